"""How well times are found and valued, on TimeML newswire (AQUAINT) and on narratives (WikiWars).

The rule (data/README.md): span F1 is strict (equal offsets) and relaxed (overlap, each gold matched once); value F1
counts
a relaxed match with an equal value as right, over all gold and predicted; a null gold value is not scored for value;
type
accuracy is over the relaxed matches where the gold has a type (WikiWars has none).
"""

from collections import Counter
from pathlib import Path
from typing import Any

from legation.evaluation import fingerprint, located, rows
from legation.evaluation.report import Report, Row
from legation.model import TimeExpression
from legation.times import find

SETS = {"aquaint": "times_aquaint.jsonl", "wikiwars": "times_wikiwars.jsonl"}


FIGURES = ("strict_f1", "relaxed_f1", "value_f1", "type_accuracy")


def evaluate(data: Path) -> Report:
    """The figures of `times` as a report; the folder `data` holds `dev/`.

    Raises:
        DataError: a set's file is missing.
    """
    paths = located(data, *(f"dev/{file}" for file in SETS.values()))
    figures = [
        Row(f"{name} {figure}", metrics[figure], metrics["gold"])
        for name, metrics in times(data).items()
        for figure in FIGURES
        if figure in metrics
    ]
    return Report("times", tuple(fingerprint(path) for path in paths), tuple(figures))


def times(data: Path) -> dict[str, Any]:
    """Per set: documents, gold, predicted, strict_f1, relaxed_f1, value_f1, and type_accuracy where types are given.

    Raises:
        DataError: a set's file is missing.
    """
    return {name: score_set(located(data, f"dev/{file}")[0]) for name, file in SETS.items()}


def score_set(path: Path) -> dict[str, Any]:
    """The metrics of one file of documents."""
    counts: Counter[str] = Counter()
    documents = 0
    for document in rows(path):
        documents += 1
        counts += _score_document(document["timex"], find(document["text"], document["dct"]))
    gold, predicted = counts["gold"], counts["predicted"]
    metrics: dict[str, Any] = {
        "documents": documents,
        "gold": gold,
        "predicted": predicted,
        "strict_f1": _f1(counts["strict"], gold, predicted),
        "relaxed_f1": _f1(counts["relaxed"], gold, predicted),
        "value_f1": _f1(counts["value"], gold - counts["unvalued"], predicted - counts["unvalued_found"]),
    }
    if counts["typed"]:
        metrics["type_accuracy"] = round(counts["type"] / counts["typed"], 4)
    return metrics


def _score_document(gold: list[dict[str, Any]], predicted: list[TimeExpression]) -> Counter[str]:
    counts: Counter[str] = Counter(gold=len(gold), predicted=len(predicted))
    for timex, found in match(gold, predicted):
        counts["unvalued"] += timex["value"] is None
        if found is None:
            continue
        counts["relaxed"] += 1
        counts["strict"] += found.span == (timex["start"], timex["end"])
        counts["unvalued_found"] += timex["value"] is None
        counts["value"] += timex["value"] is not None and found.value == timex["value"]
        counts["typed"] += timex.get("type") is not None
        counts["type"] += found.type == timex.get("type")
    return counts


def match(
    gold: list[dict[str, Any]], predicted: list[TimeExpression]
) -> list[tuple[dict[str, Any], TimeExpression | None]]:
    """Each gold expression with the prediction that overlaps it most, one to one, greedily in the text's order."""
    free = list(predicted)
    pairs: list[tuple[dict[str, Any], TimeExpression | None]] = []
    for timex in sorted(gold, key=lambda item: (item["start"], item["end"])):
        overlapping = [found for found in free if found.span[0] < timex["end"] and timex["start"] < found.span[1]]
        best = max(
            overlapping,
            key=lambda found: min(found.span[1], timex["end"]) - max(found.span[0], timex["start"]),
            default=None,
        )
        if best is not None:
            free.remove(best)
        pairs.append((timex, best))
    return pairs


def _f1(right: int, gold: int, predicted: int) -> float:
    return round(2 * right / (gold + predicted), 4) if gold + predicted else 0.0
