import json
from datetime import date

import pytest
from builders import addition, additions_of

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import indicator_lists, signing
from ccwc_desktop.exchange.strict_json import canonical

WELLS = addition("D0402-WELLS", note_km="ចំណាំ", note_en="Note")
TOLD = additions_of(WELLS, addition("D0402-FULL", of="D0402-WELLS"))


@pytest.fixture
def file(seed):
    return indicator_lists.write(TOLD, seed)


def refusal(data):
    with pytest.raises(Refused) as caught:
        indicator_lists.read(data)
    return caught.value


def signed(values, seed):
    values = {key: value for key, value in values.items() if key != "signature"}
    signature = signing.sign(canonical(values), seed, "CCWC list of figures; format=1").decode()
    return canonical({**values, "signature": signature})


def test_a_list_comes_back_as_it_was_written(file, seed):
    found = indicator_lists.read(file)
    assert found.told == TOLD
    assert found.public_key == signing.public_key(seed)
    assert found.fingerprint == signing.fingerprint(signing.public_key(seed))
    assert not found.practice
    assert indicator_lists.write(TOLD, seed) == file


def test_practice_follows_from_the_code(seed):
    told = additions_of(addition("D9901-WELLS"), place="9901")
    assert indicator_lists.read(indicator_lists.write(told, seed)).practice


@pytest.mark.parametrize("place", ["04", "040202", "x402", "", "០៤០២"])
def test_only_a_district_makes_a_list(place, seed):
    with pytest.raises(Refused) as caught:
        indicator_lists.write(additions_of(WELLS, place=place), seed)
    assert caught.value.code == "list.bad_place"


def test_every_changed_byte_is_refused(file):
    for at in range(len(file)):
        changed = bytearray(file)
        changed[at] ^= 1
        assert refusal(bytes(changed)).code.partition(".")[0] in ("list", "signature"), at


def test_a_list_signed_by_another_key_is_refused(file):
    values = json.loads(file)
    assert refusal(signed(values, b"\x07" * 32)).code == "signature.other_key"


def test_the_signature_of_a_card_is_none_of_a_list(file, seed):
    values = {key: value for key, value in json.loads(file).items() if key != "signature"}
    signature = signing.sign(canonical(values), seed, "CCWC card; format=1").decode()
    assert refusal(canonical({**values, "signature": signature})).code == "signature.wrong"


@pytest.mark.parametrize(
    ("changes", "code", "reason"),
    [
        ({"list": 2}, "list.newer", None),
        ({"list": True}, "list.not_a_list", "list"),
        ({"list": None}, "list.not_a_list", "list"),
        ({"more": ""}, "list.not_a_list", "keys"),
        ({"name_km": 5}, "list.not_a_list", "values"),
        ({"name_km": "ក" * 1001}, "list.not_a_list", "values"),
        ({"from_year": "2025"}, "list.not_a_list", "values"),
        ({"from_year": True}, "list.not_a_list", "values"),
        ({"indicators": {}}, "list.not_a_list", "values"),
        ({"indicators": [[]]}, "list.not_a_list", "values"),
        ({"indicators": [{"code": "D0402-A"}]}, "list.not_a_list", "values"),
        ({"issued": "5 January"}, "list.not_a_list", "issued"),
        ({"issued": "20260105"}, "list.not_a_list", "issued"),
        ({"practice": True}, "list.practice_mismatch", None),
        ({"practice": 0}, "list.practice_mismatch", None),
        ({"place": "0402 "}, "list.bad_place", None),
        ({"public_key": "RW"}, "signature.bad_key", None),
    ],
)
def test_a_signed_list_of_another_shape_is_refused(file, seed, changes, code, reason):
    found = refusal(signed({**json.loads(file), **changes}, seed))
    assert (found.code, found.details.get("reason")) == (code, reason)


@pytest.mark.parametrize("change", [{"more": ""}, {"unit": 5}, {"unit": None}, {"from_year": "1"}])
def test_an_indicator_of_another_shape_is_refused(file, seed, change):
    values = json.loads(file)
    values["indicators"][0] |= change
    found = refusal(signed(values, seed))
    assert (found.code, found.details["reason"]) == ("list.not_a_list", "values")


HOSTILE = {
    "empty": b"",
    "not json": b"PK\x03\x04",
    "not utf-8": b'{"list": 1, "name": "\xff"}',
    "a list": b"[]",
    "deep": b'{"list":' + b"[" * 100_000,
    "endless number": b'{"list":1e999999999}',
    "nan": b'{"list":NaN}',
    "doubled": b'{"list":1,"list":1}',
    "half a character": b'{"list":1,"x":"\\ud800"}',
    "large": b" " * (indicator_lists.LARGEST + 1),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused(data):
    assert refusal(data).code == "list.not_a_list"


def test_spaces_or_another_order_of_keys_are_refused(file):
    assert refusal(file + b"\n").code == "list.not_a_list"
    assert refusal(json.dumps(json.loads(file)).encode()).details["reason"] == "not_canonical"


TOML = """
from_year = 2025
name_km = "បញ្ជី"
name_en = "List"

[[indicators]]
code = "WELLS"
name_km = "គ្រួសារមានអណ្តូង"
name_en = "Families with a well"
definition_km = "អណ្តូងផ្ទាល់ខ្លួន។"
definition_en = "A well of their own."
unit = "families"
section = "water"
of = "FAMILIES"

[[indicators]]
code = "D0402-NO_WELL"
name_km = "គ្រួសារគ្មានអណ្តូង"
name_en = "Families without a well"
definition_km = "គ្មានអណ្តូង។"
definition_en = "No well."
unit = "families"
section = "water"
formula = "FAMILIES -D0402-WELLS"
"""


def from_toml(text):
    return indicator_lists.from_toml(text.encode(), "0402", date(2026, 1, 5))


def test_a_person_writes_a_list_in_a_few_lines():
    told = from_toml(TOML)
    wells, without = told.additions
    assert (told.place, told.from_year, told.issued) == ("0402", 2025, date(2026, 1, 5))
    assert (wells.code, wells.split, wells.level) == ("D0402-WELLS", "t", "village")
    assert (without.code, without.formula) == ("D0402-NO_WELL", "+FAMILIES -D0402-WELLS")
    assert wells.from_year == 2025


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("from_year = 2025", "from_year = ", "list.not_toml"),
        ("from_year = 2025", "from_year = '2025'", "list.not_toml"),
        ("from_year = 2025", "from_year = true", "list.not_toml"),
        ('name_km = "បញ្ជី"', "name_km = 5", "list.not_toml"),
        ('unit = "families"', "unit = 5", "list.bad_value"),
        ('unit = "families"\n', "", "list.bad_value"),
        ('section = "water"', 'section = "water"\nspeed = "fast"', "list.bad_value"),
        ('section = "water"', 'section = "water"\nfrom_year = "2024"', "list.bad_value"),
    ],
)
def test_a_mistake_in_the_written_list_is_named(old, new, code):
    with pytest.raises(Refused) as caught:
        from_toml(TOML.replace(old, new, 1))
    assert caught.value.code == code


def test_a_written_list_that_is_no_text_or_too_long_is_refused():
    for data in (b"\xff\xfe", b" " * (indicator_lists.LARGEST + 1), b"a = " + b"[" * 100_000):
        with pytest.raises(Refused) as caught:
            indicator_lists.from_toml(data, "0402", date(2026, 1, 5))
        assert caught.value.code == "list.not_toml"
