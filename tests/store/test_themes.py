import json
import re

import pytest

from ccwc_desktop import paths
from ccwc_desktop.store import reference

THEMES = reference.themes().values()


@pytest.mark.parametrize(
    "key",
    ["domestic_violence", "alcohol", "drowning", "birth_registration", "preschool", "disability"],
)
def test_the_themes_of_the_programme_and_the_usual_ones_are_there(key):
    assert key in reference.themes()


def test_a_theme_belongs_to_what_the_other_lists_know():
    for each in THEMES:
        assert each.sector in reference.names("sectors"), each.key
        assert each.cluster in reference.names("crc_clusters"), each.key
        assert each.mandate in ("commune", "district", "ngo"), each.key
        assert set(each.indicators) <= set(reference.indicators()), each.key


def test_no_two_themes_look_or_read_alike():
    for told in (
        [each.picture for each in THEMES],
        [each.card.km for each in THEMES],
        [each.card.en for each in THEMES],
        [each.name.km for each in THEMES],
    ):
        assert len(told) == len(set(told)) >= 30


def test_a_card_is_short_enough_for_two_lines_under_a_picture():
    for each in THEMES:
        assert len(each.card.km) <= 34, each.key
        assert len(each.card.en) <= 38, each.key


def test_a_theme_of_which_a_sensitive_number_speaks_is_sensitive_but_for_care_in_a_centre():
    told = reference.indicators()
    for each in THEMES:
        speaks = {code for code in each.indicators if told[code].sensitive}
        assert not speaks or each.sensitive or speaks == {"PRO-5"}, each.key


def test_a_theme_is_found_by_words_of_both_languages():
    for each in THEMES:
        assert any(re.match("[\u1780-\u17ff]", word) for word in each.words), each.key
        assert any(re.match("[a-z]", word) for word in each.words), each.key
        assert all(word == word.strip() and word for word in each.words), each.key


def test_the_practice_commune_votes_on_pictures_of_the_catalogue():
    plan = json.loads((paths.resources() / "practice" / "plan.json").read_text(encoding="utf-8"))
    votes = [each for each in plan["consultations"] if each["method"] == "vote"]
    used = [option["theme"] for each in votes for option in each["options"]]
    assert set(used) <= set(reference.themes())
    assert len(set(used)) >= 8


def test_every_theme_has_its_picture():
    there = {path.stem for path in (paths.resources() / "pictures").glob("*.svg")}
    assert {each.picture for each in THEMES} <= there


def test_a_picture_stays_inside_its_square_and_needs_nothing_else():
    for each in THEMES:
        text = (paths.resources() / "pictures" / f"{each.picture}.svg").read_text(encoding="utf-8")
        assert 'viewBox="0 0 128 128"' in text, each.picture
        assert "<text" not in text, each.picture
        assert "href" not in text, each.picture
