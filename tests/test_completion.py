"""One telling supplies what another of the same happening leaves out, and never what another happening has."""

from dataclasses import replace
from datetime import date

from legation.completion import complete
from legation.model import EventMention, Participant, Place, StoryReference, TimeSpan, Trigger

PERU = Participant("Lima", (0, 4), "Peru", "country", None, "PER", "GOV")
CHILE = Participant("Santiago", (10, 18), "Chile", "country", None, "CHL", "GOV")
BOLIVIA = Participant("La Paz", (10, 16), "Bolivia", "country", None, "BOL", "GOV")
THURSDAY = TimeSpan("Thursday", (30, 38), date(2024, 6, 6), date(2024, 6, 6), "day")
FRIDAY = TimeSpan("Friday", (30, 36), date(2024, 6, 7), date(2024, 6, 7), "day")
ARICA = Place("Arica", (50, 55), "Arica", "CHL", -18.47, -70.3, 3899361)


def talks(**told: object) -> EventMention:
    plain = EventMention(
        "first", StoryReference("s", "", None, None, None), "CONSULT", None, (), "AGREE", "036", 1, 2.5,
        (PERU, CHILE), (), "planned", False, None, None, None, (), None, "text", 0, (0, 60),
        Trigger("meet", (20, 24)), 0.8, ("frame codebook/consult.toml#meet",),
    )  # fmt: skip
    return replace(plain, **told)


def test_the_second_sentence_takes_time_and_place() -> None:
    _, second = complete([talks(when=THURSDAY, where=ARICA), talks(sentence=1)], ["meet", "talks"])
    assert second.when == TimeSpan(None, None, THURSDAY.start, THURSDAY.end, "day", inferred=True)
    assert second.where == ARICA
    assert second.why[1:] == ("time of 'meet'", "place of 'meet'")


def test_the_first_sentence_takes_from_the_second_too() -> None:
    first, _ = complete([talks(), talks(sentence=1, when=THURSDAY)], ["meet", "meet"])
    assert first.when is not None
    assert first.when.start == THURSDAY.start


def test_recipients_are_supplied_for_the_same_word() -> None:
    whole = talks(type="REJECT", actors=(PERU,), recipients=(CHILE,), status="happened")
    bare = replace(whole, recipients=(), sentence=4)
    assert complete([whole, bare], ["block", "block"])[1].recipients == (CHILE,)
    assert complete([whole, bare], ["block", "veto"])[1].recipients == ()


def test_other_happenings_supply_nothing() -> None:
    told = talks(when=THURSDAY, where=ARICA)
    for other in (
        talks(actors=(PERU, BOLIVIA), sentence=1),
        talks(type="SUPPORT", sentence=1),
        talks(status="happened", sentence=1),
        talks(background=True, sentence=1),
        talks(sentence=9),
        talks(part="title"),
    ):
        assert complete([told, other], ["meet", "talks"])[1] == other


def test_two_days_are_two_meetings() -> None:
    assert complete([talks(when=THURSDAY, where=ARICA), talks(when=FRIDAY)], ["meet", "meet"])[1].where is None


def test_two_persons_of_one_country_are_two_meetings() -> None:
    minister = replace(CHILE, name="Rodrigo Pizarro", kind="person")
    president = replace(CHILE, name="Ana Lagos", kind="person")
    first = talks(actors=(PERU, minister), when=THURSDAY)
    second = talks(actors=(PERU, president), sentence=1)
    assert complete([first, second], ["meet", "meet"])[1].when is None
