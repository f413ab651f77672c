"""What the words of one noun phrase tell of the actor that it names.

A phrase is read as [possessor's] [modifiers] head [name] [of/for/to/in … complement]: the head gives kind and sector,
the words around it the country, and turn the sector. Nothing here looks at a story or at a parse.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from legation.actors import tables
from legation.actors.lexicon import HONORIFICS, Entry, Item, city_country
from legation.actors.readings import DETERMINERS, GENERIC, PERSONAL, RANKS, Phrase, Reading
from legation.actors.words import PARTICLES, Word


def read(phrase: Phrase, *, person: bool = False) -> Reading:
    """What the phrase tells. `person`: the caller knows that the name at its end is a person's."""
    start, end = phrase.core
    while start < end and (phrase.words[start].key in DETERMINERS or phrase.words[start].text in '"“”‘(,'):
        start += 1
    if start >= end:
        return Reading()
    if (counted := _counted(phrase, end)) is not None:
        told = read(counted, person=person)
        return replace(told, kind="group", plural=True) if told.kind in ("person", "group") else told
    items = [item for item in phrase.items if item.start >= start and item.end <= end]
    head = _find_head(phrase, items, start, end, person)
    reading = _read_head(phrase, items, head, person)
    reading = _read_before(phrase, items, head, reading)
    reading = _read_possessor(phrase, reading)
    reading = _read_complement(phrase, reading)
    return _settle(phrase, items, head, reading)


AMOUNTS = frozenset(
    "thousands hundreds dozens scores tens millions handful majority crowd crowds number group groups band bands "
    "throng mob column lot".split()
)


def _counted(phrase: Phrase, end: int) -> Phrase | None:
    """The phrase of those who are only counted: "students in Seoul" in "thousands of students in Seoul"."""
    if phrase.complement is None or phrase.words[end - 1].key not in AMOUNTS:
        return None
    start, stop = phrase.complement
    if phrase.words[start].key != "of" or start + 1 >= stop:
        return None
    rest = phrase.part(start + 1, stop)
    if rest.words[0].capital and not any(item.start == 0 and item.get("adjective") for item in rest.items):
        return None  # a name: "the Group of Seven"
    return rest if any(item.get("noun", "office", "people") for item in rest.items) else None


@dataclass(frozen=True)
class _Head:
    """Where the head stands in its phrase, what it is, and where a name beside it stands."""

    start: int
    end: int
    item: Item | None
    name: tuple[int, int] | None
    bare: int  # where the words before the head begin


TITLES = ("office", "honorific", "noun")


def _find_head(phrase: Phrase, items: list[Item], start: int, end: int, person: bool) -> _Head:
    """The title before a name, or the last known phrase of the core, or its last word."""
    titles = [item for item in items if _is_title(phrase, item, end)]
    if titles:
        title = titles[-1]
        begin = title.end
        held = next((item for item in items if item.end == title.start and item.get("office")), None)
        if held is not None and _is_rank(title) and not _is_rank(held):
            title = held  # "Defence Minister General Seydou Coulibaly"
        while begin < end and any(i.start == begin and i.get("state") and not i.get("noun") for i in items):
            begin += 1
        return _Head(title.start, title.end, title, (begin, end), start)
    last = items[-1] if items and items[-1].end == end else None
    if last is not None and last.get("state") and len(items) > 1 and items[-2].end == last.start:
        last = items[-2]
    if last is not None and last.start == start and last.get("country", "capital", "house", "body", "people"):
        return _Head(last.start, last.end, last, None, start)
    capitals = _trailing_name(phrase, start, end)
    if capitals < end and (person or last is None) and not (last and last.get("noun", "office", "body") and not person):
        return _Head(capitals, end, None, (capitals, end), start)
    if last is not None:
        return _Head(last.start, last.end, last, None, start)
    return _Head(end - 1, end, None, None, start)


def _is_rank(item: Item) -> bool:
    entry = item.get("office")
    return entry is not None and entry.name in RANKS


def _is_title(phrase: Phrase, item: Item, end: int) -> bool:
    """Whether a title of one person stands here with nothing but a name after it."""
    entry = item.get(*TITLES)
    if entry is None or entry.kind not in ("person", "") or item.end >= end:
        return False
    if entry.plural and entry.what != "office":
        return False
    rest = phrase.words[item.end : end]
    if rest and rest[0].key in ("elect", "designate"):
        rest = rest[1:]
    lowered = [i for i in phrase.items if i.start >= item.end and i.get("noun", "office") and i.end == end]
    return bool(rest) and all(_is_name_word(word) for word in rest) and rest[0].capital and not lowered


