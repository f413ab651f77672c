"""On whose word an event is told: the chain of links above its trigger, or the quotation it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from legation.attribution.links import Link, links_of
from legation.attribution.quotes import quote_around, quoted_words
from legation.attribution.reporters import reporter_of
from legation.attribution.speakers import Cast, participant
from legation.model import Attribution, Participant

_HEDGES = frozenset({"reportedly", "alleged"})


def attribute(trigger: Token, cast: Cast) -> Attribution | None:
    """Whose word the event at `trigger` is, None where the story tells it in its own voice.

    The nearest speaker is the speaker; those who pass the words on stand in `via`, nearest first. A hedge anywhere in
    the chain ("reportedly", "allegedly") decides how firm the whole is.
    """
    links = links_of(trigger)
    if not any(link.speaker is not None for link in links) and (quote := quote_around(trigger)):
        reporter = reporter_of(trigger.doc, quote)
        links = links if reporter is None else [*links, reporter]
    if not links:
        return None
    hedge = next((link for link in links if link.speaker is None and link.firmness in _HEDGES), None)
    told = [link for link in links if link.speaker is not None]
    named = [link for link in told if not _is_unresolved(link.speaker, cast)] or told
    first = named[0] if named else links[0]
    speakers = _speakers(named, cast)
    firmness = hedge.firmness if hedge is not None else first.firmness
    return Attribution(firmness, first.span, tuple(speakers[1:]), speakers[0] if speakers else None)


def _is_unresolved(speaker: Token | None, cast: Cast) -> bool:
    """True for a pronoun that the cast cannot name ("police said they believe …": the police speak)."""
    return speaker is not None and speaker.pos_ == "PRON" and not cast.at(speaker)


def _speakers(links: list[Link], cast: Cast) -> list[Participant]:
    """The speakers along the chain, each once."""
    found: list[Participant] = []
    for link in links:
        if link.speaker is not None:
            who = participant(link.speaker, cast)
            if who not in found:
                found.append(who)
    return found


def quote(trigger: Token) -> str | None:
    """The words of the quotation in which, or by which, the event at `trigger` is told ("voiced 'grave concern'")."""
    around = quote_around(trigger)
    if around is not None:
        return quoted_words(trigger.doc, around)
    inside = next((found for token in _own_words(trigger) if (found := quote_around(token)) is not None), None)
    return quoted_words(trigger.doc, inside) if inside is not None else None


def _own_words(token: Token) -> Iterator[Token]:
    """The words of a clause without the clauses that stand beside it."""
    stack = [token]
    while stack:
        own = [c for c in stack.pop().children if c.dep_ not in ("conj", "parataxis", "advcl", "acl:relcl")]
        yield from own
        stack.extend(own)
