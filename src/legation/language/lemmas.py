"""Lemmas as scripts: how to rewrite a word's end to get its dictionary form.

A script is `case|cut|suffix`: keep the word as it is written or lower it, cut so many characters, add the suffix
(after Chrupala 2006). The encoder chooses among the scripts seen in training.
"""

from __future__ import annotations

KEEP = "k|0|"


def script(word: str, lemma: str) -> str:
    """Return the script that rewrites `word` to `lemma`."""
    if not lemma.islower() and word[:1] == lemma[:1]:
        return f"k|{_tail(word, lemma)}"
    return f"l|{_tail(word.lower(), lemma)}"


def rewrite(word: str, script: str) -> str:
    """Apply a script; a word too short for the cut is only lowered."""
    case, cut, suffix = script.split("|", 2)
    base = word if case == "k" else word.lower()
    size = int(cut)
    if size > len(base):
        return base
    return base[: len(base) - size] + suffix or base


def _tail(word: str, lemma: str) -> str:
    shared = 0
    for left, right in zip(word, lemma, strict=False):
        if left != right:
            break
        shared += 1
    return f"{len(word) - shared}|{lemma[shared:]}"
