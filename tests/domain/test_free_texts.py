import dataclasses
import types
import typing
from dataclasses import replace

import pytest
from builders import consultation, full_plan, meeting, plan, problem, project, uid

from ccwc_desktop.domain import free_texts
from ccwc_desktop.domain.consultations import Remark
from ccwc_desktop.domain.free_texts import FREE
from ccwc_desktop.domain.meetings import Answer, Resolution
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.priorities import Decision
from ccwc_desktop.domain.problems import Branch
from ccwc_desktop.store.child_names import child_names

NAMED = "កុមារីឈ្មោះ សុភា"
CODES = {  # texts that are codes, names of places and officials, or come from a list
    *("uid", "commune", "base_uid", "seat", "sex", "role", "phone", "code", "indicator", "place"),
    *("source", "checked_by", "village", "service", "method", "villages", "safeguards", "age"),
    *("option", "problem", "theme", "one", "other", "preferred", "kind", "order", "sector"),
    *("mandate", "carried_from", "cluster", "merged_into", "affected_by", "ref", "under", "member"),
    *("formula", "worse", "opened", "closed"),
    *("unlike", "criterion", "way", "scored_by", "group", "winner", "level", "outcome", "presence"),
    *("template", "cdp_objective", "procurement", "support", "needs", "divided", "age"),
    *("account", "part", "children", "check", "subject"),
    *("priority", "unit", "chapter", "split", "section", "of", "note_km", "note_en", "name"),
    *(
        "name_km",
        "name_en",
        "definition_km",
        "definition_en",
        "part_of",
        "sensitivity",
        "direction",
    ),
}


def values_of(kind, seen):
    """Every kind of value that a plan is made of."""
    if isinstance(kind, types.GenericAlias | types.UnionType):
        for part in typing.get_args(kind):
            values_of(part, seen)
    elif dataclasses.is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        for hint in typing.get_type_hints(kind).values():
            values_of(hint, seen)
    return seen


def test_every_text_of_a_plan_is_looked_at_or_is_no_free_text():
    unknown = {
        f"{kind.__name__}.{name}"
        for kind in values_of(Plan, set())
        for name, hint in typing.get_type_hints(kind).items()
        if hint in (str, tuple[str, ...]) and name not in (*FREE.get(kind, ()), *CODES)
    }
    assert unknown == set()


def test_all_texts_of_a_full_plan_are_met():
    met = {(each.step, each.field) for each in free_texts.free_texts(full_plan())}
    for wanted in (
        ("consultations", "not_there"),
        ("consultations", "reply"),
        ("consultations", "role"),
        ("problems", "affected_reason"),
        ("priorities", "why"),
        ("priorities", "agenda"),
        ("priorities", "text"),
        ("budget", "name_km"),
        ("budget", "what"),
        ("budget", "price_source"),
        ("budget", "floor_basis"),
        ("budget", "text_km"),
    ):
        assert wanted in met


@pytest.mark.parametrize(
    ("wrong", "step", "target"),
    [
        (
            {"consultations": (consultation(words=NAMED),)},
            "consultations",
            f"consultation:{uid(200)}:words",
        ),
        (
            {"consultations": (consultation(remarks=(Remark(uid(7), "request", NAMED),)),)},
            "consultations",
            f"consultation:{uid(200)}:{uid(7)}",
        ),
        (
            {"problems": (problem(1, branches=(Branch(uid(8), "cause", NAMED),)),)},
            "problems",
            f"problem:{uid(1)}:tree",
        ),
        ({"problems": (problem(1, title_km=NAMED),)}, "problems", f"problem:{uid(1)}:title"),
        (
            {"meetings": (meeting(decisions=(Resolution(NAMED),)),)},
            "priorities",
            f"meeting:{uid(800)}",
        ),
        ({"answers": (Answer(uid(1), "not_now", NAMED),)}, "priorities", f"answers:{uid(1)}"),
        (
            {"projects": (project(1, maintenance=NAMED),)},
            "budget",
            f"project:{uid(601)}:maintenance",
        ),
    ],
)
def test_a_finding_leads_to_its_field(wrong, step, target):
    (found,) = free_texts.findings(plan(**wrong), child_names())
    assert (found.step, found.target, found.words, found.code) == (
        step,
        target,
        NAMED,
        "named_child",
    )


def test_a_finding_stays_the_same_while_its_words_stand_there():
    first = consultation(words=f"{NAMED} ឈប់រៀន")
    (before,) = free_texts.findings(plan(consultations=(first,)), child_names())
    (longer,) = free_texts.findings(
        plan(consultations=(replace(first, words=f"{first.words} ហើយ"),)), child_names()
    )
    (elsewhere,) = free_texts.findings(
        plan(consultations=(replace(first, words="", place=NAMED),)), child_names()
    )
    assert longer.key == before.key != elsewhere.key
    assert "សុភា" not in before.key


def test_a_plan_without_names_has_no_finding():
    assert free_texts.findings(full_plan(), child_names()) == ()


def test_only_texts_that_stand_on_a_sheet_hold_it_back():
    whole = plan(
        problems=(problem(need=NAMED),),
        decisions=(Decision(uid(1), 1, f"ព្រោះ{NAMED}"),),
        answers=(Answer(uid(1), "later", NAMED),),
    )
    for sheet, field in (("ranked-priorities", "reason"), ("children-feedback", "why")):
        (found,) = free_texts.on_sheets(whole, child_names(), (sheet,))
        (there,) = (each for each in free_texts.free_texts(whole) if each.field == field)
        assert found.target == there.target
    assert free_texts.on_sheets(whole, child_names(), ("village-figures",)) == ()


def test_what_public_sheets_are_made_of_is_free_text():
    for places in free_texts.ON_PUBLIC_SHEETS.values():
        assert all(field in FREE[kind] for kind, field in places)
