import dataclasses
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from builders import committee, consultation, full_plan, full_project, line, project

from ccwc_desktop.domain import (
    budget,
    budget_terms,
    consultations,
    meetings,
    plain,
    plans,
    priorities,
    problems,
    projects,
    ranking_ways,
    situation,
)
from ccwc_desktop.domain import (
    committee as committees,
)
from ccwc_desktop.domain.plans import Plan

MODULES = (
    budget,
    committees,
    consultations,
    meetings,
    plans,
    priorities,
    problems,
    projects,
    ranking_ways,
    situation,
)
PLAN_PARTS = {
    budget.Ceiling,
    budget.Funding,
    budget.Line,
    budget_terms.Accepted,
    budget_terms.Objective,
    budget_terms.Terms,
    committees.Member,
    committees.Village,
    consultations.Adult,
    consultations.Consultation,
    consultations.Faces,
    consultations.Group,
    consultations.Option,
    consultations.Pair,
    consultations.Remark,
    consultations.Vote,
    meetings.Answer,
    meetings.Attendance,
    meetings.Meeting,
    meetings.Reopening,
    meetings.Resolution,
    plans.Plan,
    priorities.Criterion,
    priorities.Decision,
    priorities.Score,
    problems.Branch,
    problems.Evidence,
    problems.Problem,
    projects.Output,
    projects.Project,
    projects.Reached,
    ranking_ways.Ballot,
    ranking_ways.Contest,
    ranking_ways.Dots,
    ranking_ways.Level,
    ranking_ways.Ways,
    situation.Figure,
}


def rich():
    """A plan with a value of every kind in it."""
    return full_plan(
        projects=(
            project(1, environment_study=True, start_month=3, poor=7),
            full_project(2),
            project(2, lines=(line(quantity=Decimal("2.125"), year=2028, quarter=4),)),
        ),
    )


def parts(value):
    """A value and every frozen value inside it."""
    if dataclasses.is_dataclass(value):
        yield value
        for field in dataclasses.fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from parts(each)


def test_every_value_of_a_plan_comes_back_as_it_was():
    found = set()
    for part in parts(rich()):
        told = json.loads(json.dumps(plain.plain(part), ensure_ascii=False))
        assert plain.rebuilt(type(part), told) == part
        found.add(type(part))
    assert found == PLAN_PARTS


def test_values_of_a_plan_cannot_be_changed():
    for part in parts(rich()):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(part, dataclasses.fields(part)[0].name, None)


def test_fields_that_are_absent_keep_their_default():
    assert plain.rebuilt(problems.Problem, {"uid": "u", "number": 3}) == problems.Problem("u", 3)


def test_the_shapes_are_those_of_json():
    told = plain.plain(consultation(held_on=date(2026, 7, 4)))
    assert told["held_on"] == "2026-07-04"
    assert isinstance(told["villages"], list)
    assert plain.plain(line(quantity=Decimal("2.50")))["quantity"] == "2.50"
    assert plain.plain(True) is True
    assert plain.plain(None) is None


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Plan, {}),
        (Plan, []),
        (Plan, {"uid": "u", "commune": "040202", "cip_year": "2027"}),
        (Plan, {"uid": "u", "commune": "040202", "cip_year": True}),
        (Plan, {"uid": "u", "commune": "040202", "cip_year": 2027, "surprise": 1}),
        (Plan, {"uid": "u", "commune": "040202", "cip_year": 2027, "problems": {"uid": "u"}}),
        (problems.Problem, {"uid": "u", "number": 1, "villages": "04020201"}),
        (problems.Problem, {"uid": "u", "number": 1, "girls": 2.0}),
        (problems.Problem, {"uid": None, "number": 1}),
        (budget.Line, {"uid": "u", "quantity": "two"}),
        (budget.Line, {"uid": "u", "quantity": "NaN"}),
        (budget.Line, {"uid": "u", "quantity": "Infinity"}),
        (budget.Line, {"uid": "u", "quantity": 0.5}),
        (budget.Line, {"uid": "u", "quantity": True}),
        (consultations.Consultation, {"uid": "u", "held_on": "yesterday"}),
        (consultations.Consultation, {"uid": "u", "held_on": 20260704}),
    ],
)
def test_data_that_does_not_fit_is_a_value_or_type_error(kind, data):
    with pytest.raises((ValueError, TypeError)):
        plain.rebuilt(kind, data)


def test_a_decimal_may_be_written_as_a_whole_number():
    assert plain.rebuilt(budget.Line, {"uid": "u", "quantity": 3}).quantity == 3


def test_a_value_that_is_one_already_is_taken_as_it_is():
    members = committee()
    assert plain.rebuilt(tuple[committees.Member, ...], list(members)) == members


def test_what_has_no_json_shape_is_left_for_the_writer_to_refuse():
    with pytest.raises(TypeError):
        json.dumps(plain.plain(Fraction(1, 3)))
