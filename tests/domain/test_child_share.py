import random
from decimal import Decimal
from fractions import Fraction

import pytest
from builders import line, project, terms

from ccwc_desktop.domain import budget, child_share
from ccwc_desktop.domain.budget_terms import USUAL_TERMS
from ccwc_desktop.domain.child_share import Share


def costing(amount, number=700, **more):
    return line(number, quantity=Decimal(1), unit_price=amount, **more)


def answering(*lines, **more):
    return project(1, lines=lines, **more)


def of_the_committee(*lines, **more):
    return project(2, priority="", lines=lines, **more)


@pytest.mark.parametrize(
    ("mark", "percent", "answers", "committee"),
    [
        ("", None, 1001, 0),
        ("direct", None, 1001, 1001),
        ("none", None, 0, 0),
        ("shared", 40, 400, 400),  # 400.4
        ("shared", 50, 501, 501),  # 500.5: half up
        ("shared", 99, 991, 991),  # 990.99
        ("shared", None, 0, 0),
        ("of another program", None, 1001, 0),
    ],
)
def test_a_line_counts_as_it_is_marked_else_as_its_project(mark, percent, answers, committee):
    marked = costing(1001, children=mark, children_percent=percent)
    assert child_share.riel_of(answering(marked), marked) == answers
    assert child_share.riel_of(of_the_committee(marked), marked) == committee


def test_the_share_is_a_sum_of_rounded_lines():
    shared = [costing(1, 700 + n, children="shared", children_percent=50) for n in range(3)]
    assert child_share.share([answering(*shared)]) == Share(3, 3)
    assert child_share.share([answering(costing(10)), of_the_committee(costing(30))]) == Share(
        10, 40
    )
    assert child_share.share(iter(())) == Share(0, 0)
    assert Share().part is None
    assert Share(10, 40).part == Fraction(1, 4)


def test_years_are_counted_apart_and_make_the_whole():
    lines = (costing(10), costing(20, 701, year=2028), costing(5, 702, year=2028, children="none"))
    found = child_share.by_year([answering(*lines), of_the_committee(costing(7), year=None)])
    assert found == {2027: Share(10, 10), 2028: Share(20, 25), None: Share(0, 7)}
    assert child_share.in_year([answering(*lines)], 2030) == Share()


def test_marks_of_a_year_show_what_they_cost_and_what_counts():
    lines = (
        costing(10),
        costing(20, 701, children="shared", children_percent=40),
        costing(5, 702, children="none"),
        costing(99, 703, year=2028),
    )
    assert child_share.by_mark([answering(*lines)], 2027) == {
        "direct": Share(10, 10),
        "shared": Share(8, 20),
        "none": Share(0, 5),
    }


def test_last_year_is_the_plan_before_or_what_the_terms_tell():
    told = terms(last_total=100, last_children=60)
    before = (answering(costing(10), year=2026), answering(costing(9), year=2027))
    assert child_share.last_year(told, before, 2026) == Share(10, 10)
    assert child_share.last_year(told, before[1:], 2026) == Share(60, 100)
    assert child_share.last_year(told, (), 2026) == Share(60, 100)


@pytest.mark.parametrize(("whole", "children"), [(None, 5), (0, 0), (100, None), (100, 101)])
def test_last_year_is_unknown_when_the_terms_cannot_tell(whole, children):
    told = terms(last_total=whole, last_children=children)
    assert child_share.last_year(told, (), 2026) is None


@pytest.mark.parametrize(
    ("percent", "amount", "wanted", "short"),
    [
        (30, None, 31, 0),  # 30.3 rounded up
        (50, None, 51, 11),
        (None, 45, 45, 5),
        (30, 45, 45, 5),
        (30, 10, 31, 0),
    ],
)
def test_a_floor_is_beside_what_is_reached(percent, amount, wanted, short):
    asked = terms(floor_percent=percent, floor_amount=amount, floor_basis="លិខិតស្រុក")
    found = child_share.floor(asked, Share(40, 101))
    assert (found.wanted, found.short) == (wanted, short)
    assert (found.percent, found.amount, found.basis) == (percent, amount, "លិខិតស្រុក")


def test_no_floor_is_made_up():
    assert child_share.floor(USUAL_TERMS, Share(1, 2)) is None


def test_years_marks_and_projects_always_make_the_same_whole():
    chance = random.Random(5)
    for _round in range(60):
        lines = tuple(
            line(
                700 + n,
                quantity=Decimal(chance.randrange(5000)) / 1000,
                unit_price=chance.randrange(10**6),
                year=chance.choice((None, 2027, 2028)),
                children=chance.choice(("", *budget.MARKS)),
                children_percent=chance.choice((None, 1, 33, 99)),
            )
            for n in range(chance.randrange(9))
        )
        listed = [answering(*lines[:4]), of_the_committee(*lines[4:])]
        whole = child_share.share(listed)
        years = child_share.by_year(listed)
        assert whole.total == budget.total(listed)
        assert whole == child_share.whole(years)
        assert 0 <= whole.children <= whole.total
        for year in (2027, 2028):
            marks = child_share.by_mark(listed, year).values()
            here = child_share.in_year(listed, year)
            assert here == Share(
                sum(each.children for each in marks), sum(each.total for each in marks)
            )
