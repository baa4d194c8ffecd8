from dataclasses import replace
from io import BytesIO

import pytest
from pdf_reading import HARD_WORDS, pages, picture
from pypdf import PdfReader

from ccwc_desktop.sheets.typesetting import (
    DATE_TO_WRITE,
    ENGLISH,
    LANDSCAPE,
    POSTER,
    Boxed,
    Column,
    PageBreak,
    PageFrame,
    Paragraph,
    QrCode,
    SideBySide,
    Signatures,
    Signer,
    Stack,
    Style,
    Table,
    bold,
    code,
    english,
    gap,
    head,
    header,
    line,
    qr,
    render,
    styles,
)

QR = "CCWC1 040202 2027-2029 v3 7F3A-91C4 01"
FRAME = PageFrame(
    title="តារាងលំដាប់អាទិភាពកុមារ",
    subtitle="ឆ្នាំ២០២៧–២០២៩ ឃុំកោះថ្កូវ",
    english="Ranked child priorities",
    chain=("រដ្ឋបាលខេត្តកំពង់ឆ្នាំង", "រដ្ឋបាលស្រុកជលគីរី", "រដ្ឋបាលឃុំកោះថ្កូវ"),
    number="០៨៦/២៦",
    footer=(("ផែនការលេខ ", code("040202-2027-2029")), english("Plan 040202-2027-2029"), "បន្ទាត់បី"),
    qr=QR,
    running=("ក្បាលទំព័រ", "ឃុំកោះថ្កូវ"),
    author="ឃុំកោះថ្កូវ",
)
COLUMNS = [Column(20), Column(145)]


def signatures():
    return Signatures(
        [
            Signer("បានឃើញ និងឯកភាព", "មេឃុំ", "ហត្ថលេខា និងត្រា", "ជា សុវណ្ណ", (DATE_TO_WRITE,)),
            Signer("បានពិនិត្យ", "ស្មៀនឃុំ", "ហត្ថលេខា និងឈ្មោះ", "", (DATE_TO_WRITE,)),
            Signer("អ្នកធ្វើតារាង", "អនុប្រធានគណៈកម្មាធិការ", "ហត្ថលេខា និងឈ្មោះ", "កែវ ចាន់ណារី"),
        ],
        ("ថ្ងៃសុក្រ ១៤កើត", "កោះថ្កូវ ថ្ងៃទី២៥"),
    )


def table(count):
    rows = [line(f"Row{n}", word) for n, word in zip(range(count), HARD_WORDS * 9, strict=False)]
    return Table(COLUMNS, [head("HEAD", "ពាក្យ"), *rows])


def story(count=20):
    return [
        Paragraph(("១. ផ្នែក ", english("Part")), styles.SECTION),
        table(count),
        Boxed((bold("សរុបជាអក្សរ៖ "), "មួយរយ"), styles.AMOUNT, "១០០ រៀល"),
        signatures(),
    ]


def test_everything_of_the_frame_is_on_the_first_page():
    [page] = pages(render(FRAME, [Paragraph("ខ្លឹមសារ", styles.CELL)]))
    for words in (
        *("ព្រះរាជាណាចក្រកម្ពុជា", "ជាតិ សាសនា ព្រះមហាក្សត្រ", *FRAME.chain, "លេខ៖ ០៨៦/២៦"),
        *(FRAME.title, FRAME.subtitle, FRAME.english, "ផែនការលេខ 040202-2027-2029"),
        *("Plan 040202-2027-2029", "បន្ទាត់បី", "ទំព័រ ១ នៃ ១", "ខ្លឹមសារ"),
    ):
        assert words in page


def test_later_pages_have_a_running_head_and_say_which_of_how_many():
    found = pages(render(FRAME, story(80)))
    assert len(found) > 2
    for number, page in enumerate(found[1:], 2):
        assert "ក្បាលទំព័រ" in page
        assert "ព្រះរាជាណាចក្រកម្ពុជា" not in page
        khmer = "០១២៣៤៥៦៧៨៩"
        assert f"ទំព័រ {khmer[number]} នៃ {khmer[len(found)]}" in page


