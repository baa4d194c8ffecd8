import json
from dataclasses import replace

import pytest
from builders import (
    VILLAGES,
    consultation,
    figure,
    full_plan,
    line,
    meeting,
    plan,
    problem,
    project,
    scores,
    uid,
)

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.priorities import Decision
from ccwc_desktop.exchange import formats
from ccwc_desktop.services import (
    calls,
    committee,
    consultations,
    documents,
    loading,
    plans,
    priorities,
    problems,
    projects,
    situation,
    workbooks,
)
from ccwc_desktop.services.done import Call
from ccwc_desktop.store import reference
from ccwc_desktop.store.schema import PlanRow, VillageRow


def value(database, plan_id=1):
    with database.reading() as session:
        return plans.value(session, plan_id)


def load(database, wanted, **more):
    with database.transaction() as session:
        return loading.load(session, wanted, **more).result


def own(database, kind=plan, **more):
    """The small plan with the villages of the workbook."""
    return kind(villages=value(database).villages, **more)


# cycles


def test_a_new_workbook_has_an_empty_plan_with_the_usual_criteria(workbook):
    empty = value(workbook)
    assert (empty.cip_year, empty.version, empty.commune) == (2027, 1, "040202")
    assert empty.criteria == reference.criteria()
    assert sum(criterion.weight for criterion in empty.criteria) == 100
    assert len(empty.villages) == 10
    assert empty.committee == empty.figures == empty.problems == empty.projects == ()
    assert not empty.practice


def test_opening_a_year_makes_an_empty_plan_and_renames_none(workbook):
    with workbook.transaction() as session:
        new = plans.open_year(session, 2028).result
        assert plans.open_year(session, 2028).result == new
        assert [cycle.cip_year for cycle in plans.listing(session)] == [2028, 2027]
        assert plans.newest(session).cip_year == 2028
        assert plans.newest(session, 2027).id == 1


def test_a_year_that_has_no_plan_is_refused_with_those_that_have(workbook):
    with workbook.reading() as session, pytest.raises(Refused) as refused:
        plans.newest(session, 2031)
    assert refused.value.code == "plan.no_such_year"
    assert refused.value.details == {"year": 2031, "years": [2027]}


def test_a_workbook_of_a_district_has_no_plan(tmp_path):
    with (
        workbooks.new_receiving(tmp_path / "d.ccwcdb", "district", "0402") as database,
        database.reading() as session,
        pytest.raises(Refused, match=r"plan\.none"),
    ):
        plans.newest(session)


def test_where_a_person_stopped_is_remembered(workbook):
    with workbook.transaction() as session:
        plans.remember_step(session, 1, "budget")
    with workbook.reading() as session:
        assert plans.newest(session).last_step == "budget"


def test_the_committee_and_the_villages_belong_to_every_year(filled):
    with filled.transaction() as session:
        new = plans.open_year(session, 2028).result
    assert value(filled, new).committee == value(filled).committee
    assert value(filled, new).problems == ()


def test_figures_belong_to_the_plans_that_come_after_their_year(filled):
    with filled.transaction() as session:
        new = plans.open_year(session, 2028).result
        situation.enter(session, (figure("POP-3", VILLAGES[0], 7, year=2027),))
    assert {f.year for f in value(filled).figures} == {2025}
    assert {f.year for f in value(filled, new).figures} == {2025, 2027}


@pytest.mark.parametrize("rate", [1, 4050, 1_000_000])
def test_the_rate_is_riel_for_a_dollar(workbook, rate):
    with workbook.transaction() as session:
        plans.change(session, 1, rate)
    assert value(workbook).rate == rate


@pytest.mark.parametrize("rate", [0, -1, 1_000_001])
def test_a_rate_that_cannot_be_meant_is_refused(workbook, rate):
    with workbook.transaction() as session, pytest.raises(Refused, match=r"rate_out_of_range"):
        plans.change(session, 1, rate)


# a plan as a value


def test_a_plan_comes_back_as_it_was_loaded(workbook):
    wanted = own(workbook)
    load(workbook, wanted)
    assert value(workbook) == wanted


def test_a_full_plan_comes_back_as_it_was_loaded_once_or_twice(workbook):
    wanted = own(workbook, full_plan)
    load(workbook, wanted)
    load(workbook, wanted)
    assert value(workbook) == wanted


def test_a_small_plan_takes_the_place_of_a_full_one(workbook):
    load(workbook, own(workbook, full_plan, meetings=(meeting(signed_on=None),)))
    load(workbook, own(workbook), replace=True)
    assert value(workbook) == own(workbook)


def test_what_was_said_of_a_removed_problem_does_not_travel(workbook):
    load(workbook, own(workbook, full_plan))
    with workbook.transaction() as session:
        problems.remove(session, uid(1))
    left = value(workbook)
    assert left.ways.contests == ()
    assert [each.problem for each in left.ways.levels] == [uid(2)]
    assert [each.count for each in left.ways.ballots[0].dots] == [8]
    assert [each.problem for each in left.answers] == [uid(2)]
    assert left.problems[-1].merged_into == ""
    assert {each.problem for meeting in left.consultations for each in meeting.remarks} == {""}


