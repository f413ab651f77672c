"""What a codebook is made of: event types with their modes, frames and worked examples.

A frame says which words tell an event and where its sides stand. Its slots are named by the deep grammar of the active
verb, and the coder carries them over to passives, nouns and the rest:

- ``subject``, ``object``, ``indirect``: of the verb; of a noun they are its possessor, its modifier or a ``by`` phrase
  (subject) and its ``of`` phrase (object), and a support verb's own ("hold talks").
- a preposition (``with``, ``on``, ``against`` …): the noun phrase that it governs, on the verb or on its object.
- ``modifier``: the words before a noun ("US aid"), which ``subject`` also means where a noun has no other.
- ``inner``: the recipient of the event that stands in the complement ("threatened to attack Chad").
- ``clause``: the subject of the complement clause ("demanded that Chad leave").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PREPOSITIONS = frozenset(
    "about above across after against ahead along alongside amid among around as at before behind beneath beside "
    "between beyond by concerning despite down during for from in inside into like near of off on onto opposite "
    "out outside over past regarding round since through throughout to toward towards under until up upon versus "
    "via with within without".split()
)
SLOTS = frozenset({"subject", "object", "indirect", "modifier", "inner", "clause"}) | PREPOSITIONS


@dataclass(frozen=True)
class Pattern:
    """A predicate as the codebook writes it: its head's lemma and the lemmas that must stand with it ("call off")."""

    head: str
    rest: tuple[str, ...] = ()

    @classmethod
    def of(cls, words: str, *, noun: bool = False) -> Pattern:
        """The pattern of `words`; a noun is headed by its last word before any preposition ("peace talks")."""
        parts = words.split()
        if "-" in words:  # the language layer splits words at hyphens ("cease-fire", "test-fire"): the last part heads
            hyphenated = [part.split("-") for part in parts]
            parts = [hyphenated[0][-1], *hyphenated[0][:-1], *(bit for part in hyphenated[1:] for bit in part)]
            if noun:
                parts = [bit for part in hyphenated for bit in part]
        head = next((n for n, part in enumerate(parts) if part in PREPOSITIONS), len(parts)) - 1 if noun else 0
        head = max(head, 0)
        return cls(parts[head], (*parts[:head], *parts[head + 1 :]))

    def __str__(self) -> str:
        return " ".join((self.head, *self.rest))


@dataclass(frozen=True)
class Frame:
    """Words that tell an event of `type`, and the slots where its sides stand, best first.

    `object` names lemmas of which the object must be one, and `filled` slots of which one must hold words.
    `complement` names types of which the clause that the predicate governs must tell one ("any": there must be such a
    clause; "infinitive": one with "to"), and `modal` verbs of which that clause must have one. `plover` is the strict
    type where the published crosswalk has another than the frame's own. `absorbs` is true where that clause is only
    the content of this event, `own` where that content must be a deed of the actor's own country, `condition` where
    it must be told under one ("if", "unless"), `both` where it is an event only between two known sides, `whom` where
    the object must itself be somebody ("welcomed the envoy", not "welcomed the envoy's release"), `silent` where the
    words only look like the type and tell no event.
    """

    id: str
    file: str
    type: str
    verbs: tuple[Pattern, ...] = ()
    nouns: tuple[Pattern, ...] = ()
    adjectives: tuple[Pattern, ...] = ()
    object: frozenset[str] = frozenset()
    complement: frozenset[str] = frozenset()
    filled: frozenset[str] = frozenset()
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ("object",)
    modal: frozenset[str] = frozenset()
    mode: str | None = None
    plover: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    absorbs: bool = False
    reciprocal: bool = False
    both: bool = False
    own: bool = False
    condition: bool = False
    whom: bool = False
    silent: bool = False

    @property
    def why(self) -> str:
        """How a mention names this frame as its reason."""
        return f"frame codebook/{self.file}#{self.id}"


@dataclass(frozen=True)
class Mode:
    """How an event of a type is done: its Goldstein-like score, and words that tell it anywhere in the clause."""

    name: str
    score: float
    definition: str
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Example:
    """A sentence with its marked actor, recipient and trigger (spans into `text`), and what must be read in it.

    `type` is None where the marked words tell no event at all. `needs` names what the frames alone lack for it.
    `bystanders` are parties that the sentence names too and that have no part in it.
    """

    text: str
    actor: tuple[int, int] | None
    recipient: tuple[int, int] | None
    trigger: tuple[int, int]
    type: str | None
    status: str
    mode: str | None = None
    needs: str | None = None
    near_miss: bool = False
    bystanders: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class EventType:
    """One type of event: its definition, classes and score, its frames and worked examples.

    `plover` is the PLOVER type it counts as (itself for the sixteen). `promised` is the type that the strict reading
    gives it while it is planned, `undone` the one when it is called off, refused or failed. `content` gives, for the
    type of event in the complement (or "TYPE.mode" of it), the mode of this one. `yields` names types that it gives
    way to where its complement tells one: what is agreed is then coded, as planned, and not the agreeing.
    """

    name: str
    plover: str
    quad: int
    score: float
    definition: str
    file: str
    promised: str | None = None
    undone: str | None = None
    modes: dict[str, Mode] = field(default_factory=dict)
    content: dict[str, str] = field(default_factory=dict)
    yields: frozenset[str] = frozenset()
    frames: tuple[Frame, ...] = ()
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True)
class Codebook:
    """Event types by name, with their frames by head lemma; `folder` is where the user's own types come from."""

    types: dict[str, EventType]
    digest: str
    folder: Path | None = None
    verbs: dict[str, tuple[tuple[Frame, Pattern], ...]] = field(default_factory=dict)
    nouns: dict[str, tuple[tuple[Frame, Pattern], ...]] = field(default_factory=dict)
    adjectives: dict[str, tuple[tuple[Frame, Pattern], ...]] = field(default_factory=dict)

    @property
    def frames(self) -> Iterator[Frame]:
        return (frame for kind in self.types.values() for frame in kind.frames)

    @property
    def examples(self) -> Iterator[Example]:
        return (example for kind in self.types.values() for example in kind.examples)
