"""The demo dispatches and their gold are whole, dated coherently and rich enough to show every event type."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from legation.model import STATUSES

ROOT = Path(__file__).parent.parent
VERBAL = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
MATERIAL = {"COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
PLOVER = VERBAL | MATERIAL
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
WEEKDAY = rf"\b({'|'.join(WEEKDAYS)})\b"
MONTH_DAY = rf"\b({'|'.join(MONTHS)})[a-z]*\.? (\d{{1,2}})\b(?!, \d{4})"
DATELINE = r"[^\n]{,40}?" + MONTH_DAY + r",? (?:\(\w+\)|CANA)"
AS_OF = "2025-03-10"

Row = dict[str, Any]


def rows_of(path: str) -> list[Row]:
    return [json.loads(line) for line in (ROOT / path).read_text(encoding="utf-8").splitlines()]


STORIES = {row["id"]: row for row in rows_of("demo/dispatches.jsonl")}
SENTENCES = {row["id"]: row["starts"] for row in rows_of("tests/data/dispatch_sentences.jsonl")}
EVENTS = rows_of("tests/data/dispatch_events.jsonl")
each_story = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
each_event = pytest.mark.parametrize("event", EVENTS, ids=[f"{event['id']}-{event['words'][:30]}" for event in EVENTS])


def nearest_day(month: str, day: str, published: date) -> date:
    """The day of that month which lies nearest to publication, as readers of a wire understand it."""
    years = (published.year - 1, published.year, published.year + 1)
    return min((date(year, MONTHS.index(month) + 1, int(day)) for year in years), key=lambda d: abs(d - published))


def test_there_are_24_stories_with_ids_of_their_own() -> None:
    assert len(rows_of("demo/dispatches.jsonl")) == len(STORIES) == len(SENTENCES) == 24
    assert set(STORIES) == set(SENTENCES) == {event["id"] for event in EVENTS}


@each_story
def test_a_story_has_every_field_and_a_wire_length(story: Row) -> None:
    assert list(story) == ["id", "title", "published", "source", "byline", "url", "text"]
    assert story["title"]
    assert story["source"]
    assert date(2024, 1, 1) <= date.fromisoformat(story["published"]) <= date.fromisoformat(AS_OF)
    assert 200 <= len(story["text"].split()) <= 450


@each_story
def test_a_story_is_clean_text(story: Row) -> None:
    text = story["text"]
    assert text == text.strip()
    assert not re.search(r"  |\n{3,}|(?<!\n)\n(?!\n)| \n|\n ", text)
    assert text.count('"') % 2 == 0
    assert text.count("“") == text.count("”")


@each_story
def test_weekdays_and_dates_agree(story: Row) -> None:
    published = date.fromisoformat(story["published"])
    for weekday, month, day in re.findall(WEEKDAY + r", " + MONTH_DAY, story["text"]):
        assert WEEKDAYS[nearest_day(month, day, published).weekday()] == weekday


@each_story
def test_a_dated_dateline_gives_the_day_of_publication(story: Row) -> None:
    published = date.fromisoformat(story["published"])
    dateline = re.match(DATELINE, story["text"])
    if dateline:
        assert nearest_day(dateline[1], dateline[2], published) == published


def test_the_checks_of_days_have_something_to_check() -> None:
    assert sum(bool(re.match(DATELINE, story["text"])) for story in STORIES.values()) >= 10
    assert sum(len(re.findall(WEEKDAY + ", " + MONTH_DAY, story["text"])) for story in STORIES.values()) >= 4


@each_story
def test_sentence_starts_are_ascending_first_characters(story: Row) -> None:
    text, starts = story["text"], SENTENCES[story["id"]]
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert starts[-1] < len(text)
    assert all(not text[start].isspace() for start in starts)
    assert all(text[start - 1].isspace() for start in starts[1:])
    assert {match.end() for match in re.finditer(r"\n\n", text)} <= set(starts)


@each_event
def test_an_event_quotes_its_story_within_one_sentence(event: Row) -> None:
    text, starts = STORIES[event["id"]]["text"], SENTENCES[event["id"]]
    assert text.count(event["words"]) == 1
    first = text.index(event["words"])
    assert not any(first < start < first + len(event["words"]) for start in starts)


@each_event
def test_an_event_keeps_to_the_ontology(event: Row) -> None:
    assert event["type"]
    assert set(event["type"]) <= PLOVER
    assert event["status"]
    assert set(event["status"]) <= set(STATUSES)
    sides = event["actors"] + event["recipients"]
    assert event["actors"]
    assert all(re.fullmatch(r"[A-Z]{3}|(IGO|NGO|MNC):[A-Z0-9]+", side) for side in sides)
    assert event["where"] is None or re.fullmatch(r"[A-Z]{3}", event["where"])


@each_event
def test_an_event_s_days_agree_with_its_words(event: Row) -> None:
    assert (event["start"] is None) == (event["end"] is None)
    if event["start"] is None:
        return
    start, end = date.fromisoformat(event["start"]), date.fromisoformat(event["end"])
    assert start <= end
    days = [start + timedelta(n) for n in range((end - start).days + 1)]
    for weekday in re.findall(WEEKDAY, event["words"]):
        assert weekday in {WEEKDAYS[day.weekday()] for day in days}
    for month, day in re.findall(MONTH_DAY, event["words"]):
        assert nearest_day(month, day, start) in days


def test_every_story_has_three_to_six_events() -> None:
    counts = [sum(event["id"] == story for event in EVENTS) for story in STORIES]
    assert min(counts) >= 3
    assert max(counts) <= 6


@pytest.mark.parametrize("code", sorted(PLOVER))
def test_every_type_is_the_best_reading_of_two_events(code: str) -> None:
    assert sum(event["type"][0] == code for event in EVENTS) >= 2


@pytest.mark.parametrize("dyad", [{"KEN", "ETH"}, {"PER", "BOL"}])
def test_the_two_dyads_have_a_rich_timeline(dyad: set[str]) -> None:
    between = [event for event in EVENTS if dyad <= {*event["actors"], *event["recipients"]}]
    assert len(between) >= 10
    assert len({event["id"] for event in between}) == 4


def test_the_agenda_has_plans_ahead_and_overdue() -> None:
    plans = [event for event in EVENTS if event["status"][0] == "planned" and event["end"]]
    assert sum(event["start"] > AS_OF for event in plans) >= 6
    assert sum(event["end"] < AS_OF for event in plans) >= 4
