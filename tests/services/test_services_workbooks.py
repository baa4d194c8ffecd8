import shutil
from datetime import date
from pathlib import Path

import pytest

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import plans, workbooks
from ccwc_desktop.store import database as files
from ccwc_desktop.store import gazetteer, keys

PASSPHRASE = "ទន្លេសាប 2027"


def refusal(do, *arguments):
    with pytest.raises(Refused) as refused:
        do(*arguments)
    return refused.value.code


@pytest.fixture(scope="module")
def sealed_file(tmp_path_factory):
    """An encrypted workbook of 040202 with its keys, closed."""
    path = tmp_path_factory.mktemp("sealed") / "040202.ccwcdb"
    workbooks.new_commune(path, "040202", 2027, PASSPHRASE).close()
    return path


@pytest.fixture
def sealed(sealed_file, tmp_path):
    """A copy of the encrypted workbook with its keys."""
    shutil.copy(keys.path_for(sealed_file), tmp_path)
    return Path(shutil.copy(sealed_file, tmp_path))


def test_a_commune_gets_its_villages_and_knows_where_it_lies(workbook):
    with workbook.reading() as session:
        told = workbooks.identity(session)
        assert (told.kind, told.code, told.practice) == ("commune", "040202", False)
        assert told.place.name_en == "Kaoh Thkov"
        assert [place.code for place in told.parents] == ["04", "0402"]
        villages = [village.code for village in plans.value(session, 1).villages]
    assert villages == [place.code for place in gazetteer.children("040202")]


def test_each_workbook_has_its_own_identity_and_signing_key(tmp_path):
    told = []
    for name in ("a", "b"):
        with (
            workbooks.new_commune(tmp_path / f"{name}.ccwcdb", "040202", 2027) as database,
            database.reading() as session,
        ):
            told.append((workbooks.identity(session).uid, workbooks.seed(session)))
    assert len({uid for uid, _ in told}) == len({seed for _, seed in told}) == 2
    assert {len(seed) for _, seed in told} == {32}


def test_a_plain_workbook_has_no_keys_and_opens_without_words(tmp_path):
    path = tmp_path / "w.ccwcdb"
    workbooks.new_commune(path, "990101", 2027).close()
    assert not keys.path_for(path).exists()
    assert not workbooks.needs_passphrase(path)
    with workbooks.open_workbook(path) as database, database.reading() as session:
        assert workbooks.identity(session).practice


def test_an_encrypted_workbook_opens_with_its_passphrase_only(sealed):
    assert workbooks.needs_passphrase(sealed)
    assert refusal(workbooks.open_workbook, sealed) == "key.needed"
    assert refusal(workbooks.open_workbook, sealed, "another one") == "key.wrong_passphrase"
    with workbooks.open_workbook(sealed, PASSPHRASE) as database, database.reading() as session:
        assert workbooks.identity(session).code == "040202"


def test_opening_without_the_key_file_has_its_own_sentence(sealed):
    keys.path_for(sealed).unlink()
    assert refusal(workbooks.open_workbook, sealed, PASSPHRASE) == "workbook.keys_missing"
    assert not workbooks.needs_passphrase(sealed)


def test_a_damaged_key_file_has_its_own_sentence(sealed):
    keys.path_for(sealed).write_bytes(b"{")
    assert refusal(workbooks.open_workbook, sealed, PASSPHRASE) == "key.file_damaged"


def test_the_keys_of_another_workbook_do_not_open_it(sealed):
    _, other = keys.make("another one")
    keys.path_for(sealed).write_bytes(other)
    assert refusal(workbooks.open_workbook, sealed, "another one") == "workbook.damaged"


@pytest.mark.parametrize("content", [b"", b"a few words", "ផែនការ".encode() * 3000, bytes(8192)])
def test_a_file_that_was_never_a_workbook_is_not_taken_for_an_encrypted_one(tmp_path, content):
    path = tmp_path / "w.ccwcdb"
    path.write_bytes(content)
    assert refusal(workbooks.open_workbook, path) == "workbook.not_one"
    assert not workbooks.needs_passphrase(path)


