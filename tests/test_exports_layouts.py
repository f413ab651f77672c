"""The layouts of GDELT, ICEWS and POLECAT: their columns, what stands in them, what stays empty, and who reads them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given, settings

from legation.actors import tables
from legation.codebook import crosswalk
from legation.exports import codes, gdelt, icews, polecat
from legation.exports.conventions import row
from legation.exports.dossiers import dossiers
from legation.model import BODIES, Participant, Place, Reading
from legation.record import Record
from tests.strategies import archives
from tests.tellings import reading

LAYOUTS = {"gdelt": gdelt, "icews": icews, "polecat": polecat}

GDELT = """
GLOBALEVENTID SQLDATE MonthYear Year FractionDate Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode
Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code Actor2Code
Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code Actor2Religion2Code
Actor2Type1Code Actor2Type2Code Actor2Type3Code IsRootEvent EventCode EventBaseCode EventRootCode QuadClass
GoldsteinScale NumMentions NumSources NumArticles AvgTone Actor1Geo_Type Actor1Geo_FullName Actor1Geo_CountryCode
Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long Actor1Geo_FeatureID Actor2Geo_Type
Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code Actor2Geo_Lat Actor2Geo_Long
Actor2Geo_FeatureID ActionGeo_Type ActionGeo_FullName ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code
ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID DATEADDED SOURCEURL
""".split()
ICEWS = (
    "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,"
    "Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude"
).split(",")
POLECAT = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,"
    "Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,"
    "Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,"
    "Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,"
    "Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version"
).split(",")


@pytest.mark.parametrize(("layout", "names", "count"), [(gdelt, GDELT, 61), (icews, ICEWS, 20), (polecat, POLECAT, 40)])
def test_the_columns_are_these(layout: ModuleType, names: list[str], count: int) -> None:
    assert list(layout.COLUMNS) == names
    assert len(names) == count
    assert gdelt.HEADER.rstrip("\n").split("\t") == GDELT


def written(layout: ModuleType, *told: Reading) -> tuple[list[dict[str, str]], Counter[str]]:
    """The rows of a layout, as a script reads them, and what was left out."""
    left_out: Counter[str] = Counter()
    stream = io.StringIO()
    with Record(":memory:") as record:
        for one in told:
            record.keep(one)
        number = layout.write(dossiers(record, record.events()), stream, left_out)
    text = (gdelt.HEADER if layout is gdelt else "") + stream.getvalue()
    found = list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t"))
    assert len(found) == number
    return found, left_out


def one_row(layout: ModuleType, told: Reading) -> dict[str, str]:
    [found], _ = written(layout, told)
    return {name: cell for name, cell in found.items() if cell}


def raid() -> Reading:
    """A report with everything that a row may tell."""
    told = reading(
        "NAIROBI — Raiders attacked the police in Nairobi on Tuesday.\n\nOfficers said so.",
        "ASSAULT",
        ["ETH/REB"],
        ["KEN/COP"],
        when="2025-03-04",
        where="Nairobi",
        trigger="attacked",
        mode="firearms",
        cameo="193",
        quad=4,
        score=-9.0,
        title="Raid in Nairobi",
        contexts=("crime", "terrorism"),
        sentence=1,
    )
    return of_story(told, url="https://example.org/raid?a=1")


def of_story(told: Reading, **changes: str) -> Reading:
    """The same reading of a story of which something else is known."""
    story = told.story.from_dict(told.story.to_dict() | changes)
    [mention] = told.events
    about = replace(mention.story, **{name: getattr(story, name) for name in changes})
    return replace(told, story=story, events=(replace(mention, story=about),))


def test_gdelt_tells_what_is_known_in_its_codes() -> None:
    found = one_row(gdelt, raid())
    assert int(found.pop("GLOBALEVENTID")) < 2**63
    assert found == {
        "SQLDATE": "20250304", "MonthYear": "202503", "Year": "2025", "FractionDate": "2025.1753",
        "Actor1Code": "ETHREB", "Actor1Name": "THEY", "Actor1CountryCode": "ETH", "Actor1Type1Code": "REB",
        "Actor2Code": "KENCOP", "Actor2Name": "THEY", "Actor2CountryCode": "KEN", "Actor2Type1Code": "COP",
        "IsRootEvent": "1", "EventCode": "193", "EventBaseCode": "193", "EventRootCode": "19", "QuadClass": "4",
        "GoldsteinScale": "-10.0", "NumMentions": "1", "NumSources": "1", "NumArticles": "1",
        "ActionGeo_Type": "4", "ActionGeo_FullName": "Nairobi, Kenya", "ActionGeo_CountryCode": "KE",
        "ActionGeo_Lat": "-1.283", "ActionGeo_Long": "36.817",
        "DATEADDED": "20250306000000", "SOURCEURL": "https://example.org/raid?a=1",
    }  # fmt: skip


def test_icews_tells_what_is_known_in_its_words() -> None:
    told = raid()
    found = one_row(icews, told)
    assert found.pop("Event ID").isdigit()
    assert found == {
        "Event Date": "2025-03-04", "Source Name": "they", "Source Sectors": "Rebel", "Source Country": "Ethiopia",
        "Event Text": "Fight with small arms and light weapons", "CAMEO Code": "193", "Intensity": "-10.0",
        "Target Name": "they", "Target Sectors": "Police", "Target Country": "Kenya", "Story ID": told.story.id,
        "Sentence Number": "2", "Publisher": "Reuters", "City": "Nairobi", "Country": "Kenya",
        "Latitude": "-1.283", "Longitude": "36.817",
    }  # fmt: skip


def test_polecat_tells_what_is_known_by_the_strict_reading() -> None:
    found = one_row(polecat, raid())
    assert len(found.pop("Event ID")) == 16
    assert found.pop("Version").startswith("legation ")
    assert found == {
        "Event Date": "2025-03-04", "Event Type": "ASSAULT", "Event Mode": "firearms", "Intensity": "-9.0",
        "Quad Code": "MATERIAL CONFLICT", "Contexts": "crime;terrorism", "Actor Country": "ETH", "Actor COW": "530",
        "Primary Actor Sector": "REB", "Actor Sectors": "REB", "Actor Name Raw": "they", "Recipient Country": "KEN",
        "Recipient COW": "501", "Primary Recipient Sector": "COP", "Recipient Sectors": "COP",
        "Recipient Name Raw": "they", "Placename": "Nairobi", "City": "Nairobi", "Country": "KEN",
        "Latitude": "-1.283", "Longitude": "36.817", "GeoNames ID": "184745", "Raw Placename": "Nairobi",
        "Feature Type": "P", "Source": "Reuters", "Publication Date": "2025-03-06", "Language": "en",
    }  # fmt: skip


def test_a_plan_is_an_intent_and_names_its_people() -> None:
    told = reading(
        "Kenya will meet Ethiopia.", "CONSULT", ["KEN:Amina Odhiambo"], ["IGO:UN"], status="planned", when="2025-03-09"
    )
    found = one_row(polecat, told)
    assert (found["Event Type"], found["Actor Name"], found["Actor Title"]) == ("AGREE", "Amina Odhiambo", "minister")
    assert (found["Recipient Name"], found["Recipient Country"]) == ("UN", "IGO")
    found = one_row(gdelt, told)
    assert (found["Actor1Code"], found["Actor1Name"]) == ("KENGOV", "AMINA ODHIAMBO")
    assert (found["Actor2Code"], found["Actor2KnownGroupCode"], found["Actor2Type1Code"]) == ("IGOUNO", "UNO", "IGO")
    assert "Actor2CountryCode" not in found


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
def test_what_never_happened_is_no_deed_and_is_counted(layout: ModuleType) -> None:
    told = [
        reading("Kenya denied that it shelled Ethiopia.", "ASSAULT", ["KEN"], ["ETH"], status="denied", cameo="194"),
        reading("Kenya met Ethiopia.", "CONSULT", ["KEN"], ["ETH"], cameo="040"),
        reading("Kenya, Norway and Chile met Ethiopia.", "CONSULT", ["KEN", "NOR", "CHL"], when="2025-03-01"),
    ]
    found, left_out = written(layout, *told)
    assert len(found) == 2
    assert left_out == {
        "event: only planned, cancelled or denied, where the layout has deeds": 1,
        "side: a row has two": 1,
    }


def test_where_all_do_it_together_two_of_them_are_the_sides() -> None:
    found = one_row(icews, reading("Kenya and Ethiopia met.", "CONSULT", ["KEN", "ETH"]))
    assert (found["Source Country"], found["Target Country"]) == ("Kenya", "Ethiopia")


@pytest.mark.parametrize(
    ("when", "dates"),
    [
        (None, {}),
        ("2025-03-03/2025-03-09", {"MonthYear": "202503", "Year": "2025"}),
        ("2025-02-24/2025-03-02", {"Year": "2025"}),
        ("2024-12-30/2025-01-05", {}),
        ("2013-12-31", {"SQLDATE": "20131231", "MonthYear": "201312", "Year": "2013", "FractionDate": "2013.9890"}),
        ("~2025-01-01", {"SQLDATE": "20250101", "MonthYear": "202501", "Year": "2025", "FractionDate": "2025.0027"}),
    ],
)
def test_a_day_is_told_only_where_it_is_known(when: str | None, dates: dict[str, str]) -> None:
    told = reading("Kenya met Ethiopia.", "CONSULT", ["KEN"], ["ETH"], when=when)
    found = one_row(gdelt, told)
    assert {name: found[name] for name in ("SQLDATE", "MonthYear", "Year", "FractionDate") if name in found} == dates
    assert one_row(icews, told).get("Event Date", "").replace("-", "") == dates.get("SQLDATE", "")


@pytest.mark.parametrize(
    ("country", "feature", "kind"),
    [
        ("USA", "PCLI", "1"),
        ("USA", "ADM1", "2"),
        ("USA", "PPLC", "3"),
        ("KEN", "PPL", "4"),
        ("KEN", "ADM1", "5"),
        ("KEN", "MT", ""),
        ("KEN", "PRK", ""),
    ],
)
def test_places_have_gdelt_s_kinds(country: str, feature: str, kind: str) -> None:
    told = reading("Kenya met Ethiopia.", "CONSULT", ["KEN"], ["ETH"])
    place = Place("there", (0, 5), "There", country, 1.0, 2.0, 7, feature)
    found = one_row(gdelt, at(told, place))
    assert found.get("ActionGeo_Type", "") == kind
    column = {"ADM1": "Province"}.get(feature, "City" if feature.startswith("PPL") else None)
    assert [name for name in ("City", "District", "Province") if one_row(icews, at(told, place)).get(name)] == (
        [column] if column else []
    )


def at(told: Reading, place: Place) -> Reading:
    [mention] = told.events
    return replace(told, events=(replace(mention, where=place),))


def test_only_the_lead_is_a_root_event() -> None:
    text = "Rain fell on Nairobi.\n\nKenya met Ethiopia."
    later = reading(text, "CONSULT", ["KEN"], ["ETH"], span=(23, 42))
    assert one_row(gdelt, later)["IsRootEvent"] == "0"
    first = reading(text, "CONSULT", ["KEN"], ["ETH"], span=(0, 21))
    assert one_row(gdelt, first)["IsRootEvent"] == "1"
    title = reading(text, "CONSULT", ["KEN"], ["ETH"], span=(0, 4), part="title", title="Kenya meets Ethiopia")
    assert one_row(gdelt, title)["IsRootEvent"] == "1"
    assert "Sentence Number" not in one_row(icews, title)


@settings(max_examples=25)
@given(archives(3))
def test_every_row_has_its_columns_whatever_the_stories_hold(archive: list[Reading]) -> None:
    with Record(":memory:") as record:
        for one in archive:
            record.keep(one)
        events = record.events()
        for layout in LAYOUTS.values():
            stream, left_out = io.StringIO(), Counter[str]()
            number = layout.write(dossiers(record, events), stream, left_out)
            lines = stream.getvalue().split("\n")
            assert lines.pop() == ""
            assert len(lines) == number + (layout is not gdelt)
            assert {line.count("\t") for line in lines} <= {len(layout.COLUMNS) - 1}
            assert number + left_out["event: only planned, cancelled or denied, where the layout has deeds"] == len(
                events
            )


@pytest.mark.parametrize("words", ["a\tb", "a\nb", "a\r\nb", "a\x00b", "a\u2028b", '"a b', "\ta b"])
def test_no_words_break_a_row(words: str) -> None:
    line = row([1, words, None, "last"])
    assert line.splitlines() == [line.rstrip("\n")]
    for quoting in (csv.QUOTE_NONE, csv.QUOTE_MINIMAL):
        [cells] = csv.reader(io.StringIO(line, newline=""), delimiter="\t", quoting=quoting)
        assert (len(cells), cells[0], cells[-1]) == (4, "1", "last")
    assert '"' not in line


def test_what_scripts_read_gets_no_apostrophe() -> None:
    """The layouts are read by scripts, which would take one for a part of the name."""
    told = reading("Kenya met.", "CONSULT", [], [])
    side = Participant("=1+1", (0, 4), "=1+1", "person", None, "KEN")
    [mention] = told.events
    assert one_row(icews, replace(told, events=(replace(mention, actors=(side,)),)))["Source Name"] == "=1+1"


# ── codes ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_country_has_a_row_and_the_codes_are_these() -> None:
    told = {
        code: (codes.cameo_country(code), codes.fips_country(code), codes.cow_country(code)) for code in countries()
    }
    assert told["KEN"] == ("KEN", "KE", "501")
    assert told["ROU"] == ("ROM", "RO", "360")
    assert told["TLS"] == ("TMP", "TT", "860")
    assert told["DEU"] == ("DEU", "GM", "255")
    assert told["XKX"] == (None, "KV", "347")
    assert told["SUN"] == (None, None, "365")
    assert told["PRI"] == ("PRI", "RQ", None)
    assert sum(cow is not None for _, _, cow in told.values()) == 204
    assert {len(fips) for _, fips, _ in told.values() if fips} == {2}
    for body in BODIES:
        assert codes.cameo_country(body) is codes.fips_country(body) is codes.cow_country(body) is None


def countries() -> Iterator[str]:
    yield from tables.countries()


def test_the_bodies_of_the_table_are_ours() -> None:
    known = {body.code for body in tables.bodies()}
    assert {code for code in codes._table("bodies.tsv") if code not in known} == set()


def test_every_code_of_the_crosswalk_has_a_name_and_a_goldstein_value() -> None:
    told = {one.code for one in crosswalk.table()}
    roots = {code[:2] for code in told}
    assert [code for code in sorted(told | roots) if codes.cameo_name(code) is None] == []
    assert [code for code in sorted(told | roots) if codes.goldstein(code) is None] == []
    assert codes.goldstein("190") == -10.0
    assert codes.goldstein("0313") == codes.goldstein("031")  # the list is older than the code
    assert codes.goldstein("99") is None
    assert codes.cameo_name("055") == "Apologize"
    assert (codes.cameo_sector("GOV"), codes.cameo_sector("REL"), codes.cameo_sector(None)) == ("GOV", None, None)
    assert codes.icews_sector("UNK") is None
