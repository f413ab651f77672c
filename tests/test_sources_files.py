"""Stories out of files, folders and standard input, good and bad."""

from __future__ import annotations

import io
import json
import sys
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from legation.errors import InputError, LanguageError
from legation.model import Story
from legation.sources import Skip, Skips, files, stories, story

DISPATCH = (
    "LUSAKA (Reuters) - Zambia's finance minister flew to Windhoek on Tuesday for talks with his Namibian counterpart, "
    "his office said.\n\nThe two are expected to sign a power deal.\n"
)
DAY = date(2024, 5, 14)


def read(
    *paths: Path | str, published: date | str | None = DAY, source: str | None = None
) -> tuple[list[Story], list[Skip], Skips]:
    told: list[Skip] = []
    skips = Skips(told.append)
    found = list(stories(paths, published=published, source=source, skips=skips))
    return found, told, skips


def row(**fields: object) -> str:
    return json.dumps({"text": DISPATCH, **fields}) + "\n"


def test_a_text_file_is_one_story_kept_verbatim(tmp_path: Path) -> None:
    path = tmp_path / "zambia.txt"
    path.write_bytes(b"\r\n" + DISPATCH.replace("\n", "\r\n").encode())
    (found,), told, _ = read(path, source="Reuters")
    assert found.text == "\r\n" + DISPATCH.replace("\n", "\r\n")
    assert (found.published, found.source, told) == (DAY, "Reuters", [])


def test_a_byte_order_mark_is_no_part_of_the_story(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + DISPATCH.encode())
    (tmp_path / "b.jsonl").write_bytes(b"\xef\xbb\xbf" + row().encode())
    found, told, _ = read(tmp_path)
    assert [one.text for one in found] == [DISPATCH, DISPATCH]
    assert told == []


