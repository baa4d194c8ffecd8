import shutil
from contextlib import closing

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.store import database as files
from ccwc_desktop.store import migrations
from ccwc_desktop.store.database import create, open_file
from ccwc_desktop.store.schema import MemberRow, Model

KEY = bytes(range(32))
KINDS = pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])


def shape(raw):
    """Tables and indexes with their columns as SQLite itself tells them."""
    rows = raw.execute(
        "SELECT type, name, tbl_name FROM sqlite_master WHERE name NOT LIKE 'sqlite%'"
    ).fetchall()
    columns = {
        name: raw.execute(f"PRAGMA table_info('{name}')").fetchall()
        for kind, name, _ in rows
        if kind == "table"
    }
    return sorted(rows), columns


def emptied(path, key):
    """An open workbook file with nothing in it."""
    database = create(path, key)
    with closing(database.raw()) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall():
            raw.execute(f"DROP TABLE {name}")
    return database


def upgraded(database):
    with database.engine.connect() as connection, connection.begin():
        command.upgrade(migrations.config(connection), "head")


@KINDS
def test_the_revisions_make_the_tables_of_the_models_out_of_nothing(tmp_path, key):
    with emptied(tmp_path / "w.ccwcdb", key) as database:
        upgraded(database)
        with database.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, Model.metadata) == []
            assert set(inspect(connection).get_table_names()) == {
                *Model.metadata.tables,
                "alembic_version",
            }


@KINDS
def test_a_new_workbook_is_the_same_as_a_migrated_one(tmp_path, key):
    with create(tmp_path / "new.ccwcdb", key) as new, closing(new.raw()) as raw:
        fresh = shape(raw)
    with emptied(tmp_path / "old.ccwcdb", key) as old:
        upgraded(old)
        with closing(old.raw()) as raw:
            assert shape(raw) == fresh


def test_the_program_knows_every_revision_and_they_are_one_line():
    with_nothing = migrations.Config()
    with_nothing.set_main_option("script_location", str(migrations._HERE))
    script = ScriptDirectory.from_config(with_nothing)
    told = tuple(each.revision for each in script.walk_revisions())[::-1]
    assert told == files.REVISIONS


def test_a_revision_never_imports_the_tables_of_today():
    for path in (migrations._HERE / "versions").glob("*.py"):
        assert "ccwc_desktop" not in path.read_text(encoding="utf-8"), path.name


GOOD = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "0004", "0003", None, None


def upgrade():
    with op.batch_alter_table("plan") as table:
        table.add_column(sa.Column("motto", sa.String(), nullable=False, server_default=""))
    {then}
"""
ENDS = {
    "good": "",
    "bad sql": 'op.execute("UPDATE no_such_table SET x = 1")',
    "broken links": (
        "op.execute(\"INSERT INTO line (uid, project, position, removed, description_km, "
        "description_en, unit, quantity, unit_price, chapter, account, part, children, "
        "children_reason, price_source, funding) VALUES "
        "('l', 'nobody', 0, 0, '', '', '', '1', 1, '', '', '', '', '', '', '[]')\")"
    ),
}  # fmt: skip


@pytest.fixture
def next_revision(tmp_path, monkeypatch):
    """The program of tomorrow, whose next revision ends as asked."""

    def make(end):
        folder = tmp_path / "migrations"
        shutil.copytree(migrations._HERE, folder)
        text_ = GOOD.format(then=ENDS[end])
        (folder / "versions" / "v0004_motto.py").write_text(text_, encoding="utf-8")
        monkeypatch.setattr(migrations, "_HERE", folder)
        monkeypatch.setattr(files, "REVISIONS", (*files.REVISIONS, "0004"))

    return make


@pytest.fixture
def older(tmp_path, request):
    """A workbook of today with a member and a plan in it, and its key."""
    path, key = tmp_path / "040202.ccwcdb", request.param
    with create(path, key) as database, database.transaction() as session:
        session.add(MemberRow(uid="a", name="ស៊ីម", seat="chair"))
        session.execute(
            text("INSERT INTO plan (id, uid, base_uid, number, cip_year, rate, edited, last_step, "
                 "looked_at) VALUES (1, 'p', '', 1, 2027, 4100, 1, 'commune', '[]')")
        )  # fmt: skip
        session.execute(
            text(
                "INSERT INTO score (plan_id, problem, criterion, value, member) "
                "VALUES (1, 'x', 'SEV', 3, '')"
            )
        )
    return path, key


BOTH = pytest.mark.parametrize("older", [None, KEY], ids=["plain", "encrypted"], indirect=True)


@BOTH
def test_an_older_workbook_is_brought_up_and_stays_beside_as_it_was(older, next_revision):
    path, key = older
    next_revision("good")
    with open_file(path, key) as database, closing(database.raw()) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("0004",)]
        assert raw.execute("SELECT uid, motto FROM plan").fetchall() == [("p", "")]
        assert raw.execute("SELECT count(*) FROM score").fetchone()[0] == 1
        with database.engine.connect() as connection:
            assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    before = path.with_name("040202.before-upgrade.ccwcdb")
    with closing(files.connect(before, key)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("0003",)
        assert raw.execute("SELECT name FROM member").fetchone() == ("ស៊ីម",)


@BOTH
@pytest.mark.parametrize("end", ["bad sql", "broken links"])
def test_a_revision_that_fails_changes_nothing(older, next_revision, monkeypatch, end):
    path, key = older
    next_revision(end)
    with pytest.raises(Refused) as refused:
        open_file(path, key)
    assert refused.value.code == "workbook.not_upgraded"
    monkeypatch.undo()
    with open_file(path, key) as database, closing(database.raw()) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("0003",)]
        columns = [row[1] for row in raw.execute("PRAGMA table_info(plan)").fetchall()]
        assert "motto" not in columns
        assert raw.execute("SELECT name FROM member").fetchone() == ("ស៊ីម",)
