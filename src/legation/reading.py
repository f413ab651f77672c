"""The chain that makes a Reading, and the reader that loads its parts once and runs it over stories."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from legation import (
    actors,
    attribution,
    codebook,
    coding,
    language,
    places,
    precedents,
    quantities,
    relations,
    scene,
    scorer,
    status,
    times,
)
from legation.codebook import Codebook
from legation.coding.relating import probabilities
from legation.completion import complete
from legation.errors import InputError
from legation.mentions import Surroundings, mentions
from legation.model import Drop, Name, Office, Reading, Relation, Span, Story, day
from legation.stages import Chain, Draft, Stage

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

BATCH = 16  # stories parsed together; their windows are sorted by length inside the language layer
DATELINE_WORDS = 8  # of the first line, at most, where it is a date line or a byline and no paragraph yet
# How many times likelier a type is that a frame speaks for, where `relate` asks about two: of 1, 2, 3, 6 and 12 the one
# with the best root macro-F1 on the coding dev set (0.776, 0.775, 0.778, 0.780, 0.779; 2026-11-27).
_BY_A_FRAME = 6.0
_LABELS = {"PERSON": "PER", "GPE": "LOC", "NORP": "MISC", "FAC": "LOC"}  # labels of other pipelines -> ours


class Reader:
    """Reads stories: loads the model, the tables and the codebook once.

    Args:
        nlp: another spaCy pipeline with Universal Dependencies, in place of our own.
        codebook: a folder of your own event types, or a loaded codebook; the shipped one is always in it.
        who: a snapshot of a who's-who, for holders of offices whom a story does not name: as of its day.
        threads: threads of the encoder.

    Raises:
        CodebookError: a file of the codebook is wrong.
    """

    def __init__(
        self,
        *,
        nlp: Language | None = None,
        codebook: Path | str | Codebook | None = None,
        who: actors.Directory | Iterable[Office] | None = None,
        threads: int = 1,
    ) -> None:
        self.nlp = nlp if nlp is not None else language.load(threads=threads, states=True)
        self.codebook = _codebook(codebook)
        self.scorer = scorer.load(self.codebook)
        self.who = actors.Directory.of(who or ())
        self.chain = Chain(self._stages())

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages that follow the language layer, in order."""
        return self.chain.stages

    def read(self, story: Story) -> Reading:
        """All that is read in one story. Deterministic: the same story gives the same reading."""
        return next(self.read_many([story]))

    def read_many(self, stories: Iterable[Story]) -> Iterator[Reading]:
        """The readings of `stories`, in order, as a stream: no more than a batch of stories is held at a time."""
        source = iter(stories)
        while batch := list(islice(source, BATCH)):
            docs = iter(list(self.nlp.pipe([words for story in batch for words in (story.text, story.title)])))
            for story in batch:
                yield self._read(story, text=next(docs), title=next(docs))

    def read_parsed(self, story: Story, doc: Doc) -> Reading:
        """The reading of a story whose text is parsed already; its title, if it has one, is parsed here."""
        return self._read(story, text=doc, title=self.nlp(story.title) if story.title else Doc(doc.vocab))

    def relate(
        self,
        text: str,
        actor: Span,
        recipient: Span | None = None,
        published: date | datetime | str | None = None,
    ) -> Relation:
        """What the party at `actor` does to the one at `recipient` (None: to nobody named) in `text`.

        Raises:
            InputError: a span lies outside the text or is empty.
        """
        for span in (actor, recipient):
            if span is not None and not 0 <= span[0] < span[1] <= len(text):
                raise InputError(f"the span {span} lies outside the text of {len(text)} characters: give (start, end)")
        doc = language.with_states(self.nlp(text))
        evidence = coding.relate(doc, self.codebook, self.scorer, actor, recipient)
        judged, told = evidence.judgement, evidence.best
        roots = {name: kind for name, kind in self.codebook.types.items() if kind.plover == name}
        by_frame = status.judge(told.trigger, published=day(published)).status if told is not None else ""
        by_root: dict[str, float] = {}
        for each, share in judged.types.items():
            root = self.codebook.types[each].plover if each in self.codebook.types else each
            by_root[root] = by_root.get(root, 0.0) + share
        frame_type = self.codebook.types[told.type].plover if told is not None else None
        scores = probabilities(by_root, roots, frame_type, _BY_A_FRAME)
        name = max(scores, key=lambda root: scores[root])
        kind = self.codebook.types[name]
        strictly = codebook.strict(self.codebook.types[told.type], by_frame, told.frame) if told is not None else None
        strict = probabilities(judged.strict, roots, strictly, _BY_A_FRAME)
        plover = max(strict, key=lambda root: strict[root])
        if told is None or frame_type != name:
            # The likeliest status in which the type is read strictly as it is.
            fitting = [one for one in judged.statuses if codebook.strict(kind, one) == plover] or [*judged.statuses]
            happened, mode = max(fitting, key=lambda one: judged.statuses[one]), judged.mode(kind)
        else:
            happened, mode = by_frame, told.mode or judged.mode(kind)
        return Relation(name, mode, happened, plover, self.codebook.types[plover].quad, scores)

    def _read(self, story: Story, *, text: Doc, title: Doc) -> Reading:
        text, title = language.with_states(text), language.with_states(title)
        body = self.chain(Draft(story, "text", {"story": story, "doc": text, "memory": None}))
        head = self.chain(Draft(story, "title", {"story": story, "doc": title, "memory": body["cast"]}))
        parts = (head, body)

        def layer(name: str) -> tuple[Any, ...]:
            return tuple(item for part in parts for item in part[name])

        return Reading(
            story,
            events=layer("events"),
            relations=layer("relations"),
            precedents=layer("precedents"),
            names=layer("names"),
            times=layer("times"),
            places=layer("places"),
            quantities=layer("quantities"),
            statements=layer("statements"),
            offices=layer("offices"),
            dropped=layer("dropped"),
        )

    def _stages(self) -> list[Stage]:
        def stage(name: str, requires: str, provides: str) -> Stage:
            return Stage(name, frozenset(requires.split()), frozenset(provides.split()), getattr(self, f"_{name}"))

        return [
            stage("names", "doc", "names"),
            stage("times", "story doc", "times"),
            stage("places", "story doc", "places dateline"),
            stage("quantities", "doc", "quantities"),
            stage("actors", "story doc memory", "cast"),
            stage("offices", "doc cast times", "offices"),
            stage("coding", "doc cast", "framed unframed"),
            stage("judging", "doc cast framed unframed", "coded uncoded"),
            stage("statements", "doc cast", "statements"),
            stage("mentions", "story doc cast coded times places dateline quantities", "events triggers"),
            stage("relations", "doc events triggers", "relations"),
            stage("precedents", "doc events triggers times", "precedents"),
            stage("drops", "doc events uncoded", "dropped"),
        ]

    def _names(self, draft: Draft) -> dict[str, Any]:
        sentences = _sentences(draft["doc"])
        return {
            "names": [
                Name(
                    ent.text,
                    (ent.start_char, ent.end_char),
                    _LABELS.get(ent.label_, ent.label_),
                    sentences[ent.start],
                    draft.part,
                )
                for ent in draft["doc"].ents
            ]
        }

    def _times(self, draft: Draft) -> dict[str, Any]:
        published = draft.story.published
        found = times.find(draft["doc"].text, published)
        return {"times": [replace(one, part=draft.part) for one in times.refine(draft["doc"], found, published)]}

    def _places(self, draft: Draft) -> dict[str, Any]:
        found = places.locate(draft["doc"], draft.story.source)
        line = places.dateline(draft["doc"].text) if draft.part == "text" else None
        return {"places": [replace(one, part=draft.part) for one in found], "dateline": line}

    def _quantities(self, draft: Draft) -> dict[str, Any]:
        doc = draft["doc"]
        return {
            "quantities": [replace(one, part=draft.part) for one in quantities.refine(doc, quantities.find(doc.text))]
        }

    def _actors(self, draft: Draft) -> dict[str, Any]:
        on = draft.story.published
        return {"cast": actors.cast(draft["doc"], part=draft.part, who=self.who, on=on, memory=draft["memory"])}

    def _offices(self, draft: Draft) -> dict[str, Any]:
        doc = draft["doc"]
        return {
            "offices": actors.offices(
                doc, draft["cast"], draft["times"], _sentences(doc), draft.part, draft.story.published
            )
        }

    def _coding(self, draft: Draft) -> dict[str, Any]:
        framed, unframed = coding.code(draft["doc"], draft["cast"], self.codebook)
        return {"framed": framed, "unframed": unframed}

    def _judging(self, draft: Draft) -> dict[str, Any]:
        coded, dropped = coding.judge(draft["doc"], draft["framed"], draft["cast"], self.codebook, self.scorer)
        return {"coded": coded, "uncoded": sorted([*draft["unframed"], *dropped], key=lambda one: one.trigger.i)}

    def _statements(self, draft: Draft) -> dict[str, Any]:
        return {"statements": attribution.statements(draft["doc"], draft["cast"], part=draft.part)}

    def _mentions(self, draft: Draft) -> dict[str, Any]:
        around = Surroundings(
            draft.story,
            draft.part,
            draft["doc"],
            draft["cast"],
            self.codebook,
            draft["times"],
            draft["places"],
            draft["quantities"],
            draft["dateline"].place if draft["dateline"] is not None else None,
            _end_of_lead(draft["doc"]),
            _sentences(draft["doc"]),
        )
        triggers = [one.trigger for one in draft["coded"]]
        events = mentions(draft["coded"], around)
        whole = complete(events, [trigger.lemma_ for trigger in triggers])
        done_to = (coding.thing(one) for one in draft["coded"])
        told = [
            replace(event, recipients=(thing,)) if thing is not None and not event.recipients else event
            for event, thing in zip(whole, done_to, strict=True)
        ]
        return {"events": scene.settle(told, self._setting(draft, triggers)), "triggers": triggers}

    def _setting(self, draft: Draft, triggers: Sequence[Token]) -> scene.Setting:
        """Where and when the part of a story stands."""
        told = language.by_paragraph(draft["doc"])
        heads = next((number for number, words in enumerate(told) if len(words) > DATELINE_WORDS), 0)  # and bylines
        ends = [words[-1] for words in told]
        paragraphs = [max(0, bisect_left(ends, trigger.i) - heads) for trigger in triggers]
        line = draft["dateline"]
        filed = next((time.end for time in draft["times"] if line is not None and time.span == line.day_span), None)
        place = line.place if line is not None else None
        first = _first_sentence(draft["doc"], line.span[1] if line is not None else 0)
        lead = [time for time in draft["times"] if first[0] <= time.span[0] < first[1]]
        lengths = [times.lasting(trigger, draft["times"]) for trigger in triggers]
        story = draft.story
        return scene.Setting(
            story.published, story.source, place, filed, lead, draft["places"], triggers, paragraphs, lengths
        )

    def _relations(self, draft: Draft) -> dict[str, Any]:
        return {"relations": relations.between(draft["doc"], _by_id(draft))}

    def _precedents(self, draft: Draft) -> dict[str, Any]:
        doc, published = draft["doc"], draft.story.published
        told = precedents.precedents(doc, _by_id(draft), draft["times"], _sentences(doc), draft.part, published)
        return {"precedents": told}

    def _drops(self, draft: Draft) -> dict[str, Any]:
        """Why words that the codebook knows gave no event, and which sentences tell none at all."""
        doc = draft["doc"]
        sentences = _sentences(doc)
        drops = [
            Drop(
                sentences[one.trigger.i], (one.trigger.idx, one.trigger.idx + len(one.trigger)), one.reason, draft.part
            )
            for one in draft["uncoded"]
        ]
        told = {event.sentence for event in draft["events"]} | {drop.sentence for drop in drops}
        drops += [
            Drop(number, (sentence.start_char, sentence.end_char), "no word of the codebook", draft.part)
            for number, sentence in enumerate(doc.sents)
            if number not in told and sentence.text.strip()
        ]
        return {"dropped": sorted(drops, key=lambda drop: drop.span)}


