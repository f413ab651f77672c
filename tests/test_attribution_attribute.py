"""On whose word: clear styles one by one, chains, quotations, labelled sentences by the share that is right."""

from __future__ import annotations

import pytest
from hypothesis import given

from legation.attribution import attribute, quote
from legation.model import FIRMNESS, Participant
from tests.sentences import Nobody, load, parse
from tests.strategies import trees

CASES = [
    ("said", "the Dutch ministry", "The Dutch ministry said the two envoys had [[met]]."),
    ("said", "the Dutch ministry", "The two envoys [[met]] in Lima, the Dutch ministry said."),
    ("said", "Ana Reyes", "Troops [[crossed]] the river, said Ana Reyes, a spokeswoman for the army."),
    ("said", "the mayor", "According to the mayor, police [[arrested]] nine men."),
    ("announced", "Oslo", "Oslo announced that it had [[expelled]] two envoys."),
    ("confirmed", "The army", "The army confirmed that it had [[shelled]] the hill."),
    ("claimed", "The rebels", "The rebels claimed they had [[shot]] down a jet."),
    ("alleged", "Prosecutors", "Prosecutors allege that he [[bribed]] a judge."),
    ("denied", "Sudan", "Sudan denied that it had [[shelled]] the camp."),
    ("reportedly", None, "The general has reportedly [[fled]] to Baku."),
    ("said", "Residents", "Residents told of a [[massacre]] by soldiers."),
    ("reportedly", "Unconfirmed reports", "Unconfirmed reports said troops had [[crossed]] the river."),
    ("reportedly", "Reports", "Reports spoke of a heavy [[deployment]] along the border."),
    ("said", "their union", "Drivers may [[blockade]] the port, their union warned, if diesel keeps climbing."),
    ("reportedly", "the APS news agency", "Dogs are still [[searching]] the ruins, the APS news agency reports."),
    ("alleged", "UN investigators", "UN investigators accused troops and their allies of [[executing]] 500 people."),
    ("denied", "Ankara", "Ankara denied [[massing]] troops along the frontier, calling the movements routine."),
    ("said", "Amnesty", "The police [[killed]] two, according to a report by Amnesty."),
]
OWN_VOICE = [
    "Oslo has [[expelled]] two envoys.",
    "Paris [[condemned]] the raid.",
    "As guns [[fired]], the mayor said nothing had changed.",
    "Citing the cost, Oslo [[cancelled]] the contract.",
    "The judge did not say whether he had [[resigned]].",
]


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


@pytest.mark.parametrize(("firmness", "speaker", "sentence"), CASES)
def test_a_clear_style_gives_speaker_and_firmness(firmness: str, speaker: str | None, sentence: str) -> None:
    found = attribute(parse(sentence), Nobody())
    assert found is not None
    assert found.firmness == firmness
    if speaker is None:
        assert found.speaker is None
    else:
        assert found.speaker is not None
        assert lower_first(found.speaker.text).startswith(lower_first(speaker))


@pytest.mark.parametrize("sentence", OWN_VOICE)
def test_what_the_story_tells_itself_has_no_attribution(sentence: str) -> None:
    assert attribute(parse(sentence), Nobody()) is None


def test_the_words_of_the_attribution_are_quoted_exactly() -> None:
    trigger = parse("The two envoys [[met]] in Lima, the Dutch ministry said.")
    found = attribute(trigger, Nobody())
    assert found is not None
    assert trigger.doc.text[slice(*found.span)] == "the Dutch ministry said"


def test_who_is_cited_speaks_and_who_cites_passes_it_on() -> None:
    found = attribute(parse("Kyodo reported, citing a diplomat, that the two envoys had [[met]]."), Nobody())
    assert found is not None
    assert found.speaker is not None
    assert found.speaker.text == "a diplomat"
    assert found.speaker.sector == "GOV"
    assert [link.text for link in found.via] == ["Kyodo"]


def test_a_hedge_makes_the_whole_chain_hearsay_and_keeps_the_speaker() -> None:
    found = attribute(parse("Ito reportedly told the envoy that fears had been [[raised]]."), Nobody())
    assert found is not None
    assert found.speaker is not None
    assert (found.firmness, found.speaker.text) == ("reportedly", "Ito")


def test_the_cast_names_the_speaker() -> None:
    class Dutch(Nobody):
        def at(self, token):  # type: ignore[no-untyped-def]
            return (Participant("ministry", (0, 8), country="NLD"),) if token.text == "ministry" else ()

    found = attribute(parse("The two envoys [[met]] in Lima, the Dutch ministry said."), Dutch())
    assert found is not None
    assert found.speaker is not None
    assert found.speaker.country == "NLD"


def test_a_quotation_over_two_sentences_keeps_its_speaker() -> None:
    text = '"The talks were long," Ito said. "We [[signed]] nothing."'
    found = attribute(parse(text), Nobody())
    assert found is not None
    assert found.speaker is not None
    assert found.speaker.text == "Ito"


def test_a_quotation_after_a_colon_has_the_speaker_before_it() -> None:
    found = attribute(parse('Ito told the senate: "We [[withdrew]] at dawn."'), Nobody())
    assert found is not None
    assert found.speaker is not None
    assert found.speaker.text == "Ito"


def test_the_quote_of_an_event_is_around_it_or_told_by_it() -> None:
    assert quote(parse('"We [[withdrew]] at dawn," Ito said.')) == "We withdrew at dawn"
    assert quote(parse('Ito [[voiced]] "grave concern" over the ruling.')) == "grave concern"
    assert quote(parse("Ito [[voiced]] concern over the ruling.")) is None


@given(trees())
def test_any_tree_gives_words_of_the_text_or_nothing(doc) -> None:  # type: ignore[no-untyped-def]
    for token in doc:
        found = attribute(token, Nobody())
        if found is None:
            continue
        assert found.firmness in FIRMNESS
        assert 0 <= found.span[0] < found.span[1] <= len(doc.text)
        for who in (*found.via, *([found.speaker] if found.speaker else [])):
            assert doc.text[slice(*who.span)] == who.text


# Floors a little under what was measured with the parser of 2026-11-23: firmness and speaker 0.97 and 0.97 on the
# half that rules were tuned on, 0.93 and 0.93 on the other.
@pytest.mark.parametrize(("half", "floor"), [("tune", 0.93), ("check", 0.88)])
def test_labelled_sentences_keep_their_floor(half: str, floor: float) -> None:
    rows = load("attribution.tsv", half)
    firm = speakers = 0
    for one in rows:
        found = attribute(one.trigger, Nobody())
        firm += (found.firmness if found else "-") == one.row["firmness"]
        speaker = found.speaker.text.lower() if found and found.speaker else ""
        told = one.row["speaker"].lower()
        speakers += told in speaker if told else speaker == ""
    assert firm / len(rows) >= floor
    assert speakers / len(rows) >= floor
