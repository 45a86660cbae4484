"""Read an HSDS package into offers: official examples, other publishers', and our own export without loss.

Whatever is wrong is a rejected row or a warning with a name; what cannot be trusted is refused whole.
Nothing outside a private temporary database is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from vejviser.domain.indlaesning import Afvist, Laest
from vejviser.domain.tilbud import Tilbud
from vejviser.errors import VejviserError
from vejviser.exchange.hsds.bevaret import kan_laves_igen, par_i, som_tekst, tilovers_som_tekst
from vejviser.exchange.hsds.bundt import MAX_I_BUNDT, Bundt, Samler
from vejviser.exchange.hsds.csv import har_services, laes_csv
from vejviser.exchange.hsds.felter import vaerdi
from vejviser.exchange.hsds.fremmed import fremmed_id, laes_fremmed, uden_brud
from vejviser.exchange.hsds.id import service_id
from vejviser.exchange.hsds.json import laes_json
from vejviser.exchange.hsds.kilde import Afbrudt, Fremdrift, Maaler, aabn_kilde
from vejviser.exchange.hsds.lager import Fundet, Lager
from vejviser.exchange.hsds.skema import FREMMEDNOEGLER, TABELLER
from vejviser.exchange.hsds.tilbud import Laesning, eget_id, laes_eget
from vejviser.exchange.json_laeser import shown

MAX_ADVARSLER = 100
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SNUSER = 65_536


def er_hsds(path: Path) -> str | None:
    """ "hsds-csv", "hsds-json", or None where the content is something else. Never raises."""
    try:
        with aabn_kilde(path) as kilde:
            if kilde.form == "csv":
                return "hsds-csv" if har_services(kilde) else None
            with kilde.aabn(next(iter(kilde.filer)), Maaler(0)) as stream:
                start = stream.read(_SNUSER).removeprefix(b"\xef\xbb\xbf").lstrip()
    except (VejviserError, OSError):
        return None
    names = (b'"name"', b'"contents"', b'"services"', b'"services.csv"', b'"location_type"')
    looks = start[:1] in (b"{", b"[") and b'"navn"' not in start and any(name in start for name in names)
    return "hsds-json" if looks else None


def read_hsds(
    path: Path,
    kendte: Mapping[str, Tilbud],
    fremdrift: Fremdrift | None = None,
    afbrudt: Afbrudt | None = None,
) -> Laest:
    """Read the package; ``kendte``: offers known already, by id. Raises ``DataError`` or ``UserError``."""
    with aabn_kilde(path) as kilde, Lager() as lager:
        passes = 4 if kilde.form == "csv" else 2
        maaler = Maaler(passes * kilde.stoerrelse, fremdrift, afbrudt)
        read = laes_csv if kilde.form == "csv" else laes_json
        afviste, advarsler = read(kilde, lager, maaler)
        lager.klar()
        advarsler += _tjek(lager)
        job = _Job(lager, kendte, maaler, afviste)
        job.alle()
        bevaret = job.bevaret
        if text := tilovers_som_tekst(job.samler.tilovers()):
            bevaret.append((f"pakke:{kilde.navn[:80]}", text))
        if not job.tilbud and not job.afviste:
            advarsler.append("Der er ingen tilbud i pakken.")
        advarsler += job.advarsler()
        return Laest(
            format=f"hsds-{kilde.form}",
            tilbud=tuple(job.tilbud),
            afviste=tuple(job.afviste),
            advarsler=_hoejst(advarsler),
            linjer=tuple(job.linjer),
            egen=bool(job.tilbud) and job.kun_egne,
            bevaret=tuple(bevaret),
        )


class _Job:
    """One reading: what has been found so far."""

    def __init__(
        self, lager: Lager, kendte: Mapping[str, Tilbud], maaler: Maaler, afviste: list[Afvist]
    ) -> None:
        self._lager, self._kendte, self._maaler = lager, kendte, maaler
        self.samler = Samler(lager)
        self.tilbud: list[Tilbud] = []
        self.linjer: list[int] = []
        self.afviste = afviste
        self.bevaret: list[tuple[str, str]] = []
        self.kun_egne = True
        self._seen: dict[str, int] = {}
        self._advarsler: dict[str, tuple[int, str]] = {}

    def alle(self) -> None:
        total = self._lager.antal_i("service")
        for done, found in enumerate(self._lager.tabel("service")):
            self._maaler.trin(done, total)
            own = vaerdi(found.data, "id")
            if own in self._seen:
                self._afvis(found, "id", f"Samme id som i linje {self._seen[own]}.")
                continue
            self._seen[own] = found.linje
            bundt = self.samler.bundt(found)
            if bundt is None:
                self._afvis(found, "", f"Der hører flere end {MAX_I_BUNDT} rækker til tilbuddet.")
            else:
                self._et(found, bundt)
        self._maaler.trin(total, total)

    def _et(self, found: Fundet, bundt: Bundt) -> None:
        own = eget_id(bundt)
        egen = bool(_ID.fullmatch(own)) and len(own) <= 200 and service_id(own) == bundt.id
        read = laes_eget(bundt, self._kendte.get(own)) if egen else self._fremmed(found, bundt)
        if read is None:
            return
        self.kun_egne = self.kun_egne and egen
        self.tilbud.append(read.tilbud)
        self.linjer.append(found.linje)
        for text in dict.fromkeys(read.advarsler):
            count, first = self._advarsler.get(text, (0, shown(read.tilbud.navn)))
            self._advarsler[text] = count + 1, first
        if not egen or not kan_laves_igen(bundt, read.tilbud):
            self.bevaret.append((read.tilbud.id, som_tekst(par_i(bundt.raekker))))

    def _fremmed(self, found: Fundet, bundt: Bundt) -> Laesning | None:
        id_ = fremmed_id(bundt)
        read = laes_fremmed(bundt, self._kendte.get(id_), id_)
        if not read.tilbud.navn.strip():
            self._afvis(found, "navn", "Tilbuddet har intet navn.")
            return None
        read.tilbud, broken = uden_brud(read.tilbud, read.advarsler)
        for brud in broken:
            self._afvis(found, brud.felt, brud.tekst)
        return None if broken else read

    def _afvis(self, found: Fundet, felt: str, grund: str) -> None:
        self.afviste.append(Afvist(found.linje, shown(vaerdi(found.data, "name")), felt, grund))

    def advarsler(self) -> Iterator[str]:
        for text, (count, first) in self._advarsler.items():
            yield f"{first}: {text}" if count == 1 else f"{count} tilbud, det første {first}: {text}"


def _hoejst(advarsler: list[str]) -> tuple[str, ...]:
    shown_ = list(dict.fromkeys(advarsler))
    if len(shown_) > MAX_ADVARSLER:
        shown_[MAX_ADVARSLER:] = [f"Og {len(shown_) - MAX_ADVARSLER} advarsler mere."]
    return tuple(shown_)


def _tjek(lager: Lager) -> Iterator[str]:
    """What is broken between the tables, each with its name; all of it is read and kept all the same."""
    for tabel, kolonne, count, first in lager.brudte_noegler():
        rows = "1 række" if count == 1 else f"{count} rækker"
        maal = TABELLER[FREMMEDNOEGLER[kolonne]].fil
        place = f"{TABELLER[tabel].fil}.{kolonne}"
        yield f"{place}: {rows} peger på noget, der ikke er i {maal} (først “{shown(first)}”)."
    for tabel, count, first in lager.gentagne_id():
        yield f"{TABELLER[tabel].fil}: samme id står flere gange ({count} for meget, først “{shown(first)}”)."
    for tabel, count in lager.uden_id():
        yield f"{TABELLER[tabel].fil}: {count} rækker har intet id."
    for tabel, kolonne in (("organization", "parent_organization_id"), ("taxonomy_term", "parent_id")):
        if first := _kreds(lager, tabel, kolonne):
            yield f"{TABELLER[tabel].fil}.{kolonne}: “{shown(first)}” er over sig selv."


def _kreds(lager: Lager, tabel: str, kolonne: str) -> str:
    """An id that is its own ancestor, or ""."""
    parents = {
        vaerdi(one.data, "id"): vaerdi(one.data, kolonne) for one in lager.tabel(tabel) if kolonne in one.data
    }
    done: set[str] = set()
    for start in parents:
        path: set[str] = set()
        here = start
        while here in parents and here not in done:
            if here in path:
                return here
            path.add(here)
            here = parents[here]
        done |= path
    return ""
