"""The seventh step by clicks: groups, pages, PDF files, printer, what is missing."""

import shutil
from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import isValid

from ccwc_desktop import paths
from ccwc_desktop.language import digits, words
from ccwc_desktop.services import problems, sheets, submission
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.sheets import printing, wording
from ccwc_desktop.ui.steps.sheets.page import SheetsPage
from ccwc_desktop.ui.tasks import Cancelled, Tasks

LEFT = Qt.MouseButton.LeftButton
BY_KEY = {(each.sheet.key, each.audience): each for each in sheets.editions()}
PUBLIC, OFFICIAL = (BY_KEY["ranked-priorities", who] for who in ("public", "official"))
FIGURES_PUBLIC, FIGURES = (BY_KEY["village-figures", who] for who in ("public", "official"))
PROJECTS, BUDGET = BY_KEY["project-sheet", "official"], BY_KEY["budget-proposal", "official"]
FULL, FORM = BY_KEY["village-figures-full", "internal"], BY_KEY["figures-form", "internal"]


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def editor(practice_workbook):
    return Editor(practice_workbook)


@pytest.fixture
def page(qtbot, stage, editor, tasks):
    stage.window.resize(1100, 640)
    shown = stage.put(SheetsPage(editor, tasks))
    drawn(qtbot, shown)
    return shown


@pytest.fixture
def empty(stage, workbook, tasks):
    stage.window.resize(1100, 640)
    return stage.put(SheetsPage(Editor(workbook), tasks))


def drawn(qtbot, page):
    qtbot.waitUntil(lambda: not page.drawings.busy, timeout=30_000)


def keep(qtbot, page, *editions):
    """Only these stay ticked."""
    for each, card in page.cards.items():
        if card.box.isChecked() != (each in editions):
            page.left.ensureWidgetVisible(card.box)
            qtbot.mouseClick(card.box, LEFT)


def test_a_sheet_stands_in_the_group_of_those_who_may_hold_it(page):
    told = [each.audience for each in page.cards]
    groups = ("public", "official", "internal")
    assert told == sorted((each.audience for each in sheets.editions()), key=groups.index)
    assert page.drawings.made.keys() == page.cards.keys()


def test_a_form_for_the_pen_is_printed_only_when_it_is_ticked(page):
    ticked = {each for each, card in page.cards.items() if card.box.isChecked()}
    assert FORM in page.drawings.made
    assert ticked == set(page.cards) - {FORM}
    assert {FIGURES, FULL} < ticked


def test_the_button_counts_the_ticked_sheets_and_their_pages(qtbot, page, language):
    keep(qtbot, page, OFFICIAL, BUDGET)
    pages = sum(len(page.drawings.made[each].pages) for each in (OFFICIAL, BUDGET))
    assert digits.number(pages, language) in page.print.text()
    assert digits.number(2, language) in page.print.text()
    keep(qtbot, page)
    assert not page.print.isEnabled()
    assert not page.save.isEnabled()


def test_a_click_on_a_card_shows_its_pages_and_arrows_turn_them(qtbot, page):
    page.cards[PROJECTS].setFocus()
    qtbot.keyClick(page.cards[PROJECTS], Qt.Key.Key_Return)
    assert page.cards[PROJECTS].property("state") == "selected"
    assert page.preview.pane.page() == 1
    qtbot.keyClick(page.preview.pane, Qt.Key.Key_Right)
    assert page.preview.pane.page() == 2


def test_saving_writes_one_pdf_a_document_into_the_folder_of_the_plan(qtbot, page, home):
    folder = paths.documents() / "990101-2027-2029"
    shutil.rmtree(folder, ignore_errors=True)  # other tests save there too
    keep(qtbot, page, PROJECTS, BUDGET)
    qtbot.mouseClick(page.save, LEFT)
    documents = [e for each in (PROJECTS, BUDGET) for e in page.drawings.made[each].documents]
    assert sorted(path.name for path in folder.iterdir()) == sorted(e.file_name for e in documents)
    assert all((folder / each.file_name).read_bytes() == each.pdf for each in documents)
    assert page.saved.isVisible()
    assert folder.name in page.saved.accessibleName()


