"""Mentions of one happening become one event: the rules, and how they are kept true one story at a time.

**Leaders.** All mentions stand in one order (`Telling.rank`): those that tell the day before those that tell a week, a
month, or nothing; then those that name more persons and parties; then the earlier published. In this order each mention
joins the best of the leaders before it that it is compatible with, and leads an event of its own where there is none.
A mention is only ever compared with leaders, so no chain of half-alike mentions pulls two happenings together, and
what a mention joins follows from the set of mentions alone: the order in which stories arrive cannot change it.

**Compatible** with a leader is a mention that nothing keeps apart from it for certain, and that is *alike*: what both
share and differ in, weighed and summed (`resemblance`), reaches a bar. Certain is that these are two:

- *type*: two types, unless one deed is often read as either (`akin`); a planned meeting and the meeting held are one
  type. Of one type, two modes, unless they are different words for one thing (`ALIKE`: a visit is often told as talks).
- *time*: the leader's days do not lie within the mention's (so two visits of two days never meet in one event: all
  members' days hold the leader's). A mention whose time is inferred or untold fits when the leader's days fall into the
  days around its publication (`Telling.window`), and a plan without a day fits a plan published within `NEAR`. Of two
  inferred times it is enough that the days around both meet, for what is not often done again (`REPEATED`) and is told
  in triggers that mean the same (`SAME`). What has happened is not one with what begins after its story, nor a plan
  with what was over before its story.
- *participants*: no party in common. In a meeting or in cooperation fewer than two shared parties (than one, where one
  of them names only one: then a person or the place must be shared too), direction free, except that visits are
  compared side by side. Otherwise a side for which both tell known countries or bodies and none in common, or no side
  that shares a party or a person; a person whose country nobody knows is one with a namesake and conflicts with nobody.
  An untold side is no conflict for deeds; for words (accusing, asking, …) it is, unless both name a person, use one
  word for a side, or tell it in triggers that mean much the same.
- *place*: two countries, or two spots far from one another, if both stand in the event's own words.
- *money*: sums not within half of each other. Other quantities may differ, as tolls rise.

**Best** is the leader that is most alike, then the nearest in days, then the first in the order. A mention of more than
`WIDE` days ("last year") joins only a leader with the same days, or the only one that fits; one of more than a year
("since 2019") only one with the same days.

**Keeping** asks anew only where the answer can have changed: a mention that came or went, and, when a mention has
begun or ceased to lead, all later mentions compatible with it, worked off in the order. What keeps apart was chosen by
hand, what makes alike was learned (2026-11).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from datetime import timedelta

from legation.model import EventMention, Participant, Place
from legation.record.parties import conflicting, place_key
from legation.record.resemblance import (
    akin,
    alike,
    compare_sides,
    in_circle,
    leaves_out_a_side,
    lie_apart,
    resemblance,
    shares_person,
    shares_word,
    tells_alike,
)
from legation.record.tellings import NEAR, PLANS, Days, Parties, Telling

ALIKE = (
    frozenset({"visit", "multilateral", "third-party"}),
    frozenset({"aerial", "drone", "heavy-weapons", "explosives", "destroy", "targeted", "suicide-attack"}),
    frozenset({"firearms", "targeted", "crowd-control"}),
    frozenset({"demo", "riot", "crowd-control", "obstruct"}),
    frozenset({"restrict", "curfew", "martial-law"}),
)
REPEATED = frozenset({"ASSAULT", "CONSULT", "MOBILIZE", "PROTEST"})
"""Types of what is often done again within days; the day, though inferred, tells two of these apart."""
SAME = 0.6
"""How alike two triggers are where two inferred days may lie one farther apart. Of ECB+'s training pairs of one type
that only their time keeps apart 22% are one happening below it and 60% above (see `resemblance.EVEN`). On the half
"tune" of our happenings 0.6, 0.7 and 0.8 give one right link more, 32 for 31, and none wrong (2026-11-28); on the other
half, of which the sums alone were looked at, 0.6 gives one more and the others none."""
WIDE = 10
YEAR = 366


def compatible(leader: Telling, telling: Telling) -> bool:
    """Whether two mentions, the first of them before the second in order, can tell of one happening."""
    return can_be_one(leader, telling) and alike(leader, telling)


def can_be_one(leader: Telling, telling: Telling) -> bool:
    """Whether nothing keeps two mentions apart for certain, the first of them before the second in order."""
    return (
        not leader.everyone.keys().isdisjoint(telling.everyone)
        and _fit_types(leader.mention, telling.mention)
        and _fit_times(leader, telling)
        and _fit_places(leader.mention, telling.mention)
        and _fit_participants(leader, telling)
        and _fit_money(leader, telling)
    )


def _fit_types(one: EventMention, other: EventMention) -> bool:
    """One type, or within another story (or its title) one that is often taken for it."""
    if one.type == other.type:
        return _fit_modes(one.mode, other.mode)
    return (one.story.id, one.part) != (other.story.id, other.part) and other.type in akin(one.type)


def _fit_modes(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other or any(one in group and other in group for group in ALIKE)


def _fit_times(leader: Telling, telling: Telling) -> bool:
    if _out_of_turn(leader, telling) or _out_of_turn(telling, leader):
        return False
    if telling.told:
        return leader.told is not None and telling.told[0] <= leader.told[0] and leader.told[1] <= telling.told[1]
    if leader.mention.story.id == telling.mention.story.id and telling.window is None:
        return True
    if leader.told and leader.width > WIDE:
        return False
    if leader.core and telling.window and leader.core[0] <= telling.window[1] and telling.window[0] <= leader.core[1]:
        return True
    if leader.told is None and leader.window and telling.window and leader.mention.type not in REPEATED:
        meet = leader.window[0] <= telling.window[1] and telling.window[0] <= leader.window[1]
        if meet and tells_alike(leader, telling, SAME):
            return True
    plans = leader.mention.status in PLANS and telling.mention.status in PLANS
    return plans and telling.mention.when is None and _published_near(leader, telling)


def _out_of_turn(one: Telling, other: Telling) -> bool:
    """Whether `one` tells as done what `other` dates later, or as planned what `other` dates earlier (unless its own
    day says the same: then its status is in doubt, not its day)."""
    if one.published is None or other.told is None or one.told == other.told:
        return False
    if one.mention.status in ("happened", "failed") and other.told[0] > one.published:
        return True
    return one.mention.status == "planned" and other.told[1] < one.published


def _published_near(one: Telling, other: Telling) -> bool:
    if one.published is None or other.published is None:
        return one.mention.story.id == other.mention.story.id
    return abs(one.published - other.published) <= NEAR


def _fit_participants(leader: Telling, telling: Telling) -> bool:
    if in_circle(leader, telling):
        return _fit_circles(leader, telling)
    shared = compare_sides(leader, telling)
    if "apart" in shared or not {"person", "party"} & {*shared}:
        return False
    if not leaves_out_a_side(leader, telling):
        return True
    return shares_person(leader, telling) or shares_word(leader, telling) or tells_alike(leader, telling)


def _fit_circles(leader: Telling, telling: Telling) -> bool:
    """Whether those who meet are the same circle, told more or less fully."""
    shared = _shared(leader.everyone, telling.everyone)
    least = min(len(leader.everyone), len(telling.everyone))
    if least >= 2 or len(leader.everyone) == len(telling.everyone):
        return len(shared) >= min(2, least) > 0
    return bool(shared) and (_same_place(leader, telling) or shares_person(leader, telling))


def _shared(one: Parties, other: Parties) -> set[str]:
    """The parties of both; nobody, where what both tell of a shared party conflicts."""
    keys = one.keys() & other.keys()
    return set(keys) if all(_fit_people(one[key], other[key]) for key in keys) else set()


def _fit_people(one: list[Participant], other: list[Participant]) -> bool:
    return any(not conflicting(left, right) for left in one for right in other)


def _fit_places(one: EventMention, other: EventMention) -> bool:
    """Places that both tell in the event's own words; others are the scene's, and only speak against it."""
    if one.where is None or other.where is None or not (_tells(one, one.where) and _tells(other, other.where)):
        return True
    return not lie_apart(one.where, other.where)


def _tells(mention: EventMention, place: Place) -> bool:
    return place.part == mention.part and mention.span[0] <= place.span[0] < mention.span[1]


def _same_place(leader: Telling, telling: Telling) -> bool:
    """Whether both tell the same place by name; its country alone is not enough."""
    one, other = leader.mention.where, telling.mention.where
    return one is not None and other is not None and one.name is not None and place_key(one) == place_key(other)


def _fit_money(leader: Telling, telling: Telling) -> bool:
    sums = [
        {q.unit: q.value for q in side.mention.quantities if q.kind == "money" and q.value and q.value > 0}
        for side in (leader, telling)
    ]
    shared = sums[0].keys() & sums[1].keys()
    return all(max(sums[0][unit], sums[1][unit]) <= 1.5 * min(sums[0][unit], sums[1][unit]) for unit in shared)


def choose(telling: Telling, leaders: Iterable[Telling]) -> Telling | None:
    """The leader that a mention joins, of those compatible with it; None where it leads itself."""
    found = sorted(leaders, key=lambda leader: leader.rank)
    if telling.told and telling.width > WIDE:
        same = [leader for leader in found if leader.told == telling.told]
        found = same or (found if len(found) == 1 and telling.width <= YEAR else [])
    return max(found, key=lambda leader: (resemblance(leader, telling), -_gap(leader.core, telling.core)), default=None)


def _gap(one: Days | None, other: Days | None) -> int:
    """Days from the middle of one time to that of another."""
    if one is None or other is None:
        return 10**7
    middle = [days[0] + timedelta(days=(days[1] - days[0]).days // 2) for days in (one, other)]
    return abs((middle[0] - middle[1]).days)


def rearrange(
    came: Iterable[Telling],
    gone: Iterable[Telling],
    near: Callable[[Telling], list[Telling]],
    leads: dict[str, str],
) -> set[str]:
    """Brings `leads` (mention id -> id of its leader) up to date after mentions came and went.

    `near` gives all present mentions that could be compatible with one, with their entries in `leads` in place.
    Returns the ids of the leaders, old and new, whose events changed.
    """
    changed: set[str] = set()
    queue: dict[str, Telling] = {}
    order: list[tuple[tuple[object, ...], str]] = []

    def ask(tellings: Iterable[Telling]) -> None:
        for telling in tellings:
            if telling.id not in queue:
                queue[telling.id] = telling
                heapq.heappush(order, (telling.rank, telling.id))

    for telling in gone:
        changed.add(leads.pop(telling.id, telling.id))
        ask(_followers(telling, near))
    ask(came)
    while order:
        telling = queue[heapq.heappop(order)[1]]
        around = near(telling)
        fitting = [n for n in around if n.rank < telling.rank and leads.get(n.id) == n.id and compatible(n, telling)]
        chosen = choose(telling, fitting)
        old, new = leads.get(telling.id), chosen.id if chosen else telling.id
        if old != new:
            leads[telling.id] = new
            changed.update({new} if old is None else {old, new})
            if telling.id in (old, new):
                ask(_followers(telling, near))
    return changed


def _followers(telling: Telling, near: Callable[[Telling], list[Telling]]) -> list[Telling]:
    """The mentions after one that are compatible with it: those that it may lead."""
    return [other for other in near(telling) if telling.rank < other.rank and compatible(telling, other)]
