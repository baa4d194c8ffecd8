"""Reasons of checks on the budget proposal."""

from dataclasses import replace
from datetime import datetime

import pytest
from builders import full_project, line, plan, project, uid

from ccwc_desktop.domain.budget_terms import Accepted
from ccwc_desktop.services import sheets
from ccwc_desktop.sheets import budget_reasons
from ccwc_desktop.sheets.wording import Wording
from ccwc_desktop.ui.sentences.checks import REMARKS

WHY = "សាលាថែទាំ"
BUILT = full_project(2, maintenance="", lines=(line(710),))
PLAN = plan(
    projects=(project(1, support="promised"), BUILT),
    accepted=(
        Accepted("maintenance", uid(602), WHY),
        Accepted("partner", uid(602), "គ្មានការព្រមាននេះទេ"),
    ),
)


@pytest.fixture(scope="module")
def subject():
    return sheets.subject_of(PLAN, "", datetime(2026, 9, 1))


@pytest.mark.parametrize("language", ["km", "en"])
def test_only_what_stands_by_a_reason_is_printed(subject, language):
    told = budget_reasons.story(subject, Wording(language), {uid(601), uid(602)})
    assert len(told) == 1
    assert [each.code for each in subject.standing] == ["maintenance"]


def test_projects_of_another_year_say_nothing(subject):
    assert budget_reasons.story(subject, Wording("km"), {uid(601)}) == []


def test_the_sheet_prints_the_reason(subject):
    (drawn,) = sheets.draw(subject, ["budget-proposal"], language="en")[:1]
    without = sheets.draw(replace(subject, standing=()), ["budget-proposal"], language="en")[0]
    assert len(drawn.pdf) > len(without.pdf)


def test_every_soft_check_has_its_head():
    hard = {"line_short", "line_over", "line_year_outside", "project_year_outside", "needs_circle"}
    with_the_share = {"below_floor"}
    assert set(budget_reasons.HEADS) == set(REMARKS) - hard - with_the_share
