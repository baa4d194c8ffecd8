"""The columns of the grid: the whole, the own numbers, rate, last year, source."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ccwc_desktop.domain.figure_lines import Cell, Line
from ccwc_desktop.domain.situation import Indicator
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.theme import fonts, palette
from ccwc_desktop.ui.widgets.grid_model import GridColumn
from ccwc_desktop.ui.widgets.reading import COUNT, NUMBER, TEXT, Format

from . import wording


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the grid with the name of its place."""

    name: str
    line: Line


_SHARE = Format(lambda text: text, lambda rate: wording.share(_decimal(rate)), right=True)


def _decimal(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def number_format(known: Indicator) -> Format:
    """People and families are whole; kilometres need not be."""
    return NUMBER if known.unit == "km" else COUNT


class Columns:
    """Which column stands for what; `commune` gives the line of the totals."""

    def __init__(
        self, known: Indicator, whole: Indicator | None, commune: Callable[[], Line]
    ) -> None:
        self.known = known
        self._whole = whole
        self._commune = commune
        whole_sexes = known.sexes if whole is not None else ()
        self.keys = [("whole", sex) for sex in whole_sexes]
        self.keys += [("own", sex) for sex in known.sexes]
        self.keys += [("rate", "")] if whole is not None else []
        self.keys += [("before", "")]
        self.keys += [("source", "")] if not known.derived else []

    def sex(self, column: int) -> str:
        """The sex of a column of the indicator's own numbers, "" for any other column."""
        kind, sex = self.keys[column]
        return sex if kind == "own" else ""

    def of_sex(self, sex: str) -> int:
        """The column of the indicator's own numbers of a sex."""
        return self.keys.index(("own", sex if sex in self.known.sexes else "t"))

    def is_source(self, column: int) -> bool:
        """Whether a column names who the numbers come from."""
        return self.keys[column][0] == "source"

    def made(self) -> list[GridColumn[Row]]:
        """The columns for the grid."""
        return [self._column(kind, sex) for kind, sex in self.keys]

    def _column(self, kind: str, sex: str) -> GridColumn[Row]:
        match kind:
            case "whole":
                return self._whole_column(sex)
            case "own":
                return self._own_column(sex)
            case "rate":
                return GridColumn(
                    _("Rate"),
                    lambda row: row.line.rate,
                    _SHARE,
                    total=lambda _rows: self._commune().rate,
                )
            case "before":
                return GridColumn(
                    _("Last year"),
                    lambda row: row.line.before,
                    number_format(self.known),
                    soft=True,
                    paint=lambda row: None if row.line.before is not None else paint_unknown,
                    total=lambda _rows: self._commune().before,
                )
            case _:
                return GridColumn(
                    _("Source"),
                    lambda row: wording.source_name(row.line.source) if row.line.source else "",
                    TEXT,
                    soft=True,
                    note=lambda row: _("Press Enter to choose another source"),
                    width=112,
                )

    def _whole_column(self, sex: str) -> GridColumn[Row]:
        assert self._whole is not None
        group, title = self._heads(self._whole, sex)
        return GridColumn(
            title,
            lambda row: row.line.whole[sex],
            number_format(self.known),
            group=group,
            soft=True,
            bold=sex == "t" and bool(group),
            paint=lambda row: None if row.line.whole[sex] is not None else paint_unknown,
            total=lambda _rows: self._commune().whole[sex],
            width=0 if group else 150,
        )

    def _own_column(self, sex: str) -> GridColumn[Row]:
        group, title = self._heads(self.known, sex)
        return GridColumn(
            title,
            lambda row: row.line.cells[sex].value,
            number_format(self.known),
            group=group,
            editable=lambda row: row.line.cells[sex].takes,
            state=lambda row: _state(row.line.cells[sex]),
            note=lambda row: _note(row.line.cells[sex]),
            paint=lambda row: None if row.line.cells[sex].value is not None else paint_unknown,
            bold=sex == "t" and bool(group),
            total=lambda _rows: self._commune().cells[sex].value,
            width=0 if group else 150,
        )

    def _heads(self, known: Indicator, sex: str) -> tuple[str, str]:
        """The shared head and the title; a number without sexes has its name as the title."""
        name = known.name(current())
        if len(self.known.sexes) == 1:
            return "", words.add_breaks(name)
        return name, wording.sex_titles(known)[sex]


def _state(cell: Cell) -> str:
    """Red for what cannot be, amber for what can hardly be."""
    if any(doubt.hard for doubt in cell.doubts):
        return "refused"
    return "warning" if cell.doubts else ""


def _note(cell: Cell) -> str:
    """What is said on hover and by a screen reader."""
    if cell.doubts:
        return messages.doubt_sentence(cell.doubts[0])
    if cell.accepted:
        return _("Checked: {reason}").format(reason=cell.accepted)
    if cell.state == "unknown":
        return _("not known yet")
    return _("worked out") if cell.state == "derived" else ""


def paint_unknown(painter: QPainter, area: QRectF) -> None:
    """A dash: nobody said zero."""
    painter.setFont(fonts.font("body"))
    painter.setPen(palette.colour("ink-faint"))
    way: Any = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(area.adjusted(0, 0, -6, 0), way, wording.UNKNOWN)
