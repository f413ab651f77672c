"""The corpus of examples: sound, large enough, and as varied as docs/examples.md says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from legation import language
from legation.codebook import Example, load
from legation.codebook.examples import FOLDER, corpus, read
from legation.errors import CodebookError
from legation.evaluation.examples import failures

LEAST_EVENTS = 500
LEAST_NEAR_MISSES = 60
LEAST_NOTHING = 2000
LEAST_READ = 0.4  # share of the examples that the frames alone read
MOST_STALE = 0.01
ROW = "AID\t-\thappened\t-\t<a>Chad</a> <t>gave</t> <r>Niger</r> grain as <o>Mali</o> looked on."


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return corpus(load())


def test_every_type_has_its_examples(examples: list[Example]) -> None:
    counts = Counter(one.type for one in examples)
    assert {name: counts[name] for name in load().types if counts[name] < LEAST_EVENTS} == {}
    assert counts[None] >= LEAST_NOTHING


def test_every_type_has_near_misses() -> None:
    """Sentences in the words of the type that tell another, or nothing."""
    for name in load().types:
        told = [one for one in read(FOLDER / f"{name.lower()}.tsv", load()) if one.near_miss]
        assert len(told) >= LEAST_NEAR_MISSES, name


def test_marks_stand_on_whole_words(examples: list[Example]) -> None:
    for one in examples:
        for span in (one.actor, one.recipient, one.trigger, *one.bystanders):
            if span is not None:
                start, end = span
                quoted = one.text[start:end]
                assert quoted, one.text
                assert quoted == quoted.strip(), one.text
                assert not one.text[start - 1 : start].isalnum(), one.text
                assert not one.text[end : end + 1].isalnum(), one.text


def test_no_example_stands_twice(examples: list[Example]) -> None:
    marks = Counter((one.text, one.actor, one.recipient, one.trigger) for one in examples)
    assert [text for (text, *_), count in marks.items() if count > 1] == []


def test_the_corpus_shows_every_mode_and_status(examples: list[Example]) -> None:
    shown = {(one.type, one.mode) for one in examples}
    assert {(kind.name, mode) for kind in load().types.values() for mode in kind.modes} <= shown
    assert len({one.status for one in examples if one.type}) == 7


def test_every_example_is_read_by_the_frames_or_known_to_need_the_scorer() -> None:
    """`training/mark_examples.py` writes the fourth column; processors differ in the last bits of int8 products."""
    book, nlp = load(), language.load()
    told = [(path.stem.upper(), one) for path in sorted(FOLDER.glob("*.tsv")) for one in read(path, book)]
    misread = {(name, one) for name, one, _ in failures(book, nlp, told)}
    stale = [one.text for name, one in told if ((name, one) in misread) != (one.needs == "scorer")]
    assert len(stale) <= MOST_STALE * len(told), stale[:20]
    assert sum(one.needs is None for _, one in told) > LEAST_READ * len(told)


def test_bystanders_are_read(tmp_path: Path) -> None:
    path = tmp_path / "aid.tsv"
    path.write_text(f"# a comment\n{ROW}\n", encoding="utf-8")
    (one,) = read(path, load())
    assert [one.text[start:end] for start, end in one.bystanders] == ["Mali"]
    assert (one.type, one.mode, one.near_miss) == ("AID", None, False)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("AID\thappened\t<t>gave</t>", "3 columns"),
        (ROW.replace("AID", "GIFT"), "'GIFT' is no type"),
        (ROW.replace("\t-\t", "\tvisit\t"), "'visit' is no mode of AID"),
        (ROW.replace("happened", "done"), "'done' is no status"),
        (ROW.replace("<t>", "").replace("</t>", ""), "the trigger is not marked"),
        (ROW.replace("</a>", ""), "<a> is not closed"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "aid.tsv"
    path.write_text(f"{ROW}\n{row}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=f"aid.tsv:2: .*{message}"):
        list(read(path, load()))
