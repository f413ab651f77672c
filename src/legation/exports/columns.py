"""The dotted columns of a kind of data (`when.start`), which every tabular format has, and values by column."""

from __future__ import annotations

import typing
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from legation.model import Data, EventMention

# What `to_dict` leaves out.
_UNSAID: dict[type[Data], set[str]] = {EventMention: {"where.feature", "where.part", "meaning"}}


def columns(kind: type[Data]) -> list[str]:
    """The columns of a kind of data, in the order of its fields."""
    return list(hints(kind))


def hints(kind: type[Data]) -> dict[str, Any]:
    """The columns of a kind of data, each with the type hint of what stands in it."""
    return {name: hint for name, hint in _walk(kind, "") if name not in _UNSAID.get(kind, set())}


def flat(data: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    """The values of objects in objects by their dotted columns; what has a column of its own stays as it is."""
    return dict(_flatten(data, names, ""))


def _walk(kind: type[Data], prefix: str) -> Iterator[tuple[str, Any]]:
    for name, hint in typing.get_type_hints(kind).items():
        inner = [part for part in (hint, *typing.get_args(hint)) if isinstance(part, type) and issubclass(part, Data)]
        if inner and typing.get_origin(hint) is not tuple:
            yield from _walk(inner[0], f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", hint


def _flatten(data: Mapping[str, Any], names: Collection[str], prefix: str) -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, dict) and f"{prefix}{key}" not in names:
            yield from _flatten(value, names, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
