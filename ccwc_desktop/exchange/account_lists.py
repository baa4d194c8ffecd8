"""A chart of accounts as a file: written as CSV, read back from CSV or a spreadsheet."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from ccwc_desktop.domain.accounts import Account
from ccwc_desktop.language import digits

from . import sheet_lines, typed_lists
from .sheet_lines import Sheet
from .typed_lists import Cells, Listed

CODE, NAME_KM, NAME_EN = "code", "name_km", "name_en"
HEADINGS = (CODE, NAME_KM, NAME_EN)
LENGTHS = (2, 4, 5)


def read(sheet: Sheet, origin: str, chapters: Collection[str]) -> Listed[Account]:
    """The accounts of a sheet; `chapters` are known without being in it.

    RowRefusal codes "figures_row.…": account_code (text), no_name, doubled_account (text),
    no_chapter (text), too_long, too_few_cells, too_many_cells. Raises what `typed_lists.read`
    does.
    """
    lines: dict[int, int] = {}  # place in the list -> line of the file
    read_: list[Account] = []

    def take(cells: Cells) -> Account | None:
        account = _account(cells, origin)
        if not cells.problems:
            lines[len(read_)] = cells.line
            read_.append(account)
        return account

    listed = typed_lists.read(sheet, HEADINGS, (CODE, NAME_KM), take)
    counted = Counter(each.code for each in listed.told)
    known = {*chapters, *(each.code for each in listed.told if len(each.code) == 2)}
    column = [heading.lower() for heading in sheet.headings].index(CODE)
    more = []
    for place, each in enumerate(listed.told):
        wrong = "doubled_account" if counted[each.code] > 1 else ""
        wrong = wrong or ("" if each.chapter in known else "no_chapter")
        if wrong:
            details = {"text": each.code if wrong == "doubled_account" else each.chapter}
            more.append(sheet_lines.refusal(sheet, lines[place], column, wrong, **details))
    problems = sorted((*listed.problems, *more), key=lambda each: each.line)
    return replace(listed, problems=tuple(problems), refused=listed.refused + len(more))


def _account(cells: Cells, origin: str) -> Account:
    text = cells.text(CODE)
    code = digits.to_latin(text).replace(" ", "")
    if len(code) not in LENGTHS or not (code.isascii() and code.isdigit()):
        cells.refuse(CODE, "account_code", text=text[:80])
    name_km, name_en = cells.text(NAME_KM), cells.text(NAME_EN)
    if not name_km and not name_en:
        cells.refuse(NAME_KM, "no_name")
    return Account(code, name_km, name_en, origin)


def written(accounts: Iterable[Account]) -> bytes:
    """The list as a CSV file for people."""
    rows = ({CODE: each.code, NAME_KM: each.name_km, NAME_EN: each.name_en} for each in accounts)
    return typed_lists.written(HEADINGS, rows)
