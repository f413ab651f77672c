"""The dateline of a story: place, agency, day and the spans they stand at."""

import pytest

from legation import places


@pytest.mark.parametrize(
    ("text", "line", "country", "agency", "day"),
    [
        ("SEOUL, Jan 13 (Reuters) - The envoy landed.", "SEOUL, Jan 13 (Reuters) -", "KOR", "Reuters", "Jan 13"),
        ("NAIROBI, August 13 (Xinhua) -- Kenya said", "NAIROBI, August 13 (Xinhua) --", "KEN", "Xinhua", "August 13"),
        ("KYIV, Ukraine (AP) — Two drones fell.", "KYIV, Ukraine (AP) —", "UKR", "AP", None),
        ("Paris, Jan. 13, 2025 (AFP) – France said", "Paris, Jan. 13, 2025 (AFP) –", "FRA", "AFP", "Jan. 13, 2025"),
        ("BEIRUT/JERUSALEM, Oct 3 (Reuters) - Fire", "BEIRUT/JERUSALEM, Oct 3 (Reuters) -", "LBN", "Reuters", "Oct 3"),
        ("Moscow, January 13. /TASS/. A court", "Moscow, January 13. /TASS/.", "RUS", "TASS", "January 13"),
        ("TOKYO — The yen fell.", "TOKYO —", "JPN", None, None),
        ("ISLAMABAD: The cabinet met.", "ISLAMABAD:", "PAK", None, None),
        ("TEGUCIGALPA, 3 March 2024 (AFP) - Rain", "TEGUCIGALPA, 3 March 2024 (AFP) -", "HND", "AFP", "3 March 2024"),
        ("Talks\nBy Ana Ruiz\n\nLIMA, July 2 (Reuters) - Peru", "LIMA, July 2 (Reuters) -", "PER", "Reuters", "July 2"),
    ],
)  # fmt: skip
def test_a_dateline_is_read(text: str, line: str, country: str, agency: str | None, day: str | None) -> None:
    found = places.dateline(text)
    assert found is not None
    assert found.text == line == text[slice(*found.span)]
    assert found.place is not None
    assert found.place.country == country
    assert text[slice(*found.place.span)] == found.place.text
    assert (found.agency, found.day) == (agency, day)
    assert found.day_span is None or text[slice(*found.day_span)] == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The talks - they said - went well.",
        "Seoul-based investors sold.",
        "NATO: an alliance of thirty-two.",
        "UPDATE: Japan says no.",
        "Jan 13 (Reuters) - The dollar rose.",
        "Georgia: a country to visit.",
        "Mr. Paris - the butler - knew.",
    ],
)
def test_other_openings_are_no_dateline(text: str) -> None:
    assert places.dateline(text) is None


def test_an_agency_vouches_for_a_place_the_table_lacks() -> None:
    found = places.dateline("QWERTZUVILLE, May 5 (AP) - A barn burned.")
    assert found is not None
    assert (found.place, found.agency, found.day) == (None, "AP", "May 5")
