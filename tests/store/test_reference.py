import csv
import re
import tomllib
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest

from ccwc_desktop import paths
from ccwc_desktop.domain import budget, committee, consultations, problems, projects, situation
from ccwc_desktop.store import reference

FOLDER = paths.resources() / "reference"
TOML_FILES = sorted(FOLDER.glob("*.toml"))
CATALOGUE = sorted((FOLDER / "indicators").glob("*.csv"))
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
CLUSTERS = (
    "general",
    "definition",
    "principles",
    "civil",
    "violence",
    "family",
    "health",
    "education",
    "protection",
)
# the rows of the agreed catalogue of children's indicators
AGREED = (
    [f"POP-{n}" for n in range(1, 4)]
    + [f"EDU-{n}" for n in range(1, 6)]
    + [f"REG-{n}" for n in range(1, 3)]
    + [f"HLT-{n}" for n in range(1, 6)]
    + [f"WSH-{n}" for n in range(1, 4)]
    + [f"PRO-{n}" for n in range(1, 11)]
    + ["DIS-1", "DIS-2", "EQ-1", "EQ-2", "SAF-1", "PAR-1"]
)


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
        ("project_kinds", projects.KINDS),
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
    listed = whole.get("entries") or whole.get("criteria") or [whole]
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


def test_every_field_is_one_of_the_commune_database_at_its_level():
    for indicator in reference.indicators().values():
        known = reference.database_fields(indicator.level)
        for sex, codes in indicator.fields.items():
            assert sex in indicator.sexes, indicator.code
            assert [code for code in codes if code not in known] == [], indicator.code


def test_an_indicator_is_either_derived_or_entered_and_entered_ones_name_who_knows():
    sources = reference.names("figure_sources")
    for indicator in reference.indicators().values():
        assert indicator.unit in reference.names("figure_units")
        assert indicator.split in ("fmt", "t"), indicator.code
        assert indicator.level in ("village", "commune"), indicator.code
        assert indicator.sensitivity in ("open", "careful", "sensitive"), indicator.code
        assert indicator.worse in ("", "up", "down"), indicator.code
        assert not (indicator.derived and indicator.fields), indicator.code
        if not indicator.derived:
            assert indicator.source in sources, indicator.code


def test_every_agreed_indicator_is_in_the_catalogue_and_the_catalogue_is_wide_enough():
    catalogue = reference.indicators()
    assert [code for code in AGREED if code not in catalogue] == []
    assert len(AGREED) == 34
    assert 90 <= len(catalogue) <= 140


@pytest.mark.parametrize("path", CATALOGUE, ids=lambda path: path.stem)
def test_a_row_of_the_catalogue_speaks_both_languages_and_says_how_sure_it_is(path):
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines(), strict=True))
    for row in rows:
        assert None not in row, row["code"]
        assert None not in row.values(), row["code"]
        for key in ("name", "definition", "note"):
            km, en = row[f"{key}_km"], row[f"{key}_en"]
            assert bool(km) == bool(en), (row["code"], key)
            assert key == "note" or km, (row["code"], key)
            assert not km or re.search("[\u1780-\u17ff]", km), (row["code"], key)
            assert not re.search("[\u1780-\u17ff]", en), (row["code"], key)
        assert row["source"], row["code"]
        assert row["confidence"] in ("high", "med", "low"), row["code"]
        assert row["core"] in ("", "1"), row["code"]
        assert [text for text in row.values() if text != text.strip()] == [], row["code"]
        assert [word for word in LOSING_WORDS if word in "".join(row.values())] == [], row["code"]


def test_a_code_and_a_name_stand_once():
    catalogue = reference.indicators().values()
    for told in ([each.code for each in catalogue], [each.name_km for each in catalogue]):
        assert len(told) == len(set(told))
    assert len({each.name_en for each in catalogue}) == len(catalogue)


def test_every_indicator_belongs_to_a_cluster_of_the_convention_a_sector_and_a_section():
    assert tuple(reference.names("crc_clusters")) == CLUSTERS
    for each in reference.indicators().values():
        assert each.crc in CLUSTERS, each.code
        assert each.articles, each.code
        assert all(1 <= article <= 54 for article in each.articles), each.code
        assert list(each.articles) == sorted(set(each.articles)), each.code
        assert each.sector in problems.SECTORS, each.code
        assert re.fullmatch(r"(\d+(-\d*)?)?", each.age), each.code


def test_a_number_of_the_whole_commune_is_worked_out_from_what_the_commune_has():
    catalogue = reference.indicators()
    for each in catalogue.values():
        parts = [catalogue[term.indicator] for term in each.formula]
        if parts and each.level == "village":
            assert [part.code for part in parts if part.counted_once] == [], each.code
        for part in parts:
            assert set(each.sexes) <= set(part.sexes), each.code


def test_two_dozen_indicators_are_looked_at_first_and_the_tiles_are_among_them():
    core = reference.core()
    assert len(core) == 24
    assert set(reference.tiles()) <= set(core)
    assert {"POP-1", "OOS_6_14", "REG-1", "HLT-1", "WSH-1", "PRO-1", "DIS-1"} <= set(core)


def test_worked_out_numbers_say_what_is_known_to_be_wrong_with_them():
    for each in reference.indicators().values():
        if any(term.sign < 0 for term in each.formula):
            assert "" not in (each.note_km, each.note_en), each.code


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("OOS_7_11", "pre-school"),
        ("OOS_12_14", "another stream"),
        ("EDU-2", "pre-school"),
        ("EDU-3", "vocational"),
        ("OOS_6_14", "another stream"),
        ("EDU-1", "grade 1"),
        ("HLT-1", "9–12 months"),
        ("REG-1", "no such field"),
        ("WSH-1", "broken or shared"),
        ("BIRTHS_UNREGISTERED", "year before"),
        ("KM_HEALTH", "never added up"),
    ],
)
def test_the_known_flaw_stands_beside_the_number(code, words):
    assert words in reference.indicators()[code].note_en


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


def test_there_are_six_tiles_in_their_order():
    assert reference.tiles() == (
        "POP-1",
        "OOS_6_14",
        "BIRTHS_UNREGISTERED",
        "HLT-1",
        "WSH-1",
        "DIS-1",
    )


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
    villages, communes = (reference.database_fields(level) for level in ("village", "commune"))
    assert len(rows) == len(villages) + len(communes)
    assert (len(villages) > 600, len(communes) > 250) == (True, True)
