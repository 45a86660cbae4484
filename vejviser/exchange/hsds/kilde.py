"""Open an HSDS package that somebody sent: a folder, a zip or one JSON file, each with its caps.

Nothing is unpacked to disk. What the archive claims is checked before reading, what it delivers while
reading; links, devices and names that point elsewhere are refused. Knows nothing of what the files mean.
"""

from __future__ import annotations

import contextlib
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, BinaryIO, cast

from vejviser.errors import DataError, UserError

MAX_PAKKET = 1_000_000_000
MAX_UDPAKKET = 4_000_000_000
MAX_FILER = 100
MAX_INDHOLDSFORTEGNELSE = 1_000_000
MAX_FORHOLD = 250
_LILLE = 10_000_000
_ANDEN = "Bed afsenderen om en ny pakke."
_ZIP_SLUT, _ZIP64_SLUT = b"PK\x05\x06", b"PK\x06\x07"

Fremdrift = Callable[[int, int], None]
Afbrudt = Callable[[], bool]


@dataclass(slots=True)
class Maaler:
    """Counts what is read, tells how far it is, and stops where the user wants or a cap is passed."""

    i_alt: int
    fremdrift: Fremdrift | None = None
    afbrudt: Afbrudt | None = None
    laest: int = field(default=0, init=False)

    def add(self, count: int) -> None:
        self.laest += count
        if self.laest > MAX_UDPAKKET:
            raise DataError("Pakken fylder mere udpakket, end Vejviser læser.", _ANDEN)
        self.tjek()
        if self.fremdrift:
            self.fremdrift(min(self.laest, self.i_alt // 2), self.i_alt)

    def trin(self, gjort: int, i_alt: int) -> None:
        """The second half of the work: ``gjort`` of ``i_alt`` offers are made of what was read."""
        self.tjek()
        if self.fremdrift:
            half = self.i_alt // 2
            self.fremdrift(half + (self.i_alt - half) * gjort // max(i_alt, 1), self.i_alt)

    def tjek(self) -> None:
        if self.afbrudt and self.afbrudt():
            raise UserError("Du stoppede undervejs. Intet er ændret.")


class MaaltFil:
    """A stream that counts, and that turns every fault of the archive into a sentence."""

    def __init__(self, stream: IO[bytes], navn: str, maaler: Maaler, ventet: int | None = None) -> None:
        self._stream, self._navn, self._maaler = stream, navn, maaler
        self._mangler = ventet

    def read(self, size: int = 1 << 16) -> bytes:
        try:
            block = self._stream.read(size)
        except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, RuntimeError, ValueError) as error:
            raise DataError(f"{self._navn} i pakken er beskadiget.", _ANDEN) from error
        except OSError as error:
            raise DataError(f"{self._navn} kan ikke læses.", "Se efter, om drevet er sat i.") from error
        if self._mangler is not None:
            self._mangler -= len(block)
            if not block and size and self._mangler:
                raise DataError(f"{self._navn} i pakken er beskadiget.", _ANDEN)
        self._maaler.add(len(block))
        return block


@dataclass(frozen=True, slots=True)
class Kilde:
    """The files of a package by name in small letters ("services.csv"); ``form`` is "csv" or "json".

    ``lovet``: the size that an archive says each file has.
    """

    navn: str
    form: str
    filer: Mapping[str, Callable[[], BinaryIO]]
    stoerrelse: int
    lovet: Mapping[str, int] = field(default_factory=dict)

    @contextlib.contextmanager
    def aabn(self, fil: str, maaler: Maaler) -> Iterator[MaaltFil]:
        try:
            stream = self.filer[fil]()
        except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, struct.error) as error:
            raise DataError(f"{fil} kan ikke læses.", _ANDEN) from error
        with stream:
            yield MaaltFil(stream, fil, maaler, self.lovet.get(fil))


@contextlib.contextmanager
def aabn_kilde(path: Path) -> Iterator[Kilde]:
    """Raises ``UserError`` where there is nothing to read, ``DataError`` where it must not be read."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        raise UserError(f"“{path.name}” findes ikke.", "Se efter, om navn og mappe er rigtige.") from None
    if stat.S_ISDIR(mode):
        yield _mappe(path)
    elif not stat.S_ISREG(mode):
        raise UserError(f"“{path.name}” er ikke en fil.", "Vælg en fil eller en mappe.")
    elif _begynder_som_zip(path):
        with _zip(path) as kilde:
            yield kilde
    else:
        size = path.stat().st_size
        if size > MAX_UDPAKKET:
            raise DataError(f"“{path.name}” er for stor.", "Er det den rigtige fil?")
        yield Kilde(path.stem, "json", {path.name: lambda: _aabn_fil(path)}, size)


def _begynder_som_zip(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(2) == b"PK"
    except OSError:
        raise UserError(f"“{path.name}” kan ikke læses.", "Se efter, om du har adgang til den.") from None


def _aabn_fil(path: Path) -> BinaryIO:
    """Never through a link, and never waiting for a pipe."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    return os.fdopen(os.open(path, flags), "rb")


def _mappe(path: Path) -> Kilde:
    filer: dict[str, Callable[[], BinaryIO]] = {}
    size = 0
    try:
        found = sorted(path.iterdir())
    except OSError:
        raise UserError(f"Mappen “{path.name}” kan ikke læses.", "Se efter, om du har adgang.") from None
    for one in found:
        if one.suffix.lower() != ".csv":
            continue
        info = one.lstat()
        if not stat.S_ISREG(info.st_mode):
            raise DataError(f"“{one.name}” er en genvej eller en enhed, ikke en fil.", _ANDEN)
        _add(filer, one.name, lambda one=one: _aabn_fil(one))  # type: ignore[misc]
        size += info.st_size
    if size > MAX_UDPAKKET:
        raise DataError(f"Mappen “{path.name}” er for stor.", _ANDEN)
    return Kilde(path.name, "csv", filer, size)


def _add(filer: dict[str, Callable[[], BinaryIO]], navn: str, aabn: Callable[[], BinaryIO]) -> None:
    if not navn.isprintable():
        raise DataError("Pakken har et filnavn med usynlige tegn.", _ANDEN)
    if navn.lower() in filer:
        raise DataError(f"“{navn}” er i pakken to gange.", _ANDEN)
    if len(filer) >= MAX_FILER:
        raise DataError(f"Pakken har flere end {MAX_FILER} filer.", _ANDEN)
    filer[navn.lower()] = aabn


@contextlib.contextmanager
def _zip(path: Path) -> Iterator[Kilde]:
    _tjek_zip_slut(path)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise DataError(f"“{path.name}” er ikke en hel zip-fil.", _ANDEN) from error
    with archive:
        yield _zip_kilde(archive, path)


def _tjek_zip_slut(path: Path) -> None:
    """The list of contents is read whole by ``zipfile``: see how long it says it is before letting it."""
    size = path.stat().st_size
    if size > MAX_PAKKET:
        raise DataError(f"“{path.name}” er for stor.", "Er det den rigtige fil?")
    with path.open("rb") as stream:
        stream.seek(max(0, size - 66_000))
        tail = stream.read()
    place = tail.rfind(_ZIP_SLUT)
    if place < 0 or len(tail) < place + 22:
        raise DataError(f"“{path.name}” er ikke en hel zip-fil.", _ANDEN)
    files, length = struct.unpack_from("<HI", tail, place + 10)
    if (
        _ZIP64_SLUT in tail[max(0, place - 20) : place]
        or files > 2 * MAX_FILER
        or length > MAX_INDHOLDSFORTEGNELSE
    ):
        raise DataError(f"“{path.name}” har for mange filer i sig.", _ANDEN)


def _zip_kilde(archive: zipfile.ZipFile, path: Path) -> Kilde:
    filer: dict[str, Callable[[], BinaryIO]] = {}
    lovet: dict[str, int] = {}
    claimed = 0
    for info in archive.infolist():
        if info.is_dir() or info.filename.startswith("__MACOSX/"):
            continue
        _tjek_medlem(info)
        claimed += info.file_size
        if claimed > MAX_UDPAKKET:
            raise DataError(f"“{path.name}” siger, at den fylder for meget udpakket.", _ANDEN)
        navn = info.filename.rsplit("/", 1)[-1]
        if navn.lower().endswith((".csv", ".json")) and navn.lower() != "datapackage.json":
            _add(filer, navn, lambda info=info: cast(BinaryIO, archive.open(info)))  # type: ignore[misc]
            lovet[navn.lower()] = info.file_size
    json_only = filer and not any(navn.endswith(".csv") for navn in filer)
    kept = filer if json_only else {n: a for n, a in filer.items() if n.endswith(".csv")}
    return Kilde(path.stem, "json" if json_only else "csv", kept, sum(lovet[navn] for navn in kept), lovet)


def _tjek_medlem(info: zipfile.ZipInfo) -> None:
    navn = info.orig_filename
    parts = navn.replace("\\", "/").split("/")
    if ".." in parts or navn.startswith(("/", "\\")) or "\0" in navn or ":" in navn or len(navn) > 200:
        raise DataError("Pakken har et filnavn, som peger uden for pakken.", _ANDEN)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise DataError("Pakken har en genvej i sig. Vejviser læser kun filer.", _ANDEN)
    if info.flag_bits & 0x1:
        raise DataError("Pakken er låst med en kode.", "Bed afsenderen om en pakke uden kode.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise DataError("Pakken er pakket på en måde, Vejviser ikke læser.", "Brug en almindelig zip-fil.")
    if info.file_size > _LILLE and info.file_size > MAX_FORHOLD * max(info.compress_size, 1):
        raise DataError("Pakken fylder urimeligt meget udpakket.", _ANDEN)
