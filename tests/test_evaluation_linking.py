"""The linking suite on invented documents: who is one, who is not, and the figures that follow."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from legation import evaluation, language
from legation.errors import DataError
from legation.evaluation import linking
from legation.evaluation.linking import Identities, wording
from legation.model import Span

VISIT = (
    "Kenya 's foreign minister , Amina Odhiambo , flew to Lisbon on Monday .\n"
    "Odhiambo said she wanted a deal with Portugal .\n"
    "Kwame Boateng , who leads the Ghanaian army , stayed in Accra .\n"
    "The minister praised Boateng .\n"
)
MARCH = (
    "Protesters in Chad burned tyres on Friday .\n"
    "Chadian demonstrators threw stones .\n"
    "A lawyer for the miners spoke on Monday .\n"
    "He said the miners were tired .\n"
)


@cache
def pipeline() -> Language:
    return language.load()


def at(text: str, words: str, nth: int = 0) -> Span:
    """The span of the `nth` time that whole words stand in a text whose words stand apart."""
    place = -1
    for _ in range(nth + 1):
        place = f" {text} ".replace("\n", " ").index(f" {words} ", place + 1)
    return place, place + len(words)


def keys(text: str, *mentions: tuple[str, int] | str) -> list[linking.Key]:
    """The identities of mentions, given in the order of the text; a pair says which time the words stand there."""
    identities = Identities(pipeline()(text))
    spans = [at(text, *(mention if isinstance(mention, tuple) else (mention,))) for mention in mentions]
    assert spans == sorted(spans), "ask in the order of the story"
    return [identities.key(span) for span in spans]


def test_a_person_is_one_by_title_name_surname_and_pronoun() -> None:
    found = keys(VISIT, "Kenya 's foreign minister", "Amina Odhiambo", ("Odhiambo", 1), "she", "The minister")
    assert len(set(found)) == 1
    assert found[0][0] == "person"


def test_two_people_are_two() -> None:
    odhiambo, boateng, who, again = keys(VISIT, ("Odhiambo", 1), "Kwame Boateng", "who", ("Boateng", 1))
    assert boateng == who == again != odhiambo


def test_a_country_and_a_sector_alone_make_nobody_one() -> None:
    protesters, demonstrators = keys(MARCH, "Protesters", "Chadian demonstrators")
    assert protesters != demonstrators


def test_a_pronoun_goes_with_the_words_it_takes_up() -> None:
    lawyer, he, miners = keys(MARCH, "A lawyer", "He", ("the miners", 1))
    assert lawyer == he == ("wording", "a lawyer")
    assert miners == ("wording", "miners")


def test_a_body_is_one_by_any_of_its_names() -> None:
    text = "The United Nations met on Monday .\nThe UN said nothing more , and Togo left .\n"
    first, second, togo = keys(text, "The United Nations", "The UN", "Togo")
    assert first == second != togo


def test_bodies_of_one_name_in_two_countries_are_two() -> None:
    text = "Kenya 's foreign ministry was angry .\nTogo 's foreign ministry was not .\n"
    kenyan, togolese = keys(text, "Kenya 's foreign ministry", "Togo 's foreign ministry")
    assert (kenyan[0], togolese[0]) == ("name", "name")
    assert kenyan != togolese


def test_holders_told_together_are_the_story_s_people() -> None:
    text = "Togo 's prime minister flew to Lisbon to see Kenya 's foreign minister .\nThe two ministers smiled .\n"
    prime, foreign, both = keys(text, "Togo 's prime minister", "Kenya 's foreign minister", "The two ministers")
    assert (prime[0], foreign[0]) == ("person", "person")
    assert both == ("several", frozenset([prime, foreign]))


def test_those_joined_by_and_count_only_inside_the_span() -> None:
    text = "Kwame Boateng and Amina Odhiambo met in Lisbon .\nBoateng spoke first .\n"
    both, other = keys(text, "Kwame Boateng and Amina Odhiambo", "Amina Odhiambo")
    boateng, again = keys(text, "Kwame Boateng", ("Boateng", 1))
    assert (both[0], len(both[1])) == ("several", 2)  # type: ignore[arg-type]
    assert boateng[0] == again[0] == other[0] == "person"
    assert boateng == again


def test_a_country_in_which_something_happens_is_told_too() -> None:
    text = "Rebels met in Togo on Monday .\nTogo closed its borders .\n"
    place, actor = keys(text, "Togo", ("Togo", 1))
    assert place == actor == ("name", "togo", "TGO")


def test_a_wording_leaves_out_the_article() -> None:
    assert wording("The Rebels left", (0, 10)) == wording("rebels", (0, 6)) == "rebels"
    assert wording("the", (0, 3)) == "the"


# The chains of VISIT. By wording alone only "Odhiambo" and "Odhiambo" would be one: five of six links are lacking.
CHAINS = {
    "A": ["Kenya 's foreign minister", ("Odhiambo", 0), ("Odhiambo", 1), "she", "The minister"],
    "B": ["Kwame Boateng", "who", ("Boateng", 1)],
    "C": ["Portugal"],
}


def marked(text: str, chains: dict[str, list[Any]]) -> list[tuple[str, Span]]:
    return [
        (chain, at(text, *(mention if isinstance(mention, tuple) else (mention,))))
        for chain, mentions in chains.items()
        for mention in mentions
    ]


def ecb_lines(name: str, text: str, chains: dict[str, list[Any]]) -> list[dict[str, Any]]:
    """A document as ECB+ gives it, a line a sentence; with a time, which is no participant."""
    lines: list[dict[str, Any]] = []
    start = 0
    for sentence in text.splitlines():
        end = start + len(sentence)
        inside = [(chain, span) for chain, span in marked(text, chains) if start <= span[0] < end]
        args = [
            {"start": one - start, "end": two - start, "chain": chain, "type": linking.HUMAN}
            for chain, (one, two) in inside
        ]
        args.append({"start": 0, "end": 1, "chain": "T", "type": "time"})
        lines.append({"topic": "1", "doc": name, "text": sentence, "events": [], "args": args})
        start = end + 1
    return lines


def meantime_line(name: str, text: str, chains: dict[str, list[Any]]) -> dict[str, Any]:
    """A document as MEANTIME gives it; with a product, which is no participant."""
    told = [
        {"start": start, "end": end, "chain": chain, "ent_type": "LOC" if chain == "C" else "PER"}
        for chain, (start, end) in marked(text, chains)
    ]
    product = {"start": 0, "end": 1, "chain": "P", "ent_type": "PRO"}
    return {"id": name, "topic": "visits", "text": text, "entities": [*told, product]}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with two files that tell the visit, ECB+'s in two documents with the same chains."""
    twice = ecb_lines("1_a", VISIT, CHAINS) + ecb_lines("1_b", VISIT, CHAINS)
    for name, lines in {linking.ECB: twice, linking.MEANTIME: [meantime_line("7", VISIT, CHAINS)]}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return tmp_path


