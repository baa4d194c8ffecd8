"""What became of each thing children asked for, as one of the views of the priorities."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import answers as rules
from ccwc_desktop.domain.answers import Followed
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import answers
from ccwc_desktop.ui.editing import EVERYTHING
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.empty import EmptyState
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text, section

from . import answers_words
from .answers_rows import AnswerCard, TellingRow

Row = TypeVar("Row", bound=QWidget)


class AnswersView(ScrollColumn):
    """A view of `page`, which gives the editor and takes notices; `refresh` reads everything again.

    Topics of `editor.changed` that concern it: see `TOPICS`.
    """

    TOPICS = (EVERYTHING, "answers", "consultations", "priorities", "problems", "projects", "plans")

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.editor = page.editor
        self.setAccessibleName(_("Answers to the children"))
        self.progress = Text("", "strong")
        self.confirm = Button(_("Confirm all that is suggested"), "quiet", "check", dense=True)
        self.sheet = Button(_("Print the answer"), "plain", "print", dense=True)
        self.not_linked = Note("warning", "", _("Go to the problems"))
        self.nothing = EmptyState(
            "child-speaking", _("No problem is recorded yet."), _("Go to the problems"), icon="next"
        )
        self.asked_head = section(_("What children asked for"))
        self.others_head = section(_("Other problems"))
        self.telling_head = section(_("When children are told"))
        self.asked: list[AnswerCard] = []
        self.others: list[AnswerCard] = []
        self.telling: list[TellingRow] = []
        self._lists = {key: QVBoxLayout() for key in ("asked", "others", "telling")}
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(tokens.px("s2"))
        head.addWidget(self.progress, 1)
        head.addWidget(self.confirm)
        head.addWidget(self.sheet)
        self.column.setContentsMargins(0, 0, 12, 8)
        self.column.addWidget(self._head)
        self.column.addWidget(self.not_linked)
        heads = (self.asked_head, self.telling_head, self.others_head)
        for title, key in zip(heads, ("asked", "telling", "others"), strict=True):
            self._lists[key].setSpacing(tokens.px("s2"))
            self.column.addWidget(title)
            self.column.addLayout(self._lists[key])
        self.column.addWidget(self.nothing, 1)
        self.column.addStretch()

    def _connect(self) -> None:
        self.confirm.clicked.connect(self._on_confirm)
        self.sheet.clicked.connect(lambda: self.page.goToStep.emit("sheets", "children-feedback"))
        for each in (self.not_linked, self.nothing):
            each.pressed.connect(lambda: self.page.goToStep.emit("problems", ""))

    def refresh(self) -> None:
        """Read everything again."""
        standing = self.editor.read(answers.standing, self.editor.plan)
        listed = standing.followed
        asked = [each for each in listed if each.asked]
        others = [each for each in listed if not each.asked]
        self._show_answers(self.asked, "asked", asked)
        self._show_answers(self.others, "others", others)
        self._as_many(
            self.telling, "telling", len(standing.to_tell), lambda: TellingRow(self.editor)
        )
        for row, each in zip(self.telling, standing.to_tell, strict=True):
            row.show_consultation(each)
        self.asked_head.setVisible(bool(asked))
        self.others_head.setVisible(bool(others))
        self.telling_head.setVisible(bool(standing.to_tell))
        self._head.setVisible(bool(listed))
        self.sheet.setVisible(bool(asked))
        self.nothing.setVisible(not listed)
        self.progress.say(answers_words.progress(listed))
        self.confirm.setVisible(bool(rules.to_confirm(listed)))
        self.not_linked.setVisible(bool(standing.not_linked))
        said = _("Children chose this too, and no problem speaks for it: {what}.")
        self.not_linked.say(
            "warning",
            said.format(what=_(", ").join(standing.not_linked)),
            _("Go to the problems"),
        )

    def leave(self) -> bool:
        """Keep what is only typed; False when a text stands here that cannot be kept."""
        kept = [card.leave() for card in (*self.asked, *self.others)]
        return all([*kept, *(row.leave() for row in self.telling)])

    def focus_first(self) -> None:
        """The first answer that lacks something, or the first."""
        if not self.nothing.isHidden():
            self.nothing.button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        cards = [*self.asked, *self.others]
        listed = self.editor.read(answers.listing, self.editor.plan)
        lacking = {each.problem.uid for each in listed if each.missing}
        first = next((card for card in cards if card.problem in lacking), cards[0])
        self._reveal(first)

    def go_to(self, target: str) -> None:
        """Show the problem (uid) of `target`; "" is the first that needs a word."""
        for card in (*self.asked, *self.others):
            if target and card.problem == target:
                self._reveal(card)
                return
        self.focus_first()

    def here(self) -> str:
        """The target of `go_to` that opens again what is open now."""
        held = self.focusWidget()
        if held is None:
            return ""
        cards = (card for card in (*self.asked, *self.others) if card.isAncestorOf(held))
        return next((card.problem for card in cards), "")

    def _reveal(self, card: AnswerCard) -> None:
        self.ensureWidgetVisible(card, 0, 24)
        card.outcome.focus()

    def _show_answers(self, rows: list[AnswerCard], key: str, listed: Sequence[Followed]) -> None:
        self._as_many(rows, key, len(listed), lambda: AnswerCard(self.editor))
        for card, each in zip(rows, listed, strict=True):
            card.show_followed(each)

    def _as_many(self, rows: list[Row], key: str, count: int, make: Callable[[], Row]) -> None:
        """As many rows as are asked for; those that are there stay."""
        while len(rows) > count:
            row = rows.pop()
            self._lists[key].removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(rows) < count:
            rows.append(make())
            self._lists[key].addWidget(rows[-1])

    def _on_confirm(self) -> None:
        if not self.leave():
            return
        with self.editor.together(_("confirm the answers")):
            done = self.editor.attempt("answers.confirm", plan=self.editor.plan)
        if done:
            self.page.notice.emit(_("What the plan suggests is confirmed."))
