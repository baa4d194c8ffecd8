"""A file of figures against a workbook: what it would do, then doing it, then taking it back."""

from decimal import Decimal
from pathlib import Path

import pytest
from builders import addition, additions_of, figure

from ccwc_desktop.domain import situation as rules
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import indicator_lists
from ccwc_desktop.services import calls, figures_export, figures_import, plans, situation
from ccwc_desktop.services import indicator_lists as lists
from ccwc_desktop.services.done import Call

SAMPLES = Path(__file__).parents[1] / "samples"
HEAD = "Year,VillGis,CommGis,1-FAMILY,6-MAL_6,19-FEM_6,29-KM_P_SCH,154-TBA_USE,999-Nobody"
ROWS = (
    "2025,04020201,040202,133,5,6,2.9,3,x",
    "2025,4020202,40202,103,០,4,1.5,,y",
    "2025,04020203,040202,90,7,,,1,",
    "2025,04010101,040101,90,7,1,1,1,",
)
# FAMILIES, AGE_6 m and f (t is worked out), KM_PRIMARY, HLT-3 of our three villages
FIGURES = {
    ("FAMILIES", "04020201", "t"): 133,
    ("AGE_6", "04020201", "m"): 5,
    ("AGE_6", "04020201", "f"): 6,
    ("KM_PRIMARY", "04020201", "t"): Decimal("2.9"),
    ("HLT-3", "04020201", "t"): 3,
    ("FAMILIES", "04020202", "t"): 103,
    ("AGE_6", "04020202", "m"): 0,
    ("AGE_6", "04020202", "f"): 4,
    ("KM_PRIMARY", "04020202", "t"): Decimal("1.5"),
    ("FAMILIES", "04020203", "t"): 90,
    ("AGE_6", "04020203", "m"): 7,
    ("HLT-3", "04020203", "t"): 1,
}


def known(database, year=2025):
    with database.reading() as session:
        return {key: f.value for key, f in situation.table(session, year).entered.items()}


def export(*rows, head=HEAD):
    return "\n".join((head, *rows)).encode("utf-8-sig")


def preview(database, data):
    with database.reading() as session:
        ours = figures_import.ours(session)
    return figures_import.preview(data, ours)


def enter(database, found, good_rows=False):
    with database.transaction() as session:
        return situation.enter(session, figures_import.checked(found, good_rows)).undo


def test_looking_at_a_file_changes_nothing_and_says_what_it_would_do(workbook):
    found = preview(workbook, export(*ROWS))
    assert {(f.indicator, f.place, f.sex): f.value for f in found.new} == FIGURES
    assert {(f.year, f.source) for f in found.new} == {(2025, "cdb")}
    assert (found.years, found.changed, found.same, found.refused) == ((2025,), (), (), ())
    assert found.not_ours == {"040101": 1}
    assert found.ignored_columns == ("999-Nobody",)
    assert known(workbook) == {}


def test_entering_stores_them_and_undo_takes_them_back(workbook):
    undo = enter(workbook, preview(workbook, export(*ROWS)))
    assert known(workbook) == FIGURES
    with workbook.transaction() as session:
        redo = calls.run(session, undo).undo
    assert known(workbook) == {}
    with workbook.transaction() as session:
        calls.run(session, redo)
    assert known(workbook) == FIGURES


WITH_TOTALS = "Year,VillGis,1-FAMILY,156-UD18_disbl,157-UD18_Fdisbl"


def filling(database, found):
    with database.reading() as session:
        return figures_import.filling(session, found)


def test_the_numbers_of_a_file_and_the_cells_they_fill_can_be_reckoned_up(workbook):
    # families, disabled children in all and girls: one village without the girls
    rows = ("2025,04020201,133,5,2", "2025,04020202,103,4,", "2024,04020202,100,3,1")
    found = preview(workbook, export(*rows, head=WITH_TOTALS))
    told = filling(workbook, found)
    assert (told.year, told.known, told.own, told.totals) == (2025, 4, 3, 3)
    assert len(found.new) == 8  # 3 in cells and 2 totals of 2025, 2 and 1 of 2024
    enter(workbook, found)
    with workbook.reading() as session:
        table = situation.table(session, 2025)
    assert rules.completeness(table, rules.wanted(table)) == (told.known, told.wanted)


def test_numbers_that_are_here_already_are_among_the_cells_a_file_leads_to(workbook):
    enter(workbook, preview(workbook, export(*ROWS)))
    more = preview(workbook, export("2025,04020203,40202,91,7,8,,1,"))
    told = filling(workbook, more)
    assert (len(more.new), len(more.changed), len(more.same)) == (1, 1, 2)
    assert (told.known, told.own, told.totals) == (len(FIGURES) + 1, len(FIGURES) + 1, 0)


def test_a_file_with_nothing_new_fills_nothing(workbook):
    enter(workbook, preview(workbook, export(*ROWS)))
    assert filling(workbook, preview(workbook, export(*ROWS))) is None


def test_the_same_file_again_is_the_same(workbook):
    enter(workbook, preview(workbook, export(*ROWS)))
    again = preview(workbook, export(*ROWS))
    assert (again.new, again.changed, len(again.same)) == ((), (), len(FIGURES))
    assert again.figures == ()


