"""What the window says about the directory itself: its age, its warnings, and the values for Om. Pure."""

from __future__ import annotations

from vejviser.domain.dansk_tekst import dato_kort, parse_iso
from vejviser.domain.tilbud import Katalog, Sikkerhed
from vejviser.ui.tjenester import Tjenester

OLD_AFTER_DAYS = 90


def katalog_advarsel(tjenester: Tjenester) -> tuple[str, str] | None:
    """Bold words and the rest for the amber line, or None where all is well."""
    if tjenester.advarsler:
        first, *rest = tjenester.advarsler
        return first, " ".join(rest)
    made = parse_iso(tjenester.katalog.dato)
    if made is None:
        return "Kataloget har ingen dato.", "Ring og tjek, før I tager afsted."
    days = (tjenester.nu() - made).days
    if days <= OLD_AFTER_DAYS:
        return None
    return f"Kataloget er fra {dato_kort(tjenester.katalog.dato)}.", "Ring og tjek, før I tager afsted."


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
