"""Which place of a name is meant: world news keeps its capitals, local news its small towns."""

import pytest

from legation import places


def country_of(text: str, name: str) -> str | None:
    start = text.index(name)
    place = places.resolve(text, [(start, start + len(name))])[0]
    assert place is not None, f"{name} is not in the gazetteer"
    return place.country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The foreign minister flew from Tbilisi to Baku after Georgia closed its border.", "Georgia closed", "GEO"),
        ("Lawmakers in Georgia and Alabama drew new districts, officials in Atlanta said.", "Georgia", "USA"),
        ("U.S. Secretary of State Marco Rubio met his French counterpart in Paris to discuss Ukraine.", "Paris", "FRA"),
        ("President Trump left Washington for talks in London with the British prime minister.", "London", "GBR"),
        ("Texas officials met British and French investors in London and Paris.", "Paris", "FRA"),
        ("The mayor of Paris, Texas, joined leaders from Lamar County at the depot.", "Paris", "USA"),
        ("A shell landed near Tripoli as Libya's rival governments traded blame.", "Tripoli", "LBY"),
        ("The army deployed in Tripoli after clashes, Lebanon's interior ministry said.", "Tripoli", "LBN"),
        ("Fishing crews from San Jose and Limon blocked roads in Costa Rica.", "San Jose", "CRI"),
        ("San Jose and Oakland asked California for money to widen the freeway.", "San Jose", "USA"),
        ("Rebels from the east reached Goma, and Congo accused Rwanda of arming them.", "Congo", "COD"),
        ("Police in Hyderabad, Pakistan, arrested two men; officials in Karachi confirmed it.", "Hyderabad", "PAK"),
        ("The Indian prime minister opened a plant in Hyderabad before returning to New Delhi.", "Hyderabad", "IND"),
        ("Colombia and Venezuela reopened the bridge at Cucuta.", "Cucuta", "COL"),
        ("Santiago recalled its ambassador, and Chile's president cancelled his trip.", "Santiago", "CHL"),
        ("Voters in Birmingham and Manchester went to the polls across England.", "Birmingham", "GBR"),
        ("Protesters marched in Valencia as Venezuelan troops sealed roads to Caracas.", "Valencia", "VEN"),
        ("The Lebanese army said Israel had struck villages near Tyre in southern Lebanon.", "Lebanon", "LBN"),
        ("Jordan's king hosted the Egyptian president in Amman.", "Jordan", "JOR"),
        ("Volunteers from Lebanon, Pa., raised money with a church in Harrisburg.", "Lebanon", "USA"),
        ("Two trains collided outside Alexandria, Egypt's second city, on Friday.", "Alexandria", "EGY"),
        ("Alexandria and Arlington asked Virginia to pay for the new bridge over the Potomac.", "Alexandria", "USA"),
        ("The Chinese navy sailed past Taiwan while diplomats met in Melbourne, Australia.", "Melbourne", "AUS"),
        ("Cordoba and Rosario lost power as a heat wave hit Argentina.", "Cordoba", "ARG"),
        ("Nigerian troops freed the hostages near Maiduguri, officials in Abuja said.", "Maiduguri", "NGA"),
        ("Niger expelled the French ambassador from Niamey.", "Niger", "NER"),
        ("The Kurdish regional government in Erbil halted exports through Turkey.", "Erbil", "IRQ"),
        ("Moldova said drones had crossed from Transnistria.", "Transnistria", "MDA"),
        ("Aid trucks entered Gaza through Rafah, Egyptian officials said.", "Gaza", "PSE"),
        ("The United States moved a carrier to the Persian Gulf from Norfolk.", "Norfolk", "USA"),
        ("Dublin and London signed the accord, the Irish prime minister said.", "Dublin", "IRL"),
        ("Athens said Turkey had violated Greek airspace.", "Athens", "GRC"),
        ("Vienna hosted the Iran talks; envoys from Berlin, Moscow and Washington attended.", "Vienna", "AUT"),
        ("Sydney braced for fires as New South Wales declared an emergency.", "Sydney", "AUS"),
        ("Cambridge and Oxford lost a court case over visas, the British government said.", "Cambridge", "GBR"),
        ("The Colombian peso fell after Bogota met rebels in Havana, Cuba.", "Havana", "CUB"),
        ("Victoria and Queensland closed their borders, Australia's health minister said.", "Victoria", "AUS"),
        ("Russia fired missiles at Odessa and at the port of Mykolaiv.", "Odessa", "UKR"),
        ("Deputies in Odessa and Midland searched two ranches in West Texas for the missing boy.", "Odessa", "USA"),
        ("U.S. and Russian envoys met in Geneva on Monday.", "Geneva", "CHE"),
        ("The Geneva talks collapsed after a walkout outside the U.S. embassy in Manila.", "Geneva", "CHE"),
        ("The U.S. secretary of state flew to Brussels for a meeting of defence ministers.", "Brussels", "BEL"),
        ("Italy and the United States opened an inquiry with police in New York.", "Italy", "ITA"),
        ("American diplomats returned to Damascus, the State Department in Washington said.", "Damascus", "SYR"),
        ("U.S. airlines halted flights from New York and Los Angeles to Moscow.", "Moscow", "RUS"),
        ("The president of Panama met bankers in Panama City.", "Panama City", "PAN"),
    ],
)  # fmt: skip
def test_the_story_settles_the_sense(text: str, name: str, country: str) -> None:
    assert country_of(text, name.split(" closed")[0] if "closed" in name else name) == country


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Villagers on Tanna were digging, Vanuatu said. Help reached Vanuatu on Friday.", "Tanna"),
        ("Venezuela freed two Americans. They left from Simon Bolivar airport.", "Simon Bolivar"),
        ("LIMA, April 12 (Xinhua) -- Peru thanked Chile.", "Xinhua"),
    ],
)
def test_what_the_table_lacks_is_not_a_far_place_of_another_name(text: str, unknown: str) -> None:
    assert unknown not in [place.text for place in places.find(text)]


@pytest.mark.parametrize("text", ["He was in Bombay, Britain said.", "India said Tanna was flooded."])
def test_another_name_stands_where_the_city_is_great_or_its_country_is_named(text: str) -> None:
    assert len(places.find(text)) == 2
