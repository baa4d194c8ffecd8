"""What the district should look at again in a commune's figures, and why the commune keeps them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccwc_desktop.domain.figure_checks import Doubt
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _, ngettext
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text

from . import wording

LINES_SHOWN = 5


class FigureDoubts(QWidget):
    """A line with the count; pressing it shows each figure, with the reason where one was given."""

    def __init__(self) -> None:
        super().__init__()
        self.head = Button("", "link")
        self.list = ScrollColumn()
        self.list.column.setSpacing(tokens.px("s1"))
        self.list.setFixedHeight(fonts.at_least("row", padding=4) * LINES_SHOWN)
        self.list.setAccessibleName(_("Figures to look at again"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.list)
        self.head.clicked.connect(lambda: self.list.setVisible(self.list.isHidden()))

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Those of another commune, folded; nothing at all where there are none."""
        self.setVisible(bool(doubts))
        self.list.hide()
        explained = sum(bool(doubt.accepted) for doubt in doubts)
        said = ngettext(
            "{count} figure to look at again; explained by the commune: {explained}",
            "{count} figures to look at again; explained by the commune: {explained}",
            len(doubts),
        )
        self.head.say(wording.counted(said, len(doubts), explained=wording.number(explained)))
        while (item := self.list.column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for doubt in doubts:
            self.list.column.addWidget(Text(messages.doubt_sentence(doubt), "small"))
            if doubt.accepted:
                why = _("The commune says: {reason}").format(
                    reason=words.add_breaks(doubt.accepted)
                )
                self.list.column.addWidget(Text(why, "small", "green"))
        self.list.column.addStretch()