def test_a_number_that_changes_is_shown_beside_the_one_before(workbook):
    enter(workbook, preview(workbook, export(*ROWS)))
    found = preview(workbook, export(ROWS[0].replace(",133,", ",140,")))
    (changed,) = found.changed
    assert (changed.figure.value, changed.here.value) == (140, 133)
    assert (found.new, len(found.same)) == ((), 4)
    undo = enter(workbook, found)
    assert known(workbook)["FAMILIES", "04020201", "t"] == 140
    with workbook.transaction() as session:
        calls.run(session, undo)
    assert known(workbook) == FIGURES


def test_undo_of_an_import_brings_back_source_and_note(workbook):
    typed = figure("FAMILIES", "04020201", 100, source="village", note="មេភូមិរាប់")
    with workbook.transaction() as session:
        situation.enter(session, (typed,))
    with workbook.reading() as session:
        before = plans.value(session, 1)
    undo = enter(workbook, preview(workbook, export(*ROWS)))
    with workbook.transaction() as session:
        calls.run(session, undo)
    with workbook.reading() as session:
        assert plans.value(session, 1) == before


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("2025,04020299,040202,1,1,1,1,1,", "figures_row.unknown_village"),
        ("2025,04020202,040202,abc,1,1,1,1,", "figures_row.not_a_number"),
        ("2025,04020202,040202,-1,1,1,1,1,", "figures_row.negative"),
        ("2025,04020202,040202,1.5,1,1,1,1,", "figures_row.not_whole"),
        ("25,04020202,040202,1,1,1,1,1,", "figures_row.unknown_year"),
        ("2025,04020201,040202,1,1,1,1,1,", "figures_row.doubled"),
        ("2025,04020202,040202,1", "figures_row.too_few_cells"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_stops_the_import(workbook, row, code):
    found = preview(workbook, export(ROWS[0], row))
    assert [(each.line, each.code) for each in found.refused] == [(3, code)]
    assert len(found.new) == 5
    with pytest.raises(Refused) as refused:
        enter(workbook, found)
    assert refused.value.code == "import.rows_refused"
    assert refused.value.details["count"] == 1
    assert known(workbook) == {}


def test_a_bad_row_of_another_commune_is_not_our_matter(workbook):
    bad = "2025,04010101,040101,abc,1,1,1,1,"
    found = preview(workbook, export(ROWS[0], bad, bad, "2025,4010102"))
    assert found.refused == ()
    assert found.not_ours == {"040101": 3}


def test_a_row_without_a_village_is_refused_since_it_may_be_ours(workbook):
    found = preview(workbook, export(ROWS[0], "2025,0402xx,040202,1,1,1,1,1,"))
    assert [each.code for each in found.refused] == ["figures_row.village_code"]


def test_the_good_rows_may_go_in_alone(workbook):
    found = preview(workbook, export(ROWS[0], "2025,04020299,040202,1,1,1,1,1,", ROWS[2]))
    enter(workbook, found, good_rows=True)
    assert {place for _, place, _ in known(workbook)} == {"04020201", "04020203"}


def test_a_column_nobody_asked_for_may_hold_anything(workbook):
    found = preview(workbook, export("2025,04020201,040202,1,1,1,1,1,-????"))
    assert found.refused == ()


COMMUNES = "Year,CommGis,95-Kid_SCH_comty,0-1_birth_cert,96-FEM_PreSCH_comty,97-Kid_PreSCH_comty"


def test_a_file_by_commune_gives_what_is_counted_once(workbook):
    rows = ("2025,40202,2,31,20,45", "2025,40203,9,9,9,9", "2024,040202,x,1,1,1")
    found = preview(workbook, export(*rows, head=COMMUNES))
    assert {(f.indicator, f.place, f.sex): int(f.value) for f in found.new} == {
        ("EDU-5", "040202", "t"): 2,
        ("CERT_0_1", "040202", "t"): 31,
        ("COMMUNITY_PRE_PUPILS", "040202", "f"): 20,
        ("COMMUNITY_PRE_PUPILS", "040202", "t"): 45,
    }
    assert found.not_ours == {"040203": 1}
    assert [(each.line, each.column) for each in found.refused] == [(4, "95-Kid_SCH_comty")]
    enter(workbook, found, good_rows=True)
    assert known(workbook)["EDU-5", "040202", "t"] == 2


def test_a_figure_of_the_district_is_taken_in_from_its_year_on(workbook):
    file = indicator_lists.write(additions_of(addition("D0402-WELLS"), from_year=2025), bytes(32))
    with workbook.transaction() as session:
        lists.take_in(session, file, True)
    row = "D0402-WELLS,04020201,{year},t,4,village"
    rows = [row.format(year=year) for year in (2025, 2024)]
    found = preview(workbook, export(*rows, head="indicator,place,year,sex,value,source"))
    assert [(each.indicator, each.year) for each in found.new] == [("D0402-WELLS", 2025)]
    assert [(each.line, each.code) for each in found.refused] == [
        (3, "figures_row.no_such_indicator")
    ]
    enter(workbook, found, good_rows=True)
    with workbook.reading() as session:
        wanted = figures_export.wanted(session, None, False, "en")
    for kind in ("csv", "xlsx"):
        again = preview(workbook, figures_export.written(wanted, kind))
        assert (again.figures, len(again.same)) == ((), 1)


OWN = "indicator,place,year,sex,value,source"


def counting(database, code="FAMILIES"):
    with database.reading() as session:
        told = situation.table(session, 2025)
    key = (code, "04020201", "t")
    others = {each.source: each.value for each in told.beside.get(key, ())}
    return told.entered[key].source, told.entered[key].value, others


def test_a_number_of_another_source_goes_on_to_count(workbook):
    with workbook.transaction() as session:
        situation.enter(session, (figure("FAMILIES", "04020201", 140, source="village"),))
    found = preview(workbook, export(ROWS[0]))
    (pair,) = found.beside
    assert (pair.figure.value, pair.here.source) == (133, "village")
    enter(workbook, found)
    assert counting(workbook) == ("village", 140, {"cdb": 133})


def test_a_number_that_does_not_count_may_change_and_still_does_not_count(workbook):
    told = (
        figure("FAMILIES", "04020201", 140, source="village"),
        figure("FAMILIES", "04020201", 120, source="cdb", chosen=False),
    )
    with workbook.transaction() as session:
        situation.enter(session, told)
    for row in (ROWS[0], ROWS[0].replace(",133,", ",135,")):
        found = preview(workbook, export(row))
        assert len(found.changed) == 1
        enter(workbook, found)
    assert counting(workbook) == ("village", 140, {"cdb": 135})


def test_of_two_sources_of_a_number_that_is_new_the_first_in_the_file_counts(workbook):
    rows = ("FAMILIES,04020201,2025,t,133,cdb", "FAMILIES,04020201,2025,t,140,village")
    enter(workbook, preview(workbook, export(*rows, head=OWN)))
    assert counting(workbook) == ("cdb", 133, {"village": 140})


def test_a_figure_that_is_counted_once_is_not_taken_for_a_village(workbook):
    head = "indicator,place,year,sex,value,source"
    found = preview(workbook, export("EDU-5,04020201,2025,t,2,cdb", head=head))
    assert [each.code for each in found.refused] == ["figures_row.counted_once"]


def test_a_sum_of_fields_needs_all_of_them(workbook):
    head = "Year,VillGis,Sur_baby_TBA,Sur_baby_Midw"
    found = preview(workbook, export("2025,04020201,2,5", "2025,04020202,2,", head=head))
    assert [(f.indicator, f.place, f.value) for f in found.new] == [("BIRTHS", "04020201", 7)]


def test_a_long_file_tells_how_far_it_is_and_can_be_stopped(workbook):
    data = export(*(ROWS[3] for _line in range(1000)), *ROWS[:3])
    with workbook.reading() as session:
        ours = figures_import.ours(session)
    told = []
    found = figures_import.preview(data, ours, lambda share, _text: told.append(share))
    assert len(found.new) == len(FIGURES)
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] <= 1

    def stop(_share, _text):
        raise Refused("task.cancelled")

    with pytest.raises(Refused) as refused:
        figures_import.preview(data, ours, stop)
    assert refused.value.code == "task.cancelled"


