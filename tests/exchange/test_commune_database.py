import io
import zipfile
from decimal import Decimal

import pytest

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import commune_database, csv_text, sheet_lines
from ccwc_desktop.exchange.typed_numbers import number

HEAD = "Year,VillGis,CommGis,1-FAMILY,4.a-M3_4Pre_S,29-KM_P_SCH"
LEVELS = ("village", "commune")
GOOD = "2025,04020201,040202,133,2,2.9"


def read(*lines, head=HEAD, known=None, encoding="utf-8", end="\n"):
    sheet = csv_text.sheet(end.join((head, *lines)).encode(encoding))
    return commune_database.read(sheet, None if known is None else dict.fromkeys(LEVELS, known))


def whole_file_code(data):
    with pytest.raises(Refused) as caught:
        commune_database.read(csv_text.sheet(data))
    return caught.value


def codes(export):
    return [(each.line, each.column, each.code.split(".")[1]) for each in export.problems]


def test_a_row_is_year_village_commune_and_values():
    export = read(GOOD)
    (row,) = export.rows
    assert (row.line, row.year, row.village, row.commune) == (2, 2025, "04020201", "040202")
    assert row.values == {
        "FAMILY": Decimal(133),
        "M3_4Pre_S": Decimal(2),
        "KM_P_SCH": Decimal("2.9"),
    }
    assert export.fields == ("FAMILY", "M3_4Pre_S", "KM_P_SCH")
    assert (export.problems, export.refused, export.ignored) == ((), 0, ())
    assert (export.years, export.communes) == ((2025,), ("040202",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_marks_line_ends_and_separators_make_no_difference(encoding, end, separator):
    lines = [line.replace(",", separator) for line in (HEAD, GOOD)]
    export = commune_database.read(csv_text.sheet(end.join(lines).encode(encoding)))
    assert export.rows[0].values == read(GOOD).rows[0].values


def test_headings_may_be_plain_quoted_and_in_any_case_and_order():
    export = read('"04020201",5,2025', head='"VILLGIS"," FAMILY ",year')
    assert export.rows[0].values == {"FAMILY": Decimal(5)}
    assert export.rows[0].commune == "040202"


def test_a_leading_zero_lost_in_a_spreadsheet_comes_back():
    (row,) = read("2025,4020201,40202,1,1,1").rows
    assert (row.village, row.commune) == ("04020201", "040202")


def test_khmer_digits_are_numbers():
    (row,) = read("២០២៥,០៤០២០២០១,០៤០២០២,១៣៣,២,២.៩").rows
    assert (row.year, row.village) == (2025, "04020201")
    assert row.values["KM_P_SCH"] == Decimal("2.9")


def test_an_empty_cell_is_unknown_and_not_zero():
    (row,) = read("2025,04020201,040202,,0,").rows
    assert row.values == {"FAMILY": None, "M3_4Pre_S": Decimal(0), "KM_P_SCH": None}


def test_several_years_and_communes_may_stand_in_one_file():
    export = read(GOOD, GOOD.replace("2025", "2024"), "2025,04020301,040203,1,1,1")
    assert export.years == (2024, 2025)
    assert export.communes == ("040202", "040203")


def test_blank_lines_and_empty_cells_at_the_end_do_not_matter():
    export = read("", GOOD + ",,", ",,,,,", "  ", head=HEAD + ",,")
    assert len(export.rows) == 1
    assert export.problems == ()
    assert export.rows[0].line == 3


def test_a_cell_over_two_lines_does_not_shift_the_line_numbers():
    export = read('2025,04020201,040202,"1\n2",1,1', "2025,04020202,040202,x,1,1")
    assert [each.line for each in export.problems] == [3, 4]


BAD_ROWS = [
    ("2025,04020201,040202,many,2,2.9", "1-FAMILY", "not_a_number"),
    ("2025,04020201,040202,=1+1,2,2.9", "1-FAMILY", "formula"),
    ("2025,04020201,040202,1e5,2,2.9", "1-FAMILY", "not_a_number"),
    ("2025,04020201,040202,NaN,2,2.9", "1-FAMILY", "not_a_number"),
    ("2025,04020201,040202,1_000,2,2.9", "1-FAMILY", "not_a_number"),
    ("2025,04020201,040202,12 34,2,2.9", "1-FAMILY", "not_a_number"),
    ("2025,04020201,040202,-3,2,2.9", "1-FAMILY", "negative"),
    ("2025,04020201,040202,-៣,2,2.9", "1-FAMILY", "negative"),
    ('2025,04020201,040202,"1,250",2,2.9', "1-FAMILY", "ambiguous_number"),
    ("2025,04020201,040202,1,2,2.9.1", "29-KM_P_SCH", "not_a_number"),
    ("25,04020201,040202,1,2,2.9", "Year", "unknown_year"),
    (",04020201,040202,1,2,2.9", "Year", "unknown_year"),
    ("2025.5,04020201,040202,1,2,2.9", "Year", "unknown_year"),
    ("2568,04020201,040202,1,2,2.9", "Year", "unknown_year"),
    ("2025,040202,040202,1,2,2.9", "VillGis", "village_code"),
    ("2025,0402020101,040202,1,2,2.9", "VillGis", "village_code"),
    ("2025,0402O201,040202,1,2,2.9", "VillGis", "village_code"),
    ("2025,4.02E+06,040202,1,2,2.9", "VillGis", "village_code"),
    ("2025,04020201,0402,1,2,2.9", "CommGis", "commune_code"),
    ("2025,04020201,040203,1,2,2.9", "CommGis", "other_commune"),
    ("2025,04020201,040202,1,2", "", "too_few_cells"),
    ("2025,04020201,040202,1,2,2.9,7", "", "too_many_cells"),
]


@pytest.mark.parametrize(("line", "column", "code"), BAD_ROWS)
def test_a_bad_row_is_refused_with_its_reason_and_the_others_are_read(line, column, code):
    export = read("2025,04020209,040202,1,1,1", line)
    assert codes(export) == [(3, column, code)]
    assert export.refused == 1
    assert [row.village for row in export.rows] == ["04020209"]


def test_every_bad_cell_of_a_row_is_named():
    export = read("20,x,040202,a,-1,2.9")
    assert [code for _, _, code in codes(export)] == [
        "unknown_year",
        "village_code",
        "not_a_number",
        "negative",
    ]
    assert export.refused == 1
    assert export.problems[2].details == {"text": "a"}


def test_a_village_twice_in_a_year_is_refused_and_points_to_the_first():
    export = read(GOOD, GOOD.replace("133", "134"))
    assert codes(export) == [(3, "VillGis", "doubled")]
    assert export.problems[0].details["first"] == "2"
    assert len(export.rows) == 1


def test_columns_nobody_knows_are_named_once_and_never_read():
    head = HEAD + ",VillageName,Remarks"
    export = read(GOOD + ",ភូមិ,-?", head=head, known=("family", "M3_4Pre_S", "KM_P_SCH"))
    assert export.ignored == ("VillageName", "Remarks")
    assert export.problems == ()
    assert export.rows[0].values["family"] == Decimal(133)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        (" 12 ", Decimal(12)),
        ("007", Decimal(7)),
        ("2,5", Decimal("2.5")),
        ("2,55", Decimal("2.55")),
        ("0,125", Decimal("0.125")),
        ("2.125", Decimal("2.125")),
        ("12 500", Decimal(12500)),
        ("12\u00a0500\u00a0000", Decimal(12500000)),
        ("1,234,567", Decimal(1234567)),
        ("1,234.5", Decimal("1234.5")),
        ("១២,៥", Decimal("12.5")),
        ("១\u200b២", Decimal(12)),
        ("1,250", "ambiguous_number"),
        ("១,២៥០", "ambiguous_number"),
        ("-1", "negative"),
        ("\u22121", "negative"),
        ("-", "not_a_number"),
        ("--1", "not_a_number"),
        ("+1", "not_a_number"),
        ("1.", "not_a_number"),
        (".5", "not_a_number"),
        ("1.234.567", "not_a_number"),
        ("9" * 13, "not_a_number"),
        ("½", "not_a_number"),
        ("²", "not_a_number"),
        ("infinity", "not_a_number"),
    ],
)
def test_numbers_are_read_as_people_write_them_and_never_guessed(text, value):
    assert number(text) == value


