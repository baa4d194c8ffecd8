"""A project as a card: opened, dragged, moved by keys and by its menu."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu

from ccwc_desktop.domain import budget
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import IconButton
from ccwc_desktop.ui.widgets.cards import Card, FlowLayout
from ccwc_desktop.ui.widgets.pictures import square
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_WITH = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class ProjectCard(Card):
    """`stepped(right, down)` by Alt+Shift+arrows, `placed(year or None)` by the menu."""

    stepped = Signal(int, int)
    placed = Signal(object)
    dragged = Signal()
    removed = Signal()

    def __init__(self, project: Project, years: tuple[int, ...], *, fits: bool = False) -> None:
        amount = wording.riel(budget.project_total(project))
        paying = [wording.source_short(each) for each in wording.sources_of(project)]
        name = wording.name_of(project)
        hint = (_("Fits"),) if fits else ()
        told = ". ".join((name, amount, *paying, *hint))
        super().__init__(told, opens=True, state="" if project.year else "new")
        self.uid, self.year, self._years = project.uid, project.year, years
        self.setObjectName(f"project:{project.uid}")
        self.setToolTip(_("Enter opens it; Alt+Shift and arrows move it"))
        self._pressed: QPoint | None = None
        self.menu: QMenu | None = None
        head = QHBoxLayout()
        head.addWidget(Text(name, "strong", typed=True), 1)
        self.more = IconButton("open-list", _("Move or remove “{name}”").format(name=name), "ink")
        self.more.setMinimumSize(tokens.px("control-dense"), tokens.px("control-dense"))
        self.more.clicked.connect(lambda: self._show_menu(self.more.mapToGlobal(QPoint(0, 34))))
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        money = self._money(project, amount)
        for each in hint:
            money.addWidget(Tag(each, "green"))
        self.body.addLayout(money)
        if not project.priority:
            self.body.addWidget(Text(_("without a priority"), "small", "ink-soft"))

    @staticmethod
    def _money(project: Project, amount: str) -> FlowLayout:
        row = FlowLayout()
        row.addWidget(Text(amount, wrap=False))
        for each in wording.sources_of(project):
            sign = square(wording.colour(each), wording.source_short(each))
            sign.setToolTip(wording.source_short(each))
            row.addWidget(sign)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Shift+arrows move the card, Delete removes the project."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step and event.modifiers() & _WITH == _WITH:
            self.stepped.emit(*step)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin."""
        self._pressed = event.position().toPoint()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough: the board begins the drag."""
        if self._pressed is not None:
            way = event.position().toPoint() - self._pressed
            if way.manhattanLength() >= QApplication.startDragDistance():
                self._pressed = None
                self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opened, unless it was dragged."""
        if self._pressed is not None:
            self._pressed = None
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key and the right button."""
        self._show_menu(event.globalPos())

    def _show_menu(self, place: QPoint) -> None:
        self.menu = menu = QMenu(self)
        for year in (None, *self._years):
            if year != self.year:
                text = _("Put into {year}") if year else _("Take out of its year")
                action = menu.addAction(
                    words.strip_breaks(text.format(year=wording.year(year) if year else ""))
                )
                action.triggered.connect(lambda _on=False, year=year: self.placed.emit(year))
        menu.addSeparator()
        menu.addAction(words.strip_breaks(_("Open the project"))).triggered.connect(self.opened)
        menu.addAction(words.strip_breaks(_("Remove the project"))).triggered.connect(self.removed)
        menu.popup(place)
