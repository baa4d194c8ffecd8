"""What 1, 3 and 5 mean for the criterion in hand, always in view under the table."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ccwc_desktop.domain.priorities import Criterion
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.theme import fonts, palette, tokens
from ccwc_desktop.ui.widgets.cards import FlowLayout
from ccwc_desktop.ui.widgets.pictures import Painted
from ccwc_desktop.ui.widgets.text import Text

from . import wording
from .about_cell import AboutCell

VALUES = (1, 3, 5)


class AnchorsLine(QFrame):
    """Name of the criterion, its three meanings with the given one filled, which keys to press.

    Below stands what is known of the score in hand.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("note", "info")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s3"))
        column.addLayout(row)
        self.about = AboutCell()
        column.addWidget(self.about)
        self._name = Text("", "strong", wrap=False)
        self._meanings = [Text("", wrap=False) for _value in VALUES]
        self._signs = [Painted(QSize(24, 24), "") for _value in VALUES]
        flow = FlowLayout(gap=tokens.px("s2"))
        flow.addWidget(self._name)
        signed = zip(self._signs, self._meanings, strict=True)
        self._pairs = [_pair(sign, meaning) for sign, meaning in signed]
        for pair in self._pairs:
            flow.addWidget(pair)
        row.addLayout(flow, 1)
        self._keys = Text("", "small", "ink-soft", wrap=False)
        row.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignTop)

    def show_criterion(self, criterion: Criterion | None, value: int | None, keyed: bool) -> None:
        """Another criterion or score; without a criterion a hint. `keyed`: scores can be typed."""
        self._keys.say(_("Press 0 to 5") if keyed else _("To score, choose a member."))
        for pair in self._pairs:
            pair.setVisible(criterion is not None)
        if criterion is None:
            self.about.say("")
            self._name.say(_("Please choose a score in the table."))
            return
        language = current()
        self._name.say(criterion.name(language))
        said = [criterion.name(language)]
        for number, sign, meaning, words in zip(
            VALUES, self._signs, self._meanings, criterion.anchors(language), strict=True
        ):
            text = wording.shown(number)
            meaning.say(words)
            sign.show_picture(text, _chip(text, number == value))
            said.append(wording.about(text, words))
        self.setAccessibleName(". ".join(said))


def _pair(sign: QWidget, meaning: QWidget) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, tokens.px("s2"), 0)
    row.setSpacing(6)
    row.addWidget(sign)
    row.addWidget(meaning)
    return pair


def _chip(text: str, chosen: bool) -> Callable[[QPainter, QRectF], None]:
    """A score in a small frame, filled when it is the one given."""

    def paint(painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(palette.colour("teal" if chosen else "teal-line"), 1))
        painter.setBrush(palette.colour("teal" if chosen else "surface"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(palette.colour("surface" if chosen else "ink"))
        painter.setFont(fonts.font("small-strong"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    return paint
