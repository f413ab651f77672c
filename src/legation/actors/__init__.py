"""Who the words stand for: countries, bodies, offices and sectors, alone (`resolve`) and in a story (`cast`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legation.actors.directory import Directory
from legation.actors.resolver import resolve

if TYPE_CHECKING:
    from legation.actors.casting import Cast, cast
    from legation.actors.tenures import offices

__all__ = ["Cast", "Directory", "cast", "offices", "resolve"]


def __getattr__(name: str) -> object:
    """`cast`, `Cast` and `offices` need spaCy; they are imported when asked for."""
    if name in ("Cast", "cast"):
        from legation.actors import casting

        return getattr(casting, name)
    if name == "offices":
        from legation.actors import tenures

        return tenures.offices
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
