"""The lines of the budget proposal: whose they are, who pays how much of them, Khmer signs."""

import io
import re
from datetime import datetime
from decimal import Decimal

import pytest
from builders import line, plan, problem, project, uid
from pypdf import PdfReader

from ccwc_desktop.domain.budget import Funding
from ccwc_desktop.domain.budget_terms import Accepted
from ccwc_desktop.services import sheets

SHARED = line(
    701,
    quantity=Decimal(1),
    unit_price=2_550_000,
    funding=(Funding("cs_dev", 1_550_000), Funding("ngo")),
)
HALF = line(702, quantity=Decimal(1), unit_price=900, funding=(Funding("cs_dev", 300),))
WHOLE = line(703, quantity=Decimal(1), unit_price=700, funding=(Funding("cs_dev"),))
PLAN = plan(
    problems=(problem(1, title_km="លង់ទឹក", title_en="Drowning"),),
    projects=(
        project(
            1,
            name_km="របងស្រះ",
            name_en="Fences",
            priority=uid(1),
            kind="building",
            lines=(SHARED, HALF),
        ),
        project(2, name_km="រៀនហែលទឹក", name_en="Swimming", priority=uid(1), lines=(WHOLE,)),
    ),
    accepted=(Accepted("maintenance", uid(601), "មេឃុំទទួលបន្ទុក"),),
)


def text_of(language):
    subject = sheets.subject_of(PLAN, "", datetime(2026, 9, 1))
    (drawn,) = sheets.draw(subject, ["budget-proposal"], language=language)
    pages = PdfReader(io.BytesIO(drawn.pdf)).pages
    said = "".join("".join(each.extract_text().split()) for each in pages)
    return re.sub("[\u200b\u2060]", "", said)


@pytest.fixture(scope="module")
def texts():
    return {language: text_of(language) for language in ("km", "en")}


def test_a_line_of_two_sources_says_what_each_pays_and_one_of_one_source_does_not(texts):
    assert "2550000B1550000G1000000" in texts["en"]
    assert "900B300–600" in texts["en"]  # what nobody pays yet stands behind the dash
    assert "700B700" not in texts["en"]
    assert "២៥៥០០០០ខ១៥៥០០០០ឆ១០០០០០០" in texts["km"]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("km", "គម្រោង០១៖របងស្រះ", "គម្រោង០២៖រៀនហែលទឹក"),
        ("en", "Project01:Fences", "Project02:Swimming"),
    ],
)
def test_each_project_has_its_own_heading_and_sum(texts, language, first, second):
    rank = {"km": "អាទិភាព១៖លង់ទឹក", "en": "Priority1:Drowning"}[language]
    for heading in (first, second):
        assert re.search(f"{heading}.{{0,9}}{rank}", texts[language]), heading
    assert ("2550900" if language == "en" else "២៥៥០៩០០") in texts[language]


def test_no_latin_comma_or_colon_follows_a_khmer_word(texts):
    assert "៖មេឃុំទទួលបន្ទុក" in texts["km"]
    assert re.findall("[\u1780-\u17d3][,:]", texts["km"]) == []


@pytest.mark.parametrize(
    ("language", "head"),
    [("km", "ត្រីមាសQtrស្ត្រីនិងកុមារ"), ("en", "QtrWomen,children")],
)
def test_the_last_column_counts_women_too(texts, language, head):
    assert head in texts[language]
