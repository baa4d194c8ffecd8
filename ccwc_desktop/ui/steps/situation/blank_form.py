"""The blank form for the figures: drawn beside the window's work, kept as PDF in the plan's folder.

Put `button` where it is looked for and `saved` where it may speak.
"""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from ccwc_desktop import paths
from ccwc_desktop.domain import cycle
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import sheets
from ccwc_desktop.services.sheets import Drawn
from ccwc_desktop.ui import files, messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.tasks import Progress, Tasks
from ccwc_desktop.ui.widgets.buttons import Button

KEY = "figures-form"


class BlankForm(QObject):
    """A button that makes the form, and a note that says where it lies."""

    def __init__(self, editor: Editor, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor, self._tasks = editor, tasks
        self._drawn: tuple[Drawn, ...] = ()
        self.button = Button(_("Blank form"), "quiet", "sheets")
        self.button.setToolTip(
            _("A form on paper for the village chiefs, in the order of this page")
        )
        self.saved = files.Saved()
        self.button.clicked.connect(self.make)
        self.saved.elsewhere.connect(
            lambda: files.choose_folder(
                self.saved, _("Where should the sheets be saved?"), self.save_to
            )
        )

    def make(self) -> None:
        """Draw the form with the figures of last year, then keep it in the usual folder."""
        subject = self._editor.read(sheets.subject, self._editor.plan, datetime.now())
        plan, language = subject.plan, current()
        folder = paths.documents() / cycle.plan_id(plan.commune, plan.cip_year)

        def work(progress: Progress) -> tuple[Drawn, ...]:
            return sheets.draw(subject, (KEY,), False, language, progress)

        def done(drawn: tuple[Drawn, ...]) -> None:
            if isValid(self):
                self.button.setEnabled(True)
                self._drawn = drawn
                self.save_to(folder)

        self.button.setEnabled(False)
        self._tasks.run(work, done, self._refuse, _("Drawing the sheets"))

    def save_to(self, folder: Path) -> None:
        """Keep the form that was drawn."""
        try:
            (kept,) = sheets.save(self._drawn, folder)
        except Refused as refused:
            self.saved.refuse(messages.sentence(refused))
            return
        said = _("The blank form was saved: {file}").format(file=f"{folder.name}/{kept.name}")
        self.saved.tell(said, folder)

    def _refuse(self, refused: Refused) -> None:
        if isValid(self):
            self.button.setEnabled(True)
            self.saved.refuse(messages.sentence(refused))
