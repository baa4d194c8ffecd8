import random
from decimal import Decimal

import pytest

from ccwc_desktop.domain import pasted_lines
from ccwc_desktop.domain.pasted_lines import MOST_LINES


def block(*rows):
    return "\n".join("\t".join(row) for row in rows)


def made(text):
    return [
        (each.description_km or each.description_en, each.unit, str(each.quantity), each.unit_price)
        for each in pasted_lines.read(text).lines
    ]


def told(text):
    return [(each.row, each.column, each.code) for each in pasted_lines.read(text).told]


HEADS = ("ល.រ", "បរិយាយ", "ឯកតា", "បរិមាណ", "តម្លៃឯកតា (៛)", "ចំនួនទឹកប្រាក់")
LAMPS = ("១", "អំពូល", "ដុំ", "២", "៥០០ ០០០", "១ ០០០ ០០០")


def test_a_number_alone_is_not_said_to_have_no_number_and_lines_know_their_rows():
    rows = block(("៦០.០០០",), HEADS, LAMPS, ("", "ផ្សេងៗ"), (), LAMPS, ("", "៦០ ០០០"))
    assert told(rows) == [
        (1, "", "number_only"),
        (4, "description", "words_only"),
        (7, "description", "number_only"),
    ]
    assert pasted_lines.read(rows).rows == (3, 6)


def test_a_doubtful_quantity_is_no_unit_where_the_units_are_empty():
    rows = block(("ដី", "", "៦០.០០០", "១០០០"))
    assert made(rows) == [("ដី", "", "0", 1000)]
    assert told(rows) == [(1, "quantity", "amount.two_readings")]


def test_columns_are_known_by_khmer_heads():
    found = pasted_lines.read(block(HEADS, LAMPS))
    assert made(block(HEADS, LAMPS)) == [("អំពូល", "ដុំ", "2", 500_000)]
    assert found.heads
    assert found.told == ()
    assert found.total == 1_000_000


@pytest.mark.parametrize(
    "heads",
    [
        ("Total cost", "Unit cost", "Qty.", "Item:", "UNIT"),
        ("Amount (riel)", "Price", "Quantity", "Activity", "units"),
        ("សរុប Amount", "តម្លៃឯកតា Unit price", "ចំនួន Quantity", "សកម្មភាព", "ឯកតា Unit"),
    ],
)
def test_heads_may_stand_in_any_order_and_language(heads):
    row = ("8,500,000", "850,000", "10", "Lessons", "course")
    assert made(block(heads, row)) == [("Lessons", "course", "10", 850_000)]
    assert told(block(heads, row)) == []


def test_without_heads_the_usual_order_counts():
    rows = (("អាវពោង", "អាវ", "60", "45,000"), ("Fences", "place", "4", "4500000", "18 000 000"))
    assert made(block(*rows)) == [
        ("អាវពោង", "អាវ", "60", 45_000),
        ("Fences", "place", "4", 4_500_000),
    ]
    assert told(block(*rows)) == []
    lines = pasted_lines.read(block(*rows)).lines
    assert [(each.description_km, each.description_en) for each in lines] == [
        ("អាវពោង", ""),
        ("", "Fences"),
    ]


def test_a_column_that_only_counts_is_left_out():
    rows = (("១", "ក", "អាវ", "2", "10"), ("២", "ខ", "អាវ", "3", "10"))
    assert made(block(*rows)) == [("ក", "អាវ", "2", 10), ("ខ", "អាវ", "3", 10)]


def test_an_empty_column_of_a_merged_description_is_passed_over():
    rows = (("Fences", "", "place", "4", "100"), ("Vests", "", "piece", "6", "50"))
    assert made(block(*rows)) == [("Fences", "place", "4", 100), ("Vests", "piece", "6", 50)]


def test_an_empty_unit_stays_an_empty_unit():
    assert made(block(("Fences", "", "4", "100", "400"))) == [("Fences", "", "4", 100)]


def test_quoted_cells_hold_line_breaks_tabs_and_quotes():
    text = '"Fences\naround ""deep""\tponds"\tplace\t4\t100\r\nVests\tpiece\t6\t50\r\n'
    assert made(text) == [
        ('Fences around "deep" ponds', "place", "4", 100),
        ("Vests", "piece", "6", 50),
    ]


def test_a_quote_that_is_never_closed_is_a_sign():
    assert made('"Fences\tplace\t4\t100') == [('"Fences', "place", "4", 100)]
    assert made('5" pipe\tm\t4\t100') == [('5" pipe', "m", "4", 100)]


def test_empty_rows_make_nothing():
    rows = (("", ""), HEADS, LAMPS, ("", "", ""), LAMPS, ("",))
    assert len(made(block(*rows))) == 2
    assert told(block(*rows)) == []


def test_empty_cells_repeat_nothing_and_a_line_without_words_is_told():
    rows = (("Pipes", "m", "4", "100"), ("", "piece", "2", "50"))
    assert made(block(*rows)) == [("Pipes", "m", "4", 100), ("", "piece", "2", 50)]
    assert told(block(*rows)) == [(2, "description", "no_description")]


def test_words_above_numbers_without_words_are_taken_and_told():
    rows = (("Pipes",), ("", "m", "4", "100"), ("", "piece", "2", "50"))
    assert made(block(*rows)) == [("Pipes", "m", "4", 100), ("", "piece", "2", 50)]
    assert told(block(*rows)) == [
        (2, "description", "heading_taken"),
        (3, "description", "no_description"),
    ]


