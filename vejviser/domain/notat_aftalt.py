"""The parts of the receiver's note that come from the agreements: agreed, receiver, thread, plan B, sharing.

Every line that nobody holds yet says so in amber words. Builds lines only.
"""

from __future__ import annotations

from vejviser.domain.aftale import Aftale, Kontaktform, Samtykke, Situation
from vejviser.domain.aftale_forslag import sted_for
from vejviser.domain.dansk_tekst import dato_kort, has_time, opremsning, punktum, smaat, stort, tidspunkt
from vejviser.domain.notat_graenser import Graenser
from vejviser.domain.notat_grundlag import Grundlag, Saks, afsender_nummer, mangler, nummer_af, sted_af
from vejviser.domain.notat_hvem import afsender_navn, er_afsender, med_navn, traad_navn
from vejviser.domain.notat_vaerdier import Linje
from vejviser.domain.samtale_regler import DELE_FOR_SIG, DELINGSREGLER, situation_af, udloebsdag
from vejviser.domain.varme import er_overlevering

IKKE_HER = "Intet i dette notat."
"""The same words whether something was kept back or never said."""
_INGEN_MODTAGER = "ingen modtager endnu"
_INGEN_RINGER = "ingen ringer endnu"
_UDEN_JA = "deling er ikke aftalt endnu: giv det ikke videre uden borgerens ja"
_INTET_JA = "Borgeren har ikke sagt ja endnu."
_IKKE_ORIENTERET = "Det er ikke noteret, at borgeren er orienteret."
_NEJ = "Borgeren har sagt nej til at dele."


def aftalt(g: Grundlag, graenser: Graenser, saks: Saks) -> list[Linje]:
    if not g.aftaler:
        return [Linje(IKKE_HER) if g.samtale.aftaler else mangler("intet er aftalt endnu")]
    lines = [_aftalt_linje(g, aftale, graenser, saks) for aftale in g.aftaler[: graenser.aftaler]]
    rest = len(g.aftaler) - graenser.aftaler
    if rest > 0:
        left = " · ".join(stort(g.hvad(item)) for item in g.aftaler[graenser.aftaler :])
        saks.note(f"{rest} {'aftale' if rest == 1 else 'aftaler'}", left)
        lines.append(mangler(f"{rest} {'aftale' if rest == 1 else 'aftaler'} mere: ring til afsenderen"))
    return lines


def _aftalt_linje(g: Grundlag, aftale: Aftale, graenser: Graenser, saks: Saks) -> Linje:
    what = saks.klip("aftalen", _hvad_og_sted(g, aftale), graenser.hvad)
    who = saks.klip("hvem der kontakter hvem", _hvem(g, aftale), graenser.hvem)
    nobody = "" if who else _INGEN_RINGER if aftale.modtager else _INGEN_MODTAGER
    amber: list[str] = [nobody] if nobody else []
    when = tidspunkt(aftale.hvornaar) if aftale.hvornaar else "dato mangler"
    if aftale.hvornaar is None and aftale.opfoelgning and not er_overlevering(aftale):
        when = f"følges op {tidspunkt(aftale.opfoelgning)}"
    elif aftale.accepteret is False:
        when, amber = "har sagt nej", [*amber, "har sagt nej"]
    elif aftale.hvornaar is None:
        amber.append(when)
    elif not has_time(aftale.hvornaar) and er_overlevering(aftale):
        when, amber = f"{when}, tid mangler", [*amber, "tid mangler"]
    felter = (what, stort(who) or nobody, when)
    return Linje(f"{what}: {who or nobody}, {when}", bool(amber), felter, tuple(amber))


def _hvad_og_sted(g: Grundlag, aftale: Aftale) -> str:
    """The place too, where it is another than the offer's own."""
    offer = g.offer(aftale)
    place = sted_af(aftale, offer)
    known = not place or (offer is not None and place in (sted_for(offer), offer.navn))
    return g.hvad(aftale) if known else f"{g.hvad(aftale)}, {place}"


def _hvem(g: Grundlag, aftale: Aftale) -> str:
    sender = afsender_navn(g)
    texts = {
        Kontaktform.SAMMEN: "ringer sammen",
        Kontaktform.JEG: f"{sender} ringer",
        Kontaktform.BORGER: "borgeren selv",
        Kontaktform.FOELGES: f"{traad_navn(g, aftale, sender)} går med",
    }
    if aftale.hvem is not None:
        return texts[aftale.hvem]
    return "" if er_overlevering(aftale) else "borgeren selv"


def modtager(g: Grundlag, graenser: Graenser, saks: Saks) -> list[Linje]:
    if g.til is None:
        return [mangler("ingen modtager endnu")]
    offer = g.offer(g.til)
    who = stort(saks.klip("modtageren", g.til.modtager or (offer.navn if offer else ""), graenser.hvad))
    lines = [Linje(f"{punktum(who)} Har sagt ja.")]
    if not g.til.accepteret:
        answer = "har sagt nej" if g.til.accepteret is False else "har ikke svaret endnu"
        lines = [Linje(f"{who}: {answer}.", True, (), (answer,))]
    if not g.til.modtager:
        lines.append(mangler("hvem dér er ikke aftalt endnu"))
    others = [_navn_og_rolle(g, item) for item in g.aftaler if item is not g.til and er_overlevering(item)]
    text = saks.klip("andre modtagere", opremsning(list(dict.fromkeys(others))), graenser.hvad + 8)
    return lines + ([Linje(punktum(f"Også {text}"))] if text else [])


