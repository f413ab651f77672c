"""What went before an event, and whether the record bears out what stories claim of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from legation.errors import RecordError
from legation.model import Precedent, Reading
from legation.questions import precedents
from legation.record import Record
from tests.tellings import killed, reading


def visit(when: str, *, claim: Precedent | None = None, **more: object) -> Reading:
    told = {"mode": "visit", "published": when, "actors": ["JPN:Taro Kono"], "recipients": ["KOR"]} | more
    actors, recipients = told.pop("actors"), told.pop("recipients")
    type = str(told.pop("type", "CONSULT"))
    read = reading(f"They met on {when}. {actors}", type, actors, recipients, when=when, **told)  # type: ignore[arg-type]
    return read if claim is None else replace(read, precedents=(replace(claim, mention=read.events[0].id),))


def claimed(
    since: date | None, kind: str = "first", number: int | None = 1, period: str | None = "in years"
) -> Precedent:
    return Precedent("", kind, number, "such visit", period, since, "the first such visit", (0, 4), 0)


def kept(*archive: Reading) -> Record:
    record = Record(":memory:")
    for one in archive:
        record.keep(one)
    return record


def event_on(record: Record, when: str) -> str:
    (found,) = (one for one in record.events() if one.when is not None and str(one.when.start) == when)
    return found.id


def test_like_events_come_latest_first_with_their_gaps() -> None:
    archive = [visit(day) for day in ("2018-05-01", "2018-05-31", "2025-01-13")]
    others = [
        visit("2020-01-01", recipients=["CHN"]),
        visit("2020-02-01", mode="meet"),
        visit("2020-03-01", type="AID"),
        visit("2020-04-01", status="planned"),
        visit("2020-05-01", actors=["KOR"], recipients=["JPN"]),
    ]
    with kept(*archive, *others) as record:
        found = precedents(record, event_on(record, "2025-01-13"), as_of="2025-01-14")
    assert [str(one.event.when and one.event.when.start) for one in found.found] == ["2018-05-31", "2018-05-01"]
    assert found.gaps == (30,)
    assert found.since == (date(2025, 1, 13) - date(2018, 5, 31)).days
    assert found.reach == date(2018, 5, 1)
    assert found.found[0].evidence


@pytest.mark.parametrize(
    ("since", "earlier", "verdict"),
    [
        (date(2019, 1, 13), ["2018-05-01"], "borne out"),
        (date(2019, 1, 13), ["2018-05-01", "2023-05-01"], "contradicted"),
        (date(2017, 1, 13), [], "open"),
        (None, ["2018-05-01"], "open"),
    ],
)
def test_a_claim_to_be_the_first_since_a_day(since: date | None, earlier: list[str], verdict: str) -> None:
    with kept(*map(visit, earlier), visit("2025-01-13", claim=claimed(since))) as record:
        (told,) = precedents(record, event_on(record, "2025-01-13"), as_of="2025-01-14").claims
    assert told.verdict == verdict
    assert bool(told.events) == (verdict == "contradicted")


def test_a_claim_to_be_the_first_ever_is_contradicted_but_never_borne_out() -> None:
    ever = claimed(None, period=None)
    with kept(visit("2018-05-01"), visit("2025-01-13", claim=ever)) as record:
        assert precedents(record, event_on(record, "2025-01-13")).claims[0].verdict == "contradicted"
    with kept(visit("2018-05-01", recipients=["CHN"]), visit("2025-01-13", claim=ever)) as record:
        assert precedents(record, event_on(record, "2025-01-13")).claims[0].verdict == "open"


def test_a_second_needs_just_one_before() -> None:
    second = claimed(date(2024, 12, 13), "later", 2, "in a month")
    cases = (
        (["2024-12-01", "2024-12-20"], "borne out"),
        (["2024-12-20"], "open"),  # the record knows nothing of the first week
        (["2024-12-01"], "open"),
        (["2024-12-20", "2024-12-27"], "contradicted"),
    )
    for earlier, verdict in cases:
        with kept(*map(visit, earlier), visit("2025-01-13", claim=second)) as record:
            assert precedents(record, event_on(record, "2025-01-13")).claims[0].verdict == verdict


def test_the_deadliest_is_measured_by_those_killed() -> None:
    most = claimed(date(2015, 1, 13), "most", None, "in a decade")
    raid = {"type": "ASSAULT", "mode": None, "trigger": "struck"}
    for before, verdict in ((90, "contradicted"), (7, "open")):
        archive = [
            visit("2020-05-01", **raid, quantities=(killed(before),)),
            visit("2025-01-13", claim=most, **raid, quantities=(killed(40),)),
        ]
        with kept(*archive) as record:
            assert precedents(record, event_on(record, "2025-01-13")).claims[0].verdict == verdict


def test_words_are_read_as_a_story_is() -> None:
    office = visit("2018-05-01")
    minister = replace(office.events[0].actors[0], office="foreign minister")
    office = replace(office, events=(replace(office.events[0], actors=(minister,)),))
    with kept(office, visit("2021-05-01")) as record:
        found = precedents(record, "last visit of a Japanese foreign minister to South Korea", as_of="2025-01-13")
    assert [str(one.event.when and one.event.when.start) for one in found.found] == ["2018-05-01"]
    assert found.like == "CONSULT visit: JPN foreign minister → KOR"


def test_what_is_not_out_yet_is_not_known() -> None:
    with kept(visit("2018-05-01"), visit("2025-01-13")) as record:
        found = precedents(record, "visit by Japan to South Korea", as_of="2020-01-01")
    assert len(found.found) == 1


@pytest.mark.parametrize("asked", ["", "  ", "nothing at all", "0000", "the weather"])
def test_words_without_a_happening_are_refused_in_one_line(asked: str) -> None:
    with kept(visit("2018-05-01")) as record, pytest.raises(RecordError, match="no event's id"):
        precedents(record, asked)
