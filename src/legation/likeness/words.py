"""A word that tells of a happening, with what stands around it: who and what is named with it, and in its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from legation.errors import InputError
from legation.language.dependencies import relation
from legation.model import Span

NEAR = 6  # words to either side that count as standing near
DEEP = 3  # steps down into a phrase for the words that name somebody or something
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ", "ADV", "X"})
_NAMING = frozenset({"compound", "flat", "amod", "nmod", "nummod", "appos"})
_OTHERS = frozenset({"obl", "nmod", "compound", "amod", "nummod", "appos", "advmod"})
_EMPTY = frozenset(
    "a about after also an and are as at be been before being but by for from had has have he her his in into is it "
    "its may more not of on or out over said say says she than that the their them they this to up was were which who "
    "will with would".split()
)


@dataclass(frozen=True)
class Word:
    """A telling word of the story `document` (its number in the pool), and lemmas in small letters around it."""

    document: int
    head: Token
    inside: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    others: frozenset[str]
    near: frozenset[str]
    sentence: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]

    @property
    def lemma(self) -> str:
        return lemma(self.head)

    @property
    def parties(self) -> frozenset[str]:
        return self.subjects | self.objects | self.others


def lemma(token: Token) -> str:
    return token.lemma_.lower()


def is_content(token: Token) -> bool:
    """Whether a word says what a text is about."""
    return token.pos_ in _CONTENT and lemma(token) not in _EMPTY


def is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or bool(token.ent_type_)


def word(document: int, doc: Doc, span: Span) -> Word:
    """The telling word at a span of a story's text.

    Raises:
        InputError: the span lies outside the text or holds no word.
    """
    tokens = doc.char_span(*span, alignment_mode="expand")
    if tokens is None:
        raise InputError(f"no word stands at {span} in the text of {len(doc.text)} characters: give (start, end)")
    head, own = tokens.root, {token.i for token in tokens}
    subjects, objects, others = _arguments(head)
    rest = [token for token in head.sent if token.i not in own and not token.is_space]

    def told(heads: Iterable[Token]) -> frozenset[str]:
        phrases = (each for one in heads for each in _phrase(one))
        return frozenset(lemma(each) for each in phrases if is_content(each) and each.i not in own)

    return Word(
        document,
        head,
        inside=frozenset(lemma(token) for token in tokens if is_content(token)) or frozenset({lemma(head)}),
        subjects=told(subjects),
        objects=told(objects),
        others=told(others),
        near=frozenset(lemma(token) for token in rest if abs(token.i - head.i) <= NEAR and is_content(token)),
        sentence=frozenset(lemma(token) for token in rest if is_content(token)),
        names=frozenset(lemma(token) for token in rest if is_name(token)),
        numbers=frozenset(token.lower_ for token in rest if token.pos_ == "NUM"),
    )


def _arguments(head: Token) -> tuple[list[Token], list[Token], list[Token]]:
    """The heads of a word's subjects, objects and other parties, those that it shares with the word above it too."""
    subjects: list[Token] = []
    objects: list[Token] = []
    others: list[Token] = []
    for child in head.children:
        kind = relation(child)
        if child.dep_ == "nsubj:pass" or kind in ("obj", "iobj"):
            objects.append(child)
        elif kind == "nsubj" or child.dep_ == "obl:agent":
            subjects.append(child)
        elif kind in _OTHERS:
            others.append(child)
    above, kind = head.head, relation(head)
    if above.i == head.i:
        return subjects, objects, others
    if kind == "acl":
        (objects if head.tag_ == "VBN" else subjects).append(above)
    elif kind in ("xcomp", "advcl", "conj", "ccomp") and not subjects:
        subjects += [child for child in above.children if relation(child) == "nsubj"]
    elif kind in ("obj", "nsubj", "obl") and head.pos_ in ("NOUN", "PROPN"):
        beside = [child for child in above.children if relation(child) in ("nsubj", "obj", "obl")]
        others += [child for child in beside if child.i != head.i]
    elif kind in ("compound", "nmod", "amod"):
        others.append(above)
    return subjects, objects, others


def _phrase(head: Token, depth: int = 0) -> Iterator[Token]:
    """A word and those under it that say who or what it is."""
    yield head
    for child in head.children if depth < DEEP else ():
        if relation(child) in _NAMING or child.pos_ in ("PROPN", "NUM"):
            yield from _phrase(child, depth + 1)
