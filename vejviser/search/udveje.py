"""Ways on from a thin or empty answer (placeholder until the finder is complete)."""

from __future__ import annotations

from collections.abc import Mapping


class Udvejsfinder:
    def __init__(self, omraadenavne: Mapping[str, str], hovednummer: str) -> None:
        self._omraadenavne = omraadenavne
        self._hovednummer = hovednummer
