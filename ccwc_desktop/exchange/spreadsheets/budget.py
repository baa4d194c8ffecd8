"""The budget as .xlsx with live sums: a sheet of lines, one of projects, one of sums by source.

Change a quantity or a price and everything follows, in Excel and in LibreOffice. Each formula has
its value beside it, for readers that work out nothing. A text is never a formula or a link.
"""

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from ccwc_desktop.domain import projects
from ccwc_desktop.domain.budget import Ceiling
from ccwc_desktop.domain.budget_rows import PaidLine
from ccwc_desktop.domain.programme import Entry
from ccwc_desktop.exchange.budget_workbook import BudgetBook

from .form import BODY, HEAD

_TOP = 3  # rows above the first line: title, whose it is, headings
_MADE = datetime(2026, 1, 1)  # the same proposal is the same file on every day
_TEXTS = ("number", "code", "project", "description", "chapter", "account", "unit")
_MONEY = ("quantity", "unit_price", "amount", "year", "quarter")
_CHILDREN = ("percent", "percent_reason", "children")
_LATER = ("approved", "revised", "spent")
_OF_A_CEILING = ("used", "ceiling", "left", "basis", "reason")
_WIDTHS = {
    "number": 6,
    "code": 19,
    "project": 36,
    "description": 40,
    "year": 8,
    "quarter": 9,
    "villages": 28,
    "partner": 22,
    "sector": 24,
    "percent_reason": 28,
    "basis": 28,
    "reason": 36,
}
_USUAL_WIDTH = 16


@dataclass(frozen=True)
class _Styles:
    """Formats of the cells."""

    title: Any
    plain: Any
    head: Any
    text: Any
    riel: Any
    quantity: Any
    whole: Any
    day: Any
    percent: Any
    total: Any
    total_text: Any


def written(book: BudgetBook) -> bytes:
    """The .xlsx file."""
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as file:
        file.set_properties({"title": book.words["title"], "created": _MADE})
        styles = _styles(file)
        lines = _Lines(book, file.add_worksheet(book.words["lines"]), styles)
        lines.write()
        _projects(book, file.add_worksheet(book.words["projects"]), styles, lines)
        _sums(book, file.add_worksheet(book.words["sums"]), styles, lines)
    return out.getvalue()


def _styles(file: Any) -> _Styles:
    plain = {"font_name": BODY, "font_size": 11, "valign": "vcenter"}
    boxed = {**plain, "border": 1, "border_color": "#b8c0c6"}
    total = {**boxed, "bold": True, "bg_color": "#f3f1ea"}
    head = {"bold": True, "text_wrap": True, "align": "center", "bg_color": "#e8eef2"}

    def made(shape: dict[str, object]) -> Any:
        return file.add_format(shape)

    return _Styles(
        title=made({**plain, "font_name": HEAD, "font_size": 14}),
        plain=made(plain),
        head=made({**boxed, **head}),
        text=made({**boxed, "text_wrap": True, "num_format": "@"}),
        riel=made({**boxed, "num_format": "#,##0"}),
        quantity=made({**boxed, "num_format": "#,##0.###"}),
        whole=made({**boxed, "num_format": "0"}),
        day=made({**boxed, "num_format": "dd/mm/yyyy", "align": "right"}),
        percent=made({**boxed, "num_format": "0%"}),
        total=made({**total, "num_format": "#,##0"}),
        total_text=made(total),
    )


