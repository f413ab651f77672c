"""The shipped types against the ontology, the crosswalk to CAMEO, and the contexts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.codebook import cameo, contexts, load, score, strict
from legation.codebook.contexts import _table, names
from legation.codebook.crosswalk import table
from legation.model import STATUSES

# Type: quad class, score and modes with their scores: facts of the PLOVER manual (draft 0.8).
ONTOLOGY: dict[str, tuple[int, float, dict[str, float]]] = {
    "AGREE": (1, 2.5, {}),
    "CONSULT": (1, 2.5, {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5}),
    "SUPPORT": (1, 5, {}),
    "CONCEDE": (1, 4.5, {}),
    "COOPERATE": (2, 9.5, {}),
    "AID": (2, 10, {}),
    "RETREAT": (
        2, 6.5, {"withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5},
    ),
    "REQUEST": (3, 0, {"assist": 0.5, "change": -1, "yield": -1, "meet": 0}),
    "ACCUSE": (3, -3, {"disapprove": -2, "investigate": -3.5, "allege": -3.5}),
    "REJECT": (3, -2, {"assist": -1.5, "change": -2, "yield": -2, "meet": -2}),
    "THREATEN": (
        3, -3.5,
        {"restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4, "violence": -3.5},
    ),
    "PROTEST": (
        4, -5, {"demo": -5, "riot": -7, "strike": -5, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5},
    ),
    "SANCTION": (4, -6, {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6}),
    "MOBILIZE": (4, -5.5, {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6}),
    "COERCE": (
        4, -7,
        {
            "seize": -7, "restrict": -7, "censor": -6.5, "curfew": -6.5, "martial-law": -7.5, "arrest": -7,
            "deport": -7, "withhold": -7, "misinformation": -6.5, "cyber": -7,
        },
    ),
    "ASSAULT": (
        4, -9,
        {
            "abduct": -8.5, "beat": -7.5, "torture": -8.5, "sexual": -8.5, "targeted": -9.5, "destroy": -8.5,
            "primitive": -8, "firearms": -9, "explosives": -9, "suicide-attack": -9.5, "aerial": -9.5, "drone": -9.5,
            "heavy-weapons": -9.5, "crowd-control": -7.5, "unconventional": -10,
        },
    ),
}  # fmt: skip
# PLOVER gives vandalism no score of its own: it has the type's.
UNSCORED = {("PROTEST", "vandalize")}


@pytest.mark.parametrize("name", ONTOLOGY)
def test_a_type_has_the_class_scores_and_modes_of_the_ontology(name: str) -> None:
    kind = load().types[name]
    quad, value, modes = ONTOLOGY[name]
    assert (kind.quad, kind.score, kind.plover) == (quad, value, name)
    scored = {mode.name: mode.score for mode in kind.modes.values() if (name, mode.name) not in UNSCORED}
    assert scored == modes
    assert {(name, mode) for mode in set(kind.modes) - set(modes)} == {one for one in UNSCORED if one[0] == name}


def test_the_shipped_types_are_those_of_the_ontology() -> None:
    assert set(load().types) == set(ONTOLOGY)


def test_every_mode_has_a_definition() -> None:
    assert all(mode.definition and kind.definition for kind in load().types.values() for mode in kind.modes.values())


@pytest.mark.parametrize("name", ONTOLOGY)
def test_every_type_has_cameo_codes(name: str) -> None:
    rows = [row for row in table() if row.plover == name]
    assert rows
    assert all(row.code.isdigit() and 2 <= len(row.code) <= 4 for row in rows)
    assert {row.mode for row in rows} - {""} <= set(load().types[name].modes) | (
        {"release", "access", "withdraw"} if name == "AGREE" else set()
    )
    assert all(row.contexts <= set(names()) for row in rows)


@pytest.mark.parametrize("name", ["CONSULT", "SUPPORT", "COOPERATE", "AID"])
def test_what_is_planned_is_strictly_an_agreement(name: str) -> None:
    kind = load().types[name]
    assert strict(kind, "planned") == "AGREE"
    assert strict(kind, "possible") == "AGREE"
    assert strict(kind, "happened") == name
    assert strict(kind, "ongoing") == name


def test_a_threat_keeps_its_type_whatever_its_status() -> None:
    assert {strict(load().types["THREATEN"], status) for status in STATUSES} == {"THREATEN"}


def test_a_planned_meeting_is_an_intent_to_meet() -> None:
    assert cameo("CONSULT", "AGREE", "visit", ()) == "036"
    assert cameo("CONSULT", "CONSULT", "phone", ()) == "041"


@pytest.mark.parametrize(
    ("kind", "plover", "mode", "told", "code"),
    [
        ("COOPERATE", "COOPERATE", None, ("military",), "062"),
        ("COOPERATE", "COOPERATE", None, ("intelligence",), "064"),
        ("COOPERATE", "AGREE", None, ("economic",), "0311"),
        ("AID", "AID", None, ("disasters",), "073"),
        ("AID", "AGREE", None, ("military",), "0332"),
        ("SANCTION", "SANCTION", "expel", ("diplomatic",), "1662"),
        ("COERCE", "COERCE", "martial-law", (), "1724"),
        ("ASSAULT", "ASSAULT", "abduct", (), "181"),
        ("PROTEST", "PROTEST", "strike", (), "140"),
    ],
)
def test_codes_follow_mode_and_contexts(
    kind: str, plover: str, mode: str | None, told: tuple[str, ...], code: str
) -> None:
    assert cameo(kind, plover, mode, told) == code


@given(st.sampled_from(sorted(ONTOLOGY)), st.data())
def test_every_event_has_a_cameo_code_of_its_strict_type(name: str, data: st.DataObject) -> None:
    kind = load().types[name]
    status = data.draw(st.sampled_from(STATUSES))
    mode = data.draw(st.sampled_from([None, *kind.modes]))
    told = data.draw(st.sets(st.sampled_from(names()), max_size=4))
    plover = strict(kind, status)
    code = cameo(name, plover, mode, told)
    roots = {row.code[:2] for row in table() if row.plover == plover}
    assert code[:2] in roots


def test_a_mode_gives_the_score_only_of_its_own_type() -> None:
    book = load()
    consult = book.types["CONSULT"]
    assert score(book, consult, "visit", "CONSULT") == 4
    assert score(book, consult, None, "CONSULT") == 2.5
    assert score(book, consult, "visit", "AGREE") == 2.5
    assert score(book, book.types["ASSAULT"], "unconventional", "ASSAULT") == -10


def test_contexts_are_those_of_the_ontology() -> None:
    assert names() == tuple(
        "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy "
        "economic legal reparations human_rights rights_freedoms repression human_security gender lgbt "
        "religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters "
        "natural_resource environment technology terrorism cbrn cyber misinformation crime corruption "
        "illegal_drugs trafficking".split()
    )


def test_contexts_are_told_by_words_and_by_words_in_a_row() -> None:
    assert contexts("the foreign minister discuss a ceasefire".split()) == ("military", "diplomatic")
    assert contexts("a foreign bank and a minister of health".split()) == ("economic", "health")
    assert contexts([]) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("police fire tear gas", ("repression",)),
        ("settler in the west bank", ("territory",)),
        ("a cease - fire with the cease-fire monitor", ("military", "peacekeeping")),
        ("the human rights group", ("human_rights",)),
        ("a human right group", ("human_rights",)),
        ("a nuclear weapon", ("military", "cbrn")),
        ("the party plant a bar beside the bill", ()),
    ],
)
def test_the_longest_words_in_a_row_tell_the_context(words: str, told: tuple[str, ...]) -> None:
    assert contexts(words.split()) == told


def test_every_context_has_a_vocabulary_of_its_own() -> None:
    for name in names():
        assert len(_table()[name]) >= 15, name
        assert len(set(_table()[name])) == len(_table()[name]), name
        assert all(phrase == phrase.lower().strip() for phrase in _table()[name]), name


def test_a_paragraph_tells_a_context_by_two_words_or_where_nothing_else_does() -> None:
    cholera, fear = "cholera close the clinic".split(), "fear of cholera , cholera everywhere".split()
    assert contexts(["navy"], paragraph=cholera) == ("military", "health")
    assert contexts(["navy"], paragraph=fear) == ("military",)
    assert contexts([], given=("cyber",), paragraph=fear) == ("cyber",)
    assert contexts(["he", "leave"], paragraph=fear) == ("health",)


def test_given_contexts_stay_and_keep_the_order_of_the_ontology() -> None:
    assert contexts(["navy"], given=("cyber", "executive")) == ("military", "executive", "cyber")