def _is_name_word(word: Word) -> bool:
    return word.capital or word.key in PARTICLES or word.key in ("jr", "sr") or word.glued


def _trailing_name(phrase: Phrase, start: int, end: int) -> int:
    """Where the run of capitalised words that ends the core begins."""
    begin = end
    known = [item for item in phrase.items if item.get("adjective", "office", "state", "honorific")]
    while begin > start and _is_name_word(phrase.words[begin - 1]):
        if any(item.end == begin and item.start > start - 1 and item.end < end for item in known):
            break
        begin -= 1
    while begin < end and not phrase.words[begin].capital:
        begin += 1
    return begin


HEADS = ("body", "office", "noun", "country", "people", "capital", "house", "adjective", "honorific", "portfolio")


def _read_head(phrase: Phrase, items: list[Item], head: _Head, person: bool) -> Reading:
    """What the head alone tells."""
    name = phrase.text(*head.name) if head.name else ""
    entry = head.item.get(*(TITLES if head.name else HEADS)) if head.item else None
    if entry is not None and entry.what == "body" and head.item and (noun := head.item.get("noun")):
        nations = ("adjective", "country", "capital", "people")
        if phrase.possessor or any(item.end <= head.start and item.get(*nations) for item in items):
            entry = noun  # "Peru's Congress"
    if entry is None:
        return Reading("person" if name and person else "", name, weak=True, person=bool(name))
    why = (f"{entry.what} '{phrase.text(head.start, head.end)}'",)
    base = Reading(country=entry.country, code=entry.code, sector=entry.sector, sector_2=entry.sector_2, why=why)
    base = replace(base, head=entry.name, plural=entry.plural, weak=entry.weak)
    if entry.what == "office" and not entry.sector and (noun := head.item and head.item.get("noun")):
        base = replace(base, sector=noun.sector)
    if entry.what == "office":
        office = _canonical(phrase, items, head, entry)
        name = name or _name_after_portfolio(phrase, head)
        second = "MIL" if office.startswith(("defence ", "defense ")) else base.sector_2
        kind = "group" if entry.plural and not name else "person"
        return replace(base, kind=kind, name=name, office=office, sector_2=second, person=True)
    if entry.what == "honorific":
        return replace(base, kind="person", name=name, weak=True, person=True, gender=HONORIFICS[entry.name])
    if entry.what == "noun":
        return _read_noun(base, entry, name)
    if entry.what == "body":
        return replace(base, kind="organisation", name=entry.name)
    if entry.what == "people" or (entry.what == "adjective" and not head.name):
        if head.start and phrase.words[head.start - 1].key == "ethnic":
            return replace(base, kind="group", country="", sector="CVL", weak=True)
        return replace(base, kind="group", metonym="people", plural=entry.plural)
    if entry.what in ("capital", "house", "country"):
        return replace(base, kind="country", name=entry.name, metonym=entry.what if entry.what != "country" else "")
    return Reading(weak=True)


def _read_noun(base: Reading, entry: Entry, name: str) -> Reading:
    person = entry.kind in ("person", "")
    kind = "group" if person and (entry.plural or entry.name in _COLLECTIVE) else entry.kind or "person"
    return replace(
        base, kind=kind, name=name, person=person, counterpart=entry.name in ("counterpart", "opposite number")
    )


_COLLECTIVE = frozenset(
    "people troops police opposition public displaced clergy staff personnel family crew elderly poor homeless "
    "unemployed jury team faithful elite couple congregation minority household resistance militia mujahideen".split()
) | {"armed men", "riot police", "traffic police", "border police", "secret police", "camera crew", "film crew"}


def _canonical(phrase: Phrase, items: list[Item], head: _Head, entry: Entry) -> str:
    """The lower-case English title: portfolio and rank with the office."""
    office = entry.name
    begin = head.start
    if office in ("minister", "secretary", "cabinet minister", "shadow minister"):
        portfolio = next((i for i in items if i.end == begin and i.get("portfolio")), None)
        if portfolio is not None:
            told = " ".join(word.key for word in phrase.words[portfolio.start : portfolio.end])
            office = f"{_short_portfolio(told)} {office}"
            begin = portfolio.start
        elif phrase.complement is not None:
            office = _of_portfolio(phrase, office)
    rank = next((i for i in items if i.end == begin and i.get("rank")), None)
    if rank is not None and (told := rank.entries[0].name) not in ("top", "senior", "permanent", "chief"):
        office = f"{told} {office}"
    return office


