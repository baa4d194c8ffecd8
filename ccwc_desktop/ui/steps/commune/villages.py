"""The villages of the official list, to be confirmed with a tick each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ccwc_desktop.domain.committee import Village
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import places
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import fonts, palette, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.text import Text


class VillageLine(QWidget):
    """A tick, the last digits of the code, the name, the number of families."""

    ticked = Signal(str, bool)

    def __init__(self, village: Village, families: int | None) -> None:
        super().__init__()
        language = current()
        self.code = village.code
        self._last = False
        name = words.strip_breaks(village.name(language))
        self.box = QCheckBox(f"{digits.localise(village.code[-2:], language)}\u2002{name}")
        self.box.setAccessibleName(_("{village}: confirmed").format(village=name))
        self.box.setFont(fonts.font("body"))
        self.box.clicked.connect(lambda on: self.ticked.emit(self.code, on))
        self.families = Text(_families(families), "small", "ink-soft", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(tokens.px("s2"))
        row.addWidget(self.box, 1)
        row.addWidget(self.families)
        self.setFixedHeight(fonts.at_least("list-row", padding=8))
        self.confirm(village.confirmed)

    def confirm(self, confirmed: bool) -> None:
        """Show whether the village is confirmed; until then it is amber."""
        self.box.setChecked(confirmed)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The whole line can be pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.box.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An amber ground until confirmed, a line below."""
        painter = QPainter(self)
        if not self.box.isChecked():
            painter.fillRect(self.rect(), palette.colour("amber-tint"))
        painter.setPen(palette.colour("line"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


class _Head(QWidget):
    """A sunken ground with the round corners of the card."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Round above, square below, a line under it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.colour("sunken"))
        round_by = tokens.px("radius-card") - 1
        painter.drawRoundedRect(self.rect().adjusted(0, 0, 0, round_by), round_by, round_by)
        painter.setPen(palette.colour("line"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


class VillagesPanel(QFrame):
    """All villages in one card; a tick is stored at once."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.setProperty("card", True)
        self.setAccessibleName(_("Villages"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.lines: list[VillageLine] = []
        self.count = Text("", "small", "ink-soft", wrap=False)
        self.all = Button(_("Confirm all villages"), "link")
        self.all.clicked.connect(self._confirm_all)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addLayout(self._lines)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 4)
        foot.addWidget(self.all)
        foot.addStretch()
        column.addLayout(foot)

    def _head(self) -> QWidget:
        head = _Head()
        row = QHBoxLayout(head)
        row.setContentsMargins(10, 4, 10, 4)
        row.addWidget(Text(_("Villages"), "strong", wrap=False))
        row.addStretch()
        row.addWidget(self.count)
        return head

    def refresh(self) -> None:
        """Ticks as stored; the lines are made anew only for other villages."""
        villages = self._editor.read(places.villages)
        families = self._editor.read(places.families)
        if [v.code for v in villages] != [line.code for line in self.lines]:
            self._fill(villages)
        for line, village in zip(self.lines, villages, strict=True):
            line.confirm(village.confirmed)
            line.families.say(_families(families.get(village.code)))
        done, language = sum(v.confirmed for v in villages), current()
        said = _("{count} / {all} confirmed").format(
            count=digits.number(done, language), all=digits.number(len(villages), language)
        )
        self.count.say(said)
        self.all.setVisible(done < len(villages))

    def first_open(self) -> QWidget:
        """The first box that waits for its tick, or the first of all."""
        waiting = [line.box for line in self.lines if not line.box.isChecked()]
        return waiting[0] if waiting else self.lines[0].box if self.lines else self

    def _fill(self, villages: tuple[Village, ...]) -> None:
        for old in self.lines:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = [VillageLine(village, None) for village in villages]
        for line in self.lines:
            line.ticked.connect(self._on_ticked)
            self._lines.addWidget(line)

    def _on_ticked(self, code: str, confirmed: bool) -> None:
        with self._editor.together(_("confirm the village")):
            self._editor.attempt("places.confirm", codes=(code,), confirmed=confirmed)

    def _confirm_all(self) -> None:
        codes = tuple(line.code for line in self.lines)
        with self._editor.together(_("confirm all villages")):
            self._editor.attempt("places.confirm", codes=codes, confirmed=True)
        self.first_open().setFocus()


def _families(count: int | None) -> str:
    if count is None:
        return ""
    return _("{count} families").format(count=digits.number(count, current()))
