"""Figures in `make bench`: one commune out of a file of the whole country, and one number typed.

python -m packaging.bench_figures FILE COMMUNE     read FILE in a process of its own
"""

import csv
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

VILLAGES, FIELDS = 14_578, 80
COMMUNE = "010203"
ROUNDS = 5


def country(path: Path) -> None:
    """A file of every village with 80 fields, among them all that the program reads."""
    from ccwc_desktop.services import situation

    known = sorted(
        {
            field
            for indicator in situation.catalogue().values()
            if indicator.level == "village"
            for fields in indicator.fields.values()
            for field in fields
        }
    )
    fields = [*known, *(f"Other_{number}" for number in range(FIELDS))][:FIELDS]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        headings = (f"{number}-{field}" for number, field in enumerate(fields, 1))
        out.writerow(["Year", "VillGis", "CommGis", *headings])
        for number in range(VILLAGES):
            code = 1020001 + number
            counts = ((number * 7 + at * 13) % 431 for at in range(FIELDS))
            out.writerow([2025, f"{code:08d}", f"{code // 100:06d}", *counts])


def read(path: Path, commune: str) -> dict[str, float]:
    """Look at a file for one commune; milliseconds, megabytes at the most, figures found."""
    from ccwc_desktop.services import figures_import, situation
    from ccwc_desktop.services.figures_import import Ours

    villages = frozenset(f"{commune}{number:02d}" for number in range(1, 100))
    ours = Ours(commune, villages, situation.catalogue(), {})
    begins = time.perf_counter()
    found = figures_import.preview(figures_import.content(path), ours)
    took = (time.perf_counter() - begins) * 1000
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"ms": took, "mb": most, "figures": len(found.figures)}


def floor(path: Path) -> float:
    """Milliseconds to split the same file into cells."""
    begins = time.perf_counter()
    with path.open(encoding="utf-8", newline="") as file:
        for _row in csv.reader(file):
            pass
    return (time.perf_counter() - begins) * 1000


def measured(home: Path) -> tuple[float, float, float, float]:
    """Milliseconds of ours and of the floor, megabytes of ours, figures found; medians."""
    path = home / "country.csv"
    country(path)
    words = [sys.executable, "-m", "packaging.bench_figures", str(path), COMMUNE]
    runs = []
    for _round in range(ROUNDS):
        out = subprocess.run(words, capture_output=True, text=True, check=True)
        runs.append(json.loads(out.stdout))
    middle = sorted(runs, key=lambda run: float(run["ms"]))[ROUNDS // 2]
    least = sorted(floor(path) for _round in range(ROUNDS))[ROUNDS // 2]
    return middle["ms"], least, middle["mb"], middle["figures"]


def typed(home: Path, workbook: Path) -> tuple[float, float]:
    """Milliseconds from a typed number to the disk, and those of a bare UPDATE; medians."""
    from ccwc_desktop.domain.situation import Figure
    from ccwc_desktop.services import calls, places
    from ccwc_desktop.services.done import Call
    from ccwc_desktop.store.database import open_file

    bare = sqlite3.connect(home / "bare-figures.db", isolation_level=None)
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE figure (uid INTEGER, value TEXT)")
    bare.execute("INSERT INTO figure VALUES (1, '')")
    mine, least = [], []
    with open_file(Path(shutil.copy(workbook, home / "typed.ccwcdb"))) as database:
        with database.reading() as session:
            village = places.villages(session)[0].code
        for number in range(40):
            figure = Figure("FAMILIES", village, 2025, "t", Decimal(100 + number), "village")
            begins = time.perf_counter()
            with database.transaction() as session:
                calls.run(session, Call("situation.enter", {"figures": (figure,)}))
            mine.append((time.perf_counter() - begins) * 1000)
            begins = time.perf_counter()
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("UPDATE figure SET value = ? WHERE uid = 1", (str(number),))
            bare.execute("COMMIT")
            least.append((time.perf_counter() - begins) * 1000)
    bare.close()
    return sorted(mine)[20], sorted(least)[20]


if __name__ == "__main__":
    os.environ.setdefault("CCWC_HOME", str(Path(sys.argv[1]).parent / "home"))
    print(json.dumps(read(Path(sys.argv[1]), sys.argv[2])))
