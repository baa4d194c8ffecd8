"""What the ways of recording have in common: a pane that shows one consultation."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.consultations import Consultation, Group, Option
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.text import shortened

from .lines import Lines

LONGEST_HEAD = 24  # signs of an option in the head of its row


class Pane(QWidget):
    """One way of recording. `appeared(widget)` when a new line should be brought into view.

    A pane `by_group` shows one group at a time and is given it with `show_group`.
    """

    appeared = Signal(QWidget)
    by_group = False

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.editor = editor
        self.uid = ""
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(tokens.px("s2"))

    def show_consultation(
        self, each: Consultation, villages: Sequence[Village], problems: Sequence[Problem]
    ) -> None:
        """Show what was recorded."""
        self.uid = each.uid

    def show_group(self, each: Consultation, group: Group) -> None:
        """Show what one group said."""
        self.uid = each.uid

    def lists(self) -> list[Lines]:
        """The lists of remarks in it."""
        return []

    def leave(self) -> bool:
        """Keep what is in hand; False when it cannot be kept."""
        return True


def head(option: Option) -> str:
    """An option in the head of a row."""
    return shortened(name(option), LONGEST_HEAD)


def name(option: Option) -> str:
    """The words of an option, or that it has none yet."""
    return option.text or words.strip_breaks(_("without a name"))
