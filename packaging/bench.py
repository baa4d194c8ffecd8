"""`make bench`: times and memory as ratios to a floor measured in the same run.

Absolute times hold for this machine only; the ratios are what counts. Nothing here fails a build.
"""

import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

ROUNDS = 5
PACKAGES = 12


def main() -> None:
    """Measure everything and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        _as_installed(home)
        os.environ["CCWC_HOME"] = str(home / "home")
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from ccwc_desktop.services import practice

        workbook = home / "practice.ccwcdb"
        practice.commune(workbook).close()
        print(f"{'what':44}{'ours':>12}{'floor':>12}{'ratio':>8}   wanted")
        numbers = (fields, figures, orders, choices, money)
        for measured in (windows, *numbers, papers, pictures, imports):
            for row in measured(home, workbook):
                print(row)


def row(what: str, ours: float, floor: float | None, wanted: str, unit: str = "ms") -> str:
    """One line of the table."""
    beside = f"{floor:>9.1f} {unit}" if floor is not None else ""
    ratio = f"{ours / floor:.2f}" if floor else ""
    return f"{what:44}{ours:>9.1f} {unit}{beside:>12}{ratio:>8}   {wanted}"


def windows(home: Path, workbook: Path) -> list[str]:
    """Starting the window, against an empty QMainWindow process; interleaved."""
    empty, ours = [], []
    for _round in range(ROUNDS + 1):
        empty.append(_probe("empty"))
        # every start is that of a new workbook, which opens at its first step
        ours.append(_probe("program", shutil.copy(workbook, home / "start.ccwcdb")))
    empty, ours = empty[1:], ours[1:]  # the first round compiles, and warms the disk
    floor = _median(told["first"] for told in empty)
    building, coming_back = _steps(ours, 0), _steps(ours, 1)
    slowest = max(building, key=building.__getitem__)
    stiffest = max(coming_back, key=coming_back.__getitem__)
    return [
        row("first window", _median(told["first"] for told in ours), floor, "<= 1.5 x"),
        row("usable", _median(told["usable"] for told in ours), floor, "<= 6 x"),
        row(f"a step, built ({slowest})", building[slowest], None, "< 100 ms"),
        row(f"a step, coming back ({stiffest})", coming_back[stiffest], None, "< 100 ms"),
        row(
            "memory after all steps, at rest",
            _median(told["memory"] for told in ours),
            _median(told["memory"] for told in empty),
            "<= 150 MB",
            "MB",
        ),
    ]


def _steps(rounds: list[dict[str, object]], turn: int) -> dict[str, float]:
    """Step -> the median of its first (0) or second (1) visit in milliseconds."""
    times: list[dict[str, list[float]]] = [told["steps"] for told in rounds]  # type: ignore[misc]
    return {key: _median(each[key][turn] for each in times) for key in times[0]}


def fields(home: Path, workbook: Path) -> list[str]:
    """One saved field, against a bare UPDATE with the same flushes."""
    from ccwc_desktop.services import calls, plans, problems
    from ccwc_desktop.services.done import Call
    from ccwc_desktop.store.database import open_file

    path = Path(shutil.copy(workbook, home / "fields.ccwcdb"))
    bare = sqlite3.connect(home / "bare.db", isolation_level=None)
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE problem (uid TEXT, title TEXT)")
    bare.execute("INSERT INTO problem VALUES ('x', '')")
    with open_file(path) as database:
        with database.reading() as session:
            uid = problems.listing(session, plans.newest(session).id)[0].uid

        def ours() -> None:
            with database.transaction() as session:
                calls.run(
                    session, Call("problems.change", {"uid": uid, "cause": str(uuid.uuid4())})
                )

        def floor() -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("UPDATE problem SET title = ? WHERE uid = 'x'", (str(uuid.uuid4()),))
            bare.execute("COMMIT")

        mine, least = _pairs(ours, floor, 40)
    bare.close()
    return [row("one saved field", mine, least, "< 10 ms")]


def figures(home: Path, workbook: Path) -> list[str]:
    """One typed number, and one commune out of the file of the country."""
    from . import bench_figures

    typed, bare = bench_figures.typed(home, workbook)
    took, least, most, found = bench_figures.measured(home)
    if not found:
        raise SystemExit("nothing was found in the file of the country")
    what = f"{bench_figures.VILLAGES} villages x {bench_figures.FIELDS}, one commune"
    return [
        row("one typed figure, saved", typed, bare, "< 10 ms"),
        row(what, took, least, "< 3000 ms"),
        row("  memory of that", most, None, "< 300 MB", "MB"),
    ]


def orders(home: Path, workbook: Path) -> list[str]:
    """The order of many problems, and how sure it is."""
    from packaging import bench_ranking

    return [row(*told) for told in bench_ranking.measured()]


def money(home: Path, workbook: Path) -> list[str]:
    """A large proposal added up."""
    from . import bench_budget

    return [row(*each) for each in bench_budget.measured(home)]


def choices(home: Path, workbook: Path) -> list[str]:
    """The best set of projects under the ceilings, against a public solver where there is one."""
    from packaging import bench_fits

    return [row(*told) for told in bench_fits.measured()]


def papers(home: Path, workbook: Path) -> list[str]:
    """The sheets, against the same number of pages of plain Latin text by ReportLab."""
    from reportlab.pdfgen.canvas import Canvas

    from ccwc_desktop.services import plans, sheets
    from ccwc_desktop.sheets import pictures
    from ccwc_desktop.store.database import open_file

    with open_file(workbook) as database, database.reading() as session:
        subject = sheets.subject(session, plans.newest(session).id, datetime(2026, 10, 5))
    pages = sum(len(pictures.sizes(each.pdf)) for each in sheets.draw(subject))

    def floor() -> None:
        canvas = Canvas(BytesIO())
        for _page in range(pages):
            for line in range(45):
                canvas.drawString(60, 800 - line * 16, "Plans for children, one line of text " * 2)
            canvas.showPage()
        canvas.save()

    mine, least = _pairs(lambda: sheets.draw(subject), floor, ROUNDS)
    return [row(f"the sheets ({pages} pages)", mine, least, "< 1000 ms")]


def pictures(home: Path, workbook: Path) -> list[str]:
    """Charts on the screen and laid out for paper."""
    from packaging import bench_charts

    return [row(*told, "< 50 ms") for told in bench_charts.measured(workbook)]


def imports(home: Path, workbook: Path) -> list[str]:
    """A district taking in twelve packages, against unzipping and hashing the same bytes."""
    from ccwc_desktop.services import practice, receiving
    from ccwc_desktop.store.database import open_file

    stick = home / "stick"
    stick.mkdir()
    for number in range(1, PACKAGES + 1):
        _package(home, f"9901{number:02d}", stick)
    files = sorted(stick.iterdir())
    district = home / "district.ccwcdb"
    practice.district(district).close()
    times = []
    for number in range(3):
        copy = Path(shutil.copy(district, home / f"district-{number}.ccwcdb"))
        with open_file(copy) as database:
            begins = time.perf_counter()
            found = [receiving.look(path) for path in receiving.files_in([stick])]
            with database.transaction() as session:
                done = receiving.receive(
                    session, receiving.offers(session, found), datetime(2026, 11, 1)
                )
            times.append((time.perf_counter() - begins) * 1000)
        if len(done.result.imported) != PACKAGES:
            raise SystemExit(f"{len(done.result.imported)} of {PACKAGES} packages were received")

    def floor() -> None:
        for path in files:
            with zipfile.ZipFile(path) as archive:
                archive.testzip()

    least = _median(_timed(floor) for _round in range(ROUNDS))
    return [row(f"district import of {PACKAGES} packages", _median(times), least, "< 3000 ms")]


def _package(home: Path, commune: str, stick: Path) -> None:
    """The practice plan as another practice commune would send it."""
    from ccwc_desktop.exchange import formats, package, signing
    from ccwc_desktop.services import documents, plans
    from ccwc_desktop.store import gazetteer
    from ccwc_desktop.store.database import open_file

    with open_file(home / "practice.ccwcdb") as database, database.reading() as session:
        document = documents.travelling(session, plans.newest(session).id)
    text = json.dumps(document).replace("990101", commune)
    places = [village.code for village in gazetteer.children(commune)]
    told = json.loads(text)
    told["villages"] = [each for each in told["villages"] if each["code"] in places]
    _only(told, set(places) | {commune})
    told["uid"] = str(uuid.uuid4())
    data = package.build(formats.checked(told), {}, "Practice", signing.new_seed())
    (stick / f"{commune}_2027_v1.ccwc").write_bytes(data)


def _only(told: dict[str, object], places: set[str]) -> None:
    """Drop what speaks of villages this commune does not have."""
    told["figures"] = [f for f in told["figures"] if f["place"] in places]  # type: ignore[attr-defined, index]
    for kind in ("consultations", "problems", "projects"):
        for each in told[kind]:  # type: ignore[attr-defined]
            each["villages"] = [code for code in each["villages"] if code in places]


def _as_installed(home: Path) -> None:
    """Python compiles every module once and keeps it, as in an installed program."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(home / "compiled")


def _probe(kind: str, *more: object) -> dict[str, object]:
    words = [sys.executable, "-m", "packaging.bench_window", kind, str(time.time())]
    out = subprocess.run([*words, *map(str, more)], capture_output=True, text=True, check=False)
    if not out.stdout.strip():
        raise SystemExit(f"the {kind} window did not answer:\n{out.stderr}")
    told: dict[str, object] = json.loads(out.stdout.strip().splitlines()[-1])
    return told


def _pairs(
    ours: Callable[[], object], floor: Callable[[], object], rounds: int
) -> tuple[float, float]:
    """Medians of both in milliseconds, measured in turn so that drift hits both."""
    ours()
    floor()
    mine, least = [], []
    for _round in range(rounds):
        mine.append(_timed(ours))
        least.append(_timed(floor))
    return _median(mine), _median(least)


def _timed(work: Callable[[], object]) -> float:
    begins = time.perf_counter()
    work()
    return (time.perf_counter() - begins) * 1000


def _median(values: object) -> float:
    return statistics.median(values)  # type: ignore[call-overload, no-any-return]


if __name__ == "__main__":
    main()