def test_the_scores_and_the_seat_of_who_left_do_not_travel(workbook):
    held = (meeting(), meeting(801, signed_on=None))
    load(workbook, own(workbook, full_plan, meetings=held))
    with workbook.transaction() as session:
        committee.remove(session, uid(100))
    left = value(workbook)
    assert {each.member for each in left.scores} == {""}
    signed, open_ = ([seat.member for seat in each.attendance] for each in left.meetings)
    assert (signed, open_) == ([uid(100), uid(101)], [uid(101)])


def test_a_plan_goes_round_through_its_document(practice_workbook, tmp_path):
    whole = value(practice_workbook)
    assert whole.practice
    assert whole.problems
    assert whole.projects
    document = json.loads(formats.canonical(formats.to_document(whole)))
    back = documents.read(formats.canonical(document))
    assert back == whole
    with workbooks.new_commune(tmp_path / "second.ccwcdb", "990101", 2027) as second:
        load(second, back)
        assert value(second) == whole


def test_the_document_of_any_plan_can_be_read_again(filled):
    """Whatever was removed, what leaves holds together."""
    for step in (
        Call("problems.remove", {"uid": uid(1)}),
        Call("consultations.change", {"uid": uid(200), "options": ()}),
        Call("problems.add_evidence", {"uid": uid(2), "kind": "consultation", "ref": uid(200)}),
        Call("consultations.remove", {"uid": uid(200)}),
    ):
        with filled.transaction() as session:
            calls.run(session, step)
        with filled.reading() as session:
            document = documents.travelling(session, 1)
        formats.checked(json.loads(json.dumps(document)))


def test_a_removed_problem_takes_its_links_along_and_brings_them_back(filled):
    with filled.transaction() as session:
        undo = problems.remove(session, uid(1)).undo
    told = value(filled)
    assert [p.uid for p in told.problems] == [uid(2)]
    assert [p.priority for p in told.projects] == ["", uid(2)]
    assert [o.problem for o in told.consultations[0].options][:2] == ["", uid(2)]
    assert {s.problem for s in told.scores} == {uid(2)}
    with filled.reading() as session:
        assert projects.listing(session, 1)[0].priority == ""
        assert [row.problem for row in priorities.order(session, 1).rows] == [uid(2)]
    with filled.transaction() as session:
        calls.run(session, undo)
    assert value(filled).projects[0].priority == uid(1)


def test_figures_may_be_left_out_by_who_needs_none(filled):
    with filled.reading() as session:
        short = plans.value(session, 1, with_figures=False)
    assert short.figures == ()
    assert replace(value(filled), figures=()) == short


# loading


def test_a_loaded_plan_merges_by_uid(filled):
    before = value(filled)
    changed = problem(1, title_km="ឈ្មោះថ្មី")
    newcomer = problem(3)
    load(filled, replace(before, problems=(changed, newcomer), projects=(), scores=()))
    after = value(filled)
    assert [p.title_km for p in after.problems] == ["ឈ្មោះថ្មី", "បញ្ហា 2", "បញ្ហា 3"]
    assert after.projects == before.projects
    assert after.scores == before.scores


def test_scores_decisions_and_ceilings_merge_by_what_they_are_about(filled):
    before = value(filled)
    load(filled, replace(before, scores=scores(1, SEV=0), decisions=(Decision(uid(2), 2, "ថ្មី"),),
                         ceilings=(replace(before.ceilings[0], amount=7),)))  # fmt: skip
    after = value(filled)
    assert {(s.problem, s.criterion): s.value for s in after.scores} == {
        (uid(1), "SEV"): 0,
        (uid(1), "NUM"): 3,
        (uid(2), "SEV"): 2,
        (uid(2), "NUM"): 4,
    }
    assert after.decisions == (Decision(uid(2), 2, "ថ្មី"),)
    assert [c.amount for c in after.ceilings] == [7]


def test_telephones_of_a_loaded_plan_are_kept_in_one_way_of_writing(filled):
    before = value(filled)
    first, *others = before.committee
    written = replace(first, phone="០១២-៣៤៥-៦៧៨")
    load(filled, replace(before, committee=(written, *others)))
    assert value(filled).committee[0].phone == "012 345 678"


def test_a_telephone_that_is_none_is_named_by_its_place_and_nothing_is_loaded(filled):
    before = value(filled)
    first, second, *others = before.committee
    committee = (replace(first, name="ថ្មី"), replace(second, phone="abc"), *others)
    with pytest.raises(Refused) as refused:
        load(filled, replace(before, committee=committee))
    assert refused.value.code == "document.telephone"
    assert refused.value.details == {"where": "/committee/1/phone", "text": "abc"}
    assert value(filled) == before


def test_loading_the_same_again_changes_nothing(filled):
    before = value(filled)
    load(filled, before)
    load(filled, before)
    assert value(filled) == before


