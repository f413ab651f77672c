"""The whole chain over real parses: what a reading holds, that it quotes the text, that it is the same each time."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import legation
from legation import model
from legation.errors import InputError
from legation.model import EventMention, Office, Reading, Story

DISPATCHES = Path(__file__).parent.parent / "demo" / "dispatches.jsonl"


@pytest.fixture(scope="module")
def reader() -> legation.Reader:
    return legation.Reader()


@pytest.fixture(scope="module")
def dispatches(reader: legation.Reader) -> list[Reading]:
    rows = [json.loads(line) for line in DISPATCHES.read_text(encoding="utf-8").splitlines()]
    return list(reader.read_many(Story(**row) for row in rows))


def quotations(reading: Reading) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """The part, the words and the span of everything in a reading that quotes its story."""
    for layer in (reading.names, reading.times, reading.places, reading.quantities, reading.statements):
        for one in layer:
            yield one.part, one.text, one.span
    for event in reading.events:
        for one in (*event.actors, *event.recipients, *event.quantities, event.trigger, event.when, event.where):
            if one is not None and one.span is not None:
                yield event.part, one.text, one.span
        if event.attribution is not None:
            for one in (event.attribution.speaker, *event.attribution.via):
                if one is not None:
                    yield event.part, one.text, one.span


def test_a_planned_visit_is_read_whole(reader: legation.Reader) -> None:
    text = (
        "Ghana's foreign minister, Efua Mensah, will visit her Ivorian counterpart in Abidjan on Friday, "
        "the Ghanaian foreign ministry said."
    )
    reading = reader.read(Story(text, published="2024-09-02"))
    visit = next(event for event in reading.events if event.type == "CONSULT")
    assert (visit.status, visit.mode, visit.plover, visit.cameo, visit.quad) == ("planned", "visit", "AGREE", "036", 1)
    guest, host = visit.actors[0], visit.recipients[0]
    assert (guest.name, guest.country, guest.sector, guest.office) == ("Efua Mensah", "GHA", "GOV", "foreign minister")
    assert (host.country, host.office) == ("CIV", "foreign minister")
    assert visit.when is not None
    assert (str(visit.when.start), visit.when.text) == ("2024-09-06", "Friday")
    assert visit.where is not None
    assert (visit.where.name, visit.where.country) == ("Abidjan", "CIV")
    assert visit.attribution is not None
    assert visit.attribution.firmness == "said"
    assert visit.attribution.speaker is not None
    assert visit.attribution.speaker.country == "GHA"


def test_every_span_quotes_its_part(dispatches: list[Reading]) -> None:
    for reading in dispatches:
        for part, words, (start, end) in quotations(reading):
            assert reading.story.part(part)[start:end] == words


def test_every_dispatch_tells_events_and_every_event_its_reasons(dispatches: list[Reading]) -> None:
    for reading in dispatches:
        assert reading.events
        for event in reading.events:
            assert event.why
            assert 0 < event.confidence <= 1
            assert event.actors or event.recipients


def test_closed_lists_stay_closed(dispatches: list[Reading]) -> None:
    for reading in dispatches:
        assert {one.kind for one in reading.relations} <= set(model.RELATIONS)
        assert {one.grain for one in reading.times} <= set(model.GRAINS)
        for event in reading.events:
            assert event.status in model.STATUSES
            assert event.when is None or event.when.grain in model.GRAINS
            assert event.attribution is None or event.attribution.firmness in model.FIRMNESS
            for one in (*event.actors, *event.recipients):
                assert one.kind in model.KINDS
                assert one.office_state is None or one.office_state in model.OFFICE_STATES


def test_ids_are_unique(dispatches: list[Reading]) -> None:
    ids = [event.id for reading in dispatches for event in reading.events]
    assert len(ids) == len(set(ids))


def test_a_reading_survives_json(dispatches: list[Reading]) -> None:
    for reading in dispatches:
        assert Reading.from_dict(json.loads(json.dumps(reading.to_dict()))) == reading


def test_the_company_a_story_is_read_in_changes_nothing(reader: legation.Reader, dispatches: list[Reading]) -> None:
    for alone in dispatches[:3]:
        assert reader.read(alone.story).to_dict() == alone.to_dict()


def test_what_one_sentence_leaves_out_another_supplies(reader: legation.Reader) -> None:
    text = (
        "Chile's foreign minister Rodrigo Pizarro will meet Peru's Carla Huaman in Arica on Thursday.\n\n"
        "Pizarro will meet Huaman after a year of quarrels, the Chilean foreign ministry said."
    )
    first, second = (
        event for event in reader.read(Story(text, published="2024-06-03")).events if event.type == "CONSULT"
    )
    assert first.when is not None
    assert second.when is not None
    assert second.when.start == first.when.start
    assert (second.when.inferred, second.when.text, second.when.span) == (True, None, None)
    assert second.where == first.where


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("A British soldier was killed by a bomb in Syria, the defence ministry said.", []),
        ("Four soldiers have been killed, according to the Pentagon.", []),
        ("Kenyan authorities announced the arrest of 12 men.", ["Kenyan authorities"]),
        ("Qatar's foreign ministry announced the release of two Jordanians.", ["Qatar's foreign ministry"]),
    ],
)
def test_who_only_tells_of_a_deed_did_not_do_it(reader: legation.Reader, text: str, doers: list[str]) -> None:
    (event,) = reader.read(Story(text)).events
    assert [one.text for one in event.actors] == doers


def test_a_date_line_tells_where_only_what_was_seen_there(reader: legation.Reader) -> None:
    text = (
        "LISBON, June 3 (Reuters) - Portugal's president met his Angolan counterpart on Monday. "
        "Portugal will sign an agreement with Angola next month."
    )
    seen, planned = reader.read(Story(text, published="2024-06-03")).events
    assert (seen.status, planned.status) == ("happened", "planned")
    assert seen.where is not None
    assert (seen.where.name, seen.where.country) == ("Lisbon", "PRT")
    assert planned.where is None


def test_the_who_s_who_names_whom_every_story_leaves_out(reader: legation.Reader) -> None:
    entry = Office("Ana Rojas", "president", "CHL", None, "current", None, None)
    knowing = legation.Reader(nlp=reader.nlp, codebook=reader.codebook, who=iter([entry]))
    story = Story("The Chilean president met Peru's president in Lima on Monday.", published="2024-06-04")
    for _ in range(2):
        (event,) = knowing.read(story).events
        names = {one.name for one in (*event.actors, *event.recipients) if one.kind == "person"}
        assert names == {"Ana Rojas", None}
    assert all(one.name is None for event in reader.read(story).events for one in event.actors if one.kind == "person")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "A", "?", "\ufeff", "\x00", "🦔" * 3])
def test_next_to_nothing_is_read_as_nothing(reader: legation.Reader, text: str) -> None:
    assert reader.read(Story(text, published="2025-01-01")).events == ()


def test_without_a_date_relative_times_stay_open(reader: legation.Reader) -> None:
    reading = reader.read(Story("Norway will host talks with Sudan on Monday."))
    assert all(event.when is None or event.when.start is None for event in reading.events)


def mentions_of(text: str, **told: str) -> tuple[EventMention, ...]:
    return legation.read(text, **told).events


def test_read_takes_text_a_story_and_a_file(tmp_path: Path) -> None:
    text = "Kenya expelled two Sudanese diplomats on Monday."
    path = tmp_path / "story.txt"
    path.write_text(text, encoding="utf-8")
    by_text = mentions_of(text, published="2025-03-04")
    assert [event.type for event in by_text] == ["SANCTION"]
    assert [event.type for event in legation.read(Story(text, published="2025-03-04")).events] == ["SANCTION"]
    assert [event.type for event in legation.read(path, published="2025-03-04").events] == ["SANCTION"]


def test_relate_answers_for_given_spans(reader: legation.Reader) -> None:
    text = "Kenya expelled two Sudanese diplomats on Monday."
    relation = reader.relate(text, (0, 5), (19, 37))
    assert (relation.type, relation.mode, relation.plover, relation.quad) == ("SANCTION", "expel", "SANCTION", 4)
    assert set(relation.scores) == {name for name, kind in reader.codebook.types.items() if kind.plover == name}
    assert sum(relation.scores.values()) == pytest.approx(1)


def test_relate_never_gives_nothing(reader: legation.Reader) -> None:
    relation = reader.relate("Kenya and its weather.", (0, 5))
    assert relation.type in reader.codebook.types


@pytest.mark.parametrize("span", [(0, 0), (3, 2), (-1, 4), (0, 99)])
def test_relate_refuses_spans_outside_the_text(reader: legation.Reader, span: tuple[int, int]) -> None:
    with pytest.raises(InputError, match="lies outside the text"):
        reader.relate("Kenya met Sudan.", span)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80), st.text(max_size=40))
def test_any_text_is_survived(reader: legation.Reader, text: str, title: str) -> None:
    reading = reader.read(Story(text, title=title, published="2025-01-01"))
    for part, words, (start, end) in quotations(reading):
        assert reading.story.part(part)[start:end] == words


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Baghdad has rejected the referendum as unconstitutional.", "the referendum"),
        ("The EU condemned the deadly attack on a mosque in Peshawar.", "the deadly attack"),
        ("Germany offered an aid package to the cultural sector.", "the cultural sector"),
    ],
)
def test_what_is_done_to_nobody_quotes_the_thing(reader: legation.Reader, text: str, thing: str) -> None:
    one = next(event for event in reader.read(Story(text, published="2024-06-03")).events if event.actors)
    assert [(to.text, to.kind, to.country, to.name) for to in one.recipients] == [(thing, "unknown", None, None)]
    assert text[slice(*one.recipients[0].span)] == thing
