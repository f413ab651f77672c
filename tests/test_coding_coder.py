"""From trees to events: frames that absorb, give way, use words up, and words that tell the same thing twice."""

from collections.abc import Callable

import pytest

from legation import codebook
from legation.coding import Coded, Uncoded, code
from tests.trees import Parties, tree


@pytest.fixture(scope="module")
def coded() -> Callable[[str], tuple[list[Coded], list[Uncoded]]]:
    book = codebook.load()
    return lambda lines: code(tree(lines), Parties(), book)


def told(events: list[Coded]) -> list[tuple[str, str | None, list[str | None], list[str | None]]]:
    return [
        (event.type, event.mode, [one.country for one in event.actors], [one.country for one in event.recipients])
        for event in events
    ]


def test_a_threat_absorbs_what_is_threatened(coded) -> None:  # type: ignore[no-untyped-def]
    events, uncoded = coded("""
    Chad PROPN 2 nsubj
    threatened VERB 0 root threaten VBD
    to PART 4 mark
    bomb VERB 2 xcomp bomb VB
    Togo PROPN 4 obj
    """)
    assert told(events) == [("THREATEN", "violence", ["TCD"], ["TGO"])]
    assert [one.reason for one in uncoded] == ["content of 'threatened'"]


def test_agreeing_gives_way_to_what_is_agreed(coded) -> None:  # type: ignore[no-untyped-def]
    events, _ = coded("""
    Chad PROPN 2 nsubj
    agreed VERB 0 root agree VBD
    to PART 4 mark
    meet VERB 2 xcomp meet VB
    Togo PROPN 4 obj
    """)
    assert told(events) == [("CONSULT", None, ["TCD", "TGO"], [])]


def test_a_refusal_takes_its_mode_from_what_is_refused(coded) -> None:  # type: ignore[no-untyped-def]
    events, _ = coded("""
    Chad PROPN 2 nsubj
    refused VERB 0 root refuse VBD
    to PART 4 mark
    meet VERB 2 xcomp meet VB
    Togo PROPN 4 obj
    """)
    assert [(event.type, event.mode) for event in events] == [("REJECT", "meet")]


def test_a_noun_that_tells_the_same_is_folded_into_the_verb(coded) -> None:  # type: ignore[no-untyped-def]
    events, _ = coded("""
    Chadian ADJ 2 amod
    airstrikes NOUN 3 nsubj airstrike NNS
    killed VERB 0 root kill VBD
    rebels NOUN 3 obj rebel NNS
    """)
    assert told(events) == [("ASSAULT", "aerial", ["TCD"], ["NER"])]
    assert [token.text for token in events[0].folded] == ["airstrikes"]


@pytest.mark.parametrize(
    ("whom", "types"),
    [
        ("Togo PROPN 2 obj", ["CONSULT"]),
        ("withdrawal NOUN 2 obj\nof ADP 5 case\nTogo PROPN 3 nmod", ["SUPPORT", "RETREAT"]),
    ],
)
def test_whom_one_welcomes_must_be_somebody(coded, whom: str, types: list[str]) -> None:  # type: ignore[no-untyped-def]
    events, _ = coded(f"Chad PROPN 2 nsubj\nwelcomed VERB 0 root welcome VBD\n{whom}")
    assert [event.type for event in events] == types


def test_a_state_protests_with_words(coded) -> None:  # type: ignore[no-untyped-def]
    events, _ = coded("Chad PROPN 2 nsubj\nprotested VERB 0 root protest VBD\nagainst ADP 4 case\nTogo PROPN 2 obl")
    assert [event.type for event in events] == ["ACCUSE"]


def test_a_journey_to_somebody_else_is_no_part_of_a_meeting(coded) -> None:  # type: ignore[no-untyped-def]
    events, _ = coded("""
    Chad PROPN 2 nsubj
    met VERB 0 root meet VBD
    Togo PROPN 2 obj
    before SCONJ 5 mark
    visiting VERB 2 advcl visit VBG
    Benin PROPN 5 obj
    """)
    sides = [({one.country for one in event.actors}, {one.country for one in event.recipients}) for event in events]
    assert sides == [({"TCD", "TGO"}, set()), ({"TCD"}, {"BEN"})]


def test_words_that_a_pattern_uses_up_tell_nothing_else(coded) -> None:  # type: ignore[no-untyped-def]
    events, _ = coded("""
    Chad PROPN 2 nsubj
    signed VERB 0 root sign VBD
    a DET 4 det
    deal NOUN 2 obj
    with ADP 6 case
    Togo PROPN 2 obl
    """)
    assert told(events) == [("SUPPORT", None, ["TCD"], ["TGO"])]


def test_nobody_known_is_no_event_and_says_so(coded) -> None:  # type: ignore[no-untyped-def]
    events, uncoded = coded("""
    Somebody PRON 2 nsubj
    attacked VERB 0 root attack VBD
    something PRON 2 obj
    """)
    assert events == []
    assert [one.reason for one in uncoded] == ["no known actor"]


