"""Signatures as minisign writes them: Ed25519 over BLAKE2b-512, one signature and one signed comment.

Stock ``minisign -V`` accepts what is made here, and only the prehashed kind is accepted back. A signature has
exactly one spelling: a changed comment, a stray blank or another way to write the same base64 is refused.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_UNTRUSTED = "untrusted comment: "
_TRUSTED = "trusted comment: "
_PREHASHED, _PLAIN = b"ED", b"Ed"
_ID, _KEY, _SIGNATURE = 8, 32, 64


class SignaturfejlError(ValueError):
    """Not a signature by one of the keys; the message is for the log and the tests, never for the user."""


@dataclass(frozen=True, slots=True)
class OffentligNoegle:
    """A public key with the eight bytes that minisign names it by."""

    id: bytes
    noegle: bytes

    @property
    def navn(self) -> str:
        """The name as minisign prints it: the eight bytes as one number."""
        return f"{int.from_bytes(self.id, 'little'):016X}"

    @property
    def tekst(self) -> str:
        """The second line of a ``.pub`` file."""
        return base64.b64encode(_PLAIN + self.id + self.noegle).decode("ascii")


@dataclass(frozen=True, slots=True)
class HemmeligNoegle:
    """A key that can sign. ``repr`` never shows it."""

    id: bytes
    froe: bytes

    def __repr__(self) -> str:
        return f"HemmeligNoegle({self.offentlig.navn})"

    @property
    def offentlig(self) -> OffentligNoegle:
        public = Ed25519PrivateKey.from_private_bytes(self.froe).public_key()
        return OffentligNoegle(self.id, public.public_bytes_raw())


@dataclass(frozen=True, slots=True)
class Signatur:
    """The four lines, without their line ends."""

    linjer: tuple[str, str, str, str]

    @property
    def tekst(self) -> str:
        return "".join(line + "\n" for line in self.linjer)


def sign(noegle: HemmeligNoegle, besked: bytes, untrusted: str, trusted: str) -> Signatur:
    """Sign ``besked`` and the trusted comment. The same input gives the same lines."""
    private = Ed25519PrivateKey.from_private_bytes(noegle.froe)
    signature = private.sign(hashlib.blake2b(besked).digest())
    both = private.sign(signature + trusted.encode("utf-8"))
    return Signatur(
        (
            _UNTRUSTED + untrusted,
            base64.b64encode(_PREHASHED + noegle.id + signature).decode("ascii"),
            _TRUSTED + trusted,
            base64.b64encode(both).decode("ascii"),
        )
    )


def verify(signatur: Signatur, besked: bytes, noegler: Iterable[OffentligNoegle]) -> OffentligNoegle:
    """The key that signed both the message and the trusted comment; raises ``SignaturfejlError``."""
    _, first, comment, second = signatur.linjer
    raw = _base64(first, len(_PREHASHED) + _ID + _SIGNATURE)
    kind, ident, signature = raw[:2], raw[2:10], raw[10:]
    if kind != _PREHASHED:
        raise SignaturfejlError("another algorithm")
    known = next((key for key in noegler if key.id == ident), None)
    if known is None:
        raise SignaturfejlError("unknown key")
    public = Ed25519PublicKey.from_public_bytes(known.noegle)
    trusted = comment.removeprefix(_TRUSTED).encode("utf-8")
    try:
        public.verify(signature, hashlib.blake2b(besked).digest())
        public.verify(_base64(second, _SIGNATURE), signature + trusted)
    except InvalidSignature:
        raise SignaturfejlError("wrong signature") from None
    return known


def read_signatur(text: str) -> Signatur:
    """The four lines of a ``.minisig`` file, in the one spelling that is allowed."""
    lines = text.split("\n")
    if len(lines) != 5 or lines[4] or not text.isascii():
        raise SignaturfejlError("not four lines")
    if not lines[0].startswith(_UNTRUSTED) or not lines[2].startswith(_TRUSTED):
        raise SignaturfejlError("no comment")
    return Signatur((lines[0], lines[1], lines[2], lines[3]))


def trusted_comment(signatur: Signatur) -> str:
    return signatur.linjer[2].removeprefix(_TRUSTED)


def untrusted_comment(signatur: Signatur) -> str:
    return signatur.linjer[0].removeprefix(_UNTRUSTED)


def offentlig_to_text(noegle: OffentligNoegle) -> str:
    """A ``.pub`` file."""
    return f"{_UNTRUSTED}minisign public key {noegle.navn}\n{noegle.tekst}\n"


def read_offentlig(text: str) -> OffentligNoegle:
    """Read a ``.pub`` file; Windows line ends are allowed, since people copy these by hand."""
    lines = text.replace("\r\n", "\n").strip("\n").split("\n")
    if len(lines) != 2 or not lines[0].startswith(_UNTRUSTED):
        raise SignaturfejlError("not a public key")
    raw = _base64(lines[1].strip(), len(_PLAIN) + _ID + _KEY)
    if raw[:2] != _PLAIN:
        raise SignaturfejlError("another algorithm")
    return OffentligNoegle(raw[2:10], raw[10:])


def _base64(text: str, length: int) -> bytes:
    """Exactly ``length`` bytes in base64's one canonical spelling."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise SignaturfejlError("not base64") from None
    if len(raw) != length or base64.b64encode(raw).decode("ascii") != text:
        raise SignaturfejlError("not the canonical base64")
    return raw
