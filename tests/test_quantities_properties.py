"""What holds for the quantities of any text at all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from legation.quantities import find
from tests.strategies import news_texts

KINDS = {"money", "killed", "wounded", "detained", "displaced", "crowd", "weapons", "distance", "percent", "count"}


@settings(max_examples=150, deadline=None)
@given(news_texts(amounts=True) | st.text(max_size=200))
def test_quantities_quote_the_text_in_order_and_have_ordered_bounds(text: str) -> None:
    last = 0
    for quantity in find(text):
        start, end = quantity.span
        assert last <= start < end <= len(text)
        assert text[start:end] == quantity.text
        assert quantity.kind in KINDS
        bounds = [bound for bound in (quantity.low, quantity.value, quantity.high) if bound is not None]
        assert bounds == sorted(bounds)
        assert quantity.of is None or quantity.of in text
        last = end


@settings(max_examples=50, deadline=None)
@given(news_texts(amounts=True))
def test_the_same_text_gives_the_same_quantities(text: str) -> None:
    assert find(text) == find(text)
