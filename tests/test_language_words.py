"""Pieces, shapes and lemmas of single words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language.encoder import MODEL
from legation.language.lemmas import KEEP, Lemmatizer, rewrite, script
from legation.language.shapes import SHAPES, shape
from legation.language.wordpiece import MAX_PIECES, WordPieces

PIECES = WordPieces.from_file(MODEL / "vocab.txt")
SHIPPED = Lemmatizer.from_file(MODEL / "lemmas.tsv")
NAME = {index: piece for piece, index in PIECES.ids.items()}


def pieces(word: str) -> list[str]:
    return [NAME[index] for index in PIECES(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Minister", ["minister"]),
        ("São", ["sao"]),
        ("Odhiambo", ["o", "##dhi", "##am", "##bo"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("東京", ["東", "京"]),
        ("\u200b", ["[UNK]"]),
    ],
)
def test_spells_words_in_pieces(word: str, expected: list[str]) -> None:
    assert pieces(word) == expected


@given(st.text(min_size=1, max_size=120))
def test_every_word_has_pieces_and_few(word: str) -> None:
    assert 1 <= len(PIECES(word)) <= MAX_PIECES
    assert PIECES(word) == PIECES(word)


def test_shape_tells_case_that_the_encoder_does_not_see() -> None:
    words = ["us", "US", "Us", "uS", "A", "14", "G7", "--", "U.S."]
    kinds = [shape(word, spaced=True) for word in words]
    assert kinds[:5] == sorted(set(kinds[:5]), key=kinds.index), "five ways of writing letters are five shapes"
    assert shape("14", spaced=True) != shape("G7", spaced=True) != shape("--", spaced=True)
    assert shape("U.S.", spaced=True) == shape("US", spaced=True)


@given(st.text(max_size=20), st.booleans())
def test_shape_is_a_small_number(word: str, spaced: bool) -> None:
    assert 0 <= shape(word, spaced) < SHAPES
    assert shape(word, True) != shape(word, False)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("Talks", "talk"), ("met", "meet"), ("Americans", "American"), ("’s", "be"), ("Seoul", "Seoul"), ("went", "go")],
)
def test_script_gives_the_lemma_back(word: str, lemma: str) -> None:
    assert rewrite(word, script(word, lemma)) == lemma


@given(st.from_regex(r"[A-Za-z]{1,12}", fullmatch=True), st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_any_lemma_can_be_written_as_a_script(word: str, lemma: str) -> None:
    assert rewrite(word, script(word, lemma)) == lemma


@given(st.text(max_size=4))
def test_a_word_too_short_for_its_script_keeps_letters(word: str) -> None:
    assert rewrite(word, "l|9|") == word.lower()


LEMMATIZER = Lemmatizer(
    {("met", "VERB"): "meet", ("prime", "ADJ"): "prime", ("talks", "NOUN"): "talk", ("extradite", "VERB"): "extradite"},
    frozenset({"announce", "envoy", "levy"}),
)


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "guess", "lemma"),
    [
        ("met", "VERB", "VBD", "l|2|", "meet"),  # the lexicon knows better than a script
        ("Prime", "ADJ", "JJ", KEEP, "Prime"),  # part of a name
        ("announced", "VERB", "VBD", "l|2|", "announce"),  # "announc" is no word
        ("extradited", "VERB", "VBN", "l|2|", "extradite"),
        ("levies", "NOUN", "NNS", "l|1|", "levy"),
        ("embargo", "NOUN", "NN", "l|1|", "embargo"),  # a base form is its own lemma
        ("Odhiambos", "PROPN", "NNPS", "k|1|", "Odhiambo"),
        ("grnzed", "VERB", "VBD", "l|2|", "grnze"),  # nothing is known: how the stem ends tells
        ("dernished", "VERB", "VBD", KEEP, "dernish"),
        ("grnzes", "NOUN", "NNS", "l|1|", "grnze"),  # of other words the script stands
    ],
)
def test_lemmas_are_words(word: str, upos: str, xpos: str, guess: str, lemma: str) -> None:
    assert LEMMATIZER(word, upos, xpos, guess) == lemma


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("fled", "flee"),  # irregular forms, whatever the treebanks count
        ("freed", "free"),
        ("froze", "freeze"),
        ("lent", "lend"),
        ("overran", "overrun"),
        ("shook", "shake"),
        ("upheld", "uphold"),
        ("withdrew", "withdraw"),
    ],
)
def test_irregular_verbs_have_their_lemmas(word: str, lemma: str) -> None:
    assert SHIPPED(word, "VERB", "VBD", "l|2|") == lemma


@pytest.mark.parametrize(("word", "lemma"), [("allies", "ally"), ("tribesmen", "tribesman"), ("crises", "crisis")])
def test_irregular_nouns_have_their_lemmas(word: str, lemma: str) -> None:
    assert SHIPPED(word, "NOUN", "NNS", "l|1|") == lemma


@given(
    st.text(min_size=1, max_size=12), st.sampled_from(["VERB", "NOUN", "PUNCT"]), st.sampled_from(["VBG", "NNS", "NN"])
)
def test_every_word_has_a_lemma(word: str, upos: str, xpos: str) -> None:
    assert LEMMATIZER(word, upos, xpos, "l|1|")
