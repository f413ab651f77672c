"""What holds for the times of any text at all."""

from __future__ import annotations

import time
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from legation.model import GRAINS
from legation.times import find
from tests.strategies import news_texts

days = st.none() | st.dates()


@settings(max_examples=150, deadline=None)
@given(news_texts() | st.text(max_size=300), days)
def test_times_quote_the_text_in_order_and_have_ordered_days(text: str, published: date | None) -> None:
    last = 0
    for found in find(text, published):
        start, end = found.span
        assert last <= start < end <= len(text)
        assert text[start:end] == found.text
        assert found.type in {"DATE", "TIME", "DURATION", "SET"}
        assert found.grain in GRAINS
        assert found.value
        assert (found.start is None) == (found.end is None)
        assert found.start is None or found.end is None or found.start <= found.end
        assert found.start is None or found.type in {"DATE", "TIME"}
        last = end


@settings(max_examples=50, deadline=None)
@given(news_texts(), days)
def test_the_same_text_gives_the_same_times(text: str, published: date | None) -> None:
    assert find(text, published) == find(text, published)


@settings(max_examples=50, deadline=None)
@given(news_texts())
def test_without_publication_only_the_calendar_gives_days(text: str) -> None:
    relative = {"today", "yesterday", "tomorrow", "now", "tonight"}
    assert all(found.start is None for found in find(text) if found.text.lower() in relative)


@settings(max_examples=80, deadline=None)
@given(news_texts(), st.data())
def test_mutilated_news_is_survived(text: str, data: st.DataObject) -> None:
    for _ in range(3):
        at = data.draw(st.integers(0, len(text)))
        drop = data.draw(st.integers(0, 6))
        text = text[:at] + data.draw(st.text(max_size=4)) + text[at + drop :]
    assert all(text[slice(*found.span)] == found.text for found in find(text, date(2024, 2, 29)))


def test_a_long_text_takes_time_in_proportion() -> None:
    """No quadratic behaviour in traps for a grammar that backtracks: eight times the text takes under 30 times."""
    for trap in (
        "the early the late ",
        "one hundred and ",
        "1 1/2 ",
        "more than ",
        "5-",
        "last last ",
        "March of ",
        "two ",
    ):
        short, long = (min(_seconds(trap * count) for _ in range(3)) for count in (250, 2000))
        assert long < 30 * max(short, 0.002), trap


def _seconds(text: str) -> float:
    start = time.process_time()
    find(text, date(2024, 1, 1))
    return time.process_time() - start
