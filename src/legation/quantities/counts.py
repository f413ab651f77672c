"""What a number counts: the noun after it, and whether those counted were killed, hurt, held, driven out."""

import re

PEOPLE = (
    "people|persons?|civilians?|soldiers?|troops|fighters|militants?|rebels?|police(?:\\s(?:officers?|men))?|officers?|"
    "officials?|men|women|children|boys|girls|passengers|villagers|workers|protesters|demonstrators|students|migrants|"
    "hostages|journalists|insurgents|gunmen|residents|others|victims|servicemen|guards|inmates|prisoners|refugees|"
    "tourists|doctors|medics|pilgrims|worshippers|sailors|pilots|crew(?:\\smembers)?|members|lawmakers|activists|"
    "suspects|supporters|families|lives|"
    "man|woman|child|boy|girl|Palestinians|Israelis|Ukrainians|Russians|Syrians|Iraqis|Afghans|Kurds|Rohingya|Americans"
)
_CROWD = (
    "demonstrators|protesters|protestors|marchers|mourners|worshippers|supporters|spectators|onlookers|rioters|strikers"
)
_WEAPONS = (
    "missiles?|rockets?|drones?|tanks?|shells?|bombs?|warheads?|torpedo(?:es)?|mines|grenades?|rifles?|guns|howitzers?|"
    "mortars?|launchers?|fighter\\s(?:jets?|planes?)|jets|warplanes?|aircraft|helicopters?|gunships?|"
    "(?<!suicide\\s)bombers?|warships?|frigates?|destroyers?|submarines?|carriers?|corvettes?|gunboats?|"
    "patrol\\s(?:boats?|vessels?|ships?)|batter(?:y|ies)|munitions|projectiles?|satellites?|"
    "(?:armou?red|military)\\svehicles?|artillery\\s(?:pieces|rounds|shells)|rounds\\sof\\sammunition|"
    "bullets|weapons|firearms|mortar\\srounds"
)
_TIME = re.compile(
    r"[\s-]+(?:more\s|and\sa\shalf\s|consecutive\s|straight\s|long\s)?"
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?|centur(?:y|ies)|"
    r"times?|[ap]\.?m)\b",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"(?:degrees|others?\sago|was|has|is|does|goes|his|its|this|thus|as|us|says|press|less|across|unless|"
    r"perhaps|whereas|always|besides|"
    r"towards|afterwards|sometimes|seats-to|points-to)\b",
    re.IGNORECASE,
)
_VERBS = {
    "killed": r"killed|slain|massacred|executed|shot\sdead|dead|died|perished|drowned|beheaded|murdered|deaths|"
        r"fatalities|lost\stheir\slives",
    "wounded": r"wounded|injured|hurt|maimed|injuries|hospitali[sz]ed",
    "detained": r"detained|arrested|jailed|imprisoned|rounded\sup|taken\s(?:into\scustody|prisoner)|arrests|detentions",
    "displaced": r"displaced|uprooted|homeless|evacuated|(?:to\s)?flee|fled|(?:forced|driven)\sfrom\stheir\shomes|"
        r"displacements",
    "crowd": r"rallied|marched|demonstrated|protested|gathered|took\sto\sthe\sstreets|turned\sout|thronged|"
        r"packed|attended|chanted",
}  # fmt: skip
_FILLER = (
    r"(?:\s(?:were|was|are|is|have|has|had|been|being|reported|reportedly|also|confirmed|feared|"
    r"believed|who|that|to|be|when|as|left|or|and|more|,|alive))*"
)
_AFTER = {kind: re.compile(rf"{_FILLER}\s+(?:{verbs})\b", re.IGNORECASE) for kind, verbs in _VERBS.items()}
_BEFORE = {
    "killed": r"kill(?:ed|ing|s)?|massacred|executed|executing|murdered|slain|claim(?:ed|"
        r"ing)(?:\sthe\slives\sof)?|death\stoll\D{0,40}|left|leaving|lives\sof",
    "wounded": r"wound(?:ed|ing|s)?|injur(?:ed|ing|es)|hurt|hurting|maim(?:ed|ing)",
    "detained": r"detain(?:ed|ing|s)|arrest(?:ed|ing|s)|jail(?:ed|ing|s)|imprison(?:ed|ing)|round(?:ed|ing)\sup",
    "displaced": r"displac(?:ed|ing|es)|uproot(?:ed|ing)|evacuat(?:ed|ing)|(?:forc|driv)(?:ed|ing|en)",
    "crowd": r"crowds?\sof|rally\sof|gathering\sof|march\sof|protest\sby|turnout\sof|attended\sby",
}  # fmt: skip
_LEADS = {kind: re.compile(rf"\b(?:{verbs})\s*\Z", re.IGNORECASE) for kind, verbs in _BEFORE.items()}
_SEQUEL = re.compile(r"(?:including|among\sthem|of\swhom|,\s*of\swhich)\s*\Z", re.IGNORECASE)
_HEAD = re.compile(rf"(?:{PEOPLE}|{_WEAPONS}|{_CROWD}|[a-z-]{{3,}}s)\b")
_WORDS = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*")
_STOP = frozenset(
    "were was are is have has had been will would could can may in on at by from to for with and or but "
    "that which who as after "
    "before during near while when the a an killed wounded injured dead arrested detained displaced fled said per of "
    "than if".split()
)
_OUTCOMES = {
    "deaths": "killed", "fatalities": "killed", "dead": "killed", "injuries": "wounded", "arrests": "detained",
    "detentions": "detained", "detainees": "detained",
}  # fmt: skip
_GAP = re.compile(r"(?:[ \t]+|[ \t]*\n(?!\s*\n)|-)(?:of\s)?(?:the\s)?(?:more\s)?")
_NAMED = re.compile(rf"(?:{PEOPLE}|{_WEAPONS}|{_CROWD})\b")
_LONGEST = 5  # words from the number to the end of the noun that it counts
_REACH_AFTER, _REACH_BEFORE = 120, 60  # characters in which a verb may tell what befell those counted
_ALONE = re.compile(
    r"\s*(?:dead|deaths|fatalities|injuries|wounded|injured|arrests|detentions|killed|homeless)\b", re.IGNORECASE
)


