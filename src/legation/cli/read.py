"""`legation read`: stories in, the events that they tell out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

import typer

from legation.cli import options
from legation.cli.failures import MISTAKE
from legation.cli.options import ReadingFormat

if TYPE_CHECKING:
    from legation.model import EventMention, Reading


def read(
    paths: options.Paths,
    published: options.Published = None,
    source: options.Source = None,
    format: options.OutputReadingFormat = ReadingFormat.TABLE,
    output: options.Output = None,
    explain: options.Explain = False,
    codebook: options.Codebook = None,
    who: options.Who = None,
    threads: options.Threads = 1,
    quiet: options.Quiet = False,
    min_confidence: options.MinConfidence = 0.0,
) -> None:
    """Read stories and print the events that they tell.

    Results go to standard output, or to FILE; progress, explanations and warnings to standard error. Exit code 2 says
    that something was skipped; what, where and why is on standard error.
    """
    from legation import sources
    from legation.cli.console import SkipTeller, tell_skips
    from legation.cli.progress import counted
    from legation.exports.streams import opened

    day = options.published_day(published)
    skips = sources.Skips(SkipTeller())
    stories = sources.stories(options.located(paths), published=day, source=source, skips=skips)
    reader = options.reader(codebook, threads, who)
    shown = not quiet and (output is not None or not sys.stdout.isatty())
    readings = counted(reader.read_many(stories), shown)
    with opened(output) as stream:
        _write(_kept(readings, min_confidence, explain), format, stream)
    tell_skips(skips)
    if skips:
        raise typer.Exit(MISTAKE)


def _kept(readings: Iterator[Reading], least: float, explain: bool) -> Iterator[Reading]:
    """The readings with the mentions of enough confidence, each explained as it passes where that is wanted."""
    for reading in readings:
        sure = tuple(event for event in reading.events if event.confidence >= least)
        if explain:
            from legation.cli.console import warn
            from legation.cli.explain import explanation

            for line in explanation(reading, least):
                warn(line)
        yield replace(reading, events=sure)


def _write(readings: Iterator[Reading], format: ReadingFormat, stream: TextIO) -> None:
    if format is ReadingFormat.TABLE:
        from legation.cli.tables import print_reading

        for reading in readings:
            print_reading(reading, stream)
    elif format is ReadingFormat.HTML:
        from legation.exports import html

        html.write(readings, stream)
    else:
        from legation.exports import FORMATS

        FORMATS[format.value](_mentions(readings, stream), stream)


def _mentions(readings: Iterator[Reading], stream: TextIO) -> Iterator[EventMention]:
    """The mentions of all readings, each story's on their way before the next story is read."""
    for reading in readings:
        yield from reading.events
        stream.flush()
