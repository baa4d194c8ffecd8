"""What the proposal stands on: the rate's day, floors, last year's sums, the development plan."""

from functools import partial

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.budget_terms import Objective, Terms
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import terms as service
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.rate_field import RateField
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets import reading
from ccwc_desktop.ui.widgets.buttons import Button, Switch
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import (
    LineField,
    LongText,
    count_field,
    date_field,
    percent_field,
    riel_field,
    text_field,
)
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import section, small

YEAR = reading.Format(reading.COUNT.read, lambda year: "" if year is None else wording.year(year))  # type: ignore[arg-type]


class TermsView(ScrollColumn):
    """A view of `page`: each field is stored when it is left."""

    TOPICS: tuple[str, ...] = ("terms", "plans")

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.editor = page.editor
        self.blocks = _blocks()
        self.rate = RateField(self.editor, "terms")
        self.four = Switch(_("The district counts gender among the other four sectors"))
        self.objectives = Objectives(self.editor)
        self._lay_out()
        for key, block in self.blocks.items():
            block.edited.connect(partial(self._store, key))
            self.editor.drafts.watch(block.editor, f"terms:{self.editor.plan}:{key}".format)
        self.four.clicked.connect(lambda on: self._store("four_sectors", on))

    def refresh(self) -> None:
        """The terms as stored."""
        told: Terms = self.editor.read(service.get, self.editor.plan)
        for key, block in self.blocks.items():
            block.set_value(getattr(told, key))
        self.rate.refresh()
        self.four.setChecked(told.four_sectors)
        self.objectives.show_objectives(told.objectives)

    def go_to(self, target: str) -> None:
        """A field by its name, or "objectives"."""
        if target == "objectives":
            self.reveal(self.objectives.add)
        elif target in self.blocks:
            self.reveal(self.blocks[target].editor)

    def here(self) -> str:
        """Nothing is open in it."""
        return ""

    def leave(self) -> bool:
        """Store what is typed; False while a text stands here that is not kept."""
        kept = [block.leave() for block in (*self.blocks.values(), self.rate)]
        return self.objectives.leave() and all(kept)

    def _lay_out(self) -> None:
        self.column.setSpacing(tokens.px("s2"))
        plan = _card(self, _("Commune development plan"))
        plan.addLayout(_row(self.blocks["cdp_first"], self.blocks["cdp_last"]))
        plan.addWidget(self.objectives)
        plan.addWidget(self.four)
        floors = _card(self, _("Least for women and children"))
        floors.addWidget(
            small(_("Only what your district set. No law that sets a share is known."))
        )
        floors.addLayout(_row(self.blocks["floor_percent"], self.blocks["floor_amount"]))
        floors.addWidget(self.blocks["floor_basis"])
        last = _card(self, _("Last year's proposal"))
        last.addWidget(
            small(_("Leave it empty when last year's plan is in this file: it is read from there."))
        )
        last.addLayout(_row(self.blocks["last_total"], self.blocks["last_children"]))
        rate = _card(self, _("US dollar"))
        rate.addLayout(_row(self.rate, self.blocks["rate_on"]))
        self.column.addStretch()

    def _store(self, key: str, value: object) -> None:
        try:
            with self.editor.together(_("change the terms of the proposal")):
                self.editor.apply("terms.change", plan=self.editor.plan, **{key: value})
        except Refused as refused:
            if key in self.blocks:
                self.blocks[key].show_refusal(messages.sentence(refused))
            else:
                self.editor.refused.emit(refused)


class Objectives(QWidget):
    """The objectives of the development plan, a number and a text each."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._kept: tuple[Objective, ...] = ()
        self.rows: dict[str, tuple[FieldBlock, FieldBlock]] = {}
        self.add = Button(_("Add an objective"), "link", "add")
        self._column = QVBoxLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._column)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch()
        whole.addLayout(foot)
        self.add.clicked.connect(self._add)

    def show_objectives(self, objectives: tuple[Objective, ...]) -> None:
        """All of them; rows that stay keep what is typed."""
        if [each.uid for each in objectives] != [each.uid for each in self._kept]:
            self._build(objectives)
        self._kept = objectives
        for each in objectives:
            number, text = self.rows[each.uid]
            number.set_value(each.number)
            text.set_value(each.text(current()))

    def leave(self) -> bool:
        """Store what is typed."""
        kept = [block.leave() for row in self.rows.values() for block in row]
        return all(kept)

    def _build(self, objectives: tuple[Objective, ...]) -> None:
        while item := self._column.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.rows = {}
        for each in objectives:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            number = FieldBlock(_("No."), count_field(), width=90)
            text = FieldBlock(_("Objective"), LongText(2))
            remove = Button(_("Remove"), "link")
            number.edited.connect(partial(self._change, each.uid, "number"))
            key = "text_km" if current() == "km" else "text_en"
            text.edited.connect(partial(self._change, each.uid, key))
            remove.clicked.connect(partial(self._remove, each.uid))
            row.addWidget(number)
            row.addWidget(text, 1)
            row.addWidget(remove)
            self.rows[each.uid] = number, text
            self._column.addWidget(line)

    def _add(self) -> None:
        with self._editor.together(_("add an objective")):
            uid = self._editor.apply("terms.add_objective", plan=self._editor.plan)
        if str(uid) in self.rows:
            self.rows[str(uid)][1].focus()

    def _change(self, uid: str, key: str, value: object) -> None:
        number, text = self.rows[uid]
        block = number if key == "number" else text
        try:
            if value is None:
                raise Refused("number.empty", text="")
            with self._editor.together(_("change an objective")):
                plan = self._editor.plan
                self._editor.apply("terms.change_objective", plan=plan, uid=uid, **{key: value})
        except Refused as refused:
            block.show_refusal(messages.sentence(refused))

    def _remove(self, uid: str, *_checked: object) -> None:
        with self._editor.together(_("remove an objective")):
            self._editor.attempt("terms.remove_objective", plan=self._editor.plan, uid=uid)


def _blocks() -> dict[str, FieldBlock]:
    return {
        "cdp_first": FieldBlock(_("From year"), LineField(YEAR), width=150),
        "cdp_last": FieldBlock(_("To year"), LineField(YEAR), width=150),
        "floor_percent": FieldBlock(_("Percent of the proposal"), percent_field(), width=150),
        "floor_amount": FieldBlock(_("Amount in riel"), riel_field(), width=220),
        "floor_basis": FieldBlock(_("Where the district says so"), text_field()),
        "last_total": FieldBlock(_("Whole proposal in riel"), riel_field(), width=220),
        "last_children": FieldBlock(_("For women and children in riel"), riel_field(), width=220),
        "rate_on": FieldBlock(_("Date of the dollar rate"), date_field(), width=170),
    }


def _card(view: ScrollColumn, title: str) -> QVBoxLayout:
    card = QFrame()
    card.setProperty("card", True)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(16, 10, 16, 14)
    inside.setSpacing(tokens.px("s2"))
    inside.addWidget(section(title))
    view.column.addWidget(card)
    return inside


def _row(*blocks: FieldBlock) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(tokens.px("s3"))
    for column in range(2):
        if column < len(blocks):
            grid.addWidget(blocks[column], 0, column)
        grid.setColumnStretch(column, 1)
    return grid
