"""Mentions told by hand, for tests that need a certain one: words of a text become spans."""

from __future__ import annotations

from typing import Any

from legation.model import EventMention, Participant, Place, Span, Story, StoryReference, TimeSpan, Trigger, day, digest

QUADS = {"AGREE": 1, "CONSULT": 1, "ACCUSE": 3, "REJECT": 3, "PROTEST": 4, "COERCE": 4, "ASSAULT": 4}


def spot(text: str, words: str) -> Span:
    """Where `words` stand in `text`, for the first time."""
    start = text.index(words)
    return start, start + len(words)


def someone(text: str, words: str, country: str | None = None, **more: Any) -> Participant:
    return Participant(words, spot(text, words), country=country, **{"kind": "person", **more})


def when(text: str, words: str, start: str, end: str | None = None) -> TimeSpan:
    return TimeSpan(words, spot(text, words), day(start), day(end or start), "day")


def where(text: str, words: str, country: str, name: str | None = None) -> Place:
    return Place(words, spot(text, words), name or words, country)


def mention(story: Story, trigger: str, kind: str, *, sentence: str | None = None, **more: Any) -> EventMention:
    """A mention whose trigger is the words `trigger`, with the whole text as its span unless a `sentence` is given."""
    text = story.text
    told: dict[str, Any] = {
        "id": digest(story.id, trigger, kind),
        "story": StoryReference.to(story),
        "type": kind,
        "mode": None,
        "contexts": (),
        "plover": kind,
        "cameo": "010",
        "quad": QUADS.get(kind, 1),
        "score": 0.0,
        "actors": (),
        "recipients": (),
        "status": "happened",
        "background": False,
        "when": None,
        "where": None,
        "attribution": None,
        "quantities": (),
        "quote": None,
        "part": "text",
        "sentence": 0,
        "span": spot(text, sentence) if sentence else (0, len(text)),
        "trigger": Trigger(trigger, spot(text, trigger)),
        "confidence": 0.9,
        "why": (f"frame codebook/{kind.lower()}.toml#test",),
    }
    return EventMention(**{**told, **more})
