from dataclasses import replace

from builders import criterion, plan, problem, scores, uid

from ccwc_desktop.domain.priorities import Decision
from ccwc_desktop.domain.ranking_ways import Ways
from ccwc_desktop.domain.sure_order import drawn_from, sure, table_of

CRITERIA = (criterion("SEV", 2), criterion("NUM", 1))
PLAN = plan(
    problems=tuple(problem(number) for number in (1, 2, 3)),
    criteria=CRITERIA,
    scores=(*scores(1, SEV=5, NUM=1), *scores(2, SEV=1, NUM=5), *scores(3, SEV=5)),
    decisions=(Decision(uid(2), 1, "ហេតុផល"),),
)


def test_every_problem_has_its_finding_as_the_scores_alone_rank_it():
    found = sure(PLAN)
    assert [row.problem for row in found.order.rows] == [uid(1), uid(2), uid(3)]
    assert [each.code for each in found.findings] == ["holds_widely", "holds_widely", "not_ranked"]
    assert found.findings[0].other == uid(2)


def test_weights_and_order_leave_the_shares_as_they_are():
    other = replace(PLAN, criteria=(criterion("SEV", 1), criterion("NUM", 9)))
    assert table_of(other).problems != table_of(PLAN).problems
    assert drawn_from(table_of(other)) == drawn_from(table_of(PLAN))
    shared = {each.problem: each.share for each in sure(PLAN).findings}
    assert {each.problem: each.share for each in sure(other).findings} == shared


def test_scores_that_change_are_drawn_again():
    other = replace(PLAN, scores=(*scores(1, SEV=5, NUM=2), *scores(2, SEV=1, NUM=5)))
    assert drawn_from(table_of(other)) != drawn_from(table_of(PLAN))


def test_another_way_has_no_findings():
    found = sure(replace(PLAN, ways=Ways("pairs")))
    assert (found.findings, found.whole.code) == ((), "nothing")


def test_nothing_and_one_problem_are_no_fault():
    assert sure(replace(PLAN, problems=(), scores=())).findings == ()
    assert [each.code for each in sure(replace(PLAN, problems=PLAN.problems[:1])).findings] == [
        "only_one"
    ]
