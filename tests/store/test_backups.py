import os
from contextlib import closing
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.store import backups, keys
from ccwc_desktop.store.database import create, open_file
from ccwc_desktop.store.schema import MemberRow

KEY = bytes(range(32))
DAY = date(2026, 11, 24)
KINDS = pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])


@pytest.fixture
def opened(tmp_path):
    """Opens a workbook with one member, `key` as asked."""
    made = []

    def make(key=None, name="040202"):
        database = create(tmp_path / f"{name}.ccwcdb", key)
        made.append(database)
        if key is not None:
            keys.write(keys.path_for(database.path), b"the wrapped key")
        with database.transaction() as session:
            session.add(MemberRow(uid="a", name="ស៊ីម", seat="chair"))
        return database

    yield make
    for database in made:
        database.close()


def members(path, key):
    with open_file(path, key) as database, database.reading() as session:
        return [row.name for row in session.query(MemberRow)]


@KINDS
def test_a_copy_opens_like_the_workbook_itself(opened, tmp_path, key):
    copy = backups.copy(opened(key), tmp_path / "copy.ccwcdb")
    assert members(copy, key) == ["ស៊ីម"]
    assert copy.with_suffix(".ccwckeys").exists() is (key is not None)
    assert not copy.with_suffix(".part").exists()


def test_an_encrypted_workbook_is_copied_encrypted_with_its_keys(opened, tmp_path):
    copy = backups.copy(opened(KEY), tmp_path / "copy.ccwcdb")
    assert "ស៊ីម".encode() not in copy.read_bytes()
    assert not copy.read_bytes().startswith(b"SQLite")
    assert copy.with_suffix(".ccwckeys").read_bytes() == b"the wrapped key"


def test_a_copy_takes_the_place_of_an_older_one(opened, tmp_path):
    database = opened()
    backups.copy(database, tmp_path / "copy.ccwcdb")
    with database.transaction() as session:
        session.query(MemberRow).one().name = "ចាន់"
    assert members(backups.copy(database, tmp_path / "copy.ccwcdb"), None) == ["ចាន់"]


def test_a_workbook_is_never_copied_over_itself(opened):
    database = opened()
    before = database.path.stat().st_ino
    with pytest.raises(Refused, match=r"backup\.failed"):
        backups.copy(database, database.path.parent / "." / database.path.name)
    assert database.path.stat().st_ino == before


@KINDS
def test_a_copy_that_cannot_be_made_is_refused_and_leaves_nothing(opened, tmp_path, key):
    with pytest.raises(Refused, match=r"backup\.failed"):
        backups.copy(opened(key), tmp_path / "no such folder" / "copy.ccwcdb")
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refused, match=r"backup\.failed"):
        backups.copy(opened(key, "other"), tmp_path / "file" / "copy.ccwcdb")


@KINDS
def test_a_damaged_workbook_gives_no_copy_and_keeps_the_older_one(opened, tmp_path, key):
    database = opened(key)
    good = backups.copy(database, tmp_path / "copy.ccwcdb").read_bytes()
    content = bytearray(database.path.read_bytes())
    content[4096:] = b"\x07" * (len(content) - 4096)
    database.path.write_bytes(content)
    with pytest.raises(Refused, match=r"backup\.failed"):
        backups.copy(database, tmp_path / "copy.ccwcdb")
    assert (tmp_path / "copy.ccwcdb").read_bytes() == good
    assert not list(tmp_path.glob("*.part"))


def test_a_copy_that_does_not_hold_together_does_not_count(opened, tmp_path):
    database = opened()
    with database.transaction() as session:  # a rule that its row breaks
        session.execute(text("PRAGMA writable_schema = ON"))
        session.execute(
            text("UPDATE sqlite_master SET sql = replace(sql, 'name VARCHAR NOT NULL', "
                 "'name VARCHAR NOT NULL CHECK (length(name) > 50)') WHERE name = 'member'")
        )  # fmt: skip
    with closing(database.raw()) as raw:
        assert raw.execute("PRAGMA quick_check").fetchone()[0] != "ok"
    with pytest.raises(Refused, match=r"backup\.failed"):
        backups.copy(database, tmp_path / "copy.ccwcdb")
    assert not (tmp_path / "copy.ccwcdb").exists()


