"""Status, background and source on passages that nobody looked at while the rules were written."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
import pytest
from hypothesis import given
from spacy.tokens import Token

import legation
from legation import actors, attribution, language, status, times
from legation.model import STATUSES, Attribution, Story, day
from legation.status import Asked, Judgement, likelihoods
from legation.status.learned import MODEL, Likelihood, features
from tests.sentences import DATA
from tests.strategies import trees

HALVES = ("tune", "check")


@dataclass(frozen=True)
class Read:
    """A labelled passage as it is read."""

    row: dict[str, str]
    judged: Judgement
    told_by: Attribution | None


@cache
def read(half: str) -> tuple[Read, ...]:
    """The passages of one half of told.tsv, the event of each judged as the mentions stage does."""
    with (DATA / "told.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["half"] == half]
    marked = [row["text"].partition("[[") for row in rows]
    docs = language.load(states=True).pipe([before + after.replace("]]", "") for before, _, after in marked])
    return tuple(
        _read(row, next(token for token in doc if token.idx <= len(before) < token.idx + len(token)))
        for row, doc, (before, _, _) in zip(rows, docs, marked, strict=True)
    )


def _read(row: dict[str, str], trigger: Token) -> Read:
    published = day(row["published"])
    doc = trigger.doc
    expressions = times.refine(doc, times.find(doc.text, published), published)
    by_rule = status.judge(trigger, published=published)
    asked = Asked(trigger, by_rule.status, by_rule.background, times.when(trigger, expressions, published))
    judge = partial(status.judge, trigger, published=published, likelihood=likelihoods([asked])[0])
    ahead = judge().status in ("planned", "possible")
    when = times.when(trigger, expressions, published, future=ahead)
    return Read(row, judge(when=when), attribution.attribute(trigger, actors.cast(doc, on=published)))


def f1(pairs: list[tuple[object, object]], label: object) -> float:
    right = sum(gold == found == label for gold, found in pairs)
    return 2 * right / max(1, sum((gold == label) + (found == label) for gold, found in pairs))


def found_speaker(one: Read) -> bool:
    """Whether the speaker is whom the label names, in whole or in part."""
    speaker = one.told_by.speaker if one.told_by is not None else None
    words = set(f"{speaker.text} {speaker.name or ''}".lower().split()) if speaker is not None else set()
    return bool(words & set(one.row["speaker"].lower().split()))


def test_the_table_holds_enough_of_every_label() -> None:
    rows = [one.row for half in HALVES for one in read(half)]
    assert len(rows) == 1200
    assert min(Counter(row["status"] for row in rows).values()) >= 80
    assert set(Counter(row["status"] for row in rows)) == set(STATUSES)


# The locked half; floors lie a little under what was measured on 2026-11-27.
def test_status_on_the_locked_half() -> None:
    pairs = [(one.row["status"], one.judged.status) for one in read("check")]
    assert np.mean([f1(pairs, name) for name in STATUSES]) >= 0.92  # 0.947


def test_background_on_the_locked_half() -> None:
    pairs = [(one.row["background"] == "1", one.judged.background) for one in read("check")]
    assert f1(pairs, True) >= 0.83  # 0.852


def test_firmness_on_the_locked_half() -> None:
    told = [(one.row["firmness"], one.told_by.firmness if one.told_by else "") for one in read("check")]
    assert np.mean([gold == found for gold, found in told]) >= 0.93  # 0.948
    assert np.mean([gold == found for gold, found in told if gold]) >= 0.90  # 0.925


def test_speakers_on_the_locked_half() -> None:
    told = [one for one in read("check") if one.row["speaker"]]
    assert np.mean([found_speaker(one) for one in told]) >= 0.89  # 0.921


@pytest.mark.parametrize(
    ("text", "trigger", "background"),
    [
        (
            "The ruling was read in Lima. The officer, who had commanded the raid on the village, was not there.",
            "raid",
            1,
        ),
        ("Police raided a village near Lima on Tuesday, witnesses said.", "raided", 0),
    ],
)
def test_the_passage_tells_history_from_news(text: str, trigger: str, background: int) -> None:
    doc = language.load(states=True)(text)
    token = next(token for token in doc if token.text == trigger)
    assert (likelihoods([Asked(token, "happened", False, None)])[0].background > 0.5) == bool(background)


def test_what_is_told_in_the_present_goes_on() -> None:
    (trigger,) = (token for token in language.load()("Iran backs the Houthis.") if token.text == "backs")
    sure = Likelihood({name: float(name == "happened") for name in STATUSES}, 0.0)
    assert status.judge(trigger, likelihood=sure).status == "ongoing"


def test_no_passage_undoes_a_condition() -> None:
    (trigger,) = (token for token in language.load()("He faces jail if convicted.") if token.text == "convicted")
    sure = Likelihood({name: float(name == "happened") for name in STATUSES}, 0.0)
    assert status.judge(trigger, likelihood=sure).status == "possible"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia will not allow NATO inspectors into the base.", "happened"),  # not doing it is the rejection
        ("Kenya did not reject the Ethiopian offer.", "denied"),
    ],
)
def test_what_will_not_be_done_is_rejected_and_not_denied(text: str, status: str) -> None:
    (event,) = legation.Reader().read(Story(text, published="2011-05-03")).events
    assert (event.type, event.status) == ("REJECT", status)


@given(trees())
def test_features_are_finite_for_any_tree(doc: object) -> None:
    doc.user_data.clear()  # type: ignore[attr-defined]
    language.with_states(doc)  # type: ignore[arg-type]
    asked = [Asked(token, "happened", False, None) for token in doc if not token.is_space]  # type: ignore[attr-defined]
    if asked:
        assert np.isfinite(features(asked)).all()
        assert all(0 <= one.background <= 1 for one in likelihoods(asked))


def test_the_card_names_the_weights_and_the_encoder_that_they_read() -> None:
    card = (MODEL.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(MODEL.read_bytes()).hexdigest() in card
    assert language.encoder_digest() in card, "another encoder: run training/told.py again"


def test_nothing_asked_is_nothing_told() -> None:
    assert likelihoods([]) == []
