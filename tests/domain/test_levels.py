from builders import uid

from ccwc_desktop.domain import levels
from ccwc_desktop.domain.ranking_ways import Level

ALL = [uid(number) for number in range(1, 6)]


def test_all_of_one_level_share_its_rank():
    given = [
        Level(uid(1), "low"),
        Level(uid(2), "high"),
        Level(uid(3), "medium"),
        Level(uid(4), "high"),
        Level(uid(5), "medium"),
    ]
    assert levels.ranks(ALL, given) == {uid(2): 1, uid(4): 1, uid(3): 3, uid(5): 3, uid(1): 5}
    assert levels.ranks(ALL, given[::-1]) == levels.ranks(ALL, given)


def test_a_problem_without_a_level_has_no_rank():
    assert levels.ranks(ALL, [Level(uid(3), "low")]) == {uid(3): 1}
    assert levels.ranks(ALL, []) == {}


def test_levels_of_other_problems_and_unknown_levels_are_left_out():
    assert levels.ranks([uid(1)], [Level(uid(9), "high"), Level(uid(1), "huge")]) == {}


def test_the_later_of_two_levels_counts():
    given = [Level(uid(1), "high"), Level(uid(2), "medium"), Level(uid(1), "low")]
    assert levels.ranks(ALL, given) == {uid(2): 1, uid(1): 2}
