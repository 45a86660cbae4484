"""The citizen's copy: first person, plain words, one page to take home (FAG.md 7).

A secret address is never named: the paper says to ring first. The person's own words come first. The wallet
card (``notat_kort``) is made of the same lines.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vejviser.domain.aftale import Aftale, Kontaktform
from vejviser.domain.dansk_tekst import dato_kort, dato_lang, klip, klokken, opremsning, punktum, smaat, stort
from vejviser.domain.notat_graenser import Borgergraenser
from vejviser.domain.notat_grundlag import (
    Grundlag,
    Saks,
    afsender_nummer,
    hele_saetninger,
    mangler,
    nummer_af,
    ring_foerst,
    skjult,
    sted_af,
    tilbudsnavn,
)
from vejviser.domain.notat_hvem import (
    MIN_PERSON,
    afsender_kaldes,
    andre_holdere,
    med_navn,
    midt_i,
    min_person,
    traad_navn,
)
from vejviser.domain.notat_vaerdier import Afsnit, Linje
from vejviser.domain.varme import er_overlevering

FARE = "Er jeg i fare, ringer jeg 112."
KLAGE = "Jeg kan altid sige nej igen. Jeg kan også klage."
DATO_MANGLER = "Vi har ikke aftalt en dag endnu"
_DATO_MANGLER_KORT = "Uden dag endnu"
_DELE = {
    "egne_ord": "mine egne ord",
    "min_situation": "min situation",
    "kontakt": "hvordan jeg træffes",
}
_DET_HELE = "det hele"
_MED_DET_HELE = frozenset({_DET_HELE, _DELE["kontakt"]})
_LONGEST_RECEIVER = (9, 60)
_SHORT_NAME = 4
SAGT_NEJ = "De har sagt nej"
NEJ_HVAD_SAA = "Vi finder noget andet."
_MOST_HOLDERS = 2
_POSTNR = re.compile(r", \d{4} ")
_TRYGHED = {"tryghed_vold": "tryghed"}
"""Words for the paper at home, where somebody else may read along."""


def byg_afsnit(g: Grundlag, graenser: Borgergraenser, saks: Saks) -> tuple[Afsnit, ...]:
    return (
        Afsnit("vigtigst", 1, "Det vigtigste for mig", tuple(_vigtigst(g, graenser, saks))),
        Afsnit("aftalt", 2, "Det har vi aftalt", tuple(aftalt(g, graenser, saks))),
        Afsnit("person", 3, "Min person", person_linjer(g, saks)),
        Afsnit("galt", 4, "Hvis noget går galt", (galt(g, graenser, saks),)),
        Afsnit("deling", 5, "Det deler vi", tuple(_deling(g, graenser, saks))),
        Afsnit("klage", 0, "", (Linje(KLAGE),)),
        Afsnit("fare", 0, "", (Linje(FARE),)),
    )


def _vigtigst(g: Grundlag, graenser: Borgergraenser, saks: Saks) -> list[Linje]:
    """The quote, else the own words, else the words behind the needs; then every need by its name.

    Where room is short the names give way to words that are whole; where the words are cut they stay.
    """
    behind = " · ".join(item.ord for item in g.samtale.behov[:3] if item.ord)
    words = hele_saetninger(g.samtale.citat or g.samtale.egne_ord or behind)
    said = saks.saetninger("det vigtigste for mig", words, graenser.vigtigst)
    if said and said == words and not graenser.navne:
        return [Linje(said)]
    needs = list(dict.fromkeys(_area(g, item.omraade) for item in g.samtale.behov))
    listed = _some(needs, graenser.behov, "behov", saks)
    lines = [Linje(said) if said else mangler("Det har vi ikke skrevet endnu.")]
    return lines + ([Linje(f"Det handler om: {opremsning(listed)}.")] if listed else [])


def _some(names: list[str], most: int, navn: str, saks: Saks) -> list[str]:
    if not names[most:]:
        return names
    saks.note(navn, opremsning(names[most:]))
    return [*names[:most], f"{len(names) - most} mere"]


def aftalt(g: Grundlag, graenser: Borgergraenser, saks: Saks) -> list[Linje]:
    """One line per agreement, soonest first; those without a day, and those who said no, last."""
    ordered = sorted(
        g.samtale.aftaler,
        key=lambda item: (item.accepteret is False, item.hvornaar is None, item.hvornaar or ""),
    )
    lines = [_aftalt_linje(g, item, graenser, saks) for item in ordered[: graenser.aftaler]]
    rest = len(ordered) - graenser.aftaler
    if rest > 0:
        left = " · ".join(stort(g.hvad(item)) for item in ordered[graenser.aftaler :])
        saks.note(f"{rest} {'aftale' if rest == 1 else 'aftaler'}", left)
        lines.append(Linje(f"Og {rest} mere. {graenser.mere}"))
    return lines or [mangler("Vi har ikke aftalt noget endnu.")]


def _aftalt_linje(g: Grundlag, aftale: Aftale, graenser: Borgergraenser, saks: Saks) -> Linje:
    if aftale.accepteret is False:
        return _sagt_nej(g, aftale, graenser, saks)
    words = _hvad(g, aftale, graenser, saks)
    own = not er_overlevering(aftale) and aftale.hvornaar is None and aftale.opfoelgning
    day = _kort_dag if graenser.kort_dag else _dag
    when = f"Vi taler om det {day(aftale.opfoelgning)}" if own else stort(day(aftale.hvornaar))
    missing = not when
    when = when or (_DATO_MANGLER_KORT if graenser.kort_dag else DATO_MANGLER)
    return Linje(f"{when}: {words}", missing, (when, words), (when,) if missing else ())


def _sagt_nej(g: Grundlag, aftale: Aftale, graenser: Borgergraenser, saks: Saks) -> Linje:
    """Nobody waits at a door that said no: no day, and what happens instead."""
    words = f"{punktum(stort(_navn(g, aftale, graenser, saks)))} {NEJ_HVAD_SAA}"
    return Linje(f"{SAGT_NEJ}: {words}", True, (SAGT_NEJ, words), (SAGT_NEJ,))


def _dag(iso: str | None) -> str:
    """ "tirsdag 24. november kl. 10"; nothing where no day is known."""
    if not iso:
        return ""
    day = dato_lang(iso, year=False).replace(" den ", " ")
    return f"{day} {klokken(iso, bare_hour=True)}".strip()


def _kort_dag(iso: str | None) -> str:
    return f"{dato_kort(iso, year=False)} {klokken(iso, bare_hour=True)}".strip() if iso else ""


def _navn(g: Grundlag, aftale: Aftale, graenser: Borgergraenser, saks: Saks) -> str:
    """What it is about, by its whole name while there is room, else by the first part of it."""
    most = min(_SHORT_NAME, graenser.hvad) if graenser.korte else graenser.hvad
    return saks.klip("aftalen", g.hvad(aftale, most), graenser.hvad)


def _hvad(g: Grundlag, aftale: Aftale, graenser: Borgergraenser, saks: Saks) -> str:
    """Where I go, and then who makes contact ("Borgerservice, Nytorv 1, Kolding. Anne ringer.")."""
    what = _navn(g, aftale, graenser, saks)
    place = _sted(g, aftale, graenser, saks)
    first = punktum(stort(f"{what}{place}"))
    if not graenser.kontakt:
        saks.note("hvem der ringer", _kontakt(g, aftale))
    return f"{first} {_kontakt(g, aftale)}".strip() if graenser.kontakt else first


def _kontakt(g: Grundlag, aftale: Aftale) -> str:
    number = nummer_af(g.offer(aftale))
    texts = {
        Kontaktform.SAMMEN: "Vi ringer sammen.",
        Kontaktform.JEG: f"{afsender_kaldes(g)} ringer.",
        Kontaktform.BORGER: f"Jeg ringer selv{f' på {number}' if number else ''}.",
        Kontaktform.FOELGES: f"{traad_navn(g, aftale, afsender_kaldes(g))} og jeg går derhen sammen.",
    }
    if not er_overlevering(aftale):
        return ""
    return texts[aftale.hvem] if aftale.hvem else "Vi har ikke aftalt, hvem der ringer."


def _sted(g: Grundlag, aftale: Aftale, graenser: Borgergraenser, saks: Saks) -> str:
    """ ", Nytorv 1, Kolding"; for a secret place only ". Ring først på 75 00 00 00"."""
    offer = g.offer(aftale)
    if skjult(offer):
        return f". {stort(ring_foerst(offer))}"
    whole = _POSTNR.sub(", ", sted_af(aftale, offer))
    if not graenser.sted:
        saks.note("stedet", whole)
        return ""
    place = saks.klip("stedet", whole, graenser.sted)
    return f", {place}" if place else ""


def person_linjer(g: Grundlag, saks: Saks) -> tuple[Linje, ...]:
    """Whom I ring, and who else holds a thread."""
    person = person_linje(g, saks)
    others = andre_holdere(g)
    if others[_MOST_HOLDERS:]:
        saks.note("hvem der holder tråden", opremsning(others[_MOST_HOLDERS:]))
    also = "også " if afsender_kaldes(g) != MIN_PERSON else ""
    names = opremsning(others[:_MOST_HOLDERS])
    return (person, Linje(f"{names} holder {also}tråden.")) if others else (person,)


def person_linje(g: Grundlag, saks: Saks) -> Linje:
    """Name and number. Where the sender has no number: the municipality's, and said so."""
    person = saks.klip("min person", min_person(g), 6)
    number = afsender_nummer(g) or g.indhold.hovednummer
    if not person:
        text = f"Jeg kan ringe til kommunen på {number}." if number else "Det har vi ikke aftalt endnu."
        return Linje(f"Ingen endnu. {text}", True, ("Ingen endnu", number), ("Ingen endnu.",))
    if number and not afsender_nummer(g):
        number = f"kommunen: {number}"
    return Linje(f"{stort(person)}, {number}" if number else stort(person), False, (stort(person), number))


