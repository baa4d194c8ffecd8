import contextlib
import shutil
import sqlite3
from pathlib import Path
from time import process_time

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError
from writers import HOLD, WRITE_WITHOUT_END, finished, started

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.store import database as files
from ccwc_desktop.store.database import create, is_plain, open_file
from ccwc_desktop.store.schema import LineRow, MemberRow, PlanRow, WorkbookRow

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
KINDS = pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])


def refusal(path, key=None):
    with pytest.raises(Refused) as refused:
        open_file(path, key)
    return refused.value


def add_member(database, uid="a", name="ស៊ីម"):
    with database.transaction() as session:
        session.add(MemberRow(uid=uid, name=name, seat="chair"))


def names(database):
    with database.reading() as session:
        return [row.name for row in session.query(MemberRow).order_by(MemberRow.uid)]


@pytest.fixture
def made(tmp_path, request):
    """A workbook file with two members, closed, and its key."""
    key = request.param
    path = tmp_path / "a workbook.ccwcdb"
    with create(path, key) as database:
        add_member(database, "a", "ស៊ីម")
        add_member(database, "b", "ចាន់")
    return path, key


BOTH = pytest.mark.parametrize("made", [None, KEY], ids=["plain", "encrypted"], indirect=True)


@BOTH
def test_what_was_stored_is_there_after_closing_and_opening(made):
    path, key = made
    with open_file(path, key) as database:
        assert names(database) == ["ស៊ីម", "ចាន់"]


def test_a_plain_file_is_sqlite_and_an_encrypted_one_is_noise(tmp_path):
    create(tmp_path / "plain.ccwcdb").close()
    create(tmp_path / "sealed.ccwcdb", KEY).close()
    assert is_plain(tmp_path / "plain.ccwcdb")
    assert not is_plain(tmp_path / "sealed.ccwcdb")
    content = (tmp_path / "sealed.ccwcdb").read_bytes()
    assert b"SQLite" not in content
    assert b"CREATE TABLE" not in content


def test_a_plain_file_carries_the_mark_of_the_program(tmp_path):
    create(tmp_path / "plain.ccwcdb").close()
    assert (tmp_path / "plain.ccwcdb").read_bytes()[68:72] == b"CCWC"


