"""A paragraph's words to sentences, tags, trees and names: windows through the encoder, its scores decoded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from legation.language.encoder import LONGEST, Encoder, Floats, Scores
from legation.language.names import decode_names
from legation.language.repairs import repair_names, repair_tags, repair_tree
from legation.language.trees import best_tree

WINDOW = 190  # pieces, as in training
_DASHES = frozenset(["-", "--", "–", "—", "_"])
_QUOTES = frozenset("\"\u201c\u201d'\u2018\u2019") | {"''", "``"}
_FRONTING, _FRONTED = frozenset({"In", "On", "By", "Since", "During", "After"}), 3
MARGIN = 8  # words that a sentence start must have behind it to be trusted at a window's end


@dataclass
class Parse:
    """What was read of a paragraph's words. `heads` are indices of words, a root's its own; `names` are BIO tags."""

    starts: list[bool] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    states: list[Floats] = field(default_factory=list)


def parse(
    encoder: Encoder,
    words: Sequence[str],
    spaced: Sequence[bool],
    *,
    starts: Sequence[bool] | None = None,
    states: bool = False,
) -> Parse:
    """Parse a paragraph. `starts`: sentence starts where they are known already (else they are predicted).

    A long paragraph is read in windows of `WINDOW` pieces; each ends with the last sentence that it holds whole.
    """
    result = Parse()
    sizes = [encoder.size(word) for word in words]
    first = 0
    while first < len(words):
        last = _reach(sizes, first, WINDOW)
        scores = encoder.run(words[first:last], spaced[first:last], states)
        opens = _starts(scores, starts, first, words)
        end = _whole_sentences(opens) if last < len(words) else len(opens)
        if end == 0:  # a sentence longer than a window: look as far as the encoder can
            last = _reach(sizes, first, LONGEST)
            scores = encoder.run(words[first:last], spaced[first:last], states)
            opens = _starts(scores, starts, first, words)
            end = len(opens) if last == len(words) else _whole_sentences(opens) or _forced_cut(scores)
        _decode(encoder, words[first : first + end], _head_of(scores, end), opens[:end], first, result)
        first += end
    return result


def _reach(sizes: list[int], first: int, limit: int) -> int:
    """Return the end of the longest run of words from `first` within `limit` pieces; at least one word."""
    used, last = 0, first
    while last < len(sizes) and used + sizes[last] <= limit:
        used += sizes[last]
        last += 1
    return max(last, first + 1)


def _starts(scores: Scores, known: Sequence[bool] | None, first: int, words: Sequence[str]) -> list[bool]:
    """Where sentences begin in a window: as known, else as scored, but never behind a comma and a closing quote, behind
    a mere "In 1995", nor between a dash and the second word behind it: a date line's story begins with the first."""
    size = len(scores.start)
    if known is not None:
        opens = list(known[first : first + size])
    else:
        opens = [
            bool(score > 0) and not _is_quoted_comma(words[first + max(0, place - 2) : first + place])
            for place, score in enumerate(scores.start)
        ]
    opens[0] = True
    if known is None:
        last = 0
        for place in range(1, size):
            opens[place] &= not (place > 1 and opens[place - 1] and words[first + place - 2] in _DASHES)
            opens[place] &= not _is_fronted(words[first + last : first + place])
            last = place if opens[place] else last
    return opens


def _is_fronted(before: Sequence[str]) -> bool:
    """Whether words are a sentence's beginning and none of their own, for want of a mark: "In 1995", "On Monday"."""
    return len(before) <= _FRONTED and before[0] in _FRONTING and before[-1][-1:].isalnum()


def _is_quoted_comma(before: Sequence[str]) -> bool:
    return len(before) == 2 and before[0] == "," and before[1] in _QUOTES


def _whole_sentences(opens: list[bool]) -> int:
    """Return where the last sentence begins, that may go on behind the window; 0 if it is the only one."""
    places = [place for place in range(1, len(opens)) if opens[place]]
    trusted = [place for place in places if place <= len(opens) - MARGIN]
    return (trusted or places or [0])[-1]


def _forced_cut(scores: Scores) -> int:
    """Return the likeliest sentence start in the second half of a window without any."""
    half = max(1, len(scores.start) // 2)
    return half + int(scores.start[half:].argmax()) if half < len(scores.start) else half


def _head_of(scores: Scores, end: int) -> Scores:
    """Return the scores of the first `end` words."""
    if end == len(scores.start):
        return scores
    return Scores(
        start=scores.start[:end],
        upos=scores.upos[:end],
        xpos=scores.xpos[:end],
        lemma=scores.lemma[:end],
        names=scores.names[:end],
        arcs=scores.arcs[:end, : end + 1],
        dependents=scores.dependents[:end],
        heads=scores.heads[: end + 1],
        states=None if scores.states is None else scores.states[:end],
    )


def _decode(
    encoder: Encoder, words: Sequence[str], scores: Scores, opens: list[bool], first: int, result: Parse
) -> None:
    """Append one window's words to the result."""
    classes = encoder.labels
    heads = _heads(scores, opens)
    relations = encoder.label(scores, np.array(heads, np.int64)).tolist()
    result.starts.extend(opens)
    result.upos.extend(classes.upos[index] for index in scores.upos.tolist())
    result.xpos.extend(classes.xpos[index] for index in scores.xpos.tolist())
    repair_tags(words, result, first, encoder.lemmatizer)
    for place, word in enumerate(words, start=first):
        script = classes.lemma[scores.lemma[place - first]]
        result.lemmas.append(encoder.lemmatizer(word, result.upos[place], result.xpos[place], script))
    for place, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        result.heads.append(first + (head - 1 if head else place))
        result.deprels.append(classes.deprel[relation] if head else "root")
    repair_tree(words, result, first)
    result.names.extend(decode_names(scores.names, opens, classes.names))
    repair_names(words, result, first)
    if scores.states is not None:
        result.states.append(scores.states)


def _heads(scores: Scores, opens: list[bool]) -> list[int]:
    """Return heads counted from 1 in the window, 0 for roots, none outside its word's own sentence."""
    heads: list[int] = []
    places = [place for place, opened in enumerate(opens) if opened]
    for begin, end in zip(places, [*places[1:], len(opens)], strict=True):
        block = np.concatenate([scores.arcs[begin:end, :1], scores.arcs[begin:end, begin + 1 : end + 1]], 1)
        heads.extend(head + begin if head else 0 for head in best_tree(block))
    return heads
