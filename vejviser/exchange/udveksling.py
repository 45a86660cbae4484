"""Every form that the directory comes in and goes out in, chosen by what a file holds, not by its name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vejviser.domain.indlaesning import Laest
from vejviser.domain.tilbud import Katalog, Tilbud, Tilstand
from vejviser.errors import DataError, UserError
from vejviser.exchange.filer import laes_start
from vejviser.exchange.hsds.laes import er_hsds, read_hsds
from vejviser.exchange.hsds.skriv import write_hsds_csv, write_hsds_json
from vejviser.exchange.jsonl_katalog import jsonl_bytes, read_jsonl
from vejviser.exchange.regneark.csv_ark import csv_bytes, read_csv
from vejviser.exchange.regneark.ord import valgord
from vejviser.exchange.regneark.skriv import write_xlsx
from vejviser.exchange.regneark.tabel import Afbrudt, Fremdrift
from vejviser.exchange.regneark.xlsx import read_xlsx
from vejviser.storage.hel_fil import write_whole

FORMATER = ("hsds-csv", "hsds-json", "xlsx", "csv", "jsonl")
_OLE = b"\xd0\xcf\x11\xe0"
_SQLITE = b"SQLite format 3\x00"
_PAKKE = b"untrusted comment:"
_HEAD = 65_536
_UDE = (Tilstand.UDGIVET, Tilstand.MIDLERTIDIGT_LUKKET, Tilstand.LUKKET)


@dataclass(frozen=True, slots=True)
class Udveksling:
    """What reading and writing need beside the file: the names of the need areas, and the resources."""

    omraadenavne: Mapping[str, str]
    ressourcer: Path
    fremdrift: Fremdrift | None = None
    afbrudt: Afbrudt | None = None

    def laes(self, fil: Path, kendte: Mapping[str, Tilbud], format_: str = "") -> Laest:
        """Read offers out of a file (or a folder of HSDS tables); ``kendte`` are those known already."""
        kind = format_ or gaet_format(fil)
        if kind in ("hsds-csv", "hsds-json"):
            return read_hsds(fil, kendte, self.fremdrift, self.afbrudt)
        if kind == "jsonl":
            return read_jsonl(fil, kendte, self.fremdrift, self.afbrudt)
        read = read_xlsx if kind == "xlsx" else read_csv
        return read(fil, kendte, valgord(self.omraadenavne), self.fremdrift, self.afbrudt)

    def skriv(self, katalog: Katalog, format_: str, ud: Path, bevaret: Mapping[str, str]) -> tuple[str, ...]:
        """Write the directory whole or not at all. Returns what the user should know, in Danish."""
        if format_ in ("hsds-csv", "hsds-json"):
            return self._hsds(katalog, format_, ud, bevaret)
        tilbud = katalog.tilbud.values()
        hidden = sum(one.skjul_adresse and bool(one.steder) for one in tilbud)
        if format_ == "jsonl":
            _write(ud, jsonl_bytes(tilbud))
            return (f"Filen har {hidden} hemmelige adresser med. Giv den ikke videre.",) if hidden else ()
        stream, said = io.BytesIO(), tuple[str, ...]()
        if format_ == "xlsx":
            said = write_xlsx(stream, tilbud, valgord(self.omraadenavne))
        else:
            stream.write(csv_bytes(tilbud, valgord(self.omraadenavne)))
        _write(ud, stream.getvalue())
        left = (f"{hidden} hemmelige adresser er udeladt.",) if hidden else ()
        return (*left, *said)

    def _hsds(self, katalog: Katalog, format_: str, ud: Path, bevaret: Mapping[str, str]) -> tuple[str, ...]:
        """To other systems goes what is or was published, and what came from them."""
        out = {id_: one for id_, one in katalog.tilbud.items() if one.tilstand in _UDE or id_ in bevaret}
        drafts = len(katalog.tilbud) - len(out)
        write = write_hsds_csv if format_ == "hsds-csv" else write_hsds_json
        shared = Katalog(out, katalog.dato, katalog.fingeraftryk, katalog.kilde)
        said = write(shared, ud, self.ressourcer, bevaret, self.fremdrift, self.afbrudt)
        left = (f"{drafts} tilbud, som ikke er udgivet endnu, er udeladt.",) if drafts else ()
        return (*left, *said)

    def skabelon(self, ud: Path) -> None:
        """An empty spreadsheet with drop-downs and explanations, for a partner to fill in."""
        stream = io.BytesIO()
        write_xlsx(stream, (), valgord(self.omraadenavne))
        _write(ud, stream.getvalue())


def _write(ud: Path, data: bytes) -> None:
    try:
        if ud.is_dir():
            raise UserError(f"“{ud.name}” er en mappe.", "Skriv navnet på en fil.")
        write_whole(ud, data)
        ud.chmod(0o644)
    except OSError as error:
        raise UserError(
            f"“{ud.name}” kan ikke skrives. Intet er ændret.",
            "Tjek, at mappen findes, at du må skrive i den, og at der er plads.",
        ) from error


def gaet_format(fil: Path) -> str:
    """The form of a file by its content; ``DataError`` where it is something else altogether."""
    if fil.is_dir():
        return "hsds-csv"
    head = laes_start(fil, _HEAD)
    if head.startswith(_SQLITE):
        raise DataError(
            f"{fil.name} er et bygget katalog.", "Lav det om: vejviser katalog eksporter --katalog"
        )
    if head.startswith(_PAKKE):
        raise DataError(f"{fil.name} er en katalogpakke.", "Brug den med: vejviser katalog opdater")
    if head.startswith(_OLE):
        return "xlsx"
    if head.startswith(b"PK"):
        return _zip_form(fil)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] == b"[" or (start[:1] == b"{" and b'"navn"' not in start):
        return "hsds-json"
    return "jsonl" if start[:1] == b"{" else "csv"


def _zip_form(fil: Path) -> str:
    try:
        with zipfile.ZipFile(fil) as pakke:
            names = set(pakke.namelist()[:5_000])
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "xlsx"
    office = any(name.startswith("xl/") for name in names) or "mimetype" in names
    return "xlsx" if office or er_hsds(fil) is None else "hsds-csv"
