"""The form to fill in with a spreadsheet program: written beside the window's work, kept with the
papers of the plan.

Put `button` where it is looked for and `saved` where it may speak.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from ccwc_desktop import paths
from ccwc_desktop.domain import cycle
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import figures_export
from ccwc_desktop.ui import files, messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.tasks import Progress, Tasks
from ccwc_desktop.ui.widgets.buttons import Button


class SpreadsheetForm(QObject):
    """A button that writes the form of `year()` with the numbers that are here already.

    It may be handed to a village chief: what is sensitive is left out.
    """

    def __init__(
        self,
        editor: Editor,
        tasks: Tasks,
        year: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._tasks = editor, tasks
        self._made, self._name = b"", ""
        self._year = year
        self.button = Button(_("Form (.xlsx)"), "quiet", "sheets")
        self.button.setToolTip(
            _("A spreadsheet to fill in at the office and take in again, in the order of this page")
        )
        self.saved = files.Saved()
        self.button.clicked.connect(self.make)
        self.saved.elsewhere.connect(
            lambda: files.choose_folder(
                self.saved, _("Where should the form be saved?"), self.save_to
            )
        )

    def make(self) -> None:
        """Write the form, then keep it in the folder of the plan."""
        wanted = self._editor.read(
            figures_export.wanted, self._year(), False, current(), handed_out=True
        )
        folder = paths.documents() / cycle.plan_id(wanted.commune, self._editor.cip_year)
        self._name = f"{wanted.commune}_{wanted.year}_figures.xlsx"

        def work(progress: Progress) -> bytes:
            progress(None)
            return figures_export.written(wanted, "xlsx")

        def done(made: bytes) -> None:
            if isValid(self):
                self.button.setEnabled(True)
                self._made = made
                self.save_to(folder)

        self.button.setEnabled(False)
        self._tasks.run(work, done, self._refuse, _("Writing the form"))

    def save_to(self, folder: Path) -> None:
        """Keep the form that was made."""
        try:
            figures_export.save(self._made, folder / self._name)
        except Refused as refused:
            self.saved.refuse(messages.sentence(refused))
            return
        said = _("The form was saved: {file}").format(file=f"{folder.name}/{self._name}")
        self.saved.tell(said, folder)

    def _refuse(self, refused: Refused) -> None:
        if isValid(self):
            self.button.setEnabled(True)
            self.saved.refuse(messages.sentence(refused))
