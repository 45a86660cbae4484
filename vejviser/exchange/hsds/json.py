"""Read HSDS as JSON into the store: one object, an array, a page with "contents", or lists by table.

The file is read in pieces, one object at a time; nested objects become rows that point at their owner. The
same row nested in many places becomes one row. Knows nothing of offers.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from typing import NoReturn

from vejviser.domain.indlaesning import Afvist
from vejviser.errors import DataError, Fault
from vejviser.exchange.hsds.flad import flad, gaet_tabel
from vejviser.exchange.hsds.kilde import Kilde, Maaler, MaaltFil
from vejviser.exchange.hsds.lager import Lager
from vejviser.exchange.hsds.skema import FILER, TABELLER

MAX_OBJEKT = 16_000_000
_PORTION = 1 << 18
_DOBBELT = "{} har det samme felt to gange i et objekt."
_MELLEMRUM = re.compile(r"[ \t\r\n]*")
_LISTER: Mapping[str, str] = (
    {f"{fil}.csv": tabel.navn for fil, tabel in FILER.items()}
    | {navn: navn for navn in TABELLER}
    | {fil: tabel.navn for fil, tabel in FILER.items()}
    | {"contents": ""}
)
# Lists that no single object has as a property: where one of these stands, the file is a wrapper.
_STROEM = frozenset(
    navn
    for navn in _LISTER
    if navn.endswith(".csv") or navn in ("contents", "services", "organizations", "taxonomies")
)


def laes_json(kilde: Kilde, lager: Lager, maaler: Maaler) -> tuple[list[Afvist], list[str]]:
    """Fill the store. Raises ``DataError`` where the file is no JSON or holds nothing of HSDS."""
    afviste: list[Afvist] = []
    advarsler: dict[str, int] = {}
    for navn in kilde.filer:
        with kilde.aabn(navn, maaler) as stream:
            for nummer, (tabel, obj) in enumerate(_objekter(_Tekst(stream, navn)), 1):
                if not isinstance(obj, dict):
                    afviste.append(Afvist(nummer, "", "", "Her skal stå et objekt."))
                    continue
                slags = tabel or gaet_tabel(obj)
                if not slags:
                    afviste.append(Afvist(nummer, "", "", "Det kan ikke ses, hvad objektet er i HSDS."))
                    continue
                flad(slags, obj, nummer, lager, advarsler)
    if not lager.antal and not afviste:
        raise DataError("Filen har ingen tilbud i sig.", "Er det en HSDS-fil?")
    return afviste, [text if n == 1 else f"{text} ({n} steder)" for text, n in advarsler.items()]


class _DobbeltError(ValueError):
    """The same key twice in one object: Python would silently keep the last one."""


def _par(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise _DobbeltError
    return result


def _konstant(navn: str) -> NoReturn:
    raise OverflowError(navn)


def _kommatal(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise OverflowError(text[:20])
    return value


_DEKODER = json.JSONDecoder(object_pairs_hook=_par, parse_constant=_konstant, parse_float=_kommatal)


class _Tekst:
    """A window over the file that grows until a value fits."""

    def __init__(self, stream: MaaltFil, navn: str) -> None:
        self._stream, self.navn = stream, navn
        self._utf8 = codecs.getincrementaldecoder("utf-8")()
        self._text, self._place, self._end, self._lines = "", 0, False, 1
        self._more()
        self._text = self._text.removeprefix("\ufeff")

    def _more(self, size: int = _PORTION) -> None:
        raw = self._stream.read(size)
        if self._lines == 1 and not self._text and raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise DataError(f"{self.navn} er gemt som UTF-16.", "Gem filen som UTF-8, og prøv igen.")
        self._end = not raw
        try:
            more = self._utf8.decode(raw, final=self._end)
        except UnicodeDecodeError:
            raise DataError(
                f"{self.navn} er ikke gemt som UTF-8.", "Gem filen som UTF-8, og prøv igen."
            ) from None
        self._lines += self._text.count("\n", 0, self._place)
        self._text, self._place = self._text[self._place :] + more, 0

    def peek(self) -> str:
        """The next character that is no white space; "" at the end."""
        while True:
            self._place = _MELLEMRUM.match(self._text, self._place).end()  # type: ignore[union-attr]
            if self._place < len(self._text) or self._end:
                return self._text[self._place : self._place + 1]
            self._more()

    def take(self, wanted: str) -> str:
        found = self.peek()
        if not found or found not in wanted:
            self.fault()
        self._place += 1
        return found

    def value(self) -> object:
        size = _PORTION
        while True:
            self.peek()
            try:
                value, end = _DEKODER.raw_decode(self._text, self._place)
                if end < len(self._text) or self._end:
                    self._place = end
                    return value
            except json.JSONDecodeError as error:
                if self._end:
                    self._place = error.pos
                    self.fault()
            except _DobbeltError:
                raise DataError(_DOBBELT.format(self.navn), "Slet det ene.") from None
            except RecursionError:
                raise DataError(f"{self.navn} har for mange lag inde i hinanden.") from None
            except ValueError:
                raise DataError(f"{self.navn} har et tal, der er alt for langt.") from None
            except OverflowError:
                raise DataError(
                    f"{self.navn} har et tal, der ikke kan bruges (NaN eller uendelig)."
                ) from None
            if len(self._text) - self._place > MAX_OBJEKT:
                raise DataError(f"{self.navn} har et objekt, der er alt for stort, eller er ikke JSON.")
            self._more(size)
            size *= 2

    def fault(self) -> NoReturn:
        line = self._lines + self._text.count("\n", 0, self._place)
        fault = Fault(self.navn, line, "", "her kan JSON ikke læses.")
        raise DataError(f"{self.navn} er ikke gyldig JSON.", "Bed afsenderen om en ny fil.", (fault,))


def _objekter(text: _Tekst) -> Iterator[tuple[str, object]]:
    """Every object at the top with the table it belongs to ("" = to be seen from the object)."""
    if text.peek() == "[":
        yield from (("", one) for one in _liste(text))
    elif text.peek() == "{":
        yield from _top(text)
    else:
        text.fault()
    if text.peek():
        text.fault()


def _liste(text: _Tekst) -> Iterator[object]:
    text.take("[")
    if text.peek() == "]":
        text.take("]")
        return
    while True:
        yield text.value()
        if text.take(",]") == "]":
            return


def _top(text: _Tekst) -> Iterator[tuple[str, object]]:
    rest: dict[str, object] = {}
    wrapper = False
    text.take("{")
    if text.peek() == "}":
        text.take("}")
        return
    while True:
        key = text.value()
        text.take(":")
        if not isinstance(key, str):
            text.fault()
        if key in rest:
            raise DataError(_DOBBELT.format(text.navn), "Slet det ene.")
        if key in _STROEM and "id" not in rest and text.peek() == "[":
            wrapper = True
            yield from ((_LISTER[key], one) for one in _liste(text))
        else:
            rest[key] = text.value()
        if text.take(",}") == "}":
            break
    if not wrapper:
        yield "", rest
        return
    if "id" in rest:
        raise DataError(f"{text.navn} har id efter sine lister.", "Skriv id først i objektet.")
    for key, value in rest.items():
        if key in _LISTER and isinstance(value, list):
            yield from ((_LISTER[key], one) for one in value)
