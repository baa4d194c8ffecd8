"""Copies of a workbook from a shell: made, named, brought back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., tuple[int, str, str]]
Told = Callable[..., Any]
WORDS = "ផ្កាឈូក ៧"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CCWC_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.usefixtures("home")
def test_a_copy_is_brought_back_by_its_number(
    told: Told, ccwc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCWC_PASSPHRASE", WORDS)
    path = tmp_path / "040202.ccwcdb"
    ccwc("new", path, "--commune", "040202", "--cip-year", "2027")
    first = told("backup", path)["backup"]
    before = ccwc("plan", "show", path)[1]
    plan = tmp_path / "plan.json"
    plan.write_text(before.replace('"rate": 4', '"rate": 3'), encoding="utf-8")
    ccwc("plan", "load", path, plan, "--replace")
    after = ccwc("plan", "show", path)[1]
    assert after != before
    assert [each["number"] for each in told("backup", path, "--list")["copies"]] == [1]
    done = told("backup", path, "--bring-back", "1")
    assert done["brought_back"] == first
    assert ccwc("plan", "show", path)[1] == before
    told("backup", path, "--bring-back", "2")
    assert ccwc("plan", "show", path)[1] == after
    assert told("backup", path, "--bring-back", "1")["brought_back"] == first


@pytest.mark.usefixtures("home")
def test_a_number_that_no_copy_has_is_a_sentence(ccwc: Run, commune_path: Path) -> None:
    status, _out, err = ccwc("backup", commune_path, "--bring-back", "7", "--language", "en")
    assert status == 3
    assert "7" in err
