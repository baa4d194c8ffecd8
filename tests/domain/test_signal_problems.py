"""What a problem begins with when a signal became one."""

from dataclasses import replace

import pytest
from builders import (
    COMMUNE,
    VILLAGES,
    figure,
    figures_of,
    figures_table,
    indicator,
    indicators,
    problem,
    uid,
)

from ccwc_desktop.domain import signal_problems
from ccwc_desktop.domain.problems import Evidence
from ccwc_desktop.domain.signals import Signal

ONE, TWO, _THREE = VILLAGES
CATALOGUE = indicators(
    indicator("AGE"),
    indicator("OUT", of="AGE", worse="up", sector="social"),
    indicator("IN", of="AGE", worse="down", sector="social"),
    indicator("HURT", of="AGE", worse="up", sensitivity="sensitive", sector="gender"),
    indicator("NONE", split="t", unit="families", worse="up", sector="environment"),
)
TABLE = figures_table(
    CATALOGUE,
    [
        *(f for v in VILLAGES for f in figures_of(v, AGE=(61, 60), OUT=(14, 6), IN=(40, 50))),
        *(f for v in VILLAGES for f in figures_of(v, HURT=(9, 8))),
        figure("NONE", ONE, 20),
    ],
)


def draft(code, place=ONE):
    return signal_problems.draft(TABLE, Signal("above", "signal.above", code, place, "f", 2025))


def test_a_village_brings_its_girls_and_boys():
    assert draft("OUT") == {
        "villages": (ONE,),
        "girls": 14,
        "boys": 6,
        "affected_by": "OUT",
        "sector": "social",
        "cluster": "",
        "sensitive": False,
    }


def test_a_right_is_brought_but_no_cluster_of_how_states_report():
    known = {**CATALOGUE, "OUT": replace(CATALOGUE["OUT"], crc="education")}
    signal = Signal("above", "signal.above", "OUT", ONE, "f", 2025)
    assert signal_problems.draft(replace(TABLE, catalogue=known), signal)["cluster"] == "education"
    known["OUT"] = replace(CATALOGUE["OUT"], crc="definition")
    assert signal_problems.draft(replace(TABLE, catalogue=known), signal)["cluster"] == ""


def test_the_commune_brings_all_its_villages():
    found = draft("OUT", COMMUNE)
    assert (found["villages"], found["girls"], found["boys"]) == (VILLAGES, 42, 18)


def test_where_few_are_in_it_the_others_are_affected():
    assert (draft("IN")["girls"], draft("IN")["boys"]) == (21, 10)


def test_families_are_no_children():
    found = draft("NONE")
    assert (found["girls"], found["boys"], found["sector"]) == (None, None, "environment")


def test_what_is_sensitive_stays_so_and_brings_no_counts():
    found = draft("HURT", COMMUNE)
    assert (found["sensitive"], found["girls"], found["boys"]) == (True, None, None)


@pytest.mark.parametrize("code", ["", "AGE", "GONE"])
def test_what_is_missing_brings_no_counts(code):
    found = draft(code)
    assert (found["girls"], found["boys"], found["sector"]) == (None, None, "social")


def test_a_problem_is_found_by_the_signal_it_was_made_of():
    key = f"above:OUT:{ONE}:f:2025"
    ours = replace(problem(1), evidence=(Evidence(uid(7), "signal", key),))
    other = replace(problem(2), evidence=(Evidence(uid(8), "figure", "OUT"),))
    assert signal_problems.made([ours, other]) == {key: uid(1)}
