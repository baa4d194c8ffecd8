"""Two proposals from a shell: files, versions of a workbook, the draft."""

import json
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ccwc_desktop.domain import budget
from ccwc_desktop.services import (
    budget_checks,
    documents,
    free_texts,
    plans,
    projects,
    submission,
)
from ccwc_desktop.store.database import open_file

Run = Callable[..., tuple[int, str, str]]
Told = Callable[..., Any]


@pytest.fixture
def changed(practice_path: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The practice workbook with a finished version and a draft after it; version 1 as a file."""
    file = tmp_path / "plan.json"
    with open_file(practice_path) as database, database.transaction() as session:
        plan = plans.newest(session).id
        found = [each.key for each in free_texts.findings(session, plan)]
        free_texts.look(session, plan, found)
        submission.freeze(session, plan, datetime(2026, 11, 1))
        file.write_text(json.dumps(documents.travelling(session, plan)), encoding="utf-8")
        first, _second, third = projects.listing(session, plan)[:3]
        projects.change(session, first.uid, year=2028)
        projects.change_line(session, first.lines[0].uid, quantity=Decimal(5))
        projects.remove(session, third.uid)
        budget_checks.accept(session, plan, "season", f"{first.uid}:rains", "ដំបូលមុន")
    return practice_path, file


def test_a_version_and_the_draft_as_a_document(told: Told, changed: tuple[Path, Path]) -> None:
    workbook, _file = changed
    found = told("compare", "1", "draft", "--workbook", workbook)
    assert found["same"] is False
    assert [each["change"] for each in found["projects"]] == ["changed", "removed"]
    first = found["projects"][0]
    assert [each["field"] for each in first["fields"]] == ["year"]
    assert first["fields"][0]["before"] == 2027
    (line,) = first["lines"]
    assert line["after"] - line["before"] == 4_500_000
    assert first["why"] == [{"kind": "accepted", "check": "season", "reason": "ដំបូលមុន"}]
    assert sum(each["difference"] for each in found["sums"]) == found["after"] - found["before"]


def test_a_file_and_a_workbook_in_words(ccwc: Run, changed: tuple[Path, Path]) -> None:
    workbook, file = changed
    status, out, _err = ccwc("compare", file, workbook, "--language", "en")
    assert status == 0
    assert out.startswith("1 project removed · 1 project changed")
    assert "Year: 2027 → 2028" in out
    assert "Reason: ដំបូលមុន" in out


def test_a_plan_beside_itself_is_the_same(told: Told, changed: tuple[Path, Path]) -> None:
    workbook, file = changed
    found = told("compare", file, "1", "--workbook", workbook)
    assert (found["same"], found["projects"], found["ceilings"]) == (True, [], [])
    with open_file(workbook) as database, database.reading() as session:
        listed = projects.listing(session, plans.newest(session).id)
    assert found["before"] > budget.total(listed)


def test_what_was_only_approved_is_no_change_of_the_proposal(
    ccwc: Run, changed: tuple[Path, Path], tmp_path: Path
) -> None:
    _workbook, file = changed
    document = json.loads(file.read_text(encoding="utf-8"))
    document["projects"][0]["lines"][0]["funding"][0]["approved"] = 9_000_000
    approved = tmp_path / "approved.json"
    approved.write_text(json.dumps(document), encoding="utf-8")
    _status, out, _err = ccwc("compare", approved, approved, "--language", "en")
    assert "pproved" not in out
    _status, out, _err = ccwc("compare", file, approved, "--language", "en")
    out = out.replace("\xa0", " ")
    assert out.startswith("1 project with other approved or spent amounts\n")
    assert "Approved: – → 9 000 000 riel" in out
    assert "Approved (Fund: development): – → 9 000 000 riel" in out
    assert "Who pays" not in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("1", "2"), "--workbook"),
        (("no.json", "no.json"), "no.json"),
        (("{bad}", "{bad}"), ""),
    ],
)
def test_what_cannot_be_compared_is_refused(
    ccwc: Run, tmp_path: Path, words: tuple[str, str], said: str
) -> None:
    bad = tmp_path / "bad.ccwc"
    bad.write_bytes(b"PK no zip")
    status, out, err = ccwc("compare", *(each.format(bad=bad) for each in words))
    assert (status, out) == (3, "")
    assert said in err


def test_a_version_that_was_never_finished_is_refused(
    ccwc: Run, changed: tuple[Path, Path]
) -> None:
    status, _out, err = ccwc("compare", "1", "9", "--workbook", changed[0])
    assert status == 3
    assert err.strip()


def test_check_names_what_waits(told: Told, changed: tuple[Path, Path]) -> None:
    workbook, _file = changed
    with open_file(workbook) as database, database.transaction() as session:
        plan = plans.newest(session).id
        uid = projects.listing(session, plan)[0].uid
        projects.change(session, uid, support="promised", partner="")
    waiting = {each["code"]: each for each in told("check", workbook)["missing"]}
    assert waiting["partner"]["target"] == f"project:{uid}:partner"
    with open_file(workbook) as database, database.transaction() as session:
        budget_checks.accept(session, plan, "partner", uid, "កំពុងចរចា")
    assert "partner" not in {each["code"] for each in told("check", workbook)["missing"]}
