"""What a clause says by its own grammar: tense, aspect, modals, negation and conditions of one predicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from legation.status.lexicon import lemma, lexicon
from legation.status.tree import has_infinitive, place

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"})
_SPOKEN = frozenset({"ccomp", "xcomp", "conj", "parataxis"})


@dataclass(frozen=True)
class Finding:
    """A status with the words that gave it; `deed` is the operator where an embedding predicate decided."""

    status: str
    reasons: tuple[str, ...]
    deed: Token | None = None
    neutral: bool = False


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries and copula of a predicate; a later conjunct without its own shares those of the first."""
    while True:
        own = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
        shares = verb.dep_ == "conj" and verb.tag_ in ("VB", "VBN", "VBG") and verb.head.tag_ == verb.tag_
        if own or not shares or subject(verb) is not None:
            return own
        verb = verb.head


def subject(verb: Token) -> Token | None:
    """The subject of a predicate, as far as it has its own."""
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


def negation(verb: Token) -> Token | None:
    """What negates a predicate: "not", "never", "no longer", "no one", "neither side", "no talks"."""
    words = lexicon().words
    for child in verb.children:
        low = child.lower_
        if low in words["negators"] and child.dep_ in ("advmod", "neg", "cc:preconj", "cc", "aux", "det"):
            if not _mere_contrast(child):
                return child
        elif low == "to" and child.i and child.doc[child.i - 1].lower_ == "yet":
            return child.doc[child.i - 1]
        elif low == "longer" and child.i and child.doc[child.i - 1].lower_ == "no":
            return child
        elif child.dep_ in ("nsubj", "nsubj:pass", "obj") and (found := _negative_noun(child) or _neither(child)):
            return found
        elif child.dep_ in ("aux", "cop") and (deeper := next(_negators_under(child), None)):
            return deeper
    return None


def _neither(noun: Token) -> Token | None:
    """ "neither Britain nor France"."""
    return next((child for child in noun.children if child.lower_ == "neither" and child.dep_ == "cc:preconj"), None)


def _negators_under(token: Token) -> Iterator[Token]:
    return (child for child in token.children if child.lower_ in lexicon().words["negators"])


def _mere_contrast(token: Token) -> bool:
    """ "not only", "not until" and a "not" that stands after its verb negate no deed."""
    doc, following = token.doc, token.i + 1
    next_word = doc[following].lower_ if following < len(doc) else ""
    if next_word in ("only", "just", "merely", "least") or (token.lower_ == "nor" and token.i > token.head.i):
        return True
    if any(child.lower_ in ("will", "wo", "would", "shall") for child in token.head.children):
        return False
    return any(child.lower_ in ("until", "till") for grand in token.head.children for child in grand.children)


def _negative_noun(noun: Token) -> Token | None:
    if noun.lower_ in lexicon().words["nobody"]:
        return noun
    if noun.lower_ == "one" and any(child.lower_ == "no" for child in noun.children):
        return noun
    return next((c for c in noun.children if c.dep_ == "det" and c.lower_ in ("no", "neither")), None)


def judge_clause(verb: Token, *, headline: bool = False) -> Finding:
    """The status that a predicate's own clause gives it; `neutral` where only what governs it can tell."""
    aux = auxiliaries(verb)
    no = negation(verb)
    if no is None and verb.dep_ == "conj" and not any(a.head == verb for a in aux) and subject(verb) is None:
        no = negation(verb.head) if aux else None
    finding = _affirmed(verb, aux, headline)
    if vain := next((c for c in verb.children if c.lower_ in lexicon().words["vain"] and c.dep_ == "advmod"), None):
        return Finding("failed", (f"'{vain.text}'",))
    if no is None or finding.status == "failed":
        return finding
    if any(a.lower_ == "could" for a in aux) and finding.status == "possible":
        return Finding("failed", (f"'could {no.text}'",))
    if finding.status == "happened" and _still(verb, no):
        return finding
    return Finding("denied", (f"negation '{no.text}'",), None, finding.neutral)


def _still(verb: Token, no: Token) -> bool:
    """A double negation leaves the deed done ("not without")."""
    after = no.i + 1
    return after < len(verb.doc) and verb.doc[after].lower_ == "without"


