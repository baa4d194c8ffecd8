import csv
import tomllib
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest

from ccwc_desktop import paths
from ccwc_desktop.domain import budget, committee, consultations, problems, situation
from ccwc_desktop.store import reference

FOLDER = paths.resources() / "reference"
TOML_FILES = sorted(FOLDER.glob("*.toml"))
STEPS = (
    "commune",
    "situation",
    "consultations",
    "problems",
    "priorities",
    "budget",
    "sheets",
    "send",
)
LOSING_WORDS = (
    "ទូរស័ព្ទ",
    "តម្លៃសមរម្យ",
    "តារាងអាទិភាពកុមារ",
    "សម្ងាត់",
    "របៀបហ្វឹកហាត់",
    "៛",
    "\u200b",
)
UNITS = {"people", "families", "km", "cases", "villages"}


def entries_of(path: Path) -> list[dict]:
    found = []
    for value in tomllib.loads(path.read_text(encoding="utf-8")).values():
        if isinstance(value, list):
            found += value
        elif isinstance(value, dict):
            found += [entry for entry in value.values() if isinstance(entry, dict)]
    return found


@pytest.mark.parametrize(
    ("listname", "keys"),
    [
        ("seats", committee.SEATS),
        ("methods", consultations.METHODS),
        ("age_groups", consultations.AGE_GROUPS),
        ("safeguards", consultations.SAFEGUARDS),
        ("sectors", problems.SECTORS),
        ("mandates", problems.MANDATES),
        ("evidence", problems.EVIDENCE_KINDS),
        ("sources", budget.SOURCES),
        ("examples", STEPS),
    ],
)
def test_a_list_names_exactly_the_keys_of_the_rules(listname, keys):
    assert tuple(reference.names(listname)) == keys


@pytest.mark.parametrize("path", TOML_FILES, ids=lambda path: path.stem)
def test_every_entry_speaks_both_languages(path):
    for entry in entries_of(path):
        for key in entry:
            if key.endswith("_km"):
                other = entry.get(key[:-3] + "_en")
                assert other is not None, (path.name, entry)
                assert bool(entry[key]) == bool(other), (path.name, entry)


@pytest.mark.parametrize("path", TOML_FILES, ids=lambda path: path.stem)
def test_every_listed_fact_says_where_it_comes_from_and_how_sure_it_is(path):
    whole = tomllib.loads(path.read_text(encoding="utf-8"))
    listed = whole.get("entries") or whole.get("criteria") or whole.get("indicators") or [whole]
    for entry in listed:
        assert entry["source"], entry
        assert entry["confidence"] in ("high", "med", "low"), entry


@pytest.mark.parametrize("path", TOML_FILES, ids=lambda path: path.stem)
def test_no_losing_word_stands_in_a_list(path):
    text = path.read_text(encoding="utf-8")
    assert [word for word in LOSING_WORDS if word in text] == []


def test_every_term_of_a_formula_is_an_indicator_that_is_known_before_it_is_worked_out():
    catalogue = reference.indicators()

    def depth(code: str, above: tuple[str, ...] = ()) -> None:
        assert code not in above, above
        for term in catalogue[code].formula:
            assert term.sign in (1, -1)
            depth(term.indicator, (*above, code))

    for code in catalogue:
        depth(code)


def test_the_whole_of_an_indicator_exists_and_counts_the_same_thing():
    catalogue = reference.indicators()
    for indicator in catalogue.values():
        if indicator.of:
            assert catalogue[indicator.of].unit == indicator.unit, indicator.code


def test_every_field_is_a_village_field_of_the_commune_database():
    known = reference.database_fields()
    for indicator in reference.indicators().values():
        for sex, codes in indicator.fields.items():
            assert sex in indicator.sexes, indicator.code
            assert [code for code in codes if code not in known] == [], indicator.code


def test_an_indicator_is_either_derived_or_entered_and_entered_ones_name_who_knows():
    sources = reference.names("figure_sources")
    for indicator in reference.indicators().values():
        assert indicator.unit in UNITS
        assert indicator.section in reference.sections()
        assert not (indicator.derived and indicator.fields), indicator.code
        if not indicator.derived:
            assert indicator.source in sources, indicator.code


