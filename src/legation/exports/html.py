"""HTML: one page of the stories, each with its events marked at their words and listed beside them.

The page needs nothing from outside and lets nothing in: all words of a story are escaped, and its policy allows no
other script than the few lines that light up the words of the event one points at. Stripped of its tags, a title or a
text is what the story has, but for characters that no page can hold (NUL, half characters).
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TextIO

from legation.model import Attribution, Drop, EventMention, Participant, Place, Quantity, Reading, Span, TimeSpan

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
ROLES = {"actor": "who", "recipient": "whom", "time": "when", "place": "where", "said": "on whose word"}

_UNFIT = re.compile(r"[\x00\ud800-\udfff]")  # what a page cannot hold
_TURNS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # marks that turn the direction of what follows
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


class Mark(NamedTuple):
    """Words of an event: where they start and end, the number of the event, what they are to it, as CSS classes.

    `label` is what stands behind its trigger.
    """

    start: int
    end: int
    number: int
    classes: str
    label: str = ""


def write(readings: Iterable[Reading], stream: TextIO) -> None:
    """Write the whole page, story by story as they come."""
    stream.write(_HEAD)
    for number, reading in enumerate(readings, start=1):
        stream.write("".join(_story(reading, f"s{number}")))
    stream.write(_FOOT)


def _story(reading: Reading, key: str) -> Iterator[str]:
    """A story as an article; `key` is what the ids in it begin with."""
    story = reading.story
    marks: dict[str, list[Mark]] = {"title": [], "text": []}
    for number, event in enumerate(reading.events, start=1):
        size = len(story.part(event.part))
        marks[event.part] += [_clipped(mark, size) for mark in _marks(event, number)]
    yield f'<article id="{key}">\n'
    if story.title:
        yield f'<h2 class="title">{_marked(story.title, marks["title"], f"{key}-title")}</h2>\n'
    else:
        yield f"<h2>{_safe(story.id)}</h2>\n"
    known = [story.published.isoformat() if story.published else "", _safe(story.source or ""), _link(story.url or "")]
    yield f'<p class="source">{" · ".join(part for part in known if part)}</p>\n'
    yield f'<div class="both">\n<div class="text">{_marked(story.text, marks["text"], f"{key}-text")}</div>\n'
    yield '<div class="told">\n'
    if reading.events:
        claims: dict[str, list[str]] = defaultdict(list)
        for claim in reading.precedents:
            claims[claim.mention].append(f"<q>{_safe(claim.text)}</q>")
        items = (_event(event, number, key, claims[event.id]) for number, event in enumerate(reading.events, start=1))
        yield f'<ol class="events">\n{"".join(items)}</ol>\n'
    else:
        yield "<p>No events.</p>\n"
    if reading.dropped:
        yield f"<details><summary>{len(reading.dropped)} dropped: words that gave no event, and why</summary>\n<ul>\n"
        yield from (_drop(drop, story.part(drop.part)) for drop in reading.dropped)
        yield "</ul></details>\n"
    yield "</div>\n</div>\n</article>\n"


# ── the words, marked ────────────────────────────────────────────────────────────────────────────────────────────────


def _marks(event: EventMention, number: int) -> Iterator[Mark]:
    yield Mark(*event.trigger.span, number, f"trigger q{event.quad}", _label(event, number))
    roles: list[tuple[str, Span | None]] = [
        *(("actor", one.span) for one in event.actors),
        *(("recipient", one.span) for one in event.recipients),
        ("time", event.when.span if event.when else None),
        ("place", event.where.span if event.where else None),
    ]
    if said := event.attribution:
        roles += [("said", said.span), *(("said", one.span) for one in (said.speaker, *said.via) if one)]
    yield from (Mark(*span, number, role) for role, span in roles if span)


def _label(event: EventMention, number: int) -> str:
    """What stands behind a trigger: "3", or "3 planned", "3 background" where it is no plain news."""
    status = event.status if event.status != "happened" else ""
    return " ".join(part for part in (str(number), status, "background" if event.background else "") if part)


def _clipped(mark: Mark, size: int) -> Mark:
    """The mark within a text of that size, whatever its span says."""
    return mark._replace(start=min(max(mark.start, 0), size), end=min(max(mark.end, 0), size))


def _marked(text: str, marks: Sequence[Mark], key: str) -> str:
    """The text, cut wherever a mark starts or ends, each piece with the classes of all the marks that cover it."""
    starting: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        starting[mark.start].append(mark)
    pieces = []
    over: list[Mark] = []
    for start, end in pairwise(sorted({0, len(text), *(edge for mark in marks for edge in mark[:2])})):
        over = [mark for mark in (*over, *starting[start]) if mark.end > start]
        pieces.append(_piece(text[start:end], over, end, f"{key}-{start}"))
    return "".join(pieces)


def _piece(words: str, over: Sequence[Mark], end: int, key: str) -> str:
    """One piece, which ends at `end`; that of a trigger links to its event, and its last one bears the number."""
    if not over:
        return _safe(words)
    classes = " ".join(dict.fromkeys(mark.classes for mark in over))
    numbers = " ".join(str(number) for number in sorted({mark.number for mark in over}))
    told = f'class="{_escaped(classes)}" data-of="{numbers}"'
    triggers = [mark for mark in over if mark.label]
    if not triggers:
        return f"<mark {told}>{_safe(words)}</mark>"
    labels = ", ".join(mark.label for mark in triggers if mark.end == end)
    label = f' data-label="{_escaped(labels)}"' if labels else ""
    event = f"#{key.partition('-')[0]}e{triggers[-1].number}"
    return f'<a id="{key}" href="{event}" {told}{label}>{_safe(words)}</a>'


# ── the events, listed ───────────────────────────────────────────────────────────────────────────────────────────────


def _event(event: EventMention, number: int, key: str, claims: Sequence[str]) -> str:
    """An event as an item of the list, whose number links to its trigger; `claims` of what went before it as HTML."""
    mode = f" {_safe(event.mode)}" if event.mode else ""
    sides = " → ".join(", ".join(_side(one) for one in side) for side in (event.actors, event.recipients) if side)
    lines = {
        "code": f"PLOVER {_safe(event.plover)} · CAMEO {_safe(event.cameo)} · {QUADS.get(event.quad, event.quad)}",
        "who → whom": sides if event.actors else f"? → {sides}" if sides else "?",
        "status": f"{_safe(event.status)}{' <b>background</b>' if event.background else ''}",
        "when": _when(event.when),
        "where": _where(event.where),
        "source": _said(event.attribution),
        "numbers": "; ".join(_quantity(one) for one in event.quantities),
        "claimed": "; ".join(claims),
        "about": _safe(", ".join(event.contexts)),
        "confidence": f"{event.confidence:.2f}",
        "why": _safe("; ".join(event.why)),
    }
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>\n" for name, value in lines.items() if value)
    link = f'<a href="#{key}-{event.part}-{max(event.trigger.span[0], 0)}">{number}</a>'
    deed = f'<h3 class="q{event.quad}">{link} {_safe(event.type)}{mode}</h3>'
    return f'<li id="{key}e{number}" data-of="{number}">\n{deed}\n<dl>\n{rows}</dl>\n</li>\n'


def _side(one: Participant) -> str:
    """A participant by name, with its country, sector and office, and with its words where they are not its name."""
    words = f"<q>{_safe(one.text)}</q>"
    named = words if one.name is None else _safe(one.name)
    told = f" {words}" if one.name not in (None, one.text) else ""
    state = f" ({one.office_state})" if one.office_state not in (None, "current") else ""
    tags = [one.code, one.country, one.sector, one.sector_2, f"{one.office}{state}" if one.office else None]
    shown = ", ".join(dict.fromkeys(tag for tag in tags if tag and tag != one.name))
    return f"{named}{told}{f' ({_safe(shown)})' if shown else ''}"


def _when(when: TimeSpan | None) -> str:
    if when is None:
        return ""
    bounds = [day.isoformat() if day else "" for day in (when.start, when.end)]
    days = bounds[0] if bounds[0] == bounds[1] else " … ".join(bounds).strip()
    words = f"<q>{_safe(when.text)}</q>" if when.text else ""
    return " ".join(part for part in (days, words, "<i>inferred</i>" if when.inferred else "") if part)


def _where(where: Place | None) -> str:
    if where is None:
        return ""
    words = f"<q>{_safe(where.text)}</q>"
    named = words if where.name is None else _safe(where.name)
    country = f" ({_safe(where.country)})" if where.country else ""
    return f"{named}{country}{f' {words}' if where.name not in (None, where.text) else ''}"


def _said(attribution: Attribution | None) -> str:
    """How firmly and by whom it is said; where nobody is told to say it, the story does."""
    if attribution is None:
        return "the story"
    speaker = [_side(attribution.speaker)] if attribution.speaker else []
    names = ", via ".join([*speaker, *(_side(one) for one in attribution.via)])
    return f"{_safe(attribution.firmness)}{': ' if names else ''}{names}"


def _quantity(one: Quantity) -> str:
    value = [f"{one.value:,.15g}"] if one.value is not None else []
    bounds = [f"{bound:,.15g}" if bound is not None else "" for bound in (one.low, one.high)]
    bounds = [" … ".join(bounds).strip()] if one.low != one.high else []
    told = " ".join(part for part in (one.kind, one.of and f"({one.of})", *value, *bounds, one.unit) if part)
    return f"{_safe(told)} <q>{_safe(one.text)}</q>"


def _drop(drop: Drop, text: str) -> str:
    start, end = drop.span
    where = "title" if drop.part == "title" else f"sentence {drop.sentence}"
    return f"<li>{where}: {_safe(drop.reason)}: <q>{_safe(text[start:end])}</q></li>\n"


def _link(url: str) -> str:
    """The address, as a link where it is one of the web."""
    if not _LINK.fullmatch(url):
        return _safe(url)
    return f'<a href="{_escaped(url)}" rel="noopener noreferrer nofollow">{_safe(url)}</a>'


def _safe(words: str) -> str:
    """Words of a story as words on the page: no markup, and a mark of direction turns nothing but itself."""
    return _TURNS.sub(r"<bdi>\g<0></bdi>", _escaped(words))


def _escaped(words: str) -> str:
    return html.escape(_UNFIT.sub("\ufffd", words)).replace("\r", "&#13;")


# ── the page around them ─────────────────────────────────────────────────────────────────────────────────────────────

# Every role has a property of its own, so that words in several roles show them all.
_STYLE = """
:root { --page: #fdfcf9; --ink: #1d1d1f; --dim: #666; --line: #ddd8cc; --time: #fbeaa6; --place: #cfe4fb;
  --lit: #b5179e; --q1: #1b6e3c; --q2: #0b5394; --q3: #9a5b00; --q4: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --page: #17181b; --ink: #e6e4df; --dim: #a3a19b; --line: #3b3c40; --time: #55480f; --place: #1d4166;
    --lit: #ff7ae5; --q1: #7fd69b; --q2: #86bdf5; --q3: #f0b45c; --q4: #ff8f85; } }
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 84rem; background: var(--page); color: var(--ink);
  font: 1rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: inherit; }
