"""Råb op: the barrier notes (*barrierer*) in one plain JSON file that the leader may be given.

Notes are added and all deleted, never changed. There is no person in them, so the file is not encrypted. A
damaged file is never written over.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from vejviser.domain.barriere import Barriere
from vejviser.errors import DataError
from vejviser.storage.hel_fil import cannot_write, remove, write_whole

FIL = "barrierer.json"


class Barrierelager:
    """``bruger`` is the user's folder. Methods raise ``UserError`` or ``DataError`` in Danish."""

    def __init__(self, bruger: Path) -> None:
        self.fil = bruger / FIL

    def all(self) -> tuple[Barriere, ...]:
        """In the order in which they were written."""
        try:
            items = json.loads(self.fil.read_text(encoding="utf-8"))
            return tuple(
                Barriere(date.fromisoformat(i["dato"]), str(i["omraade"]), str(i["tekst"])) for i in items
            )
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except (OSError, ValueError, TypeError, KeyError):
            raise DataError(
                f"Dine “råb op” kan ikke læses: {FIL} er beskadiget eller låst.",
                "Slet dem under “Hvad ligger her?”, eller få filen rettet. Den er ikke ændret.",
            ) from None

    def add(self, barriere: Barriere) -> None:
        rows = [asdict(row) | {"dato": row.dato.isoformat()} for row in (*self.all(), barriere)]
        text = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
        try:
            self.fil.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.fil, text.encode("utf-8"))
        except OSError as error:
            raise cannot_write("Dit “råb op” er ikke gemt.", "De andre ligger her stadig.", error) from error

    def delete_all(self) -> None:
        try:
            if self.fil.parent.is_dir():
                remove(self.fil)
        except OSError as error:
            raise cannot_write("Dine “råb op” er ikke slettet.", "Prøv igen.", error) from error
