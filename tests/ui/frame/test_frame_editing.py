"""The Editor: what is applied is stored, told and can be taken back."""

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import catalogue
from ccwc_desktop.services import committee, plans, problems, submission, workbooks
from ccwc_desktop.ui.editing import EVERYTHING, Editor


def names(editor: Editor) -> list[str]:
    return [each.name for each in editor.read(committee.listing)]


def titles(editor: Editor) -> list[str]:
    return [each.title_en for each in editor.read(problems.listing, editor.plan)]


def add(editor: Editor, title: str) -> str:
    return str(editor.apply("problems.add", plan=editor.plan, title_en=title))


def test_what_is_applied_is_stored_and_told(editor: Editor) -> None:
    topics: list[str] = []
    moments: list[object] = []
    editor.changed.connect(topics.append)
    editor.saved.connect(moments.append)
    add(editor, "Drowning")
    assert topics == ["problems"]
    assert [type(each) for each in moments] == [datetime]
    assert titles(editor) == ["Drowning"]
    path = editor.database.path
    editor.database.close()
    with workbooks.open_workbook(path) as again:
        assert titles(Editor(again)) == ["Drowning"]


def test_another_commune_is_known_everywhere_at_once(editor: Editor) -> None:
    told: list[str] = []
    editor.changed.connect(lambda _topic: told.append(editor.identity.code))
    editor.apply("places.choose_commune", commune="040201")
    editor.undo()
    editor.redo()
    assert told == ["040201", "040202", "040201"]


def test_undo_takes_back_and_redo_does_it_again(editor: Editor) -> None:
    add(editor, "Drowning")
    editor.undo()
    assert titles(editor) == []
    assert not editor.can_undo
    editor.redo()
    assert titles(editor) == ["Drowning"]
    assert (editor.can_undo, editor.can_redo) == (True, False)


def test_undo_back_to_the_frozen_version_ends_the_draft(editor: Editor) -> None:
    add(editor, "Drowning")
    with editor.database.transaction() as session:
        submission.freeze(session, editor.plan, datetime(2026, 11, 24, 12))
    editor.note("submission")
    add(editor, "Latrines")
    standing: list[tuple[int, bool]] = []
    editor.changed.connect(
        lambda _topic: (
            standing.append((editor.cycle.version, editor.cycle.draft)) if editor.cycle else None
        )
    )
    editor.undo()
    editor.redo()
    editor.undo()
    assert standing == [(1, False), (2, True), (1, False)]


def test_undo_ends_the_draft_of_another_year_too(editor: Editor) -> None:
    add(editor, "Drowning")
    with editor.database.transaction() as session:
        submission.freeze(session, editor.plan, datetime(2026, 11, 24, 12))
    editor.switch_year(2028)
    editor.apply("committee.add", seat="other", name="Sao")
    assert editor.read(plans.newest, 2027).draft
    editor.undo()
    assert not editor.read(plans.newest, 2027).draft
    assert editor.read(plans.newest, 2028).draft


def test_a_new_change_ends_what_could_be_done_again(editor: Editor) -> None:
    add(editor, "Drowning")
    editor.undo()
    add(editor, "Latrines")
    assert not editor.can_redo


def test_several_changes_together_are_one_step(editor: Editor) -> None:
    with editor.together("two problems"):
        uid = add(editor, "Drowning")
        editor.apply("problems.change", uid=uid, title_en="Children drown")
        add(editor, "Latrines")
    assert editor.undo_text == "two problems"
    editor.undo()
    assert titles(editor) == []
    editor.redo()
    assert titles(editor) == ["Children drown", "Latrines"]
    editor.undo()
    assert titles(editor) == []


def test_the_name_of_a_step_is_not_said_in_another_language(editor: Editor) -> None:
    with editor.together("two problems"):
        add(editor, "Drowning")
    catalogue.use("en" if catalogue.current() == "km" else "km")
    assert editor.undo_text == ""
    assert editor.can_undo


def test_what_is_refused_leaves_nothing(editor: Editor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.changed), pytest.raises(Refused):
        editor.apply("problems.add", plan=editor.plan, sector="sport")
    assert titles(editor) == []
    assert not editor.can_undo


def test_an_attempt_tells_the_window_instead_of_raising(editor: Editor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.refused) as told:
        assert not editor.attempt("problems.add", plan=editor.plan, sector="sport")
    assert told.args is not None
    assert told.args[0].code == "problem.no_such_choice"
    assert editor.attempt("problems.add", plan=editor.plan)


def test_a_group_that_is_refused_keeps_what_was_stored_before_it(editor: Editor) -> None:
    def two() -> None:
        with editor.together("two"):
            add(editor, "Drowning")
            editor.apply("problems.add", plan=editor.plan, sector="sport")

    with pytest.raises(Refused):
        two()
    assert titles(editor) == ["Drowning"]
    editor.undo()
    assert titles(editor) == []


def test_undo_of_two_subjects_tells_everything(editor: Editor, qtbot: QtBot) -> None:
    chair = editor.read(committee.listing)[0]
    with editor.together("both"):
        add(editor, "Drowning")
        editor.apply("committee.change", uid=chair.uid, name="Sok")
    with qtbot.waitSignal(editor.changed) as told:
        editor.undo()
    assert told.args == [EVERYTHING]
    assert names(editor) == [chair.name]


def test_another_year_is_another_plan_and_ends_undo(editor: Editor, qtbot: QtBot) -> None:
    first = editor.plan
    add(editor, "Drowning")
    with qtbot.waitSignal(editor.changed) as told:
        editor.switch_year(2028)
    assert told.args == [EVERYTHING]
    assert (editor.cip_year, titles(editor), editor.can_undo) == (2028, [], False)
    assert editor.plan != first
    assert editor.years() == (2028, 2027)
    editor.switch_year(2027)
    assert titles(editor) == ["Drowning"]
    with pytest.raises(Refused):
        editor.switch_year(1066)


def test_the_cycle_is_fresh_after_every_change(editor: Editor) -> None:
    editor.apply("plans.change", plan=editor.plan, rate=4050)
    assert editor.cycle is not None
    assert editor.cycle.rate == 4050
    assert editor.read(plans.newest).rate == 4050
