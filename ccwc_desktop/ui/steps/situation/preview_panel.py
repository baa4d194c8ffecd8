"""What a file would do, in place of the figures: groups to look at, take or leave."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import figures_import, places
from ccwc_desktop.services.figures_import import Filling, Preview
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import section, small

from . import wording
from .preview_groups import Groups, groups


class PreviewPanel(QWidget):
    """`taken()` and `cancelled()` by its buttons."""

    taken = Signal()
    cancelled = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.head = section("")
        self.about = small("")
        self.filled = small("")
        self.refused_note = Note("warning", "")
        self.groups = Groups()
        self.take = Button("", "main", "import")
        self.cancel = Button(_("Cancel, change nothing"), "plain")
        self.wrong = Note("refused", "")
        self._lay_out()
        self.take.clicked.connect(self.taken)
        self.cancel.clicked.connect(self.cancelled)

    def _lay_out(self) -> None:
        self._view = ScrollColumn()
        column = self._view.column
        column.setSpacing(tokens.px("s2"))
        for widget in (self.head, self.about, self.filled, self.groups, self.refused_note):
            column.addWidget(widget)
        column.addStretch()
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.px("s2"))
        whole.addWidget(self._view, 1)
        whole.addWidget(self.wrong)
        whole.addLayout(buttons)
        self.wrong.hide()

    def show_preview(self, preview: Preview, name: str) -> None:
        """What this file would do."""
        self.wrong.hide()
        self.head.say(_("What is in {file}").format(file=name))
        self.about.say(_about(preview))
        filling = self._editor.read(figures_import.filling, preview)
        self.filled.setVisible(filling is not None)
        if filling is not None:
            self.filled.say(_filled(filling))
        self.groups.show_groups(groups(preview, self._names()))
        self.refused_note.setVisible(bool(preview.refused))
        self.refused_note.say(
            "warning",
            _("Some lines cannot be read. They are listed here and left out; the rest is good."),
        )
        count = len(preview.figures)
        self.take.setVisible(count > 0)
        said = _("Take the good rows") if preview.refused else _("Take all")
        self.take.say(said)
        self.cancel.say(_("Cancel, change nothing") if count else _("Close"))
        self._view.verticalScrollBar().setValue(0)  # where it stood is of the file before

    def focus(self) -> None:
        """The button that is usually pressed."""
        (self.cancel if self.take.isHidden() else self.take).setFocus()

    def refuse(self, sentence: str) -> None:
        """The figures could not be stored."""
        self.wrong.say("refused", sentence)
        self.wrong.show()

    def _names(self) -> dict[str, str]:
        """Places of this workbook by code."""
        names = {v.code: v.name(current()) for v in self._editor.read(places.villages)}
        names[self._editor.identity.code] = _("Whole commune")
        return names


def _about(preview: Preview) -> str:
    years = _(", ").join(wording.year(each) for each in preview.years)
    if not preview.years:
        return _("No row of this file belongs to this commune.")
    if preview.same and not (preview.figures or preview.refused):
        return _("Figures of {years}. All numbers of this file are here already.").format(
            years=years
        )
    return _("Figures of {years}. Nothing is changed yet.").format(years=years)


def _filled(filling: Filling) -> str:
    """How the numbers of the file lead to the cells that the page counts."""
    language = current()
    said = [
        _(
            "When this is taken in, {known} of {all} cells of the villages are filled for {year}: "
            "{own} with a number, {worked} worked out from others."
        ).format(
            known=digits.number(filling.known, language),
            all=digits.number(filling.wanted, language),
            year=wording.year(filling.year),
            own=digits.number(filling.own, language),
            worked=digits.number(filling.known - filling.own, language),
        )
    ]
    if filling.totals:
        said.append(
            ngettext(
                "{count} number of the file is a total of girls and boys, which is not a cell.",
                "{count} numbers of the file are totals of girls and boys, which are not cells.",
                filling.totals,
            ).format(count=digits.number(filling.totals, language))
        )
    return " ".join(said)
