"""What passed between two: whom a name means, which events count, and what was known on a day."""

from __future__ import annotations

import pytest

from legation.errors import ActorError, DateError, RecordError
from legation.model import Reading
from legation.questions import Answer, agenda, party, show, stats, timeline
from legation.record import Record
from legation.record.sentences import sentence
from tests.tellings import reading

TEXT = "The talks were short. Kenya met Ethiopia on Thursday. Nobody spoke to U.S. Gen. Carl Ryder afterwards."


def kept(*archive: Reading) -> Record:
    record = Record(":memory:")
    for one in archive:
        record.keep(one)
    return record


def visit(status: str = "happened", published: str = "2025-03-07", **more: object) -> Reading:
    told = {"text": f"{TEXT} {status} {published}", "when": "2025-03-06"} | more
    text, actors = str(told.pop("text")), told.pop("actors", ["KEN:Amina Odhiambo"])
    recipients = told.pop("recipients", ["ETH"])
    return reading(text, "CONSULT", actors, recipients, status=status, published=published, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("KEN", "KEN"),
        ("ken", "KEN"),
        ("Kenya", "KEN"),
        (" kenyan ", "KEN"),
        ("Kenyans", "KEN"),
        ("the United States", "USA"),
        ("Britain", "GBR"),
        ("NATO", "NATO"),
        ("U.N.", "UN"),
        ("the European Union", "EU"),
    ],
)
def test_countries_and_bodies_by_name_code_and_people(words: str, key: str) -> None:
    with Record(":memory:") as record:
        assert party(words, record).key == key


def test_a_person_is_known_from_the_record_alone() -> None:
    with kept(visit()) as record:
        assert party("Odhiambo", record).name == "Odhiambo"
        assert len(timeline(record, "amina odhiambo", "Ethiopia")) == 1
        with pytest.raises(ActorError, match="did you mean 'Amina Odhiambo'"):
            party("Amina Odhiamba", record)
    with Record(":memory:") as empty, pytest.raises(ActorError, match=r"no actor is known as 'Odhiambo'"):
        party("Odhiambo", empty)


@pytest.mark.parametrize("words", ["", "  ", "\x1b[31m", "%", "'; DROP TABLE events; --"])
def test_nobody_is_nobody(words: str) -> None:
    with kept(visit()) as record, pytest.raises(ActorError):
        timeline(record, words, "KEN")


def test_a_near_miss_is_suggested() -> None:
    with Record(":memory:") as record, pytest.raises(ActorError, match="did you mean 'Ethiopia'"):
        party("Ethopia", record)


@pytest.mark.parametrize(
    ("actors", "recipients", "counts"),
    [
        (["KEN"], ["ETH"], True),
        (["ETH"], ["KEN"], True),
        (["KEN", "ETH"], [], True),
        (["KEN", "ETH", "SOM"], [], True),
        (["KEN", "ETH"], ["SOM"], False),
        (["SOM"], ["KEN", "ETH"], False),
        (["KEN"], ["SOM"], False),
        (["KEN"], [], False),
    ],
)
def test_what_is_between_two(actors: list[str], recipients: list[str], counts: bool) -> None:
    with kept(visit(actors=actors, recipients=recipients)) as record:
        assert bool(timeline(record, "Kenya", "Ethiopia")) == counts
        assert bool(timeline(record, "Ethiopia", "Kenya")) == counts


def test_days_bound_a_timeline_and_order_it() -> None:
    days = ["2025-03-08", "2025-03-02", "2025-03-05"]
    untold = visit(published="2025-03-04", when=None, actors=["KEN:Peter Mwangi"])
    with kept(*(visit(published="2025-03-09", when=day, text=day) for day in days), untold) as record:

        def starts(**bounds: str) -> list[str]:
            return [
                str(answer.event.when.start) if answer.event.when else "untold"
                for answer in timeline(record, "KEN", "ETH", **bounds)  # type: ignore[arg-type]
            ]

        assert starts() == ["2025-03-02", "untold", "2025-03-05", "2025-03-08"]
        assert starts(since="2025-03-03") == ["untold", "2025-03-05", "2025-03-08"]
        assert starts(since="2025-03-05", until="2025-03-05") == ["2025-03-05"]
        assert starts(until="2025-03-01") == []
        with pytest.raises(DateError):
            starts(since="last spring")


