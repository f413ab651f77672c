"""All that is said in a text: who said what to whom, in whose words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from legation.attribution.lexicon import hedged, lemma, lexicon
from legation.attribution.quotes import find_quotes, quote_around, text_of
from legation.attribution.reporters import reporting_verb
from legation.attribution.speakers import Cast, participant, speaker_of
from legation.model import Participant, Span, Statement
from legation.status.tree import place

_MARKS = " \t\n\r,;:\"“”«»'‘’`"
_TELLING = frozenset(
    {"tell", "inform", "brief", "remind", "assure", "advise", "notify", "promise", "warn", "caution", "urge"}
)


def statements(doc: Doc, cast: Cast, part: str = "text") -> list[Statement]:
    """Every statement of a text in its order: each quotation with its speaker, each reported clause.

    A clause that is quoted as a whole is listed once, as its quotation; a mixed quotation is listed as the clause and
    as the fragment in marks.
    """
    starts = [sentence.start for sentence in doc.sents]
    found = [*_quoted(doc, cast, starts, part), *_reported(doc, cast, starts, part)]
    return sorted(found, key=lambda statement: (statement.span, statement.quoted))


def _quoted(doc: Doc, cast: Cast, starts: list[int], part: str) -> Iterator[Statement]:
    for quote in find_quotes(doc):
        verb = reporting_verb(doc, quote)
        if verb is None and quote.end - quote.start < 5:
            continue
        span = _trimmed(doc, doc[quote.start].idx, doc[quote.end - 1].idx + len(doc[quote.end - 1].text))
        firm = (hedged(verb) if verb is not None else None) or "said"
        yield _statement(doc, cast, verb, firm, span, _sentence(starts, quote.start), part, quoted=True)


def _reported(doc: Doc, cast: Cast, starts: list[int], part: str) -> Iterator[Statement]:
    for verb in doc:
        if verb.pos_ != "VERB" or quote_around(verb) is not None:
            continue
        firm = hedged(verb)
        content = _content(verb) if firm else None
        if firm is None or content is None:
            continue
        span = _trimmed(doc, *content)
        first = next((token for token in doc[verb.sent.start : verb.sent.end] if token.idx >= span[0]), verb)
        if span[0] < span[1] and not _all_quoted(doc, span):
            yield _statement(doc, cast, verb, firm, span, _sentence(starts, first.i), part, quoted=False)


def _statement(
    doc: Doc, cast: Cast, verb: Token | None, firm: str, span: Span, sentence: int, part: str, *, quoted: bool
) -> Statement:
    speaker = speaker_of(verb) if verb is not None else None
    return Statement(
        speaker=participant(speaker, cast) if speaker is not None else None,
        addressee=_addressee(verb, cast) if verb is not None else None,
        firmness=firm,
        quoted=quoted,
        text=text_of(doc)[span[0] : span[1]],
        span=span,
        sentence=sentence,
        part=part,
    )


def _content(verb: Token) -> Span | None:
    """The characters of what a verb reports: its clause, or the clause in which it stands as a parenthesis."""
    for child in verb.children:
        if place(child) == "ccomp" or (child.dep_ == "xcomp" and lemma(verb) in lexicon().infinitives):
            return _extent(child, verb)
    if verb.dep_ == "parataxis" and speaker_of(verb) is not None:
        return _around(verb)
    return None


def _around(verb: Token) -> Span | None:
    """The longer side of a sentence in which "officials said" stands as a parenthesis."""
    sentence, own = verb.sent, [token.i for token in verb.subtree]
    speaker = speaker_of(verb)
    first = min([*own, *([token.i for token in speaker.subtree] if speaker is not None else [])])
    last = max(own)
    left, right = sentence.doc[sentence.start : first], sentence.doc[last + 1 : sentence.end]
    side = left if len(left) >= len(right) else right
    return (side.start_char, side.end_char) if len(side) > 1 else None


def _extent(clause: Token, verb: Token) -> Span | None:
    """The clause on its side of the verb of saying, without a "that" at its start."""
    after = clause.i > verb.i
    tokens = [token for token in clause.subtree if (token.i > verb.i) == after and not token.is_space]
    if tokens and tokens[0].lower_ == "that" and tokens[0].dep_ == "mark":
        tokens = tokens[1:]
    return (tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)) if tokens else None


def _trimmed(doc: Doc, start: int, end: int) -> Span:
    """The span without marks and space at its edges; an apostrophe inside a word stays."""
    text = text_of(doc)
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS + ".":
        end -= 1
    if text.count('"', start, end) % 2:
        return (start - 1, end) if start and text[start - 1] == '"' else (start, min(end + 1, len(text)))
    return start, end


def _all_quoted(doc: Doc, span: Span) -> bool:
    """True where a span lies in quotations but for a few marks."""
    for quote in find_quotes(doc):
        last = doc[quote.end - 1]
        if doc[quote.start].idx - 1 <= span[0] and span[1] <= last.idx + len(last.text) + 2:
            return True
    return False


def _addressee(verb: Token, cast: Cast) -> Participant | None:
    """Whom the words are said to: "told reporters", "said to the council"."""
    for child in verb.children:
        direct = child.dep_ in ("iobj", "obj") and lemma(verb) in _TELLING
        if direct or (child.dep_.startswith("obl") and any(case.lower_ == "to" for case in child.children)):
            return participant(child, cast)
    return None


def _sentence(starts: list[int], token: int) -> int:
    return bisect_right(starts, token) - 1
