"""CSV in and out: semicolon and UTF-8 with a mark, which Excel on a Danish machine opens with a double click.

In: UTF-8, UTF-16 or Windows-1252, and semicolon, comma or tab; what was guessed is said.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from vejviser.domain.indlaesning import Laest
from vejviser.domain.tilbud import Tilbud
from vejviser.errors import DataError
from vejviser.exchange.filer import laes_bytes
from vejviser.exchange.regneark.kolonner import KOLONNER, kendte_overskrifter
from vejviser.exchange.regneark.ord import Valgord
from vejviser.exchange.regneark.tabel import Afbrudt, Arkraekke, Fremdrift, Tabellaeser
from vejviser.exchange.regneark.ud import celler_af

MAX_BYTES = 200_000_000
_MAX_KOLONNER = 1_000
_SKILLETEGN = (";", ",", "\t")
_SEP = re.compile(r"\ufeff?sep=([;,\t|])\r?\n", re.IGNORECASE)


def csv_bytes(tilbud: Iterable[Tilbud], valg: Valgord) -> bytes:
    """All offers, one row each, under Danish headings."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([kolonne.overskrift for kolonne in KOLONNER])
    writer.writerows(celler_af(one, valg) for one in tilbud)
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8", "replace")


def read_csv(
    fil: Path,
    kendte: Mapping[str, Tilbud],
    valg: Valgord,
    fremdrift: Fremdrift | None = None,
    afbrudt: Afbrudt | None = None,
) -> Laest:
    """Read a table of offers; ``kendte`` are those that blank cells leave as they are."""
    tabel = Tabellaeser(fil.name, "csv", kendte, valg, fremdrift, afbrudt)
    text = _decode(laes_bytes(fil, MAX_BYTES), tabel)
    separator = _separator(text)
    if found := _SEP.match(text):
        text = "\n" + text[found.end() :]
    stream = io.StringIO(text, newline="")
    return tabel.laes(_rows(stream, separator, fil.name), lambda: (stream.tell(), len(text)))


def _decode(raw: bytes, tabel: Tabellaeser) -> str:
    if not raw.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise DataError(f"{tabel.fil} er tom.", "Vælg en fil med tilbud.")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(raw, "utf-16", tabel.fil)
    if b"\0" in raw:
        raise DataError(f"{tabel.fil} er ikke en tekstfil.", "Gem regnearket som xlsx eller CSV (UTF-8).")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _strict(raw, "cp1252", tabel.fil)
    tabel.warn("Filen er ikke UTF-8 og er læst som Windows-1252. Se efter, at æ, ø og å er rigtige.")
    return text


def _strict(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DataError(
            f"{name} har tegn, som ikke kan læses (linje {line}).", "Gem filen som CSV UTF-8, og prøv igen."
        ) from None


def _separator(text: str) -> str:
    """What parts the cells: the one that finds the most headings near the top."""
    if found := _SEP.match(text):
        return found[1]
    top = text[:100_000].split("\n")[:30]

    def headings(separator: str) -> int:
        return max(
            kendte_overskrifter([cell.strip(' "\r') for cell in line.split(separator)]) for line in top
        )

    return max(_SKILLETEGN, key=headings)


def _rows(stream: io.StringIO, separator: str, name: str) -> Iterator[Arkraekke]:
    reader = csv.reader(stream, delimiter=separator, strict=True)
    start = 1
    try:
        for cells in reader:
            if len(cells) > _MAX_KOLONNER:
                raise DataError(
                    f"{name} har over {_MAX_KOLONNER} kolonner (linje {start}).", "Slet de tomme."
                )
            if any(cells):
                yield Arkraekke(start, cells)
            start = reader.line_num + 1
    except csv.Error:
        raise DataError(
            f"{name} kan ikke læses fra linje {start}.",
            "Et anførselstegn er ikke lukket, eller en celle er alt for lang. Gem regnearket som xlsx.",
        ) from None
