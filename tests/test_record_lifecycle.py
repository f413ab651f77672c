"""The life of an event, and how its own fields are settled from what the mentions say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.model import Event, EventMention
from legation.record.lifecycle import as_of, in_order, state_of, told_state
from legation.record.settling import settle
from tests.strategies import archives
from tests.tellings import killed, one, reading


def told(status: str, published: str, when: str | None = "2025-03-06", **more: object) -> EventMention:
    more = {"source": "Reuters", "text": f"{status} {published}"} | more
    text = str(more.pop("text"))
    return reading(text, "CONSULT", ["KEN", "ETH"], status=status, published=published, when=when, **more).events[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("life", "state"),
    [
        ([("planned", "2025-03-01")], "planned"),
        ([("planned", "2025-03-01"), ("happened", "2025-03-06")], "happened"),
        ([("planned", "2025-03-01"), ("cancelled", "2025-03-05")], "cancelled"),
        ([("cancelled", "2025-03-03"), ("planned", "2025-03-04")], "planned"),
        ([("happened", "2025-03-06"), ("planned", "2025-03-07")], "happened"),
        ([("ongoing", "2025-03-06"), ("happened", "2025-03-07")], "happened"),
        ([("happened", "2025-03-06"), ("denied", "2025-03-07")], "unclear"),
        ([("denied", "2025-03-06"), ("happened", "2025-03-07")], "happened"),
        ([("happened", "2025-03-06"), ("denied", "2025-03-06")], "unclear"),
        ([("possible", "2025-03-01")], "unclear"),
        ([("possible", "2025-03-01"), ("planned", "2025-03-02")], "planned"),
        ([("planned", "2025-03-01"), ("possible", "2025-03-02")], "planned"),
        ([("failed", "2025-03-06")], "happened"),
    ],
)
def test_the_state_follows_what_was_told(life: list[tuple[str, str]], state: str) -> None:
    mentions = [told(status, published) for status, published in life]
    assert state_of(mentions) == state
    assert state_of(mentions[::-1]) == state


def test_a_plan_is_announced_until_its_day_is_known() -> None:
    without, dated = told("planned", "2025-03-01", None), told("planned", "2025-03-02")
    again = told("planned", "2025-03-03", None)
    assert state_of([without]) == "announced"
    assert state_of([without, dated]) == "planned"
    assert state_of([without, dated, again]) == "planned"


def test_a_postponed_meeting_says_so() -> None:
    assert told_state(told("cancelled", "2025-03-03", trigger="postponed")) == "postponed"
    assert told_state(told("cancelled", "2025-03-03", trigger="scrapped")) == "cancelled"


def test_a_plan_lapses_once_its_days_are_over() -> None:
    event = settle([told("planned", "2025-03-01")])
    assert as_of(event, date(2025, 3, 6)).state == "planned"
    assert as_of(event, date(2025, 3, 7)).state == "lapsed"
    held = settle([told("planned", "2025-03-01"), told("happened", "2025-03-06")])
    assert as_of(held, date(2026, 1, 1)) == held


def test_the_history_tells_each_change_and_who_told_it() -> None:
    mentions = [
        told("planned", "2025-03-01"),
        told("planned", "2025-03-02"),
        told("cancelled", "2025-03-05"),
        told("planned", "2025-03-06"),
    ]
    history = settle(mentions).history
    assert [(step.state, step.mention) for step in history] == [
        ("planned", mentions[0].id),
        ("cancelled", mentions[2].id),
        ("planned", mentions[3].id),
    ]


def test_the_strict_code_is_that_of_the_state() -> None:
    plan, held = told("planned", "2025-03-01"), told("happened", "2025-03-06", confidence=0.5)
    assert settle([plan]).plover == "AGREE"
    assert settle([plan, held]).plover == "CONSULT"


def test_everybody_is_named_once_and_most_fully() -> None:
    vague = told("happened", "2025-03-06", text="a")
    full = reading("b", "CONSULT", ["KEN:Amina Odhiambo", "IGO:UN"], ["ETH:Tesfaye Alemu"], when="2025-03-06").events[0]
    short = reading("c", "CONSULT", ["KEN:Odhiambo"], ["ETH"], when="2025-03-06").events[0]
    event = settle([vague, full, short])
    assert sorted(p.name or "" for p in event.actors) == ["Amina Odhiambo", "ETH", "UN"]
    assert [p.name for p in event.recipients] == ["Tesfaye Alemu"]


def test_the_last_toll_counts_and_its_range_stays() -> None:
    mentions = [
        told("happened", "2025-03-06", quantities=(killed(12),)),
        told("happened", "2025-03-07", quantities=(killed(9),)),
        told("happened", "2025-03-08", text="no toll"),
    ]
    [toll] = settle(mentions).quantities
    assert (toll.value, toll.low, toll.high) == (9, 9, 12)


def test_an_event_is_background_only_where_all_say_so() -> None:
    news, past = told("happened", "2025-03-06"), told("happened", "2025-03-09", background=True)
    assert settle([past]).background
    assert not settle([past, news]).background


@settings(max_examples=20, deadline=None)
@given(archives(4), st.randoms(use_true_random=False))
def test_settling_is_the_same_in_any_order(archive: list, chance) -> None:  # type: ignore[no-untyped-def,type-arg]
    mentions = [mention for one_story in archive for mention in one_story.events]
    if not mentions:
        return
    event = settle(mentions)
    assert settle(chance.sample(mentions, len(mentions))) == event
    assert Event.from_dict(event.to_dict()) == event
    assert event.mentions == tuple(mention.id for mention in in_order(mentions))


def test_a_participant_nobody_knows_is_kept_by_its_words() -> None:
    from dataclasses import replace

    stranger = replace(one("KEN"), text="the gunmen", name=None, kind="group", country=None)
    first = replace(told("happened", "2025-03-06", text="a"), actors=(stranger,))
    second = replace(told("happened", "2025-03-06", text="b"), actors=(stranger, one("KEN")))
    assert [p.text for p in settle([first, second]).actors] in (["the gunmen", "KEN"], ["KEN", "the gunmen"])
