"""What the encoder's parses get wrong in the same way again and again, set right by what the words and the tree tell.

Each repair is of one construction that news often has and the treebanks seldom. All of them change a `Parse` in place,
from word `first` on, which is where the window that was just decoded begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from legation.language.names import is_description, spans

if TYPE_CHECKING:
    from legation.language.lemmas import Lemmatizer
    from legation.language.parsing import Parse

_NEVER_VERBS = frozenset({"PART", "DET", "NUM", "PUNCT", "SYM", "X"})
_VERB_TAGS = (("ed", "VBD"), ("ing", "VBG"), ("s", "VBZ"))
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_PRESENTS = frozenset("need feed heed seed weed speed bleed breed exceed proceed succeed embed shed wed".split())
_DENIALS = frozenset({"denied", "denies", "deny"})
_SETTLEMENTS = frozenset("capital city town village port province region district island".split())


def repair_tags(words: Sequence[str], result: Parse, first: int, lemmatizer: Lemmatizer) -> None:
    """Tags that contradict one another or the word; before there are lemmas and a tree."""
    _reconcile(words, result, first)
    _lower(words, result, first, lemmatizer)


def repair_tree(words: Sequence[str], result: Parse, first: int) -> None:
    """Heads and relations; before there are names."""
    _deniers(words, result, first)
    _agents(words, result, first)
    _articles(words, result, first)
    _citations(words, result, first)
    _dues(words, result, first)
    _adjectives(words, result, first)
    _visitors(words, result, first)
    _objects(result, first)


def repair_names(words: Sequence[str], result: Parse, first: int) -> None:
    """Names that are none, and where names hang."""
    _drop_descriptions(result, first)
    _whole_names(result, first)
    _apposed(words, result, first)
    _marked_names(result, first)


def _reconcile(words: Sequence[str], result: Parse, first: int) -> None:
    """Bring the two tags of a word into line where one says verb and the other what no verb can be."""
    for place, word in enumerate(words, start=first):
        upos, xpos = result.upos[place], result.xpos[place]
        if xpos in ("VB", "VBP") and word.endswith("ed") and word not in _PRESENTS:
            result.xpos[place] = "VBD"  # nothing but a past ends so
        if xpos == "VBG" and not word.lower().endswith(("ing", "in'")):
            result.xpos[place] = "VB"  # and nothing else is a gerund
        if (xpos.startswith("VB") and upos in _NEVER_VERBS) or (xpos in _FINITE and upos == "SCONJ"):
            result.upos[place] = "VERB"
        elif upos == "VERB" and xpos in ("NN", "NNS") and word.islower():
            result.xpos[place] = next((tag for ending, tag in _VERB_TAGS if word.endswith(ending)), "VB")


def _lower(words: Sequence[str], result: Parse, first: int, lemmatizer: Lemmatizer) -> None:
    """Take a word in small letters for no name if it is an article or a verb or noun that the lexicon knows."""
    for place, word in enumerate(words, start=first):
        if not word.islower() or result.xpos[place] not in ("NNP", "NNPS"):
            continue
        if word in ("the", "a", "an"):
            result.upos[place], result.xpos[place] = "DET", "DT"
        elif result.upos[place] == "VERB" or (word.endswith("ed") and lemmatizer.knows(word, "VERB")):
            result.upos[place] = "VERB"
            result.xpos[place] = next((tag for ending, tag in _VERB_TAGS if word.endswith(ending)), "VB")
        elif lemmatizer.knows(word, "NOUN"):
            result.upos[place], result.xpos[place] = "NOUN", "NNS" if word.endswith("s") else "NN"


def _deniers(words: Sequence[str], result: Parse, first: int) -> None:
    """Read "denied" before a gerund as the verb that governs it: treebanks know it hardly, and so it looks like "not".

    What stood before it under the gerund, or bore both, is its subject.
    """
    heads, deprels = result.heads, result.deprels
    for place, word in enumerate(words, start=first):
        above = heads[place]
        if word not in _DENIALS or not (deprels[place] == "advmod" or result.xpos[place] == "RB"):
            continue
        result.upos[place], result.lemmas[place] = "VERB", "deny"
        result.xpos[place] = "VBZ" if word == "denies" else "VBD"
        if deprels[place] != "advmod" or above == place:
            _govern_gerund(place, result)
            _give_subject(place, result, first)
            continue
        root = heads[above] == above
        heads[place], deprels[place] = (place, "root") if root else (heads[above], deprels[above])
        heads[above], deprels[above] = place, "xcomp" if above > place else "nsubj"
        opened = {heads[at] for at in range(first, len(heads)) if deprels[at] == "cc"}  # by "and" or "but"
        for child in range(first, len(heads)):
            if heads[child] != above or child in (place, above):
                continue
            if child < place < above:
                heads[child] = place
            elif above < place < child and result.upos[child] in ("VERB", "AUX"):
                heads[child], deprels[child] = place, "xcomp" if result.xpos[child] == "VBG" else "ccomp"
        for child in opened & set(range(place + 1, len(heads))):  # "denied letting them go and promised"
            deed = heads[child] != place and heads[heads[child]] == place and deprels[heads[child]] == "xcomp"
            if result.xpos[child] in _FINITE and (deed or heads[child] == place):
                heads[child], deprels[child] = place, "conj"


def _govern_gerund(verb: int, result: Parse) -> None:
    """Hang the gerund right behind a verb on it: "denied having shelled"."""
    heads, deprels = result.heads, result.deprels
    gerund = verb + 1
    if gerund >= len(heads) or result.xpos[gerund] != "VBG":
        return
    if deprels[gerund] == "aux" and heads[gerund] > gerund:
        gerund = heads[gerund]
    if heads[verb] == gerund:
        root = heads[gerund] == gerund
        heads[verb], deprels[verb] = (verb, "root") if root else (heads[gerund], deprels[gerund])
    above = heads[verb]
    while heads[above] != above and above != gerund:
        above = heads[above]
    if above != gerund:
        heads[gerund], deprels[gerund] = verb, "xcomp"


def _give_subject(verb: int, result: Parse, first: int) -> None:
    """Hang the subject that stands before a verb, and hangs on what the verb governs, on the verb."""
    heads, deprels = result.heads, result.deprels
    if any(heads[child] == verb and deprels[child].startswith("nsubj") for child in range(first, len(heads))):
        return
    governed = [place for place in range(verb + 1, len(heads)) if heads[place] == verb]
    for child in range(first, verb):
        if heads[child] in governed and deprels[child] == "nsubj":
            heads[child] = verb
            return


def _agents(words: Sequence[str], result: Parse, first: int) -> None:
    """Hang what "by" marks right behind a participle on it, not beside it: "the accord signed by two ministers"."""
    heads, deprels = result.heads, result.deprels
    for place in range(first + 1, len(heads)):
        verb, agent = place - 1, heads[place]
        beside = agent > place and heads[agent] == heads[verb] != agent and heads[verb] not in (verb, place)
        if words[place - first] != "by" or deprels[place] != "case" or result.xpos[verb] != "VBN" or not beside:
            continue
        heads[agent], deprels[agent] = verb, "obl:agent"
        for between in range(place + 1, agent):  # an adjective of the agent's that stood in its stead
            if heads[between] == verb and result.xpos[between] == "JJ":
                heads[between], deprels[between] = agent, "amod"


def _articles(words: Sequence[str], result: Parse, first: int) -> None:
    """Hang an article that hangs elsewhere on the noun that it opens: "the APS news agency reports"."""
    heads, deprels = result.heads, result.deprels
    for place, word in enumerate(words, start=first):
        if word.lower() not in ("the", "a", "an") or deprels[place] != "nsubj" or place + 1 >= len(heads):
            continue
        noun = place + 1
        while deprels[noun] in ("compound", "amod", "nummod") and heads[noun] > noun:
            noun = heads[noun]
        if result.upos[noun] in ("NOUN", "PROPN") and place not in _above(noun, heads):
            heads[place], deprels[place] = noun, "det"


def _citations(words: Sequence[str], result: Parse, first: int) -> None:
    """Read "citing", where it is taken for a preposition, as the verb that it is, of the clause before it."""
    heads, deprels = result.heads, result.deprels
    for place, word in enumerate(words, start=first):
        noun = heads[place]
        if word != "citing" or deprels[place] != "case" or noun <= place:
            continue
        root = _above(place, heads)[-1]
        clauses = (at for at in range(place - 1, first - 1, -1) if result.xpos[at] in _FINITE)
        clause = next((at for at in clauses if _above(at, heads)[-1] == root), heads[noun])
        if noun in _above(clause, heads):
            continue
        heads[place], deprels[place] = clause, "advcl"
        heads[noun], deprels[noun] = place, "obj"
        result.upos[place], result.xpos[place], result.lemmas[place] = "VERB", "VBG", "cite"


def _adjectives(words: Sequence[str], result: Parse, first: int) -> None:
    """Hang a capitalised word right before a common noun on it, where both stand in one place of the tree as if they
    were two: "Greek police arrested …", "French and German ministers signed …"."""
    heads, deprels = result.heads, result.deprels
    for noun in range(first + 1, len(heads)):
        before = noun - 1
        plain = result.xpos[noun] in ("NN", "NNS") and words[noun - first].islower()
        if not plain or not words[before - first][:1].isupper() or result.upos[before] not in ("PROPN", "ADJ"):
            continue
        joined = any(deprels[at] in ("cc", "punct") and heads[at] == noun for at in range(first, noun))
        if deprels[noun] == "conj" and heads[noun] < before and deprels[before] == "conj" and not joined:
            top = heads[noun]  # "French and German ministers": the first of them bears what is the noun's
            if heads[before] != top or heads[top] == top:
                continue
            heads[noun], deprels[noun] = heads[top], deprels[top]
            heads[top], deprels[top] = noun, "amod"
            heads[before] = top
        elif heads[before] == heads[noun] and deprels[before] == deprels[noun] and deprels[noun].startswith("nsubj"):
            heads[before], deprels[before] = noun, "amod"


def _visitors(words: Sequence[str], result: Parse, first: int) -> None:
    """Read "visiting" before a title as what it says of its bearer, where it is taken for a clause that he is visited
    in: "met with visiting Lao Premier Kham Sone"."""
    heads, deprels = result.heads, result.deprels
    for place, word in enumerate(words, start=first):
        if word != "visiting" or not deprels[place].startswith(("advcl", "xcomp", "obl", "ccomp")):
            continue
        guest = next((at for at in range(place + 1, len(heads)) if heads[at] == place and deprels[at] == "obj"), None)
        titled = place + 1 < len(heads) and words[place + 1 - first][:1].isupper()
        if guest is None or not titled:
            continue
        marks = [at for at in range(first, place) if heads[at] == place and deprels[at] in ("mark", "case")]
        heads[guest], deprels[guest] = heads[place], "obl" if marks else "obj"
        heads[place], deprels[place] = guest, "amod"
        for mark in marks:
            heads[mark], deprels[mark] = guest, "case"
        for at in range(place + 1, len(heads)):
            if heads[at] == place and at != guest:
                heads[at] = heads[guest]


def _dues(words: Sequence[str], result: Parse, first: int) -> None:
    """Read "due", where it is taken for an auxiliary of a noun behind "in" or "at", as the adjective that is the
    predicate: "is due in Bamako on Saturday"."""
    heads, deprels = result.heads, result.deprels
    for place, word in enumerate(words, start=first):
        noun = heads[place]
        between = range(place + 1, noun)
        marked = any(heads[at] == noun and deprels[at] == "case" for at in between)
        if word != "due" or deprels[place] != "aux" or noun <= place or not marked:
            continue
        heads[place], deprels[place] = (place, "root") if heads[noun] == noun else (heads[noun], deprels[noun])
        for child in range(first, len(heads)):
            if heads[child] == noun and child not in between and child != place:
                heads[child] = place
                deprels[child] = "obl" if deprels[child] == "nmod" else deprels[child]
        heads[noun], deprels[noun] = place, "obl"
        result.upos[place], result.xpos[place] = "ADJ", "JJ"


def _above(place: int, heads: Sequence[int]) -> list[int]:
    """A word and those above it, up to the root of its sentence."""
    found = [place]
    while heads[found[-1]] != found[-1]:
        found.append(heads[found[-1]])
    return found


def _objects(result: Parse, first: int) -> None:
    """Read a bare noun behind a verb without an object as its object: in UD what no adposition marks is no `obl`."""
    size = len(result.heads)
    marked = {result.heads[place] for place in range(first, size) if result.deprels[place] in ("case", "mark", "obj")}
    for place in range(first, size):
        verb = result.heads[place]
        bare = (
            result.deprels[place] == "obl" and place not in marked and result.upos[place] in ("NOUN", "PROPN", "PRON")
        )
        if bare and verb < place and verb not in marked and result.upos[verb] == "VERB":
            left = min(child for child in range(verb + 1, place + 1) if child == place or result.heads[child] == place)
            if result.upos[left - 1] != "ADP":
                result.deprels[place] = "obj"
                marked.add(verb)


def _whole_names(result: Parse, first: int) -> None:
    """Hang all words of a person's or a place's name on one of them, where the tree tears it: "met her in Addis Ababa"
    must not meet in Ababa one who is from Addis. It hangs where a verb takes it, if one does."""
    heads, deprels = result.heads, result.deprels
    for begin, end in spans(result.names, first):
        if result.names[begin][2:] not in ("PER", "LOC"):
            continue
        tops = [place for place in range(begin, end) if not begin <= heads[place] < end or heads[place] == place]
        if len(tops) < 2 or any(result.upos[place] != "PROPN" or deprels[place] == "conj" for place in tops):
            continue
        inside = set(range(begin, end))
        taken = next((place for place in tops if deprels[place].startswith(("obl", "obj", "nsubj"))), tops[0])
        above, told, name = heads[taken], deprels[taken], tops[0]
        if inside & {*_above(above, heads)}:
            continue
        for place in tops[1:]:
            heads[place], deprels[place] = name, "flat"
        heads[name], deprels[name] = above, told


def _apposed(words: Sequence[str], result: Parse, first: int) -> None:
    """Hang a place's name between commas on the noun before it that says what it is: "in the capital, Ankara, …"."""
    heads, deprels = result.heads, result.deprels
    for begin, end in spans(result.names, first):
        noun = begin - 2
        closed = end - first < len(words) and words[end - first] in (",", "(", ".")
        if noun < first or not closed or words[begin - 1 - first] != "," or result.lemmas[noun] not in _SETTLEMENTS:
            continue
        if result.names[begin][2:] != "LOC" or result.deprels[noun] in ("compound", "amod"):
            continue
        tops = [place for place in range(begin, end) if not begin <= heads[place] < end]
        if len(tops) != 1 or heads[tops[0]] == noun:
            continue
        name, above = tops[0], heads[tops[0]]
        if heads[noun] == name and any(heads[at] == above and deprels[at] == "nsubj" for at in range(end, len(heads))):
            for place in range(first, begin):  # what stood on the name as if it were the subject
                if heads[place] == name:
                    heads[place] = above
            deprels[noun] = "obl"
        if name not in _above(noun, heads):
            heads[name], deprels[name] = noun, "appos"


def _marked_names(result: Parse, first: int) -> None:
    """Hang what marks a name on its first word, not on a later one: "in Cap-Haitien"."""
    heads, deprels = result.heads, result.deprels
    for place in range(first, len(heads)):
        named = heads[place]
        if deprels[place] == "case" and deprels[named] == "flat" and place < heads[named] < named:
            heads[place] = heads[named]


def _drop_descriptions(result: Parse, first: int) -> None:
    """Take the tags off what the tree shows to be no name, from word `first` on."""
    for begin, end in spans(result.names, first):
        inside = range(begin, end)
        tops = [place for place in inside if result.heads[place] not in inside or result.heads[place] == place]
        words = [result.upos[place] for place in inside]
        relations = [result.deprels[place] for place in tops]
        if is_description(result.names[begin][2:], words, [result.upos[place] for place in tops], relations):
            result.names[begin:end] = ["O"] * len(inside)
