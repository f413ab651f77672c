"""WordPiece over words, with a cache: the vocabulary of the uncased encoder, without a tokenizer library.

The method is BERT's (Devlin et al. 2019): lower-case, strip accents, split at punctuation, then take the longest known
piece from the left. A word that no pieces can spell becomes the unknown piece, so every word has at least one piece.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

MAX_PIECES = 8  # of one word: a long URL tells the encoder nothing more after that
MAX_CHARACTERS = 100
DASHES = {"_": "-"}  # wires of the 1990s write a dash as a lone underscore, which the treebanks do not know
CACHE_WORDS = 200_000  # the cache is emptied when it holds so many words, so that endless streams stay small


class WordPieces:
    """The piece ids of words. Threads may share one: a lost cache entry is only computed twice."""

    def __init__(self, vocabulary: list[str]) -> None:
        self.ids = {piece: index for index, piece in enumerate(vocabulary)}
        self.unknown = self.ids["[UNK]"]
        self.first = self.ids["[CLS]"]
        self.last = self.ids["[SEP]"]
        self._cache: dict[str, tuple[int, ...]] = {}

    @classmethod
    def from_file(cls, path: Path) -> WordPieces:
        """Read a `vocab.txt`: one piece a line, the line number is its id."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    def __call__(self, word: str) -> tuple[int, ...]:
        """Return 1 to `MAX_PIECES` piece ids of a word."""
        pieces = self._cache.get(word)
        if pieces is None:
            if len(self._cache) >= CACHE_WORDS:
                self._cache.clear()
            pieces = self._cache[word] = self._split(word)
        return pieces

    def _split(self, word: str) -> tuple[int, ...]:
        pieces: list[int] = []
        for part in _parts(DASHES.get(word, word)[:MAX_CHARACTERS]):
            pieces.extend(self._longest_first(part))
        return tuple(pieces[:MAX_PIECES]) or (self.unknown,)

    def _longest_first(self, part: str) -> list[int]:
        pieces: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(len(part), start, -1):
                piece = self.ids.get(prefix + part[start:end])
                if piece is not None:
                    pieces.append(piece)
                    start = end
                    break
            else:
                return [self.unknown]
        return pieces


def _parts(word: str) -> list[str]:
    """Lower-case, strip accents, and cut at punctuation and at ideographs, as the encoder's own tokenizer did."""
    parts: list[str] = []
    fresh = True
    for character in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(character)
        if category == "Mn" or category[0] == "C":
            continue
        if character.isspace():
            fresh = True
        elif _stands_alone(character, category):
            parts.append(character)
            fresh = True
        elif fresh:
            parts.append(character)
            fresh = False
        else:
            parts[-1] += character
    return parts


def _stands_alone(character: str, category: str) -> bool:
    point = ord(character)
    if category[0] == "P" or 33 <= point <= 47 or 58 <= point <= 64 or 91 <= point <= 96 or 123 <= point <= 126:
        return True
    return 0x4E00 <= point <= 0x9FFF or 0x3400 <= point <= 0x4DBF or 0xF900 <= point <= 0xFAFF
