"""Where paragraphs end: blank lines, line breaks, and lines that were only wrapped."""

from __future__ import annotations

import pytest

from legation.language.paragraphs import is_break, is_lead, is_wrapped

WRAPPED = """\
   Kenya's foreign minister will travel to Addis Ababa on
Thursday for talks with her Ethiopian counterpart about the
border crossing that both sides closed in January, officials
of the two ministries said.
   The crossing at Moyale had carried half of the trade of
the two neighbours before a dispute over cattle levies led
to the closure.
"""
ONE_LINE_EACH = """\
Kenya's foreign minister will travel to Addis Ababa on Thursday for talks with her Ethiopian counterpart.
The crossing at Moyale had carried half of the trade of the two neighbours before the closure.
Neither ministry would say when it might open again.
"""


def test_columns_of_wire_copy_are_wrapped() -> None:
    assert is_wrapped(WRAPPED)


@pytest.mark.parametrize("text", [ONE_LINE_EACH, "", "One line.", "A headline\n\nA paragraph that follows it."])
def test_lines_that_end_with_their_sentences_are_not(text: str) -> None:
    assert not is_wrapped(text)


def test_a_wide_line_was_never_wrapped() -> None:
    assert not is_wrapped("and the talks went on\n" * 3 + "word " * 40)


@pytest.mark.parametrize(
    ("space", "wrapped", "answer"),
    [
        ("\n\n", True, True),
        ("\n \n", True, True),
        ("\n", False, True),
        ("\n", True, False),
        ("\r\n", True, False),
        ("\n   ", True, True),
        (" ", False, False),
        ("\u00a0", False, False),
    ],
)
def test_breaks(space: str, wrapped: bool, answer: bool) -> None:
    assert is_break(space, wrapped) is answer


def test_a_single_break_amid_a_sentence_is_a_wrap() -> None:
    assert is_wrapped("Peru on Tuesday recalled its ambassador from\nLa Paz, the foreign ministry in Lima said.")
    assert is_wrapped("Peru on Tuesday recalled its ambassador, the ministry\nsaid in Lima.")
    assert not is_wrapped("Peru recalls ambassador\nPeru on Tuesday recalled its ambassador from La Paz.")


@pytest.mark.parametrize(
    ("text", "words", "answer"),
    [
        ("Kenya met Ethiopia. They spoke.\n\nRain fell.", "They", True),
        ("Kenya met Ethiopia. They spoke.\n\nRain fell.", "Rain", False),
        ("\n\nKenya met Ethiopia.", "Kenya", True),
        ("Peru on Tuesday recalled its ambassador from\nLa Paz, the foreign ministry said.", "La Paz", True),
        ("Peru recalls ambassador.\nPeru on Tuesday recalled him.", "him", False),
    ],
)
def test_the_first_paragraph_is_the_lead(text: str, words: str, answer: bool) -> None:
    assert is_lead(text, text.index(words)) is answer
