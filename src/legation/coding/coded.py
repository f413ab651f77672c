"""What coding makes of a predicate: an event with its sides, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from legation.codebook import Frame
from legation.coding.predicates import Predicate
from legation.model import Participant


@dataclass(frozen=True)
class Coded:
    """An event as the frames tell it, before its status, time, place and source are known."""

    trigger: Token
    predicate: Predicate
    frame: Frame
    mode: str | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    weight: int
    words: frozenset[int] = frozenset()  # indices of those that the frame's pattern uses up, the trigger left out
    folded: tuple[Token, ...] = ()
    more_contexts: tuple[str, ...] = ()
    is_speech: bool = False
    supplied: str | None = None  # what tells the sides that its own words leave out
    probability: float | None = None  # that the scorer gives its type
    typed_from: Frame | None = None  # the frame whose type the scorer has replaced

    @property
    def type(self) -> str:
        return self.frame.type

    @property
    def sides(self) -> tuple[Participant, ...]:
        """Everybody who takes part."""
        return self.actors + self.recipients

    @property
    def contexts(self) -> tuple[str, ...]:
        """The contexts that its frame, and those of the words folded into it, stand for."""
        return self.frame.contexts + self.more_contexts

    @property
    def reasons(self) -> tuple[str, ...]:
        """Which of the two spoke for it: the frame, the scorer."""
        frames = tuple(one.why for one in (self.typed_from, self.frame) if one is not None and one.id)
        relation = () if self.probability is None else (f"relation {self.probability:.2f}",)
        return frames + relation

    @property
    def clause(self) -> Token:
        """The head of the words that tell the event: the support verb of a noun, else the trigger."""
        return self.predicate.support or self.trigger


@dataclass(frozen=True)
class Uncoded:
    """A predicate that the codebook knows but that gave no event, and why."""

    trigger: Token
    reason: str


def are_states(actors: Sequence[Participant]) -> bool:
    """Whether states and their officials act, who protest with words."""
    return bool(actors) and all(one.kind == "country" or one.sector == "GOV" for one in actors)
