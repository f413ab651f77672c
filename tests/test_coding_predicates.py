"""Every construction is carried back to the slots of the active verb."""

import pytest

from legation.coding.predicates import predicate
from tests.trees import tree

ACTIVE = """
Chad PROPN 2 nsubj
expelled VERB 0 root expel VBD
envoys NOUN 2 obj envoy
from ADP 5 case
Togo PROPN 2 obl
"""
PASSIVE = """
Envoys NOUN 3 nsubj:pass envoy
were AUX 3 aux:pass be
expelled VERB 0 root expel VBN
by ADP 5 case
Chad PROPN 3 obl:agent
"""
CONJOINED = """
Chad PROPN 2 nsubj
met VERB 0 root meet VBD
Togo PROPN 2 obj
and CCONJ 5 cc
threatened VERB 2 conj threaten VBD
Benin PROPN 5 obj
"""
OUTCOME = """
Chad PROPN 2 nsubj
struck VERB 0 root strike VBD
a DET 4 det
base NOUN 2 obj base
, PUNCT 6 punct
killing VERB 4 acl kill VBG
soldiers NOUN 6 obj soldier
"""
SUBJECT_CONTROL = """
Chad PROPN 2 nsubj
vowed VERB 0 root vow VBD
to PART 4 mark
attack VERB 2 xcomp attack VB
Togo PROPN 4 obj
"""
OBJECT_CONTROL = """
Chad PROPN 2 nsubj
urged VERB 0 root urge VBD
Togo PROPN 2 obj
to PART 5 mark
withdraw VERB 2 xcomp withdraw VB
"""
RELATIVE = """
troops NOUN 0 root troop NNS
that PRON 3 nsubj
shelled VERB 1 acl:relcl shell VBD
Abeche PROPN 3 obj
"""
RELATIVE_OBJECT = """
villagers NOUN 0 root villager NNS
whom PRON 4 obj
rebels NOUN 4 nsubj rebel
abducted VERB 1 acl:relcl abduct VBD
"""
PARTICIPLE = """
soldiers NOUN 0 root soldier NNS
killed VERB 1 acl kill VBN
by ADP 4 case
gunmen NOUN 2 obl:agent gunman
"""
POSSESSIVE_NOUN = """
Chad PROPN 3 nmod:poss
's PART 1 case 's POS
invasion NOUN 0 root invasion NN
of ADP 5 case
Togo PROPN 3 nmod
"""
LIGHT_VERB = """
Chad PROPN 2 nsubj
held VERB 0 root hold VBD
talks NOUN 2 obj talk NNS
with ADP 5 case
Togo PROPN 2 obl
"""
PASSIVE_LIGHT_VERB = """
Talks NOUN 3 nsubj:pass talk NNS
were AUX 3 aux:pass be
held VERB 0 root hold VBN
by ADP 5 case
Chad PROPN 3 obl:agent
"""
ARRIVED_FOR = """
Chad PROPN 2 nsubj
arrived VERB 0 root arrive VBD
for ADP 4 case
talks NOUN 2 obl talk NNS
"""
ROUND_OF = """
Chad PROPN 2 nsubj
began VERB 0 root begin VBD
a DET 4 det
round NOUN 2 obj
of ADP 6 case
talks NOUN 4 nmod talk NNS
"""
DECISION_TO = """
Chad PROPN 3 nmod:poss
's PART 1 case 's POS
decision NOUN 0 root decision NN
to PART 5 mark
block VERB 3 acl block VB
sales NOUN 5 obj sale
"""
ADJECTIVE = """
Chad PROPN 3 nsubj
is AUX 3 cop be
critical ADJ 0 root
of ADP 5 case
Togo PROPN 3 obl
"""


@pytest.mark.parametrize(
    ("lines", "at", "slots"),
    [
        pytest.param(ACTIVE, 1, {"subject": "Chad", "object": "envoys", "from": "Togo"}, id="active"),
        pytest.param(PASSIVE, 2, {"subject": "Chad", "object": "Envoys"}, id="passive"),
        pytest.param(CONJOINED, 4, {"subject": "Chad", "object": "Benin"}, id="shared subject"),
        pytest.param(SUBJECT_CONTROL, 3, {"subject": "Chad", "object": "Togo"}, id="subject control"),
        pytest.param(OBJECT_CONTROL, 4, {"subject": "Togo"}, id="object control"),
        pytest.param(RELATIVE, 2, {"subject": "troops", "object": "Abeche"}, id="relative clause, subject"),
        pytest.param(RELATIVE_OBJECT, 3, {"subject": "rebels", "object": "villagers"}, id="relative clause, object"),
        pytest.param(PARTICIPLE, 1, {"subject": "gunmen", "object": "soldiers"}, id="participle"),
        pytest.param(OUTCOME, 5, {"subject": "Chad", "object": "soldiers"}, id="outcome hung on the noun"),
        pytest.param(POSSESSIVE_NOUN, 2, {"subject": "Chad", "of": "Togo"}, id="possessive noun"),
        pytest.param(LIGHT_VERB, 2, {"subject": "Chad", "with": "Togo"}, id="light verb"),
        pytest.param(PASSIVE_LIGHT_VERB, 0, {"subject": "Chad"}, id="passive light verb"),
        pytest.param(ARRIVED_FOR, 3, {"subject": "Chad"}, id="verb of motion"),
        pytest.param(ROUND_OF, 5, {"subject": "Chad"}, id="carrier noun"),
        pytest.param(DECISION_TO, 4, {"subject": "Chad", "object": "sales"}, id="owner of a decision"),
        pytest.param(ADJECTIVE, 2, {"subject": "Chad", "of": "Togo"}, id="adjective"),
    ],
)
def test_slots(lines: str, at: int, slots: dict[str, str]) -> None:
    found = predicate(tree(lines)[at])
    assert found is not None
    told = {slot: found.slots[slot][0].text for slot in slots if slot in found.slots}
    assert told == slots