def test_only_what_was_published_by_then_is_known() -> None:
    plan = visit("planned", "2025-03-01", when="2025-03-03/2025-03-09")
    held = visit("happened", "2025-03-07")
    with kept(plan, held) as record:

        def asked(as_of: str) -> list[Answer]:
            return timeline(record, "KEN", "ETH", as_of=as_of)

        assert asked("2025-02-28") == []
        [early] = asked("2025-03-02")
        assert (early.event.state, len(early.evidence)) == ("planned", 1)
        [late] = asked("2025-03-08")
        assert (late.event.state, len(late.evidence)) == ("happened", 2)
        assert early.event.id == late.event.id
        assert show(record, late.event.id, as_of="2025-03-02") == early
        with pytest.raises(RecordError, match="first told of on 2025-03-01"):
            show(record, late.event.id, as_of="2025-02-28")


def test_evidence_gives_the_sentence_and_where_the_words_stand() -> None:
    told = visit(span=(22, 35), speaker="KEN:Peter Mwangi", title="Kenya, Ethiopia meet")
    with kept(told) as record:
        [answer] = timeline(record, "KEN", "ETH")
    [evidence] = answer.evidence
    assert evidence.text == "Kenya met Ethiopia on Thursday."
    assert evidence.text[slice(*evidence.span)] == "Kenya met Eth"
    assert evidence.text[slice(*evidence.trigger)] == "met"
    assert (evidence.said_by, evidence.firmness, evidence.title) == ("Peter Mwangi", "said", "Kenya, Ethiopia meet")
    assert Answer.from_dict(answer.to_dict()) == answer


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("talks", "The talks were short."),
        ("Thursday", "Kenya met Ethiopia on Thursday."),
        ("Ryder", "Nobody spoke to U.S. Gen. Carl Ryder afterwards."),
        ("short. Kenya", "The talks were short. Kenya met Ethiopia on Thursday."),
    ],
)
def test_a_sentence_goes_from_stop_to_stop(words: str, whole: str) -> None:
    start = TEXT.index(words)
    first, last = sentence(TEXT, (start, start + len(words)))
    assert TEXT[first:last] == whole


def test_a_sentence_in_text_without_stops_stays_short_and_holds_its_span() -> None:
    endless = "word " * 2_000
    first, last = sentence(endless, (5_000, 5_004))
    assert first <= 5_000 < 5_004 <= last
    assert last - first < 1_500
    assert sentence("", (0, 0)) == (0, 0)


def test_the_agenda_sorts_plans_by_what_became_of_them() -> None:
    ahead = visit("planned", "2025-03-01", when="2025-03-20", text="ahead")
    soon = visit("planned", "2025-03-01", when="2025-03-10", text="soon", actors=["SOM"])
    past = visit("planned", "2025-03-01", when="2025-03-04", text="past")
    held = [visit("planned", "2025-03-01", when="2025-03-06"), visit("happened", "2025-03-07")]
    undated = visit("planned", "2025-03-01", when=None, text="undated", actors=["UGA"])
    stale = visit("planned", "2024-03-01", when=None, text="stale", actors=["UGA"])
    called_off = visit("cancelled", "2025-03-01", when="2025-03-25", text="called off")
    with kept(ahead, soon, past, *held, undated, stale, called_off) as record:
        plans = agenda(record, as_of="2025-03-08")
        texts = {name: [a.evidence[0].text for a in getattr(plans, name)] for name in ("ahead", "undated", "overdue")}
        assert texts == {"ahead": ["soon", "ahead"], "undated": ["undated"], "overdue": ["past"]}
        assert [a.evidence[0].text for a in agenda(record, "Somalia", as_of="2025-03-08").answers] == ["soon"]
        assert [a.evidence[0].text for a in agenda(record, "Odhiambo", as_of="2025-03-08").ahead] == ["ahead"]
        earlier = agenda(record, as_of="2025-03-05")
        assert any(a.event.when and str(a.event.when.start) == "2025-03-06" for a in earlier.ahead)


def test_a_postponed_meeting_waits_for_its_new_day() -> None:
    plan = visit("planned", "2025-03-01", when="2025-03-05")
    put_off = visit("cancelled", "2025-03-04", when="2025-03-05", trigger="postponed")
    with kept(plan, put_off) as record:
        [answer] = agenda(record, as_of="2025-03-08").undated
        assert answer.event.state == "postponed"


def test_an_event_is_shown_by_the_beginning_of_its_id() -> None:
    with kept(visit(), visit(text="other", actors=["SOM"])) as record:
        event = record.events()[0]
        assert show(record, event.id[:8]).event == event
        for wrong in ("", "zzzz", "%"):
            with pytest.raises(RecordError, match="no event has the id"):
                show(record, wrong)


def test_stats_count_the_record() -> None:
    with kept(visit(), visit("planned", text="b", when="2025-04-01")) as record:
        counted = stats(record)
    assert (counted.stories, counted.mentions, counted.events) == (2, 2, 2)
    assert counted.states == {"happened": 1, "planned": 1}
    assert counted.sources == {"Reuters": 2}
