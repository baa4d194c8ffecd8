"""Step 7: the sheets, for whom each is, the pages themselves, printer and PDF."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from ccwc_desktop import paths
from ccwc_desktop.domain import cycle
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _, ngettext
from ccwc_desktop.services import sheets
from ccwc_desktop.services.sheets import Edition
from ccwc_desktop.ui import files, messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.scroll import ScrollColumn, bring_into_view

from . import printing, wording
from .cards import EditionCard, Group, MissingCard
from .drawing import Drawings, Made
from .held_back import HeldBack
from .preview import Preview


class SheetsPage(Page):
    """Tick the sheets, look at them, then print or keep them as PDF."""

    wide = True

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(editor, tasks, parent)
        self.drawings = Drawings(editor, tasks, self)
        self.preview = Preview()
        self.held = HeldBack(editor)
        self.saved = files.Saved()
        self.save = Button(_("Save as PDF"), "plain", "sheets")
        self.print = self.main_button = Button("", "main", "print")
        self.cards: dict[Edition, EditionCard] = {}
        self.missing: list[MissingCard] = []
        self._shown: Edition | None = None
        self._groups: list[Group] = []
        self._actions = _in_a_row(self.save, self.print)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self.left = ScrollColumn()
        self.left.column.addWidget(self.held)
        self.left.column.addWidget(self.saved)
        self.left.column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s4"))
        row.addWidget(self.left, 58)
        row.addWidget(self.preview, 42)

    def _connect(self) -> None:
        self.save.clicked.connect(lambda: self.save_to(self.usual_folder()))
        self.saved.elsewhere.connect(
            lambda: files.choose_folder(self, _("Where should the sheets be saved?"), self.save_to)
        )
        self.print.clicked.connect(self._on_print)
        self.held.goRequested.connect(self.goToStep)
        self.preview.finish.clicked.connect(lambda: self.goToStep.emit("send", ""))
        self.preview.stopRequested.connect(self.drawings.stop)
        self.preview.againRequested.connect(self.drawings.look)
        self.drawings.began.connect(self._show_pages)
        self.drawings.drawn.connect(self._show_pages)
        self.drawings.failed.connect(self._on_failed)
        self.drawings.progressed.connect(self.preview.progress)
        self.editor.changed.connect(self.refresh_when_seen)

    def title_actions(self) -> QWidget | None:
        """Save and print, at the right of the title."""
        return self._actions

    def knowledge(self) -> list[str]:
        """How many papers there are, and what they say of their version."""
        subject = self.drawings.subject
        said = [wording.standing(subject.draft, subject.plan.version, subject.check_code)]
        if made := self.drawings.made:
            papers = [each for each in made.values() if not each.edition.sheet.form]
            pages = wording.pages(sum(len(each.pages) for each in papers))
            ready = _("All sheets together have {pages}.")
            said.insert(0, ready.format(pages=pages))
        return said

    def go_to(self, target: str) -> None:
        """The sheet of a key, only it ticked; else what an empty one lacks, or the first."""
        edition = next((each for each in self.cards if each.sheet.key == target), None)
        lacking = next((each for each in self.missing if each.edition.sheet.key == target), None)
        if edition is not None:
            self._only(edition)
        elif lacking is not None:
            self.left.reveal(lacking.link)
        elif target and self.missing:
            self.left.reveal(self.missing[0].link)
        elif self.cards:
            next(iter(self.cards.values())).setFocus()

    def _only(self, edition: Edition) -> None:
        """This sheet is looked at, and it alone would be printed."""
        for each, card in self.cards.items():
            card.box.setChecked(each == edition)
        self._look_at(edition)
        self.left.reveal(self.cards[edition])

    def refresh(self) -> None:
        """Read everything again; the pages are drawn when the page is seen."""
        self.saved.hide()  # what was saved is no longer what stands here
        self.drawings.forget()
        self._fill_groups()
        if self.isVisible():
            self.drawings.look()
        self._show_pages()

    def showEvent(self, event: QShowEvent) -> None:
        """The pages are drawn when they are looked at."""
        super().showEvent(event)
        self.drawings.look()

    def chosen(self) -> list[Made]:
        """The drawn sheets that are ticked."""
        made = self.drawings.made
        return [
            made[each] for each, card in self.cards.items() if card.box.isChecked() and each in made
        ]

    def usual_folder(self) -> Path:
        """Documents/CCWC and a folder of the plan."""
        plan = self.drawings.subject.plan
        return paths.documents() / cycle.plan_id(plan.commune, plan.cip_year)

    def save_to(self, folder: Path) -> None:
        """Keep the ticked sheets as PDF files, unless words hold them back."""
        chosen = self.chosen()
        if self.held.holds(made.edition for made in chosen):
            self.left.verticalScrollBar().setValue(0)
            return
        documents = [each for made in chosen for each in made.documents]
        try:
            kept = sheets.save(documents, folder)
        except Refused as refused:
            self.saved.refuse(messages.sentence(refused))
            bring_into_view(self.saved)
            return
        said = ngettext(
            "{count} PDF file was saved in {folder}.",
            "{count} PDF files were saved in {folder}.",
            len(kept),
        )
        where = f"{folder.parent.name}/{folder.name}"
        self.saved.tell(wording.counted(said, len(kept), folder=where), folder)
        bring_into_view(self.saved)

    def print_on(self, printer: QPrinter) -> None:
        """Print the ticked sheets by the worker."""
        pages = [page for made in self.chosen() for page in made.pages]

        def tell(count: int) -> None:
            said = ngettext(
                "{count} page went to the printer.", "{count} pages went to the printer.", count
            )
            if isValid(self):
                self.notice.emit(wording.counted(said, count))

        self.tasks.run(
            lambda progress: printing.print_pages(printer, pages, progress),
            tell,
            self.editor.refused.emit,
            _("Printing"),
        )

    def _on_print(self) -> None:
        if self.held.holds(made.edition for made in self.chosen()):
            self.left.verticalScrollBar().setValue(0)
            return
        if not printing.has_printer():
            said = _(
                "This computer has no printer. Please save the sheets as PDF and print them "
                "where there is one."
            )
            self.saved.refuse(said)
            bring_into_view(self.saved)
            return
        dialog = QPrintDialog(printing.new_printer(), self.window())
        dialog.accepted.connect(lambda: self.print_on(dialog.printer()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _fill_groups(self) -> None:
        """Cards for every edition; ticks stay as they were."""
        ticks = {each: card.box.isChecked() for each, card in self.cards.items()}
        for group in self._groups:
            self.left.column.removeWidget(group)
            group.hide()
            group.deleteLater()
        self.cards, self.missing, self._groups = {}, [], []
        empty = sheets.left_out(self.drawings.subject)
        for audience in wording.GROUPS:
            editions = [each for each in sheets.editions() if each.audience == audience]
            cards = [self._card(each, each.sheet.key in empty, ticks) for each in editions]
            if cards:
                self._groups.append(Group(audience, cards))
        for place, group in enumerate(self._groups, start=2):
            self.left.column.insertWidget(place, group)
        if self._shown not in self.cards:
            self._shown = next(iter(self.cards), None)

    def _card(
        self, edition: Edition, empty: bool, ticks: dict[Edition, bool]
    ) -> EditionCard | MissingCard:
        if empty:
            missing = MissingCard(edition, self.goToStep.emit)
            self.missing.append(missing)
            return missing
        card = EditionCard(edition)
        card.box.setChecked(ticks.get(edition, not edition.sheet.form))
        card.opened.connect(lambda: self._look_at(edition))
        card.ticked.connect(self._say_chosen)
        self.cards[edition] = card
        return card

    def _look_at(self, edition: Edition) -> None:
        self._shown = edition
        self._show_pages()

    def _show_pages(self) -> None:
        """Thumbnails and the page in view, as far as they are drawn."""
        for edition, card in self.cards.items():
            card.show_state("selected" if edition == self._shown else "")
            if edition in self.drawings.made:
                card.show_made(self.drawings.made[edition])
        self._say_chosen()
        if self.drawings.busy:
            self.preview.wait()
        else:
            made = self.drawings.made.get(self._shown) if self._shown else None
            self.preview.show_made(made, self.drawings.subject)
        self.panelChanged.emit()

    def _say_chosen(self) -> None:
        chosen = self.chosen()
        count = sum(len(each.pages) for each in chosen)
        self.print.say(wording.print_button(len(chosen), count))
        for button in (self.print, self.save):
            button.setEnabled(bool(chosen) and not self.drawings.busy)

    def _on_failed(self, refused: Refused) -> None:
        self._show_pages()
        self.preview.refuse(messages.sentence(refused))


def _in_a_row(*buttons: Button) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    for button in buttons:
        row.addWidget(button)
    return whole
