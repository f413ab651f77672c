"""The stages of a reading: each says what it needs and what it gives, which is checked before any work starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from legation.errors import StageError
from legation.model import Story

GIVEN = frozenset({"story", "doc", "memory"})


@dataclass
class Draft:
    """One part of a story ("text" or "title") on its way through the stages: what each of them has laid down."""

    story: Story
    part: str
    layers: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, layer: str) -> Any:
        return self.layers[layer]


@dataclass(frozen=True)
class Stage:
    """A named step that reads the layers `requires` of a draft and lays down the layers `provides`."""

    name: str
    requires: frozenset[str]
    provides: frozenset[str]
    run: Callable[[Draft], dict[str, Any]]


class Chain:
    """Stages in an order that works.

    Raises:
        StageError: a stage needs a layer that nothing before it provides.
    """

    def __init__(self, stages: Sequence[Stage], given: frozenset[str] = GIVEN) -> None:
        self.stages = tuple(stages)
        there = set(given)
        for stage in self.stages:
            if missing := stage.requires - there:
                raise StageError(stage.name, frozenset(missing))
            there |= stage.provides

    def __call__(self, draft: Draft) -> Draft:
        for stage in self.stages:
            draft.layers.update(stage.run(draft))
        return draft
