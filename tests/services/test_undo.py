"""What holds for every writing service: it can be undone, done again, and is seen as an edit."""

import inspect
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import get_type_hints

import pytest
from builders import VILLAGES, consultation, figure, option, problem, project, uid, ways
from sqlalchemy import update

from ccwc_desktop.domain.budget import Funding, Line
from ccwc_desktop.domain.candidates import Mention
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.meetings import Answer, Resolution
from ccwc_desktop.domain.priorities import Decision
from ccwc_desktop.domain.projects import Output, Reached
from ccwc_desktop.domain.social_services import MappedService, Office
from ccwc_desktop.services import calls, plans
from ccwc_desktop.services.done import Call, Done
from ccwc_desktop.store.schema import PlanRow

MEMBER, MEETING, PROBLEM, OTHER_PROBLEM = uid(100), uid(200), uid(1), uid(2)
SITTING, SIGNED, EMPTY_SITTING = uid(800), uid(801), uid(802)
UNHEARD = Mention(MEETING, uid(403))
PROJECT, LINE, PROOF = uid(601), uid(701), uid(501)


def call(service, **arguments):
    return Call(service, arguments)


CASES = [
    call("answers.give", plan=1, problem=PROBLEM, outcome="not_now", why="ថ្លៃណាស់"),
    call("answers.take_back", plan=1, problem=OTHER_PROBLEM),
    call("answers.confirm", plan=1),
    call("answers.put", plan=1, answers=(Answer(PROBLEM, "passed_on"),)),
    call("budget.set_ceiling", plan=1, source="cs_dev", year=2027, amount=5, reason="ហេតុផល"),
    call("budget.set_ceiling", plan=1, source="cs_dev", year=2027, amount=None),
    call("budget.set_ceiling", plan=1, source="cs_dev", year=2027, amount=9, basis="លិខិតស្រុក"),
    call("budget.set_ceiling", plan=1, source="ngo", year=2028, amount=7_000_000),
    call("budget_checks.accept", plan=1, check="partner", subject=PROJECT, reason="ហេតុផល"),
    call("budget_checks.accept", plan=1, check="month", subject=PROJECT, reason="ហេតុផលថ្មី"),
    call("budget_checks.accept", plan=1, check="over_ceiling", subject="cs_dev:2027", reason="ក"),
    call("budget_checks.take_back", plan=1, check="month", subject=PROJECT),
    call("committee.add", seat="other", name="ភោគ", sex="m"),
    call("committee.change", uid=MEMBER, name="សុខ", seat="other", phone="012 345 678"),
    call("committee.remove", uid=MEMBER),
    call("consultations.add", plan=1, method="forum"),
    call("consultations.add_for", plan=1, village=VILLAGES[0], sex="m", age="6-9"),
    call("consultations.change", uid=MEETING, words="«ទឹកឆ្ងាយ»", held_on=None),
    call("consultations.change", uid=MEETING, options=()),
    call("consultations.change", uid=MEETING, groups=consultation().groups),
    call("consultations.count", uid=MEETING, sex="f", age="10-13", heads=9, with_disability=2),
    call("consultations.count", uid=MEETING, sex="m", age="6-9", heads=4, with_disability=0),
    call("consultations.vote", uid=MEETING, sex="f", age="10-13", option=uid(402), votes=9),
    call(
        "consultations.cast_votes", uid=MEETING, sex="f", age="10-13", options=(uid(401), uid(402))
    ),
    call("consultations.add_option", uid=MEETING, text="ផ្លូវ", problem=PROBLEM),
    call("consultations.change_option", uid=MEETING, option=uid(401), text="ទឹក", problem=""),
    call("consultations.remove_option", uid=MEETING, option=uid(401)),
    call("consultations.count", uid=MEETING, sex="f", age="10-13", minority=3, poor=8),
    call("consultations.put_in_order", uid=MEETING, sex="m", age="6-9", order=(uid(401),)),
    call(
        "consultations.prefer",
        uid=MEETING,
        sex="f",
        age="10-13",
        one=uid(401),
        other=uid(402),
        choice=uid(402),
    ),
    call(
        "consultations.count_faces",
        uid=MEETING,
        sex="f",
        age="10-13",
        option=uid(402),
        counts=(0, 1, 2, 3, 2),
    ),
    call("consultations.add_remark", uid=MEETING, kind="request", text="សូមអំពូល"),
    call("consultations.add_adult", uid=MEETING, name="កែវ ធីតា"),
    call("consultations.remove", uid=MEETING),
    call("meetings.add", plan=1, place="សាលាឃុំ"),
    call("meetings.change", uid=SITTING, opened="8.30", decisions=(Resolution("ក"),), boys=3),
    call("meetings.note", uid=SITTING, member=MEMBER, presence="absent"),
    call("meetings.note", uid=SITTING, member=MEMBER, presence=""),
    call("meetings.note_others", uid=EMPTY_SITTING),
    call("meetings.sign", uid=SITTING, on=date(2026, 9, 5)),
    call("meetings.reopen", uid=SIGNED, on=date(2026, 9, 9), reason="ខ្វះឈ្មោះ"),
    call("meetings.remove", uid=SITTING),
    call("places.confirm", codes=VILLAGES),
    call("plans.change", plan=1, rate=4050),
    call("priorities.score", plan=1, problem=PROBLEM, criterion="SEV", value=1),
    call("priorities.score", plan=1, problem=PROBLEM, criterion="SEV", value=None),
    call("priorities.score", plan=1, problem=PROBLEM, criterion="SEV", value=3, member=MEMBER),
    call("priorities.weigh", plan=1, criterion="SEV", weight=0),
    call("priorities.decide", plan=1, problem=PROBLEM, rank=2, reason="ហេតុផល"),
    call("priorities.decide", plan=1, problem=OTHER_PROBLEM, rank=None),
    call("priorities.arrange", plan=1, decisions=(Decision(PROBLEM, 2, "ហេតុផល"),)),
    call("problems.add", plan=1, title_km="គ្មានអគារ", girls=4),
    call("problems.change", uid=PROBLEM, villages=VILLAGES, girls=None, sensitive=True),
    call("problems.add_evidence", uid=PROBLEM, kind="figure", ref="EDU-2"),
    call("problems.add_from_signal", plan=1, key="gap:EDU-2:04020201:t:2025", note="១៤ នាក់"),
    call("problems.add_from_voices", plan=1, voices=(UNHEARD,)),
    call("problems.add_from_theme", plan=1, theme="alcohol"),
    call("problems.add_from_action_plan", plan=1, provider="school", issue="ទឹក", action="អណ្តូង"),
    call("problems.hear", uid=PROBLEM, voices=(UNHEARD,)),
    call("problems.merge", uid=PROBLEM, into=OTHER_PROBLEM),
    call("problems.tell_apart", uid=PROBLEM, other=OTHER_PROBLEM),
    call("problems.take_figures", uid=PROBLEM, indicator="AGE_12_14"),
    call("problems.add_branch", uid=PROBLEM, kind="cause", text="ផ្លូវឆ្ងាយ"),
    call("problems.add_branch", uid=PROBLEM, kind="effect", under=uid(901), text="ឈប់រៀន"),
    call("problems.change_branch", uid=PROBLEM, branch=uid(901), text="មិនបានរៀន"),
    call("problems.remove_branch", uid=PROBLEM, branch=uid(901)),
    call("problems.change_evidence", uid=PROBLEM, evidence=PROOF, note="១២នាក់"),
    call("problems.remove_evidence", uid=PROBLEM, evidence=PROOF),
    call("problems.remove", uid=PROBLEM),
    call("projects.add", plan=1, name_km="អណ្តូង"),
    call("projects.from_priority", plan=1, problem=PROBLEM),
    call(
        "projects.from_template",
        plan=1,
        template="drowning_prevention",
        language="km",
        problem=PROBLEM,
    ),
    call("projects.change", uid=PROJECT, name_km="អណ្តូង", poor=3, land_study=True),
    call(
        "projects.change",
        uid=PROJECT,
        kind="activity",
        outputs=(Output("អណ្តូង", Decimal("2.5"), "កន្លែង"),),
        end_year=2028,
        poor_girls=2,
        needs=(uid(699),),
        divided="phase",
    ),
    call("projects.count_ages", uid=PROJECT, ages=(Reached("6-11", 40, None),)),
    call("projects.take_figures", uid=PROJECT),
    call("projects.place", uid=PROJECT, year=None),
    call("projects.place_all", years={PROJECT: None, uid(602): 2028}, lines={LINE: 2029}),
    call("projects.arrange", plan=1, uids=(uid(602), PROJECT)),
    call("projects.remove", uid=PROJECT),
    call("projects.add_line", project=PROJECT, description_km="ដឹកជញ្ជូន"),
    call("projects.change_line", uid=LINE, quantity=Decimal("1.5"), funding=(Funding("own"),)),
    call("projects.remove_line", uid=LINE),
    call("projects.add_lines", project=PROJECT, lines=(Line("", unit="ដុំ"), Line("", unit="m"))),
    call("projects.remove_lines", uids=(LINE,)),
    call("projects.change_line", uid=LINE, children="shared", children_percent=40, account="6101"),
    call("ranking_ways.choose", plan=1, way="pairs"),
    call("ranking_ways.score_by", plan=1, who="members"),
    call("ranking_ways.give_each", plan=1, dots=5),
    call("ranking_ways.count_heads", plan=1, group="women", heads=9),
    call("ranking_ways.count_dots", plan=1, group="girls", problem=PROBLEM, dots=4),
    call("ranking_ways.answer", plan=1, one=PROBLEM, other=OTHER_PROBLEM, winner=PROBLEM),
    call("ranking_ways.put_level", plan=1, problem=PROBLEM, level="medium"),
    call("ranking_ways.put", plan=1, ways=ways()),
    call("situation.enter", figures=(figure("POP-3", VILLAGES[0], 99, note="រាប់ឡើងវិញ"),)),
    call("situation.enter", figures=(figure("POP-3", VILLAGES[0], None),)),
    call(
        "situation.enter",
        figures=(figure("POP-3", VILLAGES[0], 1), figure("POP-3", VILLAGES[0], 2)),
    ),
    call("situation.enter", figures=(figure("POP-3", VILLAGES[0], 14, source="idpoor"),)),
    call(
        "social_services.put", services=(MappedService(VILLAGES[0], "midwife", True, None, 2025),)
    ),
    call("social_services.put_office", office=Office("midwife", "មណ្ឌលសុខភាព")),
    call("situation.choose", figure=figure("POP-3", VILLAGES[0], 0), source="", reason="ថ្មី"),
    call("terms.change", plan=1, floor_percent=None, rate_on=date(2026, 10, 1), four_sectors=True),
    call("terms.add_objective", plan=1, text_km="ទឹកស្អាត"),
    call("terms.change_objective", plan=1, uid=uid(1400), text_en="All children learn", number=3),
    call("terms.remove_objective", plan=1, uid=uid(1400)),
]
SILENT = {  # opposites of the cases above, and what is no content of a plan
    "accounts.put",  # a list of the workbook, as are prices: test_services_money_lists
    *(
        f"prices.{verb}"
        for verb in ("add", "bring_back", "change", "remove", "restore", "take_in", "take_out")
    ),
    "committee.restore",
    *(  # need a remark, a grown-up: test_recording_voices
        f"consultations.{verb}_{what}"
        for verb in ("change", "remove")
        for what in ("remark", "adult")
    ),
    "consultations.restore",
    "free_texts.look",  # no content of a plan: test_free_texts_leaving
    "indicator_lists.put_back",
    "meetings.put_back",
    "meetings.restore",
    "indicator_lists.take_away",
    "indicator_lists.take_in",  # what is counted, not yet what a plan says: test_taking_in_lists
    "places.choose_commune",  # an empty workbook only: test_services_places
    "plans.open_year",
    "plans.remember_step",
    "problems.restore",
    "situation.put_back",
    "problems.put_voices",  # the opposite of problems.hear
    "problems.carry_on",  # needs a second plan: test_services_year_roll
    "projects.restore",
    "projects.restore_line",
    "projects.restore_lines",
    *(  # need a second plan: test_services_year_roll
        f"year_roll.{verb}" for verb in ("carry_projects", "take_back", "bring_back")
    ),
    "ranking_ways.ask_again",  # needs answers: test_services_ranking_ways
}


