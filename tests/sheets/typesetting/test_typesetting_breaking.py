import pytest

from ccwc_desktop.language import words
from ccwc_desktop.sheets.typesetting import breaking


def parts(marked):
    text, found = breaking.pieces(marked)
    return [text[piece.start : piece.end] for piece in found]


def test_lines_may_end_at_marks_and_spaces():
    assert parts("កុមារ\u200bក្រីក្រ និង\u200bស្ត្រី") == ["កុមារ", "ក្រីក្រ", "និង", "ស្ត្រី"]


@pytest.mark.parametrize(
    "whole",
    [
        "៥\u200bឆ្នាំ",
        "ថ្ងៃទី\u200b១៥",
        "ឆ្នាំ\u200b២០២៧",
        "៣–\u200b៥",
        "ល្អ\u200bៗ",
        "ការងារ\u200b។",
        "(\u200bស្រី\u200b)",
        "ក\u200b\u17d2ក",
        "១៥ កញ្ញា ២០២៦",
        "១២៨ ៦៩០ ០០០",
        "< ៥",
        "ឃុំ\u2060\u200bថ្កូវ",
    ],
)
def test_some_places_never_part(whole):
    assert len(parts(whole)) == 1


def test_a_line_may_end_behind_a_dash_or_dot_not_before_it():
    assert parts("១ មករា ២០២៧ – ៣០ មិថុនា ២០២៨") == ["១ មករា ២០២៧ –", "៣០ មិថុនា ២០២៨"]
    assert parts("ឃុំ · ភូមិ") == ["ឃុំ ·", "ភូមិ"]


def test_four_digits_after_a_number_are_no_thousands():
    assert parts("លេខ១ ២០២៧") == ["លេខ១", "២០២៧"]


def test_a_newline_starts_a_line_and_empty_lines_stay():
    _, found = breaking.pieces("ក\n\nខ")
    assert [piece.newline for piece in found] == [False, True, True]


def test_text_that_brings_its_marks_keeps_them():
    assert breaking.marked("កុមារ\u200bក្រីក្រ") == "កុមារ\u200bក្រីក្រ"


def test_text_without_marks_gets_those_of_the_segmenter():
    text = "កុមារក្នុងគ្រួសារក្រីក្រមិនបានចូលរៀន"
    assert breaking.marked(text) == words.add_breaks(text)
    assert len(parts(breaking.marked(text))) > 3


def test_a_long_typed_text_inside_a_marked_sentence_gets_marks_too():
    typed = "កុមារក្នុងគ្រួសារក្រីក្រមិនបានចូលរៀន"
    assert len(parts(breaking.marked("បញ្ហា\u200b" + typed))) > 4


def test_an_emergency_break_falls_between_clusters():
    text = "ស្ត្រីស្ត្រី"
    assert breaking.emergency(text, len(text) - 1) == len("ស្ត្រី")
    assert breaking.emergency(text, 1) == len("ស្ត្រី")


def test_an_emergency_break_leaves_no_closing_sign_for_the_next_line():
    assert breaking.emergency("កខគ)", 3) == 2


def test_a_name_that_must_be_cut_is_cut_between_its_words():
    name = "ស្វាយជ្រុំកណ្តាលខាងលិច"
    assert name[: breaking.emergency(name, len(name) - 1)] == "ស្វាយជ្រុំកណ្តាល"
