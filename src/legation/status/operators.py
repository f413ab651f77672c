"""What governs an event and what that makes of it: "agreed to", "called off", "denied", "a bid to", "ahead of"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from legation.status.clause import Finding, auxiliaries, negation, subject
from legation.status.lexicon import lemma, lexicon, look_up, phrases
from legation.status.nouns import is_definite, is_scheduled
from legation.status.tree import has_infinitive, place

Assess = Callable[[Token], Finding]

PRESUPPOSED = "presupposed by"  # how the reason begins for what its governing word takes for granted
_FACT = frozenset({"happened", "ongoing"})
_GOVERNED = frozenset({"for", "to", "on", "of", "from", "against", "out", "in", "with"})
_AIMS = frozenset({"goal", "aim", "purpose", "objective"})
_NOUN_CASES = frozenset({"of", "for", "at", "on", "to", "against", "about", "over", "in"})
_CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass", "advcl"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_ARRIVALS = frozenset({"arrive", "land"})
_STAYS = frozenset({"visit", "trip", "tour", "stay", "stopover"})  # which begin with the arrival
_UNDONE = frozenset({"without", "instead", "rather", "far"})
# Class of an operator -> its own status, where that is no fact -> status of the event; else the operator's own status.
_COMPOSED = {
    "possible": {"planned": "possible"},
    "failed": {"denied": "happened", "planned": "possible", "possible": "possible"},
    "cancelled": {"planned": "cancelled", "possible": "planned", "denied": "planned", "failed": "planned"},
    "denied": {"denied": "possible", "planned": "denied", "possible": "possible"},
}


def governed(token: Token, inner: Finding, assess: Assess) -> Finding:
    """What the words above `token` make of `inner`, the status that its own words give; `assess` judges those words."""
    site = _site(token)
    head, dep = site.head, place(site)
    if head == site or dep in ("root", "ROOT", "acl:relcl", "parataxis", "discourse"):
        return _alone(inner)
    if (noun := _noun_before(site, head)) is not None:
        return _under_noun(site, "acl", noun, inner, assess)
    if dep == "acl" or dep.startswith("nmod") or dep == "compound":
        return _under_noun(site, dep, head, inner, assess)
    if dep in _CLAUSES:
        return _as_clause(site, dep, head, inner, assess)
    if dep in ("obj", "iobj", "nsubj", "nsubj:pass") or dep.startswith("obl"):
        return _as_argument(site, head, inner, assess)
    return _alone(inner)


def _noun_before(site: Token, head: Token) -> Token | None:
    """The noun whose infinitive was hung on the verb beside it: "dropped his plan to deport", "efforts to revive"."""
    if site.dep_ not in ("advcl", "xcomp") or not has_infinitive(site):
        return None
    mark = next((child for child in site.children if child.lower_ == "to" and child.dep_ in ("mark", "aux")), site)
    before = site.doc[mark.i - 1] if mark.i else site
    known = before.pos_ == "NOUN" and lemma(before) in lexicon().nouns
    return before if known and before.head == head and before.dep_ in ("obj", "nsubj", "nsubj:pass", "obl") else None


def _alone(inner: Finding) -> Finding:
    """A bare infinitive or participle that nothing governs is no deed yet; a noun is one."""
    return Finding(inner.status, inner.reasons, inner.deed)


def _site(token: Token) -> Token:
    """The token at whose place in the tree `token` stands: the first conjunct, the noun that an apposition renames."""
    while token.dep_ in ("conj", "appos") and token.head != token and not _stands_alone(token):
        token = token.head
    return token


def _stands_alone(token: Token) -> bool:
    """True for a later conjunct that is a clause of its own and not told by the verb that tells the first."""
    if token.pos_ not in ("VERB", "AUX") or token.head.dep_ in ("ccomp", "xcomp"):
        return False
    return subject(token) is not None or token.tag_ in ("VBD", "VBZ", "VBP") or token.dep_ == "appos"


def _as_clause(site: Token, dep: str, head: Token, inner: Finding, assess: Assess) -> Finding:
    name = _class_of_clause(site, dep, head, inner)
    if name is not None:
        return _combine(name, head, assess(head), inner, site)
    if dep == "advcl":
        return _as_adverbial(site, head, inner, assess)
    if dep in ("ccomp", "csubj", "csubj:pass") and not inner.neutral:
        if head.pos_ == "ADJ" and (no := negation(head)):
            return Finding("denied", (f"'{no.text} {head.text}'",), head)
        return _alone(inner)
    if inner.status == "denied":
        return inner
    if dep == "xcomp" and lemma(head) == "go" and head.tag_ == "VBG":
        return _combine("planned", head, assess(head), inner, site)
    if dep == "xcomp" and lemma(head) == "be":
        return _combine("planned", head, assess(head), inner, site)
    if dep in ("csubj", "csubj:pass"):
        return _alone(inner)
    return _inherit(head, inner, assess)


def _class_of_clause(site: Token, dep: str, head: Token, inner: Finding) -> str | None:
    """The class of the predicate that has `site` for its complement, None where it only reports or carries it."""
    words = lexicon()
    told = dep == "ccomp" and not inner.neutral and inner.status in _FACT
    if told and lemma(head) in words.words["subjunctive"]:
        return None
    adjective = words.adjectives.get(lemma(head)) or words.adjectives.get(head.lower_)
    if adjective and (head.pos_ in ("ADJ", "ADV") or (head.tag_ == "VBN" and has_infinitive(site))):
        return adjective
    if head.pos_ in ("NOUN", "PROPN"):
        return words.nouns.get(lemma(head)) if has_infinitive(site) or dep == "ccomp" else None
    if dep == "advcl" and not _is_complement(site, head):
        return None
    name = look_up(words.verbs, head)
    if name == "planned" and lemma(head) == "want" and any(child.dep_ == "obj" for child in head.children):
        return "possible"
    if name == "possible" and lemma(head) in ("want", "hope") and dep == "ccomp":
        return "possible"
    return name


def _is_complement(site: Token, head: Token) -> bool:
    """A gerund after the head's own preposition ("aimed at ending", "barred from visiting") parsed as an adverbial."""
    marks = [child.lower_ for child in site.children if child.dep_ in ("mark", "case")]
    if site.tag_ == "VBG" and not marks:
        plain = not any(token.is_punct for token in site.doc[head.i : site.i])
        return (
            head.i < site.i and plain and look_up(lexicon().verbs, head) in ("denied", "cancelled", "failed", "ongoing")
        )
    if site.tag_ == "VBG":
        return marks[0] in ("from", "at", "of", "on", "to", "against") and site.i > head.i
    tied = look_up(lexicon().verbs, head) in ("planned", "attempt", "possible", "denied") or lemma(head) == "set"
    return tied and has_infinitive(site) and not any(child.dep_ == "obj" for child in head.children)


