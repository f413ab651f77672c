"""What a telling word means: the line that a mention carries, and how alike two words of real sentences are."""

from __future__ import annotations

import math
from operator import mul

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation import Reader, Story
from legation.errors import InputError
from legation.meanings import cosine, is_meaning, pack, unpack

numbers = st.lists(st.floats(-3, 3), min_size=32, max_size=32).filter(lambda given: math.hypot(*given) > 0.1)


@given(numbers, numbers, st.floats(0.1, 10))
def test_what_is_packed_keeps_its_direction(one: list[float], other: list[float], times: float) -> None:
    exact = sum(map(mul, one, other)) / (math.hypot(*one) * math.hypot(*other))
    line = pack("ab12", one)
    found = cosine(unpack(line), unpack(pack("ab12", [times * each for each in other])))
    assert found == pytest.approx(exact, abs=0.05)
    assert is_meaning(line)
    assert len(line) == 49
    assert cosine(unpack(line), unpack(line)) == pytest.approx(1.0)


def test_meanings_of_two_spaces_say_nothing_to_one_another() -> None:
    assert cosine(unpack(pack("ab12", [1.0, 2.0])), unpack(pack("ab13", [1.0, 2.0]))) is None
    assert cosine(unpack(pack("ab12", [1.0, 2.0])), unpack(pack("ab12", [1.0, 2.0, 3.0]))) is None


def test_no_direction_is_like_no_other() -> None:
    assert cosine(unpack(pack("ab12", [0.0, 0.0])), unpack(pack("ab12", [1.0, 2.0]))) == 0.0


@pytest.mark.parametrize("line", ["ab12:?", "ab12:QQ", "ab12:é", "ab12:Q Q="])
def test_another_line_is_refused(line: str) -> None:
    assert not is_meaning(line)
    with pytest.raises(InputError, match="is no meaning of a word"):
        unpack(line)


def test_an_empty_line_is_none() -> None:
    assert not is_meaning("")
    assert not is_meaning("ab12:")


def test_other_words_for_one_deed_are_more_alike_than_words_for_another() -> None:
    told = (
        "Latvia ordered two Belarusian diplomats to leave the country on Tuesday.",
        "The expulsion of two Belarusian diplomats by Latvia was announced on Tuesday.",
        "Latvia praised two Belarusian diplomats on Tuesday.",
    )
    found = [reading.events[0] for reading in Reader().read_many(map(Story, told))]
    order, expulsion, praise = (unpack(event.meaning or "") for event in found)
    likeness = [cosine(order, expulsion), cosine(order, praise), cosine(expulsion, praise)]
    assert None not in likeness
    assert likeness[0] == max(likeness), (likeness, [event.trigger.text for event in found])


def test_what_a_word_means_rests_on_its_own_story_alone() -> None:
    story = Story("Kenya condemned the attack. Ethiopian troops shelled Moyale.", title="Kenya denounces attack")
    other = Story("Oman and Iran signed a treaty on fishing in Muscat on Monday, after ten years of talks.")
    reader = Reader()
    alone, *_ = reader.read_many([story])
    _, beside = reader.read_many([other, story])
    assert [event.meaning for event in alone.events] == [event.meaning for event in beside.events]
    assert len({event.meaning for event in alone.events}) == len(alone.events) > 1
