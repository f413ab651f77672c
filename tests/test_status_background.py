"""Whether it is told as history: dates, words of the past, the pluperfect, and the lead that tells news."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from legation.model import TimeSpan
from legation.status import judge
from tests.sentences import load, parse

PUBLISHED = date(2025, 3, 10)

HISTORY = [
    "Ties froze after Norway [[expelled]] the envoy in 2017.",
    "The general, who [[seized]] power in 2013, is 77.",
    "In recent years Laos has [[jailed]] several bloggers.",
    "Two decades ago the clans [[fought]] a war over the wells.",
    "Its army had [[crushed]] the uprising within days.",
]
NEWS = [
    "Norway [[expelled]] the envoy on Friday.",
    "Police said they had [[arrested]] the arsonist.",
    "Norway will [[expel]] the envoy.",
    "The minister, who had [[flown]] in at dawn, signed the pact.",
]


def when(first: date, last: date, grain: str = "day") -> TimeSpan:
    return TimeSpan(None, None, first, last, grain)


@pytest.mark.parametrize("sentence", HISTORY)
def test_history_is_background(sentence: str) -> None:
    judgement = judge(parse(sentence), published=PUBLISHED)
    assert judgement.background
    assert judgement.reasons[-1].startswith("background: ")


@pytest.mark.parametrize("sentence", NEWS)
def test_news_is_not(sentence: str) -> None:
    assert not judge(parse(sentence), published=PUBLISHED).background


@pytest.mark.parametrize(("days", "background"), [(0, False), (13, False), (15, False), (16, True), (400, True)])
def test_an_event_over_for_more_than_a_fortnight_is_background(days: int, background: bool) -> None:
    day = PUBLISHED - timedelta(days=days)
    trigger = parse("Norway [[expelled]] the envoy.")
    assert judge(trigger, published=PUBLISHED, when=when(day, day)).background is background


def test_last_year_is_background_however_near_its_end() -> None:
    trigger = parse("Norway [[expelled]] the envoy.")
    last_year = when(date(2024, 1, 1), date(2024, 12, 31), "year")
    assert judge(trigger, published=date(2025, 1, 4), when=last_year).background


def test_a_year_is_not_old_where_nothing_tells_when_the_story_was_written() -> None:
    trigger = parse(HISTORY[0])
    assert judge(trigger, published=PUBLISHED).background
    assert not judge(trigger).background


def test_a_lead_is_news_even_in_the_pluperfect() -> None:
    trigger = parse("Its army had [[crushed]] the uprising.")
    assert judge(trigger, published=PUBLISHED).background
    assert not judge(trigger, published=PUBLISHED, lead=True).background


@pytest.mark.parametrize(("half", "floor"), [("tune", 0.85), ("check", 0.80)])
def test_labelled_sentences_keep_their_floor(half: str, floor: float) -> None:
    """F1 of background; measured 0.98 and 0.88 on 2026-11-23."""
    found = told = both = 0
    for one in load("status.tsv", half):
        days = one.row["days"]
        end = PUBLISHED + timedelta(days=int(days)) if days else None
        span = when(end, end) if end is not None else None
        is_found = judge(one.trigger, published=PUBLISHED, when=span).background
        is_told = one.row["background"] == "1"
        found, told, both = found + is_found, told + is_told, both + (is_found and is_told)
    assert 2 * both / (found + told) >= floor
