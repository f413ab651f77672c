"""What is skipped is counted by reason and told as it happens."""

from legation.errors import InputError
from legation.sources import Skip, Skips


def test_skips_are_counted_by_reason_and_told_in_order() -> None:
    told: list[Skip] = []
    skips = Skips(told.append)
    assert not skips
    for line, reason in enumerate(["empty", "malformed", "empty"], start=1):
        skips.add(Skip(reason, InputError("is wrong", path="wire.jsonl", line=line)))
    assert [str(skip) for skip in told] == [f"wire.jsonl:{line}: is wrong" for line in (1, 2, 3)]
    assert skips.counts == {"empty": 2, "malformed": 1}
    assert len(skips) == 3
    assert skips