def test_the_same_values_give_the_same_bytes():
    assert render(FRAME, story(50)) == render(FRAME, story(50))


def test_the_file_says_what_it_is_and_in_which_language():
    reader = PdfReader(BytesIO(render(FRAME, story())))
    assert reader.metadata.title == FRAME.title
    assert reader.metadata.author == "ឃុំកោះថ្កូវ"
    assert reader.metadata.creator == "CCWC Desktop"
    assert reader.trailer["/Root"]["/Lang"] == "km"


def test_every_font_with_our_letters_is_embedded_and_readable():
    page = PdfReader(BytesIO(render(FRAME, story()))).pages[0]
    faces = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    ours = [face for face in faces if face["/Subtype"] == "/Type0"]
    assert len(ours) >= 3
    for face in ours:
        [descendant] = face["/DescendantFonts"]
        assert "/FontFile2" in descendant.get_object()["/FontDescriptor"]
        assert "/ToUnicode" in face


def test_the_look_is_told_on_each_page():
    for look, words in (("public", "ឯកសារសាធារណៈ PUBLIC"), ("internal", "ប្រើប្រាស់ផ្ទៃក្នុង INTERNAL")):
        found = pages(render(replace(FRAME, look=look), story(80)))
        assert all(words in page for page in found)
    assert "PUBLIC" not in " ".join(pages(render(FRAME, story())))


def test_a_draft_says_so_and_has_no_code():
    draft = render(replace(FRAME, draft=True), story(80))
    assert all(page.count("DRAFT") == 2 for page in pages(draft))
    assert len(draft) > 0
    image, scale = picture(draft, dpi=200)
    inside = image.crop([int(v * scale) for v in (26, 275.2, 37, 277)])
    assert inside.getextrema()[0] > 200


def test_the_practice_mark_shows_through_the_table():
    marked, scale = picture(render(replace(FRAME, practice=True), story(20)))
    plain, _ = picture(render(FRAME, story(20)))
    area = [int(v * scale) for v in (70, 110, 140, 190)]
    pairs = zip(marked.crop(area).tobytes(), plain.crop(area).tobytes(), strict=True)
    darker = sum(1 for a, b in pairs if b > 250 and 200 < a < 230)
    assert darker > 5000
    assert "PRACTICE" in pages(render(replace(FRAME, practice=True), story(20)))[0]


def test_the_code_is_small_enough_and_drawn_module_by_module():
    rows = qr.modules(QR)
    assert len(rows) <= 29
    image, scale = picture(render(FRAME, story()), dpi=300)
    step = 13 / len(rows)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            point = (25 + (x + 0.5) * step, 274.3 + (y + 0.5) * step)
            assert (image.getpixel(tuple(int(v * scale) for v in point)) < 128) == dark


def test_a_title_of_two_lines_moves_the_sheet_down():
    short = header.title_block("ចំណងជើង", "រង", "English", (25, 190), 165, 62.5)
    long = header.title_block("ចំណងជើង " * 7, "រង", "English", (25, 190), 165, 62.5)
    assert long.bottom - short.bottom == pytest.approx(13.5 * 1.82 / 72 * 25.4, abs=0.1)
    bottoms = [top + p.height / 72 * 25.4 for p, _, top in long.placed]
    tops = [top for _, _, top in long.placed]
    assert all(b <= t + 0.9 for b, t in zip(bottoms, tops[1:], strict=False))


def test_a_chain_line_too_long_moves_the_number_line_down():
    usual = header.chain_block(FRAME.chain, "", "លេខ៖", 25, 35.2, 52.6)
    longer = header.chain_block(("រដ្ឋបាល ខេត្ត " * 5, *FRAME.chain[1:]), "", "លេខ៖", 25, 35.2, 52.6)
    assert longer.placed[-1][2] > usual.placed[-1][2] + 5
    assert longer.bottom > usual.bottom + 5


