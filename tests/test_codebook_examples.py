"""Every worked example: sound, and read by the parser and the frames or listed as beyond them.

A list that is stale fails: `training/mark_examples.py` writes it anew after a change of the parser or the frames.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from legation import language
from legation.codebook import Codebook, EventType, load
from legation.evaluation.examples import failures

LEAST_EXAMPLES = 12
LEAST_NEAR_MISSES = 4
MOST_BEYOND = 0.2  # share of the examples that may need the scorer
OWN = Path(__file__).parent / "data" / "codebook"
TYPES = sorted(load().types.values(), key=lambda kind: kind.name)


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load(OWN)


@pytest.fixture(scope="module")
def misread(book: Codebook) -> dict[tuple[str, str], str]:
    """What was read instead, by type and text, of each example that is not read as it is marked."""
    return {(name, example.text): told for name, example, told in failures(book, language.load())}


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_a_type_has_examples_and_near_misses(kind: EventType) -> None:
    near = [example for example in kind.examples if example.near_miss]
    assert len(kind.examples) - len(near) >= LEAST_EXAMPLES
    assert len(near) >= LEAST_NEAR_MISSES
    assert all(example.type != kind.name for example in near)
    texts = [example.text for example in kind.examples]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_marks_stand_on_whole_words(kind: EventType) -> None:
    for example in kind.examples:
        for span in (example.actor, example.recipient, example.trigger):
            if span is None:
                continue
            start, end = span
            quoted = example.text[start:end]
            assert quoted == quoted.strip(), example.text
            assert quoted, example.text
            assert not example.text[start - 1 : start].isalnum(), example.text
            assert not example.text[end : end + 1].isalnum(), example.text


@pytest.mark.parametrize("name", [kind.name for kind in TYPES] + ["ESPIONAGE_SWAP"])
def test_examples_are_read_or_known_to_need_the_scorer(
    book: Codebook, misread: dict[tuple[str, str], str], name: str
) -> None:
    examples = book.types[name].examples
    wrong = {e.text: misread[name, e.text] for e in examples if (name, e.text) in misread and e.needs is None}
    stale = [e.text for e in examples if (name, e.text) not in misread and e.needs is not None]
    assert wrong == {}, "not read as marked"
    assert stale == [], "read right by now: take `needs` away"


def test_few_examples_are_beyond_the_frames() -> None:
    examples = [example for kind in TYPES for example in kind.examples]
    assert sum(example.needs is not None for example in examples) <= MOST_BEYOND * len(examples)


def test_the_examples_show_every_status() -> None:
    told = {example.status for kind in TYPES for example in kind.examples if not example.near_miss}
    assert told == {"happened", "ongoing", "planned", "possible", "failed", "cancelled", "denied"}
