"""The flow of a story's time: what "Monday", "in March" and "a day later" are counted from as one reads on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from legation.times import periods
from legation.times.grammar import Mention, Scan
from legation.times.lexicon import MONTH_ABBREVIATIONS, MONTHS
from legation.times.numbers import ordinal_of
from legation.times.periods import Period

# News looks back: a month or day whose verb tells nothing lies ahead only where that is this many times nearer.
_FUTURE_WEIGHT = 4
# Set by hand: days after which a time told is history, and up to which a day's year may lie on the verb's side though
# the other side has it much nearer.
_LONG_AGO = 300
_FAR, _NEAR = 270, 95
_TITLE_AND_BYLINE = 120  # characters that may stand before a date line
_FILED_BEFORE = 3  # days that a story may be filed before it is published
_AGENCY = re.compile(r"\([A-Z][\w /.]{1,30}\)\s*(?:--?|–|—|_|:)")


@dataclass(slots=True)
class Flow:
    """Where the reader stands: `reference` is the day of the telling, `anchor` the time that later ones count from,
    `latest` the time last told, `day` the last day among the anchors, `history` whether it tells of years long past."""

    scan: Scan
    reference: date | None
    history: bool
    anchor: Period | None = None
    latest: Period | None = None
    day: Period | None = None
    anchor_token: int = 0

    @classmethod
    def of(cls, scan: Scan, mentions: Sequence[Mention], published: date | None) -> "Flow":
        return cls(scan, dateline(mentions, scan, published) or published, _is_history(mentions, published))

    def pass_by(self, mention: Mention, period: Period) -> None:
        """Moves on past a resolved mention. The day on which somebody spoke ("said on Monday") anchors no later day."""
        if period.start is None or period.grain == "vague":
            return
        self.latest = period
        spoken = (
            mention.kind in {"weekday", "deictic"} and "!" in self.scan.marks[max(0, mention.first - 2) : mention.first]
        )
        if not spoken:
            self.anchor, self.anchor_token = period, mention.last
            self.day = period if period.grain in ("day", "hour") else self.day

    def narrative(self, mention: Mention) -> Period | None:
        """The anchor, where the story tells of times long past here: a day or month of years ago in this sentence."""
        anchor = self.anchor
        if anchor is None or self.reference is None or self.history:
            return anchor
        if anchor.grain not in {"hour", "day", "month"}:
            return None
        old = anchor.end is not None and (self.reference - anchor.end).days > _LONG_AGO
        near = not {"¶", "."} & set(self.scan.marks[self.anchor_token : mention.first])
        return anchor if old and near else None

    def ground(self, mention: Mention) -> date | None:
        """The day that "last week" and the like count from."""
        anchor = self.narrative(mention) if self.history else None
        return anchor.start if anchor is not None and anchor.start is not None else self.reference

    def told(self, unit: str | None = None) -> Period | None:
        """What "the same day" and "a week later" count from: the time last told, else the day of the telling. Days are
        counted from a day: from the last that was told, if since then only weeks were."""
        if unit in ("day", "night", "hour") and self.anchor is not None and self.anchor.grain == "week":
            return self.day or (periods.of_day(self.reference) if self.reference is not None else self.anchor)
        if self.anchor is not None:
            return self.anchor
        return periods.of_day(self.reference) if self.reference is not None else None

    def year_of(self, mention: Mention, month: int, day: int | None, direction: int) -> int | None:
        """The year of "in March" or "on March 3", None where nothing tells."""
        anchor = self.narrative(mention)
        if anchor is not None and anchor.start is not None and (self.history or direction <= 0):
            return _year_after(anchor, month)
        if self.reference is None:
            return None
        strict = {"last": -1, "next": 1}.get(self.scan.word(mention.first - 1).lower(), 0)
        return _nearest_year(self.reference, month, day, strict or direction, strict=strict != 0 or direction == -2)


def _year_after(anchor: Period, month: int) -> int:
    """In a tale a month stands in the anchor's year, or in the next where it would lead more than half a year back."""
    assert anchor.start is not None
    if anchor.grain in {"year", "decade", "century"}:
        return anchor.start.year
    ahead = month - anchor.start.month
    return anchor.start.year + (1 if ahead <= -7 else -1 if ahead >= 11 else 0)


def _nearest_year(reference: date, month: int, day: int | None, direction: int, *, strict: bool = False) -> int:
    """The year that brings month and day nearest to the reference; on the verb's side, unless that is far off and no
    word ("last Oct. 23") is strict about it."""
    candidates = []
    for year in range(max(1, reference.year - 1), min(9999, reference.year + 1) + 1):
        target = periods.make_day(year, month, day or 15)
        if target is not None:
            months = (year - reference.year) * 12 + month - reference.month
            candidates.append(((target - reference).days if day else months * 30, year))
    if not candidates:
        return reference.year
    nearest = min(candidates, key=lambda pair: -pair[0] if pair[0] <= 0 else _FUTURE_WEIGHT * pair[0])
    sided = [pair for pair in candidates if pair[0] * direction >= 0]
    chosen = min(sided, key=lambda pair: abs(pair[0])) if direction and sided else nearest
    if not strict and day and abs(chosen[0]) > _FAR and abs(nearest[0]) < _NEAR:
        return nearest[1]
    return chosen[1]


def _is_history(mentions: Sequence[Mention], published: date | None) -> bool:
    """Whether a text tells history and not news: it names years (ten, or five that mostly lie three years back), and
    hardly ever says "Monday" or "yesterday"."""
    years = [int(year) for mention in mentions if (year := mention.word("Y")) is not None and year.isdigit()]
    years += [0 for mention in mentions if "k" in mention.marks]
    if published is None or len(years) < 5:
        return published is None
    fresh = sum(mention.kind in {"weekday", "deictic"} for mention in mentions)
    old = sum(year <= published.year - 3 for year in years)
    return (fresh <= 0.1 * len(years) and len(years) >= 10) or (fresh <= 0.2 * len(years) and old > 0.6 * len(years))


def dateline(mentions: Sequence[Mention], scan: Scan, published: date | None) -> date | None:
    """The day of a date line such as "SEOUL, Jan 13 (Reuters) -", if the story can have been filed on it."""
    for mention in mentions[:2]:
        if published is None or mention.kind != "day" or mention.start > _TITLE_AND_BYLINE:
            continue
        if not _AGENCY.match(scan.text[mention.end : mention.end + 45].lstrip(" ,")):
            continue
        month, word = month_of(mention), mention.word("DO")
        if month is None or word is None:
            continue
        day = ordinal_of(word)
        found = periods.make_day(_nearest_year(published, month, day, -1), month, day)
        if found is not None and 0 <= (published - found).days <= _FILED_BEFORE:
            return found
    return None


def month_of(mention: Mention) -> int | None:
    """The month that a mention names."""
    word = mention.word("Mm")
    return None if word is None else MONTHS.get(word) or MONTH_ABBREVIATIONS.get(word)
