"""Passages that tell an event's status and whether it is history, as windows of the encoder.

They are the passages in `told/*.tsv` (status, background, text with [[the trigger]] marked), the stories in
`told/*.txt` (each event marked [[word|status|background]]), the "tune" halves of `tests/data/told.tsv` and
`tests/data/stories.jsonl`, and the codebook's worked examples of deeds, which tell no background.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from spacy.tokens import Token

from corpora import Word
from legation import codebook, language, status, times
from legation.codebook import examples
from legation.language.pipeline import split as paragraphs
from legation.model import STATUSES
from legation.status.learned import Asked, governing, signs
from model import IGNORE
from relations import Renamer

HERE = Path(__file__).parent
TOLD, STORIES = (HERE.parent / "tests" / "data" / name for name in ("told.tsv", "stories.jsonl"))
MARK = re.compile(r"\[\[([^\]|]+)\|(\w+)\|([01])\]\]")
PUBLISHED = date(2010, 6, 16)  # of passages without a date: "on Tuesday" and "last year" are then times like others
CASES = 4  # of other countries
DEEDS = 0.35  # weight of a worked example, which tells no background, beside a passage


@dataclass(frozen=True)
class Passage:
    """A text with the place of its trigger, its day, and the labels; `background` is IGNORE where nobody told."""

    text: str
    at: int
    status: str
    background: int
    published: date = PUBLISHED


def marked(rows: Iterable[dict[str, str]]) -> Iterator[Passage]:
    for row in rows:
        before, _, after = row["text"].partition("[[")
        day = date.fromisoformat(row["published"]) if "published" in row else PUBLISHED
        yield Passage(before + after.replace("]]", ""), len(before), row["status"], int(row["background"]), day)


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def stories(path: Path) -> Iterator[Passage]:
    """The marked events of a file of stories, parted by lines of "=====", each with its day in the first line."""
    for block in path.read_text(encoding="utf-8").split("=====\n"):
        head, _, body = block.strip().partition("\n")
        if not head.startswith("published:"):
            continue
        parts, events, end = [], [], 0
        for match in MARK.finditer(body.strip()):
            parts.append(body.strip()[end : match.start()])
            events.append((sum(map(len, parts)), match[2], int(match[3])))
            parts.append(match[1])
            end = match.end()
        text = "".join([*parts, body.strip()[end:]])
        for at, told, background in events:
            yield Passage(text, at, told, background, date.fromisoformat(head.partition(":")[2].strip()))


def labelled(path: Path) -> Iterator[Passage]:
    """The events of the "tune" half of our labelled stories."""
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        story = row["story"]
        for event in row["events"] if row["half"] == "tune" else ():
            at = story["text"].index(event["words"])
            at += event["words"].index(event["trigger"])
            day = date.fromisoformat(story["published"])
            yield Passage(story["text"], at, event["status"][0], int(event["background"]), day)


def worked(book: codebook.Codebook) -> Iterator[Passage]:
    """The codebook's examples of deeds; in those of what is said the status is that of what is said, not of saying."""
    for example in dict.fromkeys(examples.corpus(book)):
        kind = book.types.get(example.type or "")
        if kind is not None and (kind.quad not in (1, 3) or kind.plover in ("CONSULT", "SUPPORT")) and example.trigger:
            yield Passage(example.text, example.trigger[0], example.status, IGNORE)


def renamed(passage: Passage, rename: Renamer, seed: int) -> Passage:
    """The passage with other countries, the same for all its events; days and years stay, as history hangs on them."""
    chance = random.Random(f"{seed} {passage.text}")
    if chance.random() < 0.4:
        return passage
    text, at, end = [], passage.at, 0
    for start, stop, new in rename.cuts(passage.text, chance, times=False):
        text += [passage.text[end:start], new]
        at += (len(new) - (stop - start)) * (stop <= passage.at)
        end = stop
    return replace(passage, text="".join([*text, passage.text[end:]]), at=at)


@dataclass
class Window:
    """A paragraph's words, the rows of numbers of the events asked about in it, and the signs of each."""

    words: list[Word]
    asked: list[list[int]]
    signs: list[list[float]]

    def columns(self) -> dict[str, list[list[int]] | list[list[float]]]:
        return {"asked": self.asked, "signs": self.signs}


def read(passages: Sequence[Passage], weight: float) -> list[Window]:
    """The paragraphs of passages in which events are marked; each text is parsed once.

    A row holds the words of trigger, verb, root, and of the sentence's start and end, status, background, and the
    weight in hundredths.
    """
    nlp = language.load(threads=2)
    by_text: dict[tuple[str, date], list[Passage]] = {}
    for passage in passages:
        by_text.setdefault((passage.text, passage.published), []).append(passage)
    found: list[Window] = []
    docs = nlp.pipe((text for text, _ in by_text), batch_size=64)
    for ((_, published), inside), doc in zip(by_text.items(), docs, strict=True):
        expressions = times.refine(doc, times.find(doc.text, published), published)
        windows: dict[int, Window] = {}
        for passage in inside:
            trigger = next(token for token in doc if token.idx <= passage.at < token.idx + len(token))
            by_rule = status.judge(trigger, published=published)
            when = times.when(trigger, expressions, published)
            paragraph = next(words for words in paragraphs(doc) if trigger.i in words)
            place = {index: number for number, index in enumerate(paragraph)}
            sentence = [place[token.i] for token in trigger.sent if token.i in place]
            asked = Asked(trigger, by_rule.status, by_rule.background, when)
            ends = [place[one.i] for one in (trigger, governing(trigger), trigger.sent.root)]
            window = windows.setdefault(paragraph[0], Window([word(doc[index]) for index in paragraph], [], []))
            label = STATUSES.index(passage.status)
            window.asked.append([*ends, sentence[0], sentence[-1] + 1, label, passage.background, round(100 * weight)])
            window.signs.append(signs(asked, governing(trigger)))
        found += windows.values()
    return found


def word(token: Token) -> Word:
    before = token.doc[token.i - 1] if token.i else None
    return Word(token.text, before is None or bool(before.whitespace_) or before.is_space)


def windows(book: codebook.Codebook, seed: int) -> Iterator[tuple[str, list[Window]]]:
    """The windows to learn from in some cases, the "tune" halves apart, and the "tune" halves as they are."""
    ours = [passage for path in sorted((HERE / "told").glob("*.tsv")) for passage in marked(table(path))]
    ours += [passage for path in sorted((HERE / "told").glob("*.txt")) for passage in stories(path)]
    tune = [*marked(row for row in table(TOLD) if row["half"] == "tune"), *labelled(STORIES)]
    rename = Renamer()
    deeds = list(worked(book))
    yield "told-held", read(tune, 1.0)
    for case in range(CASES):
        yield f"tune-{case}", read([renamed(one, rename, seed + case) for one in tune], 1.0)
        written = read([renamed(one, rename, seed + case) for one in ours], 1.0)
        yield f"told-{case}", written + read(deeds[case::CASES], DEEDS)