def workbook():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    return out.getvalue()


WHOLE = [
    (b"", "empty"),
    (b" \r\n \n", "empty"),
    (b"\xef\xbb\xbf\n", "empty"),
    (b",,,\n,,\n", "empty"),
    (workbook(), "not_text"),
    (HEAD.encode("utf-16"), "not_text"),
    (HEAD.encode("utf-16-le"), "not_text"),
    (b"%PDF-1.7", "not_text"),
    (b"\xd0\xcf\x11\xe0" + bytes(100), "not_text"),
    (bytes(100), "not_text"),
    (f"{HEAD}\n".encode() + b"2025,\xe9\n", "not_utf8"),
    (b"Year,1-FAMILY\n", "no_column"),
    (b"VillGis,CommGis,1-FAMILY\n", "no_column"),
    (b"hello world\n", "no_column"),
    (b"Year,VillGis,1-FAMILY,2-FAMILY\n", "doubled_column"),
    (b"Year,VillGis,year\n", "doubled_column"),
    (f'{HEAD}\n2025,"04020201,1'.encode(), "malformed"),
    (f"{HEAD}\n2025,{'x' * 200_000}".encode(), "malformed"),
    ("Year,VillGis,PUmi\n2025,04020201,RkugPñMeBj ¬Pñ\n".encode(), "legacy_khmer"),
]


