"""A fault of ours: written down in a log, and told in one window that says the work is saved."""

import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ccwc_desktop import __version__, paths
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _

from .theme import tokens
from .widgets.buttons import Button
from .widgets.text import Text, section, small

LARGEST = 262144  # bytes
OLDER_FILES = 2
log = logging.getLogger("ccwc_desktop")
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def write_down() -> None:
    """Faults go to a file, with two older ones; a new one begins when it is over 256 KB."""
    file = paths.logs() / "ccwc.log"
    with suppress(OSError):  # an old log must not keep the program from starting
        _make_room(file)
    handler = logging.FileHandler(file, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.info("CCWC Desktop %s, Python %s, %s", __version__, sys.version.split()[0], sys.platform)


def _make_room(file: Path) -> None:
    """As `logging.handlers` does, which costs the first window 5 ms of imports."""
    if file.is_file() and file.stat().st_size > LARGEST:
        for number in range(OLDER_FILES, 0, -1):
            older = file.with_name(f"{file.name}.{number - 1}") if number > 1 else file
            if older.is_file():
                older.replace(file.with_name(f"{file.name}.{number}"))


def hook(refused: Callable[[Refused], None], tell: Callable[[], None]) -> Hook:
    """For `sys.excepthook`: what nobody caught is a sentence when it is a refusal, else a fault.

    The log names exceptions and lines of the program, never what people wrote.
    """

    def caught(
        kind: type[BaseException], fault: BaseException, where: TracebackType | None
    ) -> None:
        if isinstance(fault, Refused):
            refused(fault)
        elif isinstance(fault, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, where)
        else:
            log.error("%s at %s", kind.__name__, _lines(where))
            sys.__excepthook__(kind, fault, where)
            tell()

    return caught


def _lines(where: TracebackType | None) -> str:
    lines = []
    while where is not None:
        code = where.tb_frame.f_code
        lines.append(f"{code.co_filename.rpartition('ccwc_desktop')[2]}:{where.tb_lineno}")
        where = where.tb_next
    return " > ".join(lines)


class CrashWindow(QFrame):
    """Says that the work is saved and where the details are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setWindowTitle(_("Something went wrong"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(tokens.px("s3"))
        column.addWidget(section(_("Something went wrong in the program")))
        said = _(
            "What you entered is saved. You may go on; if something looks wrong, close the "
            "program and open it again."
        )
        column.addWidget(Text(said))
        told = _("The details are in this file, without names of people: {file}")
        column.addWidget(small(told.format(file=paths.logs() / "ccwc.log")))
        self.go_on = Button(_("Go on"), "main")
        self.go_on.clicked.connect(self.close)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(520, 260)


class OneWindow:
    """One window however many faults follow one another."""

    def __init__(self) -> None:
        self._window: CrashWindow | None = None

    def tell(self) -> None:
        """Show it, unless it is already seen."""
        if self._window is None or not self._window.isVisible():
            self._window = CrashWindow()
            self._window.show()
