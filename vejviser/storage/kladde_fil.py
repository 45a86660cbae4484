"""The encrypted file (``.vjk``): bytes in, bytes out, and nothing of the content outside the cipher.

Layout: header (magic, version, kind, id, expiry, sequence, nonce), then AES-256-GCM over the packed content,
with the header as associated data. The content is compressed, prefixed by its length and padded, so that the
size says little. The header's first part (to the expiry) means the same in every version. Reads no file.
"""

from __future__ import annotations

import os
import struct
import uuid
import zlib
from dataclasses import dataclass
from enum import IntEnum

MAGIC = b"VJKRYPT\x00"
VERSION = 1
BLOCK = 4096
MAX_INDHOLD = 20_000_000
MAX_FIL = MAX_INDHOLD + 16 * BLOCK
"""What cannot be compressed grows a little."""
NOEGLE_BYTES = 32

_FIXED = struct.Struct(">8sHH16sq")
_REST = struct.Struct(">Q12s")
_LENGTH = struct.Struct(">I")
_TAG = 16
_HEADER = _FIXED.size + _REST.size


class DamagedFileError(Exception):
    """The bytes are not what was written under this name and key."""


class NewerFileError(Exception):
    """Written by a newer Vejviser. ``udloeb`` is its expiry (seconds of Unix time)."""

    def __init__(self, udloeb: int) -> None:
        super().__init__("newer")
        self.udloeb = udloeb


class Slags(IntEnum):
    """What a file holds; it is part of what the cipher vouches for."""

    KLADDE = 1
    OPFOELGNINGER = 2


@dataclass(frozen=True, slots=True)
class Hoved:
    """What stands in clear. ``udloeb``: seconds of Unix time; ``nummer`` grows by one for every save."""

    slags: Slags
    id: str
    udloeb: int
    nummer: int


def seal(hoved: Hoved, indhold: bytes, noegle: bytes) -> bytes:
    """Encrypt under a nonce of its own."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(indhold) > MAX_INDHOLD:
        raise ValueError("too long")
    nonce = os.urandom(12)
    header = _FIXED.pack(MAGIC, VERSION, hoved.slags, uuid.UUID(hoved.id).bytes, hoved.udloeb)
    header += _REST.pack(hoved.nummer, nonce)
    return header + AESGCM(noegle).encrypt(nonce, _pad(zlib.compress(indhold)), header)


def unseal(raw: bytes, slags: Slags, id: str, noegle: bytes) -> tuple[Hoved, bytes]:
    """Decrypt and check that this is the file that ``id`` names."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    hoved = read_hoved(raw, slags, id)
    if len(noegle) != NOEGLE_BYTES:
        raise DamagedFileError("key")
    nonce = raw[_HEADER - 12 : _HEADER]
    try:
        padded = AESGCM(noegle).decrypt(nonce, raw[_HEADER:], raw[:_HEADER])
    except InvalidTag:
        raise DamagedFileError("tag") from None
    return hoved, _unpack(padded)


def read_hoved(raw: bytes, slags: Slags, id: str) -> Hoved:
    """The header as it stands: not vouched for until the file is decrypted."""
    if len(raw) < _FIXED.size or len(raw) > MAX_FIL or not raw.startswith(MAGIC):
        raise DamagedFileError("form")
    _, version, kind, own, expiry = _FIXED.unpack_from(raw)
    if kind != slags or own != uuid.UUID(id).bytes:
        raise DamagedFileError("name")
    if version > VERSION:
        raise NewerFileError(expiry)
    if version < 1 or len(raw) < _HEADER + _TAG:
        raise DamagedFileError("form")
    number, _ = _REST.unpack_from(raw, _FIXED.size)
    return Hoved(slags, id, expiry, number)


def _pad(packed: bytes) -> bytes:
    """Fill up so that the whole file is a number of blocks."""
    used = _HEADER + _TAG + _LENGTH.size + len(packed)
    return _LENGTH.pack(len(packed)) + packed + bytes(-used % BLOCK)


def _unpack(padded: bytes) -> bytes:
    (length,) = _LENGTH.unpack_from(padded)
    reader = zlib.decompressobj()
    return reader.decompress(padded[_LENGTH.size : _LENGTH.size + length], MAX_INDHOLD)