WARNED = """
Chad PROPN 2 nsubj
warned VERB 0 root warn VBD
{} PROPN 5 nsubj
would AUX 5 aux will MD
attack VERB 2 ccomp attack VB
Benin PROPN 5 obj
"""


@pytest.mark.parametrize(("doer", "type_"), [("Chad", "THREATEN"), ("Togo", "ASSAULT")])
def test_a_warning_of_ones_own_deed_is_a_threat(coded, doer: str, type_: str) -> None:  # type: ignore[no-untyped-def]
    events, _ = coded(WARNED.format(doer))
    assert [event.type for event in events] == [type_]


def test_a_joined_deed_of_another_mode_stands_alone(coded) -> None:  # type: ignore[no-untyped-def]
    events, _ = coded("""
    Chad PROPN 2 nsubj
    arrested VERB 0 root arrest VBD
    Togo PROPN 2 obj
    and CCONJ 5 cc
    seized VERB 2 conj seize VBD
    ships NOUN 5 obj ship NNS
    """)
    assert [(event.type, event.mode) for event in events] == [("COERCE", "arrest"), ("COERCE", "seize")]


def test_a_means_does_what_nobody_known_does(coded) -> None:  # type: ignore[no-untyped-def]
    killed = """
    {} NOUN 2 nsubj
    killed VERB 0 root kill VBD
    rebels NOUN 2 obj rebel NNS
    """
    assert [event.type for event in coded(killed.format("bomb"))[0]] == ["ASSAULT"]
    assert coded(killed.format("flood"))[0] == []


def test_a_measure_is_seen_through(coded) -> None:  # type: ignore[no-untyped-def]
    events, _ = coded("""
    Chad PROPN 2 nsubj
    closed VERB 0 root close VBD
    one NUM 2 obj
    of ADP 5 case
    crossings NOUN 3 nmod crossing NNS
    with ADP 7 case
    Togo PROPN 5 nmod
    """)
    assert told(events) == [("COERCE", "restrict", ["TCD"], ["TGO"])]


@pytest.mark.parametrize(("mark", "types"), [("if", ["THREATEN"]), ("because", ["ASSAULT"])])
def test_a_conditional_deed_of_ones_own_is_a_threat(coded, mark: str, types: list[str]) -> None:  # type: ignore[no-untyped-def]
    events, _ = coded(f"""
    Chad PROPN 2 nsubj
    said VERB 0 root say VBD
    Chad PROPN 5 nsubj
    would AUX 5 aux will MD
    attack VERB 2 ccomp attack VB
    Benin PROPN 5 obj
    {mark} SCONJ 9 mark
    it PRON 9 nsubj
    moved VERB 5 advcl move VBD
    """)
    assert [event.type for event in events] == types


@pytest.mark.parametrize(
    "clause",
    [
        "in ADP 5 case\nfloods NOUN 3 obl flood NNS",
        "when ADV 6 advmod\nCyclone PROPN 6 nsubj\nhit VERB 3 advcl hit VBD",
    ],
)
def test_a_disaster_is_nobodys_deed(coded, clause: str) -> None:  # type: ignore[no-untyped-def]
    killed = "rebels NOUN 3 nsubj:pass rebel NNS\nwere AUX 3 aux:pass be\nkilled VERB 0 root kill VBN"
    assert [event.type for event in coded(killed)[0]] == ["ASSAULT"]
    assert coded(f"{killed}\n{clause}")[0] == []


@pytest.mark.parametrize(("shot", "types"), [("drone", ["ASSAULT"]), ("proposal", ["REJECT"])])
def test_what_is_shot_down_tells_how(coded, shot: str, types: list[str]) -> None:  # type: ignore[no-untyped-def]
    events, _ = coded(f"""
    Chad PROPN 2 nsubj
    shot VERB 0 root shoot VBD
    down ADP 2 compound:prt
    a DET 6 det
    Togo PROPN 6 compound
    {shot} NOUN 2 obj
    """)
    assert [event.type for event in events] == types


@pytest.mark.parametrize(("whose", "blamed"), [("Togolese ADJ 5 amod", ["TGO"]), ("deadly ADJ 5 amod", [])])
def test_whom_a_condemned_deed_befell_is_not_blamed(coded, whose: str, blamed: list[str]) -> None:  # type: ignore[no-untyped-def]
    events, _ = coded(f"""
    Chad PROPN 2 nsubj
    condemned VERB 0 root condemn VBD
    the DET 5 det
    {whose}
    attack NOUN 2 obj attack NN
    on ADP 7 case
    Benin PROPN 5 nmod
    """)
    assert [one[::3] for one in told(events)] == [("ACCUSE", blamed), ("ASSAULT", ["BEN"])]
