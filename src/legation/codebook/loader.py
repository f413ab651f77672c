"""Codebook files: one TOML file an event type. Reads and checks them; each complaint names the file and the line."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from legation.codebook.contexts import names
from legation.codebook.markup import parse
from legation.codebook.schema import SLOTS, Codebook, EventType, Example, Frame, Mode, Pattern
from legation.errors import CodebookError
from legation.model import STATUSES, digest

SHIPPED = Path(__file__).parent
_TYPE_FIELDS = {
    "type": str, "plover": str, "quad": int, "score": float, "definition": str, "promised": str, "undone": str,
    "modes": dict, "content": dict, "yields": list, "frames": list, "examples": list, "near_misses": list,
}  # fmt: skip
_TABLES = ("frames", "examples", "near_misses")
_MODE_FIELDS = {"score": float, "definition": str, "words": list}
_FRAME_FIELDS = {
    "id": str, "verbs": list, "nouns": list, "adjectives": list, "object": list, "complement": list, "actor": list,
    "recipient": list, "filled": list, "mode": str, "cameo": str, "contexts": list, "absorbs": bool, "reciprocal": bool,
    "both": bool, "own": bool, "condition": bool, "whom": bool, "silent": bool, "modal": list, "plover": str,
}  # fmt: skip
_WORD_LISTS = ("verbs", "nouns", "adjectives", "object", "modal")
_TUPLES = ("actor", "recipient", "contexts")
_SETS = ("object", "complement", "filled", "modal")
_PLAIN = ("mode", "plover", "cameo", "absorbs", "reciprocal", "both", "own", "condition", "whom", "silent")
_EXAMPLE_FIELDS = {"text": str, "status": str, "mode": str, "type": str, "needs": str}
NONE = "none"  # the type of a near miss that tells no event at all


def load(folder: Path | None = None) -> Codebook:
    """The shipped codebook, with the types in `folder` added; a type of the same name replaces the shipped one.

    Raises:
        CodebookError: the folder holds no TOML file, or one of them is wrong.
    """
    return shipped() if folder is None else compose([*shipped().types.values(), *read_folder(folder)], folder)


def own_types(codebook: Codebook) -> dict[str, EventType]:
    """The types of a codebook that are not the shipped ones: new, or in the place of one of the same name."""
    return {name: kind for name, kind in codebook.types.items() if kind is not shipped().types.get(name)}


@cache
def shipped() -> Codebook:
    """The codebook of the sixteen PLOVER types that comes with the package."""
    return compose(read_folder(SHIPPED))


def read_folder(folder: Path) -> list[EventType]:
    """The event types of every TOML file in `folder`, by file name."""
    if not folder.is_dir():
        raise CodebookError("no such folder: give the folder that holds your event types' TOML files", path=folder)
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise CodebookError("no TOML file in this folder: write one file an event type", path=folder)
    return [read_file(path) for path in files]


def check(folder: Path | None = None) -> list[CodebookError]:
    """Every complaint about the files of `folder` (the shipped ones unless given): the first one of each file."""
    problems: list[CodebookError] = []
    types: list[EventType] = []
    for path in sorted((folder or SHIPPED).glob("*.toml")):
        try:
            types.append(read_file(path))
        except CodebookError as error:
            problems.append(error)
    try:
        if not problems:
            compose([*(shipped().types.values() if folder else ()), *(types or read_folder(folder or SHIPPED))])
    except CodebookError as error:
        problems.append(error)
    return problems


def compose(types: Iterable[EventType], folder: Path | None = None) -> Codebook:
    """A codebook of `types`, indexed by the lemmas that head their patterns; `folder` holds those of the user's own.

    Raises:
        CodebookError: a type names another that is not among them.
    """
    by_name = {kind.name: kind for kind in types}
    for kind in by_name.values():
        for name in (kind.plover, kind.promised, kind.undone, *kind.content, *kind.yields):
            if name is not None and name.partition(".")[0] not in by_name:
                raise CodebookError(f"type {kind.name} names the type {name}, which no file defines", path=kind.file)
        for frame in kind.frames:
            for name in frame.complement - {"any", "infinitive"} - set(by_name):
                message = f"frame {frame.id} asks for a clause of the type {name}, which no file defines"
                raise CodebookError(message, path=kind.file)
        for example in kind.examples:
            if example.type is not None and example.type not in by_name:
                message = f"a near miss is of the type {example.type}, which no file defines"
                raise CodebookError(message, path=kind.file)
    indices: dict[str, dict[str, list[tuple[Frame, Pattern]]]] = {
        part: defaultdict(list) for part in ("verbs", "nouns", "adjectives")
    }
    for kind in by_name.values():
        for frame in kind.frames:
            for part, index in indices.items():
                for pattern in getattr(frame, part):
                    index[pattern.head].append((frame, pattern))
    frozen = {part: {head: tuple(found) for head, found in index.items()} for part, index in indices.items()}
    return Codebook(by_name, _digest(by_name.values(), folder), folder, **frozen)


def _digest(types: Iterable[EventType], folder: Path | None) -> str:
    """A digest of all that coding rests on, so that stories are read anew when any of it changes.

    The shipped examples are no part of it, but for what a scorer was trained with; those of types of one's own are.
    """
    own = {path.name for path in folder.glob("*.toml")} if folder is not None else set()
    trained = [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.npz"))] if folder else []
    told: list[Any] = [
        {
            **vars(kind),
            "modes": [vars(mode) for mode in kind.modes.values()],
            "frames": [vars(frame) for frame in kind.frames],
            "examples": [vars(example) for example in kind.examples] if kind.file in own else (),
        }
        for kind in types
    ]
    told += trained
    return digest(json.dumps(told, default=lambda one: sorted(one) if isinstance(one, frozenset) else str(one)))


def read_file(path: Path) -> EventType:
    """The event type that one TOML file defines.

    Raises:
        CodebookError: the file is no TOML, or a field is missing, unknown or of the wrong kind.
    """
    return _File(path).event_type()


class _File:
    """One codebook file being read: its data, and its text to find the line of a complaint in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = path.read_text(encoding="utf-8")
            self.data = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"at line (\d+)", str(error))
            raise CodebookError(f"no valid TOML: {error}", path=path, line=int(line[1]) if line else None) from None
        except (OSError, UnicodeDecodeError) as error:
            raise CodebookError(f"cannot be read: {error}", path=path) from None

    def event_type(self) -> EventType:
        data = self.fields("", 0, self.data, _TYPE_FIELDS, required=("type", "quad", "score", "definition", "frames"))
        name = cast(str, data["type"])
        modes = {key: self.mode(key, cast(Mapping[str, Any], entry)) for key, entry in data.get("modes", {}).items()}
        plover = data.get("plover", name)
        self.check_type(data, modes)
        return EventType(
            name=name,
            plover=plover,
            quad=data["quad"],
            score=float(data["score"]),
            definition=data["definition"].strip(),
            file=self.path.name,
            promised=data.get("promised"),
            undone=data.get("undone"),
            modes=modes,
            content=data.get("content", {}),
            yields=frozenset(data.get("yields", ())),
            frames=tuple(self.frame(number, entry, name, modes) for number, entry in enumerate(data["frames"])),
            examples=(
                *(self.example("examples", n, entry, name, modes) for n, entry in enumerate(data.get("examples", []))),
                *(self.example("near_misses", n, entry, name, modes)
                  for n, entry in enumerate(data.get("near_misses", []))),
            ),
        )  # fmt: skip

    def check_type(self, data: Mapping[str, Any], modes: Mapping[str, Mode]) -> None:
        """What the kinds of fields alone do not tell: a class that is one, content that is a mode, one id a frame."""
        if data["quad"] not in (1, 2, 3, 4):
            raise self.error("'quad' must be 1, 2, 3 or 4", "", 0, "quad")
        for key, mode in data.get("content", {}).items():
            if mode not in modes:
                raise self.error(f"'{mode}' is no mode of {data['type']}", "content", 0, key)
        ids = [entry.get("id") for entry in data["frames"]]
        for number, name in enumerate(ids):
            if name in ids[:number]:
                raise self.error(f"another frame has the id '{name}'", "frames", number, "id")

    def mode(self, name: str, entry: Mapping[str, Any]) -> Mode:
        data = self.fields(f"modes.{name}", 0, entry, _MODE_FIELDS, required=("score", "definition"))
        return Mode(name, float(data["score"]), data["definition"].strip(), frozenset(data.get("words", ())))

    def frame(self, number: int, entry: Mapping[str, Any], kind: str, modes: Mapping[str, Mode]) -> Frame:
        data = self.fields("frames", number, entry, _FRAME_FIELDS, required=("id",))
        if not any(data.get(part) for part in ("verbs", "nouns", "adjectives")):
            raise self.error("a frame needs verbs, nouns or adjectives", "frames", number, "id")
        for side in ("actor", "recipient", "filled"):
            for slot in data.get(side, ()):
                if slot not in SLOTS:
                    raise self.error(f"'{slot}' is no slot: use subject, object, indirect, modifier, inner, clause or "
                                     "a preposition", "frames", number, side, slot)  # fmt: skip
        for name in data.get("contexts", ()):
            if name not in names():
                raise self.error(f"'{name}' is no context", "frames", number, "contexts", name)
        for part in _WORD_LISTS:
            for word in data.get(part, ()):
                if word != word.lower():
                    raise self.error(f"'{word}' never matches: write it in lower case", "frames", number, part, word)
        if "mode" in data and data["mode"] not in modes:
            raise self.error(f"'{data['mode']}' is no mode of {kind}", "frames", number, "mode")
        listed: dict[str, Any] = {
            part: tuple(Pattern.of(words, noun=part == "nouns") for words in data.get(part, ()))
            for part in ("verbs", "nouns", "adjectives")
        }
        tuples: dict[str, Any] = {part: tuple(data[part]) for part in _TUPLES if part in data}
        sets: dict[str, Any] = {part: frozenset(data[part]) for part in _SETS if part in data}
        plain: dict[str, Any] = {part: data[part] for part in _PLAIN if part in data}
        return Frame(data["id"], self.path.name, kind, **listed, **tuples, **sets, **plain)

    def example(
        self, table: str, number: int, entry: Mapping[str, Any], kind: str, modes: Mapping[str, Mode]
    ) -> Example:
        near_miss = table == "near_misses"
        data = self.fields(table, number, entry, _EXAMPLE_FIELDS, required=("text", *(("type",) if near_miss else ())))
        try:
            text, spans, others = parse(data["text"])
        except ValueError as error:
            raise self.error(str(error), table, number, "text") from None
        if "t" not in spans:
            raise self.error("the trigger is not marked: put <t>…</t> around it", table, number, "text")
        status = data.get("status", "happened")
        if status not in STATUSES:
            raise self.error(f"'{status}' is no status: use one of {', '.join(STATUSES)}", table, number, "status")
        if not near_miss and "mode" in data and data["mode"] not in modes:
            raise self.error(f"'{data['mode']}' is no mode of {kind}", table, number, "mode")
        told = data.get("type", kind)
        return Example(
            text, spans.get("a"), spans.get("r"), spans["t"], None if told == NONE else told, status,
            data.get("mode"), data.get("needs"), near_miss, others,
        )  # fmt: skip

    def fields(
        self, table: str, number: int, entry: Mapping[str, Any], known: Mapping[str, type], required: tuple[str, ...]
    ) -> dict[str, Any]:
        """`entry`, once its fields are known, of the right kind and complete."""
        if not isinstance(entry, Mapping):
            raise self.error(f"'{table}' must be made of tables: write [[{table}]] or [{table}]", "", 0, table)
        for key, value in entry.items():
            if key not in known:
                raise self.error(f"unknown field '{key}': one of {', '.join(known)} is expected", table, number, key)
            kind = (int, float) if known[key] is float else known[key]
            if not isinstance(value, kind) or (isinstance(value, bool) and known[key] is not bool):
                raise self.error(f"'{key}' must be a {known[key].__name__}", table, number, key)
            tables = key in _TABLES
            items = list(value) if isinstance(value, list) else []
            if tables and not all(isinstance(item, Mapping) for item in items):
                raise self.error(f"'{key}' must be made of tables: write [[{key}]]", table, number, key)
            if kind is list and not tables and not all(isinstance(item, str) and item.strip() for item in items):
                raise self.error(f"'{key}' must be a list of words", table, number, key)
        for key in required:
            if entry.get(key) in (None, "", []):
                raise self.error(f"'{key}' is missing", table, number, None)
        return dict(entry)

    def error(self, message: str, table: str, number: int, key: str | None, word: str | None = None) -> CodebookError:
        return CodebookError(message, path=self.path, line=self.line(table, number, key, word), field=key)

    def line(self, table: str, number: int, key: str | None, word: str | None = None) -> int:
        """The line (from 1) of a key, or of a word in its value, in the `number`th table (from 0) of that name."""
        lines = self.text.split("\n")
        headers = [
            at for at, line in enumerate(lines) if re.fullmatch(rf"\[+{re.escape(table)}]+", line.split("#")[0].strip())
        ]
        first = headers[number] if table and number < len(headers) else 0
        at = first
        if key is not None:
            at = next(
                (n for n in range(first, len(lines)) if re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", lines[n])), first
            )
        if word is not None:
            at = next((n for n in range(at, len(lines)) if f'"{word}"' in lines[n]), at)
        return at + 1