def everything(database):
    """All plans of a workbook as values."""
    with database.reading() as session:
        return [plans.value(session, each.id) for each in plans.listing(session)]


def done(database, wanted):
    with database.transaction() as session:
        return calls.run(session, wanted)


def named(wanted):
    return f"{wanted.service}-{'-'.join(k for k in wanted.arguments if k not in ('plan', 'uid'))}"


each_service = pytest.mark.parametrize("wanted", CASES, ids=named)


def test_every_writing_service_has_its_case():
    found = {
        f"{subject}.{name}"
        for subject in calls.SUBJECTS
        for module in [calls.module(subject)]
        for name, each in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_")
        and each.__module__ == module.__name__
        and get_type_hints(each).get("return") is Done
    }
    assert found == {each.service for each in CASES} | SILENT


@each_service
def test_undo_brings_back_exactly_what_was(filled, wanted):
    before = everything(filled)
    undo = done(filled, wanted).undo
    assert everything(filled) != before
    done(filled, undo)
    assert everything(filled) == before


@each_service
def test_what_was_undone_can_be_done_again_and_undone_again(filled, wanted):
    before = everything(filled)
    undo = done(filled, wanted).undo
    after = everything(filled)
    redo = done(filled, undo).undo
    undo = done(filled, redo).undo
    assert everything(filled) == after
    done(filled, undo)
    assert everything(filled) == before


