"""A workbook that comes on a stick is copied, and the copy is worked on."""

from pathlib import Path

import pytest

from ccwc_desktop.exchange import drive_list
from ccwc_desktop.services import workbooks


def test_a_workbook_from_a_stick_is_copied_with_its_keys(tmp_path: Path) -> None:
    stick, home = tmp_path / "stick", tmp_path / "home"
    stick.mkdir()
    home.mkdir()
    path = stick / "040202.ccwcdb"
    workbooks.new_commune(path, "040202", 2027, "ផ្កាឈូក ៧").close()
    before = path.read_bytes()
    first = workbooks.bring_in(path, home, "ផ្កាឈូក ៧")
    second = workbooks.bring_in(path, home, "ផ្កាឈូក ៧")
    assert (first.name, second.name) == ("040202.ccwcdb", "040202-2.ccwcdb")
    assert path.read_bytes() == before
    with workbooks.open_workbook(second, "ផ្កាឈូក ៧") as database, database.reading() as session:
        assert workbooks.identity(session).code == "040202"


def test_only_what_lies_on_a_drive_that_can_go_is_on_a_stick(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "media" / "KINGSTON"
    stick.mkdir(parents=True)
    drive = drive_list.Drive(stick, "KINGSTON", 1000)
    monkeypatch.setattr(drive_list, "removable", lambda: [drive])
    assert workbooks.is_on_stick(stick / "folder" / "040202.ccwcdb")
    assert not workbooks.is_on_stick(tmp_path / "040202.ccwcdb")
