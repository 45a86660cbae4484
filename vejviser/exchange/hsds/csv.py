"""Read the tables of a tabular HSDS package into the store, row by row: columns come from each file's header.

Other separators and Windows-1252 are read with a warning; what cannot be text is refused.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterator

from vejviser.domain.indlaesning import Afvist
from vejviser.errors import DataError, Fault
from vejviser.exchange.hsds.kilde import Kilde, Maaler, MaaltFil
from vejviser.exchange.hsds.lager import Lager
from vejviser.exchange.hsds.skema import FILER, Raekke, Tabel
from vejviser.exchange.json_laeser import shown

MAX_KOLONNER = 200
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FJERN = "Gem filen som UTF-8, og prøv igen."


def laes_csv(kilde: Kilde, lager: Lager, maaler: Maaler) -> tuple[list[Afvist], list[str]]:
    """Fill the store. Raises ``DataError`` where a file cannot be read or the package has no services."""
    afviste: list[Afvist] = []
    advarsler: list[str] = []
    if not har_services(kilde):
        raise DataError(
            "Pakken har ingen services.csv, så der er ingen tilbud i den.", "Er det en HSDS-pakke?"
        )
    for navn in kilde.filer:
        tabel = FILER.get(_stamme(navn))
        if tabel is None:
            advarsler.append(f"{shown(navn)} er ikke en HSDS-tabel og er ikke læst.")
            continue
        _laes_tabel(kilde, navn, tabel, lager, maaler, afviste, advarsler)
    return afviste, advarsler


def har_services(kilde: Kilde) -> bool:
    return any(FILER[stem].navn == "service" for stem in map(_stamme, kilde.filer) if stem in FILER)


def _stamme(fil: str) -> str:
    return fil.removesuffix(".csv")


def _laes_tabel(
    kilde: Kilde,
    navn: str,
    tabel: Tabel,
    lager: Lager,
    maaler: Maaler,
    afviste: list[Afvist],
    advarsler: list[str],
) -> None:
    tegnsaet = _tegnsaet(kilde, navn, maaler, advarsler)
    with kilde.aabn(navn, maaler) as stream:
        rows = _rows(stream, navn, tegnsaet, advarsler)
        header = _header(next(rows, (0, []))[1], navn, tabel, advarsler)
        lange = korte = 0
        for linje, cells in rows:
            if not any(cells):
                continue
            if any(cells[len(header) :]):
                lange += 1
                if tabel.navn == "service":
                    grund = "Rækken har flere celler end overskriften. Står teksten i anførselstegn?"
                    afviste.append(Afvist(linje, "", "", grund))
                continue
            korte += len(cells) < len(header)
            lager.add(tabel.navn, _row(header, cells), linje)
    for count, what in ((lange, "flere celler end overskriften og er ikke læst"), (korte, "færre celler")):
        if count:
            advarsler.append(f"{navn}: {count} rækker har {what}.")


def _row(header: list[str], cells: list[str]) -> Raekke:
    return {key: cell for key, cell in zip(header, cells, strict=False) if cell}


def _header(cells: list[str], navn: str, tabel: Tabel, advarsler: list[str]) -> list[str]:
    """The column names; refuses a file that has none of the table's own."""
    header = [cell.strip().lower() for cell in cells]
    if not any(header):
        if tabel.navn == "service":
            raise DataError(f"{navn} er tom.", "Bed afsenderen om en ny pakke.")
        advarsler.append(f"{navn} er tom.")
        return []
    if len(header) > MAX_KOLONNER:
        raise DataError(f"{navn} har flere end {MAX_KOLONNER} kolonner.", "Er det den rigtige fil?")
    doubled = next((one for one in header if one and header.count(one) > 1), None)
    if doubled:
        raise DataError(f"{navn} har kolonnen “{shown(doubled)}” to gange.", "Slet den ene.")
    if "id" not in header or not set(tabel.kolonner[1:]) & set(header):
        fault = Fault(navn, 1, "id", "Overskriften mangler HSDS' kolonnenavne.")
        raise DataError(f"{navn} kan ikke læses.", "Skriv kolonnenavne i første linje.", (fault,))
    missing = [column for column in tabel.kraevet if column not in header]
    if missing:
        advarsler.append(f"{navn} mangler kolonnen {', '.join(missing)}.")
    return header


