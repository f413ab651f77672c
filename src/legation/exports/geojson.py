"""GeoJSON (RFC 7946): events that have a point, as features with flat properties; several values are joined by "; "."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from legation.exports.wording import address, heading
from legation.model import Event, Participant, Place
from legation.questions.answers import Answer


def write(dossiers: Iterable[Answer], stream: TextIO, left_out: Counter[str]) -> int:
    """Write the collection, a feature a line; tell how many."""
    number = 0
    stream.write('{"type": "FeatureCollection", "features": [')
    for one in dossiers:
        place = one.event.where
        if place is None or place.latitude is None or place.longitude is None:
            left_out["event: no coordinates"] += 1
            continue
        feature = {
            "type": "Feature",
            "id": one.event.id,
            "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
            "properties": _properties(one, place),
        }
        stream.write((",\n" if number else "\n") + json.dumps(feature, ensure_ascii=False, allow_nan=False))
        number += 1
    stream.write("\n]}\n")
    return number


def _properties(one: Answer, place: Place) -> dict[str, Any]:
    event = one.event
    plain = ("id", "type", "mode", "plover", "cameo", "quad", "score", "state", "background")
    start, end = (event.when.start, event.when.end) if event.when is not None else (None, None)
    links = [url for told in one.evidence if (url := address(told.url))]
    return {
        "title": heading(event),
        **{name: getattr(event, name) for name in plain},
        "contexts": _joined(event.contexts),
        "start": start and start.isoformat(),
        "end": end and end.isoformat(),
        "day_inferred": event.when.inferred if event.when is not None else None,
        **_cast("actors", event.actors),
        **_cast("recipients", event.recipients),
        "place": place.name,
        "country": place.country,
        "geonames": place.geonames,
        "feature": place.feature,
        "quantities": _joined(told.text for told in event.quantities),
        "sources": _joined(event.sources),
        "stories": event.stories,
        "mentions": len(event.mentions),
        "first_reported": _day(event, "first_reported"),
        "last_reported": _day(event, "last_reported"),
        "url": links[0] if links else None,
        "words": one.evidence[0].text if one.evidence else None,
    }


def _cast(side: str, ones: Sequence[Participant]) -> dict[str, str | None]:
    return {
        side: _joined(one.name or one.text for one in ones),
        f"{side}_countries": _joined(one.country for one in ones),
        f"{side}_sectors": _joined(one.sector for one in ones),
    }


def _joined(values: Iterable[str | None]) -> str | None:
    """Each value once; None where there is none."""
    return "; ".join(dict.fromkeys(value for value in values if value)) or None


def _day(event: Event, name: str) -> str | None:
    told = getattr(event, name)
    return told.isoformat() if told is not None else None
