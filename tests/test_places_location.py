"""Where an event happened, over trees written by hand: a locative tells it, an actor's name does not."""

from datetime import date

import pytest
from spacy.tokens import Doc, Span

from legation import places
from tests.trees import tree

TALKS = """
Ministers   NOUN  2 nsubj minister
held        VERB  0 root hold
talks       NOUN  2 obj talk
in          ADP   5 case
Geneva      PROPN 2 obl
"""

CONDEMNED = """
Moscow      PROPN 2 nsubj
condemned   VERB  0 root condemn
the         DET   4 det
strike      NOUN  2 obj strike
near        ADP   6 case
Kharkiv     PROPN 4 nmod
"""

SEOUL_TALKS = """
The         DET   3 det
Seoul       PROPN 3 compound
talks       NOUN  4 nsubj talk
failed      VERB  0 root fail
"""

CAPITAL = """
They        PRON  2 nsubj
met         VERB  0 root meet
in          ADP   5 case
the         DET   5 det
capital     NOUN  2 obl capital
Nairobi     PROPN 5 appos
"""

AIRPORT = """
Gunmen      NOUN  2 nsubj gunman
attacked    VERB  0 root attack
Kabul       PROPN 4 compound
airport     NOUN  2 obj airport
"""

VISIT = """
Lula        PROPN 3 nsubj
will        AUX   3 aux
visit       VERB  0 root visit
Hanoi       PROPN 3 obj
in          ADP   6 case
March       PROPN 3 obl
"""

HELD = """
A           DET   2 det
meeting     NOUN  6 nsubj meeting
held        VERB  2 acl hold
in          ADP   5 case
Doha        PROPN 3 obl
collapsed   VERB  0 root collapse
"""

MINISTER = """
Japan       PROPN 3 nmod:poss
's          PART  1 case
minister    NOUN  4 nsubj minister
criticised  VERB  0 root criticise
China       PROPN 4 obj
"""

SPEECH = """
Officials   NOUN  2 nsubj official
said        VERB  0 root say
in          ADP   4 case
Vienna      PROPN 2 obl
that        SCONJ 7 mark
troops      NOUN  7 nsubj troop
withdrew    VERB  2 ccomp withdraw
"""

PULLED = """
Syria       PROPN 2 nsubj
pulled      VERB  0 root pull
troops      NOUN  2 obj troop
out         ADP   6 case
of          ADP   6 case
Lebanon     PROPN 2 obl
"""

BESIDE = """
Police      NOUN  2 nsubj police
deployed    VERB  0 root deploy
in          ADP   7 case
Nigeria     PROPN 7 nmod:poss
's          PART  4 case
commercial  ADJ   7 amod
capital     NOUN  2 obl capital
Lagos       PROPN 7 nmod
"""

SCENE = """
Homs        PROPN 5 nsubj
was         AUX   5 cop
the         DET   5 det
scene       NOUN  5 compound scene
site        NOUN  0 root site
of          ADP   8 case
heavy       ADJ   8 amod
fighting    NOUN  5 nmod fighting
"""

INVASION = """
Leaders     NOUN  2 nsubj leader
denounced   VERB  0 root denounce
the         DET   4 det
invasion    NOUN  2 obj invasion
of          ADP   6 case
Ukraine     PROPN 4 nmod
"""


def found(doc: Doc, trigger: str) -> str | None:
    """The name of the place where the event of the word `trigger` happened."""
    token = next(token for token in doc if token.text == trigger)
    place = places.where(token, places.locate(doc))
    return place.name if place else None


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        (TALKS, "talks", "Geneva"),
        (TALKS, "held", "Geneva"),
        (CONDEMNED, "strike", "Kharkiv"),
        (SEOUL_TALKS, "talks", "Seoul"),
        (CAPITAL, "met", "Nairobi"),
        (AIRPORT, "attacked", "Kabul"),
        (VISIT, "visit", "Hanoi"),
        (HELD, "meeting", "Doha"),
        (MINISTER, "criticised", None),
        (SPEECH, "withdrew", None),
        (SPEECH, "said", "Vienna"),
        (INVASION, "invasion", "Ukraine"),
        (PULLED, "pulled", "Lebanon"),
        (BESIDE, "deployed", "Lagos"),
        (SCENE, "fighting", "Homs"),
    ],
)
def test_the_clause_tells_where(sentence: str, trigger: str, expected: str | None) -> None:
    assert found(tree(sentence), trigger) == expected


