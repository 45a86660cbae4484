"""The handover note (*notat*): a pure function from the conversation to sections of text.

The same value is shown on screen, written to a file and put on the clipboard. Date and sender are inputs.
Structure: FAG.md section 7 (receiver: twelve sections; citizen: five headings, 112). It always fits one page:
parts give way in a fixed order (``notat_graenser``) and ``advarsler`` names what was cut.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from vejviser.domain import notat_borger, notat_graenser, notat_kort, notat_modtager
from vejviser.domain.aftale import Aftale
from vejviser.domain.dansk_tekst import dato_kort, dato_lang, klip, klokken, stort, telefon
from vejviser.domain.indhold import Indhold
from vejviser.domain.laesbarhed import lix
from vejviser.domain.notat_advarsler import advarsler
from vejviser.domain.notat_aftalt import hoved
from vejviser.domain.notat_grundlag import Grundlag, Rettet, Saks, afsender_nummer, byg_grundlag, make_safe
from vejviser.domain.notat_hvem import min_person
from vejviser.domain.notat_opgave import opgave
from vejviser.domain.notat_tekst import notat_prosa, notat_tekst
from vejviser.domain.notat_vaerdier import Afsnit, Behovskode, Linje, Notat, Notattype
from vejviser.domain.samtale import Samtale
from vejviser.domain.samtale_regler import afvisning
from vejviser.domain.tilbud import Tilbud
from vejviser.domain.varme import er_overlevering, varme

__all__ = (
    "MAX_ORD",
    "Afsnit",
    "Behovskode",
    "Linje",
    "Notat",
    "Notattype",
    "byg_notat",
    "notat_prosa",
    "notat_tekst",
)

T = TypeVar("T")

MAX_ORD = {Notattype.MODTAGER: 300, Notattype.BORGER: 150, Notattype.KORT: 90}
_MAX_TEGN = {Notattype.MODTAGER: 2600, Notattype.BORGER: 1050, Notattype.KORT: 520}
"""What one page holds; measured with the templates in ``ressourcer/notat``."""


def byg_notat(
    samtale: Samtale,
    tilbud: Mapping[str, Tilbud],
    indhold: Indhold,
    type: Notattype,
    dato: str,
    katalog_dato: str,
    til: int | None = None,
) -> Notat:
    """Build the note. ``dato`` is the ISO date(-time) printed; never raises for an unfinished conversation.

    ``til``: index of the agreement whose receiver reads the note; None = the first with a receiver, and then
    every receiver's yes is asked for.
    """
    rettet = make_safe(samtale, tilbud)
    g = byg_grundlag(rettet.samtale, tilbud, indhold, dato, til)
    makers = {
        Notattype.MODTAGER: _modtager,
        Notattype.BORGER: _borger,
        Notattype.KORT: _kort,
    }
    notat, saks = makers[type](g)
    words = _words(notat)
    finished = replace(notat, ord=words, lix=lix(notat_prosa(notat)))
    finished = replace(finished, fod=_fod(finished, katalog_dato, _is_said(samtale)))
    return _with_messages(finished, g, rettet, saks, _laesere(g, type, til))


def _laesere(g: Grundlag, type: Notattype, til: int | None) -> tuple[Aftale, ...] | None:
    """Whose yes this paper needs: the person's own needs none, and nobody chosen means every receiver."""
    if type is not Notattype.MODTAGER:
        return ()
    return None if til is None or g.til is None else (g.til,)


def _with_messages(
    notat: Notat, g: Grundlag, rettet: Rettet, saks: Saks, laesere: tuple[Aftale, ...] | None
) -> Notat:
    refusal = afvisning(g.samtale, g.dato, g.indhold.omraadenavne(), laesere)
    left = tuple((name, " … ".join(words)) for name, words in saks.udeladt.items())
    return replace(notat, advarsler=advarsler(notat, g, rettet, saks), afvist=refusal, udeladt=left)


def _modtager(g: Grundlag) -> tuple[Notat, Saks]:
    def make(graenser: notat_graenser.Graenser, saks: Saks) -> Notat:
        til, svar = hoved(g, saks)
        held = varme(g.til, g.offer(g.til)) if g.til and er_overlevering(g.til) else None
        needs = ", ".join(g.kortnavn(code) for code in g.behov[: notat_modtager.VIGTIGST])
        note = _notat(
            g,
            Notattype.MODTAGER,
            titel=f"Overlevering: {needs or 'ingen behov endnu'} · {dato_kort(g.dato)}",
            overskrift="Overlevering",
            undertitel=f"{_fra(g, saks)} · {dato_kort(g.dato)} {klokken(g.dato)}".strip(),
            afsnit=notat_modtager.byg_afsnit(g, graenser, saks),
            modtager=til,
            accepteret=svar,
            varme_holdt=held.antal if held else -1,
            varme_mangler=held.mangler if held else (),
            varme_om=g.kortnavn(g.til.behov) if g.til and held and len(g.aftaler) > 1 else "",
        )
        return replace(note, opgave=opgave(g))

    return _fit(make, notat_graenser.MODTAGER, Notattype.MODTAGER)


