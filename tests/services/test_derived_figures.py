"""What is worked out equals another calculation, made here from the plain rows of a file."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from ccwc_desktop.domain import situation
from ccwc_desktop.domain.situation import Figure
from ccwc_desktop.store import reference

ROWS = Path(__file__).parent / "files" / "figures_2025_invented.csv"
COMMUNE = "040202"


def rows():
    """Village -> short code -> text, as another program would read the file."""
    with ROWS.open(encoding="utf-8", newline="") as file:
        return {
            row["VillGis"]: {
                head.split("-", 1)[1]: text for head, text in row.items() if "-" in head
            }
            for row in csv.DictReader(file)
        }


VILLAGES = tuple(rows())


@pytest.fixture(scope="module")
def table():
    """The same rows as figures of the catalogue."""
    figures = []
    for village, cells in rows().items():
        for code, indicator in reference.indicators().items():
            for sex, fields in indicator.fields.items():
                texts = [cells.get(field, "") for field in fields]
                if "" not in texts:
                    amount = sum(Decimal(text) for text in texts)
                    figures.append(Figure(code, village, 2025, sex, amount, "cdb"))
    return situation.table(2025, COMMUNE, VILLAGES, reference.indicators(), figures)


def minus(cells, whole, *parts):
    """whole − parts, or None when any cell is empty."""
    texts = [cells[name] for name in (*whole, *parts)]
    if "" in texts:
        return None
    return sum(int(cells[name]) for name in whole) - sum(int(cells[name]) for name in parts)


def out_of_school(cells, sex, age):
    """Children of a sex and an age who are in no school that the file counts."""
    big = {"F": "FEM", "M": "MAL"}[sex]
    told = {
        "3-5": ((f"{big}_3_4", f"{big}_5"), (f"{sex}3_4Pre_S", f"{sex}5_Pre_S")),
        "6": ((f"{big}_6",), (f"{sex}6_go_PreSCH", f"{sex}6_go_prime")),
        "7-11": ((f"{big}_7_11",), (f"{sex}7_11_go_prime",)),
        "12-14": ((f"{big}_12_14",), (f"{sex}12_14_go_prime", f"{sex}12_14_go_second")),
        "15-17": (
            (f"{big}_15_17",),
            (f"{sex}15_17_go_prime", f"{sex}15_17SCH_second", f"{sex}15_17SCH_high"),
        ),
    }
    return minus(cells, *(told[age][0],), *told[age][1])


def added(numbers):
    numbers = list(numbers)
    return None if None in numbers else sum(numbers)


AGES = {
    "EDU-1": ("3-5",),
    "OOS_6": ("6",),
    "OOS_7_11": ("7-11",),
    "OOS_12_14": ("12-14",),
    "OOS_15_17": ("15-17",),
    "EDU-2": ("6", "7-11"),
    "EDU-3": ("12-14", "15-17"),
    "OOS_6_14": ("6", "7-11", "12-14"),
}


@pytest.mark.parametrize("code", AGES)
def test_out_of_school_by_age_and_sex_equals_a_calculation_from_the_file(table, code):
    whole = []
    for village, cells in rows().items():
        girls, boys = (
            added(out_of_school(cells, sex, age) for age in AGES[code]) for sex in ("F", "M")
        )
        told = [situation.value(table, code, village, sex) for sex in "fmt"]
        assert told == [girls, boys, added([girls, boys])], village
        whole.append(told)
    for place, sex in enumerate("fmt"):
        commune = added(line[place] for line in whole)
        assert situation.value(table, code, COMMUNE, sex) == commune


def test_the_file_has_children_out_of_school_and_numbers_that_are_not_known(table):
    told = [situation.value(table, "OOS_6_14", village, "t") for village in VILLAGES]
    assert None in told
    assert any(each for each in told)
    assert situation.value(table, "OOS_6_14", COMMUNE, "f") > 0
    assert situation.value(table, "OOS_6_14", COMMUNE, "m") is None


DIFFERENCES = {
    "BIRTHS_UNREGISTERED": (("Sur_baby_TBA", "Sur_baby_Midw"), ("Baby_reg",)),
    "HLT-1": (("TOT_UD1_baby",), ("TOT_Immunize",)),
    "WSH-1": (("FAMILY",), ("TOILET",)),
    "DELIVERIES": (("TBA_USE", "MWIFE_USE"), ()),
}


@pytest.mark.parametrize("code", DIFFERENCES)
def test_births_vaccines_and_latrines_equal_a_calculation_from_the_file(table, code):
    whole, parts = DIFFERENCES[code]
    told = [minus(cells, whole, *parts) for cells in rows().values()]
    assert [situation.value(table, code, village, "t") for village in VILLAGES] == told
    assert situation.value(table, code, COMMUNE, "t") == added(told)


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("KM_PRIMARY", "KM_P_SCH"),
        ("KM_LOWER_SEC", "KM_JuHSCH"),
        ("KM_UPPER_SEC", "KM_SeHSCH"),
        ("KM_HEALTH", "KM_Heal_cent"),
    ],
)
def test_distances_are_the_villages_own_and_the_commune_has_none(table, code, field):
    for village, cells in rows().items():
        assert situation.value(table, code, village, "t") == Decimal(cells[field])
    assert situation.value(table, code, COMMUNE, "t") is None


RATES = {
    "OOS_6_14": ("FEM_6", "FEM_7_11", "FEM_12_14"),
    "OOS_15_17": ("FEM_15_17",),
    "EDU-1": ("FEM_3_4", "FEM_5"),
}


@pytest.mark.parametrize("code", RATES)
def test_the_rate_of_girls_is_the_number_out_of_the_girls_of_that_age(table, code):
    known = reference.indicators()[code]
    for village, cells in rows().items():
        number = added(out_of_school(cells, "F", age) for age in AGES[code])
        girls = sum(int(cells[name]) for name in RATES[code])
        told = situation.rate(
            situation.value(table, code, village, "f"),
            situation.value(table, known.of, village, "f"),
        )
        assert told == (None if number is None else Decimal(number) / girls)
