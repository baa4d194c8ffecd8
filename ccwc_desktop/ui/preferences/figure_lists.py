"""The district's list of figures: what was taken in, and taking in another."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ccwc_desktop.domain.additions import AdditionList
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import indicator_lists, workbooks
from ccwc_desktop.ui import files, messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.text import Text, section, small


class FigureListsCard(QFrame):
    """`notice` says what was taken in; Undo takes it back."""

    notice = Signal(str)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._editor = editor
        self._data = b""
        self.taken = Text("", "small")
        self.answer = Note("info", "")
        self.add = Button(_("Add the district’s list…"), "plain", "import")
        self.accept = Button(_("The digits are the same: take it"), "accept", dense=True)
        self.leave = Button(_("Leave it"), "plain", dense=True)
        for button in (self.accept, self.leave):
            self.answer.add(button)
        self.answer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(tokens.px("s2"))
        column.addWidget(section(_("District’s list of figures")))
        column.addWidget(
            small(
                _(
                    "What the district asks to be counted beside the figures of this program. It "
                    "counts from the year on that it names; figures of earlier years stay as they "
                    "were."
                )
            )
        )
        column.addWidget(self.taken)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.answer)
        self.add.clicked.connect(self._on_add)
        self.accept.clicked.connect(lambda: self._take(self._data, compared=True))
        self.leave.clicked.connect(self._on_leave)

    def refresh(self) -> None:
        """The lists of this workbook; only a commune takes any in."""
        self.setVisible(self._editor.read(workbooks.identity).kind == "commune")
        taken = self._editor.read(indicator_lists.listing)
        said = [_line(each.told) for each in taken]
        self.taken.say("\n".join(said) or _("No list yet."))
        self.answer.hide()

    def look_at(self, path: Path) -> None:
        """Take in a file; a key that is not known asks for a person first."""
        try:
            data = indicator_lists.file_content(path)
        except Refused as refused:
            self._refuse(refused)
            return
        self._take(data)

    def _take(self, data: bytes, compared: bool = False) -> None:
        self._data = data
        try:
            offer = self._editor.read(indicator_lists.look, data)
            if offer.taken:
                self._say("info", _("This list was taken in before."))
                return
            self._editor.apply("indicator_lists.take_in", data=data, compared=compared)
        except Refused as refused:
            self._refuse(refused)
            return
        self.refresh()
        self.add.setFocus()
        self.notice.emit(_counted(offer.told))

    def _refuse(self, refused: Refused) -> None:
        asks = refused.code in ("list.signer_unknown", "list.signer_changed")
        self._say("warning" if asks else "refused", messages.sentence(refused), asks)
        if asks:
            self.leave.setFocus()

    def _say(self, kind: str, sentence: str, asks: bool = False) -> None:
        self.answer.say(kind, sentence)  # type: ignore[arg-type]
        self.accept.setVisible(asks)
        self.leave.setVisible(asks)
        self.answer.show()

    def _on_leave(self) -> None:
        self.answer.hide()
        self.add.setFocus()

    def _on_add(self) -> None:
        kinds = _("Lists of figures") + f" (*{indicator_lists.SUFFIX})"
        files.choose_files(
            self,
            _("Choose the district’s list"),
            kinds,
            lambda paths: self.look_at(paths[0]),
            "figure lists",
        )


def _line(told: AdditionList) -> str:
    named = [each.name_km if current() == "km" else each.name_en for each in told.additions]
    return _("{name}: from {year} on, {figures}").format(
        name=words.add_breaks(told.name_km if current() == "km" else told.name_en),
        year=digits.localise(str(told.from_year), current()),
        figures=words.add_breaks(_(", ").join(named)),
    )


def _counted(told: AdditionList) -> str:
    said = ngettext(
        "{count} figure of the district is counted from {year} on.",
        "{count} figures of the district are counted from {year} on.",
        len(told.additions),
    )
    return said.format(
        count=digits.number(len(told.additions), current()),
        year=digits.localise(str(told.from_year), current()),
    )
