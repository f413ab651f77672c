"""The coreference suite's parts on hand-made documents."""

from pathlib import Path
from typing import Any

import pytest

from legation import Reader
from legation.errors import DataError
from legation.evaluation import coreference
from legation.evaluation.coreference import Word, documents, grouped, merge
from legation.model import Story
from legation.record.tellings import Telling
from tests.told import mention, someone, when


def line(document: str, text: str, words: str, chain: str) -> dict[str, Any]:
    start = text.index(words)
    return {
        "topic": "1",
        "doc": document,
        "text": text,
        "events": [{"start": start, "end": start + len(words), "chain": chain}],
    }


LINES = [
    line("1_a", "Mali expelled the envoy .", "expelled", "E1"),
    line("1_b", "The expulsion came late .", "expulsion", "E1"),
    line("1_a", "France protested .", "protested", "E2"),
]


def test_sentences_of_a_document_are_one_text_and_spans_follow() -> None:
    first, second = documents(LINES)
    assert (first.name, second.name) == ("1_a", "1_b")
    words = [first.text[slice(*word.span)] for word in first.words]
    assert words == ["expelled", "protested"]
    assert [word.chain for word in (*first.words, *second.words)] == ["E1", "E2", "E1"]


def test_words_with_one_key_are_one_group() -> None:
    one, other, third = (Word("a", (number, number + 1), "") for number in range(3))
    assert grouped([(one, ("x",)), (other, ("y",)), (third, ("x",))]) == [{one, third}, {other}]


def test_tellings_of_one_happening_share_a_leader() -> None:
    def told(name: str, actor: str) -> Telling:
        text = f"{actor} bombed Goma on 4 May 2024."
        sides = {"actors": (someone(text, actor, actor[:3].upper()),), "recipients": (someone(text, "Goma", "COD"),)}
        days = when(text, "4 May 2024", "2024-05-04")
        return Telling(mention(Story(text, id=name), "bombed", "ASSAULT", when=days, **sides))

    same, again, other = told("a", "Rwanda"), told("b", "Rwanda"), told("c", "Uganda")
    leads = merge([same, again, other])
    assert leads[same.id] == leads[again.id]
    assert leads[other.id] == other.id


def test_words_are_gathered_topic_by_topic() -> None:
    elsewhere = [one | {"topic": "2", "doc": "2_" + one["doc"]} for one in LINES]
    told = list(coreference.alike(Reader(), documents([*LINES, *elsewhere])))
    assert [topic for _, (topic, _) in told] == ["1"] * 3 + ["2"] * 3
    assert [group for _, (_, group) in told[:3]] == [group for _, (_, group) in told[3:]]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"ecb_dev\.jsonl: not here"):
        coreference.evaluate(tmp_path)
