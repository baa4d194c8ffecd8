"""Figures written to a file and read back are the same figures, whatever stands in them."""

import random
import shutil
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from builders import COMMUNE, VILLAGES, figure
from openpyxl import load_workbook

from ccwc_desktop.domain.situation import Figure
from ccwc_desktop.services import calls, figures_export, figures_import, plans, situation
from ccwc_desktop.store.database import open_file

YEARS = (2024, 2025)
SOURCES = ("", "cdb", "school", "village", "health")
TEXTS = (
    "",
    "",
    "រាប់ដោយមេភូមិ",
    "=1+1",
    "+855",
    "-",
    "@x",
    "'quoted",
    "''",
    'a "b", c;\td',
    "two\nlines",
    "two\r\nlines",
    " spaces ",
    "_x0041_ _x000D_",
    "no",
    "?",
    "<b>&amp;</b>",
    "😀 ្",
)
TRIALS = range(8)
FORM_TRIALS = range(3)  # a form has a thousand lines


def numbers(choose: random.Random, unit: str) -> Decimal | None:
    if choose.random() < 0.15:
        return None
    if unit == "km":
        return Decimal(choose.choice(("0", "0.5", "2.50", "12.125", "3")))
    return Decimal(choose.choice((0, 1, 7, 133, 99_999)))


def told(choose: random.Random) -> tuple[Figure, ...]:
    """Anything a workbook can hold: several sources of a number, notes without one, reasons."""
    made: list[Figure] = []
    known = [each for each in situation.catalogue().values() if not each.derived]
    for _number in range(80):
        indicator = choose.choice(known)
        place = COMMUNE if indicator.counted_once else choose.choice((*VILLAGES, COMMUNE))
        sex, year = choose.choice(indicator.sexes), choose.choice(YEARS)
        if any(each.key == (indicator.code, place, sex) and each.year == year for each in made):
            continue
        sources = choose.sample(SOURCES, choose.choice((1, 1, 1, 2, 3)))
        chosen = choose.choice(sources)
        for source in sources:
            each = Figure(
                indicator.code,
                place,
                year,
                sex,
                numbers(choose, indicator.unit),
                source,
                note=choose.choice(TEXTS),
                checked_by=choose.choice(TEXTS),
                accepted=choose.choice(TEXTS),
                chosen=source == chosen,
                reason=choose.choice(TEXTS) if source == chosen else "",
            )
            if not each.says_nothing:
                made.append(each)
    counted = {(each.key, each.year) for each in made if each.chosen}
    firsts: set[tuple[object, int]] = set()
    for at, each in enumerate(made):
        key = (each.key, each.year)
        if key not in counted and key not in firsts:
            firsts.add(key)
            made[at] = replace(each, chosen=True)
    return tuple(made)


@pytest.fixture
def two(commune_file, tmp_path):
    """Two workbooks of the same commune."""
    paths = [Path(shutil.copy(commune_file, tmp_path / f"{name}.ccwcdb")) for name in "ab"]
    with open_file(paths[0]) as first, open_file(paths[1]) as second:
        yield first, second


def put(database, figures):
    with database.transaction() as session:
        situation.put_back(session, figures)


def stored(database, years=YEARS):
    with database.reading() as session:
        return {each for each in plans.figures(session) if each.year in years}


def exported(database, kind, year=None, blank=False):
    with database.reading() as session:
        wanted = figures_export.wanted(session, year, blank, "km")
    return figures_export.written(wanted, kind)


def look(database, data):
    with database.reading() as session:
        ours = figures_import.ours(session)
    return figures_import.preview(data, ours)


def taken_in(database, data):
    found = look(database, data)
    assert found.refused == ()
    with database.transaction() as session:
        return situation.enter(session, figures_import.checked(found, good_rows=False)).undo


@pytest.mark.parametrize("seed", TRIALS)
def test_a_table_that_is_read_back_and_written_again_is_the_same_file(two, seed):
    first, second = two
    figures = told(random.Random(seed))
    put(first, figures)
    data = exported(first, "csv")
    undo = taken_in(second, data)
    assert stored(second) == set(figures)
    assert exported(second, "csv") == data
    again = look(first, data)
    assert (again.figures, len(again.same)) == ((), len(figures))
    with second.transaction() as session:
        calls.run(session, undo)
    assert stored(second) == set()


@pytest.mark.parametrize("seed", FORM_TRIALS)
def test_a_form_that_is_read_back_and_written_again_is_the_same_form(two, seed):
    first, second = two
    figures = told(random.Random(seed))
    put(first, figures)
    forms = {year: exported(first, "xlsx", year) for year in YEARS}
    for data in forms.values():
        taken_in(second, data)
    assert stored(second) == set(figures)
    assert {year: exported(second, "xlsx", year) for year in YEARS} == forms
    for data in forms.values():
        assert look(first, data).figures == ()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_blank_file_asks_for_everything_and_says_nothing(two, kind):
    first, second = two
    put(first, (figure("FAMILIES", VILLAGES[0], 40, source="cdb"),))
    data = exported(first, kind, 2025, blank=True)
    found = look(second, data)
    assert (found.figures, found.refused, found.ignored_sheets) == ((), (), ())
    assert look(first, data).figures == ()
    with first.reading() as session:
        wanted = figures_export.wanted(session, None, True, "km")
    assert wanted.years == (2026,)  # the year in which the plan of 2027 is prepared


def test_a_form_that_is_handed_out_has_no_sensitive_number_of_a_village(two):
    first, second = two
    figures = (
        figure("PRO-2", VILLAGES[0], 3, "t", source="police"),
        figure("PRO-2", COMMUNE, 5, "t", source="police"),
        figure("PRO-2", VILLAGES[0], 77, "t", year=2024, source="police"),
        figure("FAMILIES", VILLAGES[0], 133, source="cdb"),
    )
    put(first, figures)
    with first.reading() as session:
        wanted = figures_export.wanted(session, 2025, False, "km", handed_out=True)
    data = figures_export.written(wanted, "xlsx")
    assert set(look(second, data).figures) == {figures[1], figures[3]}
    texts = {
        cell
        for sheet in load_workbook(BytesIO(data))
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    }
    assert 77 not in texts
    assert look(first, data).figures == ()  # an empty cell takes nothing away


def test_the_numbers_of_last_year_stand_beside_and_are_not_read_as_this_years(two):
    first, second = two
    put(first, (figure("FAMILIES", VILLAGES[0], 40, year=2024, source="cdb"),))
    data = exported(first, "xlsx", 2025, blank=True)
    assert look(second, data).figures == ()
    sheet = load_workbook(BytesIO(data)).worksheets[1]
    assert 40 in [cell for row in sheet.iter_rows(values_only=True) for cell in row]
