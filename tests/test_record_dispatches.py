"""The demo dispatches as their gold tells them: happenings told by two agencies, or planned and then held, are one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from legation.model import Event, EventMention, Reading, Story, StoryReference, Trigger, digest
from legation.questions import agenda, show, timeline
from legation.record import Record
from tests.conftest import ROOT
from tests.tellings import days, one

TOLD_BEYOND_GOLD: dict[str, dict[str, Any]] = {
    "Authorities also shut down Radio Feon’ny Tanora": {"mode": "censor"},
    "a night curfew was imposed on the capital": {"mode": "curfew"},
    "imposed a night curfew on Lenakel": {"mode": "curfew"},
    "Police arrested six men there on Tuesday": {"mode": "arrest"},
    "recalled its ambassador from Lima": {"mode": "withdraw"},
    "Bolivia ordered three Peruvian diplomats to leave on Thursday": {"mode": "expel"},
    "Bolivia retaliated by ordering three Peruvians to leave": {"mode": "expel"},
    "Eleven other Kenyans were seized and marched over the border": {"mode": "abduct"},
    "gunmen from across the border killed four herders": {"mode": "firearms"},
    "it reopened the Moyale crossing": {"mode": "access"},
    "Ethiopia on Wednesday freed 11 Kenyan herders": {"mode": "release"},
    "The opposition refused.": {"actors": ["MDG/OPP"]},
    "declared a 90-day ceasefire on Thursday": {"mode": "ceasefire"},
    "suspended arrest warrants against five commanders": {"mode": "pardon"},
    "please, come quickly": {"mode": "assist", "contexts": ["disasters"]},
    "appealed for more boats": {"mode": "assist", "contexts": ["disasters"]},
}
"""Modes, sectors and contexts, which this gold leaves out and a reading tells."""

TOGETHER = [
    {
        "Peru’s government on Wednesday expelled two Bolivian diplomats",
        "Peru's expulsion of two Bolivian embassy officials",
    },
    {
        "Bolivia ordered three Peruvian diplomats to leave on Thursday",
        "Bolivia retaliated by ordering three Peruvians to leave",
    },
    {
        "North Korea fired two short-range ballistic missiles",
        "it had test-fired three tactical guided missiles the previous day",
    },
    {"a joint cabinet meeting that the two countries plan to hold", "pulled Bolivia out of a joint cabinet meeting"},
    {"gunmen from across the border killed four herders", "its militiamen had killed six herders"},
    {"will meet in the Peruvian city of Puno", "Bolivia called it off hours before it was to open"},
    {"are due to meet in Addis Ababa on Feb. 20", "their foreign ministers held talks here on Thursday"},
    {
        "A second round of talks is to open in Oslo on Feb. 24",
        "Peace talks that were to have resumed in Oslo on Feb. 24",
    },
    {"please, come quickly", "appealed for more boats"},
    # A pledge without a day, and the first help from the same side after it: merging takes it for that help.
    {"Australia will give $5 million and send the supply ship", "It had tried and failed to land on Wednesday"},
]


def _readings() -> Iterator[Reading]:
    golden: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (ROOT / "tests/data/dispatch_events.jsonl").read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        golden[event["id"]].append(event | TOLD_BEYOND_GOLD.get(event["words"], {}))
    for line in (ROOT / "demo/dispatches.jsonl").read_text(encoding="utf-8").splitlines():
        story = Story(**json.loads(line))
        yield Reading(story, tuple(_mention(story, gold) for gold in golden[story.id]))


def _side(codes: list[str]) -> Any:
    return tuple(one(code) for code in codes)


def _mention(story: Story, gold: dict[str, Any]) -> EventMention:
    """The gold event as a mention, by the first of its accepted readings; a planned meeting is a CONSULT."""
    words, first = gold["words"], story.text.index(gold["words"])
    kind = "CONSULT" if "CONSULT" in gold["type"] else gold["type"][0]
    return EventMention(
        id=digest(story.id, words),
        story=StoryReference.to(story),
        type=kind,
        mode=gold.get("mode"),
        contexts=tuple(gold.get("contexts", ())),
        plover=kind,
        cameo="",
        quad=1,
        score=0.0,
        actors=_side(gold["actors"]),
        recipients=_side(gold["recipients"]),
        status=gold["status"][0],
        background=False,
        when=days(f"{gold['start']}/{gold['end']}" if gold["start"] else None),
        where=None,
        attribution=None,
        quantities=(),
        quote=None,
        part="text",
        sentence=0,
        span=(first, first + len(words)),
        trigger=Trigger(words.split()[0], (first, first + len(words.split()[0]))),
        confidence=1.0,
        why=("gold",),
    )


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record(tmp_path_factory.mktemp("record") / "record.db") as kept:
        for reading in _readings():
            kept.keep(reading)
        yield kept


def words_of(record: Record, event: Event) -> set[str]:
    texts = {story.id: story.text for story in record.stories()}
    return {texts[m.story.id][slice(*m.span)] for m in record.mentions(event.mentions)}


def test_what_several_stories_tell_is_one_event_and_nothing_else_is(record: Record) -> None:
    several = [words_of(record, event) for event in record.events() if len(event.mentions) > 1]
    assert sorted(several, key=sorted) == sorted(TOGETHER, key=sorted)


def test_planned_talks_that_were_held_called_off_or_denied(record: Record) -> None:
    states = {min(words_of(record, event)): event.state for event in record.events() if event.stories > 1}
    assert states["are due to meet in Addis Ababa on Feb. 20"] == "happened"
    assert states["Bolivia called it off hours before it was to open"] == "cancelled"
    assert states["A second round of talks is to open in Oslo on Feb. 24"] == "cancelled"
    assert states["gunmen from across the border killed four herders"] == "unclear"


def test_the_desk_on_a_day_in_february(record: Record) -> None:
    told = timeline(record, "Kenya", "Ethiopian", as_of="2025-02-10")
    assert {answer.event.state for answer in told if answer.event.type == "CONSULT"} == {"planned", "happened"}
    later = timeline(record, "KEN", "ETH", since="2025-02-20", until="2025-02-20", as_of="2025-03-10")
    assert [answer.event.state for answer in later if answer.event.type == "CONSULT"] == ["happened"]


def test_the_agenda_names_what_is_ahead_and_what_is_overdue(record: Record) -> None:
    plans = agenda(record, as_of="2025-03-10")
    ahead = [answer.evidence[0].text for answer in plans.ahead]
    assert any("March 11" in text or "Tuesday" in text for text in ahead)
    assert all(answer.event.when.end >= plans.as_of for answer in plans.ahead if answer.event.when)  # type: ignore[operator]
    overdue = [answer.event for answer in plans.overdue]
    assert {event.state for event in overdue} == {"lapsed"}
    assert [event.when.start for event in overdue] == sorted(  # type: ignore[union-attr,type-var]
        (event.when.start for event in overdue),
        reverse=True,  # type: ignore[union-attr,type-var]
    )
    peru = agenda(record, "Peru", as_of="2025-03-10")
    assert peru.ahead
    assert all("PER" in {p.country for p in (*a.event.actors, *a.event.recipients)} for a in peru.answers)


def test_showing_an_event_gives_the_sentences_of_both_agencies(record: Record) -> None:
    [missiles] = [event for event in record.events(parties=["PRK"]) if event.type == "MOBILIZE"]
    answer = show(record, missiles.id[:10])
    assert [evidence.source for evidence in answer.evidence] == ["Yonhap", "AFP"]
    for evidence in answer.evidence:
        assert evidence.text[slice(*evidence.trigger)] in ("North", "it")
        assert "missiles" in evidence.text
