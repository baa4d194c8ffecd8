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
)

from ccwc_desktop.domain import affected

ONE, TWO, THREE = VILLAGES
CATALOGUE = indicators(
    indicator("AGE"),
    indicator("OUT", of="AGE", worse="up"),
    indicator("IN", of="AGE", worse="down"),
    indicator("HURT", sensitivity="sensitive"),
    indicator("POOR", split="t", unit="families"),
    indicator("CLUB", level="commune"),
)


def counted(code, villages, *figures):
    found = affected.counted(figures_table(CATALOGUE, figures), code, villages)
    return found.girls, found.boys


OUT = (*figures_of(ONE, OUT=(14, 6)), *figures_of(TWO, OUT=(3, 0)))


def test_the_villages_of_the_problem_are_added_up():
    assert counted("OUT", (ONE, TWO), *OUT) == (17, 6)
    assert counted("OUT", (TWO,), *OUT) == (3, 0)


def test_an_unknown_village_leaves_the_sum_unknown():
    assert counted("OUT", (ONE, THREE), *OUT) == (None, None)
    assert counted("OUT", (), *OUT) == (None, None)


def test_the_number_of_the_commune_counts_for_all_its_villages():
    whole = figures_of(COMMUNE, OUT=(40, 30))
    assert counted("OUT", VILLAGES, *whole) == (40, 30)
    assert counted("OUT", VILLAGES[:2], *whole) == (None, None)


def test_of_those_who_are_in_it_the_others_are_affected():
    figures = figures_of(ONE, IN=(40, 50), AGE=(61, 60))
    assert counted("IN", (ONE,), *figures) == (21, 10)
    assert counted("IN", (ONE,), *figures_of(ONE, IN=(40, 50))) == (None, None)


@pytest.mark.parametrize("code", ["HURT", "POOR", "CLUB", "GONE"])
def test_some_figures_cannot_tell(code):
    told = [figure("POOR", ONE, 4), *figures_of(ONE, HURT=(2, 2), CLUB=(9, 9))]
    assert counted(code, (ONE,), *told) == (None, None)


def test_only_what_is_known_is_offered():
    found = affected.choices(figures_table(CATALOGUE, OUT), (ONE, TWO))
    assert [(each.indicator, each.year, each.girls, each.boys) for each in found] == [
        ("OUT", 2025, 17, 6)
    ]


def test_what_the_problem_speaks_of_is_offered_first_and_then_what_is_bad():
    told = figures_of(ONE, AGE=(60, 60), OUT=(14, 6), IN=(40, 50))
    found = affected.choices(figures_table(CATALOGUE, told), (ONE,), {"IN"})
    assert [each.indicator for each in found] == ["IN", "OUT", "AGE"]


def test_another_number_than_the_figure_wants_a_reason():
    told = affected.Counted("OUT", 2025, 17, 6)
    same = problem(girls=17, boys=6, affected_by="OUT")
    other = problem(girls=20, boys=6, affected_by="OUT")
    reasoned = problem(girls=20, boys=6, affected_by="OUT", affected_reason="រាប់ឡើងវិញ")
    assert not affected.wants_reason(same, told)
    assert affected.wants_reason(other, told)
    assert affected.differs(reasoned, told)
    assert not affected.wants_reason(reasoned, told)
    assert not affected.wants_reason(other, affected.Counted("OUT", 2025, None, 6))