def _as_adverbial(site: Token, head: Token, inner: Finding, assess: Assess) -> Finding:
    """An adverbial clause: a purpose, a "without", a circumstance of the main clause."""
    marks = {child.lower_ for child in site.children if child.dep_ in ("mark", "case", "advmod", "aux", "fixed")}
    if "including" in marks and site.tag_ == "VBG":
        return Finding("ongoing", ("'including' a practice",))
    first = min((child.i for child in site.children if child.dep_ in ("mark", "case")), default=0)
    if first and site.doc[first - 1].lower_ == "far":
        marks.add("far")
    if undone := marks & _UNDONE:
        return Finding("denied", (f"'{undone.pop()}'",))
    if inner.reasons == ("present",) and marks & {"when", "once", "after", "before", "until"}:
        outer = assess(head)
        return Finding("planned", outer.reasons, outer.deed) if outer.status == "planned" else _alone(inner)
    if not inner.neutral:
        return _alone(inner)
    if has_infinitive(site):
        if _is_performed(site, head):
            return _inherit(head, inner, assess)
        if lemma(head) in lexicon().words["departures"]:
            return _combine("planned", head, assess(head), inner, site)
        if any(child.lower_ == "only" for child in site.children):
            return _inherit(head, inner, assess)
        return Finding("possible", (f"purpose of '{head.text}'",), head)
    if marks & {"for", "of"} or site.tag_ == "VBN":
        return _alone(inner)
    return _inherit(head, inner, assess)


def _is_performed(site: Token, head: Token) -> bool:
    """Whether a purpose is reached by the very deed: "marched to demand", "a rally to urge", "met to mark"."""
    words = lexicon().words
    if lemma(site) in words["performed"]:
        return True
    staged = (head, *(child for child in head.children if child.dep_ == "obj"))  # "began a rally to urge"
    return lemma(site) in words["performative"] and any(lemma(one) in words["crowds"] for one in staged)


