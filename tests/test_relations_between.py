"""Relations between events where the words tell them."""

from __future__ import annotations

import pytest
from hypothesis import given

from legation.model import RELATIONS
from legation.relations import between
from tests.sentences import nlp
from tests.strategies import trees

CASES = [
    ("before", "talks", "conference", "before", "They will hold talks in Oslo before a press conference."),
    ("after", "expelled", "raid", "after", "Norway expelled the envoy after the raid."),
    ("after", "expelled", "shelled", "after", "Norway expelled the envoy after troops shelled the town."),
    ("during", "signed", "visit", "during", "They signed the pact during the visit."),
    ("because", "cancelled", "raid", "because of", "Norway cancelled the summit because of the raid."),
    ("response", "expelled", "raid", "in response to", "Norway expelled the envoy in response to the raid."),
    ("despite", "met", "raid", "despite", "The two ministers met despite the raid."),
    ("same-day", "fired", "visiting", "the same day", "It fired a missile, the same day the envoy was visiting Oslo."),
]


@pytest.mark.parametrize(("kind", "source", "target", "words", "sentence"), CASES)
def test_connecting_words_relate_two_events(kind: str, source: str, target: str, words: str, sentence: str) -> None:
    doc = nlp()(sentence)
    mentions = [(token.text, token) for token in doc if token.text in (source, target)]
    (found,) = between(doc, mentions)
    assert (found.kind, found.source, found.target, found.text) == (kind, source, target, words)
    assert doc.text[slice(*found.span)] == words


def test_on_the_same_day_points_back_to_the_sentence_before() -> None:
    doc = nlp()("Norway expelled the envoy on Monday. On the same day, Denmark recalled its own.")
    mentions = [(token.text, token) for token in doc if token.text in ("expelled", "recalled")]
    (found,) = between(doc, mentions)
    assert (found.kind, found.source, found.target) == ("same-day", "recalled", "expelled")


def test_events_that_stand_beside_each_other_are_not_related() -> None:
    doc = nlp()("Norway expelled the envoy and recalled its own.")
    assert between(doc, [(token.text, token) for token in doc if token.text in ("expelled", "recalled")]) == []


@given(trees())
def test_any_tree_relates_only_given_mentions_by_words_of_the_text(doc) -> None:  # type: ignore[no-untyped-def]
    mentions = [(str(token.i), token) for token in doc if token.i % 2 == 0]
    for relation in between(doc, mentions):
        assert relation.kind in RELATIONS
        assert relation.source != relation.target
        assert {relation.source, relation.target} <= {name for name, _ in mentions}
        assert doc.text[slice(*relation.span)] == relation.text
