"""Bytes into lines, text and what a story's line tells: what JSON Lines and plain files share."""

from __future__ import annotations

import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import IO, Any

from legation.errors import InputError

FIELDS = ("text", "id", "title", "published", "source", "url", "byline")
CHUNK = 1 << 20


class UnreadableError(InputError):
    """What was given is no story; `reason` is the kind of failure to count it under."""

    def __init__(self, reason: str, message: str, *, line: int | None = None) -> None:
        self.reason = reason
        super().__init__(message, line=line)


def bounded_line(stream: IO[bytes], limit: int) -> tuple[bytes, bool]:
    """The next line and whether it is whole; of a line over `limit` bytes only the head is kept, the rest is passed."""
    head = stream.readline(limit + 1)
    if len(head) <= limit:
        return head, True
    tail = head
    while tail and not tail.endswith(b"\n"):
        tail = stream.readline(CHUNK)
    return head[:limit], False


def decode(data: bytes) -> str:
    """The text of UTF-8 bytes, verbatim.

    Raises:
        UnreadableError: they are binary or not UTF-8, with the line of the first wrong byte.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise UnreadableError("not UTF-8", "is UTF-16: convert it to UTF-8 first")
    if b"\x00" in data:
        raise UnreadableError("binary", "is binary, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8 from byte 0x{data[error.start]:02x} on: convert it first"
        raise UnreadableError("not UTF-8", message, line=line) from None


def parse(line: bytes) -> dict[str, Any]:
    """What one line of JSON Lines tells of a story, as arguments of `Story`; empty and null fields are left out.

    Raises:
        UnreadableError: it is no JSON object, or a field is not what it should be.
    """
    row = _row(line)
    if isinstance(row.get("id"), int):
        row["id"] = str(row["id"])
    told = {name: row[name] for name in FIELDS if row.get(name) not in (None, "")}
    if "text" not in told:
        raise UnreadableError("without text", "the line has no 'text'")
    for name, value in told.items():
        if not isinstance(value, str):
            raise UnreadableError("malformed", f"its '{name}' is no string")
        if not _is_unicode(value):
            raise UnreadableError("malformed", f"its '{name}' holds half a character (a lone surrogate)")
    return told


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(_decode_row(line).rstrip())
    except json.JSONDecodeError as error:
        what = error.msg.lower().removesuffix(" starting at").removesuffix(" at")
        raise UnreadableError("malformed", f"malformed JSON at column {error.colno}: {what}") from None
    except (RecursionError, ValueError):
        raise UnreadableError("malformed", "malformed JSON: nested too deeply, or a number too long") from None
    if not isinstance(row, dict):
        raise UnreadableError("malformed", 'no JSON object: write one story a line, as {"text": "…"}')
    return row


def _decode_row(line: bytes) -> str:
    try:
        return decode(line)
    except UnreadableError as error:
        raise UnreadableError(error.reason, error.message) from None


def _is_unicode(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
