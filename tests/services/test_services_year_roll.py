from decimal import Decimal

import pytest
from builders import VILLAGES, figure, uid

from ccwc_desktop.domain import situation as rules
from ccwc_desktop.domain.budget import Funding
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import calls, plans, priorities, problems, projects, situation, year_roll


@pytest.fixture
def next_year(filled):
    """The plan for 2028 beside the one for 2027, whose weights were changed."""
    with filled.transaction() as session:
        code = plans.value(session, 1).criteria[0].code
        priorities.weigh(session, 1, code, 77)
        plans.change(session, 1, 4050)
        return filled, plans.open_year(session, 2028).result


def waiting(database, plan):
    with database.reading() as session:
        return year_roll.waiting(session, plan)


def carry(database, plan, problem):
    with database.transaction() as session:
        return problems.carry_on(session, plan, problem)


def test_the_next_plan_starts_with_the_weights_and_the_rate_of_the_last(next_year):
    database, plan = next_year
    with database.reading() as session:
        new, old = plans.value(session, plan), plans.value(session, 1)
    assert (new.criteria, new.rate) == (old.criteria, 4050)
    assert new.criteria[0].weight == 77
    assert (new.problems, new.scores, new.decisions, new.projects) == ((), (), (), ())


def test_what_the_last_plan_did_not_finish_waits_until_it_goes_on(next_year):
    database, plan = next_year
    assert waiting(database, plan).cip_year == 2027
    assert {each.problem.uid for each in waiting(database, plan).problems} == {uid(1), uid(2)}
    done = carry(database, plan, uid(2))
    assert {each.problem.uid for each in waiting(database, plan).problems} == {uid(1)}
    with database.transaction() as session:
        (new,) = problems.listing(session, plan)
        assert (new.uid, new.carried_from, new.number) == (done.result, uid(2), 1)
        calls.run(session, done.undo)
    assert {each.problem.uid for each in waiting(database, plan).problems} == {uid(1), uid(2)}


def test_a_problem_goes_on_only_once(next_year):
    database, plan = next_year
    carry(database, plan, uid(1))
    with pytest.raises(Refused, match="gone"):
        carry(database, plan, uid(1))
    with pytest.raises(Refused, match="gone"):
        carry(database, 1, uid(1))


def test_the_first_plan_has_nothing_before_it(filled):
    assert waiting(filled, 1) == year_roll.Waiting(0, ())


def test_figures_stay_those_of_their_year(next_year):
    database, _plan = next_year
    with database.transaction() as session:
        situation.enter(session, (figure("POP-3", VILLAGES[0], 7, year=2026),))
        last, this = situation.tables(session, (2026, 2027))
    assert rules.value(last, "POP-3", VILLAGES[0], "t") == 7
    assert rules.value(this, "POP-3", VILLAGES[0], "t") is None


def rolling(database):
    """The plan for 2028 after one project of 2027 got lines for later years."""
    with database.transaction() as session:
        for year in (2028, 2029):
            projects.add_line(
                session,
                uid(601),
                description_km=f"ឆ្នាំ {year}",
                quantity=Decimal(1),
                unit_price=3_000_000,
                year=year,
                funding=(Funding("cs_dev", approved=5),),
            )
        return plans.open_year(session, 2028).result


def waiting_projects(database, plan):
    with database.reading() as session:
        return year_roll.projects_waiting(session, plan)


def test_projects_planned_for_later_years_roll_on_with_the_lines_they_still_need(filled):
    plan = rolling(filled)
    with filled.transaction() as session:
        problem = problems.carry_on(session, plan, uid(1)).result
    (waits,) = waiting_projects(filled, plan).projects
    assert (waits.project.uid, waits.amount) == (uid(601), 6_000_000)
    with filled.transaction() as session:
        done = year_roll.carry_projects(session, plan, (uid(601),))
    with filled.reading() as session:
        (new,) = projects.listing(session, plan)
    assert (new.carried_from, new.priority, new.year) == (uid(601), problem, 2028)
    assert [each.year for each in new.lines] == [2028, 2029]
    assert [each.funding for each in new.lines] == [(Funding("cs_dev"),)] * 2
    assert waiting_projects(filled, plan).projects == ()
    with filled.transaction() as session:
        redo = calls.run(session, done.undo).undo
        assert projects.listing(session, plan) == ()
        calls.run(session, redo)
        assert projects.listing(session, plan) == (new,)
        with pytest.raises(Refused, match="gone"):
            year_roll.carry_projects(session, plan, (uid(602),))


def test_the_development_plan_goes_on_but_floors_and_sums_belong_to_their_year(filled):
    plan = rolling(filled)
    with filled.reading() as session:
        old, new = plans.terms(session, 1), plans.terms(session, plan)
    assert (new.objectives, new.cdp_first, new.rate_on) == (old.objectives, 2023, old.rate_on)
    assert (new.floor_percent, new.floor_amount, new.last_total) == (None, None, None)
    assert old.floor_percent == 20
