"""What the worker must hear about a finished note: what was cut or masked, and what is missing.

Each is a Danish sentence for the window and for standard error. They stand beside the note, never in it,
refuse nothing, and carry no more of the text than a word of our own lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vejviser.domain.aftale import Aftale, Kontaktform, Situation
from vejviser.domain.aftale_forslag import UDLOEB_DAGE_HOEJST
from vejviser.domain.dansk_tekst import opremsning, parse_iso, punktum, smaat, stort
from vejviser.domain.huller import huller
from vejviser.domain.laesbarhed import Ordfund, blokerede, fagord, laengste_saetninger, ord_i
from vejviser.domain.notat_borger import risky_at_home
from vejviser.domain.notat_grundlag import Grundlag, Rettet, Saks
from vejviser.domain.notat_navne import find_navne
from vejviser.domain.notat_tekst import notat_prosa
from vejviser.domain.notat_vaerdier import Notat, Notattype
from vejviser.domain.samtale_regler import DELE_FOR_SIG, delte_behov, situation_af, udloebsdag
from vejviser.domain.tilbud import Tilbud
from vejviser.domain.varme import er_overlevering

LIX_MAX = {Notattype.MODTAGER: 40, Notattype.BORGER: 30}
"""The wallet card is too short for a readability figure."""

FORKORTET = "Forkortet, så notatet holder sig på én side: "
_OLD_MONTHS = 12
_SAID_ABOUT_NOTE = ("passeret", "datoer", "lukket")


def advarsler(notat: Notat, g: Grundlag, rettet: Rettet, saks: Saks) -> tuple[str, ...]:
    """All messages, most important first."""
    kinds = (
        _numbers(rettet),
        _names(notat),
        _cut(saks),
        _sender(notat),
        _receiver_can_act(notat, g),
        _consent(notat, g),
        _danger_at_home(notat, g),
        _gaps(notat, g),
        _old_facts(notat, g),
        _words(notat, g),
    )
    return tuple(message for messages in kinds for message in messages)


def _numbers(rettet: Rettet) -> Iterator[str]:
    if rettet.sloeret:
        what = "Et cpr-nummer er" if rettet.sloeret == 1 else f"{rettet.sloeret} cpr-numre er"
        yield f"{what} sløret. Giv det til modtageren i fagsystemet eller i telefonen."
    if rettet.tvivl:
        yield "Noget ligner et cpr-nummer. Se efter, om det skal med."
    if rettet.adresser:
        yield "En hemmelig adresse er taget ud. Skriv “ring først” i stedet."


def _names(notat: Notat) -> Iterator[str]:
    """Third persons stand by their role; the message says whose name, and never the name."""
    roles = dict.fromkeys(hit.rolle for hit in find_navne(notat_prosa(notat)))
    if roles:
        yield f"Måske står der et navn på en anden. Skriv kun rollen: {opremsning(list(roles))}."


def _cut(saks: Saks) -> Iterator[str]:
    if saks.klippet:
        yield f"{FORKORTET}{opremsning(saks.klippet)}."


def _sender(notat: Notat) -> Iterator[str]:
    if notat.afsender_mangler:
        yield "Afsender mangler: skriv rolle, enhed og telefon i Indstillinger."


def _receiver_can_act(notat: Notat, g: Grundlag) -> Iterator[str]:
    """The gate of ANKRE.md 5: says what is missing, refuses nothing."""
    if notat.type is not Notattype.MODTAGER:
        return
    met = any(item.hvem in (Kontaktform.FOELGES, Kontaktform.SAMMEN) for item in g.aftaler)
    owned = any(item.hvornaar and item.bro_ansvarlig for item in g.aftaler)
    lacking = [
        text
        for text, held in (
            ("hvordan borgeren træffes", bool(g.samtale.kontakt and g.del_delt("kontakt")) or met),
            ("hvem der modtager", g.til is not None),
            ("et skridt med dag og ansvarlig", owned),
            ("hvad der må deles", g.til is None or situation_af(g.til) is not None),
            ("afsenderens telefon", bool(g.samtale.afsender.telefon)),
        )
        if not held
    ]
    if lacking:
        yield f"Modtageren kan ikke handle endnu. Der mangler: {opremsning(lacking)}."
    if notat.varme_mangler:
        yield f"Kold overlevering: mangler {opremsning(notat.varme_mangler)}."


def _consent(notat: Notat, g: Grundlag) -> Iterator[str]:
    if notat.type is not Notattype.MODTAGER:
        return
    if g.til is None:
        yield from _nobody_yet(g)
        return
    if not g.helt_delt and g.delt:
        yield _left_out(g)
    yield from _unticked(g)
    if g.delt and g.til.behov not in g.delt:
        yield "Ja'et dækker ikke det behov, aftalen handler om. Spørg borgeren igen."
    asked = g.til.samtykke is not None and g.til.samtykke.ja is not None
    if situation_af(g.til) is Situation.ANDEN_MYNDIGHED and not asked:
        yield f"En anden myndighed skal modtage om {smaat(g.navn(g.til.behov))}: spørg borgeren først."
    names = list(dict.fromkeys(g.kortnavn(item.behov) for item in g.aftaler if _is_narrower(g, item)))
    if names:
        yield f"Giv ikke dette notat til den, der modtager om {opremsning(names)}: dér gælder et snævrere ja."


def _nobody_yet(g: Grundlag) -> Iterator[str]:
    """A note that nobody was named for holds everything: then the person was asked about nothing."""
    if g.samtale.behov or g.samtale.egne_ord or g.samtale.citat:
        yield "Alt er med, for ingen modtager er valgt. Giv det ikke videre, før borgeren har sagt ja."


def _unticked(g: Grundlag) -> Iterator[str]:
    """What stays behind for want of a tick of its own, where there is something to tell."""
    said = g.samtale
    held = {
        "egne_ord": bool(said.egne_ord or said.citat),
        "min_situation": bool(said.alder or said.boligsituation or said.overgange or said.dele_hvem),
        "kontakt": bool(said.kontakt),
    }
    left = [f"“{words}”" for felt, words in DELE_FOR_SIG.items() if held[felt] and not g.del_delt(felt)]
    if left and not g.nej:
        yield f"Går ikke med: {opremsning(left)}. Siger borgeren ja, så sæt hak ved det i aftalen."


def _left_out(g: Grundlag) -> str:
    """What the receiver does not get, by count and never by content."""
    needs, agreements = g.udeladt
    counts = [f"{needs} behov"] if needs else []
    counts += [f"{agreements} {'aftale' if agreements == 1 else 'aftaler'}"] if agreements else []
    why = "Borgeren har sagt nej til at dele mere" if g.nej else "Ja'et dækker kun nogle behov"
    left = f"{opremsning([*counts, 'det, der ikke hører til ét behov,'])} er ikke med"
    return f"{why}. {stort(left)}. Læs notatet igennem, før du sender det."


def _is_narrower(g: Grundlag, aftale: Aftale) -> bool:
    """Whether another receiver may hear less than this note holds."""
    covered = delte_behov(aftale, g.dato) if aftale is not g.til and er_overlevering(aftale) else None
    return covered is not None and not covered.issuperset(g.behov)


def _danger_at_home(notat: Notat, g: Grundlag) -> Iterator[str]:
    if notat.type is not Notattype.MODTAGER and risky_at_home(g):
        yield "Er det trygt at tage papiret med hjem?"


def _gaps(notat: Notat, g: Grundlag) -> Iterator[str]:
    """Dates that have passed or do not meet, closed offers, and a yes that was given for too long."""
    if notat.type is Notattype.KORT:
        return
    for hul in huller(replace(g.samtale, dato=g.dato), g.tilbud, g.indhold):
        if hul.slags in _SAID_ABOUT_NOTE:
            yield punktum(hul.tekst)
    for aftale in g.samtale.aftaler:
        given = parse_iso(aftale.samtykke.dato) if aftale.samtykke else None
        end = udloebsdag(aftale.samtykke) if aftale.samtykke and aftale.samtykke.ja else None
        if given and end and (end - given.date()).days > UDLOEB_DAGE_HOEJST:
            yield f"Ja'et om {smaat(g.navn(aftale.behov))} gælder over 6 måneder: sæt en kortere frist."


def _old_facts(notat: Notat, g: Grundlag) -> Iterator[str]:
    """Offers whose newest source is more than a year older than the note, or has no date at all."""
    old: dict[str, str] = {}
    for aftale in g.aftaler:
        offer = g.offer(aftale)
        if offer is not None and er_overlevering(aftale) and _is_old(offer, g.dato):
            old[offer.navn] = (_newest_month(offer) or "")[:4] or "uden dato"
    if old and notat.type is not Notattype.KORT:
        names = opremsning([f"{navn} ({year})" for navn, year in old.items()])
        yield f"Ældre oplysninger: ring og hør, om de stadig passer for {names}."


def _newest_month(offer: Tilbud) -> str | None:
    dates = [found for kilde in offer.kilder if (found := _year_month(kilde.dato))]
    dates.extend([offer.kontrol.dato[:7]] if offer.kontrol else [])
    return max(dates, default=None)


def _year_month(dato: str | None) -> str:
    """ "2023-12" of "efter 2023-12"; the year alone counts as its last month."""
    for word in (dato or "").replace(".", " ").split():
        if word[:4].isdigit() and len(word) >= 4:
            return word[:7] if word[4:5] == "-" else f"{word[:4]}-12"
    return ""


def _is_old(offer: Tilbud, dato: str) -> bool:
    newest, today = _newest_month(offer), parse_iso(dato)
    if today is None:
        return False
    if newest is None:
        return True
    months = (today.year - int(newest[:4])) * 12 + today.month - int(newest[5:7])
    return months > _OLD_MONTHS


def _words(notat: Notat, g: Grundlag) -> Iterator[str]:
    prose = notat_prosa(notat)
    for found in _each_once(blokerede(prose, g.indhold.blokerede_ord)):
        yield punktum(f"Overvej ordet “{found.ord}”. {stort(found.forslag)}")
    if notat.type is not Notattype.MODTAGER:
        for found in _each_once(fagord(prose, g.indhold.ordliste)):
            yield f"“{found.ord}” er et fagord. Skriv fx: {found.forslag}."
    limit = LIX_MAX.get(notat.type)
    if limit is not None and notat.lix > limit:
        longest = sum(len(ord_i(sentence)) for sentence in laengste_saetninger(prose, 1))
        yield f"LIX er {notat.lix}, helst højst {limit}. Del den længste sætning ({longest} ord)."


def _each_once(found: tuple[Ordfund, ...]) -> tuple[Ordfund, ...]:
    return tuple({item.ord.casefold(): item for item in reversed(found)}.values())[::-1]
