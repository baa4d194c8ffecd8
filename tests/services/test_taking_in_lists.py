import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from builders import addition, additions_of, figure

from ccwc_desktop.domain import situation as rules
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import formats, indicator_lists
from ccwc_desktop.services import (
    calls,
    cards,
    catalogues,
    documents,
    names,
    plans,
    problems,
    sheets,
    situation,
    submission,
    workbooks,
    workflow,
)
from ccwc_desktop.services import indicator_lists as lists
from ccwc_desktop.store.database import open_file

COMMUNE, VILLAGES = "040202", tuple(f"040202{number:02d}" for number in range(1, 11))
NOW = datetime(2026, 11, 24, 9, 0)
SEED, OTHER_SEED = b"\x01" * 32, b"\x02" * 32
WELLS = addition("D0402-WELLS")
DRY = addition("D0402-DRY", formula="+FAMILIES -D0402-WELLS")
FILE = indicator_lists.write(additions_of(WELLS, DRY), SEED)
NEWER = indicator_lists.write(
    additions_of(replace(WELLS, name_en="Pump wells", worse="down"), from_year=2026), SEED
)


@pytest.fixture
def district(tmp_path):
    with workbooks.new_receiving(tmp_path / "0402.ccwcdb", "district", "0402") as database:
        yield database


def take(session, data=FILE, compared=True):
    return lists.take_in(session, data, compared)


def refusal(session, data, compared=False):
    with pytest.raises(Refused) as caught:
        lists.take_in(session, data, compared)
    return caught.value


def test_a_key_that_nobody_knows_needs_a_person_who_compared_the_fingerprint(session):
    offer = lists.look(session, FILE)
    assert (offer.signer, offer.taken) == ("unknown", False)
    found = refusal(session, FILE)
    assert (found.code, found.details["fingerprint"]) == (
        "list.signer_unknown",
        offer.fingerprint,
    )
    assert lists.listing(session) == ()
    assert take(session).result == additions_of(WELLS, DRY)


def test_a_list_of_a_district_whose_card_we_have_is_taken_at_once(session, district):
    with district.reading() as theirs:
        _card, data = cards.own(theirs)
        made = lists.make(theirs, TOML, date(2026, 1, 5))
    cards.take_in(session, data, NOW)
    assert lists.look(session, made).signer == "known"
    take(session, made, compared=False)
    assert refusal(session, FILE).code == "list.signer_changed"
    assert [each.told.place for each in lists.listing(session)] == ["0402"]


TOML = """
from_year = 2025
name_km = "បញ្ជី"
name_en = "List"
[[indicators]]
code = "WELLS"
name_km = "គ្រួសារមានអណ្តូង"
name_en = "Families with a well"
definition_km = "អណ្តូងផ្ទាល់ខ្លួន។"
definition_en = "A well of their own."
unit = "families"
section = "water"
of = "FAMILIES"
""".encode()


def test_only_a_district_makes_a_list_and_only_a_good_one(session, district):
    with pytest.raises(Refused) as caught:
        lists.make(session, TOML, date(2026, 1, 5))
    assert caught.value.code == "list.not_district"
    with district.reading() as theirs, pytest.raises(Refused) as caught:
        lists.make(theirs, TOML.replace(b'"families"', b'"litres"'), date(2026, 1, 5))
    assert caught.value.code == "list.bad_value"


def test_the_file_is_written_and_read_back(district, tmp_path):
    with district.reading() as theirs:
        made = lists.make(theirs, TOML, date(2026, 1, 5))
    path = lists.save(made, tmp_path / "0402_2025.ccwclist")
    assert lists.file_content(path) == made
    with pytest.raises(Refused) as caught:
        lists.file_content(tmp_path / "none.ccwclist")
    assert caught.value.code == "file.missing"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (additions_of(addition("D0403-A"), place="0403"), "list.other_place"),
        (additions_of(addition("D9901-A"), place="9901"), "list.practice_differs"),
        (additions_of(addition("D0403-A")), "list.bad_code"),
    ],
)
def test_a_list_of_another_district_or_with_foreign_codes_is_refused(session, told, code):
    data = indicator_lists.write(told, SEED)
    assert refusal(session, data, compared=True).code == code


def test_a_taken_list_is_part_of_the_table_of_its_years(session):
    with pytest.raises(Refused):
        situation.enter(session, (figure("D0402-WELLS", VILLAGES[0], 4),))
    take(session)
    given = [figure("FAMILIES", village, 100) for village in VILLAGES]
    given += [figure("D0402-WELLS", village, 30) for village in VILLAGES]
    situation.enter(session, tuple(given))
    table = situation.table(session, 2025)
    assert rules.value(table, "D0402-WELLS", COMMUNE, "t") == 300
    assert rules.value(table, "D0402-DRY", VILLAGES[3], "t") == 70
    assert {"D0402-WELLS", "FAMILIES"} <= set(rules.wanted(table))
    assert "D0402-WELLS" not in situation.table(session, 2024).catalogue
    with pytest.raises(Refused) as caught:
        situation.enter(session, (figure("D0402-WELLS", VILLAGES[0], 4, year=2024),))
    assert caught.value.code == "figure.no_such_indicator"


def test_a_newer_list_holds_from_its_year_on_and_the_old_figures_keep_their_meaning(session):
    take(session, NEWER)
    take(session, FILE)
    names = {
        year: situation.table(session, year).catalogue["D0402-WELLS"].name_en
        for year in (2025, 2026, 2027)
    }
    assert names == {2025: WELLS.name_en, 2026: "Pump wells", 2027: "Pump wells"}
    assert [each.told.from_year for each in lists.listing(session)] == [2025, 2026]


