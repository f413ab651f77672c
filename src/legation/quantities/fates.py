"""What befell those counted: killed, wounded, held, driven out, or out in the streets, by the words around a number."""

import re

from legation.quantities.counts import CROWD, PEOPLE, WEAPONS, Counted

_MEETING = r"(?:march|rally|rallies|demonstration|protest|vigil|funeral|procession|sit-in|gathering)(?:e?s)?"
_VERBS = {
    "killed": r"killed|slain|massacred|executed|shot\sdead|dead|died|perished|drowned|beheaded|murdered|deaths|"
        r"fatalities|lost\stheir\slives|assassinated|lynched|gunned\sdown|hacked\sto\sdeath|burne?d\sto\sdeath|"
        r"(?:stabbed|beaten|crushed|trampled)\sto\sdeath",
    "wounded": r"wounded|injured|hurt|maimed|injuries|hospitali[sz]ed",
    "detained": r"detained|arrested|jailed|imprisoned|rounded\sup|taken\s(?:into\scustody|prisoner)|arrests|detentions|"
        r"(?:put\s|placed\s)?behind\sbars|in\scustody|captured|locked\sup",
    "displaced": r"displaced|uprooted|homeless|evacuated|(?:to\s)?flee|fled|(?:forced|driven)\s(?:from|out\sof)\s"
        r"their\s(?:homes|villages|houses|land)|displacements|made\shomeless|without\shomes",
    "crowd": r"rallied|marched|demonstrated|protested|gathered|took\sto\sthe\sstreets|turned\sout|thronged|"
        r"packed|attended|chanted|walked\sout|went\son\sstrike|downed\stools|massed|"
        rf"(?:joined|joining|took\spart\sin|taking\spart\sin|participated\sin)\s(?:[\w'’-]+\s){{0,4}}{_MEETING}",
}  # fmt: skip
_FILLER = (
    r"(?:\s(?:were|was|are|is|have|has|had|been|being|reported|reportedly|also|confirmed|feared|"
    r"believed|who|that|to|be|when|as|left|or|and|more|,|alive|seriously|badly|critically|severely|slightly|lightly))*"
)
_AFTER = {kind: re.compile(rf"{_FILLER}\s+(?:{verbs})\b", re.IGNORECASE) for kind, verbs in _VERBS.items()}
_WITHIN = r"\b[^.;\d\n]{0,60}?"  # words between a noun and the verb that brings its number
_BEFORE = {
    "killed": r"kill(?:ed|ing|s)?|massacred|executed|executing|murdered|murdering|slain|beheaded|beheading|"
        r"shot\s(?:dead|and\skilled)|assassinated|lynched|gunned\sdown|claim(?:ed|ing)(?:\sthe\slives\sof)?|lives\sof|"
        r"(?:killings?|murders?|massacres?|executions?|assassinations?|slayings?|deaths?|beheadings?)\sof|"
        rf"\btoll{_WITHIN}(?:to|at|of|is|was|reached|reaching|hit|topped|passed|exceeded|stands\sat)|"
        rf"\bnumber\sof\s(?:dead|deaths|killed|fatalities|people\skilled){_WITHIN}(?:to|at|is|was|reached|hit|topped)",
    "wounded": r"wound(?:ed|ing|s)?|injur(?:ed|ing|es)|hurt|hurting|maim(?:ed|ing)|"
        rf"\bnumber\sof\s(?:wounded|injured|injuries|people\s(?:wounded|injured)){_WITHIN}(?:to|at|is|was|reached)",
    "detained": r"detain(?:ed|ing|s)|arrest(?:ed|ing|s)|jail(?:ed|ing|s)|imprison(?:ed|ing)|round(?:ed|ing)\sup|"
        r"(?:arrests?|detentions?|imprisonment|jailing)\sof",
    "displaced": r"displac(?:ed|ing|es)|uproot(?:ed|ing)|evacuat(?:ed|ing)|(?:forc|driv)(?:ed|ing|en)|"
        r"(?:displacement|evacuation|flight|exodus)\sof",
    "crowd": r"crowds?\sof|rally\sof|gathering\sof|march\sof|protest\sby|turnout\sof|attended\sby|"
        rf"\b{_MEETING}\sby|\bturnout{_WITHIN}(?:at|of|to)|"
        rf"\b{_MEETING}{_WITHIN}(?:dr[ae]w(?:s|ing)?|attract(?:ed|ing|s)?|brought\stogether|joined\sby|attended\sby)",
}  # fmt: skip
_LEADS = {kind: re.compile(rf"\b(?:{verbs})\s*\Z", re.IGNORECASE) for kind, verbs in _BEFORE.items()}
_SEQUEL = re.compile(r"(?:including|among\sthem|of\swhom|,\s*of\swhich)\s*\Z", re.IGNORECASE)
_OUTCOMES = {
    "deaths": "killed", "fatalities": "killed", "dead": "killed", "injuries": "wounded", "arrests": "detained",
    "detentions": "detained", "detainees": "detained",
}  # fmt: skip
_CROWDED = frozenset("crowd rally march protest demonstration".split())
_REACH_AFTER, _REACH_BEFORE = 120, 110  # characters in which a word may tell what befell those counted
_SENTENCE_END = re.compile(r"(?<=[a-z])\.\s|\n\s*\n|;")
_OF_PEOPLE = re.compile(rf"(?:\b(?:{PEOPLE})|s)\Z")
_OF_WEAPONS = re.compile(rf"\b(?:{WEAPONS})\Z", re.IGNORECASE)
_OF_CROWD = re.compile(rf"\b(?:{CROWD})\Z")


