from dataclasses import replace

from builders import criterion, plan, problem, scores, uid

from ccwc_desktop.domain import year_roll


def last_plan():
    return plan(
        problems=(problem(1), problem(2), problem(3), problem(4, mandate="referral")),
        criteria=(criterion("EQU", 100),),
        scores=(*scores(1, EQU=2), *scores(2, EQU=5)),
        decisions=(),
    )


def waiting(**more):
    return [(each.problem.uid, each.rank) for each in year_roll.unfinished(last_plan(), **more)]


def test_priorities_come_first_in_their_order_and_a_case_of_one_child_never():
    assert waiting() == [(uid(2), 1), (uid(1), 2), (uid(3), None)]


def test_what_was_put_together_goes_on_as_one():
    last = replace(last_plan(), problems=(problem(1), problem(3, merged_into=uid(1))))
    assert [each.problem.uid for each in year_roll.unfinished(last)] == [uid(1)]
    taken = problem(1, affected_by="POP-3", affected_reason="ថ្មី")
    new = year_roll.carried_on(taken, uid(9), 5)
    assert (new.affected_by, new.affected_reason) == ("", "")


def test_what_goes_on_already_waits_no_longer():
    assert waiting(carried={uid(2), ""}) == [(uid(1), 2), (uid(3), None)]


def test_words_and_places_go_on_and_numbers_do_not():
    old = problem(1, cause="ផ្លូវឆ្ងាយ", need="ឡានដឹក", sensitive=True)
    new = year_roll.carried_on(old, uid(9), 5)
    assert (new.title_km, new.cause, new.need, new.villages, new.mandate, new.sensitive) == (
        old.title_km,
        old.cause,
        old.need,
        old.villages,
        old.mandate,
        True,
    )
    assert (new.girls, new.boys, new.evidence) == (None, None, ())
    assert (new.uid, new.number, new.carried_from) == (uid(9), 5, old.uid)
