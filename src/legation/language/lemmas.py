"""Lemmas: a lexicon of forms, the scripts that the encoder chooses, and the rules of English endings as their check.

A script is `case|cut|suffix`: keep the word as it is written or lower it, cut so many characters, add the suffix (after
Chrupala 2006). Scripts alone leave 4% of the lemmas of EWT and GUM wrong ("announc"), mostly of regular words.
"""

from __future__ import annotations

import re
from pathlib import Path

KEEP = "k|0|"
BASE_TAGS = frozenset({"NN", "VB", "VBP", "JJ", "RB", "RP"})
OPEN_CLASSES = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV"})
_ENDINGS = {
    "NNS": (("men", "man"), ("ies", "y"), ("es", ""), ("s", ""), ("ves", "f")),
    "VBZ": (("ies", "y"), ("es", ""), ("s", "")),
    "VBG": (("ying", "ie"), ("ing", "e"), ("ing", "")),
    "VBD": (("ied", "y"), ("ed", "e"), ("ed", "")),
    "JJR": (("ier", "y"), ("er", "e"), ("er", "")),
    "JJS": (("iest", "y"), ("est", "e"), ("est", "")),
}
_ENDINGS |= {"VBN": _ENDINGS["VBD"], "RBR": _ENDINGS["JJR"], "RBS": _ENDINGS["JJS"]}


class Lemmatizer:
    """Lemmas of words with their tags and scripts. `words`: whole words that are known to be words."""

    def __init__(self, forms: dict[tuple[str, str], str], words: frozenset[str] = frozenset()) -> None:
        self._forms = forms
        self._known = {(lemma, upos) for (_, upos), lemma in forms.items()}
        self._words = words

    @classmethod
    def from_file(cls, path: Path, words: frozenset[str] = frozenset()) -> Lemmatizer:
        """Read a table of form, UPOS and lemma, one a line."""
        rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        return cls({(form, upos): lemma for form, upos, lemma in rows}, words)

    def knows(self, form: str, upos: str) -> bool:
        """Whether the lexicon has a form, in small letters, in this class, or a past that a rule gives of a word."""
        past = upos == "VERB" and form.endswith("ed") and not self._words.isdisjoint(_candidates(form, "VBD"))
        return (form, upos) in self._forms or past

    def __call__(self, word: str, upos: str, xpos: str, script: str) -> str:
        """Return the lemma: the lexicon's, else the script's, unless that is no known word and a rule gives one."""
        guess = rewrite(word, script)
        if upos not in OPEN_CLASSES or not word.replace("-", "").isalpha():
            return guess
        lower = word.lower()
        known = self._forms.get((lower, upos))
        if script[0] == "k" and not (
            word.islower() and upos == "VERB"
        ):  # as it is written: parts of names ("Prime Minister") and acronyms
            return guess if known is None or word.isupper() else word[:1] + known[1:]
        if known is not None or (guess, upos) in self._known:
            return known or guess
        candidates = [lower] if xpos in BASE_TAGS else _candidates(lower, xpos)
        fitting = [lemma for lemma in candidates if (lemma, upos) in self._known]
        fitting += [lemma for lemma in candidates if lemma in self._words and guess not in self._words]
        if xpos in BASE_TAGS:
            fitting.append(lower)
        if not fitting and upos == "VERB":
            fitting = _regular(lower, xpos)
        return fitting[0] if fitting else guess


_NO_E = re.compile(r"(?:[^aeiou][^aeioulscgvz]|[aeiou]{2}[^aeiouscgvz]|[xwy]|ll|ss)$")
"""Ends of stems that take no e: "oust", "unseat", but "raze" and "denounce"."""


def _regular(form: str, xpos: str) -> list[str]:
    """What a regular verb that no list knows is a form of: the stem, or the stem with an e, by how it ends."""
    found = _candidates(form, xpos)
    plain = [lemma for lemma in found if _NO_E.search(lemma)]
    return plain or found


def _candidates(word: str, xpos: str) -> list[str]:
    """Return what a word may be an inflected form of, by its ending ("planned": planne, plann, plan)."""
    found = []
    for ending, suffix in _ENDINGS.get(xpos, ()):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            found.append(stem + suffix)
            if not suffix and len(stem) > 2 and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return found


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
