"""The plain data: days, digests, the contract's JSON and back, distances."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import DateError
from legation.model import STATES, EventMention, Participant, Place, Reading, Story, day, digest
from legation.record import lifecycle
from legation.record.settling import settle
from tests import strategies

PARIS = Place("Paris", (0, 5), "Paris", "FRA", 48.8534, 2.3488)
NAIROBI = Place("Nairobi", (0, 7), "Nairobi", "KEN", -1.2833, 36.8167)


@pytest.mark.parametrize(
    "value", ["2025-03-03", " 2025-03-03 ", "2025-03-03T22:10:00+03:00", datetime(2025, 3, 3, 9), date(2025, 3, 3)]
)
def test_a_day_is_read_from_what_sources_give(value: date | datetime | str) -> None:
    assert day(value) == date(2025, 3, 3)


def test_no_day_stays_none() -> None:
    assert day(None) is None


@pytest.mark.parametrize("value", ["", "yesterday", "2025-02-30", "03/03/2025"])
def test_what_is_no_date_is_refused_with_the_way_to_write_one(value: str) -> None:
    with pytest.raises(DateError, match="YYYY-MM-DD"):
        day(value)


def test_an_unknown_part_is_not_an_empty_neighbour() -> None:
    assert digest("a", None, "b") != digest("a", "b", None)
    assert digest("a", "b") == digest("a", "b")


def test_a_story_is_named_by_what_it_says_and_when() -> None:
    text = "Norway recalled its envoy."
    assert Story(text, published="2025-03-03").id == Story(text, published=date(2025, 3, 3), byline="A. Dahl").id
    assert Story(text, published="2025-03-03").id != Story(text, published="2025-03-04").id
    assert Story(text, id="wire-7").id == "wire-7"


def test_parts_of_a_story_go_by_name() -> None:
    story = Story("Norway recalled its envoy.", title="Oslo calls envoy home")
    assert (story.part("text"), story.part("title")) == (story.text, "Oslo calls envoy home")


@given(strategies.readings())
def test_a_reading_goes_through_json_and_back(reading: Reading) -> None:
    again = Reading.from_dict(json.loads(json.dumps(reading.to_dict())))
    assert again == reading
    assert again.to_dict() == reading.to_dict()


def test_fields_that_json_leaves_out_take_their_defaults() -> None:
    assert Participant.from_dict({"text": "Oslo", "span": [0, 4]}) == Participant("Oslo", (0, 4))


@given(st.data())
def test_a_mention_leaves_unsaid_what_goes_without_saying(data: st.DataObject) -> None:
    mention = data.draw(strategies.mentions(data.draw(strategies.stories()), 0))
    told = mention.to_dict()
    for inner in (told["where"], *told["quantities"]):
        assert inner is None or not {"feature", "part"} & inner.keys()
    assert "meaning" not in told
    assert EventMention.from_dict(told) == mention


@given(st.data())
def test_the_state_of_an_event_is_one_of_the_contract(data: st.DataObject) -> None:
    story = data.draw(strategies.stories())
    event = settle([data.draw(strategies.mentions(story, number)) for number in range(3)])
    assert event.state in STATES
    assert lifecycle.as_of(event, date(2030, 1, 1)).state in STATES


def test_distances_are_great_circles() -> None:
    assert PARIS.kilometres_to(NAIROBI) == pytest.approx(6479, abs=15)
    assert NAIROBI.kilometres_to(PARIS) == PARIS.kilometres_to(NAIROBI)
    assert PARIS.kilometres_to(PARIS) == 0
    assert PARIS.kilometres_to(Place("the Sahel", (0, 9))) is None