def kind_of(text: str, start: int, counted: Counted | None, end: int, previous: str | None) -> str | None:
    """The kind of a count by the words around it, None where nothing is counted.

    `start` and `end` bound the number and its noun; `previous` is the kind of the number before it in the sentence.
    """
    if counted is not None and counted.group is not None:
        return "crowd" if counted.group.lower() in _CROWDED else "count"
    noun = counted.words if counted else None
    weapon = noun is not None and _OF_WEAPONS.search(noun) is not None
    if not weapon and (noun is None or _OF_PEOPLE.search(noun)):
        fate = _fate(text, start, end, previous)
        if fate is not None:
            return fate
    return "weapons" if weapon else _by_noun(noun)


def _fate(text: str, start: int, end: int, previous: str | None) -> str | None:
    """What the words before a count of people, or those after it, say of them."""
    before = _SENTENCE_END.split(text[max(0, start - _REACH_BEFORE) : start])[-1]
    if previous in {"killed", "wounded", "detained"} and _SEQUEL.search(before):
        return previous
    after = _skip_partners(_SENTENCE_END.split(text[end : end + _REACH_AFTER], maxsplit=1)[0])
    told = [kind for kind, pattern in _LEADS.items() if pattern.search(before)]
    told += [kind for kind, pattern in _AFTER.items() if pattern.match(after)]
    return told[0] if told else None


def _by_noun(noun: str | None) -> str | None:
    """What the noun alone tells: "arrests" of people held, "refugees" of people driven out."""
    if noun is None:
        return None
    outcome = _OUTCOMES.get(noun.split()[-1].lower())
    if outcome is not None:
        return outcome
    if _OF_CROWD.search(noun):
        return "crowd"
    return "displaced" if re.search(r"\b(?:refugees|displaced \w+)\Z", noun) else "count"


def _skip_partners(after: str) -> str:
    """The words after "and three civilians" in "two soldiers and three civilians were killed"."""
    partner = re.match(
        r"(?:,?\s(?:and|or|,)\s[\w,-]+\s[a-z]+(?:\s[a-z]+s)?)(?=\s(?:were|was|have|had|dead|died))", after
    )
    return after[partner.end() :] if partner else after
