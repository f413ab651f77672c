"""Search: sentences by their words, where they stand, what they tell, and that nothing typed steers the database."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import QuestionError
from legation.model import Reading, Story
from legation.questions import Found, search
from legation.record import Record
from legation.record.fulltext import fold, marks, phrases, words_in
from legation.record.sentences import sentence, sentences
from tests.strategies import archives, words
from tests.tellings import reading

quick = settings(max_examples=30, deadline=None)

TALKS = "Kenya met Ethiopia on Thursday. The cease-fire talks in São Tomé were short! “No more,” said Dr. Mwangi."


def kept(*archive: Reading) -> Record:
    record = Record(":memory:")
    for one in archive:
        record.keep(one)
    return record


def told(text: str, published: str | None = "2025-03-06", **more: str) -> Reading:
    return Reading(Story(text, published=published, **more))  # type: ignore[arg-type]


def desk() -> Record:
    return kept(
        reading(TALKS, "CONSULT", ["KEN"], ["ETH"], when="2025-03-06", span=(0, 30), title="Talks in Sao Tome"),
        told("Thursday was quiet in Kenya. Talks were not held.", "2025-03-08", source="AFP"),
        told("Nobody dated the talks.", None, source="AP"),
    )


def texts(record: Record, asked: str, **more: object) -> list[str]:
    return [one.text for one in search(record, asked, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("kenya thursday", ["Thursday was quiet in Kenya.", "Kenya met Ethiopia on Thursday."]),
        ("Thursday KENYA quiet", ["Thursday was quiet in Kenya."]),
        ('"on thursday"', ["Kenya met Ethiopia on Thursday."]),
        ("“on Thursday”", ["Kenya met Ethiopia on Thursday."]),
        ("sao tome short", ["The cease-fire talks in São Tomé were short!"]),
        ("são tomé", ["Talks in Sao Tome", "The cease-fire talks in São Tomé were short!"]),
        ("cease-fire", ["The cease-fire talks in São Tomé were short!"]),
        ("fire-cease", []),
        ("dr mwangi", ["“No more,” said Dr. Mwangi."]),
        ("dated", ["Nobody dated the talks."]),
        ("thurs", []),
        ("peace", []),
    ],
)
def test_all_words_of_a_sentence_whatever_their_case_and_accents(asked: str, found: list[str]) -> None:
    with desk() as record:
        assert texts(record, asked) == found


def test_a_finding_says_where_it_stands_and_what_it_tells() -> None:
    with desk() as record:
        [event] = record.events()
        [found] = search(record, "Ethiopia Thursday Kenya")
    assert [found.text[first:last] for first, last in found.marks] == ["Kenya", "Ethiopia", "Thursday"]
    assert (found.part, found.title, found.source, found.published) == (
        "text", "Talks in Sao Tome", "Reuters", date(2025, 3, 6),
    )  # fmt: skip
    assert found.events == (event.id,)
    assert Found.from_dict(found.to_dict()) == found


def test_the_latest_come_first_and_days_bound_a_search() -> None:
    with desk() as record:
        assert texts(record, "talks")[-1] == "Nobody dated the talks."
        assert texts(record, "talks", limit=1) == ["Talks were not held."]
        assert texts(record, "talks", since="2025-03-07") == ["Talks were not held."]
        assert texts(record, "talks", until="2025-03-07") == texts(record, "talks")[1:3]


def test_only_sentences_that_tell_such_an_event() -> None:
    with desk() as record:
        assert texts(record, "kenya", type="CONSULT") == ["Kenya met Ethiopia on Thursday."]
        assert texts(record, "kenya", actor="Ethiopia", until="2025-03-06") == ["Kenya met Ethiopia on Thursday."]
        assert texts(record, "kenya", type="ASSAULT") == []
        assert texts(record, "talks", type="CONSULT") == []


@pytest.mark.parametrize(
    "asked", ['talks"', '"talks', "talks*", "talks AND NOT kenya", "NEAR(talks)", "words:talks", "-talks", "'; DROP --"]
)
def test_nothing_typed_is_an_operator(asked: str) -> None:
    with desk() as record:
        plain = " ".join(word for word, _ in words_in(asked))
        assert texts(record, asked) == texts(record, plain)
        assert record.stories()


@pytest.mark.parametrize("asked", ["", "  ", '"', '""', "…!", "\x00"])
def test_a_search_needs_a_word(asked: str) -> None:
    with desk() as record, pytest.raises(QuestionError, match="holds no word to search for"):
        search(record, asked)


@quick
@given(archives(4), words, st.data())
def test_whatever_is_typed_finds_the_sentences_that_have_it(
    archive: list[Reading], asked: str, data: st.DataObject
) -> None:
    wanted = phrases(asked)
    told = [one.story.part(part) for one in archive for part in ("title", "text")]
    every = [text[first:last] for text in told for first, last in sentences(text)]
    if not wanted and every:
        wanted, asked = [tuple(word for word, _ in words_in(data.draw(st.sampled_from(every))))], ""
        asked = f'"{" ".join(wanted[0])}"'
    if not wanted or not all(wanted):
        return
    with kept(*archive) as record:
        found = sorted(texts(record, asked))
    assert found == sorted(text for text in every if all(marks(text, [phrase]) for phrase in wanted))


@quick
@given(archives(5), st.data())
def test_what_is_forgotten_or_read_anew_is_found_no_more(archive: list[Reading], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(archive), unique_by=id)) if archive else []
    with kept(*archive) as record:
        for one in again:
            changed = Story("Marked anew.", id=one.story.id, published=one.story.published)
            record.keep(Reading(changed))
        assert len(search(record, "marked anew")) == len(again)
        for one in again:
            record.forget(story=one.story.id)
        left = [one for one in archive if one not in again]
        assert search(record, "anew marked") == []
        with kept(*left) as fresh:
            assert search(record, "minister flew") == search(fresh, "flew minister")


def test_which_of_a_day_come_does_not_hang_on_the_order_of_keeping() -> None:
    archive = [told(f"Talks went on in room {n}.") for n in range(9)]
    with kept(*archive) as one, kept(*reversed(archive)) as other:
        assert search(one, "talks", limit=4) == search(other, "talks", limit=4)
        assert len(search(one, "talks", limit=4)) == 4


def test_a_sentence_that_runs_on_is_cut_around_its_words() -> None:
    with kept(told("rice and beans and " * 400 + "salt" + " and rice and beans" * 400)) as record:
        [found] = search(record, "salt")
    assert len(found.text) < 1_500
    assert [found.text[first:last] for first, last in found.marks] == ["salt"]


@given(words | st.lists(st.sampled_from(["Mr. X met.", "A b? ", "\n\n", " ", "No.", "U.S. Gen. Ryder", "“Go!” He"])))
def test_sentences_part_a_text_and_agree_with_the_one_around_a_word(told: str | list[str]) -> None:
    text = told if isinstance(told, str) else "".join(told)
    spans = list(sentences(text))
    assert [last <= first for (_, last), (first, _) in pairwise(spans)] == [True] * len(spans[1:])
    assert "".join(text[first:last] for first, last in spans).split() == text.split() or len(spans) > 1
    assert all(sentence(text, span) == span for span in spans)
    assert all(text[first:last].strip() == text[first:last] != "" for first, last in spans)


@pytest.mark.parametrize(
    "odd", [" " * 50_000, "." * 50_000, "\n " * 25_000, '."' * 25_000, ". " * 25_000, "A.\n" * 20_000]
)
def test_odd_texts_take_no_longer_than_others(odd: str) -> None:
    assert isinstance(list(sentences(odd + "x")), list)


def test_words_are_folded() -> None:
    assert [word for word, _ in words_in("Ünïted e\u0301tat_3D İstanbul's")] == [
        "united",
        "etat",
        "3d",
        "istanbul",
        "s",
    ]
    assert fold("ÉLAN") == "elan"
