"""Paragraphs, told from line breaks: a blank line always ends one, a single break where lines are not wrapped."""

from __future__ import annotations

import re
from itertools import pairwise

WIDEST = 120  # characters: a longer line was not wrapped by hand or by a wire's printer
_ENDS = tuple(".?!:;\"”’')]")
# Words after which something must follow.
_OPEN = frozenset(
    "a an and as at but by for from her his in into its my no of on or our over than that the their this to was were "
    "which who whose will with would your".split()
)


def is_wrapped(text: str) -> bool:
    """Tell whether single line breaks are only the ends of full lines, as in wire copy printed in columns.

    That is so when most lines that another follows directly are cut off amid a sentence, and no line is wide; a single
    break must leave a word that cannot end a headline either, or go on in lower case.
    """
    lines = text.split("\n")
    inner = [line.rstrip() for line, after in pairwise(lines) if line.strip() and after.strip()]
    if not inner or max(len(line.rstrip()) for line in lines) > WIDEST:
        return False
    if len(inner) == 1:
        after = next(after for line, after in pairwise(lines) if line.strip() and after.strip())
        return inner[0].rpartition(" ")[2] in _OPEN or inner[0].endswith(",") or after.lstrip()[0].islower()
    width = max(len(line) for line in inner)
    broken = sum(not line.endswith(_ENDS) and len(line) > 0.6 * width for line in inner)
    return broken > 0.5 * len(inner)


def is_break(space: str, wrapped: bool) -> bool:
    """Tell whether white space between two words ends a paragraph; an indented line begins one in wrapped text too."""
    breaks = len(re.findall(r"\r\n|[\n\r\u2028\u2029\x0b\x0c]", space))
    if breaks == 0:
        return False
    if breaks > 1 or not wrapped:
        return True
    return space[-1] in " \t"


def is_lead(text: str, position: int) -> bool:
    """Tell whether a position lies in the first paragraph of a text."""
    wrapped = is_wrapped(text)
    before = text[:position].lstrip()
    return not any(is_break(space, wrapped) for space in re.findall(r"\s+", before))
