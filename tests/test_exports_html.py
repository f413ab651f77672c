"""The page shows every story word for word with its events at their words, and nothing in it runs but its own lines."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from legation.cli import app, options
from legation.exports import html
from legation.model import Attribution, Drop, EventMention, Reading, Story, Trigger
from tests import strategies
from tests.told import mention, someone, spot, when, where

VOID = {"meta", "br"}
HOSTILE = "</script></style></p><img src=x onerror=alert(1)>\"'><script>alert(2)</script>&lt;b&#60;\x00\u202e"


@dataclass
class Node:
    """An element of a page, with its attributes and all the words in it and below."""

    tag: str
    attributes: dict[str, str | None]
    words: str = ""
    within: list[str] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set((self.attributes.get("class") or "").split())

    @property
    def events(self) -> set[str]:
        return set((self.attributes.get("data-of") or "").split())


class Page(HTMLParser):
    """The elements of a page in order; a tag that closes anything but the last one opened fails."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.nodes: list[Node] = []
        self.open: list[Node] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        node = Node(tag, dict(attrs), within=[one.tag for one in self.open])
        self.nodes.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for node in self.open:
            node.words += data

    def all(self, tag: str = "", of: str = "") -> list[Node]:
        """The elements with that tag and that class."""
        return [node for node in self.nodes if tag in ("", node.tag) and (not of or of in node.classes)]

    def marked(self, of: str) -> list[Node]:
        """The pieces of the stories with that class."""
        return [node for node in self.all(of=of) if "article" in node.within and node.tag in ("a", "mark")]


def source(readings: Iterable[Reading]) -> str:
    stream = io.StringIO()
    html.write(readings, stream)
    return stream.getvalue()


def page(*readings: Reading) -> Page:
    return Page(source(readings))


def held(words: str) -> str:
    """Words as a page can hold them."""
    return re.sub(r"[\x00\ud800-\udfff]", "\ufffd", words)


def meeting() -> Reading:
    """A story with a meeting that is told and one that is planned, whose words overlap, and one in its title."""
    text = "Oman's envoy met Iran's minister in Muscat on Monday, state media said.\n\nHe will visit Tehran on Friday."
    story = Story(
        text, title="Oman receives Iran", published="2024-05-14", source="ONA", url="https://example.org/a?b=1&c=2"
    )
    envoy = someone(text, "Oman's envoy", "OMN", sector="GOV", name="Salim al-Harthy", office="special envoy")
    said = Attribution("said", spot(text, "state media said"), (), someone(text, "state media", "OMN"))
    events = (
        mention(
            story,
            "met",
            "CONSULT",
            mode="visit",
            cameo="042",
            actors=(envoy,),
            recipients=(someone(text, "Iran's minister", "IRN"),),
            when=when(text, "Monday", "2024-05-13"),
            where=where(text, "Muscat", "OMN"),
            attribution=said,
        ),
        mention(
            story,
            "visit",
            "CONSULT",
            actors=(replace(envoy, text="He", span=spot(text, "He")), someone(text, "Oman", "OMN", name="Oman")),
            status="planned",
            when=replace(when(text, "Friday", "2024-05-17"), inferred=True),
            where=where(text, "Tehran", "IRN"),
        ),
        replace(mention(story, "met", "CONSULT"), part="title", trigger=Trigger("receives", (5, 13))),
    )
    return Reading(story, events, dropped=(Drop(1, spot(text, "on Friday"), "no word of the codebook"),))


