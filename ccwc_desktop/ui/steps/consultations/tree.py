"""The children's problem tree: causes and effects under each problem they chose to speak of."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.consultations import Consultation, Option
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.text import Text, small

from .lines import Lines
from .panes import Pane, name
from .remarks import RemarkLines


class _Branches(Card):
    """One problem with its causes at the left and its effects at the right."""

    def __init__(self, editor: Editor, option: Option) -> None:
        super().__init__(state="sunken")
        self.head = Text(name(option), "strong", typed=True)
        self.sides = {kind: RemarkLines(editor, kind, option.uid) for kind in ("cause", "effect")}
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s4"))
        for kind, title in (("cause", _("Causes: why is it so?")), ("effect", _("Effects"))):
            side = QVBoxLayout()
            side.addWidget(small(title))
            side.addWidget(self.sides[kind])
            side.addStretch()
            row.addLayout(side, 1)
        self.body.setSpacing(tokens.px("s1"))
        self.body.addWidget(self.head, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)


class TreePane(Pane):
    """A card for each problem."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self.trees: dict[str, _Branches] = {}

    def show_consultation(
        self, each: Consultation, villages: Sequence[Village], problems: Sequence[Problem]
    ) -> None:
        """Show causes and effects."""
        self.uid = each.uid
        if [option.uid for option in each.options] != list(self.trees):
            for tree in self.trees.values():
                self.body.removeWidget(tree)
                tree.hide()
                tree.deleteLater()
            self.trees = {option.uid: self._tree(option) for option in each.options}
        for option in each.options:
            tree = self.trees[option.uid]
            tree.head.say(name(option))
            for side in tree.sides.values():
                side.show_consultation(each, villages, problems)

    def leave(self) -> bool:
        """Keep what is only typed."""
        for tree in self.trees.values():
            for side in tree.sides.values():
                side.leave()
        return True

    def lists(self) -> list[Lines]:
        """Causes and effects."""
        return [side.list for tree in self.trees.values() for side in tree.sides.values()]

    def _tree(self, option: Option) -> _Branches:
        tree = _Branches(self.editor, option)
        for side in tree.sides.values():
            side.appeared.connect(self.appeared)
        self.body.addWidget(tree)
        return tree
