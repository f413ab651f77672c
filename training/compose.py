"""Sentences composed from the frames of a codebook: every verb and noun, in the constructions that its frame knows.

They are plain and often stiff; they teach the scorer the whole vocabulary, and weigh less than what people wrote.
Patterns that need a clause ("urged … to leave") are left to the written examples.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from legation.codebook import Codebook, Example, Frame, Pattern
from legation.codebook.markup import parse
from legation.codebook.schema import PREPOSITIONS
from legation.coding.forms import IRREGULAR

PARTIES = (
    "Chad", "Peru", "Norway", "the Kenyan government", "Jordan's foreign minister", "the Thai army", "Bolivia",
    "President Adeyemi", "Prime Minister Lindqvist", "the opposition", "rebels in the north", "the police", "Zambia",
    "the European Commission", "the African Union", "the Supreme Court", "students", "a trade union", "Mongolia",
    "the interior ministry", "villagers", "the ruling party", "Senator Okafor", "the United Nations", "Uruguay",
    "the Tunisian parliament", "Latvia", "the central bank", "separatists", "the Church", "Nepal's Maoists", "Oman",
    "two journalists", "the mayor of Durban", "a Fijian court", "Malaysia", "the junta", "hundreds of farmers",
)  # fmt: skip
TAILS = (
    "", "", " on Monday", " last week", " on Thursday, officials said", ", state radio said", " in 1987",
    ", according to the ministry", " after weeks of argument", " late on Friday", " in March", ", a spokesman said",
)  # fmt: skip
PARTICIPLE = {
    "beat": "beaten", "begin": "begun", "break": "broken", "choose": "chosen", "draw": "drawn", "drive": "driven",
    "fall": "fallen", "fly": "flown", "forbid": "forbidden", "forgive": "forgiven", "freeze": "frozen", "give": "given",
    "go": "gone", "rise": "risen", "shake": "shaken", "slay": "slain", "speak": "spoken", "steal": "stolen",
    "take": "taken", "tear": "torn", "throw": "thrown", "withdraw": "withdrawn", "write": "written", "swear": "sworn",
    "come": "come", "run": "run", "sing": "sung", "sink": "sunk", "ring": "rung", "ride": "ridden", "wear": "worn",
}  # fmt: skip
PAST = {"keep": "kept"} | {base: form for form, base in reversed(IRREGULAR.items()) if form not in PARTICIPLE.values()}
UNCHANGED = frozenset("cut hit set put shut let quit cast cost hurt split spread burst bid shed".split())
DOUBLED = frozenset(
    "ban bar rob plan stop drop step slap nab rap tap jam ship whip expel compel quit cut hit set put shut commit "
    "permit admit refer repel rebel patrol control cancel travel label".split()
)
VOWELS = "aeiou"


def compose(codebook: Codebook, seed: int) -> list[Example]:
    """Sentences for every pattern of every frame, seeded."""
    chance = random.Random(seed)
    found: list[Example] = []
    for frame in codebook.frames:
        if frame.complement or frame.modal or frame.condition:
            continue
        for pattern in frame.verbs:
            found += _with_verb(frame, pattern, chance)
        for pattern in frame.nouns:
            found += _with_noun(frame, pattern, chance)
    return found


def _with_verb(frame: Frame, pattern: Pattern, chance: random.Random) -> Iterator[Example]:
    rest = [word for word in pattern.rest if word not in PREPOSITIONS]
    particles = [word for word in pattern.rest if word in PREPOSITIONS]
    slot = next((slot for slot in frame.recipient if slot == "object" or slot in PREPOSITIONS), "object")
    noun = chance.choice(sorted(frame.object)) if frame.object and not rest else ""
    words = [*particles, *rest, *([noun] if noun else [])]
    if slot == "object" and noun:
        slot = next((other for other in frame.recipient if other in PREPOSITIONS), "from")
    has_object = bool(rest or noun)
    if slot == "object" and has_object:
        slot = next((other for other in frame.recipient if other in PREPOSITIONS), "against")
    behind = "" if slot == "object" or slot in particles else slot
    verb = pattern.head
    tellings = [
        ("happened", past(verb)),
        chance.choice([("planned", f"will {verb}"), ("planned", f"is to {verb}"), ("possible", f"may {verb}"),
                       ("ongoing", f"is {ing(verb)}"), ("planned", f"plans to {verb}")]),
    ]  # fmt: skip
    for status, form in tellings:
        actor, recipient = chance.sample(PARTIES, 2)
        told = " ".join([form, *words])
        if frame.reciprocal and chance.random() < 0.5:
            text = f"<a>{actor}</a> and <r>{recipient}</r> <t>{told}</t>"
        elif slot == "object" and particles:
            text = f"<a>{actor}</a> <t>{form} {' '.join(particles)}</t> <r>{recipient}</r>"
        else:
            text = f"<a>{actor}</a> <t>{told}</t> {behind + ' ' if behind else ''}<r>{recipient}</r>"
        yield example(frame, text, status, chance)
    if slot == "object" and not has_object and not particles and not frame.reciprocal:
        actor, recipient = chance.sample(PARTIES, 2)
        be = "were" if recipient.endswith("s") else "was"
        yield example(frame, f"<r>{recipient}</r> {be} <t>{participle(verb)}</t> by <a>{actor}</a>", "happened", chance)


def _with_noun(frame: Frame, pattern: Pattern, chance: random.Random) -> Iterator[Example]:
    words = [*(word for word in pattern.rest if word not in PREPOSITIONS), pattern.head]
    told = " ".join(words)
    slots = [slot for slot in frame.recipient if slot in PREPOSITIONS] or ["with" if frame.reciprocal else "of"]
    actor, recipient = chance.sample(PARTIES, 2)
    yield example(
        frame, f"<a>{actor}</a>'s <t>{told}</t> {slots[0]} <r>{recipient}</r> made headlines", "happened", chance
    )
    actor, recipient = chance.sample(PARTIES, 2)
    if frame.reciprocal:
        text = f"The <t>{told}</t> between <a>{actor}</a> and <r>{recipient}</r> went on for hours"
    else:
        text = f"The <t>{told}</t> {chance.choice(slots)} <r>{recipient}</r> by <a>{actor}</a> surprised few"
    yield example(frame, text, "happened", chance)


def example(frame: Frame, marked: str, status: str, chance: random.Random) -> Example:
    """The example of a marked clause, its beginning in a capital and an end put to it."""
    start = marked.index(">") + 1 if marked.startswith("<") else 0
    marked = marked[:start] + marked[start].upper() + marked[start + 1 :] + chance.choice(TAILS) + "."
    text, spans, _ = parse(marked)
    kind = None if frame.silent else frame.type
    return Example(text, spans["a"], spans["r"], spans["t"], kind, status, frame.mode)


def past(verb: str) -> str:
    """The past tense of a verb."""
    if verb in UNCHANGED:
        return verb
    return PAST.get(verb) or regular(verb, "ed")


def participle(verb: str) -> str:
    """The past participle of a verb."""
    return PARTICIPLE.get(verb) or past(verb)


def ing(verb: str) -> str:
    """The present participle of a verb."""
    return regular(verb, "ing")


def regular(verb: str, ending: str) -> str:
    """A regular form."""
    if ending == "ing" and verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + ending
    if ending == "ed" and verb.endswith("e"):
        return verb + "d"
    if ending == "ed" and verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ied"
    return verb + verb[-1] + ending if verb in DOUBLED else verb + ending
