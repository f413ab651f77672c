"""Legation as a component of a spaCy pipeline."""

import legation
from legation import component, language


def test_a_pipeline_lays_the_reading_at_each_text() -> None:
    nlp = language.load()
    nlp.add_pipe("legation", config={"published": "2025-03-04"})
    assert nlp.get_pipe("legation").__class__ is component.Component
    text = "Kenya expelled two Sudanese diplomats on Monday."
    reading = nlp(text)._.legation
    assert [(event.type, str(event.when.start)) for event in reading.events] == [("SANCTION", "2025-03-03")]
    assert reading.to_dict() == legation.read(text, published="2025-03-04").to_dict()


def test_nothing_is_read_in_nothing() -> None:
    nlp = language.load()
    nlp.add_pipe("legation")
    assert nlp("")._.legation.events == ()