def galt(g: Grundlag, graenser: Borgergraenser, saks: Saks) -> Linje:
    """What happens when it goes wrong: the first plan, and whom to ring."""
    kaldes = afsender_kaldes(g)
    plans = [med_navn(item.plan_b, traad_navn(g, item, kaldes), kaldes) for item in g.aftaler if item.plan_b]
    ring = punktum(f"Jeg ringer til {midt_i(kaldes) if min_person(g) else 'kommunen'}")
    if not plans:
        return Linje(f"{ring} Vi har ikke lavet en plan, hvis jeg ikke kommer.", True, (), (_INGEN_PLAN,))
    kept = saks.saetninger("plan B", plans[0], graenser.galt)
    return Linje(f"{ring} Kommer jeg ikke: {punktum(kept)}")


_INGEN_PLAN = "Vi har ikke lavet en plan, hvis jeg ikke kommer."


def _deling(g: Grundlag, graenser: Borgergraenser, saks: Saks) -> list[Linje]:
    """What the person said yes and no to, and to whom: a no as clearly as a yes."""
    lines = []
    said = _delt(g)
    if graenser.kort_deling and len(said) > _MOST_HOLDERS:
        return _kort_deling(said, graenser, saks)
    for (ja, areas), receivers in said.items():
        whom = opremsning([one for one in receivers if one])
        names = opremsning(_some(list(areas), graenser.deling, "delingen", saks))
        lines.append(Linje(f"{'Ja' if ja else 'Nej'}{f' til {whom}' if whom else ''}: {names}."))
    lines.sort(key=lambda line: line.tekst.startswith("Nej"))
    if lines[graenser.modtagere :]:
        saks.note("delingen", " ".join(line.tekst for line in lines[graenser.modtagere :]))
        rest = len(lines) - graenser.modtagere
        lines = [*lines[: graenser.modtagere], Linje(f"Og {rest} mere. Spørg min person.")]
    return lines or [mangler("Det har vi ikke talt om endnu.")]


