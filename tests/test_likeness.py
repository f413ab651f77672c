"""Likeness on stories of our own: which words tell of one happening, and what must hold of any pool."""

from __future__ import annotations

import hashlib
from functools import cache
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from legation import language, likeness
from legation.errors import InputError
from legation.likeness import bags, judging
from legation.likeness.groups import groups
from legation.likeness.pairs import stem

# Two matters: a ferry that sank off Lagos, a minister who left office in Riga. Telling words stand in brackets.
FERRY = (
    "A ferry [sank] off Lagos on Monday , [drowning] 40 people , the Nigerian coast guard said .",
    "Divers [searched] the wreck of the Lagos ferry that [sank] with 40 people on Monday .",
    "Nigeria [arrested] the captain of the Lagos ferry on Wednesday , two days after the [sinking] .",
    "The captain 's [arrest] came after the Lagos ferry [went] down with 40 people aboard .",
)
OFFICE = (
    "Latvia 's finance minister , Ilze Berzina , [resigned] in Riga on Friday over the budget .",
    "The [resignation] of finance minister Ilze Berzina left Latvia without a budget .",
    "Police in Riga [arrested] an aide of Ilze Berzina , the former Latvian finance minister .",
)


@cache
def nlp() -> Language:
    return language.load(states=True)


@cache
def gathered(stories: tuple[str, ...]) -> tuple[list[tuple[int, str]], likeness.Gathered]:
    """The telling words of marked stories, each with the number of its story, and how they are gathered."""
    docs, words = [], []
    for number, story in enumerate(stories):
        parts = story.replace("]", "[").split("[")
        docs.append(nlp()("".join(parts)))
        for place in range(1, len(parts), 2):
            start = sum(map(len, parts[:place]))
            words.append(likeness.word(number, docs[-1], (start, start + len(parts[place]))))
    return [(word.document, word.head.text) for word in words], likeness.gather(docs, words)


def joined(stories: tuple[str, ...]) -> set[frozenset[tuple[int, str]]]:
    """The pairs of words that are in one group."""
    words, found = gathered(stories)
    return {
        frozenset(pair) for pair in combinations(words, 2) if len({found.groups[words.index(o)] for o in pair}) == 1
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((0, "sank"), (1, "sank")),
        ((2, "arrested"), (3, "arrest")),
        ((4, "resigned"), (5, "resignation")),
    ],
)
def test_one_happening_in_other_words_is_one(one: tuple[int, str], other: tuple[int, str]) -> None:
    assert frozenset((one, other)) in joined(FERRY + OFFICE)


@pytest.mark.xfail(reason="known misses: the scorer gives these pairs odds of 0.2 to 0.3", strict=True)
@pytest.mark.parametrize(("one", "other"), [((0, "sank"), (2, "sinking")), ((0, "sank"), (3, "went"))])
def test_what_is_still_missed(one: tuple[int, str], other: tuple[int, str]) -> None:
    assert frozenset((one, other)) in joined(FERRY + OFFICE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((2, "arrested"), (6, "arrested")),
        ((0, "sank"), (0, "drowning")),
        ((0, "sank"), (4, "resigned")),
        ((1, "searched"), (2, "arrested")),
    ],
)
def test_two_happenings_are_two_even_in_one_word(one: tuple[int, str], other: tuple[int, str]) -> None:
    assert frozenset((one, other)) not in joined(FERRY + OFFICE)


def test_stories_of_one_matter_are_told_from_others() -> None:
    _, found = gathered(FERRY + OFFICE)
    assert len(set(found.matters[:4])) == len(set(found.matters[4:])) == 1
    assert found.matters[0] != found.matters[4]


def test_odds_are_symmetric_shares() -> None:
    _, found = gathered(FERRY + OFFICE)
    assert (found.odds == found.odds.T).all()
    assert ((found.odds >= 0) & (found.odds <= 1)).all()


@settings(max_examples=10, deadline=None)
@given(st.permutations(FERRY + OFFICE).map(tuple))
def test_the_order_of_stories_changes_nothing(stories: tuple[str, ...]) -> None:
    def told(stories: tuple[str, ...]) -> set[frozenset[tuple[str, str]]]:
        return {frozenset((stories[number], text) for number, text in pair) for pair in joined(stories)}

    assert told(stories) == told(FERRY + OFFICE)


def test_the_same_pool_gives_the_same_odds() -> None:
    gathered.cache_clear()
    first = gathered(FERRY + OFFICE)[1].odds
    gathered.cache_clear()
    assert (gathered(FERRY + OFFICE)[1].odds == first).all()


def test_small_pools_are_no_special_case() -> None:
    doc = nlp()("Nothing happened .")
    assert likeness.gather([doc], []).groups == []
    assert likeness.gather([doc], [likeness.word(0, doc, (8, 16))]).groups == [0]


def test_a_span_without_a_word_is_told() -> None:
    doc = nlp()("Nothing happened .")
    with pytest.raises(InputError, match=r"no word stands at \(40, 50\)"):
        likeness.word(0, doc, (40, 50))


@given(st.integers(1, 9).flatmap(lambda size: st.lists(st.floats(0, 1), min_size=size * size, max_size=size * size)))
def test_groups_part_the_items_and_a_higher_bar_joins_no_more(numbers: list[float]) -> None:
    size = int(len(numbers) ** 0.5)
    table = np.array(numbers).reshape(size, size)
    table = (table + table.T) / 2
    counts = []
    for bar in (0.0, 0.3, 0.6, 1.1):
        found = groups(table, bar)
        assert sorted(set(found)) == list(range(len(set(found))))
        counts.append(len(set(found)))
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (1, size)


def test_average_link_joins_by_the_mean() -> None:
    chain = np.array([[1.0, 0.9, 0.1], [0.9, 1.0, 0.8], [0.1, 0.8, 1.0]])
    assert groups(chain, 0.5) == [0, 0, 1]  # (0.1 + 0.8) / 2 is below the bar
    assert groups(chain, 0.4) == [0, 0, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [("resign", "resignation"), ("attack", "attacker"), ("announce", "announcement"), ("arrest", "arrests")],
)
def test_words_built_on_one_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_rare_words_weigh_more() -> None:
    weights = bags.rarity(bags.spread([["ferry", "sank"], ["ferry", "captain"]]), 2)
    assert weights["ferry"] < weights["captain"]


def test_the_card_tells_the_weights_and_the_encoder_that_they_are_for() -> None:
    card = (judging.MODEL.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(judging.MODEL.read_bytes()).hexdigest() in card
    assert language.encoder_digest() in card
    assert judging.MODEL.stat().st_size < 1_000_000
