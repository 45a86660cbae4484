"""The counting behind each quality rule, and ``regler``, which asks them all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from vejviser.domain.eftersyn import AKUT_DAGE, ALM_DAGE, Metode, Naestetrin, er_akut, kontrolnoegler
from vejviser.domain.forskel_felter import FELTNAVNE, feltvaerdi
from vejviser.domain.kvalitet_regler import (
    Kvalitetsregel,
    Regelgrundlag,
    Regelsvar,
    percent,
    svar,
    vaerst_foerst,
    verificeret_siden,
)
from vejviser.domain.laesbarhed import lix
from vejviser.domain.redaktion_regler import tekster_i
from vejviser.domain.rettelse import arbejdsdage
from vejviser.domain.samtale import OMRAADER
from vejviser.domain.tilbud import Faktum, Koen, Svar, Tilbud
from vejviser.domain.tilbud_regler import EMNER, SITUATIONER, brud_i_tilbud, latest_date

MAX_LIX, MAX_BEHOV, VENTETID_DAGE, SVARFRIST_DAGE = 40, 8, 60, 10
_TAVSE_FELTER = (
    *(felt for felt in FELTNAVNE if felt.startswith("adgang.")),
    *("steder", "aabningstider", "doegnaaben", "sprog", "alder_min", "alder_max"),
    *("fakta.hund", "fakta.paavirket", "fakta.koerestol", "fakta.koen"),
)


def regler(grundlag: Regelgrundlag) -> tuple[Regelsvar, ...]:
    """Every rule that the data can decide, worst first."""
    found = (rule(grundlag) for rule in _REGLER)
    return vaerst_foerst([one for one in found if one is not None])


def _yearly(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel("Q1", "Kontrolleret inden for et år", 0.95, "Åbn kontrolrunden, og ring.")
    offers = grundlag.aktive
    bad = {one.id for one in offers if not verificeret_siden(one, grundlag.dato, ALM_DAGE)}
    return svar(regel, offers, bad)


def _acute(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel(
        "Q2",
        "Akutte tilbud kontrolleret inden for 90 dage",
        1,
        "Kontrollér dem først: ring, skriv eller se på deres side (aldrig et opkald til 112).",
    )
    offers = [one for one in grundlag.aktive if er_akut(one)]
    bad = {one.id for one in offers if not verificeret_siden(one, grundlag.dato, AKUT_DAGE)}
    return svar(regel, offers, bad)


def _verifier(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel("Q3", "Kontrollen har rolle og måde", 1, "Kontrollér igen, og vælg en måde.")
    known = {metode.value for metode in Metode}
    offers = [one for one in grundlag.aktive if one.kontrol]
    bad = {o.id for o in offers if o.kontrol and not (o.kontrol.rolle.strip() and o.kontrol.metode in known)}
    return svar(regel, offers, bad)


def _three_levels(grundlag: Regelgrundlag) -> Regelsvar | None:
    if grundlag.kontroller is None:
        return None
    regel = Kvalitetsregel(
        "Q4", "Kontrolleret på alle tre niveauer", 1, "Spørg også om organisationen og stedet."
    )
    keys = {one.id: kontrolnoegler(one) for one in grundlag.aktive}
    begun = [one for one in grundlag.aktive if any(key in grundlag.kontroller for key in keys[one.id])]
    bad = {one.id for one in begun if not all(key in grundlag.kontroller for key in keys[one.id])}
    return svar(regel, begun, bad)


def _core_fields(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel("Q6", "Det vigtigste er udfyldt", 0.98, "Udfyld de felter, der mangler.")
    bad = {one.id: tuple(_missing(one)) for one in grundlag.aktive}
    counts = Counter(name for names in bad.values() for name in names)
    words = ", ".join(f"{name} ({number})" for name, number in counts.most_common(4))
    text = f"Mangler oftest: {words}." if words else ""
    return svar(regel, grundlag.aktive, {id for id, names in bad.items() if names}, text)


def _missing(one: Tilbud) -> Iterator[str]:
    for felt in ("navn", "kort", "maalgruppe", "daekning"):
        if not getattr(one, felt).strip():
            yield FELTNAVNE[felt]
    if not one.behovsomraader:
        yield "Behov"
    if not (one.telefon or one.email or one.web):
        yield "Kontakt"
    if not (one.aabningstider or one.telefon or one.doegnaaben is Svar.JA):
        yield "Tider eller et nummer"
    if not (one.adgang.saadan or _any_way_in(one)):
        yield "Sådan kommer man i gang"


def _any_way_in(one: Tilbud) -> bool:
    ways = (one.adgang.visitation, one.adgang.henvisning, one.adgang.tidsbestilling)
    return any(way is not Svar.IKKE_OPLYST for way in ways)


def _silence(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel("Q7", "Oplyste fakta", None, "Spørg om dem, næste gang der ringes.")
    offers = grundlag.aktive
    silent = {one.id: [felt for felt in _TAVSE_FELTER if _is_silent(one, felt)] for one in offers}
    counts = Counter(felt for felter in silent.values() for felt in felter)
    worst = ", ".join(f"{FELTNAVNE[f]} {percent(n / len(offers))}" for f, n in counts.most_common(5))
    missing = sum(counts.values())
    total = len(offers) * len(_TAVSE_FELTER)
    most = sorted(offers, key=lambda one: (-len(silent[one.id]), one.id))[:20]
    text = f"Mangler oftest: {worst}." if worst else ""
    return Regelsvar(regel, total - missing, total, tuple(one.id for one in most if silent[one.id]), text)


def _is_silent(one: Tilbud, felt: str) -> bool:
    value = feltvaerdi(one, felt)
    if isinstance(value, Faktum):
        value = value.svar
    return value in (None, "", (), Svar.IKKE_OPLYST, Koen.IKKE_OPLYST)


def _reachable(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel("Q8", "Til at få fat på", 1, "Find et nummer, eller luk tilbuddet.")
    bad = {one.id for one in grundlag.aktive if not (one.telefon or one.email or _can_be_visited(one))}
    return svar(regel, grundlag.aktive, bad)


def _can_be_visited(one: Tilbud) -> bool:
    known_hours = bool(one.aabningstider) or one.doegnaaben is Svar.JA
    return known_hours and any(sted.vej for sted in one.steder)


def _phone_form(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel("Q9", "Numre er skrevet rigtigt", 1, "Ret nummeret til otte cifre.")
    offers = [one for one in grundlag.aktive if one.telefon]
    bad = {one.id for one in offers if any(b.felt.startswith("telefon") for b in brud_i_tilbud(one))}
    return svar(regel, offers, bad)


def _hours(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel("Q10", "Tider kan læses", 1, "Skriv dage og klokkeslæt.")
    offers = [one for one in grundlag.aktive if one.aabningstider]
    return svar(regel, offers, grundlag.fund("tider_i_ord"))


def _contradiction(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel("Q11", "Ingen modsigelser", 1, "Ring, og spørg, hvad der gælder.")
    bad = {one.id for one in grundlag.aktive if _contradicts(one)}
    return svar(regel, grundlag.aktive, bad)


def _contradicts(one: Tilbud) -> bool:
    price = one.adgang.pris or ""
    costs = re.search(r"\b[1-9]\d*(?:[.,]\d+)?\s*kr", price) and "gratis" not in price.casefold()
    pays = bool(costs) and one.adgang.gratis is Svar.JA
    return pays or any("Modsigelse" in brud.tekst or brud.felt == "alder_min" for brud in brud_i_tilbud(one))


def _indexed(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel("Q12", "Rigtigt sorteret", 1, f"Vælg 1-{MAX_BEHOV} behov og mindst ét emne.")
    bad = {o.id for o in grundlag.aktive if not (1 <= len(o.behovsomraader) <= MAX_BEHOV and o.emner)}
    return svar(regel, grundlag.aktive, bad)


def _used_terms(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel("Q13", "Alle behov, situationer og emner er i brug", 1, "Find tilbud, der passer.")
    used = {code for o in grundlag.aktive for code in (*o.behovsomraader, *o.situationer, *o.emner)}
    terms = (*OMRAADER, *SITUATIONER, *EMNER)
    unused = [code for code in terms if code not in used]
    text = f"Uden tilbud: {', '.join(unused)}." if unused else ""
    return Regelsvar(regel, len(terms) - len(unused), len(terms), (), text)


def _duplicates(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel("Q14", "Ingen dubletter", 1, "Slå dem sammen, eller skil dem ad.")
    return svar(regel, grundlag.aktive, grundlag.fund("dublet", "samme_navn"))


def _alerts(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel(
        "Q15", "Lukkeperioder har en slutdato", 1, "Skriv, hvornår det åbner, eller luk det."
    )
    return svar(regel, grundlag.aktive, grundlag.fund("udloebet", "lukket_uden_dato"))


def _waiting_time(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel("Q16", "Ventetid har en dato, der er frisk", 1, "Spørg igen, og skriv datoen på.")
    offers = [one for one in grundlag.aktive if one.adgang.ventetid]
    bad = {one.id for one in offers if not _is_fresh(one, grundlag)}
    return svar(regel, offers, bad)


def _is_fresh(one: Tilbud, grundlag: Regelgrundlag) -> bool:
    day = latest_date(one.adgang.ventetid or "")
    return day is not None and (grundlag.dato - day).days <= VENTETID_DAGE


def _confidential(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel("Q17", "Fortrolige adresser står ikke i en tekst", 1, "Slet adressen af teksten.")
    offers = [one for one in grundlag.aktive if one.skjul_adresse]
    return svar(regel, offers, {one.id for one in offers if _tells_address(one)})


def _tells_address(one: Tilbud) -> bool:
    streets = [" ".join(sted.vej.casefold().split()) for sted in one.steder if sted.vej.strip()]
    texts = (one.navn, one.kort, one.maalgruppe, one.vilkaar, one.emneord, one.adgang, one.kilder)
    words = " ".join(" ".join(text.casefold().split()) for value in texts for text in tekster_i(value))
    return any(street in words for street in streets)


def _complaints(grundlag: Regelgrundlag) -> Regelsvar | None:
    if grundlag.rettelser is None:
        return None
    regel = Kvalitetsregel("Q18", "Fejlmeldinger besvaret på 10 arbejdsdage", 1, "Åbn indbakken.")
    today = grundlag.dato.isoformat()
    still_open = [one for one in grundlag.rettelser if one.aaben]
    late = [o for o in still_open if arbejdsdage(o.dato, today, grundlag.helligdage) > SVARFRIST_DAGE]
    ids = tuple(dict.fromkeys(one.tilbud for one in late))
    return Regelsvar(regel, len(still_open) - len(late), len(still_open), ids)


def _style(grundlag: Regelgrundlag) -> Regelsvar:
    regel = Kvalitetsregel("Q20", "Let at læse (LIX højst 40)", 0.95, "Skriv kortere sætninger og ord.")
    return svar(regel, grundlag.aktive, {one.id for one in grundlag.aktive if lix(one.kort) > MAX_LIX})


def _escalation(grundlag: Regelgrundlag) -> Regelsvar | None:
    if grundlag.opgaver is None:
        return None
    regel = Kvalitetsregel("Q21", "Opgivne tilbud er markeret", 1, "Marker det som ikke bekræftet.")
    given_up = [one for one in grundlag.opgaver if one.naeste is Naestetrin.MARKER]
    bad = {one.tilbud.id for one in given_up if one.ikke_bekraeftet is None}
    return svar(regel, [one.tilbud for one in given_up], bad)


_REGLER: tuple[Callable[[Regelgrundlag], Regelsvar | None], ...] = (
    _confidential,
    _acute,
    _reachable,
    _contradiction,
    _phone_form,
    _yearly,
    _verifier,
    _three_levels,
    _core_fields,
    _hours,
    _indexed,
    _used_terms,
    _duplicates,
    _alerts,
    _waiting_time,
    _complaints,
    _escalation,
    _style,
    _silence,
)