def _affirmed(verb: Token, aux: list[Token], headline: bool) -> Finding:
    """Status by modals, tense and aspect, negation aside."""
    if found := _condition(verb):
        return found
    if due := next((a for a in aux if lexicon().adjectives.get(a.lower_) == "planned"), None):
        return Finding("planned", (f"'{due.text}'",))
    modal = next((a for a in aux if a.tag_ == "MD" or a.lower_ in ("will", "would", "'ll", "’ll", "wo", "shall")), None)
    if modal is not None:
        return _under_modal(verb, modal, aux)
    words = {a.lower_ for a in aux}
    if verb.tag_ == "VBG" and words & {"is", "are", "was", "were", "am", "'s", "'re", "be", "been", "’s", "’re"}:
        present = not words & {"was", "were", "had"}
        if present and (cue := future_cue(verb)):
            return Finding("planned", (f"progressive with '{cue}'",))
        if not present and place(verb) in ("advcl", "acl:relcl") and "been" not in words:
            return Finding("happened", ("past progressive beside the story's deed",))
        return Finding("ongoing", ("progressive" if present else "past progressive",))
    if verb.tag_ == "VBN" and "being" in words:
        return Finding("ongoing", ("passive progressive",))
    infinitive = has_infinitive(verb)
    if infinitive and words & {"is", "are", "was", "were"} and verb.tag_ != "VBG":
        return Finding("planned", ("'be to'",))
    if verb.tag_ == "VBN" and words & {"has", "have", "'ve", "’ve"} and _lasts(verb):
        return Finding("ongoing", ("perfect that lasts",))
    if words & {"has", "have", "had", "did", "was", "were", "'ve", "’ve", "been"} or verb.tag_ == "VBD":
        return Finding("happened", ("past",))
    if verb.tag_ in ("VBZ", "VBP") or words & {"is", "are", "'s", "’s", "'re", "’re", "do", "does", "am"}:
        return _present(verb, aux, headline)
    return Finding(
        "planned" if headline and infinitive else "happened",
        ("infinitive" if infinitive else "told as a fact",),
        None,
        True,
    )


def _lasts(verb: Token) -> bool:
    """ "has been occupied since 1990", "has held them for a year": a lasting state with its beginning or length; or
    slow work such as "have bolstered"."""
    if lemma(verb) in lexicon().words["gradual"]:
        return True
    if lemma(verb) not in lexicon().words["lasting"]:
        return False
    if any(grand.dep_ == "nummod" for child in verb.children if child.dep_ == "obj" for grand in child.children):
        return False
    sides = [child for child in verb.children if child.dep_.startswith(("obl", "advcl"))]
    return any(case.lower_ in ("since", "for") for side in sides for case in side.children)


def _under_modal(verb: Token, modal: Token, aux: list[Token]) -> Finding:
    word = modal.lower_
    perfect = any(a.lower_ == "have" for a in aux)
    if _is_question(verb, modal):
        return Finding("possible", ("question",))
    if word in ("will", "'ll", "’ll", "wo", "shall"):
        return Finding("planned", (f"'{modal.text}'",))
    if word in ("would", "'d", "’d", "should") and perfect:
        return Finding("denied", (f"counterfactual '{modal.text} have'",))
    if word == "would" and _foretold(verb) and not _has_condition(verb):
        return Finding("planned", ("future in the past",))
    return Finding("possible", (f"'{modal.text}'",))


def _is_question(verb: Token, modal: Token) -> bool:
    """ "Will Beijing invade?" """
    first = subject(verb)
    return first is not None and modal.i < first.i and any(child.text == "?" for child in verb.children)


def _foretold(verb: Token) -> bool:
    """True where "would" is the past of "will": under a verb of saying in the past."""
    if verb.pos_ == "ADJ":
        return False
    token = verb
    while token.dep_ in _SPOKEN and token.head is not token:
        if token.dep_ == "ccomp" and token.head.tag_ in ("VBD", "VBN", "VBG"):
            return True
        token = token.head
    return any(child.dep_ == "parataxis" and child.tag_ == "VBD" for child in token.children)


def _has_condition(verb: Token) -> bool:
    return any(
        child.dep_ == "advcl" and any(mark.lower_ in ("if", "unless") for mark in child.children)
        for child in verb.children
    )


def _condition(verb: Token) -> Finding | None:
    for child in verb.children:
        if child.lower_ == "before" and any(aux.lower_ in ("could", "can") for aux in verb.children):
            return Finding("failed", ("'before it could'",))
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether", "lest", "once", "until"):
            if child.lower_ in ("once", "until") and verb.tag_ in ("VBD", "VBN"):
                continue
            return Finding("possible", (f"'{child.text}'",))
        if child.lower_ == "should" and child.dep_ == "aux" and child.i < (subject(verb) or verb).i:
            return Finding("possible", ("'should' inverted",))
    return None


def _present(verb: Token, aux: list[Token], headline: bool) -> Finding:
    """A habit or state, a deed in a headline, a plan with a day ("travels on Friday")."""
    words = lexicon().words
    if headline or (not aux and lemma(verb) in words["performative"]):
        return Finding("happened", ("present of saying or headline",))
    if verb.tag_ == "VBN":
        return Finding("ongoing", ("present passive",))
    if cue := future_cue(verb) or _weekday(verb):
        return Finding("planned", (f"present with '{cue}'",))
    return Finding("ongoing", ("present",))


def future_cue(verb: Token) -> str | None:
    """A word of the coming time among the clause's own adverbials."""
    cues = lexicon().words["future_cues"]
    for child in verb.children:
        if child.dep_ not in ("obl", "obl:tmod", "nmod:tmod", "advmod", "obl:npmod", "nmod", "obl:unmarked"):
            continue
        for token in (child, *child.children):
            if token.lower_ in cues and token.dep_ in (
                "amod",
                "advmod",
                "obl:tmod",
                "obl",
                "nmod:tmod",
                "obl:unmarked",
            ):
                return str(token.text)
    return None


def _weekday(verb: Token) -> str | None:
    days = lexicon().words["weekdays"]
    return next((c.text for c in verb.children if c.lower_ in days and c.dep_.startswith(("obl", "nmod", "obj"))), None)
