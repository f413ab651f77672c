"""The language layer: text to a spaCy Doc with sentences, tags, lemmas, trees (UD) and names.

`load()` gives the pipeline; its parts (`tokens`, `encoder`, `parsing`, `pipeline`) are imported when it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from legation.language.encoder import Floats

__all__ = ["by_paragraph", "encoder_digest", "load", "states", "with_states", "word_state"]

LONGEST = 100_000_000  # characters of a text; spaCy's own limit guards parsers whose memory grows faster than ours


def load(threads: int = 1, *, states: bool = False) -> Language:
    """Return the pipeline: `nlp(text)`, or `nlp.pipe(texts, batch_size=…)` for many.

    `threads`: paragraphs that are read at once. `states`: keep the encoder's states of the tokens, for `states`.
    """
    from legation.language import pipeline  # noqa: F401  (registers the component)
    from legation.language.tokens import english

    nlp = english()
    nlp.max_length = LONGEST
    nlp.add_pipe("legation_language", config={"threads": threads, "states": states})
    return nlp


def with_states(doc: Doc) -> Doc:
    """The Doc with the states of our encoder, which a pipeline of the user's own does not give."""
    from legation.language.pipeline import add_states

    return add_states(doc)


def states(tokens: Sequence[Token]) -> Floats:
    """The encoder's states of some tokens of one Doc that has them: (tokens, 384)."""
    from legation.language.pipeline import STATES

    found: Floats = tokens[0].doc.user_data[STATES][[token.i for token in tokens]]
    return found


def word_state(word: str) -> Floats:
    """Our encoder's state of a word that is read alone: (384,)."""
    from legation.language.pipeline import shared_encoder

    found = shared_encoder().run([word], [True], states=True).states
    assert found is not None
    state: Floats = found[0]
    return state


def by_paragraph(doc: Doc) -> list[list[int]]:
    """The indices of the words of every paragraph of a Doc, white space left out."""
    from legation.language.pipeline import split

    return split(doc)


def encoder_digest() -> str:
    """A digest of the encoder's weights, to which what learns from its states is bound: 16 hexadecimal digits."""
    import hashlib

    from legation.language.encoder import MODEL

    return hashlib.sha256((MODEL / "encoder.onnx").read_bytes()).hexdigest()[:16]
