"""Versions of one story: near-duplicates in chains, whatever the order of arrival, counted once."""

from __future__ import annotations

from itertools import permutations

import pytest

from legation.model import Reading
from legation.record import Record
from legation.record.versions import ALIKE, signature, similarity
from tests.tellings import reading
from tests.test_record_store import contents

WIRE = (
    "Kenya and Ethiopia agreed on Thursday to reopen the crossing at Moyale, which has been shut since clashes in "
    "October killed nine traders. The two foreign ministers met for three hours in Nairobi. Lorries have queued for "
    "weeks on both sides of the border, and fruit has rotted in the heat. Customs officers will return on Monday."
)
UPDATE = f"{WIRE} Amina Odhiambo told reporters that both armies would pull back two kilometres from the road."
CORRECTED = WIRE.replace("nine traders", "eleven traders")
OTHER = (
    "Bolivia's congress voted on Thursday to raise the tax on lithium exports, a blow to two Chinese companies that "
    "had counted on the old rate. Miners in Potosi cheered outside. The president has ten days to sign the bill."
)


def told(text: str, source: str, published: str = "2025-03-06") -> Reading:
    return reading(text, "CONSULT", ["KEN"], ["ETH"], when="2025-03-06", published=published, source=source)


AFP, AP, LATER, FIXED = told(WIRE, "AFP"), told(WIRE, "AP"), told(UPDATE, "AFP", "2025-03-07"), told(CORRECTED, "AFP")
ELSE = told(OTHER, "EFE")


def kept(*archive: Reading) -> Record:
    record = Record(":memory:")
    for one in archive:
        record.keep(one)
    return record


def test_near_duplicates_are_alike_and_other_stories_are_not() -> None:
    assert similarity(signature(WIRE), signature(WIRE.upper().replace(",", ""))) == 1.0
    assert similarity(signature(WIRE), signature(UPDATE)) >= ALIKE
    assert similarity(signature(WIRE), signature(CORRECTED)) >= ALIKE
    assert similarity(signature(WIRE), signature(OTHER)) < 0.1
    assert len(signature("")) == len(signature("One."))


def test_versions_come_in_the_order_of_publication() -> None:
    with kept(LATER, ELSE, FIXED, AP, AFP) as record:
        chain = [one.story.id for one in sorted((AFP, AP, FIXED), key=lambda one: one.story.id)] + [LATER.story.id]
        for one in (AFP, AP, FIXED, LATER):
            assert record.versions(one.story.id) == chain
        assert record.versions(ELSE.story.id) == [ELSE.story.id]
        assert record.versions("nothing") == []


def test_versions_of_one_story_count_as_one_source() -> None:
    with kept(AFP, AP, LATER, ELSE) as record:
        (event,) = record.events()
    assert (event.stories, event.independent, event.sources) == (4, 2, ("AFP", "AP", "EFE"))


@pytest.mark.parametrize("order", list(permutations([AFP, AP, LATER, ELSE]))[::5])
def test_no_order_of_arrival_or_forgetting_changes_the_chains(order: tuple[Reading, ...]) -> None:
    with kept(AFP, LATER, ELSE) as wanted, kept(*order) as record:
        record.forget(story=AP.story.id)
        assert contents(record) == contents(wanted)


def test_a_chain_breaks_where_its_middle_is_forgotten() -> None:
    halves = [f"{WIRE} {OTHER}", WIRE, OTHER]
    assert similarity(signature(halves[1]), signature(halves[2])) < ALIKE
    with kept(*(told(text, "AFP", f"2025-03-0{day}") for day, text in enumerate(halves, start=1))) as record:
        middle, one, other = sorted(record.stories(), key=lambda story: halves.index(story.text))
        joined = [record.versions(story.id) for story in (one, other)]
        record.forget(story=middle.id)
        assert [record.versions(story.id) for story in (one, other)] == [[one.id], [other.id]]
    assert all(middle.id in chain for chain in joined if len(chain) > 1)


def test_what_is_told_in_the_same_words_a_month_later_is_another_story() -> None:
    with kept(AFP, told(WIRE, "AFP", "2025-04-10")) as record:
        assert record.versions(AFP.story.id) == [AFP.story.id]
