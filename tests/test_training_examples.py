"""What the corpus is made and checked with: sentences composed from frames, and the audit."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from legation.codebook import load

TRAINING = Path(__file__).parents[1] / "training"


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    monkeypatch.syspath_prepend(str(TRAINING))
    import audit_examples
    import compose

    yield {"audit": audit_examples, "compose": compose}
    for name in ("audit_examples", "compose"):
        sys.modules.pop(name, None)


def test_every_verb_of_a_plain_frame_is_composed(modules: dict[str, ModuleType]) -> None:
    told = modules["compose"].compose(load(), 1)
    assert {one.type for one in told} >= set(load().types)
    assert len({one.text for one in told}) > 4000
    assert all(one.text[0].isupper() or not one.text[0].isalpha() for one in told)
    assert all(one.text.endswith(".") for one in told)


@pytest.mark.parametrize(
    ("verb", "past", "participle", "ing"),
    [
        ("ban", "banned", "banned", "banning"),
        ("free", "freed", "freed", "freeing"),
        ("deny", "denied", "denied", "denying"),
        ("withdraw", "withdrew", "withdrawn", "withdrawing"),
        ("strike", "struck", "struck", "striking"),
        ("condemn", "condemned", "condemned", "condemning"),
        ("cut", "cut", "cut", "cutting"),
    ],
)
def test_verbs_are_inflected(modules: dict[str, ModuleType], verb: str, past: str, participle: str, ing: str) -> None:
    compose = modules["compose"]
    assert (compose.past(verb), compose.participle(verb), compose.ing(verb)) == (past, participle, ing)


def test_likeness_and_leaks_are_found(modules: dict[str, ModuleType], tmp_path: Path) -> None:
    audit = modules["audit"]
    one = "Chad sent two hundred tents to the flooded villages of Niger on Monday."
    other = "Chad sent two hundred tents to the flooded villages of Niger on Friday."
    assert audit.alike([one, other, "Peru recalled its envoy."]) == [(one, other)]
    (tmp_path / "dev.jsonl").write_text(json.dumps({"text": f"He said: {one}"}) + "\n", encoding="utf-8")
    (found,) = audit.leaks([one, "Peru recalled its envoy from Lima after a row over fish."], tmp_path)
    assert found[0] == one