def _navn_og_rolle(g: Grundlag, aftale: Aftale) -> str:
    """ "Borgerservice (skranken)"."""
    offer = g.offer(aftale)
    if offer is None:
        return aftale.modtager
    return f"{offer.navn} ({aftale.modtager})" if aftale.modtager else offer.navn


def bro(g: Grundlag, graenser: Graenser, saks: Saks) -> list[Linje]:
    """Each holder once, until the last check-back of the agreements that the holder has."""
    until: dict[str, Aftale] = {}
    for aftale in g.aftaler:
        if aftale.bro_ansvarlig:
            last = until.setdefault(aftale.bro_ansvarlig, aftale)
            later = (aftale.opfoelgning or "") > (last.opfoelgning or "")
            until[aftale.bro_ansvarlig] = aftale if later else last
    if not until:
        return [mangler("ingen holder tråden endnu")]
    lines = []
    for who, last in list(until.items())[: graenser.aftaler]:
        short = saks.klip("hvem der holder tråden", who, graenser.hvem + 2)
        number = afsender_nummer(g) if er_afsender(g, who) else ""
        who_and_number = ", ".join(part for part in (short, number) if part)
        lines.append(Linje(f"{punktum(who_and_number)} {_slipper(g, last, graenser, saks)}"))
    return lines


def _slipper(g: Grundlag, last: Aftale, graenser: Graenser, saks: Saks) -> str:
    """How long; the day to check, and where there are several agreements, which of them it is about."""
    if not last.opfoelgning:
        return "Slipper først, når borgeren er kommet."
    names = [g.hvad(item) for item in g.aftaler]
    what = g.hvad(last) if names.count(g.hvad(last)) == 1 else g.kortnavn(last.behov)
    where = saks.klip("aftalen", what, graenser.hvad) if len(names) > 1 else ""
    about = f" ({where})" if where else ""
    return f"Tjekker ankomst {punktum(tidspunkt(last.opfoelgning) + about)}"


def plan_b(g: Grundlag, graenser: Graenser, saks: Saks) -> list[Linje]:
    plans: dict[str, list[str]] = {}
    for aftale in g.aftaler:
        if aftale.plan_b:
            sender = afsender_navn(g)
            plan = med_navn(aftale.plan_b, traad_navn(g, aftale, sender), sender)
            plans.setdefault(plan, []).append(g.hvad(aftale))
    if not plans:
        return [mangler("ingen plan endnu")]
    parts = [
        punktum(plan) if place == 0 else f"{whom[0]}: {punktum(plan)}"
        for place, (plan, whom) in enumerate(plans.items())
    ]
    lines = [Linje(saks.saetninger("plan B", " ".join(parts), graenser.plan_b))]
    main = g.til is not None and not g.til.plan_b
    return lines + ([mangler("modtagerens aftale har ingen plan")] if main else [])


def deling(g: Grundlag, graenser: Graenser, saks: Saks) -> list[Linje]:
    """What the receiver may know and pass on. What the person said no to is not mentioned at all."""
    situation = situation_af(g.til) if g.til else None
    if g.til is None or situation is None:
        return [mangler(_UDEN_JA)]
    samtykke = g.til.samtykke or Samtykke()
    start = f"{DELINGSREGLER[situation].navn}."
    if situation is Situation.PLIGT_ELLER_FARE:
        why = saks.klip("grunden til at dele", samtykke.formaal, graenser.plan_b)
        return [
            Linje(f"{start} {punktum(stort(why))}".strip()),
            *([] if why else [mangler("grunden mangler")]),
        ]
    if g.nej:
        return [Linje(f"{start} {_NEJ}", True, (), (_NEJ,))]
    if not samtykke.ja:
        lacking = _IKKE_ORIENTERET if situation is Situation.SAMME_KOMMUNE else _INTET_JA
        return [Linje(f"{start} {lacking}", True, (), (lacking,))]
    return _ja(g, samtykke, start, graenser, saks)


def _ja(g: Grundlag, samtykke: Samtykke, start: str, graenser: Graenser, saks: Saks) -> list[Linje]:
    ticked = [smaat(words) for felt, words in DELE_FOR_SIG.items() if getattr(samtykke, felt)]
    covered = [*(g.kortnavn(code) for code in dict.fromkeys(samtykke.omfang)), *ticked]
    if covered[graenser.deling :]:
        saks.note("delingen", opremsning(covered[graenser.deling :]))
        covered = [*covered[: graenser.deling], f"{len(covered) - graenser.deling} mere"]
    scope = f"Ja til: {opremsning(covered)}." if covered else "Borgeren er orienteret."
    end = udloebsdag(samtykke)
    expiry = f"Gælder til {dato_kort(end.isoformat())}." if end else ""
    line = Linje(" ".join(part for part in (start, scope, expiry) if part))
    return [line] if end else [line, mangler("udløb mangler")]


def hoved(g: Grundlag, saks: Saks) -> tuple[str, str]:
    """The head's "Til" (place, then role and phone on a second line) and "Har sagt ja"."""
    if g.til is None:
        return "", ""
    offer = g.offer(g.til)
    role = saks.klip("modtageren", g.til.modtager, 8)
    number = nummer_af(offer)
    second = ", ".join(part for part in (role if offer else "", f"via {number}" if number else "") if part)
    first = saks.klip("modtageren", offer.navn, 10) if offer else stort(role)
    answers = {True: "Ja", False: "Nej", None: "Ikke svaret endnu"}
    return "\n".join(part for part in (first, second) if part), answers[g.til.accepteret]
