"""What a run has kept, and what the record holds then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from legation.cli.text import count

if TYPE_CHECKING:
    from legation.record import Tally
    from legation.record.census import Census


def tell(record: str, tally: Tally, held: Census, more: str = "") -> None:
    """Two lines: "kept 3 stories (1 was there already)", with `more` behind it, and the numbers of the whole record."""
    known = f" ({tally.known:,} {'was' if tally.known == 1 else 'were'} there already)" if tally.known else ""
    typer.echo(f"kept {count(tally.kept, 'story')}{known}{more}")
    holds = ((held.stories, "story"), (held.mentions, "mention"), (held.events, "event"))
    typer.echo(f"{record} holds {', '.join(count(number, noun) for number, noun in holds)}")
