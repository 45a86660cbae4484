"""Write the directory as HSDS 3.1, profile Kolding-Vejviser: tables (a folder or a zip) or one JSON file.

The same directory gives the same bytes. A target is whole or untouched; what was kept of packages from
outside goes out again with its offer. Confidential addresses are never written.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from vejviser.domain.tilbud import Katalog, Tilbud
from vejviser.errors import UserError
from vejviser.exchange.hsds.bevaret import Par, flet, fra_tekst
from vejviser.exchange.hsds.bundt import bundt_af
from vejviser.exchange.hsds.indlejr import indlejr, lister
from vejviser.exchange.hsds.kilde import Afbrudt, Fremdrift
from vejviser.exchange.hsds.raekker import skriv_tilbud
from vejviser.exchange.hsds.skema import PROFIL, TABELLER, VERSION, Raekke
from vejviser.exchange.hsds.tabelfiler import Tabelfiler
from vejviser.exchange.hsds.taksonomi import TERM_ID, Taksonomi, load_taksonomi

_INGEN: Mapping[str, str] = {}
_PAKKE = "pakke:"


class _Udgang(Protocol):
    def tilbud(self, rows: list[Par]) -> None: ...

    def slut(self, rest: list[Par]) -> None: ...


def write_hsds_csv(
    katalog: Katalog,
    ud: Path,
    ressourcer: Path,
    bevaret: Mapping[str, str] = _INGEN,
    fremdrift: Fremdrift | None = None,
    afbrudt: Afbrudt | None = None,
) -> tuple[str, ...]:
    """Write the tabular package; ``ud`` ending in .zip is an archive, else a folder that is new or empty."""
    as_zip = ud.suffix.lower() == ".zip"
    if not as_zip and ud.exists() and (not ud.is_dir() or any(ud.iterdir())):
        raise UserError(f"Mappen “{ud.name}” er ikke tom.", "Vælg en ny mappe, eller skriv et navn på .zip.")
    with _beskyttet(ud) as work:
        tables = work / "tabeller"
        tables.mkdir()
        with Tabelfiler(tables, _ekstra_kolonner(bevaret)) as filer:
            job = _Job(katalog, load_taksonomi(ressourcer), bevaret, fremdrift, afbrudt)
            said = job.skriv(_CsvUdgang(filer))
        if as_zip:
            _pak(tables, work / "pakke.zip").replace(ud)
        else:
            if ud.exists():
                ud.rmdir()
            tables.replace(ud)
    return said


def write_hsds_json(
    katalog: Katalog,
    ud: Path,
    ressourcer: Path,
    bevaret: Mapping[str, str] = _INGEN,
    fremdrift: Fremdrift | None = None,
    afbrudt: Afbrudt | None = None,
) -> tuple[str, ...]:
    """Write one page of services with everything nested, one service a line."""
    with _beskyttet(ud) as work:
        job = _Job(katalog, load_taksonomi(ressourcer), bevaret, fremdrift, afbrudt)
        with (work / "pakke.json").open("w", encoding="utf-8", newline="\n") as stream:
            udgang = _JsonUdgang(stream.write, len(katalog.tilbud))
            said = job.skriv(udgang)
        (work / "pakke.json").replace(ud)
    return said


@contextlib.contextmanager
def _beskyttet(ud: Path) -> Iterator[Path]:
    """A folder beside the target to work in; gone afterwards, whatever happens."""
    try:
        work = Path(tempfile.mkdtemp(prefix=".vejviser-", dir=ud.parent))
    except OSError:
        raise UserError(f"Der kan ikke skrives i mappen til “{ud.name}”.", "Vælg en anden mappe.") from None
    try:
        yield work
    except OSError as error:
        raise UserError(
            f"“{ud.name}” kan ikke skrives. Intet er ændret.", "Se efter, om der er plads."
        ) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


class _Job:
    """One export: turns offers into rows, and names once what many share."""

    def __init__(
        self,
        katalog: Katalog,
        taksonomi: Taksonomi,
        bevaret: Mapping[str, str],
        fremdrift: Fremdrift | None,
        afbrudt: Afbrudt | None,
    ) -> None:
        self._katalog, self._taksonomi, self._bevaret = katalog, taksonomi, bevaret
        self._fremdrift, self._afbrudt = fremdrift, afbrudt
        self._brugte: set[str] = set()

    def skriv(self, ud: _Udgang) -> tuple[str, ...]:
        hidden = 0
        total = len(self._katalog.tilbud)
        for done, tilbud in enumerate(self._katalog.tilbud.values(), 1):
            if self._afbrudt and self._afbrudt():
                raise UserError("Du stoppede undervejs. Intet er skrevet.")
            rows = self._rows(tilbud)
            used = {str(row["taxonomy_term_id"]) for tabel, row in rows if "taxonomy_term_id" in row}
            self._brugte |= used
            ud.tilbud([*rows, *self._termer(used, rows)])
            hidden += bool(tilbud.steder) and tilbud.skjul_adresse
            if self._fremdrift:
                self._fremdrift(done, total)
        ud.slut(
            [
                one
                for key, text in sorted(self._bevaret.items())
                if key.startswith(_PAKKE)
                for one in fra_tekst(text)
            ]
        )
        return (_udeladt(hidden),) if hidden else ()

    def _rows(self, tilbud: Tilbud) -> list[Par]:
        kept = fra_tekst(self._bevaret[tilbud.id]) if tilbud.id in self._bevaret else []
        if any(tabel == "service" for tabel, _ in kept):
            return flet(kept, tilbud, self._taksonomi, self._katalog.dato)
        return [(one.tabel, one.row) for one in skriv_tilbud(tilbud, self._taksonomi, self._katalog.dato)]

    def _termer(self, used: set[str], rows: list[Par]) -> Iterator[Par]:
        """Our terms that the rows use and do not bring themselves."""
        brought = {str(row.get("id")) for tabel, row in rows if tabel in ("taxonomy", "taxonomy_term")}
        ours = used & set(TERM_ID.values())
        return (one for one in self._taksonomi.raekker(ours) if one[1]["id"] not in brought)


def _udeladt(count: int) -> str:
    what = "1 tilbud har" if count == 1 else f"{count} tilbud har"
    return f"{what} fortrolig adresse: adressen er ikke med i filen."


class _CsvUdgang:
    def __init__(self, filer: Tabelfiler) -> None:
        self._filer = filer
        self._seen: set[tuple[str, str]] = set()

    def tilbud(self, rows: list[Par]) -> None:
        new = [one for one in rows if (one[0], str(one[1].get("id"))) not in self._seen]
        for tabel, row in new:
            self._filer.skriv(tabel, row)
            if tabel not in ("attribute", "service") or row.get("link_entity") != "service":
                self._seen.add((tabel, str(row.get("id"))))

    def slut(self, rest: list[Par]) -> None:
        self.tilbud(rest)
        self._filer.beskriv()


class _JsonUdgang:
    def __init__(self, write: Callable[[str], object], total: int) -> None:
        self._write = write
        head = {
            "version": VERSION, "profile": PROFIL, "total_items": total, "total_pages": 1, "page_number": 1,
            "size": total, "first_page": True, "last_page": True, "empty": not total,
        }  # fmt: skip
        self._write(json.dumps(head, ensure_ascii=False)[:-1] + ', "contents": [')
        self._first = True

    def tilbud(self, rows: list[Par]) -> None:
        bundt = bundt_af(rows)
        self._write("\n" if self._first else ",\n")
        self._write(json.dumps(indlejr(bundt, "service", bundt.service), ensure_ascii=False))
        self._first = False

    def slut(self, rest: list[Par]) -> None:
        tables: dict[str, list[Raekke]] = {}
        for tabel, row in rest:
            tables.setdefault(tabel, []).append(row)
        self._write("\n]")
        for navn, items in lister(tables).items():
            self._write(f",\n{json.dumps(navn)}: {json.dumps(items, ensure_ascii=False)}")
        self._write("}\n")


def _ekstra_kolonner(bevaret: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Columns that packages from outside brought and that HSDS does not have."""
    found: dict[str, dict[str, None]] = {}
    for text in bevaret.values():
        for tabel, row in fra_tekst(text):
            known = TABELLER[tabel].kolonner
            found.setdefault(tabel, {}).update(dict.fromkeys(key for key in row if key not in known))
    return {tabel: tuple(sorted(keys)) for tabel, keys in found.items()}


def _pak(tables: Path, target: Path) -> Path:
    """A zip whose bytes do not depend on the clock."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(tables.iterdir()):
            info = zipfile.ZipInfo(file.name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            with file.open("rb") as source, archive.open(info, "w", force_zip64=True) as out:
                shutil.copyfileobj(source, out, 1 << 20)
    return target