@KINDS
def test_the_file_waits_for_the_disk_and_keeps_no_second_file(tmp_path, key):
    with create(tmp_path / "w.ccwcdb", key) as database, database.reading() as session:
        told = {
            name: session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert told == {
        "journal_mode": "delete",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_making_never_overwrites(tmp_path):
    (tmp_path / "w.ccwcdb").write_text("mine")
    with pytest.raises(Refused, match=r"workbook\.exists"):
        create(tmp_path / "w.ccwcdb")
    assert (tmp_path / "w.ccwcdb").read_text() == "mine"


def test_making_needs_a_folder(tmp_path):
    with pytest.raises(Refused, match=r"workbook\.folder"):
        create(tmp_path / "no such" / "w.ccwcdb")


def test_a_file_that_is_not_there_is_missing(tmp_path):
    assert refusal(tmp_path / "w.ccwcdb").code == "workbook.missing"
    assert refusal(tmp_path).code == "workbook.missing"


def noise(path):
    path.write_bytes(bytes((n * n * 31 + n // 7) % 256 for n in range(12288)))


def foreign(path):
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE plan (id INTEGER)")
        other.commit()


def foreign_with_revisions(path):
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("INSERT INTO alembic_version VALUES ('0002')")
        other.commit()


@pytest.mark.parametrize(
    "content",
    [
        lambda path: path.write_text("ផែនការ", encoding="utf-8"),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"SQLite format 3\x00" + b"\x07" * 5000),
        noise,
        foreign,
        foreign_with_revisions,
    ],
    ids=["text", "empty", "only a header", "noise", "another database", "another program"],
)
def test_a_file_that_is_no_workbook_is_told_apart_and_left_alone(tmp_path, content):
    path = tmp_path / "w.ccwcdb"
    content(path)
    before = path.read_bytes()
    assert refusal(path).code == "workbook.not_one"
    assert path.read_bytes() == before


@BOTH
@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_truncated_workbook_is_damaged(made, part):
    path, key = made
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    assert refusal(path, key).code == "workbook.damaged"


@BOTH
def test_a_page_of_noise_inside_is_met_as_damage(made):
    path, key = made
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 4096] = bytes((n * 7 + start // 4096) % 256 for n in range(4096))
    path.write_bytes(content)
    with pytest.raises(Refused) as refused, open_file(path, key) as database:
        names(database)
    assert refused.value.code == "workbook.damaged"


@pytest.mark.parametrize("made", [KEY], indirect=True)
def test_another_key_opens_nothing(made):
    path, _ = made
    assert refusal(path, OTHER_KEY).code == "workbook.damaged"
    assert refusal(path, None).code == "workbook.not_one"
    open_file(path, KEY).close()


@BOTH
def test_a_workbook_of_a_newer_program_is_refused_and_untouched(made):
    path, key = made
    with contextlib.closing(files.connect(path, key)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '0999'")
    before = path.read_bytes()
    refused = refusal(path, key)
    assert refused.code == "workbook.newer"
    assert refused.details["revision"] == "0999"
    assert path.read_bytes() == before


@pytest.mark.parametrize("made", [None], indirect=True)
def test_one_workbook_is_open_in_one_program(made):
    path, key = made
    other = started(HOLD, str(path))
    assert refusal(path, key).code == "workbook.in_use"
    assert finished(other) == 0
    open_file(path, key).close()


@pytest.mark.parametrize("made", [None], indirect=True)
def test_a_program_that_died_holds_nothing(made):
    path, key = made
    other = started(HOLD, str(path))
    other.kill()
    other.wait()
    open_file(path, key).close()


@pytest.mark.parametrize("made", [None], indirect=True)
def test_a_workbook_is_open_once_in_the_same_program_too(made):
    path, key = made
    with open_file(path, key):
        assert refusal(path, key).code == "workbook.in_use"


@pytest.mark.parametrize("made", [None], indirect=True)
def test_a_refusal_lets_go_of_the_file(made):
    path, _ = made
    copy = path.with_name("copy.ccwcdb")
    shutil.copy(path, copy)
    path.write_bytes(b"")
    assert refusal(path).code == "workbook.not_one"
    path.write_bytes(copy.read_bytes())
    open_file(path).close()


@BOTH
def test_a_power_cut_in_the_middle_of_writing_leaves_what_was_before(made):
    path, key = made
    before = path.read_bytes()
    with open_file(path, key) as database, database.transaction() as session:
        session.add_all(MemberRow(uid=f"m{n}", name="ឈ្មោះ" * 60, seat="other") for n in range(120))
    full = path.read_bytes()
    writer = started(WRITE_WITHOUT_END, str(path), (key or b"").hex())
    writer.kill()
    writer.wait()
    assert path.with_name(path.name + "-journal").exists()
    assert path.read_bytes() not in (before, full)
    with open_file(path, key) as database:
        assert not any(name.startswith("half") for name in names(database))
        assert len(names(database)) == 122
        with contextlib.closing(database.raw()) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_a_folder_that_takes_no_lock_is_refused(tmp_path):
    create(tmp_path / "w.ccwcdb").close()
    (tmp_path / ".w.ccwcdb.lock").unlink()
    (tmp_path / ".w.ccwcdb.lock").mkdir()
    assert refusal(tmp_path / "w.ccwcdb").code == "workbook.folder"


def test_writing_takes_the_file_at_once_and_reading_does_not(tmp_path):
    with (
        create(tmp_path / "w.ccwcdb") as database,
        contextlib.closing(database.raw()) as other,
    ):
        other.execute("PRAGMA busy_timeout = 0")
        with database.transaction() as session:
            session.connection()
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
        with database.reading() as session:
            session.query(MemberRow).count()
            other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")


@KINDS
def test_a_transaction_stores_all_or_nothing(tmp_path, key):
    with create(tmp_path / "w.ccwcdb", key) as database:
        with contextlib.suppress(ZeroDivisionError), database.transaction() as session:
            session.add(MemberRow(uid="a", name="ស៊ីម", seat="chair"))
            session.flush()
            _ = 1 / 0
        assert names(database) == []


def test_nothing_is_stored_through_reading(tmp_path):
    with create(tmp_path / "w.ccwcdb") as database:
        with database.reading() as session:
            session.add(MemberRow(uid="a", name="ស៊ីម", seat="chair"))
        with database.reading() as session:
            session.add(MemberRow(uid="b", name="ស៊ីម", seat="chair"))
            session.flush()
        assert names(database) == []


def test_reading_sees_one_moment(tmp_path):
    with create(tmp_path / "w.ccwcdb") as database:
        add_member(database)
        with database.reading() as session:
            assert session.query(MemberRow).count() == 1
        with database.transaction() as writer:
            writer.add(MemberRow(uid="b", name="ចាន់", seat="other"))
            writer.flush()
            with database.reading() as reader:
                assert reader.query(MemberRow).count() == 1
        assert len(names(database)) == 2


def test_links_to_rows_that_are_not_there_are_refused_by_the_file(tmp_path):
    with (
        create(tmp_path / "w.ccwcdb") as database,
        pytest.raises(IntegrityError),
        database.transaction() as session,
    ):
        session.add(LineRow(uid="l", project="nobody"))


@KINDS
def test_a_full_disk_is_a_sentence_and_nothing_is_lost(tmp_path, key):
    with create(tmp_path / "w.ccwcdb", key) as database:
        add_member(database)
        with database.transaction() as session:  # the connection is the one that is used again
            pages = session.execute(text("PRAGMA page_count")).scalar()
            session.execute(text(f"PRAGMA max_page_count = {pages}"))
        with pytest.raises(Refused) as refused:
            add_member(database, "b", "x" * 40_000)
        assert refused.value.code == "workbook.disk_full"
        assert names(database) == ["ស៊ីម"]


@KINDS
def test_a_file_that_takes_nothing_is_a_sentence(tmp_path, key):
    with create(tmp_path / "w.ccwcdb", key) as database:
        add_member(database)
        with database.reading() as session:
            session.execute(text("PRAGMA query_only = ON"))
        with pytest.raises(Refused) as refused:
            add_member(database, "b")
        assert refused.value.code == "workbook.read_only"


def test_a_folder_that_went_away_is_a_sentence(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    with create(folder / "w.ccwcdb") as database:
        add_member(database)
        folder.rename(tmp_path / "pulled")
        with pytest.raises(Refused) as refused:
            add_member(database, "b")
        assert refused.value.code in ("workbook.read_only", "workbook.folder")
        (tmp_path / "pulled").rename(folder)


def test_a_file_that_another_program_locks_is_a_sentence(tmp_path):
    with create(tmp_path / "w.ccwcdb") as database:
        with database.reading() as session:  # the connection is the one that is used again
            session.execute(text("PRAGMA busy_timeout = 1"))
        with contextlib.closing(sqlite3.connect(tmp_path / "w.ccwcdb")) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(Refused) as refused:
                add_member(database)
        assert refused.value.code == "workbook.in_use"


def test_making_that_fails_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "REVISIONS", (object(),))  # cannot be stored
    with pytest.raises(Exception, match="not supported"):
        create(tmp_path / "w.ccwcdb")
    monkeypatch.undo()
    assert [path.suffix for path in tmp_path.iterdir()] == [".lock"]
    create(tmp_path / "w.ccwcdb").close()


# what makes a frozen version old


def plans(session, *frozen):
    for number, edited in enumerate(frozen, 1):
        session.add(
            PlanRow(id=number, uid=str(number), cip_year=2026 + number, rate=1, edited=edited)
        )
    session.flush()


def edited(session):
    return [row.edited for row in session.query(PlanRow).order_by(PlanRow.id)]


def test_a_change_for_the_whole_commune_makes_every_frozen_plan_old(tmp_path):
    with create(tmp_path / "w.ccwcdb") as database, database.transaction() as session:
        plans(session, False, False)
        session.add(MemberRow(uid="a", name="ស៊ីម", seat="chair"))
        session.flush()
        assert edited(session) == [True, True]


def test_storing_the_same_again_changes_nothing(tmp_path):
    with create(tmp_path / "w.ccwcdb") as database:
        add_member(database)
        with database.transaction() as session:
            plans(session, False)
            session.query(MemberRow).one().name = "ស៊ីម"
            session.flush()
            assert edited(session) == [False]
            session.query(MemberRow).one().name = "ស៊ីន"
            session.flush()
            assert edited(session) == [True]


def test_the_mark_costs_no_more_when_much_is_new(tmp_path):
    def cost(many):
        with create(tmp_path / f"{many}.ccwcdb") as database, database.transaction() as session:
            plans(session, False)
            session.add_all(MemberRow(uid=f"{n}", name="ស៊ីម", seat="chair") for n in range(many))
            began = process_time()
            session.flush()
            assert edited(session) == [True]
            return process_time() - began

    cost(10)
    assert cost(4000) < 30 * cost(400)  # about 10; with a look at all for each it was 80


def test_where_a_person_stopped_is_not_content(tmp_path):
    with create(tmp_path / "w.ccwcdb") as database, database.transaction() as session:
        plans(session, False)
        session.query(PlanRow).one().last_step = "budget"
        session.add(
            WorkbookRow(id=1, uid="u", kind="commune", code="040202", seed=b"", made_with="0")
        )
        session.flush()
        assert edited(session) == [False]


def test_the_mark_is_stored_with_the_change(tmp_path):
    with create(tmp_path / "w.ccwcdb") as database:
        with database.transaction() as session:
            plans(session, False)
        add_member(database)
        with database.transaction() as session:
            assert edited(session) == [True]
            session.execute(update(PlanRow).values(edited=False))
            session.expire_all()
            session.delete(session.query(MemberRow).one())
            session.flush()
            assert edited(session) == [True]


def test_paths_may_hold_khmer_and_spaces(tmp_path):
    path = Path(tmp_path / "ឃុំ កោះថ្កូវ %20.ccwcdb")
    with create(path, KEY) as database:
        add_member(database)
    with open_file(path, KEY) as database:
        assert names(database) == ["ស៊ីម"]