def test_a_folder_that_cannot_be_written_is_said_and_another_may_be_chosen(page, tmp_path):
    (tmp_path / "file").write_text("no folder")
    page.save_to(tmp_path / "file" / "inside")
    assert page.saved.property("note") == "refused"
    assert page.saved.other.isVisible()
    page.save_to(tmp_path / "other")
    assert page.saved.property("note") == "done"
    assert any((tmp_path / "other").iterdir())


def test_printed_pages_have_the_number_and_size_of_the_sheets(qtbot, page, tasks, tmp_path):
    keep(qtbot, page, OFFICIAL)
    printer = printing.new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(page.notice, timeout=30_000):
        page.print_on(printer)
    documents = [d for each in page.chosen() for d in each.documents]
    asked = [size for each in documents for size in sheets.page_sizes(each.pdf)]
    printed = sheets.page_sizes((tmp_path / "printed.pdf").read_bytes())
    assert len(printed) == len(asked)
    for (width, height), (wide, high) in zip(printed, asked, strict=True):
        assert abs(width - wide) < 1.5
        assert abs(height - high) < 1.5


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)  # Qt's own word for it
def test_a_printer_that_takes_nothing_is_said(qtbot, page, tasks, tmp_path):
    printer = printing.new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))
    with qtbot.waitSignal(page.editor.refused, timeout=30_000) as said:
        page.print_on(printer)
    assert said.args[0].code == "printer.refused"


def test_printing_that_is_stopped_ends_at_the_next_page(page, tmp_path):
    printer = printing.new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pages = page.drawings.made[PROJECTS].pages
    seen = []

    def progress(share, text=""):
        seen.append(share)
        if share:
            raise Cancelled

    with pytest.raises(Cancelled):
        printing.print_pages(printer, pages, progress)
    assert len(seen) == 2


def test_without_a_printer_a_sentence_offers_to_save(qtbot, page):
    assert not printing.has_printer()
    qtbot.mouseClick(page.print, LEFT)
    assert page.saved.property("note") == "refused"
    assert page.saved.isVisible()


def test_a_draft_says_so_and_leads_to_the_last_step(qtbot, page):
    asked = []
    page.goToStep.connect(lambda step, target: asked.append((step, target)))
    qtbot.mouseClick(page.preview.finish, LEFT)
    assert asked == [("send", "")]


def test_a_finished_version_shows_its_check_code(qtbot, page, editor, practice_workbook):
    with practice_workbook.transaction() as session:
        code = submission.freeze(
            session, editor.plan, datetime(2026, 11, 24, 14, 30)
        ).result.check_code
    editor.note("submission")
    drawn(qtbot, page)
    assert page.preview.code.isVisible()
    assert page.preview.code.text() == code
    assert not page.preview.finish.isVisible()


def test_a_change_of_the_plan_draws_the_pages_again_and_keeps_the_ticks(qtbot, page, editor):
    qtbot.mouseClick(page.cards[BUDGET].box, LEFT)
    before = page.drawings.made[OFFICIAL].pages[0][0]
    uid = editor.read(problems.listing, editor.plan)[0].uid
    editor.apply("problems.change", uid=uid, title_km="ផ្លូវលិចទឹក")
    drawn(qtbot, page)
    assert page.drawings.made[OFFICIAL].pages[0][0] != before
    assert not page.cards[BUDGET].box.isChecked()


def test_drawing_can_be_stopped_and_begun_again(qtbot, stage, editor, tasks):
    page = stage.put(SheetsPage(editor, tasks))
    page.preview.stop.click()
    drawn(qtbot, page)
    assert not page.drawings.made
    assert page.preview.stopped.isVisible()
    qtbot.mouseClick(page.preview.stopped.button, LEFT)
    drawn(qtbot, page)
    assert page.drawings.made.keys() == page.cards.keys()


def test_a_sheet_with_nothing_in_it_says_what_is_missing_and_leads_there(qtbot, empty):
    assert [each.sheet.key for each in empty.cards] == ["figures-form"]
    asked = []
    empty.goToStep.connect(lambda step, target: asked.append((step, target)))
    for card in empty.missing:
        qtbot.mouseClick(card.link, LEFT)
    steps = {
        each.edition.sheet.key: step
        for each, (step, _target) in zip(empty.missing, asked, strict=True)
    }
    assert steps == {
        **dict.fromkeys(("ranked-priorities", "scoring-matrix", "problem-tree"), "problems"),
        **dict.fromkeys(("project-sheet", "budget-proposal", "cip-three-year"), "budget"),
        **dict.fromkeys(("village-figures", "village-figures-full"), "situation"),
        "minutes": "priorities",
        "children-feedback": "consultations",
    }
    assert not empty.print.isEnabled()
    empty.go_to("problems")
    assert empty.missing[0].link.hasFocus()