def test_every_event_is_marked_at_its_words_and_told_beside_them() -> None:
    shown = page(meeting())
    triggers = {node.words: node.attributes["data-label"] for node in shown.marked("trigger")}
    assert triggers == {"receives": "3", "met": "1", "visit": "2 planned"}
    assert [(node.words, node.events) for node in shown.marked("time")] == [("Monday", {"1"}), ("Friday", {"2"})]
    assert [node.words for node in shown.marked("place")] == ["Muscat", "Tehran"]
    assert [node.words for node in shown.marked("recipient")] == ["Iran's minister"]
    assert "".join(node.words for node in shown.marked("said")) == "state media said"
    first, second, third = (node.words for node in shown.all("li") if node.events)
    for words in (
        "1 CONSULT visit",
        "PLOVER CONSULT · CAMEO 042 · verbal cooperation",
        "Salim al-Harthy Oman's envoy (OMN, GOV, special envoy) → Iran's minister (IRN)",
        "2024-05-13 Monday\n",
        "Muscat (OMN)",
        "said: state media (OMN)",
        "0.90",
        "frame codebook/consult.toml#test",
    ):
        assert words in first
    assert "2024-05-17 Friday inferred" in second
    assert "the story" in third
    (dropped,) = shown.all("details")
    assert "sentence 1: no word of the codebook: on Friday" in dropped.words
    assert [node.words for node in shown.all(of="source")] == ["2024-05-14 · ONA · https://example.org/a?b=1&c=2"]


def test_words_in_several_roles_carry_them_all() -> None:
    shown = page(meeting())
    assert [(node.words, node.events) for node in shown.marked("actor")] == [
        ("Oman", {"1", "2"}),
        ("'s envoy", {"1"}),
        ("He", {"2"}),
    ]
    story = Story("Oman met Iran.")
    twice = mention(story, "met", "CONSULT", when=when(story.text, "met Iran", "2024-05-13"))
    (trigger,) = page(Reading(story, (twice, replace(twice, quad=4)))).marked("trigger")
    assert trigger.classes == {"trigger", "q1", "q4", "time"}
    assert trigger.attributes["data-label"] == "1, 2"


def test_links_lead_from_words_to_events_and_back() -> None:
    both = page(meeting(), meeting())
    ids = [node.attributes["id"] for node in both.nodes if "id" in node.attributes]
    targets = [href[1:] for node in both.all("a") if (href := node.attributes["href"]) and href.startswith("#")]
    assert len(ids) == len(set(ids))
    assert set(targets) <= set(ids)
    assert len(targets) == 2 * 2 * 3
    assert len(both.all("article")) == 2


def test_a_story_without_title_or_event_says_so() -> None:
    story = Story("The weather was fine.\n\nNothing else happened.", id="calm")
    shown = page(Reading(story))
    assert [node.words for node in shown.all("h2")] == ["calm"]
    assert [node.words for node in shown.all(of="text")] == [story.text]
    assert "No events." in shown.all("article")[0].words
    assert shown.all("li") == []
    assert page().all("article") == []


TAGS = set(
    "html head meta title style body header h1 h2 h3 p b i br main article div ol ul li dl dt dd q a mark bdi details "
    "summary script".split()
)
ATTRIBUTES = {"class", "id", "href", "rel", "data-of", "data-label"}


def harmless(read: Page) -> bool:
    """Whether a page holds nothing but what the writer puts there: no other element, attribute, link or script."""
    names = {name for node in read.nodes if "article" in node.within for name in node.attributes}
    links = [node.attributes["href"] or "" for node in read.all("a")]
    scripts = [node.words for node in read.all("script")]
    known = {node.tag for node in read.nodes} <= TAGS and names <= ATTRIBUTES
    return known and all(re.match(r"#s\d|https?://", link, re.I) for link in links) and scripts == [html._SCRIPT]


odd = st.sampled_from("<>&\"'/=;#!-\x00\r\n\x85\u2028\u202e\u2066\u2069\ud83d\udc00")
strange = st.text(st.characters() | odd, max_size=40)
addresses = st.builds(
    str.__add__, st.sampled_from(["http://", "HTTPS://", "javascript:", "data:text/html,", ""]), strange
)
stories = st.builds(Story, strange, title=strange, source=strange, url=addresses)


