"""A page column that scrolls up and down and gives wrapped text the height it needs."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ccwc_desktop.ui.theme import tokens


class ScrollColumn(QScrollArea):
    """Put widgets into `column` (a vertical layout); the bar comes when the page is short."""

    def __init__(self, margin: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._inside.setObjectName("column")
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(tokens.px("s3"))
        self.setWidget(self._inside)
        self._inside.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """QScrollArea does not ask for height-for-width; this does."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something inside asked for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if self.column.hasHeightForWidth():
            self._inside.setMinimumHeight(self.column.heightForWidth(self.viewport().width()))

    def reveal(self, widget: QWidget) -> None:
        """Scroll until `widget` is seen and give it the focus."""
        self.ensureWidgetVisible(widget, 24, 48)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


def bring_into_view(part: QWidget) -> None:
    """Scroll the column around a part until it is seen; one higher than the window by its top."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, ScrollColumn):
        around = around.parentWidget()
    inside = around.widget() if around is not None else None
    if around is not None and inside is not None and part.isVisible():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # it just opened
        top = part.mapTo(inside, QPoint(0, 0)).y()
        bar, room = around.verticalScrollBar(), around.viewport().height()
        end = top + part.height()
        if top < bar.value():
            bar.setValue(top - tokens.px("s2"))
        elif end > bar.value() + room:
            bar.setValue(min(top - tokens.px("s2"), end - room + tokens.px("s2")))
