"""The window before a workbook is open: a picture, the program's name, and one thing to do."""

import sys
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.settings import Settings
from ccwc_desktop.ui.last_folders import last
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button, LanguageSwitch
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text, title

from .scene import Scene
from .sign_line import SignLine

if TYPE_CHECKING:
    from .choices import StartCards
    from .new_workbook import NewWorkbookForm
    from .recent import RecentWorkbooks
    from .unlock import UnlockForm

SCENE_WIDTH = 560
CONTENT_WIDTH = 546


class StartScreen(QWidget):
    """Shows one of: the four cards, recent workbooks, unlock, a new workbook, "please wait".

    Each view is imported and built when it is first asked for: the first paint waits for one only.
    With `opening`, a sentence, the first view is "please wait".
    """

    languageChosen = Signal(str)
    openRequested = Signal(object, str)  # Path, passphrase ("" for none)
    newRequested = Signal(object)  # a NewWorkbook
    practiceRequested = Signal(str)  # "commune" or "district"

    def __init__(
        self, settings: Settings, opening: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.settings = settings
        self.form: NewWorkbookForm | None = None
        self.waiting = _Waiting()
        self.refusal = SignLine("refusal", "red", "red")
        self.at: tuple[str, object] = ("", None)  # the view, and what it is about
        self._before: tuple[str, tuple[QWidget, ...]] = ("", ())
        self._shown: tuple[QWidget, ...] = ()
        self._scene = Scene()
        self._place = Text("", "strong")
        self._column = QVBoxLayout()
        self._lay_out()
        self.language.chosen.connect(self.languageChosen)
        if opening:
            self.wait(opening)
        else:
            self.show_beginning()

    @cached_property
    def unlock(self) -> "UnlockForm":
        """The password of a workbook."""
        from .unlock import UnlockForm

        form = UnlockForm()
        form.submitted.connect(self.openRequested)
        form.otherRequested.connect(self.show_recent)
        form.practiceRequested.connect(lambda: self.practiceRequested.emit("commune"))
        self._place_view(form)
        return form

    @cached_property
    def recent(self) -> "RecentWorkbooks":
        """The workbooks of this computer."""
        from .recent import RecentWorkbooks

        found = RecentWorkbooks()
        found.chosen.connect(self.show_workbook)
        found.lookFor.connect(self.browse)
        found.browseRequested.connect(lambda: self.browse())
        found.back.connect(self.show_cards)
        self._place_view(found)
        return found

    @cached_property
    def cards(self) -> "StartCards":
        """The four ways to begin."""
        from .choices import StartCards

        cards = StartCards()
        cards.chosen.connect(self._on_card)
        self._place_view(cards)
        return cards

    @cached_property
    def district_practice(self) -> Button:
        """A link under the cards."""
        link = Button(_("Practice as the district office"), "link")
        link.clicked.connect(lambda: self.practiceRequested.emit("district"))
        self._place_view(link)
        return link

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 14, 20, 0)
        top.addStretch()
        self.language = LanguageSwitch(current())
        top.addWidget(self.language)
        inside = QWidget()
        inside.setMaximumWidth(CONTENT_WIDTH)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.px("s3"))
        self._column.addLayout(_head(self._place))
        self.waiting.hide()
        self._column.addWidget(self.waiting)
        self._column.addWidget(self.refusal)
        scroll = ScrollColumn(24)
        scroll.column.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inside, 100)
        middle.addStretch(1)
        scroll.column.addLayout(middle)
        scroll.column.addStretch(2)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.addLayout(top)
        right.addWidget(scroll, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._scene)
        row.addLayout(right, 1)

    def _place_view(self, view: QWidget) -> None:
        view.hide()
        self._column.insertWidget(self._column.indexOf(self.refusal), view)

    def show_beginning(self) -> None:
        """The last workbook, the list where it is gone, or the four cards at the first start."""
        last = self.settings.last
        if last is None:
            self.show_cards()
        elif Path(last.path).is_file():
            self.show_unlock(Path(last.path))
        else:
            self.show_recent()

    def show_again(self, at: tuple[str, object]) -> None:
        """The view of another StartScreen (before the language changed)."""
        match at:
            case ("cards", _nothing):
                self.show_cards()
            case ("recent", _nothing):
                self.show_recent()
            case ("unlock", Path() as path):
                self.show_unlock(path)
            case ("new", str() as kind):
                self.show_new(kind)

    def show_cards(self) -> None:
        """The four ways to begin."""
        self.at = ("cards", None)
        self._show("", self.cards, self.district_practice)
        self.cards.cards()[0].setFocus()

    def show_recent(self) -> None:
        """Workbooks of this computer."""
        self.at = ("recent", None)
        self.recent.show_list(self.settings.recent)
        self._show("", self.recent)

    def show_workbook(self, path: Path) -> None:
        """Unlock it, or open it at once when it has no lock."""
        if is_locked(path):
            self.show_unlock(path)
        else:
            self.openRequested.emit(path, "")

    def show_unlock(self, path: Path) -> None:
        """Ask for the password; a workbook without one only waits for the button."""
        self.at = ("unlock", path)
        found = [each for each in self.settings.recent if each.path == str(path)]
        code = found[0].code if found else ""
        self.unlock.show_workbook(path)
        self._show(_whose(code) if found else path.stem, self.unlock)
        self.unlock.ask_password(is_locked(path))

    def show_new(self, kind: str) -> None:
        """The form for a commune or a district."""
        self.at = ("new", kind)
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.deleteLater()
        from .new_workbook import NewWorkbookForm

        self.form = NewWorkbookForm(kind, date.today())
        self.form.submitted.connect(self.newRequested)
        self.form.back.connect(self.show_cards)
        self.form.existingRequested.connect(self.show_recent)
        self._place_view(self.form)
        self._show("", self.form)
        self.form.setFocus()

    def wait(self, sentence: str) -> None:
        """Something is being opened or made."""
        if self.waiting not in self._shown:
            self._before = (self._place.text(), self._shown)
        self.waiting.text.say(sentence)
        self._show(self._place.text(), self.waiting)

    def refuse(self, refused: Refused) -> None:
        """Back to what was shown, with the sentence where the person looks."""
        from ccwc_desktop.ui import messages

        if self.waiting in self._shown:
            self._show(self._before[0], *self._before[1])
            if not self._shown:
                self.show_beginning()
        sentence = messages.sentence(refused)
        if refused.code.startswith("key.") and self.unlock in self._shown:
            self.unlock.refuse(sentence)
        elif self.form is not None and self.form in self._shown:
            self.form.refuse(sentence)
        else:
            self.refusal.say(sentence)
            self.refusal.show()

    def browse(self, gone: Path | None = None) -> None:
        """Choose a file; a found one takes the place of the one that was gone."""
        option = QFileDialog.Option(0)
        if sys.platform.startswith("linux"):
            option |= QFileDialog.Option.DontUseNativeDialog
        start = str(gone.parent if gone and gone.parent.is_dir() else last.of("workbooks"))
        kinds = _("Plans and packages") + " (*.ccwcdb *.ccwc)"
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Choose a file"), start, kinds, options=option
        )
        if name:
            last.take("workbooks", Path(name).parent)
            self.show_workbook(Path(name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows do without the picture."""
        super().resizeEvent(event)
        self._scene.setVisible(self.width() >= tokens.px("fold-path-under"))
        self._scene.setFixedWidth(SCENE_WIDTH * self.width() // 1366)

    def _on_card(self, key: str) -> None:
        if key == "open":
            self.show_recent() if self.settings.recent else self.browse()
        elif key == "practice":
            self.practiceRequested.emit("commune")
        else:
            self.show_new(key)

    def _show(self, place: str, *views: QWidget) -> None:
        for view in self._shown:
            view.hide()
        self._shown = views
        self._place.say(place)
        self._place.setVisible(bool(place))
        self.refusal.hide()
        for view in views:
            view.show()
        if views:
            views[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _head(place: Text) -> QVBoxLayout:
    """The program's name over the place the workbook belongs to."""
    head = QVBoxLayout()
    head.setSpacing(0)
    head.addWidget(title(_("Plans for children"), 19.5))
    office = _("Commune Committee for Women and Children")
    head.addWidget(Text(office, "body", "ink-soft"))
    head.addWidget(place)
    head.addSpacing(tokens.px("s2"))
    return head


class _Waiting(QWidget):
    """A sentence over a bar that shows that something goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.text = Text()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(_("Please wait"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        column.addWidget(bar)


def is_locked(path: Path) -> bool:
    """Whether a password will be asked for: its file of keys lies beside it.

    A guess for the first paint, before anything can open the file itself.
    """
    return path.with_suffix(".ccwckeys").is_file()


def _whose(code: str) -> str:
    from ccwc_desktop.ui import place_names

    place = place_names.of_code(code) if code else place_names.full(None)
    return place_names.joined([place, *filter(None, [place_names.above_code(code)])])
