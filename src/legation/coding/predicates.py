"""Predicates on the dependency tree, and the words that stand in their slots.

The tree is a Universal Dependencies one. Slots are those of the active verb (see `legation.codebook.schema`): passives,
nouns, participles, relative clauses, control and shared subjects are all carried back to it here, so that the frames
need not know of them. A slot holds the head tokens of noun phrases; who they stand for is not decided here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Token

Slots = dict[str, list[Token]]

with (Path(__file__).parent / "constructions.toml").open("rb") as _file:
    _WORDS = {name: frozenset(words.split()) for name, words in tomllib.load(_file).items()}
OBJECT_CONTROL = _WORDS["object_control"]
SUPPORT = _WORDS["support"]
SPEECH = _WORDS["speech"]
COMMITTEES = _WORDS["committees"]
DISASTERS = _WORDS["disasters"]
MEASURES = _WORDS["measures"]
# Prepositions by which a verb's object or adjunct is an event of the verb's subject ("arrived for talks").
SUPPORT_PREPOSITIONS = frozenset({"for", "in", "into", "on", "to", "with", "from"})
# Support verbs whose subject is the receiver of what the noun tells.
RECEIVING = frozenset("receive get win obtain secure draw earn face undergo suffer attract gain".split())
_SUBJECT = frozenset({"nsubj", "csubj", "nsubj:outer"})
_PASSIVE_SUBJECT = frozenset({"nsubj:pass", "csubj:pass", "nsubjpass"})
_OBLIQUE = frozenset({"obl", "nmod", "obl:agent", "nmod:poss", "obl:unmarked", "nmod:unmarked", "obl:npmod"})
# Marks of adverbial clauses that tell another happening, and not what the predicate is about.
_BESIDE = frozenset(
    "after although as because before despite during if once since though till unless until when whereas while".split()
)
_LOW = frozenset({"nmod", "obl", "obj", "nsubj:pass"})  # phrases in which another of the predicate's may hang
_OUTCOMES = frozenset("kill wound injure hurt destroy damage force leave prompt trigger drive displace".split())
_CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "acl", "advcl", "csubj:pass", "parataxis"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_MODIFIER = frozenset({"amod", "compound", "nmod:desc", "nmod:unmarked"})


@dataclass
class Predicate:
    """A word that may tell an event, with its slots, the clauses it governs, and the verb that supports it."""

    token: Token
    part: str
    slots: Slots = field(default_factory=dict)
    complements: list[Token] = field(default_factory=list)
    support: Token | None = None

    def add(self, slot: str, token: Token) -> None:
        found = self.slots.setdefault(slot, [])
        if token not in found:
            found.append(token)

    def add_phrase(self, by: str, token: Token) -> None:
        """Seat a noun phrase in the slot of each word of its preposition ("out of")."""
        for word in by.split():
            self.add(word, token)


def predicate(token: Token) -> Predicate | None:
    """The predicate that `token` heads, or None where it cannot be one."""
    if token.pos_ in ("VERB", "AUX"):
        # "the suspended president": a participle before its noun describes, it does not tell.
        return _perfect(token) if token.dep_ in ("amod", "compound") else _verb(token)
    if token.pos_ in ("NOUN", "PROPN"):
        return _noun(token)
    if token.pos_ == "ADJ":
        return _adjective(token)
    return None


def children(token: Token, *relations: str) -> Iterator[Token]:
    return (child for child in token.children if child.dep_ in relations)


def preposition(token: Token) -> str:
    """The preposition that governs a noun phrase, with its fixed parts joined ("because of"), or "".

    A time is in no slot ("called Lima on Monday"): it has none either.
    """
    if token.lemma_.lower() in _WORDS["times"]:
        return ""
    parts: list[str] = []
    for child in token.children:
        if child.dep_ == "case" and child.tag_ != "POS":
            parts += [child.lower_, *(part.lower_ for part in child.children if part.dep_ == "fixed")]
    return " ".join(parts)


def is_passive(verb: Token) -> bool:
    """Whether a verb form is passive: by its auxiliary, its subject's relation, or as a bare past participle."""
    if any(child.dep_ in ("aux:pass", "auxpass") for child in verb.children):
        return True
    if any(child.dep_ in _PASSIVE_SUBJECT for child in verb.children):
        # "Chad freed ten", "Chad called on Togo to": no auxiliary and an object, so no passive
        called = verb.lemma_.lower() in OBJECT_CONTROL and any(_called_upon(verb))
        return not called and not any(children(verb, "obj"))
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or any(children(verb, "aux")):
        return False
    return verb.lemma_.lower() in _WORDS["ditransitive"] or not any(children(verb, "obj"))