PROVINCE = """
Police      NOUN  2 nsubj police
raided      VERB  0 root raid
villages    NOUN  2 obj village
in          ADP   6 case
Kosovo      PROPN 6 compound
province    NOUN  2 obl province
.           PUNCT 2 punct
They        PRON  9 nsubj they
met         VERB  0 root meet
in          ADP   12 case
the         DET   12 det
region      NOUN  9 obl region
"""


@pytest.mark.parametrize("trigger", ["raided", "met"])
def test_a_country_told_as_a_province_is_where_and_is_taken_up_as_a_region(trigger: str) -> None:
    assert found(tree(PROVINCE), trigger) == "Kosovo"


IN_THE_CAPITAL = """
Envoys      NOUN  2 nsubj envoy
left        VERB  0 root leave
Paris       PROPN 2 obj
for         ADP   5 case
Bordeaux    PROPN 2 obl
.           PUNCT 2 punct
Others      NOUN  8 nsubj other
met         VERB  0 root meet
in          ADP   11 case
the         DET   11 det
capital     NOUN  8 obl capital
"""


def test_the_capital_is_no_other_town() -> None:
    assert found(tree(IN_THE_CAPITAL), "met") == "Paris"


@pytest.mark.parametrize(("adjective", "expected"), [("French", "Paris"), ("Kenyan", None)])
def test_the_capital_is_its_country_s(adjective: str, expected: str | None) -> None:
    whose = f"{adjective} ADJ 12 amod\ncapital     NOUN  8 obl capital"
    words = IN_THE_CAPITAL.replace("capital     NOUN  8 obl capital", whose)
    words = words.replace("in          ADP   11", "in ADP 12").replace("the         DET   11", "the DET 12")
    assert found(tree(words), "met") == expected


@pytest.mark.parametrize(
    ("words", "trigger", "told"),
    [
        ("Ghana PROPN 2 nsubj|closed VERB 0 root close|its PRON 4 nmod:poss|border NOUN 2 obj border", "closed", "its"),
        (
            "Men NOUN 2 nsubj|died VERB 0 root die|on ADP 5 case|Syrian ADJ 5 amod|soil NOUN 2 obl soil",
            "died",
            "Syrian",
        ),
        ("Men NOUN 2 nsubj|cited VERB 0 root cite|its PRON 4 nmod:poss|border NOUN 2 obj border", "cited", None),
        ("Men NOUN 2 nsubj|died VERB 0 root die|on ADP 5 case|dry ADJ 5 amod|soil NOUN 2 obl soil", "died", None),
    ],
)
def test_on_whose_ground(words: str, trigger: str, told: str | None) -> None:
    doc = tree("\n".join(words.split("|")))
    owned = places.ground(next(token for token in doc if token.text == trigger))
    assert (owned[1].text if owned else None) == told


@pytest.mark.parametrize(
    ("name", "day", "country"),
    [
        ("Pristina", date(1999, 3, 24), "SRB"),
        ("Pristina", date(2008, 2, 17), "XKX"),
        ("Juba", date(2005, 7, 30), "SDN"),
        ("Dili", date(1999, 9, 4), "IDN"),
        ("Nairobi", date(1960, 1, 1), "KEN"),
        ("Juba", None, "SSD"),
    ],
)
def test_a_place_lies_in_the_state_of_its_day(name: str, day: date | None, country: str) -> None:
    (place,) = places.find(f"in {name}")
    then = places.on_day(place, day)
    assert (then.country, then.name, then.latitude) == (country, place.name, place.latitude)


def test_a_person_or_a_body_claims_its_words() -> None:
    doc = tree(TALKS.replace("Geneva", "Paris").replace("Ministers", "Lima"))
    assert [place.text for place in places.locate(doc)] == ["Lima", "Paris"]
    doc.ents = [Span(doc, 0, 2, "ORG")]
    assert [place.text for place in places.locate(doc)] == ["Paris"]
    doc.ents = [Span(doc, 4, 5, "PER")]
    assert [place.text for place in places.locate(doc)] == ["Lima"]


def test_a_labelled_place_that_the_table_lacks_is_said_to_be_unresolved() -> None:
    doc = tree(TALKS.replace("Geneva", "Qwertzuville"))
    doc.ents = [Span(doc, 4, 5, "LOC")]
    located = places.locate(doc)
    assert [(place.text, place.name, place.country) for place in located] == [("Qwertzuville", None, None)]
    assert places.where(doc[2], located) == located[0]


def test_demonyms_are_no_places_of_the_stage() -> None:
    doc = tree(TALKS.replace("Ministers", "Kenyans"))
    assert [place.text for place in places.locate(doc)] == ["Geneva"]
