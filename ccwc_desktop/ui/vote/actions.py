"""What a consultation offers for a vote: choices from pictures, and the screen for children."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import voting
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import spelling
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names
from ccwc_desktop.services.names import Name
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.text import small

from .theme_picker import ThemePicker
from .window import VotingWindow


class VoteActions(QWidget):
    """Two buttons; the picker opens under them. `appeared(widget)` when it comes into view.

    It stands above the choices; `show_consultation` is called whenever the consultation is shown.
    The screen for children is offered where children vote, the picker wherever they choose.
    """

    appeared = Signal(QWidget)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._meeting = Consultation("")
        self.window_: VotingWindow | None = None
        self.picker: ThemePicker | None = None
        self.pick = Button(_("Choose from pictures"), "quiet", "search")
        self.start = Button(_("Start the children’s vote"), "quiet", "voices")
        self._hint = small("")
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s2"))
        row.addWidget(self.pick)
        row.addWidget(self.start)
        row.addWidget(self._hint, 1)
        row.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.px("s2"))
        self._column.addLayout(row)
        self.pick.clicked.connect(self._on_pick)
        self.start.clicked.connect(self._on_start)

    def show_consultation(self, meeting: Consultation) -> None:
        """Show what can be done with this one; another one closes the picker."""
        if meeting.uid != self._meeting.uid and self.picker is not None:
            self.picker.hide()
        self._meeting = meeting
        enough = len(voting.options_of(meeting.options)) >= voting.FEWEST_OPTIONS
        votes = meeting.method == "vote"
        self.start.setVisible(votes)
        self.start.setEnabled(enough)
        self._hint.setVisible(votes)
        self._hint.say(
            _("Votes on paper are typed into the table below.")
            if enough
            else _("A vote needs at least two choices.")
        )
        self._show_taken()

    def begin(self) -> None:
        """The screen for children, or first the pictures where there are no two choices yet."""
        if self.start.isEnabled():
            self._on_start()
        else:
            self._on_pick()

    def _show_taken(self) -> None:
        if self.picker is not None:
            self.picker.show_taken({each.theme for each in self._meeting.options})

    def _on_pick(self) -> None:
        if self.picker is None:
            self.picker = ThemePicker()
            self.picker.chosen.connect(self._on_theme)
            self.picker.closed.connect(self._on_picked)
            self._column.addWidget(self.picker)
        self._show_taken()
        self.picker.show()
        self.picker.setFocus()
        self.appeared.emit(self.picker)

    def _on_theme(self, key: str) -> None:
        """A new choice; one that was typed with these words gets the picture instead."""
        uid, card = self._meeting.uid, names.themes()[key].card
        try:
            with self._editor.together(_("add the choice")):
                option: object = _typed(self._meeting, card)
                if not option:
                    text = card.text(current())
                    option = self._editor.apply("consultations.add_option", uid=uid, text=text)
                self._editor.apply("consultations.change_option", uid=uid, option=option, theme=key)
        except Refused as refused:
            self._editor.refused.emit(refused)

    def _on_picked(self) -> None:
        if self.picker is not None:
            self.picker.hide()
        self.pick.setFocus()

    def _on_start(self) -> None:
        self.window_ = VotingWindow(self._editor, self._meeting.uid, self.window())
        self.window_.finished.connect(self._on_finished)
        self.window_.setGeometry(self.screen().geometry())  # where nothing makes it full screen
        self.window_.showFullScreen()

    def _on_finished(self) -> None:
        if self.window_ is not None:
            self.window_.deleteLater()
        self.window_ = None
        self.window().activateWindow()
        self.start.setFocus()


def _typed(meeting: Consultation, card: Name) -> str:
    """The choice (uid) without a picture that has the words of a card, "" for none."""
    wanted = {spelling.search_key(card.km), spelling.search_key(card.en)}
    bare = (each for each in meeting.options if not each.theme)
    return next((each.uid for each in bare if spelling.search_key(each.text) in wanted), "")
