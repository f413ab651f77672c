"""Who the words of a story stand for: its people, countries and bodies, linked from the first mention to the last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from legation.actors import tables
from legation.actors.chunks import Chunk
from legation.actors.descriptions import LOCAL, Descriptions
from legation.actors.directory import Directory
from legation.actors.lexicon import Entry, Item
from legation.actors.linking import (
    COUNTRY_NOUNS,
    NEUTRAL,
    PERSONAL,
    PLURAL,
    RELATIVE,
    SPEAKER,
    Linker,
    antecedent,
    number_of,
    speaker_token,
)
from legation.actors.memory import Memory, Mention, Person
from legation.actors.nouns import (
    ABSTRACT,
    ENVOYS,
    GATHERINGS,
    HELD,
    HELD_BY_ONE,
    REGIMES,
    RELATIONAL,
    STATE_NOUNS,
    STATES,
)
from legation.actors.phrases import BACKING
from legation.actors.readings import Reading
from legation.actors.roles import place_role, relation
from legation.actors.telling import Telling
from legation.actors.words import HYPHENS
from legation.model import Office, Participant, Span, is_body

NATIONS = ("country", "adjective", "people", "capital", "house")
MODIFIERS = frozenset(["compound", "amod", "nmod:desc"])
"""Relations of the words that modify a noun."""


def _is_held(noun: Token) -> bool:
    return noun.lemma_.lower() in HELD


def cast(
    doc: Doc,
    *,
    part: str = "text",
    who: Directory | Iterable[Office] = (),
    on: date | None = None,
    memory: Cast | None = None,
) -> Cast:
    """Read who is who in a parsed story.

    `part`: "text" or "title", in which the spans are offsets. `memory`: the cast of another part of the same story,
    whose people are known here from the start. `who`: a snapshot of the who's-who, which names holders of offices that
    the story leaves unnamed, as of the day `on`.
    """
    return Cast(doc, part, memory.memory if memory is not None else Memory(Directory.of(who), on), memory)


class Cast:
    """The actors of a parsed story; see `at`."""

    def __init__(self, doc: Doc, part: str, memory: Memory, before: Cast | None) -> None:
        self.doc = doc
        self.part = part
        self.memory = memory
        self._base: int = before._base + len(before.doc) if before is not None else 0
        self._told = Telling(doc, part, self.memory)
        self._lines, self._tokens = self._told.lines, self._told.tokens
        self._phrases, self._covered = self._told.phrases, self._told.covered
        self._found: dict[int, tuple[Participant, ...]] = {}
        self._reasons: dict[int, tuple[str, ...]] = {}
        self._linker = Linker(self.memory, self._base, self._covered)
        self._descriptions = Descriptions(self.memory, self._base, self._tokens, self._told.filed_in)
        self._places: dict[int, str] = {}
        self._placed: dict[int, tuple[Participant, ...]] = {}
        self._link()

    def at(self, token: Token) -> tuple[Participant, ...]:
        """Who the noun phrase, pronoun, adjective or possessor headed at `token` stands for; () for no actor.

        Those coordinated with it are told with it. A town or a country that one visits, attacks or goes to has kind
        "place" or "country"; one in which something merely happens is no actor.
        """
        found = self._alone(token) if not self.files(token) else ()
        for child in token.children:
            if (
                child.dep_ == "conj"
                and child.i > token.i
                and self._covered.get(child.i) != self._covered.get(token.i, -1)
            ):
                found += tuple(p for p in self.at(child) if p not in found)
        return found

    def placed(self, token: Token) -> tuple[Participant, ...]:
        """The country or town headed at `token` in which something merely happens; () for any other word."""
        return self._placed.get(token.i, ())

    def files(self, token: Token) -> bool:
        """Whether a word stands in the date line, which tells where a story was filed and nobody's deed."""
        return self._told.line[0] <= token.idx < self._told.line[1]

    def why(self, token: Token) -> tuple[str, ...]:
        """The rules that told who `token` stands for."""
        head = self._covered.get(token.i, token.i)
        if head in self._reasons:
            return self._reasons[head]
        if token.lower_ in RELATIVE and (noun := antecedent(token)) is not None and noun.i != token.i:
            return self.why(noun)
        if token.lower_ in SPEAKER:
            return ("the speaker of the sentence",)
        nation = self._nation(token)
        return (f"{nation[1].what} '{token.text}'",) if nation is not None else ()

    @property
    def titled(self) -> Iterator[tuple[Token, Participant, str, str]]:
        """The phrases whose own words tell an office: head, whom they stand for, the office, its state ("" for none).

        Those without a name come too ("Peru's president"), as do those whom only the who's-who names.
        """
        listed = {mention.token for mention in self.memory.mentions if mention.person and mention.person.listed}
        for head, (_, reading) in self._phrases.items():
            found = self._found.get(head, ())
            if reading.plural or len(found) != 1 or found[0].kind != "person":
                continue
            office = reading.office or (reading.counterpart and found[0].office)
            if office:
                guessed = not reading.name and self._base + head in listed
                one = replace(found[0], name=None) if guessed else found[0]
                yield self._tokens[head], one, office, reading.state

    def _alone(self, token: Token) -> tuple[Participant, ...]:
        if token.i in self._found or token.i in self._phrases:
            return self._found.get(token.i, ())
        if token.lower_ in RELATIVE and token.pos_ in ("PRON", "DET", "SCONJ"):
            noun = antecedent(token)
            return self._alone(noun) if noun is not None and noun.i != token.i else ()
        if token.lower_ in SPEAKER:
            said = speaker_token(token)
            return tuple(self._requoted(p, token) for p in self.at(said)) if said is not None else ()
        head = self._covered.get(token.i)
        nation = self._nation(token)
        if nation is not None and nation[1].what == "capital" and token.dep_ in MODIFIERS and _is_held(token.head):
            return ()
        if nation is not None and (head is None or token.dep_ in ("amod", "compound", "nmod:poss", "nmod")):
            item, entry = nation
            start, end = self._lines.bounds(item)
            return (self._country(entry, *self._told.quote(start, end)),)
        if head is not None and token.pos_ in ("NOUN", "PROPN", "X") and token.dep_ not in ("compound", "amod"):
            return self._found.get(head, ())
        return ()

    def _taken_for(self, participant: Participant, pronoun: Token) -> Participant:
        """Whom a pronoun stands for, in the words of its own sentence where these name him, else in the pronoun."""
        start, end = participant.span
        sentence = pronoun.sent
        named = sentence.start_char <= start and end <= pronoun.idx and self._is_here(participant)
        return participant if named else self._requoted(participant, pronoun)

    def _is_here(self, participant: Participant) -> bool:
        """Whether the span of a participant lies in this part of the story: that of a title's is an offset there."""
        return self.doc.text[slice(*participant.span)] == participant.text

    def _requoted(self, participant: Participant, token: Token) -> Participant:
        text, span = self._told.quote(token.i, token.i + 1)
        return replace(participant, text=text, span=span)

    def _nation(self, token: Token) -> tuple[Item, Entry] | None:
        item = self._lines.item(token.i)
        entry = item.get(*NATIONS) if item is not None else None
        return (item, entry) if item is not None and entry is not None and not item.get("body") else None

    def _country(self, entry: Entry, text: str, span: Span) -> Participant:
        sector = "GOV" if entry.what in ("capital", "house") else None
        return Participant(text, span, entry.name, "country", None, entry.country, sector)

    def _link(self) -> None:
        for token in self._tokens:
            nation = self._nation(token)
            if nation is not None and self._lines.bounds(nation[0])[0] == token.i and not self._backs(nation[0]):
                self.memory.country(self._base + token.i, nation[1].country)
            if token.i in self._phrases:
                self._keep(token, *self._stands_for(token, *self._phrases[token.i]))
            elif token.pos_ in ("PRON", "DET") and token.lower_ in PERSONAL.keys() | NEUTRAL | PLURAL:
                mention = self._linker.pronoun(token)
                if mention is not None:
                    told = tuple(self._taken_for(p, token) for p in mention.participants)
                    self._keep(token, told, mention.person, ("pronoun",), mention.head)
            self._remember_coordination(token)

    def _backs(self, nation: Item) -> bool:
        """Whether a nation is only behind the actor: "Iran-aligned fighters" bring no Iran into play."""
        end = self._lines.bounds(nation)[1]
        behind = self._tokens[end : end + 2]
        return len(behind) == 2 and behind[0].text in HYPHENS and behind[1].lower_ in BACKING

    def _keep(
        self, token: Token, found: tuple[Participant, ...], person: Person | None, why: tuple[str, ...], head: str
    ) -> None:
        if not found:
            return
        self._found[token.i] = found
        self._reasons[token.i] = why
        plural = len(found) > 1 or found[0].kind == "group"
        chunk = self._phrases[token.i][0] if token.i in self._phrases else Chunk(token.i, token.i + 1, token.i + 1, 0)
        subject = self._told.is_subject(chunk)
        self.memory.mentions.append(Mention(self._base + token.i, found, person, plural, head, subject))
        for participant in found:
            if participant.kind == "person" and participant.country and participant.office:
                self.memory.country(self._base + token.i, participant.country)

    def _remember_coordination(self, token: Token) -> None:
        """Those told in one breath can be taken up together by "they" or "the three countries"."""
        if token.dep_ != "conj" or token.i not in self._found or token.head.i not in self._found:
            return
        others = [child for child in token.head.children if child.dep_ == "conj"]
        if others[-1].i > token.i:
            return  # more are to come
        before = (child for child in others if child.i < token.i)
        joined = [token.head.i, *(child.i for child in before if child.i in self._found), token.i]
        together = tuple(dict.fromkeys(one for place in joined for one in self._found[place]))
        subject = relation(token) in ("nsubj", "nsubj:pass")
        self.memory.mentions.append(Mention(self._base + token.i, together, None, True, "", subject))

    def _stands_for(
        self, token: Token, chunk: Chunk, reading: Reading
    ) -> tuple[tuple[Participant, ...], Person | None, tuple[str, ...], str]:
        """The participants that a phrase stands for, the person among them, why, and its head noun."""
        text, span = self._told.quote(chunk.start, chunk.tail)
        noun = reading.head or token.lemma_.lower()
        count = number_of(token)
        if count is not None and (token.tag_.endswith("S") or count) and not reading.country:
            several = self._linker.several(token, noun, count, text, span)
            if several:
                return several, None, (f"'{text}' by the memory of the story",), noun
        if not reading.kind or (noun in ("country", "nation") and not reading.country):
            return self._taken_up(token, chunk, text, span, noun)
        unknown = not reading.sector and not reading.country and bool(reading.head)
        if unknown and reading.kind == "organisation":
            taken = self._descriptions.taken_up(chunk, reading)
            if reading.head.rpartition(" ")[2] in taken.name.lower().split():  # not any body that acted before
                reading, unknown = taken, not taken.sector and not taken.country
        if unknown and reading.kind == "organisation" and not self._acts(token, chunk, reading):
            return (), None, (), noun
        if reading.kind == "place" and not reading.sector:
            return (), None, (), noun
        if reading.kind == "group" and reading.metonym == "people" and self._is_bare_adjective(chunk):
            nation = self._nation(self._tokens[chunk.head])
            return (self._country(nation[1], text, span),) if nation else (), None, reading.why, noun
        if reading.kind == "country" or reading.metonym == "city":
            return self._place(token, chunk, reading, text, span), None, reading.why, noun
        codes = list(reading.nations) or self._nations_before(chunk)
        if len(codes) > 1 and reading.kind in ("group", "organisation", "person"):
            if reading.counterpart:
                reading = self._counterpart(token, chunk, replace(reading, country=codes[0]), None)
            return self._each(reading, codes, text, span), None, reading.why, noun
        if reading.kind == "person":
            return self._person(token, chunk, reading, text, span)
        reading = self._named_after(reading)
        if self._is_abstract(token, reading):
            return (), None, (), noun
        state = noun in STATE_NOUNS and self._tokens[chunk.start].lower_ in ("the", "this")
        weak = state or reading.weak
        if reading.head in ("country", "nation") or (noun in COUNTRY_NOUNS and not reading.country and weak):
            told = self._taken_up(token, chunk, text, span, noun)
            if told[0] or not state:
                return told
        reading = self._with_country(token, chunk, self._descriptions.taken_up(chunk, reading))
        return (reading.actor().participant(text, span),), None, reading.why, noun

    def _named_after(self, reading: Reading) -> Reading:
        """A government named after one of whom the story told, of that one's country: "the Marsh administration"."""
        name, _, noun = reading.name.rpartition(" ")
        if reading.country or not name or noun.lower() not in ("administration", "government", "cabinet"):
            return reading
        person = self.memory.told(name)
        if person is None or not person.country:
            return reading
        return replace(reading, country=person.country).and_why(f"country {person.country} of {person.name}")

    def _each(self, reading: Reading, codes: list[str], text: str, span: Span) -> tuple[Participant, ...]:
        """One participant a nation: "French and German leaders", "the foreign ministers of India and Pakistan"."""
        one = reading.office in HELD_BY_ONE or reading.office.endswith(" minister")
        parts = []
        for code in codes:
            told = replace(reading, country=code, name="", kind="person" if one else reading.kind)
            person = self.memory.holder(reading.office, code) if one else None
            parts.append(self._fill(told, person).actor().participant(text, span))
        return tuple(parts)

    def _is_bare_adjective(self, chunk: Chunk) -> bool:
        """Whether a nation's adjective stands alone, as in "US-Japanese relations", and means no people."""
        item = self._lines.item(chunk.head)
        return (
            item is not None
            and item.get("people") is None
            and self._tokens[chunk.start].lower_ not in ("the", "a", "an")
        )

    def _is_abstract(self, token: Token, reading: Reading) -> bool:
        """Whether an ambiguous noun names a thing here: "share intelligence", "in power"."""
        lemma = token.lemma_.lower()
        if lemma not in ABSTRACT or (reading.country and reading.sector) or token.text[:1].isupper():
            return False
        return relation(token) not in ("nsubj", "nmod:poss") or not reading.sector

    def _nations_before(self, chunk: Chunk) -> list[str]:
        """The nations in "French and German leaders"; one or none elsewhere."""
        codes: list[str] = []
        for i in range(chunk.start, chunk.end):
            nation = self._nation(self._tokens[i])
            if nation is not None and nation[1].what in ("adjective", "country") and nation[1].country not in codes:
                codes.append(nation[1].country)
        joined = any(
            self._tokens[i].lower_ in ("and", ",") or self._tokens[i].text in "-–"
            for i in range(chunk.start, chunk.head)
        )
        return codes if joined else codes[:1]

    def _place(self, token: Token, chunk: Chunk, reading: Reading, text: str, span: Span) -> tuple[Participant, ...]:
        """A country or a town by what its name does here."""
        role = place_role(token, chunk.start)
        town = reading.metonym in ("city", "capital")
        if role == "place" or (role == "of" and town):
            name = text if town else reading.name or None
            self._placed[token.i] = (Participant(text, span, name, "place", None, reading.country),)
            return ()
        if town and (role == "goal" or reading.metonym == "city"):
            sector = "CVL" if reading.metonym == "city" else None
            return (Participant(text, span, text, "place", None, reading.country, sector),)
        return (reading.actor().participant(text, span),)

    def _taken_up(
        self, token: Token, chunk: Chunk, text: str, span: Span, noun: str
    ) -> tuple[tuple[Participant, ...], Person | None, tuple[str, ...], str]:
        """ "the country", "the Southeast Asian nation": the country last in play."""
        if token.tag_ == "NNS" and token.lemma_.lower() in STATES:
            return (Participant(text, span, None, "group"),), None, ("states without a name",), noun
        definite = self._tokens[chunk.start].lower_ in ("the", "this", "that", "its", "their")
        if not definite or token.lemma_.lower() not in COUNTRY_NOUNS - {"side", "party", "capital", "economy", "power"}:
            return (), None, (), noun
        code = self._linker.country(token) if not token.tag_.endswith("S") else ""
        if not code:
            return (), None, (), noun
        name = tables.countries()[code].name
        return (
            (Participant(text, span, name, "country", None, code),),
            None,
            (f"'{text}' is the country in play",),
            noun,
        )

    def _owner(self, chunk: Chunk) -> Participant | None:
        """Whom a possessive pronoun at the beginning of a phrase stands for."""
        for i in range(chunk.start, chunk.head):
            if self._tokens[i].lower_ == "whose":
                noun = antecedent(self._tokens[i])
                return next(iter(self._found.get(noun.i, ())), None) if noun is not None else None
            if self._tokens[i].tag_ == "PRP$" or self._tokens[i].dep_ == "nmod:poss":
                found = self._found.get(i)
                if found:
                    return found[0]
        return None

    def _acts(self, token: Token, chunk: Chunk, reading: Reading) -> bool:
        """Whether a body of which nothing is known does something: "the committee declared"."""
        if reading.head.rpartition(" ")[2] not in GATHERINGS:
            return False
        return relation(token) in ("nsubj", "obl:agent") and self._told.is_subject(chunk)

    def _with_country(self, token: Token, chunk: Chunk, reading: Reading) -> Reading:
        """The country of those of whom no word tells it: their owner's, that of those told with them, the place's."""
        if reading.head.rpartition(" ")[2] in RELATIONAL:
            return reading
        if reading.country or reading.sector in ("BUS", "NGO", "IGO", "UNK") or not reading.sector:
            owner = self._owner(chunk) if not reading.country else None
            if owner is not None and owner.country:
                return replace(reading, country=owner.country).and_why(f"country {owner.country} of its owner")
            return reading
        owner = self._owner(chunk)
        if owner is not None and owner.country:
            return replace(reading, country=owner.country).and_why(f"country {owner.country} of its owner")
        together = self._found.get(token.head.i, ()) if token.dep_ == "conj" else ()
        across = any(child.lower_ == "between" for child in token.head.children)  # "between Paris and the officers"
        if len(together) == 1 and across and together[0].kind == "country":
            together = ()
        if len(together) == 1 and together[0].country and not is_body(together[0].country):
            return replace(reading, country=together[0].country).and_why("of the country of those told with them")
        if led := self._leader_of(token):
            return replace(reading, country=led).and_why(f"country {led} of its leader")
        if reading.head in REGIMES and (code := self._government_before()):
            return replace(reading, country=code).and_why(f"country {code} of the government told before")
        local = reading.sector in LOCAL and not reading.state
        code = self._sentence_place(token) or (local and self._told.filed_in) or self.memory.dominant()
        if self._is_foreign(token, reading, code):
            code = "" if reading.sector == "REF" else self._linker.country(token)  # the last but the clause's own
        return replace(reading, country=code).and_why(f"country {code} by the place") if code else reading

    def _leader_of(self, token: Token) -> str:
        """The country whose name stands with those by whom a delegation is led, "" where none does."""
        clauses = (one for one in token.children if one.dep_ == "acl" and one.lemma_.lower() in ("lead", "head"))
        agents = (one for clause in clauses for one in clause.children if one.dep_ == "obl:agent")
        nations = (self._nation(word) for agent in agents for word in agent.subtree)
        return next((nation[1].country for nation in nations if nation is not None), "")

    def _government_before(self) -> str:
        """The country of the government that the story told last by a word for it, not by its capital."""
        told = (one for mention in reversed(self.memory.mentions) for one in mention.participants)
        own = (one.country for one in told if one.kind == "organisation" and one.sector == "GOV" and one.country)
        return next((code for code in own if not is_body(code)), "")

    def _is_foreign(self, token: Token, reading: Reading, country: str) -> bool:
        """Whether those to whom something is done are hardly of the country that does it: whom a state expels as
        diplomats or deports as migrants."""
        abroad = reading.sector == "REF" or reading.head.rpartition(" ")[2] in ENVOYS
        return abroad and any(one.country == country for one in self._linker.other_side(token))

    def _sentence_place(self, token: Token) -> str:
        """The country of a place in which the sentence's happening is told to be."""
        number, end = self._lines.sentence[token.i]
        if number not in self._places:
            found = ""
            for other in self._tokens[number:end]:
                if other.i in self._phrases and self._phrases[other.i][1].metonym in ("city", "capital", "house", ""):
                    chunk, reading = self._phrases[other.i]
                    role = place_role(other, chunk.start)
                    if reading.kind in ("country", "place") and reading.country and role == "place":
                        found = reading.country
                        break
            self._places[number] = found
        return self._places[number]

    def _person(
        self, token: Token, chunk: Chunk, reading: Reading, text: str, span: Span
    ) -> tuple[tuple[Participant, ...], Person | None, tuple[str, ...], str]:
        """One person: by name, by office, as somebody's counterpart, or as one of a sector."""
        noun = reading.head
        person = self.memory.find(reading.name) if reading.name else None
        if reading.counterpart:
            reading = self._counterpart(token, chunk, reading, person)
        if person is None and reading.office and self._is_definite(chunk):
            country = reading.country or (self._owner(chunk) or Participant("", (0, 0))).country or ""
            person = self.memory.holder(reading.office, country, reading.state, reading.code)
            if person is None and reading.office == "leader" and not reading.name:
                person = self._descriptions.leader(country)
                reading = replace(reading, office="") if person is not None else reading
        reading = self._fill(reading, person)
        if person is None and not reading.name and not reading.office and self._tokens[chunk.start].lower_ == "the":
            person = self._descriptions.person(token, reading)
            reading = self._fill(reading, person)
        if not reading.country and noun.rpartition(" ")[2] not in RELATIONAL:
            owner = self._owner(chunk)
            if owner is not None and owner.country:
                if reading.weak and owner.sector:
                    reading = replace(reading, sector=owner.sector, weak=False)
                reading = replace(reading, country=owner.country).and_why(f"country {owner.country} of its owner")
            elif (
                self._is_definite(chunk)
                and reading.office
                and not (reading.weak and reading.name)
                and reading.sector in ("GOV", "LEG", "MIL", "OPP", "ELI", "JUD", "PTY", "COP", "SPY")
            ):
                code, why = self._linker.office_country(token, reading)
                if not code and self._told.filed_in:
                    code, why = self._told.filed_in, f"country {self._told.filed_in} by the date line"
                reading = replace(reading, country=code).and_why(why) if code else reading
            elif not reading.name or (reading.head and reading.sector in LOCAL and not reading.weak):
                reading = self._with_country(token, chunk, reading)
        person = self._update(person, reading, span)
        if not reading.name and not reading.sector and not reading.country:
            return (), None, (), noun
        return (reading.actor().participant(text, span),), person, reading.why, noun

    def _is_definite(self, chunk: Chunk) -> bool:
        first = self._tokens[chunk.start]
        return first.lower_ not in ("a", "an", "any", "another", "some", "no", "one", "each", "every")

    def _fill(self, reading: Reading, person: Person | None) -> Reading:
        """What the story knows of the person, where this phrase does not tell it."""
        if person is None:
            return reading
        left = reading.state == "former" and person.office != reading.office and person.state != "former"
        if left and person.office:
            reading = replace(reading, office="", state="", weak=True)
        office = reading.office or person.office
        same = office == person.office
        sector = reading.sector if reading.sector and not reading.weak else person.sector or reading.sector
        return replace(
            reading,
            name=person.name or reading.name,
            country=reading.country or person.country,
            code=reading.code or person.code,
            sector=sector,
            sector_2=reading.sector_2 or (person.sector_2 if sector == person.sector else ""),
            office=office,
            state=reading.state or (person.state if same else ""),
            gender=reading.gender or person.gender,
        ).and_why(f"known as {person.name or person.office}")

    def _update(self, person: Person | None, reading: Reading, span: Span) -> Person:
        """Keep what was found out; somebody without a name is kept too, to be taken up again."""
        if person is None:
            person = Person(reading.name, reading.office, reading.country, reading.code, reading.sector)
            person.state, person.gender = reading.state, reading.gender
            person.sector_2 = reading.sector_2
            if reading.office or reading.name:
                self.memory.people.append(person)
            person.spans.append((self.part, span))
            return person
        person.office = person.office or reading.office
        person.country = person.country or reading.country
        person.sector = person.sector or reading.sector
        return person

    def _counterpart(self, token: Token, chunk: Chunk, reading: Reading, person: Person | None) -> Reading:
        """ "her Ethiopian counterpart": the office of the one, the country of the other side."""
        owner = self._owner(chunk)
        sides = (owner,) if owner is not None else self._linker.other_side(token)
        side = next((p for p in sides if p.kind == "person" and p.office), sides[0] if sides else None)
        if side is None:
            return reading
        country = reading.country or (person.country if person is not None else "")
        if not country:
            near = self._sentence_countries(token, side.country)
            recent = self.memory.recent_countries(self._base + token.i, [side.country or ""])
            country = near or next(recent, "")
        told = replace(reading, kind="person", office=side.office or "", sector=side.sector or "", country=country)
        return replace(told, sector_2=side.sector_2 or "", weak=False).and_why(
            f"counterpart of {side.name or side.text}"
        )

    def _sentence_countries(self, token: Token, without: str | None) -> str:
        """The one other country that the sentence names, before or behind."""
        codes: list[str] = []
        for other in self._tokens[slice(*self._lines.sentence[token.i])]:
            nation = self._nation(other)
            if nation is not None and nation[1].country != without and nation[1].country not in codes:
                codes.append(nation[1].country)
        return codes[0] if codes else ""
