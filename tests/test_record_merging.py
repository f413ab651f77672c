"""One happening, one event: the rules of merging, each with tellings that it joins and tellings that it keeps apart."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.model import Event, Reading
from legation.record import Record
from tests.strategies import archives
from tests.tellings import dollars, killed, reading
from tests.test_record_store import contents

MORI, HAN, BAE = "JPN:Takashi Mori", "KOR:Han Ji-won", "KOR:Bae Sun-hee"


def events_of(*archive: Reading) -> list[Event]:
    """The events after keeping; the same in the order given and in reverse, or the test fails."""
    with Record(":memory:") as record, Record(":memory:") as backwards:
        for one in archive:
            record.keep(one)
        for one in reversed(archive):
            backwards.keep(one)
        assert contents(record) == contents(backwards)
        return record.events()


def sizes(*archive: Reading) -> list[int]:
    return sorted(len(event.mentions) for event in events_of(*archive))


@settings(max_examples=15, deadline=None)
@given(archives(5), st.randoms(use_true_random=False))
def test_the_order_in_which_stories_arrive_changes_nothing(archive: list[Reading], chance: random.Random) -> None:
    shuffled = chance.sample(archive, len(archive))
    with Record(":memory:") as record, Record(":memory:") as other:
        for one in archive:
            record.keep(one)
        for one in shuffled:
            other.keep(one)
        assert contents(record) == contents(other)
        assert sorted(m for e in record.events() for m in e.mentions) == sorted(m.id for m in record.mentions())


@settings(max_examples=15, deadline=None)
@given(archives(5))
def test_no_event_holds_two_days(archive: list[Reading]) -> None:
    with Record(":memory:") as record:
        for one in archive:
            record.keep(one)
        for event in record.events():
            told = [m.when for m in record.mentions(event.mentions) if m.when is not None and not m.when.inferred]
            starts = [when.start for when in told if when.start is not None]
            ends = [when.end for when in told if when.end is not None]
            assert not starts or not ends or max(starts) <= min(ends)


def test_two_agencies_tell_of_one_visit() -> None:
    afp = reading("Mori met Han.", "CONSULT", [MORI], [HAN], when="2025-03-06", source="AFP")
    ap = reading("Japan's envoy held talks.", "CONSULT", ["JPN", "KOR"], when="2025-03-06", source="AP")
    [event] = events_of(afp, ap)
    assert event.sources == ("AFP", "AP")
    assert event.stories == 2
    assert [one.name for one in event.actors + event.recipients].count("Takashi Mori") == 1


def test_a_host_is_no_guest_because_another_tells_both_as_one_side() -> None:
    seated = reading("Mori met Han in Seoul.", "CONSULT", [MORI], [HAN], when="2025-03-06")
    together = reading("Mori and Han met.", "CONSULT", [MORI, HAN], when="2025-03-06", source="AP")
    [event] = events_of(seated, together)
    assert [one.name for one in event.actors] == ["Takashi Mori"]
    assert [one.name for one in event.recipients] == ["Han Ji-won"]


def test_two_visits_of_two_days_stay_two() -> None:
    monday = reading("Mori met Han on Monday.", "CONSULT", [MORI], [HAN], when="2025-03-03")
    tuesday = reading("Mori met Han on Tuesday.", "CONSULT", [MORI], [HAN], when="2025-03-04")
    undated = reading("Mori met Han.", "CONSULT", [MORI], [HAN], published="2025-03-04")
    assert sizes(monday, tuesday, undated) == [1, 2]


def test_two_hosts_on_one_day_stay_two() -> None:
    han = reading("Mori met Han.", "CONSULT", [MORI], [HAN], when="2025-03-06")
    bae = reading("Mori met Bae.", "CONSULT", [MORI], [BAE], when="2025-03-06")
    vague = reading("Japan and South Korea held talks.", "CONSULT", ["JPN", "KOR"], when="2025-03-06")
    assert sizes(han, bae, vague) == [1, 2]


def test_a_meeting_of_which_a_story_names_one_side_needs_the_place_too() -> None:
    full = reading("They met.", "CONSULT", ["KEN"], ["NOR"], when="2025-03-06", where="Oslo")
    half = reading("In Oslo ministers met.", "CONSULT", ["NOR"], when="2025-03-06", where="Oslo")
    elsewhere = reading("Ministers met.", "CONSULT", ["NOR"], when="2025-03-06")
    assert sizes(full, half, elsewhere) == [1, 2]


def test_a_plan_and_the_meeting_held_are_one_event() -> None:
    plan = reading(
        "Mori will meet Han next week.",
        "CONSULT",
        [MORI],
        [HAN],
        status="planned",
        when="2025-03-03/2025-03-09",
        published="2025-02-27",
    )
    held = reading("Mori met Han.", "CONSULT", [MORI], [HAN], when="2025-03-06", published="2025-03-06")
    [event] = events_of(plan, held)
    assert event.state == "happened"
    assert [step.state for step in event.history] == ["planned", "happened"]
    assert event.plover == "CONSULT"
    assert event.when is not None
    assert event.when.start == event.when.end == date(2025, 3, 6)


def test_what_has_happened_is_not_what_is_still_to_come() -> None:
    done = reading("Mori met Han.", "CONSULT", [MORI], [HAN], published="2025-03-03")
    plan = reading(
        "Mori will meet Han.", "CONSULT", [MORI], [HAN], status="planned", when="2025-03-05", published="2025-03-03"
    )
    assert sizes(done, plan) == [1, 1]


def test_the_toll_rises_and_the_bombing_stays_one() -> None:
    first = reading(
        "A bomb killed 3.",
        "ASSAULT",
        ["COL/REB"],
        ["COL/MIL"],
        when="2025-03-02",
        published="2025-03-02",
        quantities=(killed(3),),
    )
    second = reading(
        "A bomb killed 7.",
        "ASSAULT",
        ["COL/REB"],
        ["COL/MIL"],
        when="2025-03-02",
        published="2025-03-04",
        quantities=(killed(7),),
    )
    [event] = events_of(first, second)
    [toll] = event.quantities
    assert (toll.value, toll.low, toll.high) == (7, 3, 7)


def test_a_vague_story_joins_the_week_that_fits_alone() -> None:
    strike = reading("Jets struck.", "ASSAULT", ["SAU"], ["YEM"], when="2025-03-02")
    month = reading(
        "Jets struck in March.", "ASSAULT", ["SAU"], ["YEM"], when="2025-03-01/2025-03-31", published="2025-04-01"
    )
    other = reading("Jets struck again.", "ASSAULT", ["SAU"], ["YEM"], when="2025-03-12", published="2025-03-12")
    assert sizes(strike, month) == [2]
    assert sizes(strike, month, other) == [1, 1, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"actors": ["KEN"], "recipients": ["ETH"]}, {"actors": ["ETH"], "recipients": ["KEN"]}),
        ({"actors": ["KEN"], "recipients": ["ETH"]}, {"actors": ["KEN"], "recipients": ["SOM"]}),
        ({"actors": ["KEN"], "recipients": ["ETH"]}, {"actors": ["KEN"]}),
        ({"actors": ["KEN"]}, {"actors": ["KEN/CVL"]}),
        ({"actors": ["IGO:UN"]}, {"actors": ["IGO:EU"]}),
        ({"actors": ["KEN:Amina Odhiambo"]}, {"actors": ["KEN:Peter Mwangi"]}),
    ],
)
def test_who_accuses_whom_keeps_accusations_apart(one: dict[str, list[str]], other: dict[str, list[str]]) -> None:
    left = reading("One.", "ACCUSE", when="2025-03-03", **one)  # type: ignore[arg-type]
    right = reading("Other.", "ACCUSE", when="2025-03-03", **other)  # type: ignore[arg-type]
    assert sizes(left, right) == [1, 1]


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ({"where": "Nairobi"}, {"where": "Kenya"}, True),
        ({"where": "Nairobi"}, {"where": "Mombasa"}, False),
        ({"where": "Nairobi"}, {"where": "Oslo"}, False),
        ({"mode": "aerial"}, {"mode": "drone"}, True),
        ({"mode": "aerial"}, {"mode": "torture"}, False),
        ({"mode": "aerial"}, {}, True),
        ({"status": "denied"}, {}, True),
        ({"recipients": ["KEN"]}, {"recipients": []}, True),
    ],
)
def test_place_mode_and_status_of_an_attack(one: dict[str, object], other: dict[str, object], together: bool) -> None:
    plain: dict[str, object] = {"actors": ["ETH"], "recipients": ["KEN"], "when": "2025-03-03"}
    left = reading("One.", "ASSAULT", **(plain | one))  # type: ignore[arg-type]
    right = reading("Other.", "ASSAULT", **(plain | other))  # type: ignore[arg-type]
    assert sizes(left, right) == ([2] if together else [1, 1])


def test_two_sums_are_two_gifts() -> None:
    def gift(text: str, amount: float) -> Reading:
        return reading(text, "AID", ["AUS"], ["VUT"], when="2025-03-03", quantities=(dollars(amount),))

    assert sizes(gift("a", 5e6), gift("b", 5.1e6)) == [2]
    assert sizes(gift("a", 5e6), gift("b", 10e6)) == [1, 1]


def test_a_story_told_without_a_day_joins_the_day_before_it() -> None:
    dated = reading("Envoys met on Monday.", "CONSULT", ["KEN", "ETH"], when="2025-03-03", published="2025-03-03")
    inferred = reading("Envoys met.", "CONSULT", ["KEN", "ETH"], when="~2025-03-04", published="2025-03-04")
    month_later = reading("Envoys met.", "CONSULT", ["KEN", "ETH"], when="~2025-04-04", published="2025-04-04")
    assert sizes(dated, inferred, month_later) == [1, 2]


def test_an_event_s_id_stays_when_later_stories_come() -> None:
    first = reading("Envoys met.", "CONSULT", ["KEN", "ETH"], when="2025-03-01/2025-03-07", published="2025-03-08")
    later = reading("Envoys met.", "CONSULT", ["KEN", "ETH"], when="2025-03-03", published="2025-03-09", source="AP")
    [alone] = events_of(first)
    [both] = events_of(first, later)
    assert alone.id == both.id
    assert both.when is not None
    assert both.when.start == date(2025, 3, 3)
