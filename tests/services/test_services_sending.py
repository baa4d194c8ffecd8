"""From a plan to a package: freeze, build, write; what leaves and what does not."""

import json
from datetime import datetime

import pytest
from builders import VILLAGES, figure, uid

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import formats, package
from ccwc_desktop.services import (
    calls,
    documents,
    plans,
    problems,
    settling,
    submission,
    workflow,
)
from ccwc_desktop.services.done import Call

NOW = datetime(2026, 11, 24, 9, 30)
LATER = datetime(2026, 11, 25, 8, 0)


def freeze(database, now=NOW):
    with database.transaction() as session:
        return submission.freeze(session, 1, now).result


def value(database):
    with database.reading() as session:
        return plans.value(session, 1)


# freezing


def test_freezing_makes_a_version_with_a_check_code(filled):
    draft = value(filled)
    first = freeze(filled)
    assert (first.number, first.state, first.frozen_at) == (1, "frozen", "2026-11-24T09:30:00")
    assert first.uid == draft.uid
    with filled.reading() as session:
        content = formats.canonical(documents.travelling(session, 1))
        assert not plans.newest(session).draft
        assert plans.newest(session).version == 1
    assert first.check_code == formats.check_code(content)
    assert value(filled) == draft


def test_an_unchanged_plan_keeps_its_version(filled):
    first = freeze(filled)
    assert freeze(filled, LATER) == first
    with filled.reading() as session:
        assert submission.versions(session, 1) == (first,)


def test_an_edit_opens_the_next_draft_which_grew_from_the_frozen_one(filled):
    first = freeze(filled)
    with filled.transaction() as session:
        problems.change(session, uid(1), cause="ទឹកជំនន់")
    draft = value(filled)
    assert (draft.version, draft.base_uid) == (2, first.uid)
    assert draft.uid != first.uid
    with filled.reading() as session:
        cycle = plans.newest(session)
        assert (cycle.version, cycle.draft) == (2, True)
    second = freeze(filled, LATER)
    assert (second.number, second.uid) == (2, draft.uid)
    assert second.check_code != first.check_code
    with filled.reading() as session:
        assert [v.number for v in submission.versions(session, 1)] == [2, 1]


def test_what_is_typed_back_by_hand_makes_no_version(filled):
    first = freeze(filled)
    with filled.transaction() as session:
        old = problems.get(session, uid(1)).cause
        problems.change(session, uid(1), cause="ទឹកជំនន់")
        problems.change(session, uid(1), cause=old)
    with filled.reading() as session:
        assert plans.newest(session).draft
    assert freeze(filled, LATER) == first
    with filled.reading() as session:
        assert not plans.newest(session).draft
        assert plans.value(session, 1).uid == first.uid
        assert len(submission.versions(session, 1)) == 1


def test_only_a_draft_that_says_the_same_as_the_frozen_version_is_let_go_of(filled):
    def settled():
        with filled.transaction() as session:
            return settling.settle(session, 1)

    assert not settled()  # nothing is frozen yet
    freeze(filled)
    assert settled()
    with filled.transaction() as session:
        undo = problems.change(session, uid(1), cause="ទឹកជំនន់").undo
    assert not settled()
    with filled.transaction() as session:
        redo = calls.run(session, undo).undo
        assert settling.settle(session, 1)
        calls.run(session, redo)
        assert not settling.settle(session, 1)


def test_a_frozen_version_never_changes(filled):
    freeze(filled)
    with filled.reading() as session:
        before = plans.last_version(session, 1).document
    with filled.transaction() as session:
        problems.remove(session, uid(1))
    with filled.reading() as session:
        assert plans.last_version(session, 1).document == before


def test_an_empty_plan_has_nothing_to_send(workbook):
    with pytest.raises(Refused, match=r"submission\.nothing_to_send"):
        freeze(workbook)
    with workbook.reading() as session:
        assert submission.versions(session, 1) == ()


def test_a_plan_is_sent_until_it_is_edited_again(filled):
    def sending():
        with filled.reading() as session:
            return workflow.progress(session, 1)[-1].state

    assert sending() == "not_begun"
    freeze(filled)
    assert sending() == "not_begun"
    with filled.transaction() as session:
        submission.written(session, 1, 1, submission.Built("a.ccwc", b"", "0" * 64), "USB")
    assert sending() == "complete"
    with filled.transaction() as session:
        problems.change(session, uid(1), cause="ទឹកជំនន់")
    assert sending() == "not_begun"


def cover(_subject, version):
    return f"កញ្ចប់ {version.check_code}\n"


def test_only_a_frozen_plan_can_be_packed(filled):
    with filled.reading() as session, pytest.raises(Refused, match=r"submission\.not_frozen"):
        submission.prepared(session, 1, cover)
    freeze(filled)
    with filled.transaction() as session:
        problems.change(session, uid(1), cause="ទឹកជំនន់")
    with filled.reading() as session, pytest.raises(Refused, match=r"submission\.not_frozen"):
        submission.prepared(session, 1, cover)


def test_the_same_version_gives_the_same_package_whenever_it_is_built(practice_workbook, tmp_path):
    version = freeze(practice_workbook)
    shares = []
    with practice_workbook.reading() as session:
        ready = submission.prepared(session, 1, cover)
        again = submission.prepared(session, 1, cover)
    built = submission.build(ready, lambda share, _text: shares.append(share))
    assert submission.build(again) == built
    assert built.file_name == "990101_2027_v1.ccwc"
    assert shares == sorted(shares)
    assert shares[-1] == 1
    path = submission.write(built, tmp_path)
    sent = package.read(path)
    assert (sent.check_code, sent.sha256) == (version.check_code, built.sha256)
    assert sent.practice
    with practice_workbook.transaction() as session:
        done = submission.written(session, 1, 1, built, "USB").result
    assert (done.state, done.sha256, done.file_name) == ("written", built.sha256, built.file_name)
    with practice_workbook.transaction() as session:  # a second stick
        assert submission.written(session, 1, 1, built, "USB 2").result.written_to == "USB 2"


# documents


def test_a_document_keeps_back_what_may_not_leave(filled):
    with filled.transaction() as session:
        calls.run(
            session,
            Call(
                "situation.enter",
                {"figures": (figure("PRO-7", "040202", 2), figure("PRO-8", VILLAGES[0], 9))},
            ),
        )
        told = documents.travelling(session, 1)
    sensitive = [f for f in told["figures"] if f["indicator"].startswith("PRO")]
    assert [(f["indicator"], f["place"], f["value"]) for f in sensitive] == [
        ("PRO-7", "040202", "<5")
    ]


def test_a_document_that_is_none_is_refused():
    for content in (b"", b"{", b"[]", b"{}", json.dumps({"format": 99}).encode()):
        with pytest.raises(Refused):
            documents.read(content)