def _under_noun(site: Token, dep: str, head: Token, inner: Finding, assess: Assess) -> Finding:
    words = lexicon()
    word = lemma(head)
    cases = _cases(site)
    if word in words.words["reports"] and (dep != "compound"):
        if any(words.adjectives.get(child.lower_) == "denied" for child in head.children):
            return Finding("denied", (f"false '{head.text}'",), head)
        outer = governed(head, Finding("happened", (), None, True), assess)
        if outer.status == "denied":
            return outer
        if dep != "acl" or word not in words.nouns:
            return _alone(inner)
    if word in _AIMS and "of" in cases and is_definite(site) and not any("of" in _cases(one) for one in site.children):
        return _alone(inner)  # the aim that the visit has, not the one to visit
    name = words.nouns.get(word)
    participle = dep == "acl" and site.tag_ in ("VBN", "VBD") and not has_infinitive(site)
    if name is not None and not participle and (dep in ("acl", "compound") or cases & _NOUN_CASES):
        return _combine(name, head, assess(head), inner, site)
    if dep == "acl" and inner.neutral:
        if has_infinitive(site):
            if head.pos_ in ("ADJ", "NUM") or word in ("first", "last", "latest", "second"):
                return _alone(inner)
            if _is_performed(site, head):
                return _inherit(head, inner, assess)
            return Finding("possible", (f"infinitive of '{head.text}'",), head)
        if site.tag_ == "VBG" and not cases:
            return Finding("ongoing", ("participle",))
    return _beside_noun(site, cases, inner, head, assess)


def _cases(token: Token) -> set[str]:
    cases = {child.lower_ for child in token.children if child.dep_ in ("case", "mark")}
    before = token.left_edge.i - 1
    of = "of" in cases
    if before > 0 and token.doc[before].lower_ == "of":  # "of" hung on "ahead" and not on the noun
        before, of = before - 1, True
    if of and before >= 0 and token.doc[before].lower_ == "ahead":
        cases.add("ahead")
    return cases


def _beside_noun(site: Token, cases: set[str], inner: Finding, head: Token, assess: Assess) -> Finding:
    """An event noun that another noun carries along: "talks before a press conference"."""
    if "ahead" in cases:
        return Finding("planned", ("'ahead of'",))
    if "amid" in cases and is_scheduled(site):
        return Finding("ongoing", ("'amid'",))
    if inner.neutral and is_scheduled(site) and is_scheduled(head):
        outer = assess(head)
        if outer.status == "planned":
            return outer
    return _alone(inner)


def _as_argument(site: Token, head: Token, inner: Finding, assess: Assess) -> Finding:
    """An event noun as subject, object or oblique of a predicate."""
    words = lexicon()
    cases = [child.lower_ for child in site.children if child.dep_ == "case"]
    if found := _later_fate(site, head, assess):
        return found
    if site.dep_ == "obj" and not words.words["presupposing"].isdisjoint({lemma(head), *phrases(head)}):
        return Finding(inner.status, (f"{PRESUPPOSED} '{head.text}'",), inner.deed)
    passive = head.tag_ == "VBN" and any(aux.lower_ in _BE for aux in auxiliaries(head))
    if site.dep_ == "nsubj" and not passive:
        if name := look_up(words.subjects, head):
            return _combine(name, head, assess(head), inner, site)
        if lemma(head) in ("day", "week", "month", "year", "night") and _cases(head) & {"in", "into"}:
            return Finding("ongoing", (f"in its {head.text}",), head)
        return _as_bystander(site, assess(head), inner)
    if "without" in cases:
        return Finding("denied", ("'without'",))
    if "ahead" in _cases(site):
        return Finding("planned", ("'ahead of'",))
    oblique = site.dep_.startswith("obl") and bool(cases)
    if not oblique or cases[0] in _GOVERNED:
        name = look_up(words.verbs, head)
        if lemma(head) in ("discuss", "negotiate", "debate") and is_definite(site) and not is_scheduled(site):
            name = None
        if name is not None and not (oblique and name in ("same", "licence")):
            return _combine(name, head, assess(head), inner, site)
    if not oblique and look_up({word: word for word in words.words["light"]}, head):
        return _inherit(head, inner, assess)
    outer = assess(head)
    if oblique and "for" in cases:
        if lemma(head) in _ARRIVALS and lemma(site) in _STAYS:
            return _inherit(head, inner, assess)
        if lemma(head) in words.words["departures"] and outer.status in _FACT:
            return Finding("planned", (f"purpose of '{head.text}'",), head)
        return _take(outer, inner)
    return _as_bystander(site, outer, inner)


