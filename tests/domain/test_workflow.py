from dataclasses import replace

import pytest
from builders import (
    COMMUNE,
    VILLAGES,
    committee,
    consultation,
    criterion,
    figure,
    indicator,
    indicators,
    line,
    meeting,
    member,
    plan,
    problem,
    project,
    scores,
    uid,
    village,
)

from ccwc_desktop.domain import budget_checks, figure_checks, ranking, situation, workflow
from ccwc_desktop.domain.budget import Ceiling
from ccwc_desktop.domain.meetings import Answer
from ccwc_desktop.domain.ranking_ways import Ballot, Dots, Ways
from ccwc_desktop.domain.workflow import Standing

CATALOGUE = indicators(indicator("POP-3", split="t"), indicator("POP-4", split="t", of="POP-3"))
ANSWERED = (Answer(uid(1), "chosen"), Answer(uid(2), "passed_on"))
HEARD = tuple(figure("POP-3", v, 10) for v in VILLAGES)


def states(sent=True, **more):
    """The steps of a plan that is whole but for `more`, by key."""
    figures = more.pop("figures", HEARD)
    whole = plan(figures=figures, **more)
    table = situation.table(2025, COMMUNE, VILLAGES, CATALOGUE, figures)
    standing = Standing(
        plan=whole,
        figures=table,
        doubts=figure_checks.doubts(table),
        remarks=budget_checks.checks(whole, table),
        ranked=ranking.order_of(whole).rows,
        headline=("POP-3",),
        sent=sent,
    )
    return {state.key: state for state in workflow.progress(standing)}


def test_the_steps_stand_in_the_order_of_the_path():
    assert tuple(states()) == workflow.STEPS


def test_a_whole_plan_is_complete_in_every_step():
    for state in states().values():
        assert (state.state, state.missing) == ("complete", ())


def test_an_empty_plan_has_not_begun_anywhere():
    empty = states(
        sent=False,
        committee=(),
        villages=tuple(village(v, confirmed=False) for v in VILLAGES),
        figures=(),
        consultations=(),
        problems=(),
        scores=(),
        decisions=(),
        projects=(),
        ceilings=(),
    )
    assert {state.state for state in empty.values()} == {"not_begun"}
    for key in ("commune", "situation", "consultations", "problems", "budget", "sheets", "send"):
        assert empty[key].missing, key


PAIR = (problem(1), problem(2))
CASES = [
    ("commune", "seat_empty", "seat:police",
     {"committee": tuple(m for m in committee() if m.seat != "police")}),
    ("commune", "villages_unconfirmed", "villages",
     {"villages": (village(VILLAGES[0], confirmed=False), *map(village, VILLAGES[1:]))}),
    ("commune", "member_sex", f"member:{uid(150)}",
     {"committee": (*committee(), member(150, "other", sex=""))}),
    ("situation", "figure_unknown", "indicator:POP-3", {"figures": HEARD[:2]}),
    ("situation", "figure.part_over_whole", f"figure:POP-4:{VILLAGES[0]}:t",
     {"figures": (*HEARD, figure("POP-4", VILLAGES[0], 11))}),
    ("consultations", "safeguards_open", f"consultation:{uid(201)}",
     {"consultations": (consultation(), consultation(201, safeguards=()))}),
    ("consultations", "consultation_where", f"consultation:{uid(201)}:villages",
     {"consultations": (consultation(), consultation(201, villages=()))}),
    ("consultations", "village_not_heard", f"village:{VILLAGES[2]}",
     {"consultations": (consultation(villages=VILLAGES[:2]),)}),
    ("problems", "problem_title", f"problem:{uid(3)}:title",
     {"problems": (*PAIR, problem(3, title_km="", title_en=""))}),
    ("problems", "problem_mandate", f"problem:{uid(3)}:mandate",
     {"problems": (*PAIR, problem(3, mandate=""))}),
    ("problems", "problem_villages", f"problem:{uid(3)}:villages",
     {"problems": (*PAIR, problem(3, villages=()))}),
    ("problems", "problem_affected", f"problem:{uid(3)}:affected",
     {"problems": (*PAIR, problem(3, girls=None))}),
    ("problems", "problem_evidence", f"problem:{uid(3)}:evidence",
     {"problems": (*PAIR, problem(3, evidence=()))}),
    ("priorities", "scores_missing", f"score:{uid(2)}:NUM",
     {"scores": (*scores(1, SEV=5, NUM=3), *scores(2, SEV=2))}),
    ("priorities", "ranking_no_weights", "weights", {"criteria": (criterion("SEV", 0),)}),
    ("priorities", "ranking_no_dots", "desk", {"ways": Ways("dots")}),
    ("priorities", "ranking_too_many", "desk",
     {"ways": Ways("dots", ballots=(Ballot("men", 0, (Dots(uid(1), 1),)),))}),
    ("priorities", "ranking_pairs_left", "desk", {"ways": Ways("pairs")}),
    ("priorities", "ranking_levels_left", "table", {"ways": Ways("levels")}),
    ("priorities", "answers_missing", f"answers:{uid(1)}", {"meetings": (meeting(),)}),
    ("priorities", "minutes_unsigned", f"meeting:{uid(800)}:sign",
     {"meetings": (meeting(signed_on=None),), "answers": ANSWERED}),
    ("budget", "no_ceiling", "ceilings", {"ceilings": ()}),
    ("budget", "over_ceiling", "ceiling:cs_dev:2027", {"ceilings": (Ceiling("cs_dev", 2027, 5),)}),
    ("budget", "project_name", f"project:{uid(601)}:name",
     {"projects": (project(1, name_km="", name_en=""),)}),
    ("budget", "project_villages", f"project:{uid(601)}:villages",
     {"projects": (project(1, villages=()),)}),
    ("budget", "project_lines", f"project:{uid(601)}:lines", {"projects": (project(1, lines=()),)}),
    ("budget", "project_line_amount", f"project:{uid(601)}:line_amount",
     {"projects": (project(1, lines=(line(unit_price=0),)),)}),
    ("budget", "project_source", f"project:{uid(601)}:source",
     {"projects": (project(1, lines=(line(funding=()),)),)}),
    ("budget", "project_year", f"project:{uid(601)}:year", {"projects": (project(1, year=None),)}),
    ("budget", "project_beneficiaries", f"project:{uid(601)}:beneficiaries",
     {"projects": (project(1, girls=None, boys=None),)}),
    ("budget", "price_basis", f"project:{uid(601)}:line:{uid(700)}:price_source",
     {"projects": (project(1, lines=(line(price_source=""),)),)}),
    ("send", "not_sent", "send", {"sent": False}),
]  # fmt: skip