@pytest.mark.parametrize("count", range(14, 34))
def test_signatures_never_stand_alone(count):
    found = pages(render(FRAME, [table(count), signatures()]))
    assert f"Row{count - 1} " in found[-1]
    assert "អ្នកធ្វើតារាង" in found[-1]
    joined = " ".join(found)
    assert [joined.count(f"Row{n} ") for n in range(count)] == [1] * count


@pytest.mark.parametrize("count", range(10, 40, 3))
def test_signatures_take_the_last_lines_of_a_text_along(count):
    text = "\n".join(f"Line{n}" for n in range(count))
    found = pages(render(FRAME, [Paragraph(text, styles.FORM), gap(3), signatures()]))
    assert f"Line{count - 1} " in found[-1]
    assert f"Line{count - 2} " in found[-1]


@pytest.mark.parametrize(("count", "above"), [(4, 15), (26, 1), (26, 27), (34, 20)])
def test_a_stack_stays_whole_before_signatures_while_both_fit_on_a_page(count, above):
    stack = Stack([Paragraph(f"Note{n} x", styles.FORM) for n in range(count)])
    found = pages(render(FRAME, [table(above), stack, signatures()]))
    assert f"Note{count - 1} " in found[-1]
    assert ("Note0 " in found[-1]) is (count == 4)


def test_signatures_alone_are_a_sheet_too():
    assert len(pages(render(FRAME, [signatures()]))) == 1


@pytest.mark.parametrize("count", range(25, 33))
def test_a_heading_never_ends_a_page(count):
    heading = Paragraph("ចំណងផ្នែក", styles.SECTION)
    found = pages(render(FRAME, [table(count), heading, table(9)]))
    holder = next(page for page in found if "ចំណងផ្នែក" in page)
    assert "HEAD" in holder.split("ចំណងផ្នែក")[1]


def test_the_names_of_all_signers_stand_on_one_line():
    block = signatures()
    block.wrap(400, 1000)
    columns = [sum(p.height for p in column) for column in block._columns]
    assert block._name_top >= block._column_top + max(columns) + 35 / 25.4 * 72 - 0.01


def test_a_landscape_sheet_and_a_poster_fit_their_paper():
    for paper, size in ((LANDSCAPE, (297, 210)), (POSTER, (297, 420))):
        reader = PdfReader(BytesIO(render(replace(FRAME, paper=paper), story())))
        box = reader.pages[0].mediabox
        assert (round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) == size


def test_an_english_edition_speaks_english():
    words = replace(FRAME, words=ENGLISH, title="Ranked priorities", subtitle="")
    [page] = pages(render(words, [Paragraph("x", Style())]))
    for text in ("KINGDOM OF CAMBODIA", "Nation Religion King", "No.: ", "Page 1 of 1"):
        assert text in page


def test_a_sheet_without_a_frame_is_its_story_alone():
    frame = PageFrame("", header=False, page_numbers=False)
    assert pages(render(frame, [Paragraph("អរគុណ", Style())])) == ["អរគុណ"]


def test_neighbours_and_codes_stand_beside_each_other():
    pair = SideBySide([Paragraph("ឆ្វេង", Style()), QrCode(QR)], [80, 80])
    assert "ឆ្វេង" in pages(render(FRAME, [pair, PageBreak(), Paragraph("ក", Style())]))[0]


def test_nothing_is_printed_nearer_than_nine_mm_to_an_edge():
    pdf = render(replace(FRAME, look="internal", draft=True), story(80))
    for number in range(2):
        image, scale = picture(pdf, number)
        box = image.point(lambda grey: 255 * (grey < 250)).getbbox()
        sides = (box[0], box[1], image.width - box[2], image.height - box[3])
        assert min(sides) / scale >= 9
