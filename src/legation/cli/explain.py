"""Why a story was coded as it was: each mention's reasons, and what gave no event and why, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator

from legation.cli.text import count
from legation.model import EventMention, Reading

WIDTH = 100  # characters of a sentence's words that are shown


def explanation(reading: Reading, least: float = 0.0) -> Iterator[str]:
    """Lines that explain a reading; mentions under the confidence `least` are told as left out."""
    story = reading.story
    yield f"{story.title or story.id}: {count(len(reading.events), 'mention')}, {len(reading.dropped)} dropped"
    told = [(event.part != "title", event.sentence, 0, event.span, _mention(event, least)) for event in reading.events]
    for drop in reading.dropped:
        start, end = drop.span
        words = _short(story.part(drop.part)[start:end])
        told.append((drop.part != "title", drop.sentence, 1, drop.span, f"no event: {drop.reason}: {words}"))
    for in_text, sentence, _, _, line in sorted(told):
        yield f"  {'sentence ' + str(sentence) if in_text else 'title'}: {line}"


def _mention(event: EventMention, least: float) -> str:
    left_out = "" if event.confidence >= least else f" (left out: confidence under {least:g})"
    why = "; ".join(event.why)
    return f"{event.type} '{event.trigger.text}' {event.confidence:.2f}{left_out}: {why}"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= WIDTH else flat[: WIDTH - 1] + "…"