@pytest.mark.parametrize(("step", "code", "target", "without"), CASES, ids=lambda x: str(x)[:24])
def test_a_gap_is_named_where_it_is_and_leaves_the_other_steps_alone(step, code, target, without):
    found = states(**without)
    assert [(gap.code, gap.target) for gap in found[step].missing] == [(code, target)]
    assert found[step].state == ("not_begun" if step == "send" else "begun")
    for key in ("problems", "priorities", "sheets", "send"):
        if key != step:
            assert found[key].missing == (), key


def test_gaps_that_only_a_first_entry_closes():
    bare = states(problems=(), scores=(), decisions=(), projects=())
    assert [gap.code for gap in bare["problems"].missing] == ["no_problem"]
    assert [gap.code for gap in bare["priorities"].missing] == ["nothing_to_rank"]
    assert [gap.code for gap in bare["budget"].missing] == ["no_project"]
    assert [gap.code for gap in bare["sheets"].missing] == ["nothing_to_print"]
    assert bare["sheets"].state == "not_begun"


def test_a_reason_settles_a_passed_ceiling():
    reasoned = states(ceilings=(Ceiling("cs_dev", 2027, 5, "យល់ព្រមដោយក្រុមប្រឹក្សា"),))
    assert reasoned["budget"].state == "complete"


def test_a_ceiling_may_be_used_to_the_last_riel():
    assert states(ceilings=(Ceiling("cs_dev", 2027, 1_000_000),))["budget"].state == "complete"


def test_only_the_three_years_of_the_plan_are_held_against_ceilings():
    lines = (line(701, year=2029), line(702, year=2030))
    ceilings = (Ceiling("cs_dev", 2029, 1_000_000), Ceiling("cs_dev", 2030, 1))
    found = states(projects=(project(1, end_year=2029, lines=lines),), ceilings=ceilings)
    assert [gap.code for gap in found["budget"].missing] == ["line_year_outside"]


def test_the_details_of_a_gap_say_by_how_much():
    (gap,) = states(ceilings=(Ceiling("cs_dev", 2027, 5),))["budget"].missing
    assert gap.details == {"source": "cs_dev", "year": 2027, "over": 999_995, "basis": ""}


def test_a_village_with_an_open_meeting_counts_as_visited():
    half = consultation(safeguards=())
    found = states(consultations=(half,))["consultations"]
    assert [gap.code for gap in found.missing] == ["safeguards_open"]
    assert found.missing[0].details == {"count": 10, "date": half.held_on}


def test_the_case_of_one_child_has_no_gaps():
    case = problem(3, mandate="referral", villages=(), evidence=(), girls=None)
    assert states(problems=(*PAIR, case))["problems"].state == "complete"


def test_a_criterion_without_weight_leaves_no_gap():
    zero = (*plan().criteria, criterion("FEA", 0))
    assert states(criteria=zero)["priorities"].state == "complete"


def test_the_first_step_begins_with_a_member_or_a_ticked_village():
    open_villages = tuple(village(v, confirmed=False) for v in VILLAGES)
    assert states(committee=())["commune"].state == "begun"
    assert states(villages=open_villages)["commune"].state == "begun"
    assert states(committee=(), villages=open_villages)["commune"].state == "not_begun"


def test_sheets_need_an_order_and_a_project():
    assert states(projects=())["sheets"].state == "not_begun"
    assert states(problems=(), scores=())["sheets"].state == "not_begun"


def test_a_step_begins_with_its_first_entry():
    begun = states(
        committee=(member(),),
        consultations=(replace(consultation(), villages=()),),
        scores=scores(1, SEV=1),
    )
    for key in ("commune", "consultations", "priorities"):
        assert begun[key].state == "begun", key
