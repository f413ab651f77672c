"""Who reports a quotation: a verb of saying in its sentence, before its colon, or of the quotation before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast as typed

from spacy.tokens import Doc, Span, Token

from legation.attribution.lexicon import firmness, lemma, lexicon
from legation.attribution.links import Link, report_of
from legation.attribution.quotes import Quote, find_quotes, quote_around
from legation.attribution.speakers import speaker_of

_KEY = "legation.attribution.reporters"


def reporter_of(doc: Doc, quote: Quote) -> Link | None:
    """The link that reports a quotation, None where the story leaves it open."""
    verb = reporting_verb(doc, quote)
    if verb is None:
        return None
    return list(report_of(verb, firmness(verb) or "said"))[-1]


def reporting_verb(doc: Doc, quote: Quote) -> Token | None:
    """The verb of saying that a quotation belongs to."""
    return _verbs(doc).get(quote)


def _verbs(doc: Doc) -> dict[Quote, Token | None]:
    """The verb of each quotation, found in one pass and kept with the text."""
    if _KEY not in doc.user_data:
        found: dict[Quote, Token | None] = {}
        before: Quote | None = None
        for quote in find_quotes(doc):
            if before is not None and before.open and _goes_on(doc, before, quote):
                verb = found[before]
            else:
                verb = _in_sentence(doc, quote) or _before_colon(doc, quote)
            if verb is None and before is not None and _goes_on(doc, before, quote):
                verb = found[before]
            found[quote] = verb
            before = quote
        doc.user_data[_KEY] = found
    return typed("dict[Quote, Token | None]", doc.user_data[_KEY])


def _in_sentence(doc: Doc, quote: Quote) -> Token | None:
    """The nearest verb of saying outside quotations in the sentences in which the quotation starts and ends."""
    first, last = doc[quote.start].sent, doc[quote.end - 1].sent
    sentences: list[Span] = [first] if first.start == last.start else [first, last]
    if last.end == quote.end + 1 < len(doc) and doc[quote.end + 1].is_lower:
        sentences.append(doc[quote.end + 1].sent)
    verbs = [verb for sentence in sentences for verb in _saying(sentence)]
    verbs = [verb for verb in verbs if lemma(verb) not in lexicon().guarded] or verbs
    if not verbs:
        return None
    top = doc[quote.start : quote.end].root
    return min(verbs, key=lambda verb: (not verb.is_ancestor(top), _distance(verb, quote)))


def _saying(sentence: Span) -> Iterator[Token]:
    for token in sentence:
        if token.pos_ == "VERB" and firmness(token) and speaker_of(token) is not None and quote_around(token) is None:
            yield token


def _distance(verb: Token, quote: Quote) -> int:
    return int(min(abs(verb.i - quote.start), abs(verb.i - quote.end)))


def _before_colon(doc: Doc, quote: Quote) -> Token | None:
    """The verb of a sentence that ends in a colon before the quotation opens."""
    at = quote.start - 2
    while at > 0 and doc[at].is_space:
        at -= 1
    if at < 1 or doc[at].text != ":":
        return None
    return next(_saying(doc[at].sent), None)


def _goes_on(doc: Doc, before: Quote, quote: Quote) -> bool:
    """True where a quotation takes up the one before it: only marks and space between, or the very next sentence."""
    if before.open:
        return all(token.is_space or token.is_punct for token in doc[before.end : quote.start])
    opening = doc[quote.start - 1]
    sentence = doc[quote.start].sent
    starts_sentence = opening.i <= sentence.start + 1
    last = doc[before.end - 1].sent
    between = doc[before.end + 1 : max(before.end + 1, opening.i)]
    apart = sum(1 for token in between if token.is_sent_start and token.i > last.end)
    return starts_sentence and apart == 0 and len(between) < 40
