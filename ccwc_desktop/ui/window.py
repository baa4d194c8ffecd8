"""The one window of the system: its title, size and place, and the question when it closes."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from shiboken6 import delete

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.settings import Kept

USUAL = (1366, 720)
SMALLEST = (960, 560)


class Window(QMainWindow):
    """`may_close` is asked before it closes; `closing` is called once it does."""

    painted = Signal()  # once: a person sees the window

    def __init__(self, kept: Kept, may_close: Callable[[], bool], closing: Callable[[], None]):
        super().__init__()
        self._kept, self._may_close, self._closing = kept, may_close, closing
        self._seen = False
        self.setMinimumSize(*SMALLEST)
        self._restore()

    def put(self, content: QWidget) -> None:
        """Show something else in the window."""
        old = self.takeCentralWidget()
        self.setCentralWidget(content)
        content.show()  # now, not with the next round of the event loop
        self.setWindowTitle(words.strip_breaks(_("Plans for children")))
        if old is not None:
            old.hide()
            old.deleteLater()

    def clear(self) -> None:
        """Delete the content now: a new look would be worked out for each of its parts."""
        old = self.takeCentralWidget()
        if old is not None:
            delete(old)

    def turn_full_screen(self) -> None:
        """The whole screen, and back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first time is told, once the widgets in the window are painted too."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only when nothing would be lost, or the person said so."""
        if not self._may_close():
            event.ignore()
            return
        place = self.normalGeometry()
        window = (place.x(), place.y(), place.width(), place.height())
        self._kept.change(window=window, maximized=self.isMaximized())
        self._closing()
        event.accept()

    def _restore(self) -> None:
        """As it was left; a place that is on no screen any more is forgotten."""
        settings = self._kept.settings
        self.resize(*USUAL)
        if len(settings.window) == 4:
            place = QRect(*settings.window)
            screens = QGuiApplication.screens()
            if any(screen.availableGeometry().intersects(place) for screen in screens):
                self.setGeometry(place)
        screen = QGuiApplication.primaryScreen().availableGeometry()
        if settings.maximized or (not settings.window and screen.width() <= USUAL[0]):
            self.setWindowState(Qt.WindowState.WindowMaximized)
