"""Opening workbooks for a verb: passphrases never stand on the command line."""

import getpass
import os
import sys
from argparse import Namespace
from pathlib import Path

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import workbooks
from ccwc_desktop.store.database import Database


def opened(given: Namespace, path: Path | None = None) -> Database:
    """The workbook of a verb."""
    file = path or given.workbook
    if "://" in str(file):
        raise Refused("workbook.no_server", address=str(file))
    return workbooks.open_workbook(file, passphrase(given, workbooks.needs_passphrase(file)))


def passphrase(given: Namespace, needed: bool) -> str:
    """From --passphrase-file, CCWC_PASSPHRASE, or typed; "" when none is needed or given."""
    if given.passphrase_file is not None:
        try:
            return str(given.passphrase_file.read_text(encoding="utf-8").strip())
        except (OSError, UnicodeDecodeError) as fault:
            raise Refused("file.unreadable", path=given.passphrase_file) from fault
    typed = os.environ.get("CCWC_PASSPHRASE", "")
    if not typed and needed and sys.stdin is not None and sys.stdin.isatty():
        typed = getpass.getpass(_("Passphrase: "))
    return typed
