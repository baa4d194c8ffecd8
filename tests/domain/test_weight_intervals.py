from fractions import Fraction
from random import Random

from builders import criterion, scores, uid

from ccwc_desktop.domain import priorities, score_table, weight_intervals
from ccwc_desktop.domain.priorities import Score

SMALL = Fraction(1, 10**6)


def table(marks, weights):
    """Problems 1, 2, ... with their marks under criteria A, B, ... of these weights."""
    codes = "ABCDEFGH"[: len(weights)]
    criteria = tuple(map(criterion, codes, weights))
    given = [
        score
        for number, row in enumerate(marks, start=1)
        for score in scores(number, **dict(zip(codes, row, strict=True)))
    ]
    return score_table.table([uid(n) for n in range(1, len(marks) + 1)], criteria, given)


def moved(weights, column, share):
    """The weights with one of them as this share of the sum, the others in their proportions."""
    whole = sum(weights)
    rest = Fraction(whole - weights[column])
    return [
        share if at == column else weight * (1 - share) / rest for at, weight in enumerate(weights)
    ]


def totals(found, weights):
    return {
        uid: sum(w * mark for w, mark in zip(weights, row, strict=True))
        for uid, row in zip(found.problems, found.marks, strict=True)
    }


def order(found, weights):
    """Pairs (upper, lower) of the order under these weights, equals not among them."""
    got = totals(found, weights)
    return {(a, b) for a in got for b in got if got[a] > got[b]}


def random_table(draw, problems=6, criteria=4):
    weights = [draw.randint(1, 30) for _ in range(criteria)]
    return table([[draw.randint(0, 5) for _ in weights] for _ in range(problems)], weights)


def test_the_interval_of_a_weight_by_hand():
    # A 60, B 40: problem 1 has 5, 1 -> 3.4; problem 2 has 2, 4 -> 2.8.
    # A moves to t: 5t + (1 - t) >= 2t + 4(1 - t) as long as t >= 1/2; B, the other, is 1 - t
    (pair,) = weight_intervals.neighbours(table([(5, 1), (2, 4)], (60, 40)))
    a, b = pair.ranges
    assert (pair.upper, pair.lower, pair.tied) == (uid(1), uid(2), False)
    assert (a.criterion, a.now, a.low, a.high) == ("A", Fraction(3, 5), Fraction(1, 2), 1)
    assert (b.criterion, b.now, b.low, b.high) == ("B", Fraction(2, 5), 0, Fraction(1, 2))
    assert (a.turn, b.turn) == (Fraction(1, 2), Fraction(1, 2))
    assert pair.soonest == a


def test_other_weights_keep_their_proportions():
    # A 50, B 30, C 20: 1 has 4, 3, 1 -> 3.1; 2 has 3, 2, 4 -> 2.9. With C at t the others are
    # 5/8 and 3/8 of 1 - t: (1 - t) 29/8 + t >= (1 - t) 21/8 + 4t, so t <= 1/4
    (pair,) = weight_intervals.neighbours(table([(4, 3, 1), (3, 2, 4)], (50, 30, 20)))
    c = pair.ranges[2]
    assert (c.low, c.high) == (0, Fraction(1, 4))
    # with A at t: 4t + (1 - t)(3 x 3 + 2 x 1)/5 >= 3t + (1 - t)(3 x 2 + 2 x 4)/5, t >= 3/8
    assert (pair.ranges[0].low, pair.ranges[0].high) == (Fraction(3, 8), 1)
    assert pair.soonest.criterion == "C"


def test_one_that_is_better_in_all_holds_everywhere():
    (pair,) = weight_intervals.neighbours(table([(5, 4), (2, 4)], (1, 1)))
    assert [(each.low, each.high, each.turn) for each in pair.ranges] == [(0, 1, None)] * 2
    assert pair.soonest is None
    assert weight_intervals.changes(table([(5, 4), (2, 4)], (1, 1))) == {}


def test_equal_totals_part_at_once():
    (pair,) = weight_intervals.neighbours(table([(4, 2), (2, 4)], (1, 1)))
    half = Fraction(1, 2)
    assert pair.tied
    assert [(each.low, each.high) for each in pair.ranges] == [(half, 1), (0, half)]
    (alike,) = weight_intervals.neighbours(table([(4, 2), (4, 2)], (1, 1)))
    assert [(each.low, each.high) for each in alike.ranges] == [(0, 1), (0, 1)]


def test_a_single_criterion_cannot_move():
    found = table([(5,), (3,)], (7,))
    (pair,) = weight_intervals.neighbours(found)
    assert pair.ranges == ()
    assert weight_intervals.changes(found) == {}


