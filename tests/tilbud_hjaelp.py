"""The one maker of made-up offers for all tests: in Kolding, and known for nothing but what is given."""

from __future__ import annotations

from typing import Any

from vejviser.domain.tilbud import Organisationstype, Sikkerhed, Tilbud


def et_tilbud(id: str, navn: str, **rest: Any) -> Tilbud:
    """An association's offer for everybody, without a way to reach it."""
    values: dict[str, Any] = {
        "organisation": "Foreningen",
        "organisationstype": Organisationstype.FORENING,
        "kort": "Mad og varme.",
        "maalgruppe": "Alle",
        "daekning": "Kolding",
        "sikkerhed": Sikkerhed.HOEJ,
        **rest,
    }
    return Tilbud(id=id, navn=navn, **values)
