"""The voting window: full screen, one page at a time, and only the facilitator gets out."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccwc_desktop.domain import voting
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import Language, _, current
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor

from .ballot import BallotPage
from .begin import BeginPage
from .desk import DeskPage
from .page import VotePage
from .pin import PinPage
from .speech import Speech, cards_of
from .thanks import ThanksPage
from .turns import Turns

SMALLEST = (960, 560)
FREE = ("begin", "set-pin", "desk")  # no vote runs, or the facilitator is there: it may close


class VotingWindow(QWidget):
    """Children vote on the options of one consultation (uid); `finished` once it has closed.

    Views: begin → set-pin → ballot ⇄ thanks; the lock, Esc and closing lead over gate (the PIN) to
    desk. The PIN lives here only and goes with the window. `seed` mixes the cards ("": by chance).
    """

    finished = Signal()

    def __init__(
        self, editor: Editor, uid: str, parent: QWidget | None = None, seed: str = ""
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(words.strip_breaks(_("Children’s vote")))
        self.setMinimumSize(*SMALLEST)
        self.turns = Turns(editor, uid, seed)
        self._whose = editor.identity
        self._language: Language = current()
        self._pin = ""
        self.view, self._before = "begin", "begin"
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.page: VotePage = self._begin(Speech(self._language))
        self._column.addWidget(self.page)
        self._serve(self.page)

    def show_view(self, view: str) -> None:
        """Another page, or the same one in another language."""
        pages: dict[str, Callable[[Speech], VotePage]] = {
            "begin": self._begin,
            "set-pin": self._set_pin,
            "ballot": self._ballot,
            "thanks": self._thanks,
            "gate": self._gate,
            "desk": self._desk,
        }
        self.view = view
        old, self.page = self.page, pages[view](Speech(self._language))
        self._column.replaceWidget(old, self.page)
        old.hide()
        old.deleteLater()
        self._serve(self.page)
        self.page.show()

    def _serve(self, page: VotePage) -> None:
        page.languageChosen.connect(self._speak, Qt.ConnectionType.QueuedConnection)
        page.locked.connect(self.close)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, speech: Speech) -> BeginPage:
        page = BeginPage(speech, self.turns.meeting, self.turns.asked)
        page.begun.connect(lambda: self._on_begun(page))
        return page

    def _set_pin(self, speech: Speech) -> PinPage:
        page = PinPage(speech, self._whose)
        page.entered.connect(self._on_pin_chosen)
        page.back.connect(lambda: self.show_view("begin"))
        return page

    def _gate(self, speech: Speech) -> PinPage:
        page = PinPage(speech)
        page.entered.connect(lambda typed: self._on_pin(page, typed))
        page.back.connect(lambda: self.show_view(self._before))
        return page

    def _ballot(self, speech: Speech) -> BallotPage:
        cards = cards_of(speech, voting.options_of(self.turns.meeting.options))
        page = BallotPage(speech, self._group(speech), self.turns.running, cards)
        page.touched.connect(lambda option: page.show_sitting(self.turns.touch(option)))
        page.begunAgain.connect(lambda: page.show_sitting(self.turns.clear()))
        page.finished.connect(lambda: self._try(self.turns.done, "thanks"))
        return page

    def _thanks(self, speech: Speech) -> ThanksPage:
        page = ThanksPage(speech, self._group(speech), self.turns.running)
        page.next.connect(lambda: self._try(self.turns.next_child, "ballot"))
        page.takenBack.connect(lambda: self._try(self.turns.take_back, "ballot"))
        return page

    def _desk(self, speech: Speech) -> DeskPage:
        cards = cards_of(speech, voting.options_of(self.turns.meeting.options))
        sitting, results = self.turns.running, self.turns.results()
        page = DeskPage(speech, self._group(speech), sitting, results, cards)
        page.goneOn.connect(self._on_gone_on)
        page.anotherGroup.connect(self._on_another_group)
        page.ended.connect(self.close)
        return page

    def _group(self, speech: Speech) -> str:
        return speech.group(self.turns.group.sex, self.turns.group.age)

    def _try(self, do: Callable[[], None], then: str) -> None:
        """Do something that is kept, and go on; a refusal is said on the page."""
        try:
            do()
        except Refused as refused:
            self.page.refuse(messages.sentence(refused))
        else:
            self.show_view(then)

    def _speak(self, language: Language) -> None:
        if isinstance(self.page, BeginPage):
            self.turns.asked = self.page.asked
        self._language = language
        self.show_view(self.view)

    def _on_begun(self, page: BeginPage) -> None:
        self.turns.asked = page.asked
        if self._pin:
            self._try(lambda: self.turns.begin(page.asked), "ballot")
        else:
            self.show_view("set-pin")

    def _on_pin_chosen(self, typed: str) -> None:
        self._pin = typed
        asked = self.turns.asked
        if asked is not None:
            self._try(lambda: self.turns.begin(asked), "ballot")

    def _on_pin(self, page: PinPage, typed: str) -> None:
        if voting.opens(typed, self._pin, self._whose.code):
            self.show_view("desk")
        else:
            gettext = Speech(self._language).gettext
            page.refuse(gettext("These digits do not open. Please try again."))

    def _on_gone_on(self) -> None:
        if self.turns.running.is_over:
            self._try(self.turns.next_child, "ballot")
        else:
            self.show_view(self._before)

    def _on_another_group(self) -> None:
        self.turns.end()
        self.show_view("begin")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; where children vote it asks for the PIN."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.view in ("gate", "desk"):
            self.show_view(self._before)
        elif self.view == "set-pin":
            self.show_view("begin")
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only the facilitator closes it; where children vote the PIN is asked."""
        if self.view not in FREE:
            event.ignore()
            if self.view != "gate":
                self._before = self.view
                self.show_view("gate")
            return
        self.turns.end()
        event.accept()
        self.finished.emit()
