"""The dictionary forms that a word may have, for looking it up: the parser's lemma, the form itself, regular undoings.

The learned lemma is mostly right, but a codebook entry must not be missed because an ending was cut one letter off.
"""

from __future__ import annotations

from functools import lru_cache

IRREGULAR = {
    "arose": "arise", "ate": "eat", "beaten": "beat", "began": "begin", "begun": "begin", "bought": "buy",
    "bound": "bind", "broke": "break", "broken": "break", "brought": "bring", "built": "build", "burnt": "burn",
    "came": "come", "caught": "catch", "chose": "choose", "chosen": "choose", "dealt": "deal", "drew": "draw",
    "drawn": "draw", "driven": "drive", "drove": "drive", "fed": "feed", "fell": "fall", "fallen": "fall",
    "fled": "flee", "flew": "fly", "flown": "fly", "forbade": "forbid", "forbidden": "forbid", "forgave": "forgive",
    "forgiven": "forgive", "fought": "fight", "found": "find", "froze": "freeze", "frozen": "freeze", "gave": "give",
    "given": "give", "gone": "go", "got": "get", "held": "hold", "hung": "hang", "laid": "lay", "led": "lead",
    "left": "leave", "lent": "lend", "lost": "lose", "made": "make", "met": "meet", "paid": "pay", "ran": "run",
    "rang": "ring", "rung": "ring", "rose": "rise", "risen": "rise", "rode": "ride", "said": "say", "sang": "sing",
    "sank": "sink", "sunk": "sink", "sent": "send", "sat": "sit", "shaken": "shake", "shook": "shake",
    "shot": "shoot", "slain": "slay", "slew": "slay", "sold": "sell", "sought": "seek", "spent": "spend",
    "spoke": "speak", "spoken": "speak", "stolen": "steal", "stole": "steal", "stood": "stand", "struck": "strike",
    "stricken": "strike", "swore": "swear", "sworn": "swear", "taken": "take", "taught": "teach", "thrown": "throw",
    "threw": "throw", "told": "tell", "took": "take", "torn": "tear", "tore": "tear", "went": "go",
    "withdrawn": "withdraw", "withdrew": "withdraw", "withheld": "withhold", "withstood": "withstand", "won": "win",
    "wore": "wear", "written": "write", "wrote": "write",
}  # fmt: skip
_SHORTEST = 2  # letters that must be left of a word when its ending is cut


@lru_cache(maxsize=20_000)
def forms(lemma: str, form: str) -> tuple[str, ...]:
    """What to look a word up by, best first; `lemma` and `form` as the parser and the text have them."""
    lemma, form = lemma.lower(), form.lower()
    return tuple(dict.fromkeys((lemma, form, *bases(form))))


def bases(form: str) -> list[str]:
    """The dictionary forms that a lower-case inflected form may come from; none of them need be a word."""
    found = [IRREGULAR[form]] if form in IRREGULAR else []
    if form.endswith(("ies", "ied")):
        found.append(form[:-3] + "y")
    for ending in ("s", "es", "d", "ed", "ing"):
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < _SHORTEST:
            continue
        found.append(stem)
        if ending in ("ed", "ing"):
            if stem[-1] == stem[-2]:
                found.append(stem[:-1])
            if ending == "ing":
                found.append(stem + "e")
    return found
