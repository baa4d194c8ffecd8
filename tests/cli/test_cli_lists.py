"""A list goes from the district to a commune by the command line."""

LIST = """
from_year = 2025
name_km = "បញ្ជីតួលេខបន្ថែម"
name_en = "More figures"
[[indicators]]
code = "WELLS"
name_km = "គ្រួសារមានអណ្តូង"
name_en = "Families with a well"
definition_km = "អណ្តូងផ្ទាល់ខ្លួន។"
definition_en = "A well of their own."
unit = "families"
section = "water"
of = "FAMILIES"
"""


def test_a_list_is_made_taken_in_and_shown(ccwc, told, tmp_path):
    district, commune = tmp_path / "0402.ccwcdb", tmp_path / "040202.ccwcdb"
    written, made = tmp_path / "more.toml", tmp_path / "sticks" / "0402_2025.ccwclist"
    written.write_text(LIST, encoding="utf-8")
    ccwc("new", district, "--district", "0402", "--plain")
    ccwc("new", commune, "--commune", "040202", "--cip-year", 2027, "--plain")
    there = told("figures", "list", "make", district, written, "--to", made)
    assert (there["place"], there["from_year"], there["file"]) == ("0402", 2025, str(made))
    assert [each["code"] for each in there["indicators"]] == ["D0402-WELLS"]

    status, _out, err = ccwc("figures", "list", "import", commune, made, "--language", "en")
    assert status != 0
    assert there["fingerprint"] in err
    assert told("figures", "list", "show", commune) == []
    status, out, _err = ccwc(
        "figures", "list", "import", commune, made, "--accept", "--language", "en"
    )
    assert status == 0
    assert "Families with a well" in out
    (shown,) = told("figures", "list", "show", commune)
    assert shown["fingerprint"] == there["fingerprint"]


def test_a_known_district_needs_no_second_look(ccwc, told, tmp_path):
    district, commune = tmp_path / "0402.ccwcdb", tmp_path / "040202.ccwcdb"
    written, made = tmp_path / "more.toml", tmp_path / "0402_2025.ccwclist"
    written.write_text(LIST, encoding="utf-8")
    ccwc("new", district, "--district", "0402", "--plain")
    ccwc("new", commune, "--commune", "040202", "--cip-year", 2027, "--plain")
    card = told("card", "export", district, "--to", tmp_path)["file"]
    ccwc("card", "import", commune, card)
    ccwc("figures", "list", "make", district, written, "--to", made)
    assert ccwc("figures", "list", "import", commune, made)[0] == 0


def test_a_list_that_cannot_be_is_refused_in_a_sentence(ccwc, tmp_path):
    district, written = tmp_path / "0402.ccwcdb", tmp_path / "more.toml"
    ccwc("new", district, "--district", "0402", "--plain")
    written.write_text(LIST.replace("families", "litres"), encoding="utf-8")
    to = tmp_path / "x.ccwclist"
    status, _out, err = ccwc(
        "figures", "list", "make", district, written, "--to", to, "--language", "en"
    )
    assert status != 0
    assert "litres" in err
    assert "D0402-WELLS" in err
    assert not to.exists()
