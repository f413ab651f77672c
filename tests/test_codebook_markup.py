"""The markup of worked examples: spans quote the bare sentence, whatever the sentence is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.codebook.markup import parse

pieces = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="<>"), max_size=12)
tags = st.permutations(["a", "r", "t"]).flatmap(lambda names: st.integers(0, 3).map(lambda n: names[:n]))


@given(tags, st.lists(pieces, min_size=7, max_size=7))
def test_marked_words_come_back_as_spans(names: list[str], words: list[str]) -> None:
    marked, plain, told = words[0], words[0], {}
    for place, name in enumerate(names):
        inside, after = words[2 * place + 1], words[2 * place + 2]
        told[name] = inside
        marked += f"<{name}>{inside}</{name}>{after}"
        plain += inside + after
    text, spans, others = parse(marked)
    assert (text, others) == (plain, ())
    assert {name: text[start:end] for name, (start, end) in spans.items()} == told


def test_marks_may_stand_inside_one_another() -> None:
    text, spans, _ = parse("<r><a>Chad</a>'s neighbours</r>")
    assert (text, spans) == ("Chad's neighbours", {"a": (0, 4), "r": (0, 17)})


def test_bystanders_may_be_many() -> None:
    text, spans, others = parse("<a>Chad</a> left as <o>Mali</o> and <o>Togo</o> looked on")
    assert [text[start:end] for start, end in others] == ["Mali", "Togo"]
    assert spans == {"a": (0, 4)}


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("<a>Chad", "<a> is not closed"),
        ("Chad</a>", "</a> closes nothing"),
        ("<a>Chad</a> and <a>Mali</a>", "<a> stands twice"),
        ("<t><t>met</t></t>", "<t> stands twice"),
    ],
)
def test_wrong_markup_is_told(marked: str, message: str) -> None:
    with pytest.raises(ValueError, match=message.replace("<", "<")):
        parse(marked)


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="<"), max_size=40))
def test_text_without_marks_stays(text: str) -> None:
    assert parse(text) == (text, {}, ())
