"""Rows of cells, from whatever file, as a ``Laest``: find the headings, then read row by row.

Knows nothing of file formats. Every row is either an offer or rejected with its line and a reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from vejviser.domain.cpr import sloer
from vejviser.domain.indlaesning import SKJULTE, Afvist, Laest
from vejviser.domain.tilbud import Tilbud
from vejviser.errors import DataError, UserError
from vejviser.exchange.json_laeser import shown
from vejviser.exchange.regneark.kolonner import kendte_overskrifter, kolonne_af
from vejviser.exchange.regneark.ord import Valgord, er_ved_ikke
from vejviser.exchange.regneark.raekke import Rad, id_af_navn, laes_tilbud, samme
from vejviser.exchange.regneark.typer import Kolonne
from vejviser.exchange.regneark.ud import uden_vagt

Fremdrift = Callable[[int, int], None]
Afbrudt = Callable[[], bool]

MAX_RAEKKER = 200_000
MAX_ADVARSLER = 500
_LED_EFTER = 30
_HVER = 200
_MOJIBAKE = re.compile("Ã[¦¸¥†˜…]|Ã\u0098|Ã\u0086")


@dataclass(frozen=True, slots=True)
class Arkraekke:
    """A row as the file has it. ``noter``: what the file's own reader found odd about its cells."""

    linje: int
    celler: Sequence[str]
    noter: tuple[str, ...] = ()


