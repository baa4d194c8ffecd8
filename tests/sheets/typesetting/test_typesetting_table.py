from itertools import pairwise

import pytest
from pdf_reading import bare, pages, picture

from ccwc_desktop.sheets.typesetting import (
    MM,
    Cell,
    Column,
    Paragraph,
    Stack,
    Style,
    Table,
    both,
    english,
    grand,
    group,
    head,
    line,
    total,
)
from ccwc_desktop.sheets.typesetting import rows as rules

COLUMNS = [Column(12, "centre"), Column(90), Column(30, "right")]
HEAD = head(both("ល.រ", "No."), both("បរិយាយ", "Description"), both("ចំនួន", "Amount"))
WIDTH = 165 * MM


def lines(count, start=1):
    return [line(str(n), f"Item{n}", "៥០") for n in range(start, start + count)]


def grouped(groups, each):
    rows = [HEAD]
    for number in range(groups):
        rows.append(group(Cell(f"Group{number}", span=2), f"Sum{number}"))
        rows += lines(each, number * each + 1)
    return [*rows, grand(Cell("Grand", span=2), "All")]


def test_head_rows_come_again_on_each_page():
    found = pages(bare([Table(COLUMNS, [HEAD, *lines(90)])]))
    assert len(found) == 3
    assert all("Description" in page for page in found)


def test_a_row_is_never_torn_over_two_pages():
    tall = [line(str(n), Paragraph(f"First{n}\n\n\nLast{n}", Style()), "") for n in range(30)]
    for page in pages(bare([Table(COLUMNS, [HEAD, *tall])])):
        for n in range(30):
            assert (f"First{n} " in page) == (f"Last{n} " in page + " ")


@pytest.mark.parametrize("each", range(5, 14))
def test_a_group_row_never_ends_a_page_and_comes_again_without_its_total(each):
    found = pages(bare([Table(COLUMNS, grouped(8, each))]))
    assert len(found) > 1
    for before, page in pairwise(found):
        assert not before.rsplit(" ", 2)[-1].startswith("Sum")
        top = page.split("Amount", 1)[1].split()
        assert top[0].startswith("Group")
        if top[1] == "(ត)":
            assert not top[2].startswith("Sum")
        else:
            assert top[1].startswith("Sum")


def test_a_group_over_three_pages_is_marked_once_on_each():
    rows = [HEAD, group(Cell("Group", span=2), "Sum"), *lines(110)]
    found = pages(bare([Table(COLUMNS, rows)]))
    assert [page.count("(ត)") for page in found] == [0, 1, 1, 1][: len(found)]


@pytest.mark.parametrize("count", range(30, 42))
def test_the_grand_total_takes_the_last_line_along(count):
    last = pages(bare([Table(COLUMNS, [HEAD, *lines(count), grand("", "Grand", "All")])]))[-1]
    assert f"Item{count}" in last
    assert "Grand" in last


def test_rows_under_one_cell_stay_together():
    rows = [line(Cell("a", down=3), "b", "c"), line("d", "e"), line("f", "g"), line("h", "i", "j")]
    assert rules.runs(rows, whole=False) == [(0, 3), (3, 4)]


def test_a_whole_table_moves_to_the_next_page():
    first = Table(COLUMNS, [HEAD, *lines(25)])
    second = Table(COLUMNS, [head("", "Second", ""), *lines(12)], whole=True)
    found = pages(bare([first, second]))
    assert "Second" not in found[0]
    assert "Second" in found[1]


def test_a_row_higher_than_a_page_is_printed_over_several():
    text = "\n".join(f"Line{n}" for n in range(130))
    rows = [HEAD, line("1", Paragraph(text, Style()), "x"), *lines(2)]
    found = pages(bare([Table(COLUMNS, rows)]))
    joined = " ".join(found)
    assert len(found) >= 3
    assert [joined.count(f"Line{n} ") for n in range(130)] == [1] * 130
    assert joined.count("Item2") == 1


def test_a_short_row_before_a_row_higher_than_a_page():
    text = "\n".join(f"Line{n}" for n in range(90))
    rows = [HEAD, *lines(30), line("1", Paragraph(text, Style()), "x")]
    joined = " ".join(pages(bare([Table(COLUMNS, rows)])))
    assert [joined.count(f"Line{n} ") for n in range(89)] == [1] * 89


