"""The program as a process of its own: types into two fields, says so, and waits to be killed."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ccwc_desktop.services import consultations, drafts
from ccwc_desktop.settings import Kept
from ccwc_desktop.ui.main_window import MainWindow
from ccwc_desktop.ui.program import Program

GIVES_UP_AFTER_MS = 60_000
DATE, WORDS = "31/2/2026", "clean wat"


def typing(main: MainWindow) -> None:
    """A date that is no day, and half a word in the field that is not left any more."""
    uid = main.editor.read(consultations.listing, main.editor.plan)[0].uid
    main.go("consultations", f"consultation:{uid}")
    form = main.page.form  # type: ignore[union-attr]
    (option,) = form.record.options.lines.values()
    for field, text in ((form.facts.date.editor, DATE), (option.fields["text"], WORDS)):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)


def main(path: Path, passphrase: str) -> None:
    """Until it is killed: once both texts are in the file it says so and does nothing more."""
    app = QApplication(sys.argv[:1])
    program = Program(app, Kept())
    program.window.show()
    program._open(path, passphrase)
    began = False

    def look() -> None:
        nonlocal began
        if program.main is None:
            return
        if not began:
            began = True
            typing(program.main)
        elif len(program.main.editor.read(drafts.listing)) == 2:
            sys.stdout.write("kept\n")
            sys.stdout.flush()
            sys.stdin.read()

    clock = QTimer(interval=5)
    clock.timeout.connect(look)
    clock.start()
    QTimer.singleShot(GIVES_UP_AFTER_MS, app.quit)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
