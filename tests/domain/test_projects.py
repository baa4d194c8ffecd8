from decimal import Decimal

import pytest
from builders import line, project

from ccwc_desktop.domain import projects


def test_a_whole_project_lacks_nothing():
    assert projects.missing(project()) == ()


@pytest.mark.parametrize(
    ("gaps", "emptied"),
    [
        (("name",), {"name_km": "", "name_en": " "}),
        (("villages",), {"villages": ()}),
        (("lines",), {"lines": ()}),
        (("line_amount",), {"lines": (line(quantity=Decimal(0)),)}),
        (("line_amount",), {"lines": (line(), line(701, description_km=""))}),
        (("source",), {"lines": (line(funding=()),)}),
        (("year",), {"year": None}),
        (("lines", "year"), {"year": None, "lines": ()}),
        (("year",), {"year": None, "lines": (line(year=2028), line(701))}),
        (("beneficiaries",), {"girls": None, "boys": None}),
        (("line_share",), {"lines": (line(children="shared", children_reason="a"),)}),
        (("line_share",), {"lines": (line(children="shared", children_percent=40),)}),
        (("sums",), {"with_disability": 22}),
        (("months",), {"start_month": 5, "end_month": 4}),
        (("months",), {"end_year": 2026}),
    ],
)
def test_each_gap_is_named(gaps, emptied):
    assert projects.missing(project(**emptied)) == gaps


def test_lines_may_carry_the_year_themselves():
    lines = (line(700, year=2027), line(701, year=2029))
    assert projects.missing(project(year=None, lines=lines)) == ()


def test_costs_of_the_committee_need_no_children():
    assert projects.missing(project(priority="", girls=None, boys=None)) == ()


def test_girls_alone_are_beneficiaries_enough():
    assert projects.missing(project(boys=None)) == ()


def test_a_project_has_a_code_and_a_name():
    assert projects.code("040202", 2027, 3) == "040202-2027-03"
    assert projects.code("040202", 2027, 123) == "040202-2027-123"
    assert (project(1).name("km"), project(1).name("en")) == ("គម្រោង 1", "Project 1")
    assert project(name_km="", name_en="Pump").name("km") == "Pump"
    assert project(name_km="ស្នប់", name_en="").name("en") == "ស្នប់"


def test_a_project_may_end_in_a_later_year_or_in_the_month_it_begins():
    assert not projects.ends_before_it_starts(project(start_month=5, end_month=5))
    assert not projects.ends_before_it_starts(project(start_month=5, end_year=2028, end_month=1))
    assert not projects.ends_before_it_starts(project(start_month=5))
    assert not projects.ends_before_it_starts(project(year=None, start_month=5, end_month=1))


def test_needs_that_lead_back_are_a_circle():
    needs = {"a": ("b",), "b": ("c", "d"), "c": (), "d": ("a",)}
    assert projects.circle(needs, "a") == ("a", "b", "d", "a")
    assert projects.circle({**needs, "d": ("d",)}, "a") == ()
    assert projects.circle({"a": ("a",)}, "a") == ("a", "a")
    assert projects.circle({"a": ("gone",)}, "a") == ()


def test_who_needs_a_circle_can_never_begin():
    needs = {"a": ("b",), "b": ("c",), "c": ("b",), "d": ("e", "gone"), "e": ()}
    assert projects.stuck(needs) == {"a", "b", "c"}
    assert projects.stuck({"a": ("a",)}) == {"a"}
