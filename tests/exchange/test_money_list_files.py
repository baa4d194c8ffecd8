"""Lists of prices and accounts as files: what is read, what is refused, and what stays the same."""

import io
from datetime import date

import openpyxl
import pytest

from ccwc_desktop.domain.accounts import Account
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.prices import Price
from ccwc_desktop.exchange import account_lists, csv_text, price_lists
from ccwc_desktop.services import sheet_files

HEAD = "name_km,name_en,unit,unit_price,date,place,source\n"


def prices_of(text):
    return price_lists.read(csv_text.sheet(text.encode()))


def accounts_of(text, chapters=("61",)):
    return account_lists.read(csv_text.sheet(text.encode()), "district.csv", chapters)


def codes(told):
    return [each.code.removeprefix("figures_row.") for each in told.problems]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("80000", 80_000),
        ("៨០ ០០០ ៛", 80_000),
        ('"80,000"', 80_000),
        ("1.250.000", 1_250_000),
        (" 12 500 ", 12_500),
    ],
)
def test_a_price_is_read_as_people_type_it(typed, amount):
    told = prices_of(f"{HEAD}ធុង,Filter,ធុង,{typed},25/9/2026,ផ្សារ,អ្នកលក់\n")
    assert told.new == (
        Price("", "ធុង", "Filter", "ធុង", amount, date(2026, 9, 25), "ផ្សារ", "អ្នកលក់"),
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (",,set,5,,,", "no_name"),
        ("ក,,,,,,", "no_price"),
        ("ក,,,0,,,", "no_price"),
        ("ក,,,-5,,,", "negative"),
        ("ក,,,5.5,,,", "not_whole"),
        ("ក,,,abc,,,", "not_a_number"),
        ("ក,,,=1+1,,,", "not_a_number"),
        ("ក,,,1O0,,,", "not_a_number"),
        (f"ក,,,{10**14},,,", "too_much"),
        ("ក,,,5,31/2/2026,,", "not_a_date"),
        ("ក,,,5,2569,,", "not_a_date"),
        (f"{'ក' * 301},,,5,,,", "too_long"),
        ("ក,5", "too_few_cells"),
        ("ក,,,5,,,,x", "too_many_cells"),
    ],
)
def test_a_line_that_is_no_price_is_told_and_the_others_are_read(line, code):
    told = prices_of(f"{HEAD}{line}\nល្អ,,,7,,,\n")
    assert code in codes(told)
    assert (told.refused, told.problems[0].line) == (1, 2)
    assert [each.unit_price for each in told.new] == [7]


def test_columns_may_be_few_and_in_any_order():
    (price,) = prices_of("unit_price;name_en\n5;Filter\n").new
    assert (price.name_en, price.unit_price, price.dated) == ("Filter", 5, None)


def test_the_same_line_twice_counts_once_and_what_is_here_is_not_new():
    told = prices_of(f"{HEAD}ក,,,5,,,\nក,,,5,,,\nខ,,,5,,,\n")
    assert (len(told.new), told.same) == (2, 1)
    beyond = price_lists.but_for(told, [Price("here", "ក", unit_price=5)])
    assert ([each.name_km for each in beyond.new], beyond.same) == (["ខ"], 2)


def test_what_is_written_is_read_back_whatever_stands_in_it():
    written = [
        Price("", "=ក+១", '"Say, ""it""', "-", 1, date(2026, 1, 2), "ផ្សារ\nថ្មី", "'quoted"),
        Price("", "", "@home", "", 10**13),
    ]
    assert prices_of(price_lists.written(written).decode("utf-8-sig")).new == tuple(written)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (HEAD.encode(), "empty"),
        (b"name_km,price\nx,5\n", "no_column"),
        (b"unit_price,unit_price\n5,6\n", "doubled_column"),
        (b"%PDF-1.4 unit_price", "not_text"),
        (b"PK\x03\x04 no zip", "damaged_spreadsheet"),
        (b"unit_price\n\xff\n", "not_utf8"),
        (b'unit_price\n"5\n', "malformed"),
    ],
)
def test_a_file_that_is_no_list_is_refused(data, code):
    with pytest.raises(Refused) as refused:
        price_lists.read(sheet_files.with_heading(data, price_lists.PRICE))
    assert refused.value.code == f"figures_file.{code}"


def test_a_file_without_end_is_refused():
    with pytest.raises(Refused) as refused:
        prices_of("unit_price,name_km\n" + "5,ក\n" * 10_001)
    assert refused.value.code == "figures_file.too_many_lines"


def spreadsheet(*sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_spreadsheet_is_read_from_the_sheet_that_has_the_heading():
    data = spreadsheet(
        [["About"], ["x"]],
        [["name_km", "unit_price", "date"], ["ក", 5000, date(2026, 9, 25)]],
    )
    (price,) = price_lists.read(sheet_files.with_heading(data, price_lists.PRICE)).new
    assert (price.name_km, price.unit_price, price.dated) == ("ក", 5000, date(2026, 9, 25))
    with pytest.raises(Refused):
        sheet_files.with_heading(spreadsheet([["About"], ["x"]]), price_lists.PRICE)


def test_accounts_are_read_with_khmer_digits_and_spaces():
    listed = accounts_of("code,name_km,name_en\n៦១,សេវាកម្ម,Services\n61 05,ជួសជុល,\n61051,ក,\n")
    assert listed.told == (
        Account("61", "សេវាកម្ម", "Services", "district.csv"),
        Account("6105", "ជួសជុល", "", "district.csv"),
        Account("61051", "ក", "", "district.csv"),
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("6,ក,", "account_code"),
        ("610,ក,", "account_code"),
        ("610512,ក,", "account_code"),
        ("61.5,ក,", "account_code"),
        (",ក,", "account_code"),
        ("6105,,", "no_name"),
        ("7105,ក,", "no_chapter"),
        ("61,ក,", "doubled_account"),
    ],
)
def test_a_line_that_is_no_account_is_told_with_its_line(line, code):
    listed = accounts_of(f"code,name_km,name_en\n61,សេវាកម្ម,Services\n{line}\n")
    assert code in codes(listed)
    assert listed.problems[-1].line == 3
    assert listed.refused >= 1


def test_a_list_of_accounts_is_read_back_as_written():
    told = (Account("61", "សេវាកម្ម", "Services", "o"), Account("6105", "ជួសជុល", "", "o"))
    sheet = csv_text.sheet(account_lists.written(told))
    assert account_lists.read(sheet, "o", ()).told == told
