"""Two proposals beside each other: a version, the draft after it, a plan from a file."""

import json
from dataclasses import fields
from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from ccwc_desktop.domain.budget import Line
from ccwc_desktop.domain.budget_terms import Terms
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language import words
from ccwc_desktop.services import documents, free_texts, projects, submission
from ccwc_desktop.ui.editing import EVERYTHING
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.compare import compare_words
from ccwc_desktop.ui.steps.budget.page import BudgetPage
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.widgets.text import Text

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(page):
    page.go_to("view:compare")
    return page.view("compare")


def freeze(editor):
    with editor.database.transaction() as session:
        found = [each.key for each in free_texts.findings(session, editor.plan)]
        free_texts.look(session, editor.plan, found)
        submission.freeze(session, editor.plan, datetime(2026, 11, 1))
    editor.note(EVERYTHING)


def first(editor):
    return editor.read(projects.listing, editor.plan)[0]


def said(view):
    return plain(" ".join(each.text() for each in view.findChildren(Text) if not each.isHidden()))


def plain(text):
    return words.strip_breaks(text).replace("\xa0", " ")


def test_with_one_side_only_it_says_where_another_comes_from(view):
    assert view.hint.isVisible()
    assert view.found is None
    assert not view.total.isVisible()


def test_the_draft_is_held_against_the_version_it_grew_from(view, editor, qtbot):
    freeze(editor)
    project = first(editor)
    editor.apply("projects.change", uid=project.uid, year=2028, girls=7)
    assert (view.old.value(), view.new.value()) == ("1", "draft")
    (card,) = view.cards
    assert [each.field for each in view.found.projects[0].changes] == ["year", "girls"]
    assert plain(compare_words.counts(view.found)) in said(view)
    assert f"{wording.year(2027)} → {wording.year(2028)}" in said(view)
    qtbot.mouseClick(card.open, LEFT)
    assert view.page.here() == f"project:{project.uid}"


def test_turned_round_what_was_added_is_removed(view, editor):
    freeze(editor)
    editor.apply("projects.remove", uid=first(editor).uid)
    assert [each.kind for each in view.found.projects] == ["removed"]
    view.old.put("draft")
    view.new.put("1")
    assert [each.kind for each in view.found.projects] == ["added"]
    editor.apply("projects.add", plan=editor.plan, name_km="ថ្មី")
    assert (view.old.value(), view.new.value()) == ("draft", "1")
    assert sorted(each.kind for each in view.found.projects) == ["added", "removed"]


def test_a_plan_from_a_file_is_compared_and_not_taken_in(view, editor, tmp_path, stage):
    path = tmp_path / "returned.json"
    document = editor.read(documents.travelling, editor.plan)
    document["projects"][0]["lines"][0]["funding"][0]["approved"] = 9_000_000
    path.write_text(json.dumps(document), encoding="utf-8")
    before = editor.read(projects.listing, editor.plan)
    view.take(path)
    assert (view.old.value(), view.new.value()) == ("draft", "file:returned.json")
    assert [each.field for each in view.found.figures] == ["approved"]
    assert plain(wording.riel_in_sentence(9_000_000)) in said(view)
    assert [each.kind for each in view.found.projects] == ["figures"]
    assert editor.read(projects.listing, editor.plan) == before

    again = BudgetPage(editor, Tasks())  # as when the language is switched
    stage.put(again)
    again.go_to(view.page.here())
    assert again.here() == "view:compare:draft|file:returned.json"
    assert [each.field for each in again.view("compare").found.figures] == ["approved"]


def test_a_file_that_is_no_plan_is_refused_in_a_sentence(view, tmp_path):
    path = tmp_path / "letter.json"
    path.write_text("no plan", encoding="utf-8")
    view.take(path)
    assert view.wrong.isVisible()
    assert view.files == {}


def test_the_sides_can_be_opened_again(view, editor):
    freeze(editor)
    editor.apply("projects.change", uid=first(editor).uid, girls=7)
    view.go_to("draft|1")
    assert view.page.here() == "view:compare:draft|1"
    assert view.found.projects[0].changes[0].old == 7


def test_every_field_of_a_change_has_its_name():
    told = {each.name for kind in (Project, Line, Terms) for each in fields(kind)}
    assert told - {"uid", "lines", "carried_from"} <= set(compare_words.FIELDS)


def test_the_committee_says_why_a_project_changed(qtbot, view, editor):
    freeze(editor)
    editor.apply("projects.change", uid=first(editor).uid, girls=7)
    view.go_to("1|draft")
    view.cards[0].why.entered.emit("why")
    view.refresh()
    assert ("changed", "why") in [(each.kind, each.text) for each in view.found.projects[0].why]
    editor.undo()
    view.refresh()
    assert not [each for each in view.found.projects[0].why if each.kind == "changed"]
