"""The conversation file: JSON to ``Samtale`` and back, strict about keys, codes and types.

Keys and codes are the contract of BESLUTNINGER.md A; ``lagt_til_side``, ``besvarelser``, ``dele_hvem``,
``skjult_adresse`` and ``aftaler[].sted`` are our own and are written only where they say something.
All faults are reported at once. Must never put what a citizen said into an error message.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from enum import Enum
from pathlib import Path
from typing import TypeVar

from vejviser.domain.aftale import Aftale, Kontaktform, Samtykke, Situation
from vejviser.domain.samtale import (
    BOLIGSITUATIONER,
    HVEM,
    OMRAADER,
    OVERGANGE,
    Afsender,
    Behov,
    Besvarelse,
    LagtTilSide,
    Overgang,
    Samtale,
)
from vejviser.domain.samtale_regler import DELE_FOR_SIG
from vejviser.errors import DataError
from vejviser.exchange.json_fil import read_json_file
from vejviser.exchange.json_laeser import Faultliste, Objekt, typenavn

E = TypeVar("E", bound=Enum)

VERSION = 1
"""A file may say ``"version": 1``. A higher number comes from a newer program and is refused."""

MAX_BYTES = 20_000_000
MAX_ALDER = 120

_TEKSTER = (
    "egne_ord",
    "citat",
    "kaldenavn",
    "kontakt",
    "ressourcer",
    "netvaerk",
    "moedes_bedst",
    "sikkerhed",
    "allerede_fortalt",
)
_SAMTALE = (
    *_TEKSTER,
    "dato",
    "boligsituation",
    "alder",
    "overgange",
    "hvem",
    "behov",
    "aftaler",
    "afsender",
    "lagt_til_side",
    "besvarelser",
    "dele_hvem",
    "skjult_adresse",
    "version",
)
_AFTALE_TEKSTER = ("loesning", "sted", "modtager", "bro_ansvarlig", "plan_b")
_AFTALE = (
    "behov",
    "tilbud",
    *_AFTALE_TEKSTER,
    "hvem",
    "hvornaar",
    "accepteret",
    "samtykke",
    "opfoelgning",
)
_SAMTYKKE = ("situation", "ja", "omfang", "formaal", "hvordan", "dato", "udloeb", *DELE_FOR_SIG)


def samtale_from_json(data: object, tilbud_ids: Collection[str], file: str = "samtalen") -> Samtale:
    """Read a conversation; ``tilbud_ids`` are the offers that an agreement may name.

    Raises ``DataError`` with every fault, each with its path (``aftaler[1].samtykke.situation``).
    """
    if not isinstance(data, dict):
        raise DataError(f"{file} er ikke en samtale: det yderste skal være et objekt, ikke {typenavn(data)}.")
    refuse_newer(data, file)
    faults = Faultliste(file)
    samtale = _samtale(Objekt(data, "", faults), frozenset(tilbud_ids))
    if faults.faults:
        count = len(faults.faults)
        raise DataError(
            f"{file} kan ikke bruges som samtale: {count} fejl.",
            "Ret det, der står herunder, og prøv igen. Intet er skrevet.",
            tuple(faults.faults),
        )
    return samtale


def load_samtale(fil: Path, tilbud_ids: Collection[str]) -> Samtale:
    """Read a conversation file. Raises ``UserError`` (not there) or ``DataError`` (not usable)."""
    return samtale_from_json(read_json_file(fil, MAX_BYTES), tilbud_ids, fil.name)


def refuse_newer(data: dict[str, object], file: str) -> None:
    """A newer file is refused before its keys are judged: they may mean something we do not know."""
    version = data.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise DataError(
            f"{file} er lavet af en nyere Vejviser (version {version}; denne kan læse {VERSION}).",
            "Opdatér Vejviser, og prøv igen. Filen er ikke ændret.",
        )


def _samtale(obj: Objekt, ids: Collection[str]) -> Samtale:
    obj.only_keys(_SAMTALE)
    obj.require("egne_ord")
    obj.number("version", 1, VERSION)
    return Samtale(
        **{key: obj.text(key) for key in _TEKSTER},
        dato=obj.date("dato"),
        boligsituation=obj.number("boligsituation", BOLIGSITUATIONER.start, BOLIGSITUATIONER.stop - 1),
        alder=obj.number("alder", 0, MAX_ALDER),
        overgange=obj.children("overgange", _overgang),
        hvem=obj.codes("hvem", HVEM),
        behov=obj.children("behov", _behov),
        aftaler=obj.children("aftaler", lambda item: _aftale(item, ids)),
        afsender=obj.child("afsender", _afsender) or Afsender(),
        lagt_til_side=obj.children("lagt_til_side", lambda item: _lagt_til_side(item, ids)),
        besvarelser=obj.children("besvarelser", _besvarelse),
        dele_hvem=obj.codes("dele_hvem", HVEM),
        skjult_adresse=obj.yes_no("skjult_adresse") or False,
    )


def _overgang(obj: Objekt) -> Overgang:
    obj.only_keys(("kode", "dato"))
    return Overgang(_required_code(obj, "kode", OVERGANGE), obj.date("dato"))


def _behov(obj: Objekt) -> Behov:
    obj.only_keys(("omraade", "ord"))
    return Behov(_required_code(obj, "omraade", OMRAADER), obj.text("ord"))


def _afsender(obj: Objekt) -> Afsender:
    obj.only_keys(("rolle", "enhed", "telefon"))
    return Afsender(obj.text("rolle"), obj.text("enhed"), obj.text("telefon"))


def _lagt_til_side(obj: Objekt, ids: Collection[str]) -> LagtTilSide:
    obj.only_keys(("behov", "tilbud", "grund"))
    behov = _required_code(obj, "behov", OMRAADER)
    return LagtTilSide(behov, _required_code(obj, "tilbud", ids, "tilbud"), obj.text("grund"))


def _besvarelse(obj: Objekt) -> Besvarelse:
    obj.only_keys(("spoergsmaal", "svar", "sprunget_over"))
    obj.require("spoergsmaal")
    return Besvarelse(obj.text("spoergsmaal"), obj.text("svar"), obj.yes_no("sprunget_over") or False)


def _aftale(obj: Objekt, ids: Collection[str]) -> Aftale:
    obj.only_keys(_AFTALE)
    return Aftale(
        **{key: obj.text(key) for key in _AFTALE_TEKSTER},
        behov=_required_code(obj, "behov", OMRAADER),
        tilbud=obj.code("tilbud", ids, "tilbud"),
        hvem=_enum(obj, "hvem", Kontaktform),
        hvornaar=obj.date("hvornaar"),
        accepteret=obj.yes_no("accepteret"),
        samtykke=obj.child("samtykke", _samtykke),
        opfoelgning=obj.date("opfoelgning"),
    )


def _samtykke(obj: Objekt) -> Samtykke:
    obj.only_keys(_SAMTYKKE)
    return Samtykke(
        situation=_enum(obj, "situation", Situation) or Situation.PRIVAT,
        ja=obj.yes_no("ja"),
        omfang=obj.codes("omfang", OMRAADER),
        formaal=obj.text("formaal"),
        hvordan=obj.text("hvordan"),
        dato=obj.date("dato"),
        udloeb=obj.date("udloeb"),
        **{felt: obj.yes_no(felt) for felt in DELE_FOR_SIG},
    )


def _required_code(obj: Objekt, key: str, valid: Collection[str], what: str = "kode") -> str:
    obj.require(key)
    return obj.code(key, valid, what) or ""


def _enum(obj: Objekt, key: str, slags: type[E]) -> E | None:
    code = obj.code(key, tuple(str(item.value) for item in slags))
    return None if code is None else slags(code)


def samtale_to_json(samtale: Samtale) -> dict[str, object]:
    """The contract's keys; our own extra keys only where they hold something."""
    data: dict[str, object] = {
        "egne_ord": samtale.egne_ord,
        "citat": samtale.citat,
        "dato": samtale.dato,
        "kaldenavn": samtale.kaldenavn,
        "kontakt": samtale.kontakt,
        "boligsituation": samtale.boligsituation,
        "alder": samtale.alder,
        "overgange": [{"kode": item.kode, "dato": item.dato} for item in samtale.overgange],
        "hvem": list(samtale.hvem),
        "behov": [{"omraade": item.omraade, "ord": item.ord} for item in samtale.behov],
        "ressourcer": samtale.ressourcer,
        "netvaerk": samtale.netvaerk,
        "moedes_bedst": samtale.moedes_bedst,
        "sikkerhed": samtale.sikkerhed,
        "allerede_fortalt": samtale.allerede_fortalt,
        "aftaler": [_aftale_to_json(item) for item in samtale.aftaler],
        "afsender": {
            "rolle": samtale.afsender.rolle,
            "enhed": samtale.afsender.enhed,
            "telefon": samtale.afsender.telefon,
        },
    }
    return data | {key: value for key, value in _own_keys(samtale).items() if value}


