"""Encryption of a journal's files; the only module that knows `cryptography`.

A file is the magic line, a header of fixed size, a nonce of 12 bytes, and the content under
AES-256-GCM (NIST SP 800-38D) with the journal's random data key; the magic line and the header
are authenticated with it. The header holds the data key twice, each time under AES-256-GCM:

- with a key from the passphrase by Argon2id (RFC 9106), in new headers with the parameters of
  its second recommended choice: 64 MiB, 3 passes, 4 lanes;
- with a key from the recovery code's 128 random bits by HKDF-SHA256 (RFC 5869).

So a new passphrase is a new header, and saving derives no key.
"""

import os
import struct
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Struct
from msgspec.structs import astuple, replace
from typing_extensions import override

from iop_tracker.errors import Damaged, StorageError, WrongPassphrase
from iop_tracker.language import tr
from iop_tracker.storage.cover import MAGIC, PREFACE_BYTES, Cover, is_sealed

KEY_BYTES, NONCE_BYTES, TAG_BYTES, SALT_BYTES = 32, 12, 16, 16
WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES
HEADER = struct.Struct(f">{SALT_BYTES}s3I{WRAPPED_BYTES}s{SALT_BYTES}s{WRAPPED_BYTES}s")


class Header(Struct, frozen=True):
    """What stands before the content, in the order of the file."""

    salt: bytes
    memory_kib: int
    passes: int
    lanes: int
    key_by_passphrase: bytes
    """Nonce and data key under the passphrase."""
    code_salt: bytes
    key_by_code: bytes
    """Nonce and data key under the recovery code."""

    def __post_init__(self) -> None:
        # A header that somebody made must not use up the computer.
        is_bearable = self.memory_kib <= 2**20 and self.passes <= 16 and self.lanes <= 16
        if not (is_bearable and self.passes and 8 <= 8 * self.lanes <= self.memory_kib):
            raise Damaged(tr("The file is damaged: the beginning of it cannot be read."))


class Seal(Cover):
    """The cover of an encrypted journal: its header, and the data key while it is open."""

    def __init__(self, header: Header, key: bytes) -> None:
        self._header = header
        self._key = key
        self._cipher = AESGCM(key)
        self._preface = MAGIC + HEADER.pack(*astuple(header))

    @classmethod
    def make(cls, passphrase: str, secret: bytes) -> "Seal":
        """A new data key under a passphrase and the secret of a recovery code."""
        blank = Header(b"", 65_536, 3, 4, b"", b"", b"")
        return cls(blank, os.urandom(KEY_BYTES)).with_passphrase(passphrase).with_code(secret)

    @classmethod
    def by_passphrase(cls, content: bytes, passphrase: str) -> "Seal":
        """The seal of a file's bytes.

        Raises:
            WrongPassphrase: when it is not the one.
            Damaged: when the header cannot be read.
        """
        header = _header(content)
        return cls(header, _unlocked(header.key_by_passphrase, _passphrase_key(passphrase, header)))

    @classmethod
    def by_code(cls, content: bytes, secret: bytes) -> "Seal":
        """The seal of a file's bytes, by the secret of the recovery code.

        Raises:
            WrongPassphrase: when it is another file's code.
            Damaged: when the header cannot be read.
        """
        header = _header(content)
        return cls(header, _unlocked(header.key_by_code, _code_key(secret, header.code_salt)))

    def with_passphrase(self, passphrase: str) -> "Seal":
        """The same data key under another passphrase."""
        header = replace(self._header, salt=os.urandom(SALT_BYTES))
        wrapped = _locked(self._key, _passphrase_key(passphrase, header))
        return Seal(replace(header, key_by_passphrase=wrapped), self._key)

    def with_code(self, secret: bytes) -> "Seal":
        """The same data key under another recovery code."""
        salt = os.urandom(SALT_BYTES)
        wrapped = _locked(self._key, _code_key(secret, salt))
        return Seal(replace(self._header, code_salt=salt, key_by_code=wrapped), self._key)

    @override
    def wrap(self, content: bytes) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return self._preface + nonce + self._cipher.encrypt(nonce, content, self._preface)

    @override
    def unwrap(self, content: bytes) -> bytes:
        """The content of a file with the same data key, be the passphrase around it another."""
        if not is_sealed(content):
            raise Damaged(
                tr("This file is not encrypted, though it should be. Nothing was changed.")
            )
        _header(content)
        start = PREFACE_BYTES + NONCE_BYTES
        nonce = content[PREFACE_BYTES:start]
        try:
            return self._cipher.decrypt(nonce, content[start:], content[:PREFACE_BYTES])
        except (InvalidTag, ValueError):
            raise Damaged(tr("The file is damaged: it is not as it was written.")) from None

    @override
    def is_own(self, content: bytes) -> bool:
        return content.startswith(self._preface)


def _header(content: bytes) -> Header:
    """The header in a file's bytes."""
    if not content.startswith(MAGIC):
        raise StorageError(tr("This file was encrypted by a newer iop-tracker. Use the newer one."))
    if len(content) < PREFACE_BYTES:
        raise Damaged(tr("The file is damaged: the beginning of it cannot be read."))
    return Header(*HEADER.unpack_from(content, len(MAGIC)))


def _passphrase_key(passphrase: str, header: Header) -> bytes:
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return derived(
        typed, header.salt, passes=header.passes, lanes=header.lanes, memory_kib=header.memory_kib
    )


def derived(typed: bytes, salt: bytes, *, passes: int, lanes: int, memory_kib: int) -> bytes:
    """A key of 32 bytes by Argon2id."""
    return Argon2id(
        salt=salt, length=KEY_BYTES, iterations=passes, lanes=lanes, memory_cost=memory_kib
    ).derive(typed)


def _code_key(secret: bytes, salt: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=MAGIC).derive(secret)


def _locked(key: bytes, by: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(by).encrypt(nonce, key, MAGIC)


def _unlocked(wrapped: bytes, by: bytes) -> bytes:
    try:
        return AESGCM(by).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], MAGIC)
    except InvalidTag:
        raise WrongPassphrase from None
