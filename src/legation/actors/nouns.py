"""Nouns that are linked in a story in ways of their own."""

from __future__ import annotations

ABSTRACT = frozenset(
    "intelligence power resistance immigration customs service mission front post head state movement opposition press "
    "energy industry position business authority leadership prosecution rebellion insurgency society administration "
    "executive energy forces public local chief home house daily weekly mine plant post bar radio television media "
    "conference centre center command target site steel board unit camp circle wing branch league club side".split()
)
"""Nouns that name an actor only as subject, possessor or beside a nation or body."""
GATHERINGS = frozenset(
    "committee commission council panel group movement coalition alliance federation association league assembly "
    "faction front network bloc team delegation".split()
)
"""Nouns of bodies that are actors as subjects even where nothing is known of them."""
STATE_NOUNS = frozenset("state kingdom republic emirate sultanate federation".split())
"""Nouns that tell of a country told before where "the" stands before them, though they are a government's name too."""
ENVOYS = frozenset({"diplomat", "ambassador", "envoy", "attaché", "attache", "consul", "emissary"})
"""Nouns of those whom one state sends to another."""
REGIMES = frozenset({"junta", "regime"})
"""Words for a government that the story has told of by another word."""
RELATIONAL = frozenset(
    "neighbour neighbor ally host guest enemy rival foe captor partner creditor attacker opponent adversary".split()
)
"""Nouns of those who are not of the country of whom they belong to: "its neighbours"."""
HELD = frozenset("summit talk conference meeting accord treaty declaration protocol forum convention".split())
"""Nouns of what is held or signed in the town before them: "the Madrid summit"."""
STATES = frozenset("country nation state government power".split())
"""Nouns of states, which are actors in the plural even where no word names them: "some European countries"."""
HELD_BY_ONE = frozenset(
    ["president", "prime minister", "chancellor", "king", "foreign secretary", "secretary of state"]
)
"""Offices of which a country has one holder: the plural over several countries means one person each."""