@each_service
def test_undo_of_several_steps_goes_back_one_by_one(filled, wanted):
    states, undos = [everything(filled)], []
    for step in (
        wanted,
        call("problems.change", uid=OTHER_PROBLEM, girls=77),
        call("committee.change", uid=uid(101), name="ធី"),
    ):
        undos.append(done(filled, step).undo)
        states.append(everything(filled))
    for undo, state in zip(reversed(undos), reversed(states[:-1]), strict=True):
        done(filled, undo)
        assert everything(filled) == state


@each_service
def test_a_call_and_its_undo_say_what_they_touch(filled, wanted):
    undo = done(filled, wanted).undo
    assert undo.topic == wanted.topic == wanted.service.split(".")[0]


@each_service
def test_an_edit_is_seen_and_its_undo_too(filled, wanted):
    step = wanted
    for _ in ("there", "and back"):
        with filled.transaction() as session:
            session.execute(update(PlanRow).values(edited=False))
        step = done(filled, step).undo
        with filled.reading() as session:
            assert session.get_one(PlanRow, 1).edited


def test_an_edit_of_one_year_leaves_the_other_year_frozen(filled):
    done(filled, call("plans.open_year", cip_year=2028))
    with filled.transaction() as session:
        session.execute(update(PlanRow).values(edited=False))
    done(filled, call("problems.change", uid=PROBLEM, girls=77))
    done(filled, call("projects.change_line", uid=LINE, unit_price=3))
    with filled.reading() as session:
        assert [session.get_one(PlanRow, n).edited for n in (1, 2)] == [True, False]
    done(filled, call("committee.change", uid=MEMBER, name="ធី"))
    with filled.reading() as session:
        assert session.get_one(PlanRow, 2).edited


