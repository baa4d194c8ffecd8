"""Figures from a shell: out as a table or a form, in again, with the promised exits."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

Run = Callable[..., tuple[int, str, str]]
Told = Callable[..., Any]
SAMPLE = Path(__file__).parents[1] / "samples" / "cdb_villages_2025_sample.csv"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_was_exported_is_the_same_when_it_comes_back(
    ccwc: Run, told: Told, commune_path: Path, tmp_path: Path, ending: str
) -> None:
    told("figures", "import", commune_path, SAMPLE)
    file = tmp_path / f"figures.{ending}"
    made = told("figures", "export", commune_path, "--to", file)
    assert made == {"file": str(file), "format": ending, "years": [2025]}
    again = told("figures", "import", commune_path, file)
    assert (again["new"], again["changed"], again["beside"], again["refused"]) == (0, 0, 0, [])
    assert again["same"] > 600
    assert again["imported"] is True
    status, out, _err = ccwc("figures", "export", commune_path, "--to", file, "--language", "en")
    assert (status, out.strip()) == (0, f"Made {file}")


def test_a_blank_form_is_filled_in_and_taken_in(
    ccwc: Run, told: Told, commune_path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "form.xlsx"
    told("figures", "export", commune_path, "--to", file, "--blank", "--format", "xlsx")
    book = load_workbook(file)
    for sheet in book.worksheets[1:3]:
        head = {cell.value: cell.column for cell in sheet[1] if cell.value}
        sheet.cell(6, head["value_t"]).value = "many" if sheet is book.worksheets[2] else 42
    file = tmp_path / "filled.xlsx"
    book.save(file)
    status, out, err = ccwc("figures", "import", commune_path, file, "--language", "en")
    assert status == 3
    assert "“many” is not a number" in out
    assert f"Sheet “{book.worksheets[2].title}”, cell G6" in out
    assert "--good-rows" in err
    status, out, _err = ccwc("figures", "import", commune_path, file, "--good-rows", "--json")
    assert status == 4
    taken = json.loads(out)
    assert (taken["new"], taken["refused_lines"], taken["years"]) == (1, 1, [2026])
    assert taken["refused"][0]["cell"] == "G6"


def test_a_number_of_another_source_is_said_to_stand_beside(
    ccwc: Run, commune_path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "figures.csv"
    head = "indicator,place,year,sex,value,source\n"
    for source, said in (("village", "1 new"), ("cdb", "1 number stands beside")):
        file.write_text(f"{head}FAMILIES,04020201,2025,t,40,{source}\n", "utf-8")
        _status, out, _err = ccwc("figures", "import", commune_path, file, "--language", "en")
        assert said in out


def test_counts_are_said_in_the_digits_of_the_language(
    ccwc: Run, commune_path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "figures.csv"
    rows = "FAMILIES,04020201,2025,t,40,village\nFAMILIES,04020302,2025,t,9,village\n"
    file.write_text(f"indicator,place,year,sex,value,source\n{rows}", "utf-8")
    _status, out, _err = ccwc("figures", "import", commune_path, file, "--language", "km")
    assert out.count("១") == 2
    assert not set("0123456789") & set(out)


def test_a_file_may_come_through_a_pipe(
    ccwc: Run, commune_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SAMPLE.read_bytes())))
    status, out, _err = ccwc("figures", "import", commune_path, "-", "--json")
    assert (status, json.loads(out)["imported"]) == (0, True)


def test_a_place_that_cannot_be_written_to_is_said(
    ccwc: Run, practice_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    file = tmp_path / "file" / "figures.csv"
    status, out, err = ccwc("figures", "export", practice_path, "--to", file, "--language", "en")
    assert (status, out) == (3, "")
    assert "could not be written" in err
    status, _out, _err = ccwc(
        "figures", "export", practice_path, "--to", tmp_path / "a.csv", "--year", "1800"
    )
    assert status == 3
    assert not (tmp_path / "a.csv").exists()
