"""A list that came as a file: .csv, or the sheet of an .xlsx that has its heading."""

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import csv_text
from ccwc_desktop.exchange.sheet_lines import Sheet


def with_heading(data: bytes, heading: str) -> Sheet:
    """The table of a file that has the column `heading`; told by what is in it, not by its name.

    Refused("figures_file.…"): no_column (column) when none has it, and what reading raises.
    """
    if data.startswith(b"PK\x03\x04"):
        from ccwc_desktop.exchange.spreadsheets import reading

        for sheet in reading.sheets(data):
            if _has(sheet, heading):
                return sheet
            for _line in sheet.lines:
                pass  # the next sheet begins where this one ends
        raise Refused("figures_file.no_column", column=heading)
    sheet = csv_text.sheet(data)
    if not _has(sheet, heading):
        raise Refused("figures_file.no_column", column=heading)
    return sheet


def _has(sheet: Sheet, heading: str) -> bool:
    return heading in {each.lower() for each in sheet.headings}