REFUSALS = [
    (
        "checks.no_reason",
        call("budget_checks.accept", plan=1, check="month", subject=PROJECT, reason=" "),
    ),
    (
        "gone",
        call("budget_checks.accept", plan=1, check="over_ceiling", subject="own:x", reason="ក"),
    ),
    ("terms.out_of_range", call("terms.change", plan=1, floor_percent=0)),
    ("terms.out_of_range", call("terms.change", plan=1, last_total=-1)),
    ("terms.children_above_total", call("terms.change", plan=1, last_total=3, last_children=4)),
    ("terms.years_reversed", call("terms.change", plan=1, cdp_first=2028)),
    ("gone", call("terms.change_objective", plan=1, uid="nobody", text_km="a")),
    ("answer.no_such_choice", call("answers.give", plan=1, problem=PROBLEM, outcome="maybe")),
    (
        "answer.why_needed",
        call("answers.give", plan=1, problem=PROBLEM, outcome="not_now", why=" "),
    ),
    ("gone", call("answers.give", plan=1, problem="nobody", outcome="chosen")),
    ("meeting.below_zero", call("meetings.change", uid=SITTING, place="b", girls=-1)),
    ("meeting.no_such_choice", call("meetings.note", uid=SITTING, member=MEMBER, presence="late")),
    ("meeting.no_such_choice", call("meetings.note_others", uid=SITTING, presence="")),
    ("time.unreadable", call("meetings.change", uid=SITTING, opened="25:00")),
    ("meeting.signed", call("meetings.change", uid=SIGNED, place="b")),
    ("meeting.signed", call("meetings.note", uid=SIGNED, member=MEMBER, presence="absent")),
    ("meeting.signed", call("meetings.note_others", uid=SIGNED)),
    ("meeting.signed", call("meetings.sign", uid=SIGNED, on=date(2026, 9, 9))),
    ("meeting.signed", call("meetings.remove", uid=SIGNED)),
    ("meeting.no_date", call("meetings.sign", uid=EMPTY_SITTING, on=date(2026, 9, 9))),
    ("meeting.signed_too_early", call("meetings.sign", uid=SITTING, on=date(2026, 9, 2))),
    ("meeting.not_signed", call("meetings.reopen", uid=SITTING, on=date(2026, 9, 9), reason="b")),
    ("meeting.reason_needed", call("meetings.reopen", uid=SIGNED, on=date(2026, 9, 9), reason="")),
    ("gone", call("meetings.change", uid="nobody", place="b")),
    ("gone", call("problems.add_from_voices", plan=1, voices=(Mention(MEETING, uid(401)),))),
    ("problem.no_such_choice", call("problems.add_from_theme", plan=1, theme="x")),
    (
        "problem.no_such_choice",
        call("problems.add_from_action_plan", plan=1, provider="x", issue="a"),
    ),
    (
        "problem.no_issue",
        call("problems.add_from_action_plan", plan=1, provider="school", issue=""),
    ),
    ("gone", call("problems.hear", uid="nobody", voices=(UNHEARD,))),
    ("gone", call("problems.hear", uid=PROBLEM, voices=(Mention("nobody", "a"),))),
    ("gone", call("problems.merge", uid=PROBLEM, into="nobody")),
    ("gone", call("problems.tell_apart", uid=PROBLEM, other="nobody")),
    ("problem.merge_with_itself", call("problems.merge", uid=PROBLEM, into=PROBLEM)),
    ("problem.figure_unknown", call("problems.take_figures", uid=PROBLEM, indicator="POP-2")),
    ("problem.no_such_choice", call("problems.change", uid=PROBLEM, cluster="x")),
    ("problem.no_such_choice", call("problems.add_branch", uid=PROBLEM, kind="root")),
    ("gone", call("problems.add_branch", uid=PROBLEM, kind="cause", under=uid(901))),
    ("line.no_such_source", call("budget.set_ceiling", plan=1, source="bank", year=2027, amount=1)),
    ("ceiling.below_zero", call("budget.set_ceiling", plan=1, source="own", year=2027, amount=-1)),
    ("committee.no_such_seat", call("committee.add", seat="king", name="a")),
    ("committee.no_such_sex", call("committee.add", seat="chair", name="a", sex="x")),
    ("committee.no_name", call("committee.add", seat="chair", name=" ")),
    ("committee.no_name", call("committee.change", uid=MEMBER, name="")),
    ("committee.no_such_seat", call("committee.change", uid=MEMBER, name="b", seat="king")),
    ("gone", call("committee.change", uid="nobody", name="b")),
    ("gone", call("committee.remove", uid="nobody")),
    ("gone", call("committee.restore", uid="nobody")),
    ("consultation.no_such_choice", call("consultations.add", plan=1, method="magic")),
    ("consultation.no_such_choice", call("consultations.change", uid=MEETING, safeguards=("x",))),
    (
        "consultation.below_zero",
        call("consultations.count", uid=MEETING, sex="f", age="6-9", heads=-1, with_disability=-2),
    ),
    (
        "consultation.more_disabled_than_heads",
        call("consultations.count", uid=MEETING, sex="f", age="6-9", heads=1, with_disability=2),
    ),
    ("gone", call("consultations.change", uid="nobody", words="")),
    ("gone", call("consultations.remove", uid="nobody")),
    ("plan.rate_out_of_range", call("plans.change", plan=1, rate=0)),
    ("plan.none", call("plans.change", plan=77, rate=4100)),
    ("plan.year_out_of_range", call("plans.open_year", cip_year=27)),
    (
        "priority.score_range",
        call("priorities.score", plan=1, problem=PROBLEM, criterion="SEV", value=6),
    ),
    (
        "priority.score_range",
        call("priorities.score", plan=1, problem=PROBLEM, criterion="SEV", value=-1),
    ),
    ("gone", call("priorities.score", plan=1, problem="nobody", criterion="SEV", value=1)),
    ("gone", call("priorities.score", plan=1, problem=PROBLEM, criterion="XXX", value=1)),
    ("gone", call("priorities.weigh", plan=1, criterion="XXX", weight=1)),
    ("priority.weight_range", call("priorities.weigh", plan=1, criterion="SEV", weight=101)),
    ("priority.weight_range", call("priorities.weigh", plan=1, criterion="SEV", weight=-1)),
    (
        "priority.reason_needed",
        call("priorities.decide", plan=1, problem=PROBLEM, rank=2, reason=" "),
    ),
    (
        "priority.place_range",
        call("priorities.decide", plan=1, problem=PROBLEM, rank=0, reason="a"),
    ),
    ("gone", call("priorities.decide", plan=1, problem="nobody", rank=1, reason="a")),
    (
        "gone",
        call(
            "priorities.score", plan=1, problem=PROBLEM, criterion="SEV", value=1, member="nobody"
        ),
    ),
    ("ranking.no_such_choice", call("ranking_ways.choose", plan=1, way="dice")),
    ("ranking.no_such_choice", call("ranking_ways.score_by", plan=1, who="king")),
    ("ranking.dots_each", call("ranking_ways.give_each", plan=1, dots=0)),
    ("ranking.dots_each", call("ranking_ways.give_each", plan=1, dots=21)),
    ("ranking.no_such_choice", call("ranking_ways.count_heads", plan=1, group="all", heads=1)),
    ("ranking.below_zero", call("ranking_ways.count_heads", plan=1, group="men", heads=-1)),
    ("gone", call("ranking_ways.count_dots", plan=1, group="men", problem="nobody", dots=1)),
    (
        "ranking.below_zero",
        call("ranking_ways.count_dots", plan=1, group="men", problem=PROBLEM, dots=-1),
    ),
    (
        "ranking.no_such_choice",
        call("ranking_ways.answer", plan=1, one=PROBLEM, other=PROBLEM, winner=PROBLEM),
    ),
    (
        "ranking.no_such_choice",
        call("ranking_ways.answer", plan=1, one=PROBLEM, other=OTHER_PROBLEM, winner="third"),
    ),
    ("gone", call("ranking_ways.answer", plan=1, one=PROBLEM, other="nobody", winner=PROBLEM)),
    ("gone", call("ranking_ways.put_level", plan=1, problem="nobody", level="low")),
    ("ranking.no_such_choice", call("ranking_ways.put_level", plan=1, problem=PROBLEM, level="x")),
    (
        "consultation.more_minority_than_heads",
        call("consultations.count", uid=MEETING, sex="f", age="10-13", heads=5, minority=6),
    ),
    (
        "consultation.more_poor_than_heads",
        call("consultations.count", uid=MEETING, sex="f", age="10-13", heads=5, poor=6),
    ),
    ("consultation.minutes_range", call("consultations.change", uid=MEETING, minutes=0)),
    ("consultation.no_such_choice", call("consultations.add_remark", uid=MEETING, kind="song")),
    (
        "consultation.no_such_choice",
        call(
            "consultations.prefer",
            uid=MEETING,
            sex="f",
            age="10-13",
            one=uid(401),
            other=uid(402),
            choice="third",
        ),
    ),
    (
        "consultation.no_such_choice",
        call(
            "consultations.count_faces",
            uid=MEETING,
            sex="f",
            age="10-13",
            option=uid(401),
            counts=(1, 2, 3),
        ),
    ),
    ("gone", call("consultations.add_adult", uid="nobody")),
    ("problem.below_zero", call("problems.add", plan=1, girls=-1)),
    ("problem.below_zero", call("problems.change", uid=PROBLEM, cause="b", boys=-1)),
    ("problem.no_such_choice", call("problems.change", uid=PROBLEM, mandate="king")),
    ("problem.no_such_choice", call("problems.change", uid=PROBLEM, sector="magic")),
    ("problem.no_such_choice", call("problems.add_evidence", uid=PROBLEM, kind="rumour")),
    ("gone", call("problems.change", uid="nobody", cause="")),
    ("gone", call("problems.remove", uid="nobody")),
    ("gone", call("problems.add_evidence", uid="nobody", kind="other")),
    ("problem.no_such_choice", call("projects.add", plan=1, sector="magic")),
    ("project.below_zero", call("projects.change", uid=PROJECT, name_km="b", poor=-1)),
    ("project.out_of_range", call("projects.place", uid=PROJECT, year=27)),
    ("project.out_of_range", call("projects.change", uid=PROJECT, start_month=13)),
    ("project.out_of_range", call("projects.change", uid=PROJECT, end_month=0)),
    ("project.out_of_range", call("projects.change", uid=PROJECT, end_year=20)),
    ("project.below_zero", call("projects.change", uid=PROJECT, minority_girls=-1)),
    ("project.below_zero", call("projects.count_ages", uid=PROJECT, ages=(Reached("0-2", -1),))),
    ("problem.no_such_choice", call("projects.change", uid=PROJECT, kind="x")),
    ("problem.no_such_choice", call("projects.change", uid=PROJECT, support="x")),
    ("problem.no_such_choice", call("projects.change", uid=PROJECT, divided="x")),
    ("problem.no_such_choice", call("projects.change", uid=PROJECT, ages=(Reached("18-20", 1),))),
    (
        "problem.no_such_choice",
        call("projects.count_ages", uid=PROJECT, ages=(Reached("0-2", 1), Reached("0-2", 2))),
    ),
    (
        "line.quantity",
        call("projects.change", uid=PROJECT, outputs=(Output("a", Decimal(-1)),)),
    ),
    ("project.needs_itself", call("projects.change", uid=PROJECT, needs=(PROJECT,))),
    ("project.needs_circle", call("projects.change", uid=PROJECT, needs=(uid(602),))),
    ("project.figures_unknown", call("projects.take_figures", uid=uid(602))),
    ("gone", call("projects.from_priority", plan=1, problem="nobody")),
    ("gone", call("projects.remove", uid="nobody")),
    ("gone", call("projects.add_line", project="nobody")),
    ("line.quantity", call("projects.change_line", uid=LINE, unit="b", quantity=Decimal("0.0001"))),
    ("line.quantity", call("projects.change_line", uid=LINE, quantity=Decimal(-1))),
    ("line.quantity", call("projects.change_line", uid=LINE, quantity=Decimal("NaN"))),
    ("line.quantity", call("projects.change_line", uid=LINE, quantity=Decimal("Infinity"))),
    ("line.quantity", call("projects.change_line", uid=LINE, quantity=Decimal(10**10))),
    ("line.price", call("projects.add_line", project=PROJECT, unit_price=-1)),
    ("line.price", call("projects.add_lines", project=PROJECT, lines=(Line("", unit_price=-1),))),
    ("gone", call("projects.add_lines", project="nobody", lines=())),
    (
        "line.too_much",
        call("projects.change_line", uid=LINE, quantity=Decimal(3), unit_price=10**13),
    ),
    ("line.too_much", call("projects.change_line", uid=LINE, quantity=Decimal(10**9))),
    (
        "line.rest_twice",
        call("projects.change_line", uid=LINE, funding=(Funding("own"), Funding("ngo"))),
    ),
    ("line.below_zero", call("projects.change_line", uid=LINE, funding=(Funding("own", -1),))),
    (
        "line.below_zero",
        call("projects.change_line", uid=LINE, funding=(Funding("own", 1, spent=-1),)),
    ),
    ("problem.no_such_choice", call("projects.change_line", uid=LINE, children="all")),
    ("project.out_of_range", call("projects.change_line", uid=LINE, children_percent=100)),
    ("line.price", call("projects.add_line", project=PROJECT, unit_price=10**13 + 1)),
    (
        "line.no_such_source",
        call("projects.change_line", uid=LINE, funding=(Funding("bank"),)),
    ),
    (
        "line.source_twice",
        call("projects.change_line", uid=LINE, funding=(Funding("own", 1), Funding("own"))),
    ),
    ("project.out_of_range", call("projects.change_line", uid=LINE, quarter=5)),
    ("figure.below_zero", call("situation.enter", figures=(figure("POP-3", VILLAGES[0], -1),))),
    ("figure.not_whole", call("situation.enter", figures=(figure("POP-3", VILLAGES[0], "1.5"),))),
    ("figure.derived", call("situation.enter", figures=(figure("POP-1", VILLAGES[0], 1),))),
    ("figure.no_such_indicator", call("situation.enter", figures=(figure("X", VILLAGES[0], 1),))),
    (
        "figure.no_such_sex",
        call("situation.enter", figures=(figure("POP-3", VILLAGES[0], 1, "f"),)),
    ),
    ("place.unknown", call("situation.enter", figures=(figure("POP-3", "01020101", 1),))),
    (
        "plan.year_out_of_range",
        call("situation.enter", figures=(figure("POP-3", VILLAGES[0], 1, year=1999),)),
    ),
    (
        "figure.below_zero",
        call(
            "situation.enter",
            figures=(figure("POP-3", VILLAGES[0], 7), figure("POP-3", VILLAGES[1], -1)),
        ),
    ),
]


@pytest.mark.parametrize(
    ("code", "wanted"), REFUSALS, ids=lambda each: getattr(each, "service", each)
)
def test_a_refusal_changes_nothing(filled, code, wanted):
    before = everything(filled)
    with pytest.raises(Refused) as refused:
        done(filled, wanted)
    assert refused.value.code == code
    assert everything(filled) == before
    with filled.transaction() as session:  # nor does the session hold anything back
        with pytest.raises(Refused):
            calls.run(session, wanted)
        assert not session.new
        assert not session.dirty
        assert not session.deleted


def test_a_name_that_is_no_service_is_our_own_mistake(filled):
    for service, fault in (("magic.add", KeyError), ("problems.magic", AttributeError)):
        with pytest.raises(fault):
            done(filled, call(service))
    with filled.reading() as session, pytest.raises(TypeError):
        calls.run(session, call("problems.listing", plan=1))


def test_the_cases_are_about_things_that_exist():
    assert replace(problem(1)).uid == PROBLEM
    assert project(1).uid == PROJECT
    assert project(1).lines[0].uid == LINE
    assert problem(1).evidence[0].uid == PROOF
    assert option(1).uid == uid(401)