h1 { font-size: 1.1rem; margin: 0; }
h2 { font-size: 1.35rem; line-height: 1.35; margin: 0; }
h3 { font-size: 1rem; margin: 0; }
.legend, .source, dt, details { color: var(--dim); font-size: .875rem; }
.legend mark, .legend b { margin-right: .8em; }
article { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1rem; }
.source { margin: 0 0 1rem; }
.text { white-space: pre-wrap; font-family: Georgia, serif; max-width: 42rem; line-height: 1.9; }
.told { margin-top: 1.2rem; }
.events, details ul { list-style: none; margin: 0; padding: 0; }
.events li { border-left: 3px solid var(--line); padding: .1rem .7rem; margin-bottom: 1rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0 .7rem; margin: 0; font-size: .875rem; }
dd { margin: 0; }
bdi { display: inline-block; }
bdi::before { content: "\\21C6"; color: var(--q4); font-size: .7em; }
mark { background: none; color: inherit; }
.q1 { color: var(--q1); } .q2 { color: var(--q2); } .q3 { color: var(--q3); } .q4 { color: var(--q4); }
.trigger { font-weight: bold; text-decoration: none; }
.trigger[data-label]::after { content: attr(data-label); font: .65em system-ui, sans-serif; vertical-align: super;
  margin-left: .15em; }
