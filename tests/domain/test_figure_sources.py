from dataclasses import replace

import pytest
from builders import VILLAGES, figure

from ccwc_desktop.domain import figure_sources
from ccwc_desktop.domain.errors import Refused

BOOK = figure("AGE", VILLAGES[0], 9, "f", source="cdb")
SCHOOL = figure("AGE", VILLAGES[0], 8, "f", source="school")


def counts(told):
    return {each.source: each.chosen for each in told}


def test_a_number_that_a_person_types_counts_and_the_other_stays():
    told = figure_sources.placed([BOOK], SCHOOL)
    assert counts(told) == {"cdb": False, "school": True}
    assert {each.source: each.value for each in told} == {"cdb": 9, "school": 8}


def test_a_number_that_came_with_a_file_stands_beside():
    told = figure_sources.placed([SCHOOL], replace(BOOK, chosen=False))
    assert counts(told) == {"school": True, "cdb": False}


def test_the_first_number_counts_even_when_it_came_with_a_file():
    assert counts(figure_sources.placed([], replace(BOOK, chosen=False))) == {"cdb": True}


def test_a_file_that_mends_the_number_that_counts_leaves_it_counting():
    told = figure_sources.placed([BOOK], replace(BOOK, value=7, chosen=False))
    assert [(each.value, each.chosen) for each in told] == [(7, True)]


def test_when_the_number_that_counts_is_taken_away_the_next_one_counts():
    told = figure_sources.placed([BOOK], SCHOOL)
    left = figure_sources.placed(told, replace(SCHOOL, value=None))
    assert counts(left) == {"cdb": True}
    assert figure_sources.placed(left, replace(BOOK, value=None)) == ()


def test_a_choice_has_its_reason_and_the_other_loses_its_own():
    told = figure_sources.choose([BOOK, replace(SCHOOL, chosen=False)], "school", "បញ្ជីឈ្មោះថ្មី")
    assert counts(told) == {"cdb": False, "school": True}
    back = figure_sources.choose(told, "cdb", "សៀវភៅភូមិ")
    assert [(each.source, each.reason) for each in back] == [("cdb", "សៀវភៅភូមិ"), ("school", "")]


def test_a_source_that_said_nothing_cannot_be_chosen():
    with pytest.raises(Refused) as refused:
        figure_sources.choose([BOOK], "police", "")
    assert (refused.value.code, refused.value.details) == (
        "figure.no_such_source",
        {"source": "police"},
    )


def test_sources_disagree_when_one_says_another_number():
    assert figure_sources.disagree(BOOK, [SCHOOL])
    assert not figure_sources.disagree(BOOK, [replace(SCHOOL, value=BOOK.value)])
    assert not figure_sources.disagree(BOOK, [replace(SCHOOL, value=None)])
    assert not figure_sources.disagree(None, [SCHOOL])