def test_documents_hold_their_participants_alone() -> None:
    (ecb,) = linking.ecb_documents(ecb_lines("1_a", VISIT, CHAINS))
    (meantime,) = linking.meantime_documents([meantime_line("7", VISIT, CHAINS)])
    gold = {(chain, VISIT[slice(*span)]) for chain, span in marked(VISIT, CHAINS)}
    for document in (ecb, meantime):
        assert {(word.chain, document.text[slice(*word.span)]) for word in document.words} == gold
        assert len(document.words) == 9


def test_a_visit_that_the_cast_links_wholly_scores_one(data: Path) -> None:
    report = evaluation.evaluate("linking", data)
    for name, mentions in (("ecb", 18), ("meantime", 9)):
        for measure in ("MUC F1", "B³ F1", "CEAFe F1", "CoNLL F1"):
            assert report.value(f"{name} cast: {measure}") == 1.0
        assert report.value(f"{name} wording: MUC F1") == pytest.approx(2 * (1 / 6) / (1 + 1 / 6))
        assert report.value(f"{name} told") == 1.0
        assert {row.n for row in report.rows if row.metric.startswith(name)} == {mentions}
    assert [name.partition(" ")[0] for name in report.data] == ["ecb_dev.jsonl", "meantime.jsonl"]


def test_a_wrong_chain_costs(data: Path) -> None:
    wrong = {"A": CHAINS["A"], "B": [*CHAINS["B"], *CHAINS["C"]]}
    (data / linking.MEANTIME).write_text(json.dumps(meantime_line("7", VISIT, wrong)) + "\n", encoding="utf-8")
    report = evaluation.evaluate("linking", data)
    assert report.value("meantime cast: MUC F1") == pytest.approx(2 * (6 / 7) / (1 + 6 / 7))
    assert report.value("ecb cast: CoNLL F1") == 1.0


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"ecb_dev\.jsonl: not here"):
        linking.evaluate(tmp_path)