def test_a_passive_without_agent_has_no_subject() -> None:
    lines = "Envoys NOUN 3 nsubj:pass envoy\nwere AUX 3 aux:pass be\nexpelled VERB 0 root expel VBN"
    found = predicate(tree(lines)[2])
    assert found is not None
    assert "subject" not in found.slots


def test_words_that_are_no_predicates() -> None:
    assert predicate(tree("of ADP 0 root")[0]) is None


def test_each_of_two_names_belongs_to_the_verb_behind_it() -> None:
    doc = tree("""
    Chad PROPN 6 nsubj
    freed VERB 6 ccomp free VBD
    ten NUM 2 obj
    , PUNCT 2 punct
    Togo PROPN 6 nsubj
    said VERB 0 root say VBD
    """)
    freed, said = predicate(doc[1]), predicate(doc[5])
    assert freed is not None
    assert said is not None
    assert [one.text for one in freed.slots["subject"]] == ["Chad"]
    assert [one.text for one in said.slots["subject"]] == ["Togo"]


def test_a_later_name_is_no_second_subject() -> None:
    doc = tree("""
    Chad PROPN 2 nsubj
    meets VERB 5 ccomp meet VBZ
    today NOUN 2 obl:unmarked
    diplomats NOUN 2 nsubj diplomat NNS
    said VERB 0 root say VBD
    """)
    meets = predicate(doc[1])
    assert meets is not None
    assert [one.text for one in meets.slots["subject"]] == ["Chad"]


def test_without_an_auxiliary_an_object_makes_a_verb_active() -> None:
    doc = tree("""
    Chad PROPN 2 nsubj:pass
    freed VERB 0 root free VBD
    herders NOUN 2 obj herder NNS
    """)
    freed = predicate(doc[1])
    assert freed is not None
    assert {slot: [one.text for one in held] for slot, held in freed.slots.items()} == {
        "subject": ["Chad"],
        "object": ["herders"],
    }


def test_a_support_verb_in_the_nouns_own_clause_lends_its_subject() -> None:
    doc = tree("""
    talks NOUN 0 root talk NNS
    that SCONJ 4 mark
    Chad PROPN 4 nsubj
    plans VERB 1 acl:relcl plan VBZ
    to PART 6 mark
    hold VERB 4 xcomp hold VB
    """)
    talks = predicate(doc[0])
    assert talks is not None
    assert [one.text for one in talks.slots["subject"]] == ["Chad"]


@pytest.mark.parametrize(("between", "tells"), [("three NUM 5 nummod", True), ("ageing ADJ 5 amod", False)])
def test_a_participle_after_have_and_before_a_number_is_a_verb(between: str, tells: bool) -> None:
    doc = tree(f"""
    Chad PROPN 2 nsubj
    had VERB 0 root have VBD
    fired VERB 5 amod fire VBN
    {between}
    missiles NOUN 2 obj missile NNS
    """)
    fired = predicate(doc[2])
    assert (fired is not None) == tells
    if fired is not None:
        assert [one.text for one in fired.slots["subject"]] == ["Chad"]
        assert [one.text for one in fired.slots["object"]] == ["missiles"]


def test_whoever_calls_on_somebody_is_no_passive_subject() -> None:
    doc = tree("""
    Chad PROPN 2 nsubj:pass
    called VERB 0 root call VBD
    on ADP 4 case
    Togo PROPN 2 obl
    """)
    called = predicate(doc[1])
    assert called is not None
    assert [one.text for one in called.slots["subject"]] == ["Chad"]


@pytest.mark.parametrize(("verb", "slot"), [("killed kill", "subject"), ("given give", "object")])
def test_a_participle_with_an_object_is_active_but_where_it_can_keep_one(verb: str, slot: str) -> None:
    form, lemma = verb.split()
    doc = tree(f"""
    troops NOUN 0 root troop NNS
    {form} VERB 1 acl {lemma} VBN
    villagers NOUN 2 obj villager NNS
    """)
    found = predicate(doc[1])
    assert found is not None
    assert doc[0] in found.slots[slot]


def test_a_name_hung_as_a_complement_is_the_object() -> None:
    doc = tree("""
    Chad PROPN 2 nsubj
    telephoned VERB 0 root telephone VBD
    Togo PROPN 2 xcomp
    """)
    telephoned = predicate(doc[1])
    assert telephoned is not None
    assert [one.text for one in telephoned.slots["object"]] == ["Togo"]


def test_what_a_noun_is_about_is_no_deed_of_it() -> None:
    lines = "minister NOUN 0 root\non SCONJ 3 mark\nguarding VERB 1 acl guard VBG\ncables NOUN 3 obj cable"
    found = predicate(tree(lines)[2])
    assert found is not None
    assert "subject" not in found.slots
