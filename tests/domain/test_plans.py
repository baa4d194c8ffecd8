from builders import consultation, group, option, plan, problem, project, uid

from ccwc_desktop.domain.consultations import Vote
from ccwc_desktop.domain.plans import linked
from ccwc_desktop.domain.problems import Evidence


def test_a_plan_that_holds_together_stays_as_it_is():
    assert linked(plan()) == plan()


def test_what_points_to_a_removed_problem_is_left_open():
    told = linked(plan(problems=(problem(2),), projects=(project(1), project(2, priority=uid(2)))))
    assert [each.priority for each in told.projects] == ["", uid(2)]
    assert [each.problem for each in told.consultations[0].options] == ["", uid(2)]
    assert {score.problem for score in told.scores} == {uid(2)}
    assert [decision.problem for decision in told.decisions] == [uid(2)]


def test_votes_stay_with_an_option_whose_problem_was_removed():
    told = linked(plan(problems=()))
    assert told.consultations[0].groups == plan().consultations[0].groups


def test_evidence_of_a_removed_meeting_keeps_its_note():
    proof = Evidence(uid(501), "consultation", uid(200), "១២នាក់")
    paper = Evidence(uid(502), "figure", "EDU-2")
    told = linked(plan(consultations=(), problems=(problem(1, evidence=(proof, paper)),)))
    assert told.problems[0].evidence == (Evidence(uid(501), "consultation", "", "១២នាក់"), paper)


def test_scores_of_a_criterion_that_is_gone_are_left_out():
    told = linked(plan(criteria=plan().criteria[:1]))
    assert {score.criterion for score in told.scores} == {"SEV"}


def test_votes_for_an_option_that_is_gone_are_left_out():
    meeting = consultation(groups=(group(300, o1=3, o2=4),), options=(option(2),))
    told = linked(plan(consultations=(meeting,)))
    assert told.consultations[0].groups[0].votes == (Vote(uid(402), 4),)