def test_loading_brings_back_what_was_removed(filled):
    before = value(filled)
    for remove, gone in (
        (problems.remove, uid(1)),
        (projects.remove, uid(601)),
        (projects.remove_line, uid(702)),
        (consultations.remove, uid(200)),
        (committee.remove, uid(100)),
    ):
        with filled.transaction() as session:
            remove(session, gone)
    load(filled, before)
    assert value(filled) == before


def test_a_newcomer_whose_number_is_taken_gets_the_next_one(filled):
    stranger = replace(problem(1), uid=uid(81), evidence=())
    works = replace(project(1), uid=uid(681), lines=(line(781),))
    load(filled, replace(value(filled), problems=(stranger, problem(4)), projects=(works,)))
    after = value(filled)
    assert [(p.uid, p.number) for p in after.problems] == [
        (uid(1), 1),
        (uid(2), 2),
        (uid(81), 5),
        (uid(4), 4),
    ]
    assert [p.number for p in after.projects] == [1, 2, 3]
    formats.checked(json.loads(json.dumps(formats.to_document(after))))


def test_numbers_that_trade_places_do_not_collide(filled):
    traded = (replace(problem(1), number=2), replace(problem(2), number=1))
    load(filled, replace(value(filled), problems=traded))
    assert [p.number for p in value(filled).problems] == [2, 1]


def test_a_number_of_something_removed_is_not_given_again(filled):
    with filled.transaction() as session:
        problems.remove(session, uid(2))
    load(filled, replace(value(filled), problems=(replace(problem(2), uid=uid(82)),), scores=()))
    assert [(p.uid, p.number) for p in value(filled).problems] == [(uid(1), 1), (uid(82), 3)]


def test_replacing_leaves_nothing_of_the_plan_that_was_there(filled):
    before = value(filled)
    fresh = replace(
        before,
        committee=before.committee[:1],
        consultations=(),
        problems=(problem(7),),
        scores=scores(7, SEV=1),
        decisions=(),
        answers=(),
        meetings=tuple(each for each in before.meetings if each.signed),
        projects=(project(8, priority=uid(7)),),
        ceilings=(),
    )
    load(filled, fresh, replace=True)
    assert value(filled) == fresh


def test_replacing_one_year_leaves_the_other_alone(filled):
    other = replace(plan(villages=()), cip_year=2028, uid=uid(99), problems=(problem(7),),
                    scores=(), decisions=(), projects=(), consultations=())  # fmt: skip
    new = load(filled, other)
    before = value(filled)
    load(filled, replace(other, problems=(problem(8),)), replace=True)
    assert [p.uid for p in value(filled, new).problems] == [uid(8)]
    assert value(filled) == before


def test_a_plan_of_another_commune_is_refused(filled):
    before = value(filled)
    with pytest.raises(Refused) as refused:
        load(filled, replace(before, commune="040201"))
    assert refused.value.code == "plan.other_commune"
    assert refused.value.details == {"theirs": "040201", "ours": "040202"}
    assert value(filled) == before


@pytest.mark.parametrize(
    "stolen",
    [
        {"problems": (problem(1),)},
        {"projects": (project(1),)},
        {"consultations": (consultation(200),)},
        {"problems": (problem(9),), "projects": (project(9, lines=(line(701),)),)},
    ],
)
def test_a_uid_of_another_year_is_refused_and_nothing_is_loaded(filled, stolen):
    bare = {"consultations": (), "problems": (), "projects": (), "scores": (), "decisions": ()}
    other = replace(plan(villages=()), cip_year=2028, uid=uid(99), **{**bare, **stolen})
    before = value(filled)
    with pytest.raises(Refused, match=r"plan\.uid_elsewhere"):
        load(filled, other)
    with filled.reading() as session:
        assert [cycle.cip_year for cycle in plans.listing(session)] == [2027]
    assert value(filled) == before


def test_a_number_that_travelled_hidden_never_overwrites_one_we_know(filled):
    hidden = figure("POP-3", VILLAGES[0], None, hidden=True)
    load(filled, replace(value(filled), figures=(hidden,)))
    kept = {(each.indicator, each.place): each.value for each in value(filled).figures}
    assert kept["POP-3", VILLAGES[0]] == 12
    unknown = figure("PRO-2", "040202", None, hidden=True)
    load(filled, replace(value(filled), figures=(unknown,)))
    assert value(filled).figures[-1] == unknown


def test_a_village_that_is_not_ours_is_not_added(filled):
    load(filled, replace(value(filled), villages=(*value(filled).villages, plan().villages[0])))
    with filled.reading() as session:
        assert session.query(VillageRow).count() == 10


def test_loading_makes_the_plan_edited_and_keeps_the_number_of_frozen_versions(filled):
    with filled.transaction() as session:
        session.get_one(PlanRow, 1).edited = False
    load(filled, value(filled))
    with filled.reading() as session:
        assert session.get_one(PlanRow, 1).edited


def test_a_decision_without_a_reason_can_still_be_undone(filled):
    load(filled, replace(value(filled), decisions=(Decision(uid(1), 2),)))
    before = value(filled)
    with filled.transaction() as session:
        undo = priorities.decide(session, 1, uid(1), 1, "ហេតុផល").undo
    with filled.transaction() as session:
        calls.run(session, undo)
    assert value(filled) == before
