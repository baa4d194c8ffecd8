import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import (
    COMMUNE,
    VILLAGES,
    figures_of,
    figures_table,
    full_plan,
    full_project,
    indicator,
    indicators,
    line,
    plan,
    project,
    terms,
    uid,
)

from ccwc_desktop.domain import budget_checks
from ccwc_desktop.domain.budget import Ceiling, Funding
from ccwc_desktop.domain.budget_terms import Accepted
from ccwc_desktop.domain.projects import Output
from ccwc_desktop.domain.seasons import Season

CHILDREN = indicators(indicator("POP-1"))
RAINS = Season("rains", (6, 7, 8, 9, 10), ("building",))
P, L = f"project:{uid(601)}", f"line:{uid(701)}"


def found(*projects, **more):
    """Code and target of every remark on these projects."""
    folds = {each.uid: (each.name_km, each.name_en) for each in projects}
    seasons, removed = more.pop("seasons", ()), more.pop("removed", ())
    figures = more.pop("figures", None)
    whole = plan(projects=projects, **more)
    return budget_checks.checks(whole, figures, seasons, folds, removed)


def codes(*projects, **more):
    return [(each.code, each.target) for each in found(*projects, **more)]


def children(**counts):
    """A table where villages v1, v2 ... have so many girls and boys."""
    told = [
        each
        for name, pair in counts.items()
        for each in figures_of(VILLAGES[int(name[1:]) - 1], **{"POP-1": pair})
    ]
    return figures_table(CHILDREN, told)


def test_a_project_that_lacks_nothing_has_no_remark():
    assert found(project(1), project(2)) == ()


HARD = [
    ("project_name", f"{P}:name", {"name_km": "", "name_en": " "}),
    ("project_lines", f"{P}:lines", {"lines": ()}),
    ("project_line_amount", f"{P}:line_amount", {"lines": (line(701, unit_price=0),)}),
    ("project_months", f"{P}:months", {"start_month": 6, "end_month": 2}),
    ("project_year_outside", f"{P}:year", {"year": 2031}),
    ("line_year_outside", f"{P}:{L}:year", {"lines": (line(701, year=2026),)}),
    ("line_short", f"{P}:{L}:funding",
     {"lines": (line(701, funding=(Funding("cs_dev", 400_000), Funding("ngo", 599_999))),)}),
    ("line_over", f"{P}:{L}:funding",
     {"lines": (line(701, funding=(Funding("cs_dev", 1_000_001),)),)}),
    ("project_line_share", f"{P}:line_share", {"lines": (line(701, children="shared"),)}),
    ("project_sums", f"{P}:sums", {"girls_with_disability": 3, "with_disability": 2}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "target", "more"), HARD, ids=lambda each: str(each)[:20])
def test_what_cannot_be_is_hard_and_leads_to_its_field(code, target, more):
    (remark,) = found(project(1, **more))
    assert (remark.code, remark.target, remark.hard) == (code, target, True)


def test_sums_of_a_line_say_their_numbers():
    (remark,) = found(project(1, lines=(line(701, funding=(Funding("ngo", 999_999),)),)))
    told = {key: remark.details[key] for key in ("line", "amount", "given", "rest")}
    assert told == {"line": 1, "amount": 1_000_000, "given": 999_999, "rest": 1}


def test_projects_that_need_each_other_are_a_circle():
    first, second = project(1, needs=(uid(602),)), project(2, needs=(uid(601),))
    assert [each.code for each in found(first, second) if each.hard] == ["needs_circle"] * 2


SOFT = [
    ("maintenance", f"{P}:maintenance",
     {"kind": "building", "environment_study": False, "land_study": True}),
    ("environment_study", f"{P}:environment_study",
     {"kind": "building", "maintenance": "សាលា", "land_study": True}),
    ("land_study", f"{P}:land_study",
     {"kind": "building", "maintenance": "សាលា", "environment_study": True}),
    ("responsible", f"{P}:responsible", {"responsible": " "}),
    ("results", f"{P}:outputs", {"outputs": (Output("បង្គន់", None, "ខ្នង"),)}),
    ("accounts", f"{P}:{L}:account", {"lines": (line(701, chapter="", account=""), line(702))}),
    ("line_year_beside", f"{P}:{L}:year", {"lines": (line(701, year=2028),)}),
    ("line_year_beside", f"{P}:{L}:year", {"year": 2028, "lines": (line(701, year=2027),)}),
    ("month", f"{P}:start_month", {"kind": "activity", "responsible": "មេឃុំ"}),
    ("partner", f"{P}:partner", {"support": "promised"}),
    ("price_basis", f"{P}:{L}:price_source", {"lines": (line(701, price_source=" "),)}),
    ("price_basis", f"{P}:{L}:price_source", {"lines": (line(701, price_date=None),)}),
    ("price_old", f"{P}:{L}:price_date", {"lines": (line(701, price_date=date(2024, 12, 31)),)}),
    ("price_zero", f"{P}:{L}:unit_price", {"lines": (line(701, unit_price=0), line(702))}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "target", "more"), SOFT, ids=lambda each: str(each)[:20])