def _perfect(participle: Token) -> Predicate | None:
    """A perfect tense misread as a participle before its noun: nothing but adverbs stands after its "have"."""
    noun = participle.head
    have = noun.head
    if noun.dep_ != "obj" or have.lemma_.lower() != "have" or participle.tag_ != "VBN" or have.i > participle.i:
        return None
    between = [token for token in participle.doc[have.i + 1 : participle.i] if not participle.is_ancestor(token)]
    if any(token.pos_ not in ("ADV", "PUNCT") for token in between):
        return None
    if not any(child.i > participle.i for child in children(noun, "det", "nummod", "nmod:poss")):
        return None
    found = Predicate(participle, "verbs", support=have)
    for subject in _subjects(have):
        found.add("subject", subject)
    found.add("object", noun)
    _fill(found, have, passive=False)
    return found


def _verb(verb: Token) -> Predicate:
    found = Predicate(verb, "verbs")
    passive = is_passive(verb)
    for subject in _subjects(verb):
        found.add("object" if passive else "subject", subject)
    _fill(found, verb, passive)
    if not passive and "object" not in found.slots:
        for token in _shared_objects(verb):
            found.add("object", token)
    if passive and "subject" not in found.slots:
        for token in _low_agents(verb):
            found.add("subject", token)
    return found


def _fill(found: Predicate, verb: Token, passive: bool) -> None:
    """The objects, obliques and complement clauses that stand on a verb."""
    for child in verb.children:
        relation = child.dep_
        if relation in ("obj", "dobj"):
            # "was given arms": the object beside a passive is what was given, its subject the receiver.
            found.add("object", _antecedent(verb, child))
        elif relation == "iobj":
            found.add("indirect", _antecedent(verb, child))
        elif relation in _OBLIQUE:
            by = preposition(child)
            if relation == "obl:agent" or (passive and by == "by"):
                found.add("subject", child)
            elif by:
                found.add_phrase(by, _antecedent(verb, child))
        elif relation == "xcomp" and child.pos_ == "PROPN" and not preposition(child) and "object" not in found.slots:
            found.add("object", child)  # "telephoned President X", the name hung as a complement
        elif relation in _CLAUSAL:
            marker = next((c.lower_ for c in child.children if c.dep_ in ("mark", "case")), "")
            if relation != "advcl" or (marker not in _BESIDE and (marker or child.tag_ not in ("VBG", "VBN"))):
                found.complements.append(child)
            if relation == "advcl" and marker:
                found.add(marker, child)
        elif relation == "advmod" and child.pos_ == "ADV":
            # "met there with": an adverb may carry the phrase.
            for inner in children(child, "obl"):
                if by := preposition(inner):
                    found.add(by, inner)


def _subjects(verb: Token) -> list[Token]:
    """Who does (in a passive, suffers) what the verb tells: its own subject, or the one that the sentence shares."""
    own = _own_subjects(verb)
    if not own:  # a subject that the parser hung on the auxiliary
        own = [child for auxiliary in children(verb, "aux") for child in children(auxiliary, "nsubj")]
    if own:
        return [_antecedent(verb, subject) for subject in own if subject.pos_ != "VERB"]
    head, relation = verb.head, verb.dep_
    if head is verb:
        return []
    if relation == "acl:relcl":
        # "the talks they hold", "the man killed": without a subject of its own the noun is what the clause is about.
        return [head]
    if relation == "acl":
        if verb.tag_ == "VBG" and any(children(verb, "mark", "case")):
            return []  # "talks on guarding cables": what the noun is about, not what it does
        if verb.tag_ == "VBG" and (deed := _outcome_of(verb)) is not None:
            return _agents(deed)
        return [head] if verb.tag_ in ("VBG", "VBN", "VBD") else _noun_owners(head)
    if relation == "conj" and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        return _logical_subjects(head) if is_passive(verb) == is_passive(head) else _subjects(head)
    if relation in ("xcomp", "ccomp", "advcl"):
        if relation != "advcl" and head.lemma_.lower() in OBJECT_CONTROL:
            objects = [*children(head, "obj", "iobj", "dobj")] or (
                _subjects(head) if is_passive(head) else [*_called_upon(head)]
            )
            if objects:
                return objects
        if relation == "ccomp" and (lent := [one for one in _hung(head) if one.i < verb.i < head.i]):
            return lent
        if head.pos_ in ("VERB", "AUX", "ADJ"):
            return _agents(head)
        return _noun_owners(head)
    return []