.actor { text-decoration: underline 1px; text-underline-offset: .2em; }
.recipient { border-bottom: 3px double; }
.time { background: var(--time); }
.place { box-shadow: inset 0 -.55em var(--place); }
.said { font-style: italic; }
.lit, li:target { outline: 2px solid var(--lit); outline-offset: 1px; border-radius: 2px; }
@media (min-width: 60rem) {
  .both { display: grid; grid-template-columns: minmax(0, 3fr) minmax(20rem, 2fr); gap: 2rem; }
  .told { margin: 0; }
  .text { position: sticky; top: 0; max-height: 100vh; overflow: auto; padding: .3rem; align-self: start; } }
@media print {
  body { font-size: 10pt; padding: 0; } .both { display: block; } li { break-inside: avoid; }
  .text { position: static; max-height: none; overflow: visible; margin-bottom: 1rem; }
  mark, .trigger { print-color-adjust: exact; } }
"""

# Lights up all the words of the events that one points at, in the text or in the list.
_SCRIPT = """
function light({target}) {
  const at = target.closest?.("[data-of]");
  document.querySelectorAll(".lit").forEach(one => one.classList.remove("lit"));
  for (const number of at ? at.dataset.of.split(" ") : [])
    at.closest("article").querySelectorAll(`[data-of~="${number}"]`).forEach(one => one.classList.add("lit"));
}
for (const kind of ["mouseover", "focusin", "click"]) document.addEventListener(kind, light);
"""

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        f"script-src 'sha256-{base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()}'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)

_LEGEND = "\n".join(
    (
        *(f'<b class="q{quad}">{name}</b>' for quad, name in QUADS.items()),
        *(f'<mark class="{role}">{name}</mark>' for role, name in ROLES.items()),
    )
)

_HEAD = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Legation: stories and their events</title>
<style>{_STYLE}</style>
</head>
<body>
<header>
<h1>What Legation read</h1>
<p class="legend">{_LEGEND}
<br>The number behind a word is that of its event; point at either to light up all the words of the event.</p>
</header>
<main>
"""
_FOOT = f"</main>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n"
