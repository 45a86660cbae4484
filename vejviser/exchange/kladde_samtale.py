"""A draft's content: the conversation and the step it stood on, to bytes and back, over the encrypted store.

An offer that has left the directory since then does not spoil a draft: the agreement keeps its id, and the
screens say that the offer is gone. Errors never carry what a citizen said.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from vejviser.domain.kladde import Gemt, Kladde
from vejviser.domain.samtale import Trin
from vejviser.domain.samtale_haendelser import Forloeb
from vejviser.errors import DataError
from vejviser.exchange.json_fil import parse_json
from vejviser.exchange.samtale_json import refuse_newer, samtale_from_json, samtale_to_json
from vejviser.storage.kladder import Kladdelager

NAVN = "kladden"
_TRIN = {trin.value: trin for trin in Trin}


def pak(forloeb: Forloeb) -> bytes:
    """The whole conversation and where one stood in it."""
    data = {"trin": forloeb.trin.value, "samtale": samtale_to_json(forloeb.samtale)}
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")


def pak_ud(raw: bytes) -> Forloeb:
    """Raises ``DataError`` where the bytes are not a conversation, or one of a newer Vejviser."""
    data = parse_json(raw, NAVN)
    if not isinstance(data, dict) or "samtale" not in data:
        raise DataError("Kladden kan ikke læses.", "Slet den, og begynd forfra.")
    refuse_newer(data, NAVN)
    samtale = samtale_from_json(data["samtale"], frozenset(_named_tilbud(data["samtale"])), NAVN)
    return Forloeb(samtale, _TRIN.get(str(data.get("trin")), Trin.BEHOV))


class Samtalekladder:
    """``Kladdelager`` with conversations instead of bytes."""

    def __init__(self, lager: Kladdelager) -> None:
        self._lager = lager

    @property
    def mangler(self) -> str:
        return self._lager.mangler

    def new_id(self) -> str:
        return self._lager.new_id()

    def save(self, forloeb: Forloeb, kladde_id: str, til_opfoelgning: bool = False) -> Gemt:
        return self._lager.save(pak(forloeb), kladde_id, til_opfoelgning)

    def all(self) -> tuple[Kladde, ...]:
        return self._lager.all()

    def read(self, kladde_id: str) -> Forloeb:
        return pak_ud(self._lager.read(kladde_id))

    def delete(self, kladde_id: str) -> None:
        self._lager.delete(kladde_id)


def _named_tilbud(data: object) -> Iterator[str]:
    """Every offer that the draft itself names."""
    for key in ("aftaler", "lagt_til_side"):
        rows = data.get(key) if isinstance(data, dict) else None
        for row in rows if isinstance(rows, list) else ():
            named = row.get("tilbud") if isinstance(row, dict) else None
            if isinstance(named, str):
                yield named
