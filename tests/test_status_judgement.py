"""Whether it happened: clear cases one by one, labelled sentences by the share that is right."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given

from legation.model import STATUSES, TimeSpan
from legation.status import judge
from tests.sentences import load, parse
from tests.strategies import trees
from tests.trees import tree

PUBLISHED = date(2025, 3, 10)

# Each case states one construction; the table of labelled sentences holds the variety of wire copy.
CASES = [
    ("happened", "Spain [[recognised]] the new government."),
    ("happened", "Spain said it had [[recognised]] the new government."),
    ("happened", "The two ministers managed to [[sign]] the treaty."),
    ("ongoing", "Turkish jets are [[bombing]] the mountains."),
    ("ongoing", "Workers have been [[protesting]] for a week."),
    ("ongoing", "Chad continues to [[host]] the refugees."),
    ("planned", "Spain will [[recognise]] the new government."),
    ("planned", "Spain said it would [[recognise]] the new government."),
    ("planned", "The minister is due to [[visit]] Rabat on Friday."),
    ("planned", "The two sides agreed to [[exchange]] prisoners."),
    ("planned", "The ministers will hold [[talks]] in Rabat."),
    ("planned", "The envoy landed in Cairo ahead of [[talks]] with the rebels."),
    ("possible", "Spain may [[recognise]] the new government."),
    ("possible", "The union threatened to [[boycott]] the vote."),
    ("possible", "The pope urged the rebels to [[release]] the nuns."),
    ("possible", "If Mali [[attacks]], its neighbours will respond."),
    ("happened", "France will send police to quell [[riots]] in New Caledonia."),
    ("happened", "Police tried to disperse a [[demonstration]] by teachers."),
    ("happened", "Ana Quispe arrived in Chile on Monday for a two-day [[visit]]."),
    ("denied", "Neither Chad nor Niger has [[signed]] the treaty."),
    ("happened", "The aim of his [[visit]] to Rabat was a trade pact."),
    ("happened", "Thousands marched in Lima to [[demand]] new elections."),
    ("happened", "Supporters began a rally in Abuja to [[urge]] him to run."),
    ("happened", "Villagers fled across the river to escape the [[assault]]."),
    ("failed", "The two sides failed to [[sign]] the treaty."),
    ("failed", "Police foiled an [[attack]] on the parliament."),
    ("failed", "The rebels tried in vain to [[seize]] the bridge."),
    ("cancelled", "The [[summit]] was cancelled."),
    ("cancelled", "Ghana called off the [[talks]]."),
    ("cancelled", "Ghana decided to cancel the [[talks]]."),
    ("planned", "Ghana may cancel the [[talks]]."),
    ("denied", "Sudan denied that it had [[shelled]] the camp."),
    ("denied", "Sudan did not [[shell]] the camp."),
    ("denied", "No [[talks]] took place."),
    ("denied", "The minister left without [[meeting]] the rebels."),
    ("possible", "Sudan did not rule out [[shelling]] the camp."),
]

HEADLINES = [("happened", "Japan [[bans]] whaling"), ("planned", "Japan to [[ban]] whaling")]


@pytest.mark.parametrize(("status", "sentence"), CASES)
def test_a_clear_construction_is_judged_as_it_says(status: str, sentence: str) -> None:
    assert judge(parse(sentence)).status == status


@pytest.mark.parametrize(("status", "sentence"), HEADLINES)
def test_headlines_tell_deeds_in_the_present_and_plans_in_the_infinitive(status: str, sentence: str) -> None:
    assert judge(parse(sentence), headline=True).status == status


def test_the_word_that_decided_is_told() -> None:
    judgement = judge(parse("Ghana called off the [[talks]]."))
    assert judgement.deed is not None
    assert judgement.deed.text == "called"
    assert judgement.reasons == ("'called'",)


AGREED = """
Both     DET   2 det       both    DT
sides    NOUN  3 nsubj     side    NNS
agreed   VERB  0 root      agree   VBD
not      PART  6 advmod    not     RB
to       PART  6 mark      to      TO
attack   VERB  3 xcomp     attack  VB
convoys  NOUN  6 obj       convoy  NNS
"""


def test_a_negated_complement_stays_denied_under_what_governs_it() -> None:
    assert judge(tree(AGREED)[5]).status == "denied"


def test_a_wrong_lemma_of_a_word_of_the_lexicon_does_no_harm() -> None:
    doc = tree(AGREED.replace("not ", "now "))
    doc[2].lemma_ = "agre"
    assert judge(doc[5]).status == "planned"


def test_a_day_to_come_makes_a_present_a_plan() -> None:
    trigger = parse("The chancellor [[meets]] the king.")
    friday = TimeSpan(None, None, date(2025, 3, 14), date(2025, 3, 14), "day")
    assert judge(trigger).status == "ongoing"
    assert judge(trigger, published=PUBLISHED, when=friday).status == "planned"


def test_a_day_that_is_over_ends_a_past_progressive() -> None:
    trigger = parse("The chancellor was [[visiting]] Oslo.")
    last = TimeSpan(None, None, date(2025, 3, 3), date(2025, 3, 9), "week")
    assert judge(trigger).status == "ongoing"
    assert judge(trigger, published=PUBLISHED, when=last).status == "happened"


def test_a_sentence_that_only_points_back_takes_over_what_was_told() -> None:
    lead = "Iceland's premier will meet the king in Riga on Sunday. "
    assert judge(parse(lead + "It is the first such [[meeting]] in nine years.")).status == "planned"


@given(trees())
def test_any_tree_gets_a_known_status_with_a_reason(doc) -> None:  # type: ignore[no-untyped-def]
    for token in doc:
        judgement = judge(token, published=PUBLISHED)
        assert judgement.status in STATUSES
        assert judgement.reasons


# Floors a little under what was measured with the parser of 2026-11-23: tune 0.98, check 0.94. Classes of the check
# half hold 18 to 59 sentences each, so one sentence is up to 0.06.
FLOORS = {"tune": (0.94, 0.80), "check": (0.90, 0.72)}


@pytest.mark.parametrize("half", FLOORS)
def test_labelled_sentences_keep_their_floor(half: str) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for one in load("status.tsv", half):
        status = one.row["status"]
        total[status] += 1
        right[status] += judge(one.trigger, published=PUBLISHED, when=_when(one.row["days"])).status == status
    overall, least = FLOORS[half]
    assert sum(right.values()) / sum(total.values()) >= overall
    assert {status: right[status] / total[status] for status in total if right[status] / total[status] < least} == {}


def test_every_status_is_labelled_often_enough() -> None:
    seen = Counter(one.row["status"] for half in FLOORS for one in load("status.tsv", half))
    assert set(seen) == set(STATUSES)
    assert min(seen.values()) >= 35


def _when(days: str) -> TimeSpan | None:
    if not days:
        return None
    end = date.fromordinal(PUBLISHED.toordinal() + int(days))
    return TimeSpan(None, None, end, end, "day")
