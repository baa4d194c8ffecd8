"""Pairs: one question at a time, two large answers, and whether the answers fit together."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import contests, ranking_remarks
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.text import Text, section

from . import circle_words, wording


class Choice(Card):
    """One of the two problems, large enough for a finger."""

    def __init__(self, key: str) -> None:
        super().__init__("", opens=True)
        self.title = Text("", "strong", typed=True)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.key = Text(key, "small", "ink-soft", wrap=False)
        self.key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self.title, 1)
        self.body.addWidget(self.key)
        self.setMinimumHeight(3 * fonts.line_height() + 24)

    def say(self, title: str) -> None:
        """Another problem."""
        self.title.say(title)
        self.setAccessibleName(self.title.accessibleName())

    def sizeHint(self) -> QSize:
        """Both are equally wide."""
        return QSize(300, super().sizeHint().height())


class PairsDesk(QWidget):
    """Keys ← and → answer; `levelsWanted` when there are too many problems to compare."""

    levelsWanted = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._asked: tuple[str, str] | None = None
        self._last: tuple[str, str] | None = None
        self._circles: tuple[tuple[str, str], ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.question = section(_("Which of these two comes first?"))
        self.left, self.right = Choice("←"), Choice("→")
        self.progress = Text("", "small", "ink-soft")
        self.back = Button(_("Take the last answer back"), "link", "undo")
        self.too_many = Note("warning", "", _("High, medium, low"))
        self.result = Note("info", "", "")
        self._lay_out()
        self.left.opened.connect(lambda: self._answer(0))
        self.right.opened.connect(lambda: self._answer(1))
        self.back.clicked.connect(self._take_back)
        self.too_many.pressed.connect(self.levelsWanted)
        self.result.pressed.connect(self._ask_again)

    def _lay_out(self) -> None:
        self._pair = QWidget()
        pair = QHBoxLayout(self._pair)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(tokens.px("s3"))
        pair.addWidget(self.left, 1)
        pair.addWidget(self.right, 1)
        under = QHBoxLayout()
        under.addWidget(self.progress, 1)
        under.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        for widget in (self.too_many, self.question, self._pair, self.result):
            column.addWidget(widget)
        column.insertLayout(3, under)

    def show_plan(self, plan: Plan, order: Order) -> None:
        """The next question, or what the answers say."""
        problems = sorted(order.problems.values(), key=lambda each: each.number)
        asked = ranking_remarks.to_compare([each.uid for each in problems], plan.ways)
        found = contests.compare(asked, plan.ways.contests)
        fewer = len(asked) < len(problems)
        self.too_many.setVisible(fewer)
        if fewer:
            self.too_many.say(
                "warning",
                wording.too_many_to_compare(len(problems), len(asked)),
                _("High, medium, low"),
            )
        titles = {each.uid: wording.title(order, each.uid) for each in problems}
        self._asked = found.left[0] if found.left else None
        for widget in (self.question, self._pair):
            widget.setVisible(self._asked is not None)
        if self._asked is not None:
            self.left.say(titles[self._asked[0]])
            self.right.say(titles[self._asked[1]])
        self._last = next(((each.one, each.other) for each in reversed(plan.ways.contests)), None)
        self.back.setVisible(self._last is not None)
        self.progress.say(wording.questions(len(found.left), len(asked)))
        self._tell(found, titles)

    @property
    def asking(self) -> bool:
        """Whether a question is left."""
        return self._asked is not None

    def focus_first(self) -> None:
        """The keys answer from here."""
        self.setFocus()

    def leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← the left one, → the right one, Backspace the last answer back."""
        side = {Qt.Key.Key_Left: 0, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if side is not None and not event.isAutoRepeat():
            self._answer(side)
        elif event.key() == Qt.Key.Key_Backspace:
            self._take_back()
        else:
            super().keyPressEvent(event)

    def _tell(self, found: contests.Comparison, titles: dict[str, str]) -> None:
        done = not found.left and len(found.problems) > 1
        self.result.setVisible(done)
        self._circles = tuple(pair for a, b, c in found.triads for pair in ((a, b), (b, c), (c, a)))
        if done:
            again = _("Ask these again") if found.triads else ""
            said = circle_words.consistence(found, titles)
            self.result.say("warning" if found.redo else "info", said, again)

    def _answer(self, side: int) -> None:
        if self._asked is None:
            return
        one, other = self._asked
        with self._editor.together(_("compare two problems")):
            self._editor.attempt(
                "ranking_ways.answer",
                plan=self._editor.plan,
                one=one,
                other=other,
                winner=self._asked[side],
            )
        self.setFocus()

    def _take_back(self) -> None:
        if self._last is not None:
            self._again((self._last,))

    def _ask_again(self) -> None:
        self._again(self._circles)

    def _again(self, pairs: tuple[tuple[str, str], ...]) -> None:
        with self._editor.together(_("take answers back")):
            self._editor.attempt("ranking_ways.ask_again", plan=self._editor.plan, pairs=pairs)
        self.setFocus()
