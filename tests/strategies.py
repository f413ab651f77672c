"""Hypothesis strategies for the plain data, one headed section a room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st
from spacy.tokens import Doc

from legation import model
from legation.meanings import pack
from legation.model import (
    Attribution,
    Drop,
    EventMention,
    EventRelation,
    Name,
    Participant,
    Place,
    Quantity,
    Reading,
    Statement,
    Story,
    StoryReference,
    TimeExpression,
    TimeSpan,
    Trigger,
)
from legation.record import Run
from tests.trees import VOCAB

# ── stories ──────────────────────────────────────────────────────────────────────────────────────────────────────────

FIRST_DAY = date(2025, 1, 1)
words = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
days = st.integers(0, 40).map(lambda n: FIRST_DAY + timedelta(days=n))


def maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | values


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A story whose text may hold anything but half characters: markup, controls, emoji, formulas."""
    return Story(
        draw(words.map(lambda text: text + " The minister flew to Nairobi. ") | words),
        title=draw(words),
        published=draw(maybe(days)),
        source=draw(maybe(st.sampled_from(["AFP", "AP", "Reuters", "=1+1", "Xinhua"]))),
        url=draw(maybe(st.just("https://example.org/a"))),
        byline=draw(maybe(words)),
    )


# ── readings, and what they are made of ──────────────────────────────────────────────────────────────────────────────

COUNTRIES = ("JPN", "KOR", "USA", "KEN")
PEOPLE = {
    "JPN": ("Takashi Mori", "Yui Tanabe"),
    "KOR": ("Han Ji-won", "Bae Sun-hee"),
    "USA": ("Carol Whitfield",),
    "KEN": ("Amina Odhiambo",),
}
spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair)))


@st.composite
def participants(draw: st.DrawFn) -> Participant:
    country = draw(st.sampled_from(COUNTRIES))
    kind = draw(st.sampled_from(["country", "person", "organisation"]))
    if kind == "country":
        return Participant(country, draw(spans), country, kind, None, country)
    if kind == "organisation":
        code = draw(st.sampled_from(["UN", "NATO"]))
        return Participant(code, draw(spans), code, kind, code, "IGO", "IGO")
    name = draw(maybe(st.sampled_from(PEOPLE[country])))
    sector = draw(st.sampled_from(["GOV", "BUS", None]))
    office = draw(maybe(st.just("trade minister")))
    state = draw(st.sampled_from(model.OFFICE_STATES)) if office else None
    return Participant(name or "the minister", draw(spans), name, kind, None, country, sector, None, office, state)


@st.composite
def time_spans(draw: st.DrawFn) -> TimeSpan:
    start = draw(days)
    width = draw(st.sampled_from([0, 0, 0, 1, 6, 30]))
    grain = {0: "day", 1: "day", 6: "week", 30: "month"}[width]
    end = draw(st.just(start + timedelta(days=width)) | st.none()) if width else start
    inferred = draw(st.booleans())
    return TimeSpan(None if inferred else "then", None if inferred else draw(spans), start, end, grain, inferred)


places = st.sampled_from(
    [
        Place("Seoul", (0, 5), "Seoul", "KOR", 37.57, 126.98, 1835848, "P"),
        Place("Busan", (0, 5), "Busan", "KOR", 35.1, 129.04, 1838524, "P"),
        Place("South Korea", (0, 11), "South Korea", "KOR", 36.5, 127.75, 1835841, "A"),
        Place("Tokyo", (0, 5), "Tokyo", "JPN", 35.69, 139.69, 1850147, "P"),
        Place("the border", (0, 10)),
    ]
)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    value = draw(maybe(st.integers(1, 400).map(float)))
    kind = draw(st.sampled_from(["killed", "money", "weapons"]))
    unit = "USD" if kind == "money" else None
    return Quantity(kind, value, value, draw(maybe(st.just(500.0))), unit, draw(maybe(words)), "x", draw(spans))


