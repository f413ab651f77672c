"""The tables: whole, without contradictions, and quick to load."""

import subprocess
import sys

from legation.actors import tables
from legation.actors.genders import gender_of
from legation.actors.lexicon import lexicon, plural
from legation.actors.words import key, phrase_key, split

SECTORS = frozenset(
    "GOV LEG JUD MIL COP SPY PTY OPP REB UAF CRM BUS MED EDU HLH AGR LAB REL ELI REF CVL NGO IGO MNC UNK".split()
)


def test_countries_have_codes_names_and_known_heads() -> None:
    countries = tables.countries()
    assert len(countries) >= 249
    assert {"XKX", "TWN", "PSE", "ESH", "SUN", "YUG", "DDR", "CSK", "ZAR"} <= countries.keys()
    for code, country in countries.items():
        assert code == country.code
        assert len(code) == 3
        assert country.name
        assert set(country.heads) <= set("PMKC")


def test_each_capital_and_adjective_stands_for_one_country_or_is_known_to_be_shared() -> None:
    shared = {
        "dominican",
        "guinean",
        "congolese",
        "georgetown",
        "saint johns",
        "kingston",
        "victoria",
        "san jose",
        "hamilton",
    }
    for what in ("adjectives", "capitals", "houses"):
        owners: dict[str, set[str]] = {}
        for country in tables.countries().values():
            for word in getattr(country, what):
                owners.setdefault(phrase_key(word), set()).add(country.code)
        assert {word for word, codes in owners.items() if len(codes) > 1} <= shared


def test_bodies_have_a_country_or_class_and_a_sector_of_the_ontology() -> None:
    bodies = tables.bodies()
    assert len(bodies) >= 600
    for body in bodies:
        assert body.name
        assert body.sector in SECTORS, body
        assert body.sector_2 in SECTORS | {""}, body
        assert body.country in tables.countries().keys() | {"IGO", "NGO", "MNC", ""}, body


def test_agent_nouns_by_sector() -> None:
    groups = tables.agents()["agents"]
    assert sum(len(group["nouns"]) for group in groups) >= 400
    assert {group["sector"] for group in groups} <= SECTORS | {""}


def test_plurals() -> None:
    assert [plural(noun) for noun in ("militiaman", "spy", "coach", "chief of staff", "police", "child")] == [
        "militiamen", "spies", "coaches", "chiefs of staff", "police", "children",
    ]  # fmt: skip


def test_keys_forget_case_accents_and_dots() -> None:
    assert (key("U.S."), key("Türkiye"), key("Sana'a")) == ("us", "turkiye", "sanaa")


def test_words_keep_their_places() -> None:
    text = "Kenya's Jean-Luc Mbeki, the U.S. envoy"
    assert all(text[word.start : word.end] == word.text for word in split(text))


def test_the_longest_phrase_is_found() -> None:
    found = lexicon().find(split("the UN Security Council and South Sudanese soldiers"))
    assert [item.entries[0].what for item in found] == ["body", "adjective", "noun"]


def test_resolve_needs_no_parser() -> None:
    code = "import sys; from legation.actors import resolve; resolve('Kenya'); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_given_names() -> None:
    assert gender_of("Madeleine Perrin", "") == "f"
    assert gender_of("Sergei Volkov", "") == "m"
    assert gender_of("Queen", "queen") == gender_of("", "businesswoman") == "f"
    assert gender_of("Jean Dupont", "") == gender_of("Grace", "") == ""  # both bear it; a family name as likely
