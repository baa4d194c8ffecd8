"""Sums by source, by year and by project are the sum of the lines, whatever people type."""

import json
from collections import Counter
from decimal import Decimal
from random import Random

import pytest
from builders import line, plan, project, uid

from ccwc_desktop.domain import budget, budget_rows, child_share, programme, proposal
from ccwc_desktop.domain.budget import MARKS, SOURCES, Funding
from ccwc_desktop.domain.problems import SECTORS
from ccwc_desktop.exchange import formats

YEARS = (None, 2026, 2027, 2028, 2029, 2031)
SEEDS = range(60)


def some_line(draw, number):
    given = draw.sample(SOURCES, draw.randint(0, 4))
    amounts = [draw.choice((None, 0, draw.randint(0, 10**7))) for _source in given]
    return line(
        1000 + number,
        quantity=Decimal(draw.randint(0, 10**6)).scaleb(-draw.randint(0, 3)),
        unit_price=draw.choice((0, 1, 333, draw.randint(0, 10**9))),
        year=draw.choice(YEARS),
        children=draw.choice(("", *MARKS)),
        children_percent=draw.choice((None, 1, 33, 99)),
        funding=tuple(
            Funding(source, amount, spent=draw.choice((None, 0, 5)))
            for source, amount in zip(given, amounts, strict=True)
        ),
    )


def some_plan(seed):
    draw = Random(seed)
    projects, number = [], 0
    for place in range(draw.randint(0, 12)):
        lines = []
        for _line in range(draw.randint(0, 8)):
            number += 1
            lines.append(some_line(draw, number))
        projects.append(
            project(
                place + 1,
                year=draw.choice(YEARS),
                priority=draw.choice(("", uid(1), uid(2))),
                sector=draw.choice(SECTORS),
                lines=tuple(lines),
            )
        )
    return plan(projects=tuple(projects))


@pytest.mark.parametrize("seed", SEEDS)
def test_all_ways_to_add_up_give_the_same_riel(seed):
    value = some_plan(seed)
    whole = sum(each.amount for one in value.projects for each in one.lines)
    balance = proposal.balance_of(value)
    assert balance.total == whole == budget.total(value.projects)
    assert sum(balance.by_year.values()) + balance.not_placed == whole
    assert sum(map(budget.project_total, value.projects)) == whole
    rows = list(budget_rows.lines(value))
    assert sum(sum(row.by_source.values()) + row.open for row in rows) == whole
    assert sum(each.proposed for each in budget_rows.payments(value)) == whole
    by_source = Counter()
    for row in rows:
        if row.year is not None:
            by_source.update({(source, row.year): riel for source, riel in row.by_source.items()})
    told = {(s, y): riel for s, years in balance.by_source.items() for y, riel in years.items()}
    assert +by_source == +Counter(told)
    of_programme = programme.programme_of(value)
    assert of_programme.cost == whole
    assert sum(of_programme.by_year.values()) + of_programme.elsewhere == whole
    assert all(isinstance(each, int) for each in (*told.values(), balance.share.children))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_for_children_is_never_more_than_the_lines(seed):
    value = some_plan(seed)
    share = child_share.share(value.projects)
    assert 0 <= share.children <= share.total
    for one in value.projects:
        for each in one.lines:
            assert 0 <= child_share.riel_of(one, each) <= each.amount


@pytest.mark.parametrize("seed", SEEDS)
def test_a_line_is_paid_once_and_rounded_once(seed):
    for one in some_plan(seed).projects:
        for each in one.lines:
            exact = each.quantity * each.unit_price
            assert abs(each.amount - exact) * 2 <= 1
            assert (
                sum(riel for _source, riel in budget.payments(each)) + budget.unfunded(each)
                == each.amount
            )
            assert len({share.source for share in budget.shares(each)}) == len(budget.shares(each))


@pytest.mark.parametrize("seed", SEEDS)
def test_written_and_read_again_it_is_the_same_proposal(seed):
    value = some_plan(seed)
    text = json.dumps(formats.to_document(value), ensure_ascii=False)
    assert formats.from_document(formats.parse(text.encode())) == value
