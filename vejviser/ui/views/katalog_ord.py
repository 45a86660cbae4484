"""What the window says about the directory itself: its age, its warnings, and the values for Om. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from vejviser.domain.dansk_tekst import dato_kort
from vejviser.domain.pakke import Katalogalder, katalogalder
from vejviser.domain.tilbud import Katalog, Sikkerhed
from vejviser.ui.tjenester import Tjenester


def med_navne(text: str, navne: Mapping[str, str]) -> str:
    """Codes, one a line, as the words people know them by.

    >>> med_navne("faellesskab\\nukendt", {"faellesskab": "Fællesskab"})
    'Fællesskab\\nukendt'
    """
    return "\n".join(navne.get(line, line) for line in text.split("\n"))


def katalog_advarsel(tjenester: Tjenester) -> tuple[str, str] | None:
    """Bold words and the rest for the amber line, or None where all is well."""
    if tjenester.advarsler:
        first, *rest = tjenester.advarsler
        return first, " ".join(rest)
    alder = katalogets_alder(tjenester)
    told = alder.farve == "roed" or alder.dage is None  # yellow is said in the status line alone
    return (alder.saetning, alder.raad) if told else None


def katalogets_alder(tjenester: Tjenester) -> Katalogalder:
    """How old the directory in use is today."""
    return katalogalder(tjenester.katalog.dato, tjenester.nu().date().isoformat(), tjenester.gyldig_til)


def om_ord(version: str, katalog: Katalog | None) -> dict[str, str]:
    """Values for the places in the help's texts. Before loading they say so."""
    if katalog is None:
        waiting = "hentes nu"
        return dict.fromkeys(("katalog_dato", "antal", "efterses", "fingeraftryk"), waiting) | {
            "version": version
        }
    weak = sum(1 for tilbud in katalog.tilbud.values() if tilbud.sikkerhed is Sikkerhed.LAV)
    return {
        "version": version,
        "katalog_dato": dato_kort(katalog.dato),
        "antal": str(len(katalog.tilbud)),
        "efterses": str(weak),
        "fingeraftryk": katalog.fingeraftryk[:16] or "ikke oplyst",
    }
