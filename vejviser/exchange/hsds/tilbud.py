"""Read an offer out of a service's rows: our own export exactly, other publishers' as far as our fields go.

Of others only what they say is taken: fields they are silent about keep what is known already, nothing is
guessed, and what our rules do not allow is left out with a warning (the row itself is kept).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

from vejviser.domain.tilbud import (
    Adgang,
    Fakta,
    Faktum,
    Kilde,
    Koen,
    Kontrol,
    Organisationstype,
    Sikkerhed,
    Svar,
    Telefon,
    Tilbud,
    Tilstand,
)
from vejviser.domain.tilbud_regler import FAKTANAVNE, is_iso_date
from vejviser.errors import DataError
from vejviser.exchange.hsds.bundt import Bundt
from vejviser.exchange.hsds.felter import (
    Maerker,
    alder,
    laes_email,
    laes_steder,
    laes_web,
    maerker_paa,
    vaerdi,
)
from vejviser.exchange.hsds.skema import Raekke
from vejviser.exchange.hsds.taksonomi import (
    BEHOV,
    EMNE,
    JA,
    NEJ,
    OPLYSNING,
    REST,
    SITUATION,
    TILBUD_ID,
)
from vejviser.exchange.hsds.tider import laes_egne_tider
from vejviser.exchange.tilbud_json import SVARNAVNE, tilbud_from_json, tilbud_to_json

E = TypeVar("E", bound=Enum)

AF_STATUS = {
    "active": Tilstand.UDGIVET,
    "inactive": Tilstand.KLADDE,
    "temporarily closed": Tilstand.MIDLERTIDIGT_LUKKET,
    "defunct": Tilstand.LUKKET,
}


@dataclass(slots=True)
class Laesning:
    """What was read, whether it is our own export, and what the editor must know."""

    tilbud: Tilbud
    egen: bool
    advarsler: list[str]


def eget_id(bundt: Bundt) -> str:
    """The id that our own export wrote on the service, or ""."""
    rows = maerker_paa(bundt, bundt.id).get((OPLYSNING, TILBUD_ID), [])
    return vaerdi(rows[0], "value") if rows else ""


class _Marks:
    """Attributes of a service asked for by code."""

    def __init__(self, marks: Maerker, advarsler: list[str]) -> None:
        self._marks, self._advarsler = marks, advarsler

    def texts(self, kode: str) -> tuple[str, ...]:
        return tuple(vaerdi(row, "value") for row in self._marks.get((OPLYSNING, kode), ()))

    def text(self, kode: str) -> str | None:
        return next(iter(self.texts(kode)), None)

    def label(self, kode: str) -> str:
        return next((vaerdi(row, "label") for row in self._marks.get((OPLYSNING, kode), ())), "")

    def codes(self, taksonomi: str) -> tuple[str, ...]:
        return tuple(kode for taks, kode in self._marks if taks == taksonomi)

    def svar(self, kode: str) -> Svar:
        text = self.text(kode)
        if text not in (None, JA, NEJ):
            self._advarsler.append(f"Oplysningen {kode} er hverken ja eller nej og er udeladt.")
        return {JA: Svar.JA, NEJ: Svar.NEJ}.get(text or "", Svar.IKKE_OPLYST)


def laes_eget(bundt: Bundt, kendt: Tilbud | None) -> Laesning:
    """An offer of our own export, exactly as it was; an address that was left out comes from ``kendt``."""
    advarsler: list[str] = []
    service = bundt.service
    marks = _Marks(maerker_paa(bundt, bundt.id), advarsler)
    steder, hidden = laes_steder(bundt, egen=True)
    tilbud = replace(
        _kerne(bundt, marks, advarsler),
        behovsomraader=marks.codes(BEHOV),
        situationer=marks.codes(SITUATION),
        emner=marks.codes(EMNE),
        emneord=marks.texts("emneord"),
        lovgrundlag=marks.texts("lovgrundlag"),
        adgang=_adgang(service, marks),
        vilkaar=marks.texts("vilkaar"),
        steder=steder,
        telefon=tuple(
            Telefon(vaerdi(row, "number").removeprefix("+45"), vaerdi(row, "description"))
            for row in bundt.egne("phone")
        ),
        email=laes_email(bundt),
        web=laes_web(bundt),
        aabningstider=laes_egne_tider(bundt.egne("schedule")),
        doegnaaben=marks.svar("doegnaaben"),
        sprog=tuple(vaerdi(row, "name") for row in bundt.egne("language")),
        kilder=tuple(kilde for text in marks.texts("kilde") if (kilde := _kilde(text, advarsler))),
        fakta=_fakta(marks, advarsler),
        tilstand=_tilstand(service, marks, advarsler),
        kontrol=_kontrol(service, marks),
        gyldig_fra=marks.text("gyldig-fra"),
        gyldig_til=marks.text("gyldig-til"),
        adresse_fortrolig=marks.svar("adresse-fortrolig"),
    )
    if rest := marks.text(REST):
        tilbud = _med_rest(tilbud, rest, advarsler)
    if hidden:
        tilbud = skjul(tilbud, kendt)
    return Laesning(tilbud, True, advarsler)


def _kerne(bundt: Bundt, marks: _Marks, advarsler: list[str]) -> Tilbud:
    """What every offer has: who, what, for whom and where."""
    service = bundt.service
    organization = bundt.en("organization", service.get("organization_id"))
    org_marks = _Marks(maerker_paa(bundt, organization.get("id", "")), advarsler)
    return Tilbud(
        id=marks.text(TILBUD_ID) or "",
        navn=vaerdi(service, "name"),
        organisation=vaerdi(organization, "name"),
        organisationstype=_kode(org_marks.text("organisationstype"), Organisationstype.PRIVAT, advarsler),
        kort=vaerdi(service, "description"),
        maalgruppe=vaerdi(service, "eligibility_description"),
        daekning=next((vaerdi(row, "name") for row in bundt.egne("service_area")), ""),
        sikkerhed=_kode(marks.text("sikkerhed"), Sikkerhed.LAV, advarsler),
        alder_min=alder(service.get("minimum_age"), advarsler),
        alder_max=alder(service.get("maximum_age"), advarsler),
    )


def skjul(tilbud: Tilbud, kendt: Tilbud | None) -> Tilbud:
    """The package left the addresses out: keep those that are known, and never take silence for openness."""
    steder = kendt.steder if kendt else ()
    kept = replace(tilbud, steder=steder)
    return kept if kept.skjul_adresse else replace(kept, adresse_fortrolig=Svar.JA)


def _kode(value: str | None, default: E, advarsler: list[str]) -> E:
    if value is None:
        return default
    try:
        return type(default)(value)
    except ValueError:
        advarsler.append("En kode i pakken er ukendt og er udeladt.")
        return default


def _adgang(service: Raekke, marks: _Marks) -> Adgang:
    visitation, henvisning, tidsbestilling, anonym, gratis = (marks.svar(navn) for navn in SVARNAVNE)
    pris, saadan = (
        vaerdi(service, key) if key in service else None
        for key in ("fees_description", "application_process")
    )
    ventetid = marks.text("ventetid")
    return Adgang(visitation, henvisning, tidsbestilling, anonym, gratis, pris, ventetid, saadan)


def _fakta(marks: _Marks, advarsler: list[str]) -> Fakta:
    answers = {navn: Faktum(marks.svar(navn), marks.label(navn)) for navn in FAKTANAVNE}
    koen = _kode(marks.text("koen"), Koen.IKKE_OPLYST, advarsler)
    return Fakta(**answers, koen=koen, koen_ord=marks.label("koen"))


def _tilstand(service: Raekke, marks: _Marks, advarsler: list[str]) -> Tilstand:
    """The state by its own attribute, else by the status that everyone knows."""
    if (text := marks.text("tilstand")) is not None:
        return _kode(text, Tilstand.UDGIVET, advarsler)
    return AF_STATUS.get(vaerdi(service, "status"), Tilstand.UDGIVET)


def _kontrol(service: Raekke, marks: _Marks) -> Kontrol | None:
    dato, rolle, metode = (
        vaerdi(service, "assured_date"),
        marks.text("kontrol-rolle"),
        marks.text("kontrol-metode"),
    )
    return Kontrol(dato, rolle, metode) if is_iso_date(dato) and rolle and metode else None


def _kilde(text: str, advarsler: list[str]) -> Kilde | None:
    """A source as our export wrote it: a JSON object in the attribute's value."""
    try:
        data = json.loads(text)
        url, dato, titel = (data.get(key) for key in ("url", "dato", "titel"))
        felter = tuple(data.get("felter", ()))
        if all(isinstance(one, str | None) for one in (url, dato, titel, *felter)):
            return Kilde(url, dato, felter, titel)
    except (ValueError, TypeError, AttributeError, RecursionError):
        pass
    advarsler.append("En kilde kan ikke læses og er udeladt.")
    return None


def _med_rest(tilbud: Tilbud, text: str, advarsler: list[str]) -> Tilbud:
    """What the columns of HSDS could not hold exactly stands once more, as our own JSON."""
    try:
        data = json.loads(text)
        return tilbud_from_json(tilbud_to_json(tilbud) | data)
    except (ValueError, TypeError, RecursionError, DataError):
        advarsler.append("Oplysningen “rest” kan ikke læses og er udeladt.")
        return tilbud
