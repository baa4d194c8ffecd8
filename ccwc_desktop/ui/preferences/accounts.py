"""The chart of accounts in use: our chapters, or the list that the district sent."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ccwc_desktop import paths
from ccwc_desktop.domain.accounts import Account
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import accounts, figures_export, figures_import, workbooks
from ccwc_desktop.ui import files, messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.text import Text, section, small

LINES_SAID = 6  # of a file that was not taken in


class AccountsCard(QFrame):
    """`notice` says what was taken in; Undo takes it back."""

    notice = Signal(str)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._editor = editor
        self.used = Text("", "small")
        self.add = Button(_("Take in the district’s accounts…"), "plain", "import")
        self.save = Button(_("Save as a file"), "plain", "sheets")
        self.default = Button(_("Use our chapters again"), "link")
        self.answer = Note("refused", "", _("Close"))
        self.saved = files.Saved()
        self._lay_out()
        self.answer.hide()
        self.add.clicked.connect(self._choose)
        self.save.clicked.connect(lambda: self.save_to(paths.documents()))
        self.default.clicked.connect(self._on_default)
        self.answer.pressed.connect(self.answer.hide)
        self.saved.elsewhere.connect(
            lambda: files.choose_folder(self, _("Where should the list be saved?"), self.save_to)
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(tokens.px("s2"))
        column.addWidget(section(_("Chapters and accounts of the budget")))
        column.addWidget(
            small(
                _(
                    "A line of the budget names its chapter and account. The list of your district "
                    "wins: a file .csv or .xlsx with the columns code, name_km, name_en."
                )
            )
        )
        column.addWidget(self.used)
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s2"))
        for button in (self.add, self.save, self.default):
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.answer)
        column.addWidget(self.saved)

    def refresh(self) -> None:
        """The list in use; only a commune has a budget."""
        self.setVisible(self._editor.read(workbooks.identity).kind == "commune")
        taken = self._editor.read(accounts.taken_in)
        self.used.say(_of_district(taken) if taken else _ours())
        self.default.setVisible(bool(taken))

    def take_in_file(self, path: Path) -> None:
        """All accounts of a file in the place of the list in use; none when a line is wrong."""
        self.saved.hide()
        try:
            listed = accounts.look(figures_import.content(path), path.name)
            if listed.problems:
                said = [messages.row_sentence(each) for each in listed.problems[:LINES_SAID]]
                self._refuse(Refused("account.lines_refused"), said)
                return
            with self._editor.together(_("take in the accounts")):
                self._editor.apply("accounts.put", accounts=listed.told)
        except Refused as refused:
            self._refuse(refused, [])
            return
        self.answer.hide()
        self.refresh()
        self.add.setFocus()
        count = len(listed.told)
        said_ = ngettext(
            "{count} account is in use now.", "{count} accounts are in use now.", count
        )
        self.notice.emit(said_.format(count=digits.number(count, current())))

    def save_to(self, folder: Path) -> None:
        """The list in use as a CSV file."""
        path = folder / f"{self._editor.identity.code}_accounts.csv"
        try:
            figures_export.save(self._editor.read(accounts.written), path)
        except Refused as refused:
            self.saved.refuse(messages.sentence(refused))
            return
        self.saved.tell(_("Saved: {file}").format(file=path.name), folder)

    def _on_default(self) -> None:
        with self._editor.together(_("use our chapters again")):
            self._editor.attempt("accounts.put", accounts=())
        self.refresh()
        self.add.setFocus()
        self.notice.emit(_("The chapters of this program are in use again."))

    def _refuse(self, refused: Refused, lines: list[str]) -> None:
        self.answer.say("refused", "\n".join((messages.sentence(refused), *lines)), _("Close"))
        self.answer.show()

    def _choose(self) -> None:
        files.choose_files(
            self,
            _("Choose the district’s accounts"),
            _("Lists of accounts (*.csv *.xlsx)"),
            lambda chosen: self.take_in_file(chosen[0]),
            "accounts",
        )


def _ours() -> str:
    chapters = [
        f"{digits.localise(each.code, current())} {each.name(current())}"
        for each in accounts.bundled()
    ]
    return _("In use: the chapters of this program: {names}.").format(
        names=words.add_breaks(" · ".join(chapters))
    )


def _of_district(taken: tuple[Account, ...]) -> str:
    count = sum(1 for each in taken if len(each.code) == 2)
    return _("In use: {file}, with {chapters} chapters and {accounts} accounts.").format(
        file=taken[0].origin,
        chapters=digits.number(count, current()),
        accounts=digits.number(len(taken) - count, current()),
    )
