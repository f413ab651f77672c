"""Filters of questions: what each lets through, in the record's own hands and out of them, and what a slip is told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation import codebook
from legation.errors import ActorError, QuestionError
from legation.model import STATES, TYPES, Reading
from legation.questions import Filters, agenda, party, precedents, timeline
from legation.questions.answers import as_known
from legation.questions.filters import sieve
from legation.questions.timeline import between
from legation.record import Record, selection
from legation.record.rows import by_day
from tests.strategies import COUNTRIES, archives, days, maybe
from tests.tellings import reading

quick = settings(max_examples=60, deadline=None)
AS_OF = date(2025, 1, 20)

filters = st.fixed_dictionaries(
    {},
    optional={
        "since": maybe(st.dates(date(2025, 1, 5), date(2025, 1, 15))),
        "until": maybe(st.dates(date(2025, 1, 15), date(2025, 2, 15))),
        "type": st.sampled_from(["CONSULT", ["assault", "ACCUSE"]]),
        "actor": st.sampled_from(["USA", "Kenya", "NATO"]),
        "place": st.sampled_from(["South Korea", "JPN"]),
        "status": st.sampled_from(["happened", ["planned", "announced"], "lapsed", ["unclear", "ongoing"]]),
        "min_sources": st.integers(1, 2),
    },
)


def kept(*archive: Reading) -> Record:
    record = Record(":memory:")
    for one in archive:
        record.keep(one)
    return record


WHO = (*COUNTRIES, "UN", "Takashi Mori", "Odhiambo")


@quick
@given(archives(6), filters, st.sampled_from(WHO), st.sampled_from(WHO), st.none() | days)
def test_a_filter_gives_what_would_be_picked_by_hand(
    archive: list[Reading], given: Filters, one: str, other: str, as_of: date | None
) -> None:
    with kept(*archive) as record:
        asked = as_of or AS_OF
        try:
            sides = party(one, record), party(other, record)
        except ActorError:
            return  # whom this record has never heard of
        wanted = sieve(record, given)
        known = as_known(record, record.events(later_than=asked), asked)
        by_hand = [event for event in known if between(event, *sides) and wanted.passes(event)]
        found = timeline(record, one, other, as_of=asked, **given)
        assert [told.event for told in found] == sorted(by_hand, key=by_day)
        for limit in (1, 2):
            assert timeline(record, one, other, as_of=asked, limit=limit, **given) == found[-limit:]


@quick
@given(archives(6), filters, st.none() | st.sampled_from(COUNTRIES), st.none() | days)
def test_a_short_agenda_is_the_head_of_the_long_one(
    archive: list[Reading], given: Filters, who: str | None, as_of: date | None
) -> None:
    with kept(*archive) as record:
        long = agenda(record, who, as_of=as_of or AS_OF, **given)
        short = agenda(record, who, as_of=as_of or AS_OF, limit=1, **given)
        wanted = sieve(record, given)
        unfiltered = agenda(record, who, as_of=as_of or AS_OF)
        assert long.answers == tuple(one for one in unfiltered.answers if wanted.passes(one.event))
    assert (short.ahead, short.undated, short.overdue) == (long.ahead[:1], long.undated[-1:], long.overdue[:1])


def visit(text: str, when: str, **more: object) -> Reading:
    told = {"status": "happened", "published": when, "actors": ["KEN:Amina Odhiambo"], "type": "CONSULT"} | more
    type, actors, recipients = str(told.pop("type")), told.pop("actors"), told.pop("recipients", ["ETH"])
    return reading(text, type, actors, recipients, when=when, **told)  # type: ignore[arg-type]


def desk() -> Record:
    return kept(
        visit("Kenya met Ethiopia in Nairobi.", "2025-03-03", where="Nairobi"),
        visit("They met in Nairobi.", "2025-03-03", published="2025-03-04", source="AFP", where="Nairobi"),
        visit("They met in Oslo.", "2025-03-10", where="Oslo"),
        visit("Kenya will meet Ethiopia.", "2025-03-20", status="planned", published="2025-03-11"),
        visit("Kenya accused Ethiopia.", "2025-03-12", type="ACCUSE", actors=["KEN"]),
    )


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ({}, [3, 10, 12, 20]),
        ({"type": "consult"}, [3, 10, 20]),
        ({"type": ["CONSULT", "ACCUSE"], "until": "2025-03-12"}, [3, 10, 12]),
        ({"place": "Kenya"}, [3]),
        ({"place": "NOR"}, [10]),
        ({"place": "nairobi"}, [3]),
        ({"status": "planned"}, [20]),
        ({"status": ["happened"], "since": "2025-03-04"}, [10, 12]),
        ({"min_sources": 2}, [3]),
        ({"actor": "Odhiambo"}, [3, 10, 20]),
        ({"actor": ["Odhiambo", "Kenya"], "place": "Oslo"}, [10]),
        ({"actor": "UN"}, []),
    ],
)
def test_what_passes(given: Filters, days: list[int]) -> None:
    with desk() as record:
        found = timeline(record, "KEN", "ETH", as_of="2025-03-15", **given)
    assert [one.event.when.start.day for one in found if one.event.when and one.event.when.start] == days


def test_a_plan_whose_day_is_over_has_lapsed_for_a_filter_too() -> None:
    with desk() as record:
        assert not timeline(record, "KEN", "ETH", as_of="2025-03-25", status="planned")
        [lapsed] = timeline(record, "KEN", "ETH", as_of="2025-03-25", status="lapsed")
        assert agenda(record, as_of="2025-03-25", status="lapsed").overdue == (lapsed,)
        assert not agenda(record, as_of="2025-03-25", place="Oslo").answers


def test_precedents_stay_within_a_place_and_a_time() -> None:
    with desk() as record:
        asked = "visit by Kenya to Ethiopia"
        [plan] = timeline(record, "KEN", "ETH", status="planned", as_of="2025-03-15")
        assert precedents(record, plan.event.id, as_of="2025-03-15").total == 2
        assert precedents(record, plan.event.id, as_of="2025-03-15", place="Oslo").total == 1
        short = precedents(record, plan.event.id, as_of="2025-03-15", limit=1)
        assert (short.total, len(short.found), len(short.gaps)) == (2, 1, 1)
        assert precedents(record, asked, since="2025-03-04", as_of="2025-03-15").total == 0  # no visit: they met


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"type": "CONSLUT"}, "'CONSLUT' is no type of event: did you mean CONSULT"),
        ({"type": "x' OR 1=1 --"}, "is no type of event: they are ACCUSE"),
        ({"status": "plannd"}, "'plannd' is no state of an event: did you mean planned"),
        ({"place": "Nairobbi"}, "takes place in 'Nairobbi': did you mean 'nairobi'"),
        ({"place": ""}, "name a country, or a place as the stories name it"),
        ({"place": "%"}, "name a country, or a place as the stories name it"),
        ({"since": "2025-03-02", "until": "2025-03-01"}, "give the earlier day first"),
    ],
)
def test_a_slip_is_told_in_one_line(given: Filters, line: str) -> None:
    with desk() as record, pytest.raises(QuestionError, match=line) as raised:
        timeline(record, "KEN", "ETH", **given)
    assert "\n" not in str(raised.value)


def test_an_actor_whom_nobody_knows_is_told() -> None:
    with desk() as record, pytest.raises(ActorError, match="did you mean 'Amina Odhiambo'"):
        timeline(record, "KEN", "ETH", actor="Amina Odhiamba")


@pytest.mark.parametrize("names", [selection.NAMES, 1])
def test_the_last_and_the_next_of_one_who_bears_several_names(names: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "NAMES", names)  # with 1, all days are looked through
    with kept(
        visit("Odhiambo met Ethiopia.", "2025-03-03", actors=["KEN:Odhiambo"]),
        visit("Amina Odhiambo met Ethiopia.", "2025-03-05"),
        visit("Odhiambo met Ethiopia again.", "2025-03-07", actors=["KEN:Odhiambo"]),
        visit("Amina Odhiambo will visit Ethiopia.", "2025-03-20", published="2025-03-08", status="planned"),
        visit("Odhiambo will visit Ethiopia.", "2025-03-25", published="2025-03-08", status="planned"),
    ) as record:
        asked = {"as_of": date(2025, 3, 10)}
        whole = timeline(record, "Odhiambo", "ETH", **asked)
        texts = [one.evidence[0].text.partition(" Ethiopia")[0] for one in whole]
        assert texts == [
            "Odhiambo met",
            "Amina Odhiambo met",
            "Odhiambo met",
            "Amina Odhiambo will visit",
            "Odhiambo will visit",
        ]
        for limit in range(1, 6):
            assert timeline(record, "Odhiambo", "ETH", **asked, limit=limit) == whole[-limit:]
            assert timeline(record, "Odhiambo", "ETH", **asked, limit=limit, until="2025-03-06") == whole[:2][-limit:]
        assert agenda(record, "Odhiambo", **asked, limit=1).ahead == (whole[3],)


def test_an_event_of_two_persons_of_a_country_is_one_of_those_asked_for() -> None:
    both = ["KEN:Amina Odhiambo", "KEN:Peter Mwangi"]
    with kept(
        visit("Odhiambo met Ethiopia.", "2025-03-03"),
        visit("Odhiambo and Mwangi met each other.", "2025-03-05", actors=both, recipients=[]),
        visit("Odhiambo and Mwangi met once more.", "2025-03-12", actors=both, recipients=[]),
    ) as record:
        whole = timeline(record, "Amina Odhiambo", "Kenya", as_of="2025-03-15")
        assert len(whole) == 2
        assert timeline(record, "Amina Odhiambo", "Kenya", as_of="2025-03-15", limit=2) == whole
        assert timeline(record, "Kenya", "Kenya", as_of="2025-03-15", limit=2) == whole


def test_a_type_of_one_s_own_is_known_from_the_record() -> None:
    with kept(visit("A summit of Kenya and Ethiopia.", "2025-03-03", type="SUMMIT")) as record:
        assert len(timeline(record, "KEN", "ETH", type="SUMMIT")) == 1


def test_the_types_and_states_are_those_of_the_codebook_and_of_lives() -> None:
    assert tuple(sorted(codebook.load().types)) == TYPES
    assert "lapsed" in STATES
