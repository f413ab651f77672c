"""Legation as a spaCy component: `nlp.add_pipe("legation")` lays the reading of each text at `doc._.legation`.

It stands behind any pipeline of Universal Dependencies, ours (`legation.language.load()`) or your own.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from legation.model import Story
from legation.reading import Reader

EXTENSION = "legation"


class Component:
    """Reads each parsed `Doc` as a story of its own, published on the day that the component was made with."""

    def __init__(self, reader: Reader, published: str | None, source: str | None) -> None:
        self.reader = reader
        self.published = published
        self.source = source
        if not Doc.has_extension(EXTENSION):
            Doc.set_extension(EXTENSION, default=None)

    def __call__(self, doc: Doc) -> Doc:
        story = Story(doc.text, published=self.published, source=self.source)
        doc._.legation = self.reader.read_parsed(story, doc)
        return doc


@Language.factory(
    "legation",
    assigns=[f"doc._.{EXTENSION}"],
    requires=["token.dep", "token.pos", "token.lemma"],
    default_config={"published": None, "source": None, "codebook": None},
)
def make(nlp: Language, name: str, published: str | None, source: str | None, codebook: str | None) -> Component:
    """The component of a pipeline. `published`: ISO day that relative times count from; `codebook`: folder of types."""
    return Component(Reader(nlp=nlp, codebook=codebook), published, source)
