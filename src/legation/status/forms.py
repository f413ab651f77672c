"""Inflected forms of the lexicons' words: a second opinion on lemmas that a tagger gets wrong ("scrapp", "deni")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

# Past and participle of irregular verbs that lexicons name; a form that is another verb's base ("found") is left out.
IRREGULAR = {
    "begin": "began begun beginning",
    "bid": "bidding",
    "break": "broke broken",
    "bring": "brought",
    "choose": "chose chosen",
    "come": "came coming",
    "cut": "cutting",
    "fall": "fell fallen",
    "feel": "felt",
    "fight": "fought",
    "fly": "flew flown",
    "forbid": "forbade forbidden forbidding",
    "foresee": "foresaw foreseen",
    "freeze": "froze frozen",
    "get": "got gotten getting",
    "give": "gave given",
    "go": "went gone goes",
    "have": "has had having",
    "hear": "heard",
    "hold": "held",
    "keep": "kept",
    "lead": "led",
    "leave": "left",
    "let": "letting",
    "make": "made",
    "mean": "meant",
    "meet": "met",
    "pay": "paid",
    "put": "putting",
    "read": "reading",
    "say": "said",
    "see": "saw seen",
    "seek": "sought",
    "send": "sent",
    "set": "setting",
    "shoot": "shot",
    "speak": "spoke spoken",
    "spend": "spent",
    "strike": "struck",
    "strive": "strove striven",
    "swear": "swore sworn",
    "take": "took taken",
    "tell": "told",
    "think": "thought",
    "understand": "understood",
    "undertake": "undertook undertaken",
    "win": "won winning",
    "withdraw": "withdrew withdrawn",
    "write": "wrote written",
}
_VOWELS = "aeiou"
_DOUBLED = frozenset(
    "scrap drop ban bar plan deter defer refer commit admit permit prefer rebut snub stop step cancel label quit rebel "
    "compel expel propel abet signal counsel quip recur incur omit beg spar pin jet spur tap kidnap repel travel level "
    "trap shun regret allot submit".split()
)


def base(token: Token, forms: Mapping[str, str]) -> str:
    """The base form in lower case: by `forms` for verbs that a lexicon names, else the tagger's lemma."""
    if token.tag_ in ("VBD", "VBN", "VBZ", "VBG") and (named := forms.get(token.lower_)):
        return named
    return (token.lemma_ or token.text).lower()


def base_forms(words: Iterable[str]) -> dict[str, str]:
    """Inflected form -> base for each first word of the given words and phrases."""
    found: dict[str, str] = {}
    for word in sorted({phrase.split()[0] for phrase in words}):
        for form in _forms(word):
            found.setdefault(form, word)
    return found


def _forms(word: str) -> list[str]:
    """The third person, past and present participle of a verb, spelt by rule."""
    irregular = IRREGULAR.get(word)
    stem = word + word[-1] if word in _DOUBLED else word
    if word.endswith("e"):
        forms = [word + "s", word + "d", word[:-1] + "ing"]
    elif word.endswith("y") and word[-2] not in _VOWELS:
        forms = [word[:-1] + "ies", word[:-1] + "ied", word + "ing"]
    elif word.endswith(("s", "x", "ch", "sh", "z")):
        forms = [word + "es", word + "ed", word + "ing"]
    else:
        forms = [word + "s", stem + "ed", stem + "ing"]
    if irregular is not None:
        forms = [form for form in forms if not form.endswith("ed")] + irregular.split()
    return forms
