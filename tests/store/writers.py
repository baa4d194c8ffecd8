"""Programs of their own that tests start: they hold or write a workbook and talk over a pipe."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

HOLD = """
import sys
from pathlib import Path
from ccwc_desktop.store.database import open_file
with open_file(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.readline()
"""

# The cache holds two pages, so SQLite has to put half a transaction into the file itself.
WRITE_WITHOUT_END = """
import sys
from pathlib import Path
from sqlalchemy import text
from ccwc_desktop.store.database import open_file
from ccwc_desktop.store.schema import MemberRow
database = open_file(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]) or None)
with database.transaction() as session:
    session.execute(text("PRAGMA cache_size = 2"))
    for row in session.query(MemberRow):
        row.name = "half written " * 200
    session.flush()
    print("half", flush=True)
    sys.stdin.readline()
"""


def started(program: str, *arguments: str) -> subprocess.Popen[str]:
    """A running program that has said its first word."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() in ("open", "half")
    return process


def finished(process: subprocess.Popen[str]) -> int:
    """Let it go on to its end; gives its exit code."""
    process.communicate("\n")
    return process.returncode
