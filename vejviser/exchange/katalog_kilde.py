"""Load the directory's sources: one YAML file per offer, ``katalog.yaml``, and the content documents.

All faults of all files are collected in one ``DataError``; nothing is returned that has one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vejviser.domain.indhold import Indhold
from vejviser.domain.tilbud import Organisationstype, Sikkerhed, Tilbud, Tilstand
from vejviser.domain.tilbud_regler import FAKTANAVNE, Brud, brud_i_tilbud, is_iso_date
from vejviser.errors import DataError, Fault
from vejviser.exchange.indhold_kilde import read_indhold
from vejviser.exchange.json_laeser import Faultliste, Objekt
from vejviser.exchange.tilbud_json import REQUIRED, SVARNAVNE, TIDSNAVNE, read_tilbud
from vejviser.exchange.yaml_noder import read_yaml
from vejviser.exchange.yaml_skema import Gruppe, Heltal, JaNej, Kind, Kode, Laesning, Raekke, Tekst

_TEKST, _MAASKE = Tekst(), Tekst(valgfri=True)
_FAKTUM = Gruppe({"svar": JaNej(), "ord": _TEKST})
_KOEN = Gruppe({"svar": Kode(("kvinder", "maend", "alle")), "ord": _TEKST})
_FELTER: dict[str, Kind] = {
    "id": _TEKST,
    "navn": _TEKST,
    "organisation": _TEKST,
    "organisationstype": Kode(tuple(kind.value for kind in Organisationstype)),
    "kort": _TEKST,
    "maalgruppe": _TEKST,
    "daekning": _TEKST,
    "sikkerhed": Kode(tuple(kind.value for kind in Sikkerhed)),
    "tilstand": Kode(tuple(kind.value for kind in Tilstand)),
    "alder_min": Heltal(),
    "alder_max": Heltal(),
    "behovsomraader": Raekke(_TEKST),
    "situationer": Raekke(_TEKST),
    "emner": Raekke(_TEKST),
    "emneord": Raekke(_TEKST),
    "lovgrundlag": Raekke(_TEKST),
    "adgang": Gruppe(
        dict.fromkeys(SVARNAVNE, JaNej()) | {"pris": _MAASKE, "ventetid": _MAASKE, "saadan": _MAASKE}
    ),
    "vilkaar": Raekke(_TEKST),
    "steder": Raekke(Gruppe(dict.fromkeys(("navn", "vej", "postnr", "by"), _MAASKE))),
    "telefon": Raekke(Gruppe({"nummer": _TEKST, "hvem": _MAASKE}, kraevet=("nummer",))),
    "email": Raekke(_TEKST),
    "web": Raekke(_TEKST),
    "aabningstider": Raekke(Gruppe(dict.fromkeys(TIDSNAVNE, _MAASKE), kraevet=("dage",))),
    "doegnaaben": JaNej(),
    "sprog": Raekke(_TEKST),
    "kilder": Raekke(Gruppe({"url": _MAASKE, "dato": _MAASKE, "titel": _MAASKE, "felter": Raekke(_TEKST)})),
    "fakta": Gruppe(dict.fromkeys(FAKTANAVNE, _FAKTUM) | {"koen": _KOEN}),
    "kontrol": Gruppe(dict.fromkeys(("dato", "rolle", "metode"), _TEKST)),
    "gyldig_fra": _MAASKE,
    "gyldig_til": _MAASKE,
    "adresse_fortrolig": JaNej(),
}
TILBUD_SKEMA = Gruppe(_FELTER, kraevet=REQUIRED)
_KATALOG_SKEMA = Gruppe({"titel": _TEKST, "dato": _TEKST}, kraevet=("titel", "dato"))


@dataclass(frozen=True, slots=True)
class Katalogkilde:
    """The sources as read: the date they bear (ISO), the offers by id, and the content documents."""

    dato: str
    titel: str
    tilbud: tuple[Tilbud, ...]
    indhold: Indhold


def load_katalogkilde(mappe: Path) -> Katalogkilde:
    """Load ``ressourcer/katalog`` (or the folder above it) and the documents in the folders beside it."""
    katalog = mappe if (mappe / "katalog.yaml").exists() else mappe / "katalog"
    if not (katalog / "katalog.yaml").exists():
        raise DataError(
            f"Mappen “{mappe}” er ikke kilden til et katalog: filen katalog.yaml mangler.",
            "Vælg mappen ressourcer/katalog.",
        )
    faults: list[Fault] = []
    titel, dato = _load_head(katalog, faults)
    tilbud = tuple(_load_alle(katalog / "tilbud", faults))
    sound = {} if faults else {one.id: one for one in tilbud}
    indhold = read_indhold(katalog.parent, sound, faults)
    if faults or indhold is None:
        head = f"Kilden til kataloget har {len(faults)} fejl."
        raise DataError(head, "Ret dem, og prøv igen. Intet er ændret.", tuple(faults))
    return Katalogkilde(dato, titel, tilbud, indhold)


def _load_head(katalog: Path, faults: list[Fault]) -> tuple[str, str]:
    node = read_yaml(katalog / "katalog.yaml", "katalog/katalog.yaml", faults)
    if node is None:
        return "", ""
    into = Laesning("katalog/katalog.yaml", faults)
    values = _KATALOG_SKEMA.read(node, "", into)
    dato = str(values.get("dato") or "")
    if dato and not is_iso_date(dato):
        into.add(into.line_of("dato"), "dato", "Skriv datoen som 2026-11-12.")
    return str(values.get("titel") or ""), dato


def _load_alle(mappe: Path, faults: list[Fault]) -> Iterable[Tilbud]:
    """Every offer, sorted by id. A file that is no ``.yaml`` is a fault: it would be forgotten silently."""
    files = sorted(mappe.iterdir(), key=lambda path: path.stem) if mappe.is_dir() else []
    if not files:
        faults.append(Fault("katalog/tilbud", 0, "", "Her er ingen tilbud."))
    seen: dict[str, str] = {}
    for path in files:
        name = f"katalog/tilbud/{path.name}"
        if path.suffix != ".yaml":
            faults.append(Fault(name, 0, "", "Filen hedder ikke noget på .yaml. Omdøb den, eller flyt den."))
            continue
        tilbud = load_tilbudsfil(path, name, faults)
        if tilbud is None:
            continue
        if tilbud.id in seen:
            faults.append(Fault(name, 1, "id", f"“{tilbud.id}” er allerede brugt i {seen[tilbud.id]}."))
        seen[tilbud.id] = name
        yield tilbud


def load_tilbudsfil(path: Path, name: str, faults: list[Fault]) -> Tilbud | None:
    """Load one offer; None where a fault was found. ``name`` is what the fault calls the file."""
    node = read_yaml(path, name, faults)
    if node is None:
        return None
    found: list[Fault] = []
    into = Laesning(name, found)
    values = TILBUD_SKEMA.read(node, "", into)
    codes = Faultliste(name)
    tilbud = read_tilbud(Objekt(values, "", codes))
    breaks = [Brud(fault.field, fault.message) for fault in codes.faults]
    breaks += [] if found or breaks else brud_i_tilbud(tilbud)
    if tilbud.id and tilbud.id != path.stem:
        breaks.append(Brud("id", f"Filen skal hedde “{tilbud.id}.yaml”, eller id skal være “{path.stem}”."))
    known = {fault.field for fault in found}
    found += [
        Fault(name, into.line_of(one.felt), one.felt, one.tekst) for one in breaks if one.felt not in known
    ]
    faults.extend(sorted(found, key=lambda fault: fault.line))
    return None if found else tilbud
