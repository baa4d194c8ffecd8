"""What a person at a terminal reads when something cannot be done; files stay as they were."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ccwc_desktop.services.sheets import SHEETS

Run = Callable[..., tuple[int, str, str]]
HEAD = "Year,VillGis,CommGis,1-FAMILY,170-TOILET\n"


def test_json_stands_alone_on_standard_output(ccwc: Run, practice_path: Path) -> None:
    for words in (
        ("priorities", practice_path),
        ("proposal", practice_path),
        ("figures", "show", practice_path),
        ("check", practice_path),
        ("plan", "schema"),
        ("sheets", "--list"),
    ):
        _status, out, _err = ccwc(*words, "--json")
        json.loads(out)


def test_a_bad_row_stops_the_import_and_is_named(
    ccwc: Run, commune_path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "figures.csv"
    file.write_text(HEAD + "2025,4020201,40202,133,៧៦\n2025,4020202,40202,many,92\n", "utf-8")
    before = commune_path.read_bytes()
    status, out, err = ccwc("figures", "import", commune_path, file, "--language", "en")
    assert status == 3
    assert "3" in out
    assert "many" in out
    assert "--good-rows" in err
    assert commune_path.read_bytes() == before
    status, out, _err = ccwc("figures", "import", commune_path, file, "--good-rows", "--json")
    assert status == 4
    assert json.loads(out)["new"] == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "figures_file.empty"),
        (b"PK\x03\x04 a spreadsheet", "figures_file.not_text"),
        (b"Name,Age\nx,1\n", "figures_file.no_column"),
        ("Year,VillGis,CommGis\n".encode("utf-16"), "figures_file.not_text"),
    ],
)
def test_a_file_that_is_no_export_is_refused_in_one_sentence(
    ccwc: Run, commune_path: Path, tmp_path: Path, content: bytes, code: str
) -> None:
    file = tmp_path / "figures.csv"
    file.write_bytes(content)
    for language in ("km", "en"):
        status, out, err = ccwc("figures", "import", commune_path, file, "--language", language)
        assert (status, out) == (3, "")
        assert len(err.strip().splitlines()) == 1
        assert code not in err


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "show", "missing.ccwcdb"),
        ("new", "nowhere/at/all.ccwcdb", "--commune", "040202"),
        ("new", "x.ccwcdb", "--commune", "999999"),
        ("new", "x.ccwcdb", "--commune", "four"),
        ("verify", "missing.ccwc"),
        ("plan", "show", "postgresql+psycopg://server/ccwc"),
    ],
)
def test_what_is_not_there_is_said_kindly(
    ccwc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    status, _out, err = ccwc(*words, "--language", "en")
    assert status == 3
    assert "Traceback" not in err
    assert not list(tmp_path.glob("*.ccwcdb"))


def test_a_text_file_is_no_workbook(ccwc: Run, tmp_path: Path) -> None:
    path = tmp_path / "letter.ccwcdb"
    path.write_text("Dear committee")
    status, _out, err = ccwc("plan", "show", path, "--language", "en")
    assert status == 3
    assert path.read_text() == "Dear committee"
    assert err.strip()


def test_an_existing_workbook_is_never_overwritten(ccwc: Run, commune_path: Path) -> None:
    before = commune_path.read_bytes()
    assert ccwc("new", commune_path, "--commune", "040202", "--plain")[0] == 3
    assert commune_path.read_bytes() == before


def test_a_plan_of_another_commune_is_not_loaded(
    ccwc: Run, practice_path: Path, commune_path: Path, tmp_path: Path
) -> None:
    shown = tmp_path / "plan.json"
    shown.write_text(ccwc("plan", "show", practice_path)[1], encoding="utf-8")
    before = commune_path.read_bytes()
    assert ccwc("plan", "load", commune_path, shown)[0] == 3
    assert commune_path.read_bytes() == before


def test_wrong_words_are_wrong_use(ccwc: Run) -> None:
    with pytest.raises(SystemExit) as left:
        ccwc("dance")
    assert left.value.code == 2


def test_every_verb_explains_itself_in_khmer(capsys: pytest.CaptureFixture[str], ccwc: Run) -> None:
    for verb in ("new", "priorities", "sheets", "pack", "receive", "demo"):
        with pytest.raises(SystemExit):
            ccwc(verb, "--help", "--language", "km")
        said = capsys.readouterr().out
        assert any("\u1780" <= letter <= "\u17ff" for letter in said), verb


def test_a_sheet_that_is_none_is_refused(ccwc: Run, practice_path: Path, tmp_path: Path) -> None:
    status, _out, err = ccwc("sheets", practice_path, "--to", tmp_path / "s", "--only", "poster")
    assert status == 3
    assert err.strip()


def test_empty_sheets_are_left_out_and_named(ccwc: Run, commune_path: Path, tmp_path: Path) -> None:
    status, out, _err = ccwc("sheets", commune_path, "--to", tmp_path / "s", "--json")
    document = json.loads(out)
    assert (status, document["sheets"]) == (0, [])
    assert document["left_out"] == [each.key for each in SHEETS if not each.form]
