"""Pages of a sheet to look at before printing, one at a time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.theme import palette, tokens

from .buttons import IconButton
from .text import Text

PageSource = QImage | Callable[[], QImage]


class _Paper(QWidget):
    """One page, as large as the room allows."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(180, 240))
        self._image = QImage()

    def show_image(self, image: QImage) -> None:
        """Another page."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page in the middle, with an edge."""
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        shown = self._image.scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(ratio)
        size = shown.deviceIndependentSize()
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter = QPainter(self)
        painter.drawImage(QPointF(left, top), shown)
        painter.setPen(palette.colour("line"))
        painter.drawRect(QRectF(left, top, size.width() - 1, size.height() - 1))


class PreviewPane(QWidget):
    """`set_pages` takes images, or functions that draw a page when it is first looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Preview"))
        self._pages: list[PageSource] = []
        self._drawn: dict[int, QImage] = {}
        self._at = 0
        self._page = _Paper()
        frame = QFrame()
        frame.setProperty("card", True)
        frame.setProperty("state", "sunken")
        inside = QVBoxLayout(frame)
        inside.addWidget(self._page)
        self.back = IconButton("back", _("Previous page"))
        self.next = IconButton("next", _("Next page"))
        self._where = Text(wrap=False)
        pager = QHBoxLayout()
        pager.addStretch()
        for widget in (self.back, self._where, self.next):
            pager.addWidget(widget)
        pager.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addWidget(frame, 1)
        column.addLayout(pager)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show()

    def set_pages(self, pages: Sequence[PageSource]) -> None:
        """Other pages, from the first."""
        self._pages, self._drawn, self._at = list(pages), {}, 0
        self._show()

    def page(self) -> int:
        """The page in view, from 1; 0 when there is none."""
        return self._at + 1 if self._pages else 0

    def turn(self, by: int) -> None:
        """Pages forward or back."""
        self._at = max(0, min(len(self._pages) - 1, self._at + by))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys turn pages."""
        back = (Qt.Key.Key_Left, Qt.Key.Key_PageUp)
        forth = (Qt.Key.Key_Right, Qt.Key.Key_PageDown)
        if event.key() in back or event.key() in forth:
            self.turn(-1 if event.key() in back else 1)
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        count = len(self._pages)
        self.back.setEnabled(self._at > 0)
        self.next.setEnabled(self._at < count - 1)
        if not count:
            self._page.show_image(QImage())
            self._where.say(_("No pages yet"))
            return
        numbers = {
            "page": digits.number(self._at + 1, current()),
            "pages": digits.number(count, current()),
        }
        self._where.say(_("Page {page} of {pages}").format(**numbers))
        self._page.show_image(self._image(self._at))
        self._page.setAccessibleName(self._where.accessibleName())

    def _image(self, at: int) -> QImage:
        if at not in self._drawn:
            source = self._pages[at]
            self._drawn[at] = source if isinstance(source, QImage) else source()
        return self._drawn[at]
