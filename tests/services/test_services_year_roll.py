import pytest
from builders import VILLAGES, figure, uid

from ccwc_desktop.domain import situation as rules
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import calls, plans, priorities, problems, situation, year_roll


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