def _short_portfolio(told: str) -> str:
    return "foreign" if told in tables.offices()["portfolios"]["foreign"] else told


def _of_portfolio(phrase: Phrase, office: str) -> str:
    """ "minister of foreign affairs" and "secretary for trade" as "foreign minister" and "trade secretary"."""
    start, end = phrase.complement or (0, 0)
    if phrase.words[start].key not in ("of", "for"):
        return office
    begin = start + 2 if start + 1 < end and phrase.words[start + 1].key in DETERMINERS else start + 1
    item = next((i for i in phrase.items if i.start == begin and i.get("portfolio")), None)
    if item is None:
        return office
    return f"{_short_portfolio(' '.join(word.key for word in phrase.words[item.start : item.end]))} {office}"


def _name_after_portfolio(phrase: Phrase, head: _Head) -> str:
    """The name in "Minister of Foreign Affairs Ali Youssouf"."""
    if phrase.complement is None or head.end != phrase.core[1]:
        return ""
    start, end = phrase.complement
    item = next((i for i in phrase.items if i.start in (start + 1, start + 2) and i.get("portfolio")), None)
    if item is None or item.end >= end or not all(_is_name_word(word) for word in phrase.words[item.end : end]):
        return ""
    return phrase.text(item.end, end)


def _read_before(phrase: Phrase, items: list[Item], head: _Head, reading: Reading) -> Reading:
    """Countries, bodies, states and modifiers before the head, nearest first."""
    known = reading.country
    found = ""
    for item in reversed([item for item in items if item.end <= head.start]):
        if _is_backer(phrase, item) or _is_sided(phrase, item):
            continue
        entry = item.get("state")
        if entry is not None:
            reading = replace(reading, state=reading.state or entry.name).and_why(f"state {entry.name}")
            continue
        nation = item.get("adjective", "country", "people", "capital", "house")
        fixed = reading.kind == "country" or (known in ("IGO", "NGO") and reading.kind == "organisation")
        if nation is not None and not found and not fixed:
            found = nation.country
            if nation.what == "house" and (reading.weak or not reading.sector):
                reading = replace(reading, sector="GOV", weak=False).and_why("sector GOV: a house of power before it")
            continue
        reading = _turn(item, reading)
    if not found and head.start > head.bare:
        found = _city_before(phrase, head) if not reading.country and reading.sector else ""
    if found:
        reading = replace(reading, country=found).and_why(f"country {found} by the words before it")
    for item in items:
        if item.start >= head.end and (entry := item.get("state")) is not None:
            reading = replace(reading, state=entry.name).and_why(f"state {entry.name}")
    return reading


BACKING = frozenset(
    "backed allied sponsored supported funded financed trained brokered mediated controlled occupied armed style bound "
    "aligned linked friendly loyal leaning affiliated recognised recognized".split()
)


def _is_backer(phrase: Phrase, item: Item) -> bool:
    """Whether a nation only stands behind the actor, as in "US-backed rebels"."""
    behind = phrase.words[item.end] if item.end < len(phrase.words) else None
    return behind is not None and behind.glued and behind.key in BACKING


def _is_sided(phrase: Phrase, item: Item) -> bool:
    """Whether a nation is only that for or against which the actor stands, as in "pro-Russian separatists"."""
    return item.start > 0 and phrase.words[item.start].glued and phrase.words[item.start - 1].key in ("pro", "anti")


def _city_before(phrase: Phrase, head: _Head) -> str:
    known = {place for item in phrase.items if item.get("modifier") for place in range(item.start, item.end)}
    for start in sorted(set(range(head.bare, head.start)) - known):
        for end in range(head.start, start, -1):
            if country := city_country(phrase.words[start:end]):
                return country
    return ""


# A body before a noun of another sector whose people these are: fighters of a rebel group, activists of an NGO.
_OF_BODIES = frozenset([("REB", "UAF"), ("CRM", "UAF"), ("NGO", "CVL")])


