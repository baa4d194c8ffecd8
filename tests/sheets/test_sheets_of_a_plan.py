"""The three sheets of the practice plan: what stands on them, and what must not."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from ccwc_desktop.domain import budget
from ccwc_desktop.services import sheets
from ccwc_desktop.services.sheets import Subject

Words = Callable[[bytes], list[str]]
GREY = re.compile(r"\s+")


def squeezed(text: str) -> str:
    return GREY.sub("", text)


def drawn(subject: Subject, key: str, **options: object) -> list[bytes]:
    return [each.pdf for each in sheets.draw(subject, [key], **options)]  # type: ignore[arg-type]


def test_ranked_priorities_stand_in_the_decided_order(
    frozen: Subject, words_of_page: Words
) -> None:
    (pdf,) = drawn(frozen, "ranked-priorities")
    text = squeezed(" ".join(words_of_page(pdf)))
    ready = [p for p in frozen.plan.problems if p.mandate not in ("", "referral")]
    places = [text.find(squeezed(p.title_km)) for p in ready if squeezed(p.title_km) in text]
    assert len(places) >= 6
    assert "តារាងលំដាប់អាទិភាពកុមារ" in text
    assert "ព្រះរាជាណាចក្រកម្ពុជា" in text
    assert "កែលំដាប់" in text


def test_a_referred_case_is_on_no_sheet(frozen: Subject, words_of_page: Words) -> None:
    (referred,) = [p for p in frozen.plan.problems if p.mandate == "referral"]
    for each in sheets.draw(frozen):
        text = squeezed(" ".join(words_of_page(each.pdf)))
        assert squeezed(referred.title_km) not in text, each.file_name


def test_the_public_edition_hides_the_villages_of_sensitive_problems(
    frozen: Subject, words_of_page: Words
) -> None:
    (official,) = drawn(frozen, "ranked-priorities")
    (public,) = drawn(frozen, "ranked-priorities", public=True)
    assert "មិនបង្ហាញ" not in squeezed(" ".join(words_of_page(official)))
    shown = squeezed(" ".join(words_of_page(public)))
    assert "មិនបង្ហាញ" in shown
    assert "ឯកសារសាធារណៈ" in shown


@pytest.mark.parametrize("language", ["km", "en"])
def test_every_page_says_which_plan_it_is(
    frozen: Subject, words_of_page: Words, language: str
) -> None:
    for each in sheets.draw(frozen, language=language):  # type: ignore[arg-type]
        pages = words_of_page(each.pdf)
        for page in pages:
            assert "990101-2027-2029" in page, each.file_name
            assert frozen.check_code in page
            assert "PRACTICE" in page


def test_a_draft_has_no_code(draft: Subject, words_of_page: Words) -> None:
    for each in sheets.draw(draft):
        text = " ".join(words_of_page(each.pdf))
        assert "DRAFT" in text
        assert "check" not in text.lower()
        assert "_draft_" in each.file_name


def test_the_budget_of_a_year_adds_up_on_paper(frozen: Subject, words_of_page: Words) -> None:
    for each in sheets.draw(frozen, ["budget-proposal"], language="en"):
        year = int(each.file_name.split("_S04_")[1][:4])
        amount = sum(
            line.amount
            for project in frozen.plan.projects
            for line in project.lines
            if (line.year or project.year) == year
        )
        said = f"{amount:,}".replace(",", " ")
        text = " ".join(words_of_page(each.pdf)).replace("\u00a0", " ")
        assert text.count(said) >= 4, each.file_name  # grand total, box, by source, by chapter


def test_one_sheet_a_project_with_its_lines_and_total(
    frozen: Subject, words_of_page: Words
) -> None:
    made = sheets.draw(frozen, ["project-sheet"], language="en")
    assert len(made) == len(frozen.plan.projects)
    for project, each in zip(frozen.plan.projects, made, strict=True):
        text = " ".join(words_of_page(each.pdf)).replace("\u00a0", " ")
        said = f"{budget.project_total(project):,}".replace(",", " ")
        assert said in text, project.name_en


def test_a_small_count_of_children_with_disability_is_hidden(
    frozen: Subject, words_of_page: Words
) -> None:
    first, *others = frozen.plan.projects
    few = replace(first, with_disability=3)
    subject = replace(frozen, plan=replace(frozen.plan, projects=(few, *others)))
    pdf = drawn(subject, "project-sheet", language="en")[0]
    assert "< 5" in " ".join(words_of_page(pdf)).replace("\u00a0", " ")


def test_a_line_without_a_source_is_shown_as_a_gap(frozen: Subject, words_of_page: Words) -> None:
    first, *others = frozen.plan.projects
    bare = replace(first, lines=tuple(replace(line, funding=()) for line in first.lines))
    subject = replace(frozen, plan=replace(frozen.plan, projects=(bare, *others)))
    pdf = drawn(subject, "project-sheet")[0]
    assert "ខ្វះ" in squeezed(" ".join(words_of_page(pdf)))


def test_the_same_version_gives_the_same_bytes(frozen: Subject) -> None:
    assert [each.pdf for each in sheets.draw(frozen)] == [each.pdf for each in sheets.draw(frozen)]


def test_file_names_tell_plan_version_sheet_and_language(frozen: Subject) -> None:
    names = [each.file_name for each in sheets.draw(frozen, public=True)]
    assert names[0] == "990101_2027_v1_S01-public_km.pdf"
    assert "990101_2027_v1_S04_2027_km.pdf" in names


def test_long_words_of_a_committee_do_not_break_a_sheet(
    frozen: Subject, words_of_page: Words
) -> None:
    first, *others = frozen.plan.projects
    text = "កុមារ និងស្ត្រីទាំងអស់ក្នុងភូមិ " * 200
    long = replace(first, objective=text, maintenance=text, name_km="គម្រោង" * 60)
    subject = replace(frozen, plan=replace(frozen.plan, projects=(long, *others)))
    pdf = drawn(subject, "project-sheet")[0]
    assert 3 <= len(PdfReader(BytesIO(pdf)).pages) <= 8
