from fractions import Fraction

import pytest
from builders import VILLAGES, consultation, criterion, group, option, plan, problem, project, uid

from ccwc_desktop.domain import consultations, merging, ranking
from ccwc_desktop.domain.consultations import Remark
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.problems import Evidence

ONE, TWO, THREE = VILLAGES


def part(number, into=1, **more):
    return problem(number, merged_into=uid(into), **more)


def whole(*problems):
    return {each.number: each for each in merging.whole(problems)}


def test_a_part_of_a_part_counts_for_the_last():
    found = merging.targets([problem(1), part(2), part(3, into=2)])
    assert found == {uid(2): uid(1), uid(3): uid(1)}


@pytest.mark.parametrize(
    "problems",
    [[part(1, into=2), part(2, into=1)], [part(1, into=1)], [part(1, into=9)]],
    ids=["circle", "itself", "gone"],
)
def test_a_dead_link_leaves_a_problem_standing_for_itself(problems):
    assert merging.targets(problems) == {}
    assert [each.merged_into for each in merging.whole(problems)] == [""] * len(problems)


def test_what_leads_into_a_circle_stands_for_itself():
    assert uid(3) not in merging.targets([part(1, into=2), part(2, into=1), part(3, into=1)])


def test_villages_and_evidence_come_together_and_nothing_stands_twice():
    figure = Evidence(uid(50), "figure", "EDU-2")
    same = Evidence(uid(51), "figure", "EDU-2", "ដដែល")
    talk = Evidence(uid(52), "village_meeting")
    found = whole(
        problem(1, villages=(ONE, TWO), evidence=(figure,)),
        part(2, villages=(TWO, THREE), evidence=(same, talk)),
    )
    assert list(found) == [1]
    assert found[1].villages == (ONE, TWO, THREE)
    assert found[1].evidence == (figure, talk)


@pytest.mark.parametrize(
    ("own", "parts", "said"),
    [(4, (9, 2), 4), (None, (9, 12), 12), (None, (None,), None), (0, (3,), 0)],
)
def test_children_are_never_added_up(own, parts, said):
    others = [part(number, girls=count) for number, count in enumerate(parts, start=2)]
    assert whole(problem(1, girls=own), *others)[1].girls == said


def test_a_sensitive_part_makes_the_whole_sensitive():
    assert whole(problem(1), part(2, sensitive=True))[1].sensitive


def test_voices_and_costs_of_a_part_count_for_the_whole_and_it_is_not_ranked():
    heard = consultation(
        groups=(group(300, o1=3, o2=1),), options=(option(1, uid(1)), option(2, uid(2)))
    )
    order = ranking.order_of(
        plan(
            problems=(problem(1), part(2), problem(3)),
            consultations=(heard,),
            criteria=(criterion("SEV", 100),),
            decisions=(),
            projects=(project(1, priority=uid(2)),),
        )
    )
    assert {row.problem for row in order.rows} == {uid(1), uid(3)}
    assert {row.problem: row.children_score for row in order.rows}[uid(1)] == Fraction(1)


def test_what_was_said_of_a_part_is_said_of_the_whole():
    meeting = consultation(
        options=(option(1, uid(2)), option(2)),
        remarks=(Remark(uid(5), "said", "ឆ្ងាយ", problem=uid(2)),),
    )
    (found,) = merging.heard_through([meeting], [problem(1), part(2)])
    assert [each.problem for each in found.options] == [uid(1), ""]
    assert found.remarks[0].problem == uid(1)
    assert merging.heard_through([meeting], [problem(1), problem(2)]) == (meeting,)


@pytest.mark.parametrize(
    ("code", "into"),
    [
        ("problem.merge_with_itself", 1),
        ("problem.merge_with_itself", 2),
        ("problem.merge_referral", 4),
        ("gone", 9),
    ],
)
def test_what_cannot_be_put_together(code, into):
    listed = [problem(1), part(2), problem(3), problem(4, mandate="referral")]
    with pytest.raises(Refused) as refused:
        merging.check(listed, uid(1), uid(into))
    assert refused.value.code == code
    merging.check(listed, uid(1), uid(3))


def test_taking_apart_gives_back_what_was():
    listed = (problem(1, girls=None), part(2, girls=7))
    apart = (listed[0], problem(2, girls=7))
    assert merging.whole(listed)[0].girls == 7
    assert merging.whole(apart) == apart


def test_an_option_of_the_part_and_one_of_the_whole_share_what_the_group_gave():
    heard = [
        consultation(
            groups=(group(300, o1=3, o2=1),), options=(option(1, uid(1)), option(2, uid(2)))
        )
    ]
    found = consultations.children_scores(merging.heard_through(heard, [problem(1), part(2)]))
    assert found == {uid(1): Fraction(1)}
