"""The lexicon of status and the forms of its words."""

from __future__ import annotations

import pytest

from legation.status.forms import base_forms
from legation.status.lexicon import CLASSES, lemma, lexicon, look_up, phrases
from tests.sentences import parse


def test_every_entry_has_a_class_and_is_in_lower_case() -> None:
    words = lexicon()
    for table in (words.verbs, words.subjects, words.nouns, words.adjectives, words.modifiers):
        assert table
        assert set(table.values()) <= set(CLASSES)
        assert all(word == word.lower().strip() for word in table)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("scrapped", "scrap"),
        ("denied", "deny"),
        ("postponing", "postpone"),
        ("withdrew", "withdraw"),
        ("axed", "axe"),
        ("vetoed", "veto"),
        ("quashes", "quash"),
        ("delayed", "delay"),
    ],
)
def test_forms_lead_back_to_their_base(form: str, base: str) -> None:
    assert base_forms([base])[form] == base


def test_a_phrase_beats_the_bare_verb() -> None:
    called = parse("Ghana [[called]] off the talks.")
    assert "call off" in phrases(called)
    assert look_up(lexicon().verbs, called) == "cancelled"
    assert look_up(lexicon().verbs, parse("Ghana [[called]] for talks.")) == "possible"


def test_a_lemma_of_a_known_form_is_our_own() -> None:
    assert lemma(parse("They [[scrapped]] the deal.")) == "scrap"
