"""Preferences survive a restart, a newer program, and a damaged file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ccwc_desktop import settings
from ccwc_desktop.settings import Recent, Settings

FULL = Settings(
    language="en",
    large_text=True,
    recent=(Recent("/w/a.ccwcdb", "040202", "commune", "2026-11-01"),),
    folded={"budget": False},
    window=(1, 2, 1000, 700),
    maximized=True,
    folders={"figures": "/w/stick"},
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_what_is_saved_is_loaded(file: Path) -> None:
    settings.save(FULL, file)
    assert settings.load(file) == FULL


def test_without_a_file_the_program_speaks_khmer(file: Path) -> None:
    assert settings.load(file) == Settings()
    assert settings.load(file).language == "km"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"recent": [{"path": 1}]}', '{"window": "abc"}'])
def test_a_damaged_file_is_kept_aside(file: Path, text: str) -> None:
    file.write_text(text)
    assert settings.load(file) == Settings()
    assert file.with_name("settings.json.damaged").read_text() == text
    assert not file.exists()


def test_what_a_newer_program_wrote_is_no_damage(file: Path) -> None:
    file.write_text(json.dumps({"language": "en", "projector": True}))
    assert settings.load(file).language == "en"


def test_saving_leaves_no_part_behind(file: Path) -> None:
    settings.save(FULL, file)
    settings.save(Settings(), file)
    assert [each.name for each in file.parent.iterdir()] == ["settings.json"]


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    settings.save(FULL, tmp_path / "nowhere" / "settings.json")


def test_the_newest_workbook_comes_first_and_once() -> None:
    first = Recent("/a", "040202", "commune", "2026-11-01")
    other = Recent("/b", "0402", "district", "2026-11-02")
    told = Settings().opened(first).opened(other).opened(replace(first, opened="2026-11-03"))
    assert [each.path for each in told.recent] == ["/a", "/b"]
    assert told.last == replace(first, opened="2026-11-03")
    assert told.without("/a").last == other


def test_the_list_of_workbooks_is_short() -> None:
    told = Settings()
    for number in range(30):
        told = told.opened(Recent(f"/{number}", "040202", "commune", "2026-11-01"))
    assert len(told.recent) == settings.MOST_RECENT


def test_a_change_is_saved_at_once(file: Path) -> None:
    kept = settings.Kept(file)
    kept.change(large_text=True)
    assert settings.load(file).large_text
    assert settings.Kept(file).settings == kept.settings
