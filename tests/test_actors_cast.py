"""`cast`: who is who in a story, from the first mention to the last."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from legation import actors, language
from legation.model import Office, Participant

SUMMIT = (
    "Kenya's foreign minister, Amina Odhiambo, will meet her Ethiopian counterpart in Addis Ababa on Thursday, "
    'the Kenyan foreign ministry said. Odhiambo told reporters that both sides wanted a deal. "We are ready to '
    'sign," she said. The two ministers last spoke in May.'
)
DRILL = (
    "Ghana's defence minister will fly to Lisbon on Friday for talks with Portuguese officials. Kwame Boateng "
    "will meet counterpart Rita Falcao before a dinner, the Portuguese government said. Boateng has urged Lisbon "
    "to sell patrol boats to Accra's navy."
)
COUP = (
    "Soldiers seized the airport in Niamey on Monday, hours after interim President Salou Adamou dismissed the "
    "army chief. Adamou's government said it was in control. French and German diplomats left the capital. "
    "Presidents Ivo Kral of Slovakia and Petr Donev of Bulgaria condemned the coup. The Kremlin denied any role, "
    "and Moscow urged calm. Former president Issoufou Garba was not harmed."
)


@cache
def pipeline() -> Language:
    return language.load()


def who(text: str, word: str, nth: int = 0, **options: object) -> tuple[Participant, ...]:
    """Whom the `nth` token `word` of a text stands for."""
    doc = pipeline()(text)
    tokens = [token for token in doc if token.text == word]
    return actors.cast(doc, **options).at(tokens[nth])


def test_a_title_in_apposition_is_one_with_the_name() -> None:
    (minister,) = who(SUMMIT, "minister")
    assert minister.text == "Kenya's foreign minister, Amina Odhiambo"
    assert minister.span == (0, 40)
    assert (minister.name, minister.kind, minister.country, minister.sector) == (
        "Amina Odhiambo",
        "person",
        "KEN",
        "GOV",
    )
    assert (minister.office, minister.office_state) == ("foreign minister", "current")


def test_a_counterpart_holds_the_office_for_the_other_side() -> None:
    (counterpart,) = who(SUMMIT, "counterpart")
    assert counterpart.text == "her Ethiopian counterpart"
    assert (counterpart.country, counterpart.office, counterpart.sector) == ("ETH", "foreign minister", "GOV")
    (falcao,) = who(DRILL, "Falcao")
    assert (falcao.country, falcao.office) == ("PRT", "defence minister")


def test_short_names_and_pronouns_stand_for_the_person() -> None:
    for word in ("Odhiambo", "she", "her", "We"):
        (one,) = who(SUMMIT, word, -1 if word == "Odhiambo" else 0)
        assert (one.name, one.country, one.office) == ("Amina Odhiambo", "KEN", "foreign minister")


def test_a_given_name_tells_whom_he_can_take_up() -> None:
    text = (
        "Norwegian Foreign Minister Ingrid Solheim has invited Peruvian Foreign Minister Carlos Quispe to Oslo. "
        "He will then fly to Geneva."
    )
    assert [one.name for one in who(text, "He")] == ["Carlos Quispe"]


def test_an_apposition_may_lack_its_second_comma() -> None:
    text = "The Australian defence minister, Anna Keane said on Friday she was disappointed."
    assert [(one.name, one.country) for one in who(text, "Anna")] == [("Anna Keane", "AUS")]
    text = "Australia wanted talks with the foreign minister, Anna Keane said."
    assert [one.name for one in who(text, "minister")] == [None]


def test_the_two_ministers_and_both_sides_come_from_memory() -> None:
    ministers = who(SUMMIT, "ministers")
    assert [(one.country, one.office) for one in ministers] == [
        ("KEN", "foreign minister"),
        ("ETH", "foreign minister"),
    ]
    assert {one.country for one in who(SUMMIT, "sides")} == {"KEN", "ETH"}
    assert all(one.text == "The two ministers" for one in ministers)


def test_the_lead_tells_the_office_and_the_next_sentence_the_name() -> None:
    (lead,) = who(DRILL, "minister")
    assert (lead.name, lead.text) == ("Kwame Boateng", "Ghana's defence minister")
    (boateng,) = who(DRILL, "Boateng", -1)
    assert (boateng.country, boateng.office) == ("GHA", "defence minister")


def test_a_body_named_with_its_nation() -> None:
    (ministry,) = who(SUMMIT, "ministry")
    assert (ministry.text, ministry.name) == ("the Kenyan foreign ministry", "Kenyan foreign ministry")
    assert (ministry.kind, ministry.country, ministry.sector) == ("organisation", "KEN", "GOV")


def test_a_capital_is_a_place_by_its_preposition_and_a_government_by_its_verb() -> None:
    assert who(COUP, "Niamey") == ()
    (moscow,) = who(COUP, "Moscow")
    (kremlin,) = who(COUP, "Kremlin")
    (lisbon,) = who(DRILL, "Lisbon", -1)
    assert [(one.kind, one.country, one.sector) for one in (moscow, kremlin, lisbon)] == [
        ("country", "RUS", "GOV"), ("country", "RUS", "GOV"), ("country", "PRT", "GOV"),
    ]  # fmt: skip


def test_an_office_without_a_country_takes_the_story_s() -> None:
    (adamou,) = who(COUP, "Adamou")
    assert (adamou.country, adamou.office, adamou.office_state) == ("NER", "president", "acting")
    (garba,) = who(COUP, "Garba")
    assert (garba.country, garba.sector, garba.office_state) == ("NER", "ELI", "former")


def test_a_country_without_a_president_has_none() -> None:
    text = "Japan and South Korea signed an accord in Tokyo. Tokyo praised it. President Han Ji-won flew home to Seoul."
    (han,) = who(text, "Han")
    assert han.country == "KOR"


def test_nations_in_one_phrase_are_told_apart() -> None:
    diplomats = who(COUP, "diplomats")
    assert [(one.country, one.text) for one in diplomats] == [
        ("FRA", "French and German diplomats"), ("DEU", "French and German diplomats"),
    ]  # fmt: skip
    presidents = who(COUP, "Ivo")
    assert [(one.name, one.country, one.office) for one in presidents] == [
        ("Ivo Kral", "SVK", "president"), ("Petr Donev", "BGR", "president"),
    ]  # fmt: skip


def test_offices_of_several_nations_in_one_phrase() -> None:
    text = "The presidents of Peru and the Dominican Republic met in Quito on Friday."
    assert [(one.country, one.office) for one in who(text, "presidents")] == [
        ("PER", "president"),
        ("DOM", "president"),
    ]


def test_a_spokesman_is_none_of_the_two_leaders() -> None:
    text = (
        "Chilean President Ana Rojas met Peruvian President Luis Quispe in Lima. Rojas's spokesman, Pablo Vidal, was "
        "not there. The two leaders signed a treaty."
    )
    assert [one.name for one in who(text, "leaders")] == ["Ana Rojas", "Luis Quispe"]


def test_those_without_a_country_take_the_place_s() -> None:
    (soldiers,) = who(COUP, "Soldiers")
    assert (soldiers.country, soldiers.sector) == ("NER", "MIL")


def test_adjectives_and_possessors_stand_for_their_nation() -> None:
    assert [one.country for one in who("Israeli airstrikes hit the depot.", "Israeli")] == ["ISR"]
    assert [one.country for one in who("Japan's offer pleased Manila.", "Japan")] == ["JPN"]


def test_things_are_no_actors() -> None:
    text = "The treaty on fish quotas collapsed after a storm."
    doc = pipeline()(text)
    cast = actors.cast(doc)
    assert all(cast.at(token) == () for token in doc)


def test_the_title_knows_the_people_of_the_text() -> None:
    nlp = pipeline()
    text = actors.cast(nlp(SUMMIT))
    title = nlp("Odhiambo to visit Addis Ababa")
    (one,) = actors.cast(title, part="title", memory=text).at(title[0])
    assert (one.name, one.country, one.text, one.span) == ("Amina Odhiambo", "KEN", "Odhiambo", (0, 8))


def test_the_whos_who_names_whom_the_story_leaves_unnamed() -> None:
    text = "Peru's foreign minister flew to Quito. The Chilean president and Luis Quispe stayed at home."
    entries = [
        Office("Rosa Mamani", "foreign minister", "PER", None, "current", None, None),
        Office("Luis Quispe", "president", "PER", None, "former", None, None),
        Office("Ana Rojas", "president", "CHL", None, "current", None, None),
        Office("Eva Soto", "president", "CHL", None, "current", None, None),
    ]
    assert [one.name for one in who(text, "minister", who=entries)] == ["Rosa Mamani"]
    assert who(text, "president", who=entries)[0].name is None, "two holders are a conflict: neither is chosen"
    (quispe,) = who(text, "Quispe", who=entries)
    assert (quispe.country, quispe.office, quispe.office_state) == ("PER", "president", "former")
    assert [one.name for one in who(text, "minister")] == [None]


def test_names_and_offices_for_the_whos_who() -> None:
    cast = actors.cast(pipeline()(SUMMIT))
    told = [(one.name, office, one.country) for _, one, office, _ in cast.titled]
    assert ("Amina Odhiambo", "foreign minister", "KEN") in told


def test_every_participant_says_why() -> None:
    doc = pipeline()(COUP)
    cast = actors.cast(doc)
    assert all(cast.why(token) for token in doc if token.pos_ in ("PROPN", "PRON") and cast.at(token))


PIECES = st.sampled_from(
    [*SUMMIT.split(), *COUP.split(), "—", "\n\n", "🙂", "the two countries", "whose", "“", "(AP) -", "’s", "U.S.-led"]
)


@settings(max_examples=40)
@given(st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=80))
def test_spans_quote_any_text_and_nothing_changes_at_a_second_look(text: str) -> None:
    doc = pipeline()(text)
    cast, again = actors.cast(doc), actors.cast(doc)
    for token in doc:
        for participant in cast.at(token):
            start, end = participant.span
            assert text[start:end] == participant.text
        assert cast.at(token) == again.at(token)


@pytest.mark.parametrize("text", ["", " ", ".", "\n", "’s", "and", "the two"])
def test_next_to_nothing_gives_nobody(text: str) -> None:
    doc = pipeline()(text)
    cast = actors.cast(doc)
    assert all(cast.at(token) == () for token in doc)


@pytest.mark.parametrize(
    ("text", "word", "countries"),
    [
        ("Mali's soldiers arrested President Oumar Keita.", "Keita", ["MLI"]),
        ("The Commonwealth suspended Fiji.", "Fiji", ["FJI"]),
        ("Kenya said nothing. Police seized two farmers and deported a nun to Italy.", "Police", ["KEN"]),
        ("Jordanian prince Hassan Talal flew to Norway. The kingdom gave him shelter.", "kingdom", ["NOR"]),
        ("Ghana accused its neighbours.", "neighbours", [None]),
        ("Lee will head to Brunei as Tokyo seeks closer ties with the Southeast Asian nation.", "nation", ["BRN"]),
        ("The Basque Workers Front (BWF) bombed a bank in Spain. Spain blamed the BWF.", "BWF", ["ESP"]),
        ("U.S., British and Dutch officials met in Oslo.", "officials", ["USA", "GBR", "NLD"]),
        ("Iran-aligned fighters shelled a post.", "fighters", [None]),
        ("Gabon's Congress met.", "Congress", ["GAB"]),
        ("North Korea threatened South Korea. The North fired a rocket.", "North", ["PRK"]),
        ("Sudan's army and rebels signed a truce in Nairobi.", "rebels", ["SDN"]),
        ("Several African states left the bloc.", "states", [None]),
        ("Poland, Hungary and Latvia joined. Spain spoke. The three countries cheered.", "countries",
         ["POL", "HUN", "LVA"]),
        ("U.N. arms inspectors came. Iraq let inspectors in.", "inspectors", ["IGO"]),
        ("Swede Eva Berg, head of the U.N. mission in Mali, left.", "Berg", ["IGO"]),
        ("A row between Paris and the officers who rule in Bamako grew.", "officers", ["MLI"]),
        ("Mali's army government met. The French envoy said the junta was illegitimate.", "junta", ["MLI"]),
        ("Mali fell silent. A delegation led by Ghana's premier spoke.", "delegation", ["GHA"]),
        ("PARIS, May 3 (AP) - The union leader, Omar Faruk, spoke.", "leader", ["FRA"]),
        ("Kenyan police shot two farmers near Lake Victoria.", "farmers", ["KEN"]),
        ("U.S. President Ann Marsh spoke. Russia blamed the Marsh administration.", "administration", ["USA"]),
        ("Officials from Iran and France began talks.", "Officials", ["IRN", "FRA"]),
        ("Poland expelled two diplomats.", "diplomats", [None]),
        ("Ukraine recalled its envoy. Hungary summoned the ambassador.", "ambassador", ["UKR"]),
        ("Libya detained 200 migrants.", "migrants", [None]),
        ("Liberia voted. Secretary-General Kofi Annan spoke.", "Annan", ["IGO"]),
        ("KABUL: A bomber struck.", "KABUL", []),
        ("ISTANBUL, Turkey (AP) _ Albanians marched in Serbia. The police stopped the crowd. Serbia spoke.", "police",
         ["TUR"]),
    ],
)  # fmt: skip
def test_of_which_country_they_are(text: str, word: str, countries: list[str | None]) -> None:
    assert [one.country for one in who(text, word, -1)] == countries


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Qatar's foreign minister, Sheikh Hamad al-Khater, spoke.", "minister", "Hamad al-Khater"),
        ("Boko Haram attacked Bama. The group freed no one.", "group", "Boko Haram"),
        ("The European Commission sued Poland. The commission won.", "commission", "European Commission"),
        ("Senator Paul Jordan criticised China. Jordan met farmers.", "Jordan", "Paul Jordan"),
        ("Danish envoy Eva Lund flew to Mali. The Danish diplomat praised Mali.", "diplomat", "Eva Lund"),
        ("Togo's president Kofi Mensah hurt himself.", "himself", "Kofi Mensah"),
        ("A Mali official met Danish official Eva Lund. The official praised Bamako.", "official", "Eva Lund"),
    ],
)
def test_whom_later_words_take_up(text: str, word: str, name: str) -> None:
    assert [one.name for one in who(text, word, -1)] == [name]


def test_the_official_is_the_one_told_of_as_such_and_no_other_of_the_government() -> None:
    text = "Danish envoy Eva Lund flew in. A Malian official said Lund was welcome. The official would not say more."
    (official,) = who(text, "official", -1)
    assert (official.name, official.country) == (None, "MLI")


def test_a_post_is_a_newspaper_only_where_it_is_written_large() -> None:
    text = "Kenya will reopen the border post at Mandera. The Post said nine died."
    assert who(text, "post") == ()
    assert actors.resolve("an army post").kind == "place"
    assert [(one.kind, one.sector) for one in who(text, "Post")] == [("organisation", "MED")]


def test_an_acronym_stands_for_whom_the_story_spells_out_before_any_other_of_that_name() -> None:
    war = "Sudan's army fought the Rapid Support Forces in Bara. The RSF struck a base."
    assert [(one.country, one.sector, one.code) for one in who(war, "RSF")] == [("SDN", "UAF", "RSF")]
    (watchdog,) = who("Reporters Without Borders wrote to Sudan's army. The RSF condemned the arrest.", "RSF")
    assert watchdog.country == "NGO"
    (union,) = who("The African Union met in Addis Ababa. The AU condemned the coup.", "AU")
    assert union.code == "AU"


@pytest.mark.parametrize(
    ("text", "word", "known"),
    [
        ("Hundreds rallied in Dakar on Friday.", "Hundreds", [("SEN", "CVL")]),
        ("Police in Harare arrested dozens on Tuesday.", "dozens", [("ZWE", "CVL")]),
        ("Thousands of soldiers marched into Goma.", "Thousands", [(None, "MIL")]),
        ("Shelling led to hundreds of casualties.", "hundreds", []),
        ("The plan costs thousands of dollars.", "thousands", []),
    ],
)
def test_crowds_are_people_unless_told_to_be_else(
    text: str, word: str, known: list[tuple[str | None, str | None]]
) -> None:
    assert [(one.country, one.sector) for one in who(text, word)] == known