def is_time(text: str, position: int) -> bool:
    """Whether the number before a position measures time, which the times room reads."""
    return _TIME.match(text, position) is not None


def noun_after(text: str, position: int) -> tuple[str, int] | None:
    """The words that a number counts, to the last plural or known noun, and where they end; None without one."""
    found: tuple[str, int] | None = None
    start: int | None = None
    cursor = position
    for _ in range(_LONGEST):
        gap = _GAP.match(text, cursor)
        word = _WORDS.match(text, gap.end()) if gap else None
        if gap is None or word is None or word[0].lower() in _STOP or word[0][:1].isdigit():
            break
        if _NOT_COUNTED.match(word[0]):
            return found
        start = word.start() if start is None else start
        head = _NAMED.match(text, word.start())
        end = head.end() if head else word.end()
        if head or (_HEAD.fullmatch(word[0]) and not word[0].endswith(("ss", "us", "'s", "’s"))):
            found = (text[start:end].rstrip("."), end if not text[start:end].endswith(".") else end - 1)
        elif found is not None:
            break
        cursor = end
        if word[0].endswith((".", "'s", "’s")) and not head:
            break
    return found


def kind_of(text: str, start: int, end: int, noun: str | None, previous: str | None) -> str | None:
    """The kind of a count by the words around it, None where nothing is counted.

    `start` and `end` bound the number and its noun; `previous` is the kind of the number before it in the sentence.
    """
    after = text[end : end + _REACH_AFTER]
    after = re.split(r"(?<=[a-z])\.\s|\n\s*\n|;", after, maxsplit=1)[0]
    before = text[max(0, start - _REACH_BEFORE) : start]
    human = noun is None or re.search(rf"(?:\b(?:{PEOPLE})|s)\Z", noun) is not None
    weapon = noun is not None and re.search(rf"\b(?:{_WEAPONS})\Z", noun, re.IGNORECASE) is not None
    if human and not weapon:
        if previous in {"killed", "wounded", "detained"} and _SEQUEL.search(before):
            return previous
        for kind, pattern in _LEADS.items():
            if pattern.search(before) and (
                kind != "killed"
                or not re.search(r"\b(?:left|leaving)\s*\Z", before)
                or _ALONE.match(after)
                or "dead" in after[:30]
            ):
                return kind
        for kind, pattern in _AFTER.items():
            if pattern.match(_skip_partners(after)):
                return kind
    if noun is None:
        return None
    if weapon:
        return "weapons"
    outcome = _OUTCOMES.get(noun.split()[-1].lower())
    if outcome is not None:
        return outcome
    if re.search(rf"\b(?:{_CROWD})\Z", noun):
        return "crowd"
    return "displaced" if re.search(r"\b(?:refugees|displaced \w+)\Z", noun) else "count"


def _skip_partners(after: str) -> str:
    """The words after "and three civilians" in "two soldiers and three civilians were killed"."""
    partner = re.match(
        r"(?:,?\s(?:and|or|,)\s[\w,-]+\s[a-z]+(?:\s[a-z]+s)?)(?=\s(?:were|was|have|had|dead|died))", after
    )
    return after[partner.end() :] if partner else after