def test_a_figure_is_set_smaller_before_it_is_torn():
    table = Table([Column(20, "right")], [line("១៨\u00a0៥០០\u00a0០០០")], size=9.5)
    table.wrap(WIDTH, 1000)
    [content] = [placed.content for placed in table._placed]
    assert len(content.lines) == 1
    assert 0.8 * 9.5 <= content.style.size < 9.5


def test_columns_and_kinds_decide_how_a_cell_stands():
    rows = [HEAD, group(Cell("g", span=2), "1"), line("a", "b", "c"), total(Cell("t", span=2), "1")]
    table = Table(COLUMNS, rows)
    table.wrap(WIDTH, 1000)
    aligned = [placed.content.style.align for placed in table._placed]
    assert aligned == [
        *("centre", "centre", "centre"),
        *("left", "right"),
        *("centre", "left", "right"),
        *("right", "right"),
    ]


def test_a_cell_over_rows_and_columns_takes_their_place():
    rows = [head(Cell("a", down=2), Cell("b", span=2)), head("c", "d"), line("1", "2", "3")]
    table = Table(COLUMNS, rows)
    table.wrap(WIDTH, 1000)
    assert [placed[:2] for placed in table._placed] == [
        (0, 0),
        (0, 1),
        (1, 1),
        (1, 2),
        (2, 0),
        (2, 1),
        (2, 2),
    ]


def test_the_heads_are_grey_and_ordinary_cells_are_not_painted():
    table = Table([Column(50)], [head("ក"), line("ខ"), grand("គ")], pad_y=3)
    image, scale = picture(bare([table]), dpi=200)
    x = 70 * scale
    found = []
    for y in range(int(25 * scale), int(60 * scale)):
        grey = image.getpixel((int(x), y))
        if not found or found[-1] != grey:
            found.append(grey)
    greys = {round(255 * (1 - share)) for share in (0.09, 0.13)}
    assert {min(found, key=lambda g: abs(g - grey)) - grey for grey in greys} <= {-1, 0, 1}


def test_the_mark_of_a_continued_group_stands_before_its_english_words():
    again = rules.continued(group(("ក. គម្រោង", english(" A. Projects")), "៦៧"), " (ត)")
    assert [span.text for span in again.cells[0].content] == ["ក. គម្រោង (ត)", " A. Projects"]
    assert again.cells[1].content == ""


def test_things_in_a_cell_stand_below_each_other():
    table = Table([Column(60)], [line(Stack([Paragraph("ក", Style(size=10))] * 3))], pad_y=1)
    assert table.wrap(WIDTH, 1000)[1] == pytest.approx(3 * 17 + 2 * MM)


@pytest.mark.parametrize("count", [40, 41, 42, 43, 60, 130])
def test_a_very_high_row_in_a_group_is_printed_once(count):
    text = "\n".join(f"Line{n}" for n in range(count))
    rows = [
        HEAD,
        group(Cell("Group", span=2), "Sum"),
        *lines(20),
        line("1", text, "x"),
        *lines(3, 90),
    ]
    joined = " ".join(pages(bare([Table(COLUMNS, rows)])))
    assert [joined.count(f"Line{n} ") for n in range(count)] == [1] * count
    assert joined.count("Item92") == 1


def test_a_long_word_is_set_smaller_before_it_is_cut():
    table = Table([Column(13)], [head("Quantity"), line("Administration")], latin=True)
    table.wrap(WIDTH, 1000)
    first, second = [placed.content for placed in table._placed]
    assert len(first.lines) == 1
    assert first.style.size < 9.5 * 0.95 * 0.92
    assert len(second.lines) == 2
    assert second.style.size == pytest.approx(9.5 * 0.92 * 0.8)


def test_rows_of_an_english_table_are_lower():
    heights = [
        Table([Column(50)], [line("x")], latin=latin).wrap(WIDTH, 1000)[1]
        for latin in (False, True)
    ]
    assert heights[1] < heights[0] - 3
