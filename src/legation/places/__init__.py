"""Places: what a story names, where it lies, and where an event happened.

`find`, `resolve` and `country` need no parse; `locate`, `where` and `ground` are the stage's, over a parsed document;
`dateline` reads the line that opens an agency's story; `on_day` tells to which state a place belonged.
"""

from typing import TYPE_CHECKING, Any

from legation.places.dateline import Dateline, dateline
from legation.places.finding import country, find, resolve
from legation.places.histories import on_day

if TYPE_CHECKING:
    from legation.places.location import ground, locate, where

__all__ = ["Dateline", "country", "dateline", "find", "ground", "locate", "on_day", "resolve", "where"]


def __getattr__(name: str) -> Any:
    """`locate`, `where` and `ground` on first use: they need spaCy, which takes half a second to import."""
    if name in ("ground", "locate", "where"):
        from legation.places import location

        return getattr(location, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
