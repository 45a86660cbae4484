"""The receiver's note: twelve sections in fixed order, for a colleague who must act on it (FAG.md 7).

What is missing is said in amber words, never left out. Where the consent covers only some needs, texts that
belong to no single need stay behind (``helt_delt``). ``notat`` decides how long the lines may be.
"""

from __future__ import annotations

from vejviser.domain.dansk_tekst import dato_kort, opremsning, punktum, smaat, stort
from vejviser.domain.notat_aftalt import IKKE_HER, aftalt, bro, deling, modtager, plan_b
from vejviser.domain.notat_graenser import Graenser
from vejviser.domain.notat_grundlag import Grundlag, Saks, hele_saetninger, mangler
from vejviser.domain.notat_vaerdier import Afsnit, Linje

VIGTIGST = 3
_FLYTTER = "Skal flytte"
"""Also right where the home is a camp site that closes; the legal word follows in brackets."""
_TRYGHED = "tryghed_vold"
_HOME = frozenset({"sted_i_nat", "eget_hjem", "beholde_hjem"})

TITLER = {
    "egne_ord": "Vigtigst nu, med egne ord",
    "situation": "Situation",
    "behov": "Behov, i borgerens orden",
    "ressourcer": "Det, der virker",
    "aftalt": "Aftalt",
    "modtager": "Modtager",
    "bro": "Holder tråden",
    "plan_b": "Hvis borgeren ikke kommer",
    "deling": "Deling",
    "moedes": "Sådan mødes borgeren bedst",
    "sikkerhed": "Sikkerhed",
    "fortalt": "Allerede fortalt",
}


def byg_afsnit(g: Grundlag, graenser: Graenser, saks: Saks) -> tuple[Afsnit, ...]:
    """The twelve sections, always all of them."""
    linjer = {
        "egne_ord": _egne_ord(g, graenser, saks),
        "situation": _situation(g, graenser, saks),
        "behov": _behov(g, graenser, saks),
        "ressourcer": _ressourcer(g, graenser, saks),
        "aftalt": aftalt(g, graenser, saks),
        "modtager": modtager(g, graenser, saks),
        "bro": bro(g, graenser, saks),
        "plan_b": plan_b(g, graenser, saks),
        "deling": deling(g, graenser, saks),
        "moedes": _moedes(g, graenser, saks),
        "sikkerhed": _sikkerhed(g, graenser, saks),
        "fortalt": _fortalt(g, graenser, saks),
    }
    return tuple(
        Afsnit(key, number, titel, tuple(linjer[key]))
        for number, (key, titel) in enumerate(TITLER.items(), start=1)
    )


def own_words(g: Grundlag) -> str:
    """The quote, else the words; without a yes to those, the words behind the needs that may be told."""
    if g.del_delt("egne_ord"):
        return g.samtale.citat or g.samtale.egne_ord
    return " ".join(
        hele_saetninger(item.ord) for item in g.samtale.behov if item.ord and item.omraade in g.behov
    )


def _egne_ord(g: Grundlag, graenser: Graenser, saks: Saks) -> list[Linje]:
    words = saks.klip("borgerens egne ord", own_words(g), graenser.egne_ord)
    if words or g.del_delt("egne_ord"):
        return [Linje(f"“{words}”")] if words else [mangler("ingen egne ord endnu")]
    return [Linje(IKKE_HER)]


def _situation(g: Grundlag, graenser: Graenser, saks: Saks) -> list[Linje]:
    parts = [punktum(f"Kaldes {saks.klip('navnet', g.samtale.kaldenavn, 4)}")] if g.samtale.kaldenavn else []
    lines: list[Linje] = []
    told = g.del_delt("min_situation")
    if told and g.samtale.alder is not None:
        parts.append(f"{g.samtale.alder} år.")
    if told or g.delt is None or g.delt & _HOME:
        home = _bolig(g)
        parts.extend([home] if home else [])
        lines.extend([] if home else [mangler("boligsituation ikke oplyst")])
    parts.extend(_overgange(g, told))
    if told:
        shared = [valg.tekst for valg in g.indhold.hvem if valg.kode in _delte_hvem(g)]
        parts.extend([f"Husk: {opremsning([smaat(text) for text in shared])}."] if shared else [])
    text = saks.saetninger("situationen", " ".join(parts), graenser.situation)
    reach = saks.klip(
        "hvordan borgeren træffes", g.samtale.kontakt if g.del_delt("kontakt") else "", graenser.kontakt
    )
    text = " ".join(part for part in (text, f"Træffes: {punktum(reach)}" if reach else "") if part)
    return ([Linje(text)] if text else []) + lines or [Linje(IKKE_HER)]


