"""What is known about one number: who told it, which source counts and why, who checked it."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.situation import Figure, Key
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names
from ccwc_desktop.services.figure_lines import Picture
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button, IconButton
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import number_field, text_field
from ccwc_desktop.ui.widgets.privacy import warn_of_risks
from ccwc_desktop.ui.widgets.text import Text, small

from . import wording


class AboutNumber(QFrame):
    """Stores what is said about a number at once; `closed()` after Esc or the cross."""

    closed = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._editor = editor
        self._key: Key = ("", "", "")
        self._year = 0
        self._told: tuple[Figure, ...] = ()
        self._title = Text("", "section")
        self.close_button = IconButton("close", _("Close"))
        self._lines = QVBoxLayout()
        self.radios: dict[str, QRadioButton] = {}
        self.why = FieldBlock(_("Why does this source count?"), text_field(), key="reason")
        self.checked = FieldBlock(
            _("Checked with the paper by"), text_field(), hint=_("official"), key="checked_by"
        )
        self.note = FieldBlock(_("Note"), text_field(), key="note")
        self.source = ChoiceField()
        self.source.setAccessibleName(_("Another source"))
        self.source.setMinimumContentsLength(14)
        self.number = FieldBlock(_("Another source says"), number_field(), key="number", width=120)
        self.add = Button(_("Put it beside"), "quiet", "add", dense=True)
        self._lay_out()
        self.close_button.clicked.connect(self.close_up)
        self.add.clicked.connect(self._on_add)
        self.why.edited.connect(lambda text: self._choose(self._chosen_source(), str(text or "")))
        self.checked.edited.connect(lambda text: self._say(checked_by=str(text or "")))
        self.note.edited.connect(lambda text: self._say(note=str(text or "")))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 12)
        column.setSpacing(tokens.px("s2"))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        self._lines.setSpacing(0)
        column.addLayout(self._lines)
        column.addWidget(self.why)
        other = _beside(self.number, self.source, self.add)
        other.setStretch(0, 0)
        other.addStretch(1)
        column.addLayout(other)
        column.addLayout(_beside(self.checked, self.note))

    def show_number(self, picture: Picture, key: Key, places: Mapping[str, str]) -> None:
        """What is kept of a number now."""
        if key != self._key:
            self.number.set_value(None)
            self.number.clear_message()
        table = picture.table
        self._key, self._year = key, table.year
        known = table.catalogue[key[0]]
        sex = wording.sex_title(known, key[2])
        parts = (known.name(current()), places.get(key[1], _("Whole commune")), sex)
        self._title.say(" · ".join(words.add_breaks(part) for part in parts if part))
        own = table.entered.get(key)
        self._told = (*((own,) if own is not None else ()), *table.beside.get(key, ()))
        self._show_lines()
        self._offer_sources()
        chosen = self._chosen()
        self.why.setVisible(len(self._told) > 1)
        for block, name in (
            (self.why, "reason"),
            (self.checked, "checked_by"),
            (self.note, "note"),
        ):
            block.set_value(getattr(chosen, name) if chosen is not None else "")
            block.editor.setEnabled(chosen is not None)
        warn_of_risks(self.note, chosen.note if chosen is not None else "")

    def leave(self) -> bool:
        """Store what is only typed; False while something stands here that is not kept."""
        kept = [block.leave() for block in (self.why, self.checked, self.note)]
        return all(kept)

    def close_up(self) -> None:
        """Close, once what was typed is kept."""
        if self.leave():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def _show_lines(self) -> None:
        while item := self._lines.takeAt(0):
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.radios = {}
        if not self._told:
            self._lines.addWidget(small(_("No source told this number yet.")))
        for figure in sorted(self._told, key=lambda each: each.source):
            self._lines.addWidget(self._line(figure))

    def _line(self, figure: Figure) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        said = _("{source}: {number}").format(
            source=_source(figure.source), number=wording.amount(figure.value)
        )
        radio = QRadioButton(words.strip_breaks(said))
        radio.setFont(fonts.font("body"))
        radio.setMinimumHeight(fonts.at_least("list-row", padding=4))
        radio.setChecked(figure.chosen)
        radio.setAccessibleName(words.strip_breaks(_("{number} counts").format(number=said)))
        radio.clicked.connect(lambda _on, source=figure.source: self._choose(source, ""))
        self.radios[figure.source] = radio
        row.addWidget(radio)
        if figure.chosen:
            row.addWidget(small(_("counts")))
        row.addStretch()
        if len(self._told) > 1:
            away = IconButton(
                "close",
                _("Take away what {source} says").format(
                    source=words.strip_breaks(_source(figure.source))
                ),
                "ink-soft",
            )
            away.clicked.connect(lambda _on, each=figure: self._take_away(each))
            row.addWidget(away)
        return line

    def _offer_sources(self) -> None:
        have = {figure.source for figure in self._told}
        offered = [
            (key, name.text(current()))
            for key, name in names.names("figure_sources").items()
            if key not in have
        ]
        self.source.fill(offered)
        if offered:
            self.source.set_value(offered[0][0])

    def _chosen(self) -> Figure | None:
        return next((each for each in self._told if each.chosen), None)

    def _chosen_source(self) -> str:
        chosen = self._chosen()
        return chosen.source if chosen is not None else ""

    def _choose(self, source: str, reason: str) -> None:
        with self._editor.together(_("the source")):
            about = Figure(*self._key[:2], self._year, self._key[2], None)
            self._editor.attempt("situation.choose", figure=about, source=source, reason=reason)
        if not reason and source in self.radios and not self.why.isHidden():
            self.why.focus()

    def _say(self, **said: Any) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        with self._editor.together(_("what is said of the number")):
            self._editor.attempt("situation.enter", figures=(replace(chosen, **said),))

    def _take_away(self, figure: Figure) -> None:
        with self._editor.together(_("take a source away")):
            gone = Figure(*self._key[:2], self._year, self._key[2], None, figure.source)
            self._editor.attempt("situation.enter", figures=(gone,))

    def _on_add(self) -> None:
        if not self.number.leave():
            return
        number = self.number.value()
        if number is None:
            self.number.focus()
            return
        source = str(self.source.value() or "")
        figure = Figure(
            *self._key[:2], self._year, self._key[2], Decimal(str(number)), source, chosen=False
        )
        try:
            with self._editor.together(_("what another source says")):
                self._editor.apply("situation.enter", figures=(figure,))
        except Refused as refused:
            self.number.show_refusal(messages.sentence(refused))
            return
        self.number.set_value(None)


def _source(key: str) -> str:
    return wording.source_name(key) if key else _("No source named")


def _beside(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(tokens.px("s3"))
    for widget in widgets:
        row.addWidget(
            widget, 1 if isinstance(widget, FieldBlock) else 0, Qt.AlignmentFlag.AlignBottom
        )
    return row
