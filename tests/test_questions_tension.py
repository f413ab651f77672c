"""Tension and panels: what counts, on which day, in which direction, and that the sums never drift from the events."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import ActorError, QuestionError
from legation.model import TYPES, Reading
from legation.questions import PanelRow, panel, tension
from legation.questions.panel import Quads, Types
from legation.questions.periods import PERIODS, period, periods
from legation.questions.tension import half_width, quantile
from legation.record import Record
from legation.record.arrangement import Arrangement
from legation.record.schema import dyads, event_pairs, leads, name_words
from tests.strategies import archives
from tests.tellings import reading

quick = settings(max_examples=25, deadline=None)


def told(when: str | None, score: float, actors: list[str], recipients: list[str], **more: object) -> Reading:
    quad = (1 if score >= 0 else 3) if "quad" not in more else more.pop("quad")
    more = {"published": when or "2025-03-06", "plover": "ACCUSE"} | more
    text = f"{when} {score} {actors} {recipients} {more}"
    return reading(text, "ACCUSE", actors, recipients, when=when, score=score, quad=quad, **more)  # type: ignore[arg-type]


def kept(*archive: Reading) -> Record:
    record = Record(":memory:")
    for one in archive:
        record.keep(one)
    return record


def march() -> Record:
    return kept(
        told("2025-03-03", -3.0, ["KEN"], ["ETH"]),
        told("2025-03-05", 5.0, ["ETH:Yared Bekele"], ["KEN"]),
        told("2025-04-01", 2.0, ["KEN", "ETH"], []),
        told("2025-03-04", -9.0, ["KEN"], ["SOM"]),
        told("2025-03-20", 4.0, ["KEN"], ["ETH"], status="planned", published="2025-03-01"),
        told("2025-03-21", 4.0, ["KEN"], ["ETH"], status="possible"),
        told(None, -1.0, ["KEN"], ["ETH"], background=True),
    )


def test_what_took_place_between_two_counts_once() -> None:
    with march() as record:
        found = tension(record, "Kenya", "Ethiopia")
        assert found == tension(record, "KEN", "ETH", per="month")
        assert [(one.start, one.end) for one in found.periods] == [
            (date(2025, 3, 1), date(2025, 3, 31)), (date(2025, 4, 1), date(2025, 4, 30)),
        ]  # fmt: skip
        first, second = found.periods
        assert (first.events, first.cooperative, first.conflictual, first.net, first.mean) == (2, 1, 1, 2.0, 1.0)
        assert (second.events, second.net, second.low) == (1, 2.0, None)
        assert found.whole is not None
        assert (found.whole.events, found.whole.net) == (3, 4.0)
        other = tension(record, "Ethiopia", "Kenya")
        assert (other.periods, other.whole) == (found.periods, found.whole)


def test_the_interval_is_student_s_t() -> None:
    with march() as record:
        first = tension(record, "KEN", "ETH").periods[0]
    assert first.low == pytest.approx(1 - 12.7062 * 4, abs=1e-3)  # two scores, 4 from their mean on either side
    assert first.high == pytest.approx(1 + 12.7062 * 4, abs=1e-3)


def test_the_events_that_weigh_most_are_named_and_led_back_to() -> None:
    with march() as record:
        top = tension(record, "KEN", "ETH").periods[0].top
        scores = [found.score for one in top if (found := record.event(one)) is not None]
    assert scores == [5.0, -3.0]


def test_days_bound_what_counts_and_the_periods_told() -> None:
    with march() as record:
        found = tension(record, "KEN", "ETH", since="2025-03-04", until="2025-04-10", per="month")
        assert [(one.start.day, one.end.day, one.events) for one in found.periods] == [(4, 31, 1), (1, 10, 1)]
        assert tension(record, "KEN", "ETH", since="2026-01-01").whole is None
        assert [one.start for one in tension(record, "KEN", "ETH", per="day").periods] == [
            date(2025, 3, 3), date(2025, 3, 5), date(2025, 4, 1),
        ]  # fmt: skip


def test_what_cannot_be_asked_is_told() -> None:
    with march() as record:
        for wrong, line in ((("KEN", "Kenya"), "are one"), (("Yared Bekele", "KEN"), "is a person")):
            with pytest.raises(QuestionError, match=line):
                tension(record, *wrong)
        with pytest.raises(QuestionError, match="'decade' is no period: it is one of day, week, month, year"):
            tension(record, "KEN", "ETH", per="decade")
        with pytest.raises(QuestionError, match="no period"):
            panel(record, per="decade")
        with pytest.raises(ActorError):
            tension(record, "KEN", "Nobody Atall")


def test_a_panel_has_a_row_a_directed_dyad_and_period() -> None:
    with march() as record:
        rows = {(one.actor, one.recipient, one.start.month): one for one in panel(record)}
    assert list(rows) == [("ETH", "KEN", 3), ("ETH", "KEN", 4), ("KEN", "ETH", 3), ("KEN", "ETH", 4), ("KEN", "SOM", 3)]
    march_row = rows["KEN", "ETH", 3]
    assert (march_row.events, march_row.mutual, march_row.score) == (1, 0, -3.0)
    assert (march_row.quads, march_row.types) == (Quads(verbal_conflict=1), Types(accuse=1))
    assert (rows["KEN", "ETH", 4].mutual, rows["ETH", "KEN", 4].mutual) == (1, 1)


def test_a_filled_panel_has_every_dyad_in_every_period() -> None:
    with march() as record:
        rows = list(panel(record, since="2025-01-15", until="2025-04-30", zero_fill=True))
        assert not list(panel(record, until="2020-01-01", zero_fill=True))
    assert len(rows) == 3 * 4
    assert Counter(one.events > 0 for one in rows) == {True: 5, False: 7}
    assert (rows[0].start, rows[0].end) == (date(2025, 1, 15), date(2025, 1, 31))
    assert PanelRow.from_dict(rows[0].to_dict()) == rows[0]


def test_the_types_of_a_panel_are_those_of_plover() -> None:
    assert tuple(name.upper() for name in Types.__annotations__) == TYPES


def test_what_happens_within_a_party_is_its_dyad_with_itself() -> None:
    with kept(told("2025-03-03", -3.0, ["KEN"], ["KEN/REB"])) as record:
        [row] = panel(record)
    assert (row.actor, row.recipient, row.events, row.mutual) == ("KEN", "KEN", 1, 0)


def test_what_both_do_to_both_counts_once_between_them() -> None:
    with kept(told("2025-03-03", -3.0, ["KEN", "ETH"], ["ETH", "KEN"])) as record:
        assert tension(record, "KEN", "ETH").periods[0].events == 1


@quick
@given(archives(5), st.data())
def test_the_sums_are_those_of_the_events_whatever_came_and_went(archive: list[Reading], data: st.DataObject) -> None:
    tables = (event_pairs, dyads, name_words)

    def rows(record: Record) -> list[list[str]]:
        with record.reading_transaction() as connection:
            return [sorted(map(repr, connection.execute(sa.select(table)))) for table in tables]

    with kept(*archive) as record:
        for one in data.draw(st.lists(st.sampled_from(archive), max_size=6)) if archive else []:
            if data.draw(st.booleans()):
                record.forget(story=one.story.id)
            else:
                record.keep(one)
        kept_up = rows(record)
        with record.reading_transaction() as connection:
            for table in tables:
                connection.execute(table.delete())
            Arrangement(connection).update([], [], leaders=connection.scalars(sa.select(leads.c.leader)).all())
        assert rows(record) == kept_up
        by_events = Counter(
            (actor, recipient)
            for event in record.events()
            for actor, recipient in {(one.actor, one.recipient) for one in panel(record)}
            if event.state in ("happened", "ongoing") and _goes(event, actor, recipient)
        )
        counted: Counter[tuple[str, str]] = Counter()
        for one in panel(record, per="year"):
            counted[one.actor, one.recipient] += one.events
        assert counted == by_events


def _goes(event: object, actor: str, recipient: str) -> bool:
    """Whether an event counts for a directed dyad, written down once more and otherwise than in the record."""
    from legation.model import Event
    from legation.record.parties import party

    assert isinstance(event, Event)
    start = event.when.start if event.when else None
    if (event.background and start is None) or (start is None and event.first_reported is None):
        return False
    doing = [party(one) for one in event.actors]
    if not event.recipients:
        return actor != recipient and actor in doing and recipient in doing
    return actor in doing and recipient in [party(one) for one in event.recipients]


# The two-sided 95% points of Student's t, from the tables that every textbook prints.
@pytest.mark.parametrize(
    ("freedom", "t"),
    [(1, 12.7062), (2, 4.3027), (3, 3.1824), (4, 2.7764), (5, 2.5706), (10, 2.2281), (30, 2.0423), (100, 1.9840)],
)
def test_quantiles_are_those_of_the_tables(freedom: int, t: float) -> None:
    assert quantile(freedom) == pytest.approx(t, abs=5e-5)


def test_quantiles_fall_smoothly_to_the_normal_one() -> None:
    values = [quantile(n) for n in range(1, 300)]
    assert values == sorted(values, reverse=True)
    assert quantile(10**6) == pytest.approx(1.959966, abs=1e-5)
    assert half_width(1, 3.0, 9.0) is None
    assert half_width(5, 5.0, 5.0) == 0.0  # all scores alike: rounding must not ask for the root of less than nothing
    assert half_width(3, 0.3, 0.03) == pytest.approx(0.0, abs=1e-6)
    assert math.isfinite(half_width(10**6, 1.0, 10.0) or 0)


@given(st.dates(), st.dates(), st.sampled_from(PERIODS))
def test_periods_part_the_calendar(one: date, other: date, per: str) -> None:
    first, last = sorted((one, min(other, one + timedelta(days=400)) if other > one else one))
    found = list(periods(first, last, per))
    assert found[0] == period(first, per)
    assert found[-1] == period(last, per)
    assert all(end + timedelta(days=1) == start for (_, end), (start, _) in itertools.pairwise(found))
    assert all(period(start, per) == period(end, per) == (start, end) for start, end in found)
