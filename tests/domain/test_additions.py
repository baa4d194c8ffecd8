from dataclasses import replace

import pytest
from builders import addition, additions_of

from ccwc_desktop.domain import additions, disclosure
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.store import reference

BUNDLED = reference.indicators()
WELLS = addition("D0402-WELLS")
DRY = addition("D0402-DRY", of="D0402-WELLS", formula="+D0402-WELLS -D0402-FULL")
FULL = addition("D0402-FULL", of="D0402-WELLS")


def refusal(told):
    with pytest.raises(Refused) as caught:
        additions.check(told, BUNDLED)
    return caught.value


def test_a_list_may_be_made_of_the_program_s_figures_and_of_its_own():
    additions.check(additions_of(DRY, WELLS, FULL), BUNDLED)
    born = addition("D0402-BORN", unit="people", of="", formula="+BIRTHS -BIRTHS_REGISTERED")
    additions.check(additions_of(born), BUNDLED)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code": "WELLS"}, "list.bad_code"),
        ({"code": "D0403-WELLS"}, "list.bad_code"),
        ({"code": "D0402-wells"}, "list.bad_code"),
        ({"code": "D0402-"}, "list.bad_code"),
        ({"code": "D0402-WELLS\n"}, "list.bad_code"),
        ({"code": "D0402-" + "A" * 25}, "list.bad_code"),
        ({"name_km": ""}, "list.no_name"),
        ({"name_en": " "}, "list.no_name"),
        ({"definition_en": ""}, "list.no_name"),
        ({"unit": "litres"}, "list.bad_value"),
        ({"split": "fm"}, "list.bad_value"),
        ({"level": "district"}, "list.bad_value"),
        ({"section": "money"}, "list.bad_value"),
        ({"worse": "left"}, "list.bad_value"),
        ({"sensitivity": "secret"}, "list.bad_value"),
        ({"sector": "sea"}, "list.bad_value"),
        ({"age": "young"}, "list.bad_value"),
        ({"formula": "FAMILIES"}, "list.bad_value"),
        ({"formula": "+FAMILIES  -LATRINES"}, "list.bad_value"),
        ({"name_en": "Wells\u202e"}, "list.bad_value"),
        ({"definition_en": "a\nb"}, "list.bad_value"),
        ({"name_km": "ក" * 121}, "list.bad_value"),
        ({"note_km": "មាន"}, "list.bad_value"),
        ({"of": "NOBODY"}, "list.unknown_part"),
        ({"formula": "+NOBODY"}, "list.unknown_part"),
        ({"of": "POPULATION"}, "list.other_unit"),
        ({"split": "fmt"}, "list.other_unit"),
        ({"unit": "schools", "of": "", "formula": "+PRIMARY_SCHOOLS"}, "list.other_unit"),
        ({"of": "", "formula": "+D0402-WELLS"}, "list.circle"),
    ],
)
def test_an_indicator_that_cannot_be_used_is_refused_with_its_reason(changes, code):
    assert refusal(additions_of(replace(WELLS, **changes))).code == code


def test_khmer_may_hold_the_signs_of_its_own_writing():
    named = replace(WELLS, name_km="អណ្តូង\u200bទឹក", definition_km="ក\u200cខ\u200dគ")
    additions.check(additions_of(named), BUNDLED)


def test_a_list_as_a_whole_is_checked():
    assert refusal(additions_of()).code == "list.empty"
    assert refusal(additions_of(WELLS, WELLS)).code == "list.doubled"
    assert refusal(additions_of(WELLS, from_year=1999)).code == "list.bad_year"
    assert refusal(additions_of(WELLS, name_km="")).code == "list.no_name"
    many = [addition(f"D0402-N{number}") for number in range(101)]
    assert refusal(additions_of(*many)).code == "list.too_many"
    early = replace(additions_of(WELLS), additions=(replace(WELLS, from_year=2024),))
    assert refusal(early).code == "list.bad_value"


def test_a_longer_circle_is_found():
    one = addition("D0402-A", of="", formula="+D0402-B")
    two = addition("D0402-B", of="", formula="+D0402-C")
    three = addition("D0402-C", of="", formula="+D0402-A")
    assert refusal(additions_of(one, two, three)).code == "list.circle"


def test_a_definition_holds_from_its_year_on_and_an_older_year_keeps_its_own():
    old, new = replace(WELLS, from_year=2024), replace(WELLS, from_year=2026, name_en="Pump wells")
    told = (new, old)
    assert "D0402-WELLS" not in additions.catalogue_at(BUNDLED, told, 2023)
    assert additions.catalogue_at(BUNDLED, told, 2025)["D0402-WELLS"].name_en == WELLS.name_en
    for year in (2026, 2030):
        assert additions.catalogue_at(BUNDLED, told, year)["D0402-WELLS"].name_en == "Pump wells"
    assert additions.catalogue_at(BUNDLED, (), 2026) is BUNDLED
    assert additions.catalogue_of_all(BUNDLED, told)["D0402-WELLS"].name_en == "Pump wells"


def test_a_later_list_of_the_same_year_counts():
    corrected = replace(WELLS, name_en="Corrected")
    found = additions.catalogue_at(BUNDLED, (WELLS, corrected), 2025)
    assert found["D0402-WELLS"].name_en == "Corrected"


def test_what_was_sensitive_once_never_leaves_the_commune_by_village():
    told = (replace(WELLS, sensitivity="sensitive"), replace(WELLS, from_year=2026))
    catalogue = additions.catalogue_of_all(BUNDLED, told)
    assert catalogue["D0402-WELLS"].sensitive
    assert additions.catalogue_at(BUNDLED, told, 2025)["D0402-WELLS"].sensitive
    assert disclosure._sensitive(dict(catalogue), "D0402-WELLS")


def test_a_district_s_own_are_looked_at_first_and_worked_out_by_their_terms():
    known = DRY.indicator
    assert (known.core, known.derived) == (True, True)
    assert [(t.sign, t.indicator) for t in known.formula] == [
        (1, "D0402-WELLS"),
        (-1, "D0402-FULL"),
    ]


def test_what_is_used_comes_with_what_it_is_made_of():
    others = (WELLS, FULL, DRY, addition("D0402-OTHER"))
    assert additions.used(others, {"D0402-DRY", "POP-1"}) == (WELLS, FULL, DRY)
    assert additions.used(others, {"D0402-FULL"}) == (WELLS, FULL)
    assert additions.used(others, {"POP-1"}) == ()


def test_the_keys_are_those_of_the_bundled_lists():
    assert additions.CHOICES["unit"] == tuple(reference.names("figure_units"))
    assert additions.CHOICES["section"] == tuple(reference.sections())
    assert additions.CHOICES["sector"] == tuple(reference.names("sectors"))