class _Lines:
    """The sheet of lines, which the others add up; it knows where its columns stand."""

    def __init__(self, book: BudgetBook, sheet: Any, styles: _Styles) -> None:
        self.book, self.sheet, self.styles = book, sheet, styles
        self.sources = book.used_sources
        keys = (*_TEXTS, *_MONEY, *self.sources, "open", *_CHILDREN, *_LATER)
        self.at = {key: place for place, key in enumerate(keys)}
        self.first, self.last = _TOP + 1, _TOP + max(len(book.lines), 1)

    def area(self, key: str) -> str:
        """All lines of a column, for a formula of another sheet."""
        column = xl_col_to_name(self.at[key], col_abs=True)
        name = self.book.words["lines"].replace("'", "''")
        return f"'{name}'!{column}${self.first}:{column}${self.last}"

    def write(self) -> None:
        """Headings, lines, sums."""
        _begin(self.book, self.sheet, self.styles, self.book.words["title"])
        for key, place in self.at.items():
            name = self.book.sources.get(key) or self.book.words[key]
            self.sheet.write_string(_TOP - 1, place, name, self.styles.head)
            self.sheet.set_column(place, place, _WIDTHS.get(key, _USUAL_WIDTH))
        for row, paid in enumerate(self.book.lines, start=_TOP):
            self._line(row, paid)
        self._totals()
        self.sheet.freeze_panes(_TOP, self.at["description"] + 1)
        self.sheet.autofilter(_TOP - 1, 0, self.last - 1, len(self.at) - 1)
        self.sheet.repeat_rows(_TOP - 1)

    def _line(self, row: int, paid: PaidLine) -> None:
        book, styles, line = self.book, self.styles, paid.line
        texts = {
            "code": projects.code(book.commune, book.cip_year, paid.project.number),
            "project": paid.project.name(book.language),
            "description": line.description(book.language),
            "chapter": line.chapter,
            "account": line.account,
            "unit": book.units.get(line.unit, line.unit),
            "percent_reason": line.children_reason if paid.mark == "shared" else "",
        }
        self._number(row, "number", paid.number, styles.whole)
        for key, text in texts.items():
            self.sheet.write_string(row, self.at[key], text, styles.text)
        self._number(row, "quantity", line.quantity, styles.quantity)
        self._number(row, "unit_price", line.unit_price, styles.riel)
        product = f"{self._cell(row, 'quantity')}*{self._cell(row, 'unit_price')}"
        self._formula(row, "amount", f"=ROUND({product},0)", paid.amount, styles.riel)
        self._number(row, "year", paid.year, styles.whole)
        self._number(row, "quarter", line.quarter, styles.whole)
        for source in self.sources:
            self._number(row, source, paid.by_source.get(source), styles.riel)
        self._rest(row, paid)
        for key in _LATER:
            told = [each for share in line.funding if (each := getattr(share, key)) is not None]
            self._number(row, key, sum(told) if told else None, styles.riel)

    def _rest(self, row: int, paid: PaidLine) -> None:
        """What nobody pays yet, and what of the line is for children and women."""
        amount = self._cell(row, "amount")
        paying = f"-SUM({self._cells(row, self.sources)})" if self.sources else ""
        self._formula(row, "open", f"={amount}{paying}", paid.open, self.styles.riel)
        self.sheet.write_number(row, self.at["percent"], paid.percent / 100, self.styles.percent)
        share = f"=ROUND({amount}*{self._cell(row, 'percent')},0)"
        self._formula(row, "children", share, paid.children, self.styles.riel)

    def _totals(self) -> None:
        lines, styles = self.book.lines, self.styles
        summed = {
            "amount": sum(paid.amount for paid in lines),
            **{s: sum(paid.by_source.get(s, 0) for paid in lines) for s in self.sources},
            "open": sum(paid.open for paid in lines),
            "children": sum(paid.children for paid in lines),
            **{
                key: sum(getattr(f, key) or 0 for paid in lines for f in paid.line.funding)
                for key in _LATER
            },
        }
        for key, place in self.at.items():
            if key in summed:
                column = xl_col_to_name(place)
                formula = f"=SUM({column}{self.first}:{column}{self.last})"
                self.sheet.write_formula(self.last, place, formula, styles.total, summed[key])
            else:
                said = self.book.words["total"] if key == "description" else ""
                self.sheet.write_string(self.last, place, said, styles.total_text)

    def _cell(self, row: int, key: str) -> str:
        return f"{xl_col_to_name(self.at[key])}{row + 1}"

    def _cells(self, row: int, keys: tuple[str, ...]) -> str:
        return f"{self._cell(row, keys[0])}:{self._cell(row, keys[-1])}"

    def _number(self, row: int, key: str, value: Any, style: Any) -> None:
        if value is None:
            self.sheet.write_blank(row, self.at[key], None, style)
        else:
            self.sheet.write_number(row, self.at[key], value, style)

    def _formula(self, row: int, key: str, formula: str, value: int, style: Any) -> None:
        self.sheet.write_formula(row, self.at[key], formula, style, value)


