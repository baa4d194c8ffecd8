"""A list as .xlsx, for people: a filter on the headings, real numbers, sums of what is shown."""

import io
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from ccwc_desktop.domain.list_tables import Cell, ListTable

from .form import BODY, HEAD

_HEADINGS = 2
_NARROW, _WIDE = 9, 46
_SUM_OF_SHOWN = 109  # SUBTOTAL that leaves out the rows a filter hides
_MADE = datetime(2026, 1, 1)  # the same list is the same file on every day


def written(table: ListTable) -> bytes:
    """The .xlsx file; a text is never a formula or a link."""
    out = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": table.title, "created": _MADE})
        plain = {"font_name": BODY, "font_size": 11, "valign": "vcenter"}
        boxed = {**plain, "border": 1, "border_color": "#b8c0c6", "text_wrap": True}
        bold = {**boxed, "bold": True, "num_format": "#,##0"}
        title = book.add_format({**plain, "font_name": HEAD, "font_size": 14})
        text, number = (book.add_format({**boxed, "num_format": f}) for f in ("@", "#,##0"))
        head = book.add_format({**bold, "align": "center", "bg_color": "#e8eef2"})
        sheet = book.add_worksheet()
        _shape(sheet, table)
        sheet.write_string(0, 0, table.title, title)
        sheet.write_string(1, 0, table.about, book.add_format(plain))
        _row(sheet, _HEADINGS, table.headings, head, head)
        for at, row in enumerate(table.rows, start=_HEADINGS + 1):
            _row(sheet, at, row, text, number)
        _sums(sheet, table, book.add_format({**bold, "bg_color": "#f3f1ea"}))
    return out.getvalue()


def _shape(sheet: Any, table: ListTable) -> None:
    """Widths, what stays in sight, and the paper."""
    for at, heading in enumerate(table.headings):
        longest = max(len(str(row[at])) for row in (table.headings, *table.rows))
        sheet.set_column(at, at, min(max(longest + 2, len(heading) // 2, _NARROW), _WIDE))
    sheet.ignore_errors({"number_stored_as_text": "A1:C1048576"})  # codes are no numbers
    sheet.freeze_panes(_HEADINGS + 1, 0)
    sheet.autofilter(_HEADINGS, 0, _HEADINGS + len(table.rows), len(table.headings) - 1)
    sheet.repeat_rows(_HEADINGS)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _row(sheet: Any, at: int, cells: tuple[Cell, ...], text: Any, number: Any) -> None:
    for column, cell in enumerate(cells):
        if cell is None:
            sheet.write_blank(at, column, None, text)
        elif isinstance(cell, int):
            sheet.write_number(at, column, cell, number)
        else:
            sheet.write_string(at, column, cell, text)


def _sums(sheet: Any, table: ListTable, style: Any) -> None:
    """The last row; each sum is kept beside its formula, for readers that work out nothing."""
    first, last = _HEADINGS + 1, _HEADINGS + len(table.rows)
    for column in range(len(table.headings)):
        if column in table.sums and table.rows:
            whole = sum(cell for row in table.rows if isinstance(cell := row[column], int))
            area = f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(last, column)}"
            formula = f"=SUBTOTAL({_SUM_OF_SHOWN},{area})"
            sheet.write_formula(last + 1, column, formula, style, whole)
        else:
            sheet.write_string(last + 1, column, table.total if not column else "", style)
