"""The table of members: who belonged to which body, and when."""

from datetime import date

import pytest

from legation.actors import tables

BODIES_TODAY = {
    "APEC": 21, "ARL": 22, "ASEAN": 11, "AU": 55, "BRICS": 10, "COE": 46, "COMMONWEALTH": 56, "CSTO": 6, "EAC": 8,
    "ECOWAS": 12, "EU": 27, "G7": 7, "GCC": 6, "NATO": 32, "OAS": 34, "OIC": 57, "OPEC": 12, "OSCE": 57, "SADC": 16,
    "SCO": 10,
}  # fmt: skip

CAME_AND_WENT = [
    ("EU", "GBR", 1972, False),
    ("EU", "GBR", 1973, True),
    ("EU", "GBR", 2015, True),
    ("EU", "GBR", 2020, True),
    ("EU", "GBR", 2021, False),
    ("NATO", "FIN", 2022, False),
    ("NATO", "FIN", 2023, True),
    ("WTO-WP", "SUN", 1970, True),
    ("WTO-WP", "ALB", 1970, False),
    ("WTO-WP", "RUS", 1992, False),
    ("OAU", "MAR", 1980, True),
    ("OAU", "MAR", 2000, False),
    ("AU", "MAR", 2010, False),
    ("AU", "MAR", 2018, True),
    ("OAU", "ZAR", 1990, True),
    ("OAU", "COD", 1990, False),
    ("OPEC", "ECU", 1980, True),
    ("OPEC", "ECU", 2000, False),
    ("OPEC", "ECU", 2010, True),
    ("ECOWAS", "MLI", 2024, True),
    ("ECOWAS", "MLI", 2026, False),
    ("COE", "RUS", 2023, False),
    ("G8", "RUS", 2005, True),
    ("G8", "RUS", 2016, False),
    ("V4", "CSK", 1992, True),
    ("V4", "SVK", 1992, False),
]


@pytest.mark.parametrize(("body", "country", "year", "belonged"), CAME_AND_WENT)
def test_a_state_belongs_from_its_first_year_to_its_last(body: str, country: str, year: int, belonged: bool) -> None:
    assert (country in tables.members(body, date(year, 6, 1))) is belonged


@pytest.mark.parametrize(("body", "count"), BODIES_TODAY.items())
def test_without_a_day_the_members_are_those_of_today(body: str, count: int) -> None:
    assert len(tables.members(body)) == count
    assert tables.members(body) == tables.members(body, date(2026, 11, 27))


def test_a_body_that_ended_has_no_members_today() -> None:
    for body in ("OAU", "WTO-WP", "G8", "WEU"):
        assert tables.members(body) == frozenset()
        assert tables.memberships()[body]


def test_an_unknown_body_is_empty() -> None:
    assert tables.members("HANSA") == frozenset()
    assert tables.members("HANSA", date(2000, 1, 1)) == frozenset()


def test_each_row_names_a_body_and_a_country_of_the_tables() -> None:
    known = {body.code for body in tables.bodies() if body.country == "IGO"}
    for code, rows in tables.memberships().items():
        assert code in known
        for row in rows:
            assert row.body == code
            assert row.country in tables.countries(), row


def test_the_rows_are_sorted_and_no_two_of_a_state_overlap() -> None:
    for rows in tables.memberships().values():
        assert list(rows) == sorted(rows, key=lambda row: (row.since or 0, row.country))
        last: dict[str, int | None] = {}
        for row in rows:
            assert row.since is None or row.until is None or row.since <= row.until, row
            if row.country in last:
                before = last[row.country]
                assert before is not None, row
                assert row.since is not None, row
                assert before <= row.since, row
            last[row.country] = row.until


def test_a_state_that_was_belongs_only_in_its_own_years() -> None:
    for rows in tables.memberships().values():
        for row in rows:
            years = tables.countries()[row.country].years
            if years:
                first, last = map(int, years.split("-"))
                assert row.since is not None, row
                assert row.until is not None, row
                assert first <= row.since <= row.until <= last, row
