"""S07, figures by village: what stands on it for whom, and what cannot be worked out from it."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from ccwc_desktop.domain import situation
from ccwc_desktop.domain.situation import Figure
from ccwc_desktop.language import Language, digits
from ccwc_desktop.services import sheets
from ccwc_desktop.services.sheets import Subject
from ccwc_desktop.sheets import typesetting

Words = Callable[[bytes], list[str]]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", "", text)


def drawn(subject: Subject, key: str = "village-figures", **options: object) -> bytes:
    (made,) = sheets.draw(subject, [key], **options)  # type: ignore[arg-type]
    return made.pdf


def told(subject: Subject, code: str, *numbers: int) -> Subject:
    """The plan with these numbers of an indicator by village, and no others of it."""
    plan = subject.plan
    kept = [each for each in plan.figures if each.indicator != code]
    villages = sorted(village.code for village in plan.villages)
    sexes = ("f", "m") if subject.catalogue[code].split == "fmt" else ("t",)
    added = [
        Figure(code, village, 2025, sex, Decimal(number if sex in "ft" else 0), "cdb")
        for village, number in zip(villages, numbers, strict=True)
        for sex in sexes
    ]
    return replace(subject, plan=replace(plan, figures=(*kept, *added)))


NUMBERS = (3, 8, 12, 15, 21, 0, 30, 14, 13, 17)


def test_every_village_has_its_row_by_code_and_the_total_is_their_sum(
    frozen: Subject, words_of_page: Words
) -> None:
    text = squeezed(" ".join(words_of_page(drawn(frozen))))
    villages = sorted(frozen.plan.villages, key=lambda each: each.code)
    at = [text.index(squeezed(each.name_km)) for each in villages]
    assert at == sorted(at)
    known = situation.table(
        2025,
        frozen.plan.commune,
        [each.code for each in villages],
        frozen.catalogue,
        frozen.plan.figures,
    )
    people = situation.value(known, "POPULATION", frozen.plan.commune, "t")
    assert people is not None
    assert squeezed(digits.number(people, "km")) in text


def test_the_public_paper_hides_a_small_number_and_one_more(
    frozen: Subject, words_of_page: Words
) -> None:
    subject = told(frozen, "DIS-1", *NUMBERS)
    page = words_of_page(drawn(subject, public=True, language="en"))[0]
    cells = page.replace("\u00a0", " ")
    rows = [
        line for line in cells.splitlines() if line.startswith(("Phka Ch", "Phka Ru", "Phka Ml"))
    ]
    assert [row.split(" – ")[-1] for row in rows[:3]] == ["< 5", "5–9", "12"]
    assert "Total 1 292" in cells
    assert "– 133" in cells
    assert "cannot be worked out" in re.sub(r"\s+", " ", page)
    official = re.sub(r"\u00a0", " ", words_of_page(drawn(subject, language="en"))[0])
    assert "< 5" not in official
    assert "5–9" not in official


def test_full_numbers_are_for_the_office_only(frozen: Subject, words_of_page: Words) -> None:
    subject = told(frozen, "DIS-1", *NUMBERS)
    (made,) = sheets.draw(subject, ["village-figures-full"])
    assert made.file_name.endswith("_S07-internal_km.pdf")
    pages = words_of_page(made.pdf)
    assert all("ប្រើប្រាស់ផ្ទៃក្នុង" in squeezed(page) for page in pages)
    assert all("មិនត្រូវផ្សព្វផ្សាយជាសាធារណៈ" in squeezed(page) for page in pages)
    assert "ហាមបិទផ្សាយ" in squeezed(pages[0])
    assert "<៥" not in squeezed(" ".join(pages))


def test_the_package_has_no_sheet_for_the_office_only(frozen: Subject) -> None:
    keys = sheets.for_the_district(frozen)
    assert "village-figures" in keys
    assert not {"village-figures-full", "figures-form"} & set(keys)
    names = {each.file_name for each in sheets.draw(frozen, keys)}
    assert not any("internal" in name for name in names)


def test_for_the_public_nothing_of_the_office_is_drawn(frozen: Subject) -> None:
    named = {each.file_name for each in sheets.draw(frozen, public=True)}
    assert "990101_2027_v1_S07-public_km.pdf" in named
    assert not any("internal" in each for each in named)
    assert any("internal" in each.file_name for each in sheets.draw(frozen))


def test_a_form_comes_only_when_it_is_asked_for(frozen: Subject) -> None:
    assert "figures-form" not in {each.key for each in sheets.chosen(frozen)}
    assert [each.key for each in sheets.chosen(frozen, ["figures-form"])] == ["figures-form"]


@pytest.mark.parametrize("language", ["km", "en"])
def test_numbers_of_the_charts_are_text(
    frozen: Subject, words_of_page: Words, language: Language
) -> None:
    pages = words_of_page(drawn(frozen, public=True, language=language))
    text = squeezed(" ".join(pages))
    assert "/".join(digits.localise(each, language) for each in ("45", "74")) in text
    assert digits.localise("60", language) in text


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("key", ["village-figures", "village-figures-full", "figures-form"])
def test_no_sign_is_missing_in_the_fonts(
    frozen: Subject, words_of_page: Words, key: str, language: Language
) -> None:
    for page in words_of_page(drawn(frozen, key, language=language)):
        assert typesetting.unprintable(page.replace("\n", "")) == ""
        assert "\ufffd" not in page
        assert "\u25a1" not in page


def test_what_nobody_knows_is_a_dash_and_explained(frozen: Subject, words_of_page: Words) -> None:
    page = words_of_page(drawn(frozen, language="en"))[0]
    assert "–" in page
    assert "it is not zero" in page


def test_only_fifteen_of_many_villages_are_in_a_chart(
    frozen: Subject, words_of_page: Words
) -> None:
    plan = frozen.plan
    first = plan.villages[0]
    more = tuple(replace(first, code=f"990101{n:02d}", name_en=f"Village{n}") for n in range(1, 25))
    figures = tuple(
        Figure("FAMILIES", each.code, 2025, "t", Decimal(100 + n), "cdb")
        for n, each in enumerate(more)
    ) + tuple(
        Figure("LATRINES", each.code, 2025, "t", Decimal(40 + n), "cdb")
        for n, each in enumerate(more)
    )
    subject = replace(frozen, plan=replace(plan, villages=more, figures=figures))
    pages = words_of_page(drawn(subject, public=True, language="en"))
    text = " ".join(pages)
    assert "Only the 15 villages" in text
    # 100 + n families, 60 without a latrine each: the share falls with the number of the village
    assert len(re.findall(r"Village1\b", text)) == 2
    assert len(re.findall(r"Village15\b", text)) == 2
    assert len(re.findall(r"Village16\b", text)) == 1


def test_the_form_asks_in_the_order_of_the_catalogue_and_shows_last_year(
    frozen: Subject, words_of_page: Words
) -> None:
    text = squeezed(" ".join(words_of_page(drawn(frozen, "figures-form", language="en"))))
    plan = frozen.plan
    villages = [each.code for each in plan.villages]
    table = situation.table(2025, plan.commune, villages, frozen.catalogue, plan.figures)
    asked = [
        each
        for section in frozen.sections
        for code in situation.wanted(table)
        if (each := frozen.catalogue[code]).section == section and not each.counted_once
    ]
    assert len(asked) > 20
    at = -1
    for each in asked:
        found = text.find(squeezed(each.name_en), at + 1)
        assert found > at, each.code
        at = found
    unasked = next(
        each
        for each in frozen.catalogue.values()
        if not (each.core or each.derived) and each.code not in situation.wanted(table)
    )
    assert squeezed(unasked.name_en) not in text
    assert "Write0whentherearenone" in text
    assert "បើគ្មានសូមសរសេរ០" in text
    assert "214" in text  # families of 2025 in one village


def test_last_years_number_of_what_is_sensitive_does_not_go_around(
    frozen: Subject, words_of_page: Words
) -> None:
    code = "PRO-5"
    assert frozen.catalogue[code].sensitive
    subject = told(frozen, code, *(707 + n for n in range(10)))
    assert "707" not in " ".join(words_of_page(drawn(subject, "figures-form", language="en")))
    assert "707" not in " ".join(words_of_page(drawn(subject, language="en")))
