"""Older workbooks are brought up to date: copy first, then all or nothing.

Revisions live in `versions/` and never import the schema. Foreign keys are off while they run
(SQLite rebuilds tables, and a cascade would delete their children) and are checked afterwards.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from ccwc_desktop.domain.errors import Refused

if TYPE_CHECKING:
    from ccwc_desktop.store.database import Database

_HERE = Path(__file__).parent


def config(connection: Connection) -> Config:
    """Alembic's settings for one open connection."""
    settings = Config()
    settings.set_main_option("script_location", str(_HERE))
    settings.attributes["connection"] = connection
    return settings


def upgrade(database: "Database") -> None:
    """Bring `database` to the newest revision; the file as it was stays beside it.

    Raises Refused("workbook.not_upgraded") and leaves the workbook as it was.
    """
    from ccwc_desktop.store import backups

    backups.copy(database, database.path.with_suffix(".before-upgrade.ccwcdb"))
    with database.engine.connect() as connection:
        raw = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        try:
            with connection.begin():
                command.upgrade(config(connection), "head")
                if connection.execute(text("PRAGMA foreign_key_check")).fetchall():
                    raise Refused("workbook.not_upgraded", path=database.path)
        except (DBAPIError, CommandError) as fault:
            raise Refused("workbook.not_upgraded", path=database.path) from fault
        raw.execute("PRAGMA foreign_keys = ON")  # type: ignore[union-attr]