Sagt = dict[tuple[bool, tuple[str, ...]], dict[str, None]]


def _kort_deling(said: Sagt, graenser: Borgergraenser, saks: Saks) -> list[Linje]:
    """To whom a yes and to whom a no, where there is no room for what each is about."""
    lines = []
    for answer in (True, False):
        told = [
            (one or "modtageren", areas) for (ja, areas), whom in said.items() if ja is answer for one in whom
        ]
        names = list(dict.fromkeys(one for one, _areas in told))
        if names:
            listed = opremsning(_some(names, graenser.modtagere, "delingen", saks))
            lines.append(Linje(f"{'Ja' if answer else 'Nej'} til {punktum(listed)}"))
            saks.note("delingen", " ".join(f"{stort(one)}: {opremsning(areas)}." for one, areas in told))
    return lines


def _delt(g: Grundlag) -> Sagt:
    """Answer and areas -> the receivers that got them. All of the needs is one short word."""
    said: dict[tuple[bool, str], dict[str, None]] = {}
    everything = {item.omraade for item in g.samtale.behov}
    for aftale in g.samtale.aftaler:
        samtykke = aftale.samtykke
        if samtykke is None or samtykke.ja is None:
            continue
        areas = said.setdefault((samtykke.ja, _til_hvem(g, aftale)), {})
        codes = samtykke.omfang or (aftale.behov,)
        whole = len(everything) > 1 and everything <= set(codes)
        areas.update(dict.fromkeys([_DET_HELE] if whole else [_area(g, code) for code in codes]))
        ticked = [words for felt, words in _DELE.items() if samtykke.ja and getattr(samtykke, felt)]
        areas.update(dict.fromkeys(ticked))
    grouped: Sagt = {}
    for (ja, whom), areas in said.items():
        named = tuple(area for area in areas if _DET_HELE not in areas or area in _MED_DET_HELE)
        grouped.setdefault((ja, named), {})[whom] = None
    return grouped


def _til_hvem(g: Grundlag, aftale: Aftale) -> str:
    offer = g.offer(aftale)
    navn = tilbudsnavn(offer.navn, _SHORT_NAME) if offer else aftale.modtager
    return klip(navn, *_LONGEST_RECEIVER)


def _area(g: Grundlag, code: str) -> str:
    return _TRYGHED.get(code) or smaat(g.kortnavn(code))


def risky_at_home(g: Grundlag) -> bool:
    """Whether somebody at home might read something that brings danger."""
    codes = {item.omraade for item in g.samtale.behov} | {item.behov for item in g.samtale.aftaler}
    return "tryghed_vold" in codes or any(skjult(g.offer(item)) for item in g.samtale.aftaler)


def for_borger(g: Grundlag) -> Grundlag:
    """The person's own paper hides nothing from the person."""
    return replace(g, delt=None)
