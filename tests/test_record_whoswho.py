"""The who's-who: settled from tellings, imported from lists, kept, asked, and removed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation import Office, OfficeMention, Reading, Record, Story
from legation.errors import ActorError, InputError
from legation.questions import Tenure, who
from legation.record.officelists import office_list
from legation.record.whoswho import NEAR, OfficeTold, holding, settle

HOLDERS = Path(__file__).parent / "data" / "who" / "holders.csv"


def told(person: str, day: str | None, state: str = "current", **more: object) -> OfficeTold:
    shared = {"office": "foreign minister", "country": "KEN", "code": None, "since": None, "until": None}
    day_told = date.fromisoformat(day) if day else None
    return OfficeTold(person=person, day=day_told, state=state, source=f"{person} {day}", **(shared | more))  # type: ignore[arg-type]


def test_an_office_is_held_half_a_year_around_its_tellings() -> None:
    (one,) = settle([told("Amina Odhiambo", "2025-03-03"), told("Odhiambo", "2025-04-13")])
    assert (one.person, one.spellings) == ("Amina Odhiambo", ("Odhiambo",))
    assert (one.since, one.until) == (None, None)
    assert (one.low, one.high) == (date(2025, 3, 3) - NEAR, date(2025, 4, 13) + NEAR)


def test_estimates_give_way_to_a_successor_and_to_former() -> None:
    first, second = settle([told("Amina Odhiambo", "2025-03-03"), told("Peter Mwangi", "2025-05-02")])
    assert first.high == date(2025, 5, 1)
    assert second.low == date(2025, 3, 4)
    assert [one.person for one in holding([first, second], date(2025, 4, 1))] == ["Amina Odhiambo", "Peter Mwangi"]
    (left,) = settle([told("Amina Odhiambo", "2025-03-03"), told("Amina Odhiambo", "2025-04-01", "former")])
    assert left.high == date(2025, 3, 31)
    assert left.state == "current"


def test_who_is_only_told_to_have_held_or_to_hold_it_yet_holds_nothing() -> None:
    (former,) = settle([told("Amina Odhiambo", "2025-03-03", "former")])
    (elect,) = settle([told("Peter Mwangi", "2025-03-03", "elect")])
    assert holding([former, elect], date(2025, 3, 3)) == []
    (years,) = settle(
        [told("Amina Odhiambo", "2025-03-03", "former", since=date(2010, 1, 1), until=date(2014, 12, 31))]
    )
    assert holding([years], date(2012, 1, 1)) == [years]


def test_two_holders_at_once_both_stand() -> None:
    both = settle([told("Amina Odhiambo", "2025-03-03"), told("Peter Mwangi", "2025-03-03")])
    assert len(holding(both, date(2025, 3, 3))) == 2


def test_offices_and_bodies_are_kept_apart() -> None:
    found = settle([
        told("Rosa Mamani", "2025-03-03", office="secretary-general", country="IGO", code="UN"),
        told("Eva Soto", "2025-03-03", office="secretary-general", country="IGO", code="NATO"),
        told("Eva Soto", "2025-03-03", office="defense minister", country="CHL"),
        told("Eva Soto", "2025-04-03", office="defence minister", country="CHL"),
    ])  # fmt: skip
    assert [(one.code or one.country, one.person, len(one.stories)) for one in found] == [
        ("CHL", "Eva Soto", 2), ("NATO", "Eva Soto", 1), ("UN", "Rosa Mamani", 1),
    ]  # fmt: skip


PEOPLE = st.sampled_from(["Amina Odhiambo", "Odhiambo", "Amina Odhyambo", "Peter Mwangi"])
DAYS = st.dates(date(2020, 1, 1), date(2026, 1, 1)).map(str)
TELLINGS = st.lists(st.builds(told, PEOPLE, DAYS, st.sampled_from(["current", "former", "acting"])), max_size=8)


@given(TELLINGS, st.randoms())
def test_the_order_of_stories_does_not_matter(tellings: list[OfficeTold], chance: object) -> None:
    shuffled = list(tellings)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert settle(shuffled) == settle(tellings)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_csv_of_holders(tmp_path: Path) -> None:
    path = write(
        tmp_path / "list.csv",
        "Person,Office,Country,Since,Until\n"
        "Rosa Mamani,Minister for Foreign Affairs of Peru,,2021-07,2024\n"
        "Eva Soto,president,Chile,2022-03-11,\n",
    )
    assert list(office_list(path)) == [
        Office("Rosa Mamani", "foreign minister", "PER", None, "current", date(2021, 7, 1), date(2024, 12, 31)),
        Office("Eva Soto", "president", "CHL", None, "current", date(2022, 3, 11), None),
    ]


@pytest.mark.parametrize("verbose", [True, False])
def test_wikidatas_json(tmp_path: Path, verbose: bool) -> None:
    row = {
        "item": "http://www.wikidata.org/entity/Q1",
        "itemLabel": "Rosa Mamani",
        "positionLabel": "Secretary-General of the United Nations",
        "start": "2017-01-01T00:00:00Z",
    }
    bare = row | {"itemLabel": "Q77"}
    rows = [{key: {"type": "literal", "value": value} for key, value in one.items()} for one in (row, row, bare)]
    data = {"results": {"bindings": rows}} if verbose else [row, row, bare]
    (one,) = office_list(write(tmp_path / "query.json", json.dumps(data)))
    assert one == Office("Rosa Mamani", "secretary-general", "IGO", "UN", "current", date(2017, 1, 1), None)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "name,title\nx,y\n", r"a\.csv:1: no column 'office'"),
        ("a.csv", "person,office,since\nx,y,soon\n", r"a\.csv:2: 'soon' is no date"),
        ("a.csv", "person,office,country\nx,president,Narnia\n", r"a\.csv:2: 'Narnia' is no country"),
        ("a.csv", "person,office\nx,\n", r"a\.csv:2: a row needs a person and an office"),
        ("a.json", "{", r"a\.json: this is no JSON"),
        ("a.json", "3", r"a\.json: no list of holders"),
        ("a.json", '{"results": null}', r"a\.json: no list of holders"),
        ("a.csv", "person,office,country,since,until\nx,president,Peru,2020,2019\n", r"a\.csv:2: x left the office"),
        ("a.csv", "person,office\nx,president\n", r"a\.csv:2: 'president' tells no country or body"),
    ],
)
def test_what_is_wrong_with_a_list_is_told(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(office_list(write(tmp_path / name, text)))
    with pytest.raises(InputError, match="cannot be read"):
        list(office_list(tmp_path / "missing.csv"))


def kept(
    record: Record, person: str, published: str, state: str = "current", office: str = "foreign minister"
) -> Story:
    text = f"Kenya's {office} {person} flew to Lusaka."
    story = Story(text, published=published, source="AFP")
    span = (0, len(text) - len(" flew to Lusaka."))
    mention = OfficeMention(person, office, "KEN", None, state, None, None, text[slice(*span)], span, 0)
    record.keep(Reading(story, offices=(mention,)))
    return story


def names(found: tuple[Tenure, ...]) -> list[str]:
    return [one.holder.person for one in found]


def test_the_record_answers_with_the_words() -> None:
    with Record(":memory:") as record:
        story = kept(record, "Amina Odhiambo", "2025-03-03")
        kept(record, "Peter Mwangi", "2025-12-01")
        (one,) = who(record, "foreign minister", of="Kenya", on="2025-04-01")
        assert (one.holder.person, one.disputed) == ("Amina Odhiambo", False)
        assert (one.words[0].story, one.words[0].text) == (story.id, story.text)
        assert one.words[0].text[slice(*one.words[0].span)] == "Kenya's foreign minister Amina Odhiambo"
        assert names(who(record, "Kenya's foreign minister")) == ["Amina Odhiambo", "Peter Mwangi"]
        assert names(who(record, "Odhyambo")) == ["Amina Odhiambo"]
        assert who(record, "president", of="KEN") == ()
        with pytest.raises(ActorError, match="neither an office nor somebody"):
            who(record, "Nobody Atall")


def test_a_conflict_is_shown_and_never_settled_silently() -> None:
    with Record(":memory:") as record:
        kept(record, "Amina Odhiambo", "2025-03-03")
        kept(record, "Peter Mwangi", "2025-03-04")
        kept(record, "Amina Odhiambo", "2025-03-05")
        found = who(record, "foreign minister", of="KEN", on="2025-03-04")
        assert [(one.holder.person, one.disputed) for one in found] == [
            ("Amina Odhiambo", True), ("Peter Mwangi", True),
        ]  # fmt: skip


def test_an_imported_list_stays_apart(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with Record(path) as record:
        kept(record, "Amina Odhiambo", "2025-03-03")
        record.import_offices("old", office_list(HOLDERS))
        number = record.import_offices("holders", office_list(HOLDERS))
        assert record.import_offices("old", []) == 0
        (merkel,) = who(record, "chancellor", of="DEU", on="2015-01-01")
        assert (merkel.holder.person, merkel.holder.lists, merkel.holder.stories) == ("Angela Merkel", ("holders",), ())
        assert record.forget_offices("holders") == number
        assert {one.country for one in record.holders()} == {"KEN"}
        assert record.forget(source="AFP") == 1
        assert record.holders() == []


def test_a_table_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("person,office,country\nJosé,president,Peru\n".encode("latin-1"))
    with pytest.raises(InputError, match=r"a\.csv: this is no UTF-8"):
        list(office_list(path))


def test_a_month_is_an_estimate_and_a_day_is_told() -> None:
    june = told("Amina Odhiambo", "2025-07-01", since=date(2025, 6, 1), since_grain="month")
    (about,) = settle([june])
    assert (about.since, about.low) == (None, date(2025, 6, 1))
    (exact,) = settle([june, told("Amina Odhiambo", "2025-07-02", since=date(2025, 6, 17), since_grain="day")])
    assert (exact.since, exact.low) == (date(2025, 6, 17), date(2025, 6, 17))


def test_a_day_on_which_an_office_is_handed_over_is_no_dispute() -> None:
    entries = [
        Office("Ana Paz", "president", "PER", None, "current", date(2020, 1, 1), date(2024, 7, 28)),
        Office("Luis Rojo", "president", "PER", None, "current", date(2024, 7, 28), None),
    ]
    with Record(":memory:") as record:
        record.import_offices("list", entries)
        assert [one.disputed for one in who(record, "president", of="PER", on="2024-07-28")] == [False, False]


def listed(
    person: str, since: str | None, until: str | None, office: str = "president", state: str = "current"
) -> Office:
    days = [date.fromisoformat(day) if day else None for day in (since, until)]
    return Office(person, office, "PER", None, state, days[0], days[1])


def test_who_comes_back_to_an_office_has_two_terms() -> None:
    with Record(":memory:") as record:
        record.import_offices(
            "list",
            [listed("Ana Paz", "2011-01-20", "2015-01-20"), listed("Luis Rojo", "2015-01-20", "2019-01-20"),
             listed("Ana Paz", "2019-01-20", None)],
        )  # fmt: skip
        assert names(who(record, "president", of="PER")) == ["Ana Paz", "Luis Rojo", "Ana Paz"]
        for day, name in (("2012-01-01", "Ana Paz"), ("2017-01-01", "Luis Rojo"), ("2025-01-01", "Ana Paz")):
            assert names(who(record, "president", of="PER", on=day)) == [name]
        assert not any(one.disputed for one in who(record, "president", of="PER"))


def test_acting_and_then_in_office_are_two_terms_of_a_list() -> None:
    with Record(":memory:") as record:
        record.import_offices(
            "list",
            [listed("Ana Paz", "2019-01-01", "2020-01-01", state="acting"), listed("Ana Paz", "2020-01-02", None)],
        )
        (now,) = who(record, "president", on="2024-01-01")
        assert (now.holder.state, now.holder.until) == ("current", None)


def test_years_of_a_list_that_meet_are_no_dispute() -> None:
    rows = [listed("Ana Paz", "2019-01-01", "2021-12-31"), listed("Luis Rojo", "2021-01-01", "2024-12-31")]
    with Record(":memory:") as record:
        record.import_offices("list", rows)
        assert [one.disputed for one in who(record, "president", on="2021-06-01")] == [False, False]


def test_a_story_ends_what_a_list_left_open() -> None:
    row = OfficeTold("Amina Odhiambo", "foreign minister", "KEN", None, "current", date(2020, 1, 1), None, None, "list",
                     imported=True)  # fmt: skip
    found = settle([row, told("Amina Odhiambo", "2023-05-01", "former"), told("Peter Mwangi", "2023-06-01")])
    assert [one.person for one in holding(found, date(2023, 6, 1))] == ["Peter Mwangi"]


def test_a_former_holder_of_a_list_without_bounds_holds_nothing() -> None:
    with Record(":memory:") as record:
        record.import_offices("list", [listed("Ana Paz", None, None, state="former")])
        assert who(record, "president", on="2020-01-01") == ()


def test_what_is_asked_may_be_a_bodys_office_a_title_with_a_name_or_a_name_like_a_title() -> None:
    rows = [
        Office("Eva Lund", "secretary-general", "IGO", "NATO", "current", None, None),
        Office("Jon Berg", "secretary-general", "IGO", "UN", "current", None, None),
        listed("Ana Paz", "2020-01-01", None),
        listed("Julia Bishop", "2020-01-01", None, office="foreign minister"),
    ]
    with Record(":memory:") as record:
        record.import_offices("list", rows)
        assert names(who(record, "NATO secretary-general")) == ["Eva Lund"]
        assert names(who(record, "President Ana Paz")) == ["Ana Paz"]
        assert names(who(record, "Julia Bishop")) == ["Julia Bishop"]
        with pytest.raises(ActorError):
            who(record, "-")


def test_wikidatas_csv_gives_labels_beside_identifiers(tmp_path: Path) -> None:
    path = write(
        tmp_path / "query.csv",
        "itemLabel,item,positionLabel,position,start\n"
        "Rosa Mamani,http://www.wikidata.org/entity/Q1,President of Peru,http://www.wikidata.org/entity/Q2,2021-07-28\n",
    )
    assert [(one.person, one.office, one.country) for one in office_list(path)] == [("Rosa Mamani", "president", "PER")]


@pytest.mark.parametrize(
    "row", ["x,president,Peru,2020-13,,", "-,president,Peru,,,", "x,-,Peru,,,", "x,president,Peru,,,bogus"]
)
def test_a_row_that_makes_no_sense_is_told(tmp_path: Path, row: str) -> None:
    with pytest.raises(InputError, match=r"list\.csv:2: "):
        list(office_list(write(tmp_path / "list.csv", f"person,office,country,since,until,state\n{row}\n")))
