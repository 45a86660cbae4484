"""The files of a tabular package: one CSV per table that has rows, and the descriptor beside them."""

from __future__ import annotations

import contextlib
import csv
import json
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from vejviser.exchange.hsds.csv import celle
from vejviser.exchange.hsds.skema import (
    FREMMEDNOEGLER,
    FRIE_NOEGLER,
    PROFIL,
    TABELLER,
    TALKOLONNER,
    VERSION,
    Raekke,
)

# Also what makes the writer quote a lone carriage return: a cell may hold one.
_LINJESKIFT = "\r\n"


class Tabelfiler:
    """Open while the rows come; ``ekstra`` are columns beside those of HSDS, by table."""

    def __init__(self, mappe: Path, ekstra: Mapping[str, tuple[str, ...]]) -> None:
        self._mappe, self._ekstra = mappe, ekstra
        self._stack = contextlib.ExitStack()
        self._writers: dict[str, Any] = {}

    def __enter__(self) -> Tabelfiler:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def _kolonner(self, tabel: str) -> tuple[str, ...]:
        return (*TABELLER[tabel].kolonner, *self._ekstra.get(tabel, ()))

    def skriv(self, tabel: str, row: Raekke) -> None:
        cells = [celle(row[key]) if key in row else "" for key in self._kolonner(tabel)]
        self._fil(tabel).writerow(cells)

    def _fil(self, tabel: str) -> Any:
        """The table's writer; its file and header come with its first row."""
        writer = self._writers.get(tabel)
        if writer is None:
            path = self._mappe / f"{TABELLER[tabel].fil}.csv"
            stream = self._stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            writer = self._writers[tabel] = csv.writer(stream, lineterminator=_LINJESKIFT)
            writer.writerow(self._kolonner(tabel))
        return writer

    def beskriv(self) -> None:
        """Write datapackage.json for the tables that are there; a package always has services."""
        self._fil("service")
        package = {
            "name": PROFIL.lower(),
            "profile": "tabular-data-package",
            "title": f"HSDS {VERSION}, profil {PROFIL}",
            "resources": [self._ressource(tabel) for tabel in TABELLER if tabel in self._writers],
        }
        text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
        (self._mappe / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")

    def _ressource(self, tabel: str) -> dict[str, object]:
        kraevet = TABELLER[tabel].kraevet
        fields = [
            {"name": key, "type": "number" if key in TALKOLONNER else "string"}
            | ({"constraints": {"required": True}} if key in kraevet else {})
            for key in self._kolonner(tabel)
        ]
        keys = [
            {"fields": key, "reference": {"resource": TABELLER[maal].fil, "fields": "id"}}
            for key, maal in FREMMEDNOEGLER.items()
            if key in TABELLER[tabel].kolonner and key not in FRIE_NOEGLER and maal in self._writers
        ]
        schema = {"fields": fields, "primaryKey": "id", "foreignKeys": keys, "missingValues": [""]}
        fil = TABELLER[tabel].fil
        return {
            "name": fil, "path": f"{fil}.csv", "profile": "tabular-data-resource", "encoding": "utf-8",
            "dialect": {"delimiter": ",", "lineTerminator": _LINJESKIFT}, "schema": schema,
        }  # fmt: skip
