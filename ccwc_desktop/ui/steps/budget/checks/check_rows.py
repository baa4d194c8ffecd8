"""A remark on the proposal: what it says, the way to its field, the reason by which it stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from ccwc_desktop.domain.budget_checks import Remark
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import fonts, icons, restyle, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.fields import text_field
from ccwc_desktop.ui.widgets.text import Text

_LOOKS = {"hard": ("refused", "refusal", "red"), "soft": ("warning", "warning", "amber")}
_STANDS = ("info", "check", "green")


class RemarkRow(QFrame):
    """One remark; which of the three it is follows from the remark (`show_remark`)."""

    goWanted = Signal(str)  # the target
    accepted = Signal(object, str)  # the remark, the reason
    takenBack = Signal(object)

    def __init__(self, remark: Remark, said: str) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.remark = remark
        self._icon = QLabel()
        self.text = Text()
        self.why = Text("", "small", typed=True)
        self.go = Button(_("Go there"), "quiet", dense=True)
        self.back = Button(_("Take back"), "plain", dense=True)
        self.reason = text_field(_("Reason, printed on the sheet"))
        self.reason.setMinimumHeight(fonts.at_least("control-dense", padding=2))
        self.accept = Button(_("Accept with this reason"), "accept", dense=True)
        self.missing = Text(
            _("Please write the reason first; it is printed on the sheet."), "small", "red"
        )
        self._lay_out()
        self.go.clicked.connect(lambda: self.goWanted.emit(self.remark.target))
        self.back.clicked.connect(lambda: self.takenBack.emit(self.remark))
        self.accept.clicked.connect(self._on_accept)
        self.reason.returnPressed.connect(self._on_accept)
        self.reason.textChanged.connect(self._on_typed)
        self.show_remark(remark, said)

    def _lay_out(self) -> None:
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.text)
        told.addWidget(self.why)
        first = QHBoxLayout()
        first.setSpacing(tokens.px("s2"))
        first.addWidget(self._icon)
        first.addLayout(told, 1)
        first.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        second = QHBoxLayout()
        second.setContentsMargins(tokens.px("icon") + tokens.px("s2"), 0, 0, 0)
        second.setSpacing(tokens.px("s2"))
        second.addWidget(self.reason, 1)
        second.addWidget(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(tokens.px("s1"))
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.missing)

    def show_remark(self, remark: Remark, said: str) -> None:
        """Another remark, or the same with other numbers; a reason that is being typed stays."""
        self.remark = remark
        if remark.earlier and not self.reason.text():
            self.reason.setText(remark.earlier)
        stands = bool(remark.accepted) and not remark.hard
        kind, icon, ink = _STANDS if stands else _LOOKS["hard" if remark.hard else "soft"]
        restyle(self, note=kind)
        self._icon.setPixmap(icons.pixmap(icon, ink, tokens.px("icon")))
        self.text.say(said)
        self.why.say(_("Reason: {reason}").format(reason=remark.accepted))
        self.why.setVisible(stands)
        self.back.setVisible(stands)
        for part in (self.reason, self.accept):
            part.setVisible(remark.takes_reason and not stands)
        self.missing.hide()
        self.setAccessibleName(self.text.accessibleName())
        self.reason.setAccessibleName(_("Reason, printed on the sheet"))
        for part in (self.go, self.back, self.accept, self.reason):
            part.setAccessibleDescription(self.text.accessibleName())

    def _on_typed(self) -> None:
        if self.reason.text().strip():
            self.missing.hide()
            self.reason.show_state("")

    def _on_accept(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.accepted.emit(self.remark, reason)
        else:
            self.missing.show()
            self.reason.show_state("refused")
            self.reason.setFocus()
