"""The fill-in spreadsheet: a sheet a section, a line a village, drop-downs, protected headings.

Row 1 and the first three columns are hidden: they say in machine words what stands where, so that
the filled form is read by `figures_table` like any other table. Texts are never formulas or links.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from ccwc_desktop.domain.situation import SEXES
from ccwc_desktop.exchange import figures_table
from ccwc_desktop.exchange.figures_table import UNKNOWN, VALUES
from ccwc_desktop.exchange.fill_in_form import Form, FormIndicator, FormLine

BODY, HEAD = "Khmer OS Battambang", "Khmer OS Muol Light"
"""What Khmer offices have; a machine without them falls back to its own Khmer font."""
_INK, _GREY, _LINE = "#1d2a33", "#5f6b74", "#b8c0c6"
_CODES = ("indicator", "place", "year")
_KEPT = ("accepted", "chosen", "reason")
_LAST = {sex: f"last_{sex}" for sex in SEXES}
_COLUMNS = (
    *_CODES,
    "name",
    *VALUES.values(),
    *_LAST.values(),
    "source",
    "checked_by",
    "note",
    *_KEPT,
)
_AT = {name: at for at, name in enumerate(_COLUMNS)}
_READ_BACK = {*_CODES, *VALUES.values(), "source", "checked_by", "note", *_KEPT}
_WIDTHS = {"name": 26, "source": 34, "checked_by": 24, "note": 36}
_LISTS = "lists"
_FORBIDDEN = "[]:*?/\\"
_LONGEST_NAME = 31
_MADE = datetime(2026, 1, 1)  # the same form is the same file on every day


def written(form: Form) -> bytes:
    """The .xlsx file."""
    out = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": form.title, "created": _MADE})
        styles = _styles(book)
        names = _names(form)
        _read_first(book, form, names[0], styles)
        for name, (title, indicators) in zip(names[1:], form.sections, strict=True):
            _section(book.add_worksheet(name), form, title, indicators, styles)
        _lists(book, form)
    return out.getvalue()


def _styles(book: Any) -> Mapping[str, Any]:
    plain = {"font_name": BODY, "font_size": 11, "font_color": _INK, "valign": "vcenter"}
    boxed = {**plain, "border": 1, "border_color": _LINE}
    head = {**boxed, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#e8eef2"}
    shaped = {
        "text": plain,
        "wrapped": {**plain, "text_wrap": True, "valign": "top"},
        "title": {**plain, "font_name": HEAD, "font_size": 14},
        "practice": {**plain, "bold": True, "font_color": "#8a4b00"},
        "head": head,
        "indicator": {**plain, "bold": True, "bg_color": "#f3f1ea", "top": 1},
        "name": boxed,
        "number": {**boxed, "locked": False},
        "shut": {**boxed, "bg_color": "#e9e9e9"},
        "last": {**boxed, "font_color": _GREY, "italic": True, "bg_color": "#f6f6f6"},
        "choice": {**boxed, "locked": False, "text_wrap": True},
    }
    return {name: book.add_format(shape) for name, shape in shaped.items()}


def _names(form: Form) -> list[str]:
    """Names of the sheets, as spreadsheets allow them; no two are alike."""
    names: list[str] = []
    for title in (form.words["read_first"], *(title for title, _ in form.sections)):
        plain = "".join(" " if sign in _FORBIDDEN else sign for sign in title.split(" · ")[0])
        name = plain[:_LONGEST_NAME].strip("' ")
        if name.lower() in {each.lower() for each in (*names, _LISTS)}:
            name = f"{name[: _LONGEST_NAME - 3]} {len(names)}"
        names.append(name)
    return names


def _read_first(book: Any, form: Form, name: str, styles: Mapping[str, Any]) -> None:
    """The page of instructions."""
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, 110)
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.write_string(0, 0, figures_table.READ_FIRST)
    lines = [(form.title, "title"), (form.place, "text"), (form.about, "text")]
    if form.practice:
        lines.append((form.words["practice"], "practice"))
    lines += [(step, "wrapped") for step in form.steps]
    for row, (text, style) in enumerate(lines, start=1):
        if style == "wrapped":
            sheet.set_row(row, 44)
        elif style == "title":
            sheet.set_row(row, 34)
        sheet.write_string(row, 0, text, styles[style])
    sheet.protect()
    _for_paper(sheet)
    sheet.set_first_sheet()
    sheet.activate()


def _section(
    sheet: Any,
    form: Form,
    title: str,
    indicators: Sequence[FormIndicator],
    styles: Mapping[str, Any],
) -> None:
    """One sheet to fill in."""
    _shape(sheet)
    sheet.set_row(0, None, None, {"hidden": True})
    for name in _COLUMNS:
        if name in _READ_BACK:
            sheet.write_string(0, _AT[name], name)
    sheet.set_row(1, 30)
    sheet.write_string(1, _AT["name"], title, styles["title"])
    about = f"{form.place} · {form.about}"
    told = f"{about} · {form.words['practice']}" if form.practice else about
    sheet.write_string(2, _AT["name"], told, styles["practice" if form.practice else "text"])
    sheet.set_row(3, 42)
    for name, text in _heads(form.words):
        sheet.write_string(3, _AT[name], text, styles["head"])
    row = 4
    for indicator in indicators:
        sheet.set_row(row, 24)
        for at in range(_AT["name"], _AT["note"] + 1):
            sheet.write_blank(row, at, None, styles["indicator"])
        sheet.write_string(row, _AT["name"], indicator.title, styles["indicator"])
        for line in indicator.lines:
            row += 1
            _line(sheet, row, form, indicator, line, styles)
        row += 1
    _drop_downs(sheet, form, row)
    sheet.freeze_panes(4, _AT["name"] + 1)
    sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
    _for_paper(sheet)
    sheet.repeat_rows(1, 3)


def _for_paper(sheet: Any) -> None:
    """A4 across, as wide as the page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _shape(sheet: Any) -> None:
    for name in _COLUMNS:
        hidden = {"hidden": True} if name in (*_CODES, *_KEPT) else {}
        sheet.set_column(_AT[name], _AT[name], _WIDTHS.get(name, 9), None, hidden)


