"""What is handed over: locks, the wheel with its resources, and a tree that names no machine."""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-build.lock")


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in done.stdout.splitlines()]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    assert "index-url" not in text
    packages = re.split(r"^(?=[A-Za-z0-9][A-Za-z0-9._-]*==)", text, flags=re.M)[1:]
    assert packages
    for each in packages:
        assert "--hash=sha256:" in each, each.splitlines()[0]


def test_the_tests_use_the_same_versions_as_the_program() -> None:
    wanted = re.compile(r"^([A-Za-z0-9._-]+==[^ ;\\]+)", re.M)
    ours = set(wanted.findall((ROOT / "requirements.lock").read_text()))
    assert ours <= set(wanted.findall((ROOT / "requirements-test.lock").read_text()))


def test_heavy_validators_stay_out_of_the_program() -> None:
    text = (ROOT / "requirements.lock").read_text()
    assert not re.search(r"^(frictionless|bagit|pytest|setuptools)==", text, re.M)


@pytest.mark.skipif(
    not (ROOT / ".git").exists() or shutil.which("git") is None,
    reason="only git knows what is tracked",
)
def test_nothing_names_a_machine_or_a_registry() -> None:
    # Put together here, so that this file does not find itself.
    homes = "|".join(("wor" + "k", "roo" + "t", "home/[a-z]"))
    words = re.compile(rf"(?:^|[\s\"'`=(])/(?:{homes})/|index" + r"-url\s*[=:]|pypi\.org/simple")
    found = []
    for path in tracked():
        if path.suffix in {".png", ".ttf", ".mo", ".ccwc", ".tsv"} or not path.is_file():
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
            if words.search(line) and path.name != "test_packaging.py":
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []


def test_the_wheel_carries_what_the_program_reads(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps"]
    subprocess.run([*build, str(ROOT), "-w", str(tmp_path)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    # Another folder and another path: nothing of the checkout may be found.
    probe = (
        "import sys; sys.path.insert(0, 'installed');"
        "from ccwc_desktop import paths; from ccwc_desktop.cli import main;"
        "assert paths.resources().parent.parent.name == 'installed', paths.resources();"
        "sys.exit(main(['demo', '--to', 'demo']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "demo" / "package").glob("*.ccwc"))
