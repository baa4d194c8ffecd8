from dataclasses import replace

from builders import line, plan, project

from ccwc_desktop.domain import consolidation
from ccwc_desktop.domain.budget import Funding


def two_communes():
    first = plan(
        projects=(
            project(2, priority="", sector="gender", girls=None, boys=None, lines=()),
            project(1, lines=(line(701), line(702, year=2028, funding=(Funding("ngo", 400_000),)))),
        )
    )
    other = replace(plan(projects=(project(1, boys=None),)), commune="040201")
    return first, other


def test_proposals_stand_by_commune_then_number():
    rows = consolidation.listing(two_communes())
    assert [row.code for row in rows] == [
        "040201-2027-01",
        "040202-2027-01",
        "040202-2027-02",
    ]


def test_a_proposal_shows_its_money_children_and_priority():
    row = consolidation.listing(two_communes())[1]
    assert row.amount == 2_000_000
    assert row.by_year == {2027: 1_000_000, 2028: 1_000_000}
    assert row.by_source == {"cs_dev": 1_000_000, "ngo": 400_000}
    assert row.children == 21
    assert (row.priority_km, row.priority_en) == ("បញ្ហា 1", "Problem 1")
    assert row.name("en") == "Project 1"
    assert row.name("km") == "គម្រោង 1"


def test_children_are_what_is_known_and_nobody_knows_nothing():
    rows = consolidation.listing(two_communes())
    assert [row.children for row in rows] == [12, 21, None]


def test_committee_costs_have_no_priority():
    assert consolidation.listing(two_communes())[2].priority_km == ""


def test_totals_add_up_every_way():
    totals = consolidation.totals(consolidation.listing(two_communes()))
    assert (totals.amount, totals.projects) == (3_000_000, 3)
    assert totals.by_commune == {"040201": 1_000_000, "040202": 2_000_000}
    assert totals.by_sector == {"social": 3_000_000, "gender": 0}
    assert totals.by_source == {"cs_dev": 2_000_000, "ngo": 400_000}
    assert totals.by_year == {2027: 2_000_000, 2028: 1_000_000}


def test_money_that_is_not_placed_is_in_the_whole_and_in_no_year():
    waiting = plan(projects=(project(1, year=None),))
    totals = consolidation.totals(consolidation.listing([waiting]))
    assert (totals.amount, totals.by_year) == (1_000_000, {})


def test_nothing_sent_adds_up_to_nothing():
    assert consolidation.listing([]) == ()
    assert consolidation.totals([]).amount == 0