def _heads(words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "name", words["place"]
    for sex in SEXES:
        yield VALUES[sex], words[sex]
        yield _LAST[sex], f"{words['last']}\n{words[sex]}"
    for name in ("source", "checked_by", "note"):
        yield name, words[name]


def _line(
    sheet: Any,
    row: int,
    form: Form,
    indicator: FormIndicator,
    line: FormLine,
    styles: Mapping[str, Any],
) -> None:
    """A place: its codes, name, numbers, last year's, source, who checked, note."""
    sheet.set_row(row, 21)
    sheet.write_string(row, _AT["indicator"], indicator.code)
    sheet.write_string(row, _AT["place"], line.place)
    sheet.write_number(row, _AT["year"], form.year)
    sheet.write_string(row, _AT["name"], line.name, styles["name"])
    for sex in SEXES:
        _number(sheet, row, sex, indicator, line, styles)
    for sex in SEXES:
        before = line.last.get(sex)
        if before is None:
            sheet.write_blank(row, _AT[_LAST[sex]], None, styles["last"])
        else:
            sheet.write_number(row, _AT[_LAST[sex]], float(before), styles["last"])
    texts = {
        "source": form.sources.get(line.source, line.source),
        "checked_by": line.checked_by,
        "note": line.note,
    }
    for name, text in texts.items():
        _text(sheet, row, name, text, styles["choice"])
    _text(sheet, row, "accepted", line.accepted)
    _text(sheet, row, "chosen", "" if line.chosen else "no")
    _text(sheet, row, "reason", line.reason)


def _number(
    sheet: Any,
    row: int,
    sex: str,
    indicator: FormIndicator,
    line: FormLine,
    styles: Mapping[str, Any],
) -> None:
    at = _AT[VALUES[sex]]
    figure = line.figures.get(sex)
    if sex not in indicator.sexes:
        sheet.write_blank(row, at, None, styles["shut"])
    elif figure is None:
        sheet.write_blank(row, at, None, styles["number"])
    elif figure.value is None:
        sheet.write_string(row, at, UNKNOWN, styles["number"])
    else:
        sheet.write_number(row, at, float(figure.value), styles["number"])


def _text(sheet: Any, row: int, name: str, text: str, style: Any = None) -> None:
    if text:
        # here nothing is taken for a formula, but an apostrophe must not be taken for a guard
        said = f"'{text}" if text.startswith("'") else text
        sheet.write_string(row, _AT[name], said, style)
    elif style is not None:
        sheet.write_blank(row, _AT[name], None, style)


def _drop_downs(sheet: Any, form: Form, last: int) -> None:
    """Sources must be of the list; a person who checked may be anybody."""
    for column, (name, count) in enumerate(
        (("source", len(form.sources)), ("checked_by", len(form.checkers)))
    ):
        if not count:
            continue
        letter = "AB"[column]
        rule = {
            "validate": "list",
            "source": f"={_LISTS}!${letter}$1:${letter}${count}",
            "error_message": form.words["not_here"][:255],
            "show_error": name == "source",
        }
        sheet.data_validation(4, _AT[name], last, _AT[name], rule)


def _lists(book: Any, form: Form) -> None:
    """What the drop-downs offer, out of sight."""
    sheet = book.add_worksheet(_LISTS)
    columns = (tuple(form.sources.values()), form.checkers)
    for row in range(max(map(len, columns))):
        for column, texts in enumerate(columns):
            if row < len(texts):
                sheet.write_string(row, column, texts[row])
    sheet.very_hidden()