def _delte_hvem(g: Grundlag) -> set[str]:
    return set(g.samtale.hvem) & set(g.samtale.dele_hvem)


def _bolig(g: Grundlag) -> str:
    found = [item for item in g.indhold.boligsituationer if item.nummer == g.samtale.boligsituation]
    if not found:
        return ""
    text = punktum(stort(found[0].tekst))
    return f"I nat: {smaat(text)}" if found[0].akut else text


def _overgange(g: Grundlag, told: bool) -> list[str]:
    """Who may know of the home must know the day it ends; other transitions belong to the situation."""
    home = g.delt is None or bool(g.delt & _HOME)
    shown = [one for one in g.samtale.overgange if told or (home and one.kode == "udsaettelse")]
    names = {kort.kode: kort.navn for kort in g.indhold.overgange}
    days = [dato_kort(item.dato) if item.dato else "(dato kendes ikke)" for item in shown]
    kinds = [stort(names.get(item.kode, item.kode)) for item in shown]
    return [
        f"{_FLYTTER} {day} ({smaat(kind)})." if item.kode == "udsaettelse" else f"{kind} {day}."
        for item, kind, day in zip(shown, kinds, days, strict=True)
    ]


def _behov(g: Grundlag, graenser: Graenser, saks: Saks) -> list[Linje]:
    codes = g.behov
    if not codes:
        return [Linje(IKKE_HER) if g.samtale.behov else mangler("ingen behov valgt endnu")]
    lines = [Linje(f"{place} {g.navn(code)}") for place, code in enumerate(codes[:VIGTIGST], start=1)]
    later = [g.kortnavn(code) for code in codes[VIGTIGST:]]
    if later[graenser.senere :]:
        saks.note("behov under “senere”", opremsning(later[graenser.senere :]))
        later = [*later[: graenser.senere], f"{len(later) - graenser.senere} mere"]
    return lines + ([Linje(f"Senere: {opremsning(later)}")] if later else [])


def _shared(g: Grundlag, text: str) -> str:
    """A text that belongs to no single need goes along only where everything may be told."""
    return text if g.helt_delt else ""


def _ressourcer(g: Grundlag, graenser: Graenser, saks: Saks) -> list[Linje]:
    parts = [punktum(text) for text in (g.samtale.ressourcer, g.samtale.netvaerk) if _shared(g, text)]
    text = saks.saetninger("hvad der virker", " ".join(parts), graenser.ressourcer)
    return [Linje(text or _silence(g))]


def _moedes(g: Grundlag, graenser: Graenser, saks: Saks) -> list[Linje]:
    said = g.samtale.moedes_bedst if g.del_delt("min_situation") else ""
    text = saks.saetninger("sådan mødes borgeren bedst", said, graenser.moedes)
    return [Linje(punktum(text) or _silence(g))]


def _sikkerhed(g: Grundlag, graenser: Graenser, saks: Saks) -> list[Linje]:
    """Safety belongs to the need of that name: a yes to it carries the text along."""
    if not g.helt_delt and not g.maa_deles(_TRYGHED):
        return [Linje(f"{IKKE_HER} Spørg afsenderen.")]
    text = saks.saetninger("sikkerhed", g.samtale.sikkerhed, graenser.sikkerhed)
    return [Linje(punktum(text) if text else "Intet noteret, som modtageren skal handle på.")]


def _fortalt(g: Grundlag, graenser: Graenser, saks: Saks) -> list[Linje]:
    text = saks.klip("allerede fortalt", _shared(g, g.samtale.allerede_fortalt), graenser.fortalt)
    if not text:
        return [Linje(_silence(g))]
    asked = text if text.casefold().startswith("spørg") else f"Spørg ikke igen om {smaat(text)}"
    return [Linje(punktum(asked))]


def _silence(g: Grundlag) -> str:
    """The same words whether there was something to keep back or not."""
    return "Ikke noteret." if g.helt_delt else IKKE_HER
