"""The corpora as training reads them: names out of GUM, words carried over to our tokens, windows. No torch needed."""

from __future__ import annotations

import importlib
import random
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.tokens import english

TRAINING = Path(__file__).parent.parent / "training"
GUM = """\
# newdoc id = GUM_news_moyale
# newpar
# sent_id = GUM_news_moyale-1
# text = The Kenyan minister Amina Odhiambo left the Port of Mombasa.
1	The	the	DET	DT	_	3	det	_	Entity=(1-person-new-cf1-4-coref-Amina_Odhiambo
2	Kenyan	Kenyan	ADJ	JJ	_	3	amod	_	_
3	minister	minister	NOUN	NN	_	4	nmod:desc	_	_
4	Amina	Amina	PROPN	NNP	_	6	nsubj	_	_
5	Odhiambo	Odhiambo	PROPN	NNP	_	4	flat	_	Entity=1)
6	left	leave	VERB	VBD	_	0	root	_	_
7	the	the	DET	DT	_	8	det	_	Entity=(2-place-new-cf2-2-sgl
8	Port	Port	PROPN	NNP	_	6	obj	_	_
9	of	of	ADP	IN	_	10	case	_	_
10	Mombasa	Mombasa	PROPN	NNP	_	8	nmod	_	Entity=(3-place-new-cf3-1-sgl)2)|SpaceAfter=No
11	.	.	PUNCT	.	_	6	punct	_	_

# sent_id = GUM_news_moyale-2
# text = Her re-election is near.
1	Her	she	PRON	PRP$	_	2	nmod:poss	_	_
2	re-election	re-election	NOUN	NN	_	4	nsubj	_	_
3	is	be	AUX	VBZ	_	4	cop	_	_
4	near	near	ADJ	JJ	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_
"""


@pytest.fixture(scope="module")
def modules() -> dict[str, ModuleType]:
    patch = pytest.MonkeyPatch()
    patch.syspath_prepend(str(TRAINING))
    loaded = {name: importlib.import_module(name) for name in ("corpora", "alignment", "windows", "names")}
    patch.undo()
    return loaded


@pytest.fixture
def paragraph(modules: dict[str, ModuleType], tmp_path: Path):  # type: ignore[no-untyped-def]
    path = tmp_path / "en_gum-train.conllu"
    path.write_text(GUM + "\n")
    (only,) = modules["corpora"].read_treebank(path)
    return only


def split(text: str) -> list[tuple[int, int]]:
    return [(token.idx, token.idx + len(token)) for token in english().tokenizer(text)]


def is_forest(words) -> bool:  # type: ignore[no-untyped-def]
    for index in range(len(words)):
        seen, at = set(), index
        while at >= 0 and at not in seen:
            seen.add(at)
            at = words[at].head
        if at >= 0:
            return False
    return True


def test_cuts_names_out_of_entities(paragraph) -> None:  # type: ignore[no-untyped-def]
    tags = [word.name for word in paragraph.words[:11]]
    assert tags == ["O", "O", "O", "B-PER", "I-PER", "O", "O", "B-LOC", "I-LOC", "I-LOC", "O"]


def test_carries_words_over_to_finer_tokens(modules: dict[str, ModuleType], paragraph) -> None:  # type: ignore[no-untyped-def]
    finer = [(a, b) for a, b in split(paragraph.text) if paragraph.text[a:b] != "re-election"]
    place = paragraph.text.index("re-election")
    finer = sorted([*finer, (place, place + 2), (place + 2, place + 3), (place + 3, place + 11)])
    own = modules["alignment"].retokenize(paragraph, lambda _: finer)
    texts = [word.text for word in own.words]
    noun = texts.index("election")
    assert texts[noun - 2 : noun] == ["re", "-"]
    assert [own.words[i].head for i in (noun - 2, noun - 1)] == [noun, noun]
    assert own.words[noun - 1].deprel == "punct"
    assert own.words[noun].deprel == "nsubj"
    assert texts[own.words[noun].head] == "near"
    assert is_forest(own.words)


def test_carries_words_over_to_coarser_tokens(modules: dict[str, ModuleType], paragraph) -> None:  # type: ignore[no-untyped-def]
    begin = paragraph.text.index("Amina")
    end = begin + len("Amina Odhiambo")
    coarse = [(a, b) for a, b in split(paragraph.text) if b <= begin or a >= end]
    own = modules["alignment"].retokenize(paragraph, lambda _: sorted([*coarse, (begin, end)]))
    merged = next(word for word in own.words if word.text == "Amina Odhiambo")
    assert (merged.name, merged.deprel, own.words[merged.head].text) == ("B-PER", "nsubj", "left")
    assert is_forest(own.words)


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_renamed_windows_stay_trees(modules: dict[str, ModuleType], seed: int) -> None:
    word = modules["corpora"].Word
    words = [
        word("Amina", True, "PROPN", "NNP", "Amina", 2, "nsubj", True, "B-PER"),
        word("Odhiambo", True, "PROPN", "NNP", "Odhiambo", 0, "flat", False, "I-PER"),
        word("left", True, "VERB", "VBD", "leave", -1, "root", False, "O"),
        word("Kenya", True, "PROPN", "NNP", "Kenya", 2, "obj", False, "B-LOC"),
    ]
    chance = random.Random(seed)
    window = modules["names"].rename(modules["corpora"].Paragraph(words), chance)
    joined = modules["windows"].join(modules["names"].dateline(chance), window)
    assert is_forest(joined.words)
    assert sum(item.head == -1 for item in joined.words) == sum(bool(item.start) for item in joined.words) == 2
    assert [item.name for item in window.words if item.name[:2] == "B-"] == ["B-PER", "B-LOC"]


def test_cuts_windows_at_sentences(modules: dict[str, ModuleType], paragraph) -> None:  # type: ignore[no-untyped-def]
    windows = list(modules["windows"].cut(paragraph, 12, lambda word: 1))
    assert [len(window.words) for window in windows] == [11, 5]
    assert [word.head for word in windows[1].words] == [1, 3, 3, -1, 3]
    assert len(list(modules["windows"].cut(paragraph, 40, lambda word: 1))) == 1
