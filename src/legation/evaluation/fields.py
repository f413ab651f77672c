"""Whether what a mention tells of an event is what the gold of a story tells; only what the gold tells is scored."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from legation.model import EventMention, Participant, day

Gold = dict[str, Any]
MUTUAL = frozenset({"CONSULT", "COOPERATE"})


def marks(gold: Gold, event: EventMention) -> Iterator[tuple[str, bool]]:
    """Each field that the gold event tells, and whether the mention has it right."""
    whole = sides_right(gold, event)
    yield "sides", whole
    yield "actors", whole or actors_right(gold, event)
    yield "status", event.status in gold["status"]
    yield "background", event.background == gold["background"]
    for name, (key, judge) in _JUDGES.items():
        if gold.get(key) is not None:
            yield name, judge(gold[key], event)
    if gold["start"] or gold["end"]:
        yield "days within", _within(gold, event)


def sides_right(gold: Gold, event: EventMention) -> bool:
    """Whether both sides are accepted ones; as one set, direction free, where the gold says so or nobody receives."""
    if gold["either"] or not gold["recipients"] or _mutual(event):
        everyone = codes((*event.actors, *event.recipients))
        return any(
            everyone == one | other for one in _accepted(gold, "actors") for other in _accepted(gold, "recipients")
        )
    return actors_right(gold, event) and recipients_right(gold, event)


def actors_right(gold: Gold, event: EventMention) -> bool:
    return codes(event.actors) in _accepted(gold, "actors")


def recipients_right(gold: Gold, event: EventMention) -> bool:
    return codes(event.recipients) in _accepted(gold, "recipients")


def codes(participants: Iterable[Participant]) -> frozenset[str]:
    """The sides as the gold names them: ISO 3166-1 alpha-3, `IGO:UN` for a body, `NGO`; unknown ones are left out."""
    return frozenset(code for one in participants if (code := _code(one)) is not None)


def _code(one: Participant) -> str | None:
    return f"IGO:{one.code}" if one.country == "IGO" and one.code else one.country


def _accepted(gold: Gold, side: str) -> list[frozenset[str]]:
    sides = [gold[side], *gold.get(f"{side}_alt", [])]
    if gold.get(f"{side}_optional"):
        sides.append([])
    return [frozenset(one) for one in sides]


def _mutual(event: EventMention) -> bool:
    return event.type in MUTUAL and not event.recipients and len(event.actors) > 1


def _start(gold: str, event: EventMention) -> bool:
    return event.when is not None and event.when.start == day(gold)


def _end(gold: str, event: EventMention) -> bool:
    return event.when is not None and event.when.end == day(gold)


def _within(gold: Gold, event: EventMention) -> bool:
    first, last = day(gold["start"]) or date.min, day(gold["end"]) or date.max
    if event.when is None or event.when.start is None or event.when.end is None:
        return False
    return first <= event.when.start and event.when.end <= last


def _where(gold: str, event: EventMention) -> bool:
    return event.where is not None and event.where.country == gold


def _place(gold: str, event: EventMention) -> bool:
    return event.where is not None and fold(gold) in (fold(event.where.text), fold(event.where.name or ""))


def _mode(gold: str, event: EventMention) -> bool:
    return event.mode == gold


def _contexts(gold: list[str], event: EventMention) -> bool:
    return set(gold) <= set(event.contexts)


def _actor_sector(gold: str, event: EventMention) -> bool:
    return any(gold in (one.sector, one.sector_2) for one in event.actors)


def _recipient_sector(gold: str, event: EventMention) -> bool:
    return any(gold in (one.sector, one.sector_2) for one in event.recipients)


def _someone(gold: str, event: EventMention) -> bool:
    return any(_named(gold, one) for one in (*event.actors, *event.recipients))


def _everyone(gold: list[str], event: EventMention) -> bool:
    return all(_someone(name, event) for name in gold)


def _office(gold: str, event: EventMention) -> bool:
    return any(fold(gold) == fold(one.office or "") for one in (*event.actors, *event.recipients))


def _office_state(gold: str, event: EventMention) -> bool:
    return any(gold == one.office_state for one in (*event.actors, *event.recipients))


def _said_by(gold: str, event: EventMention) -> bool:
    """Gold names a side and, where the words tell it, a sector: "TUR GOV"; the sector alone where they tell no side."""
    speaker = event.attribution.speaker if event.attribution else None
    side, _, sector = gold.partition(" ")
    return (
        speaker is not None
        and (_code(speaker) or speaker.sector) == side
        and sector in ("", speaker.sector, speaker.sector_2)
    )


def _hedge(gold: str, event: EventMention) -> bool:
    """A hedge that has a firmness of its own must have it; any other word of doubt must not be told as plain fact."""
    firmness = event.attribution.firmness if event.attribution else None
    plain = (None, "said", "announced", "confirmed")
    return firmness == gold if gold in ("reportedly", "claimed", "alleged") else firmness not in plain


def _casualties(gold: dict[str, float], event: EventMention) -> bool:
    return all(_counted(kind, number, event) for kind, number in gold.items())


def _money(gold: dict[str, Any], event: EventMention) -> bool:
    return _counted("money", gold["value"], event) and any(one.unit == gold.get("unit") for one in event.quantities)


def _counted(kind: str, number: float, event: EventMention) -> bool:
    return any(one.kind == kind and one.value == number for one in event.quantities)


def _named(gold: str, one: Participant) -> bool:
    """Whether a participant is the one that the gold names, spelt more or less fully."""
    names = [set(re.findall(r"\w+", fold(name))) for name in (one.name, one.text) if name]
    wanted = set(re.findall(r"\w+", fold(gold)))
    return any(name and (wanted <= name or name <= wanted) for name in names)


def fold(name: str) -> str:
    """A name as it is compared: small letters, no "the" before it."""
    return " ".join(name.casefold().split()).removeprefix("the ")


_JUDGES: dict[str, tuple[str, Callable[[Any, EventMention], bool]]] = {
    "start": ("start", _start),
    "end": ("end", _end),
    "country of the place": ("where", _where),
    "place": ("place", _place),
    "mode": ("mode", _mode),
    "contexts": ("contexts", _contexts),
    "sector": ("sector", _actor_sector),
    "recipient's sector": ("recipient_sector", _recipient_sector),
    "person": ("person", _someone),
    "persons": ("persons", _everyone),
    "counterpart": ("counterpart", _someone),
    "group": ("group", _someone),
    "recipient's group": ("recipient_group", _someone),
    "office": ("office", _office),
    "office's state": ("office_state", _office_state),
    "said by": ("said_by", _said_by),
    "hedge": ("hedge", _hedge),
    "casualties": ("casualties", _casualties),
    "money": ("money", _money),
}
NAMES = ("sides", "actors", "status", "background", *_JUDGES, "days within")