def test_words_alone_are_told_wherever_they_stand():
    rows = (("Material",), ("Pipes", "m", "4", "100"), ("of iron",))
    assert made(block(*rows)) == [("Pipes", "m", "4", 100)]
    assert told(block(*rows)) == [
        (1, "description", "words_only"),
        (3, "description", "words_only"),
    ]


def test_words_above_the_heads_are_told():
    rows = (("Budget of the school",), HEADS, LAMPS)
    assert len(made(block(*rows))) == 1
    assert told(block(*rows)) == [(1, "", "words_only")]


def test_a_row_of_totals_makes_no_line():
    rows = (HEADS, LAMPS, ("", "សរុបរួម", "", "", "", "១ ០០០ ០០០"), ("", "", "", "", "", "9"))
    assert len(made(block(*rows))) == 1
    assert told(block(*rows)) == [(3, "", "total_row"), (4, "", "total_row")]


def test_another_amount_is_told_with_both():
    (one,) = pasted_lines.read(block(("Vests", "piece", "6", "50", "301"))).told
    assert (one.code, one.details) == ("other_amount", {"meant": 300, "said": 301})
    assert told(block(("Work", "day", "0.5", "3", "2"))) == []  # 1.5 is 2, as everywhere
    heads = ("description", "unit price", "amount")
    assert told(block(heads, ("Vests", "50", "300"))) == [(2, "amount", "other_amount")]


def test_two_readings_of_a_quantity_are_told_unless_the_amount_decides():
    assert told(block(("Rope", "m", "1,250", "100"))) == [(1, "quantity", "amount.two_readings")]
    assert made(block(("Rope", "m", "1,250", "100")))[0][2] == "0"
    assert made(block(("Rope", "m", "1,250", "100", "125,000"))) == [("Rope", "m", "1250", 100)]
    assert made(block(("Rope", "m", "1,250", "100", "125"))) == [("Rope", "m", "1.25", 100)]
    assert told(block(("Rope", "m", "1,250", "100", "125"))) == []
    assert told(block(("Rope", "m", "1,250", "100", "7"))) == [
        (1, "quantity", "amount.two_readings")
    ]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("-4", "amount.negative"),
        ("four", "amount.unreadable"),
        ("0.0001", "amount.too_fine"),
        ("#REF!", "amount.unreadable"),
        ("=B2", "amount.formula"),
        ("9999999999", "amount.too_large"),
    ],
)
def test_a_number_that_cannot_be_read_is_told_and_left_empty(cell, code):
    text = block(("Rope", "m", cell, "100"))
    assert made(text) == [("Rope", "m", "0", 100)]
    assert told(text) == [(1, "quantity", code)]


def test_a_price_that_cannot_be_read_is_told():
    assert told(block(("Rope", "m", "2", "12.5"))) == [(1, "unit_price", "amount.not_whole")]
    assert told(block(("Rope", "m", "2", "-5"))) == [(1, "unit_price", "amount.negative")]


def test_a_price_that_is_missing_follows_from_the_amount_when_it_is_whole():
    heads = ("description", "quantity", "amount")
    assert made(block(heads, ("Rope", "4", "1000"))) == [("Rope", "", "4", 250)]
    assert told(block(heads, ("Rope", "4", "1000"))) == [(2, "unit_price", "price_found")]
    assert made(block(heads, ("Rope", "3", "1000"))) == [("Rope", "", "3", 0)]
    assert told(block(heads, ("Rope", "3", "1000"))) == [(2, "unit_price", "no_price")]
    assert made(block(heads, ("Rope", "", "1000"))) == [("Rope", "", "1", 1000)]
    assert told(block(heads, ("Rope", "0", "1000"))) == [(2, "unit_price", "no_price")]


def test_an_amount_beyond_all_sense_is_not_made():
    text = block(("Gold", "kg", "1000000000", "10000000000000", "1"))
    assert made(text) == [("Gold", "kg", "0", 10**13)]
    assert told(text) == [(1, "amount", "amount.too_large")]


def test_a_block_without_end_is_cut_and_says_so():
    found = pasted_lines.read(block(*[("Rope", "m", "2", "5")] * (MOST_LINES + 7)))
    assert len(found.lines) == MOST_LINES
    (one,) = found.told
    assert (one.code, one.details["rows"]) == ("too_many", 7)


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t\n", '"', '""', "\x00", "only words", "12"])
def test_what_is_no_table_makes_no_line(text):
    assert pasted_lines.read(text).lines == ()
    assert not pasted_lines.is_block(text)


def test_more_than_one_cell_is_a_block():
    assert pasted_lines.is_block("a\tb")
    assert pasted_lines.is_block("a\nb")
    assert not pasted_lines.is_block("  a b\n")
    assert not pasted_lines.is_block('"a\nb"')


def test_no_text_ever_fails_and_what_is_made_can_be_kept():
    chance = random.Random(3)
    signs = (
        ["\t"] * 6
        + ["\n"] * 3
        + list('"\r 0123456789១២,.-៛=កខ\x00\u200b²')
        + [
            *("បរិយាយ", "unit", "quantity", "price", "amount", "total", "សរុប", "1,250", '""', "😀"),
        ]
    )
    for _round in range(4000):
        text = "".join(chance.choice(signs) for _sign in range(chance.randrange(40)))
        found = pasted_lines.read(text)
        pasted_lines.is_block(text)
        assert len(found.lines) <= MOST_LINES
        for line in found.lines:
            assert 0 <= line.quantity <= 10**9
            assert line.quantity == round(line.quantity, 3)
            assert 0 <= line.unit_price <= 10**13
            assert line.quantity.is_finite()
            assert isinstance(line.quantity, Decimal)
            assert not {"\t", "\n", "\x00"} & set(
                line.description_km + line.description_en + line.unit
            )
