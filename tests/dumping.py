"""A workbook as text: every row of every table, the same for the same content."""

from sqlalchemy import inspect, text

from ccwc_desktop.store.database import Database


def dump(database: Database) -> str:
    """All rows of all tables, a row a line, ordered by what is in them."""
    lines = []
    with database.reading() as session:
        for table in sorted(inspect(session.connection()).get_table_names()):
            rows = session.execute(text(f'SELECT * FROM "{table}"')).mappings()
            lines += [f"== {table}", *sorted(repr(sorted(row.items())) for row in rows)]
    return "\n".join(lines)
