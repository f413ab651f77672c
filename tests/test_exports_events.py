"""GeoJSON, iCalendar and Atom: other readers take them, they tell what the events do, and nothing in them runs."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from icalendar import Calendar

from legation.exports import atom, geojson, ics
from legation.exports.dossiers import dossiers
from legation.exports.exporting import known_events
from legation.exports.wording import address
from legation.model import Event, Participant, Reading
from legation.record import Record
from legation.record.extracts import Extract
from tests.strategies import archives
from tests.tellings import reading

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "]]><script>alert(1)</script>\x00\x1b]0;x\x07\r\nBEGIN:VALARM\r\nACTION:PROCEDURE\uffff \u202e&lt;\ud7ff"


def written(format: ModuleType, record: Record, events: Iterable[Event] | None = None) -> tuple[str, Counter[str]]:
    left_out: Counter[str] = Counter()
    stream = io.StringIO()
    told = known_events(record, Extract(), newest_first=format is atom) if events is None else events
    format.write(dossiers(record, told), stream, left_out)
    return stream.getvalue(), left_out


def kept(*told: Reading) -> Record:
    record = Record(":memory:")
    for one in told:
        record.keep(one)
    return record


def plan(text: str, when: str | None, **more: Any) -> Reading:
    more = {"status": "planned", "published": "2025-03-01", "trigger": "meet"} | more
    return reading(text, "CONSULT", ["KEN:Amina Odhiambo"], ["ETH"], when=when, **more)


def of(told: Reading, **changes: Any) -> Reading:
    """The reading with another story about its mention: a URL, a title."""
    story = told.story.from_dict(told.story.to_dict() | changes)
    [mention] = told.events
    return replace(told, story=story, events=(replace(mention, story=replace(mention.story, **changes)),))


# ── GeoJSON ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_events_with_a_point_are_features_and_the_others_are_counted() -> None:
    told = [
        of(plan("Kenya will meet Ethiopia.", "2025-03-06", where="Nairobi"), url="https://example.org/a"),
        reading("Kenya met Norway.", "CONSULT", ["KEN"], ["NOR"]),
    ]
    text, left_out = written(geojson, kept(*told))
    collection = json.loads(text)
    [feature] = collection["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [36.817, -1.283]}
    properties = feature["properties"]
    assert {type(value) for value in properties.values()} <= {str, int, float, bool, type(None)}
    assert (properties["start"], properties["end"], properties["state"]) == ("2025-03-06", "2025-03-06", "planned")
    assert (properties["actors"], properties["actors_countries"]) == ("Amina Odhiambo", "KEN")
    assert (properties["url"], properties["words"]) == ("https://example.org/a", "Kenya will meet Ethiopia.")
    assert properties["quantities"] is None
    assert left_out == {"event: no coordinates": 1}


def test_a_record_without_events_is_an_empty_collection() -> None:
    assert json.loads(written(geojson, kept())[0]) == {"type": "FeatureCollection", "features": []}


# ── iCalendar ────────────────────────────────────────────────────────────────────────────────────────────────────────


def entries(record: Record, events: Iterable[Event] | None = None) -> tuple[list[Any], Counter[str]]:
    text, left_out = written(ics, record, events)
    assert "\r\n" in text
    assert not re.search(r"(?<!\r)\n", text)
    return list(Calendar.from_ical(text).walk("VEVENT")), left_out


def test_a_plan_is_an_entry_of_whole_days() -> None:
    told = of(
        plan("Kenya will meet Ethiopia; all; are, there.", "2025-03-06", where="Nairobi"), url="https://example.org/a"
    )
    record = kept(told)
    [entry], _ = entries(record)
    [event] = record.events()
    assert entry["uid"] == f"{event.id}@legation"
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (date(2025, 3, 6), date(2025, 3, 7))
    assert entry.decoded("dtstamp") == datetime(2025, 3, 1, tzinfo=UTC)
    assert str(entry["summary"]) == "Amina Odhiambo (KEN) → ETH: CONSULT"
    assert "“Kenya will meet Ethiopia; all; are, there.” (Reuters, 2025-03-01)" in str(entry["description"])
    assert (str(entry["location"]), entry["geo"].to_ical()) == ("Nairobi, Kenya", "-1.283;36.817")
    assert (str(entry["url"]), str(entry["status"])) == ("https://example.org/a", "CONFIRMED")


@pytest.mark.parametrize(
    ("when", "more", "status", "end"),
    [
        ("2025-03-06", {}, "CONFIRMED", "2025-03-07"),
        ("~2025-03-06", {}, "TENTATIVE", "2025-03-07"),
        ("2025-03-03/2025-03-09", {}, "TENTATIVE", "2025-03-10"),
        ("2025-03-06", {"status": "cancelled"}, "CANCELLED", "2025-03-07"),
    ],
)
def test_how_sure_a_plan_is(when: str, more: dict[str, str], status: str, end: str) -> None:
    [entry], _ = entries(kept(plan("Kenya will meet Ethiopia.", when, **more)))
    assert (str(entry["status"]), entry.decoded("dtend").isoformat()) == (status, end)


def test_what_is_no_plan_or_has_no_day_is_counted() -> None:
    told = [
        reading("Norway will meet Peru.", "CONSULT", ["NOR"], ["PER"], status="planned"),
        plan("The postponed talks of Kenya.", "2025-05-01", status="cancelled", trigger="postponed"),
        reading("Kenya met Norway.", "CONSULT", ["KEN"], ["NOR"], when="2025-03-06"),
        reading("Chile will meet Peru.", "CONSULT", ["CHL"], ["PER"], status="planned", when="9999-12-31"),
    ]
    found, left_out = entries(kept(*told))
    assert found == []
    assert left_out == {"plan: no day is told": 3, "event: no plan, as it has happened or is unclear": 1}


def test_a_new_copy_changes_an_entry_in_place() -> None:
    told = plan("Kenya will meet Ethiopia.", "2025-03-06")
    [before], _ = entries(kept(told))
    off = plan("Kenya called off its talks.", "2025-03-06", status="cancelled", published="2025-03-03", trigger="off")
    [after], _ = entries(kept(told, off))
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after.decoded("dtstamp") > before.decoded("dtstamp")
    assert str(after["status"]) == "CANCELLED"


def test_one_whose_day_is_over_is_tentative() -> None:
    record = kept(plan("Kenya will meet Ethiopia.", "2025-03-06"))
    [entry], _ = entries(record, known_events(record, Extract(as_of=date(2025, 4, 1))))
    assert str(entry["status"]) == "TENTATIVE"


# ── Atom ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_feed_has_the_newest_report_first() -> None:
    told = [
        of(reading("Kenya met Norway.", "CONSULT", ["KEN"], ["NOR"], published="2025-03-02"), url="https://a.example/"),
        reading("Kenya met Chile.", "CONSULT", ["KEN"], ["CHL"], published="2025-03-09", contexts=()),
        reading("Kenya met Peru.", "CONSULT", ["KEN"], ["PER"], published=None),
    ]
    text, left_out = written(atom, kept(*told))
    feed = ET.fromstring(text.encode())
    assert feed.findtext(f"{ATOM}updated") == "2025-03-09T00:00:00Z"
    found = feed.findall(f"{ATOM}entry")
    assert [one.findtext(f"{ATOM}updated") for one in found] == ["2025-03-09T00:00:00Z", "2025-03-02T00:00:00Z"]
    assert found[1].findtext(f"{ATOM}title") == "KEN → NOR: CONSULT · happened"
    assert [link.attrib for link in found[1].findall(f"{ATOM}link")] == [
        {"rel": "alternate", "href": "https://a.example/"}
    ]
    for one in (feed, *found):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{ATOM}{name}")) == 1
    assert len({one.findtext(f"{ATOM}id") for one in found}) == 2
    assert left_out == {"event: told by undated stories alone": 1}


def test_a_feed_of_nothing_is_a_feed() -> None:
    feed = ET.fromstring(written(atom, kept())[0].encode())
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_as_of_a_day_the_feed_is_what_it_was() -> None:
    told = [
        plan("Kenya will meet Ethiopia.", "2025-03-06"),
        plan("Kenya met Ethiopia.", "2025-03-06", status="happened", published="2025-03-07"),
        reading("Kenya met Chile.", "CONSULT", ["KEN"], ["CHL"], published="2025-03-02"),
    ]
    record = kept(*told)
    seen = list(known_events(record, Extract(as_of=date(2025, 3, 5)), newest_first=True))
    assert [(event.last_reported, event.state) for event in seen] == [
        (date(2025, 3, 2), "happened"),
        (date(2025, 3, 1), "planned"),
    ]
    assert list(known_events(record, Extract(as_of=date(2025, 2, 1)))) == []


# ── all of them ──────────────────────────────────────────────────────────────────────────────────────────────────────


def hostile() -> Reading:
    told = plan(f"Kenya will meet {HOSTILE} Ethiopia.", "2025-03-06", where="Nairobi", source=HOSTILE, title=HOSTILE)
    told = of(told, url="javascript:alert(1)")
    [mention] = told.events
    side = Participant(HOSTILE, (0, 3), HOSTILE, "person", None, "KEN")
    place = mention.where
    assert place is not None
    return replace(told, events=(replace(mention, actors=(side,), where=replace(place, name=HOSTILE)),))


def test_hostile_words_stay_words() -> None:
    record = kept(hostile())
    [feature] = json.loads(written(geojson, record)[0])["features"]
    assert feature["properties"]["url"] is None
    assert HOSTILE in feature["properties"]["actors"]

    text, _ = written(ics, record)
    [entry] = Calendar.from_ical(text).walk("VEVENT")
    assert list(entry.walk()) == [entry]
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text)
    assert text.count("\r\nBEGIN:") == 1
    assert "url" not in entry

    text, _ = written(atom, record)
    feed = ET.fromstring(text.encode())
    assert {element.tag.removeprefix(ATOM) for element in feed.iter()} == {
        "feed", "id", "title", "updated", "author", "name", "generator", "entry", "published", "category", "content",
    }  # fmt: skip
    assert "<script>" in (feed.findtext(f"{ATOM}entry/{ATOM}title") or "")


@settings(max_examples=25)
@given(archives(3))
def test_independent_readers_take_whatever_stories_hold(archive: list[Reading]) -> None:
    record = kept(*archive)
    events = record.events()

    text, left_out = written(geojson, record)
    features = json.loads(text)["features"]
    assert len(features) + left_out.total() == len(events)
    for one in features:
        longitude, latitude = one["geometry"]["coordinates"]
        assert abs(latitude) <= 90
        assert abs(longitude) <= 180

    found, left_out = entries(record)
    assert len(found) + left_out.total() == len(events)
    assert all(one.decoded("dtend") - one.decoded("dtstart") >= timedelta(days=1) for one in found)

    text, left_out = written(atom, record)
    feed = ET.fromstring(text.encode("utf-8"))
    told = [one.findtext(f"{ATOM}updated") or "" for one in feed.findall(f"{ATOM}entry")]
    assert len(told) + left_out.total() == len(events)
    assert told == sorted(told, reverse=True)

    for format in (geojson, ics, atom):
        assert written(format, record) == written(format, record)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://example.org/a?b=c%20d#e", "https://example.org/a?b=c%20d#e"),
        ("https://example.org/ö", "https://example.org/%C3%B6"),
        ("javascript:alert(1)", None),
        ("https://example.org/a b", None),
        ('https://example.org/"onclick=', None),
        ("", None),
        (None, None),
    ],
)
def test_only_a_web_address_is_a_link(url: str | None, told: str | None) -> None:
    assert address(url) == told
