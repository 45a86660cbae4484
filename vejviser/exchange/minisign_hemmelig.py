"""Secret keys in minisign's own file: encrypted with a passphrase by scrypt, or plain where asked for.

Stock minisign signs with what is written here, and we read what it wrote. The file is written once and never
over another one. Errors never carry a key, a passphrase or what stands in the file.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from pathlib import Path

from vejviser.errors import DataError, UserError
from vejviser.exchange.minisign import HemmeligNoegle, offentlig_to_text

_HEAD = "untrusted comment: "
_ALGORITHM, _SCRYPT, _NO_KDF, _CHECKSUM = b"Ed", b"Sc", b"\0\0", b"B2"
_SALT, _SECRET = 32, 104
_LENGTH = 6 + _SALT + 8 + 8 + _SECRET
_R = 8
_OPSLIMIT, _MEMLIMIT = 1 << 23, 1 << 28
"""scrypt with N = 2^18: 256 MB and about a second, so that a stolen file resists guessing."""
_MAX_MEMLIMIT, _MAX_OPSLIMIT = 1 << 30, 1 << 25
_MAX_FILE = 4096


def new_noegle(random: bytes | None = None) -> HemmeligNoegle:
    """A key of fresh chance; ``random`` (40 bytes) is for tests."""
    chance = os.urandom(40) if random is None else random
    return HemmeligNoegle(chance[:8], chance[8:40])


def write_noeglepar(noegle: HemmeligNoegle, hemmelig: Path, kodeord: str | None) -> Path:
    """Write ``x.key`` and ``x.pub`` beside it; neither may exist. Returns the path of the public one."""
    offentlig = hemmelig.with_suffix(".pub")
    _write_new(hemmelig, hemmelig_to_text(noegle, kodeord), 0o600)
    try:
        _write_new(offentlig, offentlig_to_text(noegle.offentlig), 0o644)
    except UserError:
        hemmelig.unlink()
        raise
    return offentlig


def _write_new(file: Path, text: str, mode: int) -> None:
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError:
        raise UserError(
            f"Filen “{file.name}” findes allerede. Intet er ændret.",
            "En nøgle skrives aldrig over. Vælg en anden mappe, eller flyt den gamle nøgle først.",
        ) from None
    except OSError as error:
        raise UserError(
            f"Nøglen kunne ikke skrives i mappen “{file.parent}”.", "Tjek, at mappen findes og kan skrives i."
        ) from error
    with os.fdopen(descriptor, "w", encoding="ascii", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


def hemmelig_to_text(noegle: HemmeligNoegle, kodeord: str | None) -> str:
    """The two lines of a secret key file; ``kodeord`` None leaves the key unencrypted."""
    pair = noegle.froe + noegle.offentlig.noegle
    secret = noegle.id + pair + _checksum(noegle.id, pair)
    salt, ops, memory, kdf = bytes(_SALT), 0, 0, _NO_KDF
    if kodeord is not None:
        salt, ops, memory, kdf = os.urandom(_SALT), _OPSLIMIT, _MEMLIMIT, _SCRYPT
        secret = _xor(secret, _stream(kodeord, salt, ops, memory))
    limits = ops.to_bytes(8, "little") + memory.to_bytes(8, "little")
    raw = _ALGORITHM + kdf + _CHECKSUM + salt + limits + secret
    kind = "encrypted " if kodeord is not None else ""
    return f"{_HEAD}minisign {kind}secret key\n{base64.b64encode(raw).decode('ascii')}\n"


def needs_kodeord(file: Path) -> bool:
    return _raw(file)[2:4] == _SCRYPT


def read_hemmelig(file: Path, kodeord: str | None = None) -> HemmeligNoegle:
    """The key of a file; a wrong passphrase and a damaged file are told apart only by minisign's checksum."""
    raw = _raw(file)
    salt, limits, secret = raw[6 : 6 + _SALT], raw[38:54], raw[54:]
    if raw[2:4] == _SCRYPT:
        ops, memory = int.from_bytes(limits[:8], "little"), int.from_bytes(limits[8:], "little")
        if ops > _MAX_OPSLIMIT or memory > _MAX_MEMLIMIT:
            raise _not_a_key(file)
        secret = _xor(secret, _stream(kodeord or "", salt, ops, memory))
    ident, pair, check = secret[:8], secret[8:72], secret[72:]
    encrypted = raw[2:4] == _SCRYPT
    bare = not encrypted and check == bytes(len(check))  # stock minisign -W leaves the checksum out
    if not bare and not hmac.compare_digest(check, _checksum(ident, pair)):
        if encrypted:
            raise UserError("Kodeordet passer ikke til nøglen.", "Prøv igen. Intet er skrevet.")
        raise _not_a_key(file)
    noegle = HemmeligNoegle(ident, pair[:32])
    if noegle.offentlig.noegle != pair[32:]:
        raise _not_a_key(file)
    return noegle


def _raw(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            text = stream.read(_MAX_FILE + 1)
    except OSError as error:
        raise UserError(
            f"Nøglen “{file.name}” kan ikke læses.", "Tjek, at filen findes, og at du må læse den."
        ) from error
    lines = text.replace(b"\r\n", b"\n").strip(b"\n").split(b"\n")
    if len(lines) != 2 or not lines[0].startswith(_HEAD.encode()):
        raise _not_a_key(file)
    try:
        raw = base64.b64decode(lines[1].strip(), validate=True)
    except (binascii.Error, ValueError):
        raise _not_a_key(file) from None
    kinds = raw[:2] == _ALGORITHM and raw[2:4] in (_SCRYPT, _NO_KDF) and raw[4:6] == _CHECKSUM
    if len(raw) != _LENGTH or not kinds:
        raise _not_a_key(file)
    return raw


def _not_a_key(file: Path) -> DataError:
    return DataError(
        f"Filen “{file.name}” er ikke en hemmelig nøgle, eller den er beskadiget.",
        "Vælg filen, der ender på .key, fra: vejviser noegle ny",
    )


def _checksum(ident: bytes, pair: bytes) -> bytes:
    return hashlib.blake2b(_ALGORITHM + ident + pair, digest_size=32).digest()


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _stream(kodeord: str, salt: bytes, ops: int, memory: int) -> bytes:
    """libsodium's ``crypto_pwhash_scryptsalsa208sha256`` with its own choice of N and p."""
    ops = max(ops, 32768)
    if ops < memory // 32:
        n, p = _power_above(ops // (_R * 4) // 2), 1
    else:
        n = _power_above(memory // (_R * 128) // 2)
        p = max(1, min(ops // 4 // n, 0x3FFFFFFF) // _R)
    return hashlib.scrypt(
        kodeord.encode("utf-8"),
        salt=salt,
        n=n,
        r=_R,
        p=p,
        maxmem=(n + p + 2) * _R * 128 + 1024,
        dklen=_SECRET,
    )


def _power_above(limit: int) -> int:
    """The smallest power of two, at least 2, that is above ``limit``."""
    n = 2
    while n <= limit:
        n *= 2
    return n
