"""Opening hours as HSDS schedules and back.

Our own rows carry the source's four texts in columns of the profile, so they come back exactly; the rule
beside them (freq, byday ...) is for other programs. HSDS has no word for a closed day: ours stand in
``notes`` and, for machines, in the profile's ``lukkedage``. Times are Danish wall time: a "Z" would be wrong
half the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from vejviser.domain.aabningstid import Aabningstid, Rytme, Slags, read_aabningstid, tider_som_tekst
from vejviser.domain.aabningstid_dage import dage_ord
from vejviser.domain.aabningstid_laesning import DAY
from vejviser.domain.tilbud_regler import is_iso_date
from vejviser.exchange.hsds.id import stabil_id
from vejviser.exchange.hsds.skema import UGEDAGSKODER, Raekke
from vejviser.exchange.tilbud_json import TIDSNAVNE

_KORT = ("ma", "ti", "on", "to", "fr", "lø", "sø")
_NUMMER = {"1": "første", "2": "anden", "3": "tredje", "4": "fjerde", "5": "femte", "-1": "sidste"}
_DAG = re.compile(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)")
_KLOKKEN = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
_SLAGS = {Slags.FREMMOEDE: "in-person", Slags.TELEFON: "phone", Slags.CHAT: "chat", Slags.SMS: "sms"}
_LUKKET = re.compile(r"\b(?:closed|(?:ferie)?lukket)\b", re.IGNORECASE)
_CLOSED = re.compile(r"\bclosed(?: on)?\s+(?=\d)", re.IGNORECASE)
_EN_DAG = r"(?:\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_DAGE = re.compile(rf"{_EN_DAG}(?:/{_EN_DAG})?")
_DATOREGLER = ("bymonthday", "byyearday", "byweekno", "count")


def doegn_id(service: str) -> str:
    """The row that says "day and night" for an offer without hours of its own."""
    return stabil_id(service, "doegnaaben")


def skriv_doegn(service: str) -> Raekke:
    return {
        "id": doegn_id(service),
        "service_id": service,
        "freq": "WEEKLY",
        "byday": ",".join(UGEDAGSKODER),
        "description": "Døgnet rundt",
        "opens_at": "00:00",
        "closes_at": "23:59",
    }


def skriv_tider(service: str, tider: Sequence[Aabningstid], dato: str) -> Iterator[Raekke]:
    """One row per interval; ``dato`` is the directory's, for rules that need a year."""
    year = int(dato[:4]) if is_iso_date(dato) else None
    for place, tid in enumerate(tider):
        row: Raekke = {"id": stabil_id(service, "tid", str(place)), "service_id": service}
        row |= _gyldig(tid, year) | _regel(tid, year) | _klokken(tid)
        row["description"] = " ".join(tider_som_tekst((tid,), None))
        how = (_SLAGS.get(tid.slags, ""), "by appointment" if tid.efter_aftale else "")
        row |= {"attending_type": ", ".join(filter(None, how)), "notes": tid.note}
        row |= {navn: getattr(tid, navn) for navn in TIDSNAVNE} | {"lukkedage": ",".join(tid.undtagen)}
        yield {key: value for key, value in row.items() if value != ""}


def _gyldig(tid: Aabningstid, year: int | None) -> Raekke:
    if not tid.saeson:
        return {}
    first, last = tid.saeson
    if is_iso_date(first):
        return {"valid_from": first, "until": last, "valid_to": last}
    if year is None:
        return {}
    dates = f"{year}-{first}", f"{year + (first > last)}-{last}"
    return {"valid_from": dates[0], "valid_to": dates[1]} if all(map(is_iso_date, dates)) else {}


def _regel(tid: Aabningstid, year: int | None) -> Raekke:
    """The rule, where the source's words could be read; else none, and the words stand in the description."""
    days = [UGEDAGSKODER[day] for day in tid.ugedage]
    if not days or tid.rytme is Rytme.UKENDT:
        return {}
    if tid.rytme is Rytme.MAANEDLIG:
        nummer = tid.nummer_i_maaned
        return {"freq": "MONTHLY", "byday": ",".join(f"{nummer}{day}" for day in days)} if nummer else {}
    rule: Raekke = {"freq": "WEEKLY", "byday": ",".join(days)}
    if tid.rytme in (Rytme.ULIGE_UGER, Rytme.LIGE_UGER):
        if year is None:
            return {}
        week = 1 if tid.rytme is Rytme.ULIGE_UGER else 2
        start = date.fromisocalendar(year, week, tid.ugedage[0] + 1)
        rule |= {"interval": 2, "dtstart": start.isoformat(), "wkst": "MO"}
    return rule


def _klokken(tid: Aabningstid) -> Raekke:
    if tid.fra_min is None or tid.til_min is None:
        return {}
    closes = "23:59" if tid.til_min == DAY else _hhmm(tid.til_min % DAY)
    return {"opens_at": _hhmm(tid.fra_min % DAY), "closes_at": closes}


