"""Our tokens: what is cut and what is kept whole, and that nothing of the text is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.tokens import english

NLP = english()


def tokens(text: str) -> list[str]:
    return [token.text for token in NLP(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a US$14.9bn deal", ["a", "US$", "14.9", "bn", "deal"]),
        ("Cho Tae-yul's visit", ["Cho", "Tae", "-", "yul", "'s", "visit"]),
        ("pro-Russian, non-aligned", ["pro-Russian", ",", "non-aligned"]),
        ("Anti-government ex-soldiers", ["Anti-government", "ex-soldiers"]),
        ("a U.S.-led force", ["a", "U.S.", "-", "led", "force"]),
        ("between 2017–2019", ["between", "2017", "–", "2019"]),
        ("F-16 jets", ["F", "-", "16", "jets"]),
        ("on 2025-03-06.", ["on", "2025-03-06", "."]),
        ("Wed, Jan 13", ["Wed", ",", "Jan", "13"]),
        ("(8 March)", ["(", "8", "March", ")"]),
        ("Id Amin and Im Yoon", ["Id", "Amin", "and", "Im", "Yoon"]),
        ("trade and/or aid", ["trade", "and", "/", "or", "aid"]),
        ("They don’t; we cannot.", ["They", "do", "n’t", ";", "we", "can", "not", "."]),
        ("(AP)—The vote", ["(", "AP", ")", "—", "The", "vote"]),
        ("at 7:30PM", ["at", "7:30", "PM"]),
        ("-------- more", ["--------", "more"]),
    ],
)
def test_cuts_words_as_the_treebanks_do(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_loses_no_character(text: str) -> None:
    assert NLP(text).text == text
