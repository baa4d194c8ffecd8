"""When, how, where and with whom children were heard; what they said; when they get an answer."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.choices import ChoiceField, MultiChoice
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import LongText, count_field, date_field, text_field
from ccwc_desktop.ui.widgets.privacy import RiskNote, warn_of_risks
from ccwc_desktop.ui.widgets.text import small

from . import lines
from .lines import Field, Lines
from .remarks import RemarkLines

DATE_EXAMPLE = "25/9/2026"


class Facts(Part):
    """Date, method and villages; place, duration, and who was missing."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "consultations", _("When, how and where"))
        methods = [(key, name.text(current())) for key, name in names.names("methods").items()]
        self._villages = MultiChoice(nothing=_("Choose villages"))
        self.date = self.field(FieldBlock(_("Date"), date_field(_example())), "held_on")
        self.method = self.field(
            FieldBlock(_("How children were heard"), ChoiceField(methods)), "method", _("the way")
        )
        self.villages = self.field(FieldBlock(_("Villages"), self._villages), "villages")
        self.place = self.field(
            FieldBlock(_("Where it was held"), text_field(_("for example: school"))), "place"
        )
        self.minutes = self.field(FieldBlock(_("How many minutes"), count_field()), "minutes")
        self.not_there = self.field(
            FieldBlock(_("Which children were missing?"), text_field(_("no names: which group"))),
            "not_there",
            _("who was missing"),
        )
        for shares in ((5, 8, 6), (6, 3, 7)):
            row = QHBoxLayout()
            row.setSpacing(tokens.px("s4"))
            first = 0 if shares[0] == 5 else 3
            for block, share in zip(self.blocks[first:], shares, strict=False):
                row.addWidget(block, share, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)
        self.risk = RiskNote()  # over the whole width: the fields are narrow
        self.risk.bettered.connect(self._on_bettered)
        self.body.addWidget(self.risk)

    def show_consultation(self, each: Consultation, villages: Sequence[Village]) -> None:
        """Show the kept values."""
        self.uid = each.uid
        self._villages.fill([(v.code, v.name(current())) for v in villages])
        self.date.set_value(each.held_on)
        self.method.set_value(each.method)
        self.villages.set_value(each.villages)
        self.place.set_value(each.place)
        self.minutes.set_value(each.minutes)
        self.not_there.set_value(each.not_there)
        self.risk.look({"place": each.place, "not_there": each.not_there})

    def _on_bettered(self, column: object, text: str) -> None:
        self.keep(self.place if column == "place" else self.not_there, **{str(column): text})


class Adults(Part):
    """Grown-ups who led or noted, by name; children never."""

    appeared = Signal(QWidget)

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "consultations", _("Grown-ups who led or took notes"))
        self.body.addWidget(small(_("Only grown-ups stand here by name. Never write a child.")))
        self.list = Lines(
            _adult_fields,
            (_("Add a grown-up"), _("Take this person away")),
            ("name", "role"),
            editor,
            lambda column: self.name_of(f"adult:{column}"),
        )
        self.body.addWidget(self.list)
        self.list.added.connect(self._on_added)
        self.list.changed.connect(self._on_changed)
        self.list.removed.connect(self._on_removed)
        self.list.appeared.connect(self.appeared)

    def show_consultation(self, each: Consultation) -> None:
        """Show the kept values."""
        self.uid = each.uid
        self.list.show_records(each.adults)

    def leave(self) -> bool:
        """Keep what is only typed."""
        self.list.leave()
        return super().leave()

    def _on_added(self) -> None:
        with self.editor.together(_("add a grown-up")):
            uid = self.editor.apply("consultations.add_adult", uid=self.uid)
        self.list.focus_line(str(uid))

    def _on_changed(self, adult: str, name: str, value: object) -> None:
        with self.editor.together(_("change a grown-up")):
            self.editor.attempt(
                "consultations.change_adult", uid=self.uid, adult=adult, **{name: value}
            )

    def _on_removed(self, adult: str) -> None:
        with self.editor.together(_("take a grown-up away")):
            self.editor.attempt("consultations.remove_adult", uid=self.uid, adult=adult)


def _adult_fields() -> list[Field]:
    return [
        ("name", lines.text(_("Name of a grown-up"), _("name")), 3),
        ("role", lines.text(_("What this person did"), _("for example: took notes")), 4),
    ]


class Words(Part):
    """What children said: their own words, and single things that speak for a problem."""

    appeared = Signal(QWidget)

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "consultations", _("Children’s words"))
        self.body.addWidget(small(_("Write their own words between « », without anybody’s name.")))
        self.words = self.field(
            FieldBlock(_("What children said"), LongText(4)), "words", _("children’s words")
        )
        self.said = RemarkLines(editor, "said")
        self.said.appeared.connect(self.appeared)
        self.body.addWidget(self.words)
        self.body.addWidget(small(_("One thing a line, when it speaks for a problem of the list:")))
        self.body.addWidget(self.said)

    def show_consultation(
        self, each: Consultation, villages: Sequence[Village], problems: Sequence[Problem]
    ) -> None:
        """Show the kept values."""
        self.uid = each.uid
        self.words.set_value(each.words)
        warn_of_risks(self.words, each.words)
        self.said.show_consultation(each, villages, problems)

    def leave(self) -> bool:
        """Keep what is only typed."""
        self.said.leave()
        return super().leave()


class Answer(Part):
    """The day an answer is promised for, and a tick on the day the children got it."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "consultations", _("The answer to the children"))
        self.feedback = self.field(
            FieldBlock(_("Promised for"), date_field(_example())),
            "feedback_on",
            _("the day of the answer"),
        )
        self.answered = self.field(
            FieldBlock(_("Answered on"), date_field(_example())), "answered_on", _("answered on")
        )
        said = words.strip_breaks(_("The children got their answer"))
        self.tick = QCheckBox(said)
        self.tick.setAccessibleName(said)
        self.tick.setMinimumHeight(fonts.at_least("control"))
        self.tick.clicked.connect(self._on_ticked)
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s4"))
        row.addWidget(self.feedback, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.answered, 1, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.body.addWidget(self.tick)
        self.body.addLayout(row)

    def show_consultation(self, each: Consultation) -> None:
        """Show the kept values."""
        self.uid = each.uid
        self.feedback.set_value(each.feedback_on)
        self.answered.set_value(each.answered_on)
        self.tick.setChecked(each.answered_on is not None)
        self.answered.setEnabled(each.answered_on is not None)

    def _on_ticked(self, on: bool) -> None:
        self.keep(self.answered, answered_on=date.today() if on else None)


def _example() -> str:
    return _("for example {date}").format(date=digits.localise(DATE_EXAMPLE, current()))