def test_one_copy_is_made_a_day(opened, tmp_path):
    database, folder = opened(), tmp_path / "deep" / "copies"
    first = backups.daily(database, folder, DAY)
    assert first.name == "040202-00001-2026-11-24.ccwcdb"
    assert members(first, None) == ["ស៊ីម"]
    stamp = first.stat().st_mtime_ns
    assert backups.daily(database, folder, DAY) == first
    assert first.stat().st_mtime_ns == stamp
    second = backups.daily(database, folder, DAY + timedelta(days=1))
    assert second.name == "040202-00002-2026-11-25.ccwcdb"
    assert backups.listing(folder, "040202") == [first, second]


@KINDS
@pytest.mark.parametrize("clock", [1, -1], ids=["on", "back"])
def test_a_workbook_written_to_since_gets_its_copy_of_the_day_renewed(opened, tmp_path, key, clock):
    database, folder = opened(key), tmp_path / "copies"
    first = backups.daily(database, folder, DAY)
    with database.transaction() as session:
        session.query(MemberRow).one().name = "ចាន់"
    hour = clock * 3600
    os.utime(database.path, (first.stat().st_mtime + hour,) * 2)
    assert backups.daily(database, folder, DAY) == first
    assert members(first, key) == ["ចាន់"]
    assert backups.listing(folder, "040202") == [first]


def test_a_clock_that_goes_backwards_confuses_nothing(opened, tmp_path):
    database, folder = opened(), tmp_path / "copies"
    backups.daily(database, folder, DAY)
    older = backups.daily(database, folder, date(2020, 1, 1))
    assert older.name == "040202-00002-2020-01-01.ccwcdb"
    assert backups.listing(folder, "040202")[-1] == older


def test_the_newest_fourteen_are_kept_with_their_keys(opened, tmp_path):
    database, folder = opened(KEY), tmp_path / "copies"
    for day in range(16):
        backups.daily(database, folder, DAY + timedelta(days=day))
    kept = backups.listing(folder, "040202")
    assert [int(path.name.split("-")[1]) for path in kept] == list(range(3, 17))
    assert len(list(folder.glob("*.ccwckeys"))) == 14
    assert members(kept[0], KEY) == ["ស៊ីម"]


def test_what_was_set_aside_is_never_thrown_away_and_is_no_copy_of_the_day(opened, tmp_path):
    database, folder = opened(), tmp_path / "copies"
    first = backups.daily(database, folder, DAY)
    with backups.working_copy(database, first) as coming:
        aside = backups.take_place(database, coming, folder, DAY)
    assert aside.name == "040202-00002-2026-11-24-aside.ccwcdb"
    assert backups.daily(database, folder, DAY).name == "040202-00003-2026-11-24.ccwcdb"
    for day in range(1, 20):
        backups.daily(database, folder, DAY + timedelta(days=day))
    assert aside.exists()
    assert len(backups.listing(folder, "040202")) == 14


def test_copies_are_told_with_their_day_and_size_newest_first(opened, tmp_path):
    database, folder = opened(), tmp_path / "copies"
    today = date.today()
    for day in (DAY, today):
        backups.daily(database, folder, day)
    newest, older = backups.copies(folder, "040202")
    assert (newest.number, newest.day, newest.size) == (2, today, newest.path.stat().st_size)
    assert newest.at.date() == today
    assert (older.day, older.at) == (DAY, None)


@pytest.mark.parametrize("name", ["040202", "plan [2027]", "040202-00001-2026-11-24", "ឃុំ"])
def test_copies_of_other_workbooks_are_left_alone(opened, tmp_path, name):
    folder = tmp_path / "copies"
    folder.mkdir()
    others = [folder / "040203-00001-2026-11-24.ccwcdb", folder / "040202-mine.ccwcdb"]
    for each in others:
        each.write_text("x")
    database = opened(name=name)
    for day in range(16):
        backups.daily(database, folder, DAY + timedelta(days=day))
    assert len(backups.listing(folder, name)) == 14
    assert all(each.exists() for each in others)


def test_a_folder_that_cannot_be_made_is_refused(opened, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refused, match=r"backup\.failed"):
        backups.daily(opened(), tmp_path / "file" / "copies", DAY)


def test_the_workbook_goes_on_while_it_is_copied(opened, tmp_path):
    database = opened()
    with database.reading() as session:
        assert session.query(MemberRow).count() == 1
        backups.copy(database, tmp_path / "copy.ccwcdb")
    with database.transaction() as session:
        session.add(MemberRow(uid="b", name="ចាន់", seat="other"))
    assert len(members(tmp_path / "copy.ccwcdb", None)) == 1
