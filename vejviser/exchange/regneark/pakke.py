"""The outer shell of an xlsx file: a zip with named parts, opened with suspicion.

Everything is counted while it is unpacked, never taken from what the file claims. XML with a DOCTYPE is
refused, so that there are no entities to expand. Nothing is ever written to disk, and no link is followed.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from vejviser.errors import DataError
from vejviser.exchange.filer import laes_bytes

MAX_FIL = 100_000_000
MAX_UDPAKKET = 1_000_000_000
MAX_DELE = 5_000
_MAX_FORHOLD = 300
_FRI = 20_000_000
_BID = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_GAAET_I_STYKKER = (
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    LookupError,
    UnicodeError,
    ValueError,
)
"""What unpacking and parsing raise: broken zip, broken XML, an encoding that nobody knows."""

_SKABELON = "Gem regnearket som xlsx uden adgangskode, og prøv igen."

Attributter = dict[str, str]


class Regnearkspakke:
    """The parts of one file, by name. Every fault is a ``DataError`` with a next step."""

    def __init__(self, fil: Path) -> None:
        self.navn = fil.name
        raw = laes_bytes(fil, MAX_FIL)
        self._packed = len(raw)
        self._unpacked = 0
        if raw.startswith(_OLE):
            self._refuse_ole(raw)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
            self.refuse("er ikke et regneark, eller er gået i stykker.")
        self._check_parts()
        self._names = frozenset(self._zip.namelist())

    def refuse(self, what: str, remedy: str = _SKABELON) -> NoReturn:
        raise DataError(f"{self.navn} {what} Intet er læst.", remedy) from None

    def _refuse_ole(self, raw: bytes) -> NoReturn:
        if "EncryptedPackage".encode("utf-16-le") in raw:
            self.refuse("er låst med en adgangskode.")
        self.refuse("er et gammelt Excel-ark (xls).", "Åbn det, og gem det som xlsx.")

    def _check_parts(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > MAX_DELE:
            self.refuse("har alt for mange dele.")
        names = [info.filename.casefold() for info in infos]
        if len(set(names)) != len(names):
            self.refuse("har den samme del to gange.")
        if "xl/workbook.bin" in names:
            self.refuse("er et binært Excel-ark (xlsb).", "Åbn det, og gem det som xlsx.")
        if "mimetype" in names and "content.xml" in names:
            self.refuse("er et ark fra LibreOffice (ods).", "Åbn det, og gem det som xlsx.")
        for info in infos:
            if info.flag_bits & 0x1:
                self.refuse("er låst med en adgangskode.")
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                self.refuse("er pakket på en måde, som Vejviser ikke læser.")
        if sum(info.file_size for info in infos if info.filename.endswith(".xml")) > MAX_UDPAKKET:
            self.refuse(f"fylder mere end {MAX_UDPAKKET // 1_000_000} MB pakket ud.", "Del filen i flere.")

    @property
    def navne(self) -> frozenset[str]:
        return self._names

    def stoerrelse(self, del_: str) -> int:
        """How much the part claims to be, for showing progress only."""
        return self._zip.getinfo(del_).file_size

    def xml(
        self,
        del_: str,
        start: Callable[[str, Attributter], None],
        slut: Callable[[str], None] | None = None,
        tekst: Callable[[str], None] | None = None,
    ) -> Iterator[int]:
        """Parse a part bit by bit: yields the bytes read so far, so that the caller can take what it has."""
        if del_ not in self._names:
            self.refuse(f"mangler delen “{del_[:60]}”.")
        parser = self._parser(start, slut, tekst)
        done = 0
        try:
            with self._zip.open(del_) as stream:
                while bit := stream.read(_BID):
                    done += len(bit)
                    self._count(len(bit))
                    parser.Parse(bit, False)
                    yield done
                parser.Parse(b"", True)
        except _GAAET_I_STYKKER:
            self.refuse("er gået i stykker: en del af det kan ikke læses.")
        yield done

    def _count(self, more: int) -> None:
        self._unpacked += more
        bomb = self._unpacked > _FRI and self._unpacked > self._packed * _MAX_FORHOLD
        if bomb or self._unpacked > MAX_UDPAKKET:
            self.refuse("fylder urimeligt meget, når det bliver pakket ud.", "Er det den rigtige fil?")

    def _parser(
        self,
        start: Callable[[str, Attributter], None],
        slut: Callable[[str], None] | None,
        tekst: Callable[[str], None] | None,
    ) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
        if slut is not None:
            parser.EndElementHandler = lambda name: slut(name.rpartition(":")[2])
        if tekst is not None:
            parser.CharacterDataHandler = tekst
        parser.StartDoctypeDeclHandler = self._doctype
        return parser

    def _doctype(self, *_: object) -> NoReturn:
        self.refuse("har en DOCTYPE, som et regneark ikke skal have.", "Er det den rigtige fil?")

    def alt(self, del_: str, start: Callable[[str, Attributter], None]) -> None:
        """Parse a small part to its end."""
        for _ in self.xml(del_, start):
            pass
