"""Whatever a story holds, it cannot steer the terminal that shows it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.cli.text import clean, count


@given(st.text())
def test_no_control_or_turning_character_is_left(text: str) -> None:
    shown = clean(text)
    assert not any(unicodedata.category(character) in ("Cc", "Zl", "Zp") for character in shown)
    assert not set(shown) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "Zs"))))
def test_words_stay_as_they_are(text: str) -> None:
    assert clean(text) == text


def test_an_escape_sequence_is_only_letters() -> None:
    assert clean("\x1b[31mKhartoum\x1b[0m\x9b2J\nfell") == " [31mKhartoum [0m 2J fell"


@pytest.mark.parametrize(
    ("number", "noun", "told"),
    [(1, "story", "1 story"), (0, "story", "0 stories"), (2000, "story", "2,000 stories"), (2, "event", "2 events")],
)
def test_counts_agree_with_their_nouns(number: int, noun: str, told: str) -> None:
    assert count(number, noun) == told
