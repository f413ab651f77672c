"""Claims about what went before: of which event, of what kind, counting what, and since when."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from legation import times
from legation.model import Precedent
from legation.precedents import precedents
from tests.sentences import nlp
from tests.strategies import trees

PUBLISHED = date(2025, 1, 13)


def claims(text: str, *triggers: str) -> list[Precedent]:
    doc = nlp()(text)
    sentences = [number for number, sentence in enumerate(doc.sents) for _ in sentence]
    mentions = [(token.text, token) for token in doc if token.text in triggers]
    return precedents(doc, mentions, times.find(text, PUBLISHED), sentences, published=PUBLISHED)


CASES = [
    (
        "The two ministers met in Doha on Sunday. It was the first such meeting in more than six years.",
        ("met", "first", 1, "such meeting", "in more than six years", date(2019, 1, 13)),
    ),
    (
        "The meeting on Tuesday in Muscat was the first between officials of the two countries since 2016.",
        ("meeting", "first", 1, "between officials of the two countries", "since 2016", date(2016, 12, 31)),
    ),
    (
        "Zambia's president on Friday became the first foreign head of state to visit Goma since rebels seized it.",
        ("visit", "first", 1, "foreign head of state", "since rebels seized it", None),
    ),
    (
        "Gunmen killed 40 people at a market in Jos on Sunday, the deadliest attack in the city in a decade.",
        ("attack", "most", None, "deadliest attack in the city", "in a decade", date(2015, 1, 13)),
    ),
    (
        "The two presidents held their second summit in a month on Tuesday.",
        ("summit", "later", 2, "summit", "in a month", date(2024, 12, 13)),
    ),
    (
        "Iran executed a dissident on Friday, the third such execution since the beginning of the year.",
        ("executed", "later", 3, "such execution", "since the beginning of the year", date(2025, 1, 1)),
    ),
    (
        "The envoys met for the first time in nearly three decades on neutral ground in Geneva.",
        ("met", "first", 1, "met", "in nearly three decades", date(1995, 1, 13)),
    ),
    (
        "Thousands marched in Minsk on Sunday in the biggest protest in decades.",
        ("marched", "most", None, "biggest protest", "in decades", date(2005, 1, 13)),
    ),
    (
        "Armenia and Azerbaijan exchanged prisoners on Saturday for the first time.",
        ("exchanged", "first", 1, "exchanged", None, None),
    ),
    (
        "He was the first official to be arrested in Mali since the junta took power in August 2020.",
        (
            "arrested",
            "first",
            1,
            "official to be arrested in Mali",
            "since the junta took power in August 2020",
            date(2020, 8, 31),
        ),
    ),
    (
        "Kim made his first visit to Beijing as leader on Monday, China's foreign ministry said.",
        ("visit", "first", 1, "visit to Beijing as leader", None, None),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_claims_are_read_with_what_they_count_and_since_when(
    text: str, wanted: tuple[str, str, int | None, str, str | None, date | None]
) -> None:
    (claim,) = claims(text, wanted[0])
    assert (claim.mention, claim.kind, claim.number, claim.scope, claim.period, claim.since) == wanted
    assert text[slice(*claim.span)] == claim.text


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("In the first half of the year, Turkey deported 3,000 Afghans.", "deported"),
        ("Peru's first woman prime minister visited Chile on Tuesday.", "visited"),
        ("The first lady of Ghana visited Togo on Friday.", "visited"),
        ("Turkey's parliament voted to send troops. The second round will be held in March.", "send"),
        ("Uganda first sent troops to Congo in 1998.", "sent"),
        ("In its first comment on the raid, Israel's army said it had killed two militants.", "killed"),
        ("It was one of the worst attacks since 2022.", "attacks"),
        ("The envoys met at least twice.", "met"),
    ],
)
def test_other_ordinals_and_superlatives_claim_nothing(text: str, trigger: str) -> None:
    assert claims(text, trigger) == []


def test_without_a_day_of_publication_a_length_gives_no_day() -> None:
    text = "It was the first such meeting in six years."
    doc = nlp()(text)
    mentions = [(token.text, token) for token in doc if token.text == "meeting"]
    (claim,) = precedents(doc, mentions, times.find(text), [0] * len(doc))
    assert (claim.period, claim.since) == ("in six years", None)


@given(trees())
def test_any_tree_claims_only_of_given_mentions_in_words_of_the_text(doc) -> None:  # type: ignore[no-untyped-def]
    mentions = [(str(token.i), token) for token in doc if token.i % 2 == 0]
    sentences = [number for number, sentence in enumerate(doc.sents) for _ in sentence]
    for claim in precedents(doc, mentions, times.find(doc.text, PUBLISHED), sentences, published=PUBLISHED):
        assert claim.mention in {name for name, _ in mentions}
        assert claim.kind in ("first", "later", "most")
        assert doc.text[slice(*claim.span)] == claim.text
