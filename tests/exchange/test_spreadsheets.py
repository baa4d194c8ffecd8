"""Reading .xlsx: the values in it, and the ways in which a file can be something else."""

import io
import re
import zipfile
from datetime import date

import openpyxl
import pytest
import xlsxwriter

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.list_tables import ListTable
from ccwc_desktop.exchange.spreadsheets import lists, reading


def book(*rows, sheet="Figures", hidden=(), **more):
    """A small workbook made by the library that does not read it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        for name, lines in {sheet: rows, **more}.items():
            page = made.add_worksheet(name)
            for at, row in enumerate(lines):
                for column, value in enumerate(row):
                    if isinstance(value, tuple):
                        page.write_formula(at, column, value[0], None, value[1])
                    elif isinstance(value, date):
                        page.write_datetime(
                            at, column, value, made.add_format({"num_format": "d/m/yyyy"})
                        )
                    else:
                        page.write(at, column, value)
            if name in hidden:
                page.hide()
    return out.getvalue()


def told(data):
    return {
        sheet.name: [list(sheet.headings), *(c for _, c in sheet.lines)] for sheet in sheets(data)
    }


def sheets(data):
    return reading.sheets(data)


def refused(data):
    with pytest.raises(Refused) as caught:
        told(data)
    return caught.value


def rewritten(data, part, change):
    """The workbook with one part changed, or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", 8, compresslevel=1) as new,
    ):
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename == part else content)
        if part not in old.namelist():
            new.writestr(part, change(b""))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"


def test_cells_come_as_a_person_would_type_them():
    data = book(
        ("a", "b", "c", "d", "e"),
        (5, 2.5, 0.1 + 0.2, 133.0, "០៥"),
        (True, date(2025, 3, 1), -3, 1e20, 10 / 3),
    )
    assert told(data)["Figures"][1:] == [
        ["5", "2.5", "0.3", "133", "០៥"],
        ["TRUE", "2025-03-01T00:00:00", "-3", "1e+20", "3.333333"],
    ]


def test_a_formula_gives_what_the_spreadsheet_worked_out_and_is_never_run():
    data = book(("a", "b", "c"), (("=1+1", 7), ("=1+1", ""), ("=WEBSERVICE(A1)", "no")))
    assert told(data)["Figures"][1] == ["7", "=1+1", "no"]


def test_a_formula_that_nobody_worked_out_stands_there_itself():
    out = io.BytesIO()
    made = openpyxl.Workbook()
    made.active.append(["a", "b"])
    made.active.append(["=B1*2", 4])
    made.save(out)
    assert told(out.getvalue())["Sheet"][1] == ["=B1*2", "4"]


def test_empty_lines_keep_the_numbers_of_the_lines_after_them():
    (sheet,) = sheets(book((), ("a", "b"), (), (1, None), (None, 2)))
    assert sheet.headings == ("a", "b")
    assert [(n, c) for n, c in sheet.lines if c] == [(4, ["1"]), (5, ["", "2"])]


def test_hidden_and_empty_sheets_are_left_out():
    data = book(("a",), (1,), hidden=("Lists",), Lists=[("x",)], Empty=[])
    assert list(told(data)) == ["Figures"]


def test_signs_that_were_escaped_come_back():
    assert told(book(("a",), ("x\ry _x0041_ \u200bខ",)))["Figures"][1] == ["x\ry _x0041_ \u200bខ"]


def test_a_sheet_without_anything_is_no_sheet():
    assert told(rewritten(GOOD, SHEET, lambda _xml: b"<worksheet/>")) == {}


def test_what_a_file_says_of_its_own_size_is_not_believed():
    def shrunk(xml):
        return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:A1"', xml)

    assert told(rewritten(book(("a", "b"), (1, 2)), SHEET, shrunk))["Figures"][1] == ["1", "2"]

    def grown(xml):
        return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', xml)

    assert len(told(rewritten(book(("a", "b"), (1, 2)), SHEET, grown))["Figures"]) == 2


def test_texts_in_a_font_of_the_time_before_unicode_are_refused_with_their_line():
    error = refused(book(("a", "b"), (1, "Village"), (2, "RkugPñMeBj ¬Pñ")))
    assert (error.code, error.details["line"]) == ("figures_file.legacy_khmer", 3)
    headings = refused(book(("PUmiñ", "Cñ Kñ"), (1, "Village")))
    assert headings.code == "figures_file.legacy_khmer"
    assert told(book(("a", "b"), (1, "ភូមិ ñññ")))


