"""The coding suite's rules on hand-made cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from legation.errors import DataError
from legation.evaluation import coding
from legation.evaluation.classes import accuracy, f1_by_label, macro_f1
from legation.evaluation.coding import Case, figures, found_root, has_pair, old_root, quad_class
from legation.model import EventMention, Participant, Story
from tests.told import mention, someone, spot

TEXT = "Uruguay's trade minister accused Chile of dumping timber before he met Peru's envoy in Montevideo."
STORY = Story(TEXT)
URUGUAY = someone(TEXT, "Uruguay's trade minister", "URY")
CHILE = someone(TEXT, "Chile", "CHL")
PERU = someone(TEXT, "Peru's envoy", "PER")


def case(actor: str, recipient: str, root: str, quad: str) -> Case:
    return Case(TEXT, (spot(TEXT, actor),), (spot(TEXT, recipient),), root, quad)


def event(kind: str, actors: list[Participant], recipients: list[Participant], confidence: float = 0.9) -> EventMention:
    trigger = "met" if kind == "CONSULT" else "accused"
    return mention(STORY, trigger, kind, actors=tuple(actors), recipients=tuple(recipients), confidence=confidence)


def test_an_event_has_the_pair_where_both_sides_overlap() -> None:
    accused = event("ACCUSE", [URUGUAY], [CHILE])
    assert has_pair(case("Uruguay", "Chile", "ACCUSE", "3"), accused)
    assert not has_pair(case("Chile", "Uruguay", "ACCUSE", "3"), accused)
    assert not has_pair(case("Uruguay", "Peru", "ACCUSE", "3"), accused)


def test_those_who_meet_have_the_pair_in_either_order_but_nobody_meets_himself() -> None:
    met = event("CONSULT", [URUGUAY, PERU], [])
    assert has_pair(case("Uruguay", "Peru", "CONSULT", "1"), met)
    assert has_pair(case("Peru", "Uruguay", "CONSULT", "1"), met)
    assert not has_pair(case("Uruguay", "trade minister", "CONSULT", "1"), met)


def test_other_spans_of_a_side_count_too() -> None:
    row = {"text": TEXT, "actor": [0, 7], "recipient": [33, 38], "root": "CONSULT", "class": "1"}
    both = Case.of({**row, "other_spans": {"actor": [], "recipient": [list(spot(TEXT, "Peru"))]}})
    met = event("CONSULT", [URUGUAY, PERU], [])
    assert has_pair(both, met)
    assert not has_pair(Case.of(row), met)


def test_the_right_root_is_found_among_the_events_of_the_pair() -> None:
    wanted = case("Uruguay", "Chile", "ACCUSE", "3")
    sure, right = event("REJECT", [URUGUAY], [CHILE], 0.99), event("ACCUSE", [URUGUAY], [CHILE], 0.5)
    assert found_root(wanted, [sure, right]) == "ACCUSE"
    assert found_root(wanted, [sure]) == "REJECT"
    assert found_root(wanted, [event("ACCUSE", [URUGUAY], [PERU])]) is None


def test_the_roots_of_2018_and_their_classes() -> None:
    assert [old_root(root) for root in ("CONCEDE", "RETREAT", "AID")] == ["YIELD", "YIELD", "AID"]
    assert [quad_class(root) for root in ("CONCEDE", "RETREAT", "AGREE", "ACCUSE", "ASSAULT", None)] == [
        "2", "2", "1", "3", "4", None,
    ]  # fmt: skip


def test_figures_by_hand() -> None:
    cases = [case("Uruguay", "Chile", root, quad) for root, quad in (("YIELD", "2"), ("YIELD", "2"), ("ACCUSE", "3"))]
    by_name = {row.metric: row for row in figures(cases, ["CONCEDE", "ACCUSE", "ACCUSE"])}
    # YIELD: 1 right, 2 gold, 1 found: 2/3; ACCUSE: 1 right, 1 gold, 2 found: 2/3
    assert by_name["root macro-F1"].value == pytest.approx(2 / 3)
    assert by_name["root accuracy"].value == pytest.approx(2 / 3)
    assert by_name["F1 YIELD"].n == 2
    assert "pairs coded" not in by_name
    low, high = by_name["root macro-F1"].low, by_name["root macro-F1"].high
    assert low is not None
    assert high is not None
    assert 0 <= low <= 2 / 3 <= high <= 1


def test_what_is_not_coded_is_wrong() -> None:
    cases = [case("Uruguay", "Chile", "ACCUSE", "3")] * 4
    by_name = {row.metric: row.value for row in figures(cases, ["ACCUSE", None, None, "ACCUSE"])}
    assert by_name["pairs coded"] == 0.5
    assert by_name["root accuracy"] == 0.5
    assert by_name["root macro-F1"] == pytest.approx(2 * 2 / (4 + 2))


def test_label_scores() -> None:
    pairs = [("a", "a"), ("a", "b"), ("b", "b"), ("b", None), ("c", "x")]
    assert f1_by_label(pairs) == {"a": pytest.approx(2 / 3), "b": 0.5, "c": 0.0}
    assert macro_f1(pairs) == pytest.approx((2 / 3 + 0.5) / 3)
    assert accuracy(pairs) == 0.4
    assert macro_f1([]) == accuracy([]) == 0.0


def test_missing_and_broken_data_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"coding\.jsonl: not here"):
        coding.evaluate(tmp_path)
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "coding.jsonl").write_text(json.dumps({"text": TEXT})[:-1])
    with pytest.raises(DataError, match="line 1 is no JSON object"):
        coding.evaluate(tmp_path)
