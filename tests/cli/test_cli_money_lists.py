"""Prices and accounts by the command line."""

import csv

import pytest

GOOD = "name_km,name_en,unit,unit_price,date,place,source\nធុងថ្មី,New filter,ធុង,80 000,,,\n"
BAD = GOOD + "ក,,,many,,,\n"
ACCOUNTS = "code,name_km,name_en\n61,សេវាកម្ម,Services\n6105,ជួសជុល,Repair\n"


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_prices_are_taken_in_listed_and_written(ccwc, told, practice_path, tmp_path):
    file = written(tmp_path / "prices.csv", GOOD)
    assert told("prices", "import", practice_path, file) == {
        "imported": True,
        "count": 1,
        "refused": [],
        "same": 0,
    }
    assert told("prices", "import", practice_path, file)["same"] == 1
    listed = told("prices", "list", practice_path)
    (new,) = [each for each in listed if each["name_en"] == "New filter"]
    assert (new["unit_price"], new["project"], new["newest"]) == (80_000, None, True)
    assert any(each["project"] for each in listed)
    to = tmp_path / "out" / "prices.csv"
    assert ccwc("prices", "export", practice_path, "--to", to)[0] == 0
    with to.open(encoding="utf-8-sig", newline="") as out:
        rows = list(csv.DictReader(out))
    assert len(rows) == len([each for each in listed if each["unit_price"]])
    assert "New filter" in ccwc("prices", "list", practice_path, "--language", "en")[1]


@pytest.mark.parametrize(
    ("verb", "text", "said"),
    [("prices", BAD, "line 3"), ("accounts", ACCOUNTS + "7,ក,\n", "line 4")],
)
def test_one_bad_line_and_nothing_is_taken_in(
    ccwc, told, practice_path, tmp_path, verb, text, said
):
    before = told(verb, "list", practice_path)
    file = written(tmp_path / "list.csv", text)
    status, out, err = ccwc(verb, "import", practice_path, file, "--language", "en")
    assert (status, said in out.lower(), "Nothing was changed" in err) == (3, True, True)
    (row,) = told(verb, "import", practice_path, file)["refused"]
    assert row["line"] == int(said[-1])
    assert told(verb, "list", practice_path) == before


def test_accounts_of_the_district_come_and_go(ccwc, told, practice_path, tmp_path):
    before = told("accounts", "list", practice_path)
    file = written(tmp_path / "district.csv", ACCOUNTS)
    assert told("accounts", "import", practice_path, file)["count"] == 2
    now = told("accounts", "list", practice_path)
    assert [(each["code"], each["origin"]) for each in now] == [
        ("61", "district.csv"),
        ("6105", "district.csv"),
    ]
    to = tmp_path / "accounts.csv"
    ccwc("accounts", "export", practice_path, "--to", to)
    assert to.read_text(encoding="utf-8-sig").splitlines() == ACCOUNTS.splitlines()
    assert ccwc("accounts", "import", practice_path, "--default")[0] == 0
    assert told("accounts", "list", practice_path) == before


def test_a_file_that_is_not_there_is_said(ccwc, practice_path, tmp_path):
    assert ccwc("prices", "import", practice_path, tmp_path / "none.csv")[0] == 3
    assert ccwc("accounts", "import", practice_path)[0] == 3
