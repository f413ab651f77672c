"""Cluster scores against cases worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.evaluation.clusters import Score, b_cubed, ceaf_e, conll, muc

# Five reports of a summit in Accra are one happening, two of a strike in Lima another, five of a flood in Sylhet one
# more; found: the summit split off well, strike and flood run together (the example of Bagga and Baldwin 1998).
GOLD = [{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}]
TOGETHER = [{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}]

# A small case with a split and a merge: gold {a b c} {d e} {f}; found {a b} {c d e} {f}.
SMALL_GOLD = [{"a", "b", "c"}, {"d", "e"}, {"f"}]
SMALL_FOUND = [{"a", "b"}, {"c", "d", "e"}, {"f"}]


def close(score: Score, precision: float, recall: float) -> bool:
    return score.precision == pytest.approx(precision) and score.recall == pytest.approx(recall)


def test_muc_counts_links() -> None:
    assert close(muc(GOLD, TOGETHER), 9 / 10, 9 / 9)
    # gold needs 2 + 1 links and keeps 1 + 1; found needs 1 + 2 and keeps 1 + 1
    assert close(muc(SMALL_GOLD, SMALL_FOUND), 2 / 3, 2 / 3)


def test_b_cubed_counts_mentions() -> None:
    # precision: five of 1, two of 2/7, five of 5/7
    assert close(b_cubed(GOLD, TOGETHER), (5 + 2 * 2 / 7 + 5 * 5 / 7) / 12, 1.0)
    # precision: a b 1, c 1/3, d e 2/3, f 1; recall: a b 2/3, c 1/3, d e 1, f 1
    assert close(b_cubed(SMALL_GOLD, SMALL_FOUND), (2 + 1 / 3 + 4 / 3 + 1) / 6, (4 / 3 + 1 / 3 + 2 + 1) / 6)


def test_ceaf_e_counts_clusters_paired_one_to_one() -> None:
    # 1 for the summit; the run-together cluster goes to the flood: 2*5/(5+7)
    assert close(ceaf_e(GOLD, TOGETHER), (1 + 10 / 12) / 2, (1 + 10 / 12) / 3)
    # abc-ab 4/5, de-cde 4/5, f-f 1
    assert close(ceaf_e(SMALL_GOLD, SMALL_FOUND), 2.6 / 3, 2.6 / 3)


def test_the_conll_score_is_the_mean_of_the_three() -> None:
    muc_f1, b_cubed_f1, ceaf_f1 = 2 / 3, 7 / 9, 2.6 / 3
    assert conll(SMALL_GOLD, SMALL_FOUND) == pytest.approx((muc_f1 + b_cubed_f1 + ceaf_f1) / 3)


def test_all_apart_and_all_together() -> None:
    apart = [{mention} for mention in range(1, 13)]
    assert close(muc(GOLD, apart), 0.0, 0.0)
    assert close(b_cubed(GOLD, apart), 1.0, (1 + 1 + 1) / 12)
    together = [set(range(1, 13))]
    assert muc(GOLD, together).recall == 1.0
    assert ceaf_e(GOLD, []).f1 == 0.0


@given(st.dictionaries(st.integers(0, 15), st.integers(0, 4), min_size=2))
def test_a_perfect_clustering_scores_one(places: dict[int, int]) -> None:
    clusters = [{m for m, place in places.items() if place == wanted} for wanted in set(places.values())]
    assert b_cubed(clusters, clusters).f1 == ceaf_e(clusters, clusters).f1 == pytest.approx(1.0)
    linked = any(len(cluster) > 1 for cluster in clusters)
    assert muc(clusters, clusters).f1 == (1.0 if linked else 0.0)
