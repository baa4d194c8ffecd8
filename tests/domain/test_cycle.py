from datetime import date

import pytest

from ccwc_desktop.domain import cycle
from ccwc_desktop.domain.errors import Refused


def test_a_plan_covers_three_years_from_its_first_and_is_made_the_year_before():
    assert cycle.programme_years(2027) == (2027, 2028, 2029)
    assert cycle.preparing_year(2027) == 2026
    assert cycle.usual_cip_year(date(2026, 1, 1)) == 2027
    assert cycle.usual_cip_year(date(2026, 12, 31)) == 2027


def test_years_to_choose_are_those_there_are_this_one_and_the_next_newest_first():
    assert cycle.years_to_offer([2024], date(2026, 5, 1)) == (2028, 2027, 2024)
    assert cycle.years_to_offer([2028, 2027], date(2026, 5, 1)) == (2028, 2027)


@pytest.mark.parametrize("year", [2015, 2027, 2100])
def test_a_year_that_can_be_meant_passes(year):
    assert cycle.checked_year(year) == year


@pytest.mark.parametrize("year", [0, 27, 2014, 2101, 20270])
def test_any_other_year_is_refused_with_its_bounds(year):
    with pytest.raises(Refused) as refused:
        cycle.checked_year(year)
    assert refused.value.code == "plan.year_out_of_range"
    assert refused.value.details == {"year": year, "first": 2015, "last": 2100}


def test_figures_may_be_older_than_any_plan():
    assert cycle.checked_year(2003, cycle.FIRST_FIGURES) == 2003


def test_names_on_paper_and_of_files():
    assert cycle.plan_id("040202", 2027) == "040202-2027-2029"
    assert cycle.file_stem("040202", 2027, 3) == "040202_2027_v3"
