"""The form of one member: each field is stored when it is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from ccwc_desktop.domain import committee as rules
from ccwc_desktop.domain.committee import Member
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import committee, names
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import telephone_field, text_field
from ccwc_desktop.ui.widgets.text import section


def sex_word(sex: str) -> str:
    """What a member is, or the question."""
    return {"f": _("Woman"), "m": _("Man")}.get(sex, _("Woman or man?"))


class MemberForm(QFrame):
    """A new member is stored with the first name, a known one field by field."""

    closed = Signal()
    added = Signal()
    removed = Signal(str)  # the sentence for the notice

    def __init__(self, editor: Editor, member: Member | None, seat: str, role: str = "") -> None:
        super().__init__()
        self._editor = editor
        self.uid = member.uid if member else ""
        self._new: dict[str, object] = {"seat": seat, "role": role}
        self.key = f"member:{self.uid}" if member else f"seat:{seat}"
        self.setProperty("card", True)
        self.setProperty("state", "selected")
        self.setAccessibleName(_("Member of the committee"))
        self.fields = self._fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(tokens.px("s2"))
        column.addWidget(section(_("Member of the committee") if member else _("New member")))
        column.addLayout(self._grid())
        column.addLayout(self._buttons())
        self._show(member or Member("", "", seat, role=role))

    def _fields(self) -> dict[str, FieldBlock]:
        seats = [(key, name.text(current())) for key, name in names.names("seats").items()]
        sexes: list[tuple[object, str]] = [(key, sex_word(key)) for key in ("f", "m")]
        blocks = {
            "seat": FieldBlock(_("Seat"), ChoiceField(list(seats)), key="seat"),
            "name": FieldBlock(_("Name"), text_field(), required=True, key="name"),
            "sex": FieldBlock(_("Woman or man"), ChoiceField(sexes, _("Choose")), key="sex"),
            "role": FieldBlock(_("Role"), text_field(), key="role"),
            "phone": FieldBlock(_("Telephone"), telephone_field(), key="phone"),
        }
        for key, block in blocks.items():
            block.edited.connect(lambda value, key=key: self._on_edited(key, value))
            self._editor.drafts.watch(block.editor, self._draft_name, key)
        return blocks

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.px("s3"))
        grid.setVerticalSpacing(tokens.px("s2"))
        places = {
            "seat": (0, 0, 3),
            "name": (0, 3, 3),
            "sex": (1, 0, 2),
            "role": (1, 2, 2),
            "phone": (1, 4, 2),
        }
        for key, (row, left, span) in places.items():
            grid.addWidget(self.fields[key], row, left, 1, span, Qt.AlignmentFlag.AlignTop)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.done = Button(_("Done"), "quiet", "check")
        self.remove = Button(_("Remove the member"), "link")
        self.remove.setVisible(bool(self.uid))
        self.done.clicked.connect(self._on_done)
        self.remove.clicked.connect(self._on_remove)
        row.addWidget(self.done)
        row.addStretch()
        row.addWidget(self.remove)
        return row

    def refresh(self) -> bool:
        """Show what is stored; False when the member is no longer there."""
        if not self.uid:
            return True
        found = [m for m in self._editor.read(committee.listing) if m.uid == self.uid]
        if found:
            self._show(found[0])
        return bool(found)

    def focus(self, field: str) -> None:
        """Put the cursor into a field."""
        self.fields[field].focus()

    def leave(self) -> bool:
        """Store what is typed; False, with the sentence at the field, when something is not."""
        for block in self.fields.values():
            block.editor.leave()
        if not self.uid and set(self._new) - {"seat", "role"}:
            self._store("name", "")
        return not any(block.is_wrong() for block in self.fields.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the form; what was left is stored already."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, member: Member) -> None:
        for key, block in self.fields.items():
            block.set_value(getattr(member, key) or ("" if key != "sex" else None))

    def _on_edited(self, key: str, value: object) -> None:
        if not self.uid and key != "name":
            self._new[key] = value
            if key == "seat":
                self._suggest_role(str(value))
            return
        self._store(key, value)

    def _suggest_role(self, seat: str) -> None:
        """Another seat usually has another role; one that was typed stays."""
        usual = {self._editor.read(committee.usual_role, each) for each in rules.SEATS}
        if self._new.get("role", "") in usual | {""}:
            self._new["role"] = self._editor.read(committee.usual_role, seat)
            self.fields["role"].set_value(self._new["role"])

    def _draft_name(self, key: str) -> str:
        return f"{self.key}:{key}"

    def _store(self, key: str, value: object) -> None:
        try:
            if self.uid:
                with self._editor.together(self._undo_name(key)):
                    self._editor.apply("committee.change", uid=self.uid, **{key: value})
            else:
                self._add({**self._new, key: value})
        except Refused as refused:
            self.fields[key].show_refusal(messages.sentence(refused))

    def _undo_name(self, key: str) -> str:
        """ "Telephone of Chair"."""
        seat = names.names("seats").get(str(self.fields["seat"].value()))
        field = self.fields[key].label.text()
        return _("{field} of {of}").format(field=field, of=seat.short(current())) if seat else field

    def _add(self, new: dict[str, object]) -> None:
        """From here on the form changes the member; the list shows the card at once."""
        with self._editor.together(_("add the member")):
            self.uid = str(self._editor.apply("committee.add", **new))
        self.key = f"member:{self.uid}"
        self.remove.show()
        self.added.emit()

    def _on_done(self) -> None:
        if self.leave():
            self.closed.emit()

    def _on_remove(self) -> None:
        name = str(self.fields["name"].value() or "")
        with self._editor.together(_("remove the member")):
            if not self._editor.attempt("committee.remove", uid=self.uid):
                return
        self.removed.emit(_("{name} was taken off the list.").format(name=name))
