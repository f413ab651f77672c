"""Quantities in wire copy: kind, value, bounds, unit and what is counted."""

from __future__ import annotations

import pytest

from legation.model import Quantity
from legation.quantities import find


def one(text: str) -> Quantity:
    found = find(text)
    assert len(found) == 1, [quantity.text for quantity in found]
    return found[0]


MONEY = [
    ("Doha approved a $3.2 billion loan.", 3.2e9, "USD", "loan", "$3.2 billion"),
    ("A 9.5 billion-dollar deal fell through.", 9.5e9, "USD", "deal", "9.5 billion-dollar"),
    ("Helsinki pledged €75m.", 75e6, "EUR", None, "€75m"),
    ("Tokyo lent two million yen.", 2e6, "JPY", None, "two million yen"),
    ("Norway gave 300 million kroner.", 300e6, "NOK", None, "300 million kroner"),
    ("Copenhagen, in Denmark, gave 300 million kroner.", 300e6, "DKK", None, "300 million kroner"),
    ("The fund holds 300 million kroner.", 300e6, None, None, "300 million kroner"),
    ("Canberra spends A$400 million.", 400e6, "AUD", None, "A$400 million"),
    ("Nairobi, Kenya's capital, owes 5,000 shillings.", 5000, "KES", None, "5,000 shillings"),
    ("Islamabad in Pakistan found 40 million rupees.", 40e6, "PKR", None, "40 million rupees"),
    ("They asked for 40 million rupees.", 40e6, None, None, "40 million rupees"),
    ("Pretoria pays 12 million rand.", 12e6, "ZAR", None, "12 million rand"),
    ("It cost EUR 5 million.", 5e6, "EUR", None, "EUR 5 million"),
    ("Ottawa found 20 million Canadian dollars.", 20e6, "CAD", None, "20 million Canadian dollars"),
]


@pytest.mark.parametrize(("text", "value", "unit", "of", "words"), MONEY, ids=[row[0] for row in MONEY])
def test_money(text, value, unit, of, words):
    quantity = one(text)
    assert (quantity.kind, quantity.value, quantity.unit, quantity.of, quantity.text) == (
        "money",
        value,
        unit,
        of,
        words,
    )
    assert quantity.low == quantity.high == value


BOUNDS = [
    ("At least five people died.", 5, 5, None),
    ("More than 1,000 people died.", 1000, 1000, None),
    ("Up to 30 people died.", 30, None, 30),
    ("About 30 people died.", 30, None, None),
    ("Between 20 and 30 people died.", None, 20, 30),
    ("Dozens of people died.", None, 24, 99),
    ("Hundreds of people died.", None, 200, 999),
    ("Tens of thousands of people died.", None, 20_000, 99_999),
    ("Twenty-five people died.", 25, 25, 25),
    ("One hundred and twelve people died.", 112, 112, 112),
    ("Three people died.", 3, 3, 3),
]


@pytest.mark.parametrize(("text", "value", "low", "high"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_bounds(text, value, low, high):
    quantity = one(text)
    assert (quantity.kind, quantity.value, quantity.low, quantity.high) == ("killed", value, low, high)


KINDS = [
    ("The blast killed 12 miners.", "killed", 12, "miners"),
    ("The toll is grim: 18 dead.", "killed", 18, None),
    ("The death toll rose to 214.", "killed", 214, None),
    ("Thirty villagers were wounded.", "wounded", 30, "villagers"),
    ("Police detained 45 students.", "detained", 45, "students"),
    ("Some 3,000 families fled.", "displaced", 3000, "families"),
    ("Some 20,000 demonstrators filled the square.", "crowd", 20_000, "demonstrators"),
    ("Tbilisi saw a crowd of 8,000.", "crowd", 8000, None),
    ("It fired two ballistic missiles.", "weapons", 2, "ballistic missiles"),
    ("Kyiv received 31 tanks.", "weapons", 31, "tanks"),
    ("The post lies 40 kilometres away.", "distance", 40, None),
    ("They walked a 25-mile road.", "distance", 25, None),
    ("He won 52 percent of the vote.", "percent", 52, "the vote"),
    ("Nine countries signed.", "count", 9, "countries"),
]


@pytest.mark.parametrize(("text", "kind", "value", "of"), KINDS, ids=[row[0] for row in KINDS])
def test_kinds(text, kind, value, of):
    quantity = one(text)
    assert (quantity.kind, quantity.value, quantity.of) == (kind, value, of)


def test_harm_is_told_apart_within_a_sentence():
    found = find("Shells killed 12 soldiers and wounded 30, including three children, the army said.")
    assert [(quantity.kind, quantity.value) for quantity in found] == [("killed", 12), ("wounded", 30), ("wounded", 3)]


def test_partners_share_their_fate():
    found = find("Two soldiers and three civilians were killed near Goma.")
    assert [(quantity.kind, quantity.value, quantity.of) for quantity in found] == [
        ("killed", 2, "soldiers"),
        ("killed", 3, "civilians"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A 43-year-old farmer from Oruro spoke.",
        "He was jailed for two years.",
        "They met on 12 January 2025 and May 5.",
        "Elections of 2019 were annulled.",
        "It won and she fled.",
        "One who knows said so.",
    ],
)
def test_what_is_no_quantity(text):
    assert find(text) == []
