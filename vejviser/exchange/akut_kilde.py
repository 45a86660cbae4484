"""Load the acute panel, and hold its one rule: a number stands there only with a source.

A number that names an offer must be among that offer's numbers, and takes its newest source; another number
brings its own. A line without a number ("Egen læge", an empty local slot) says in words what to do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from vejviser.domain.indhold import Akutkort, Akutnummer
from vejviser.domain.samtale import AKUTKODER
from vejviser.domain.tilbud import Kilde, Kontrol, Tilbud
from vejviser.domain.tilbud_regler import is_url, latest_date
from vejviser.errors import Fault
from vejviser.exchange.json_laeser import nearest
from vejviser.exchange.yaml_noder import read_yaml
from vejviser.exchange.yaml_skema import Gruppe, JaNej, Kode, Laesning, Raekke, Tekst

PANELTEGN = ("psykisk", "truer_andre")
"""Cards of the panel alone: no sign of the conversation or the CLI has these codes."""

AKUTTEGN = (*AKUTKODER, *PANELTEGN)
KUN_FAGLAND = ("vold", "barn")
FIL = "akut/akut.yaml"
Row = Mapping[str, Any]

_TEKST, _MAASKE, _TEKSTER = Tekst(), Tekst(valgfri=True), Raekke(Tekst())
_KONTROL = Gruppe(dict.fromkeys(("dato", "rolle", "metode"), _TEKST), kraevet=("dato", "rolle", "metode"))
_NUMMER = Gruppe(
    {
        "navn": _TEKST,
        "nummer": _MAASKE,
        "hvordan": _TEKST,
        "tilbud": _TEKST,
        "kilde": _TEKST,
        "kilde_dato": _TEKST,
        "kontrol": _KONTROL,
        "supplement": JaNej(),
    },
    kraevet=("navn", "hvordan"),
)
_KORT = Gruppe(
    {
        "kode": Kode(AKUTTEGN),
        "navn": _TEKST,
        "ikon": _TEKST,
        "kun_fagland": JaNej(),
        "spoerg": _TEKSTER,
        "goer": _TEKSTER,
        "aldrig": _TEKSTER,
        "numre": Raekke(_NUMMER),
    },
    kraevet=("kode", "navn", "ikon", "kun_fagland", "spoerg", "goer", "aldrig", "numre"),
)
_SKEMA = Gruppe(
    {
        "hovednummer": Gruppe({"nummer": _TEKST, "tilbud": _TEKST}, ("nummer", "tilbud")),
        "tegn": Raekke(_KORT),
    },
    kraevet=("hovednummer", "tegn"),
)


def read_akut(
    rod: Path, tilbud: Mapping[str, Tilbud], faults: list[Fault]
) -> tuple[str, tuple[Akutkort, ...]]:
    """The municipality's main number and the cards; ("", ()) with faults.

    With no ``tilbud`` (they have faults themselves) nothing is said about numbers and offers.
    """
    node = read_yaml(rod / FIL, FIL, faults)
    if node is None:
        return "", ()
    found: list[Fault] = []
    into = Laesning(FIL, found)
    values: Row = _SKEMA.read(node, "", into)
    if not found and tilbud:
        _check(values, tilbud, into)
    faults.extend(found)
    if found:
        return "", ()
    return values["hovednummer"]["nummer"], tuple(_card(row, tilbud) for row in values["tegn"])


def _check(values: Row, tilbud: Mapping[str, Tilbud], into: Laesning) -> None:
    codes = [row["kode"] for row in values["tegn"]]
    for code in AKUTTEGN:
        if codes.count(code) != 1:
            into.add(into.line_of("tegn"), "kode", f"Tegnet “{code}” skal stå præcis én gang.")
    _check_number(values["hovednummer"], "hovednummer", tilbud, into)
    for place, card in enumerate(values["tegn"]):
        path = f"tegn[{place}]"
        if card["kode"] in KUN_FAGLAND and not card["kun_fagland"]:
            message = f"“{card['kode']}” må kun vises i Fagland: skriv ja."
            into.add(into.line_of(f"{path}.kun_fagland"), f"{path}.kun_fagland", message)
        for number, row in enumerate(card["numre"]):
            _check_number(row, f"{path}.numre[{number}]", tilbud, into)
        own = [row for row in card["numre"] if row.get("nummer") and not row.get("supplement")]
        if len({row["nummer"] for row in own}) < 2:
            message = "Ét nummer er ikke nok: skriv mindst to, der ikke kun er et supplement."
            into.add(into.line_of(f"{path}.numre"), f"{path}.numre", message)


def _check_number(row: Row, path: str, tilbud: Mapping[str, Tilbud], into: Laesning) -> None:
    nummer, tilbud_id = row.get("nummer"), row.get("tilbud")
    if tilbud_id and tilbud_id not in tilbud:
        message = f"Tilbuddet “{tilbud_id}” findes ikke. Mente du “{nearest(tilbud_id, tilbud)}”?"
        into.add(into.line_of(f"{path}.tilbud"), f"{path}.tilbud", message)
    elif tilbud_id and nummer and nummer not in [one.nummer for one in tilbud[tilbud_id].telefon]:
        message = f"Tilbuddet “{tilbud_id}” har ikke nummeret {nummer}."
        into.add(into.line_of(f"{path}.nummer"), f"{path}.nummer", message)
    elif tilbud_id and nummer and not row.get("kilde") and not phone_source(tilbud[tilbud_id].kilder):
        message = f"Tilbuddet “{tilbud_id}” siger ikke, hvilken kilde nummeret kommer fra."
        into.add(into.line_of(f"{path}.nummer"), f"{path}.nummer", message)
    elif nummer and not tilbud_id and not row.get("kilde"):
        message = "Et nummer skal have et tilbud eller en kilde."
        into.add(into.line_of(f"{path}.nummer"), f"{path}.nummer", message)
    if row.get("kilde") and not is_url(row["kilde"]):
        into.add(into.line_of(f"{path}.kilde"), f"{path}.kilde", "Skal være en hel adresse (https://…).")


def _card(row: Row, tilbud: Mapping[str, Tilbud]) -> Akutkort:
    return Akutkort(
        kode=row["kode"],
        navn=row["navn"],
        ikon=row["ikon"],
        kun_fagland=bool(row["kun_fagland"]),
        spoerg=tuple(row["spoerg"]),
        goer=tuple(row["goer"]),
        aldrig=tuple(row["aldrig"]),
        numre=tuple(_number(number, tilbud) for number in row["numre"]),
    )


def _number(row: Row, tilbud: Mapping[str, Tilbud]) -> Akutnummer:
    kilde, dato = row.get("kilde", ""), row.get("kilde_dato")
    offer = tilbud.get(row.get("tilbud", ""))
    kontrol = Kontrol(**row["kontrol"]) if row.get("kontrol") else offer.kontrol if offer else None
    if offer and not kilde:
        source = phone_source(offer.kilder)
        kilde, dato = (source.url or source.titel or "", source.dato) if source else ("", None)
    return Akutnummer(
        navn=row["navn"],
        nummer=row.get("nummer") or "",
        hvordan=row["hvordan"],
        tilbud=row.get("tilbud"),
        kilde=kilde,
        kilde_dato=dato,
        kontrol=kontrol,
        supplement=bool(row.get("supplement")),
    )


def phone_source(kilder: Sequence[Kilde]) -> Kilde | None:
    """The newest source that the number was read in; a source without a date only where none has one."""
    held = [kilde for kilde in kilder if any(felt.startswith("telefon") for felt in kilde.felter)]
    dated = [(latest_date(kilde.dato), kilde) for kilde in held if kilde.dato]
    known = [(day, kilde) for day, kilde in dated if day is not None]
    return max(known, key=lambda pair: pair[0])[1] if known else (held[0] if held else None)
