"""What the services of the steps do, beside being undone (test_undo)."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import VILLAGES, consultation, group, option, uid

from ccwc_desktop.domain.budget import Ceiling
from ccwc_desktop.domain.committee import SEATS
from ccwc_desktop.domain.consultations import SAFEGUARDS, Vote
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import (
    budget,
    calls,
    committee,
    consultations,
    places,
    plans,
    priorities,
    problems,
    projects,
    situation,
    workflow,
)
from ccwc_desktop.services.done import Call
from ccwc_desktop.store.schema import ScoreRow


@pytest.fixture
def session(filled):
    """A writing session of the filled workbook."""
    with filled.transaction() as opened:
        yield opened


def refusal(do, *arguments, **more):
    with pytest.raises(Refused) as refused:
        do(*arguments, **more)
    return refused.value.code


# committee


def test_members_stand_in_the_order_of_their_seats(session):
    committee.add(session, "chair", "ទីពីរ")
    members = committee.listing(session)
    assert [m.seat for m in members] == ["chair", "chair", *SEATS[1:]]
    assert members[1].name == "ទីពីរ"


def test_a_removed_member_is_not_listed_and_keeps_everything(session):
    first = committee.listing(session)[0]
    undo = committee.remove(session, first.uid).undo
    assert first not in committee.listing(session)
    calls.run(session, undo)
    assert committee.listing(session)[0] == first


# problems


def test_zero_is_a_count_and_an_amount(session):
    problems.change(session, uid(1), girls=0, boys=0)
    projects.change(session, uid(601), poor=0)
    projects.change_line(session, uid(701), quantity=Decimal(0), unit_price=0)
    budget.set_ceiling(session, 1, "own", 2027, 0)
    assert problems.get(session, uid(1)).girls == 0
    assert plans.ceilings(session, 1)[-1].amount == 0


def test_problems_are_numbered_on_and_a_number_is_never_given_twice(session):
    third = problems.add(session, 1, title_km="ទីបី").result
    problems.remove(session, third)
    fourth = problems.add(session, 1, title_km="ទីបួន").result
    assert [p.number for p in problems.listing(session, 1)] == [1, 2, 4]
    assert problems.get(session, fourth).code == "P4"


def test_scores_wait_with_a_removed_problem(session):
    undo = problems.remove(session, uid(1)).undo
    assert [row.problem for row in priorities.order(session, 1).rows] == [uid(2)]
    calls.run(session, undo)
    assert priorities.order(session, 1).scores[uid(1), "SEV"] == 5


def test_evidence_is_added_changed_and_taken_away(session):
    new = problems.add_evidence(session, uid(1), "figure", "EDU-2", "២០២៥").result
    assert [e.uid for e in problems.get(session, uid(1)).evidence] == [uid(501), new]
    problems.change_evidence(session, uid(1), new, note="២០២៤")
    assert problems.get(session, uid(1)).evidence[1].note == "២០២៤"
    problems.remove_evidence(session, uid(1), uid(501))
    assert [e.uid for e in problems.get(session, uid(1)).evidence] == [new]


def test_what_is_not_there_is_gone(session):
    assert refusal(problems.get, session, "nobody") == "gone"
    assert refusal(consultations.get, session, "nobody") == "gone"
    assert refusal(projects.get, session, 1, "nobody") == "gone"


def test_the_figures_that_can_show_a_problem_are_those_of_the_whole_commune(workbook):
    with workbook.transaction() as session:
        assert problems.known_figures(session) == ()
        villages = [village.code for village in places.villages(session)]
        from_villages = tuple(
            replace(each, indicator="FAMILIES")
            for village in villages
            for each in (situation.Figure("", village, 2025, "t", Decimal(3)),)
        )
        situation.enter(session, from_villages)
        (known,) = problems.known_figures(session)
    assert (known.indicator, known.year, known.total) == ("FAMILIES", 2025, 30)
    assert known.girls is None


# priorities


def test_a_score_is_given_changed_and_taken_back(session):
    for value in (1, 4, None, 0):
        priorities.score(session, 1, uid(1), "SEV", value)
        assert priorities.order(session, 1).scores.get((uid(1), "SEV")) == value
    assert session.query(ScoreRow).count() == 4


def test_weights_change_the_order(session):
    assert [row.problem for row in priorities.order(session, 1).rows if not row.moved] == [uid(1)]
    priorities.decide(session, 1, uid(2), None)
    priorities.weigh(session, 1, "SEV", 0)
    assert [row.problem for row in priorities.order(session, 1).rows] == [uid(2), uid(1)]


def test_a_decision_moves_the_list_as_under_a_hand(session):
    for number, mark in ((3, 1), (4, 0)):
        new = problems.add(session, 1, title_km=f"ទី{number}", mandate="commune", girls=1, boys=1,
                           villages=VILLAGES[:1]).result  # fmt: skip
        problems.add_evidence(session, new, "other")
        for criterion in ("SEV", "NUM"):
            priorities.score(session, 1, new, criterion, mark)
    priorities.decide(session, 1, uid(2), None)
    order = [row.problem for row in priorities.order(session, 1).rows]
    first, second, third, fourth = order
    priorities.decide(session, 1, third, 2, "ក")
    priorities.decide(session, 1, fourth, 1, "ខ")
    rows = priorities.order(session, 1).rows
    assert [row.problem for row in rows] == [fourth, first, third, second]
    assert [(row.decided_rank, row.moved, row.reason) for row in rows] == [
        (1, True, "ខ"),
        (2, False, ""),
        (3, True, "ក"),
        (4, False, ""),
    ]
    priorities.decide(session, 1, fourth, None)
    priorities.decide(session, 1, third, None)
    assert [row.problem for row in priorities.order(session, 1).rows] == order


def test_a_decision_waits_with_a_removed_problem(session):
    problems.remove(session, uid(2))
    priorities.arrange(session, 1, ())
    problems.restore(session, uid(2))
    assert [d.problem for d in plans.decisions(session, 1)] == [uid(2)]


# consultations


def test_consultations_stand_by_date_and_those_without_one_last(session):
    late = consultations.add(session, 1).result
    early = consultations.add(session, 1, held_on=consultation().held_on.replace(year=2025)).result
    found = [each.uid for each in consultations.listing(session, 1)]
    assert found == [early, uid(200), late]


def test_consultations_of_a_day_stand_as_entered(session):
    day = consultation().held_on
    new = [consultations.add(session, 1, held_on=day).result for _ in range(3)]
    assert [each.uid for each in consultations.listing(session, 1)] == [uid(200), *new]


def test_a_planned_meeting_is_no_voice_yet(session):
    consultations.remove(session, uid(200))
    new = consultations.add_for(session, 1, VILLAGES[0], "m", "6-9").result
    assert set(consultations.coverage(session, 1).values()) == {"none"}
    consultations.count(session, new, "m", "6-9", 5, 0)
    assert consultations.coverage(session, 1)[VILLAGES[0], "m", "6-9"] == "open"
    consultations.change(session, new, safeguards=SAFEGUARDS)
    assert consultations.coverage(session, 1)[VILLAGES[0], "m", "6-9"] == "heard"


def test_votes_are_kept_by_group_and_option(session):
    consultations.vote(session, uid(200), "m", "6-9", uid(401), 3)
    consultations.vote(session, uid(200), "m", "6-9", uid(402), 2)
    consultations.vote(session, uid(200), "m", "6-9", uid(401), 5)
    (boys,) = (g for g in consultations.get(session, uid(200)).groups if g.sex == "m")
    assert set(boys.votes) == {Vote(uid(401), 5), Vote(uid(402), 2)}


def test_votes_go_with_the_option_that_is_taken_away(session):
    consultations.remove_option(session, uid(200), uid(401))
    (girls,) = consultations.get(session, uid(200)).groups
    assert girls.votes == (Vote(uid(402), 1),)
    consultations.change(session, uid(200), options=())
    assert consultations.get(session, uid(200)).groups[0].votes == ()


def test_groups_that_come_with_votes_for_nothing_lose_them(session):
    new = consultations.add(session, 1, options=(option(7),)).result
    consultations.change(session, new, groups=(group(390, o7=2, o8=4),))
    assert consultations.get(session, new).groups[0].votes == (Vote(uid(407), 2),)


# projects


def test_a_project_from_a_priority_knows_what_the_problem_knows(session):
    problems.change(session, uid(1), need="សាងសង់បណ្ណាល័យ", sector="gender")
    new = projects.get(session, 1, projects.from_priority(session, 1, uid(1)).result)
    assert (new.priority, new.number) == (uid(1), 3)
    assert (new.sector, new.villages, new.girls, new.boys) == ("gender", VILLAGES[:1], 12, 9)


def test_neither_the_problem_nor_its_need_becomes_the_name_of_a_project(session):
    problems.change(session, uid(1), need="បណ្ណាល័យ")
    new = projects.get(session, 1, projects.from_priority(session, 1, uid(1)).result)
    assert (new.name_km, new.name_en) == ("", "")
    gaps = [gap for step in workflow.progress(session, 1) for gap in step.missing]
    assert ("project_name", f"project:{new.uid}:name") in [(g.code, g.target) for g in gaps]


def test_lines_stand_as_entered_and_are_removed_softly(session):
    second = projects.add_line(session, uid(601), description_km="ទីពីរ").result
    projects.add_line(session, uid(601), description_km="ទីបី")
    undo = projects.remove_line(session, second).undo
    lines = projects.get(session, 1, uid(601)).lines
    assert [line.description_km for line in lines] == ["អំពូលសូឡា", "ទីបី"]
    calls.run(session, undo)
    lines = projects.get(session, 1, uid(601)).lines
    assert [line.description_km for line in lines] == ["អំពូលសូឡា", "ទីពីរ", "ទីបី"]


def test_a_removed_project_is_in_no_sum(session):
    assert budget.balance(session, 1).total == 2_000_000
    projects.remove(session, uid(601))
    assert budget.balance(session, 1).total == 1_000_000
    assert [p.uid for p in projects.listing(session, 1)] == [uid(602)]


def test_placing_moves_the_money_of_a_project(session):
    projects.place(session, uid(601), 2029)
    assert budget.balance(session, 1).by_year == {2027: 1_000_000, 2028: 0, 2029: 1_000_000}
    projects.place(session, uid(601), None)
    assert budget.balance(session, 1).not_placed == 1_000_000


def test_projects_can_be_put_in_another_order(session):
    projects.arrange(session, 1, (uid(602), uid(601)))
    assert [p.uid for p in projects.listing(session, 1)] == [uid(602), uid(601)]


def test_a_removed_problem_no_longer_counts_for_children(session):
    assert budget.balance(session, 1).share.children == 2_000_000
    problems.remove(session, uid(1))
    assert budget.balance(session, 1).share.children == 1_000_000


# budget


def test_a_ceiling_is_set_changed_and_taken_away(session):
    budget.set_ceiling(session, 1, "own", 2028, 5)
    budget.set_ceiling(session, 1, "own", 2028, 6, "ហេតុផល")
    assert Ceiling("own", 2028, 6, "ហេតុផល") in plans.ceilings(session, 1)
    budget.set_ceiling(session, 1, "own", 2028, None)
    assert plans.ceilings(session, 1) == (Ceiling("cs_dev", 2027, 90_000_000),)


# places


def test_villages_are_ticked_and_only_those_that_changed_come_back(session):
    places.confirm(session, VILLAGES[:1])
    done = places.confirm(session, VILLAGES)
    assert done.result == VILLAGES[1:]
    calls.run(session, done.undo)
    assert [v.code for v in places.villages(session) if v.confirmed] == [VILLAGES[0]]
    assert places.confirm(session, VILLAGES[:1]).undo is None


def test_an_empty_workbook_may_get_another_commune_and_back(workbook):
    with workbook.transaction() as session:
        assert not places.fixed(session)
        places.confirm(session, VILLAGES)
        before = plans.value(session, 1)
        undo = places.choose_commune(session, "040201").undo
        moved = plans.value(session, 1)
        assert (moved.commune, moved.practice) == ("040201", False)
        assert all(v.code.startswith("040201") for v in moved.villages)
        redo = calls.run(session, undo).undo
        assert plans.value(session, 1) == before
        calls.run(session, redo)
        assert plans.value(session, 1) == moved


def test_practice_never_becomes_real_nor_the_other_way_round(workbook):
    with workbook.transaction() as session:
        assert refusal(places.choose_commune, session, "990101") == "place.practice_differs"
        assert plans.value(session, 1).commune == "040202"


def test_choosing_the_same_commune_does_nothing(workbook):
    with workbook.transaction() as session:
        assert places.choose_commune(session, "040202").undo is None


@pytest.mark.parametrize(
    "first",
    [
        Call("problems.add", {"plan": 1, "villages": VILLAGES}),
        Call("projects.add", {"plan": 1}),
        Call("consultations.add", {"plan": 1}),
        Call("situation.enter",
             {"figures": (situation.Figure("FAMILIES", VILLAGES[0], 2025, "t", Decimal(3)),)}),
    ],
    ids=lambda each: each.service,
)  # fmt: skip
def test_the_commune_is_fixed_by_the_first_thing_that_belongs_to_it(workbook, first):
    with workbook.transaction() as session:
        calls.run(session, first)
        assert places.fixed(session)
        assert refusal(places.choose_commune, session, "040201") == "place.fixed"
        assert len(places.villages(session)) == 10


@pytest.mark.parametrize("code", ["049999", "0402", "04020201", ""])
def test_only_a_commune_can_be_chosen(workbook, code):
    with workbook.transaction() as session:
        assert refusal(places.choose_commune, session, code) == "place.unknown"


def test_places_are_found_without_a_session():
    assert [p.code for p in places.find("40202")] == ["040202"]
    assert places.get("040202").name_en == "Kaoh Thkov"
    assert [p.code for p in places.parents("040202")] == ["04", "0402"]


# workflow


def states(session):
    return {state.key: state for state in workflow.progress(session, 1)}


def test_the_path_sees_what_the_plan_lacks(session):
    before = states(session)
    assert before["problems"].state == "complete"
    problems.add(session, 1, title_km="ថ្មី")
    gaps = [gap.code for gap in states(session)["problems"].missing]
    assert gaps == ["problem_mandate", "problem_villages", "problem_affected", "problem_evidence"]
