import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import bagit
import frictionless
import pytest

from ccwc_desktop import __version__
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import formats, members, package, signing


def refused(call, *arguments):
    with pytest.raises(Refused) as caught:
        call(*arguments)
    return caught.value


@pytest.fixture
def unzipped(whole, tmp_path):
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "bag")
    return tmp_path / "bag"


def test_a_package_says_who_what_and_which(whole, document, sheets, seed):
    found = package.read(whole)
    assert (found.commune, found.cip_year, found.version) == ("990101", 2027, 1)
    assert (found.practice, found.sealed) == (True, False)
    assert found.uid == document["uid"]
    assert found.document == document
    assert found.plan == formats.from_document(document)
    assert found.sheets == sheets
    assert found.public_key == signing.public_key(seed)
    assert found.fingerprint == signing.fingerprint(found.public_key)
    assert found.sha256 == hashlib.sha256(whole).hexdigest()
    assert found.check_code == formats.check_code(formats.canonical(document))
    assert found.made_with == f"CCWC Desktop {__version__}"
    assert package.file_name(found.plan) == "990101_2027_v1.ccwc"


def test_the_signer_is_compared_with_the_key_known_of_the_commune(whole, seed, other_seed):
    assert package.read(whole).signer == "unknown"
    assert package.read(whole, signing.public_key(seed)).signer == "known"
    assert package.read(whole, signing.public_key(other_seed)).signer == "changed"


def test_the_same_plan_gives_the_same_bytes(whole, document, sheets, seed):
    row = {"problem": "x", "code": "P1", "total": "71.25", "rank": 1, "tied": False}
    turned = dict(reversed(document.items()))
    again = package.build(
        turned, dict(reversed(sheets.items())), "កញ្ចប់\r\nPackage\r\n", seed, [row]
    )
    assert again == whole


def test_a_package_is_read_from_a_file(whole, tmp_path):
    path = tmp_path / "990101_2027_v1.ccwc"
    path.write_bytes(whole)
    assert package.read(path) == package.read(whole)
    assert refused(package.read, tmp_path / "none.ccwc").code == "package.unreadable"
    assert refused(package.read, tmp_path).code == "package.unreadable"


def test_a_bagit_validator_agrees(unzipped):
    assert bagit.Bag(str(unzipped)).validate()


def test_a_bagit_validator_sees_a_change(unzipped):
    (unzipped / "data/plan.json").write_text("{}", encoding="utf-8")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(unzipped)).validate()


