"""The corpora as paragraphs of words: treebanks (CoNLL-U) and name corpora.

What a corpus does not tell is `None`, and is masked out of the loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from legation.evaluation.names import CROSSNER

HELD_OUT_GENRES = ("GUM_fiction_", "GUM_whow_")  # non-commercial licences
GUM_NAMES = {"person": "PER", "organization": "ORG", "place": "LOC"}
TITLES = {
    "mr.", "mr", "mrs.", "mrs", "ms.", "ms", "dr.", "dr", "president", "prime", "minister", "senator", "sen.", "gov.",
    "governor", "secretary", "king", "queen", "prince", "princess", "sir", "lord", "lady", "general", "gen.", "colonel",
    "col.", "captain", "capt.", "professor", "prof.", "chancellor", "mayor", "judge", "justice", "ambassador", "rep.",
    "representative", "sheikh", "ayatollah", "imam", "rev.", "reverend", "father", "pope", "bishop", "saint", "emperor",
    "vice", "chairman", "director", "detective", "officer", "sergeant", "sgt.", "lieutenant", "lt.", "major", "madam",
    "uncle", "aunt", "congressman", "congresswoman", "attorney", "commissioner", "premier", "coach",
}  # fmt: skip


@dataclass
class Word:
    """One word of a window. `head` is an index in the window, -1 for a sentence's root, None where unknown.

    `name` is a BIO tag, "-" where unknown, "O?" where the corpus has no MISC and says no more than "none of the three".
    """

    text: str
    spaced: bool = True
    upos: str | None = None
    xpos: str | None = None
    lemma: str | None = None
    head: int | None = None
    deprel: str | None = None
    start: bool | None = None
    name: str = "-"
    span: tuple[int, int] = (0, 0)


@dataclass
class Paragraph:
    """Consecutive words of one document; `text` is what they were read from."""

    words: list[Word] = field(default_factory=list)
    text: str = ""
    document: str = ""

    def sentences(self) -> list[tuple[int, int]]:
        """Return the index ranges of the sentences."""
        starts = [index for index, word in enumerate(self.words) if word.start or index == 0]
        return list(zip(starts, [*starts[1:], len(self.words)], strict=True))


def read_treebank(path: Path, names: dict[str, list[tuple[str, str]]] | None = None) -> list[Paragraph]:
    """Read a CoNLL-U file into paragraphs, cut at newdoc and newpar.

    `names`: words with BIO tags by the sentence's id.
    """
    paragraphs: list[Paragraph] = []
    document, fresh = "", True
    is_gum = "gum" in path.name
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        for line in lines:
            if line.startswith("# newdoc"):
                document, fresh = line.split("=", 1)[1].strip(), True
            elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
                fresh = True
        rows = [line.split("\t") for line in lines if line and line[0].isdigit()]
        if not rows:
            continue
        if fresh:
            paragraphs.append(Paragraph(document=document))
            fresh = False
        _add_sentence(paragraphs[-1], rows, (names or {}).get(_comment(lines, "# sent_id")), is_gum)
    return paragraphs


def _comment(lines: list[str], key: str) -> str:
    return next((line.split("=", 1)[1].strip() for line in lines if line.startswith(key)), "")


def _add_sentence(
    paragraph: Paragraph, rows: list[list[str]], tagged: list[tuple[str, str]] | None, is_gum: bool
) -> None:
    """Append a sentence's words, with offsets in the paragraph's text."""
    base = len(paragraph.words)
    surface = _surface_spans(paragraph, rows)
    words = [row for row in rows if row[0].isdigit()]
    previous_end = -1
    for row in words:
        span = surface[row[0]]
        head = int(row[6])
        paragraph.words.append(
            Word(
                text=row[1],
                spaced=span[0] != previous_end,
                upos=row[3],
                xpos=row[4],
                lemma=row[2],
                head=base + head - 1 if head else -1,
                deprel=row[7],
                start=row[0] == "1",
                span=span,
            )
        )
        previous_end = span[1]
    tags = _gum_names(words) if is_gum else _carry_tags([row[1] for row in words], tagged or [])
    for word, tag in zip(paragraph.words[base:], tags, strict=True):
        word.name = tag


def _carry_tags(words: list[str], tagged: list[tuple[str, str]]) -> list[str]:
    """Carry BIO tags from another tokenization of the same sentence, character by character; "-" where it differs."""
    letters = [
        tag if not place else "I" + tag[1:] if tag[1] == "-" else tag
        for form, tag in tagged
        for place in range(len(form))
    ]
    if sum(map(len, words)) != len(letters):
        return ["-"] * len(words)
    tags, at = [], 0
    for word in words:
        tags.append(letters[at])
        at += len(word)
    return tags


def _surface_spans(paragraph: Paragraph, rows: list[list[str]]) -> dict[str, tuple[int, int]]:
    """Extend the paragraph's text by the sentence; return the offsets of every word by its id."""
    spans: dict[str, tuple[int, int]] = {}
    inside: set[str] = set()
    if paragraph.text and not paragraph.text.endswith(" "):
        paragraph.text += " "
    for position, row in enumerate(rows):
        if row[0] in inside or "." in row[0]:
            continue
        start = len(paragraph.text)
        paragraph.text += row[1]
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            members = [str(number) for number in range(first, last + 1)]
            inside.update(members)
            forms = {later[0]: later[1] for later in rows[position + 1 : position + 2 + last - first]}
            spans.update(_divide(row[1], start, [(member, forms[member]) for member in members]))
        else:
            spans[row[0]] = (start, len(paragraph.text))
        if "SpaceAfter=No" not in row[9]:
            paragraph.text += " "
    return spans


