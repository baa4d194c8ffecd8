from fractions import Fraction

import pytest
from builders import criterion, scores, uid

from ccwc_desktop.domain import acceptability, priorities, score_table, sureness
from ccwc_desktop.domain.acceptability import Acceptability
from ccwc_desktop.domain.priorities import Ranked
from ccwc_desktop.domain.sureness import Finding, Whole


def told(*rows, weights=(60, 40)):
    """The findings of problems 1, 2, ... with marks under A and B, and what the whole is."""
    criteria = tuple(map(criterion, "AB", weights))
    given = [
        score
        for number, row in enumerate(rows, start=1)
        for score in scores(number, **dict(zip("AB", row, strict=False)))
    ]
    ranked = priorities.rank([uid(n + 1) for n in range(len(rows))], criteria, given)
    table = score_table.table([row.problem for row in ranked], criteria, given)
    found = sureness.findings(ranked, table, acceptability.acceptability(table, samples=1000))
    return {each.problem: each for each in found}, sureness.whole(ranked, found)


def test_a_close_place_is_told_with_the_weight_that_turns_it():
    # 5t + (1 - t) and 2t + 4(1 - t) are equal at t = 1/2
    found, _whole = told((5, 1), (2, 4), weights=(59, 41))
    first, second = found[uid(1)], found[uid(2)]
    assert (first.code, first.other, first.criterion) == ("close_to", uid(2), "A")
    assert (first.now, first.then) == (Fraction(59, 100), Fraction(1, 2))
    assert (first.falls, second.falls) == (True, False)
    assert (second.code, second.other) == ("close_to", uid(1))


def test_a_move_of_ten_parts_is_no_close_matter():
    found, _whole = told((5, 1), (2, 4), weights=(60, 40))
    assert found[uid(1)].code == "holds_widely"
    assert (found[uid(1)].other, found[uid(1)].then) == (uid(2), Fraction(1, 2))


def test_one_that_is_better_in_all_holds_always():
    found, whole = told((5, 4), (2, 1))
    assert [found[uid(n)].code for n in (1, 2)] == ["holds_always", "holds_always"]
    assert (found[uid(1)].share, found[uid(1)].error, found[uid(2)].share) == (1, 0, 0)
    assert whole == Whole("sure", 1, 1, 1)


def test_those_of_one_total_share_their_place():
    found, _whole = told((5, 5), (4, 1), (2, 4), (0, 0))
    assert (found[uid(2)].code, found[uid(2)].other) == ("shares_place", uid(3))
    assert (found[uid(3)].code, found[uid(3)].other) == ("shares_place", uid(2))
    assert found[uid(1)].code == found[uid(4)].code == "holds_always"


def test_one_with_a_score_missing_says_which():
    found, whole = told((4,), (2, 4))
    assert found[uid(1)] == Finding(uid(1), "not_ranked", missing=("B",))
    assert found[uid(2)].code == "only_one"
    assert whole == Whole("nothing")


def test_nothing_comes_of_nothing():
    assert told() == ({}, Whole("nothing"))
    found, whole = told((4, 3), weights=(0, 0))
    assert (found[uid(1)].code, whole.code) == ("not_ranked", "nothing")


def test_all_tied_is_sure_of_what_it_says():
    found, whole = told(*[(3, 3)] * 4)
    assert {each.code for each in found.values()} == {"shares_place"}
    assert whole == Whole("sure", 4, 4, 2)


def test_among_the_first_is_five_or_the_better_half():
    assert [sureness.first_places(n) for n in (1, 2, 3, 4, 5, 6, 60)] == [1, 1, 1, 2, 2, 5, 5]


def test_the_share_is_that_of_the_first_places():
    # of four the first two: 1 and 2 each lead above or below t = 1/2, 3 is second or first
    found, _whole = told((5, 0), (0, 5), (3, 3), (0, 0))
    assert {each.places for each in found.values()} == {2}
    assert found[uid(3)].share == 1
    assert abs(found[uid(1)].share - 0.5) <= 4 * found[uid(1)].error
    assert found[uid(4)].share == 0


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((0.8, 0.9, 0.8, 1.0, 0.99), Whole("sure", 5, 5, 5)),
        ((0.79, 0.9, 0.8, 1.0, 0.99), Whole("partly", 4, 5, 5)),
        ((0.79, 0.5, 0.8, 1.0, 0.99), Whole("partly", 3, 5, 5)),
        ((0.79, 0.5, 0.2, 1.0, 0.99), Whole("unsure", 2, 5, 5)),
    ],
)
def test_the_whole_is_as_sure_as_its_first_places(shares, expected):
    rows = [Ranked(uid(n), Fraction(1), n, False, ()) for n in range(1, 8)]
    found = [
        Finding(uid(n), "holds_widely", share=share) for n, share in enumerate((*shares, 0, 0), 1)
    ]
    assert sureness.whole(rows, found) == expected


def test_a_decided_order_is_not_asked_about():
    """The calculated order is what the weights make."""
    rows = [
        Ranked(uid(1), Fraction(2), 1, False, (), decided_rank=2),
        Ranked(uid(2), Fraction(1), 2, False, (), decided_rank=1, moved=True),
    ]
    found = [Finding(uid(1), "holds_always", share=1.0), Finding(uid(2), "holds_always", share=0.0)]
    assert sureness.whole(rows, found) == Whole("sure", 1, 1, 1)


def test_findings_without_shares_say_so():
    rows = [Ranked(uid(1), Fraction(2), 1, False, ())]
    criteria = (criterion("A", 1),)
    table = score_table.table([uid(1)], criteria, scores(1, A=2))
    (found,) = sureness.findings(rows, table, ())
    assert (found.code, found.share, found.places) == ("only_one", None, 0)
    (found,) = sureness.findings(rows, table, [Acceptability(uid(1), (10,), 10)])
    assert (found.share, found.places) == (1, 1)
