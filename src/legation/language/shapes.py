"""The shape of a word: what the uncased encoder does not see.

A shape id joins how the word is written (its case, digits, punctuation) and whether a space goes before it.
"""

from __future__ import annotations

KINDS = ("lower", "initial", "capitals", "letter", "mixed", "digits", "alphanumeric", "punctuation", "other")
SHAPES = 2 * len(KINDS)
_KIND = {kind: index for index, kind in enumerate(KINDS)}


def shape(word: str, spaced: bool) -> int:
    """Return the shape id, below `SHAPES`, of a word; `spaced`: white space or the text's start goes before it."""
    return 2 * _KIND[_kind(word)] + spaced


def _kind(word: str) -> str:
    if word.isalpha():
        if word.islower():
            return "lower"
        if len(word) == 1:
            return "letter"
        if word.isupper():
            return "capitals"
        return "initial" if word[0].isupper() and word[1:].islower() else "mixed"
    if any(character.isdigit() for character in word):
        return "alphanumeric" if any(character.isalpha() for character in word) else "digits"
    if not any(character.isalpha() for character in word):
        return "punctuation"
    if word.islower():
        return "lower"
    if word.isupper():
        return "capitals"
    return "initial" if word[0].isupper() else "other"