def test_a_file_that_is_not_there_is_missing(tmp_path):
    assert refusal(workbooks.open_workbook, tmp_path / "w.ccwcdb") == "workbook.missing"
    assert not workbooks.needs_passphrase(tmp_path / "w.ccwcdb")


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        ("place.unknown", ("049999", 2027)),
        ("place.unknown", ("0402", 2027)),
        ("place.unknown", ("04020201", 2027)),
        ("place.unknown", ("", 2027)),
        ("plan.year_out_of_range", ("040202", 27)),
        ("key.passphrase_short", ("040202", 2027, "abc")),
    ],
)
def test_what_cannot_be_made_leaves_no_file(tmp_path, code, arguments):
    assert refusal(workbooks.new_commune, tmp_path / "w.ccwcdb", *arguments) == code
    assert list(tmp_path.iterdir()) == []


def test_making_never_overwrites_a_workbook_nor_its_keys(sealed):
    before = sealed.read_bytes(), keys.path_for(sealed).read_bytes()
    assert refusal(workbooks.new_commune, sealed, "040202", 2027, PASSPHRASE) == "workbook.exists"
    moved = sealed.rename(sealed.with_name("moved.ccwcdb"))
    assert refusal(workbooks.new_commune, sealed, "040202", 2027, PASSPHRASE) == "workbook.exists"
    assert (moved.read_bytes(), keys.path_for(sealed).read_bytes()) == before
    assert not sealed.exists()


def test_making_needs_a_folder(tmp_path):
    path = tmp_path / "no such" / "w.ccwcdb"
    assert refusal(workbooks.new_commune, path, "040202", 2027) == "workbook.folder"


def test_making_that_fails_half_way_leaves_nothing_and_can_be_tried_again(tmp_path):
    path = tmp_path / "w.ccwcdb"
    part = tmp_path / "w.ccwckeys.part"
    part.mkdir()  # the key file cannot be written
    assert refusal(workbooks.new_commune, path, "040202", 2027, PASSPHRASE) == "workbook.folder"
    assert not path.exists()
    assert not keys.path_for(path).exists()
    part.rmdir()
    workbooks.new_commune(path, "040202", 2027, PASSPHRASE).close()


def test_a_workbook_that_cannot_be_filled_leaves_neither_file_nor_keys(tmp_path):
    def fault(_session):
        raise ZeroDivisionError

    path = tmp_path / "w.ccwcdb"
    with pytest.raises(ZeroDivisionError):
        workbooks._new(path, "commune", "040202", PASSPHRASE, fault)
    assert not path.exists()
    assert not keys.path_for(path).exists()


def test_the_keys_are_for_their_owner_only(sealed_file):
    assert keys.path_for(sealed_file).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("kind", "code", "above"),
    [("district", "0402", 1), ("province", "04", 0), ("national", "", 0), ("district", "9901", 1)],
)
def test_an_office_gets_a_workbook_that_receives(tmp_path, kind, code, above):
    with (
        workbooks.new_receiving(tmp_path / "w.ccwcdb", kind, code) as database,
        database.reading() as session,
    ):
        told = workbooks.identity(session)
        assert (told.kind, told.code, len(told.parents)) == (kind, code, above)
        assert told.practice is code.startswith("99")
        assert plans.listing(session) == ()


@pytest.mark.parametrize(("kind", "code"), [("district", "040202"), ("province", "0402")])
def test_an_office_is_named_by_a_code_of_its_level(tmp_path, kind, code):
    assert refusal(workbooks.new_receiving, tmp_path / "w.ccwcdb", kind, code) == "place.unknown"


def test_a_backup_opens_with_the_same_words(sealed, tmp_path):
    with workbooks.open_workbook(sealed, PASSPHRASE) as database:
        copy = workbooks.back_up(database, tmp_path / "copies", date(2026, 11, 24))
    assert copy.parent == tmp_path / "copies"
    with workbooks.open_workbook(copy, PASSPHRASE) as database, database.reading() as session:
        assert workbooks.identity(session).code == "040202"


def test_a_copy_to_a_stick_takes_the_keys_along(sealed, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    with workbooks.open_workbook(sealed, PASSPHRASE) as database:
        copy = workbooks.copy_to(database, stick)
        assert refusal(workbooks.copy_to, database, sealed.parent) == "backup.failed"
    assert sorted(path.name for path in stick.glob("[!.]*")) == ["040202.ccwcdb", "040202.ccwckeys"]
    workbooks.open_workbook(copy, PASSPHRASE).close()
    workbooks.open_workbook(sealed, PASSPHRASE).close()


def test_a_workbook_in_use_is_refused(workbook):
    assert refusal(workbooks.open_workbook, workbook.path) == "workbook.in_use"
    assert files.is_plain(workbook.path)