def test_one_problem_or_none_has_no_neighbour():
    for marks in ([], [(3, 4)]):
        assert weight_intervals.neighbours(table(marks, (1, 2))) == ()
        assert weight_intervals.changes(table(marks, (1, 2))) == {}


def test_intervals_are_true_just_inside_and_false_just_outside():
    draw = Random(8)
    tried = 0
    for _round in range(60):
        found = random_table(draw)
        for pair in weight_intervals.neighbours(found):
            for column, span in enumerate(pair.ranges):
                assert span.low <= span.now <= span.high
                for end, outside in ((span.low, -SMALL), (span.high, SMALL)):
                    at_end = totals(found, moved(found.weights, column, end))
                    assert at_end[pair.upper] >= at_end[pair.lower]
                    if 0 < end < 1:
                        beyond = totals(found, moved(found.weights, column, end + outside))
                        assert at_end[pair.upper] == at_end[pair.lower]
                        assert beyond[pair.upper] < beyond[pair.lower]
                        tried += 1
                middle = totals(found, moved(found.weights, column, (span.low + span.high) / 2))
                assert middle[pair.upper] >= middle[pair.lower]
    assert tried > 200


def test_the_smallest_change_is_true_and_nothing_nearer_changes_the_place():
    draw = Random(9)
    for _round in range(40):
        found = random_table(draw, problems=5, criteria=3)
        now = order(found, found.weights)
        changes = weight_intervals.changes(found)
        for problem in found.problems:
            mine = {pair for pair in now if problem in pair}
            change = changes.get(problem)
            far = abs(change.then - change.now) if change else Fraction(1)
            for column, weight in enumerate(found.weights):
                start = Fraction(weight, sum(found.weights))
                for step in (-far * Fraction(999, 1000), far * Fraction(999, 1000)):
                    share = min(max(start + step, Fraction(0)), Fraction(1))
                    there = order(found, moved(found.weights, column, share))
                    assert not {pair[::-1] for pair in mine} & there
            if change:
                column = found.criteria.index(change.criterion)
                beyond = change.then + (SMALL if change.then > change.now else -SMALL)
                there = order(found, moved(found.weights, column, beyond))
                pair = (problem, change.other) if change.falls else (change.other, problem)
                assert pair in now
                assert pair[::-1] in there


def test_a_problem_further_down_may_overtake_first():
    # under C the third comes up long before the second does
    found = table([(3, 3, 2), (3, 3, 1), (2, 2, 5)], (45, 45, 10))
    assert found.problems == (uid(1), uid(2), uid(3))
    change = weight_intervals.changes(found)[uid(1)]
    # 3(1 - t) + 2t = 2(1 - t) + 5t at t = 1/4
    assert (change.other, change.criterion, change.then) == (uid(3), "C", Fraction(1, 4))
    assert change.falls
    assert not weight_intervals.changes(found)[uid(3)].falls


def test_the_order_in_which_problems_were_entered_changes_no_interval():
    draw = Random(10)
    for _round in range(30):
        rows = {uid(n): [draw.randint(0, 5) for _ in range(4)] for n in range(1, 7)}
        criteria = tuple(map(criterion, "ABCD", (40, 30, 20, 10)))
        given = [
            Score(problem, code, mark)
            for problem, row in rows.items()
            for code, mark in zip("ABCD", row, strict=True)
        ]
        ranked = [row.problem for row in priorities.rank(rows, criteria, given)]
        one = weight_intervals.neighbours(score_table.table(ranked, criteria, given))
        draw.shuffle(given)
        assert weight_intervals.neighbours(score_table.table(ranked, criteria, given)) == one


def test_a_table_holds_what_has_a_total_best_first():
    criteria = (criterion("A", 3), criterion("B", 0), criterion("C", 1))
    given = (*scores(1, A=1, C=1), *scores(2, A=5, B=4), *scores(3, A=2, C=2), *scores(4, A=2, C=2))
    found = score_table.table([uid(n) for n in (1, 2, 4, 3)], criteria, given)
    assert found.problems == (uid(4), uid(3), uid(1))
    assert (found.criteria, found.weights) == (("A", "C"), (3, 1))
    assert (found.marks, found.scale) == (((2, 2), (2, 2), (1, 1)), 1)
    nothing = score_table.table([uid(1)], (criterion("A", 0),), given)
    assert (nothing.problems, nothing.marks) == ((), ())


def test_means_stand_in_a_table_as_whole_numbers():
    thirds = [Score(uid(1), "A", Fraction(7, 3)), Score(uid(2), "A", Fraction(5, 2))]
    found = score_table.table([uid(1), uid(2)], (criterion("A", 1),), thirds)
    assert (found.problems, found.marks, found.scale) == ((uid(2), uid(1)), ((15,), (14,)), 6)
