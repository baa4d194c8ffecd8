import shutil
import subprocess

import pytest

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import signing

DATA = b"The plan of a practice commune\n"
COMMENT = "CCWC package; format=1"
# Made by minisign 0.11 (`-S -t … -c …`) with a secret key of the bytes 0 to 31.
BY_MINISIGN = b"""\
untrusted comment: signature of CCWC Desktop
RUR3Uc2pmllRImHZjSfSpqblojYmHtFD4KY+c2NHPYvtu+QylDQS4BvnAX5vnHuzL+QOjkOvs/Yp4hzIFqXXNQSLDIXPLlCbKAE=
trusted comment: CCWC package; format=1
dPM1RJUEWkpbL4MiMwoaion8owMDNaVRxuDexdAr7Pq7H6fwJJCSZhRcTX+sIbR8rOhiYFsC0IZzE8CfDTouDw==
"""
KEY_TEXT = "RWR3Uc2pmllRIgOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"


def code_of(data, minisig, key):
    with pytest.raises(Refused) as caught:
        signing.verify(data, minisig, key)
    return caught.value.code


def test_we_write_what_minisign_writes(seed):
    assert signing.sign(DATA, seed, COMMENT) == BY_MINISIGN


def test_we_accept_what_minisign_wrote(seed):
    assert signing.verify(DATA, BY_MINISIGN, signing.public_key(seed)) == COMMENT


def test_stock_minisign_judges_as_we_do(tmp_path, seed, other_seed):
    """Where minisign is installed it is asked; the vector above stands in for it elsewhere."""
    key = signing.key_text(signing.public_key(seed))
    assert key == KEY_TEXT
    (tmp_path / "file").write_bytes(DATA)
    signature = signing.sign(DATA, seed, "another comment")
    (tmp_path / "file.minisig").write_bytes(signature)
    assert signing.verify(DATA, signature, signing.public_key(seed)) == "another comment"
    if program := shutil.which("minisign"):
        ask = [program, "-Vm", str(tmp_path / "file"), "-P"]
        good = subprocess.run([*ask, key], capture_output=True, text=True, check=False)
        assert good.returncode == 0
        assert "another comment" in good.stdout
        wrong = signing.key_text(signing.public_key(other_seed))
        assert subprocess.run([*ask, wrong], capture_output=True, check=False).returncode != 0


def test_every_changed_byte_of_a_signature_is_refused(seed):
    key = signing.public_key(seed)
    for at in range(len(BY_MINISIGN)):
        for bit in (1, 2, 4, 8, 16, 32, 64, 128):
            changed = bytearray(BY_MINISIGN)
            changed[at] ^= bit
            assert code_of(DATA, bytes(changed), key).startswith("signature.")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda s: b"",
        lambda s: s[:-1],
        lambda s: s + b"\n",
        lambda s: s.replace(b"\n", b"\r\n"),
        lambda s: s.replace(b"signature of CCWC Desktop", b"anything else"),
        lambda s: s.replace(b"RUR3", b" RUR3"),
        lambda s: s.replace(b"KAE=", b"KAF="),
        lambda s: "\ufeff".encode() + s,
    ],
)
def test_a_signature_has_one_way_to_be_written(spoil, seed):
    key = signing.public_key(seed)
    assert code_of(DATA, spoil(BY_MINISIGN), key) == "signature.not_canonical"


def test_another_text_key_or_comment_is_refused(seed, other_seed):
    key = signing.public_key(seed)
    assert code_of(DATA + b" ", BY_MINISIGN, key) == "signature.wrong"
    assert code_of(DATA, BY_MINISIGN, signing.public_key(other_seed)) == "signature.other_key"
    changed = BY_MINISIGN.replace(b"format=1", b"format=2")
    assert code_of(DATA, changed, key) == "signature.wrong"


def test_a_comment_is_one_plain_line(seed):
    for comment in ("two\nlines", "ខ្មែរ", "x" * 2000):
        with pytest.raises(ValueError, match="one line"):
            signing.sign(DATA, seed, comment)


def test_keys_come_back_from_their_text(seed):
    key = signing.public_key(seed)
    assert signing.key_from_text(signing.key_text(key)) == key


@pytest.mark.parametrize("text", ["", "RW", KEY_TEXT[:-1], KEY_TEXT + "A", "ខ្មែរ", "x" * 56])
def test_a_text_that_is_no_key_is_refused(text):
    with pytest.raises(Refused) as caught:
        signing.key_from_text(text)
    assert caught.value.code == "signature.bad_key"


def test_a_key_with_another_number_is_refused():
    swapped = KEY_TEXT[:4] + "A" + KEY_TEXT[5:]
    with pytest.raises(Refused):
        signing.key_from_text(swapped)


def test_a_fingerprint_is_thirty_digits_in_groups(seed, other_seed):
    fingerprint = signing.fingerprint(signing.public_key(seed))
    assert fingerprint == "21276 87232 01725 49654 54553 37612"
    assert fingerprint != signing.fingerprint(signing.public_key(other_seed))


def test_secrets_are_new_each_time():
    assert len({signing.new_seed() for _ in range(20)}) == 20
    assert len(signing.new_seed()) == signing.SEED_BYTES
