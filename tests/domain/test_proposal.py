from dataclasses import replace
from decimal import Decimal

from builders import line, plan, problem, project, uid

from ccwc_desktop.domain import proposal
from ccwc_desktop.domain.budget import Ceiling
from ccwc_desktop.domain.child_share import Share


def test_a_balance_adds_up_by_year_and_keeps_apart_what_is_not_placed():
    lines = (
        line(701, quantity=Decimal(1), unit_price=100),
        line(702, quantity=Decimal(1), unit_price=30, year=2029),
    )
    placed = project(1, lines=lines)
    waiting = project(2, year=None, priority="", lines=(line(703, unit_price=10),))
    found = proposal.balance(2027, (placed, waiting), (Ceiling("cs_dev", 2027, 90),))
    assert found.years == (2027, 2028, 2029)
    assert found.by_year == {2027: 100, 2028: 0, 2029: 30}
    assert (found.total, found.not_placed) == (150, 20)
    assert found.share == Share(130, 150)
    assert found.share_by_year == {2027: Share(100, 100), 2028: Share(), 2029: Share(30, 30)}
    assert [(use.year, use.used, use.left) for use in found.uses] == [
        (2027, 100, -10),
        (2029, 30, None),
    ]


def test_the_years_and_the_rest_make_the_whole():
    for places in range(8):
        projects = tuple(
            project(n, year=2027 + n if places >> n & 1 else None, lines=(line(700 + n),))
            for n in range(3)
        )
        found = proposal.balance(2027, projects, ())
        assert sum(found.by_year.values()) + found.not_placed == found.total


def test_a_plan_has_a_balance():
    assert proposal.balance_of(plan()).total == 1_000_000
    assert proposal.balance_of(plan(projects=(), ceilings=())).share.part is None


def test_a_problem_waits_until_all_of_it_is_entered_and_a_referral_never():
    ready = problem(1)
    standing = (
        ready,
        replace(ready, girls=None),
        replace(ready, mandate=""),
        replace(ready, mandate="referral", girls=None),
        replace(ready, merged_into=uid(1), girls=None),
    )
    assert proposal.waiting(standing) == 2


def test_priorities_without_a_project_are_wanted_first():
    found = proposal.wanted(plan(decisions=()))  # the only project answers the first priority
    assert [(each.problem.uid, each.rank, each.projects) for each in found] == [
        (uid(2), 2, 0),
        (uid(1), 1, 1),
    ]
