"""The line at the top: whose workbook, which plan and version, language, settings."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from ccwc_desktop.domain import cycle
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current

from . import place_names
from .editing import Editor
from .theme import fonts, icons, tokens
from .widgets.buttons import Chip, LanguageSwitch
from .widgets.marks import ShortText
from .widgets.signs import Tag
from .widgets.text import Text


def years_text(cip_year: int) -> str:
    """ "Plan 2027–2029"."""
    first, _middle, last = cycle.programme_years(cip_year)
    years = digits.localise(f"{first}–{last}", current())
    return _("Plan {years}").format(years=years)


class Header(QFrame):
    """Shows the editor's identity and cycle; asks for everything else."""

    languageChosen = Signal(str)
    yearChosen = Signal(int)
    versionPressed = Signal()
    settingsPressed = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._editor = editor
        self._place = ShortText("", "strong")
        self._above = _Yielding()
        self._year = self._year_button()
        self.version = Chip("", "history")
        self.language = LanguageSwitch(current())
        self.settings = _plain_button(_("Settings"), "settings")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 16, 6)
        self._row.setSpacing(tokens.px("s3"))
        self._fill()
        self.setMinimumHeight(fonts.at_least("header", padding=20))
        # Ignored: the words here give way before the window does.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.language.chosen.connect(self.languageChosen)
        self.settings.clicked.connect(self.settingsPressed)
        self.version.clicked.connect(self.versionPressed)
        editor.changed.connect(self.refresh)
        self.refresh()

    def _fill(self) -> None:
        kind = "commune" if self._editor.is_commune else "board"
        sign = QLabel()
        sign.setPixmap(icons.pixmap(kind, "teal", tokens.px("icon-header")))
        for widget in (sign, self._place, self._above, _rule(), self._year, self.version):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._practice = Tag(_("Practice: sample figures"), "amber", "practice")
        self._practice_short = Tag(_("PRACTICE"), "amber", "practice")
        if self._editor.identity.practice:
            self._row.addWidget(self._practice)
            self._row.addWidget(self._practice_short)
        self._row.addWidget(self.language)
        self._row.addWidget(self.settings)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the short words stand, and Settings is its sign alone."""
        super().resizeEvent(event)
        narrow = event.size().width() < tokens.px("fold-path-under")
        style = Qt.ToolButtonStyle
        beside, alone = style.ToolButtonTextBesideIcon, style.ToolButtonIconOnly
        self.settings.setToolButtonStyle(alone if narrow else beside)
        self._above.setVisible(not narrow)
        self._place.setMinimumWidth(0 if narrow else self._place.sizeHint().width())
        if self._editor.identity.practice:
            self._practice.setVisible(not narrow)
            self._practice_short.setVisible(narrow)

    def _year_button(self) -> QToolButton:
        button = _plain_button("", "")
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill_years(menu))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _fill_years(self, menu: QMenu) -> None:
        menu.clear()
        for year in self._editor.years():
            self._offer(menu, year, years_text(year))
        if self._editor.is_commune:
            new = max((*self._editor.years(), cycle.usual_cip_year(date.today()) - 1)) + 1
            menu.addSeparator()
            said = _("Open a new plan: {years}").format(years=years_text(new))
            self._offer(menu, new, said)

    def _offer(self, menu: QMenu, year: int, said: str) -> None:
        action = menu.addAction(words.strip_breaks(said))
        action.setCheckable(True)
        action.setChecked(year == self._editor.cip_year)
        action.triggered.connect(lambda: self.yearChosen.emit(year))

    def refresh(self) -> None:
        """Show what the editor holds now."""
        identity = self._editor.identity
        self._place.say(place_names.full(identity.place))
        self._above.say(place_names.above(identity.parents))
        said = words.strip_breaks(years_text(self._editor.cip_year))
        self._year.setText(said)
        self._year.setAccessibleName(_("{plan}: choose another year").format(plan=said))
        plan = self._editor.cycle
        self.version.setVisible(plan is not None)
        if plan is not None:
            number = digits.localise(str(plan.version), current())
            said = _("Draft of version {number}") if plan.draft else _("Version {number}")
            self.version.say(said.format(number=number))


def _plain_button(text: str, icon: str) -> QToolButton:
    button = QToolButton()
    plain = words.strip_breaks(text)
    button.setText(f" {plain}" if icon else plain)  # Qt leaves no room between sign and word
    button.setAccessibleName(plain)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setMinimumHeight(tokens.px("control"))
    if icon:
        button.setIcon(icons.icon(icon, "ink", tokens.px("icon")))
        button.setIconSize(QSize(tokens.px("icon"), tokens.px("icon")))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


class _Yielding(Text):
    """Where the window is narrow, these are the words that are cut short."""

    def __init__(self) -> None:
        super().__init__("", "body", "ink-soft", wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """With … at the end of what there is room for."""
        room = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, room)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedSize(1, 26)
    return rule
