"""Scores to a parse: windows, names, and words given with their sentences."""

from __future__ import annotations

import numpy as np
import pytest

from legation.language.encoder import Encoder
from legation.language.names import decode_names, is_description, spans
from legation.language.parsing import WINDOW, parse
from legation.language.pipeline import shared_encoder
from legation.language.trees import is_tree

TAGS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return shared_encoder()


def scores(*rows: tuple[float, ...]) -> np.ndarray:
    return np.log(np.array(rows, np.float32))


def test_a_run_of_tags_is_one_name_of_the_type_that_most_of_it_speaks_for() -> None:
    rows = scores((0.1, 0.3, 0.1, 0.4, 0.1), (0.05, 0.05, 0.8, 0.05, 0.05), (0.9, 0.03, 0.03, 0.02, 0.02))
    assert decode_names(rows, [True, False, False], TAGS) == ["B-PER", "I-PER", "O"]


def test_an_inside_tag_alone_begins_a_name() -> None:
    rows = scores((0.8, 0.05, 0.05, 0.05, 0.05), (0.1, 0.1, 0.1, 0.1, 0.6))
    assert decode_names(rows, [True, False], TAGS) == ["O", "B-LOC"]


def test_no_name_goes_on_into_the_next_sentence() -> None:
    rows = scores((0.1, 0.1, 0.1, 0.6, 0.1), (0.1, 0.1, 0.1, 0.1, 0.6))
    assert decode_names(rows, [True, True], TAGS) == ["B-LOC", "B-LOC"]
    assert decode_names(rows, [True, False], TAGS) == ["B-LOC", "I-LOC"]


def words_of(sentence: str, times: int) -> tuple[list[str], list[bool]]:
    words = sentence.split() * times
    return words, [word not in (".", ",") for word in words]


def check_trees(heads: list[int], starts: list[bool]) -> None:
    places = [place for place, start in enumerate(starts) if start]
    for begin, end in zip(places, [*places[1:], len(starts)], strict=True):
        own = [0 if heads[i] == i else heads[i] - begin + 1 for i in range(begin, end)]
        assert all(0 <= head <= end - begin for head in own), "a head lies outside its sentence"
        assert is_tree(own)


def test_a_long_paragraph_is_read_whole_in_windows(encoder: Encoder) -> None:
    words, spaced = words_of("The two ministers signed the fishing accord in Dakar on Monday .", 60)
    read = parse(encoder, words, spaced)
    assert len(read.starts) == len(read.heads) == len(read.names) == len(read.lemmas) == len(words)
    assert sum(read.starts) == 60, "windows end with whole sentences"
    assert {read.deprels[i] for i in range(len(words)) if read.heads[i] == i} == {"root"}
    check_trees(read.heads, read.starts)


def test_a_sentence_longer_than_a_window_is_not_cut_there(encoder: Encoder) -> None:
    words, spaced = words_of("wheat , maize , rice , sugar , tea ,", 25)
    words = ["Ghana", "sells", *words, "and", "cocoa", "."]
    spaced = [True, True, *spaced, True, True, False]
    assert sum(encoder.size(word) for word in words) > WINDOW
    read = parse(encoder, words, spaced)
    assert len(read.heads) == len(words)
    check_trees(read.heads, read.starts)


def test_words_without_any_end_are_read_without_loss(encoder: Encoder) -> None:
    words, spaced = words_of("tea", 1200)
    read = parse(encoder, words, spaced)
    assert len(read.heads) == 1200
    check_trees(read.heads, read.starts)


def test_given_sentence_starts_are_kept(encoder: Encoder) -> None:
    words, spaced = words_of("The border opens . Trade resumes .", 40)
    starts = [index % 7 in (0, 4) for index in range(len(words))]
    assert parse(encoder, words, spaced, starts=starts).starts == starts


def test_no_words_no_parse(encoder: Encoder) -> None:
    assert parse(encoder, [], []).heads == []


def test_spans_of_tags() -> None:
    tags = ["O", "B-PER", "I-PER", "B-LOC", "O", "B-ORG"]
    assert list(spans(tags)) == [(1, 3), (3, 4), (5, 6)]
    assert list(spans(tags, 4)) == [(5, 6)]


@pytest.mark.parametrize(
    ("kind", "words", "tops", "relations", "answer"),
    [
        ("LOC", ["ADJ"], ["ADJ"], ["amod"], True),  # Japanese
        ("ORG", ["NOUN"], ["NOUN"], ["nsubj"], True),  # the ministry
        ("PER", ["PROPN", "PROPN"], ["PROPN"], ["nmod:desc"], True),  # US Secretary Adaeze Obi
        ("PER", ["PROPN", "PROPN"], ["PROPN"], ["nsubj"], False),
        ("ORG", ["ADJ", "NOUN", "PROPN"], ["PROPN"], ["nmod:desc"], False),
        ("MISC", ["ADJ", "NOUN"], ["NOUN"], ["obj"], False),
    ],
)
def test_descriptions_are_no_names(
    kind: str, words: list[str], tops: list[str], relations: list[str], answer: bool
) -> None:
    assert is_description(kind, words, tops, relations) is answer
