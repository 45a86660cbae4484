"""What can be done with a correction that is written: save it as a file, or copy it as the text of a mail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from vejviser.domain.rettelse import Rettelse, rettelse_som_mail
from vejviser.ui.klip import copy_text
from vejviser.ui.views.katalog_filer import spoerg_gem

ENDELSE = ".vejviserrettelse.json"
KOPIERET = "Mailteksten er kopieret. Sæt den ind i en mail til dem, der holder kataloget."


def ask_file(parent: QWidget, rettelse: Rettelse) -> Path | None:
    """Where the user wants the file, with the ending that an editor's Vejviser knows."""
    name = f"fejlmelding-{rettelse.tilbud}-{rettelse.dato}{ENDELSE}"
    chosen = spoerg_gem(parent, "Gem fejlmeldingen", name, f"Fejlmelding (*{ENDELSE})")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.name.endswith(ENDELSE) else path.with_name(path.name + ENDELSE)


def copy_mail(rettelse: Rettelse) -> str:
    """To the clipboard; gives the words that say so."""
    copy_text("\n\n".join(rettelse_som_mail(rettelse)))
    return KOPIERET


AskFile = Callable[[QWidget, Rettelse], Path | None]
