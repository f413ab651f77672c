"""`legation recode`: the stories of a record read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli import options

if TYPE_CHECKING:
    from legation.record.recoding import Difference, Recoded

Every = Annotated[bool, typer.Option("--all", help="Those too that this version has read already.")]


def recode(
    record: options.Record = options.RECORD,
    every: Every = False,
    codebook: options.Codebook = None,
    who: options.Who = None,
    threads: options.Threads = 1,
    quiet: options.Quiet = False,
) -> None:
    """Read the stories of a record again, and print what changed.

    Read are those that another version of Legation, of its weights or of the codebook has read. '+' is a mention that
    came, '-' one that went, '~' one that tells something else now. Each story is kept whole or not at all, so a run
    that was stopped goes on where it was.
    """
    from legation.cli.answers import opened
    from legation.cli.text import clean, count

    tally: Counter[str] = Counter()
    reader = options.reader(codebook, threads, who)
    with opened(record) as kept:
        from legation.record.recoding import recode as ask

        for recoded in ask(kept, reader, every=every):
            tally["stories"] += 1
            tally.update(difference.kind for difference in recoded.differences)
            for line in _lines(recoded) if not quiet else ():
                typer.echo(clean(line))
    came, went, changed = (tally[kind] for kind in ("came", "went", "changed"))
    typer.echo(f"read {count(tally['stories'], 'story')} again: {came} came, {went} went, {changed} changed")


def _lines(recoded: Recoded) -> Iterator[str]:
    story = recoded.story
    for difference in recoded.differences:
        yield f"{story.published or 'undated'} {story.title or story.id}: {_told(difference)}"


def _told(difference: Difference) -> str:
    mention = difference.mention
    sign = {"came": "+", "went": "-", "changed": "~"}[difference.kind]
    fields = "; ".join(f"{name}: {_short(before)} → {_short(after)}" for name, before, after in difference.fields)
    return f"{sign} {mention.type} '{mention.trigger.text}'{f' {fields}' if fields else ''}"


def _short(value: object) -> str:
    """A value of a field in a few words: who, when or where by its words."""
    if isinstance(value, list):
        return "[" + ", ".join(map(_short, value)) + "]"
    if isinstance(value, dict):
        known = value.get("name") or value.get("text") or value.get("start") or value.get("firmness")
        return str(known)
    return str(value)
