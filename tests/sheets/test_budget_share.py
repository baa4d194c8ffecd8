"""The share for children and women on the budget proposal."""

import io
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from builders import line, plan, project, terms
from pypdf import PdfReader

from ccwc_desktop.domain.budget import Ceiling, Funding
from ccwc_desktop.domain.child_share import Share
from ccwc_desktop.services import sheets

SHARED = line(
    701,
    quantity=Decimal(1),
    unit_price=1001,
    account="6021",
    chapter="60",
    children="shared",
    children_percent=50,
    children_reason="half of them are pupils",
    funding=(Funding("cs_dev", 1000), Funding("ngo")),
)
PLAN = plan(
    projects=(project(1, lines=(line(700, quantity=Decimal(1), unit_price=3000), SHARED)),),
    ceilings=(Ceiling("cs_dev", 2027, 3500, reason="a donor will confirm"),),
    terms=terms(floor_percent=90, floor_amount=None, floor_basis="letter 12", rate_on=None),
)


def text_of(subject, language="en"):
    (drawn,) = sheets.draw(subject, ["budget-proposal"], language=language)
    pages = PdfReader(io.BytesIO(drawn.pdf)).pages
    return " ".join(" ".join(each.extract_text().split()) for each in pages).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def subject():
    return sheets.subject_of(PLAN, "", datetime(2026, 9, 1))


def test_the_share_is_written_with_its_method_last_year_floor_and_reasons(subject):
    said = text_of(replace(subject, last_year=Share(2500, 5000)))
    assert "A share of it is for children and women 1 001 501 50.0%" in said
    assert "Total 4 001 3 501 87.5%" in said
    assert "Last year (2026) 5 000 2 500 50.0%" in said
    assert "rounded to the riel once per line" in said
    assert "at least 90% (letter 12). 100 riel are missing." in said  # 90% of 4001 is 3600.9
    assert "Line 2, 50%: half of them are pupils" in said


def test_without_last_year_and_floor_nothing_is_made_up(subject):
    bare = replace(subject, plan=replace(PLAN, terms=replace(PLAN.terms, floor_percent=None)))
    said = text_of(replace(bare, last_year=None))
    assert "Last year" not in said
    assert "The district asked" not in said


def test_a_ceiling_that_is_passed_names_its_rule_and_the_reason(subject):
    said = text_of(subject)
    assert "500 riel over the ceiling set by" in said
    assert "a donor will confirm" in said
    own = Ceiling("cs_dev", 2027, 3500, basis="decision 7 of the council")
    said = text_of(replace(subject, plan=replace(PLAN, ceilings=(own,))))
    assert "set by decision 7 of the council. Reason: no reason was written" in said


def test_accounts_sources_dollars_and_words_stand_on_the_sheet(subject):
    said = text_of(subject)
    assert "6021" in said
    assert "B G" in said  # both who pay the second line
    assert "four thousand one riel" in said
    assert "US dollars at 4 100 riel for one dollar." in said
    day = replace(PLAN, terms=replace(PLAN.terms, rate_on=date(2026, 9, 1)))
    assert "the rate of 1 September 2026" in text_of(replace(subject, plan=day))
    assert "four thousand one riel" in text_of(subject, "km")


def test_lines_have_the_numbers_of_the_spreadsheet_on_the_sheets_of_later_years_too():
    later = project(2, year=2028, lines=(replace(SHARED, uid="later", year=2028),))
    both = replace(PLAN, projects=(*PLAN.projects, later))
    drawn = sheets.draw(
        sheets.subject_of(both, "", datetime(2026, 9, 1)), ["budget-proposal"], language="en"
    )
    pages = [PdfReader(io.BytesIO(each.pdf)).pages for each in drawn]
    said = [" ".join(" ".join(each.extract_text().split()) for each in one) for one in pages]
    assert "Line 2, 50%" in said[0]
    assert "Line 3, 50%" in said[1]
