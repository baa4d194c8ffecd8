"""The order and the numbers of the lines, the same on paper, in spreadsheets and in open data."""

from builders import full_plan, line, plan, problem, project, uid

from ccwc_desktop.domain import budget_rows, ranking

FIRST, SECOND = (row.problem for row in ranking.order_of(plan()).rows)


def value():
    """Project 1 answers the second of two ranked problems, and has a line of 2028."""
    own = project(4, priority="", lines=(line(740),))
    late = project(1, priority=SECOND, lines=(line(710, year=2028), line(711)))
    first = project(2, priority=FIRST, lines=(line(720),))
    unplaced = project(3, priority=FIRST, year=None, lines=(line(730),))
    return plan(projects=(own, late, first, unplaced))


def test_lines_are_numbered_by_year_then_by_the_rank_of_their_priority():
    told = [(each.number, each.line.uid, each.year) for each in budget_rows.lines(value())]
    assert told == [
        (1, uid(720), 2027),
        (2, uid(711), 2027),
        (3, uid(740), 2027),
        (4, uid(710), 2028),
        (5, uid(730), None),
    ]


def test_groups_of_a_year_keep_that_order_and_the_committees_own_work_comes_last():
    rows = [each for each in budget_rows.lines(value()) if each.year == 2027]
    groups = budget_rows.by_priority(value(), rows)
    assert [problem for problem, _rows in groups] == [FIRST, SECOND, ""]
    assert [each for _problem, of_it in groups for each in of_it] == rows


def test_what_answers_a_part_stands_with_the_whole_it_was_put_together_with():
    parts = (problem(1), problem(2), problem(3, merged_into=uid(1)))
    answers = (project(1, priority=uid(3)), project(2, priority=uid(1)))
    merged = plan(problems=parts, projects=answers)
    groups = budget_rows.by_priority(merged, budget_rows.lines(merged))
    assert [(problem, len(rows)) for problem, rows in groups] == [(uid(1), 2)]


def test_every_line_has_one_number():
    whole = full_plan()
    numbers = [each.number for each in budget_rows.lines(whole)]
    assert numbers == list(range(1, 1 + sum(len(each.lines) for each in whole.projects)))
