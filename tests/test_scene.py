"""The scene of a story: days and places for events that tell none; and how well on labelled stories of ours."""

from __future__ import annotations

import json
from datetime import date
from functools import cache

import numpy as np
import pytest

import legation
from legation.evaluation.assignment import best_pairs
from legation.evaluation.stories import located_at, matches_at
from legation.model import EventMention, Story, day
from tests.sentences import DATA

STRIKE = """\
LIMA, March 4 (Reuters) - Peruvian miners marched on the capital on Monday to demand higher pay, police said.

Officers fired tear gas and arrested 14 people. President Marta Quispe accused the union of blackmail.

The union has rejected the offer. In Arequipa, shopkeepers closed their doors. Soldiers were sent there.

The last walkout, in August 2017, lasted a month. Troops shot two miners.
"""


VISIT = """\
KYIV, March 4 (Reuters) - Ukraine opened a road on Monday.

Polish President Lech Nowak spoke of grain on the second day of his state visit.
"""


@cache
def events(text: str, published: str) -> tuple[EventMention, ...]:
    return legation.Reader().read(Story(text, published=published)).events


def told(trigger: str) -> EventMention:
    return next(event for event in events(STRIKE, "2019-03-05") if event.trigger.text == trigger)


def test_what_names_no_day_is_of_the_day_of_the_news() -> None:
    arrest = told("arrested")
    assert arrest.when is not None
    assert (arrest.when.start, arrest.when.end) == (date(2019, 3, 4), date(2019, 3, 4))
    assert (arrest.when.text, arrest.when.span, arrest.when.inferred) == (None, None, True)
    assert "day of the scene" in arrest.why


@pytest.mark.parametrize(
    ("opening", "days"),
    [
        ("LA PAZ, March 5 (Reuters) - Miners blocked a road in Bolivia on Monday.", (5, 5)),  # agencies file at once
        ("Miners blocked a road in Bolivia on Monday.", (4, 5)),
        ("Miners blocked a road in Bolivia yesterday.", (4, 4)),  # a morning's paper
    ],
)
def test_what_is_said_answers_the_news_of_the_day(opening: str, days: tuple[int, int]) -> None:
    *_, accusation = events(f"{opening}\n\nThe government accused Peru of blackmail.", "2019-03-05")
    assert (accusation.trigger.text, accusation.when and accusation.when.inferred) == ("accused", True)
    assert accusation.when is not None
    assert (accusation.when.start, accusation.when.end) == tuple(date(2019, 3, day) for day in days)


def test_a_perfect_farther_down_tells_no_day() -> None:
    assert told("rejected").when is None


def test_a_text_that_lost_its_line_breaks_is_no_single_opening() -> None:
    lost = events(
        STRIKE.replace("\n", " ").strip() + " Quispe spoke for an hour." * 4 + " Chile has condemned Peru.",
        "2019-03-05",
    )
    condemned = next(event for event in lost if event.trigger.text == "condemned")
    assert condemned.when is None


def test_a_country_is_quoted_by_the_words_that_name_it() -> None:
    (event,) = events("A Turkish court convicted two men of spying.", "2019-03-05")
    assert event.where is not None
    assert (event.where.text, event.where.span, event.where.country) == ("Turkish", (2, 9), "TUR")
    (event,) = events("Police arrested two men.", "2019-03-05")
    assert event.where is None


def test_a_deed_of_people_of_one_country_took_place_in_it() -> None:
    arrest = told("arrested")
    assert arrest.where is not None
    assert arrest.where.country == "PER"


@pytest.mark.parametrize(
    ("text", "country", "why"),
    [
        ("Ghana closed its border with Togo on Monday.", "GHA", None),
        ("Rebels killed ten villagers on Syrian soil.", "SYR", None),
        ("Kenyan police shot two farmers near Lake Victoria.", "KEN", "country of its sides"),
        (VISIT, "UKR", "in the country of the date line"),
        ("Traders protested against France.", None, None),  # wherever they are
    ],
)
def test_where_no_place_of_the_gazetteer_is_named(text: str, country: str | None, why: str | None) -> None:
    event = events(text, "2019-03-05")[-1]
    assert (event.where.country if event.where else None) == country
    assert why is None or why in event.why


def test_the_country_of_a_visit_is_its_host() -> None:
    visit = events(VISIT, "2019-03-05")[-1]
    (host,) = visit.recipients
    assert (host.country, host.kind, VISIT[slice(*host.span)]) == ("UKR", "country", host.text)


def test_a_place_of_then_lies_in_the_state_of_then() -> None:
    text = "Serbian police killed 20 people in Pristina on {}."
    then, later = (events(text.format(day), "2008-03-02")[0].where for day in ("January 5", "Saturday"))
    assert (then and then.country, later and later.country) == ("SRB", "XKX")


