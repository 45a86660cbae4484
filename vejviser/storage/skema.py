"""What a reader of the directory file must know of its tables.

Imports no database library, so that opening the directory does not wait for one. The tables themselves stand
in ``tables.py``; a test holds the two together.
"""

from __future__ import annotations

from vejviser.domain.indhold import (
    Akutkort,
    Behovsomraade,
    BlokeretOrd,
    Boligsituation,
    HvemValg,
    Leveregel,
    Ordlisteopslag,
    Overgangskort,
    Spoergsmaal,
)

SKEMA_VERSION = 1
"""Kept in the file's ``user_version``. Raised when a reader of the old kind would misread the file."""

APPLICATION_ID = 0x56454A56
""""VEJV" in the file's header: this is a directory of Vejviser."""

META, TILBUD, AKUTNUMMER = "meta", "tilbud", "akutnummer"

BOERN = (
    "tilbud_tekst",
    "tilbud_faktum",
    "tilbud_sted",
    "tilbud_telefon",
    "tilbud_kilde",
    "tilbud_aabningstid",
)
"""The parts of an offer."""

DOKUMENTER: tuple[tuple[str, type, str], ...] = (
    ("omraader", Behovsomraade, "omraade"),
    ("spoergsmaal", Spoergsmaal, "spoergsmaal"),
    ("boligsituationer", Boligsituation, "boligsituation"),
    ("overgange", Overgangskort, "overgang"),
    ("hvem", HvemValg, "hvem"),
    ("akut", Akutkort, "akutkort"),
    ("ordliste", Ordlisteopslag, "ordliste"),
    ("blokerede_ord", BlokeretOrd, "blokeret_ord"),
    ("leveregler", Leveregel, "leveregel"),
)
"""Field of ``Indhold``, its value, its table."""
