"""What the tellings of one event contradict one another in."""

from __future__ import annotations

from legation.model import Dispute, EventMention, Voice
from legation.record.settling import settle
from tests.tellings import killed, reading


def toll(number: float, speaker: str | None, published: str = "2025-03-06", source: str = "AFP") -> EventMention:
    text = f"{number} soldiers died, {speaker} said. {published} {source}"
    told = {"speaker": speaker, "published": published, "source": source}
    return reading(text, "ASSAULT", ["PRK"], ["KOR"], quantities=(killed(number),), **told).events[0]


def test_two_voices_that_tell_two_numbers_dispute_them() -> None:
    south, north = toll(2, "KOR"), toll(1, "PRK", source="KCNA")
    (dispute,) = settle([south, north]).disputes
    assert dispute.matter == "killed soldiers"
    assert set(dispute.voices) == {Voice("KOR", 2, south.id), Voice("PRK", 1, north.id)}
    assert Dispute.from_dict(dispute.to_dict()) == dispute


def test_a_toll_that_rises_is_not_disputed() -> None:
    assert settle([toll(2, "KOR"), toll(5, "KOR", "2025-03-08")]).disputes == ()
    assert settle([toll(2, None, source="AP"), toll(5, "KOR", "2025-03-09")]).disputes == ()


def test_who_denies_what_another_tells_disputes_that_it_happened() -> None:
    told = reading("It fired, Seoul said.", "ASSAULT", ["PRK"], ["KOR"], speaker="KOR").events[0]
    denied = reading("It denied firing.", "ASSAULT", ["PRK"], ["KOR"], status="denied", speaker="PRK").events[0]
    (dispute,) = settle([told, denied]).disputes
    assert dispute.matter == "status"
    assert {(voice.by, voice.value) for voice in dispute.voices} == {("KOR", "happened"), ("PRK", "denied")}
    assert settle([told]).disputes == settle([denied]).disputes == ()