def test_every_control_has_a_name_in_the_language(page):
    nameless = [
        each
        for each in page.findChildren(QPushButton)
        if each.isVisible() and not words.strip_breaks(each.accessibleName() or each.text())
    ]
    assert nameless == []
    assert all(card.box.accessibleName() for card in page.cards.values())


def test_what_we_know_counts_the_pages(page, language):
    papers = [made for each, made in page.drawings.made.items() if each != FORM]
    pages = sum(len(each.pages) for each in papers)
    assert digits.number(pages, language) in page.knowledge()[0]


def test_a_page_that_is_gone_hears_no_more_of_its_pages(qtbot, qapp, editor, tasks):
    page = SheetsPage(editor, tasks)
    page.drawings.look()
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
    assert not isValid(page)
    qtbot.waitUntil(lambda: tasks.current is None, timeout=30_000)


def test_progress_is_that_of_the_pages(editor, tasks, qtbot, stage):
    page = stage.put(SheetsPage(editor, tasks))
    shares = []
    page.drawings.progressed.connect(shares.append)
    drawn(qtbot, page)
    known = [each for each in shares if each is not None]
    assert known == sorted(known)
    assert known[-1] == 1.0


def test_nothing_is_drawn_for_somebody_who_passes_by(qtbot, stage, editor, tasks):
    page = stage.put(SheetsPage(editor, tasks))
    assert page.drawings.busy
    page.hide()
    drawn(qtbot, page)
    assert tasks.current is None
    assert not page.drawings.made
    page.show()
    drawn(qtbot, page)
    assert page.drawings.made


def test_words_that_may_show_a_child_hold_back_the_sheets_for_the_public(qtbot, page, editor, home):
    folder = page.usual_folder()
    shutil.rmtree(folder, ignore_errors=True)
    first = editor.read(problems.listing, editor.plan)[0]
    editor.apply("problems.change", uid=first.uid, cause="កុមារីឈ្មោះ សុភា ឈប់រៀន")
    drawn(qtbot, page)
    keep(qtbot, page, PUBLIC)
    qtbot.mouseClick(page.save, LEFT)
    assert not folder.exists()
    (line,) = page.held.lines
    with qtbot.waitSignal(page.goToStep) as gone:
        qtbot.mouseClick(line.go, LEFT)
    assert gone.args == ["problems", f"problem:{first.uid}:cause"]
    keep(qtbot, page, OFFICIAL)  # it stays in the office
    qtbot.mouseClick(page.save, LEFT)
    assert len(list(folder.iterdir())) == 1
    keep(qtbot, page, PUBLIC)
    qtbot.mouseClick(page.print, LEFT)
    qtbot.mouseClick(page.held.lines[0].harmless, LEFT)
    assert not page.held.isVisible()
    drawn(qtbot, page)
    qtbot.mouseClick(page.save, LEFT)
    assert len(list(folder.iterdir())) == 2


def test_a_button_elsewhere_opens_its_sheet_and_only_it_is_ticked(page):
    programme = BY_KEY["cip-three-year", "official"]
    page.go_to("cip-three-year")
    assert [each for each, card in page.cards.items() if card.box.isChecked()] == [programme]
    assert page.cards[programme].property("state") == "selected"
    assert page.cards[programme].hasFocus()
    assert page.preview.title.text() == wording.title(programme)


def test_what_was_saved_is_said_in_view_until_the_plan_changes(qtbot, page, editor, tmp_path):
    bar = page.left.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.save_to(tmp_path / "kept")
    assert page.saved.visibleRegion().boundingRect().height() > 20
    uid = editor.read(problems.listing, editor.plan)[0].uid
    editor.apply("problems.change", uid=uid, title_km="ផ្លូវលិចទឹក")
    assert page.saved.isHidden()
    drawn(qtbot, page)
