"""An Atom feed (RFC 4287) of events, that of the newest report first; nothing in it tells the day it is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import TextIO
from xml.etree import ElementTree as ET

from legation import __version__
from legation.exports.wording import address, heading, words
from legation.questions.answers import Answer

NEVER = date(1970, 1, 1)
"""When a feed without entries was updated: the format asks for a time."""

# What XML 1.0 cannot hold, even as a reference, and controls that it only advises against.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_HEAD = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>urn:legation:events</id>
<title>Legation: events</title>
<updated>{updated}</updated>
<author><name>Legation</name></author>
<generator version="{version}">Legation</generator>
"""


def write(dossiers: Iterable[Answer], stream: TextIO, left_out: Counter[str]) -> int:
    """Write the feed of events that come with the newest report first; tell how many entries."""
    dated = _dated(dossiers, left_out)
    first = next(dated, None)
    stream.write(_HEAD.format(updated=_time(first[1] if first else NEVER), version=__version__))
    number = 0
    for one, day in chain([first] if first else [], dated):
        stream.write(ET.tostring(_entry(one, day), encoding="unicode") + "\n")
        number += 1
    stream.write("</feed>\n")
    return number


def _dated(dossiers: Iterable[Answer], left_out: Counter[str]) -> Iterator[tuple[Answer, date]]:
    """The events with the day of their last report; counts those without, as an entry must tell when it was updated."""
    for one in dossiers:
        if one.event.last_reported is not None:
            yield one, one.event.last_reported
        else:
            left_out["event: told by undated stories alone"] += 1


def _entry(one: Answer, updated: date) -> ET.Element:
    event = one.event
    entry = ET.Element("entry")
    _add(entry, "id", f"urn:legation:event:{event.id}")
    _add(entry, "title", f"{heading(event)} · {event.state}")
    _add(entry, "updated", _time(updated))
    if event.first_reported is not None:
        _add(entry, "published", _time(event.first_reported))
    for term in (event.type, *event.contexts):
        _add(entry, "category", term=term)
    urls = dict.fromkeys(url for told in one.evidence if (url := address(told.url)))
    for number, url in enumerate(urls):
        _add(entry, "link", rel="related" if number else "alternate", href=url)
    _add(entry, "content", "\n".join((*words(one), *_facts(one))), type="text")
    return entry


def _facts(one: Answer) -> Iterable[str]:
    """When and where, as far as known."""
    when, where = one.event.when, one.event.where
    if when is not None and (days := dict.fromkeys(day.isoformat() for day in (when.start, when.end) if day)):
        yield f"When: {' to '.join(days)}{' (inferred)' if when.inferred else ''}"
    if where is not None:
        yield f"Where: {where.name or where.text}{f' ({where.country})' if where.country else ''}"


def _add(entry: ET.Element, name: str, text: str | None = None, **attributes: str) -> None:
    inner = ET.SubElement(entry, name, {key: _fit(value) for key, value in attributes.items()})
    inner.text = _fit(text) if text is not None else None


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
