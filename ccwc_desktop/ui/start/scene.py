"""The picture beside the start: a house at the river, cut to fill its half of the window."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ccwc_desktop.ui.theme import icons


class Scene(QWidget):
    """Fills its area; the middle of the picture stays in view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = icons.renderer("pictures", "unlock-river")

    def paintEvent(self, event: QPaintEvent) -> None:
        """As large as it takes to leave no margin."""
        drawn = self._picture.defaultSize()
        scale = max(self.width() / drawn.width(), self.height() / drawn.height())
        width, height = drawn.width() * scale, drawn.height() * scale
        place = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._picture.render(painter, place)
