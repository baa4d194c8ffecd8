import json
import random
import re
from dataclasses import fields, replace
from decimal import Decimal

import pytest
from builders import (
    VILLAGES,
    full_plan,
    full_project,
    line,
    plan,
    problem,
    project,
    terms,
    uid,
)

from ccwc_desktop.domain import budget, comparing, plain
from ccwc_desktop.domain.budget import Ceiling, Funding, Line
from ccwc_desktop.domain.budget_terms import Accepted
from ccwc_desktop.domain.comparing import Why, compare
from ccwc_desktop.domain.meetings import Answer
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.priorities import Decision
from ccwc_desktop.domain.projects import Output, Project, Reached

UID = re.compile(r"00000000-0000-4000-8000-(\d{12})")


def retyped(value: Plan) -> Plan:
    """The same plan typed again elsewhere: not one uid is the same."""
    text = json.dumps(plain.plain(value), ensure_ascii=False)
    again = UID.sub(lambda m: f"00000000-0000-4000-9000-{m[1]}", text)
    return plain.rebuilt(Plan, json.loads(again))


def kinds(found):
    return [(each.kind, each.project.number) for each in found.projects]


@pytest.mark.parametrize("whole", [plan(), full_plan(), plan(projects=(), ceilings=())])
def test_a_plan_beside_itself_says_that_nothing_changed(whole):
    found = compare(whole, whole)
    assert found.same
    assert found.before == found.after == budget.total(whole.projects)


def test_a_plan_that_was_typed_again_elsewhere_is_the_same():
    whole = full_plan()
    again = retyped(whole)
    assert not {each.uid for each in whole.projects} & {each.uid for each in again.projects}
    assert compare(whole, again).same
    assert compare(again, whole).same


def test_the_order_of_projects_is_nobodys_change():
    whole = full_plan()
    assert compare(whole, replace(whole, projects=whole.projects[::-1])).same


OTHER = {
    "number": 9, "name_km": "ថ្មី", "name_en": "New", "priority": uid(2), "sector": "gender",
    "kind": "service", "template": "forum", "cdp_objective": "", "villages": VILLAGES[2:],
    "place": "វត្ត", "objective": "ផ្សេង", "outputs": (Output("ក"),), "year": 2029,
    "start_month": 5, "end_year": 2029, "end_month": 11, "girls": 1, "boys": 2, "women": 3,
    "men": 5, "ages": (Reached("3-5", 1, 1),), "with_disability": 7, "girls_with_disability": 0,
    "minority": 9, "minority_girls": 1, "poor_children": 2, "poor_girls": 0, "poor": 44,
    "responsible": "ស្មៀន", "implementer": "ក", "procurement": "direct",
    "local_contribution": "", "maintenance": "", "environment_study": True, "land_study": None,
    "study_reason": "", "support": "under_way", "partner": "អង្គការ", "needs": (),
    "divided": "phase",
}  # fmt: skip
OTHER_LINE = {
    "description_km": "ផ្សេង", "description_en": "Other", "unit": "គីឡូ", "quantity": Decimal(9),
    "unit_price": 77, "year": 2029, "chapter": "61", "account": "6101", "quarter": 4,
    "part": "", "children": "none", "children_percent": 5, "children_reason": "ក",
    "price_source": "ខ", "price_date": None, "funding": (Funding("ngo"),),
}  # fmt: skip


def test_every_field_can_be_seen_to_change():
    told = {each.name for each in fields(Project)} - {"uid", "lines", "carried_from"}
    assert told == set(OTHER)
    assert {each.name for each in fields(Line)} - {"uid"} == set(OTHER_LINE)
    for name, value in OTHER.items():
        (only,) = compare(full_plan(), changed(full_plan(), 1, **{name: value})).projects
        assert [each.field for each in only.changes] == [name]
        assert (only.changes[0].new, only.lines) == (value, ())


def changed(whole, place, /, **new):
    listed = list(whole.projects)
    listed[place] = replace(listed[place], **new)
    return replace(whole, projects=tuple(listed))


def big(chance):
    return plan(
        problems=tuple(problem(n) for n in range(1, 6)),
        projects=tuple(
            full_project(
                n,
                priority=uid(chance.randint(1, 5)),
                name_km=f"គម្រោង {n}",
                name_en="",
                needs=(),
                lines=tuple(
                    line(
                        1000 * n + k,
                        description_km=f"មុខ {k}",
                        quantity=Decimal(chance.randint(1, 9999)) / 1000,
                        unit_price=chance.randint(1, 10**7),
                        year=chance.choice((None, 2027, 2028)),
                        funding=chance.choice(
                            ((Funding("own", chance.randint(0, 10**6)), Funding("ngo")), ())
                        ),
                    )
                    for k in range(chance.randint(0, 4))
                ),
            )
            for n in range(2, 12)
        ),
    )


