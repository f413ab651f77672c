"""Finding places in plain text: what is a place, what only shares a word with one, and the spans that quote it."""

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation import places
from legation.errors import InputError
from legation.evaluation.places import places as score
from legation.places.gazetteer import TABLE, Gazetteer, key_of


def names(text: str) -> list[str]:
    return [place.text for place in places.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Envoys from Kenya and Ethiopia met in Addis Ababa.", ["Kenya", "Ethiopia", "Addis Ababa"]),
        ("The Washington Post said two reporters were held in Khartoum.", ["Khartoum"]),
        ("Researchers at the University of Chicago studied floods in Dhaka.", ["Dhaka"]),
        ("Oxford University and the Bank of England published the survey.", []),
        ("Paris Hilton flew to Tokyo.", ["Tokyo"]),
        ("Michael Jordan opened a school in Lisbon. Jordan said he would return.", ["Lisbon"]),
        ("Jordan said on Sunday that it would host talks in Amman.", ["Jordan", "Amman"]),
        ("Senator Lincoln Chafee met Mrs. Houston in Sofia.", ["Sofia"]),
        ("U.S. and UK envoys crossed the Strait of Hormuz.", ["U.S.", "UK", "Strait of Hormuz"]),
        ("They told us to leave in March, and in May we did.", []),
        ("Troops left the Golan Heights for Darfur.", ["Golan Heights", "Darfur"]),
        ("Ivory Coast and Burma abstained; the Netherlands did not.", ["Ivory Coast", "Burma", "Netherlands"]),
        ("Kyiv's mayor thanked N'Djamena and Xi'an.", ["Kyiv", "N'Djamena", "Xi'an"]),
        ("A ferry sank off Mobile, Ala., and another near Ashland, Ore.", ["Mobile", "Ala.", "Ashland", "Ore."]),
        ("Seoul-based investors sold shares.", ["Seoul"]),
        ("JAKARTA and HANOI signed.", ["JAKARTA", "HANOI"]),
        ("Kenyan and Ugandan officers met Filipinos.", ["Kenyan", "Ugandan", "Filipinos"]),
        ("Camps near Cox's Bazar flooded, the Red Cross said.", ["Cox's Bazar"]),
    ],
)  # fmt: skip
def test_a_place_is_found_and_a_shared_word_is_not(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("name", "country", "geonames"),
    [
        ("Addis Ababa", "ETH", 344979),
        ("Seoul", "KOR", 1835848),
        ("the Netherlands", "NLD", 2750405),
        ("Calif.", "USA", 5332921),
        ("D.C.", "USA", 4138106),
        ("Kosovar", "XKX", 831053),
        ("West Bank", "PSE", 285153),
        ("Africa", None, 6255146),
        ("South China Sea", None, None),
        ("Senkaku Islands", None, None),
        ("Donbas", "UKR", None),
        ("Soviet Union", "SUN", None),
        ("Kharkiv region", "UKR", None),
    ],
)
def test_a_name_alone_resolves(name: str, country: str | None, geonames: int | None) -> None:
    place = places.resolve(name, [(0, len(name))])[0]
    assert place is not None
    assert (place.country, place.geonames) == (country, geonames)
    assert place.latitude is not None
    assert place.longitude is not None


def test_the_contract_example() -> None:
    text = (
        "Kenya's foreign minister, Amina Odhiambo, will meet her Ethiopian counterpart in Addis Ababa on Thursday, "
        "the Kenyan foreign ministry said."
    )
    place = places.resolve(text, spans=[(81, 92)])[0]
    assert place is not None
    assert (place.text, place.name, place.country, place.geonames) == ("Addis Ababa", "Addis Ababa", "ETH", 344979)
    assert place.latitude == pytest.approx(9.025, abs=0.01)
    assert place.longitude == pytest.approx(38.747, abs=0.01)


def test_an_unknown_name_is_none_and_empties_nothing() -> None:
    text = "Trucks left Qwertzuville for Nairobi."
    unknown, known = places.resolve(text, [(12, 24), (29, 36)])
    assert unknown is None
    assert known is not None
    assert known.country == "KEN"


@pytest.mark.parametrize("span", [(0, 0), (-1, 3), (3, 99), (5, 2)])
def test_a_span_outside_the_text_is_an_error(span: tuple[int, int]) -> None:
    with pytest.raises(InputError, match="lies outside the text"):
        places.resolve("In Lima.", [span])


def test_the_source_speaks_for_its_home() -> None:
    text = "Athens wants more money for its schools."
    at_large = places.find(text)[0]
    at_home = places.find(text, source="The Georgia Courier of Atlanta, Macon and Savannah")[0]
    assert at_large.country == "GRC"
    assert at_home.country == "USA"


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Seoul", "U.S.", "Paris, Texas", "St. ", "Gaza", "the", ", ", ". ", "\n", "'s", "-", "Jordan"])
        | st.text(max_size=12)
    ).map(" ".join)
)  # fmt: skip
def test_any_text_is_survived_and_spans_quote_it(text: str) -> None:
    found = places.find(text)
    assert [place.text for place in found] == [text[slice(*place.span)] for place in found]
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))
    assert found == places.find(text)
    places.dateline(text)


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=60), st.data())
def test_any_span_gets_one_answer(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    answers = places.resolve(text, [(start, end), (start, end)])
    assert len(answers) == 2
    assert answers[0] == answers[1]
    assert answers[0] is None or answers[0].text == text[start:end]


def test_keys_forget_accents_case_and_stops() -> None:
    assert key_of("São Tomé") == key_of("SAO TOME") == "sao tome"
    assert key_of("St. Louis") == key_of("Saint Louis")
    assert key_of("U.S.") == "u s"
    assert key_of("the Bahamas") == "bahamas"
    assert key_of("Łódź") == "lodz"
    assert key_of("--") == ""


def test_the_table_is_small_and_opens_at_once() -> None:
    start = time.perf_counter()
    assert Gazetteer(TABLE).candidates("seoul")
    assert time.perf_counter() - start < 0.1
    assert TABLE.stat().st_size <= 25_000_000


def test_the_scorer_counts_what_it_says(tmp_path: Path) -> None:
    text = "Rain fell in Lima and in Qwertzuville."
    toponyms = [
        {"start": 13, "end": 17, "geonameid": "3936456",
         "lat": -12.0, "lon": -77.0, "fcode": "PPLC", "country": "Peru"},
        {"start": 25, "end": 37, "geonameid": "1", "lat": 10.0, "lon": 10.0, "fcode": "PPL", "country": "Nigeria"},
    ]  # fmt: skip
    (tmp_path / "dev").mkdir()
    row = {"text": text, "toponyms": toponyms}
    (tmp_path / "dev" / "places_lgl.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    figures = score(tmp_path)
    assert figures["toponyms"] == 2
    assert figures["acc@161km"] == figures["id exact"] == figures["country"] == figures["resolved"] == 0.5
    assert figures["end to end precision"] == 1.0
    assert figures["end to end recall"] == 0.5


def test_local_news_keeps_its_floor(shared: Path) -> None:
    figures = score(shared / "data")
    assert figures["acc@161km"] >= 0.86
    assert figures["id exact"] >= 0.70
    assert figures["end to end f1"] >= 0.75
