from dataclasses import replace
from decimal import Decimal

import builders
import pytest
from builders import VILLAGES, criterion, figure, line, plan, problem, project, uid

from ccwc_desktop.domain import ranking, situation, suggesting
from ccwc_desktop.domain.budget import Ceiling
from ccwc_desktop.store import reference


def table(**children):
    """The newest figures: children under 18 of each village by code and sex."""
    figures = [
        figure(code, village, number, sex=sex)
        for code, by_sex in children.items()
        for sex, number in by_sex.items()
        for village in VILLAGES
    ]
    return situation.table(
        figures[0].year, builders.COMMUNE, VILLAGES, reference.indicators(), figures
    )


def suggested(figures, **more):
    value = plan(**{"criteria": CRITERIA, **more})
    return suggesting.suggestions(value, ranking.order_of(value), figures)


CRITERIA = (criterion("NUM", 1), criterion("CST", 1))
AGES = ("AGE_0_2", "AGE_3_4", "AGE_5", "AGE_6", "AGE_7_11", "AGE_12_14", "AGE_15_17")
CHILDREN = {code: {"f": 10, "m": 10} for code in AGES}  # 140 in a village, 40 aged 6-11


@pytest.fixture
def one():
    return problem(1, villages=VILLAGES[:1], girls=40, boys=40)


def test_the_share_is_out_of_the_children_of_the_same_villages(one):
    found = suggested(table(**CHILDREN), problems=(one,))[uid(1), "NUM"]
    assert (found.value, found.part, found.whole) == (5, 80, 140)


def test_a_problem_counted_by_a_figure_is_compared_with_its_age(one):
    counted = replace(one, affected_by="EDU-2", girls=4, boys=4)
    found = suggested(table(**CHILDREN), problems=(counted,))[uid(1), "NUM"]
    assert (found.part, found.whole) == (8, 40)


def test_unknown_figures_suggest_nothing(one):
    found = suggested(table(AGE_6={"f": 100}), problems=(one,))
    assert (uid(1), "NUM") not in found


def test_the_cost_is_compared_with_the_ceilings_of_its_years(one):
    spent = project(
        1, priority=uid(1), year=2027, lines=(line(quantity=Decimal(1), unit_price=10, year=2027),)
    )
    room = (Ceiling("own", 2027, 200), Ceiling("own", 2028, 10**9))
    found = suggested(table(**CHILDREN), problems=(one,), projects=(spent,), ceilings=room)
    assert (found[uid(1), "CST"].part, found[uid(1), "CST"].whole) == (10, 200)


def test_only_criteria_of_the_plan_are_suggested(one):
    found = suggested(table(**CHILDREN), problems=(one,), criteria=CRITERIA[1:])
    assert (uid(1), "NUM") not in found