@pytest.mark.parametrize("seed", range(60))
def test_random_edits_are_found_exactly(seed):
    chance = random.Random(seed)
    old = big(chance)
    expected: dict[str, object] = {}
    projects = []
    for each in old.projects:
        what = chance.choice(("stay", "stay", "remove", "change", "lines"))
        if what == "remove":
            expected[each.uid] = "removed"
            continue
        if what == "change":
            names = chance.sample(sorted(OTHER.keys() - {"number", "priority", "needs"}), 3)
            each = replace(each, **{name: OTHER[name] for name in names})
            expected[each.uid] = set(names), {}
        if what == "lines":
            lines, told = edited(each.lines, chance)
            each = replace(each, lines=lines)
            if told:
                expected[each.uid] = set(), told
        projects.append(each)
    new = project(99, name_km="ថ្មីទាំងស្រុង", name_en="", lines=(line(99_000),))
    projects.append(new)
    expected[new.uid] = "added"
    chance.shuffle(projects)
    after = replace(old, projects=tuple(projects))
    found = compare(old, after)
    assert {each.project.uid: told_of(each) for each in found.projects} == expected
    check_sums(found, old, after)
    check_sums(compare(after, old), after, old)
    opposite = {"added": "removed", "removed": "added", "changed": "changed"}
    assert sorted((opposite[each.kind], each.project.uid) for each in found.projects) == sorted(
        (each.kind, each.project.uid) for each in compare(after, old).projects
    )


def edited(lines, chance):
    told, left = {}, []
    for each in lines:
        what = chance.choice(("stay", "remove", "change"))
        if what == "remove":
            told[each.uid] = "removed"
            continue
        if what == "change":
            name = chance.choice(sorted(OTHER_LINE.keys() - {"description_en", "description_km"}))
            new = replace(each, **{name: OTHER_LINE[name]})
            if new != each:
                told[each.uid] = {name}
            each = new
        left.append(each)
    if chance.random() < 0.5:
        left.append(line(88_000 + chance.randint(0, 999), description_km="បន្ថែម"))
        told[left[-1].uid] = "added"
    return tuple(left), told


def told_of(change):
    if change.kind != "changed":
        return change.kind
    lines = {
        (each.new or each.old).uid: each.kind
        if each.kind != "changed"
        else {field.field for field in each.changes}
        for each in change.lines
    }
    return {each.field for each in change.changes}, lines


def check_sums(found, old, new):
    assert (found.before, found.after) == (budget.total(old.projects), budget.total(new.projects))
    assert sum(each.after - each.before for each in found.projects) == found.after - found.before
    taken = budget.by_source(new.projects)
    for each in found.sums:
        if each.source and each.year is not None:
            assert each.new == taken.get(each.source, {}).get(each.year, 0)


def test_amounts_of_lines_say_by_how_much():
    old = plan(projects=(project(1, lines=(line(701, quantity=Decimal(2), unit_price=10),)),))
    new = plan(projects=(project(1, lines=(line(701, quantity=Decimal(3), unit_price=10),)),))
    (only,) = compare(old, new).projects
    assert [(each.kind, each.difference) for each in only.lines] == [("changed", 10)]
    assert (only.before, only.after) == (20, 30)


def test_a_name_makes_a_pair_before_a_number_does():
    first, second = (project(n, name_km=name, name_en="") for n, name in ((1, "ក"), (2, "ខ")))
    swapped = (
        replace(project(51, name_km=" ក ", name_en=""), number=2),
        replace(project(52, name_km="គ", name_en="x"), number=1),
    )
    found = compare(plan(projects=(first, second)), plan(projects=swapped))
    told = [(each.kind, each.by, each.project.name_km) for each in found.projects]
    assert told == [("changed", "name", " ក "), ("added", "", "គ"), ("removed", "", "ខ")]


def test_without_any_common_uid_the_number_makes_a_pair():
    old = plan(projects=(project(1, name_km="ក", name_en=""),))
    new = plan(projects=(replace(project(51, name_km="គ", name_en="x"), number=1),))
    (only,) = compare(old, new).projects
    assert (only.kind, only.by) == ("changed", "number")


def test_with_a_common_uid_a_number_makes_no_pair():
    keep = project(1, name_km="ក", name_en="")
    old = plan(projects=(keep, project(2, name_km="ខ", name_en="")))
    new = plan(projects=(keep, replace(project(52, name_km="គ", name_en="x"), number=2)))
    assert sorted(kinds(compare(old, new))) == [("added", 2), ("removed", 2)]


