import random

import pytest
from builders import figure

from ccwc_desktop.domain import situation as rules
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import calls, plans, situation


def known(database, year=2025):
    with database.reading() as session:
        return {key: f.value for key, f in situation.table(session, year).entered.items()}


def test_undo_brings_a_hidden_number_back(workbook):
    hidden = figure("PRO-2", "040202", None, hidden=True)
    with workbook.transaction() as session:
        situation.put_back(session, (hidden,))
    with workbook.transaction() as session:
        undo = situation.enter(session, (figure("PRO-2", "040202", 3),)).undo
    with workbook.transaction() as session:
        calls.run(session, undo)
    with workbook.reading() as session:
        assert plans.value(session, 1).figures == (hidden,)


def test_an_empty_number_takes_a_figure_back(workbook):
    with workbook.transaction() as session:
        situation.enter(session, (figure("FAMILIES", "04020201", 5),))
        situation.enter(session, (figure("FAMILIES", "04020201", None),))
    assert known(workbook) == {}


def test_a_note_stays_even_without_a_number(workbook):
    noted = figure("FAMILIES", "04020201", None, note="មិនទាន់រាប់")
    with workbook.transaction() as session:
        situation.enter(session, (noted,))
    with workbook.reading() as session:
        assert plans.value(session, 1).figures == (noted,)


def test_zero_is_a_number(workbook):
    with workbook.transaction() as session:
        situation.enter(session, (figure("FAMILIES", "04020201", 0),))
    assert known(workbook) == {("FAMILIES", "04020201", "t"): 0}


def test_many_entries_in_any_order_are_undone_to_the_beginning(workbook):
    choose = random.Random(7)
    for _ in range(20):
        figures = tuple(
            figure("FAMILIES", f"040202{choose.randint(1, 3):02}", choose.choice((None, 0, 3, 9)))
            for _ in range(6)
        )
        before = known(workbook)
        with workbook.transaction() as session:
            undo = situation.enter(session, figures).undo
        with workbook.transaction() as session:
            calls.run(session, undo)
        assert known(workbook) == before
        with workbook.transaction() as session:
            situation.enter(session, figures)


def test_decimals_stay_as_they_were_typed(workbook):
    with workbook.transaction() as session:
        situation.enter(session, (figure("KM_PRIMARY", "04020201", "2.50"),))
    assert str(known(workbook)["KM_PRIMARY", "04020201", "t"]) == "2.50"


def test_every_indicator_of_the_catalogue_takes_a_number_or_is_worked_out(workbook):
    def place(indicator):
        return "040202" if indicator.counted_once else "04020201"

    # of everything one, and nine of what other numbers are taken from: no rest is below zero
    formulas = [term for each in situation.catalogue().values() for term in each.formula]
    wholes = {term.indicator for term in formulas if term.sign > 0}
    entered = [
        figure(each.code, place(each), 9 if each.code in wholes else 1, sex)
        for each in situation.catalogue().values()
        if not each.derived
        for sex in each.sexes
    ]
    with workbook.transaction() as session:
        situation.enter(session, tuple(entered))
        table = situation.table(session, 2025)
    for each in situation.catalogue().values():
        if each.code != "NO_CERT_0_5":  # it needs every village
            assert rules.value(table, each.code, place(each), "t") is not None, each.code


def test_what_is_counted_once_takes_a_number_of_the_commune_and_none_of_a_village(workbook):
    with workbook.transaction() as session:
        situation.enter(session, (figure("PRIMARY_SCHOOLS", "040202", 4),))
        assert situation.table(session, 2025).entered["PRIMARY_SCHOOLS", "040202", "t"].value == 4
        with pytest.raises(Refused) as caught:
            situation.enter(session, (figure("PRIMARY_SCHOOLS", "04020201", 4),))
    assert (caught.value.code, caught.value.details["indicator"]) == (
        "figure.counted_once",
        "PRIMARY_SCHOOLS",
    )