def _outcome_of(verb: Token) -> Token | None:
    """The deed whose outcome a participle behind a comma tells, wherever it hangs ("struck a base, killing a general");
    None where it describes a noun."""
    deed = verb.head.head
    fenced = verb.i > 0 and verb.nbor(-1).text == "," and verb.lemma_.lower() in _OUTCOMES
    governed = verb.head.dep_ in ("obj", "obl", "nmod") and verb.head.i < verb.i
    while governed and deed.pos_ in ("NOUN", "PROPN") and deed.dep_ in ("obj", "obl", "nmod"):
        deed = deed.head
    return deed if fenced and governed and deed.pos_ == "VERB" else None


def _hung(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in _SUBJECT | _PASSIVE_SUBJECT]


def _own_subjects(verb: Token) -> list[Token]:
    """The subjects that hang on a verb and are its own.

    In "Chad freed ten, Togo said" the parser may hang both names on one of the verbs: each verb has the name before it.
    """
    own = _hung(verb)
    if len(own) > 1 and any(one.i < verb.i for one in own):
        own = [one for one in own if one.i < verb.i]
        told = [clause.i for clause in children(verb, "ccomp") if own[0].i < clause.i < own[-1].i]
        if told:
            own = [one for one in own if one.i > max(told)]
    return own


def _logical_subjects(head: Token) -> list[Token]:
    return _subjects(head) if head.pos_ in ("VERB", "AUX") else [*children(head, "nsubj", "nsubj:pass")]


def _agents(verb: Token) -> list[Token]:
    """Who acts in a clause: the agent of a passive where one stands, else the subject."""
    agents = [child for child in verb.children if child.dep_ == "obl:agent"]
    return agents or _logical_subjects(verb)


def _low_agents(verb: Token) -> Iterator[Token]:
    """Who acts in a passive where the ``by`` phrase hangs on another phrase of it ("beaten with sticks by guards")."""
    stack = [child for child in verb.children if child.dep_ in _LOW]
    while stack:
        token = stack.pop()
        if token.i > verb.i and preposition(token) == "by":
            yield token
        stack.extend(children(token, "nmod", "obl"))


def _called_upon(verb: Token) -> Iterator[Token]:
    """Whom a verb calls on ("called on Chad to", "appealed to Chad to")."""
    return (
        child
        for child in verb.children
        if child.dep_ == "obl" and preposition(child) in ("on", "upon", "to", "for", "with")
    )


def _antecedent(verb: Token, subject: Token) -> Token:
    """The noun that a relative pronoun stands for; any other subject itself."""
    if subject.lower_ not in _RELATIVE or subject.pos_ != "PRON":
        return subject
    clause = verb
    while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head is not clause:
        clause = clause.head
    return clause.head if clause.dep_ in ("acl:relcl", "acl") else subject


def _shared_objects(verb: Token) -> list[Token]:
    """The object of a verb that has none of its own: the noun a relative clause hangs on, or the one a conjunct has."""
    if verb.dep_ == "acl:relcl" and any(child.dep_ in _SUBJECT for child in verb.children):
        pronoun = any(child.lower_ in _RELATIVE and child.dep_ in _SUBJECT for child in verb.children)
        return [] if pronoun else [verb.head]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return [child for child in verb.head.children if child.dep_ == "obj" and child.i > verb.i]
    return [c for other in children(verb, "conj") if other.pos_ == "VERB" for c in children(other, "obj")][:1]


def _noun(noun: Token) -> Predicate:
    found = Predicate(noun, "nouns")
    for child in noun.children:
        relation = child.dep_
        if relation in ("nmod:poss", "poss"):
            found.add("subject", child)
            found.add("possessor", child)
        elif relation in _MODIFIER:
            found.add("modifier", child)
        elif relation in ("nmod", "obl", "obl:agent"):
            by = preposition(child)
            if by == "by":
                found.add("subject", child)
            elif by:
                found.add_phrase(by, child)
        elif relation in ("acl", "ccomp", "xcomp"):
            found.complements.append(child)
            _fill_participle(found, child)
    for token in _stray_modifiers(noun):
        found.add("modifier", token)
    _lift(found, noun)
    for owner in _noun_support(found, noun):
        found.add("indirect" if found.support is not None and _receives(found.support) else "subject", owner)
    if noun.dep_ in _SUBJECT | _PASSIVE_SUBJECT and noun.head.pos_ == "VERB":
        for child in children(noun.head, "obl"):
            # "talks opened in Geneva between": the parties may hang on the verb
            if (by := preposition(child)) in ("between", "among", "with"):
                found.add_phrase(by, child)
    return found


def _stray_modifiers(noun: Token) -> Iterator[Token]:
    """Names right before a noun that the parser hung on a word behind it ("the Lima-Quito talks open as Chilean …")."""
    for at in range(noun.i - 1, noun.sent.start - 1, -1):
        token = noun.doc[at]
        if token.pos_ != "PROPN" and not token.is_punct:
            return
        if token.dep_ in _MODIFIER | {"flat"} and token.pos_ == "PROPN" and not noun.is_ancestor(token):
            yield token


