"""The English edition: whole words, one face, and heads that do not meet."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest

from ccwc_desktop.services import sheets
from ccwc_desktop.services.sheets import Subject

Words = Callable[[bytes], list[str]]
HEADS = {
    "ranked-priorities": ("Rank", "Villages", "Score", "Children's", "Who can"),
    "project-sheet": ("Project code", "Quantity", "Unit price", "Amount", "Source of funds"),
    "budget-proposal": ("Chapter", "Quantity", "Source", "Unit price", "Code", "Ceiling", "Qtr"),
}
MM = 72 / 25.4


def running_heads(pdf: bytes) -> Iterator[list[tuple[float, float]]]:
    """The left and right ends (points) of the texts in the running head of each later page."""
    document = pypdfium2.PdfDocument(pdf)
    for number in range(1, len(document)):
        page = document[number]
        text = page.get_textpage()
        height = page.get_height()
        boxes = [text.get_rect(n) for n in range(text.count_rects())]
        ends = [(left, right) for left, low, right, _top in boxes if low > height - 16 * MM]
        yield sorted(ends)
    document.close()


@pytest.mark.parametrize("key", HEADS)
def test_no_head_is_broken_inside_a_word(frozen: Subject, words_of_page: Words, key: str) -> None:
    for each in sheets.draw(frozen, [key], language="en"):
        text = " ".join(words_of_page(each.pdf))
        assert [head for head in HEADS[key] if head not in text] == [], each.file_name


def test_names_of_villages_are_whole(frozen: Subject, words_of_page: Words) -> None:
    (made,) = sheets.draw(frozen, ["ranked-priorities"], language="en")
    text = " ".join(words_of_page(made.pdf)).replace("\u00a0", " ")
    shown = [village.name_en for village in frozen.plan.villages if village.name_en in text]
    assert {"Phka Sbai Rueang", "Phka Rumduol", "Phka Angkear Dei"} <= set(shown)


def test_the_name_of_every_office_stands_on_one_line(frozen: Subject, words_of_page: Words) -> None:
    for each in sheets.draw(frozen, ["budget-proposal"], language="en"):
        lines = words_of_page(each.pdf)[0].replace("\u00a0", " ").splitlines()
        for office in ("Lumhat province", "Kumru Seksa district", "Kumru Doung commune"):
            assert any(line.strip() == f"Administration of {office}" for line in lines)


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize(
    "name", ["ខ្លី", "ឃុំដែលមានឈ្មោះវែងណាស់ក្នុងស្រុកឆ្ងាយ", "Very Long Name of a Commune"]
)
def test_the_words_of_a_running_head_never_meet(frozen: Subject, language: str, name: str) -> None:
    commune = replace(frozen.commune, name_km=name, name_en=name)
    subject = replace(frozen, commune=commune)
    for public in (False, True):
        for each in sheets.draw(subject, public=public, language=language):  # type: ignore[arg-type]
            width = sheets.page_sizes(each.pdf)[0][0]
            for ends in running_heads(each.pdf):
                assert ends
                assert ends[-1][1] <= width - 20 * MM + 1, each.file_name
                gaps = [after[0] - before[1] for before, after in pairwise(ends)]
                assert all(gap > -1 for gap in gaps), each.file_name


def test_latin_words_stand_in_one_face(frozen: Subject) -> None:
    for each in sheets.draw(frozen, ["budget-proposal"], language="en"):
        assert b"Moul" not in each.pdf
        assert b"KantumruyPro-Bold" in each.pdf


def test_the_khmer_edition_keeps_its_titles(frozen: Subject) -> None:
    (made,) = sheets.draw(frozen, ["ranked-priorities"])
    assert b"Moul-Regular" in made.pdf


def test_words_of_the_committee_are_printed_as_they_were_written(
    frozen: Subject, words_of_page: Words
) -> None:
    (made,) = sheets.draw(frozen, ["ranked-priorities"], language="en")
    text = "".join(" ".join(words_of_page(made.pdf)).split())
    cause = frozen.plan.problems[0].cause
    assert "".join(cause.split()).rstrip("។") in text


def test_practice_is_told_in_both_languages(frozen: Subject, words_of_page: Words) -> None:
    for each in sheets.draw(frozen, language="en"):
        for page in words_of_page(each.pdf):
            assert "PRACTICE" in page
            assert "EXERCISE" not in page
            assert "Translation" in words_of_page(each.pdf)[0]
