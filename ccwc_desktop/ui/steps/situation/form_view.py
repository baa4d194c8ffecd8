"""The figures of one village, one question after another, for those new to a grid."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import figure_questions, situation
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.situation import Indicator, Key
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names
from ccwc_desktop.services.figure_lines import Picture
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button, IconButton
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.text import Text, section, small

from .question import QuestionFields
from .reason import ReasonLine


class FormView(QWidget):
    """`typed([(place, sex, value)])` and `reasonGiven` as the grid; `chosen(code)` for another."""

    typed = Signal(list)
    reasonGiven = Signal(str, str, str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.places: Mapping[str, str] = {}
        self._picture: Picture | None = None
        self._code = ""
        self.place = ChoiceField()
        self.place.setAccessibleName(_("Village"))
        self.place.setMinimumContentsLength(18)
        self._where = Text("", "small", "ink-soft", wrap=False)
        self.back = IconButton("back", _("Question before"))
        self.next = Button(_("Next question"), "quiet", "next", after=True)
        self._title = section("")
        self._meaning = small("")
        self.fields = QuestionFields()
        self._doubt = Note("warning", "", _("It is right: write a reason"))
        self.reason = ReasonLine()
        self._lay_out()
        self.place.entered.connect(self._on_place)
        self.back.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        self.fields.entered.connect(self._on_entered)
        self.fields.done.connect(lambda: self._step(1))
        self._doubt.pressed.connect(self._on_reason_wanted)
        self.reason.given.connect(self.reasonGiven)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 14, 20, 16)
        inside.setSpacing(tokens.px("s2"))
        head = QHBoxLayout()
        head.addWidget(Text(_("Village"), "strong", wrap=False))
        head.addWidget(self.place)
        head.addStretch()
        head.addWidget(self._where)
        inside.addLayout(head)
        inside.addSpacing(tokens.px("s2"))
        inside.addWidget(self._title)
        inside.addWidget(self._meaning)
        inside.addWidget(self.fields)
        inside.addWidget(self._doubt)
        inside.addWidget(self.reason)
        inside.addStretch()
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        rule = _("Leave it empty when it is not known. Write 0 when there are none.")
        foot.addWidget(small(rule))
        foot.addStretch()
        foot.addWidget(self.next)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card, 1)
        self._doubt.hide()
        self.reason.hide()

    def show_picture(self, picture: Picture, code: str) -> None:
        """The numbers as stored; a figure that is worked out gives way to the first it is of."""
        self._picture = picture
        table = picture.table
        self._fill_places(picture)
        known = table.catalogue[code]
        if known.derived:
            behind = situation.inputs(table.catalogue, [code])
            self.chosen.emit(next(each for each in table.catalogue if each in behind))
            return  # the page has turned to it, and shown it here
        if known.counted_once:
            self.place.set_value(table.commune)
        elif self.place.value() == table.commune and table.villages:
            self.place.set_value(table.villages[0])
        if code != self._code:
            self.reason.hide()
        self._code = code
        self._show_question()

    def focus_cell(self, place: str, sex: str) -> bool:
        """Into the field of a number; False when its place has none here."""
        if self._picture is None or place not in self._all_places():
            return False
        self.place.set_value(place)
        self._show_question()
        self.fields.focus_sex(sex)
        return True

    def focus_first(self) -> None:
        """Into the first empty field."""
        self.fields.focus_sex()

    def current_key(self) -> Key:
        """The number whose field has the cursor, or the first of the question."""
        return self._code, str(self.place.value()), self.fields.current_sex()

    def leave(self) -> bool:
        """Store the number in hand; False while a text stands here that is no number."""
        return self.fields.leave()

    def refuse(self, edits: list[tuple[str, str, object]], refused: Refused) -> None:
        """The number could not be kept; its text stays, with the sentence."""
        self.fields.refuse(edits[0][1], refused)

    def _all_places(self) -> tuple[str, ...]:
        assert self._picture is not None
        table = self._picture.table
        return (*table.villages, table.commune)

    def _fill_places(self, picture: Picture) -> None:
        have = self.place.value()
        villages = [(each, self.places.get(each, each)) for each in picture.table.villages]
        self.place.fill([*villages, (picture.table.commune, _("Whole commune"))])
        first = self._all_places()[0]
        self.place.set_value(have if have in self._all_places() else first)

    def _asked(self) -> tuple[str, ...]:
        assert self._picture is not None
        table, codes = self._picture.table, self._picture.codes
        codes = figure_questions.asked(table, codes, str(self.place.value()))
        return codes if self._code in codes else (*codes, self._code)

    def _show_question(self) -> None:
        assert self._picture is not None
        table, place = self._picture.table, str(self.place.value())
        asked = figure_questions.question(
            table, self._picture.last, self._code, place, self._picture.doubts(self._code)
        )
        self._title.say(words.add_breaks(asked.indicator.name(current())))
        self._show_meaning(asked.indicator)
        self.fields.show_question(asked, len(table.villages))
        doubts = [doubt for cell in asked.cells.values() for doubt in cell.doubts]
        self._doubts = doubts
        self._doubt.setVisible(bool(doubts))
        if doubts:
            self._doubt.say(
                "warning", messages.doubt_sentence(doubts[0]), _("It is right: write a reason")
            )
        self._show_where(asked.indicator)

    def _show_meaning(self, known: Indicator) -> None:
        said = known.definition_km if current() == "km" else known.definition_en
        self._meaning.say(words.add_breaks(said))
        self._meaning.setVisible(bool(said))

    def _show_where(self, known: Indicator) -> None:
        asked, language = self._asked(), current()
        at = asked.index(self._code)
        self._where.say(
            _("{section} · question {number} of {all}").format(
                section=words.add_breaks(names.sections()[known.section].text(language)),
                number=digits.number(at + 1, language),
                all=digits.number(len(asked), language),
            )
        )
        self.back.setEnabled(at > 0)

    def _step(self, by: int) -> None:
        """To the question before or after; after the last one comes the next village."""
        if not self.fields.leave():
            return
        asked, places = self._asked(), self._all_places()
        at = asked.index(self._code) + by
        if at >= len(asked):
            place = places.index(str(self.place.value())) + 1
            self.place.set_value(places[place % len(places)])
            at, asked = 0, self._asked()
        if 0 <= at < len(asked):
            self.chosen.emit(asked[at])
            self.fields.focus_sex()

    def _on_place(self, _place: object) -> None:
        codes = self._asked()
        self.chosen.emit(self._code if self._code in codes[:-1] else codes[0])
        self._show_question()
        self.fields.focus_sex()

    def _on_entered(self, sex: str, value: object) -> None:
        self.typed.emit([(str(self.place.value()), sex, value)])

    def _on_reason_wanted(self) -> None:
        if self._doubts:
            self.reason.ask(self._doubts[0])