def test_figures_older_than_any_plan_may_be_entered(workbook):
    enter(workbook, preview(workbook, export(ROWS[0].replace("2025", "2003"))))
    with workbook.reading() as session:
        assert situation.years(session) == (2003,)


def sample(name):
    """An export with real codes and field names and invented figures."""
    return (SAMPLES / name).read_bytes()


@pytest.mark.parametrize("name", ["cdb_villages_2024_sample.csv", "cdb_villages_2025_sample.csv"])
def test_a_whole_export_goes_in_without_a_refusal(workbook, name):
    data = sample(name)
    found = preview(workbook, data)
    assert found.refused == ()
    assert found.not_ours == {}
    enter(workbook, found)
    again = preview(workbook, data)
    assert (again.new, again.changed, len(again.same)) == ((), (), len(found.new))
    lines = data.decode("utf-8-sig").strip().splitlines()[1:]
    families = sum(int(row.split(",")[3]) for row in lines)
    (year,) = found.years
    with workbook.reading() as session:
        table = situation.table(session, year)
    villages = {row.split(",")[1].zfill(8) for row in lines}
    assert families == sum(rules.value(table, "FAMILIES", v, "t") for v in villages)


def test_an_export_of_another_district_is_not_ours(workbook):
    data = sample("cdb_villages_2025_district_0102_sample.csv")
    found = preview(workbook, data)
    assert (found.new, found.refused) == ((), ())
    assert sum(found.not_ours.values()) == len(data.decode("utf-8-sig").strip().splitlines()) - 1


def test_the_calls_of_undo_are_plain_data(workbook):
    undo = enter(workbook, preview(workbook, export(ROWS[0])))
    assert isinstance(undo, Call)
    assert undo.service == "situation.put_back"
    assert all(each.value is None for each in undo.arguments["figures"])
