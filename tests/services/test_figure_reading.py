"""What the pages of the first two steps read."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ccwc_desktop.domain import cycle
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.situation import Figure
from ccwc_desktop.services import committee, figure_lines, places, situation, workbooks

VILLAGE = "04020201"
PRACTICE_DOUBTS = [
    ("figure.far_from_last_year", "WOMAN_HEADED"),
    ("figure.far_from_villages", "SEC_12_14"),
    ("figure.far_from_villages_km", "KM_PRIMARY"),
]


def enter(session, *figures):
    situation.enter(session, figures)
    session.flush()


def test_the_years_to_choose_from_are_those_before_the_plan_and_those_with_figures(session):
    assert figure_lines.years(session, 2027) == (2026, 2025)
    enter(session, Figure("FAMILIES", VILLAGE, 2019, "t", Decimal(90)))
    assert figure_lines.years(session, 2027) == (2026, 2025, 2019)


def test_the_newest_year_with_figures_is_opened(session):
    assert figure_lines.newest_year(session, 2027) == 2026
    enter(session, Figure("FAMILIES", VILLAGE, 2024, "t", Decimal(90)))
    enter(session, Figure("FAMILIES", VILLAGE, 2028, "t", Decimal(95)))
    assert figure_lines.newest_year(session, 2027) == 2024


def test_a_picture_has_tiles_with_trends_and_says_how_much_is_known(practice_workbook):
    with practice_workbook.reading() as session:
        picture = figure_lines.picture(session, 2025)
    assert (picture.known, picture.wanted) == (710, 860)
    assert len(picture.tiles) == 6
    out = picture.tiles["OOS_6_14"]
    assert (out.value, out.change, out.mood) == (84, -8, "good")
    told = [doubt for code in picture.table.catalogue for doubt in picture.doubts(code)]
    assert sorted((doubt.code, doubt.indicator) for doubt in told) == sorted(PRACTICE_DOUBTS)
    assert picture.lines("OOS_6_14")[-1].place == "990101"


def test_the_years_before_are_read_once_where_nothing_of_them_was_changed(practice_workbook):
    with practice_workbook.transaction() as session:
        first = figure_lines.picture(session, 2025)
        enter(session, Figure("FAMILIES", "99010101", 2025, "t", Decimal(7)))
        again = figure_lines.picture(session, 2025, first.tables[:-1])
        whole = figure_lines.picture(session, 2025)
    assert again.tables[0] is first.tables[0]
    assert again == whole
    assert again != first


def test_what_is_worked_out_can_be_accepted_but_not_typed(session):
    accepted = Figure("POP-1", VILLAGE, 2025, "t", None, accepted="មណ្ឌលកុមារ")
    enter(session, accepted)
    assert situation.table(session, 2025).entered[accepted.key].accepted == "មណ្ឌលកុមារ"
    with pytest.raises(Refused) as refused:
        enter(session, replace(accepted, value=Decimal(4)))
    assert refused.value.code == "figure.derived"


def test_a_missing_file_has_its_own_code(tmp_path):
    with pytest.raises(Refused) as refused:
        figure_lines.file_content(tmp_path / "none.csv")
    assert refused.value.code == "file.missing"
    with pytest.raises(Refused) as refused:
        figure_lines.file_content(tmp_path)
    assert refused.value.code == "file.unreadable"


def test_families_of_a_village_are_those_of_the_newest_year(session):
    assert places.families(session) == {}
    enter(
        session,
        Figure("FAMILIES", VILLAGE, 2025, "t", Decimal(98)),
        Figure("FAMILIES", VILLAGE, 2024, "t", Decimal(90)),
    )
    assert places.families(session) == {VILLAGE: 98}


def test_a_member_has_a_name(session):
    with pytest.raises(Refused) as refused:
        committee.add(session, "chair", " ")
    assert refused.value.code == "committee.no_name"
    uid = committee.add(session, "chair", "ហេង វណ្ណៈ").result
    session.flush()
    with pytest.raises(Refused):
        committee.change(session, uid, name="")
    assert [member.name for member in committee.listing(session)] == ["ហេង វណ្ណៈ"]


def test_a_sangkat_has_its_own_roles(session, tmp_path):
    assert committee.usual_role(session, "chair") == "មេឃុំ"
    with (
        workbooks.new_commune(tmp_path / "s.ccwcdb", "120101", 2027) as sangkat,
        sangkat.reading() as reading,
    ):
        assert committee.usual_role(reading, "chair") == "ចៅសង្កាត់"
        assert committee.usual_role(reading, "secretary") == "ស្មៀនសង្កាត់"


def test_plans_of_this_and_the_next_year_are_offered_beside_those_there_are():
    assert cycle.years_to_offer((2024,), date(2026, 5, 1)) == (2028, 2027, 2024)
