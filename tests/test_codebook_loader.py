"""Codebook files: what is read from them, and that each mistake is told with its file and line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from legation.codebook import Pattern, check, load
from legation.codebook.loader import (
    _EXAMPLE_FIELDS,
    _FRAME_FIELDS,
    _MODE_FIELDS,
    _TYPE_FIELDS,
    read_file,
    shipped,
)
from legation.errors import CodebookError

GOOD = """\
type = "SWAP"
plover = "COOPERATE"
quad = 2
score = 9.5
definition = "Two sides exchange something."
yields = ["AID"]

[content]
AID = "bridge"

[modes.bridge]
score = 9.5
definition = "At a crossing."
words = ["bridge"]

[[frames]]
id = "swap"
verbs = ["swap", "trade places"]
object = ["spy", "agent"]
recipient = ["with"]
contexts = ["intelligence"]
complement = ["AID"]
mode = "bridge"
filled = ["with"]
both = true

[[frames]]
id = "swap-noun"
nouns = ["spy swap", "exchange of agents"]
silent = true

[[examples]]
text = "<a>Chad</a> <t>swapped</t> spies with <r>Niger</r>."
status = "planned"
mode = "bridge"
needs = "scorer"

[[near_misses]]
text = "They <t>swapped</t> shirts."
type = "none"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "swap.toml"


@pytest.mark.parametrize(
    ("told", "otherwise"),
    [
        ('score = 9.5\ndefinition = "At', 'score = 9.0\ndefinition = "At'),
        ('recipient = ["with"]', 'recipient = ["from"]'),
        ("both = true", "both = false"),
        ('AID = "bridge"', ""),
        ('nouns = ["spy swap", "exchange of agents"]', 'nouns = ["exchange of agents"]'),
    ],
)
def test_whatever_coding_rests_on_changes_the_digest(file: Path, told: str, otherwise: str) -> None:
    file.write_text(GOOD, encoding="utf-8")
    before = load(file.parent).digest
    assert load(file.parent).digest == before
    assert told in GOOD
    file.write_text(GOOD.replace(told, otherwise), encoding="utf-8")
    assert load(file.parent).digest != before


def test_another_example_of_a_type_of_ones_own_changes_the_digest(file: Path) -> None:
    """The nearest examples tell a type that the scorer was not trained on."""
    file.write_text(GOOD, encoding="utf-8")
    before = load(file.parent).digest
    file.write_text(GOOD.replace("swapped</t> shirts", "traded</t> shirts"), encoding="utf-8")
    assert load(file.parent).digest != before


def test_a_trained_scorer_changes_the_digest(file: Path) -> None:
    file.write_text(GOOD, encoding="utf-8")
    before = load(file.parent).digest
    (file.parent / "relations.npz").write_bytes(b"weights")
    assert load(file.parent).digest != before


def test_the_digest_is_the_same_in_every_process() -> None:
    code = "from legation.codebook import load; print(load().digest)"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True,
        )
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0].stdout == runs[1].stdout


def test_a_file_gives_its_type_frames_and_examples(file: Path) -> None:
    file.write_text(GOOD, encoding="utf-8")
    kind = read_file(file)
    verb, noun = kind.frames
    assert (kind.name, kind.plover, kind.quad, kind.score) == ("SWAP", "COOPERATE", 2, 9.5)
    assert kind.yields == {"AID"}
    assert verb.verbs == (Pattern("swap"), Pattern("trade", ("places",)))
    assert verb.object == {"spy", "agent"}
    assert verb.filled == {"with"}
    assert verb.both
    assert not verb.silent
    assert verb.actor == ("subject",)
    assert verb.why == "frame codebook/swap.toml#swap"
    assert noun.nouns == (Pattern("swap", ("spy",)), Pattern("exchange", ("of", "agents")))
    assert noun.silent
    good, near = kind.examples
    assert good.text == "Chad swapped spies with Niger."
    assert [good.text[slice(*span)] for span in (good.actor, good.trigger, good.recipient) if span] == [
        "Chad", "swapped", "Niger",
    ]  # fmt: skip
    assert (good.type, good.status, good.mode, good.needs, good.near_miss) == (
        "SWAP", "planned", "bridge", "scorer", False,
    )  # fmt: skip
    assert (near.type, near.near_miss) == (None, True)


