"""The proposal as files for others: a spreadsheet with live sums, open data for everybody."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop import paths
from ccwc_desktop.domain import cycle
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.free_texts import Finding
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import budget_export, figures_export, free_texts
from ccwc_desktop.ui import files, messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.to_look_at import ToLookAt
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.scroll import bring_into_view


class Exporting(QWidget):
    """Two buttons and what they say; open data wait until words that may show a child were seen."""

    goRequested = Signal(str, str)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.spreadsheet = Button(_("Spreadsheet (.xlsx)"), "quiet", "sheets", dense=True)
        self.open_data = Button(_("Open data"), "quiet", "sheets", dense=True)
        self.open_data.setToolTip(
            _("A Fiscal Data Package for budget transparency: a table and its description")
        )
        self.held = ToLookAt(editor)
        self.saved = files.Saved()
        self._kind = "xlsx"
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s2"))
        row.addWidget(self.spreadsheet)
        row.addWidget(self.open_data)
        row.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.held)
        whole.addLayout(row)
        whole.addWidget(self.saved)
        self.spreadsheet.clicked.connect(partial(self._save, "xlsx"))
        self.open_data.clicked.connect(partial(self._save, "fiscal"))
        self.held.goRequested.connect(self.goRequested)
        self.saved.elsewhere.connect(
            lambda: files.choose_folder(
                self, _("Where should the file be saved?"), partial(self.save_to, self._kind)
            )
        )

    def refresh(self) -> None:
        """What holds open data back, once somebody asked; a file saved before is old now."""
        self.saved.hide()
        if not self.held.isHidden():
            self.held.show_findings(self._waiting())

    def save_to(self, kind: str, folder: Path) -> None:
        """Keep the file of a kind ("xlsx", "fiscal") in a folder."""
        plan, draft = self._editor.read(budget_export.plan_of, self._editor.plan)
        name = budget_export.file_name(plan, kind, draft)
        try:
            made = budget_export.written(plan, kind, current(), draft)
            figures_export.save(made, folder / name)
        except Refused as refused:
            self.saved.refuse(messages.sentence(refused))
            bring_into_view(self.saved)
            return
        said = _("{file} was saved in {folder}.")
        where = f"{folder.parent.name}/{folder.name}"
        self.saved.tell(said.format(file=name, folder=where), folder)
        bring_into_view(self.saved)

    def _save(self, kind: str, *_checked: object) -> None:
        self._kind = kind
        if kind == "fiscal" and (waiting := self._waiting()):
            self.held.show_findings(waiting)
            self.held.focus_first()
            return
        self.held.hide()
        identity = self._editor.identity
        year = self._editor.cip_year
        self.save_to(kind, paths.documents() / cycle.plan_id(identity.code, year))

    def _waiting(self) -> tuple[Finding, ...]:
        sheets = (budget_export.OPEN_DATA,)
        return self._editor.read(free_texts.on_sheets, self._editor.plan, sheets)
