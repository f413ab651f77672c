"""Times in wire copy: what is found, its TimeML value, and its days."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from legation.errors import DateError
from legation.model import TimeExpression
from legation.times import find

PUBLISHED = date(2024, 9, 18)  # a Wednesday


def one(text: str, published: date | None = PUBLISHED) -> TimeExpression:
    """The only time of a text."""
    found = find(text, published)
    assert len(found) == 1, [time.text for time in found]
    return found[0]


def days(time: TimeExpression) -> tuple[str, str] | None:
    return (time.start.isoformat(), time.end.isoformat()) if time.start and time.end else None


ABSOLUTE = [
    ("Lesotho voted on 7 October 2022.", "7 October 2022", "2022-10-07", ("2022-10-07", "2022-10-07"), "day"),
    ("They signed it on March 3, 2019 in Lima.", "March 3, 2019", "2019-03-03", ("2019-03-03", "2019-03-03"), "day"),
    ("Signed on the 5th of May 2020.", "the 5th of May 2020", "2020-05-05", ("2020-05-05", "2020-05-05"), "day"),
    ("The log gives 2023-11-30 as its day.", "2023-11-30", "2023-11-30", ("2023-11-30", "2023-11-30"), "day"),
    ("Rwanda joined in June 2007.", "June 2007", "2007-06", ("2007-06-01", "2007-06-30"), "month"),
    ("It fell in early 2011.", "early 2011", "2011", ("2011-01-01", "2011-07-02"), "year"),
    ("It ended by the end of March 1962.", "the end of March 1962", "1962-03", ("1962-03-17", "1962-03-31"), "month"),
    (
        "Exports rose in the third quarter of 2019.",
        "the third quarter of 2019",
        "2019-Q3",
        ("2019-07-01", "2019-09-30"),
        "quarter",
    ),
    (
        "Growth slowed in the second half of 2016.",
        "the second half of 2016",
        "2016-H2",
        ("2016-07-01", "2016-12-31"),
        "quarter",
    ),
    ("The war of the 1990s left scars.", "the 1990s", "199X", ("1990-01-01", "1999-12-31"), "decade"),
    ("A treaty of the 19th century still holds.", "the 19th century", "18XX", ("1800-01-01", "1899-12-31"), "century"),
    (
        "Snow stopped them in the winter of 1939.",
        "the winter of 1939",
        "1939-WI",
        ("1939-12-01", "1940-02-29"),
        "quarter",
    ),
    ("They fought at Plataea in 479 BC.", "479 BC", "BC0479", None, "year"),
    ("The budget for fiscal 2021 passed.", "fiscal 2021", "2021", ("2020-10-01", "2022-03-31"), "year"),
    ("Troops withdrew on Good Friday 1998.", "Good Friday 1998", "1998-04-10", ("1998-04-10", "1998-04-10"), "day"),
]


@pytest.mark.parametrize(("text", "words", "value", "span", "grain"), ABSOLUTE, ids=[row[1] for row in ABSOLUTE])
def test_dates_of_the_calendar(text, words, value, span, grain):
    time = one(text)
    assert (time.text, time.type, time.value, days(time), time.grain) == (words, "DATE", value, span, grain)


RELATIVE = [
    ("Envoys met on Monday in Muscat.", "Monday", "2024-09-16", ("2024-09-16", "2024-09-16")),
    ("Envoys will meet on Monday in Muscat.", "Monday", "2024-09-23", ("2024-09-23", "2024-09-23")),
    ("The court ruled on Wednesday.", "Wednesday", "2024-09-18", ("2024-09-18", "2024-09-18")),
    ("The court will rule on Wednesday.", "Wednesday", "2024-09-18", ("2024-09-18", "2024-09-18")),
    ("He resigned last Wednesday.", "last Wednesday", "2024-09-11", ("2024-09-11", "2024-09-11")),
    ("Polls open next Thursday.", "next Thursday", "2024-09-26", ("2024-09-26", "2024-09-26")),
    ("Ministers must decide until Friday.", "Friday", "2024-09-20", ("2024-09-20", "2024-09-20")),
    ("The army shelled the port last week.", "last week", "2024-W37", ("2024-09-09", "2024-09-15")),
    ("A summit is due next month.", "next month", "2024-10", ("2024-10-01", "2024-10-31")),
    ("The ban took effect earlier this year.", "earlier this year", "2024", ("2024-01-01", "2024-09-18")),
    ("The pact expires later this month.", "later this month", "2024-09", ("2024-09-18", "2024-09-30")),
    ("Rebels left two days ago.", "two days ago", "2024-09-16", ("2024-09-16", "2024-09-16")),
    ("They quit the bloc three years ago.", "three years ago", "2021", ("2021-01-01", "2021-12-31")),
    ("Clashes broke out over the weekend.", "the weekend", "2024-W37-WE", ("2024-09-14", "2024-09-15")),
    ("Sirens sounded in Haifa yesterday.", "yesterday", "2024-09-17", ("2024-09-17", "2024-09-17")),
    (
        "The envoy left the day before yesterday.",
        "the day before yesterday",
        "2024-09-16",
        ("2024-09-16", "2024-09-16"),
    ),
    ("Talks were held in March.", "March", "2024-03", ("2024-03-01", "2024-03-31")),
    ("Talks were held in November.", "November", "2023-11", ("2023-11-01", "2023-11-30")),
    ("Talks will be held in March.", "March", "2025-03", ("2025-03-01", "2025-03-31")),
    ("A vote on October 2 could topple him.", "October 2", "2024-10-02", ("2024-10-02", "2024-10-02")),
    ("He was shot at home last Oct. 23.", "Oct. 23", "2023-10-23", ("2023-10-23", "2023-10-23")),
    ("He was put to death on December 4.", "December 4", "2023-12-04", ("2023-12-04", "2023-12-04")),
    ("They sued to stop it, but in March a judge let it go.", "March", "2024-03", ("2024-03-01", "2024-03-31")),
    ("The accession was planned for early March.", "early March", "2025-03", ("2025-03-01", "2025-03-16")),
    ("The road was cut on Monday last week.", "Monday last week", "2024-09-09", ("2024-09-09", "2024-09-09")),
]


@pytest.mark.parametrize(("text", "words", "value", "span"), RELATIVE, ids=[row[0] for row in RELATIVE])
def test_times_told_from_publication(text, words, value, span):
    time = one(text)
    assert (time.text, time.value, days(time)) == (words, value, span)


NARRATIVE = [
    ("Ghana became a republic on July 1, 1960. Two days later its envoy left.", "Two days later", "1960-07-03"),
    ("Ghana became a republic on July 1, 1960. The following year the Queen came.", "The following year", "1961"),
    ("Shelling began on 4 May 2015 and on the same day the airport closed.", "the same day", "2015-05-04"),
    ("Shelling began on 4 May 2015. A week earlier the envoys had left.", "A week earlier", "2015-W18"),
    ("The coup came in June 1965. Later that month the assembly was dissolved.", "Later that month", "1965-06"),
]


@pytest.mark.parametrize(("text", "words", "value"), NARRATIVE, ids=[row[1] for row in NARRATIVE])
def test_times_told_from_the_story(text, words, value):
    assert {time.text: time.value for time in find(text, PUBLISHED)}[words] == value


def test_days_are_counted_from_a_day_and_not_from_a_week():
    text = "The envoy was expelled on Tuesday. Danes began to leave last week. A day earlier, gunmen came to a village."
    assert [time.value for time in find(text, PUBLISHED)] == ["2024-09-17", "2024-W37", "2024-09-16"]


def test_a_day_later_does_not_count_from_the_day_of_a_statement():
    text = "The bridge was hit on 2 September, the ministry said on Tuesday. Two days later it was open again."
    assert [time.value for time in find(text, PUBLISHED)] == ["2024-09-02", "2024-09-17", "2024-09-04"]


OTHERS = [
    ("The siege lasted for more than six years.", "more than six years", "DURATION", "P6Y"),
    ("Peace held for weeks.", "weeks", "DURATION", "PXW"),
    ("A two-day summit opened.", "two-day", "DURATION", "P2D"),
    ("The blockade has eased in the past two months.", "the past two months", "DURATION", "P2M"),
    ("They spoke for two and a half hours.", "two and a half hours", "DURATION", "PT2H30M"),
    ("Planes take off daily.", "daily", "SET", "P1D"),
    ("Families march every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
    ("Guns fell silent at 8 p.m. on Monday.", "8 p.m. on Monday", "TIME", "2024-09-16T20:00"),
    ("Rockets struck on Monday night.", "Monday night", "TIME", "2024-09-16TNI"),
    ("The curfew starts at 10:30 p.m.", "10:30 p.m.", "TIME", "2024-09-18T22:30"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), OTHERS, ids=[row[1] for row in OTHERS])
def test_lengths_sets_and_hours(text, words, kind, value):
    time = one(text)
    assert (time.text, time.type, time.value) == (words, kind, value)
    assert (time.start is None) == (kind in {"DURATION", "SET"})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Envoys met on Monday.", "XXXX-WXX-1"),
        ("Talks were held in March.", "XXXX-03"),
        ("It opened on March 3.", "XXXX-03-03"),
        ("He resigned yesterday.", "PAST_REF"),
        ("They rule the port now.", "PRESENT_REF"),
        ("The army left last week.", "PAST_REF"),
    ],
)
def test_without_publication_relative_times_have_no_days(text, value):
    time = one(text, None)
    assert (time.value, time.start, time.end) == (value, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "A 43-year-old teacher and her 20 months old son fled.",
        "Premier Theresa May said so.",
        "They may march in the fall of the regime.",
        "The convoy carried 1950 rifles and $2019.",
        "He is 65 years of age.",
        "The second sun rose by half.",
    ],
)
def test_what_is_no_time(text):
    assert find(text, PUBLISHED) == []


@pytest.mark.parametrize(
    "line",
    [
        "QUITO, Sept 16 (Reuters) - ",
        "QUITO, September 16 (Xinhua) -- ",
        "QUITO, Sept. 16 (AP) — ",
        "QUITO, 16 Sept (AFP) - ",
    ],
)
def test_the_date_line_is_the_day_of_the_telling(line):
    dated, today = find(f"{line}Ecuador closed its border today.", PUBLISHED)
    assert (dated.value, today.value) == ("2024-09-16", "2024-09-16")


def test_two_months_share_the_year_that_follows():
    times = find("Between November and February 1983 prices doubled; from 5 to 7 March 1983 shops shut.", PUBLISHED)
    assert [time.value for time in times] == ["1982-11", "1983-02", "1983-03-05", "1983-03-07"]


def test_history_counts_months_from_the_last_year_told():
    text = (
        "Chad became independent in 1960. Parties were banned in 1962. In September 1963 riots broke out. By December "
        "the army held the capital. In January elections were called. War came in 1965 and lasted until 1979. "
    )
    values = [time.value for time in find(text, PUBLISHED)]
    assert values == ["1960", "1962", "1963-09", "1963-12", "1964-01", "1965", "1979"]


def test_publication_may_be_a_day_a_datetime_or_a_string():
    expected = find("They met on Monday.", PUBLISHED)
    assert find("They met on Monday.", "2024-09-18") == expected
    assert find("They met on Monday.", datetime(2024, 9, 18, 23, 59)) == expected
    with pytest.raises(DateError, match="18/09/2024"):
        find("They met on Monday.", "18/09/2024")


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_are_survived(published):
    text = (
        "On Monday, next week, last year, a century ago, 30 years later, tomorrow, next Christmas and over the weekend."
    )
    assert all(days(time) is None or time.start <= time.end for time in find(text, published))
    assert all((time.start is None) == (time.end is None) for time in find(text, published))
