"""`resolve`: names and descriptions by their own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.actors import resolve
from legation.errors import DateError
from legation.evaluation.actors import actors

SECTORS = {
    None, "GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY", "OPP", "REB", "UAF", "CRM", "BUS", "MED", "EDU", "HLH",
    "AGR", "LAB", "REL", "ELI", "REF", "CVL", "NGO", "IGO", "MNC", "UNK",
}  # fmt: skip

TOLD = [
    ("Kenya's foreign minister, Amina Odhiambo", "KEN", "GOV"),
    ("Peruvian", "PER", None),
    ("two Swedes", "SWE", None),
    ("the Élysée", "FRA", "GOV"),
    ("Brasília", "BRA", "GOV"),
    ("the Senegalese navy", "SEN", "MIL"),
    ("Ghana's electoral commission", "GHA", "GOV"),
    ("a retired Thai general", "THA", "ELI"),
    ("opposition lawmakers", None, "LEG"),
    ("Sunni militiamen", None, "UAF"),
    ("the mayor of Rotterdam", "NLD", "GOV"),
    ("Bolivia's ambassador to Spain", "BOL", "GOV"),
    ("a spokesman for the Nigerian army", "NGA", "MIL"),
    ("Lagos police", "NGA", "COP"),
    ("Hamas fighters", "PSE", "REB"),
    ("garment workers in Dhaka", "BGD", "LAB"),
    ("the president of the Knesset", "ISR", "LEG"),
    ("UN refugee agency", "IGO", "IGO"),
    ("the secretary-general of NATO", "IGO", "GOV"),
    ("Soviet troops", "SUN", "MIL"),
    ("Kosovan prosecutors", "XKX", "JUD"),
    ("Petrobras", "BRA", "BUS"),
    ("Doctors Without Borders", "NGO", "NGO"),
    ("political prisoners in Belarus", "BLR", "CVL"),
    ("drug smugglers", None, "CRM"),
    ("ethnic Albanians", None, "CVL"),
    ("US-backed Syrian rebels", "SYR", "REB"),
    ("the home secretary", "GBR", "GOV"),
    ("the International Criminal Court", "IGO", "JUD"),
    ("a Kremlin spokesman", "RUS", "GOV"),
    ("two Republican senators", "USA", "LEG"),
    ("Christian Democratic lawmakers", None, "LEG"),
    ("four American oil executives", "USA", "BUS"),
]


@pytest.mark.parametrize(("text", "country", "sector"), TOLD)
def test_country_and_sector_by_the_words(text: str, country: str | None, sector: str | None) -> None:
    actor = resolve(text)
    assert (actor.country, actor.sector) == (country, sector)


OFFICES = [
    ("US President-elect Donald Hale", "Donald Hale", "president", "elect"),
    ("suspended President Yoo Min Jae", "Yoo Min Jae", "president", "suspended"),
    ("Interim Prime Minister Garry Toussaint", "Garry Toussaint", "prime minister", "acting"),
    ("Former Irish premier Sean Byrne", "Sean Byrne", "prime minister", "former"),
    ("Minister of Foreign Affairs Ali Youssouf", "Ali Youssouf", "foreign minister", "current"),
    ("Taiwan’s deputy foreign minister", None, "deputy foreign minister", "current"),
    ("India's external affairs minister", None, "foreign minister", "current"),
    ("Tokyo's top diplomat", None, "foreign minister", "current"),
    ("UK Foreign Secretary Diana Holt", "Diana Holt", "foreign secretary", "current"),
    ("Lt. Gen. Paul Okoth", "Paul Okoth", "lieutenant general", "current"),
]


@pytest.mark.parametrize(("text", "name", "office", "state"), OFFICES)
def test_office_state_and_person(text: str, name: str | None, office: str, state: str) -> None:
    actor = resolve(text)
    assert (actor.kind, actor.name, actor.office, actor.office_state) == ("person", name, office, state)


def test_a_name_alone_is_a_person_of_unknown_sector() -> None:
    actor = resolve("Amina Odhiambo")
    assert (actor.kind, actor.name, actor.country, actor.sector) == ("person", "Amina Odhiambo", None, "UNK")


def test_context_tells_the_country_that_the_words_leave_open() -> None:
    assert resolve("gunmen", context="an attack in Burkina Faso").country == "BFA"
    assert resolve("Chadian gunmen", context="an attack in Burkina Faso").country == "TCD"


def test_two_letters_that_changed_places_are_forgiven() -> None:
    assert resolve("Niarobi police").country == "KEN"


def test_a_small_us_is_no_country() -> None:
    assert resolve("us").country is None
    assert resolve("US").country == "USA"


def test_every_answer_says_why() -> None:
    assert resolve("the Kenyan foreign ministry").why


@given(st.text(max_size=60))
def test_any_string_gives_one_actor(text: str) -> None:
    actor = resolve(text)
    assert actor == resolve(text)
    assert actor.sector in SECTORS
    assert actor.country is None or actor.country.isupper()


@given(st.lists(st.sampled_from([word for text, *_ in TOLD for word in text.split()] + [",", "of", "'s"]), max_size=12))
def test_any_order_of_known_words_gives_one_actor(words: list[str]) -> None:
    assert resolve(" ".join(words)).sector in SECTORS


def test_dev_figures(shared) -> None:
    told = actors(shared / "data")["told"]
    assert told["country"] >= 0.95
    assert told["sector"] >= 0.88
    assert told["both"] >= 0.85


def test_an_office_of_a_state_that_is_no_more_is_a_former_one() -> None:
    assert resolve("the Soviet foreign minister", on="1985-03-11").office_state == "current"
    assert resolve("the Soviet foreign minister", on="2024-03-11").office_state == "former"
    assert resolve("the Kenyan foreign minister", on="2024-03-11").office_state == "current"


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(DateError, match="no date"):
        resolve("the Kenyan foreign minister", on="last spring")
