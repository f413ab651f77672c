"""From a parsed text to coded events: predicates -> frames -> types with their sides.

Each predicate of the tree is asked for once. A frame that absorbs the clause it governs ("threatened to attack") takes
the event told there as its own content; an event noun beside a verb of the same type ("an air strike killed ten") is
folded into it; the words that a pattern uses up tell nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from legation.codebook import Codebook, EventType, Frame
from legation.coding.coded import Coded, Uncoded, are_states
from legation.coding.counterparts import BLAMING, complete
from legation.coding.forms import forms
from legation.coding.frames import Match, by_nature, candidates, ranked
from legation.coding.predicates import COMMITTEES, Predicate, carried, children, is_passive, predicate
from legation.coding.sides import Cast, Sides, sides, spoken
from legation.model import Participant

_NOBODY = "nobody known does it"
_UNKNOWN = "no known actor"
_CONTENT = ("object", "for", "to", "with")  # slots of a verb whose noun may tell what the verb is about

_DEEDS = frozenset({2, 4})  # the quad classes of what is done, and not only said
_VERBAL = frozenset({1, 3})  # the quad classes of words: verbal cooperation and verbal conflict
_MEETINGS = frozenset({"CONSULT"})  # of these the ones that are more than words


def code(doc: Doc, cast: Cast, codebook: Codebook) -> tuple[list[Coded], list[Uncoded]]:
    """The events told in `doc`, in the order of their triggers, and the known predicates that gave none."""
    events, uncoded = _Coder(doc, cast, codebook).run()
    return _seated(complete(events, cast, codebook), uncoded)


def code_alone(doc: Doc, cast: Cast, codebook: Codebook) -> tuple[list[Coded], list[Uncoded]]:
    """The same, each event with those sides only that its own words name."""
    return _seated(*_Coder(doc, cast, codebook).run())


def _seated(events: Sequence[Coded], uncoded: Sequence[Uncoded]) -> tuple[list[Coded], list[Uncoded]]:
    """The events that have a side, and with what gave no event those that have none."""
    none = [Uncoded(event.trigger, _UNKNOWN) for event in events if not event.sides]
    return [event for event in events if event.sides], sorted([*uncoded, *none], key=lambda one: one.trigger.i)


class _Coder:
    """One text being coded; what is found at a token is worked out once and kept."""

    def __init__(self, doc: Doc, cast: Cast, codebook: Codebook) -> None:
        self.doc = doc
        self.cast = cast
        self.codebook = codebook
        self.found: dict[int, Coded | None] = {}
        self.gone: dict[int, str] = {}

    def run(self) -> tuple[list[Coded], list[Uncoded]]:
        for token in self.doc:
            self.at(token)
        for token in self.doc:
            if (coded := self.found.get(token.i)) is not None:
                self.fold(coded)
        events = [one for one in self.found.values() if one is not None and one.trigger.i not in self.gone]
        uncoded = [Uncoded(self.doc[i], reason) for i, reason in sorted(self.gone.items())]
        return sorted(events, key=lambda one: one.trigger.i), uncoded

    def at(self, token: Token) -> Coded | None:
        """The event that `token` triggers, or None."""
        if token.i not in self.found:
            self.found[token.i] = None  # a tree that loops must not
            self.found[token.i] = self.work_out(token)
        return self.found[token.i]

    def work_out(self, token: Token) -> Coded | None:
        told_by = predicate(token)
        if told_by is None or next(candidates(told_by, self.codebook), None) is None:
            return None
        inner = self.inner(told_by)
        chosen = self.choose(told_by, inner)
        if isinstance(chosen, str):
            self.gone[token.i] = chosen
            return None
        match, both = chosen
        kind = self.codebook.types[match.frame.type]
        for index in match.used:
            self.gone.setdefault(index, f"part of '{token.text}'")
        if match.frame.absorbs:
            for one in inner:
                self.gone[one.trigger.i] = f"content of '{token.text}'"
        mode = match.frame.mode or (_content_mode(kind, inner) if inner else None) or self.told_mode(kind, told_by)
        return Coded(
            token,
            told_by,
            match.frame,
            mode,
            both.actors,
            both.recipients,
            match.weight,
            match.used,
            is_speech=kind.quad in _VERBAL and kind.plover not in _MEETINGS,
        )

    def choose(self, told_by: Predicate, inner: list[Coded]) -> tuple[Match, Sides] | str:
        """The most demanding frame that finds its sides, with them, or why there is none."""
        reason = "gives way to what is agreed" if inner else "no frame fits"
        silenced: set[str] = set()
        for match in ranked(told_by, self.codebook, {one.type for one in inner}):
            if match.frame.type == "ASSAULT" and by_nature(told_by):
                reason = "a disaster, nobody's deed"
                continue
            if match.frame.silent:
                silenced.add(match.frame.type)
                reason = f"no {match.frame.type} in these words"
            if match.frame.type in silenced:
                continue
            if match.frame.whom and not any(self.cast.at(token) for token in told_by.slots.get("object", ())):
                continue
            both = self.seat(told_by, match.frame, inner)
            if match.frame.type == "PROTEST" and told_by.token.lemma_.lower() == "protest" and are_states(both.actors):
                reason = "a state's protest, which is words"
                continue
            if match.frame.own and not _own_deed(both, inner):
                continue
            missing = _missing(told_by, match.frame, both)
            if missing is None or (missing == _NOBODY and both.recipients and self.by_means(told_by, match.frame)):
                return match, both
            if missing == _UNKNOWN and _is_meeting_told(told_by, match.frame):
                return match, Sides((), ())  # who meets may be told elsewhere in the story
            reason = missing
        return reason

    def seat(self, told_by: Predicate, frame: Frame, inner: list[Coded]) -> Sides:
        """The sides of an event; an act of speech told without them is the speaker's, to the one spoken to."""
        both = sides(told_by, frame, self.cast, inner=inner[0] if inner else None)
        kind = self.codebook.types[frame.type]
        if not both.actors and kind.quad in _VERBAL and kind.plover not in _MEETINGS:
            told = spoken(told_by, self.cast)
            both = Sides(told.actors, both.recipients or told.recipients)
        if kind.plover in BLAMING or kind.plover == "SUPPORT":
            return Sides(both.actors, self.doers(told_by, frame, both.recipients))
        return both

    def doers(self, told_by: Predicate, frame: Frame, blamed: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Those `blamed`; of a deed that a noun tells ("the attack on the mosque") who did it, not whom it befell."""
        for slot in frame.recipient:
            for token in told_by.slots.get(slot, ()):
                deed = self.at(token) if token.pos_ == "NOUN" and not self.cast.at(token) else None
                if deed is not None and self.codebook.types[deed.type].quad in _DEEDS:
                    return deed.actors or tuple(one for one in blamed if one not in deed.recipients)
        return blamed

    def inner(self, told_by: Predicate) -> list[Coded]:
        """The events told in the clauses that the predicate governs, or by the nouns it is about ("urged talks")."""
        found: list[Coded] = []
        for clause in told_by.complements:
            for token in (clause, *children(clause, "conj", "xcomp", "obj", "obl", "ccomp")):
                one = self.at(token)
                if (
                    one is not None
                    and one.sides
                    and one not in found
                    and (token is clause or one.clause in (clause, token))
                ):
                    found.append(one)
        for slot in _CONTENT if told_by.part == "verbs" else ():
            for token in told_by.slots.get(slot, ()):
                if token.pos_ == "NOUN" and (one := self.at(token)) is not None and one.sides and one not in found:
                    found.append(one)
        return found

    def by_means(self, told_by: Predicate, frame: Frame) -> bool:
        """Whether the subject is a means by which an assault is done: "a roadside bomb killed two"."""
        if frame.type != "ASSAULT":
            return False
        means = {word for mode in self.codebook.types[frame.type].modes.values() for word in mode.words}
        for subject in told_by.slots.get("subject", ()):
            phrase = (subject, *children(subject, "compound", "nmod"))
            if any(form in means for word in phrase for form in forms(word.lemma_, word.text)):
                return True
        return False

    def told_mode(self, kind: EventType, told_by: Predicate) -> str | None:
        """The first mode of the type of which a cue stands in the clause: at the trigger first, then around it."""
        token = told_by.token
        for near in ((token,), self.around(told_by)):
            for mode in kind.modes.values():
                if any(word.lemma_.lower() in mode.words or word.lower_ in mode.words for word in near):
                    return mode.name
        return None

    def around(self, told_by: Predicate) -> list[Token]:
        """The words of the predicate's own clause: not those of clauses inside it."""
        words: list[Token] = []
        stack = [told_by.support or told_by.token]
        while stack:
            token = stack.pop()
            words.append(token)
            stack.extend(
                child
                for child in token.children
                if child.dep_ not in ("ccomp", "advcl", "parataxis", "acl:relcl", "conj")
            )
        return sorted(words, key=lambda word: word.i)

    def fold(self, verb: Coded) -> None:
        """Take an event noun of the same type that stands beside `verb` into it, and a conjunct that says the same."""
        for near in self.beside(verb):
            one = self.found.get(near.i)
            if one is None or one is verb or one.trigger.i in self.gone or verb.trigger.i in self.gone:
                continue
            if one.type == verb.type and _same_sides(one, verb) and not _another(one, verb):
                self.gone[one.trigger.i] = f"tells the same as '{verb.trigger.text}'"
                verb = replace(
                    verb,
                    mode=verb.mode or one.mode,
                    actors=verb.actors or one.actors,
                    recipients=verb.recipients or one.recipients,
                    folded=(*verb.folded, one.trigger),
                    more_contexts=(*verb.more_contexts, *one.contexts),
                )
                self.found[verb.trigger.i] = verb
            elif one.type == "MOBILIZE" and verb.type == "ASSAULT":
                self.gone[one.trigger.i] = f"part of the assault '{verb.trigger.text}'"

    def beside(self, coded: Coded) -> list[Token]:
        """The words that may tell the same event again: arguments, adjuncts and conjuncts of its clause."""
        near: list[Token] = []
        for head in {coded.trigger.i: coded.trigger, coded.clause.i: coded.clause}.values():
            for child in head.children:
                if child.dep_ in (
                    "nsubj",
                    "nsubj:pass",
                    "obj",
                    "obl",
                    "obl:agent",
                    "nmod",
                    "conj",
                    "xcomp",
                    "advcl",
                    "appos",
                ):
                    near.append(child)
                    near.extend(children(child, "nmod", "obl", "obj", "conj") if child.dep_ != "conj" else ())
        return near


def _same_sides(one: Coded, other: Coded) -> bool:
    """Whether two tellings may have the same sides: neither names a country on a side that the other leaves out."""
    for mine, theirs in ((one.actors, other.actors), (one.recipients, other.recipients)):
        known, also = ({p.country or p.name for p in side} for side in (mine, theirs))
        if known and also and not known & also:
            return False
    guests = {p.country or p.name for p in one.recipients}
    met = {p.country or p.name for p in other.actors}
    # "will meet Modi before flying on to Bhutan": those who meet are on one side, and Bhutan is none of them.
    return not (other.frame.reciprocal and not other.recipients and len(met) > 1 and guests and not guests & met)


def _is_meeting_told(told_by: Predicate, frame: Frame) -> bool:
    """Whether a clause tells of talks as such: a noun of talks is its subject or object, or committees meet."""
    if frame.type not in _MEETINGS:
        return False
    if told_by.part == "nouns":
        noun = carried(told_by.token)
        arguments = ("nsubj", "nsubj:outer", "nsubj:pass", "obj")
        return noun.dep_ in arguments and noun.head.pos_ in ("VERB", "AUX", "ADJ")
    return frame.reciprocal and any(one.lemma_.lower() in COMMITTEES for one in told_by.slots.get("subject", ()))


def _own_deed(both: Sides, inner: Sequence[Coded]) -> bool:
    """Whether what the clause tells is done by a country of those who tell it."""
    own = {one.country for one in both.actors if one.country}
    return any(one.country in own for content in inner for one in content.actors)


def _another(one: Coded, verb: Coded) -> bool:
    """Whether a verb joined to `verb` tells another deed of the type: it has its own object, and another mode."""
    joined = one.trigger.dep_ == "conj" and one.trigger.pos_ == "VERB" and any(children(one.trigger, "obj"))
    return joined and one.mode != verb.mode


def _content_mode(kind: EventType, inner: list[Coded]) -> str | None:
    """The mode that the event in the complement gives to an event of `kind`."""
    for one in inner:
        for key in (f"{one.type}.{one.mode}", one.type):
            if key in kind.content:
                return kind.content[key]
    return None


def _missing(told_by: Predicate, frame: Frame, both: Sides) -> str | None:
    """What an event lacks to be one: somebody known who does it or, where that is left out, whom it befell."""
    if frame.both and len(both.actors) + len(both.recipients) < 2:
        return "one side is not known"
    known = [one for one in (*both.actors, *both.recipients) if one.country or one.sector not in (None, "UNK")]
    if not known:
        return _UNKNOWN
    if not both.actors and not (told_by.part == "nouns" or is_passive(told_by.token)):
        return _NOBODY
    return None
