from dataclasses import replace

import pytest

from ccwc_desktop.domain.beneficiaries import Reached
from ccwc_desktop.services import sheets


@pytest.fixture
def printed(frozen, words_of_page):
    """The pages of a changed project of the practice plan, as words."""

    def draw(language="en", rate_on=frozen.plan.terms.rate_on, **changed):
        project = replace(frozen.plan.projects[1], **changed)
        terms = replace(frozen.plan.terms, rate_on=rate_on)
        plan = replace(frozen.plan, projects=(frozen.plan.projects[0], project), terms=terms)
        subject = replace(frozen, plan=plan)
        drawn = list(sheets.draw(subject, ("project-sheet",), False, language))[-1]
        return words_of_page(drawn.pdf)

    return draw


def test_a_usual_project_says_everything_on_two_pages(printed, frozen):
    pages = printed(end_year=2028, end_month=3, needs=(frozen.plan.projects[0].uid,))
    assert len(pages) == len(printed("km")) == 2
    first, second = pages
    for said in (
        "Building or repair",
        "February 2027 – March 2028",
        "No. 2: Every child learns in a clean place",
        "3 building",
        "6–11 years 126 62",
        "12–14 years 25 13",
        "Children in poor households 40 19",
        "Poor households (families) 31",
    ):
        assert said in first, said
    for said in (
        "69 740 000",
        "about 17 010 US dollars, at 4 100 riel for one dollar (1 September 2026)",
        "Comparing prices of several sellers",
        "with promised support",
        "These come first: Pond fences and swimming lessons.",
    ):
        assert said in first + second, said


def test_few_children_are_hidden_and_those_of_unknown_age_are_told(printed):
    (first, *_rest) = printed(
        girls=80,
        boys=90,
        ages=(Reached("6-11", 62, 64),),
        with_disability=4,
        girls_with_disability=1,
        minority=9,
        minority_girls=None,
    )
    assert "Children with disability < 5 < 5" in first
    assert "Age not known 44 18" in first
    assert "Ethnic minority 9 –" in first


def test_a_project_of_which_only_the_sums_are_known_has_one_row_of_children(printed):
    (first, *_rest) = printed(ages=())
    assert "Children 151 75" in first
    assert "6–11" not in first
    assert "Age not known" not in first


def test_without_a_day_the_rate_stands_alone(printed):
    assert "at 4 100 riel for one dollar." in "".join(printed(rate_on=None))
