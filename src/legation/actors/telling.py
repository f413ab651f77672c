"""What each phrase of a story tells by itself: names with their titles and appositions, kept for those told by less."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Doc, Token

from legation.actors.chunks import Chunk, Lines
from legation.actors.lexicon import city_country
from legation.actors.linking import COUNTRY_NOUNS
from legation.actors.memory import Memory, Person
from legation.actors.phrases import merge, read
from legation.actors.readings import GENERIC, RANKS, Phrase, Reading
from legation.actors.roles import SPEECH, relation
from legation.model import Span
from legation.places import dateline

INSIDE = frozenset(
    "compound flat amod nmod:desc det nummod case mark punct goeswith fixed aux cop cc advmod dep aux:pass".split()
)
PEOPLE = frozenset(["PER", "PERSON"])
BODIES = frozenset(["ORG"])
_COUNTED = 5  # words behind "hundreds" within which "of the angry residents" tells what they are
_INITIALS = 3  # letters of an acronym at least
_TITLE_WORDS = 9  # before a name that a title with its complement takes at most
_TITLE_TAGS = frozenset(["NOUN", "PROPN", "ADJ", "DET"])
_TITLE_SMALL = frozenset(["of", "to", "for", "and", "'s", "’s"])
CROWDS = frozenset(["dozens", "scores", "hundreds", "thousands"])  # people, unless "of" tells what else they are
WATERS = frozenset("sea ocean river gulf strait bay lake mount mountain mountains islands island canal street".split())


class Telling:
    """The noun phrases of a parsed story by their head tokens, read one by one; people go into the memory.

    `phrases`: head token -> its phrase and what it tells. `covered`: token -> the head token of its phrase. `line`: the
    characters of the date line, none where there is none; `filed_in`: its country.
    """

    def __init__(self, doc: Doc, part: str, memory: Memory) -> None:
        self.part = part
        self.memory = memory
        self.text = doc.text  # spaCy joins it anew at every look
        self.lines = Lines(doc)
        self.tokens = self.lines.all
        self.phrases: dict[int, tuple[Chunk, Reading]] = {}
        self.covered: dict[int, int] = {}
        self._short: dict[str, Reading] = {}
        line = dateline(self.text)
        self.filed_in = line.place.country or "" if line is not None and line.place is not None else ""
        self.line = line.span if line is not None else (0, 0)
        if memory.known:
            nations = (self.lines.item(token.i) for token in self.tokens)
            told = (item.get("country", "adjective", "people", "capital", "house") for item in nations if item)
            memory.named |= {entry.country for entry in told if entry is not None}
        self._read()
        self._name_the_lead()

    def quote(self, start: int, end: int) -> tuple[str, Span]:
        """The words and the span of tokens [start, end)."""
        first, last = self.tokens[start], self.tokens[end - 1]
        span = (first.idx, last.idx + len(last.text))
        return self.text[span[0] : span[1]], span

    def is_subject(self, chunk: Chunk) -> bool:
        """Whether any word of a phrase is told to be a subject, whichever the parser takes for its head."""
        return any(relation(token) in ("nsubj", "nsubj:pass") for token in self.tokens[chunk.start : chunk.end])

    def _read(self) -> None:
        for token in self.tokens:
            if self.line[0] <= token.idx < self.line[1]:
                continue
            if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "X") or token.dep_ in INSIDE or token.is_space:
                continue
            if token.i in self.covered and self.covered[token.i] != token.i:
                continue
            if token.pos_ == "ADJ" and token.dep_ == "conj":
                continue
            named = token.pos_ in ("PROPN", "X") or token.ent_type_ or token.lemma_.lower() in COUNTRY_NOUNS
            if (self.lines.item(token.i) is None and not named) or self._counts_things(token):
                continue
            self._read_phrase(token)

    def _counts_things(self, token: Token) -> bool:
        """Whether a number counts what is no actor: "hundreds of casualties"."""
        behind = self.tokens[token.i + 1 : token.i + _COUNTED]
        if token.lower_ not in CROWDS or not behind or behind[0].lower_ != "of":
            return False
        counted = next((one for one in behind if one.pos_ in ("NOUN", "PROPN")), None)
        return counted is None or self.lines.item(counted.i) is None

    def _read_phrase(self, token: Token) -> None:
        chunk = self.lines.chunk(token)
        person = any(self.tokens[i].ent_type_ in PEOPLE for i in range(chunk.start, chunk.end))
        reading = self._with_office_of_pair(token, read(self.lines.phrase(chunk.start, chunk.tail), person=person))
        chunk.tail = self._quoted_tail(chunk)
        reading = self._with_entity(chunk, reading)
        reading = self._with_title_before(chunk, reading)
        reading = self._with_apposition(chunk, reading)
        for i in range(chunk.start, chunk.tail if token.lower_ in CROWDS else chunk.end):
            self.covered.setdefault(i, token.i)
        self.phrases[token.i] = (chunk, reading)
        if reading.kind == "organisation":
            for short in {self._abbreviation(chunk), self._initials(chunk)} - {""}:
                self._short.setdefault(short, reading)
        if reading.kind == "person" and reading.name:
            self._register(reading, self.quote(chunk.start, chunk.tail)[1])

    def _quoted_tail(self, chunk: Chunk) -> int:
        """Complements are quoted with "of", and with "for" and "to" where they tell of an actor; places are not."""
        if chunk.tail == chunk.end:
            return chunk.end
        preposition = self.tokens[chunk.end].lower_
        if preposition == "of":
            return chunk.tail
        other = read(self.lines.phrase(chunk.end + 1, chunk.tail))
        return chunk.tail if preposition in ("for", "to") and other.kind else chunk.end

    def _with_office_of_pair(self, token: Token, reading: Reading) -> Reading:
        """ "Presidents X of Ukraine and Y of Russia": the second is a president as well."""
        if token.dep_ != "conj" or reading.office or not reading.name:
            return reading
        first = self.phrases.get(token.head.i)
        if first is None or not first[1].office or not first[1].plural:
            return reading
        told = first[1]
        return replace(reading, kind="person", office=told.office, sector=told.sector, head=told.head, person=True)

    def _with_entity(self, chunk: Chunk, reading: Reading) -> Reading:
        """What the tagger of names adds where the tables know nothing."""
        labels = {self.tokens[i].ent_type_ for i in range(chunk.start, chunk.end)}
        text = self.quote(chunk.start, chunk.end)[0]
        known = self.lines.phrase(chunk.start, chunk.end)
        if reading.kind == "person" and not reading.head and self._is_town(chunk, known):
            return read(known)
        if (whole := self._short.get(text.removeprefix("the ").removeprefix("The "))) is not None:
            return whole
        if reading.kind == "country" and (namesake := self._namesake(chunk, text)) is not None:
            return namesake
        if (part := self._part_of_name(chunk, text)) is not None:
            return part
        if reading.kind and not (reading.metonym == "city" and labels & PEOPLE):
            return reading
        if reading.name and self.memory.find(reading.name) is not None:
            return replace(reading, kind="person", person=True).and_why("a name told before")
        if self.tokens[chunk.end - 1].lower_ in WATERS:
            return replace(reading, kind="", name="")
        capital = self.tokens[chunk.head].text[:1].isupper()
        if labels & PEOPLE and capital:
            return replace(reading, kind="person", name=reading.name or text, person=True).and_why("a person's name")
        if labels & BODIES and capital:
            name = text.removeprefix("the ").removeprefix("The ")
            return replace(reading, kind="organisation", name=name).and_why("a body's name")
        return replace(reading, kind="", name="")

    def _abbreviation(self, chunk: Chunk) -> str:
        """The short name in brackets behind a body's: "the Rapid Support Forces (RSF)"; "" for none."""
        behind = self.tokens[chunk.end : chunk.end + 3]
        bracketed = len(behind) == 3 and behind[0].text == "(" and behind[2].text == ")"
        return behind[1].text if bracketed and behind[1].text.isupper() and len(behind[1].text) > 1 else ""

    def _initials(self, chunk: Chunk) -> str:
        """The acronym that the capital letters of a body's name make, where the story uses it: "RSF"."""
        capitals = [self.tokens[i].text[0] for i in range(chunk.start, chunk.end) if self.tokens[i].text[:1].isupper()]
        if self.tokens[chunk.start].lower_ in ("the", "a") and self.tokens[chunk.start].text[0].isupper():
            capitals = capitals[1:]
        acronym = "".join(capitals)
        return acronym if len(acronym) >= _INITIALS and acronym in self._acronyms else ""

    @cached_property
    def _acronyms(self) -> frozenset[str]:
        """The words in capitals that the story uses."""
        return frozenset(token.text for token in self.tokens if token.is_upper and len(token.text) >= _INITIALS)

    def _namesake(self, chunk: Chunk, text: str) -> Reading | None:
        """Somebody told before whose last name is a country's: "Senator Paul Jordan … Jordan met officials"."""
        head = self.tokens[chunk.head]
        person = self.memory.told(text) if " " not in text and head.dep_ in ("nsubj", "nsubj:pass", "obj") else None
        if person is None or person.listed or len(person.words) < 2 or not (person.office or person.sector):
            return None
        return Reading("person", text, weak=True, person=True, why=("a name told before",))

    def _part_of_name(self, chunk: Chunk, text: str) -> Reading | None:
        """The one country of which "the North" is told by a part of its name."""
        the, _, word = text.lower().partition(" ")
        if the != "the" or not word or not self.tokens[chunk.head].text[:1].isupper():
            return None
        whole = self._wholes.get(word, {})
        return read(self.lines.phrase(*next(iter(whole.values())))) if len(whole) == 1 else None

    @cached_property
    def _wholes(self) -> dict[str, dict[str, tuple[int, int]]]:
        """First and last words of names of countries and bodies in the story -> each with a place where it stands."""
        found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
        for item in self.lines.items:
            entry = item.get("country", "body")
            if entry is not None and item.end - item.start > 1:
                words = [self.tokens[at].lower_ for at in range(*self.lines.bounds(item))]
                for word in (words[0], words[-1]):
                    found[word].setdefault(entry.name, self.lines.bounds(item))
        return found

    def _is_town(self, chunk: Chunk, phrase: Phrase) -> bool:
        """Whether a lone name that the tagger takes for a person's is a town's: it does not speak."""
        head = self.tokens[chunk.head]
        speaks = head.dep_ == "nsubj" and head.head.lemma_.lower() in SPEECH
        known = self.memory.find(self.quote(chunk.start, chunk.end)[0])
        return known is None and not speaks and bool(city_country(phrase.words))

    def _with_title_before(self, chunk: Chunk, reading: Reading) -> Reading:
        """The title with its complement before a name: "Chinese ambassador to Indonesia Zhou Kaiming"."""
        if reading.kind != "person" or not reading.name or reading.office or " " not in reading.name:
            return reading
        first = max(self.lines.sentence[chunk.start][0], chunk.start - _TITLE_WORDS)
        for place in range(chunk.start - 1, first - 1, -1):
            token = self.tokens[place]
            if token.pos_ not in _TITLE_TAGS and token.lower_ not in _TITLE_SMALL:
                return reading
            item = self.lines.item(place)
            if item is None or not item.get("office") or self.lines.bounds(item)[0] != place:
                continue
            end = self.lines.bounds(item)[1]
            if self.tokens[end].lower_ not in ("of", "to", "for"):
                return reading
            told_chunk = self.lines.chunk(self.tokens[end - 1])
            told = read(self.lines.phrase(told_chunk.start, chunk.start))
            if not told.office or told.name or told.plural:
                return reading
            for other in range(told_chunk.start, chunk.start):
                if (known := self.phrases.get(other)) is not None and known[1].kind == "person":
                    del self.phrases[other]
                self.covered[other] = chunk.head
            chunk.start = told_chunk.start
            return replace(told, name=reading.name, person=True, gender=reading.gender or told.gender)
        return reading

    def _with_apposition(self, chunk: Chunk, reading: Reading) -> Reading:
        """A description and a name between commas are one: "Kenya's foreign minister, Amina Odhiambo,"."""
        doc, end = self.tokens, chunk.tail
        if end + 1 >= len(doc) or doc[end].text != "," or not reading.person or reading.plural:
            return reading
        head = self._head_after(end + 1)
        if head is None:
            return reading
        other_chunk = self.lines.chunk(head)
        known = any(doc[i].ent_type_ in PEOPLE for i in range(other_chunk.start, other_chunk.end))
        other = read(self.lines.phrase(other_chunk.start, other_chunk.tail), person=known)
        closing = doc[other_chunk.tail].text if other_chunk.tail < len(doc) else "."
        unclosed = (
            not reading.name and doc[other_chunk.head].dep_ == "appos" and doc[other_chunk.head].head.i == chunk.head
        )
        if other_chunk.start != end + 1 or not self._is_apposed(reading, other, known):
            return reading
        if closing not in ',.;)”"\n' and not unclosed:
            return reading
        if other_chunk.tail + 1 < len(doc) and doc[other_chunk.tail + 1].dep_ == "cc" and head.dep_ == "conj":
            return reading
        chunk.tail = other_chunk.tail
        for i in range(other_chunk.start, other_chunk.tail):
            self.covered[i] = chunk.head
        return merge(reading, other if other.name or not known else replace(other, name=head.text))

    def _head_after(self, start: int) -> Token | None:
        """The head of the phrase that begins at a token: its last noun before a mark, a verb or a preposition."""
        head = None
        for i in range(start, min(start + 14, len(self.tokens))):
            token = self.tokens[i]
            if token.pos_ in ("NOUN", "PROPN") and token.text[:1].isalnum():
                if head is not None and head.pos_ == "PROPN" and head.text[:1].isupper() and head.ent_type_ in PEOPLE:
                    break
                head = token
            elif token.pos_ not in ("DET", "ADJ", "PART", "NUM", "PRON") and token.text not in ("-",):
                break
        return head

    def _is_apposed(self, first: Reading, other: Reading, known: bool) -> bool:
        """Whether one of the two names a person and the other describes one."""
        named = bool(first.name), bool(other.name and other.person) or known
        described = (
            bool(first.office or first.sector or first.counterpart),
            bool(other.office or (other.sector and other.person)),
        )
        return (named == (True, False) and described[1] and other.kind == "person") or (
            named == (False, True)
            and described[0]
            and (not other.office or other.office in RANKS or first.office in GENERIC)
        )

    def _register(self, reading: Reading, span: Span) -> None:
        """Keep what a mention tells of a named person."""
        person = self.memory.find(reading.name)
        if person is None:
            person = Person(reading.name)
            self.memory.people.append(person)
        elif len(reading.name.split()) > len(person.words):
            person.name = reading.name
        person.spans.append((self.part, span))
        if person.listed and (reading.office or (reading.sector and not reading.weak)):
            # The story's own words go before the list's.
            person.office, person.state, person.code = reading.office, reading.state, reading.code
            person.sector, person.sector_2, person.country = reading.sector, reading.sector_2, reading.country
            person.listed = False
        if reading.sector and (not person.sector or (not person.office and reading.office)):
            person.sector, person.sector_2 = reading.sector, reading.sector_2
        if reading.office and (not person.office or (person.state == "former" and reading.state != "former")):
            person.office, person.state = reading.office, reading.state
        elif reading.office == person.office:
            person.state = person.state or reading.state
        person.country = person.country or reading.country
        person.code = person.code or reading.code
        person.gender = person.gender or reading.gender

    def _name_the_lead(self) -> None:
        """The lead tells the office, the next sentence the bare name: wire copy's usual way to introduce somebody."""
        heads = sorted(self.phrases)
        starts = {start: n for n, start in enumerate(dict.fromkeys(start for start, _ in self.lines.sentence))}
        sentences = [starts[start] for start, _ in self.lines.sentence]
        for head in heads:
            chunk, reading = self.phrases[head]
            if sentences[head] > 1 or self.part != "text":
                return
            told = reading.kind == "person" and reading.office and reading.country and not reading.name
            if not told or not self.is_subject(chunk):
                continue
            if self.memory.holder(reading.office, reading.country, reading.state) is not None:
                continue
            for later in heads:
                other_chunk, other = self.phrases[later]
                subject = any(t.dep_.startswith("nsubj") for t in self.tokens[other_chunk.start : other_chunk.end])
                if 1 <= sentences[later] - sentences[head] <= 2 and subject and other.kind == "person" and other.name:
                    person = self.memory.find(other.name)
                    if person is not None and not person.office and not person.sector and len(person.words) > 1:
                        person.office, person.country = reading.office, reading.country
                        person.sector, person.state = reading.sector, reading.state
                        person.code = reading.code
                        return
