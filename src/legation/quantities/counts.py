"""What a number counts: the noun after it, or the noun that it is joined to ("a 12-man crew")."""

import re
from typing import NamedTuple

PEOPLE = (
    "people|persons?|civilians?|soldiers?|troops|fighters|militants?|rebels?|police(?:\\s(?:officers?|men))?|officers?|"
    "officials?|men|women|children|boys|girls|passengers|villagers|workers|protesters|demonstrators|students|migrants|"
    "hostages|journalists|insurgents|gunmen|residents|others|victims|servicemen|guards|inmates|prisoners|refugees|"
    "tourists|doctors|medics|pilgrims|worshippers|sailors|pilots|crew(?:\\smembers)?|members|lawmakers|activists|"
    "suspects|supporters|families|lives|personnel|staff|clergy|"
    "man|woman|child|boy|girl|Palestinians|Israelis|Ukrainians|Russians|Syrians|Iraqis|Afghans|Kurds|Rohingya|Americans"
)
CROWD = (
    "demonstrators|protesters|protestors|marchers|mourners|worshippers|supporters|spectators|onlookers|rioters|strikers"
)
WEAPONS = (
    "missiles?|rockets?|drones?|tanks?|shells?|bombs?|warheads?|torpedo(?:es)?|mines|grenades?|rifles?|guns|howitzers?|"
    "mortars?|launchers?|fighter\\s(?:jets?|planes?)|jets|warplanes?|aircraft|helicopters?|gunships?|pistols?|"
    "(?<!suicide\\s)bombers?|warships?|frigates?|destroyers?|submarines?|carriers?|corvettes?|gunboats?|revolvers?|"
    "patrol\\s(?:boats?|vessels?|ships?)|batter(?:y|ies)|munitions|projectiles?|satellites?|interceptors?|"
    "(?:armou?red|military)\\svehicles?|artillery\\s(?:pieces|rounds|shells)|rounds\\sof\\s(?:\\w+\\s)?ammunition|"
    "bullets|weapons|firearms|mortar\\srounds|machetes|detonators|(?:navy|naval|coast\\s?guard)\\s(?:ships|vessels)|"
    "(?-i:UAVs?|ICBMs?|[A-Z][A-Za-z]{0,3}-?[0-9]{1,3}[A-Z]?s?(?:\\sfighters)?|Kalashnikovs|Javelins|Stingers|Patriots)"
)
_TIME = re.compile(
    r"[\s-]+(?:more\s|and\sa\shalf\s|consecutive\s|straight\s|long\s)?"
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?|centur(?:y|ies)|"
    r"times?|[ap]\.?m)\b",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"(?:degrees|others?\sago|was|has|is|does|goes|his|its|this|thus|as|us|says|press|less|across|unless|"
    r"perhaps|whereas|always|besides|their|her|our|"
    r"towards|afterwards|sometimes|seats-to|points-to)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(rf"(?:{PEOPLE}|{WEAPONS}|{CROWD}|[a-z-]{{3,}}s)\b")
_WORDS = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*")
_STOP = frozenset(
    "were was are is have has had been will would could can may in on at by from to for with and or but "
    "that which who as after "
    "before during near while when the a an killed wounded injured dead arrested detained displaced fled said per of "
    "than if lost died into onto against".split()
)
_GAP = re.compile(r"(?:[ \t]+|[ \t]*\n(?!\s*\n)|-)(?:of\s)?(?:the\s)?(?:more\s)?")
_NAMED = re.compile(rf"(?:{PEOPLE}|{WEAPONS}|{CROWD})\b")
_LONGEST = 5  # words from the number to the end of the noun that it counts
_ROUND = re.compile(r"(?:dozens|scores|hundreds|thousands|millions|billions)\Z", re.IGNORECASE)
_PARTITIVE = re.compile(r"\s(?:more\s|of\s|other\s)", re.IGNORECASE)
_JOINED = re.compile(
    r"-(?:(strong)\s(?:[\w-]+\s){0,2}?(?=[a-z]+\b)(?P<group>"
    r"crowd|rally|march|protest|demonstration|force|army|contingent|mission|unit|team|"
    r"brigade|battalion|garrison|militia|group|delegation|crew|convoy|bloc|workforce|peacekeeping\sforce)|"
    r"(?P<unit>man|woman|person|member|nation|country|state(?=\s(?:bloc|union|group|alliance|regional))|truck|vehicle|"
    r"ship|boat|plane|car|seat|party(?=\s(?:coalition|alliance|bloc))))\b",
    re.IGNORECASE,
)


class Counted(NamedTuple):
    """The words that a number counts, where they end, and the group whose strength it gives, if it does."""

    words: str
    end: int
    group: str | None = None


def is_time(text: str, position: int) -> bool:
    """Whether the number before a position measures time, which the times room reads."""
    return _TIME.match(text, position) is not None


def counted_after(text: str, position: int) -> Counted | None:
    """What the number that ends at a position counts; None without a noun."""
    joined = _JOINED.match(text, position)
    if joined:
        words = joined["group"] or joined["unit"]
        return Counted(words, joined.end(), joined["group"])
    if _ROUND.search(text, max(0, position - 9), position) and not _PARTITIVE.match(text, position):
        return None  # "hundreds lost their lives" counts no lives
    return _noun_after(text, position)


def _noun_after(text: str, position: int) -> Counted | None:
    """The words after a position to the last plural or known noun."""
    found: Counted | None = None
    start: int | None = None
    cursor = position
    for _ in range(_LONGEST):
        gap = _GAP.match(text, cursor)
        word = _WORDS.match(text, gap.end()) if gap else None
        if gap is None or word is None or word[0].lower() in _STOP or _is_number(text, word, start):
            break
        if _NOT_COUNTED.match(word[0]):
            return found
        start = word.start() if start is None else start
        head = _NAMED.match(text, word.start())
        end = head.end() if head else word.end()
        if head or (_HEAD.fullmatch(word[0]) and not word[0].endswith(("ss", "us", "'s", "’s"))):
            found = Counted(text[start:end].rstrip("."), end if not text[start:end].endswith(".") else end - 1)
        elif found is not None:
            break
        cursor = end
        if word[0].endswith((".", "'s", "’s")) and not head:
            break
    return found


def _is_number(text: str, word: re.Match[str], start: int | None) -> bool:
    """Whether a word begins with a digit and is no model's number, as in "155 Leopard 2 tanks"."""
    if not word[0][:1].isdigit():
        return False
    before = text[start : word.start()].rstrip() if start is not None else ""
    return re.search(r"(?:\A|\s)[A-Z][\w-]*\Z", before) is None
