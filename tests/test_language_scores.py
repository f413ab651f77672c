"""The scorers of the language layer on a small treebank of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from legation.errors import DataError
from legation.evaluation import language, names
from legation.evaluation.treebanks import read

TREEBANK = """\
# newdoc id = wire-1
# newpar id = wire-1-p1
# sent_id = wire-1-1
# text = Oman won't sign.
1	Oman	Oman	PROPN	NNP	_	4	nsubj	_	_
2-3	won't	_	_	_	_	_	_	_	_
2	wo	will	AUX	MD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	sign	sign	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# sent_id = wire-1-2
# text = Talks ended.
1	Talks	talk	NOUN	NNS	_	2	nsubj	_	_
2	ended	end	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

# newpar id = wire-1-p2
# sent_id = wire-1-3
# text = Salalah waits.
1	Salalah	Salalah	PROPN	NNP	_	2	nsubj	_	_
2	waits	wait	VERB	VBZ	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_
"""
UNER = """\
# sent_id = wire-1-1
# text = Oman won't sign.
1	Oman	B-LOC	-	us
2	wo	O	-	us
3	n't	O	-	us
4	sign	O	-	us
5	.	O	-	us
"""
CROSSNER = "Amina B-politician\nOdhiambo I-politician\nleft O\nKenya B-country\n. O\n\nThe O\nElection B-election\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder laid out as the measuring sets are."""
    for folder in ("treebanks", "names"):
        (tmp_path / "train" / folder).mkdir(parents=True)
    for name in ("ewt", "gum"):
        (tmp_path / "train" / "treebanks" / f"en_{name}-test.conllu").write_text(TREEBANK + "\n")
    (tmp_path / "train" / "names" / "uner_ewt-test.iob2").write_text(UNER)
    (tmp_path / "train" / "names" / "crossner_politics-dev.txt").write_text(CROSSNER)
    return tmp_path


def answering(entities: tuple[tuple[int, int, str], ...] = ()) -> Language:
    """A pipeline that answers alike always: every word is a name and hangs on the first of its sentence."""
    nlp = spacy.blank("en")

    def component(doc: Doc) -> Doc:
        starts = [i for i, token in enumerate(doc) if i == 0 or doc[i - 1].text == "." or "\n" in doc[i - 1].text]
        heads = [max(start for start in starts if start <= i) for i in range(len(doc))]
        doc = Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            heads=heads,
            deps=["root" if head == i else "dep" for i, head in enumerate(heads)],
            pos=["PROPN"] * len(doc),
            tags=["NNP"] * len(doc),
            lemmas=[token.text for token in doc],
        )
        doc.set_ents([doc.char_span(doc[a].idx, doc[b - 1].idx + len(doc[b - 1]), label=x) for a, b, x in entities])
        return doc

    name = f"answering_{len(entities)}"  # spaCy keeps the first component of a name
    Language.component(name, func=component)
    nlp.add_pipe(name)
    return nlp


def test_reads_a_treebank_as_the_text_was(data: Path) -> None:
    (document,) = read(data / "train" / "treebanks" / "en_ewt-test.conllu")
    assert document.text == "Oman won't sign. Talks ended.\n\nSalalah waits."
    assert [document.text[word.start : word.end] for word in document.words[:4]] == ["Oman", "wo", "n't", "sign"]
    assert (document.sentences, document.paragraphs) == ([0, 5, 8], [0, 8])
    assert [word.head for word in document.words] == [3, 3, 3, 3, 3, 6, 6, 6, 9, 9, 9]
    assert language.sentence_spans(document) == {(0, 16), (17, 29), (31, 45)}


def test_counts_what_is_right(data: Path) -> None:
    figures = language.language(data, answering())
    assert figures["ewt upos, gold tokens"] == pytest.approx(2 / 11)
    assert figures["ewt las, gold tokens"] == 0.0, "no root and no relation is right"
    assert figures["gum words, own tokens"] == 1.0
    assert figures["gum sentences, own tokens"] == 1.0
    report = language.evaluate(data, nlp=answering())
    assert report.value("ewt upos, gold tokens") == figures["ewt upos, gold tokens"]


def test_counts_names_by_span_and_type(data: Path) -> None:
    figures = names.names(data, answering(entities=((0, 1, "LOC"),)))
    assert figures["uner PER/ORG/LOC f1"] == 1.0
    assert figures["crossner PER/ORG/LOC f1"] == 0.0
    assert figures["uner ORG f1"] == 0.0


def test_says_which_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="en_ewt-test"):
        language.language(tmp_path, spacy.blank("en"))


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (["B-PER", "I-PER", "O"], {(0, 2, "PER")}),
        (["B-PER", "B-PER"], {(0, 1, "PER"), (1, 2, "PER")}),
        (["I-LOC", "O", "B-ORG"], {(0, 1, "LOC"), (2, 3, "ORG")}),
        (["B-PER", "I-ORG"], {(0, 1, "PER"), (1, 2, "ORG")}),
        (["O"], set()),
    ],
)
def test_tags_to_spans(tags: list[str], spans: set[tuple[int, int, str]]) -> None:
    assert names.spans_of(tags) == spans
