"""How well whole stories are read: every event found, and what is told of it.

The rules (data/README.md). A prediction is located at a gold event when its span overlaps the sentence around the
event's `words`, and matches it when its `type` or its `plover` is accepted. For recall gold and predictions are paired
one to one, as many as go, best by sides, then status, then the nearest trigger; recall counts the events that must be
found, precision every prediction that matches any gold event. Fields are scored on the pairs. Stories are read without
their title, as the gold marks events in the text alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from legation.evaluation import fields, fingerprint, located
from legation.evaluation.assignment import best_pairs
from legation.evaluation.intervals import bootstrap
from legation.evaluation.report import Report, Row
from legation.evaluation.sentences import sentence_around
from legation.model import EventMention, Span, Story

SUITE = "dev/stories"
Gold = dict[str, Any]


@dataclass(frozen=True)
class StoryScore:
    """The counts of one story: events that must be found and were, predictions and those that match, fields right."""

    must: int
    found: int
    predicted: int
    right: int
    fields: list[tuple[str, bool]] = field(default_factory=list)


def evaluate(data: Path) -> Report:
    """Recall, precision, F1 and the accuracy of each field.

    Raises:
        DataError: the suite's folder is not there or holds no story.
    """
    (folder,) = located(data, SUITE)
    from legation import Reader

    paths = sorted(folder.glob("*.json"))
    told = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    stories = [_untitled(Story.from_dict(one["story"])) for one in told]
    readings = Reader().read_many(stories)
    both = zip(told, readings, strict=True)
    scores = [score(one["events"], reading.events, reading.story.text) for one, reading in both]
    return Report("stories", (fingerprint(folder),), tuple(figures(scores)))


def _untitled(story: Story) -> Story:
    """The story without its title."""
    return Story(story.text, id=story.id, published=story.published, source=story.source)


def score(gold: Sequence[Gold], events: Sequence[EventMention], text: str) -> StoryScore:
    """The counts of one story by the rules above."""
    spots = [located_at(event, text) for event in gold]
    both = list(zip(gold, spots, strict=True))
    matches = np.array([[matches_at(one, spot, event) for event in events] for one, spot in both], dtype=bool)
    matches = matches.reshape(len(gold), len(events))
    pairs = paired(gold, spots, events, matches)
    must = sum(event["must"] for event in gold)
    found = sum(gold[one]["must"] for one, _ in pairs)
    right = int(matches.any(axis=0).sum())
    scored = [mark for one, other in pairs for mark in fields.marks(gold[one], events[other])]
    return StoryScore(must, found, len(events), right, scored)


@dataclass(frozen=True)
class Spot:
    """Where a gold event stands: its words, and the sentence around them."""

    words: Span
    sentence: Span


def located_at(event: Gold, text: str) -> Spot:
    start = text.index(event["words"])
    end = start + len(event["words"])
    return Spot((start, end), sentence_around(text, start, end))


def matches_at(gold: Gold, spot: Spot, event: EventMention) -> bool:
    """Whether a prediction stands where the gold event does and has an accepted type."""
    overlaps = event.span[0] < spot.sentence[1] and spot.sentence[0] < event.span[1]
    return overlaps and bool({event.type, event.plover} & set(gold["type"]))


def paired(
    gold: Sequence[Gold], spots: Sequence[Spot], events: Sequence[EventMention], matches: Any
) -> list[tuple[int, int]]:
    """Gold and predictions one to one: as many pairs as match, the best of them."""
    gains = np.zeros(matches.shape)
    for one, other in zip(*np.nonzero(matches), strict=True):
        gains[one, other] = _gain(gold[one], spots[one], events[other])
    return [pair for pair in best_pairs(gains) if matches[pair]]


def _gain(gold: Gold, spot: Spot, event: EventMention) -> float:
    """1000 for a match, 100 a right side, 20 for the status, up to 10 for a near trigger: each outweighs the next."""
    sides = fields.actors_right(gold, event) + fields.recipients_right(gold, event)
    start, end = event.trigger.span
    away = max(spot.words[0] - end, start - spot.words[1], 0)
    return 1000.0 + 100 * sides + 20 * (event.status in gold["status"]) + 10 / (1 + away)


def figures(scores: Sequence[StoryScore]) -> Iterable[Row]:
    """The rows of the report over all stories, with intervals over the draw of stories."""
    must, predicted = sum(one.must for one in scores), sum(one.predicted for one in scores)
    yield Row("recall", recall(scores), must, "events that must be found", *bootstrap(scores, recall))
    yield Row("precision", precision(scores), predicted, "all predictions", *bootstrap(scores, precision))
    yield Row("F1", f1(scores), must, "", *bootstrap(scores, f1))
    for name in fields.NAMES:
        marks = [right for one in scores for kind, right in one.fields if kind == name]
        if marks:
            yield Row(name, sum(marks) / len(marks), len(marks), "of matched events that tell it")


def recall(scores: Sequence[StoryScore]) -> float:
    return _share(sum(one.found for one in scores), sum(one.must for one in scores))


def precision(scores: Sequence[StoryScore]) -> float:
    return _share(sum(one.right for one in scores), sum(one.predicted for one in scores))


def f1(scores: Sequence[StoryScore]) -> float:
    exact, whole = precision(scores), recall(scores)
    return _share(2 * exact * whole, exact + whole)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
