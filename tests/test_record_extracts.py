"""A selection gives what a plain look at everything gives, in its order, however it is asked for."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from legation.exports.exporting import known_events, within
from legation.model import EventMention, Reading
from legation.questions.answers import as_known
from legation.record import Record, Run
from legation.record.extracts import Extract, each_mention, each_reading
from legation.record.parties import party
from legation.record.rows import by_day
from tests.strategies import FIRST_DAY, archives, maybe

days = st.integers(-5, 60).map(lambda n: FIRST_DAY + timedelta(days=n))
selections = st.builds(
    Extract,
    maybe(days),
    maybe(days),
    st.sampled_from([(), ("CONSULT",), ("ACCUSE", "ASSAULT")]),
    st.sampled_from([(), ("JPN",), ("KEN", "USA"), ("UN",)]),
    st.sampled_from([(), ("Odhiambo",)]),
    maybe(days),
)


def filled(archive: list[Reading]) -> Record:
    record = Record(":memory:")
    for reading in archive:
        record.keep(reading, Run("0.1.0"))
    return record


def is_selected(mention: EventMention, selection: Extract) -> bool:
    """The rule for one mention, word for word."""
    published = mention.story.published
    first = (mention.when.start if mention.when else None) or published
    last = (mention.when.end if mention.when else None) or first
    sides = mention.actors + mention.recipients
    return (
        (selection.as_of is None or published is None or published <= selection.as_of)
        and (selection.since is None or (last is not None and last >= selection.since))
        and (selection.until is None or (first is not None and first <= selection.until))
        and (not selection.types or mention.type in selection.types)
        and all(key in map(party, sides) for key in selection.parties)
        and all(any(person in (one.name or "") for one in sides) for person in selection.persons)
    )


@settings(max_examples=40)
@given(archives(4), selections)
def test_mentions_and_readings_are_those_that_fit(archive: list[Reading], selection: Extract) -> None:
    record = filled(archive)
    fitting = {mention.id for mention in record.mentions() if is_selected(mention, selection)}
    told = list(each_mention(record, selection))
    assert {mention.id for mention in told} == fitting
    assert len(told) == len(fitting)
    found = [reading for reading, _ in each_reading(record, selection)]
    if selection.is_whole:
        days = {one.story.id: one.story.published for one in archive}
        out = {name for name, day in days.items() if None in (day, selection.as_of) or day <= selection.as_of}
        assert {one.story.id for one in found} == out
    else:
        assert {one.story.id for one in found} == {mention.story.id for mention in told}
    assert [one.story.id for one in found] == [
        one.story.id
        for one in sorted(
            found, key=lambda one: (one.story.published is None, str(one.story.published), one.story.id)
        )
    ]  # fmt: skip
    assert all(one in archive for one in found)


@settings(max_examples=40)
@given(archives(5), selections.filter(lambda one: not one.persons))
def test_events_are_those_that_fit_as_they_were_known(archive: list[Reading], selection: Extract) -> None:
    record = filled(archive)
    everything = record.events(parties=selection.parties)
    known = everything if selection.as_of is None else as_known(record, everything, selection.as_of)
    typed = [event for event in known if not selection.types or event.type in selection.types]
    fitting = [event for event in typed if within(event, selection.since, selection.until)]
    assert list(known_events(record, selection)) == sorted(fitting, key=by_day)
    newest = list(known_events(record, selection, newest_first=True))
    assert sorted(newest, key=by_day) == sorted(fitting, key=by_day)
    reports = [event.last_reported for event in newest if event.last_reported is not None]
    assert reports == sorted(reports, reverse=True)
