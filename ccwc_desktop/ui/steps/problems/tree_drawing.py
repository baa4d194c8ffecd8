"""The lines of a problem tree: from every cause to the problem, from the problem to its effects."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.ui.theme import palette, tokens
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.text import Text

GAP = 44  # pixels between the columns: room for the lines and their arrows
INSET = 30  # pixels that the second level stands further in
ARROW = 7


@dataclass(frozen=True, slots=True)
class _Grown:
    kind: str
    first: QWidget
    twigs: tuple[QWidget, ...]


class TreeCanvas(QWidget):
    """Two columns of lines with the trunk between; the lines follow where the fields stand."""

    def __init__(self) -> None:
        super().__init__()
        self._grown: list[_Grown] = []
        self.trunk = Card(state="selected")
        self._title = Text("", "strong", typed=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.trunk.body.addWidget(self._title)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self._sides = {"cause": QWidget(), "effect": QWidget()}
        for side in self._sides.values():
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(tokens.px("s2"))
        row.addWidget(self._sides["cause"], 5)
        row.addWidget(self.trunk, 3, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._sides["effect"], 5)

    def show_trunk(self, title: str) -> None:
        """What the problem is called."""
        self._title.say(title)
        self.trunk.setAccessibleName(self._title.accessibleName())

    def column(self, kind: str) -> QVBoxLayout:
        """The column of causes or effects."""
        found = self._sides[kind].layout()
        assert isinstance(found, QVBoxLayout)
        return found

    def clear(self, kind: str, keep: Sequence[QWidget] = ()) -> QVBoxLayout:
        """An empty column; what is not kept is gone."""
        column = self.column(kind)
        while (item := column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in keep:
                widget.hide()
                widget.deleteLater()
        self._grown = [each for each in self._grown if each.kind != kind]
        return column

    def add_limb(self, kind: str, first: QWidget, twigs: Sequence[QWidget], more: QWidget) -> None:
        """A branch of the first level with those that grow from it; `more` stands below them."""
        column = self.column(kind)
        column.addWidget(first)
        for each in (*twigs, more):
            inset = QWidget()
            line = QHBoxLayout(inset)
            line.setContentsMargins(INSET, 0, 0, 0)
            line.addWidget(each, 0 if each is more else 1)
            if each is more:
                line.addStretch()
            column.addWidget(inset)
        self._grown.append(_Grown(kind, first, tuple(twigs)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every line where its two ends stand now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.colour("teal-bar"), 2))
        painter.setBrush(palette.colour("teal-bar"))
        trunk = self._area(self.trunk)
        for each in self._grown:
            self._draw_limb(painter, each, trunk)

    def _draw_limb(self, painter: QPainter, limb: _Grown, trunk: QRect) -> None:
        first = self._area(limb.first)
        if limb.kind == "cause":
            start, end = QPointF(first.right() + 4, first.center().y()), trunk.left() - 1
        else:
            start, end = QPointF(trunk.right() + 1, trunk.center().y()), first.left() - 3
        level = trunk.center().y() if limb.kind == "cause" else first.center().y()
        middle = start.x() + (end - start.x()) / 2 - (ARROW / 2)
        tip = QPointF(end, level)
        painter.drawPolyline(
            QPolygonF([start, QPointF(middle, start.y()), QPointF(middle, level), tip])
        )
        painter.drawPolygon(
            QPolygonF([tip, tip + QPointF(-ARROW, -ARROW / 2), tip + QPointF(-ARROW, ARROW / 2)])
        )
        x = first.left() + INSET / 2
        for twig in limb.twigs:
            y = self._area(twig).center().y()
            painter.drawPolyline(
                QPolygonF(
                    [
                        QPointF(x, first.bottom()),
                        QPointF(x, y),
                        QPointF(first.left() + INSET - 2, y),
                    ]
                )
            )

    def _area(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self, QPoint(0, 0)), widget.size())