def test_a_story_without_a_day_gets_none() -> None:
    (event,) = legation.Reader().read(Story("Police arrested 14 people.")).events
    assert event.when is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Relations soured last October, when troops opened fire on crowds.", "2018-10-01", "2018-10-31"),
        ("In 1995 China occupied a reef.", "1995-01-01", "1995-12-31"),
        ("Since May, Russian troops have been stationed in the valley.", "2018-05-01", "2019-03-05"),
        ("This year Turkey ended its operation in Syria.", "2019-01-01", "2019-03-05"),
        ("Chad laid a wreath at a memorial for the victims of the 1945 battle.", None, None),
        ("Poland, invited by NATO to join in Madrid in July 1997, signed.", "1997-07-01", "1997-07-31"),
        ("Peru has pressed Chile since a man was held nearly two years ago.", "2017-03-05", "2019-03-05"),
        ("Dozens of Kenyans have died in fighting with Somalia in recent weeks.", None, "2019-03-05"),
        ("Kenyans have protested for three weeks.", "2019-02-12", "2019-03-05"),
        ("Greeks protested on Sunday night and into the early hours of Monday.", "2019-03-03", "2019-03-04"),
        ("Ana Quispe of Peru began a three-day visit to Chile on Monday.", "2019-03-04", "2019-03-06"),
        ("Ana Quispe of Peru arrived in Chile on Monday for a two-day visit.", "2019-03-04", "2019-03-05"),
        ("Ana Quispe of Peru ended a three-day visit to Chile on Monday.", "2019-03-02", "2019-03-04"),
    ],
)
def test_the_time_of_the_clause(text: str, start: str | None, end: str | None) -> None:
    when = [event.when for event in events(text, "2019-03-05")]
    days = {(span.start, span.end) for span in when if span is not None and span.text is not None}
    assert days == ({(day(start), day(end))} if end else set())


def test_what_the_news_comes_after_is_counted_back_from_it() -> None:
    *_, strike = events("Mali left the bloc on Sunday. The move came four days after Ghana struck Mali.", "2019-03-05")
    assert (strike.type, strike.when and strike.when.start) == ("ASSAULT", date(2019, 2, 27))


def test_what_one_is_accused_of_has_a_day_of_its_own() -> None:
    told = events("Chile is accused of the kidnapping of three Peruvian lawyers in 1977.", "2019-03-05")
    days = {event.type: event.when.start if event.when is not None else None for event in told}
    assert days == {"ACCUSE": None, "ASSAULT": date(1977, 1, 1)}


def test_the_day_of_a_decision_is_not_the_day_of_what_it_decides() -> None:
    (release,) = events("The rebels agreed on Monday to release the hostages.", "2012-03-07")
    assert (release.status, release.when) == ("planned", None)


def test_a_past_deed_has_a_past_day_however_far() -> None:
    (exile,) = events("Kenya expelled the Ugandan envoy on March 4.", "2019-01-03")
    assert (exile.when and exile.when.start, exile.background) == (date(2018, 3, 4), True)


def test_no_stretch_leads_beyond_the_calendar() -> None:
    (visit,) = events("Ana Quispe of Peru began a three-day visit to Chile on Friday.", "9999-12-31")
    assert (visit.when and visit.when.start, visit.when and visit.when.end) == (date.max, date.max)


def test_what_goes_on_the_air_tells_of_the_same_day() -> None:
    def first_day(source: str) -> date | None:
        story = Story("Kenyan police arrested two men in Nairobi.", published="2019-03-05", source=source)
        (event,) = legation.Reader().read(story).events
        return event.when.start if event.when is not None else None

    assert (first_day("VOA News"), first_day("The Daily Nation")) == (date(2019, 3, 5), date(2019, 3, 4))


@cache
def marks() -> dict[str, list[bool]]:
    """Which fields are right of the events of the locked half that are found at their own words."""
    rows = [json.loads(line) for line in (DATA / "stories.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["half"] == "check"]
    found: dict[str, list[bool]] = {}
    readings = legation.Reader().read_many([Story.from_dict(row["story"]) for row in rows])
    for row, reading in zip(rows, readings, strict=True):
        gold, text = row["events"], row["story"]["text"]
        spots = [located_at(event, text) for event in gold]
        gains = np.zeros((len(gold), len(reading.events)))
        for one, (event, spot) in enumerate(zip(gold, spots, strict=True)):
            for other, mention in enumerate(reading.events):
                at = mention.trigger.span[0]
                if spot.words[0] <= at < spot.words[1] and matches_at(event, spot, mention):
                    gains[one, other] = 1.0
        for one, other in best_pairs(gains):
            if gains[one, other]:
                for name, right in _marks(gold[one], reading.events[other]):
                    found.setdefault(name, []).append(right)
    return found


def _marks(gold: dict, event: EventMention) -> list[tuple[str, bool]]:
    told = [("status", event.status in gold["status"]), ("background", event.background == gold["background"])]
    if gold["start"]:
        start, end, when = day(gold["start"]), day(gold["end"]), event.when
        told.append(("days", when is not None and (when.start, when.end) == (start, end)))
    if gold["where"] and (event.quad in (2, 4) or event.type == "CONSULT"):
        told.append(("country", event.where is not None and event.where.country == gold["where"]))
    if gold["said_by"]:
        speaker = event.attribution.speaker if event.attribution else None
        words = set(f"{speaker.text} {speaker.name or ''}".lower().split()) if speaker else set()
        told.append(("speaker", bool(words & set(gold["said_by"].lower().split()) - {"the", "a", "an"})))
    return told


# Floors a little under what was measured on 2026-11-27, on stories that no rule was made for.
@pytest.mark.parametrize(
    ("field", "floor"), [("status", 0.90), ("background", 0.86), ("days", 0.44), ("country", 0.60), ("speaker", 0.70)]
)
def test_fields_on_the_locked_half(field: str, floor: float) -> None:
    assert len(marks()[field]) >= 50
    assert np.mean(marks()[field]) >= floor
