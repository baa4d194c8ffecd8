"""A daily copy is brought back; nothing of today is lost by it."""

import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import committee, copies, drafts, plans, submission, workbooks
from ccwc_desktop.services.drafts import FieldDraft
from ccwc_desktop.store.database import Database, open_file

DAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12)
KEY = bytes(range(32))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def people(database: Database) -> list[str]:
    with database.reading() as session:
        return [each.name for each in committee.listing(session)]


def enter(database: Database, name: str) -> None:
    with database.transaction() as session:
        committee.add(session, name=name, seat="other")


@pytest.fixture
def two_days(filled: Database, folder: Path) -> Path:
    """A workbook with a copy of the 24th, changed on the 25th, closed."""
    workbooks.back_up(filled, folder, DAY)
    enter(filled, "ថ្មី")
    filled.close()
    return filled.path


def test_a_copy_takes_the_place_of_the_workbook_which_is_set_aside(
    two_days: Path, folder: Path
) -> None:
    (copy,) = copies.listing(two_days, folder)
    with copies.bring_back(two_days, None, copy.path, folder, DAY + timedelta(days=1)) as back:
        assert back.path == two_days
        assert "ថ្មី" not in people(back)
        enter(back, "ក្រោយ")
    aside, before = copies.listing(two_days, folder)
    assert before == copy
    assert (aside.number, aside.day, aside.aside) == (2, DAY + timedelta(days=1), True)
    with copies.bring_back(two_days, None, aside.path, folder, DAY + timedelta(days=2)) as back:
        assert "ថ្មី" in people(back)
        assert "ក្រោយ" not in people(back)
    assert [each.number for each in copies.listing(two_days, folder)] == [3, 2, 1]
    assert [path.name for path in two_days.parent.iterdir() if path.is_dir()] == [folder.name]


def test_an_encrypted_workbook_comes_back_with_its_key(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "040202.ccwcdb"
    with workbooks.new_commune(path, "040202", 2027, "ផ្កាឈូក ៧") as database:
        workbooks.back_up(database, folder, DAY)
        enter(database, "ថ្មី")
        key = database.key
    (copy,) = copies.listing(path, folder)
    copies.bring_back(path, key, copy.path, folder, DAY).close()
    with workbooks.open_workbook(path, "ផ្កាឈូក ៧") as database:
        assert people(database) == []
    aside = copies.listing(path, folder)[0].path
    with workbooks.open_workbook(aside, "ផ្កាឈូក ៧") as database:
        assert people(database) == ["ថ្មី"]


def _damaged(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[4096:] = b"\x07" * (len(content) - 4096)
    copy.write_bytes(content)


def _of_another_key(copy: Path) -> None:
    copy.unlink()
    workbooks.new_commune(copy, "040202", 2027, "ផ្កាឈូក ៧").close()


def _gone(copy: Path) -> None:
    copy.unlink()


@pytest.mark.parametrize("spoil", [_damaged, _of_another_key, _gone])
def test_a_copy_that_cannot_be_opened_changes_nothing(
    two_days: Path, folder: Path, spoil: Callable[[Path], None]
) -> None:
    (copy,) = copies.listing(two_days, folder)
    spoil(copy.path)
    before = two_days.read_bytes()
    with pytest.raises(Refused, match=r"backup\.not_usable"):
        copies.bring_back(two_days, None, copy.path, folder, DAY)
    assert two_days.read_bytes() == before
    assert [each.aside for each in copies.listing(two_days, folder)] in ([], [False])


def test_today_that_cannot_be_set_aside_stays_in_its_place(two_days: Path, folder: Path) -> None:
    (copy,) = copies.listing(two_days, folder)
    before = two_days.read_bytes()
    with pytest.raises(Refused, match=r"backup\.failed"):
        copies.bring_back(two_days, None, copy.path, copy.path, DAY)
    assert two_days.read_bytes() == before


@pytest.fixture
def sent(filled: Database, folder: Path) -> tuple[Database, submission.Version]:
    """Version 1 finished, then copied; version 2 finished and written after the copy."""
    with filled.transaction() as session:
        submission.freeze(session, 1, NOON)
    workbooks.back_up(filled, folder, DAY)
    enter(filled, "ថ្មី")
    with filled.transaction() as session:
        second = submission.freeze(session, 1, NOON).result
        built = submission.Built("040202_2027_v2.ccwc", b"", "aa")
        submission.written(session, 1, 1, built, "/media/A")
    return filled, second


def test_a_version_finished_since_the_copy_stays_known_and_its_number_is_not_given_again(
    sent: tuple[Database, submission.Version], folder: Path
) -> None:
    filled, second = sent
    filled.close()
    (copy,) = copies.listing(filled.path, folder)
    with copies.bring_back(filled.path, None, copy.path, folder, DAY) as back:
        with back.reading() as session:
            known = submission.versions(session, 1)
            now = plans.value(session, 1)
        assert known[0] == second
        assert [each.state for each in known] == ["frozen", "written"]
        assert (now.version, now.base_uid) == (3, second.uid)
        assert "ថ្មី" not in people(back)


def test_texts_in_hand_on_the_day_of_the_copy_do_not_come_back(
    filled: Database, folder: Path
) -> None:
    with filled.transaction() as session:
        drafts.keep(session, FieldDraft("members:a:name", 2027, "commune", "", "ស"))
    workbooks.back_up(filled, folder, DAY)
    filled.close()
    (copy,) = copies.listing(filled.path, folder)
    with (
        copies.bring_back(filled.path, None, copy.path, folder, DAY) as back,
        back.reading() as session,
    ):
        assert drafts.listing(session) == ()


def test_a_copy_from_another_place_gets_the_name_of_its_workbook(
    two_days: Path, folder: Path, tmp_path: Path
) -> None:
    (copy,) = copies.listing(two_days, folder)
    home = tmp_path / "home"
    home.mkdir()
    assert workbooks.bring_in(copy.path, home).name == two_days.name
    shutil.copy(copy.path, home / "mine.ccwcdb")
    with open_file(home / "mine.ccwcdb") as other:
        assert copies.listing(other.path, folder) == ()


def test_without_a_folder_of_copies_there_is_none(two_days: Path, tmp_path: Path) -> None:
    assert copies.listing(two_days, tmp_path / "nowhere") == ()
