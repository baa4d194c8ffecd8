import base64
import json
import stat
import unicodedata

import pytest

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.store import keys

PASSPHRASE = "ទន្លេសាប 2027"


@pytest.fixture(scope="module")
def made():
    """A key and its wrapping."""
    return keys.make(PASSPHRASE)


def refusal(content, passphrase=PASSPHRASE):
    with pytest.raises(Refused) as refused:
        keys.unwrap(content, passphrase)
    return refused.value.code


def changed(content, **entry):
    told = json.loads(content)
    told["keys"][0].update(entry)
    return json.dumps(told).encode()


def test_the_passphrase_gives_the_key_back(made):
    key, content = made
    assert len(key) == 32
    assert keys.unwrap(content, PASSPHRASE) == key


def test_spaces_around_and_another_keyboards_way_of_composing_make_no_difference():
    key, content = keys.make("école été")
    assert keys.unwrap(content, unicodedata.normalize("NFD", " école été ")) == key


def test_another_passphrase_is_wrong(made):
    assert refusal(made[1], "ទន្លេសាប 2028") == "key.wrong_passphrase"
    assert refusal(made[1], "") == "key.wrong_passphrase"


def test_every_key_is_another(made):
    other = keys.make(PASSPHRASE)
    assert other[0] != made[0]
    assert other[1] != made[1]


def test_the_key_file_does_not_hold_the_key(made):
    key, content = made
    assert key not in content
    assert base64.b64encode(key) not in content
    assert PASSPHRASE.encode() not in content


@pytest.mark.parametrize("words", ["", "12345", "  12345  ", "ទន្លេ"])
def test_a_short_passphrase_is_refused(words):
    with pytest.raises(Refused) as refused:
        keys.make(words)
    assert refused.value.code == "key.passphrase_short"
    assert refused.value.details == {"least": keys.SHORTEST_PASSPHRASE}


def test_the_shortest_passphrase_is_enough():
    key, content = keys.make("123456")
    assert keys.unwrap(content, "123456") == key
    assert json.loads(content)["format"] == 1


def test_a_passphrase_can_change_without_the_key(made):
    key, _ = made
    again = keys.wrap(key, "មេគង្គ 2027")
    assert keys.unwrap(again, "មេគង្គ 2027") == key
    assert refusal(again) == "key.wrong_passphrase"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"keys": []}',
        b'{"keys": 3}',
        b'{"keys": [{}]}',
        b'{"keys": [{"kind": "paper"}]}',
        b'{"keys": [{"kind": "passphrase", "salt": "!", "sealed": "!"}]}',
        b'{"keys": [{"kind": "passphrase", "salt": 3, "sealed": 4}]}',
    ],
)
def test_a_file_that_is_no_key_file_is_damaged(content):
    assert refusal(content) == "key.file_damaged"


@pytest.mark.parametrize("part", ["salt", "sealed"])
def test_a_key_file_with_a_piece_missing_is_damaged_and_not_a_wrong_passphrase(made, part):
    whole = json.loads(made[1])["keys"][0][part]
    assert refusal(changed(made[1], **{part: whole[:8]})) == "key.file_damaged"


def test_other_ways_to_open_may_stand_beside_the_passphrase(made):
    key, content = made
    told = json.loads(content)
    told["keys"].insert(0, {"kind": "paper", "words": "..."})
    assert keys.unwrap(json.dumps(told).encode(), PASSPHRASE) == key


def test_a_key_file_lies_beside_its_workbook_and_is_for_its_owner(tmp_path, made):
    path = keys.path_for(tmp_path / "040202.ccwcdb")
    assert path == tmp_path / "040202.ccwckeys"
    keys.write(path, made[1])
    keys.write(path, made[1])
    assert path.read_bytes() == made[1]
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    assert list(tmp_path.iterdir()) == [path]
