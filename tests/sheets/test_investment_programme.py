"""S05, the three-year programme on paper: all projects, exact sums, support, many pages."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from ccwc_desktop.domain import programme
from ccwc_desktop.domain.projects import Output, Project
from ccwc_desktop.services import sheets
from ccwc_desktop.services.sheets import Subject

Words = Callable[[bytes], list[str]]


def drawn(subject: Subject, language: str = "en") -> bytes:
    (made,) = sheets.draw(subject, ["cip-three-year"], language=language)  # type: ignore[arg-type]
    return made.pdf


def squeezed(pages: list[str]) -> str:
    return re.sub(r"\s+", "", " ".join(pages))


def with_projects(subject: Subject, *projects: Project) -> Subject:
    return replace(subject, plan=replace(subject.plan, projects=projects))


def spaced(amount: int) -> str:
    return squeezed([f"{amount:,}".replace(",", "")])


def test_every_project_and_every_sum_stands_on_the_sheet(
    frozen: Subject, words_of_page: Words
) -> None:
    text = squeezed(words_of_page(drawn(frozen)))
    told = programme.programme_of(frozen.plan)
    assert len(told.sectors) > 2
    for sector in told.sectors:
        assert spaced(sector.cost) in text
        for entry in sector.entries:
            assert squeezed([entry.project.name("en")]) in text
    assert spaced(told.cost) in text
    assert all(spaced(amount) in text for amount in told.by_year.values())


def test_support_has_its_sign_its_words_and_its_partner(
    frozen: Subject, words_of_page: Words
) -> None:
    first, *_others = frozen.plan.projects
    promised = replace(first, support="promised", partner="Partner of children")
    text = " ".join(words_of_page(drawn(with_projects(frozen, promised))))
    assert "with promised support" in text
    assert "Partner of children" in text


def test_amounts_of_ten_digits_are_told_in_thousands_and_lose_nothing(
    frozen: Subject, words_of_page: Words
) -> None:
    first, *others = frozen.plan.projects
    line = replace(first.lines[0], quantity=Decimal(1), unit_price=1_234_567_891)
    text = squeezed(words_of_page(drawn(with_projects(frozen, replace(first, lines=(line,))))))
    assert "(thousandriel)" in text
    assert "1234567.891" in text
    assert "(thousandriel)" not in squeezed(words_of_page(drawn(with_projects(frozen, *others))))


@pytest.mark.parametrize("language", ["km", "en"])
def test_sixty_projects_go_over_pages_and_none_is_lost(
    frozen: Subject, words_of_page: Words, language: str
) -> None:
    first = frozen.plan.projects[0]
    outputs = (Output("របងស្រះសម្រាប់សុវត្ថិភាពកុមារតូច", Decimal("2.5"), "កន្លែង"),) * 3
    many = [
        replace(first, uid=f"p{n}", number=n, name_km=f"គម្រោងទី{n}ខ", name_en=f"Work {n} x",
                outputs=outputs, lines=())
        for n in range(1, 61)
    ]  # fmt: skip
    pages = words_of_page(drawn(with_projects(frozen, *many), language))
    text = squeezed(pages)
    assert len(pages) > 4
    for n in range(1, 61):
        assert (f"គម្រោងទី{n}ខ" if language == "km" else f"Work{n}x") in text


def test_a_line_without_a_year_is_told_below_the_table(
    frozen: Subject, words_of_page: Words
) -> None:
    first = replace(frozen.plan.projects[0], year=None)
    lines = tuple(replace(each, year=None) for each in first.lines)
    text = " ".join(words_of_page(drawn(with_projects(frozen, replace(first, lines=lines)))))
    assert "has no year of this programme yet" in text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "marks", "listed"),
    [
        ("en", "project02·objective2", "plan2023–2027:1=Childrenaresafe"),
        ("km", "គម្រោង០២·គោលបំណង២", "ឆ្នាំ២០២៣–២០២៧៖១=កុមារមានសុវត្ថិភាព"),
    ],
)
def test_a_project_shows_its_number_and_the_objective_it_serves(
    frozen: Subject, words_of_page: Words, language: str, marks: str, listed: str
) -> None:
    text = squeezed(words_of_page(drawn(frozen, language)))
    assert marks in text
    assert listed in text
    unserved = replace(frozen.plan.projects[0], cdp_objective="")
    text = squeezed(words_of_page(drawn(with_projects(frozen, unserved), language)))
    assert "bjective" not in text
    assert "គោលបំណង" not in text


def test_what_goes_with_the_signatures_is_no_note_of_the_table(
    frozen: Subject, words_of_page: Words
) -> None:
    first = replace(frozen.plan.projects[0], partner="")
    for project, closing in ((first, "Objectives"), (replace(first, cdp_objective=""), "Sources")):
        pages = words_of_page(drawn(with_projects(frozen, *[project] * 2)))
        assert len(pages) == 2
        assert "never added up" in " ".join(pages[0].split())
        assert closing in pages[1]
