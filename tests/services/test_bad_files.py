"""Every kind of file, spoiled in every way: each fault is told where it stands, nothing is half in.

A file is a grid of texts; what spoils it works on the grid, so that each fault is tried as CSV, as
.xlsx, as our own table and as our fill-in form.
"""

import csv
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import openpyxl
import pytest
from dumping import dump

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import calls, figures_export, figures_import, situation
from ccwc_desktop.store.database import open_file

SAMPLES = Path(__file__).parents[1] / "samples"
SAMPLE = (SAMPLES / "cdb_villages_2025_sample.csv").read_bytes()
Grid = list[list[str]]


def as_csv(grid: Grid) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(grid)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(grid: Grid) -> bytes:
    """Numbers as numbers, as a spreadsheet keeps them; formulas as formulas."""
    made = openpyxl.Workbook()
    for row in grid:
        plain = (each.lstrip("0").isdigit() and len(each) < 8 for each in row)
        made.active.append(
            [int(text) if number else text for number, text in zip(plain, row, strict=True)]
        )
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def from_csv(data: bytes) -> Grid:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def from_form(data: bytes) -> Grid:
    """The first section of a form."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[1]
    return [
        ["" if value is None else str(value) for value in row]
        for row in sheet.iter_rows(values_only=True)
    ]


@dataclass
class Kind:
    """A kind of file: its grid, how it is written, which headings say what."""

    name: str
    grid: Grid
    write: Callable[[Grid], bytes]
    year: str
    place: str
    number: str
    needed: tuple[str, ...]
    first: int = 1
    """Index of the first row with a figure."""
    codes: dict[str, str] = field(default_factory=dict)
    """Where this kind says another code than a Commune Database export."""

    def column(self, heading: str) -> int:
        return self.grid[0].index(heading)

    def where(self, row: int, heading: str) -> tuple[int, str, str]:
        """Line, column and cell of a refusal."""
        letters = openpyxl.utils.get_column_letter(self.column(heading) + 1)
        return row + 1, heading, f"{letters}{row + 1}" if self.write is as_xlsx else ""


def kinds(database) -> list[Kind]:
    """All kinds of the same figures."""
    export = from_csv(SAMPLE)
    with database.transaction() as session:
        ours = figures_import.ours(session)
        situation.enter(session, figures_import.preview(SAMPLE, ours).figures)
    with database.reading() as session:
        wanted = figures_export.wanted(session, 2025, False, "en")
    table = from_csv(figures_export.written(wanted, "csv"))
    form = from_form(figures_export.written(wanted, "xlsx"))
    with database.transaction() as session:
        session.connection().exec_driver_sql("DELETE FROM figure")
    database_codes = ("Year", "VillGis", "1-FAMILY")
    own = ("year", "place", "value")
    own_codes = {"village_code": "place_code", "doubled": "doubled_figure"}
    return [
        Kind("csv", export, as_csv, *database_codes, ("Year", "VillGis")),
        Kind("xlsx", export, as_xlsx, *database_codes, ("Year", "VillGis")),
        Kind("table", table, as_csv, *own, ("year", "value", "sex", "source"), codes=own_codes),
        Kind("table.xlsx", table, as_xlsx, *own, ("year", "value", "source"), codes=own_codes),
        Kind(
            "form",
            form,
            as_xlsx,
            "year",
            "place",
            "value_t",
            ("year", "value_f", "value_m", "value_t", "source"),
            first=5,
            codes=own_codes,
        ),
    ]


NAMES = ("csv", "xlsx", "table", "table.xlsx", "form")


@pytest.fixture(scope="module")
def all_kinds(commune_file, tmp_path_factory):
    path = Path(shutil.copy(commune_file, tmp_path_factory.mktemp("kinds")))
    with open_file(path) as database:
        return {each.name: each for each in kinds(database)}


@pytest.fixture(params=NAMES)
def kind(request, all_kinds):
    found = all_kinds[request.param]
    grid = [list(row) for row in found.grid]
    return Kind(**{**found.__dict__, "grid": grid})


def look(database, data):
    with database.reading() as session:
        ours = figures_import.ours(session)
    return figures_import.preview(data, ours)


def test_the_files_are_good_before_they_are_spoiled(workbook, kind):
    found = look(workbook, kind.write(kind.grid))
    assert (found.refused, found.refused_lines) == ((), 0)
    assert len(found.new) > 5


@pytest.mark.parametrize("spoil", ["remove", "rename"])
def test_a_needed_column_that_is_gone_or_renamed_is_named(workbook, kind, spoil):
    for heading in kind.needed:
        at = kind.column(heading)
        if spoil == "rename":
            grid = [[*kind.grid[0][:at], "Renamed", *kind.grid[0][at + 1 :]], *kind.grid[1:]]
        else:
            grid = [[*row[:at], *row[at + 1 :]] for row in kind.grid]
        with pytest.raises(Refused) as refused:
            look(workbook, kind.write(grid))
        assert refused.value.code == "figures_file.no_column"
        assert refused.value.details["column"] in (heading, "Year")


def test_a_column_that_is_there_twice_is_named(workbook, kind):
    for heading in (kind.year, kind.place, kind.number):
        at = kind.column(heading)
        grid = [[*row, row[at]] for row in kind.grid]
        with pytest.raises(Refused) as refused:
            look(workbook, kind.write(grid))
        assert refused.value.code == "figures_file.doubled_column"


@pytest.mark.parametrize(("name", "heading"), [("csv", "1-FAMILY"), ("xlsx", "1-FAMILY")])
def test_a_column_with_another_name_is_said_to_be_unread(workbook, all_kinds, name, heading):
    kind = all_kinds[name]
    grid = [["999-Something" if c == heading else c for c in kind.grid[0]], *kind.grid[1:]]
    assert "999-Something" in look(workbook, kind.write(grid)).ignored_columns


CELLS = [
    ("number", "many", "not_a_number"),
    ("number", "-4", "negative"),
    ("number", "1,250", "ambiguous_number"),
    ("number", "1e5", "not_a_number"),
    ("number", "NaN", "not_a_number"),
    ("number", "2.5", "not_whole"),
    ("number", "9" * 13, "not_a_number"),
    ("number", "=SUM(A1:A9)", "formula"),
    ("number", '=HYPERLINK("http://x")', "formula"),
    ("number", "#REF!", "not_a_number"),
    ("year", "25", "unknown_year"),
    ("year", "1825", "unknown_year"),
    ("year", "2568", "unknown_year"),
    ("year", "", "unknown_year"),
    ("year", "=2024+1", "unknown_year"),
    ("place", "0402O201", "village_code"),
    ("place", "4.02E+06", "village_code"),
    ("place", "", "village_code"),
    ("place", "04020299", "unknown_village"),
]


@pytest.mark.parametrize(("what", "text", "code"), CELLS)
def test_a_bad_cell_is_told_by_line_and_column_and_nothing_is_half_in(
    workbook, kind, what, text, code
):
    heading = getattr(kind, what)
    row = kind.first + 2
    kind.grid[row][kind.column(heading)] = text
    found = look(workbook, kind.write(kind.grid))
    (refusal,) = found.refused
    assert (refusal.line, refusal.column, refusal.cell) == kind.where(row, heading)
    assert refusal.code == f"figures_row.{kind.codes.get(code, code)}"
    assert found.refused_lines == 1
    before = dump(workbook)
    with pytest.raises(Refused):
        figures_import.checked(found, good_rows=False)
    assert dump(workbook) == before
    whole = look(workbook, kind.write(all_but(kind.grid, row)))
    assert set(found.figures) == set(whole.figures)  # the good lines, and they alone


def all_but(grid: Grid, row: int) -> Grid:
    return [each for at, each in enumerate(grid) if at != row]


def test_several_faults_are_each_told(workbook, kind):
    number, year = kind.column(kind.number), kind.column(kind.year)
    kind.grid[kind.first][number] = "a"
    kind.grid[kind.first + 1][number] = "b"
    kind.grid[kind.first + 1][year] = "c"
    found = look(workbook, kind.write(kind.grid))
    told = {(each.line, each.column) for each in found.refused}
    assert told == {
        (kind.first + 1, kind.number),
        (kind.first + 2, kind.number),
        (kind.first + 2, kind.year),
    }
    assert found.refused_lines == 2


def test_a_line_that_is_there_twice_is_refused_the_second_time(workbook, kind):
    kind.grid.insert(kind.first + 1, list(kind.grid[kind.first]))
    found = look(workbook, kind.write(kind.grid))
    (refusal,) = found.refused
    assert refusal.line == kind.first + 2
    assert refusal.code == f"figures_row.{kind.codes.get('doubled', 'doubled')}"
    assert len(found.figures) == len(
        look(workbook, kind.write(all_but(kind.grid, kind.first))).figures
    )


def test_lines_of_another_commune_are_counted_and_never_read(workbook, kind):
    at, number = kind.column(kind.place), kind.column(kind.number)
    for row in kind.grid[kind.first : kind.first + 3]:
        row[at] = "04020301"
        row[number] = "many"
    if "CommGis" in kind.grid[0]:
        for row in kind.grid[kind.first : kind.first + 3]:
            row[kind.column("CommGis")] = "040203"
    found = look(workbook, kind.write(kind.grid))
    assert found.refused == ()
    assert found.not_ours == {"040203": 3}


def test_several_years_stand_in_one_file(workbook, kind):
    at = kind.column(kind.year)
    for row in kind.grid[kind.first : kind.first + 2]:
        row[at] = "2024"
    assert look(workbook, kind.write(kind.grid)).years == (2024, 2025)


def test_khmer_of_an_old_font_is_refused_with_the_cure(workbook, kind):
    plain = [[cell if cell.isascii() else "" for cell in row] for row in kind.grid]
    for at, row in enumerate(plain):
        row.append("Old name" if at == 0 else "RkugPñMeBj ¬Pñ")
    with pytest.raises(Refused) as refused:
        look(workbook, kind.write(plain))
    assert refused.value.code == "figures_file.legacy_khmer"


def test_a_line_with_a_cell_too_many_is_refused(workbook, kind):
    kind.grid[kind.first].append("7")
    (refusal,) = look(workbook, kind.write(kind.grid)).refused
    assert (refusal.line, refusal.code) == (kind.first + 1, "figures_row.too_many_cells")


def test_a_csv_line_that_was_cut_off_is_refused_and_a_short_line_of_a_spreadsheet_is_none(
    workbook, kind
):
    kind.grid[kind.first] = kind.grid[kind.first][:-1]
    found = look(workbook, kind.write(kind.grid))
    codes = [each.code for each in found.refused]
    assert codes == (["figures_row.too_few_cells"] if kind.write is as_csv else [])


def test_digits_and_codes_come_as_people_and_spreadsheets_write_them(workbook, kind):
    place, year = kind.column(kind.place), kind.column(kind.year)
    before = look(workbook, kind.write(kind.grid)).figures
    for row in kind.grid[kind.first :]:
        row[place] = row[place].lstrip("0").translate(KHMER)
        row[year] = row[year].translate(KHMER)
        if "CommGis" in kind.grid[0]:
            row[kind.column("CommGis")] = row[kind.column("CommGis")].lstrip("0")
    assert look(workbook, kind.write(kind.grid)).figures == before


KHMER = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")


def test_a_whole_import_is_taken_back_to_the_byte(workbook, kind):
    with workbook.transaction() as session:
        figures = look(workbook, kind.write(kind.grid)).figures
        kept = figures[:5]
        situation.enter(session, tuple(figures_like(kept, source="village")))
        situation.enter(session, tuple(figures_like(kept, source=kept[0].source, add=1)))
    before = dump(workbook)
    found = look(workbook, kind.write(kind.grid))
    assert found.changed or found.beside
    with workbook.transaction() as session:
        undo = situation.enter(session, found.figures).undo
    assert dump(workbook) != before
    with workbook.transaction() as session:
        redo = calls.run(session, undo).undo
    assert dump(workbook) == before
    with workbook.transaction() as session:
        calls.run(session, redo)
    assert look(workbook, kind.write(kind.grid)).figures == ()


def figures_like(figures, source, add=0):
    for each in figures:
        yield replace(each, source=source, value=each.value + add)


OWN_CELLS = [
    ("indicator", "NOBODY", "no_such_indicator"),
    ("sex", "x", "no_such_sex"),
    ("source", "neighbours", "unknown_source"),
    ("chosen", "perhaps", "yes_or_no"),
    ("note", "ក" * 2000, "too_long"),
    ("indicator", "OOS_7_11", "derived"),
    ("sex", "f", "not_split"),
]


@pytest.mark.parametrize(("heading", "text", "code"), OWN_CELLS)
@pytest.mark.parametrize("name", ["table", "table.xlsx"])
def test_what_only_our_own_table_says_is_checked_too(
    workbook, all_kinds, name, heading, text, code
):
    kind = all_kinds[name]
    grid = [list(row) for row in kind.grid]
    grid[kind.first][kind.column(heading)] = text
    (refusal,) = look(workbook, kind.write(grid)).refused
    assert (refusal.line, refusal.code) == (kind.first + 1, f"figures_row.{code}")


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(Refused) as refused:
        figures_import.content(path)
    assert refused.value.code == "figures_file.too_large"
