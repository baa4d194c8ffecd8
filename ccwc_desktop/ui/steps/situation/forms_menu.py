"""One button for the forms there are to fill in: on paper, and with a spreadsheet program."""

from PySide6.QtWidgets import QMenu

from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.widgets.buttons import Button


class FormsMenu(Button):
    """Opens a menu; each entry presses one of `buttons`, which need not stand on the page."""

    def __init__(self, *buttons: Button) -> None:
        super().__init__(_("Forms"), "quiet", "sheets")
        self.buttons = buttons
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for button in buttons:
            entry = menu.addAction(button.icon(), button.text(), button.click)
            entry.setToolTip(button.toolTip())
        menu.aboutToShow.connect(self._look)
        self.setMenu(menu)

    def _look(self) -> None:
        """What is being made cannot be asked for again."""
        for entry, button in zip(self.menu().actions(), self.buttons, strict=True):
            entry.setEnabled(button.isEnabled())
