"""Currencies: signs, names, and the countries whose mention tells which of several currencies of one name is meant."""

import re

SIGNS = {
    "$": "USD", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD",
    "S$": "SGD", "NT$": "TWD", "R$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW",
    "₪": "ILS", "₺": "TRY", "₴": "UAH", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND", "₵": "GHS", "₸": "KZT",
    "₾": "GEL", "₼": "AZN", "৳": "BDT", "RS": None, "RS.": None, "R": "ZAR", "RM": "MYR", "RP": "IDR", "KSH": "KES",
    "TK": "BDT",
}  # fmt: skip
MARKS = "$€£¥₹₽₩₪₺₴₦₱฿₫₵₸₾₼৳"
LETTERS = (
    "RM|Rp|KSh|Ksh|Tk|R(?=[0-9])"  # signs in letters; "R" only of large sums and beside the number ("R120 million")
)
CODES = frozenset(
    "USD EUR GBP JPY CNY KRW INR PKR RUB UAH TRY ILS CHF SEK NOK DKK ISK PLN CZK HUF RON AUD NZD CAD MXN BRL "
    "ARS CLP COP PEN ZAR NGN KES GHS EGP MAD SAR AED QAR KWD IRR IQD JOD LBP THB MYR SGD IDR PHP VND HKD TWD BDT LKR "
    "NPR KZT".split()
)
# Names of one currency only.
NAMES = {
    "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "won": "KRW", "rouble": "RUB", "ruble": "RUB",
    "rand": "ZAR", "hryvnia": "UAH", "shekel": "ILS", "zloty": "PLN", "forint": "HUF", "koruna": "CZK", "baht": "THB",
    "ringgit": "MYR", "rupiah": "IDR", "dong": "VND", "taka": "BDT", "naira": "NGN", "cedi": "GHS", "birr": "ETB",
    "tenge": "KZT", "real": "BRL", "kronor": "SEK", "sterling": "GBP", "greenback": "USD", "kwacha": "ZMW",
    "kyat": "MMK", "afghani": "AFN", "lari": "GEL", "bolivar": "VES", "sol": "PEN", "quetzal": "GTQ", "metical": "MZN",
    "kip": "LAK", "riel": "KHR", "tugrik": "MNT",
}  # fmt: skip
# Names that several countries share: the words that tell them apart, and the meaning without any.
SHARED: dict[str, tuple[dict[str, str], str | None]] = {
    "dollar": ({"australian": "AUD", "canadian": "CAD", "hong kong": "HKD", "singapore": "SGD", "new zealand": "NZD",
                "taiwan": "TWD", "fijian": "FJD", "namibian": "NAD", "zimbabwe": "ZWL", "jamaican": "JMD"}, "USD"),
    "pound": ({"egyptian": "EGP", "egypt": "EGP", "lebanese": "LBP", "syrian": "SYP", "sudanese": "SDG"}, "GBP"),
    "krone": ({"norw": "NOK", "oslo": "NOK", "dan": "DKK", "denmark": "DKK", "copenhagen": "DKK",
               "greenland": "DKK"}, None),
    "krona": ({"swed": "SEK", "stockholm": "SEK", "iceland": "ISK", "reykjavik": "ISK"}, None),
    "rupee": ({"india": "INR", "delhi": "INR", "mumbai": "INR", "pakistan": "PKR", "islamabad": "PKR", "karachi": "PKR",
               "sri lanka": "LKR", "colombo": "LKR", "nepal": "NPR", "kathmandu": "NPR", "mauriti": "MUR"}, None),
    "peso": ({"mexic": "MXN", "philippin": "PHP", "manila": "PHP", "filipin": "PHP", "argentin": "ARS",
              "buenos aires": "ARS", "chile": "CLP", "colombia": "COP", "bogota": "COP", "cuba": "CUP",
               "urugua": "UYU"}, None),
    "dinar": ({"iraq": "IQD", "kuwait": "KWD", "jordan": "JOD", "serbia": "RSD", "algeria": "DZD", "tunisia": "TND",
               "libya": "LYD", "bahrain": "BHD"}, None),
    "dirham": ({"emirat": "AED", "uae": "AED", "dubai": "AED", "morocc": "MAD", "rabat": "MAD"}, None),
    "riyal": ({"saudi": "SAR", "riyadh": "SAR", "qatar": "QAR", "doha": "QAR", "yemen": "YER", "iran": "IRR"}, None),
    "rial": ({"iran": "IRR", "tehran": "IRR", "oman": "OMR", "yemen": "YER"}, None),
    "franc": ({"swiss": "CHF", "switzerland": "CHF", "cfa": "XOF", "senegal": "XOF", "ivor": "XOF", "mali": "XOF",
               "cameroon": "XAF", "gabon": "XAF", "chad": "XAF", "congo": "CDF", "rwanda": "RWF",
               "french": "FRF"}, None),
    "lira": ({"turk": "TRY", "ankara": "TRY", "istanbul": "TRY", "leban": "LBP", "ital": "ITL"}, None),
    "shilling": ({"kenya": "KES", "nairobi": "KES", "uganda": "UGX", "kampala": "UGX", "tanzania": "TZS",
                  "somali": "SOS"}, None),
    "lei": ({"roman": "RON", "bucharest": "RON", "moldov": "MDL"}, None),
}  # fmt: skip
_PLURALS = {"kroner": "krone", "crown": "krone", "crowns": "krone", "kronur": "krona", "lire": "lira", "leu": "lei",
            "reais": "real", "zlotys": "zloty", "pence": "pound", "roubles": "rouble", "quid": "pound"}  # fmt: skip
_BESIDE = 30  # characters before a name in which its country stands beside it
_WINDOW = 400  # characters to each side in which a country may tell whose currency it is

_FORMS = sorted({*NAMES, *SHARED, *_PLURALS, *(f"{name}s" for name in (*NAMES, *SHARED))}, key=len, reverse=True)
NAME = "|".join(_FORMS)


def by_sign(sign: str) -> str | None:
    """The ISO code for "$", "A$", "€" or a code itself; None where the sign serves several currencies."""
    plain = sign.strip().upper()
    return plain if plain in CODES else SIGNS.get(plain, SIGNS.get(plain[-1:]))


def is_code(word: str) -> bool:
    """Whether a word is a currency's code or its sign in letters ("EUR 5 million", "RM2 million")."""
    return word in CODES or word.upper() in SIGNS


def by_name(name: str, text: str, position: int) -> str | None:
    """The ISO code for a currency's name at a position of a text; of a shared name, by the country named nearest."""
    singular = name.lower()
    singular = _PLURALS.get(singular, singular)
    if singular not in NAMES and singular not in SHARED:
        singular = singular.removesuffix("s")
    if singular in NAMES:
        return NAMES[singular]
    countries, default = SHARED.get(singular, ({}, None))
    reach = _BESIDE if default else _WINDOW  # a dollar is another country's only where that stands beside it
    start = max(0, position - reach)
    near = text[start : position + (0 if default else reach)].lower()
    found = [
        (abs(start + match.start() - position), code)
        for word, code in countries.items()
        for match in re.finditer(rf"\b{word}", near)
    ]
    return min(found)[1] if found else default