def _divide(surface: str, start: int, members: list[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Give the words of a multi-word token their parts of its surface; all of it to each where they do not spell it."""
    if "".join(form for _, form in members) != surface:
        return {member: (start, start + len(surface)) for member, _ in members}
    spans = {}
    for member, form in members:
        spans[member] = (start, start + len(form))
        start += len(form)
    return spans


def _gum_names(rows: list[list[str]]) -> list[str]:
    """Return BIO tags from GUM's entities: mentions with a proper-noun head or a Wikipedia link, cut to the name."""
    tags = ["O"] * len(rows)
    taken = [False] * len(rows)
    mentions = sorted(_gum_mentions(rows), key=lambda mention: mention[0] - mention[1])
    for first, last, kind, link in mentions:
        if kind == "time":
            continue
        span = _name_span(rows, first, last, link)
        if span is None or any(taken[span[0] : span[1] + 1]):
            continue
        label = GUM_NAMES.get(kind, "MISC")
        plural = rows[span[1]][4] == "NNPS" and label == "PER"
        for index in range(span[0], span[1] + 1):
            taken[index] = True
            tags[index] = "-" if plural else ("B-" if index == span[0] else "I-") + label
    return tags


def _gum_mentions(rows: list[list[str]]) -> Iterator[tuple[int, int, str, bool]]:
    """Yield (first, last, type, linked) of every mention that opens and closes within the sentence."""
    opened: dict[str, list[tuple[int, str, bool]]] = {}
    for index, row in enumerate(rows):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        if not found:
            continue
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", found.group(1)):
            if piece.startswith("("):
                parts = piece.strip("()").split("-", 6)
                mention = (index, parts[1] if len(parts) > 1 else "", len(parts) > 6)
                if piece.endswith(")"):
                    yield mention[0], index, mention[1], mention[2]
                else:
                    opened.setdefault(parts[0], []).append(mention)
            elif opened.get(piece[:-1]):
                first, kind, link = opened[piece[:-1]].pop()
                yield first, index, kind, link


def _name_span(rows: list[list[str]], first: int, last: int, linked: bool) -> tuple[int, int] | None:
    """Return the name within a mention: the run of proper nouns around its head, with "of" and the like inside it."""
    inside = range(first, last + 1)
    heads = [index for index in inside if not first <= int(rows[index][6]) - 1 <= last]
    if not heads:
        return None
    head = heads[0]
    if rows[head][3] != "PROPN":
        capital = rows[head][1][:1].isupper() and head > 0
        if not (linked and capital and rows[head][3] in ("NOUN", "ADJ", "NUM", "X")):
            return None
    left = right = head
    while left > first and _in_name(rows[left - 1]):
        left -= 1
    while right < last:
        if _in_name(rows[right + 1]) or (rows[right + 1][3] == "NUM" and rows[right][3] == "PROPN"):
            right += 1
        elif _bridge(rows, right, last):
            right = _bridge(rows, right, last)
        else:
            break
    while left < right and (
        rows[left][1].lower() in TITLES or not rows[left][1][:1].isalnum() or rows[left][3] == "ADP"
    ):
        left += 1
    while right > left and rows[right][3] == "PUNCT" and rows[right][1] not in (".",):
        right -= 1
    return None if rows[left][1].lower().rstrip("s") in TITLES else (left, right)


def _in_name(row: list[str]) -> bool:
    if row[3] == "PROPN" or (row[3] == "PUNCT" and row[1] in ("-", "–", ".", "&", "'")):
        return True
    return row[1][:1].isupper() and row[3] in ("ADJ", "NOUN", "VERB", "SYM", "X")


def _bridge(rows: list[list[str]], right: int, last: int) -> int:
    """Return the index of a proper noun reached over "of", "of the", "and", "for"; 0 if there is none."""
    step = right + 1
    while step < last and rows[step][1].lower() in ("of", "the", "and", "for", "de", "la", "&", "al", "'s", "on", "in"):
        step += 1
        if rows[step][3] == "PROPN" and rows[right + 1][1].lower() in ("of", "for", "de", "&", "'s"):
            return step
    return 0


def read_uner(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Return words with BIO tags (no MISC is told, so "O?") by the sentence's id."""
    names: dict[str, list[tuple[str, str]]] = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().split("\n")
        sentence = _comment(lines, "# sent_id")
        if not sentence:
            continue
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        names[sentence] = [(row[1], row[2] if row[2][2:] in ("PER", "ORG", "LOC") else "O?") for row in rows]
    return names


def read_crossner(path: Path) -> list[Paragraph]:
    """Read CrossNER's columns; its words come without spaces, so they are set by simple rules."""
    paragraphs = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") if "\t" in line else line.split(" ") for line in block.strip().split("\n") if line]
        if not rows:
            continue
        words, text = [], ""
        for index, row in enumerate(rows):
            spaced = not (row[0] in ",.;:!?)]'s%" or row[0] in ("'s", "n't")) and not (
                words and words[-1].text in "([$"
            )
            if spaced and text:
                text += " "
            tag = row[-1] if row[-1] == "O" else row[-1][:2] + CROSSNER[row[-1][2:]]
            words.append(
                Word(row[0], spaced or not text, start=index == 0, name=tag, span=(len(text), len(text) + len(row[0])))
            )
            text += row[0]
        paragraphs.append(Paragraph(words, text, path.stem))
    return paragraphs
