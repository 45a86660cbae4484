"""What IT decided for this machine (*politik*): a small JSON file outside the user's reach, beside keys.

Missing means that nothing was decided. Damaged means that nobody can tell, so the strictest answer holds and
one sentence says so. Reads only; knows no Qt.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

FIL = "policy.json"
_MAX = 64_000
_FELTER = {"kilde", "opdatering", "kladder", "kommune", "to_underskrifter", "overblik"}
STANDARD_KOMMUNE = "kolding"


@dataclass(frozen=True, slots=True)
class Politik:
    """``kilde``: folder, share or address to look in, "" for none. ``opdatering``: True on a schedule, False
    never, None as the user likes. ``kladder`` False: no drafts on disk. ``kommune``: whose packages.
    ``overblik`` False: nothing is counted."""

    kilde: str = ""
    opdatering: bool | None = None
    kladder: bool = True
    kommune: str = STANDARD_KOMMUNE
    to_underskrifter: bool = False
    overblik: bool = True


STRENGEST = Politik(opdatering=False, kladder=False, to_underskrifter=True, overblik=False)


class LoadedPolitik(NamedTuple):
    """``advarsel`` is a Danish sentence where the file could not be used, else empty."""

    politik: Politik
    advarsel: str = ""


def load_politik(maskine: Path) -> LoadedPolitik:
    """Read ``policy.json`` of the machine's folder."""
    try:
        with (maskine / FIL).open("rb") as stream:
            raw = stream.read(_MAX + 1)
    except FileNotFoundError:
        return LoadedPolitik(Politik())
    except OSError:
        return _damaged("kan ikke læses")
    try:
        return LoadedPolitik(_from_json(json.loads(raw.decode("utf-8-sig")) if len(raw) <= _MAX else None))
    except RecursionError:
        return _damaged("har en fejl")
    except ValueError as error:
        return _damaged(f"har en fejl i “{error}”" if str(error) in _FELTER else "har en fejl")


def _damaged(what: str) -> LoadedPolitik:
    off = "Kladder, opdatering og Overblik er slået fra imens."
    return LoadedPolitik(STRENGEST, f"It-afdelingens indstillinger ({FIL}) {what}. {off}")


def _from_json(raw: object) -> Politik:
    """Raise ``ValueError`` naming the field on anything that is not a policy."""
    if not isinstance(raw, Mapping) or set(raw) - _FELTER:
        raise ValueError("form")
    return Politik(
        kilde=_of(raw, "kilde", str, ""),
        opdatering=_of(raw, "opdatering", bool, None),
        kladder=_of(raw, "kladder", bool, True),
        kommune=_of(raw, "kommune", str, STANDARD_KOMMUNE),
        to_underskrifter=_of(raw, "to_underskrifter", bool, False),
        overblik=_of(raw, "overblik", bool, True),
    )


def _of(raw: Mapping[str, Any], key: str, kind: type, default: Any) -> Any:
    value = raw.get(key, default)
    if value is not default and not isinstance(value, kind):
        raise ValueError(key)
    return value
