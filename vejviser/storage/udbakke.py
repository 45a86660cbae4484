"""The laptop's outbox of corrections: one small file each, written whole, gone when the user says it is sent.

Knows nothing of what a correction holds: the caller turns it into bytes and back.
"""

from __future__ import annotations

import re
from pathlib import Path

from vejviser.errors import UserError
from vejviser.storage.hel_fil import cannot_write, ensure_folder, remove, write_whole

_ID = re.compile(r"[0-9a-f]{32}")
_ENDELSE = ".json"


class Udbakke:
    """The folder ``rettelser`` of the user's own files."""

    def __init__(self, bruger: Path) -> None:
        self.mappe = bruger / "rettelser"

    def gem(self, id: str, data: bytes) -> Path:
        """Write a correction, or write it again; ``UserError`` where the disk says no."""
        fil = self._file(id)
        try:
            ensure_folder(self.mappe)
            write_whole(fil, data)
        except OSError as error:
            raise cannot_write(
                "Fejlmeldingen er ikke gemt.", "Det, du har skrevet, står her stadig.", error
            ) from error
        return fil

    def filer(self) -> tuple[Path, ...]:
        """Every correction that lies here; what somebody else put in the folder is left alone."""
        try:
            found = sorted(self.mappe.glob(f"*{_ENDELSE}"))
        except OSError:
            return ()
        return tuple(fil for fil in found if _ID.fullmatch(fil.stem) and fil.is_file())

    def slet(self, id: str) -> None:
        try:
            remove(self._file(id))
        except FileNotFoundError:
            return
        except OSError as error:
            raise cannot_write("Fejlmeldingen er ikke slettet.", "Den ligger her stadig.", error) from error

    def _file(self, id: str) -> Path:
        if not _ID.fullmatch(id):
            raise UserError("Fejlmeldingen har intet gyldigt nummer.", "Skriv den igen.")
        return self.mappe / f"{id}{_ENDELSE}"
