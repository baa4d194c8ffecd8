"""The list of places: from a folder of CSV tables to `resources/reference/gazetteer.tsv`.

    python -m packaging.gazetteer FOLDER

The folder holds provinces.csv, districts.csv, communes.csv and villages.csv, each with the columns
code, type, name_km, name_en. Levels follow one another, so that a reader who needs no villages can
stop before them; inside a level the order is that of the codes. Names get the typing order that the
program stores.
"""

import argparse
import csv
import sys
from pathlib import Path

from ccwc_desktop.language.spelling import tidy

LEVELS = {"provinces": 2, "districts": 4, "communes": 6, "villages": 8}
TARGET = Path(__file__).resolve().parent.parent / "resources" / "reference" / "gazetteer.tsv"
COLUMNS = ("code", "type", "name_km", "name_en")


def lines(folder: Path) -> list[str]:
    """One line per place; raises ValueError for a code of the wrong length, twice, or orphaned."""
    found: list[str] = []
    seen = {""}
    for name, length in LEVELS.items():
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = sorted(csv.DictReader(file), key=lambda row: row["code"])
        for row in rows:
            code = row["code"]
            if len(code) != length or code in seen or code[:-2] not in seen:
                raise ValueError(f"{name}.csv: {code}")
            seen.add(code)
            found.append("\t".join(" ".join(tidy(row[column]).split()) for column in COLUMNS))
    return found


def main(arguments: list[str] | None = None) -> int:
    """The command line of this file."""
    parser = argparse.ArgumentParser(
        prog="packaging.gazetteer", description=__doc__.splitlines()[0]
    )
    parser.add_argument("folder", type=Path)
    found = lines(parser.parse_args(arguments).folder)
    TARGET.write_text("\n".join(found) + "\n", encoding="utf-8", newline="\n")
    print(f"{TARGET.name}: {len(found)} places")
    return 0


if __name__ == "__main__":
    sys.exit(main())