def _begin(book: BudgetBook, sheet: Any, styles: _Styles, title: str) -> None:
    sheet.write_string(0, 0, title, styles.title)
    sheet.write_string(1, 0, book.about, styles.plain)
    sheet.ignore_errors({"number_stored_as_text": "A1:G1048576"})  # codes are no numbers
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _projects(book: BudgetBook, sheet: Any, styles: _Styles, lines: _Lines) -> None:
    """A project a row: what it costs in each year, added up from its lines."""
    words, years = book.words, book.programme.years
    _begin(book, sheet, styles, words["projects"])
    keys = ("sector", "code", "project", "villages", "support", "partner")
    heads = (*(words[key] for key in keys), *map(str, years), words["total"])
    for place, said in enumerate(heads):
        sheet.write_string(_TOP - 1, place, said, styles.head)
        key = keys[place] if place < len(keys) else ""
        sheet.set_column(place, place, _WIDTHS.get(key, _USUAL_WIDTH))
    entries = [(s.key, each) for s in book.programme.sectors for each in s.entries]
    for row, (sector, entry) in enumerate(entries, start=_TOP):
        for place, text in enumerate(_texts(book, sector, entry)):
            sheet.write_string(row, place, text, styles.text)
        own = f"{lines.area('code')},$B{row + 1}"
        for place, year in enumerate(years, start=len(keys)):
            formula = f"=SUMIFS({lines.area('amount')},{own},{lines.area('year')},{year})"
            sheet.write_formula(row, place, formula, styles.riel, entry.by_year.get(year, 0))
        whole = f"=SUMIFS({lines.area('amount')},{own})"
        sheet.write_formula(row, len(heads) - 1, whole, styles.riel, entry.cost)
    last = _TOP + max(len(entries), 1)
    sheet.write_string(last, 0, words["total"], styles.total_text)
    for place in range(1, len(keys)):
        sheet.write_string(last, place, "", styles.total_text)
    sums = [*(book.programme.by_year[year] for year in years), book.programme.cost]
    for place, value in enumerate(sums, start=len(keys)):
        column = xl_col_to_name(place)
        formula = f"=SUM({column}{_TOP + 1}:{column}{last})"
        sheet.write_formula(last, place, formula, styles.total, value)
    sheet.freeze_panes(_TOP, 3)


def _texts(book: BudgetBook, sector: str, entry: Entry) -> tuple[str, ...]:
    project = entry.project
    between = " " if book.language == "km" else ", "
    return (
        book.sectors.get(sector, sector),
        projects.code(book.commune, book.cip_year, project.number),
        project.name(book.language),
        between.join(book.villages.get(code, code) for code in project.villages),
        book.words[project.support] if project.support else "",
        project.partner,
    )


def _sums(book: BudgetBook, sheet: Any, styles: _Styles, lines: _Lines) -> None:
    """Used, ceiling and what is left, by source and year; who set it, and why it is passed."""
    words, years = book.words, book.programme.years
    _begin(book, sheet, styles, words["sums"])
    sheet.set_column(0, 0, 40)
    sheet.write_string(_TOP - 1, 0, words["source"], styles.head)
    heads = [(key, year) for year in years for key in _OF_A_CEILING]
    for place, (key, year) in enumerate(heads, start=1):
        sheet.write_string(_TOP - 1, place, f"{words[key]} {year}", styles.head)
        sheet.set_column(place, place, _WIDTHS.get(key, _USUAL_WIDTH))
    ceilings = {(each.source, each.year): each for each in book.ceilings}
    for row, source in enumerate(lines.sources, start=_TOP):
        sheet.write_string(row, 0, book.sources[source], styles.text)
        for number, year in enumerate(years):
            used = sum(p.by_source.get(source, 0) for p in book.lines if p.year == year)
            formula = f"=SUMIFS({lines.area(source)},{lines.area('year')},{year})"
            at = 1 + len(_OF_A_CEILING) * number
            sheet.write_formula(row, at, formula, styles.riel, used)
            _ceiling(book, sheet, styles, (row, at), ceilings.get((source, year)), used)
    end = _TOP + len(lines.sources) + 1
    sheet.write_string(end, 0, words["rate"], styles.text)
    sheet.write_number(end, 1, book.rate, styles.riel)
    if book.rate_on is not None:
        sheet.write_string(end + 1, 0, words["rate_on"], styles.text)
        sheet.write_datetime(end + 1, 1, book.rate_on, styles.day)
    sheet.freeze_panes(_TOP, 1)


def _ceiling(
    book: BudgetBook,
    sheet: Any,
    styles: _Styles,
    cell: tuple[int, int],
    ceiling: Ceiling | None,
    used: int,
) -> None:
    """The cells after what is used (riel, at `cell`); empty where no ceiling is known."""
    row, at = cell
    if ceiling is None:
        for place in range(1, len(_OF_A_CEILING)):
            sheet.write_blank(row, at + place, None, styles.riel)
        return
    sheet.write_number(row, at + 1, ceiling.amount, styles.riel)
    left = f"={xl_col_to_name(at + 1)}{row + 1}-{xl_col_to_name(at)}{row + 1}"
    sheet.write_formula(row, at + 2, left, styles.riel, ceiling.amount - used)
    basis = ceiling.basis.strip() or book.bases.get(ceiling.source, "")
    sheet.write_string(row, at + 3, basis, styles.text)
    sheet.write_string(row, at + 4, ceiling.reason.strip(), styles.text)
