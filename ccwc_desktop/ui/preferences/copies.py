"""The copies of the workbook on this computer, each one question away from being opened."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop import paths
from ccwc_desktop.language import dates
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import copies
from ccwc_desktop.services.copies import Copy
from ccwc_desktop.ui import files
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text, section, small


class CopiesCard(QFrame):
    """Newest first. `wanted(path)` only after the question under its line was answered."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.lines: list[CopyLine] = []
        self._asked: CopyLine | None = None
        self.none = small(_("There is no copy yet. One is made each day the plan is opened."))
        self.question = _Question()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 10, 16, 12)
        self._column.setSpacing(tokens.px("s1"))
        self._column.addWidget(section(_("Earlier copies")))
        self._column.addWidget(self.none)
        self._column.addWidget(self.question)
        self._above = self._column.count() - 1  # what stands over the lines
        self.question.go.clicked.connect(self._on_go)
        self.question.stay.clicked.connect(self._on_stay)

    def show_copies(self, workbook: Path) -> None:
        """Read the folder of copies again."""
        self.question.hide()
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = [CopyLine(each) for each in copies.listing(workbook, paths.backups())]
        for line in self.lines:
            line.open.clicked.connect(lambda _on=False, line=line: self._ask(line))
            self._column.addWidget(line)
        self.none.setVisible(not self.lines)

    def _ask(self, line: "CopyLine") -> None:
        self._asked = line
        self._column.removeWidget(self.question)
        self._column.insertWidget(self._column.indexOf(line) + 1, self.question)
        self.question.ask(line.when)

    def _on_go(self) -> None:
        self.question.hide()
        if self._asked is not None:
            self.wanted.emit(self._asked.copy.path)

    def _on_stay(self) -> None:
        self.question.hide()
        if self._asked is not None:
            self._asked.open.setFocus()


class CopyLine(QWidget):
    """The day and hour of a copy, its size, and its button."""

    def __init__(self, copy: Copy) -> None:
        super().__init__()
        self.copy = copy
        self.when = moment(copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s3"))
        row.addWidget(Text(self.when, "strong", wrap=False))
        row.addWidget(Text(files.size(copy.size), "small", "ink-soft", wrap=False))
        if copy.aside:
            row.addWidget(Tag(_("set aside before another copy was opened"), "plain"))
        row.addStretch()
        self.open = Button(_("Open this copy"), "quiet", dense=True)
        self.open.setAccessibleDescription(self.when)
        row.addWidget(self.open)


class _Question(Note):
    """What will happen, and two answers."""

    def __init__(self) -> None:
        super().__init__("warning", "")
        self.stay = Button(_("Leave it as it is"), "plain", dense=True)
        self.go = Button(_("Set aside and open"), "accept", dense=True)
        self.add(self.go)
        self.add(self.stay)
        self.hide()

    def ask(self, when: str) -> None:
        said = _(
            "The plan as it was on {moment} opens in the place of the plan of now. The plan of now "
            "is set aside as a copy first; nothing is lost."
        )
        self.say("warning", said.format(moment=when))
        self.show()
        self.stay.setFocus()


def moment(copy: Copy) -> str:
    """ "24 Nov 2026, 14:30"; the day alone when the hour is not known."""
    day = dates.table_date(copy.day, current())
    if copy.at is None:
        return day
    return _("{day}, {time}").format(day=day, time=dates.clock(copy.at.time(), current()))