def _receives(verb: Token) -> bool:
    """Whether the subject of a support verb is given what the noun tells ("received aid", "won praise")."""
    return verb.lemma_.lower() in RECEIVING and not is_passive(verb)


def _lift(found: Predicate, head: Token) -> None:
    """Seat the phrases that hang too low: on another phrase of the predicate ("the arrest of a priest by the police").

    Only what the predicate has no phrase of its own for is lifted, and never past a clause.
    """
    own = set(found.slots)
    stack = [child for child in head.children if child.dep_ in _LOW and child.i > head.i]
    while stack:
        token = stack.pop(0)
        for child in children(token, "nmod", "obl"):
            by = preposition(child)
            slot = "subject" if by == "by" else by
            if slot and slot not in own and child.i > head.i:
                found.add_phrase(slot, child)
            stack.append(child)


def _fill_participle(found: Predicate, clause: Token) -> None:
    """The sides that stand on a participle after the noun ("talks held with Chad", "an attack blamed on Chad")."""
    if clause.tag_ in ("VBN", "VBG") and clause.dep_ == "acl" and clause.lemma_ in SUPPORT:
        for child in clause.children:
            if child.dep_ in _OBLIQUE and (by := preposition(child)):
                found.add("subject" if by == "by" else by.split()[-1], child)


def _noun_owners(noun: Token) -> list[Token]:
    """Whose a noun is: its possessor or ``by`` phrase, else the subject of the verb that governs it."""
    owners = [child for child in noun.children if child.dep_ == "nmod:poss" or preposition(child) == "by"]
    if not owners:
        owners = [child for child in noun.children if child.dep_ in _MODIFIER and child.pos_ in ("PROPN", "ADJ")][:1]
    if not owners and noun.dep_ in ("obj", "obl", "xcomp") and noun.head.pos_ == "VERB":
        owners = _agents(noun.head)
    return owners


def carried(noun: Token) -> Token:
    """The head of the phrase in which a noun is told: that of a list, or a noun that only wraps it.

    "A round of talks", "plans for a visit".
    """
    while noun.dep_ in ("conj", "appos") and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    if noun.dep_ in ("nmod", "compound") and noun.head.pos_ == "NOUN" and noun.head.lemma_ in _WORDS["carriers"]:
        return noun.head
    return noun


def _noun_support(found: Predicate, noun: Token) -> list[Token]:
    """The subject that a support verb lends to the noun; its prepositional phrases become the noun's too."""
    top = carried(noun)
    if top.dep_ != "conj" and top is not noun and any(children(top, "nmod:poss")):
        return [*children(top, "nmod:poss")]
    verb = top.head
    if verb is top or verb.pos_ != "VERB":
        return _relative_support(noun)
    lemma = verb.lemma_.lower()
    direct = top.dep_ in ("obj", "nsubj:pass") and lemma in SUPPORT
    oblique = top.dep_ == "obl" and lemma in SUPPORT | _WORDS["motion"] and preposition(top) in SUPPORT_PREPOSITIONS
    if not direct and not oblique:
        return _relative_support(noun)
    found.support = verb
    passive = is_passive(verb)
    for child in verb.children:
        if child.dep_ in _OBLIQUE and child is not top and (by := preposition(child)):
            found.add("subject" if by == "by" and passive else by.split()[-1], child)
    if passive and direct:
        return [child for child in verb.children if child.dep_ == "obl:agent"]
    return _agents(verb)


def _relative_support(noun: Token) -> list[Token]:
    """The subject of a support verb in the noun's own relative clause ("talks that the two plan to hold")."""
    for clause in children(noun, "acl:relcl"):
        for verb in (*children(clause, "xcomp"), clause):
            held = verb.lemma_.lower() in SUPPORT and not any(children(verb, "obj"))
            if held and any(one.i > noun.i and one.lower_ not in _RELATIVE for one in _own_subjects(clause)):
                return _agents(verb)
    return []


def _adjective(adjective: Token) -> Predicate | None:
    """A predicate adjective with a copula or as an object complement ("is critical of")."""
    if not any(child.dep_ in ("cop", "nsubj") for child in adjective.children) and adjective.dep_ not in (
        "xcomp", "conj", "acl", "advcl", "root"
    ):  # fmt: skip
        return None
    found = Predicate(adjective, "adjectives")
    subjects = [child for child in adjective.children if child.dep_ in _SUBJECT]
    for subject in subjects or (_agents(adjective.head) if adjective.head is not adjective else []):
        found.add("subject", _antecedent(adjective, subject))
    _fill(found, adjective, passive=False)
    return found
