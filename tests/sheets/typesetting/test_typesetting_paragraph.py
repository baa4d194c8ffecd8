import pytest
from pdf_reading import HARD_WORDS, bare, pages, pages_by_pdfium

from ccwc_desktop.language import words
from ccwc_desktop.sheets.typesetting import MM, Paragraph, Style, bold, code, english, lines
from ccwc_desktop.sheets.typesetting.breaking import pieces

TEXT = (
    "កុមារអាយុ ៦–១៤ឆ្នាំ ចំនួន ៨៦ នាក់ មិនបានចូលរៀន ភាគច្រើនជាកុមារក្នុងគ្រួសារក្រីក្រ និងគ្រួសារធ្វើចំណាកស្រុក។ "
    "គណៈកម្មាធិការត្រូវពន្យល់ហេតុផលប្រាប់កុមារវិញ (ស្រី ៩៧ នាក់) នៅថ្ងៃទី១៥ ខែកញ្ញា ឆ្នាំ២០២៦។ "
)
STYLE = Style(size=10)


def texts(paragraph):
    return [
        "".join(part.text for word in line.words for part in word.parts) for line in paragraph.lines
    ]


@pytest.mark.parametrize("width", [18, 30, 47, 80, 165])
def test_no_line_is_wider_than_its_room(width):
    for line in Paragraph(TEXT * 2, STYLE).set_to(width * MM).lines:
        assert line.width <= width * MM + 0.01


@pytest.mark.parametrize("width", [30, 47, 80])
def test_lines_end_only_where_a_line_may_end(width):
    text, found = pieces(words.add_breaks(TEXT.strip()))
    legal = {text[: piece.end].replace(" ", "") for piece in found}
    read = ""
    for line in Paragraph(TEXT.strip(), STYLE).set_to(width * MM).lines:
        read += "".join(p.text for w in line.words for p in w.parts).replace(" ", "")
        assert read in legal


def test_a_word_too_long_for_its_room_is_cut_between_clusters():
    word = "ស្ត្រី\u2060" * 30
    paragraph = Paragraph(word, STYLE).set_to(20 * MM)
    assert len(paragraph.lines) > 3
    assert all(len(line) % len("ស្ត្រី") == 0 for line in texts(paragraph))
    assert "".join(texts(paragraph)) == "ស្ត្រី" * 30


def test_hard_words_are_read_back_exactly():
    pdf = bare([Paragraph(word, STYLE) for word in HARD_WORDS])
    assert " ".join(pages(pdf)).split() == HARD_WORDS
    assert " ".join(pages_by_pdfium(pdf)).split() == HARD_WORDS


def test_a_sentence_with_bold_english_and_codes_is_read_back_exactly():
    content = ("កែលំដាប់៖ ", bold("ស្ត្រី និងកុមារ"), " ", english("Women"), " ", code("P02"), " ☑ ▲")
    pdf = bare([Paragraph(content, STYLE)])
    assert pages(pdf) == ["កែលំដាប់៖ ស្ត្រី និងកុមារ Women P02 ☑ ▲"]


def test_a_letter_nobody_can_draw_does_not_stop_the_sheet():
    assert pages_by_pdfium(bare([Paragraph("ក漢ខ", STYLE)])) == ["ក漢ខ"]


def test_the_line_box_is_seventeen_tenths_of_the_size():
    line = Paragraph("កុមារ", STYLE).set_to(300).lines[0]
    assert (line.above, line.below) == pytest.approx((11.3, 5.7))


def test_an_english_line_is_lower_than_a_khmer_one():
    khmer, latin = Paragraph(("កុមារ", english("\nChildren", 6)), STYLE).set_to(300).lines
    assert khmer.above + khmer.below == pytest.approx(17)
    assert latin.above + latin.below == pytest.approx(7.8)


def test_english_gets_smaller_then_goes_before_it_breaks():
    content = ("ក", english("\nSource", 6))
    wide = lines.words(english("Source", 6), STYLE)[0].width
    assert len(Paragraph(content, STYLE).set_to(wide * 0.9).lines) == 2
    assert texts(Paragraph(content, STYLE).set_to(wide * 0.6)) == ["ក"]


def test_the_lines_after_the_first_hang():
    paragraph = Paragraph(TEXT, Style(size=10, hang=20)).set_to(80 * MM)
    assert all(line.width <= 60 * MM for line in paragraph.lines[1:])
    assert paragraph.lines[0].width > 60 * MM


@pytest.mark.parametrize("room", range(0, 14))
def test_a_split_leaves_no_lonely_line(room):
    paragraph = Paragraph(TEXT * 2, STYLE).set_to(80 * MM)
    count = len(paragraph.lines)
    parts = paragraph.split(80 * MM, room * 17)
    sizes = [len(part.set_to(80 * MM).lines) for part in parts]
    assert not parts or (min(sizes) >= 2 and sum(sizes) == count)
    read = [text for part in parts for text in texts(part)]
    assert read in ([], texts(paragraph))


def test_a_paragraph_of_three_lines_is_never_split():
    paragraph = Paragraph("ក\nខ\nគ", STYLE).set_to(80 * MM)
    assert paragraph.split(80 * MM, 40) == []


def test_a_long_text_runs_over_pages_and_loses_nothing():
    pdf = bare([Paragraph(TEXT * 40, STYLE)])
    found = pages(pdf)
    assert len(found) > 1
    joined = "".join("".join(found).split())
    assert joined == "".join((TEXT * 40).split())