def test_indicators_stand_together_by_section_in_the_order_of_sections():
    in_a_row = groupby(each.section for each in reference.indicators().values())
    assert [section for section, _ in in_a_row] == list(reference.sections())


def test_exactly_the_sensitive_indicators_are_marked():
    marked = {each.code for each in reference.indicators().values() if each.sensitive}
    assert marked == set(situation.SENSITIVE)


def test_out_of_school_is_worked_out_as_decided():
    def told(code: str) -> dict[str, int]:
        return {term.indicator: term.sign for term in reference.indicators()[code].formula}

    assert told("OOS_6") == {"AGE_6": 1, "PRE_6": -1, "PRIM_6": -1}
    assert told("OOS_7_11") == {"AGE_7_11": 1, "PRIM_7_11": -1}
    assert told("OOS_12_14") == {"AGE_12_14": 1, "PRIM_12_14": -1, "SEC_12_14": -1}
    assert told("OOS_15_17") == {
        "AGE_15_17": 1,
        "PRIM_15_17": -1,
        "SEC_15_17": -1,
        "HIGH_15_17": -1,
    }
    assert told("OOS_6_14") == {"OOS_6": 1, "OOS_7_11": 1, "OOS_12_14": 1}


def test_there_are_six_tiles_and_at_least_twelve_headlines():
    assert len(reference.tiles()) == 6
    assert set(reference.tiles()) <= set(reference.headlines())
    assert len(reference.headlines()) >= 12


def test_a_plausible_ratio_asks_about_known_numbers_and_a_commune_keeps_closer_than_a_village():
    catalogue = reference.indicators()
    for each in reference.plausible_ratios():
        for side in (each.part, each.whole):
            if side is not None:
                assert side.sex in catalogue[side.indicator].sexes, each.key
        assert each.low <= each.commune_low < each.commune_high <= each.high, each.key
        assert each.unit in ("share", "each", "km"), each.key
        assert (each.whole is None) == (each.unit == "km"), each.key
        assert each.unit != "share" or each.high <= 1, each.key


def test_limits_and_sexes_of_a_ratio_are_read_as_written():
    told = {each.key: each for each in reference.plausible_ratios()}
    families, women = told["people_per_family"], told["female_share"]
    assert families.limits(commune=False) == (Decimal("2.5"), Decimal("7.5"))
    assert families.limits(commune=True) == (Decimal("3.3"), Decimal("6.0"))
    assert (women.part.sex, women.whole.sex, women.smallest) == ("f", "t", 100)
    assert (women.name("km"), women.name("en")) == (women.name_km, women.name_en)
    assert told["km_health"].whole is None


def test_eight_criteria_weigh_one_hundred_together_and_have_anchors():
    criteria = reference.criteria()
    assert [each.code for each in criteria] == [
        "SEV",
        "NUM",
        "EQU",
        "CHD",
        "URG",
        "FEA",
        "CST",
        "SUS",
    ]
    assert sum(each.weight for each in criteria) == 100
    assert all(all(each.anchors(language)) for each in criteria for language in ("km", "en"))


def test_every_source_of_funds_has_its_own_letter():
    letters = reference.letters()
    assert tuple(letters) == budget.SOURCES
    assert len(set(letters.values())) == len(letters)


def test_signers_stand_left_to_right_and_know_the_words_of_a_sangkat():
    left, middle, right = reference.signers("ranked-priorities")
    assert (left.role.km, left.role_in_sangkat.km, left.seal) == ("មេឃុំ", "ចៅសង្កាត់", True)
    assert (middle.seat, middle.role_in_sangkat.km) == ("secretary", "ស្មៀនសង្កាត់")
    assert right.role_in_sangkat == right.role
    assert reference.signers("village-poster") == ()


def test_every_seat_has_a_usual_role_and_every_season_two_months():
    assert tuple(reference.usual_roles()) == committee.SEATS
    assert all(
        1 <= month <= 12 for each in reference.seasons() for month in (each.first, each.last)
    )


def test_a_name_falls_back_from_short_to_full():
    assert reference.names("evidence")["figure"].short("km") == "តួលេខ"
    assert reference.names("sources")["cs_dev"].short("en") == "Fund: development"
    assert reference.example("budget").text("en").startswith("Four pond fences")


def test_the_field_list_has_one_row_for_each_code():
    with (FOLDER / "cdb_fields.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(reference.database_fields()) > 600