@pytest.mark.parametrize(("data", "code"), WHOLE)
def test_a_file_of_another_kind_is_refused_as_a_whole(data, code):
    assert whole_file_code(data).code == f"figures_file.{code}"


def test_a_refused_file_says_where():
    error = whole_file_code(f"{HEAD}\n{GOOD}\n".encode() + b"2025,\xe9\n")
    assert error.details == {"line": 3}
    assert whole_file_code(b"Year,1-FAMILY\n").details == {"column": "VillGis"}
    assert whole_file_code(workbook()).details == {"kind": "spreadsheet"}


def test_names_with_accents_and_khmer_names_are_no_legacy_text():
    head = "Year,VillGis,Name"
    assert read("2025,04020201,Kâmpóng Chhnăng Siĕm Réab Bœ̆ng Kâk", head=head, known=()).rows
    assert read("2025,04020201,ភូមិ ñññ", head=head, known=()).rows


def test_a_file_that_is_too_large_is_refused():
    assert whole_file_code(b"x" * (64 * 1024 * 1024 + 1)).code == "figures_file.too_large"


def test_a_file_without_villages_has_a_row_a_commune():
    export = read("2025,40202,5", "2025,040203,6", head="Year,CommGis,100-Schools")
    assert (export.level, export.fields) == ("commune", ("Schools",))
    assert [(row.place, row.village) for row in export.rows] == [("040202", ""), ("040203", "")]
    twice = read("2025,40202,5", "2025,040202,6", head="Year,CommGis,100-Schools")
    assert codes(twice) == [(3, "CommGis", "doubled")]


@pytest.mark.parametrize("heading", ["0-1_birth_cert", "94-0-1_birth_cert", "9.1-0-1_Birth_cert"])
def test_a_short_code_that_begins_with_digits_is_not_taken_for_a_number(heading):
    export = read("2025,40202,5", head=f"Year,CommGis,{heading}", known=("0-1_birth_cert",))
    assert export.rows[0].values == {"0-1_birth_cert": 5}


def test_lines_of_other_communes_are_counted_by_commune_and_never_read():
    lines = ("2025,04020301,a,b,c,d", "2025,4020302,,,,", "2025,០១០២០៣០៤,x,1,1,1", GOOD)
    sheet = csv_text.sheet("\n".join((HEAD, *lines)).encode())
    export = commune_database.read(sheet, only="040202")
    assert export.elsewhere == {"040203": 2, "010203": 1}
    assert (export.problems, len(export.rows)) == ((), 1)


def test_legacy_khmer_in_a_file_of_an_old_windows_is_recognised():
    data = "Year,VillGis,PUmi\n2025,04020201,RkugPñMeBj ¬Pñ\n".encode("cp1252")
    assert whole_file_code(data).code == "figures_file.legacy_khmer"


def test_a_file_full_of_faults_is_counted_but_not_listed_without_end():
    export = read(*["20,x,y,a,b,c"] * 3000)
    assert export.refused == 3000
    assert len(export.problems) == commune_database.MOST_PROBLEMS


def test_one_commune_is_picked_out_of_the_whole_country():
    head = "Year,VillGis,CommGis," + ",".join(f"{n}-F{n}" for n in range(80))
    cells = ",".join(str(n * 7 % 431) for n in range(80))
    lines = [f"2025,{1020000 + n:08d},{(1020000 + n) // 100:06d},{cells}" for n in range(14_578)]
    data = "\n".join((head, *lines)).encode()
    export = commune_database.read(csv_text.sheet(data), only="010203")
    assert (len(export.rows), export.problems) == (100, ())
    assert sum(export.elsewhere.values()) == 14_478


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"Year,VillGis" + b"," * 2_000_000, id="one-row"),
        pytest.param(b"Year,VillGis\n" + b'"\n",' * 400_000, id="one-row-of-many-lines"),
        pytest.param(b"Year,VillGis," + b"x," * 5000 + b"x", id="columns"),
        pytest.param(b"Year,VillGis\n" + b"x,y\n" * 1001, id="lines"),
        pytest.param(b"Year,VillGis\n" + b"\n" * 2001, id="empty-lines"),
    ],
)
def test_a_file_without_end_is_refused(data, monkeypatch):
    monkeypatch.setattr(sheet_lines, "MOST_LINES", 1000)
    monkeypatch.setattr(csv_text, "MOST_ROWS", 2000)
    with pytest.raises(Refused) as caught:
        commune_database.read(csv_text.sheet(data))
    assert caught.value.code == "figures_file.too_large"


def test_old_macintosh_lines_are_lines():
    sheet = csv_text.sheet(b"Year,VillGis,F\r2025,04020201,5\r2025,04020202,6")
    assert [cells for _line, cells in sheet.lines] == [
        ["2025", "04020201", "5"],
        ["2025", "04020202", "6"],
    ]


def test_a_cell_of_minus_signs_is_no_number():
    assert number("-" * 5000) == number("--5") == number("- -5") == "not_a_number"