def test_a_project_carried_to_the_next_year_is_known():
    old = plan(projects=(project(1, name_km="ក", name_en=""),))
    new = replace(
        plan(projects=(project(7, name_km="ខ", name_en="", carried_from=uid(601)),)), cip_year=2028
    )
    (only,) = compare(old, new).projects
    assert (only.kind, only.by, only.old.number) == ("changed", "carried", 1)


def test_a_link_to_the_same_problem_under_another_uid_is_no_change():
    old = plan(projects=(project(1), project(2, needs=(uid(601),))))
    assert compare(old, retyped(old)).same
    new = retyped(old)
    moved = changed(new, 0, priority=new.problems[1].uid)
    (only,) = compare(old, moved).projects
    assert [each.field for each in only.changes] == ["priority"]


def test_ceilings_say_before_now_and_why():
    old = plan(ceilings=(Ceiling("cs_dev", 2027, 5), Ceiling("own", 2028, 7)))
    new = plan(ceilings=(Ceiling("ngo", 2027, 3), Ceiling("cs_dev", 2027, 5, "សន្យាហើយ")))
    told = [
        (each.source, each.year, each.old and each.old.amount, each.new and each.new.amount)
        for each in compare(old, new).ceilings
    ]
    assert told == [("cs_dev", 2027, 5, 5), ("own", 2028, 7, None), ("ngo", 2027, None, 3)]
    assert compare(old, new).ceilings[0].why == (Why("ceiling", "សន្យាហើយ"),)


def test_terms_and_rate_that_differ_are_named():
    found = compare(plan(), plan(rate=4050, terms=terms(floor_percent=30)))
    names = [each.field for each in found.terms]
    assert names[:2] == ["rate", "rate_on"]
    assert "objectives" in names
    assert not compare(plan(terms=terms()), plan(terms=terms(floor_percent=30))).same


def test_reasons_that_are_new_say_why():
    old = plan()
    new = replace(
        changed(old, 0, year=2028),
        accepted=(Accepted("season", f"{uid(601)}:rains", "ដំបូលមុន"), Accepted("month", uid(9), "x")),
        decisions=(Decision(uid(1), 2, "ថវិកាតិច"),),
        answers=(Answer(uid(1), "not_now", "ឆ្នាំក្រោយ"),),
    )
    (only,) = compare(old, new).projects
    assert only.why == (
        Why("accepted", "ដំបូលមុន", "season"),
        Why("decision", "ថវិកាតិច"),
        Why("answer", "ឆ្នាំក្រោយ"),
    )
    assert compare(new, changed(new, 0, year=2029)).projects[0].why == ()


def test_a_removed_project_tells_what_became_of_its_problem():
    old = plan()
    new = plan(projects=(), answers=(Answer(uid(1), "passed_on", "មន្ទីរធ្វើ"),))
    (only,) = compare(old, new).projects
    assert (only.kind, only.why) == ("removed", (Why("answer", "មន្ទីរធ្វើ"),))
    assert compare(old, retyped(new)).projects[0].why == only.why


def test_figures_of_the_district_are_totals_of_their_own():
    granted = (Funding("cs_dev", 1_000_000, approved=600_000),)
    new = plan(projects=(project(1, lines=(line(701, funding=granted),)),))
    found = compare(plan(), new)
    assert [(each.field, each.old, each.new) for each in found.figures] == [
        ("approved", None, 600_000)
    ]
    assert found.before == found.after


def test_what_nobody_pays_stands_among_the_sums():
    half = (Funding("ngo", 400_000),)
    found = compare(plan(), plan(projects=(project(1, lines=(line(701, funding=half),)),)))
    sums = {(each.source, each.year): (each.old, each.new) for each in found.sums}
    assert sums == {
        ("cs_dev", 2027): (1_000_000, 0),
        ("ngo", 2027): (0, 400_000),
        (comparing.NOBODY, 2027): (0, 600_000),
    }


def test_a_line_of_a_project_typed_again_is_known_by_its_place():
    old = plan(projects=(project(1, lines=(line(701), line(702, description_km="ខ"))),))
    other = (line(701), line(702, description_km="គ"))
    (only,) = compare(old, retyped(changed(old, 0, lines=other))).projects
    assert [(each.kind, each.by) for each in only.lines] == [("changed", "number")]


def test_a_year_of_a_line_is_told_beside_that_of_its_project():
    before = project(1, year=2027)
    after = project(1, year=2027, lines=(replace(before.lines[0], year=2028),))
    (told,) = compare(plan(projects=(before,)), plan(projects=(after,))).projects
    ((change,),) = (each.changes for each in told.lines)
    assert (change.field, change.old, change.new) == ("year", 2027, 2028)
