"""Looking people up in a who's-who, and what a reader makes of it."""

from __future__ import annotations

from datetime import date

import pytest

import legation
from legation import Office, Story
from legation.actors import Directory, resolve
from legation.actors.directory import same_person


def entry(person: str, office: str, country: str, since: str | None = None, until: str | None = None) -> Office:
    first, last = (date.fromisoformat(day) if day else None for day in (since, until))
    return Office(person, office, country, None, "current", first, last)


KNOWN = [
    entry("Rosa Mamani", "president", "PER", "2021-07-28", "2024-12-01"),
    entry("Juan Soler", "president", "PER", "2024-12-02"),
    entry("Petro Zelenchuk", "foreign minister", "UKR", "2019-05-20"),
    entry("Kofi Mensah", "prime minister", "TGO"),
    entry("Ama Mensah", "defence minister", "GHA"),
]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Cho Tae-yul", "Cho Tae-yeol", True),
        ("Volodymyr Zelensky", "Zelenskyy", True),
        ("Takeshi Iwaya", "Iwaya", True),
        ("Nicolás Maduro", "Nicolas Maduro", True),
        ("Kim Jong-un", "Kim Jong-il", False),
        ("George W. Bush", "George H. Bush", False),
        ("George W. Bush", "George H. W. Bush", False),
        ("-", "Rosa Quispe", False),
        ("Rosa Mamani", "Rosa Quispe", False),
        ("Ximena Arancibia", "Jimena Arancibia", True),
        ("Abdel Fattah Burhan", "Abdul-Fattah Burhan", True),
        ("Mario Sanchez", "Maria Sanchez", False),
        ("Luis Fernandez", "Luisa Fernandez", False),
        ("Li Wei", "Li Wen", False),
        ("Kwame Mensah", "Kwabena Mensah", False),
        ("Faustin Touadera", "Faustin Toure", False),
        ("Ahmed Ali", "Ali Ahmed", False),
    ],
)
def test_two_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_people_are_looked_up_as_of_a_day() -> None:
    known = Directory(KNOWN)
    assert [one.state for one in known.named("Rosa Mamani", date(2023, 1, 1))] == ["current"]
    assert [one.state for one in known.named("Rosa Mamani", date(2025, 1, 1))] == ["former"]
    assert known.named("Juan Soler", date(2020, 1, 1)) == []
    assert [one.person for one in known.named("Petro Zelenchyk", None)] == ["Petro Zelenchuk"]
    assert [one.person for one in known.holders("PER", date(2025, 1, 1))] == ["Juan Soler"]


def test_resolve_asks_the_whos_who_for_names_alone() -> None:
    former = resolve("Rosa Mamani", on="2025-06-01", who=KNOWN)
    assert (former.country, former.sector, former.sector_2, former.office_state) == ("PER", "ELI", "GOV", "former")
    assert "president in the who's-who" in former.why
    assert resolve("Mensah", who=KNOWN).country is None, "two bear the name"
    assert resolve("Chilean president Rosa Mamani", who=KNOWN).country == "CHL", "the words go before the list"


def test_a_surname_stands_for_somebody_whose_country_the_story_names() -> None:
    reader = legation.Reader(who=KNOWN)
    (event,) = reader.read(Story("Soler condemned Chile on Monday. Peru had waited.", published="2025-02-03")).events
    assert (event.actors[0].name, event.actors[0].country) == ("Juan Soler", "PER")
    story = Story("Soler won the cup final in Leeds. France cheered.", published="2025-02-03")
    assert all(one.name != "Juan Soler" for event in reader.read(story).events for one in event.actors)


def test_the_reader_asks_who_held_the_office_on_the_storys_day() -> None:
    reader = legation.Reader(who=KNOWN)
    for published, name in (("2023-05-02", "Rosa Mamani"), ("2025-05-02", "Juan Soler")):
        (event,) = reader.read(Story("Peru's president condemned Chile.", published=published)).events
        assert event.actors[0].name == name


def test_an_office_that_only_the_whos_who_tells_is_no_telling() -> None:
    reader = legation.Reader(who=KNOWN)
    story = Story("Peru's president condemned Chile. Kofi Mensah of Togo spoke.", published="2025-05-02")
    assert reader.read(story).offices == ()


def test_the_storys_words_go_before_the_list() -> None:
    story = Story("Former Peruvian foreign minister Juan Soler flew to Quito on Monday.", published="2025-05-02")
    (told,) = legation.Reader(who=KNOWN).read(story).offices
    assert (told.person, told.office, told.state) == ("Juan Soler", "foreign minister", "former")


def test_a_deputy_is_not_whom_he_stands_in_for() -> None:
    known = [entry("Ama Vance", "vice president", "PER"), entry("Juan Soler", "president", "PER")]
    for who, name in ((known, "Juan Soler"), (known[:1], None)):
        (event,) = legation.Reader(who=who).read(Story("Peru's president condemned Chile.")).events
        assert event.actors[0].name == name


def test_a_country_is_no_listed_person() -> None:
    reader = legation.Reader(who=Directory([entry("Jim Jordan", "congressman", "USA")]))
    story = Story(
        "Jordan accused Israel on Monday. U.S. officials met. Jordan condemned Israel.", published="2025-02-03"
    )
    actors = [event.actors[0] for event in reader.read(story).events if event.type == "ACCUSE"]
    assert {(one.country, one.name) for one in actors} == {("JOR", "Jordan")}


def test_a_guess_makes_nobody_a_former_holder() -> None:
    guess = Office("Rosa Mamani", "president", "PER", None, "current", None, date(2024, 7, 1), (), estimated=True)
    assert Directory([guess]).named("Rosa Mamani", date(2024, 9, 1)) == []


def test_namesakes_are_told_apart_by_the_country_in_play() -> None:
    known = [
        entry("Ali Hassan", "foreign minister", "PAK", "2019-01-01"),
        entry("Ali Hassan", "president", "EGY", "2020-01-01"),
    ]
    assert resolve("Ali Hassan", who=known).country is None
    story = Story("Ali Hassan condemned India on Monday. Pakistan had waited.", published="2025-02-03")
    assert legation.Reader(who=known).read(story).events[0].actors[0].country == "PAK"
