"""Names of many nations in the place of the corpora's own, which are mostly American, and invented datelines."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from corpora import Paragraph, Word


def _read(path: Path) -> dict[str, list[str]]:
    """Read lists of words under headings in brackets."""
    lists: dict[str, list[str]] = {}
    words: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = lists.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            words.extend(line.split())
    return lists


WORDS = _read(Path(__file__).parent / "tables" / "names.txt")
PLACES: dict[int, list[str]] = {}  # by their number of words; countries count twice
for _name in (*WORDS["countries"], *WORDS["countries"], *WORDS["cities"]):
    PLACES.setdefault(_name.count("-") + 1, []).append(_name)


def rename(window: Paragraph, chance: random.Random) -> Paragraph:
    """Return the window with its persons and places renamed, word for word, the same name alike throughout."""
    chosen: dict[tuple[str, ...], list[str]] = {}
    words: list[Word] = list(window.words)
    for first, last in _spans(words):
        kind = words[first].name[2:]
        old = tuple(word.text for word in words[first:last])
        if not all(text[:1].isupper() and text.isalpha() for text in old):
            continue
        new = chosen.setdefault(old, _draw(kind, last - first, chance))
        for place, text in zip(range(first, last), new, strict=False):
            words[place] = replace(words[place], text=text, lemma=text)
    return Paragraph(_cut_hyphens(words), "", window.document)


def _cut_hyphens(words: list[Word]) -> list[Word]:
    """Cut renamed words at their hyphens as the tokenizer does, the later parts flat on the name's head."""
    places, size = [], 0
    for word in words:
        places.append(size)
        size += 2 * _hyphens(word) + 1
    result: list[Word] = []
    for word in words:
        head = places[word.head] if word.head is not None and word.head >= 0 else word.head
        first, *later = word.text.split("-") if _hyphens(word) else [word.text]
        known = word.head is not None
        top = head if word.deprel == "flat" else len(result)
        name = "I" + word.name[1:] if word.name[:1] in "BI" else word.name
        result.append(replace(word, text=first, lemma=first if later else word.lemma, head=head))
        part = replace(word, spaced=False, start=False if word.start is not None else None, name=name, deprel="flat")
        for text in later:
            hyphen = replace(part, text="-", upos="PUNCT", xpos="HYPH", lemma="-", head=len(result) + 1, deprel="punct")
            result.append(
                hyphen if known else replace(hyphen, upos=None, xpos=None, lemma=None, head=None, deprel=None)
            )
            result.append(replace(part, text=text, lemma=text if known else None, head=top if known else None))
    return result


def _hyphens(word: Word) -> int:
    return word.text.count("-") if word.name[2:] == "PER" and word.text[:1].isalpha() else 0


def _spans(words: list[Word]) -> list[tuple[int, int]]:
    spans = []
    for index, word in enumerate(words):
        if word.name[:2] == "B-" and word.name[2:] in ("PER", "LOC"):
            last = index + 1
            while last < len(words) and words[last].name[:2] == "I-":
                last += 1
            spans.append((index, last))
    return spans


def _draw(kind: str, size: int, chance: random.Random) -> list[str]:
    if kind == "LOC":
        return chance.choice(PLACES[size]).split("-") if size in PLACES else []
    if size == 2 and chance.random() < 0.2:
        first, second = (chance.choice(WORDS["korean syllables"]) for _ in range(2))
        return [chance.choice(WORDS["korean family"]), f"{first}-{second.lower()}"]
    if size == 1:
        return [chance.choice(WORDS["family" if chance.random() < 0.8 else "given"])]
    if size > 3:
        return []
    return [chance.choice(WORDS["given"]), *(chance.choice(WORDS["family"]) for _ in range(size - 1))]


def dateline(chance: random.Random) -> Paragraph:
    """Return an invented dateline ("NAIROBI, March 3 (Reuters) -"): a sentence of its own, as EWT has it."""
    city = chance.choice(WORDS["cities"]).split("-")
    words = [
        _dateline_word(part.upper() if chance.random() < 0.85 else part, "PROPN", "NNP", 0, "compound") for part in city
    ]
    root = len(words) - 1
    words[root].head, words[root].deprel = -1, "root"
    for word in words[:root]:
        word.head = root
    for index, word in enumerate(words):
        word.name = ("I-" if index else "B-") + "LOC"
    if chance.random() < 0.6:
        month = len(words) + 1
        words.append(_dateline_word(",", "PUNCT", ",", month, "punct", spaced=False))
        words.append(_dateline_word(chance.choice(WORDS["months"]), "PROPN", "NNP", root, "nmod:unmarked"))
        words.append(_dateline_word(str(chance.randint(1, 31)), "NUM", "CD", month, "nummod"))
    if chance.random() < 0.8:
        agency = len(words) + 1
        words.append(_dateline_word("(", "PUNCT", "-LRB-", agency, "punct"))
        words.append(_dateline_word(chance.choice(WORDS["agencies"]), "PROPN", "NNP", root, "parataxis", spaced=False))
        words[-1].name = "B-ORG"
        words.append(_dateline_word(")", "PUNCT", "-RRB-", agency, "punct", spaced=False))
    words.append(_dateline_word(chance.choice(["-", "--", "—", "–", "-"]), "PUNCT", ",", root, "punct"))
    words[0].start = True
    return Paragraph(words, "", "dateline")


def _dateline_word(text: str, upos: str, xpos: str, head: int, deprel: str, spaced: bool = True) -> Word:
    return Word(text, spaced, upos, xpos, text, head, deprel, False, "O")
