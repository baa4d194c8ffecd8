"""A file that is no document is not read to its end."""

import tracemalloc
from datetime import datetime
from pathlib import Path

import pytest

from ccwc_desktop.cli.workbook import read_bytes
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import documents, workbooks
from ccwc_desktop.services.cards import take_in_file

MUCH = 1 << 30
"""Bytes of a file that takes no room on the disk."""


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    path = tmp_path / "endless"
    with path.open("wb") as file:
        file.truncate(MUCH)
    return path


def test_a_document_is_read_as_far_as_one_may_be_long(endless: Path) -> None:
    assert len(read_bytes(endless)) == documents.LARGEST + 1


def test_a_card_of_endless_length_is_refused_before_it_fills_the_memory(
    endless: Path, tmp_path: Path
) -> None:
    with workbooks.new_commune(tmp_path / "w.ccwcdb", "040202", 2027) as database:
        tracemalloc.start()
        with database.transaction() as session, pytest.raises(Refused) as caught:
            take_in_file(session, endless, datetime(2026, 7, 4))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert caught.value.code == "card.not_a_card"
    assert peak < 10_000_000