def _hhmm(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def er_egen_tid(row: Raekke) -> bool:
    return any(navn in row for navn in TIDSNAVNE)


def laes_egne_tider(rows: Iterable[Raekke]) -> tuple[Aabningstid, ...]:
    texts = (tuple(str(row.get(navn, "")) for navn in TIDSNAVNE) for row in rows if er_egen_tid(row))
    return tuple(
        tid for (dage, fra, til, note), _ in groupby(texts) for tid in read_aabningstid(dage, fra, til, note)
    )


def laes_fremmede_tider(rows: Iterable[Raekke], advarsler: list[str]) -> tuple[Aabningstid, ...]:
    """Another publisher's hours in our words. What our words cannot say makes the row doubtful."""
    found: list[tuple[str, str, str, str]] = []
    hours = list(rows)
    closed = [words for row in hours if (words := _lukkeraekke(row))]
    if len(closed) < len(hours):
        hours = [row for row in hours if not _lukkeraekke(row)]
    else:
        closed = []
    for row in hours:
        tid = _fremmed(row, closed, advarsler)
        if tid not in found:
            found.append(tid)
    return tuple(tid for texts in found for tid in read_aabningstid(*texts))


def _lukkeraekke(row: Raekke) -> str:
    """A row without a clock that says "closed" from a date to a date: how other publishers do without a word.

    >>> _lukkeraekke({"valid_from": "2026-12-24", "until": "2026-12-26", "notes": "Closed for Christmas"})
    'lukket 24.-26. december 2026'
    """
    says = _LUKKET.search(f"{row.get('description', '')} {row.get('notes', '')}")
    period = _periode(row, "valid_to")
    return f"lukket {period}" if says and period and not (row.get("opens_at") or row.get("closes_at")) else ""


def _periode(row: Raekke, *ends: str) -> str:
    """First and last day in words, where both are dates in their order; ``until`` before other ends."""
    first = _vaerdi(row, "valid_from") or _vaerdi(row, "dtstart")
    last = next((text for key in ("until", *ends) if (text := _vaerdi(row, key))), "")
    fine = is_iso_date(first) and is_iso_date(last) and first <= last
    return dage_ord((first if first == last else f"{first}/{last}",)) if fine else ""


def _fremmed(row: Raekke, closed: Sequence[str], advarsler: list[str]) -> tuple[str, str, str, str]:
    notes = [_CLOSED.sub("lukket ", _vaerdi(row, "notes")), *_lukkedage(row), *closed]
    days = _dage(_vaerdi(row, "byday"), _vaerdi(row, "freq"))
    if not days:
        days = "dage ikke oplyst"
        notes.insert(0, _vaerdi(row, "description"))
    fra, til = (_klokkeslaet(row, key, advarsler) for key in ("opens_at", "closes_at"))
    if _vaerdi(row, "interval") not in ("", "0", "1"):
        notes.append("hver anden uge" if _vaerdi(row, "interval") == "2" else "kun nogle uger")
    if any(_vaerdi(row, key) for key in _DATOREGLER):
        notes.append("kun visse datoer, se kilden")
    if any(_vaerdi(row, key).endswith("Z") or "+" in _vaerdi(row, key) for key in ("opens_at", "closes_at")):
        advarsler.append("Et klokkeslæt har en tidszone. Det er læst som dansk tid: tjek det.")
        notes.append("tider oplyst med tidszone")
    notes.append(_gyldighed(row))
    return days, fra, til, "; ".join(" ".join(note.split()) for note in notes if note)


def _gyldighed(row: Raekke) -> str:
    """``until`` ends the hours; ``valid_to`` only says that nobody knows more, so the words stay doubtful."""
    period = _periode(row)
    if period:
        return f"kun {period}"
    first, last = _vaerdi(row, "valid_from"), _vaerdi(row, "until") or _vaerdi(row, "valid_to")
    words = " ".join(filter(None, (first and f"fra {first}", last and f"til {last}")))
    return f"tider oplyst {words}" if words else ""


def _lukkedage(row: Raekke) -> list[str]:
    """The profile's closed days; a text that is no day is left to the kept row."""
    entries = _vaerdi(row, "lukkedage").split(",")
    return [f"lukket {dage_ord((one.strip(),))}" for one in entries if _DAGE.fullmatch(one.strip())]


def _vaerdi(row: Raekke, key: str) -> str:
    text = str(row.get(key, "")).strip()
    return "" if text.lower() == "null" else text


def _dage(byday: str, freq: str) -> str:
    """
    >>> _dage("MO,TU,WE,TH", "WEEKLY"), _dage("1SA", "MONTHLY"), _dage("MO,WE", ""), _dage("XX", "WEEKLY")
    ('ma-to', 'første lø i måneden', 'ma, on', '')
    """
    matches = [_DAG.fullmatch(part.strip().upper()) for part in byday.split(",")]
    known = [match for match in matches if match]
    if len(known) != len(matches):
        return ""
    if any(match[1] for match in known):
        one = known[0]
        nummer = _NUMMER.get((one[1] or "").lstrip("+"), "")
        return f"{nummer} {_KORT[UGEDAGSKODER.index(one[2])]} i måneden" if nummer and len(known) == 1 else ""
    if freq.upper() == "MONTHLY":
        return ""
    days = sorted({UGEDAGSKODER.index(match[2]) for match in known})
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return f"{_KORT[days[0]]}-{_KORT[days[-1]]}"
    return ", ".join(_KORT[day] for day in days)


def _klokkeslaet(row: Raekke, key: str, advarsler: list[str]) -> str:
    text = _vaerdi(row, key)
    match = _KLOKKEN.fullmatch(text)
    if not match:
        if text:
            advarsler.append("Et klokkeslæt kan ikke læses og er udeladt.")
        return ""
    clock = f"{int(match[1]):02d}:{match[2]}"
    if key == "closes_at" and clock == "23:59":
        return "24:00"
    return clock if clock <= "24:00" else ""
