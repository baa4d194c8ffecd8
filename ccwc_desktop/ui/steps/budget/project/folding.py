"""A part of the project that opens and closes; closed, its head says what stands in it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.theme import fonts, icons, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.marks import ShortText
from ccwc_desktop.ui.widgets.scroll import bring_into_view


class FoldingPart(Part):
    """`turned` when it was opened or closed; what is in it goes into `inside`.

    `furnish` is called before it opens for the first time: what nobody looks at is not made. One
    that does not fold (`folds=False`) has no head and is always open.
    """

    turned = Signal()

    def __init__(self, editor: Editor, title: str, *, folds: bool = True) -> None:
        super().__init__(editor, "projects")
        self.setAccessibleName(words.strip_breaks(title))
        self.body.setContentsMargins(12, 6, 12, 8)
        self._room = QWidget()
        self.inside = QVBoxLayout(self._room)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(tokens.px("s2"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._room.setSizePolicy(policy)
        self.head = _Head(title)
        self.summary = ShortText("", "body", "ink-soft")
        if folds:
            row = QHBoxLayout()
            row.setSpacing(tokens.px("s3"))
            row.addWidget(self.head)
            row.addWidget(self.summary, 1)
            self.body.addLayout(row)
            self.head.clicked.connect(self._on_head)
        self.body.addWidget(self._room)
        self._is_furnished = False
        self._room.setVisible(not folds)
        self.head.show_open(not folds)

    @property
    def is_open(self) -> bool:
        """Whether its fields are seen."""
        return not self._room.isHidden()

    def open(self, on: bool = True) -> None:
        """Show its fields, or only its head."""
        if on:
            self.look_inside()
        self._room.setVisible(on)
        self.summary.setVisible(not on)
        self.head.show_open(on)
        self.turned.emit()

    def _on_head(self) -> None:
        self.open(not self.is_open)
        if self.is_open:
            QTimer.singleShot(0, self, lambda: bring_into_view(self))

    def look_inside(self) -> None:
        """See that it is furnished."""
        if not self._is_furnished:
            self._is_furnished = True
            self.furnish()

    def furnish(self) -> None:
        """Make what is in it."""

    def show_project(self, project: Project) -> None:
        """Show the kept values."""
        self.uid = project.uid

    def say(self, said: str) -> None:
        """What stands in it, in one line."""
        said = said or _("nothing written yet")
        self.summary.say(said)
        self.head.setAccessibleDescription(words.strip_breaks(said))


class _Head(Button):
    """The title as a button; the right arrow opens, the left one closes."""

    def __init__(self, title: str) -> None:
        super().__init__(title, "link")
        self.setCheckable(True)
        self.setFont(fonts.font("section"))
        self.setMinimumHeight(fonts.at_least("control", padding=6))

    def show_open(self, on: bool) -> None:
        self.setChecked(on)
        size = tokens.px("icon-tag")
        self.setIcon(icons.beside_words("down" if on else "next", "teal", size))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows as in a tree."""
        wanted = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        elif wanted != self.isChecked():
            self.click()
