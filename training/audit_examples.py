"""What the corpus of examples holds and what is wrong with it: `PYTHONPATH=src python training/audit_examples.py`.

Prints the balance of types, modes and statuses, the vocabulary of the triggers and of the sentences, the share of each
construction as the parser sees it, and every duplicate, near-duplicate and leak. It exits with 1 where there are any. A
leak is a sentence that shares eight words in a row with `../shared/data`, which is looked through where it is there.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from legation import codebook, language
from legation.codebook import Example
from legation.codebook.examples import corpus
from legation.coding.predicates import is_passive

LEAK = 8  # words in a row that stand in the measuring or training sets too
RUN = 5  # words of a run that two sentences may share
MOST_SHARED = 0.5  # share of a sentence's runs that may stand in another one
WORD = re.compile(r"[a-z0-9']+")
DATA = Path(__file__).parents[2] / "shared" / "data"


def words(text: str) -> list[str]:
    """Lower-case words without punctuation."""
    return WORD.findall(text.lower())


def runs(text: str, size: int) -> set[str]:
    """The runs of `size` words of a text."""
    told = words(text)
    return {" ".join(told[at : at + size]) for at in range(len(told) - size + 1)}


def held_texts(data: Path) -> Iterator[str]:
    """Every text of the data sets: strings of the JSON files, sentences of the treebanks and name corpora."""
    for path in sorted(data.rglob("*.json*")):
        text = path.read_text(encoding="utf-8")
        for line in text.split("\n") if path.suffix == ".jsonl" else [text]:
            if line:
                yield from _strings(json.loads(line))
    for path in sorted(data.rglob("*.conllu")):
        yield from (line[9:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# text = "))
    for path in sorted((data / "train" / "names").glob("*")):
        column = 1 if path.suffix == ".iob2" else 0
        for sentence in path.read_text(encoding="utf-8").split("\n\n"):
            rows = [line.split() for line in sentence.splitlines() if not line.startswith("#")]
            yield " ".join(row[column] for row in rows if len(row) > column)


def _strings(told: Any) -> Iterator[str]:
    """The strings of a JSON value; a list of words is one text."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for value in told.values():
            yield from _strings(value)
    elif isinstance(told, list):
        if told and all(isinstance(one, str) for one in told):
            yield " ".join(told)
        else:
            for value in told:
                yield from _strings(value)


def leaks(texts: Sequence[str], data: Path) -> list[tuple[str, str]]:
    """Each text that shares a run of `LEAK` words with the data, with one such run."""
    ours: dict[str, int] = {}
    for number, text in enumerate(texts):
        ours |= dict.fromkeys(runs(text, LEAK), number)
    found = {ours[run]: run for text in held_texts(data) for run in runs(text, LEAK) if run in ours}
    return [(texts[number], run) for number, run in sorted(found.items())]


def alike(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of texts of which the later shares more than `MOST_SHARED` of its runs with the earlier."""
    index: dict[str, list[int]] = defaultdict(list)
    found = []
    for number, text in enumerate(texts):
        own = runs(text, RUN)
        shared = Counter(other for run in own for other in index[run])
        if shared and (most := shared.most_common(1)[0])[1] > MOST_SHARED * len(own):
            found.append((texts[most[0]], text))
        for run in own:
            index[run].append(number)
    return found


def constructions(example: Example, doc: Doc) -> Iterator[str]:
    """The constructions that an example shows."""
    start, end = example.trigger
    inside = [token for token in doc if token.idx < end and start < token.idx + len(token)]
    head = next((token for token in inside if token.head not in inside or token.head is token), inside[0])
    yield from _form(head)
    yield from _setting(head)
    if example.actor and example.recipient and example.recipient[0] < example.actor[0]:
        yield "recipient before actor"
    if example.actor and example.actor[0] > start:
        yield "actor behind the trigger"
    if example.actor is None or example.recipient is None:
        yield "one side only"
    if example.bystanders:
        yield "bystander"
    if sum(token.pos_ == "VERB" for token in doc) >= 3:
        yield "three verbs or more"
    if '"' in example.text or "“" in example.text:
        yield "quoted speech"


def _form(head: Token) -> Iterator[str]:
    if head.pos_ in ("NOUN", "PROPN"):
        yield "nominal"
    elif head.pos_ == "VERB":
        yield "passive" if is_passive(head) else "active"


def _setting(head: Token) -> Iterator[str]:
    relation = {"ccomp": "reported", "xcomp": "infinitive or control", "acl": "participle or noun clause",
                "acl:relcl": "relative clause", "advcl": "adverbial clause", "conj": "coordinated"}  # fmt: skip
    if head.dep_ in relation:
        yield relation[head.dep_]
    if any(child.dep_ == "advmod" and child.lower_ in ("not", "n't", "never") for child in head.children):
        yield "negated"


def table(title: str, counts: Counter[str], total: int, most: int = 100) -> None:
    """Print counts with their shares."""
    print(f"\n{title}")
    for name, count in counts.most_common(most):
        print(f"  {count:6}  {count / total:6.1%}  {name}")


def report(examples: Sequence[Example], docs: Iterable[Doc]) -> None:
    """Print what the corpus holds."""
    events = [one for one in examples if one.type is not None]
    sentences = {one.text for one in examples}
    print(f"{len(examples)} examples in {len(sentences)} sentences, {len(events)} of them events, "
          f"{sum(one.near_miss for one in examples)} near misses and plain nothing")  # fmt: skip
    table("types", Counter(one.type or "none" for one in examples), len(examples))
    table("statuses of events", Counter(one.status for one in events), len(events))
    table("modes", Counter(f"{one.type}.{one.mode}" for one in events if one.mode), len(events))
    shown: Counter[str] = Counter()
    for one, doc in zip(examples, docs, strict=True):
        if one.type is not None:
            shown.update(set(constructions(one, doc)))
    table("constructions", shown, len(events))
    lengths = Counter(f"{len(words(text)) // 10 * 10:2}–{len(words(text)) // 10 * 10 + 9} words" for text in sentences)
    table("lengths", Counter(dict(sorted(lengths.items()))), len(sentences))
    vocabulary = Counter(word for text in sentences for word in words(text))
    triggers = Counter(one.text[slice(*one.trigger)].lower() for one in events)
    print(f"\n{len(vocabulary)} different words, {len(triggers)} different triggers")
    table("most used triggers", triggers, len(events), 15)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    examples = corpus(codebook.load())
    report(examples, language.load().pipe(one.text for one in examples))
    texts = sorted({one.text for one in examples})
    marks = Counter((one.text, one.actor, one.recipient, one.trigger) for one in examples)
    twice = [text for (text, *_), count in marks.items() if count > 1]
    near, leaked = alike(texts), leaks(texts, options.data) if options.data.is_dir() else []
    print(f"\n{len(twice)} duplicates, {len(near)} near-duplicates, {len(leaked)} leaks"
          + ("" if options.data.is_dir() else f" (not looked for: no {options.data})"))  # fmt: skip
    for text in twice:
        print(f"twice: {text}")
    for one, other in near:
        print(f"alike: {one}\n       {other}")
    for text, run in leaked:
        print(f"leak: {text}\n      {run}")
    sys.exit(bool(twice or near or leaked))


if __name__ == "__main__":
    main()
