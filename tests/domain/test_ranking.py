from dataclasses import replace
from decimal import Decimal

from builders import (
    consultation,
    criterion,
    group,
    line,
    member,
    option,
    plan,
    problem,
    project,
    scores,
    uid,
)

from ccwc_desktop.domain import ranking
from ccwc_desktop.domain.priorities import Decision, Score
from ccwc_desktop.domain.ranking_ways import Ballot, Contest, Dots, Level, Ways


def test_the_order_of_a_plan_holds_its_problems_scores_and_the_childrens_rank():
    order = ranking.order_of(plan(decisions=()))
    # problem 1: (60 x 5 + 40 x 3) / 500 = 84; problem 2: (60 x 2 + 40 x 4) / 500 = 56
    assert [(row.problem, row.total, row.rank) for row in order.rows] == [
        (uid(1), 84, 1),
        (uid(2), 56, 2),
    ]
    assert [row.children_rank for row in order.rows] == [1, 2]
    assert order.agreement == 1
    assert order.scores[uid(2), "NUM"] == 4
    assert order.problems[uid(1)].code == "P1"


def test_only_problems_that_passed_the_gate_are_ranked():
    case = problem(3, mandate="referral")
    unclear = problem(4, mandate="")
    order = ranking.order_of(plan(problems=(problem(1), case, unclear)))
    assert [row.problem for row in order.rows] == [uid(1)]


def test_agreement_compares_children_with_the_decided_order():
    order = ranking.order_of(plan(decisions=(Decision(uid(2), 1, "a"),)))
    assert order.agreement == -1


def test_problems_of_one_total_stand_by_number_whatever_their_order_in_the_plan():
    marks = (*scores(1, SEV=3), *scores(2, SEV=3))
    base = plan(
        criteria=(criterion("SEV", 1),),
        scores=marks,
        problems=(problem(2), problem(1)),
        decisions=(),
        projects=(),
    )
    assert [row.problem for row in ranking.order_of(base).rows] == [uid(1), uid(2)]


def test_a_cheaper_answer_comes_first_inside_a_shared_rank():
    marks = (*scores(1, SEV=3), *scores(2, SEV=3))
    dear, cheap = project(1, priority=uid(1)), project(2, priority=uid(2))
    cheap = replace(cheap, lines=(replace(cheap.lines[0], unit_price=1000),))
    base = plan(criteria=(criterion("SEV", 1),), scores=marks, decisions=(), projects=(dear, cheap))
    assert [row.problem for row in ranking.order_of(base).rows] == [uid(2), uid(1)]


def priced(number, priority, *prices):
    """A project of one line a price (riel)."""
    lines = tuple(
        line(number * 10 + at, quantity=Decimal(1), unit_price=price)
        for at, price in enumerate(prices)
    )
    return project(number, priority=uid(priority), lines=lines)


def test_what_a_problem_costs_is_the_sum_of_its_projects():
    marks = (*scores(1, SEV=3), *scores(2, SEV=3))
    projects = (priced(1, 1, 500), priced(2, 1, 501), priced(3, 2, 1000))
    base = plan(criteria=(criterion("SEV", 1),), scores=marks, decisions=(), projects=projects)
    assert [row.problem for row in ranking.order_of(base).rows] == [uid(2), uid(1)]


def test_a_project_without_money_says_nothing_of_the_cost():
    marks = (*scores(1, SEV=3), *scores(2, SEV=3))
    projects = (priced(1, 1, 500), priced(2, 2, 0))
    base = plan(criteria=(criterion("SEV", 1),), scores=marks, decisions=(), projects=projects)
    assert [row.problem for row in ranking.order_of(base).rows] == [uid(1), uid(2)]


def test_votes_of_a_meeting_without_all_safeguards_are_not_in_the_order():
    open_one = consultation(
        groups=(group(300, o1=1),), options=(option(1, uid(1)),), safeguards=("purpose",)
    )
    order = ranking.order_of(plan(consultations=(open_one,)))
    assert all(row.children_rank is None for row in order.rows)
    assert order.agreement is None


def test_agreement_is_told_in_four_words():
    told = {1.0: "alike", 0.7: "alike", 0.5: "partly", 0.3: "partly", 0.0: "little"}
    told |= {-0.29: "little", -0.3: "opposite", -1.0: "opposite"}
    assert {tau: ranking.likeness(tau) for tau in told} == told


def order_by(way, **recorded):
    """(number, rank) of the rows of the plan, ranked by this way."""
    order = ranking.order_of(plan(decisions=(), ways=Ways(way=way, **recorded)))
    return [(int(row.problem[-3:]), row.rank) for row in order.rows]


def test_the_way_in_use_ranks():
    ballot = Ballot("women", 2, (Dots(uid(1), 1), Dots(uid(2), 5)))
    assert order_by("weighted", ballots=(ballot,)) == [(1, 1), (2, 2)]
    assert order_by("dots", ballots=(ballot,)) == [(2, 1), (1, 2)]
    assert order_by("pairs", contests=(Contest(uid(1), uid(2), uid(2)),)) == [(2, 1), (1, 2)]
    assert order_by("levels", levels=(Level(uid(2), "low"),)) == [(2, 1), (1, None)]


def test_nothing_is_ranked_by_a_way_that_has_not_begun():
    for way in ("dots", "pairs", "levels"):
        assert order_by(way) == [(1, None), (2, None)]


def test_by_levels_problems_that_share_a_rank_stand_by_their_scores():
    levels = (Level(uid(1), "high"), Level(uid(2), "high"))
    worse = (*scores(1, SEV=2), *scores(2, SEV=4))
    base = plan(ways=Ways(way="levels", levels=levels), scores=worse, decisions=())
    rows = ranking.order_of(base).rows
    assert [(row.problem, row.rank) for row in rows] == [(uid(2), 1), (uid(1), 1)]
    assert [(row.total, row.missing, row.tied) for row in rows] == [(None, (), True)] * 2


def test_a_decision_moves_problems_whatever_the_way():
    levels = (Level(uid(1), "high"), Level(uid(2), "low"))
    order = ranking.order_of(plan(ways=Ways(way="levels", levels=levels)))
    assert [(row.problem, row.decided_rank) for row in order.rows] == [(uid(2), 1), (uid(1), 2)]


def test_members_rank_by_their_means_and_leave_the_agreed_scores_as_they_are():
    members = (member(101), member(102))
    own = tuple(
        Score(uid(number), code, value, each.uid)
        for each, values in zip(members, ((1, 1, 5, 5), (2, 2, 4, 4)), strict=True)
        for (number, code), value in zip(
            ((1, "SEV"), (1, "NUM"), (2, "SEV"), (2, "NUM")), values, strict=True
        )
    )
    base = plan(decisions=(), committee=members)
    both = replace(base, scores=(*base.scores, *own))
    assert [row.total for row in ranking.order_of(both).rows][:1] == [84]
    order = ranking.order_of(replace(both, ways=Ways(scored_by="members")))
    assert [(row.problem, row.total) for row in order.rows] == [(uid(2), 90), (uid(1), 30)]
    assert order.scores[uid(1), "SEV"] == 5
