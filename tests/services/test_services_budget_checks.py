"""The checks of a proposal as a workbook knows them, and what they count for."""

from datetime import date, datetime
from decimal import Decimal

from builders import VILLAGES, figure, uid

from ccwc_desktop.domain.budget_checks import open_ones
from ccwc_desktop.domain.budget_terms import Accepted
from ccwc_desktop.services import (
    budget,
    budget_checks,
    calls,
    documents,
    free_texts,
    plans,
    problems,
    projects,
    situation,
    submission,
    workflow,
)

PROJECT, SECOND = uid(601), uid(602)


def told(session):
    return {each.code: each for each in budget_checks.listing(session, 1)}


def step(session):
    return next(each for each in workflow.progress(session, 1) if each.key == "budget")


def test_a_whole_proposal_has_no_remark(filled):
    with filled.reading() as session:
        assert budget_checks.listing(session, 1) == ()
        assert step(session).state == "complete"


def test_a_soft_remark_keeps_the_step_open_until_its_reason_is_written(filled):
    with filled.transaction() as session:
        projects.change(session, PROJECT, support="promised")
        assert [gap.code for gap in step(session).missing] == ["partner"]
        budget_checks.accept(session, 1, "partner", PROJECT, "  អង្គការមួយ ")
        assert step(session).state == "complete"
        assert told(session)["partner"].accepted == "អង្គការមួយ"
        budget_checks.take_back(session, 1, "partner", PROJECT)
        assert step(session).state == "begun"


def test_nothing_keeps_a_version_from_being_finished(filled):
    with filled.transaction() as session:
        projects.change(session, PROJECT, name_km="", name_en="", support="promised")
        assert {each.hard for each in budget_checks.listing(session, 1)} == {True, False}
        free = [each.key for each in free_texts.findings(session, 1)]
        free_texts.look(session, 1, free)
        assert submission.freeze(session, 1, datetime(2026, 11, 1)).result.number == 1


def test_the_reason_travels_with_the_plan(filled):
    with filled.transaction() as session:
        budget_checks.accept(session, 1, "season", f"{PROJECT}:rains", "ដំបូលមុន")
        wanted = Accepted("season", f"{PROJECT}:rains", "ដំបូលមុន")
        assert wanted in plans.value(session, 1).accepted
        assert {"check": "season", "subject": wanted.subject, "reason": "ដំបូលមុន"} in (
            documents.travelling(session, 1)["accepted"]
        )


def test_a_project_whose_priority_was_removed_is_known_until_it_comes_back(filled):
    with filled.transaction() as session:
        problems.remove(session, uid(2))
        remark = told(session)["priority_removed"]
        assert (remark.project, remark.hard) == (SECOND, False)
        assert [gap.target for gap in step(session).missing] == [f"project:{SECOND}:priority"]
        problems.restore(session, uid(2))
        assert told(session) == {}


def test_children_of_the_villages_are_those_of_the_figures(filled):
    with filled.transaction() as session:
        ages = ("0_2", "3_4", "5", "6", "7_11", "12_14", "15_17")
        situation.enter(
            session,
            tuple(figure(f"AGE_{age}", VILLAGES[0], 2, sex) for age in ages for sex in ("f", "m")),
        )
        projects.change(session, PROJECT, girls=15, boys=14)
        remark = told(session)["reach_girls_villages"]
        assert (remark.details["said"], remark.details["have"]) == (15, 14)


def test_seasons_and_alike_names_are_those_of_the_lists(filled):
    with filled.transaction() as session:
        projects.change(
            session, PROJECT, name_km="វេទិកាកុមារ", kind="activity", responsible="មេឃុំ",
            start_month=4, end_month=4,
        )  # fmt: skip
        projects.change(session, SECOND, name_km="វេទិកា កុមារ", villages=VILLAGES[:1])
        found = told(session)
        assert found["season"].subject == f"{PROJECT}:khmer_new_year"
        assert found["twice"].subject == f"{PROJECT}:{SECOND}"


def test_prices_without_a_basis_are_asked_for(filled):
    with filled.transaction() as session:
        projects.add_line(
            session, PROJECT, description_km="ស៊ីម៉ងត៍", quantity=Decimal(1), unit_price=5,
            price_source="ផ្សារ", price_date=date(2020, 1, 1),
        )  # fmt: skip
        waiting = open_ones(budget_checks.listing(session, 1))
        assert {each.code for each in waiting} >= {"price_old"}


def test_more_over_a_ceiling_than_its_reason_was_given_for_asks_again(filled):
    with filled.transaction() as session:
        lines = next(each for each in plans.projects(session, 1) if each.uid == PROJECT).lines
        source, line = lines[0].funding[0].source, lines[0].uid
        year, more = 2027, lines[0].unit_price * 2
        budget.set_ceiling(session, 1, source, year, 1)
        budget_checks.accept(session, 1, "over_ceiling", f"{source}:{year}", "why")
        assert not told(session)["over_ceiling"].hard
        projects.change_line(session, line, unit_price=more)
        again = told(session)["over_ceiling"]
        assert (again.hard, again.earlier) == (True, "why")
        uses = {(each.source, each.year): each for each in budget.balance(session, 1).uses}
        assert not uses[source, year].explained
        done = budget_checks.accept(session, 1, "over_ceiling", f"{source}:{year}", "why")
        assert not told(session)["over_ceiling"].hard
        calls.run(session, done.undo)
        assert told(session)["over_ceiling"].hard
