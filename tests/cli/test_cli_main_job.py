"""The main job from a shell: one year from figures to the district's list."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ccwc_desktop import paths
from ccwc_desktop.services import consultations, plans, problems
from ccwc_desktop.store.database import open_file

Run = Callable[..., tuple[int, str, str]]
Told = Callable[..., Any]
SAMPLES = Path(__file__).parents[1] / "samples"


def test_a_commune_takes_its_plan_to_the_district(
    ccwc: Run, told: Told, practice_path: Path, tmp_path: Path
) -> None:
    ranked = told("priorities", practice_path)["problems"]
    assert [row["decided_rank"] for row in ranked] == [1, 2, 3, 4, 5, None]
    assert ranked[0]["total"] == "85.00"
    proposal = told("proposal", practice_path)
    assert proposal["total"] == sum(p["total"] for p in proposal["projects"]) == 286_820_000
    packed = told("pack", practice_path, "--to", tmp_path / "stick")
    verdict = told("verify", packed["file"])
    assert (verdict["ok"], verdict["commune"], verdict["practice"]) == (True, "990101", True)
    district = tmp_path / "district.ccwcdb"
    assert ccwc("new", district, "--district", "9901", "--plain")[0] == 0
    receipt = told("receive", district, tmp_path / "stick")
    assert [entry["commune"] for entry in receipt["imported"]] == ["990101"]
    board = {row["code"]: row["state"] for row in told("board", district)["communes"]}
    assert board["990101"] == "received"
    assert board["990102"] == "none"
    listed = told("consolidate", district, "--to", tmp_path / "list")
    assert listed["totals"]["total"] == 286_820_000
    assert Path(listed["file"]).read_bytes().startswith(b"\xef\xbb\xbfcommune")
    assert Path(listed["spreadsheet"]).name == "projects.xlsx"
    assert Path(listed["spreadsheet"]).read_bytes().startswith(b"PK")


def test_the_proposal_says_what_is_over_apart_from_what_is_left(
    ccwc: Run, told: Told, practice_path: Path
) -> None:
    rows = [r for r in told("proposal", practice_path)["ceilings"] if r["year"] == 2027]
    left = [row["amount"] - row["used"] for row in rows if row["amount"] is not None]
    said = ccwc("proposal", practice_path, "--language", "en")[1].splitlines()
    found = {line.split("\t")[1]: line.split("\t")[2] for line in said if line[:4] == "2027"}
    assert found == {
        "Balance left": str(sum(each for each in left if each > 0)),
        "Over the ceiling": str(-min(left)),
    }


def test_packing_an_unchanged_plan_keeps_its_version(
    told: Told, practice_path: Path, tmp_path: Path
) -> None:
    first = told("pack", practice_path, "--to", tmp_path / "one")
    second = told("pack", practice_path, "--to", tmp_path / "two")
    assert (first["version"], first["sha256"]) == (second["version"], second["sha256"])
    assert first["version"] == 1


def test_an_import_is_taken_back(
    ccwc: Run, told: Told, practice_path: Path, tmp_path: Path
) -> None:
    told("pack", practice_path, "--to", tmp_path / "stick")
    district = tmp_path / "district.ccwcdb"
    ccwc("new", district, "--district", "9901", "--plain")
    receipt = told("receive", district, tmp_path / "stick")
    assert ccwc("receive", "undo", district, receipt["import"])[0] == 0
    assert {row["state"] for row in told("board", district)["communes"]} == {"none"}
    again = told("receive", district, tmp_path / "stick")
    assert len(again["imported"]) == 1


def test_a_dry_run_changes_nothing(
    ccwc: Run, told: Told, practice_path: Path, tmp_path: Path
) -> None:
    told("pack", practice_path, "--to", tmp_path / "stick")
    district = tmp_path / "district.ccwcdb"
    ccwc("new", district, "--district", "9901", "--plain")
    foreseen = told("receive", district, tmp_path / "stick", "--dry-run")
    assert len(foreseen["imported"]) == 1
    assert {row["state"] for row in told("board", district)["communes"]} == {"none"}


def test_a_real_district_refuses_practice(
    ccwc: Run, told: Told, practice_path: Path, tmp_path: Path
) -> None:
    told("pack", practice_path, "--to", tmp_path / "stick")
    district = tmp_path / "district.ccwcdb"
    ccwc("new", district, "--district", "0402", "--plain")
    receipt = told("receive", district, tmp_path / "stick")
    assert [each["code"] for each in receipt["set_aside"]] == ["receive.practice"]
    assert ccwc("receive", district, tmp_path / "stick")[0] == 3


def test_one_bad_package_among_good_ones_is_set_aside(
    ccwc: Run, told: Told, practice_path: Path, tmp_path: Path
) -> None:
    packed = Path(told("pack", practice_path, "--to", tmp_path / "stick")["file"])
    spoiled = bytearray(packed.read_bytes())
    spoiled[len(spoiled) // 2] ^= 1
    packed.with_name("spoiled.ccwc").write_bytes(spoiled)
    district = tmp_path / "district.ccwcdb"
    ccwc("new", district, "--district", "9901", "--plain")
    status, _out, err = ccwc("receive", district, tmp_path / "stick", "--language", "en")
    assert status == 4
    assert "spoiled.ccwc" in err
    assert told("board", district)["communes"][0]["state"] == "received"


def test_the_plan_document_goes_round(
    told: Told, ccwc: Run, practice_path: Path, tmp_path: Path
) -> None:
    shown = tmp_path / "plan.json"
    shown.write_text(ccwc("plan", "show", practice_path)[1], encoding="utf-8")
    fresh = tmp_path / "fresh.ccwcdb"
    ccwc("new", fresh, "--commune", "990101", "--cip-year", "2027", "--plain")
    assert ccwc("plan", "load", fresh, shown)[0] == 0
    assert ccwc("plan", "show", fresh)[1] == shown.read_text(encoding="utf-8")


def test_the_demo_writes_all_it_names(told: Told, tmp_path: Path) -> None:
    made = told("demo", "--to", tmp_path / "demo")
    for name in ("workbook", "package", "district"):
        assert Path(made[name]).is_file()
    numbers = {Path(sheet).stem.split("_")[3].split("-")[0] for sheet in made["sheets"]}
    assert numbers >= {"S01", "S03", "S04", "S06", "S07", "S09"}
    assert all(Path(sheet).read_bytes().startswith(b"%PDF") for sheet in made["sheets"])
    assert made["total"] == 286_820_000


def test_an_encrypted_workbook_opens_with_its_words_only(
    ccwc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "locked.ccwcdb"
    monkeypatch.setenv("CCWC_PASSPHRASE", "ផ្កាឈូក ៧")
    assert ccwc("new", path, "--commune", "40202")[0] == 0
    assert not path.read_bytes().startswith(b"SQLite")
    assert ccwc("plan", "show", path)[0] == 0
    monkeypatch.setenv("CCWC_PASSPHRASE", "wrong words")
    status, out, err = ccwc("plan", "show", path, "--language", "en")
    assert (status, out) == (3, "")
    assert "password" in err.lower()
    monkeypatch.delenv("CCWC_PASSPHRASE")
    words = tmp_path / "words.txt"
    words.write_text("ផ្កាឈូក ៧\n", encoding="utf-8")
    assert ccwc("plan", "show", path, "--passphrase-file", words)[0] == 0


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample exports lie beside the project")
def test_the_sample_exports_go_in_and_give_the_derived_figures(
    ccwc: Run, told: Told, commune_path: Path
) -> None:
    for year in (2024, 2025):
        file = SAMPLES / f"cdb_villages_{year}_sample.csv"
        assert told("figures", "import", commune_path, file)["refused"] == []
    rows = told("figures", "show", commune_path, "--year", "2025")["rows"]
    found = {(r["indicator"], r["place"], r["sex"]): r["value"] for r in rows}
    # By hand from the first row of the file: 14 girls... FEM_12_14 15, primary 2, secondary 12.
    assert found["OOS_12_14", "04020201", "f"] == 15 - 2 - 12
    assert found["OOS_7_11", "04020201", "m"] == 24 - 21
    other = SAMPLES / "cdb_villages_2025_district_0102_sample.csv"
    preview = told("figures", "import", commune_path, other, "--dry-run")
    assert (preview["new"], preview["not_ours"]) == (0, 159)


def test_resources_lie_in_the_checkout() -> None:
    assert (paths.resources() / "practice" / "plan.json").is_file()


def test_what_the_figures_say_is_told_in_both_languages(
    ccwc: Run, told: Told, practice_path: Path
) -> None:
    shown = told("figures", "show", practice_path)
    first = shown["signals"][0]
    assert first["key"] == f"above:{first['indicator']}:{first['place']}:{first['sex']}:2025"
    assert first["code"] == "signal.above"
    assert "\u1780" <= first["sentence_km"][0] <= "\u17ff"
    assert first["sentence_en"].isascii()
    (village, others) = first["rows"]
    assert (village["place"], others["place"]) == (first["place"], None)
    assert str(village["value"]) in first["sentence_en"]
    doubt = shown["warnings"][0]
    assert (doubt["code"], doubt["hard"], doubt["accepted"]) == (
        "figure.far_from_last_year",
        False,
        None,
    )
    assert doubt["numbers"] == {"value": 61, "before": 17}
    assert "61" in doubt["sentence_en"]
    printed = ccwc("figures", "show", practice_path, "--language", "en")[1]
    assert first["sentence_en"] in printed
    assert doubt["sentence_en"] in printed


def test_a_warning_that_was_accepted_carries_its_reason(
    ccwc: Run, told: Told, practice_path: Path, tmp_path: Path
) -> None:
    plan = told("plan", "show", practice_path)
    doubt = told("figures", "show", practice_path)["warnings"][0]
    keys = ("indicator", "place", "sex")
    for figure in plan["figures"]:
        if figure["year"] == 2025 and all(figure[key] == doubt[key] for key in keys):
            figure["accepted"] = "រាប់ម្តងទៀតហើយ"
    document = tmp_path / "plan.json"
    document.write_text(json.dumps(plan), encoding="utf-8")
    assert ccwc("plan", "load", practice_path, document)[0] == 0
    after = told("figures", "show", practice_path)["warnings"]
    assert [each["accepted"] for each in after if all(each[k] == doubt[k] for k in keys)] == [
        "រាប់ម្តងទៀតហើយ"
    ]
    checked = told("check", practice_path)["missing"]
    assert all(each["sentence"] != doubt["sentence_km"] for each in checked)


def test_a_childs_name_is_looked_at_before_the_package_is_written(
    ccwc: Run, practice_path: Path, tmp_path: Path
) -> None:
    with open_file(practice_path) as database, database.transaction() as session:
        (meeting, *_rest) = consultations.listing(session, plans.newest(session).id)
        consultations.change(session, meeting.uid, words="the boy named Dara is afraid")
    status, out, _err = ccwc("check", practice_path, "--json")
    said = [each["sentence"] for each in json.loads(out)["missing"]]
    assert (status, any("the boy named Dara" in each for each in said)) == (3, True)
    status, _out, err = ccwc("pack", practice_path, "--to", tmp_path)
    assert status == 3
    assert "Dara" in err
    status, _out, _err = ccwc("pack", practice_path, "--to", tmp_path, "--looked-at")
    assert status == 0
    assert list(tmp_path.glob("*.ccwc"))


def test_a_childs_name_is_looked_at_before_a_sheet_for_the_public_is_written(
    ccwc: Run, practice_path: Path, tmp_path: Path
) -> None:
    with open_file(practice_path) as database, database.transaction() as session:
        (problem, *_rest) = problems.listing(session, plans.newest(session).id)
        problems.change(session, problem.uid, cause="the boy named Dara is afraid")
    ranked = ("sheets", practice_path, "--only", "ranked-priorities", "--to", tmp_path / "papers")
    status, _out, err = ccwc(*ranked, "--public")
    assert (status, "Dara" in err, (tmp_path / "papers").exists()) == (3, True, False)
    assert ccwc(*ranked)[0] == 0  # that of the office
    assert ccwc(*ranked, "--public", "--looked-at")[0] == 0
    assert ccwc(*ranked, "--public")[0] == 0  # it was answered


def test_the_proposal_is_written_as_a_spreadsheet_and_as_open_data(
    ccwc: Run, told: Told, practice_path: Path, tmp_path: Path
) -> None:
    total = sum(each["total"] for each in told("proposal", practice_path)["projects"])
    book = tmp_path / "budget.xlsx"
    assert told("proposal", practice_path, "--to", book) == {"file": str(book), "kind": "xlsx"}
    assert total in [
        c.value for row in load_workbook(book, data_only=True).worksheets[0] for c in row
    ]
    archive = tmp_path / "budget.zip"
    ccwc("proposal", practice_path, "--to", archive, "--looked-at")
    with zipfile.ZipFile(archive) as opened:
        rows = list(csv.DictReader(io.StringIO(opened.read("budget.csv").decode())))
    assert sum(int(row["proposed"]) for row in rows) == total
    code, _out, said = ccwc("proposal", practice_path, "--to", tmp_path / "budget.doc")
    assert code == 3
    assert ".xlsx" in said
    assert not (tmp_path / "budget.doc").exists()
