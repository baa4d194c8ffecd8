"""A signed meeting stays as it was signed, whatever is done around it."""

from dataclasses import replace
from datetime import date

import pytest
from builders import uid

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import answers, calls, committee, loading, meetings, plans
from ccwc_desktop.services.done import Call

SITTING, SIGNED = uid(800), uid(801)
DAY = date(2026, 9, 5)


def run(database, service, **arguments):
    with database.transaction() as session:
        return calls.run(session, Call(service, arguments))


def read(database, service, *arguments):
    with database.reading() as session:
        return service(session, *arguments)


def test_signing_writes_the_text_and_the_members_down(filled):
    run(filled, "meetings.sign", uid=SITTING, on=DAY)
    signed = read(filled, meetings.get, SITTING)
    assert signed.minutes == read(filled, meetings.drafted, 1, "km")
    run(filled, "priorities.decide", plan=1, problem=uid(1), rank=1, reason="ក្រោយ")
    run(filled, "committee.remove", uid=uid(100))
    run(filled, "committee.change", uid=uid(101), name="ថ្មី")
    assert read(filled, meetings.get, SITTING) == signed
    assert "ក្រោយ" in read(filled, meetings.drafted, 1, "km")
    shown = read(filled, meetings.sitting, SITTING, "km")
    assert [each.member for each in shown.seats] == [each.member for each in signed.attendance]
    assert all(each.name for each in shown.seats)


def test_an_open_meeting_follows_the_plan_and_the_committee(filled):
    before = read(filled, meetings.sitting, SITTING, "en")
    run(filled, "priorities.decide", plan=1, problem=uid(1), rank=1, reason="later")
    run(filled, "committee.remove", uid=uid(100))
    after = read(filled, meetings.sitting, SITTING, "en")
    assert after.draft != before.draft
    assert len(after.seats) == len(before.seats) - 1
    assert len(read(filled, committee.listing)) == len(after.seats)


def test_the_undo_of_signing_is_no_way_round_the_lock(filled):
    undo = run(filled, "meetings.sign", uid=SITTING, on=DAY).undo
    reopen = run(filled, "meetings.reopen", uid=SITTING, on=DAY, reason="ខ្វះ").undo
    with pytest.raises(Refused) as refused:
        run(filled, undo.service, **undo.arguments)
    assert refused.value.code == "meeting.changed_since"
    run(filled, reopen.service, **reopen.arguments)  # signed again
    run(filled, undo.service, **undo.arguments)
    assert not read(filled, meetings.get, SITTING).signed


def test_a_document_that_says_otherwise_of_a_signed_meeting_is_refused(filled):
    whole = read(filled, plans.value, 1)
    changed = tuple(
        replace(each, place="ផ្ទះ") if each.uid == SIGNED else each for each in whole.meetings
    )
    with filled.transaction() as session:
        loading.load(session, whole)  # the same again is no change
    with pytest.raises(Refused) as refused, filled.transaction() as session:
        loading.load(session, replace(whole, meetings=changed))
    assert refused.value.code == "meeting.signed"
    assert read(filled, plans.value, 1) == whole


def test_a_plan_with_signed_minutes_is_replaced_only_by_one_that_holds_them(filled):
    whole = read(filled, plans.value, 1)
    without = replace(whole, meetings=tuple(m for m in whole.meetings if m.uid != SIGNED))
    with filled.transaction() as session:
        loading.load(session, replace(whole, rate=whole.rate + 1), replace=True)
    with pytest.raises(Refused) as refused, filled.transaction() as session:
        loading.load(session, without, replace=True)
    assert refused.value.code == "meeting.signed"
    assert read(filled, meetings.get, SIGNED).signed
    run(filled, "meetings.reopen", uid=SIGNED, on=DAY, reason="ខុស")
    with filled.transaction() as session:
        loading.load(session, without, replace=True)
    assert SIGNED not in [each.uid for each in read(filled, plans.value, 1).meetings]


def test_a_removed_problem_takes_its_answer_along_and_brings_it_back(filled):
    undo = run(filled, "problems.remove", uid=uid(2)).undo
    assert uid(2) not in {each.problem.uid for each in read(filled, answers.listing, 1)}
    run(filled, "answers.confirm", plan=1)
    run(filled, undo.service, **undo.arguments)
    (back,) = (each for each in read(filled, answers.listing, 1) if each.problem.uid == uid(2))
    assert (back.outcome, back.confirmed) == ("not_now", True)


def test_a_meeting_is_listed_in_time_and_those_without_a_date_last(filled):
    run(filled, "meetings.add", plan=1, held_on=date(2026, 1, 1))
    days = [each.held_on for each in read(filled, meetings.listing, 1)]
    assert days[0] == date(2026, 1, 1)
    assert days[-1] is None