def test_json_lines_tell_their_own_date_and_source_before_the_options(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    fields = {"id": 7, "title": "Zambia near power deal", "url": "https://example.org/7", "byline": "M. Phiri"}
    path.write_text(
        row(published="2024-05-13T22:10:00Z", source="AFP", **fields) + "\n" + row(published=None, source="")
    )
    first, second = read(path, source="Reuters")[0]
    assert (first.id, first.published, first.source) == ("7", date(2024, 5, 13), "AFP")
    assert (first.title, first.url, first.byline) == (fields["title"], fields["url"], fields["byline"])
    assert (second.published, second.source, second.title) == (DAY, "Reuters", "")


def test_a_folder_is_read_in_order_with_all_that_lies_under_it(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a.md", "b/one.jsonl", "ignored.pdf", ".hidden/three.txt", "b/.four.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(row(source=name) if name.endswith("jsonl") else f"{name}: {DISPATCH}")
    (tmp_path / "c.html").write_text(f"<html><body><article><p>c.html: {DISPATCH * 3}</p></article></body></html>")
    found, told, _ = read(tmp_path)
    assert [one.source or one.text.split(":")[0] for one in found] == ["a.md", "c.html", "b/one.jsonl", "b/two.txt"]
    assert told == []


def test_standard_input_is_text_or_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    for given, titles in ((DISPATCH, [""]), (row(title="one") + row(title="two"), ["one", "two"])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        assert [one.title for one in read("-")[0]] == titles


@pytest.mark.parametrize(
    ("name", "content", "line", "reason", "words"),
    [
        ("empty.txt", b"", None, "empty", "is empty"),
        ("blank.txt", b" \n\n\t\n", None, "empty", "no words"),
        ("empty.jsonl", b"", None, "empty", "is empty"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00", None, "binary", "is binary"),
        ("latin.txt", "Un été\nà Genève".encode("latin-1"), 1, "not UTF-8", "0xe9"),
        ("wide.txt", DISPATCH.encode("utf-16"), None, "not UTF-8", "is UTF-16: convert it"),
        ("late.txt", DISPATCH.encode() + b"\xff", 4, "not UTF-8", "convert it"),
        (
            "broken.jsonl",
            row().encode() + b'{"text": "a\n' + row().encode(),
            2,
            "malformed",
            "malformed JSON at column 10: unterminated string",
        ),
        ("list.jsonl", row().encode() + b"[1, 2]\n" + row().encode(), 2, "malformed", "no JSON object"),
        ("deep.jsonl", row().encode() + b"[" * 100_000 + b"\n" + row().encode(), 2, "malformed", "nested too deeply"),
        ("number.jsonl", row().encode() + b'{"text": 5}\n' + row().encode(), 2, "malformed", "'text' is no string"),
        ("half.jsonl", row().encode() + b'{"text": "a\\ud800"}\n' + row().encode(), 2, "malformed", "half a character"),
        ("bare.jsonl", row().encode() + b'{"title": "x"}\n' + row().encode(), 2, "without text", "no 'text'"),
        ("raw.jsonl", row().encode() + b'{"text": "\xff"}\n' + row().encode(), 2, "not UTF-8", "0xff"),
        ("dated.jsonl", (row() + row(published="May 40") + row()).encode(), 2, "with a date that is none", "'May 40'"),
        ("when.jsonl", (row() + row(published=2024) + row()).encode(), 2, "malformed", "'published' is no string"),
    ],
)
def test_bad_input_is_one_line_and_the_good_stories_are_read(
    tmp_path: Path, name: str, content: bytes, line: int | None, reason: str, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (tmp_path / "zz.txt").write_text(DISPATCH)
    found, (skip,), skips = read(tmp_path)
    assert len(found) == (3 if line == 2 else 1)
    assert (skip.error.path, skip.error.line, skip.reason) == (str(path), line, reason)
    assert words in str(skip)
    assert str(skip).startswith(f"{path}:{line}: " if line else f"{path}: ")
    assert "\n" not in str(skip)
    assert (len(skips), skips.counts) == (1, {reason: 1})


def test_what_is_not_there_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "notes.pdf").write_bytes(b"%PDF")
    (tmp_path / "good.txt").write_text(DISPATCH)
    found, told, skips = read(tmp_path / "gone.txt", tmp_path / "folder", tmp_path / "good.txt")
    assert len(found) == 1
    assert [skip.reason for skip in told] == ["missing", "without stories"]
    assert "no such file" in str(told[0])
    assert ".jsonl" in str(told[1])
    assert len(skips) == 2


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.txt"
    path.write_text(DISPATCH)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    found, (skip,), _ = read(path)
    assert (found, skip.reason) == ([], "unreadable")
    assert str(skip) == f"{path}: cannot be read: permission denied"


def test_a_line_of_50_megabytes_is_passed_over_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "huge.jsonl"
    with path.open("w") as stream:
        stream.write(row(title="before") + '{"text": "')
        for _ in range(50):
            stream.write("x" * 1_000_000)
        stream.write('"}\n' + row(title="after"))
    tracemalloc.start()
    found, (skip,), _ = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one.title for one in found] == ["before", "after"]
    assert (skip.error.line, skip.reason) == (2, "too long")
    assert peak < 3 * files.LONGEST


def test_a_text_file_of_50_megabytes_is_no_story(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"word " * 10_000_000)
    found, (skip,), _ = read(path)
    assert (found, skip.reason) == ([], "too long")


def test_a_story_without_a_date_is_told_unless_it_may_be_unknown(tmp_path: Path) -> None:
    path = tmp_path / "undated.jsonl"
    path.write_text(row() + row(published="2024-05-01"))
    found, (skip,), _ = read(path, published=None)
    assert [one.published for one in found] == [date(2024, 5, 1)]
    assert (skip.error.line, skip.reason) == (1, "without a publication date")
    assert "--published unknown" in str(skip)
    found, told, _ = read(path, published="unknown")
    assert [one.published for one in found] == [None, date(2024, 5, 1)]
    assert told == []


def test_stories_stream(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_text(row(title="first") + "not json\n")
    told: list[Skip] = []
    streamed = stories([path], published=DAY, skips=Skips(told.append))
    assert next(streamed).title == "first"
    assert told == []
    assert list(streamed) == []
    assert len(told) == 1


def test_one_story_of_a_file_or_the_reason_why_not(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(DISPATCH)
    assert story(path).published is None
    assert story(path, published=DAY, source="SAPA") == Story(DISPATCH, published=DAY, source="SAPA")
    path.write_text("Der Minister sprach am Montag in Wien mit seinem Kollegen über den Handel und die neuen Zölle.")
    with pytest.raises(LanguageError, match=r"one\.txt: is not in English"):
        story(path)
    with pytest.raises(InputError, match="no such file"):
        story(tmp_path / "two.txt")
    with pytest.raises(InputError, match="is a directory"):
        story(tmp_path)
