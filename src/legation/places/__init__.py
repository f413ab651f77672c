"""Places: what a story names, where it lies, and where an event happened.

`find`, `resolve` and `country` need no parse; `locate` and `where` are the stage's, over a parsed document; `dateline`
reads the line that opens an agency's story.
"""

from typing import TYPE_CHECKING, Any

from legation.places.dateline import Dateline, dateline
from legation.places.finding import country, find, resolve

if TYPE_CHECKING:
    from legation.places.location import locate, where

__all__ = ["Dateline", "country", "dateline", "find", "locate", "resolve", "where"]


def __getattr__(name: str) -> Any:
    """`locate` and `where` on first use: they need spaCy, which takes half a second to import."""
    if name in ("locate", "where"):
        from legation.places import location

        return getattr(location, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