def _borger(g: Grundlag) -> tuple[Notat, Saks]:
    own = notat_borger.for_borger(g)

    def make(graenser: notat_graenser.Borgergraenser, saks: Saks) -> Notat:
        afsnit = notat_borger.byg_afsnit(own, graenser, saks)
        titel = f"Min plan · {dato_kort(g.dato)}"
        return _notat(own, Notattype.BORGER, titel, "Min plan", stort(dato_lang(g.dato)), afsnit)

    return _fit(make, notat_graenser.BORGER, Notattype.BORGER)


def _kort(g: Grundlag) -> tuple[Notat, Saks]:
    own = notat_borger.for_borger(g)

    def make(graenser: notat_graenser.Borgergraenser, saks: Saks) -> Notat:
        afsnit = notat_kort.byg_afsnit(own, graenser, saks)
        titel = f"Mit kort · {dato_kort(g.dato)}"
        return _notat(own, Notattype.KORT, titel, "Mit kort", dato_kort(g.dato), afsnit)

    return _fit(make, notat_kort.TRIN, Notattype.KORT)


def _notat(
    g: Grundlag,
    type: Notattype,
    titel: str,
    overskrift: str,
    undertitel: str,
    afsnit: tuple[Afsnit, ...],
    modtager: str = "",
    accepteret: str = "",
    varme_holdt: int = -1,
    varme_mangler: tuple[str, ...] = (),
    varme_om: str = "",
) -> Notat:
    """A note with what all kinds share; counts and messages are put on when it is finished."""
    codes = ((code, g.omraade(code)) for code in g.behov)
    return Notat(
        type=type,
        titel=titel,
        overskrift=overskrift,
        undertitel=undertitel,
        dato=g.dato,
        afsnit=afsnit,
        modtager=modtager,
        accepteret=accepteret,
        varme_holdt=varme_holdt,
        varme_mangler=varme_mangler,
        varme_om=varme_om,
        telefon=_qr_number(g),
        person=klip(stort(min_person(g)), 8, 60),
        fod="",
        ord=0,
        lix=0,
        afsender_mangler=g.samtale.afsender.mangler,
        behovskoder=tuple(Behovskode(code, area.hf if area else "") for code, area in codes),
    )


def _fit(make: Callable[[T, Saks], Notat], trin: tuple[T, ...], type: Notattype) -> tuple[Notat, Saks]:
    """The first step of trimming whose note fits one page, and what it cut."""
    for graenser in trin:
        saks = Saks([])
        notat = make(graenser, saks)
        if _words(notat) <= MAX_ORD[type] and _characters(notat) <= _MAX_TEGN[type]:
            break
    return notat, saks


def _words(notat: Notat) -> int:
    return len(notat_tekst(notat).split())


def _characters(notat: Notat) -> int:
    return sum(len(linje.tekst) for afsnit in notat.afsnit for linje in afsnit.linjer)


def _fra(g: Grundlag, saks: Saks) -> str:
    sender = g.samtale.afsender
    if not (sender.rolle or sender.enhed):
        return "Afsender mangler"
    who = saks.klip("afsenderen", ", ".join(part for part in (sender.rolle, sender.enhed) if part), 6)
    return f"Fra {who}, {afsender_nummer(g) or 'telefon mangler'}"


def _is_said(samtale: Samtale) -> bool:
    return samtale != Samtale(dato=samtale.dato, afsender=samtale.afsender)


def _qr_number(g: Grundlag) -> str:
    """Only a Danish subscriber number may stand behind a QR code: never 112, where a slip would call."""
    digits = "".join(telefon(g.samtale.afsender.telefon).split())
    return digits if len(digits) == 8 and digits.isascii() and digits.isdigit() else ""


def _fod(notat: Notat, katalog_dato: str, said: bool) -> str:
    """``said``: an empty page has no figures, only the words of its own headings."""
    data = f"Katalog fra {dato_kort(katalog_dato).split(' ', 1)[-1]}" if katalog_dato else "Katalog uden dato"
    if notat.type is Notattype.MODTAGER:
        limit = MAX_ORD[notat.type]
        measured = f" · {notat.ord} af {limit} ord · LIX {notat.lix}" if said else ""
        return f"Vejviser · Fortroligt · Ikke en afgørelse{measured} · {data}"
    return f"Vejviser · {data}"
