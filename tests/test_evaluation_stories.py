"""The rules of the stories suite on a hand-made story."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from legation.errors import DataError
from legation.evaluation import fields, stories
from legation.evaluation.sentences import sentence_around
from legation.evaluation.stories import StoryScore, figures, score
from legation.model import Attribution, EventMention, Quantity, Story, Trigger
from tests.told import mention, someone, spot, when, where

ACCUSED = "Ghana's president accused Togo on Monday of arming smugglers."
MET = "The two foreign ministers met in Lomé last week and agreed to meet again, the U.N. said."
KILLED = "Smugglers killed 12 Ghanaian border guards in March, the army in Accra said."
TEXT = f"ACCRA (AFP) - {ACCUSED} {MET}\n\n{KILLED}\n"
STORY = Story(TEXT, published="2024-04-09", source="AFP")


def gold(words: str, kind: list[str], actors: list[str], recipients: list[str], **more: Any) -> dict[str, Any]:
    told = {"either": False, "status": ["happened"], "background": False, "start": None, "end": None, "where": None}
    return {"words": words, "type": kind, "actors": actors, "recipients": recipients, "must": True, **told, **more}


GOLD = [
    gold(
        "accused Togo", ["ACCUSE"], ["GHA"], ["TGO"], start="2024-04-08", end="2024-04-08", person="Ghana's president"
    ),
    gold("met in Lomé", ["CONSULT"], ["GHA"], ["TGO"], either=True, where="TGO", place="Lomé", mode="visit"),
    gold("agreed to meet again", ["AGREE", "CONSULT"], ["GHA", "TGO"], [], status=["planned"], must=False),
    gold("killed 12", ["ASSAULT"], [], ["GHA"], actors_optional=True, casualties={"killed": 12}, said_by="GHA MIL"),
]
GHANA = someone(TEXT, "Ghana's president", "GHA")
TOGO = someone(TEXT, "Togo", "TGO")
MINISTERS = (someone(TEXT, "The two foreign ministers", "GHA"), someone(TEXT, "two foreign ministers", "TGO"))


def accused(**more: Any) -> EventMention:
    return mention(
        STORY, "accused", "ACCUSE", **{"sentence": ACCUSED, "actors": (GHANA,), "recipients": (TOGO,), **more}
    )


def met(trigger: str = "met", kind: str = "CONSULT", **more: Any) -> EventMention:
    return mention(STORY, trigger, kind, **{"sentence": MET, "actors": MINISTERS, **more})


def test_the_sentence_around_words() -> None:
    for sentence, words in ((f"ACCRA (AFP) - {ACCUSED}", "Togo"), (MET, "agreed"), (KILLED, "March")):
        start, end = sentence_around(TEXT, *spot(TEXT, words))
        assert TEXT[start:end].strip() == sentence
    quoted = "“We have no plans. None at all,” Gen. A. B. Traoré said. Mali’s army agreed."
    start, end = sentence_around(quoted, *spot(quoted, "Traoré"))
    assert quoted[start:end] == "None at all,” Gen. A. B. Traoré said."


def test_a_perfect_reading_scores_one() -> None:
    scored = score(GOLD[:2], [accused(), met()], TEXT)
    assert (scored.must, scored.found, scored.predicted, scored.right) == (2, 2, 2, 2)


def test_the_sentence_locates_and_the_type_or_the_strict_code_matches() -> None:
    assert score(GOLD[:1], [accused(type="REQUEST", plover="REQUEST")], TEXT).found == 0
    assert score(GOLD[:1], [accused(type="REQUEST", plover="ACCUSE")], TEXT).found == 1
    elsewhere = met("met", "ACCUSE")
    assert score(GOLD[:1], [elsewhere], TEXT).found == 0
    assert score(GOLD[:1], [replace(elsewhere, span=(0, len(TEXT)))], TEXT).found == 1


def test_one_prediction_finds_one_event_but_each_that_matches_counts_for_precision() -> None:
    twice = [accused(), accused(id="again")]
    assert (score(GOLD[:1], twice, TEXT).found, score(GOLD[:1], twice, TEXT).right) == (1, 2)
    wrong = [accused(), met("agreed", "ASSAULT")]
    assert (score(GOLD, wrong, TEXT).found, score(GOLD, wrong, TEXT).right, score(GOLD, wrong, TEXT).predicted) == (
        1,
        1,
        2,
    )


def test_an_optional_event_costs_nothing_when_missed_and_is_no_error_when_found() -> None:
    scored = score([GOLD[2]], [], TEXT)
    assert (scored.must, scored.found, scored.right) == (0, 0, 0)
    scored = score([GOLD[2]], [met("agreed", "AGREE")], TEXT)
    assert (scored.must, scored.found, scored.right) == (0, 0, 1)


def test_pairs_are_the_best_by_sides_then_status_then_distance() -> None:
    swapped = accused(id="swapped", actors=(TOGO,), recipients=(GHANA,))
    planned = accused(id="planned", status="planned")
    far = replace(accused(id="far"), trigger=Trigger("smugglers", spot(TEXT, "smugglers")))
    for better, worse in ((planned, swapped), (accused(), planned), (accused(), far)):
        for events in ([better, worse], [worse, better]):
            _, pair = stories_pairs(GOLD[:1], events)[0]
            assert events[pair] is better


def stories_pairs(golds: list[dict[str, Any]], events: list[EventMention]) -> list[tuple[int, int]]:
    import numpy as np

    spots = [stories.located_at(one, TEXT) for one in golds]
    matches = np.array([[stories.matches_at(g, s, e) for e in events] for g, s in zip(golds, spots, strict=True)])
    return stories.paired(golds, spots, events, matches)


def test_two_events_of_one_sentence_take_their_own_predictions() -> None:
    events = [met("agreed", "CONSULT", plover="AGREE", status="planned"), met()]
    assert stories_pairs(GOLD[1:3], events) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("actors", "recipients", "told", "right"),
    [
        (["GHA"], ["TGO"], {}, True),
        (["TGO"], ["GHA"], {}, False),
        (["TGO"], ["GHA"], {"either": True}, True),
        (["GHA", "TGO"], [], {"either": True}, True),
        (["GHA", "TGO"], [], {"recipients": []}, False),
        (["GHA"], [], {}, False),
        (["GHA"], [], {"recipients_optional": True}, True),
        ([], ["TGO"], {"actors_optional": True}, True),
        (["GHA"], ["NGA"], {"recipients_alt": [["NGA"], ["NGA", "TGO"]]}, True),
        (["GHA"], ["NGA", "BEN"], {"recipients_alt": [["NGA"]]}, False),
        (["IGO:UN"], ["TGO"], {"actors": ["IGO:UN"]}, True),
    ],
)
def test_sides(actors: list[str], recipients: list[str], told: dict[str, Any], right: bool) -> None:
    def people(codes: list[str]) -> tuple[Any, ...]:
        split = [code.split(":") for code in codes]
        return tuple(someone(TEXT, "Togo", one[0], code=one[1] if len(one) > 1 else None) for one in split)

    event = accused(actors=people(actors), recipients=people(recipients))
    assert fields.sides_right({**GOLD[0], **told}, event) is right


def test_those_who_meet_are_one_set_whatever_the_gold_says() -> None:
    assert fields.sides_right({**GOLD[1], "either": False}, met())
    assert not fields.sides_right({**GOLD[1], "either": False}, met(type="ASSAULT"))


def marks(one: dict[str, Any], event: EventMention) -> dict[str, bool]:
    return dict(fields.marks(one, event))


def test_only_what_the_gold_tells_is_scored() -> None:
    told = marks(GOLD[0], accused(when=when(TEXT, "Monday", "2024-04-08"), actors=(replace(GHANA, name="Kojo Addo"),)))
    assert all(told.values())
    assert list(told) == ["sides", "actors", "status", "background", "start", "end", "person", "days within"]
    assert marks(GOLD[0], accused())["start"] is False
    wide = marks(GOLD[0], accused(when=when(TEXT, "Monday", "2024-04-01", "2024-04-08")))
    assert (wide["start"], wide["end"], wide["days within"]) == (False, True, False)


def test_place_mode_casualties_speaker_and_hedge() -> None:
    told = marks(GOLD[1], met(where=where(TEXT, "Lomé", "TGO"), mode="visit"))
    assert (told["place"], told["country of the place"], told["mode"]) == (True, True, True)
    dead = Quantity("killed", 12.0, 12.0, 12.0, None, "border guards", "12", spot(TEXT, "12"))
    army = someone(TEXT, "the army in Accra", "GHA", sector="MIL")
    said = Attribution("said", army.span, (), army)
    event = mention(STORY, "killed", "ASSAULT", sentence=KILLED, quantities=(dead,), attribution=said)
    told = marks(GOLD[3], event)
    assert (told["casualties"], told["said by"]) == (True, True)
    press = replace(event, attribution=replace(said, speaker=replace(army, country=None, sector="MED")))
    assert marks({**GOLD[3], "said_by": "MED"}, press)["said by"]
    assert not marks({**GOLD[3], "said_by": "MED"}, event)["said by"]
    told = marks({**GOLD[3], "hedge": "probably"}, replace(event, quantities=(), attribution=None))
    assert (told["casualties"], told["said by"], told["hedge"]) == (False, False, False)
    claimed = replace(event, attribution=replace(said, firmness="claimed"))
    assert marks({**GOLD[3], "hedge": "probably"}, claimed)["hedge"]
    assert marks({**GOLD[3], "hedge": "claimed"}, claimed)["hedge"]
    assert not marks({**GOLD[3], "hedge": "alleged"}, claimed)["hedge"]


def test_figures_by_hand() -> None:
    scores = [
        StoryScore(4, 2, 5, 3, [("sides", True), ("sides", False)]),
        StoryScore(1, 1, 1, 1, [("sides", True), ("place", False)]),
    ]
    by_name = {row.metric: row for row in figures(scores)}
    assert (by_name["recall"].value, by_name["recall"].n) == (pytest.approx(3 / 5), 5)
    assert (by_name["precision"].value, by_name["precision"].n) == (pytest.approx(4 / 6), 6)
    assert by_name["F1"].value == pytest.approx(2 * 0.6 * (2 / 3) / (0.6 + 2 / 3))
    assert (by_name["sides"].value, by_name["place"].value) == (pytest.approx(2 / 3), 0.0)
    assert "mode" not in by_name
    assert by_name["recall"].low == pytest.approx(0.5)
    assert by_name["recall"].high == 1.0


def test_nothing_found_is_nought() -> None:
    scored = score(GOLD, [], TEXT)
    by_name = {row.metric: row.value for row in figures([scored])}
    assert (by_name["recall"], by_name["precision"], by_name["F1"]) == (0.0, 0.0, 0.0)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="dev/stories: not here"):
        stories.evaluate(tmp_path)
