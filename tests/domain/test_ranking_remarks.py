from dataclasses import replace

import pytest
from builders import criterion, plan, problem, scores, uid

from ccwc_desktop.domain import ranking
from ccwc_desktop.domain.priorities import Decision
from ccwc_desktop.domain.ranking_remarks import remarks, to_compare
from ccwc_desktop.domain.ranking_ways import Ballot, Contest, Dots, Level, Ways


def told(left_behind=0, **more):
    value = plan(**more)
    found = remarks(value, ranking.order_of(value).rows, left_behind)
    return {each.code: each for each in found}


def many(count):
    return tuple(problem(number) for number in range(1, count + 1))


def uids(count):
    return tuple(uid(number) for number in range(1, count + 1))


def test_nothing_is_said_of_no_problems():
    assert told(problems=(), scores=()) == {}


def test_who_was_not_heard_is_told_before_anything_is_ranked():
    assert told(consultations=())["not_heard"].unheard[0].kind == "nobody"


def test_weights_that_are_all_zero_rank_nothing():
    found = told(criteria=(criterion("SEV", 0),))
    assert "no_weights" in found
    assert "no_weights" not in told()


def test_one_problem_has_nothing_beside_it():
    assert "one_problem" in told(problems=many(1))


def test_problems_that_are_all_equal_share_the_first_place():
    equal = (*scores(1, SEV=3), *scores(2, SEV=3))
    one = {"criteria": (criterion("SEV", 1),), "decisions": ()}
    assert "all_tied" in told(**one, scores=equal)
    assert "all_tied" not in told(**one, scores=scores(1, SEV=3))
    one["decisions"] = (Decision(uid(1), 2, "ថវិកាតិច"),)
    assert "all_tied" not in told(**one, scores=equal)


def test_scores_of_people_who_left_are_told_while_members_score():
    assert "left_behind" not in told(2)
    assert told(2, ways=Ways(scored_by="members"))["left_behind"].count == 2


def test_dots_above_what_a_group_has_are_told():
    sheet = Ballot("women", 2, (Dots(uid(1), 7),))
    found = told(ways=Ways("dots", ballots=(sheet,)))["too_many"]
    assert (found.group, found.count, found.most) == ("women", 7, 6)
    assert "no_dots" in told(ways=Ways("dots"))


def test_questions_and_levels_that_are_left_are_counted():
    assert told(problems=many(4), ways=Ways("pairs"))["pairs_left"].count == 6
    levels = (Level(uid(1), "high"),)
    assert told(problems=many(4), ways=Ways("levels", levels=levels))["levels_left"].count == 3


def test_of_more_than_ten_the_high_ones_are_compared():
    ways = Ways("pairs")
    assert to_compare(uids(10), ways) == uids(10)
    assert to_compare(uids(11), ways) == ()
    high = tuple(Level(each, "high") for each in uids(4))
    assert to_compare(uids(11), replace(ways, levels=high)) == uids(4)
    assert told(problems=many(11), ways=ways)["choose_ten"].count == 11


def test_what_was_compared_stays_when_more_problems_come():
    ways = Ways("pairs", contests=(Contest(uid(1), uid(9), uid(1)),))
    assert to_compare(uids(12), ways) == (uid(1), uid(9))


@pytest.mark.parametrize("way", ["weighted", "dots", "pairs", "levels"])
def test_every_way_ranks_what_was_removed_no_more(way):
    """A problem that is gone leaves no trace in the order of the others."""
    given = Ways(
        way,
        ballots=(Ballot("women", 9, (Dots(uid(1), 5), Dots(uid(77), 9))),),
        contests=(Contest(uid(1), uid(77), uid(77)), Contest(uid(1), uid(2), uid(1))),
        levels=(Level(uid(1), "high"), Level(uid(2), "low"), Level(uid(77), "high")),
    )
    all_scores = (*scores(1, SEV=5), *scores(2, SEV=1), *scores(77, SEV=5))
    value = plan(criteria=(criterion("SEV", 1),), scores=all_scores, ways=given, decisions=())
    rows = ranking.order_of(value).rows
    assert [(row.problem, row.rank) for row in rows] == [(uid(1), 1), (uid(2), 2)]
