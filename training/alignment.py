"""Treebank words carried over to the tokens of our tokenizer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from corpora import Paragraph, Word


def retokenize(paragraph: Paragraph, tokenize: Callable[[str], list[tuple[int, int]]]) -> Paragraph:
    """Return the paragraph on the tokens of `tokenize` (offsets in the text), the words' attributes carried over.

    A token of several words takes those of the top word; of a word in several tokens the last lettered one is the word,
    the others hang on it. Where that gives no tree, heads become unknown.
    """
    spans = tokenize(paragraph.text)
    members = _overlaps(paragraph.words, spans)
    anchor = _anchors(paragraph, spans, members)
    tops = {}
    for number, inside in enumerate(members):
        own = [index for index in inside if anchor[index] == number]
        if own:
            tops[number] = next((i for i in own if paragraph.words[i].head not in own), own[0])
    starts = {anchor_first(members, index) for index, word in enumerate(paragraph.words) if word.start}
    result = []
    for number, (begin, end) in enumerate(spans):
        spaced = number == 0 or spans[number - 1][1] != begin
        text = paragraph.text[begin:end]
        start = number in starts or number == 0
        if number in tops:
            top = paragraph.words[tops[number]]
            head = top.head
            if head is not None and head >= 0:
                head = anchor[head]
            own = [index for index in members[number] if anchor[index] == number]
            lemma = top.lemma if len(own) == 1 and top.text == text else None
            result.append(
                replace(top, text=text, spaced=spaced, head=head, lemma=lemma, start=start, span=(begin, end))
            )
        else:
            result.append(_inner_piece(paragraph, members[number], anchor, text, spaced, start, (begin, end)))
    _mend_names(paragraph, members, result)
    known = Paragraph(result, paragraph.text, paragraph.document)
    if result and result[0].head is not None and not _is_forest(result):
        for word in result:
            word.head = None
    return known


def _overlaps(words: list[Word], spans: list[tuple[int, int]]) -> list[list[int]]:
    members: list[list[int]] = []
    first = 0
    for begin, end in spans:
        while first < len(words) and words[first].span[1] <= begin:
            first += 1
        inside, index = [], first
        while index < len(words) and words[index].span[0] < end:
            if words[index].span[1] > begin:
                inside.append(index)
            index += 1
        members.append(inside)
    return members


def anchor_first(members: list[list[int]], word: int) -> int:
    """Return the first token that holds the word."""
    return next((number for number, inside in enumerate(members) if word in inside), 0)


def _anchors(paragraph: Paragraph, spans: list[tuple[int, int]], members: list[list[int]]) -> list[int]:
    """Return for every word the token that stands for it."""
    tokens: list[list[int]] = [[] for _ in paragraph.words]
    for number, inside in enumerate(members):
        for index in inside:
            tokens[index].append(number)
    anchors = []
    for index, numbers in enumerate(tokens):
        lettered = [n for n in numbers if any(c.isalnum() for c in paragraph.text[spans[n][0] : spans[n][1]])]
        anchors.append((lettered or numbers or [anchors[-1] if index else 0])[-1])
    return anchors


def _inner_piece(
    paragraph: Paragraph,
    inside: list[int],
    anchor: list[int],
    text: str,
    spaced: bool,
    start: bool,
    span: tuple[int, int],
) -> Word:
    if not inside:
        return Word(text, spaced, start=start, span=span)
    word = paragraph.words[inside[0]]
    lettered = any(character.isalnum() for character in text)
    known = word.head is not None
    return Word(
        text,
        spaced,
        upos=(word.upos if lettered else "PUNCT") if known else None,
        xpos=(word.xpos if lettered else ("HYPH" if text in "-–" else None)) if known else None,
        lemma=None,
        head=anchor[inside[0]] if known else None,
        deprel=("compound" if lettered else "punct") if known else None,
        start=start,
        name=word.name,
        span=span,
    )


def _mend_names(paragraph: Paragraph, members: list[list[int]], result: list[Word]) -> None:
    """Rewrite the BIO prefixes after tokens were split or joined."""
    for number, (inside, word) in enumerate(zip(members, result, strict=True)):
        tags = [paragraph.words[index].name for index in inside]
        named = next((tag for tag in tags if tag[:2] in ("B-", "I-")), None)
        if named is None:
            continue
        opens = any(tag[:2] == "B-" for tag in tags)
        if opens and number and members[number - 1] and inside[0] == members[number - 1][-1]:
            opens = False
        word.name = ("B-" if opens else "I-") + named[2:]


def _is_forest(words: list[Word]) -> bool:
    for index in range(len(words)):
        steps, at = 0, index
        while at is not None and at >= 0:
            at = words[at].head  # type: ignore[assignment]
            steps += 1
            if steps > len(words):
                return False
    return True
