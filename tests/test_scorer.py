"""The relation scorer: what it is asked, what it answers, and how it is kept."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation import codebook, language, scorer
from legation.codebook import Example, load
from legation.codebook.markup import parse
from legation.errors import CodebookError
from legation.scorer import NOTHING, Labels, Pair, Scorer
from legation.scorer.exemplars import Exemplar, Exemplars, place
from legation.scorer.pairs import PLACES, words_in
from legation.scorer.samples import Sample, grouped, samples

OWN = Path(__file__).parent / "data" / "codebook"
parts = st.none() | st.tuples(st.integers(0, 18), st.integers(1, 4)).map(lambda one: (one[0], one[0] + one[1]))


@pytest.fixture(scope="module")
def shipped() -> Scorer:
    return scorer.load(load())


def judged(weights: Scorer, marked: str) -> scorer.Judgement:
    """What the scorer holds of a marked sentence, the trigger not given."""
    text, spans, _ = parse(marked)
    doc = language.load(states=True)(text)
    bounds = [(token.idx, token.idx + len(token)) for token in doc]
    pair = Pair(*(words_in(bounds, spans[tag]) if tag in spans else None for tag in "ar"))
    ((found,),) = weights.judge([(language.states(list(doc)), [pair])])
    return found


@given(parts, parts, parts, st.integers(23, 30))
def test_a_pair_pools_each_part_and_places_every_word(
    actor: tuple[int, int] | None, recipient: tuple[int, int] | None, trigger: tuple[int, int] | None, words: int
) -> None:
    pair = Pair(actor, recipient, trigger)
    sums = pair.pools(words).sum(1)
    assert [round(float(one), 5) for one in sums] == [float(part is not None) for part in pair.ranges]
    places = pair.places(words)
    assert places.min() >= 0
    assert places.max() < len(PLACES)
    assert actor is None or set(places[slice(*actor)]) == {0}


def test_the_order_of_the_parties_is_told_apart() -> None:
    before, behind = Pair((0, 1), (3, 4)).places(6), Pair((3, 4), (0, 1)).places(6)
    assert [PLACES[one] for one in before] == ["actor", "between", "between", "recipient", "behind", "behind"]
    assert [PLACES[one] for one in behind] == ["recipient", "between'", "between'", "actor", "behind'", "behind'"]


@pytest.mark.parametrize(
    ("marked", "kind", "trigger"),
    [
        ("<a>Uruguay</a> lambasted <r>Paraguay</r> over the dumping of waste in the river.", "ACCUSE", "lambasted"),
        ("<a>The Zambian army</a> shelled <r>a rebel camp</r> at dawn.", "ASSAULT", "shelled"),
        ("<a>Oslo</a> gave <r>Malawi</r> forty lorries of maize.", "AID", "gave"),
        ("<r>Two editors</r> were arrested by <a>the secret police</a> in Asmara.", "COERCE", "arrested"),
        ("<a>Latvia</a> and <r>Estonia</r> held talks on power cables.", "CONSULT", "talks"),
    ],
)
def test_plain_sentences_are_judged(shipped: Scorer, marked: str, kind: str, trigger: str) -> None:
    found = judged(shipped, marked)
    assert found.type == kind
    assert found.event > 0.5
    words = [token.text for token in language.load()(parse(marked)[0])]
    assert words[int(found.trigger.argmax())] in (trigger, "held")


def test_direction_is_told_by_asking_both_ways(shipped: Scorer) -> None:
    there = judged(shipped, "<a>Uruguay</a> condemned <r>Paraguay</r> on Monday.")
    back = judged(shipped, "<r>Uruguay</r> condemned <a>Paraguay</a> on Monday.")
    assert there.types["ACCUSE"] > 0.5 > back.types["ACCUSE"]
    assert back.types[NOTHING] > there.types[NOTHING]


def test_probabilities_are_whole(shipped: Scorer) -> None:
    found = judged(shipped, "<a>Chad</a> may send troops to <r>Niger</r>.")
    for shares in (found.types, found.strict, found.statuses):
        assert sum(shares.values()) == pytest.approx(1, abs=1e-5)


def test_an_answer_rests_on_its_own_pair_alone(shipped: Scorer) -> None:
    doc = language.load(states=True)("Peru condemned Chile and thanked Ecuador for its help.")
    states = language.states(list(doc))
    pairs = [Pair((0, 1), (2, 3)), Pair((0, 1), (5, 6)), Pair((2, 3), None)]
    (together,) = shipped.judge([(states, pairs)])
    for pair, found in zip(pairs, together, strict=True):
        ((alone,),) = shipped.judge([(states, [pair])])
        assert alone.types == pytest.approx(found.types, abs=1e-5)


def test_weights_come_back(shipped: Scorer, tmp_path: Path) -> None:
    path = tmp_path / "sub" / "relations.npz"
    shipped.save(path)
    again = Scorer.from_file(path)
    assert (again.labels, again.temperature) == (shipped.labels, shipped.temperature)
    for name, value in shipped.weights.items():
        assert np.allclose(again.weights[name], value, atol=2e-2 * max(1.0, float(np.abs(value).max()))), name


def test_the_shipped_classes_are_those_of_the_codebook(shipped: Scorer) -> None:
    assert shipped.labels == Labels.of(load())


def test_samples_hold_what_is_told_and_what_is_not() -> None:
    marked = ["<a>Peru</a> <t>blamed</t> <r>Chile</r> as <o>Togo</o> watched.",
              "Peru blamed Chile as Togo watched."]  # fmt: skip
    text, spans, others = parse(marked[0])
    example = Example(text, spans["a"], spans["r"], spans["t"], "ACCUSE", "planned", bystanders=others)
    bounds = [(0, 4), (5, 11), (12, 17), (18, 20), (21, 25), (26, 33), (33, 34)]
    found = samples(load(), [example], bounds)
    told = {(one.pair.actor, one.pair.recipient): one.type for one in found if one.pair.trigger is None}
    assert found[0].type == "ACCUSE"
    assert set(told.values()) == {NOTHING}
    assert ((0, 1), (2, 3)) not in told
    assert {((2, 3), (0, 1)), ((0, 1), (4, 5)), ((4, 5), (2, 3))} <= set(told)


def test_examples_of_one_sentence_stand_together() -> None:
    one = Example("Chad met Mali.", (0, 4), (9, 13), (5, 8), "CONSULT", "happened")
    assert grouped([one, one]) == [[one, one]]


def test_a_type_of_ones_own_is_told_by_its_nearest_example() -> None:
    weights = scorer.load(load(OWN))
    found = judged(weights, "<a>Moscow</a> and <r>Washington</r> swapped spies on a bridge in Berlin.")
    assert found.type == "ESPIONAGE_SWAP"
    other = judged(weights, "<a>Chad</a> gave <r>Niger</r> forty lorries of maize.")
    assert other.types["ESPIONAGE_SWAP"] < 0.1
    assert sum(other.types.values()) == pytest.approx(1, abs=1e-5)


def test_a_nearer_near_miss_speaks_against_a_type() -> None:
    kind = load(OWN).types["ESPIONAGE_SWAP"]
    one, two = np.eye(2, 4, dtype=np.float32)
    here = place(one, one)
    told = Exemplars([Exemplar(kind, here), Exemplar(kind, place(two, two), near_miss=True)])
    assert told.probabilities(here)[kind.name] > 0.9
    assert told.probabilities(place(two, two))[kind.name] == 0.0


def test_numpy_and_torch_agree(shipped: Scorer) -> None:
    torch = pytest.importorskip("torch", reason="the network in torch is for training: pip install 'legation[train]'")
    from legation.scorer.network import Targets, grown

    doc = language.load(states=True)("Peru condemned Chile and thanked Ecuador for its help.")
    states = language.states(list(doc))
    found = samples(load(), [Example(doc.text, (0, 4), (15, 20), (5, 14), "ACCUSE", "happened")],
                    [(token.idx, token.idx + len(token)) for token in doc])  # fmt: skip
    inputs, _ = Targets(shipped.labels)([(0, one, (0, len(doc))) for one in found], [len(doc)])
    network = grown(shipped, shipped.labels).eval()
    with torch.no_grad():
        expected = network(torch.from_numpy(states)[None], **inputs)
    got = shipped.forward(states, [one.pair for one in found])
    got["trigger"], expected["trigger"] = (  # told up to what is the same for all words
        one - one.mean(1, keepdims=True) for one in (got["trigger"], expected["trigger"])
    )
    for name, value in got.items():
        assert np.allclose(value, expected[name], atol=1e-3), name


@given(st.data())
def test_torch_spreads_pairs_as_numpy_does(data: st.DataObject) -> None:
    torch = pytest.importorskip("torch", reason="the network in torch is for training: pip install 'legation[train]'")
    from legation.scorer.network import Targets

    words = data.draw(st.integers(1, 12))
    ranges = st.none() | st.integers(0, words - 1).flatmap(lambda a: st.tuples(st.just(a), st.integers(a + 1, words)))
    pairs = data.draw(st.lists(st.builds(Pair, ranges, ranges, ranges), min_size=1, max_size=4))
    labels = Labels(types=("none",), strict=("none",), modes=())
    told = [(0, Sample(pair, "none", "none"), (0, words)) for pair in pairs]
    inputs, _ = Targets(labels)(told, [words])
    for row, pair in enumerate(pairs):
        assert torch.allclose(inputs["pools"][row], torch.from_numpy(pair.pools(words)))
        assert inputs["places"][row].tolist() == pair.places(words).tolist()


def test_training_without_torch_says_what_to_install() -> None:
    code = "import sys; sys.modules['torch'] = None; from legation.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, "codebook", "train", str(OWN)], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'legation[train]'" in done.stderr


def test_weights_for_other_types_are_refused(shipped: Scorer, tmp_path: Path) -> None:
    shutil.copy(OWN / "espionage_swap.toml", tmp_path)
    shipped.save(tmp_path / "relations.npz")
    with pytest.raises(CodebookError, match="run 'legation codebook train' again"):
        scorer.load(load(tmp_path))
    (tmp_path / "relations.npz").write_bytes(b"no weights")
    with pytest.raises(CodebookError, match="cannot be read as a scorer's weights"):
        scorer.load(load(tmp_path))


def test_the_codebook_remembers_its_folder() -> None:
    assert load(OWN).folder == OWN
    assert codebook.load().folder is None
