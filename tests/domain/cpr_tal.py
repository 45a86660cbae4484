"""Random numbers and notes for the CPR tests: seeded, made in memory, never a real person's, never stored."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

Form = Callable[[str, str, str, str], str]

_NAMES = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)

FORMS: dict[str, Form] = {
    "dash": lambda d, m, y, n: f"{d}{m}{y}-{n}",
    "joined": lambda d, m, y, n: f"{d}{m}{y}{n}",
    "space": lambda d, m, y, n: f"{d}{m}{y} {n}",
    "dash with spaces": lambda d, m, y, n: f"{d}{m}{y} - {n}",
    "en dash": lambda d, m, y, n: f"{d}{m}{y}–{n}",
    "em dash": lambda d, m, y, n: f"{d}{m}{y} — {n}",
    "nbsp": lambda d, m, y, n: f"{d}{m}{y}\u00a0{n}",
    "no-break hyphen": lambda d, m, y, n: f"{d}{m}{y}\u2011{n}",
    "dotted": lambda d, m, y, n: f"{d}.{m}.{y}-{n}",
    "dotted and spaced": lambda d, m, y, n: f"{d}. {m}. {y} - {n}",
    "slashes": lambda d, m, y, n: f"{d}/{m}/{y}-{n}",
    "dashes": lambda d, m, y, n: f"{d}-{m}-{y}-{n}",
    "slash and dash": lambda d, m, y, n: f"{d}/{m}-{y} {n}",
    "spaces": lambda d, m, y, n: f"{d} {m} {y} {n}",
    "two blocks": lambda d, m, y, n: f"{d}{m} {y} {n}",
    "pairs": lambda d, m, y, n: f"{d} {m} {y} {n[:2]} {n[2:]}",
    "line break": lambda d, m, y, n: f"{d}{m}{y}-\n{n}",
    "break for dash": lambda d, m, y, n: f"{d}{m}{y}\n{n}",
    "semicolon": lambda d, m, y, n: f"{d}{m}{y};{n}",
    "underscore": lambda d, m, y, n: f"{d}{m}{y}_{n}",
    "two dashes": lambda d, m, y, n: f"{d}{m}{y}--{n}",
    "ellipsis": lambda d, m, y, n: f"{d}{m}{y}…{n}",
    "dot": lambda d, m, y, n: f"{d}{m}{y}.{n}",
    "slash": lambda d, m, y, n: f"{d}{m}{y}/{n}",
    "four-digit year": lambda d, m, y, n: f"{d}{m}19{y}-{n}",
    "four-digit year, dotted": lambda d, m, y, n: f"{d}.{m}.19{y}-{n}",
    "day plus 60": lambda d, m, y, n: f"{int(d) + 60}{m}{y}-{n}",
    "digits apart": lambda d, m, y, n: f"{' '.join(d + m + y)} - {' '.join(n)}",
    "zero width": lambda d, m, y, n: f"{d}{m}{y}\u200b-\u200b{n}",
    "full width": lambda d, m, y, n: "".join(chr(ord(c) + 0xFEE0) for c in d + m + y) + f"-{n}",
    "word before": lambda d, m, y, n: f"cpr:{d}{m}{y}{n}",
    "cpr-nr.": lambda d, m, y, n: f"cpr-nr. {d}.{m}.{y} {n}",
    "journal": lambda d, m, y, n: f"Journal: {d}{m}{y}-{n}",
    "case": lambda d, m, y, n: f"sag {d}{m}{y}{n}",
    "month by name": lambda d, m, y, n: f"født {int(d)}. {_NAMES[int(m) - 1]} 19{y} - {n}",
    "zero lost": lambda d, m, y, n: f"cpr {d[1]}{m}{y}-{n}",
    "in brackets": lambda d, m, y, n: f"({d}{m}{y}-{n})",
    "masked x": lambda d, m, y, n: f"{d}{m}{y}-xxxx",
    "masked stars": lambda d, m, y, n: f"{d}.{m}.{y}-****",
    "half masked": lambda d, m, y, n: f"{d}{m}{y}-{n[:2]}xx",
    "last four": lambda d, m, y, n: f"født {d}{m}{y}, de sidste fire er {n}",
    "ends in": lambda d, m, y, n: f"cpr slutter på {n}",
}
OTHER: dict[str, Callable[[random.Random], str]] = {
    "phone": lambda r: f"tlf. {_digits(r, 8)}",
    "phone in pairs": lambda r: "Ring på " + " ".join(_digits(r, 2) for _ in range(4)),
    "phone with code": lambda r: f"+45 {_digits(r, 8)}",
    "two phones": lambda r: " ".join(_digits(r, 2) for _ in range(4)) + " / " + _digits(r, 8),
    "foreign phone": lambda r: f"+31 10 {_digits(r, 2)} {_digits(r, 4)}",
    "cvr": lambda r: f"CVR {_digits(r, 8)}",
    "p-number": lambda r: f"P-nr. {_birthday(r)}{_digits(r, 4)}",
    "account": lambda r: f"reg. {_digits(r, 4)} konto {_birthday(r)}{_digits(r, 4)}",
    "ean": lambda r: f"EAN 5798{_digits(r, 9)}",
    "date": lambda r: f"den {_day(r)}. nov. 2026 kl. {r.randrange(8, 18)}.{r.choice(['00', '15', '30'])}",
    "short date": lambda r: f"{_day(r)}.{_month(r)}.26 kl. 14.30",
    "iso date": lambda r: f"2026-{_month(r)}-{_day(r)} 1430",
    "iso stamp": lambda r: f"2026-{_month(r)}-{_day(r)}T14:30:00",
    "period": lambda r: f"{_day(r)}.{_month(r)}.2026-{_day(r)}.{_month(r)}.2026",
    "period, short": lambda r: f"{_day(r)}/{_month(r)}-{_day(r)}/{_month(r)} 2026",
    "hours": lambda r: "man-fre 10-12 og 13-15, lør. 10.00-12.30",
    "times": lambda r: "kl. 10.10-12.10",
    "post code": lambda r: f"Dyrehavevej {r.randrange(1, 300)}, 6000 Kolding",
    "amount": lambda r: f"{r.randrange(1, 99)}.{_digits(r, 3)},{_digits(r, 2)} kr.",
    "date and amount": lambda r: f"{_day(r)}{_month(r)}26 3500 kr.",
    "law": lambda r: "serviceloven § 110, stk. 2, nr. 3",
    "law number": lambda r: "LBK nr. 1129 af 22-09-2025",
    "order": lambda r: f"ordrenr. {_birthday(r)}{_digits(r, 4)}",
    "invoice": lambda r: f"faktura {_birthday(r)}{_digits(r, 4)}",
    "impossible date": lambda r: f"4513{_digits(r, 2)}-{_digits(r, 4)}",
    "long number": lambda r: _digits(r, 14),
    "decimal": lambda r: f"{_digits(r, 3)},{_digits(r, 4)}",
    "case number": lambda r: f"sag 2026/{_digits(r, 5)}",
    "card": lambda r: f"kortet slutter på {_digits(r, 4)}",
    "year span": lambda r: "2019-2026",
}

SENTENCES = (
    "Borgeren sover i campingvognen, til pladsen lukker {period}.",
    "Vi ringer sammen {date} til {phone}.",
    "Mødet er {short date} i Borgerservice, {post code}.",
    "Huslejen er {amount} og skal betales {date}.",
    "Afgørelsen er truffet efter {law}.",
    "Åbent {hours}.",
    "Kommer borgeren ikke, ringer gadeplan på {phone in pairs}.",
    "Lægevagten har {phone}, {cvr}.",
)


def numbers(seed: int, count: int) -> Iterator[tuple[str, str, str, str]]:
    """Day, month, year, and four random digits."""
    rng = random.Random(seed)
    for _ in range(count):
        yield _day(rng), _month(rng), f"{rng.randrange(100):02}", _digits(rng, 4)


def ordinary_note(rng: random.Random) -> str:
    """Six everyday sentences with dates, phones, times and amounts, but no CPR number."""
    text = " ".join(rng.choice(SENTENCES) for _ in range(6))
    for kind, make in OTHER.items():
        while f"{{{kind}}}" in text:
            text = text.replace(f"{{{kind}}}", make(rng), 1)
    return text


def _day(rng: random.Random) -> str:
    return f"{rng.randrange(1, 29):02}"


def _month(rng: random.Random) -> str:
    return f"{rng.randrange(1, 13):02}"


def _birthday(rng: random.Random) -> str:
    return f"{_day(rng)}{_month(rng)}{rng.randrange(100):02}"


def _digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))
