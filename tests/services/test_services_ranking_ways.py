import pytest
from builders import problem, uid

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.ranking_ways import Ballot, Dots
from ccwc_desktop.services import calls, plans, priorities, ranking_ways
from ccwc_desktop.services.done import Call
from ccwc_desktop.store.schema import ProblemRow

ONE, OTHER = uid(1), uid(2)


def do(database, service, **arguments):
    with database.transaction() as session:
        return calls.run(session, Call(f"ranking_ways.{service}", {"plan": 1, **arguments}))


def ways(database):
    with database.reading() as session:
        return plans.ways(session, 1)


def test_every_way_keeps_its_records_while_another_is_tried(filled):
    do(filled, "put_level", problem=ONE, level="high")
    do(filled, "count_dots", group="girls", problem=OTHER, dots=4)
    do(filled, "answer", one=ONE, other=OTHER, winner=OTHER)
    for way in ("dots", "pairs", "levels", "weighted"):
        do(filled, "choose", way=way)
    kept = ways(filled)
    assert (kept.way, len(kept.levels), len(kept.ballots), len(kept.contests)) == (
        "weighted",
        1,
        1,
        1,
    )


def test_dots_of_a_group_lie_on_one_sheet(filled):
    do(filled, "count_dots", group="boys", problem=ONE, dots=4)
    do(filled, "count_heads", group="boys", heads=5)
    do(filled, "count_dots", group="boys", problem=OTHER, dots=7)
    do(filled, "count_dots", group="boys", problem=ONE, dots=0)
    assert ways(filled).ballots == (Ballot("boys", 5, (Dots(OTHER, 7),)),)


def test_a_second_answer_takes_the_place_of_the_first(filled):
    do(filled, "answer", one=ONE, other=OTHER, winner=ONE)
    do(filled, "answer", one=OTHER, other=ONE, winner=OTHER)
    assert [each.winner for each in ways(filled).contests] == [OTHER]


def test_questions_are_asked_again_and_their_answers_come_back(filled):
    do(filled, "answer", one=ONE, other=OTHER, winner=ONE)
    before = ways(filled)
    undo = do(filled, "ask_again", pairs=((OTHER, ONE),)).undo
    assert ways(filled).contests == ()
    with filled.transaction() as session:
        calls.run(session, undo)
    assert ways(filled) == before


def test_an_eleventh_problem_is_not_compared(filled):
    with filled.transaction() as session:
        for number in range(10, 20):
            each = problem(number)
            session.add(ProblemRow(uid=each.uid, plan_id=1, number=number, position=number))
    for number in range(11, 20):
        do(filled, "answer", one=uid(10), other=uid(number), winner=uid(10))
    with pytest.raises(Refused) as refused:
        do(filled, "answer", one=uid(10), other=ONE, winner=ONE)
    assert refused.value.code == "ranking.too_many_pairs"


def test_members_and_the_committee_score_beside_each_other(filled):
    with filled.transaction() as session:
        agreed = plans.scores(session, 1)
        for member, value in ((uid(100), 1), (uid(101), 4)):
            priorities.score(session, 1, ONE, "SEV", value, member)
        given = [each for each in plans.scores(session, 1) if each.member]
    assert [each.value for each in given] == [1, 4]
    with filled.reading() as session:
        assert [each for each in plans.scores(session, 1) if not each.member] == list(agreed)


def test_scores_of_people_who_left_are_counted_and_do_not_rank(filled):
    with filled.transaction() as session:
        ranking_ways.score_by(session, 1, "members")
        priorities.score(session, 1, ONE, "SEV", 1, uid(100))
        calls.run(session, Call("committee.remove", {"uid": uid(100)}))
    with filled.reading() as session:
        assert priorities.left_behind(session, 1) == 1
        row = next(each for each in priorities.order(session, 1).rows if each.problem == ONE)
    assert "SEV" in row.missing
