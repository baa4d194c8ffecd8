"""The list of places: whole, quick to read, and found the way people type."""

import json
import subprocess
import sys
from collections import Counter

import pytest

from ccwc_desktop import paths
from ccwc_desktop.domain.places import Place, is_practice, level
from ccwc_desktop.language.spelling import search_key, tidy
from ccwc_desktop.store import gazetteer

KAOH_THKOV = Place("040202", "commune", "កោះថ្កូវ", "Kaoh Thkov")


def rows(name: str) -> list[list[str]]:
    text = (paths.resources() / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()]


NATION, PRACTICE = "reference/gazetteer.tsv", "practice/places.tsv"


def test_all_places_of_the_country_are_there():
    counts = Counter(level(row[0]) for row in rows(NATION))
    assert counts == {"province": 25, "district": 210, "commune": 1652, "village": 14578}


def test_every_place_has_two_tidy_names_and_a_parent():
    for name in (NATION, PRACTICE):
        codes = {row[0] for row in rows(name)}
        for code, kind, khmer, latin in rows(name):
            assert kind
            assert khmer == tidy(khmer).strip()
            assert latin.isascii()
            assert latin == latin.strip()
            assert code[:-2] in codes or level(code) == "province"


def test_practice_places_are_no_real_places():
    real = {search_key(name) for row in rows(NATION) for name in row[2:]}
    for code, _, khmer, latin in rows(PRACTICE):
        assert is_practice(code)
        assert search_key(khmer) not in real
        assert search_key(latin) not in real
    assert not any(is_practice(row[0]) for row in rows(NATION))


def test_practice_communes_have_villages_for_a_workshop():
    communes = gazetteer.children("9901")
    assert [place.code for place in communes] == [f"9901{n:02}" for n in range(1, 13)]
    sizes = [len(gazetteer.children(place.code)) for place in communes]
    assert min(sizes[:2]) >= 8
    assert min(sizes) >= 4


def test_a_place_is_known_by_its_code():
    assert gazetteer.get("040202") == KAOH_THKOV
    assert gazetteer.get("04020201").kind == "village"
    assert gazetteer.get("040299") is None
    assert gazetteer.get("") is None


def test_children_come_in_the_order_of_codes():
    assert len(gazetteer.children("")) == 25
    assert [place.code for place in gazetteer.children("0402")][:2] == ["040201", "040202"]
    assert len(gazetteer.children("040202")) == 10
    assert gazetteer.children("04020201") == []


def test_parents_start_with_the_province():
    names = [place.name_en for place in gazetteer.parents("04020201")]
    assert names == ["Kampong Chhnang", "Chol Kiri", "Kaoh Thkov"]
    assert gazetteer.parents("04") == []


@pytest.mark.parametrize(
    "typed",
    [
        "កោះថ្កូវ",
        "ឃុំកោះថ្កូវ",
        "ឃុំ កោះថ្កូវ",
        "កោះ\u200bថ្កូវ",
        "Kaoh Thkov",
        "kaohthk",
        "khum kaoh thkov",
        "040202",
        "40202",
        "៤០២០២",
    ],
)
def test_a_commune_is_found_as_people_type_it(typed):
    assert gazetteer.find(typed)[0] == KAOH_THKOV


def test_a_later_word_finds_too_but_after_the_first():
    found = gazetteer.find("thkov", limit=100)
    assert found[0].name_en == "Thkov"
    assert KAOH_THKOV in found
    assert KAOH_THKOV in gazetteer.find("ថ្កូវ", limit=100)


def test_subscripts_that_look_alike_are_the_same():
    assert gazetteer.find("កំពង់កណ្តាល") == gazetteer.find("កំពង់កណ្ដាល") != []


def test_a_half_cluster_finds_nothing():
    # a subscript is no beginning of a word
    assert gazetteer.find("្កូវ") == []


def test_practice_places_are_found_by_code_only():
    assert gazetteer.find("9901")[0].code == "990101"
    assert not any(is_practice(place.code) for place in gazetteer.find("គំរូ", limit=100))


def test_kinds_and_limit_are_obeyed():
    assert {place.kind for place in gazetteer.find("phnum", ("district",), 50)} <= {"district"}
    assert len(gazetteer.find("a", limit=3)) == 3
    assert gazetteer.find("បឹង", ("village",), 1)[0].kind == "village"
    assert gazetteer.find("") == []


def test_communes_load_quickly_and_without_the_villages():
    script = """
import json, time
from ccwc_desktop.store import gazetteer
begun = time.perf_counter()
gazetteer.get("040202")
print(json.dumps([time.perf_counter() - begun, gazetteer._villages.cache_info().misses]))
"""
    runs = [
        json.loads(subprocess.run([sys.executable, "-c", script], capture_output=True).stdout)
        for _ in range(3)
    ]
    assert min(seconds for seconds, _ in runs) < 0.030
    assert all(villages == 0 for _, villages in runs)
