"""The language layer: text to a spaCy Doc with sentences, tags, lemmas, trees (UD) and names.

`load()` gives the pipeline; its parts (`tokens`, `encoder`, `parsing`, `pipeline`) are imported when it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["load"]

LONGEST = 100_000_000  # characters of a text; spaCy's own limit guards parsers whose memory grows faster than ours


def load(threads: int = 1, *, states: bool = False) -> Language:
    """Return the pipeline: `nlp(text)`, or `nlp.pipe(texts, batch_size=…)` for many.

    `threads`: paragraphs that are read at once. `states`: keep the encoder's states as `doc.tensor` (tokens, 384).
    """
    from legation.language import pipeline  # noqa: F401  (registers the component)
    from legation.language.tokens import english

    nlp = english()
    nlp.max_length = LONGEST
    nlp.add_pipe("legation_language", config={"threads": threads, "states": states})
    return nlp