def read(
    text: str | Path | Story, published: date | datetime | str | None = None, source: str | None = None
) -> Reading:
    """Read one story: a str is its text, a Path a file that holds it, a Story itself. The reader is loaded once.

    Raises:
        InputError: the file cannot be read, or `published` is no date.
    """
    if isinstance(text, Path):
        from legation import sources

        story = sources.story(text, published=day(published), source=source)
    elif isinstance(text, Story):
        story = text
    else:
        story = Story(text, published=published, source=source)
    return _reader().read(story)


_shared: list[Reader] = []


def _reader() -> Reader:
    if not _shared:
        _shared.append(Reader())
    return _shared[0]


def _codebook(given: Path | str | Codebook | None) -> Codebook:
    if isinstance(given, Codebook):
        return given
    return codebook.load(Path(given) if given is not None else None)


def _by_id(draft: Draft) -> list[tuple[str, Token]]:
    """The mentions of a part, by id, with their triggers."""
    return [(event.id, trigger) for event, trigger in zip(draft["events"], draft["triggers"], strict=True)]


def _sentences(doc: Doc) -> list[int]:
    """The number of the sentence that each token stands in."""
    return [number for number, sentence in enumerate(doc.sents) for _ in sentence]


def _first_sentence(doc: Doc, start: int) -> Span:
    """The characters of the first sentence of words behind a dateline, which ends at `start`."""
    ends = (sentence.end_char for sentence in doc.sents if len(sentence) > DATELINE_WORDS)
    return start, next((end for end in ends if end > start), start)


def _end_of_lead(doc: Doc) -> int:
    """Where the first paragraph that tells something ends, or its second sentence: a date line tells nothing yet.

    Texts that lost their line breaks have one paragraph, and no lead is longer than that.
    """
    start, text = 0, doc.text
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if len(paragraph.split()) > DATELINE_WORDS:
            told = [sent.end_char for sent in doc.sents if start < sent.end_char and len(sent) > DATELINE_WORDS]
            return min(end, told[:2][-1]) if told else end
        start = end + 1
    return len(text)