@dataclass(slots=True)
class Tabellaeser:
    """Reads one table. ``advarsler`` may hold what the file's own reader already found."""

    fil: str
    format: str
    kendte: Mapping[str, Tilbud]
    valg: Valgord
    fremdrift: Fremdrift | None = None
    afbrudt: Afbrudt | None = None
    advarsler: list[str] = field(default_factory=list)
    _skjulte: int = 0
    _afviste: list[Afvist] = field(default_factory=list)
    _navne: dict[tuple[str, str], str] = field(default_factory=dict)

    def laes(self, rows: Iterable[Arkraekke], i_alt: Callable[[], tuple[int, int]]) -> Laest:
        """Read every row; ``i_alt`` says how far the file is read, for the progress."""
        head, columns, rest = self._headings(iter(rows))
        self._navne = {samme(one.navn, one.organisation): one.id for one in self.kendte.values()}
        self._say_columns(columns)
        tilbud: list[Tilbud] = []
        linjer: list[int] = []
        for count, row in enumerate(rest, start=1):
            if count > MAX_RAEKKER:
                raise DataError(
                    f"{self.fil} har over {MAX_RAEKKER} rækker. Intet er ændret.", "Del filen i flere."
                )
            if count % _HVER == 0:
                self._tick(*i_alt())
            one = self._row(row, columns)
            if one is not None:
                tilbud.append(one)
                linjer.append(row.linje)
        if not tilbud and not self._afviste:
            self.warn(f"Under overskrifterne i linje {head} er der ingen tilbud.")
        if self._skjulte:
            self.advarsler.append(f"Usynlige tegn er fjernet fra {self._skjulte} celler.")
        return Laest(
            format=self.format,
            tilbud=tuple(tilbud),
            afviste=tuple(self._afviste),
            advarsler=self._all_warnings(),
            linjer=tuple(linjer),
        )

    def warn(self, sentence: str) -> None:
        self.advarsler.append(sentence)

    def _all_warnings(self) -> tuple[str, ...]:
        more = len(self.advarsler) - MAX_ADVARSLER
        if more <= 0:
            return tuple(self.advarsler)
        return (*self.advarsler[:MAX_ADVARSLER], f"Og {more} advarsler mere af samme slags.")

    def _tick(self, done: int, total: int) -> None:
        if self.afbrudt is not None and self.afbrudt():
            raise UserError("Indlæsningen er afbrudt. Intet er ændret.")
        if self.fremdrift is not None:
            self.fremdrift(done, total)

    def _headings(self, rows: Iterator[Arkraekke]) -> tuple[int, dict[int, Kolonne], Iterator[Arkraekke]]:
        """The row of headings is the one, near the top, that knows the most of them."""
        near = list(islice(rows, _LED_EFTER))
        known = [kendte_overskrifter(row.celler) for row in near]
        best = max(known, default=0)
        if best < 2:
            raise DataError(
                f"{self.fil} har ingen række med overskrifter, som Vejviser kender (Navn, Organisation …).",
                "Brug skabelonen: vejviser katalog skabelon --ud FIL.xlsx",
            )
        place = known.index(best)
        return near[place].linje, self._columns(near[place]), chain(near[place + 1 :], rows)

    def _columns(self, head: Arkraekke) -> dict[int, Kolonne]:
        columns: dict[int, Kolonne] = {}
        unknown: list[str] = []
        for place, text in enumerate(head.celler):
            kolonne = kolonne_af(SKJULTE.sub("", text)) if text.strip() else None
            if kolonne is None:
                unknown += [shown(text)] if text.strip() else []
                continue
            if kolonne in columns.values():
                raise DataError(
                    f"{self.fil} har overskriften “{kolonne.overskrift}” to gange. Intet er læst.",
                    "Slet den ene kolonne, eller ret dens overskrift.",
                )
            columns[place] = kolonne
        if unknown:
            more = f" og {len(unknown) - 10} til" if len(unknown) > 10 else ""
            names = ", ".join(f"“{_masked(name)}”" for name in unknown[:10])
            self.warn(f"Disse kolonner kendes ikke og er ikke læst: {names}{more}.")
        return columns

    def _say_columns(self, columns: Mapping[int, Kolonne]) -> None:
        fields = {kolonne.felt for kolonne in columns.values()}
        if not fields & {"id", "navn"}:
            raise DataError(
                f"{self.fil} har hverken kolonnen “Navn” eller “Id”, så tilbuddene kan ikke kendes.",
                "Tilføj en af dem, eller brug skabelonen: vejviser katalog skabelon --ud FIL.xlsx",
            )

    def _row(self, row: Arkraekke, columns: Mapping[int, Kolonne]) -> Tilbud | None:
        cells = {
            kolonne.felt: self._clean(row.celler[place])
            for place, kolonne in columns.items()
            if place < len(row.celler) and row.celler[place]
        }
        if not any(text.strip() for text in cells.values()):
            return None
        rad = Rad(cells, self.valg)
        if any(_MOJIBAKE.search(text) for text in cells.values()):
            rad.fejl.append(("", "Æ, ø og å er gået i stykker, før filen kom hertil. Gem den som UTF-8."))
        tilbud = self._read(rad)
        if row.noter or rad.noter or rad.fejl:
            self._tell(row, rad)
        return tilbud

    def _tell(self, row: Arkraekke, rad: Rad) -> None:
        """What the row's cells say may be repeated, but never a CPR number."""
        navn = _masked(shown(rad.celler.get("navn", "") or rad.celler.get("id", "")))
        notes = map(_masked, (*row.noter, *rad.noter))
        self.advarsler += [f"Linje {row.linje}, {navn}: {note}" for note in notes]
        self._afviste += [Afvist(row.linje, navn, felt, _masked(reason)) for felt, reason in rad.fejl]

    def _read(self, rad: Rad) -> Tilbud | None:
        id_ = rad.celler.get("id", "").strip()
        navn, organisation = rad.celler.get("navn", ""), rad.celler.get("organisation", "")
        if not id_:
            id_ = self._navne.get(samme(navn, organisation), "")
            if id_:
                rad.noter.append(f"Rækken har intet id, men passer på tilbuddet “{id_}” efter navnet.")
            else:
                id_ = self._new_id(navn, organisation)
        return laes_tilbud(rad, id_, self.kendte.get(id_))

    def _new_id(self, navn: str, organisation: str) -> str:
        """Made of the name; where another offer has it, the organisation tells them apart."""
        short = id_af_navn(navn)
        return id_af_navn(f"{navn} {organisation}") if short in self.kendte else short

    def _clean(self, text: str) -> str:
        if text.isprintable():
            return "" if er_ved_ikke(text) else uden_vagt(text)
        plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\t", " ")
        clean = SKJULTE.sub("", plain)
        self._skjulte += clean != plain
        return uden_vagt(clean)


def _masked(text: str) -> str:
    return sloer(text)[0]