@st.composite
def attributions(draw: st.DrawFn) -> Attribution:
    firmness = draw(st.sampled_from(model.FIRMNESS))
    return Attribution(
        firmness, draw(spans), tuple(draw(st.lists(participants(), max_size=1))), draw(maybe(participants()))
    )


# Of two spaces, so that some say nothing to others; of few directions, so that many are much alike.
meanings = st.builds(
    pack, st.sampled_from(["ab12", "ab12", "cd34"]), st.sampled_from([(1.0, 0.0), (0.9, 0.4), (0.0, 1.0), (-1.0, 0.2)])
)


@st.composite
def mentions(draw: st.DrawFn, story: Story, number: int) -> EventMention:
    """A mention in a story, from a small world, so that mentions of different stories often tell one happening."""
    kind, modes = draw(
        st.sampled_from(
            [
                ("CONSULT", (None, "visit", "phone")),
                ("ASSAULT", (None, "aerial", "drone")),
                ("COERCE", (None, "seize")),  # a type for which an ASSAULT is taken now and then
                ("ACCUSE", (None,)),
            ]
        )
    )
    return EventMention(
        id=model.digest(story.id, number),
        story=StoryReference.to(story),
        type=kind,
        mode=draw(st.sampled_from(modes)),
        contexts=tuple(draw(st.lists(st.sampled_from(["diplomatic", "military"]), max_size=2, unique=True))),
        plover=draw(st.sampled_from([kind, "AGREE"])),
        cameo="036",
        quad=draw(st.integers(1, 4)),
        score=draw(st.sampled_from([2.5, -3.0, 4.0])),
        actors=tuple(draw(st.lists(participants(), min_size=1, max_size=3))),
        recipients=tuple(draw(st.lists(participants(), max_size=2))),
        status=draw(st.sampled_from(model.STATUSES)),
        background=draw(st.booleans()),
        when=draw(maybe(time_spans())),
        where=draw(maybe(places)),
        attribution=draw(maybe(attributions())),
        quantities=tuple(draw(st.lists(quantities(), max_size=2))),
        quote=draw(maybe(words)),
        part=draw(st.sampled_from(["text", "text", "title"])),
        sentence=draw(st.integers(0, 5)),
        span=draw(spans),
        trigger=Trigger("met", draw(spans)),
        confidence=draw(st.sampled_from([0.5, 0.75, 0.9])),
        why=("frame codebook/consult.toml#meet",),
        meaning=draw(maybe(meanings)),
    )


@st.composite
def readings(draw: st.DrawFn, told: st.SearchStrategy[Story] | None = None) -> Reading:
    """A story with up to four mentions and something on every layer."""
    story = draw(told if told is not None else stories())
    count = draw(st.integers(0, 4))
    events = tuple(draw(mentions(story, number)) for number in range(count))
    relations = (EventRelation("before", events[0].id, events[1].id, "before", (0, 3)),) if count > 1 else ()
    statement = st.builds(
        Statement,
        maybe(participants()),
        maybe(participants()),
        st.just("said"),
        st.booleans(),
        words,
        spans,
        st.just(1),
    )
    return Reading(
        story,
        events,
        relations,
        names=tuple(draw(st.lists(st.builds(Name, words, spans, st.just("PER"), st.just(0)), max_size=2))),
        times=(TimeExpression((0, 4), "DURATION", "P2D", None, None, "day", "two days"),) * draw(st.integers(0, 1)),
        places=tuple(draw(st.lists(places, max_size=2))),
        quantities=tuple(draw(st.lists(quantities(), max_size=1))),
        statements=tuple(draw(st.lists(statement, max_size=2))),
        dropped=tuple(
            draw(st.lists(st.builds(Drop, st.just(0), spans, st.sampled_from(["no frame", "no actor"])), max_size=3))
        ),
    )


runs = st.builds(
    Run,
    st.sampled_from(["0.1.0", "0.2.0"]),
    maybe(st.just("c0de")),
    maybe(st.just("we19 under en_core_web_sm")),
    maybe(st.just("who")),
)


