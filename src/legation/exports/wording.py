"""Events in words, and the addresses that lead to them: what calendars, feeds, maps and tables share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from legation.actors import tables
from legation.model import Event, Participant, is_body
from legation.questions.answers import Answer

_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_RESERVED = "%/:=&?~#+!$,;'@()*[]"


def address(url: str | None) -> str | None:
    """A web address as characters that every format takes; None for what is none."""
    return quote(url, safe=_RESERVED) if url is not None and _WEB.fullmatch(url) else None


def url_of(answer: Answer) -> str | None:
    """The address of the first story that has one."""
    return next((url for one in answer.evidence if (url := address(one.url))), None)


def country_name(code: str | None) -> str | None:
    """The English name of a country; None for bodies."""
    country = tables.countries().get(code or "") if not is_body(code) else None
    return country.name if country is not None else None


def sides(event: Event) -> str:
    """Who and whom in words: "Amina Odhiambo (KEN) → Ethiopia"."""
    told = [", ".join(map(_side, side)) for side in (event.actors, event.recipients)]
    return " → ".join(told) if event.recipients else told[0] or "?"


def _side(one: Participant) -> str:
    name = one.name or one.text
    return f"{name} ({one.country})" if one.country and one.kind != "country" and not is_body(one.country) else name


def heading(event: Event) -> str:
    """An event in a line: "Amina Odhiambo (KEN) → Ethiopia: CONSULT visit"."""
    return f"{sides(event)}: {' '.join(part for part in (event.type, event.mode) if part)}"


def words(answer: Answer) -> Iterator[str]:
    """The words that an event rests on, a line each: the sentence, its story's source and day, and who says so."""
    for one in answer.evidence:
        day = one.published.isoformat() if one.published else None
        said = f"{one.firmness} by {one.said_by}" if one.said_by else None
        told = ", ".join(part for part in (one.source, day, said) if part)
        yield f"“{' '.join(one.text.split())}”{f' ({told})' if told else ''}"
