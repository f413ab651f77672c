"""Noun phrases of a parsed story: from where to where each reaches, by its tree and by the tables together.

A parser may hang a title or a given name on the wrong word; the words of a known title, a nation or a name that stand
side by side are held together here whatever the tree says.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Doc, Token

from legation.actors.lexicon import Entry, Item, lexicon
from legation.actors.readings import DETERMINERS, PREPOSITIONS, Phrase
from legation.actors.words import HYPHENS, PARTICLES, Word, word

TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow week month year day weekend morning evening night "
    "afternoon years months weeks days hours hour century decade".split()
)
INNER = frozenset(["det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "advmod", "case", "punct"])
TAGS = frozenset(["DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "X", "SYM"])
_BEFORE_NOUNS = ("adjective", "country")
_ACRONYM = 3  # letters; shorter ones are too often something else
PP = frozenset(["of", "for", "to", "at", "from", "in"])


class Chunk:
    """Tokens [start, end) of one noun phrase around its head; `tail` is where its complements end."""

    def __init__(self, start: int, end: int, tail: int, head: int) -> None:
        self.start = start
        self.end = end
        self.tail = tail
        self.head = head


class Lines:
    """A story's tokens as words of the tables, sentence by sentence, and the noun phrases among them."""

    def __init__(self, doc: Doc) -> None:
        self.all = list(doc)
        self.words: list[Word] = []
        self.index: list[int] = []  # token -> word
        self.items: list[Item] = []
        self.item_at: dict[int, Item] = {}  # word -> item
        self.sentence: list[tuple[int, int]] = []  # token -> its sentence's tokens
        for sentence in doc.sents:
            self.sentence += [(sentence.start, sentence.end)] * (sentence.end - sentence.start)
            self._add(self.all[sentence.start : sentence.end])
        self._drop_namesakes()

    def _add(self, sentence: list[Token]) -> None:
        begin = len(self.words)
        glued = False
        for token in sentence:
            self.index.append(len(self.words))
            if token.text in HYPHENS and token is not sentence[-1]:
                glued = True
                continue
            self.words.append(word(token.text, token.idx, glued))
            glued = False
        for item in lexicon().find(self.words[begin:]):
            moved = Item(item.start + begin, item.end + begin, item.entries)
            self.items.append(moved)
            for i in range(moved.start, moved.end):
                self.item_at[i] = moved

    def _drop_namesakes(self) -> None:
        """Takes the story's own acronyms off the bodies of the tables that share them: in a story that tells of the
        Rapid Support Forces, RSF is not Reporters Without Borders."""
        acronyms: dict[str, list[Item]] = {}
        for item in self.items:
            text = self.words[item.start].text
            if item.end - item.start == 1 and text.isupper() and len(text) >= _ACRONYM and item.get("body"):
                acronyms.setdefault(text, []).append(item)
        for text, items in acronyms.items():
            body = items[0].get("body")
            if body is not None and any(self._is_other(long, body) for long in self._spelled_out(text)):
                self.items = [item for item in self.items if item not in items]
                self.item_at = {word: item for word, item in self.item_at.items() if item not in items}

    def _spelled_out(self, acronym: str) -> Iterator[list[Word]]:
        """The names in the story whose words begin with the letters of an acronym, small words between passed over."""
        for start, first in enumerate(self.words):
            if first.text[:1] != acronym[0] or first.text == acronym:
                continue
            name, left = [first], acronym[1:]
            for one in self.words[start + 1 : start + 2 * len(acronym)]:
                if left and one.text[:1] == left[0] and one.text[1:].islower():
                    left = left[1:]
                elif one.text not in PREPOSITIONS | {"and", "the"}:
                    break
                name.append(one)
                if not left:
                    yield name
                    break

    def _is_other(self, name: list[Word], body: Entry) -> bool:
        """Whether a name is not one by which the tables know a body."""
        known = [item.get("body") for item in lexicon().find(name) if item.end - item.start == len(name)]
        return all(one is None or one.name != body.name for one in known)

    @cached_property
    def tokens(self) -> list[int]:
        """Word -> token."""
        found = [0] * len(self.words)
        for token, position in enumerate(self.index):
            if self.all[token].text not in HYPHENS:
                found[min(position, len(found) - 1)] = token
        return found

    def item(self, token: int) -> Item | None:
        """The known phrase that a token is part of."""
        return self.item_at.get(self.index[token])

    def bounds(self, item: Item) -> tuple[int, int]:
        """The tokens [start, end) of a known phrase."""
        return self.tokens[item.start], self.tokens[item.end - 1] + 1

    def phrase(self, start: int, end: int) -> Phrase:
        """The tokens [start, end) as a phrase to read; a mark in front or behind is left out."""
        first, last = self.index[start], self.index[end - 1] + 1
        items = []
        i = first
        while i < last:
            item = self.item_at.get(i)
            if item is not None and item.start == i and item.end <= last:
                items.append(Item(item.start - first, item.end - first, item.entries))
            i = item.end if item is not None and item.end > i else i + 1
        return Phrase(self.words[first:last], items)

    def chunk(self, token: Token) -> Chunk:
        """The noun phrase around a nominal token."""
        start, end = token.i, token.i + 1
        item = self.item(token.i)
        if item is not None:
            start, end = self.bounds(item)
        end = self._name_end(token, end)
        start = self._start(start, end)
        return Chunk(start, end, self._tail(end, 0), token.i)

    def _name_end(self, token: Token, end: int) -> int:
        """Where a name that goes on behind the head ends."""
        doc = self.all
        stop = self.sentence[token.i][1]
        item = self.item(token.i)
        title = item is not None and item.get("office", "noun", "honorific") is not None
        while end < stop:
            at = doc[end]
            if at.text in HYPHENS and end + 1 < stop and not at.whitespace_ and not doc[end - 1].whitespace_:
                end += 2
                continue
            before = doc[end - 1]
            if at.lower_ in PARTICLES and before.pos_ == "PROPN" and (more := self._after_particle(end, stop)):
                end = more
                continue
            joined = at.pos_ == "PROPN" and at.text[:1].isupper() and at.lower_ not in TIMES
            if not joined or not (title or (before.pos_ == "PROPN" and _same_name(before, at))):
                break
            title = False if at.ent_type_ else title
            end += 1
        return end

    def _after_particle(self, particle: int, stop: int) -> int:
        """Where a name goes on that a particle leads to: "bin Salman", "al-Khater"; 0 where it does not."""
        step = 2 if particle + 1 < stop and self.all[particle + 1].text in HYPHENS else 1
        name = particle + step
        goes_on = name < stop and self.all[name].pos_ == "PROPN" and self.all[name].text[:1].isupper()
        return name + 1 if goes_on else 0

    def _start(self, start: int, end: int) -> int:
        """Where the words before the head begin."""
        doc = self.all
        stop = self.sentence[start][0]
        while start > stop:
            at = doc[start - 1]
            if at.text in HYPHENS and not at.whitespace_ and start - 2 >= stop:
                start -= 2
                continue
            if at.lower_ in ("and", "or", ",") and self._is_nation_pair(start):
                start -= 1
                continue
            if not self._belongs(at, start, end):
                break
            item = self.item(at.i)
            start = min(at.i, self.bounds(item)[0]) if item is not None else at.i
            if at.lower_ in ("the", "a", "an"):
                break
        return start

    def _is_nation_pair(self, start: int) -> bool:
        """Whether a comma or "and" before `start` joins nations that modify one head: "U.S., French and German"."""
        if start < 2:
            return False
        before, behind = self.item(start - 2), self.item(start)
        if before is None or behind is None or not before.get(*_BEFORE_NOUNS) or not behind.get(*_BEFORE_NOUNS):
            return False
        end = self.bounds(behind)[1]
        while end + 1 < len(self.all) and self.all[end].lower_ in ("and", "or", ","):
            other = self.item(end + 1)
            if other is None or not other.get(*_BEFORE_NOUNS):
                return False
            end = self.bounds(other)[1]
        return end < len(self.all) and self.all[end].pos_ in ("NOUN", "PROPN", "ADJ")

    def _belongs(self, at: Token, start: int, end: int) -> bool:
        """Whether the word before a phrase that begins at `start` is part of it."""
        if at.lower_ in TIMES or at.is_space or at.lower_ in PREPOSITIONS:
            return False
        item = self.item(at.i)
        if at.tag_ == "POS" or (at.lower_ in ("'s", "’s", "'", "’") and at.dep_ == "case"):
            return True
        if at.pos_ == "PART":
            return False
        if self.all[start].tag_ == "POS":
            return at.pos_ in TAGS
        linked = start <= at.head.i < end
        if item is not None and item.get("state") and at.pos_ == "VERB" and _is_clause(at):
            return False  # "the Commonwealth suspended Pakistan"
        if item is not None and item.get("state", "adjective", "rank", "portfolio", "honorific"):
            return linked or at.dep_ not in ("nsubj", "obj", "obl", "root", "ROOT") or at.pos_ != "NOUN"
        if item is not None and item.get("office", "country", "modifier", "body", "noun"):
            title = self.all[start].pos_ == "PROPN" and item.get("office", "noun") is not None
            return at.pos_ in TAGS and (linked or title or at.dep_ in INNER)
        if at.pos_ in ("VERB",):
            return linked and at.dep_ == "amod"
        if at.pos_ == "ADV":
            return False
        return at.pos_ in TAGS and (linked or at.dep_ in ("det", "nmod:poss", "amod")) and at.dep_ in INNER

    def _tail(self, end: int, depth: int) -> int:
        """Where the "of …", "for …", "to …" behind a phrase end."""
        doc = self.all
        if end >= len(doc) or depth > 2 or doc[end].lower_ not in PP or self.sentence[end][0] == end:
            return end
        stop = self.sentence[end][1]
        head = end + 1
        while head < stop and (doc[head].pos_ in ("DET", "ADJ", "NUM") or doc[head].lower_ in DETERMINERS):
            head += 1
        if head >= stop:
            return end
        item = self.item(head)
        if item is not None and item.get("body", "country", "capital") is not None:
            head = self.bounds(item)[1] - 1
        elif doc[head].pos_ not in ("NOUN", "PROPN") or doc[head].lower_ in TIMES:
            return end
        while head + 1 < stop and (doc[head + 1].pos_ in ("NOUN", "PROPN") or doc[head + 1].tag_ == "POS"):
            if doc[head + 1].lower_ in TIMES:
                break
            head += 1
        while (other := self._joined(head, stop)) is not None:
            head = self.bounds(self.item_at[self.index[other]])[1] - 1
        named = doc[end - 1].pos_ == "PROPN" and (item is None or not item.get("country", "capital", "body"))
        if (doc[end].lower_ != "of" or named or self._is_body(end - 1)) and not self._hangs(end, head):
            return end
        return self._tail(head + 1, depth + 1)

    def _joined(self, token: int, stop: int) -> int | None:
        """The nation or body that "and" joins to one that ends here: "of Poland and the Czech Republic"."""
        other = token + 2
        if other < stop and self.all[other].lower_ in DETERMINERS:
            other += 1
        joined = other < stop and self.all[token + 1].lower_ in ("and", ",")
        return other if joined and self._is_body(token) and self._is_body(other) else None

    def _is_body(self, token: int) -> bool:
        """Whether a body or a country is named in full here, so that nothing is told of it by "of …"."""
        item = self.item(token)
        return item is not None and item.get("body", "country", "capital") is not None

    def _hangs(self, preposition: int, head: int) -> bool:
        """Whether a phrase behind a preposition hangs on the noun right before it."""
        last = self.all[head]
        while last.dep_ in ("conj", "flat", "compound") and last.head.i > preposition:
            last = last.head
        other = last.head
        return other.i < preposition and preposition - other.i <= 4 and other.pos_ in ("NOUN", "PROPN")


def _is_clause(verb: Token) -> bool:
    """Whether a verb tells something by itself, and does not describe the noun behind it."""
    clausal = verb.dep_ in ("root", "ROOT", "conj", "ccomp", "parataxis", "advcl")
    finite = verb.tag_ == "VBD" and verb.dep_ not in ("amod", "compound")
    return clausal or finite or any(child.dep_.startswith("nsubj") for child in verb.children)


def _same_name(before: Token, at: Token) -> bool:
    """Whether two proper nouns side by side are of one name."""
    if before.ent_type_ and at.ent_type_:
        return before.ent_type_ == at.ent_type_
    return at.dep_ in ("flat", "compound", "nmod", "goeswith") or before.dep_ in ("compound", "flat", "nmod:desc")