def zipped(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


GOOD = book(("a", "b"), (1, "x"))
OTHERS = [
    (zipped("readme.txt"), "not_a_spreadsheet"),
    (zipped("[Content_Types].xml", "word/document.xml"), "not_a_spreadsheet"),
    (zipped("mimetype", "content.xml"), "not_a_spreadsheet"),
    (zipped("[Content_Types].xml", "xl/workbook.xml"), "damaged_spreadsheet"),
    (b"PK\x03\x04 and nothing else", "damaged_spreadsheet"),
    (GOOD[: len(GOOD) // 2], "damaged_spreadsheet"),
    (rewritten(GOOD, SHEET, lambda xml: xml[: len(xml) // 2]), "damaged_spreadsheet"),
    (rewritten(GOOD, TEXTS, lambda xml: b"not xml"), "damaged_spreadsheet"),
    (
        rewritten(GOOD, SHEET, lambda xml: xml.replace(b"<v>0</v>", b"<v>99</v>")),
        "damaged_spreadsheet",
    ),
    (
        rewritten(GOOD, SHEET, lambda xml: xml.replace(b'r="A2"', b'r="ZZZZZ2"')),
        "damaged_spreadsheet",
    ),
    (rewritten(GOOD, SHEET, lambda xml: xml.replace(b'r="2"', b'r="2000000000"')), "too_large"),
]


@pytest.mark.parametrize(("data", "code"), OTHERS)
def test_another_kind_of_file_is_refused_as_a_whole(data, code):
    assert refused(data).code == f"figures_file.{code}"


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "%s">%s]>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<si><t>&h;</t></si></sst>""" % (
    b"ha" * 50,
    b"".join(
        b'<!ENTITY %c "%s">' % (sign, b"&%c;" % (sign - 1) * 60)
        for sign in range(ord("b"), ord("i"))
    ),
)


def test_texts_that_unfold_without_end_are_refused():
    assert refused(rewritten(GOOD, TEXTS, lambda _xml: LAUGHS)).code.startswith("figures_file.")


BOMBS = [
    (TEXTS, reading.LARGEST_PART + 1),
    ("xl/worksheets/sheet9.xml", reading.LARGEST_UNPACKED),
    ("docProps/anything.bin", reading.LARGEST_PART + 1),
]


@pytest.mark.parametrize(("part", "size"), BOMBS)
def test_a_file_that_unpacks_to_more_than_the_memory_is_never_unpacked(part, size):
    data = rewritten(GOOD, part, lambda _content: bytes(size))
    assert len(data) < 1_000_000
    assert refused(data).code == "figures_file.too_large"


def test_a_row_that_would_fill_the_memory_is_refused():
    row = b"<row>" + b"<c/>" * (reading.LARGEST_ROW // 2) + b"</row>"
    data = rewritten(GOOD, SHEET, lambda xml: xml.replace(b"<row", row + b"<row", 1))
    assert refused(data).code == "figures_file.too_large"


def test_a_file_past_the_size_is_refused_unread():
    assert refused(GOOD + bytes(reading.LARGEST)).code == "figures_file.too_large"


def stuffed(rows, part="xl/worksheets/sheet1.xml", before=b"</sheetData>"):
    """A good workbook with something in it that a few bytes unfold to."""
    good = book(["Year", "VillGis"], [2025, 4020201])
    return rewritten(good, part, lambda text: text.replace(before, rows + before))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: stuffed(b'<row><c r="XFD1"/></row>' * 300), id="far-columns"),
        pytest.param(lambda: stuffed(b"<row/><strange/>" * 500_001), id="strange-tags"),
        pytest.param(
            lambda: stuffed(b"<xf/>" * 100_001, "xl/styles.xml", b"</cellXfs>"), id="styles"
        ),
        pytest.param(
            lambda: stuffed(
                b"".join(
                    b'<sheet name="%d" sheetId="%d" r:id="rId1"/>' % (n, n) for n in range(9, 300)
                ),
                "xl/workbook.xml",
                b"</sheets>",
            ),
            id="sheets",
        ),
        pytest.param(
            lambda: stuffed(
                b'<row r="3"><c r="A3"><f t="shared" ref="A3:A9" si="0">'
                + b"+".join([b"A1"] * 2000)
                + b"</f></c></row>"
                + b'<row><c r="A4"><f t="shared" si="0"/></c></row>' * 1200
            ),
            id="formulas",
        ),
    ],
)
def test_what_a_few_bytes_unfold_to_is_refused(data):
    assert refused(data()).code == "figures_file.too_large"


def test_sheets_of_cells_without_end_are_refused_before_they_are_read(monkeypatch):
    monkeypatch.setattr(reading, "MOST_SHEET_TAGS", 1000)
    cells = stuffed(b"<row>" + b"<c><v>1</v></c>" * 200 + b"</row>")
    assert told(cells)
    assert refused(stuffed(b"<row>" + b"<c><v>1</v></c>" * 300 + b"</row>")).code == (
        "figures_file.too_large"
    )


def test_a_zip_of_endless_parts_is_refused_before_they_are_listed():
    assert refused(b"PK\x03\x04" + b"PK\x01\x02" * 2001).code == "figures_file.too_large"


def test_a_list_keeps_what_it_sums_and_a_text_is_never_a_formula():
    rows = (("=1+1", 5), ("https://x", None), ("+855", 7))
    data = lists.written(ListTable("Title", "About", ("Name", "Riel"), rows, "Total", (1,)))
    lines = next(iter(told(data).values()))
    assert [line[:2] for line in lines[-5:]] == [
        ["Name", "Riel"],
        ["=1+1", "5"],
        ["https://x"],
        ["+855", "7"],
        ["Total", "12"],
    ]
    formula = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]["B7"].value
    assert formula == "=SUBTOTAL(109,B4:B6)"


def test_a_list_without_rows_is_headings_and_a_last_row():
    data = lists.written(ListTable("Title", "About", ("Name", "Riel"), (), "Total", (1,)))
    assert next(iter(told(data).values()))[-1][0] == "Total"
