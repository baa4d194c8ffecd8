import pytest
from builders import project

from ccwc_desktop.domain import seasons
from ccwc_desktop.domain.seasons import Season

HARVEST = Season("harvest", (11, 12, 1), ("activity",))
SCHOOL = Season("school", (9, 10), ("activity",), ("សាលា", "school"))


def lasting(start, end=None, **more):
    return project(kind="activity", start_month=start, end_month=end, **more)


@pytest.mark.parametrize(
    ("start", "end", "end_year", "taken"),
    [
        (None, 5, None, ()),
        (4, None, None, (4,)),
        (4, 6, None, (4, 5, 6)),
        (11, 2, 2028, (11, 12, 1, 2)),
        (6, 4, None, ()),
    ],
)
def test_the_months_of_a_project_run_from_its_first_to_its_last(start, end, end_year, taken):
    assert seasons.months(lasting(start, end, end_year=end_year)) == taken


def test_a_year_far_away_is_not_counted_to_its_end():
    assert len(seasons.months(lasting(1, 1, end_year=9999))) == seasons.LONGEST


def test_a_project_without_a_year_keeps_its_months():
    assert seasons.months(lasting(2, 3, year=None)) == (2, 3)


@pytest.mark.parametrize(
    ("start", "end", "end_year", "conflict"),
    [
        (11, 1, 2028, True),
        (10, 12, None, True),
        (10, 11, None, False),  # half of it is not more than half
        (1, 12, None, False),
        (None, None, None, False),
    ],
)
def test_a_season_is_against_a_project_that_lies_mostly_in_it(start, end, end_year, conflict):
    found = seasons.against(lasting(start, end, end_year=end_year), [HARVEST])
    assert bool(found) == conflict


def test_other_kinds_of_projects_are_not_concerned():
    assert seasons.against(project(kind="supplies", start_month=12), [HARVEST]) == ()


@pytest.mark.parametrize(
    ("more", "conflict"),
    [({"place": "សាលាបឋមសិក្សា"}, True), ({"name_en": "School forum"}, True), ({}, False)],
)
def test_a_season_of_schools_concerns_only_what_happens_there(more, conflict):
    assert bool(seasons.against(lasting(9, **more), [SCHOOL])) == conflict
