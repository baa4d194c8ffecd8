"""The question before leaving with a text that cannot be kept, or while work runs."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QWidget

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _

from . import waiting_field
from .theme import icons, tokens
from .widgets.buttons import Button
from .widgets.text import Text, shortened

if TYPE_CHECKING:
    from .drafts import Drafts

LONGEST = 40  # signs of a text that are shown


class ClosingQuestion(QFrame):
    """A sentence and two answers in the window itself; nothing else is blocked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("note", "warning")
        sign = QLabel()
        sign.setPixmap(icons.pixmap("warning", "amber", tokens.px("icon")))
        self._text = Text()
        self.stay = Button("", "plain", dense=True)
        self.go = Button("", "accept", dense=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(tokens.px("s3"))
        row.addWidget(sign)
        row.addWidget(self._text, 1)
        row.addWidget(self.stay)
        row.addWidget(self.go)
        self._go: Callable[[], None] = self.hide
        self._before: QWidget | None = None
        self.stay.clicked.connect(self._on_stay)
        self.go.clicked.connect(self._on_go)
        self.hide()

    def ask_about_field(self, page: QWidget, drafts: "Drafts", go: Callable[[], None]) -> None:
        """A field of the page holds a text that is not kept; the page has put the cursor in it.

        Whoever leaves without it gives the text up.
        """

        def leave() -> None:
            drafts.give_up(page)
            go()

        wrong = waiting_field.first(page)
        said = _("A field holds something that cannot be saved. Everything else is saved.")
        if wrong is not None and (text := waiting_field.text_of(wrong)):
            said = _("“{text}” in the field “{field}” cannot be saved. Everything else is saved.")
            shown = words.add_breaks(shortened(text, LONGEST))
            said = said.format(field=words.add_breaks(wrong.accessibleName()), text=shown)
        self._ask(said, _("Go back"), _("Leave without it"), leave)
        self._before = wrong or self._before

    def ask_about_work(self, title: str, go: Callable[[], None]) -> None:
        """Long work runs."""
        said = _("Work is running: {work}").format(work=title)
        self._ask(said, _("Finish first"), _("Stop it and close"), go)

    def _ask(self, said: str, stay: str, go: str, on_go: Callable[[], None]) -> None:
        self._text.say(said)
        self.setAccessibleName(self._text.accessibleName())
        self.stay.say(stay)
        self.go.say(go)
        self._go = on_go
        self._before = QApplication.focusWidget()
        self.show()
        self.stay.setFocus()

    def _on_stay(self) -> None:
        self.hide()
        if self._before is not None:
            waiting_field.go_to(self._before)

    def _on_go(self) -> None:
        self.hide()
        self._go()
