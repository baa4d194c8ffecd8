"""What the command line prints: JSON alone on standard output, sentences for people."""

import io
import json
import logging
import sys
from collections.abc import Iterable

from ccwc_desktop import paths
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui import messages


def use_utf8() -> None:
    """Khmer on a console that was set up for another script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def as_json(document: object) -> None:
    """One JSON document on standard output."""
    print(json.dumps(document, ensure_ascii=False, indent=1))


def say(text: str) -> None:
    """A sentence or a line of a table on standard output."""
    print(_readable(text))


def tell(text: str) -> None:
    """A message on standard error, where it does not disturb JSON."""
    print(_readable(text), file=sys.stderr)


def refusal(refused: Refused) -> None:
    """Why something was refused, in a sentence."""
    tell(messages.sentence(refused))


def table(lines: Iterable[Iterable[object]]) -> None:
    """Rows with a tab between cells, ready for a spreadsheet."""
    for line in lines:
        say("\t".join("" if cell is None else str(cell) for cell in line))


def our_fault() -> None:
    """A fault of ours: the details in a log file, a sentence for the person."""
    file = paths.logs() / "ccwc.log"
    logging.basicConfig(filename=file, encoding="utf-8", format="%(asctime)s %(message)s")
    logging.exception("fault on the command line")
    tell(
        _(
            "Something went wrong in the program. Your workbook is as it was. Details: {file}"
        ).format(file=file)
    )


def _readable(text: str) -> str:
    """Line breaks for screens mean nothing to a terminal, and disturb a search in it."""
    return text.replace("\u200b", "")
