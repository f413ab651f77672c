"""What was said: direct, indirect and mixed quotations, with speaker, addressee and exact words."""

from __future__ import annotations

from hypothesis import given

from legation.attribution import statements
from legation.attribution.quotes import find_quotes
from legation.model import FIRMNESS, Statement
from tests.sentences import Nobody, nlp
from tests.strategies import trees


def said(text: str) -> list[Statement]:
    return statements(nlp()(text), Nobody())


def told(text: str) -> list[tuple[str | None, bool, str]]:
    """Speaker, whether quoted, and words of each statement."""
    return [(one.speaker.text if one.speaker else None, one.quoted, one.text) for one in said(text)]


def test_an_indirect_statement_is_its_clause_without_that() -> None:
    assert told("Oslo announced that it would recall its envoy.") == [("Oslo", False, "it would recall its envoy")]


def test_a_direct_statement_is_what_stands_between_the_marks() -> None:
    assert told('"We will recall our envoy," Berg said.') == [("Berg", True, "We will recall our envoy")]


def test_a_mixed_statement_is_listed_whole_and_with_its_fragment() -> None:
    found = told('Berg said the raid was "a grave error".')
    assert ("Berg", True, "a grave error") in found
    assert any(not quoted and "the raid was" in words for _, quoted, words in found)


def test_who_is_told_is_the_addressee() -> None:
    (one,) = said("Berg told reporters that the envoy had left.")
    assert one.addressee is not None
    assert one.addressee.text == "reporters"


def test_a_statement_at_the_end_of_its_sentence_is_found() -> None:
    found = told("The envoy has left the country, the Norwegian government said.")
    assert found == [("the Norwegian government", False, "The envoy has left the country")]


def test_quotations_go_on_over_sentences_and_paragraphs() -> None:
    text = '"The envoy has left," Berg said. "He will not return."\n\n"He was a good man."'
    assert [one.speaker.text if one.speaker else None for one in said(text)][:2] == ["Berg", "Berg"]
    assert [one.sentence for one in said(text)][:2] == [0, 1]


def test_an_unclosed_paragraph_is_taken_up_by_the_next() -> None:
    doc = nlp()("“The envoy has left.\n\n“He will not return,” Berg said.")
    assert [(quote.open, doc[quote.start].text) for quote in find_quotes(doc)] == [(True, "The"), (False, "He")]


def test_a_stray_mark_swallows_nothing() -> None:
    doc = nlp()('The 6" gun fired. Berg left.\n\nOslo recalled its envoy. Nothing more was heard.')
    assert find_quotes(doc) == []


def test_firmness_is_that_of_the_word() -> None:
    words = {"said": "said", "announced": "announced", "confirmed": "confirmed", "claimed": "claimed"}
    for word, firmness in words.items():
        (one,) = said(f"Berg {word} that the envoy had left.")
        assert one.firmness == firmness


@given(trees())
def test_statements_of_any_tree_quote_the_text_exactly(doc) -> None:  # type: ignore[no-untyped-def]
    for one in statements(doc, Nobody()):
        assert doc.text[slice(*one.span)] == one.text
        assert one.text
        assert one.firmness in FIRMNESS
