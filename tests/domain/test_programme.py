from dataclasses import replace
from decimal import Decimal

import pytest
from builders import full_plan, full_project, line, plan, problem, project, terms, uid

from ccwc_desktop.domain import going_on, programme
from ccwc_desktop.domain.budget import Funding
from ccwc_desktop.domain.priorities import Decision


def test_sectors_stand_in_their_fixed_order_and_priorities_in_theirs():
    told = programme.programme_of(
        plan(
            problems=(problem(1), problem(2)),
            decisions=(Decision(uid(2), 1, "យោបល់កុមារ"), Decision(uid(1), 2, "យោបល់កុមារ")),
            projects=(
                project(1, sector="gender"),
                project(2, sector="economy", priority=uid(1)),
                project(3, sector="economy", priority=uid(2)),
                project(4, sector="economy", priority=""),
            ),
        )
    )
    assert [each.key for each in told.sectors] == ["economy", "gender"]
    assert [entry.project.number for entry in told.sectors[0].entries] == [3, 2, 4]
    assert [entry.rank for entry in told.sectors[0].entries] == [1, 2, None]


def test_where_the_district_knows_four_sectors_gender_is_social():
    projects = (project(1, sector="gender"), project(2, sector="social"))
    four = programme.programme_of(plan(projects=projects, terms=terms(four_sectors=True)))
    assert [(each.key, len(each.entries)) for each in four.sectors] == [("social", 2)]


def test_every_sum_is_the_sum_of_the_lines():
    lines = (
        line(710, unit_price=7, quantity=Decimal(3)),
        line(711, unit_price=11, quantity=Decimal(1), year=2029),
        line(712, unit_price=13, quantity=Decimal(1), year=2040),
    )
    told = programme.programme_of(plan(projects=(project(1, lines=lines), project(2, year=None))))
    ((entry, other),) = [sector.entries for sector in told.sectors]
    assert (entry.cost, entry.by_year, entry.elsewhere) == (45, {2027: 21, 2029: 11}, 13)
    assert (other.by_year, other.elsewhere) == ({}, 1_000_000)
    assert told.by_year == {2027: 21, 2028: 0, 2029: 11}
    assert told.cost == 1_000_045 == sum(told.by_year.values()) + told.elsewhere


def test_sources_are_those_that_pay():
    split = line(710, funding=(Funding("ngo", 400_000), Funding("cs_dev")))
    ((entry,),) = [
        each.entries
        for each in programme.programme_of(plan(projects=(project(1, lines=(split,)),))).sectors
    ]
    assert entry.sources == ("cs_dev", "ngo")


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [
        ({"girls": None, "boys": None}, programme.People(None, None, None)),
        ({"girls": 3, "boys": None, "women": 2}, programme.People(5, 5, 3)),
        ({"girls": 0, "boys": 0}, programme.People(0, 0, 0)),
    ],
)
def test_people_who_are_not_known_are_no_zero(counts, wanted):
    assert programme.people(project(1, **counts)) == wanted


def test_a_project_for_a_part_has_the_place_of_the_whole():
    told = programme.programme_of(
        full_plan(projects=(project(1, priority=uid(3)), project(2, priority=uid(1))))
    )
    ranks = {e.project.number: e.rank for each in told.sectors for e in each.entries}
    assert ranks[1] == ranks[2] is not None


def test_support_comes_in_three_lists_and_the_unsaid_last():
    told = programme.by_support(
        programme.programme_of(
            plan(
                projects=(
                    project(1),
                    project(2, support="not_promised"),
                    project(3, support="under_way"),
                )
            )
        )
    )
    assert list(told) == ["under_way", "not_promised", ""]
    assert [entry.project.number for entry in told[""]] == [1]


def test_what_is_over_does_not_go_on_and_what_was_never_placed_does():
    last = plan(projects=(project(1, year=2026), project(2, year=None), project(3, lines=())))
    waits = going_on.going_on(last, 2027, carried=())
    assert [(each.project.number, each.amount) for each in waits] == [(2, 1_000_000), (3, 0)]
    assert going_on.going_on(last, 2028) == waits[:1]
    assert going_on.going_on(last, 2027, carried={uid(602), uid(603)}) == ()


def test_a_project_that_goes_on_leaves_behind_what_belongs_to_its_year():
    old = replace(full_project(2), year=2027)
    assert [each.year for each in old.lines] == [None, 2028]
    new = going_on.carried_on(old, 2028, uid(77), 5, {uid(711): uid(78)}, {uid(1): uid(79)})
    assert (new.uid, new.number, new.priority, new.carried_from) == (uid(77), 5, uid(79), old.uid)
    assert (new.year, new.needs) == (2028, ())
    assert [each.uid for each in new.lines] == [uid(78)]
    assert new.support == "promised"
    kept = going_on.carried_on(old, 2027, uid(77), 5, {uid(710): uid(80), uid(711): uid(78)}, {})
    assert kept.lines[0].funding == (Funding("cs_dev", 1_000_000), Funding("contribution"))
    assert kept.priority == ""
