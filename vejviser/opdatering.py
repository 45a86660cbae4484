"""Where an update comes from: a file, a folder (share or USB stick), or an HTTPS address.

The only module that may use the network, and only when somebody asked for it. What comes is only bytes: the
judge (``exchange.pakke``) decides what they are worth. No redirects, no proxy, a cap on bytes, one deadline
over everything after the name was looked up, so that a slow or hostile server costs seconds and nothing else.
"""

from __future__ import annotations

import http.client
import io
import re
import select
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from vejviser.errors import UserError

ENDELSE, UNDERSKRIFT = ".vejviserpakke", ".minisig"
SENESTE = "seneste.txt"
MAX_BYTES = 64_000_000
FRIST = 60.0
_MAX_NAME = 200
_NAVN = re.compile(r"vejviser-[a-z0-9-]{1,60}\.vejviserpakke")
_NUMMER = re.compile(r"(\d{1,9})-(\d{1,10})\.vejviserpakke$")
_UROERT = "Dit katalog er, som det var."


def is_url(kilde: str) -> bool:
    """
    >>> is_url("https://kolding.dk/vejviser/"), is_url("D:\\\\")
    (True, False)
    """
    return "://" in kilde


def find_pakke(kilde: Path) -> Path:
    """The file itself, or the package with the highest number in a folder. The names are only a guess at the
    order: the judge reads the signed number."""
    try:
        if not kilde.is_dir():
            return kilde
        found = [file for file in kilde.iterdir() if file.name.endswith(ENDELSE)]
    except OSError as error:
        raise UserError(f"Mappen “{kilde}” kan ikke læses.", "Tjek, at drevet er sat i.") from error
    if not found:
        raise UserError(f"Der er ingen katalogpakke i mappen “{kilde}”.", f"Pakker ender på {ENDELSE}.")
    return max(found, key=_order)


def _order(file: Path) -> tuple[int, int, str]:
    match = _NUMMER.search(file.name)
    return (int(match[1]), int(match[2]), file.name) if match else (0, 0, file.name)


@dataclass(frozen=True, slots=True)
class Hentet:
    """A package that was fetched, and the name and address it had."""

    navn: str
    url: str
    raw: bytes


def hent(url: str, kontekst: ssl.SSLContext | None = None, frist: float = FRIST) -> Hentet:
    """Fetch a package over HTTPS. An address that is no package names a folder with a ``seneste.txt``."""
    clock = Frist(frist)
    kontekst = kontekst or ssl.create_default_context()
    address = _address(url)
    if not address.path.endswith((ENDELSE, UNDERSKRIFT)):
        folder = address._replace(path=address.path.rstrip("/") + "/")
        name = _get(folder._replace(path=folder.path + SENESTE), kontekst, clock, _MAX_NAME)
        address = folder._replace(path=folder.path + _safe_name(name))
    raw = _get(address, kontekst, clock, MAX_BYTES)
    return Hentet(address.path.rpartition("/")[2] or "pakke", address.geturl(), raw)


def _address(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        fine = parts.scheme == "https" and parts.hostname and parts.username is None and parts.port != 0
    except ValueError:
        fine = False
    if not fine or not url.isascii() or any(sign.isspace() for sign in url):
        raise UserError("Adressen kan ikke bruges. Den skal begynde med https://", _UROERT)
    return parts._replace(query="", fragment="")


def _safe_name(raw: bytes) -> str:
    name = raw.decode("ascii", "replace").strip()
    if not _NAVN.fullmatch(name):
        raise UserError(f"Serverens fil {SENESTE} nævner ingen katalogpakke.", _UROERT)
    return name


class Frist:
    """Seconds that are left of one deadline."""

    def __init__(self, seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._end = now() + seconds

    def rest(self) -> float:
        left = self._end - self._now()
        if left <= 0:
            raise TimeoutError("deadline")
        return left


class _Reader(io.RawIOBase):
    """Reads a socket, and never past the deadline: a server that drips one byte at a time gains nothing."""

    def __init__(self, connection: ssl.SSLSocket, clock: Frist) -> None:
        self._connection, self._clock = connection, clock

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        self._connection.settimeout(self._clock.rest())
        return self._connection.recv_into(buffer)  # type: ignore[arg-type]  # RawIOBase leaves the type open


class _Line:
    """What ``http.client`` needs of a socket, with our clock in it."""

    def __init__(self, connection: ssl.SSLSocket, clock: Frist) -> None:
        self._connection, self._clock = connection, clock

    def sendall(self, data: bytes) -> None:
        self._connection.settimeout(self._clock.rest())
        self._connection.sendall(data)

    def makefile(self, *_: object) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._connection, self._clock))

    def close(self) -> None:
        """``http.client`` lets go before the answer is read; ``_get`` is the one that closes."""


def _get(address: SplitResult, kontekst: ssl.SSLContext, clock: Frist, cap: int) -> bytes:
    host = address.hostname or ""
    try:
        connection = _connect(host, address.port or 443, kontekst, clock)
        try:
            return _ask(address, host, connection, clock, cap)
        finally:
            connection.close()
    except ssl.SSLCertVerificationError as error:
        words = f"Serveren {host} kan ikke bevise, hvem den er."
        raise UserError(words, f"Spørg jeres it-afdeling. {_UROERT}") from error
    except TimeoutError as error:
        raise UserError(f"Serveren {host} svarer for langsomt.", f"Prøv igen senere. {_UROERT}") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UserError(f"Serveren {host} kan ikke nås.", f"Tjek forbindelsen. {_UROERT}") from error


def _connect(host: str, port: int, kontekst: ssl.SSLContext, clock: Frist) -> ssl.SSLSocket:
    raw = socket.create_connection((host, port), timeout=clock.rest())
    try:
        raw.setblocking(False)
        secure = kontekst.wrap_socket(raw, server_hostname=host, do_handshake_on_connect=False)
    except BaseException:
        raw.close()
        raise
    try:
        _shake_hands(secure, clock)
    except BaseException:
        secure.close()
        raise
    return secure


def _shake_hands(secure: ssl.SSLSocket, clock: Frist) -> None:
    while True:
        try:
            secure.do_handshake()
            return
        except ssl.SSLWantReadError:
            select.select([secure], [], [], clock.rest())
        except ssl.SSLWantWriteError:
            select.select([], [secure], [], clock.rest())


def _ask(address: SplitResult, host: str, connection: ssl.SSLSocket, clock: Frist, cap: int) -> bytes:
    talk = http.client.HTTPConnection(host, address.port or 443)
    talk.sock = _Line(connection, clock)  # http.client asks for no more than this
    talk.request("GET", address.path or "/", headers={"Accept-Encoding": "identity", "Connection": "close"})
    answer = talk.getresponse()
    try:
        if answer.status != http.client.OK:
            raise UserError(f"Serveren {host} har ikke pakken (svar {answer.status}).", _UROERT)
        length = answer.length
        raw = b"" if length is not None and length > cap else answer.read(cap + 1)
    finally:
        answer.close()
        talk.close()
    if len(raw) > cap or (length or 0) > cap:
        raise UserError(f"Serveren {host} sender mere, end en pakke må fylde.", _UROERT)
    if length is not None and len(raw) != length:
        raise UserError(f"Serveren {host} holdt op midt i pakken.", f"Prøv igen. {_UROERT}")
    return raw
