import pytest
from pdf_reading import HARD_WORDS

from ccwc_desktop.sheets.typesetting import fonts, marks, shaping, spans

FAMILIES = [
    (family, bold) for family in (fonts.BODY, fonts.TITLE, fonts.LATIN) for bold in (False, True)
]
SIGNS = "០១២៣៤៥៦៧៨៩ ។ ៕ ៖ ៗ ៛ « » “ ” ‘ ’ – — … • · × ≥ < % ( ) ☐ ☑ ✓ ▲ ● ◐ ○ abc XYZ 0123"


@pytest.mark.parametrize(("family", "bold"), FAMILIES)
def test_no_face_ever_shows_its_empty_box(family, bold):
    for word in [*HARD_WORDS, SIGNS, "漢字 \U0001f600 \ue000", "\u17b6", "\u17d2", "ក\u17d2"]:
        for run in shaping.shape(word, family, bold).runs:
            assert all(glyph.id for glyph in run.glyphs), word


@pytest.mark.parametrize(("family", "bold"), FAMILIES)
def test_the_letters_of_the_glyphs_joined_are_the_word(family, bold):
    for word in [*HARD_WORDS, SIGNS, "ភូមិ ABC ៣–៥ឆ្នាំ"]:
        shaped = shaping.shape(word, family, bold)
        letters = "".join(glyph.text for run in shaped.runs for glyph in run.glyphs)
        assert letters.replace("\u200b", "") == word == shaped.text


@pytest.mark.parametrize(("family", "bold"), FAMILIES[:4])
def test_all_ink_stays_inside_the_line_box(family, bold):
    above, below = spans.BOXES[family]
    for word in HARD_WORDS:
        for run in shaping.shape(word, family, bold).runs:
            for glyph in run.glyphs:
                low, high = fonts.face(run.face).extremes(glyph.id)
                assert high + glyph.dy <= above * 1000, word
                assert low + glyph.dy >= -below * 1000, word


def test_a_letter_missing_in_a_face_comes_from_the_next_one():
    faces = [run.face for run in shaping.shape("ឆ្នាំ២០២៧–២០២៩", fonts.TITLE, False).runs]
    assert faces == ["Moul-Regular", "KantumruyPro-Bold", "Moul-Regular"]


def test_tick_boxes_and_triangles_are_drawn_signs():
    [run] = shaping.shape("☐", fonts.BODY, False).runs
    assert run.face == marks.NAME


def test_letters_nobody_can_draw_are_named():
    assert shaping.unprintable("កុមារ ☑ – abc ៛") == ""
    assert shaping.unprintable("កុមារ漢 字漢") == "漢字"


def test_invisible_signs_take_no_room():
    plain = shaping.width("កុមារី", fonts.BODY, False, 10)
    assert shaping.width("កុ\u200bមារី\u2060", fonts.BODY, False, 10) == plain


def test_a_no_break_space_is_as_wide_as_a_space():
    spaced = shaping.width("១ ០០០", fonts.BODY, False, 10)
    assert shaping.width("១\u00a0០០០", fonts.BODY, False, 10) == spaced
