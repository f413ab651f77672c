"""Whether words in different stories tell of one happening, and which of many words do.

`gather` groups words over a pool of stories. It needs no types and no days, so it also tells alike what no frame of the
codebook knows; it says nothing of what happened. `meanings` gives what of this rests on a single word, which mentions
carry into the record. The card lies beside the weights, in `likeness/model`.
"""

from __future__ import annotations

from legation.likeness.judging import Gathered, gather
from legation.likeness.meanings import meanings
from legation.likeness.words import Word, word

__all__ = ["Gathered", "Word", "gather", "meanings", "word"]
