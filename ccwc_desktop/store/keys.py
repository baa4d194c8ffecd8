"""The key of an encrypted workbook, wrapped by a passphrase in a small file beside it.

A random 256-bit key encrypts the workbook; NAME.ccwckeys holds it wrapped (Argon2id, then
SecretBox), so that a passphrase can change without encrypting the workbook again. More ways to
unwrap it (paper, a second person, the district) are further entries of the same list.
"""

import base64
import json
import os
import unicodedata
from pathlib import Path

from nacl import pwhash, secret, utils
from nacl.exceptions import CryptoError

from ccwc_desktop.domain.errors import Refused

SUFFIX = ".ccwckeys"
SHORTEST_PASSPHRASE = 6
_MEMORY = 64 * 1024 * 1024
_PASSES = 3


def path_for(workbook: Path) -> Path:
    """Where the wrapped key of a workbook lies; absent when the workbook is plain."""
    return workbook.with_suffix(SUFFIX)


def make(passphrase: str) -> tuple[bytes, bytes]:
    """A new key (32 bytes) and the content of its key file.

    Raises Refused("key.passphrase_short").
    """
    key = utils.random(32)
    return key, wrap(key, passphrase)


def wrap(key: bytes, passphrase: str) -> bytes:
    """The content of a key file that opens with `passphrase`; raises Refused when it is short."""
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        raise Refused("key.passphrase_short", least=SHORTEST_PASSPHRASE)
    salt = utils.random(pwhash.argon2id.SALTBYTES)
    sealed = secret.SecretBox(_stretched(passphrase, salt)).encrypt(key)
    entry = {"kind": "passphrase", "salt": _text(salt), "sealed": _text(bytes(sealed))}
    return json.dumps({"format": 1, "keys": [entry]}, indent=1).encode()


def unwrap(content: bytes, passphrase: str) -> bytes:
    """The key; raises Refused("key.wrong_passphrase") or Refused("key.file_damaged")."""
    try:
        entries = json.loads(content)["keys"]
        wrapped = [
            (base64.b64decode(e["salt"]), base64.b64decode(e["sealed"]))
            for e in entries
            if e["kind"] == "passphrase"
        ]
        if not wrapped or any(_misshapen(*each) for each in wrapped):
            raise ValueError("no key of the right length")
    except (ValueError, KeyError, TypeError) as fault:
        raise Refused("key.file_damaged") from fault
    for salt, sealed in wrapped:
        try:
            return secret.SecretBox(_stretched(passphrase, salt)).decrypt(sealed)
        except CryptoError:
            continue
    raise Refused("key.wrong_passphrase")


def write(path: Path, content: bytes) -> None:
    """Put a key file where it survives a power cut: without it the workbook is lost."""
    part = path.with_name(f"{path.name}.part")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _misshapen(salt: bytes, sealed: bytes) -> bool:
    box = secret.SecretBox
    whole = box.NONCE_SIZE + box.KEY_SIZE + box.MACBYTES
    return len(salt) != pwhash.argon2id.SALTBYTES or len(sealed) != whole


def _stretched(passphrase: str, salt: bytes) -> bytes:
    """The same words typed on another keyboard must open: compose them first."""
    words = unicodedata.normalize("NFC", passphrase.strip()).encode()
    return pwhash.argon2id.kdf(
        secret.SecretBox.KEY_SIZE, words, salt, opslimit=_PASSES, memlimit=_MEMORY
    )


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
