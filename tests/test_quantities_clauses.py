"""Quantities and the events that they belong to, on trees written by hand."""

from __future__ import annotations

from legation.quantities import find, of, refine
from tests.trees import tree

RAID = tree(
    """
    Rebels NOUN 2 nsubj rebel
    killed VERB 0 root kill VBD
    nine NUM 4 nummod
    guards NOUN 2 obj guard
    and CCONJ 6 cc
    seized VERB 2 conj seize VBD
    40 NUM 8 nummod
    rifles NOUN 6 obj rifle
    . PUNCT 2 punct
    """
)


def test_each_verb_has_its_own_quantities():
    quantities = refine(RAID, find(RAID.text))
    assert [quantity.kind for quantity in quantities] == ["killed", "weapons"]
    assert [quantity.value for quantity in of(RAID[1], quantities)] == [9]
    assert [quantity.value for quantity in of(RAID[5], quantities)] == [40]


def test_a_noun_has_the_quantities_of_its_verb():
    doc = tree(
        """
        Envoys NOUN 2 nsubj envoy
        signed VERB 0 root sign VBD
        a DET 7 det
        $ SYM 7 nmod
        2 NUM 4 nummod
        billion NUM 5 flat
        deal NOUN 2 obj
        . PUNCT 2 punct
        """
    )
    quantities = find(doc.text)
    assert [quantity.unit for quantity in of(doc[6], quantities)] == ["USD"]


def test_the_verb_tells_what_befell_the_counted():
    doc = tree(
        """
        Raiders NOUN 3 nsubj raider
        brutally ADV 3 advmod
        slew VERB 0 root slay VBD
        in ADP 5 case
        Borno PROPN 3 obl
        eleven NUM 7 nummod
        herders NOUN 3 obj herder
        . PUNCT 3 punct
        """
    )
    found = find(doc.text)
    assert [quantity.kind for quantity in found] == ["count"]
    assert [quantity.kind for quantity in refine(doc, found)] == ["killed"]
