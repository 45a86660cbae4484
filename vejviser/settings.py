"""What the user chose (*indstillinger*): sender, this place's address, look, and text size.

A frozen value plus load and save as JSON in a folder that is handed in. Empty is allowed everywhere. Must not
know Qt, and must never hold anything about a citizen.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from vejviser.domain.samtale import Afsender
from vejviser.errors import UserError

FILE_NAME = "indstillinger.json"
TEXT_SIZES: tuple[int, ...] = (100, 125, 150, 175, 200)
"""Text size in percent. More than doubled breaks the smallest supported window."""

DAEKKE_MINUTTER: tuple[int, ...] = (0, 2, 5, 10, 30)
"""Idle minutes before the screen is covered; 0 = never."""


class Temavalg(Enum):
    """The look. ``SYSTEM`` follows light, dark and contrast of the machine."""

    SYSTEM = "system"
    LYS = "lys"
    MOERK = "moerk"
    KONTRAST = "kontrast"


@dataclass(frozen=True, slots=True)
class Indstillinger:
    """``adresse``: where this machine stands ("Nytorv 1, 6000 Kolding"): said to 112. ``tekst``: per cent.

    ``daekke``: idle minutes before the screen is covered. ``kladder``: unfinished conversations are kept.
    ``opdatering_kilde``: where the last update came from; ``opdatering_plan``: look there once a day.
    ``redaktoer``: this user keeps the directory, and sees the pages that change it.
    ``taeller``: an ended conversation is counted in Overblik; ``taeller_soegninger``: a search without hits
    too. ``overblik_fra``: the baseline month of Overblik ("2026-11"), empty for the first.
    """

    afsender: Afsender = field(default_factory=Afsender)
    adresse: str = ""
    tema: Temavalg = Temavalg.SYSTEM
    tekst: int = 100
    daekke: int = 5
    kladder: bool = True
    opdatering_kilde: str = ""
    opdatering_plan: bool = False
    redaktoer: bool = False
    taeller: bool = True
    taeller_soegninger: bool = False
    overblik_fra: str = ""


class LoadedIndstillinger(NamedTuple):
    """``advarsel`` is a Danish sentence where the file could not be used, else empty."""

    indstillinger: Indstillinger
    advarsel: str = ""


def is_first_start(folder: Path) -> bool:
    """Nothing was ever chosen here."""
    return not (folder / FILE_NAME).exists()


def load_indstillinger(folder: Path) -> LoadedIndstillinger:
    """Read the file; a missing one gives the defaults, a damaged one the defaults and a sentence."""
    path = folder / FILE_NAME
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return LoadedIndstillinger(_from_json(raw))
    except (FileNotFoundError, NotADirectoryError):
        return LoadedIndstillinger(Indstillinger())
    except (OSError, ValueError):
        return LoadedIndstillinger(
            Indstillinger(),
            "Dine indstillinger kunne ikke læses. Standard er brugt. Sæt dem igen med Ctrl+komma.",
        )


def save_indstillinger(folder: Path, indstillinger: Indstillinger) -> None:
    """Write the whole file or nothing: a temporary file in the same folder takes the old one's place."""
    text = json.dumps(_to_json(indstillinger), ensure_ascii=False, indent=2) + "\n"
    temporary = ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=".indstillinger-")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(folder / FILE_NAME)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise UserError(
            "Indstillingerne kunne ikke gemmes. De gælder kun, til du lukker.",
            "Tjek, at der er plads på disken, og at du må skrive i din mappe.",
        ) from error


def _to_json(value: Indstillinger) -> dict[str, Any]:
    sender = value.afsender
    return {
        "afsender": {"rolle": sender.rolle, "enhed": sender.enhed, "telefon": sender.telefon},
        "adresse": value.adresse,
        "tema": value.tema.value,
        "tekst": value.tekst,
        "daekke": value.daekke,
        "kladder": value.kladder,
        "opdatering_kilde": value.opdatering_kilde,
        "opdatering_plan": value.opdatering_plan,
        "redaktoer": value.redaktoer,
        "taeller": value.taeller,
        "taeller_soegninger": value.taeller_soegninger,
        "overblik_fra": value.overblik_fra,
    }


def _from_json(raw: object) -> Indstillinger:
    """Raise ``ValueError`` on anything that is not ours; a missing key takes its default."""
    fields = _mapping(raw)
    sender = _mapping(fields.get("afsender", {}))
    size = fields.get("tekst", 100)
    if size not in TEXT_SIZES:
        raise ValueError("tekst")
    daekke = fields.get("daekke", 5)
    if daekke not in DAEKKE_MINUTTER:
        raise ValueError("daekke")
    return Indstillinger(
        afsender=Afsender(_text(sender, "rolle"), _text(sender, "enhed"), _text(sender, "telefon")),
        adresse=_text(fields, "adresse"),
        tema=Temavalg(fields.get("tema", Temavalg.SYSTEM.value)),
        tekst=size,
        daekke=daekke,
        kladder=_flag(fields, "kladder", default=True),
        opdatering_kilde=_text(fields, "opdatering_kilde"),
        opdatering_plan=_flag(fields, "opdatering_plan"),
        redaktoer=_flag(fields, "redaktoer"),
        taeller=_flag(fields, "taeller", default=True),
        taeller_soegninger=_flag(fields, "taeller_soegninger"),
        overblik_fra=_text(fields, "overblik_fra"),
    )


def _mapping(raw: object) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping):
        raise ValueError("form")
    return raw


def _flag(fields: Mapping[str, Any], key: str, *, default: bool = False) -> bool:
    value = fields.get(key, default)
    if not isinstance(value, bool):
        raise ValueError(key)
    return value


def _text(fields: Mapping[str, Any], key: str) -> str:
    value = fields.get(key, "")
    if not isinstance(value, str):
        raise ValueError(key)
    return value
