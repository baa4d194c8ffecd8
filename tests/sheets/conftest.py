"""The practice plan ready to be printed, and the words of a PDF."""

import shutil
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from ccwc_desktop.services import plans, sheets, submission
from ccwc_desktop.services.sheets import Subject
from ccwc_desktop.store.database import open_file

MOMENT = datetime(2026, 10, 5, 9, 40)


def _subject(file: Path, folder: Path, frozen: bool) -> Subject:
    with open_file(Path(shutil.copy(file, folder))) as database:
        with database.transaction() as session:
            plan = plans.newest(session).id
            if frozen:
                submission.freeze(session, plan, MOMENT)
        with database.reading() as session:
            return sheets.subject(session, plan, MOMENT)


@pytest.fixture
def frozen(practice_file: Path, tmp_path: Path) -> Subject:
    """Version 1 of the practice plan."""
    return _subject(practice_file, tmp_path, frozen=True)


@pytest.fixture
def draft(practice_file: Path, tmp_path: Path) -> Subject:
    """The practice plan before it was frozen."""
    return _subject(practice_file, tmp_path, frozen=False)


@pytest.fixture
def words_of_page() -> Callable[[bytes], list[str]]:
    """The text of each page, without invisible breaks."""

    def read(pdf: bytes) -> list[str]:
        invisible = str.maketrans("", "", "\u200b\u2060")
        pages = PdfReader(BytesIO(pdf)).pages
        return [page.extract_text().translate(invisible) for page in pages]

    return read
