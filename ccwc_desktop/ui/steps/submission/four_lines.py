"""The four lines: complete, finished as a version, written and read back, safe to remove."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import fonts, icons, palette, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card, FlowLayout
from ccwc_desktop.ui.widgets.pictures import Painted, paint_ring
from ccwc_desktop.ui.widgets.text import Text, small

from . import wording

State = Literal["open", "warning", "busy", "done"]
SIGN = 36


@dataclass(frozen=True, slots=True)
class Gap:
    """What a step lacks: where a click leads, its words, all of it on hover."""

    step: str
    target: str
    text: str
    more: str


class Line(QWidget):
    """A round sign that is green only when it is true, a head, a sentence, and what to do."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place
        self.state: State = "open"
        self.sign = Painted(QSize(SIGN, SIGN), "")
        self.head, self.said = Text("", "strong"), small("")
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self.column.addWidget(self.head)
        self.column.addWidget(self.said)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(tokens.px("s3"))
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.column, 1)

    def say(self, state: State, head: str, said: str, share: float = 0.0) -> None:
        """Show another state; `share` (0 to 1) fills the ring of a busy line."""
        self.state = state
        number = wording.number(self._place)
        self.head.say(f"{number}  {head}")
        self.said.say(said)
        self.said.setVisible(bool(said))
        told = {
            "open": _("not yet"),
            "warning": _("please look"),
            "busy": _("under way"),
            "done": _("done"),
        }[state]
        self.sign.show_picture(
            told, lambda painter, area: _paint_sign(painter, area, state, number, share)
        )
        name = f"{words.strip_breaks(head)}: {words.strip_breaks(told)}"
        self.setAccessibleName(name)


class FourLines(Card):
    """`goRequested(step, target)` from a gap, `finishRequested` from the second line."""

    goRequested = Signal(str, str)
    finishRequested = Signal()

    def __init__(self) -> None:
        super().__init__(_("Four steps to the district"))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.complete, self.finished, self.written, self.safe = (Line(at) for at in range(1, 5))
        for at, line in enumerate((self.complete, self.finished, self.written, self.safe)):
            if at:
                self.body.addWidget(_rule())
            self.body.addWidget(line)
        self._gaps = QWidget()
        self._flow = FlowLayout(self._gaps)
        self.complete.column.addWidget(self._gaps)
        self.links: list[Button] = []
        self.finish = Button("", "main", "done", dense=True)
        self.finished.column.addSpacing(tokens.px("s1"))
        self.finished.column.addWidget(self.finish, 0, Qt.AlignmentFlag.AlignLeft)
        self.finish.clicked.connect(self.finishRequested)

    def show_gaps(self, gaps: list[Gap]) -> None:
        """A link for every step that lacks something."""
        for link in self.links:
            self._flow.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = [self._link(gap) for gap in gaps]
        self._gaps.setVisible(bool(gaps))

    def _link(self, gap: Gap) -> Button:
        link = Button(gap.text, "link")
        link.setToolTip(words.strip_breaks(gap.more))
        link.setAccessibleDescription(words.strip_breaks(gap.more))
        link.clicked.connect(lambda: self.goRequested.emit(gap.step, gap.target))
        self._flow.addWidget(link)
        link.show()
        return link


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule


def _paint_sign(painter: QPainter, area: QRectF, state: State, number: str, share: float) -> None:
    """A number in a circle; amber to look at, a ring that fills, a green tick."""
    circle = area.adjusted(1, 1, -1, -1)
    if state == "busy":
        paint_ring(painter, circle, share)
        return
    fills = {"done": "green", "warning": "amber-tint", "open": "surface"}
    edges = {"done": "green", "warning": "amber-mark", "open": "edge"}
    painter.setBrush(palette.colour(fills[state]))
    painter.setPen(QPen(palette.colour(edges[state]), 2))
    painter.drawEllipse(circle)
    if state == "open":
        painter.setPen(palette.colour("ink-soft"))
        painter.setFont(fonts.font("strong"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, number)
        return
    icon = icons.pixmap(
        *(("check", "surface") if state == "done" else ("warning", "amber")), tokens.px("icon")
    )
    left = (area.width() - tokens.px("icon")) / 2
    painter.drawPixmap(int(left), int(left), icon)
