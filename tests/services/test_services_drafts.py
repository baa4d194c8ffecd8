"""A text that is typed and not stored waits in the workbook, and nowhere else."""

import io
import zipfile
from datetime import datetime

import pytest

from ccwc_desktop.services import drafts, plans, submission, workbooks
from ccwc_desktop.services.drafts import FieldDraft

NOW = datetime(2026, 11, 24, 9, 30)
DATE = FieldDraft("consultations:1:held_on", 2027, "consultations", "consultation:1", "31/2", True)
CAUSE = FieldDraft("problems:1:cause", 2027, "problems", "problem:1", "អណ្ដូងរីង ៤១៩")


def keep(database, *kept):
    with database.transaction() as session:
        for draft in kept:
            drafts.keep(session, draft)


def listing(database):
    with database.reading() as session:
        return drafts.listing(session)


def test_the_draft_typed_last_comes_first_and_a_field_has_one(workbook):
    longer = FieldDraft("consultations:1:held_on", 2027, "consultations", "", "31/2/2026")
    keep(workbook, DATE, CAUSE, longer)
    assert listing(workbook) == (longer, CAUSE)
    with workbook.transaction() as session:
        drafts.drop(session, longer.field)
        drafts.drop(session, "a field without a draft")
    assert listing(workbook) == (CAUSE,)


def test_a_draft_opens_no_new_version_and_is_not_in_the_package(filled):
    keep(filled, CAUSE)
    with filled.transaction() as session:
        submission.freeze(session, 1, NOW)
    keep(filled, DATE)
    with filled.reading() as session:
        assert not plans.newest(session).draft
        ready = submission.prepared(session, 1, lambda *_: "cover")
    built = zipfile.ZipFile(io.BytesIO(submission.build(ready).data))
    texts = [built.read(name) for name in built.namelist() if not name.endswith(".pdf")]
    assert b"Peam Chrey" in b"".join(texts)
    assert CAUSE.text.encode() not in b"".join(texts)


@pytest.mark.parametrize("passphrase", ["", "five wild geese"], ids=["plain", "encrypted"])
def test_an_encrypted_workbook_shows_its_drafts_to_nobody(tmp_path, passphrase):
    with workbooks.new_commune(tmp_path / "w.ccwcdb", "040202", 2027, passphrase) as database:
        keep(database, CAUSE)
    words = CAUSE.text.encode()
    seen = [path.name for path in tmp_path.iterdir() if words in path.read_bytes()]
    assert seen == ([] if passphrase else ["w.ccwcdb"])
