"""Stages are checked before any work starts."""

import pytest

from legation.errors import StageError
from legation.model import Story
from legation.stages import Chain, Draft, Stage


def stage(name: str, requires: str, provides: str) -> Stage:
    return Stage(name, frozenset(requires.split()), frozenset(provides.split()), lambda draft: {provides: name})


def test_a_chain_in_order_runs_every_stage() -> None:
    chain = Chain([stage("times", "doc", "times"), stage("coding", "doc times", "events")])
    draft = chain(Draft(Story("A story."), "text"))
    assert draft.layers == {"times": "times", "events": "coding"}


def test_a_stage_before_what_it_needs_is_refused() -> None:
    with pytest.raises(StageError, match="stage 'coding' needs times") as failure:
        Chain([stage("coding", "doc times", "events"), stage("times", "doc", "times")])
    assert failure.value.stage == "coding"
    assert failure.value.missing == {"times"}