@settings(max_examples=200)
@given(strategies.readings(stories))
def test_stripped_of_its_tags_the_page_is_the_story(reading: Reading) -> None:
    written = source([reading])
    written.encode("utf-8")
    read = Page(written)
    story = reading.story
    assert harmless(read)
    assert [node.words for node in read.all(of="text")] == [held(story.text)]
    assert [node.words for node in read.all(of="title")] == ([held(story.title)] if story.title else [])
    for number, event in enumerate(reading.events, start=1):
        start, end = event.trigger.span
        pieces = [node for node in read.marked("trigger") if str(number) in node.events]
        assert held(story.part(event.part)[start:end]) in "".join(node.words for node in pieces)


def hostile(data: Any) -> Any:
    """The JSON of a mention with hostile words wherever it holds words."""
    if isinstance(data, dict):
        kept = ("published", "start", "end", "part")
        return {name: value if name in kept else hostile(value) for name, value in data.items()}
    if isinstance(data, list):
        return [hostile(value) for value in data]
    return HOSTILE if isinstance(data, str) else data


@settings(max_examples=50)
@given(strategies.readings())
def test_hostile_words_are_only_words(reading: Reading) -> None:
    events = tuple(EventMention.from_dict(hostile(event.to_dict())) for event in reading.events)
    drops = tuple(replace(drop, reason=HOSTILE) for drop in reading.dropped)
    story = Story(HOSTILE, id=HOSTILE, title=HOSTILE, source=HOSTILE, url=f"https://x/{HOSTILE}")
    read = page(Reading(story, events, dropped=drops))
    assert harmless(read)
    assert [node.words for node in read.all(of="text")] == [held(HOSTILE)]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " https://a", "data:text/html,x", "//a.org", "https://a\n.org", ""]
)
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    read = page(Reading(Story("Oman met Iran.", url=url)))
    assert read.all("a") == []
    assert url.strip() in read.all(of="source")[0].words


def test_the_policy_allows_the_page_s_own_script_and_nothing_else() -> None:
    read = page(meeting())
    (script,) = read.all("script")
    (policy,) = [node.attributes["content"] for node in read.all("meta") if "http-equiv" in node.attributes]
    digest = base64.b64encode(hashlib.sha256(script.words.encode()).digest()).decode()
    own = f"script-src 'sha256-{digest}'"
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; {own}; base-uri 'none'; form-action 'none'"
    assert not {"src", "style", "srcset", "action"} & {name for node in read.nodes for name in node.attributes}
    assert "url(" not in read.all("style")[0].words
    assert "@import" not in read.all("style")[0].words


def test_a_long_story_is_written_in_time_that_grows_with_it_alone() -> None:
    sentence = "Oman met Iran. "
    story = Story(sentence * 5_000)
    one = mention(story, "met", "CONSULT")
    spans = ((len(sentence) * number + 5, len(sentence) * number + 8) for number in range(5_000))
    events = tuple(replace(one, trigger=Trigger("met", span)) for span in spans)
    assert source([Reading(story, events)]).count('class="trigger q1"') == 5_000


# ── from the command line ────────────────────────────────────────────────────────────────────────────────────────────


class Scripted:
    """A reader that reads `meeting()` in every story."""

    def read_many(self, stories: Iterable[Story]) -> Iterator[Reading]:
        return (meeting() for _ in stories)


def test_the_command_writes_one_page_of_all_stories(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(options, "reader", lambda codebook, threads, who: Scripted())
    monkeypatch.chdir(tmp_path)
    lines = (json.dumps({"text": meeting().story.text, "published": "2024-05-14", "id": name}) for name in "ab")
    (tmp_path / "wire.jsonl").write_text("\n".join(lines))
    printed = CliRunner().invoke(app, ["read", "wire.jsonl", "--format", "html"])
    assert printed.exit_code == 0
    assert len(Page(printed.stdout).all("article")) == 2
    CliRunner().invoke(app, ["read", "wire.jsonl", "--format", "html", "--output", "page.html", "--quiet"])
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == printed.stdout
    sure = CliRunner().invoke(app, ["read", "wire.jsonl", "--format", "html", "--min-confidence", "0.95"])
    assert sure.stdout.count("No events.") == 2