def _tegnsaet(kilde: Kilde, navn: str, maaler: Maaler, advarsler: list[str]) -> str:
    """Read the file once to know its characters: half a file in the wrong ones would be silent damage."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf8, first = True, True
    # cp1252 leaves five bytes without a character: they mean that the file is no text.
    western = codecs.getincrementaldecoder("cp1252")()
    with kilde.aabn(navn, maaler) as stream:
        while block := stream.read():
            if first and (block.startswith(_UTF16) or b"\0" in block):
                raise DataError(f"{navn} er ikke gemt som UTF-8 (måske UTF-16).", _FJERN)
            first = False
            try:
                if utf8:
                    decoder.decode(block)
            except UnicodeDecodeError:
                utf8 = False
            try:
                western.decode(block)
            except UnicodeDecodeError:
                western = codecs.getincrementaldecoder("latin-1")()
                if not utf8:
                    raise DataError(f"{navn} er ikke gemt som UTF-8.", _FJERN) from None
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        utf8 = False
    if utf8:
        return "utf-8-sig"
    advarsler.append(f"{navn} er gemt som Windows-1252, ikke UTF-8. Se efter, om æ, ø og å er rigtige.")
    return "cp1252"


class _Lines(io.RawIOBase):
    """The measured stream as a raw file, so that the text layer of the standard library can read it."""

    def __init__(self, stream: MaaltFil) -> None:
        self._read = stream.read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        block = self._read(len(buffer))
        buffer[: len(block)] = block
        return len(block)


def _rows(
    stream: MaaltFil, navn: str, tegnsaet: str, advarsler: list[str]
) -> Iterator[tuple[int, list[str]]]:
    text = io.TextIOWrapper(io.BufferedReader(_Lines(stream), 1 << 16), tegnsaet, newline="")
    first = text.readline(1 << 16)
    separator = _separator(first)
    if separator != ",":
        advarsler.append(f"{navn} har “{'tabulator' if separator == chr(9) else separator}” mellem cellerne.")
    reader = csv.reader(_med_foerste(first, text.readline), delimiter=separator, strict=True)
    hidden = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            tip = "Et anførselstegn er ikke afsluttet, eller en celle er alt for lang."
            fault = Fault(navn, reader.line_num, "", tip)
            raise DataError(f"{navn} kan ikke læses.", "Ret filen, og prøv igen.", (fault,)) from error
        except UnicodeDecodeError as error:
            raise DataError(f"{navn} er ikke gemt som UTF-8.", _FJERN) from error
        if cells is None:
            break
        if "\0" in "".join(cells):
            hidden += 1
            cells = [cell.replace("\0", "") for cell in cells]
        yield reader.line_num, cells
    if hidden:
        advarsler.append(f"{navn}: {hidden} rækker har NUL-tegn. De er fjernet.")


def _med_foerste(first: str, readline: Callable[[], str]) -> Iterator[str]:
    line = first
    while line:
        yield line
        line = readline()


def _separator(first: str) -> str:
    """The separator by which the header has a column "id".

    >>> _separator("id;name;status"), _separator('"id","name"'), _separator("navn")
    (';', ',', ',')
    """
    for separator in (",", ";", "\t"):
        names = next(csv.reader([first.lstrip("\ufeff")], delimiter=separator), [])
        if "id" in [name.strip().lower() for name in names]:
            return separator
    return ","


def celle(value: object) -> str:
    """A value as a cell; what is no text becomes JSON, so that nothing is lost.

    >>> celle(12), celle("a"), celle([1]), celle(True)
    ('12', 'a', '[1]', 'true')
    """
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