def _later_fate(site: Token, head: Token, assess: Assess) -> Finding | None:
    """What a later predicate of the same subject makes of it: "had been scheduled for Friday but was cancelled"."""
    if site.dep_ not in ("nsubj", "nsubj:pass"):
        return None
    words = lexicon()
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and subject(child) is None:
            passive = any(aux.dep_ == "aux:pass" for aux in auxiliaries(child))
            name = look_up(words.verbs if passive else words.subjects, child)
            if name in ("cancelled", "failed"):
                return _combine(name, child, assess(child), Finding("happened", (), None, True), site)
    no = negation(head)
    to_come = any(aux.lower_ in ("will", "wo", "would") for aux in auxiliaries(head))
    if no is not None and (lemma(head) in ("go", "proceed") or (to_come and words.subjects.get(_held(head)) == "same")):
        return Finding("cancelled", (f"'{no.text} {head.text}'",), head)
    return None


def _held(verb: Token) -> str:
    """The lemma of a verb of taking place, "take place" with its noun."""
    return next((phrase for phrase in phrases(verb) if phrase == "take place"), lemma(verb))


def _as_bystander(site: Token, outer: Finding, inner: Finding) -> Finding:
    """A noun in a clause about something else: the future or doubt of the clause reaches what is not yet known."""
    if not inner.neutral:
        return _alone(inner)
    if outer.status == "planned" and (is_scheduled(site) or not is_definite(site)):
        return Finding("planned", outer.reasons, outer.deed)
    if outer.status in ("possible", "denied") and not is_definite(site) and site.dep_ in ("obj", "nsubj", "nsubj:pass"):
        return Finding(outer.status, outer.reasons, outer.deed)
    return _alone(inner)


def _inherit(head: Token, inner: Finding, assess: Assess) -> Finding:
    return _take(assess(head), inner)


def _take(outer: Finding, inner: Finding) -> Finding:
    """The outer status, unless the event's own words already tell one that the outer does not undo."""
    if inner.neutral or outer.status in ("cancelled", "failed", "denied"):
        return Finding(outer.status, outer.reasons, outer.deed)
    return inner


def _combine(name: str, head: Token, outer: Finding, inner: Finding, site: Token) -> Finding:
    """The status of an event under an operator of class `name`, whose own status is `outer`."""
    status = _attempted(head, outer) if name == "attempt" else _under(name, outer.status)
    if status == "possible" and any(child.lower_ in lexicon().words["vain"] for child in head.children):
        status = "failed"
    if name == "same" and inner.status != "denied":
        return _take(outer, inner)
    if inner.status in ("failed", "cancelled") and not inner.neutral and name != "denied":
        return Finding(inner.status, inner.reasons, inner.deed)
    if inner.status == "denied":
        return Finding("happened" if name == "denied" and status == "denied" else "denied", inner.reasons, head)
    if inner.status == "planned" and not inner.neutral and name == "failed" and status == "possible":
        return Finding("planned", inner.reasons, head)
    if not inner.neutral and name in ("planned", "possible", "ongoing", "attempt", "licence"):
        weaker = name == "possible" and inner.status == "planned"
        if not weaker and (inner.status not in _FACT or site.dep_ in ("obj", "nsubj")):
            return Finding(inner.status, inner.reasons, head)
    reason = f"'{head.text}'" if outer.status in _FACT else f"'{head.text}' {outer.status}"
    return Finding(status, (reason,), head)


def _under(name: str, outer: str) -> str:
    """The table of composition: class of the operator and its own status -> status of the event."""
    if outer in _FACT:
        if name == "licence":
            return "possible" if outer == "ongoing" else "happened"
        return name
    return _COMPOSED.get(name, {}).get(outer, outer)


def _attempted(head: Token, outer: Finding) -> str:
    """What became of a try: failed where the words say so or a finished past leaves it at the try."""
    if outer.status not in _FACT:
        return "possible" if outer.status == "planned" else outer.status
    words = lexicon().words["vain"]
    if any(token.lower_ in words for token in head.subtree):
        return "failed"
    if head.pos_ in ("VERB", "AUX"):
        return "failed" if outer.status == "happened" and head.tag_ == "VBD" and not auxiliaries(head) else "possible"
    cases = {child.lower_ for child in head.children if child.dep_ == "case"}
    return "possible" if "in" in cases or outer.status == "ongoing" else "failed"