def test_what_can_hardly_be_is_soft_and_stands_with_a_reason(code, target, more):
    told = found(project(1, **more))
    soft = next(each for each in told if each.code == code)
    assert (soft.target, soft.hard, soft.accepted) == (target, False, "")
    accepted = (Accepted(code, soft.subject, " ព្រោះ "),)
    again = found(project(1, **more), accepted=accepted)
    assert next(each for each in again if each.code == code).accepted == "ព្រោះ"
    assert [each.code for each in budget_checks.open_ones(again)] == [
        each.code for each in budget_checks.open_ones(told) if each.code != code
    ]
    assert [each.code for each in budget_checks.standing(again)] == [code]


def test_a_price_of_the_day_the_second_year_before_begins_is_not_old():
    assert found(project(1, lines=(line(701, price_date=date(2025, 1, 1)),))) == ()


def test_prices_are_asked_for_once_a_project():
    bare = tuple(line(number, price_source="") for number in (701, 702, 703))
    (remark,) = found(project(1, lines=bare))
    assert remark.details["count"] == 3


def test_a_reason_helps_no_hard_remark():
    (remark,) = found(project(1, lines=()), accepted=(Accepted("project_lines", uid(601), "ព្រោះ"),))
    assert (remark.accepted, budget_checks.open_ones([remark])) == ("", (remark,))


def test_a_passed_ceiling_is_hard_until_its_reason_is_written():
    without, with_one = (
        found(project(1), ceilings=(Ceiling("cs_dev", 2027, 5, reason),))
        for reason in (" ", "ព្រោះ")
    )
    assert [(each.hard, each.takes_reason, each.subject) for each in without] == [
        (True, True, "cs_dev:2027")
    ]
    assert [(each.hard, each.accepted) for each in with_one] == [(False, "ព្រោះ")]
    assert with_one[0].details["over"] == 999_995


def test_a_season_is_named_and_accepted_by_itself():
    built = full_project(2, lines=(line(710),), start_month=6, end_year=None, end_month=9)
    (remark,) = found(built, seasons=[RAINS])
    assert (remark.code, remark.subject) == ("season", f"{uid(602)}:rains")
    assert remark.details["season"] == "rains"


@pytest.mark.parametrize(
    ("mine", "theirs", "code"),
    [
        ({}, {"year": None}, "needs_not_placed"),
        ({}, {"year": 2028}, "needs_later"),
        ({"start_month": 3}, {"start_month": 4}, "needs_later"),
        ({"start_month": 4}, {"start_month": 4}, ""),
        ({}, {"start_month": 4}, ""),
        ({"year": 2028}, {}, ""),
        ({"year": None}, {"year": 2029}, ""),
        ({}, {"year": None, "lines": (line(702, year=2027),)}, ""),
    ],
)
def test_what_a_project_needs_comes_first(mine, theirs, code):
    told = found(project(1, needs=(uid(602),), **mine), project(2, **theirs))
    assert [(each.code, each.subject) for each in told if each.code.startswith("needs")] == (
        [(code, f"{uid(601)}:{uid(602)}")] if code else []
    )


def test_only_the_workbook_knows_that_a_priority_was_removed():
    (remark,) = found(project(1, priority=""), removed={uid(601)})
    assert (remark.code, remark.target) == ("priority_removed", f"{P}:priority")


def test_alike_names_in_one_village_are_told_once_of_the_second():
    first = project(1, name_km="", name_en="Latrines at the primary school")
    second = project(2, name_km="", name_en="Latrine at the primary school")
    (remark,) = found(first, second)
    assert (remark.code, remark.subject) == ("twice", f"{uid(601)}:{uid(602)}")
    assert (remark.project, remark.details["other"]) == (uid(602), first.name_en)
    assert found(first, replace(second, villages=VILLAGES[1:])) == ()


