"""Write the lexicon of inflected forms: `PYTHONPATH=src python training/lexicon.py`.

Reads the training parts of EWT and GUM; writes `lemmas.tsv`: a lower-cased form, its UPOS and its commonest lemma, for
the open classes. Misspelt words (`Typo=Yes`), lemmas that are not lower-case letters and forbidden genres are left out.
The irregular forms of `tables/irregular.txt` go before what is counted.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from corpora import HELD_OUT_GENRES

CLASSES = ("VERB", "AUX", "NOUN", "ADJ", "ADV")


def main() -> None:
    """Read the arguments, count, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = Path(__file__).parents[1]
    parser.add_argument("--data", type=Path, default=root.parent / "shared/data/train")
    parser.add_argument("--output", type=Path, default=root / "src/legation/language/model/lemmas.tsv")
    options = parser.parse_args()
    lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in ("ewt", "gum"):
        count(options.data / "treebanks" / f"en_{name}-train.conllu", lemmas)
    found = {asked: counts.most_common(1)[0][0] for asked, counts in lemmas.items()}
    found |= irregular((Path(__file__).parent / "tables/irregular.txt").read_text(encoding="utf-8"))
    lines = [f"{form}\t{upos}\t{lemma}" for (form, upos), lemma in sorted(found.items())]
    options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} forms: {options.output}")


def count(path: Path, lemmas: dict[tuple[str, str], Counter[str]]) -> None:
    """Add a treebank's forms."""
    held_out = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            held_out = line.split("=")[1].strip().startswith(HELD_OUT_GENRES)
        row = line.split("\t")
        if held_out or len(row) != 10 or not row[0].isdigit() or row[3] not in CLASSES or "Typo=Yes" in row[5]:
            continue
        plain = row[2].replace("-", "").replace("'", "").replace("’", "")
        if plain.isalpha() and row[2].islower():
            lemmas[row[1].lower(), row[3]][row[2]] += 1


def irregular(table: str) -> dict[tuple[str, str], str]:
    """The forms of a table of irregular words, with the class whose name stands above them; a lemma is one too."""
    found: dict[tuple[str, str], str] = {}
    upos = ""
    for line in table.splitlines():
        if line.startswith("["):
            upos = line.strip("[]")
        elif line and not line.startswith("#"):
            lemma, *forms = line.split()
            found |= {(form, upos): lemma for form in forms} | {(lemma, upos): lemma}
    return found


if __name__ == "__main__":
    main()
