"""What the scorer's word does to the events of frames: with a scorer that says what a test wants it to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from spacy.tokens import Token

from legation import codebook
from legation.coding import Coded, code, judge
from legation.language.pipeline import STATES
from legation.model import Participant
from legation.scorer import NOTHING, Judgement, Labels, Pair, Scorer
from legation.scorer.scorer import Asked
from tests.trees import Parties, tree

BOOK = codebook.load()
LABELS = Labels.of(BOOK)
Words = tuple[str | None, str | None]
CONDEMNED = """
Chad PROPN 2 nsubj
condemned VERB 0 root condemn VBD
Togo PROPN 2 obj
"""
WINKED = """
Chad PROPN 2 nsubj
winked VERB 0 root wink VBD
at ADP 4 case
Togo PROPN 2 obl
"""


class Cast(Parties):
    """The parties of a tree; none of them is named only as a place."""

    def placed(self, token: Token) -> tuple[Participant, ...]:
        return ()

    def files(self, token: Token) -> bool:
        return False


class Told(Scorer):
    """A scorer that holds of two words what it was told of them, and else that nothing happens between them."""

    def __init__(self, words: Sequence[str], told: Mapping[Words, tuple[str, float, str]]) -> None:
        super().__init__({}, LABELS)
        self.words, self.told = list(words), told

    def judge(self, asked: Sequence[Asked]) -> list[list[Judgement]]:
        return [[self.one(pair) for pair in pairs] for _, pairs in asked]

    def one(self, pair: Pair) -> Judgement:
        names = tuple(self.words[part[0]] if part else None for part in (pair.actor, pair.recipient))
        kind, share, word = self.told.get(names, (NOTHING, 1.0, self.words[0]))  # type: ignore[call-overload]
        types = dict.fromkeys(LABELS.types, 0.0) | {NOTHING: 1 - share} | {kind: share}
        modes = dict.fromkeys(LABELS.modes, 0.0) | {f"{kind}.disapprove": 1.0}
        trigger = np.array([float(one == word) for one in self.words], np.float32)
        return Judgement(types, types, modes, dict.fromkeys(LABELS.statuses, 0.1), trigger, trigger)


def settle(
    lines: str, told: Mapping[Words, tuple[str, float, str]], cast: Cast | None = None
) -> tuple[list[Coded], list[str]]:
    """The events of a tree after the scorer has spoken, and why others are dropped."""
    doc, cast = tree(lines), cast or Cast()
    doc.user_data[STATES] = np.zeros((len(doc), 4), np.float32)
    events, _ = code(doc, cast, BOOK)
    kept, dropped = judge(doc, events, cast, BOOK, Told([token.text for token in doc], told))
    return kept, [one.reason for one in dropped]


def test_an_event_that_the_scorer_holds_too_takes_its_probability() -> None:
    (event,), dropped = settle(CONDEMNED, {("Chad", "Togo"): ("ACCUSE", 0.9, "condemned")})
    assert (event.type, event.probability, dropped) == ("ACCUSE", pytest.approx(0.9), [])
    assert event.reasons == ("frame codebook/accuse.toml#condemn", "relation 0.90")


def test_an_event_is_dropped_where_nothing_is_told() -> None:
    events, dropped = settle(CONDEMNED, {("Chad", "Togo"): (NOTHING, 0.98, "condemned")})
    assert (events, dropped) == ([], ["relation: nothing told between its sides (0.98)"])


def test_an_event_takes_the_type_that_the_scorer_is_sure_of() -> None:
    (event,), _ = settle(CONDEMNED, {("Chad", "Togo"): ("THREATEN", 0.95, "condemned")})
    assert (event.type, event.reasons[-1]) == ("THREATEN", "relation 0.95")
    assert event.reasons[0] == "frame codebook/accuse.toml#condemn"


def test_a_frame_stands_against_an_unsure_scorer() -> None:
    (event,), _ = settle(CONDEMNED, {("Chad", "Togo"): ("THREATEN", 0.5, "condemned")})
    assert event.type == "ACCUSE"


def test_an_event_that_no_frame_tells_is_proposed() -> None:
    (event,), _ = settle(WINKED, {("Chad", "Togo"): ("SUPPORT", 0.8, "winked")})
    assert (event.type, event.trigger.text, event.reasons) == ("SUPPORT", "winked", ("relation 0.80",))
    assert [one.country for one in event.actors + event.recipients] == ["TCD", "TGO"]


def test_direction_is_the_one_that_is_likelier() -> None:
    told = {("Chad", "Togo"): ("SUPPORT", 0.7, "winked"), ("Togo", "Chad"): ("ACCUSE", 0.8, "winked")}
    (event,), _ = settle(WINKED, told)
    assert (event.type, [one.country for one in event.actors]) == ("ACCUSE", ["TGO"])


def test_an_unsure_scorer_proposes_nothing() -> None:
    assert settle(WINKED, {("Chad", "Togo"): ("SUPPORT", 0.2, "winked")}) == ([], [])


def test_those_who_meet_are_all_actors() -> None:
    (event,), _ = settle(WINKED, {("Chad", "Togo"): ("COOPERATE", 0.8, "winked")})
    assert ([one.country for one in event.actors], event.recipients) == (["TCD", "TGO"], ())


def test_an_empty_side_is_filled() -> None:
    lines = CONDEMNED.replace("Togo PROPN 2 obj", "raids NOUN 2 obj raid NNS\nnear ADP 5 case\nTogo PROPN 2 advcl")
    before, _ = code(tree(lines), Cast(), BOOK)
    assert [one.recipients for one in before if one.type == "ACCUSE"] == [()]
    events, _ = settle(
        lines, {("Chad", None): ("ACCUSE", 0.9, "condemned"), ("Chad", "Togo"): ("ACCUSE", 0.75, "condemned")}
    )
    (event,) = [one for one in events if one.type == "ACCUSE"]
    assert [one.country for one in event.recipients] == ["TGO"]
    assert event.supplied == "sides by the relation 0.75"


def test_what_is_proposed_twice_by_two_words_is_one_event() -> None:
    lines = WINKED.replace("Togo PROPN 2 obl", "Togo PROPN 2 obl\nnear ADP 6 case\nBenin PROPN 2 obl\nagain NOUN 2 obl")
    told = {("Chad", "Togo"): ("SUPPORT", 0.9, "winked"), ("Chad", "Benin"): ("SUPPORT", 0.8, "again")}
    (event,), _ = settle(lines, told)
    assert [one.country for one in event.recipients] == ["TGO", "BEN"]


def test_a_word_of_the_frames_own_pattern_is_no_party() -> None:
    lines = """
    Chad PROPN 3 nsubj
    will AUX 3 aux
    join VERB 0 root join VB
    forces NOUN 3 obj force NNS
    """
    known = ("COOPERATE", 1.0, "join")
    (event,), _ = settle(lines, {("Chad", "forces"): known, ("Chad", None): known}, WithForces())
    assert [one.text for one in event.sides] == ["Chad"]


class WithForces(Cast):
    """One that takes any forces for a party too."""

    def at(self, token: Token) -> tuple[Participant, ...]:
        if token.text == "forces":
            return (Participant("forces", (token.idx, token.idx + 6), None, "group", "MIL"),)
        return super().at(token)