# What to replace in GOOD, by what, the line that must be told, and words of the message.
MISTAKES = [
    ('type = "SWAP"\n', "", 1, "'type' is missing"),
    ("quad = 2", "quad = 7", 3, "'quad' must be 1, 2, 3 or 4"),
    ('score = 9.5\ndefinition = "Two', 'score = "much"\ndefinition = "Two', 4, "'score' must be a float"),
    ("quad = 2", "quad = true", 3, "'quad' must be a int"),
    ('yields = ["AID"]', "yields = [3]", 6, "'yields' must be a list of words"),
    ('yields = ["AID"]', 'yelds = ["AID"]', 6, "unknown field 'yelds'"),
    ('AID = "bridge"', 'AID = "tunnel"', 9, "'tunnel' is no mode of SWAP"),
    ('words = ["bridge"]', 'word = ["bridge"]', 14, "unknown field 'word'"),
    ('definition = "At a crossing."\n', "", 11, "'definition' is missing"),
    ('id = "swap"\n', "", 16, "'id' is missing"),
    ('verbs = ["swap", "trade places"]\n', "", 17, "a frame needs verbs, nouns or adjectives"),
    ('"spy", "agent"]', '"spy", "CIA"]', 19, "'CIA' never matches: write it in lower case"),
    ('recipient = ["with"]', 'recipient = ["with", "whom"]', 20, "'whom' is no slot"),
    ('contexts = ["intelligence"]', 'contexts = ["spying"]', 21, "'spying' is no context"),
    ('mode = "bridge"\nfilled', 'mode = "tunnel"\nfilled', 23, "'tunnel' is no mode of SWAP"),
    ('filled = ["with"]', 'filled = ["around here"]', 24, "'around here' is no slot"),
    ("both = true", 'both = "yes"', 25, "'both' must be a bool"),
    ('id = "swap-noun"', 'id = "swap"', 28, "another frame has the id 'swap'"),
    ('nouns = ["spy swap", "exchange of agents"]', 'nouns = ["spy swap", ""]', 29, "'nouns' must be a list of words"),
    ("with <r>Niger</r>", "with <r>Niger", 33, "<r> is not closed"),
    ("<t>swapped</t> spies", "swapped spies", 33, "the trigger is not marked"),
    ('status = "planned"', 'status = "soon"', 34, "'soon' is no status"),
    ('status = "planned"\nmode = "bridge"', 'status = "planned"\nmode = "tunnel"', 35, "'tunnel' is no mode of SWAP"),
    ('type = "none"\n', "", 38, "'type' is missing"),
    ("[[near_misses]]", "[[near_misses]", 38, "no valid TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "line", "message"), MISTAKES, ids=[m[3] + f" @{m[2]}" for m in MISTAKES])
def test_a_mistake_is_told_with_its_line(file: Path, before: str, after: str, line: int, message: str) -> None:
    assert GOOD.count(before) == 1
    file.write_text(GOOD.replace(before, after), encoding="utf-8")
    with pytest.raises(CodebookError) as raised:
        read_file(file)
    assert raised.value.path == file
    assert raised.value.line == line
    assert message in str(raised.value)
    assert str(raised.value).startswith(f"{file}:{line}: ")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('plover = "COOPERATE"', 'plover = "BARTER"', "names the type BARTER, which no file defines"),
        ('complement = ["AID"]', 'complement = ["HELP"]', "asks for a clause of the type HELP"),
        ('type = "none"', 'type = "FOOTBALL"', "a near miss is of the type FOOTBALL"),
    ],
)
def test_a_type_that_no_file_defines_is_told(file: Path, before: str, after: str, message: str) -> None:
    file.write_text(GOOD.replace(before, after), encoding="utf-8")
    with pytest.raises(CodebookError, match=message):
        load(file.parent)


def test_tables_that_are_none_are_told(file: Path) -> None:
    head = GOOD.partition("yields")[0]
    file.write_text(head + "frames = [1]\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="'frames' must be made of tables"):
        read_file(file)
    file.write_text(head + "modes = { bridge = 1 }\n[[frames]]\nid = 'a'\nverbs = ['b']\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="must be made of tables"):
        read_file(file)


def test_a_file_that_is_no_text_is_told(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CodebookError, match="cannot be read"):
        read_file(file)


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="no TOML file in this folder"):
        load(tmp_path)
    with pytest.raises(CodebookError, match="no such folder"):
        load(tmp_path / "absent")


def test_check_tells_the_first_mistake_of_each_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD.replace("quad = 2", "quad = 9"), encoding="utf-8")
    (tmp_path / "b.toml").write_text(GOOD.replace("both = true", "bath = true"), encoding="utf-8")
    (tmp_path / "c.toml").write_text(GOOD, encoding="utf-8")
    assert [Path(str(error.path)).name for error in check(tmp_path)] == ["a.toml", "b.toml"]
    assert check() == []


def test_a_type_of_ones_own_stands_beside_the_shipped_ones() -> None:
    book = load(Path(__file__).parent / "data" / "codebook")
    assert set(shipped().types) < set(book.types)
    assert book.types["ESPIONAGE_SWAP"].plover == "COOPERATE"
    assert "ESPIONAGE_SWAP" in {frame.type for frame, _ in book.verbs["swap"]}
    assert book.digest != shipped().digest


def test_a_type_of_the_same_name_replaces_the_shipped_one(file: Path) -> None:
    file.write_text(GOOD.replace('"SWAP"', '"PROTEST"'), encoding="utf-8")
    book = load(file.parent)
    assert len(book.types) == len(shipped().types)
    assert [frame.id for frame in book.types["PROTEST"].frames] == ["swap", "swap-noun"]
    assert all(frame.type != "PROTEST" for frame, _ in book.verbs.get("picket", ()))


def test_the_page_shows_the_type_that_the_tests_use() -> None:
    root = Path(__file__).parent
    shown = (root / "data" / "codebook" / "espionage_swap.toml").read_text(encoding="utf-8")
    assert f"```toml\n{shown}```" in (root.parent / "docs" / "codebook.md").read_text(encoding="utf-8")


def test_the_page_names_every_field() -> None:
    page = (Path(__file__).parent.parent / "docs" / "codebook.md").read_text(encoding="utf-8")
    known = {*_TYPE_FIELDS, *_MODE_FIELDS, *_FRAME_FIELDS, *_EXAMPLE_FIELDS} - {
        "frames",
        "modes",
        "examples",
        "content",
    }
    assert [name for name in sorted(known) if f"`{name}`" not in page and f"[[{name}]]" not in page] == []
