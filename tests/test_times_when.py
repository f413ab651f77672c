"""The time of an event, on trees written by hand: its own clause's time and no other's."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.tokens import Doc

from legation.model import TimeSpan
from legation.times import find, refine, when
from tests.trees import tree

PUBLISHED = date(2024, 9, 16)  # a Monday

FREED = tree(
    """
    Mali PROPN 2 nsubj
    said VERB 0 root say VBD
    on ADP 4 case
    Friday PROPN 2 obl
    it PRON 7 nsubj
    had AUX 7 aux have VBD
    freed VERB 2 ccomp free VBN
    two NUM 9 nummod
    envoys NOUN 7 obj envoy
    . PUNCT 2 punct
    """
)
HELD = tree(
    """
    Leaders NOUN 3 nsubj leader
    will AUX 3 aux
    hold VERB 0 root hold VB
    talks NOUN 3 obj talk
    Tuesday PROPN 3 obl:unmarked
    before SCONJ 8 mark
    Lula PROPN 8 nsubj
    visits VERB 3 advcl visit VBZ
    on ADP 10 case
    Friday PROPN 8 obl
    . PUNCT 3 punct
    """
)
SHELLED = tree(
    """
    The DET 3 det
    last ADJ 3 amod
    strike NOUN 6 nsubj strike
    was AUX 6 cop be VBD
    last ADJ 6 amod
    week NOUN 0 root week
    when ADV 9 advmod
    Sudan PROPN 9 nsubj
    shelled VERB 6 advcl shell VBD
    Nyala PROPN 9 obj
    . PUNCT 6 punct
    """
)
RANGED = tree(
    """
    He PRON 3 nsubj
    will AUX 3 aux
    visit VERB 0 root visit VB
    Baku PROPN 3 obj
    from ADP 6 case
    Tuesday PROPN 3 obl
    to ADP 8 case
    Thursday PROPN 6 nmod
    . PUNCT 3 punct
    """
)
MEET = tree(
    """
    They PRON 3 nsubj
    will AUX 3 aux
    meet VERB 0 root meet VB
    for ADP 5 case
    talks NOUN 3 obl talk
    in ADP 7 case
    Manaus PROPN 5 nmod
    . PUNCT 3 punct
    """
)
BUILT = tree(
    """
    India PROPN 4 nsubj
    has AUX 4 aux have VBZ
    been AUX 4 aux be VBN
    building VERB 0 root build VBG
    the DET 6 det
    port NOUN 4 obj
    since ADP 8 case
    2018 NUM 4 obl
    . PUNCT 4 punct
    """
)


def days(doc, index: int, **told):
    """The days that the event of a token gets, as ISO strings, with the words that gave them."""
    expressions = refine(doc, find(doc.text, PUBLISHED), PUBLISHED)
    span = when(doc[index], expressions, PUBLISHED, **told)
    return span and (span.text, span.start.isoformat(), span.end.isoformat())


def test_the_day_of_a_statement_is_not_the_day_of_the_deed():
    assert days(FREED, 1) == ("Friday", "2024-09-13", "2024-09-13")
    assert days(FREED, 6) is None
    assert days(FREED, 6, statement=True) == ("Friday", "2024-09-13", "2024-09-13")


def test_a_noun_takes_the_time_of_the_verb_that_carries_it():
    assert days(HELD, 3, future=True) == ("Tuesday", "2024-09-17", "2024-09-17")


def test_the_time_of_another_clause_is_not_taken():
    assert days(HELD, 2, future=True) == ("Tuesday", "2024-09-17", "2024-09-17")
    assert days(HELD, 7, future=True) == ("Friday", "2024-09-20", "2024-09-20")


def test_a_clause_on_a_time_takes_it():
    week = ("last week", "2024-09-09", "2024-09-15")
    assert days(SHELLED, 2) == week
    assert days(SHELLED, 8) == week


def test_from_one_day_to_another_is_one_stretch():
    words, start, end = days(RANGED, 2, future=True)
    assert (words, start, end) == ("Tuesday to Thursday", "2024-09-17", "2024-09-19")


def test_since_reaches_to_publication():
    assert days(BUILT, 3) == ("2018", "2018-01-01", "2024-09-16")


def test_a_plan_told_further_keeps_its_day():
    doc = Doc.from_docs([HELD, MEET])
    (meeting,) = [token for token in doc if token.text == "meet"]
    assert when(meeting, find(doc.text, PUBLISHED)[:1], PUBLISHED, future=True) == TimeSpan(
        None, None, date(2024, 9, 17), date(2024, 9, 17), "day", inferred=True
    )
    assert when(meeting, find(doc.text, PUBLISHED), PUBLISHED, future=True) is None  # two days: which one is not told
    assert when(meeting, find(doc.text, PUBLISHED)[:1], PUBLISHED) is None


def test_a_bare_weekday_follows_what_is_known_of_the_event():
    expressions = find("The ministers Tuesday", PUBLISHED)
    doc = tree(
        """
        The DET 2 det
        ministers NOUN 0 root minister
        Tuesday PROPN 2 nmod:unmarked
        """
    )
    assert when(doc[1], expressions, PUBLISHED, future=True).start == date(2024, 9, 17)
    assert when(doc[1], expressions, PUBLISHED, future=False).start == date(2024, 9, 10)


@pytest.mark.parametrize(("aux", "tag", "day"), [("will", "VB", "2024-09-19"), ("had", "VBN", "2024-09-12")])
def test_tense_chooses_past_or_future(aux, tag, day):
    doc = tree(
        f"""
        They PRON 3 nsubj
        {aux} AUX 3 aux
        meet VERB 0 root meet {tag}
        on ADP 5 case
        Thursday PROPN 3 obl
        , PUNCT 8 punct
        he PRON 8 nsubj
        said VERB 3 parataxis say VBD
        . PUNCT 3 punct
        """
    )
    (time,) = refine(doc, find(doc.text, PUBLISHED), PUBLISHED)
    assert time.start.isoformat() == day


def test_refining_keeps_what_it_was_given():
    (time,) = find("They met on Thursday.", PUBLISHED)
    doc = tree("They PRON 2 nsubj\nmet VERB 0 root meet VBD\non ADP 4 case\nThursday PROPN 2 obl\n. PUNCT 2 punct")
    strange = type(time)((0, 4), "DATE", "2000", date(2000, 1, 1), date(2000, 12, 31), "year", "They", "title")
    assert refine(doc, [strange], PUBLISHED) == [strange]
