"""The picture of one choice: a narrow field that shows it, and opens the themes to take another."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFocusEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names
from ccwc_desktop.ui.theme import icons
from ccwc_desktop.ui.widgets.choices import ChoiceField

WIDTH = 84
PICTURE = 30
LIST_WIDTH = 320


class PictureChoice(ChoiceField):
    """The key of a theme, "" for a card with words only. The list is filled when it is needed."""

    def __init__(self) -> None:
        super().__init__()
        self._is_full = False
        self.setAccessibleName(words.strip_breaks(_("Its picture")))
        self.setFixedWidth(WIDTH)
        self.setIconSize(QSize(PICTURE, PICTURE))
        self.view().setMinimumWidth(LIST_WIDTH)

    def set_value(self, value: object) -> None:
        """Show the picture of a theme."""
        if not self._is_full:
            self._offer([str(value)] if value else [])
        super().set_value(value)
        self.setToolTip(self.currentText())

    def showPopup(self) -> None:
        """All themes, from the first time on."""
        self._fill_once()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The arrows of the keyboard go through all of them."""
        self._fill_once()
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture without its words, a dash for none."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = "" if self.currentIndex() > 0 else "–"
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _fill_once(self) -> None:
        if not self._is_full:
            self._is_full = True
            self._offer(list(names.themes()))

    def _offer(self, keys: list[str]) -> None:
        known = [key for key in keys if key in names.themes()]
        offered = [(key, names.themes()[key].card.text(current())) for key in known]
        self.fill([("", _("No picture")), *offered])
        for place, key in enumerate(known):
            picture = icons.picture(names.themes()[key].picture, PICTURE)
            self.setItemIcon(place + 1, QIcon(picture))
