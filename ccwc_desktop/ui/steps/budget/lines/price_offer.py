"""Known prices, offered under a description while it is typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView

from ccwc_desktop.domain import prices as rules
from ccwc_desktop.domain.prices import Known
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import prices
from ccwc_desktop.ui.editing import EVERYTHING, Editor
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.prices import price_columns
from ccwc_desktop.ui.theme import fonts
from ccwc_desktop.ui.widgets.fields import LineField

FROM_SIGNS = 2
_NAME = Qt.ItemDataRole.UserRole + 1


class KnownPrices:
    """The prices of the workbook, read once and again after they changed."""

    _TOPICS = (EVERYTHING, "prices", "projects", "plans")

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self._listed: tuple[Known, ...] | None = None
        editor.changed.connect(self._on_changed)

    def matching(self, text: str) -> tuple[Known, ...]:
        """The newest price of things whose name has the words of `text`."""
        if self._listed is None:
            self._listed = self._editor.read(prices.listing)
        return rules.matching(self._listed, text, prices.fold)

    def _on_changed(self, topic: str) -> None:
        if topic in self._TOPICS:
            self._listed = None


class PriceOffer(QCompleter):
    """Offers what `matching(text)` finds; `taken(known)` when the person chooses one.

    What was typed to find it is given up: whoever takes it stores name and price in one step.
    """

    def __init__(
        self,
        field: LineField,
        matching: Callable[[str], Sequence[Known]],
        taken: Callable[[Known], None],
    ) -> None:
        super().__init__(field)
        self._field, self._matching, self._taken = field, matching, taken
        self._offered: tuple[Known, ...] = ()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompletionRole(_NAME)
        self.setMaxVisibleItems(6)
        self._list = QListView()
        self._list.setObjectName("popup")
        self._list.setFont(fonts.font("body"))
        self._list.setAccessibleName(_("Known prices"))
        self.setPopup(self._list)
        field.textEdited.connect(self._on_edited)
        field.setCompleter(self)
        self.activated.connect(self._on_activated)

    def offered(self) -> tuple[Known, ...]:
        """What stands in the list now."""
        return self._offered

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the row under the cursor; the field must not store its bare name first."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = self._list.currentIndex().row()
            entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if entered and self._list.isVisible() and 0 <= row < len(self._offered):
                self.take(self._offered[row])
                return True
        return super().eventFilter(watched, event)

    def _on_edited(self, text: str) -> None:
        """Fill the list; the field itself opens it once the key is done."""
        plain = text.strip()
        self._offered = tuple(self._matching(plain)) if len(plain) >= FROM_SIGNS else ()
        self._model.clear()
        for known in self._offered:
            item = QStandardItem(said(known))
            item.setData(known.price.name(current()), _NAME)
            item.setSizeHint(QSize(0, fonts.at_least("control-dense", padding=2)))
            self._model.appendRow(item)
        self._list.setMinimumWidth(self._wide())

    def _wide(self) -> int:
        """As wide as the longest, within the window."""
        metrics = self._list.fontMetrics()
        longest = max((metrics.horizontalAdvance(said(each)) for each in self._offered), default=0)
        left = self._field.mapTo(self._field.window(), QPoint(0, 0)).x()
        room = max(self._field.width(), self._field.window().width() - left - 24)
        return min(max(longest + 48, self._field.width()), room)

    def _on_activated(self, name: object) -> None:
        """The row under the cursor; by its name where there is none."""
        row = self._list.currentIndex().row()
        chosen = self._offered[row : row + 1] if row >= 0 else ()
        named = [each for each in self._offered if each.price.name(current()) == name]
        for known in (chosen or named)[:1]:
            self.take(known)

    def take(self, known: Known) -> None:
        """Use a price for the line of this field."""
        self._list.hide()
        self._field.give_up()
        self._taken(known)


def said(known: Known) -> str:
    """ "Water filter · 80 000 ៛ / filter · 3/2026, market"."""
    price = known.price
    unit = wording.UNIT.write(price.unit)
    amount = wording.riel(price.unit_price) + (f" / {unit}" if unit else "")
    return " · ".join(
        filter(None, (price.name(current()), amount, price_columns.when(known), price.basis()))
    )
