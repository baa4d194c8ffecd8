"""Between two children: thank you, and the way back while nobody else has begun."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from ccwc_desktop.domain.voting import Sitting
from ccwc_desktop.ui.theme import icons, tokens
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.text import Text

from .page import VotePage, centred, large
from .speech import Speech

PICTURE = 200


class ThanksPage(VotePage):
    """`next` begins the next child, `takenBack` lets the same one choose again.

    After the last child the main button is for the facilitator (`locked`).
    """

    next = Signal()
    takenBack = Signal()

    def __init__(self, speech: Speech, group: str, sitting: Sitting) -> None:
        _ = speech.gettext
        super().__init__(speech, "", group)
        inside = centred(self.column)
        inside.addStretch(1)
        picture = QLabel()
        picture.setPixmap(icons.picture("child-speaking", PICTURE))
        inside.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        thanks = Text(_("Thank you!"), "title", "green")
        thanks.setFont(speech.title_font(26))
        thanks.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(thanks)
        self.told = Text(self._said(sitting), "section", "ink-soft")
        self.told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.told)
        self.refusal = Note("refused", "")
        self.refusal.hide()
        inside.addWidget(self.refusal)
        inside.addSpacing(tokens.px("s3"))
        self.go_on = (
            large(_("For the facilitator"), "main", "lock")
            if sitting.is_over
            else large(_("I am the next child"), "main", "next")
        )
        self.go_on.clicked.connect(self.locked if sitting.is_over else self.next)
        self.back = large(_("I want to choose again"), "plain", "undo")
        self.back.clicked.connect(self.takenBack)
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s3"))
        row.addStretch()
        row.addWidget(self.back)
        row.addWidget(self.go_on)
        row.addStretch()
        inside.addLayout(row)
        inside.addStretch(2)
        self.setFocusProxy(self.go_on)

    def refuse(self, sentence: str) -> None:
        """The votes could not be taken back."""
        self.refusal.say("refused", sentence)
        self.refusal.show()

    def _said(self, sitting: Sitting) -> str:
        _, speech = self.speech.gettext, self.speech
        if sitting.is_over:
            return speech.ngettext(
                "{count} child has voted. You have all been heard.",
                "All {count} children have voted. You have all been heard.",
                sitting.voted,
            )
        more = speech.ngettext(
            "Your choice is kept. {count} more child will choose.",
            "Your choice is kept. {count} more children will choose.",
            sitting.heads - sitting.voted,
        )
        return more
