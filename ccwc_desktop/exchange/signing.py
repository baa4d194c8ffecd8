"""Signatures in minisign's format: Ed25519 over BLAKE2b-512, with a signed comment.

Stock `minisign -Vm FILE -P KEY` verifies them. There is one way to write a signature: the
untrusted comment is fixed, and a signature must equal its own re-encoding byte for byte.
"""

import base64
import binascii
import hashlib
import re
import secrets
from dataclasses import dataclass

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from ccwc_desktop.domain.errors import Refused

UNTRUSTED = "untrusted comment: signature of CCWC Desktop"
SEED_BYTES = 32
_ALGORITHM, _KEY_ALGORITHM = b"ED", b"Ed"  # prehashed signature; public key
_KEY_ID_BYTES, _SIGNATURE_BYTES = 8, 64
_COMMENT = re.compile(r"[ -~]{0,1000}")
_FINGERPRINT_DIGITS, _GROUP = 30, 5


@dataclass(frozen=True, slots=True)
class _Signature:
    key_id: bytes
    signature: bytes
    comment: str
    global_signature: bytes

    def encoded(self) -> bytes:
        first = base64.b64encode(_ALGORITHM + self.key_id + self.signature).decode()
        second = base64.b64encode(self.global_signature).decode()
        text = f"{UNTRUSTED}\n{first}\ntrusted comment: {self.comment}\n{second}\n"
        return text.encode("ascii")


def new_seed() -> bytes:
    """A new secret: 32 random bytes from which everything else follows."""
    return secrets.token_bytes(SEED_BYTES)


def public_key(seed: bytes) -> bytes:
    """The 32 public bytes of a secret."""
    return bytes(SigningKey(seed).verify_key)


def key_text(key: bytes) -> str:
    """A public key as minisign writes it (`RW…`)."""
    return base64.b64encode(_KEY_ALGORITHM + _key_id(key) + key).decode()


def key_from_text(text: str) -> bytes:
    """The 32 public bytes of `RW…`; raises Refused("signature.bad_key")."""
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise Refused("signature.bad_key", text=text[:80]) from error
    key = raw[len(_KEY_ALGORITHM) + _KEY_ID_BYTES :]
    if len(key) != SEED_BYTES or key_text(key) != text:
        raise Refused("signature.bad_key", text=text[:80])
    return key


def sign(data: bytes, seed: bytes, trusted_comment: str) -> bytes:
    """The `.minisig` of `data`. `trusted_comment` is one line of printable ASCII."""
    if not _COMMENT.fullmatch(trusted_comment):
        raise ValueError("a trusted comment is one line of printable ASCII")
    key = SigningKey(seed)
    signature = key.sign(_hashed(data)).signature
    bound = key.sign(signature + trusted_comment.encode("ascii")).signature
    return _Signature(_key_id(bytes(key.verify_key)), signature, trusted_comment, bound).encoded()


def verify(data: bytes, minisig: bytes, key: bytes) -> str:
    """The trusted comment of a good signature of `data` by `key` (32 bytes).

    Refused("signature.…"): not_canonical (not written as `sign` writes), other_key, wrong.
    """
    found = _decoded(minisig)
    if found.key_id != _key_id(key):
        raise Refused("signature.other_key", fingerprint=fingerprint(key))
    verifier = VerifyKey(key)
    try:
        verifier.verify(_hashed(data), found.signature)
        verifier.verify(found.signature + found.comment.encode("ascii"), found.global_signature)
    except BadSignatureError as error:
        raise Refused("signature.wrong") from error
    return found.comment


def fingerprint(key: bytes) -> str:
    """Thirty digits in groups of five, for two people to compare by voice."""
    number = int.from_bytes(hashlib.sha256(key).digest(), "big") % 10**_FINGERPRINT_DIGITS
    digits = f"{number:0{_FINGERPRINT_DIGITS}d}"
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def _key_id(key: bytes) -> bytes:
    """Eight bytes that follow from the key, where minisign takes random ones."""
    return hashlib.blake2b(key, digest_size=_KEY_ID_BYTES).digest()


def _hashed(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=64).digest()


def _decoded(minisig: bytes) -> _Signature:
    try:
        lines = minisig.decode("ascii").split("\n")
        _, first, comment, second, _ = lines
        raw = base64.b64decode(first, validate=True)
        found = _Signature(
            key_id=raw[len(_ALGORITHM) : len(_ALGORITHM) + _KEY_ID_BYTES],
            signature=raw[len(_ALGORITHM) + _KEY_ID_BYTES :],
            comment=comment.removeprefix("trusted comment: "),
            global_signature=base64.b64decode(second, validate=True),
        )
    except ValueError as error:  # of another encoding, another number of lines, not base64
        raise Refused("signature.not_canonical") from error
    lengths = (len(found.signature), len(found.global_signature))
    if found.encoded() != minisig or lengths != (_SIGNATURE_BYTES, _SIGNATURE_BYTES):
        raise Refused("signature.not_canonical")
    return found