def test_a_list_that_is_here_already_changes_nothing(session):
    assert take(session).undo is not None
    assert lists.look(session, FILE).taken
    assert take(session).undo is None
    assert len(lists.listing(session)) == 1


def test_taking_in_can_be_undone_and_done_again(session, undone):
    before = situation.table(session, 2025).catalogue
    call = take(session).undo
    session.flush()
    again = undone(call)
    assert situation.table(session, 2025).catalogue == before
    assert lists.listing(session) == ()
    undone(again)
    assert "D0402-WELLS" in situation.table(session, 2025).catalogue
    assert lists.look(session, FILE).taken


def test_figures_wait_when_their_list_is_taken_back(session, undone):
    call = take(session).undo
    situation.enter(session, (figure("D0402-WELLS", VILLAGES[0], 4),))
    session.flush()
    again = undone(call)
    table = situation.table(session, 2025)
    assert rules.value(table, "D0402-WELLS", VILLAGES[0], "t") is None
    undone(again)
    table = situation.table(session, 2025)
    assert rules.value(table, "D0402-WELLS", VILLAGES[0], "t") == 4


def used(session):
    return [each.code for each in plans.value(session, 1).indicators]


def test_the_plan_tells_the_definitions_that_it_uses_and_no_others(session):
    take(session)
    assert used(session) == []
    situation.enter(session, (figure("D0402-WELLS", VILLAGES[0], 4),))
    session.flush()
    assert used(session) == ["D0402-WELLS"]
    problem = problems.add(session, 1, title_km="ទឹក").result
    problems.add_evidence(session, problem, kind="figure", ref="D0402-DRY")
    session.flush()
    assert used(session) == ["D0402-WELLS", "D0402-DRY"]


def test_a_plan_without_a_district_s_figures_is_written_as_before(session):
    take(session)
    assert "indicators" not in documents.travelling(session, 1)


def test_the_document_comes_back_with_its_definitions(session):
    take(session)
    situation.enter(session, (figure("D0402-WELLS", VILLAGES[0], 4),))
    session.flush()
    document = documents.travelling(session, 1)
    plan = formats.from_document(formats.parse(formats.canonical(document)))
    assert plan.indicators == (WELLS,)
    assert catalogues.of_plan(plan, 2025)["D0402-WELLS"] == WELLS.indicator
    assert "D0402-WELLS" not in catalogues.of_plan(plan, 2024)
    assert "D0402-WELLS" in sheets.subject_of(plan, "", NOW).catalogue
    assert workflow.progress_of(plan)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"code": "D0403-WELLS"}, "document.place_outside"),
        ({"unit": "litres"}, "document.does_not_fit"),
        ({"name_km": ""}, "document.does_not_fit"),
        ({"more": 1}, "document.does_not_fit"),
    ],
)
def test_a_document_with_a_definition_that_cannot_be_is_refused(session, change, code):
    take(session)
    situation.enter(session, (figure("D0402-WELLS", VILLAGES[0], 4),))
    session.flush()
    document = documents.travelling(session, 1)
    document["indicators"][0] |= change
    with pytest.raises(Refused) as caught:
        formats.checked(document)
    assert caught.value.code == code


def test_a_definition_stands_once_a_year(session):
    take(session)
    situation.enter(session, (figure("D0402-WELLS", VILLAGES[0], 4),))
    session.flush()
    document = documents.travelling(session, 1)
    document["indicators"] *= 2
    with pytest.raises(Refused) as caught:
        formats.checked(document)
    assert caught.value.code == "document.doubled"


def test_a_sensitive_figure_of_a_district_leaves_as_the_commune_s_total_only(session):
    secret = replace(WELLS, sensitivity="sensitive")
    take(session, indicator_lists.write(additions_of(secret), SEED))
    situation.enter(session, tuple(figure("D0402-WELLS", v, 1) for v in VILLAGES))
    session.flush()
    document = documents.travelling(session, 1)
    (told,) = document["figures"]
    assert (told["place"], told["value"]) == (COMMUNE, 10)


def test_a_frozen_version_keeps_its_definitions_when_a_newer_list_comes(session):
    take(session)
    situation.enter(session, (figure("D0402-WELLS", VILLAGES[0], 4),))
    session.flush()
    problems.add(session, 1, title_km="ទឹក")
    session.flush()
    frozen = submission.freeze(session, 1, NOW).result
    before = plans.last_version(session, 1).document
    changed = replace(WELLS, name_en="Other wells")
    take(session, indicator_lists.write(additions_of(changed, issued=date(2026, 5, 1)), SEED))
    session.flush()
    assert plans.last_version(session, 1).document == before
    assert "Other wells" not in before
    assert plans.value(session, 1).indicators[-1].name_en == "Other wells"
    assert plans.newest(session).draft
    assert frozen


def test_two_laptops_with_the_list_count_alike(commune_file, session, tmp_path):
    take(session)
    situation.enter(session, (figure("D0402-WELLS", VILLAGES[0], 4),))
    session.flush()
    (tmp_path / "other").mkdir()
    other = Path(shutil.copy(commune_file, tmp_path / "other"))
    with open_file(other) as database, database.transaction() as theirs:
        calls_made = take(theirs)
        situation.enter(theirs, (figure("D0402-WELLS", VILLAGES[0], 4),))
        assert calls.run(theirs, calls_made.undo).undo is not None
        take(theirs)
        theirs.flush()
        assert situation.table(theirs, 2025) == situation.table(session, 2025)


def test_a_sentence_can_name_a_figure_of_the_district(session):
    take(session)
    catalogues.of_workbook(session)
    assert names.indicator("D0402-WELLS").name_en == WELLS.name_en
    assert names.indicator("POP-1").code == "POP-1"
    assert names.indicator("D0402-NOBODY") is None
