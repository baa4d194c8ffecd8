"""The part of a line that opens below it: when, which account, for whom, whose price, who pays."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from ccwc_desktop.domain.budget import Line
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import date_field, percent_field, text_field
from ccwc_desktop.ui.widgets.text import section, small

from . import line_words
from .line_sources import SourcesPart
from .line_words import Around

_ROWS = (
    (("other", 6), ("account", 6)),
    (("year", 3), ("quarter", 2), ("price_source", 4), ("price_date", 3)),
    (("part", 6),),
    (("children", 4), ("children_percent", 2), ("children_reason", 6)),
)
SHARED = ("children_percent", "children_reason")


class LineRest(QFrame):
    """`edited(columns)` as the service takes them, by name."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setProperty("state", "sunken")
        self._line: Line | None = None
        self.blocks = _blocks()
        self.sources = SourcesPart()
        self.how = small("")
        column = QVBoxLayout(self)
        column.setContentsMargins(
            tokens.px("s3"), tokens.px("s2"), tokens.px("s3"), tokens.px("s2")
        )
        column.setSpacing(tokens.px("s2"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.px("s3"))
        grid.setVerticalSpacing(tokens.px("s2"))
        for number, row in enumerate(_ROWS):
            left = 0
            for key, span in row:
                grid.addWidget(self.blocks[key], number, left, 1, span, Qt.AlignmentFlag.AlignTop)
                left += span
        for at in range(12):
            grid.setColumnStretch(at, 1)
        column.addLayout(grid)
        column.addWidget(self.how)
        column.addWidget(section(_("Who pays")))
        column.addWidget(self.sources)
        for key, block in self.blocks.items():
            block.edited.connect(lambda value, key=key: self._enter(key, value))
        self.sources.edited.connect(lambda funding: self.edited.emit({"funding": funding}))

    def show_line(self, line: Line, around: Around) -> None:
        """The line as stored; a text being typed stays."""
        self._line = line
        choices = {
            "account": line_words.accounts(around, line),
            "part": line_words.parts(around, line),
            "children": line_words.marks(around.project),
            "year": wording.years(around.years, _("as the project")),
        }
        for key, offered in choices.items():
            self.blocks[key].editor.fill(offered)
        for key, block in self.blocks.items():
            block.set_value(_shown(line, key))
        self.blocks["part"].setVisible(bool(around.project.divided or line.part))
        for key in SHARED:
            self.blocks[key].setVisible(line.children == "shared")
        self.how.say(line_words.counted(around.project, line))
        self.sources.show_line(line)

    def refuse(self, key: str, sentence: str) -> None:
        """What was entered last in a column could not be kept."""
        if key == "funding":
            self.sources.refuse(sentence)
        else:
            self.blocks[_block_of(key)].show_refusal(sentence)

    def leave(self) -> bool:
        """Enter what is still only typed; False while something cannot be kept."""
        kept = [block.leave() for block in self.blocks.values()]
        return self.sources.leave() and all(kept)

    def focus(self, key: str = "") -> None:
        """A field by its column, else the first one."""
        if key == "funding":
            self.sources.focus()
        else:
            self.blocks[_block_of(key) if key else "other"].focus()

    def _enter(self, key: str, value: object) -> None:
        match key:
            case "other":
                self.edited.emit({f"description_{_other()}": value})
            case "account":
                code = str(value or "")
                self.edited.emit({"chapter": code[:2], "account": code if len(code) > 2 else ""})
            case "children" if value != "shared":
                self.edited.emit({"children": value, "children_percent": None})
            case _:
                self.edited.emit({key: value})


def _other() -> str:
    return "en" if current() == "km" else "km"


def _shown(line: Line, key: str) -> object:
    match key:
        case "other":
            return getattr(line, f"description_{_other()}")
        case "account":
            return line.account or line.chapter
        case _:
            return getattr(line, key)


def _block_of(column: str) -> str:
    return {"chapter": "account", f"description_{_other()}": "other"}.get(column, column)


def _blocks() -> dict[str, FieldBlock]:
    in_other = _("Description in English") if current() == "km" else _("Description in Khmer")
    fields: tuple[tuple[str, str, Any], ...] = (
        ("other", in_other, text_field()),
        ("account", _("Chapter or account"), ChoiceField()),
        ("year", _("Year"), ChoiceField()),
        ("quarter", _("Quarter"), ChoiceField(wording.quarters())),
        ("part", _("Part of the project"), ChoiceField()),
        ("price_source", _("Price from"), text_field()),
        ("price_date", _("Price of"), date_field()),
        ("children", _("For children and women"), ChoiceField()),
        ("children_percent", _("Percent"), percent_field()),
        ("children_reason", _("Why this share"), text_field()),
    )
    for _key, _label, editor in fields:
        if isinstance(editor, ChoiceField):
            editor.setMinimumContentsLength(4)
    return {key: FieldBlock(label, editor, key=key) for key, label, editor in fields}
