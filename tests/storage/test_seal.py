"""The encryption itself: published vectors, a file of its first version, and every bit of it."""

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.errors import Damaged, Locked, StorageError, WrongPassphrase
from iop_tracker.storage.cover import MAGIC, PLAIN, PREFACE_BYTES
from iop_tracker.storage.seal import HEADER, Seal, derived

PASSPHRASE, SECRET = "four plain invented words", bytes(range(16))
CONTENT = b'{"notes":{"1":{"text":"Words of an invented person"}}}'
OLD_FILE = MAGIC + bytes.fromhex(
    "db5b76d066794bd334d1cf000431ef5800010000000000030000000440d38f65653128921d861fa4e2fd4757"
    "bcf4c6d3ac2fc6751f9aa210311ac3ef6d87cc9ac7a29d9fc8eae0847edaf777d86725afc39d0a69274c2128"
    "912ab13d297dbb9e2a4e90bde502ec63f76b9c6e29264ef8866d99a485bd136c5776f3c874979ecb31a46ac4"
    "aabe54c234c2e04777e64396a0a734d03d5277fb0a8c46d92594166c3fb00ff6bfcde15a516ea4e58c2094bc"
    "565228862a6f420ae0b64fcf9dcc210cda0d77bc84e205d606e8b36b8edcbba3a59a5c8833ac05d6194033fb"
    "64ea59bf492a27a5af07e85fc275950f0894e7e8140e8cc214b4"
)
"""What the first version wrote for this passphrase, code and content."""


@pytest.fixture(scope="module")
def seal() -> Seal:
    return Seal.make(PASSPHRASE, SECRET)


@pytest.fixture(scope="module")
def sealed(seal: Seal) -> bytes:
    return seal.wrap(CONTENT)


def test_argon2id_gives_the_published_key() -> None:
    """The reference implementation's own test of version 19: 2 passes, 64 MiB, 1 lane."""
    key = derived(b"password", b"somesalt", passes=2, lanes=1, memory_kib=65_536)
    assert key.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_aes_gcm_gives_the_published_text() -> None:
    """Test case 14 of McGrew and Viega, The Galois/Counter Mode of Operation."""
    text = AESGCM(bytes(32)).encrypt(bytes(12), bytes(16), None)
    assert text.hex() == "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"


def test_it_opens_with_the_passphrase_and_with_the_code(sealed: bytes) -> None:
    assert Seal.by_passphrase(sealed, PASSPHRASE).unwrap(sealed) == CONTENT
    assert Seal.by_code(sealed, SECRET).unwrap(sealed) == CONTENT


def test_it_opens_with_nothing_else(sealed: bytes) -> None:
    for other in (PASSPHRASE.title(), f"{PASSPHRASE} ", ""):
        with pytest.raises(WrongPassphrase):
            Seal.by_passphrase(sealed, other)
    with pytest.raises(WrongPassphrase):
        Seal.by_code(sealed, bytes(16))
    with pytest.raises(Locked):
        PLAIN.unwrap(sealed)


def test_an_accent_typed_as_one_sign_or_as_two_is_the_same() -> None:
    sealed = Seal.make("\u00e9clair", SECRET).wrap(CONTENT)
    assert Seal.by_passphrase(sealed, "e\u0301clair").unwrap(sealed) == CONTENT


def test_nothing_of_the_content_shows_and_no_two_saves_are_alike(seal: Seal, sealed: bytes) -> None:
    again = seal.wrap(CONTENT)
    assert again[:PREFACE_BYTES] == sealed[:PREFACE_BYTES]
    assert again[PREFACE_BYTES:] != sealed[PREFACE_BYTES:]
    assert b"invented" not in sealed + again
    assert b"notes" not in sealed + again


def test_a_new_passphrase_is_a_new_header_around_the_same_key(seal: Seal, sealed: bytes) -> None:
    other = seal.with_passphrase("something else")
    changed = other.wrap(CONTENT)
    assert Seal.by_passphrase(changed, "something else").unwrap(sealed) == CONTENT
    assert Seal.by_code(changed, SECRET).unwrap(changed) == CONTENT
    assert not other.is_own(sealed)
    with pytest.raises(WrongPassphrase):
        Seal.by_passphrase(changed, PASSPHRASE)


def test_a_new_code_takes_the_place_of_the_old_one(seal: Seal) -> None:
    changed = seal.with_code(bytes(16)).wrap(CONTENT)
    assert Seal.by_code(changed, bytes(16)).unwrap(changed) == CONTENT
    with pytest.raises(WrongPassphrase):
        Seal.by_code(changed, SECRET)


def test_a_bit_flipped_anywhere_is_noticed(seal: Seal, sealed: bytes) -> None:
    for place in range(len(sealed)):
        for bit in (1, 128):
            flipped = bytearray(sealed)
            flipped[place] ^= bit
            with pytest.raises(StorageError):
                seal.unwrap(bytes(flipped))


def test_a_file_cut_off_anywhere_is_noticed(seal: Seal, sealed: bytes) -> None:
    for length in range(len(sealed)):
        with pytest.raises(StorageError):
            seal.unwrap(sealed[:length])
        if length < PREFACE_BYTES:
            with pytest.raises(StorageError):
                Seal.by_code(sealed[:length], SECRET)


@given(st.binary(min_size=HEADER.size, max_size=HEADER.size + 80))
def test_a_header_of_garbage_uses_up_no_memory_and_opens_nothing(garbage: bytes) -> None:
    with pytest.raises((Damaged, WrongPassphrase)):
        Seal.by_code(MAGIC + garbage, SECRET)


@pytest.mark.parametrize(
    ("memory_kib", "passes", "lanes"),
    [(2**31, 3, 4), (65_536, 2**31, 4), (65_536, 3, 2**20), (0, 3, 4), (65_536, 0, 4), (8, 1, 0)],
)
def test_a_header_that_asks_too_much_is_not_followed(
    sealed: bytes, memory_kib: int, passes: int, lanes: int
) -> None:
    fields = list(HEADER.unpack_from(sealed, len(MAGIC)))
    fields[1:4] = memory_kib, passes, lanes
    with pytest.raises(Damaged):
        Seal.by_passphrase(MAGIC + HEADER.pack(*fields) + sealed[PREFACE_BYTES:], PASSPHRASE)


def test_a_later_version_of_the_format_is_told(seal: Seal, sealed: bytes) -> None:
    with pytest.raises(StorageError, match="newer iop-tracker"):
        seal.unwrap(sealed.replace(b"sealed 1", b"sealed 2", 1))


def test_a_plain_file_in_the_place_of_an_encrypted_one_is_refused(seal: Seal) -> None:
    with pytest.raises(Damaged, match="not encrypted"):
        seal.unwrap(CONTENT)


def test_a_file_of_the_first_version_still_opens() -> None:
    assert Seal.by_code(OLD_FILE, SECRET).unwrap(OLD_FILE) == CONTENT
    assert Seal.by_passphrase(OLD_FILE, PASSPHRASE).unwrap(OLD_FILE) == CONTENT


def test_the_beginning_that_all_files_share_is_the_magic_line_and_the_header() -> None:
    assert len(MAGIC) + HEADER.size == PREFACE_BYTES
