"""The code on paper that opens an encrypted file when the passphrase is forgotten.

Six groups of five signs in Douglas Crockford's base 32, which has no I, L, O and U to mix up:
128 random bits, and 22 bits of their SHA-256 by which a slip of the pen is noticed.
"""

import hashlib
import re

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.language import tr

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0"})
GROUPS, GROUP = 6, 5
SECRET_BYTES = 16
CHECK_BITS = 22


def written(secret: bytes) -> str:
    """A secret of 16 bytes as it is written down, like `7Q2MD-...` in six groups."""
    number = int.from_bytes(secret) << CHECK_BITS | _check(secret)
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(GROUPS * GROUP)))
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def looks_like_code(text: str) -> bool:
    """Whether a text has the length and the signs of a code, right or with a slip."""
    return len(_signs(text)) == GROUPS * GROUP and not set(_signs(text)) - set(ALPHABET)


def read(text: str) -> bytes:
    """The secret of a code as typed; case, spaces and hyphens don't matter.

    Raises:
        InvalidEntry: when it is no code, or a sign in it is wrong.
    """
    if not looks_like_code(text):
        raise InvalidEntry("code", tr("A recovery code is six groups of five letters and numbers."))
    number = 0
    for sign in _signs(text):
        number = number << 5 | ALPHABET.index(sign)
    secret = (number >> CHECK_BITS).to_bytes(SECRET_BYTES)
    if number & (1 << CHECK_BITS) - 1 != _check(secret):
        raise InvalidEntry(
            "code", tr("A sign in the recovery code is not right. Look at it again.")
        )
    return secret


def _signs(text: str) -> str:
    return re.sub(r"[\s-]", "", text).upper().translate(ALIKE)


def _check(secret: bytes) -> int:
    return int.from_bytes(hashlib.sha256(secret).digest()[:4]) >> 32 - CHECK_BITS