def _turn(item: Item, reading: Reading) -> Reading:
    """What a body, a noun or a modifier before the head makes of it."""
    body = item.get("body")
    if body is not None:
        suspected = body.sector in ("REB", "UAF") and reading.sector == "CRM"  # a suspect has a country of his own
        country = reading.country or ("" if suspected else body.country)
        takes = reading.weak or not reading.sector or (body.sector, reading.sector) in _OF_BODIES
        sector = body.sector if takes else reading.sector
        code = reading.code or body.code
        return replace(reading, country=country, code=code, sector=sector).and_why(f"body {body.name}")
    entry = item.get("modifier", "noun")
    if entry is None or not entry.sector:
        return reading
    why = f"'{entry.name}' before it"
    if reading.weak or not reading.sector:
        return replace(reading, sector=entry.sector, weak=False).and_why(f"sector {entry.sector}: {why}")
    if reading.sector == "LEG" and reading.kind == "organisation" and entry.sector in ("LAB", "REL", "EDU", "BUS"):
        return replace(reading, sector=entry.sector).and_why(f"sector {entry.sector}: {why}")
    if entry.sector in ("OPP", "REL") and reading.sector != entry.sector and not reading.sector_2:
        return replace(reading, sector_2=entry.sector).and_why(f"second sector {entry.sector}: {why}")
    if entry.sector in ("REB", "UAF") and reading.sector == "MIL":
        return replace(reading, sector=entry.sector).and_why(f"sector {entry.sector}: {why}")
    return reading


def _read_possessor(phrase: Phrase, reading: Reading) -> Reading:
    if phrase.possessor is None:
        return reading
    owner = read(phrase.part(*phrase.possessor))
    country = owner.country or city_country(phrase.words[slice(*phrase.possessor)])
    if country and (not reading.country or (reading.kind == "organisation" and reading.country not in ("IGO", "NGO"))):
        code = reading.code or (owner.code if country == owner.country == "IGO" else "")
        reading = replace(reading, country=country, code=code).and_why(f"country {country} by its possessor")
    if owner.kind not in ("country", "") and owner.sector and (reading.weak or not reading.sector):
        reading = replace(reading, sector=owner.sector, code=reading.code or owner.code)
        reading = reading.and_why(f"sector {owner.sector} by its possessor")
    return reading


def _read_complement(phrase: Phrase, reading: Reading) -> Reading:
    """What "of …", "for …", "in …" after the head tell; "to …" tells no country of an envoy."""
    if phrase.complement is None:
        return reading
    start, end = phrase.complement
    preposition = phrase.words[start].key
    if preposition not in ("of", "for", "in", "from", "at") or start + 1 >= end:
        return reading
    part = phrase.part(start + 1, end)
    other = read(part)
    country = other.country or city_country(part.words)
    if preposition in ("of", "from") and reading.plural and len(nations := _nations(part)) > 1:
        return replace(reading, nations=nations, country=nations[0]).and_why(f"countries {', '.join(nations)}")
    acts_for = preposition == "of" and country == "IGO" and bool(other.code) and reading.person
    if country and (not reading.country or acts_for):
        code = reading.code or (other.code if other.kind == "organisation" or country == "IGO" else "")
        reading = replace(reading, country=country, code=code).and_why(f"country {country} by '{preposition} …'")
    takes = other.kind == "organisation" and (reading.person or reading.kind == "group")
    if takes and other.sector and (reading.weak or not reading.sector or _is_borrowed(reading, other)):
        sector = "GOV" if other.sector == "IGO" and not reading.weak else other.sector
        reading = replace(reading, sector=sector).and_why(f"sector {sector} by '{preposition} …'")
    return reading


def _nations(phrase: Phrase) -> tuple[str, ...]:
    """The countries in "India and Pakistan"."""
    entries = [item.get("country", "capital") for item in phrase.items]
    return tuple(dict.fromkeys(entry.country for entry in entries if entry is not None))


_PRESIDING = frozenset(["president", "vice president", "governor", "director general", "secretary-general", "speaker"])


def _is_borrowed(reading: Reading, other: Reading) -> bool:
    """Whether an office of state here presides over a body that is none."""
    return reading.head in _PRESIDING and other.sector != "GOV"


