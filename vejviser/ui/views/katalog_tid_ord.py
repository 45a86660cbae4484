"""What an editor types about the clock, read kindly. Pure."""

from __future__ import annotations

import re

from vejviser.domain.aabningstid_laesning import minutes

_SPAN = re.compile(r"(\d{1,2}(?:[.:]\d{2})?)\s*(?:-|–|til)\s*(\d{1,2}(?:[.:]\d{2})?)")


def laes_klokker(text: str) -> tuple[tuple[str, str], ...] | None:
    """None where it cannot be read.

    >>> laes_klokker("10-13 og 18.30-21"), laes_klokker(""), laes_klokker("om aftenen")
    ((('10:00', '13:00'), ('18:30', '21:00')), (), None)
    """
    found = [(_clock(match[1]), _clock(match[2])) for match in _SPAN.finditer(text)]
    rest = re.sub(r"kl\.?|og|samt|[,;.\s]", "", _SPAN.sub("", text.casefold()))
    if rest or any("" in pair for pair in found):
        return None
    return tuple(found)


def _clock(text: str) -> str:
    total = minutes(text)
    return "" if total is None else f"{total // 60:02d}:{total % 60:02d}"


def klokker_ord(tider: tuple[tuple[str, str], ...]) -> str:
    """
    >>> klokker_ord((("10:00", "13:00"), ("18:30", "21:00")))
    '10.00-13.00 og 18.30-21.00'
    """
    return " og ".join(f"{fra}-{til}" for fra, til in tider).replace(":", ".")
