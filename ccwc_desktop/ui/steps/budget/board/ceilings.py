"""The most each source gives in each year, who set it, and the rate of the riel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import budget
from ccwc_desktop.domain.budget import Ceiling
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.proposal import Balance
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui import ceiling_words, messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.rate_field import RateField
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.fields import LineField, riel_field, text_field
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.pictures import square
from ccwc_desktop.ui.widgets.reading import Wrong
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text, section, small

Key = tuple[str, int]


def _money_width() -> int:
    """Room for hundreds of millions, with the margins of a field."""
    return QFontMetrics(fonts.font("body")).horizontalAdvance(wording.riel(888_888_888)) + 30


def _name_width() -> int:
    return fonts.line_height() * 5


def _basis_width() -> int:
    """Room for the words that usually stand there."""
    return fonts.line_height() * 9


class CeilingsPanel(QWidget):
    """A field for every source and year, and one that says who set them; `closed` leads back.

    Each is stored when it is left; who set it waits for the first amount of its source.
    """

    closed = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.fields: dict[Key, LineField] = {}
        self.bases: dict[str, LineField] = {}
        self._notes: dict[str, Note] = {}
        self._sums: dict[int, Text] = {}
        self._basis_head = Text("", "section", wrap=False)
        self._basis_labels: dict[str, Text] = {}
        self._kept: dict[Key, Ceiling] = {}
        self._wrong: dict[Key, Wrong] = {}
        self._years: tuple[int, ...] = ()
        self.rate = RateField(editor, "plans")
        self.done = Button(_("Done"), "quiet", "check")
        self.back = Button(_("All projects"), "link", "back")
        for button in (self.done, self.back):
            button.clicked.connect(self._on_done)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.px("s3"))
        self._grid.setVerticalSpacing(tokens.px("s1"))
        self._lay_out()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 10, 16, 14)
        column.setSpacing(tokens.px("s2"))
        column.addWidget(
            small(_("In riel. Please leave a field empty while the amount is not known."))
        )
        column.addLayout(self._grid)
        column.addWidget(self.rate)
        buttons = QHBoxLayout()
        buttons.addWidget(self.done)
        buttons.addStretch()
        column.addLayout(buttons)
        self.view = ScrollColumn()
        self.view.column.addWidget(card)
        self.view.column.addStretch()
        head = QHBoxLayout()
        head.setSpacing(tokens.px("s3"))
        head.addWidget(self.back)
        head.addWidget(section(_("Ceilings by source and year")), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.px("s2"))
        whole.addLayout(head)
        whole.addWidget(self.view, 1)

    def show_balance(self, balance: Balance) -> None:
        """The ceilings as stored."""
        if balance.years != self._years:
            self._build(balance.years)
        self._kept = {(each.source, each.year): each for each in balance.ceilings}
        for key, field in self.fields.items():
            field.set_value(self._kept[key].amount if key in self._kept else None)
        for source, field in self.bases.items():
            said = [each.basis for each in balance.ceilings if each.source == source]
            if said:
                field.set_value(next(filter(None, said), ""))
        for year, label in self._sums.items():
            known = [each.amount for each in balance.ceilings if each.year == year]
            label.say(wording.riel(sum(known)) if known else "—")
        self.rate.refresh()

    def focus(self, source: str = "", year: int = 0) -> None:
        """A field; without a source the first that is empty."""
        year = year or (self._years[0] if self._years else 0)
        wanted = self.fields.get((source, year))
        empty = next((f for f in self.fields.values() if f.value() is None), None)
        field = wanted or empty or next(iter(self.fields.values()))
        self.view.reveal(field)

    def leave(self) -> bool:
        """Store the field in hand; False while one cannot be kept."""
        for field in (*self.bases.values(), *self.fields.values()):
            field.leave()
        self.rate.editor.leave()
        wrong = any(field.property("state") == "refused" for field in self.fields.values())
        return not wrong and not self.rate.is_wrong()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_done()
        else:
            super().keyPressEvent(event)

    def _build(self, years: tuple[int, ...]) -> None:
        while item := self._grid.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._years, self.fields, self._notes, self._sums, self.bases = years, {}, {}, {}, {}
        self._wrong = {}
        for column, year in enumerate(years, start=2):
            head = Text(wording.year(year), "section", wrap=False)
            self._grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignRight)
            self._grid.setColumnStretch(column, 1)
        self._basis_labels = {}
        self._basis_head = Text(_("Set by"), "section", wrap=False)
        self._grid.addWidget(self._basis_head, 0, 2 + len(years))
        for place, source in enumerate(budget.SOURCES):
            self._add_row(1 + 3 * place, source)
        last = 1 + 3 * len(budget.SOURCES)
        self._grid.addWidget(Text(_("Total"), "strong", wrap=False), last, 1)
        for column, year in enumerate(years, start=2):
            self._sums[year] = Text("", "strong", wrap=False)
            self._grid.addWidget(self._sums[year], last, column, Qt.AlignmentFlag.AlignRight)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnMinimumWidth(1, _name_width())
        self._place_bases()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Who set the ceilings of a source stands below them where there is no room beside."""
        super().resizeEvent(event)
        self._place_bases()

    def _place_bases(self) -> None:
        gap, count = tokens.px("s3"), len(self._years)
        beside = 40 + 2 * gap + _name_width() + count * (_money_width() + gap)
        narrow = self.width() < beside + gap + _basis_width() + 32
        self._basis_head.setVisible(not narrow)
        self._grid.setColumnStretch(2 + count, 0 if narrow else 3)
        for place, (source, field) in enumerate(self.bases.items()):
            label, row = self._basis_labels[source], 1 + 3 * place
            label.setVisible(narrow)
            self._grid.removeWidget(field)
            if narrow:
                self._grid.addWidget(field, row + 1, 2, 1, count)
            else:
                self._grid.addWidget(field, row, 2 + count)

    def _add_row(self, row: int, source: str) -> None:
        name = wording.source(source)
        self._grid.addWidget(square(wording.colour(source), name), row, 0)
        self._grid.addWidget(Text(name), row, 1)
        for column, year in enumerate(self._years, start=2):
            field = riel_field()
            field.setMinimumWidth(_money_width())
            field.setAccessibleName(f"{name}, {wording.year(year)}")
            key = (source, year)
            field.entered.connect(lambda value, key=key: self._store(key, value))
            field.unreadable.connect(lambda wrong, key=key: self._on_unreadable(key, wrong))
            field.settled.connect(lambda key=key: self._clear(key))
            self.fields[key] = field
            self._editor.drafts.watch(field, self._draft_name, key)
            self._grid.addWidget(field, row, column)
        basis = self.bases[source] = text_field(ceiling_words.usual_basis(source))
        basis.setAccessibleName(f"{name}, {words.strip_breaks(_('Set by'))}")
        basis.setToolTip(ceiling_words.usual_basis(source))
        basis.entered.connect(lambda value, source=source: self._store_basis(source, value))
        self._editor.drafts.watch(basis, f"ceilings:{self._editor.plan}:{source}:basis".format)
        label = self._basis_labels[source] = Text(_("Set by"), "small", "ink-soft", wrap=False)
        label.hide()
        self._grid.addWidget(label, row + 1, 1, Qt.AlignmentFlag.AlignRight)
        note = Note("refused", "")
        note.hide()
        note.pressed.connect(lambda: self._on_cure(source))
        self._notes[source] = note
        self._grid.addWidget(note, row + 2, 1, 1, 2 + len(self._years))

    def _draft_name(self, key: Key) -> str:
        return f"ceilings:{self._editor.plan}:{key[0]}:{key[1]}"

    def _store(self, key: Key, value: object) -> None:
        source, year = key
        self._clear(key)
        try:
            with self._editor.together(_("change a ceiling")):
                self._editor.apply(
                    "budget.set_ceiling",
                    plan=self._editor.plan,
                    source=source,
                    year=year,
                    amount=value,
                    reason=self._kept[key].reason if key in self._kept else "",
                    basis=str(self.bases[source].value() or ""),
                )
        except Refused as refused:
            sentence = messages.sentence(refused)
            self.fields[key].refuse(sentence)
            self._say(key, Wrong(sentence))

    def _store_basis(self, source: str, value: object) -> None:
        with self._editor.together(_("change who set a ceiling")):
            for ceiling in [each for each in self._kept.values() if each.source == source]:
                self._editor.attempt(
                    "budget.set_ceiling",
                    plan=self._editor.plan,
                    source=source,
                    year=ceiling.year,
                    amount=ceiling.amount,
                    reason=ceiling.reason,
                    basis=str(value or ""),
                )

    def _on_unreadable(self, key: Key, wrong: Wrong) -> None:
        self._say(key, wrong)

    def _say(self, key: Key, wrong: Wrong) -> None:
        self._wrong[key] = wrong
        self._tell(key[0])
        self.fields[key].show_state("refused")
        self.fields[key].setAccessibleDescription(wrong.sentence)

    def _clear(self, key: Key) -> None:
        self._wrong.pop(key, None)
        self._tell(key[0])
        self.fields[key].show_state("")
        self.fields[key].setAccessibleDescription("")

    def _tell(self, source: str) -> None:
        """What is wrong in the fields of a source; each with its year when they are several."""
        note = self._notes[source]
        wrong = {year: each for (of, year), each in self._wrong.items() if of == source}
        note.setVisible(bool(wrong))
        if len(wrong) == 1:
            (only,) = wrong.values()
            note.say("refused", only.sentence, only.cure)
        elif wrong:
            told = [f"{wording.year(year)} – {wrong[year].sentence}" for year in sorted(wrong)]
            note.say("refused", "\n".join(told), "")

    def _on_cure(self, source: str) -> None:
        key, wrong = next(each for each in self._wrong.items() if each[0][0] == source)
        self.fields[key].put(wrong.cure_text)

    def _on_done(self) -> None:
        if self.leave():
            self.closed.emit()
