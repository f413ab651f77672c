"""Who is told to hold which office, and since when or until when."""

from __future__ import annotations

from datetime import date

import pytest

import legation
from legation import OfficeMention, Story


@pytest.fixture(scope="module")
def reader() -> legation.Reader:
    return legation.Reader()


def told(reader: legation.Reader, text: str, published: str = "2025-01-13") -> list[OfficeMention]:
    return list(reader.read(Story(text, published=published)).offices)


def brief(one: OfficeMention) -> tuple[str, str, str | None, str]:
    return one.person, one.office, one.country, one.state


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya's foreign minister, Amina Odhiambo, flew to Lusaka.",
         [("Amina Odhiambo", "foreign minister", "KEN", "current")]),
        ("Norway's foreign minister Kari Lund met counterpart Jonas Berg in Stockholm. Sweden was host to Norway.",
         [("Kari Lund", "foreign minister", "NOR", "current"), ("Jonas Berg", "foreign minister", "SWE", "current")]),
        ("Former Bolivian president Luis Quispe was arrested in La Paz.",
         [("Luis Quispe", "president", "BOL", "former")]),
        ("Ana Rojas was elected president of Chile on Sunday.", [("Ana Rojas", "president", "CHL", "elect")]),
        ("Morocco has appointed Nadia Alaoui as its ambassador to Ghana.",
         [("Nadia Alaoui", "ambassador", "MAR", "current")]),
        ("Peru's suspended president Rosa Mamani left Lima.", [("Rosa Mamani", "president", "PER", "suspended")]),
        ("Chinese Ambassador to Indonesia Zhou Kaiming spoke.", [("Zhou Kaiming", "ambassador", "CHN", "current")]),
        ("Mali's Defence Minister General Ali Keita spoke.", [("Ali Keita", "defence minister", "MLI", "current")]),
        ("Ana Paz was not appointed Peru's foreign minister on Monday.", []),
        ("Jonas Kern, who was Germany's foreign minister in 2019, spoke.",
         [("Jonas Kern", "foreign minister", "DEU", "former")]),
        ("Jonas Kern replaced Ida Brandt as Germany's foreign minister on Friday.",
         [("Jonas Kern", "foreign minister", "DEU", "current"), ("Ida Brandt", "foreign minister", "DEU", "former")]),
        ("Togo's army chief Diego Ruiz was replaced by Sergio Villamil on Monday.",
         [("Diego Ruiz", "army chief", "TGO", "current"), ("Sergio Villamil", "army chief", "TGO", "current")]),
    ],
)  # fmt: skip
def test_words_tell_who_holds_what(
    reader: legation.Reader, text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert [brief(one) for one in told(reader, text)] == expected


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Ilir Hoxha has been Albania's prime minister since 2019.", date(2019, 1, 1), None),
        ("Tomas Berzins, who became Latvia's defence minister in May 2023, resigned on Friday.",
         date(2023, 5, 1), date(2025, 1, 10)),
        ("Egypt's interior minister Hany Fouad stepped down on Tuesday.", None, date(2025, 1, 7)),
        ("Former Bolivian president Luis Quispe (2006-2014) was arrested.", date(2006, 1, 1), date(2014, 12, 31)),
        ("Spain's defence minister Lola Ferrer, appointed in March, was dismissed on Thursday.",
         date(2024, 3, 1), date(2025, 1, 9)),
        ("Ana Rojas was elected president of Chile in 2018.", date(2018, 1, 1), None),
        ("Soldiers ousted Peru's president Ana Paz on Friday.", None, date(2025, 1, 10)),
        ("Peru's president Ana Paz has resigned.", None, date(2025, 1, 13)),
        ("New Zealand's foreign minister Ana Paz spoke.", None, None),
        ("Former Peruvian president Ana Paz (1924-2024) was mourned.", None, None),
        ("Former Peruvian president Ana Paz (0000-1234) was mourned.", None, None),
        ("Peru's foreign minister Ana Paz did not resign on Friday.", None, None),
        ("Japan's new prime minister Yui Mori flew to Seoul.", date(2024, 12, 14), None),
        ("Eva Lund was sworn in as president of Chile on Friday, succeeding Juan Soto, in office since 2022.",
         date(2025, 1, 10), None),
    ],
)  # fmt: skip
def test_words_tell_since_when_and_until_when(
    reader: legation.Reader, text: str, since: date | None, until: date | None
) -> None:
    one = told(reader, text)[0]
    assert (one.since, one.until) == (since, until)


def test_what_nobody_named_holds_is_not_told(reader: legation.Reader) -> None:
    assert told(reader, "Peru's president met French and German ministers in Quito.") == []


def test_tellings_quote_their_words(reader: legation.Reader) -> None:
    story = Story(
        "Chad's army chief Idris Haro spoke.", title="Togo's President Kofi Mensah ill", published="2025-01-13"
    )
    for one in reader.read(story).offices:
        assert story.part(one.part)[slice(*one.span)] == one.text
    assert [one.part for one in reader.read(story).offices] == ["title", "text"]