def _own_keys(samtale: Samtale) -> dict[str, object]:
    return {
        "lagt_til_side": [
            {"behov": item.behov, "tilbud": item.tilbud, "grund": item.grund}
            for item in samtale.lagt_til_side
        ],
        "besvarelser": [
            {"spoergsmaal": item.spoergsmaal, "svar": item.svar, "sprunget_over": item.sprunget_over}
            for item in samtale.besvarelser
        ],
        "dele_hvem": list(samtale.dele_hvem),
        "skjult_adresse": samtale.skjult_adresse,
    }


def _aftale_to_json(aftale: Aftale) -> dict[str, object]:
    loesning: dict[str, object] = {"loesning": aftale.loesning} if aftale.loesning else {}
    own: dict[str, object] = {"sted": aftale.sted} if aftale.sted else {}
    return {
        "behov": aftale.behov,
        **({"tilbud": aftale.tilbud} if aftale.tilbud is not None else {}),
        **loesning,
        "hvem": aftale.hvem.value if aftale.hvem else None,
        "hvornaar": aftale.hvornaar,
        **own,
        "modtager": aftale.modtager,
        "accepteret": aftale.accepteret,
        "samtykke": _samtykke_to_json(aftale.samtykke) if aftale.samtykke else None,
        "bro_ansvarlig": aftale.bro_ansvarlig,
        "plan_b": aftale.plan_b,
        "opfoelgning": aftale.opfoelgning,
    }


def _samtykke_to_json(samtykke: Samtykke) -> dict[str, object]:
    return {
        "situation": samtykke.situation.value,
        "ja": samtykke.ja,
        "omfang": list(samtykke.omfang),
        "formaal": samtykke.formaal,
        "hvordan": samtykke.hvordan,
        "dato": samtykke.dato,
        "udloeb": samtykke.udloeb,
        **{felt: said for felt in DELE_FOR_SIG if (said := getattr(samtykke, felt)) is not None},
    }


def samtale_as_text(samtale: Samtale) -> str:
    """The conversation file as text: UTF-8 friendly, two-space indent, one trailing newline."""
    return json.dumps(samtale_to_json(samtale), ensure_ascii=False, indent=2) + "\n"


def eksempel_samtale(ressourcer: Path) -> Samtale:
    """The shipped example conversation (invented). Its offers are taken as they stand."""
    fil = ressourcer / "notat" / "eksempel.json"
    data = read_json_file(fil, MAX_BYTES)
    aftaler = data.get("aftaler", []) if isinstance(data, dict) else []
    return samtale_from_json(data, {str(item.get("tilbud")) for item in aftaler}, fil.name)