def archives(size: int = 5) -> st.SearchStrategy[list[Reading]]:
    """Readings of different stories."""
    return st.lists(readings(), max_size=size, unique_by=lambda reading: reading.story.id)


# ── times and quantities: texts made of the words that their grammars know ────────────────────────────────────────────

_TIME_WORDS = (
    "the a an this that these next last past previous following same each every per early late mid end beginning "
    "of in on by until since to and or from between before after ago earlier later now today yesterday tomorrow "
    "tonight recently Monday Fridays Sat. May March Sept. 3 31 5th 21st 0 99 1,500 2019 1914 480 BC AD 1990s '90s "
    "seventies 14:30 25:99 8 a.m. p.m. GMT day days week weeks months years decade centuries quarter half summer "
    "fall winter morning night noon overnight weekend Christmas Easter Day few several dozens hundred two twenty- "
    "five and-a-half old long daily fiscal Q3 first third second nineteenth century more than at least about "
    "future present 2024-02-30 2024-02-29 , . - – ' ’ ( said will met held planned would have been said"
).split()
_AMOUNT_WORDS = (
    "$ $14.9 €50m £ A$ US$ billion million thousand bn k dozen dozens hundreds thousands of tens scores two 12 "
    "1,000 3.5 20-30 between and to at least more than up nearly some about people soldiers missiles rockets "
    "tanks demonstrators countries killed wounded injured dead arrested detained fled displaced death toll year- "
    "old years km miles percent % per cent yen rupees kroner rand won pounds dollars dollar-a Norwegian India "
    "including children another , . - –"
).split()


def news_texts(*, amounts: bool = False) -> st.SearchStrategy[str]:
    """Texts strung together from words that a grammar looks for, with blanks, line ends and paragraph ends between."""
    known = _TIME_WORDS + _AMOUNT_WORDS if amounts else _TIME_WORDS
    token = st.sampled_from(known) | st.text(max_size=5)
    gap = st.sampled_from([" ", " ", " ", "", "-", "\n", "\n\n", ". "])
    return st.lists(st.tuples(token, gap), max_size=25).map(
        lambda pairs: "".join(word + blank for word, blank in pairs)
    )


# ── trees ────────────────────────────────────────────────────────────────────────────────────────────────────────────

_FORMS = (
    "Oslo said it would have signed denied cancelled to not the talks before after never if will could attack , . “ ” "
    "officials reportedly according deal plan attempt failed of by planned that who"
).split()
_RELATIONS = (
    "nsubj nsubj:pass obj obl obl:agent nmod nmod:poss case mark aux aux:pass cop advcl xcomp ccomp acl acl:relcl "
    "parataxis conj advmod appos compound det amod punct csubj dep"
).split()


@st.composite
def trees(draw: st.DrawFn) -> Doc:
    """A sentence of words that rooms look for, under any tree at all: what no parser gives and none may fall over."""
    size = draw(st.integers(1, 14))
    order = draw(st.permutations(range(size)))
    heads = list(range(size))
    for place, number in enumerate(order[1:], start=1):
        heads[number] = order[draw(st.integers(0, place - 1))]

    def some(choices: Sequence[str]) -> list[str]:
        return draw(st.lists(st.sampled_from(choices), min_size=size, max_size=size))

    forms = some(_FORMS)
    return Doc(
        VOCAB,
        words=forms,
        heads=heads,
        deps=["root" if head == n else dep for n, (head, dep) in enumerate(zip(heads, some(_RELATIONS), strict=True))],
        pos=some(("VERB", "NOUN", "PROPN", "AUX", "ADJ", "ADV", "PRON", "PUNCT", "ADP")),
        tags=some(("VBD", "VBN", "VBG", "VB", "VBZ", "VBP", "MD", "NN", "NNS", "NNP", "IN", "WDT", "RB")),
        lemmas=[form.lower() for form in forms],
        sent_starts=[n == 0 for n in range(size)],
    )