def _settle(phrase: Phrase, items: list[Item], head: _Head, reading: Reading) -> Reading:
    """The last turns: former officials, defence ministries, names of bodies, towns, unknown heads."""
    state = next((i.get("state") for i in items if i.get("state") and i.end <= head.start), None)
    if state is not None and reading.person and not reading.state:
        reading = replace(reading, state=state.name)
    told = " ".join(word.key for word in phrase.words[head.start : head.end])
    if reading.office and not reading.country and told in tables.offices()["usual"] and phrase.complement is None:
        country = tables.offices()["usual"][told]
        reading = replace(reading, country=country).and_why(f"country {country}: a title used there")
    if reading.office == "secretary-general" and not reading.country and reading.name:
        reading = replace(reading, country="IGO").and_why("a title of bodies of states")
    if reading.sector == "LEG" and not reading.country and (country := _of_party(phrase, head)):
        reading = replace(reading, country=country).and_why(f"country {country}: a party there")
    if reading.state == "former" and reading.person and reading.sector in PERSONAL:
        reading = replace(reading, sector="ELI", sector_2=reading.sector).and_why("former")
    start, end = phrase.core
    if reading.kind == "organisation" and not reading.name:
        while start < head.start and phrase.words[start].key in DETERMINERS:
            start += 1
        named = [i.start for i in items if i.get("adjective", "country", "body", "capital")]
        capital = next((i for i in range(start, end) if phrase.words[i].capital), head.start)
        start = min([*named, capital, head.start])
        whole_end = phrase.complement[1] if phrase.complement and _is_proper_of(phrase) else end
        whole = phrase.text(start, whole_end)
        defence = not reading.sector_2 and any(word.key in ("defence", "defense") for word in phrase.words)
        reading = replace(
            reading, name=whole, sector_2="MIL" if defence and reading.sector == "GOV" else reading.sector_2
        )
    if not reading.kind and not reading.sector:
        reading = _read_unknown(phrase, reading)
    if not reading.country and reading.kind in ("organisation", "group"):
        reading = _beyond_states(phrase, reading)
    return reading


_PARTIES = {"republican": "USA", "democratic": "USA", "gop": "USA", "tory": "GBR"}  # of which members of parliament are


def _of_party(phrase: Phrase, head: _Head) -> str:
    """The country of a party whose word stands right before the head, "" where none does: "Republican senators", but no
    "Christian Democratic" ones."""
    before = [word.key for word in phrase.words[head.bare : head.start]]
    joined = len(before) > 1 and before[-2] in ("christian", "social", "free", "liberal", "national")
    return _PARTIES.get(before[-1], "") if before and not joined else ""


def _beyond_states(phrase: Phrase, reading: Reading) -> Reading:
    """ "international aid agencies", "multinational mining firms": those told to be of no one state."""
    told = {word.key for word in phrase.words}
    if reading.sector == "NGO" and "international" in told:
        return replace(reading, country="NGO").and_why("international")
    if reading.sector == "BUS" and "multinational" in told:
        return replace(reading, country="MNC", sector="MNC").and_why("multinational")
    return reading


def _is_proper_of(phrase: Phrase) -> bool:
    start, end = phrase.complement or (0, 0)
    return phrase.words[start].key in ("of", "for") and phrase.words[end - 1].capital


def _read_unknown(phrase: Phrase, reading: Reading) -> Reading:
    start, end = phrase.core
    words = phrase.words[start:end]
    country = city_country(words)
    if country:
        name = phrase.text(start, end)
        return Reading("place", name, country, sector="CVL", metonym="city", why=(f"town of {country}",))
    return reading


def merge(first: Reading, other: Reading) -> Reading:
    """A phrase with its apposition: each tells what the other leaves open."""
    if not first.kind and not first.sector:
        first, other = other, first
    titled = other if other.office and (not first.office or first.office in GENERIC) else first
    acts_for = (
        titled is other and other.country == "IGO" and bool(other.code)
    )  # "Swede Eva Berg, head of the UN mission"
    body = other if acts_for else replace(first, country=first.country or other.country, code=first.code or other.code)
    known = other if not first.sector or (first.weak and other.sector) else first
    name = first.name if first.person and first.name else other.name or first.name
    return replace(
        first,
        kind=first.kind or other.kind,
        name=name,
        country=body.country,
        code=body.code,
        sector=known.sector,
        sector_2=known.sector_2,
        office=titled.office,
        state=titled.state or first.state or other.state,
        head=titled.head,
        gender=first.gender or other.gender,
        person=first.person or other.person,
        weak=known.weak,
        why=(*first.why, *other.why),
    )
