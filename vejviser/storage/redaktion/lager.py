"""The editor's database, as the rest of the program sees it: one object, whatever database is behind.

It starts as a file for one editor. With ``VEJVISER_DATABASE_URL`` it is PostgreSQL, and several may edit at
once: who saves second gets both texts. Every method is one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType, TracebackType
from typing import Self

from vejviser.domain.eftersyn import Eftersynsopgave, Forsoeg, Kontrolniveau, tjek_kontrol
from vejviser.domain.historik import Handling, Historikpost
from vejviser.domain.indhold import Indhold
from vejviser.domain.indlaesning import Importplan
from vejviser.domain.kvalitet_regler import Regelgrundlag
from vejviser.domain.redaktion import Redigeret, Tilbudslinje
from vejviser.domain.rettelse import Afgoerelse, Rettelse, tjek_rettelse
from vejviser.domain.tilbud import Kontrol, Tilbud, Tilstand
from vejviser.storage.katalog_byg import Katalogdata
from vejviser.storage.redaktion import eftersyn as checks
from vejviser.storage.redaktion import gem as changes
from vejviser.storage.redaktion import indbakke as inbox
from vejviser.storage.redaktion import tilbud as rows
from vejviser.storage.redaktion import udgivelse as publishing
from vejviser.storage.redaktion.base import Database, findes_redaktion, redaktion_url
from vejviser.storage.redaktion.historik import event_row, read_history, write_history
from vejviser.storage.redaktion.indbakke import Modtaget
from vejviser.storage.redaktion.kvalitet import read_grundlag, read_opgaver
from vejviser.storage.redaktion.udgivelse import Udgivelse, Udgivelseslinje

__all__ = ["Modtaget", "Redaktion", "Udgivelse", "findes_redaktion", "open_redaktion", "redaktion_url"]

Nu = Callable[[], datetime]


def open_redaktion(
    sted: str,
    nu: Nu,
    *,
    rolle: str = "redaktør",
    foerste: Callable[[], Katalogdata] | None = None,
) -> Redaktion:
    """Open the database at a path or address. ``foerste`` gives the directory that fills an empty one."""
    database = Database(sted)
    database.prepare()
    redaktion = Redaktion(database, nu, rolle)
    try:
        if foerste is not None and redaktion.tom:
            redaktion.fyld(foerste())
    except BaseException:
        redaktion.luk()
        raise
    return redaktion


class Redaktion:
    """An open editor's database. Close it with ``luk`` or ``with``."""

    def __init__(self, database: Database, nu: Nu, rolle: str) -> None:
        self._database = database
        self._nu = nu
        self.rolle = rolle

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.luk()

    def luk(self) -> None:
        self._database.close()

    @property
    def central(self) -> bool:
        return self._database.central

    def _stempel(self) -> rows.Stempel:
        """A clock without a zone shows the machine's own time."""
        utc = self._nu().astimezone(UTC).replace(tzinfo=None)
        return rows.Stempel(utc.isoformat(timespec="microseconds"), self.rolle)

    # --- the directory that is in it

    @property
    def tom(self) -> bool:
        with self._database.read() as connection:
            return not publishing.read_meta(connection)

    def fyld(self, katalog: Katalogdata) -> None:
        """Fill an empty database from a directory; one that is not empty is left as it is."""
        with self._database.write() as connection:
            if not publishing.read_meta(connection):
                changes.fill(connection, katalog.tilbud, self._stempel())
                meta = {"titel": katalog.titel, "dato": katalog.dato}
                publishing.write_content(connection, katalog.indhold, meta)

    def hoved(self) -> Mapping[str, str]:
        """``titel``, ``dato`` (of the last publication) and ``hovednummer``."""
        with self._database.read() as connection:
            return MappingProxyType(publishing.read_head(connection))

    def indhold(self) -> Indhold:
        with self._database.read() as connection:
            return publishing.read_content(connection)

    def erstat_indhold(self, indhold: Indhold) -> None:
        """Take the acute panel, the word list and the other documents from a newer source."""
        with self._database.write() as connection:
            meta = publishing.read_head(connection)
            head = {name: meta[name] for name in ("titel", "dato")}
            publishing.write_content(connection, indhold, head)

    # --- offers

    def liste(self) -> tuple[Tilbudslinje, ...]:
        with self._database.read() as connection:
            return rows.read_lines(connection)

    def alle(self) -> Mapping[str, Tilbud]:
        """Every offer in every state, in Danish order."""
        with self._database.read() as connection:
            found = rows.read_offers(connection)
        return MappingProxyType({id: one.tilbud for id, one in found.items()})

    def hent(self, id: str) -> Redigeret:
        with self._database.read() as connection:
            return rows.read_offer(connection, id)

    def opret(self, tilbud: Tilbud, kilde: str = "") -> Redigeret:
        with self._database.write() as connection:
            return changes.create(connection, tilbud, self._stempel(), kilde)

    def gem(self, tilbud: Tilbud, version: int, kilde: str = "") -> Redigeret:
        """``KonfliktError`` with both texts where somebody saved since ``version`` was read."""
        with self._database.write() as connection:
            aarsag = changes.Aarsag(Handling.RETTET, kilde)
            return changes.save(connection, tilbud, version, self._stempel(), aarsag)

    def skift_tilstand(
        self, id: str, version: int, tilstand: Tilstand, *, til: str | None = None, kilde: str = ""
    ) -> Redigeret:
        """``til``: the day (ISO) on which a pause ends, where it is known."""
        with self._database.write() as connection:
            nu = rows.read_offer(connection, id).tilbud
            paused = tilstand is Tilstand.MIDLERTIDIGT_LUKKET
            reopened = nu.tilstand is Tilstand.MIDLERTIDIGT_LUKKET and tilstand is Tilstand.KLAR
            end = til if paused else None if reopened else nu.gyldig_til
            after = replace(nu, tilstand=tilstand, gyldig_til=end)
            return changes.save(
                connection, after, version, self._stempel(), changes.Aarsag(Handling.TILSTAND, kilde)
            )

    def historik(self, id: str) -> tuple[Historikpost, ...]:
        """Newest first."""
        with self._database.read() as connection:
            return read_history(connection, id)

    def fortryd(self, id: str, aendring: str) -> Redigeret:
        with self._database.write() as connection:
            return changes.undo(connection, id, aendring, self._stempel())

    def importer(
        self,
        plan: Importplan,
        kilde: str,
        fremdrift: changes.Fremdrift | None = None,
        afbrudt: changes.Afbrudt | None = None,
    ) -> int:
        """All that the plan would write, or nothing; the number of offers written."""
        with self._database.write() as connection:
            return changes.run_import(connection, plan, self._stempel(), kilde, fremdrift, afbrudt)

    def bevaret(self) -> tuple[tuple[str, str], ...]:
        """What imported files held that an offer has no field for."""
        with self._database.read() as connection:
            return changes.read_rest(connection)

    # --- verification

    def arbejdsliste(self, dato: date) -> tuple[Eftersynsopgave, ...]:
        """What is due for verification, in the order to take it."""
        with self._database.read() as connection:
            return read_opgaver(connection, dato)

    def kvalitetsgrundlag(self, dato: date, helligdage: frozenset[date]) -> Regelgrundlag:
        """What ``kvalitet_tal.regler`` counts from."""
        with self._database.read() as connection:
            return read_grundlag(connection, dato, helligdage)

    def bekraeft(
        self, id: str, kontrol: Kontrol, niveauer: Collection[Kontrolniveau] = checks.ALLE_NIVEAUER
    ) -> str:
        """The only way to a verified date. Gives the id by which a slip is taken back."""
        stempel = self._stempel()
        tjek_kontrol(kontrol, self._nu().date().isoformat())
        with self._database.write() as connection:
            nu = rows.read_offer(connection, id)
            return checks.add_kontrol(connection, nu, kontrol, niveauer, stempel)

    def fortryd_bekraeft(self, bekraeftelse: str) -> None:
        with self._database.write() as connection:
            checks.take_back_kontrol(connection, bekraeftelse, self._stempel())

    def log_forsoeg(self, forsoeg: Forsoeg) -> None:
        tjek_kontrol(
            Kontrol(forsoeg.dato, forsoeg.rolle, forsoeg.metode.value), self._nu().date().isoformat()
        )
        with self._database.write() as connection:
            rows.read_offer(connection, forsoeg.tilbud)
            checks.add_forsoeg(connection, forsoeg, self._stempel().tid)

    def forsoeg(self) -> tuple[Forsoeg, ...]:
        with self._database.read() as connection:
            return checks.read_forsoeg(connection)

    def marker_ikke_bekraeftet(self, id: str, dato: date) -> None:
        """The round has given up reaching them; a later verification takes the mark away."""
        with self._database.write() as connection:
            nu = rows.read_offer(connection, id)
            checks.set_unconfirmed(connection, id, dato.isoformat())
            write_history(connection, [event_row(id, nu.version, self._stempel(), Handling.IKKE_BEKRAEFTET)])

    # --- corrections from staff

    def modtag(self, rettelse: Rettelse) -> bool:
        """False where it was taken in before."""
        tjek_rettelse(rettelse)
        with self._database.write() as connection:
            return inbox.add_rettelse(connection, rettelse, self._stempel().tid)

    def indbakke(self, *, ogsaa_afgjorte: bool = False) -> tuple[Modtaget, ...]:
        """Oldest first."""
        with self._database.read() as connection:
            found = inbox.read_rettelser(connection)
        return tuple(one for one in found if ogsaa_afgjorte or one.rettelse.aaben)

    def afvis(self, rettelse: str, felt: str, grund: str = "") -> None:
        with self._database.write() as connection:
            inbox.decide(connection, rettelse, felt, Afgoerelse.AFVIST, grund, self._stempel())

    def godtag(
        self, rettelse: str, felt: str, tilbud: Tilbud, version: int, kilde: str = "fejlmelding"
    ) -> Redigeret:
        """Save the offer as the editor made it and mark the part as accepted: both, or neither."""
        with self._database.write() as connection:
            stempel = self._stempel()
            inbox.decide(connection, rettelse, felt, Afgoerelse.GODTAGET, "", stempel)
            aarsag = changes.Aarsag(Handling.MELDT_FEJL, kilde)
            return changes.save(connection, tilbud, version, stempel, aarsag)

    # --- publication

    def udgivelse(self, dato: str) -> Udgivelse:
        """One moment of what would go out, sorted by id; bears the date that it is given."""
        with self._database.read() as connection:
            return publishing.read_udgivelse(connection, dato)

    def marker_udgivet(self, udgivelse: Udgivelse, serie: int, fingeraftryk: str) -> None:
        with self._database.write() as connection:
            publishing.mark_published(connection, udgivelse, serie, fingeraftryk, self._stempel())

    def udgivelser(self) -> tuple[Udgivelseslinje, ...]:
        """Newest first."""
        with self._database.read() as connection:
            return publishing.read_udgivelser(connection)