def test_the_frictionless_validator_agrees(unzipped):
    report = frictionless.validate(str(unzipped / "data/datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "message"])
    assert len(report.tasks) == 9


def test_unzip_and_minisign_agree(whole, tmp_path, unzipped):
    """The system's own programs are asked where they are installed."""
    (tmp_path / "p.ccwc").write_bytes(whole)
    key = dict(
        line.split(": ", 1) for line in (unzipped / "bag-info.txt").read_text().splitlines()
    )["Signing-Key"]
    assert signing.key_from_text(key) == package.read(whole).public_key
    if program := shutil.which("unzip"):
        assert (
            subprocess.run([program, "-tq", str(tmp_path / "p.ccwc")], check=False).returncode == 0
        )
    if program := shutil.which("minisign"):
        path = str(unzipped / "tagmanifest-sha256.txt")
        said = subprocess.run(
            [program, "-Vm", path, "-P", key], capture_output=True, text=True, check=False
        )
        assert said.returncode == 0
        assert "format=1; commune=990101; cip_year=2027; version=1;" in said.stdout
        assert said.stdout.rstrip().endswith("; practice")


def test_tables_say_what_the_plan_says(unzipped, document):
    def rows(name):
        text = (unzipped / f"data/tables/{name}.csv").read_bytes()
        assert not text.startswith(b"\xef\xbb\xbf")
        return [line.split(",") for line in text.decode().split("\r\n")[1:-1]]

    assert [row[0] for row in rows("villages")] == ["99010101", "99010102", "99010103"]
    hidden = [row for row in rows("figures") if row[0] == "PRO-2"]
    assert hidden[0][4:6] == ["", "true"]
    lines = rows("budget-lines")
    assert sum(int(row[-4]) for row in lines) == 14_500_000 + 375_000 + 3 * 480_000
    assert lines[0][-1] == "cs_dev=10000000 ngo=4500000"
    assert len(rows("consultations")) == 3
    assert rows("priorities")[0][4:6] == ["71.25", "1"]
    assert len(rows("scores")) == len(document["scores"])


def test_the_cover_page_is_first_for_a_person(unzipped):
    assert (unzipped / "README.txt").read_text(encoding="utf-8") == "កញ្ចប់\nPackage\n"


def test_an_empty_plan_still_makes_a_whole_package(small_document, seed, tmp_path):
    data = package.build(small_document, {}, "x", seed)
    assert package.read(data).sheets == {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(tmp_path)
    assert frictionless.validate(str(tmp_path / "data/datapackage.json")).valid


def test_a_package_of_format_1_is_read_for_ever():
    path = Path(__file__).parent / "files" / "990101_2027_v1.ccwc"
    found = package.read(path)
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (found.plan.commune, len(found.plan.problems), len(found.sheets)) == ("990101", 3, 2)


SENSITIVE = [
    {"place": "99010101", "value": 7},
    {"place": "990101", "value": 3},
    {"place": "990101", "value": "3.0"},
    {"place": "990101", "value": 9, "sex": "f"},
    {"place": "99010101", "value": "<5"},
]


@pytest.mark.parametrize("changes", SENSITIVE)
def test_sensitive_figures_leave_only_as_a_total_that_hides_nobody(document, changes, seed):
    figure = {"indicator": "PRO-5", "year": 2025, "sex": "t"}
    document["figures"].append({**figure, **changes})
    error = refused(package.build, document, {}, "x", seed)
    assert error.code == "package.sensitive"
    assert error.details["where"] == f"/figures/{len(document['figures']) - 1}"


def test_a_plan_that_does_not_hold_together_is_not_packed(document, seed):
    document["scores"][0]["criterion"] = "X"
    assert refused(package.build, document, {}, "x", seed).code == "document.unknown_criterion"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("990101_2027_v1_S02-internal_km.pdf", "package.internal_sheet"),
        ("sheet.exe", "package.members"),
        ("a/b.pdf", "package.members"),
        ("../b.pdf", "package.bad_name"),
        ("con.pdf", "package.bad_name"),
        ("សន្លឹក.pdf", "package.bad_name"),
    ],
)
def test_a_sheet_of_another_kind_or_name_is_not_packed(document, seed, name, code):
    assert refused(package.build, document, {name: b"%PDF"}, "x", seed).code == code


def test_two_sheets_that_windows_cannot_tell_apart_are_not_packed(document, seed):
    two = {"a.pdf": b"%PDF", "A.pdf": b"%PDF"}
    assert refused(package.build, document, two, "x", seed).code == "package.doubled_name"


def test_a_sheet_that_is_too_large_is_not_packed(document, seed):
    much = {"a.pdf": bytes(33 * 1024 * 1024)}
    assert refused(package.build, document, much, "x", seed).code == "package.too_large"


def test_a_sheet_can_be_read_without_the_program(unzipped, sheets):
    for name, content in sheets.items():
        assert (unzipped / members.SHEETS / name).read_bytes() == content


def test_the_description_names_every_table_in_two_languages(unzipped):
    description = json.loads((unzipped / "data/datapackage.json").read_bytes())
    for resource in description["resources"]:
        assert (unzipped / "data" / resource["path"]).is_file()
        assert " · " in resource["title"]
        assert all(" · " in field["title"] for field in resource["schema"]["fields"])
