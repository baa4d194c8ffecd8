"""What fits under the ceilings, from a shell."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., tuple[int, str, str]]
Told = Callable[..., Any]


def test_what_fits_is_told_with_a_reason_for_each_project(told: Told, practice_path: Path) -> None:
    (year,) = told("fits", practice_path)["years"]
    assert (year["year"], year["exact"]) == (2027, True)
    assert year["points"] == year["at_most"]
    assert all(each["reason"] for each in year["projects"])
    assert {each["part"] for each in year["projects"]} == {None, "1", "2"}
    assert all(each["left"] >= 0 for each in year["ceilings"])
    assert min(each["left_by_committee"] for each in year["ceilings"]) < 0


def test_three_years_are_told_one_after_the_other(told: Told, practice_path: Path) -> None:
    years = told("fits", practice_path, "--all-years")["years"]
    assert [each["year"] for each in years] == [2027, 2028, 2029]
    taken = [(p["uid"], p["part"]) for each in years for p in each["projects"] if p["proposed"]]
    assert len(taken) == len(set(taken))


def test_without_projects_a_sentence_says_what_to_do(ccwc: Run, commune_path: Path) -> None:
    status, said, _errors = ccwc("fits", commune_path, "--language", "en")
    assert status == 0
    assert said.startswith("No project is written yet. Please")
    assert "#" not in said


def test_people_read_sentences_and_a_year_outside_is_refused(
    ccwc: Run, practice_path: Path
) -> None:
    status, said, _errors = ccwc("fits", practice_path, "--year", "2028", "--language", "en")
    assert status == 0
    assert "The proposal brings" in said
    assert ccwc("fits", practice_path, "--year", "2040")[0] == 3
