"""Load the content documents: need areas, housing, transitions, questions, acute panel and word lists.

They lie in folders beside ``katalog/``. Codes that other parts count on must all be there; an acute number
must be held by the offer it names, or bear its own source.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from vejviser.domain.indhold import (
    Behovsomraade,
    BlokeretOrd,
    Boligsituation,
    HvemValg,
    Indhold,
    Leveregel,
    Ordlisteopslag,
    Overgangskort,
    Spoergsmaal,
)
from vejviser.domain.samtale import AKUTTE_BOLIGSITUATIONER, BOLIGSITUATIONER, HVEM, OMRAADER, OVERGANGE
from vejviser.domain.tilbud import Tilbud
from vejviser.errors import Fault
from vejviser.exchange.akut_kilde import read_akut
from vejviser.exchange.yaml_noder import read_yaml
from vejviser.exchange.yaml_skema import Gruppe, Heltal, JaNej, Kind, Kode, Laesning, Raekke, Tekst

T = TypeVar("T")
Row = Mapping[str, Any]

_TEKST, _MAASKE, _TEKSTER = Tekst(), Tekst(valgfri=True), Raekke(Tekst())


def _all_of(**felter: Kind) -> Raekke:
    return Raekke(Gruppe(felter, kraevet=tuple(felter)))


_OMRAADER = _all_of(
    kode=Kode(OMRAADER),
    nummer=_TEKST,
    navn=_TEKST,
    kortnavn=_TEKST,
    ikon=_TEKST,
    konkrete=_TEKSTER,
    soegeord=_TEKSTER,
    hf=_TEKST,
    partnere=_TEKSTER,
)
_BOLIG = _all_of(nummer=Heltal(), tekst=_TEKST, ethos=_MAASKE, akut=JaNej())
_OVERGANGE = _all_of(
    kode=Kode(OVERGANGE), navn=_TEKST, start_senest=_MAASKE, raekkefoelge=_TEKSTER, typisk_hul=_MAASKE
)
_HVEM = _all_of(kode=Kode(HVEM), tekst=_TEKST)
_LEVEREGLER = _all_of(nummer=Heltal(), tekst=_TEKST, spoergsmaal=_TEKST)
_SPOERGSMAAL = _all_of(
    id=_TEKST, omraade=Kode(("aabning", *OMRAADER)), tekst=_TEKST, chime=Kode(("C", "H", "I", "M", "E"))
)
_ORDLISTE = _all_of(fagord=_TEKST, borgerord=_TEKST)
_BLOKERET = _all_of(ord=_TEKST, forslag=_TEKST)


def read_indhold(rod: Path, tilbud: Mapping[str, Tilbud], faults: list[Fault]) -> Indhold | None:
    """Read every document under ``rod``. None, and the reasons in ``faults``, where one cannot be used."""
    before = len(faults)
    files = _Files(rod, faults)
    omraader = files.rows("behov/omraader.yaml", _OMRAADER, _omraade, "kode", OMRAADER)
    boliger = files.rows("behov/boligsituationer.yaml", _BOLIG, _bolig, "nummer", tuple(BOLIGSITUATIONER))
    overgange = files.rows("behov/overgange.yaml", _OVERGANGE, _overgang, "kode", OVERGANGE)
    hvem = files.rows("behov/hvem.yaml", _HVEM, lambda r: HvemValg(**r), "kode", HVEM)
    leveregler = files.rows(
        "behov/leveregler.yaml", _LEVEREGLER, lambda r: Leveregel(**r), "nummer", range(1, 6)
    )
    spoergsmaal = files.rows(
        "spoergsmaal/spoergsmaal.yaml", _SPOERGSMAAL, lambda r: Spoergsmaal(**r), "id", ()
    )
    ordliste = files.rows("ordliste/ordliste.yaml", _ORDLISTE, lambda r: Ordlisteopslag(**r), "fagord", ())
    blokerede = files.rows("ordliste/blokerede_ord.yaml", _BLOKERET, lambda r: BlokeretOrd(**r), "ord", ())
    hovednummer, akut = read_akut(rod, tilbud, faults)
    files.check_boliger(boliger)
    if len(faults) > before:
        return None
    return Indhold(
        omraader=omraader,
        spoergsmaal=spoergsmaal,
        boligsituationer=boliger,
        overgange=overgange,
        hvem=hvem,
        akut=akut,
        ordliste=ordliste,
        blokerede_ord=blokerede,
        leveregler=leveregler,
        hovednummer=hovednummer,
    )


class _Files:
    """Reads one list document after the other."""

    def __init__(self, rod: Path, faults: list[Fault]) -> None:
        self._rod = rod
        self._faults = faults

    def rows(
        self, name: str, skema: Raekke, build: Callable[[Row], T], key: str, needed: Collection[object]
    ) -> tuple[T, ...]:
        """The values of a document; () with faults. ``key`` is unique, and ``needed`` are all there."""
        node = read_yaml(self._rod / name, name, self._faults)
        if node is None:
            return ()
        found: list[Fault] = []
        into = Laesning(name, found)
        read = [row for row in skema.read(node, "", into) if isinstance(row, dict)]
        keys = [row.get(key) for row in read]
        for place, value in enumerate(keys):
            if value is not None and value in keys[:place]:
                into.add(into.line_of(f"[{place}]"), key, f"“{value}” står to gange.")
        for value in needed:
            if value not in keys:
                into.add(0, key, f"“{value}” mangler.")
        self._faults.extend(found)
        return () if found else tuple(build(row) for row in read)

    def check_boliger(self, boliger: Sequence[Boligsituation]) -> None:
        """Which situations are acute is a rule of the program: the text file may not say otherwise."""
        acute = tuple(bolig.nummer for bolig in boliger if bolig.akut)
        if boliger and acute != AKUTTE_BOLIGSITUATIONER:
            wanted = " og ".join(map(str, AKUTTE_BOLIGSITUATIONER))
            message = f"Netop situation {wanted} skal være akutte."
            self._faults.append(Fault("behov/boligsituationer.yaml", 0, "akut", message))


def _omraade(row: Row) -> Behovsomraade:
    lists = {name: tuple(row[name]) for name in ("konkrete", "soegeord", "partnere")}
    return Behovsomraade(**{**row, **lists})


def _bolig(row: Row) -> Boligsituation:
    return Boligsituation(row["nummer"], row["tekst"], row["ethos"], bool(row["akut"]))


def _overgang(row: Row) -> Overgangskort:
    return Overgangskort(
        row["kode"],
        row["navn"],
        row["start_senest"] or "",
        tuple(row["raekkefoelge"]),
        row["typisk_hul"] or "",
    )
