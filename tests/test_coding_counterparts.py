"""The other side of an event whose own slots name only one."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from legation import codebook
from legation.coding import Coded, code
from legation.model import Participant
from tests.trees import Parties, tree

ATTACKED = """
Chad PROPN 2 nsubj
attacked VERB 0 root attack VBD
Togo PROPN 2 obj
"""
ACCUSED = """
Togo PROPN 2 nsubj
accused VERB 0 root accuse VBD
Chad PROPN 2 obj
"""
APOLOGISED = """
Chad PROPN 2 nsubj
apologised VERB 0 root apologise VBD
"""


@pytest.fixture(scope="module")
def read() -> Callable[..., list[tuple[str, list[str | None], list[str | None]]]]:
    book = codebook.load()

    def told(*sentences: str) -> list[tuple[str, list[str | None], list[str | None]]]:
        events: list[Coded] = code(Doc.from_docs([tree(lines) for lines in sentences]), Parties(), book)[0]
        return [(e.type, [one.country for one in e.actors], [one.country for one in e.recipients]) for e in events]

    return told


def test_a_phrase_of_the_clause_names_the_other_side(read) -> None:  # type: ignore[no-untyped-def]
    assert read("""
    Chad PROPN 2 nsubj
    closed VERB 0 root close VBD
    the DET 5 det
    border NOUN 5 compound
    crossing NOUN 2 obj
    beside ADP 8 case
    Togolese ADJ 8 amod
    farms NOUN 2 obl farm NNS
    """) == [("COERCE", ["TCD"], ["TGO"])]


def test_what_is_said_of_a_deed_is_said_to_its_doer(read) -> None:  # type: ignore[no-untyped-def]
    condemned = """
    Benin PROPN 2 nsubj
    condemned VERB 0 root condemn VBD
    {} DET 4 det
    attack NOUN 2 obj
    """
    assert read(ATTACKED, condemned.format("the"))[-1] == ("ACCUSE", ["BEN"], ["TCD"])
    assert read(ATTACKED, condemned.format("any"))[-1] == ("ACCUSE", ["BEN"], [])


def test_in_a_story_of_two_countries_the_other_one_is_meant(read) -> None:  # type: ignore[no-untyped-def]
    assert read(ATTACKED, ACCUSED, APOLOGISED)[-1] == ("CONCEDE", ["TCD"], ["TGO"])
    assert read(ATTACKED, APOLOGISED)[-1] == ("CONCEDE", ["TCD"], []), "told once only"
    thirds = [ATTACKED.replace("Togo", "Benin"), ACCUSED.replace("Togo", "Benin"), ATTACKED.replace("Chad", "Benin")]
    assert read(ATTACKED, *thirds, APOLOGISED.replace("Chad", "Togo"))[-1] == ("CONCEDE", ["TGO"], [])


def test_a_protest_needs_no_other_side(read) -> None:  # type: ignore[no-untyped-def]
    marched = """
    Chad PROPN 2 nsubj
    demonstrated VERB 0 root demonstrate VBD
    """
    assert read(ATTACKED, ACCUSED, marched)[-1] == ("PROTEST", ["TCD"], [])


def test_ones_own_troops_are_no_other_side(read) -> None:  # type: ignore[no-untyped-def]
    class Owned(Parties):
        def at(self, token: Token) -> tuple[Participant, ...]:
            if token.text == "soldiers":
                return (Participant("its soldiers", (0, 1), None, "group", None, "TCD", "MIL"),)
            return super().at(token)

    doc = tree("""
    Chad PROPN 2 nsubj
    withdrew VERB 0 root withdraw VBD
    its PRON 4 nmod:poss
    soldiers NOUN 2 obj soldier NNS
    from ADP 6 case
    Togo PROPN 2 obl
    """)
    (event,) = code(doc, Owned(), codebook.load())[0]
    assert [one.country for one in event.recipients] == ["TGO"]


def test_things_are_no_other_side(read) -> None:  # type: ignore[no-untyped-def]
    demanded = """
    Togo PROPN 2 nsubj
    demanded VERB 0 root demand VBD
    answers NOUN 2 obj answer NNS
    """
    assert read(ATTACKED, ACCUSED, demanded)[-1] == ("REQUEST", ["TGO"], ["TCD"])


def test_their_ministers_are_of_each_country() -> None:
    class Both(Parties):
        def at(self, token: Token) -> tuple[Participant, ...]:
            both = tuple(Participant("their", (0, 5), None, "country", None, code) for code in ("TCD", "TGO"))
            minister = Participant("their ministers", (0, 15), None, "group", None, "TCD", "GOV")
            return {"their": both, "ministers": (minister,)}.get(token.text, ())

    doc = tree("""
    their PRON 2 nmod:poss
    ministers NOUN 3 nsubj minister NNS
    held VERB 0 root hold VBD
    talks NOUN 3 obj talk NNS
    """)
    (event,) = code(doc, Both(), codebook.load())[0]
    assert [(one.country, one.sector) for one in event.actors] == [("TCD", "GOV"), ("TGO", "GOV")]


MET = """
Chad PROPN 2 nsubj
met VERB 0 root meet VBD
Togo PROPN 2 obj
"""


def test_a_meeting_of_nobody_named_is_of_those_who_met_before(read) -> None:  # type: ignore[no-untyped-def]
    resumed = """
    A DET 2 det
    round NOUN 5 nsubj
    of ADP 4 case
    talks NOUN 2 nmod talk NNS
    opens VERB 0 root open VBZ
    """
    assert read(MET, resumed)[-1] == ("CONSULT", ["TCD", "TGO"], [])
    assert read(ATTACKED, ACCUSED, resumed)[-1] == ("CONSULT", ["TCD", "TGO"], [])
    assert read(resumed) == []


def test_a_meeting_that_is_not_what_is_told_stays_unseated(read) -> None:  # type: ignore[no-untyped-def]
    beside = """
    Prices NOUN 2 nsubj price NNS
    rose VERB 0 root rise VBD
    before ADP 4 case
    talks NOUN 2 obl talk NNS
    """
    assert [event[0] for event in read(MET, beside)] == ["CONSULT"]


def test_a_curfew_is_laid_on_ones_own_people(read) -> None:  # type: ignore[no-untyped-def]
    imposed = """
    Chad PROPN 2 nsubj
    imposed VERB 0 root impose VBD
    a DET 4 det
    {} NOUN 2 obj
    """
    assert read(ATTACKED, ACCUSED, imposed.format("curfew"))[-1] == ("COERCE", ["TCD"], ["TCD"])


def test_help_goes_where_the_other_help_of_the_story_goes(read) -> None:  # type: ignore[no-untyped-def]
    helped = """
    Togo PROPN 2 nsubj
    sent VERB 0 root send VBD
    Benin PROPN 2 iobj
    food NOUN 2 obj
    """
    too = """
    Chad PROPN 2 nsubj
    sent VERB 0 root send VBD
    tents NOUN 2 obj tent NNS
    """
    assert read(helped, too)[-1] == ("AID", ["TCD"], ["BEN"])
    assert read(too) == [("AID", ["TCD"], [])]


def test_committees_that_meet_are_those_of_the_last_meeting(read) -> None:  # type: ignore[no-untyped-def]
    committees = """
    {} NOUN 2 nsubj
    meet VERB 0 root meet VBP
    """
    assert read(MET, committees.format("negotiator"))[-1] == ("CONSULT", ["TCD", "TGO"], [])
    assert len(read(MET, committees.format("readers"))) == 1


def test_a_third_one_mediates_between_the_two(read) -> None:  # type: ignore[no-untyped-def]
    mediated = """
    Benin PROPN 2 nsubj
    mediates VERB 0 root mediate VBZ
    """
    assert read(ATTACKED, ACCUSED, mediated)[-1] == ("CONSULT", ["BEN"], ["TCD", "TGO"])
    assert read(ATTACKED, ACCUSED, mediated.replace("Benin", "Chad"))[-1] == ("CONSULT", ["TCD"], [])