REACH = [
    ({"girls": 11, "boys": 9}, {"v1": (10, 9)}, "reach_girls_villages", (11, 10)),
    ({"girls": 10, "boys": 10}, {"v1": (10, 9)}, "reach_boys_villages", (10, 9)),
    ({"girls": 11, "boys": 10}, {"v1": (10, 9)}, "reach_children_villages", (21, 19)),
    ({"girls": 10, "boys": 9}, {"v1": (10, 9)}, "", ()),
    ({"girls": 11, "boys": None}, {"v1": (10, 9)}, "reach_girls_villages", (11, 10)),
    ({"girls": 20, "boys": 9, "villages": VILLAGES[:2]}, {"v1": (10, 9), "v2": (10, 9)}, "", ()),
    ({"girls": 99, "boys": 99}, {}, "", ()),
    ({"girls": 99, "boys": 9}, {"v2": (10, 9), "v3": (5, 5)}, "", ()),  # v1 is not counted
]


@pytest.mark.parametrize(("helped", "live", "code", "numbers"), REACH)
def test_more_children_than_there_are_is_said_with_both_numbers(helped, live, code, numbers):
    told = found(project(1, **helped), figures=children(**live))
    assert [(r.code, (r.details["said"], r.details["have"])) for r in told] == (
        [(code, numbers)] if code else []
    )


def test_where_villages_are_not_counted_the_commune_is_looked_at():
    table = figures_table(CHILDREN, figures_of(COMMUNE, **{"POP-1": (50, 50)}))
    told = found(project(1, girls=51, boys=9), figures=table)
    assert [each.code for each in told] == ["reach_girls_commune"]


def test_hard_remarks_stand_first_then_by_project():
    soft, hard = project(1, support="promised"), project(2, lines=(), support="promised")
    told = found(soft, hard, ceilings=(Ceiling("cs_dev", 2027, 5, "ព្រោះ"),))
    assert [(each.code, each.project) for each in told] == [
        ("project_lines", uid(602)),
        ("over_ceiling", ""),
        ("partner", uid(601)),
        ("partner", uid(602)),
    ]


def test_every_remark_of_a_full_plan_has_its_own_key_and_a_project_that_is_there():
    chance = random.Random(5)
    for _round in range(50):
        parts = [full_project(n, villages=VILLAGES[: chance.randint(0, 3)]) for n in (2, 3, 4)]
        told = found(
            *(
                replace(
                    each,
                    year=chance.choice((None, 2027, 2040)),
                    start_month=chance.choice((None, 1, 7)),
                    maintenance=chance.choice(("", "សាលា")),
                    needs=tuple(chance.sample((uid(602), uid(603), uid(604)), 2)),
                )
                for each in parts
            ),
            seasons=[RAINS],
        )
        keys = [(each.code, each.subject) for each in told]
        assert len(keys) == len(set(keys))
        assert {each.project for each in told} <= {uid(602), uid(603), uid(604), ""}


def test_the_reason_of_the_full_plan_waits_for_its_remark():
    assert full_plan().accepted
    assert budget_checks.standing(budget_checks.checks(full_plan())) == ()


def test_the_reason_of_a_ceiling_stands_for_no_more_than_was_over_when_it_was_given():
    whole = project(1, lines=(line(701, quantity=Decimal(1), unit_price=150),))
    paid = whole.lines[0].funding[0].source
    ceiling = Ceiling(paid, 2027, 100, "why")
    for up_to, asks in ((None, False), (50, False), (60, False), (49, True)):
        told = () if up_to is None else (Accepted("over_ceiling", f"{paid}:2027:{up_to}", ""),)
        (over,) = found(whole, ceilings=(ceiling,), accepted=told)
        assert (over.hard, over.accepted) == (asks, "" if asks else "why")
        assert over.earlier == ("why" if asks else "")


def test_a_year_below_the_floor_of_the_district_is_soft():
    given = terms(floor_percent=None, floor_amount=1_500_000)
    (remark,) = found(project(1), terms=given)
    assert (remark.code, remark.subject, remark.hard) == ("below_floor", "2027", False)
    assert remark.details == {"year": 2027, "wanted": 1_500_000, "short": 500_000}
    again = found(project(1), terms=given, accepted=(Accepted("below_floor", "2027", "why"),))
    assert [each.accepted for each in again] == ["why"]
