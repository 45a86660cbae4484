"""``vejviser soeg``, ``behov`` and ``vis``: the directory from the command line."""

from __future__ import annotations

import argparse
from datetime import datetime
from difflib import get_close_matches
from functools import partial

from vejviser.cli import output
from vejviser.cli.context import Context
from vejviser.cli.parser import Parser, age, chosen, count, moment, path
from vejviser.domain.gruppe import GRUPPER
from vejviser.domain.query import Behovssvar, Filtre, Hit, Query, Soegesvar
from vejviser.domain.samtale import OMRAADER
from vejviser.domain.tilbud import Tilbud
from vejviser.domain.tilbud_blad import blad_linjer
from vejviser.errors import UserError

_FLAGS = {
    "hund": "hunden må komme med",
    "paavirket": "man må komme påvirket",
    "koerestol": "man kan komme ind i kørestol",
    "aaben_nu": "åbent nu (eller på tidspunktet --tid)",
    "uden_visitation": "kræver ikke, at kommunen siger ja først",
    "uden_henvisning": "kræver ikke henvisning",
    "uden_tid": "kræver ikke, at man bestiller tid",
    "anonym": "man kan være anonym",
    "gratis": "koster ikke noget",
    "opsoegende": "kommer ud til personen",
    "kun_oplyst": "vis kun det, der er oplyst som ja",
}


def add_parsers(commands: argparse._SubParsersAction[Parser]) -> None:
    soeg = commands.add_parser("soeg", help="søg efter tilbud", description="Søg efter tilbud.")
    soeg.add_argument("tekst", nargs="?", help="det, du søger: ord, navn, paragraf eller en hel sætning")
    soeg.add_argument("--fra-fil", type=path, metavar="FIL", help='linjer {"id","tekst"}, et svar pr. linje')
    soeg.add_argument("--antal", type=count, default=20, metavar="N", help="højst så mange fund (20)")
    soeg.add_argument("--tid", type=moment, metavar="TID", help="tidspunkt for åbent, fx 2026-11-23T18:00")
    soeg.add_argument("--json", action="store_true", help="svar som JSON")
    need = partial(chosen, allowed=OMRAADER, what="behovet")
    soeg.add_argument(
        "--behov", type=need, action="append", default=[], metavar="KODE", help="et af de 15 områder"
    )
    group = partial(chosen, allowed=tuple(GRUPPER), what="gruppen")
    soeg.add_argument(
        "--gruppe", type=group, action="append", default=[], metavar="KODE", help="målgruppe eller overgang"
    )
    soeg.add_argument("--alder", type=age, metavar="N", help="personens alder")
    soeg.add_argument("--koen", choices=("k", "m"), help="k eller m: skjul det, der kun er for andre")
    soeg.add_argument("--by", metavar="NAVN", help="by eller postnummer")
    soeg.add_argument("--sprog", metavar="X", help="sprog, fx tegnsprog")
    for flag, text in _FLAGS.items():
        soeg.add_argument("--" + flag.replace("_", "-"), action="store_true", help=text)
    soeg.set_defaults(run=run_soeg)

    behov = commands.add_parser(
        "behov", help="behov ud fra egne ord", description="Find behov i personens egne ord."
    )
    behov.add_argument("ord", nargs="?", help="personens egne ord")
    behov.add_argument("--fra-fil", type=path, metavar="FIL", help='linjer {"id","tekst"}, et svar pr. linje')
    behov.add_argument("--json", action="store_true", help="svar som JSON")
    behov.set_defaults(run=run_behov)

    vis = commands.add_parser("vis", help="vis et tilbud", description="Vis alt, kataloget ved om et tilbud.")
    vis.add_argument("id", help="tilbuddets id, fx livslinien")
    vis.add_argument("--json", action="store_true", help="svar som JSON")
    vis.set_defaults(run=run_vis)


def _query(options: argparse.Namespace, tekst: str, now: datetime) -> Query:
    flags = {flag: getattr(options, flag) for flag in _FLAGS}
    filtre = Filtre(
        behov=tuple(dict.fromkeys(options.behov)),
        gruppe=tuple(dict.fromkeys(options.gruppe)),
        alder=options.alder,
        koen=options.koen,
        by=options.by,
        sprog=options.sprog,
        **flags,
    )
    return Query(tekst, filtre, options.antal, options.tid or now)


def run_soeg(options: argparse.Namespace, context: Context) -> int:
    if (options.tekst is None) == (options.fra_fil is None) and not _browsing(options):
        raise UserError(
            "Skriv enten en tekst eller --fra-fil.", "Fx: vejviser soeg gældsrådgivning", wrong_use=True
        )
    now = context.now()
    motor = context.soegning((options.tid or now).year)
    if options.fra_fil is not None:
        answers = (
            {"id": name, **_answer_json(motor.soeg(_query(options, tekst, now)), context)}
            for name, tekst in output.read_cases(options.fra_fil)
        )
        output.say_json_lines(answers)
        return 0
    svar = motor.soeg(_query(options, options.tekst or "", now))
    if options.json:
        output.say_json(_answer_json(svar, context))
    else:
        _print_answer(svar, context)
    return 0


def _browsing(options: argparse.Namespace) -> bool:
    """Filters alone are a question too."""
    values = (options.behov, options.gruppe, options.alder, options.koen, options.by, options.sprog)
    return options.fra_fil is None and (any(values) or any(getattr(options, flag) for flag in _FLAGS))


def _answer_json(svar: Soegesvar, context: Context) -> dict[str, object]:
    return {
        "tekst": svar.tekst,
        "i_alt": svar.i_alt,
        "fund": [_hit_json(hit, context.tilbud(hit.id)) for hit in svar.fund],
        "mente_du": list(svar.mente_du),
        "forslag": [
            {"slags": udvej.slags, "tekst": udvej.tekst, "vaerdi": udvej.vaerdi, "antal": udvej.antal}
            for udvej in svar.forslag
        ],
        "taellinger": {
            name: {"ja": taelling.ja, "ukendt": taelling.ukendt} for name, taelling in svar.taellinger.items()
        },
        "skjult": svar.skjult,
    }


def _hit_json(hit: Hit, tilbud: Tilbud) -> dict[str, object]:
    return {
        "id": hit.id,
        "navn": tilbud.navn,
        "organisation": tilbud.organisation,
        "score": round(hit.score, 4),
        "fordi": list(hit.fordi),
        "ikke_oplyst": list(hit.ukendte),
    }


def _print_answer(svar: Soegesvar, context: Context) -> None:
    output.say("1 tilbud passer" if svar.i_alt == 1 else f"{svar.i_alt} tilbud passer")
    for hit in svar.fund:
        tilbud = context.tilbud(hit.id)
        output.say(f"\n{tilbud.navn} · {tilbud.organisation}  [{hit.id}]")
        output.say(f"  {tilbud.kort}")
        numbers = ", ".join(f"{grouped(phone.nummer)} {phone.hvem}".strip() for phone in tilbud.telefon)
        output.say(f"  Telefon: {numbers or 'ikke oplyst'}")
        if hit.fordi:
            output.say("  Passer: " + ", ".join(hit.fordi))
        if hit.ukendte:
            output.say("  Ikke oplyst, ring: " + ", ".join(hit.ukendte))
    if svar.mente_du:
        output.say("\nMente du: " + ", ".join(svar.mente_du))
    for udvej in svar.forslag:
        output.say(f"- {udvej.tekst}")


def grouped(nummer: str) -> str:
    """
    >>> grouped("79797979")
    '79 79 79 79'
    >>> grouped("112")
    '112'
    """
    if len(nummer) == 8 and nummer.isdecimal():
        return " ".join(nummer[i : i + 2] for i in range(0, 8, 2))
    return nummer


def run_behov(options: argparse.Namespace, context: Context) -> int:
    if (options.ord is None) == (options.fra_fil is None):
        raise UserError(
            "Skriv enten personens ord eller --fra-fil.",
            'Fx: vejviser behov "Jeg mangler et sted"',
            wrong_use=True,
        )
    finder = context.behov()
    if options.fra_fil is not None:
        output.say_json_lines(
            {"id": name, **_behov_json(finder.find(tekst))}
            for name, tekst in output.read_cases(options.fra_fil)
        )
        return 0
    svar = finder.find(options.ord)
    if options.json:
        output.say_json(_behov_json(svar))
        return 0
    for omraade in svar.omraader:
        output.say(f"{omraade.navn} ({omraade.kode}): " + ", ".join(omraade.fordi))
    for tegn in svar.akut:
        output.say(f"Akut tegn: {tegn.kode}: " + ", ".join(tegn.fordi))
    if not svar.omraader and not svar.akut:
        output.say("Ordene peger ikke på et bestemt behov. Spørg: Hvad fylder mest for dig lige nu?")
    return 0


def _behov_json(svar: Behovssvar) -> dict[str, object]:
    return {
        "omraader": [
            {"kode": omraade.kode, "navn": omraade.navn, "fordi": list(omraade.fordi)}
            for omraade in svar.omraader
        ],
        "akut": [tegn.kode for tegn in svar.akut],
    }


def run_vis(options: argparse.Namespace, context: Context) -> int:
    from vejviser.exchange.tilbud_json import tilbud_to_json

    tilbud = known_tilbud(options.id, context)
    if options.json:
        output.say_json(tilbud_to_json(tilbud))
        return 0
    indhold = context.opened.indhold
    for line in blad_linjer(tilbud, indhold.omraadenavne(), indhold.hovednummer):
        output.say(line)
    return 0


def known_tilbud(id_: str, context: Context) -> Tilbud:
    """The offer, or a sentence with the nearest id."""
    alle = context.opened.katalog.tilbud
    if id_ not in alle:
        near = get_close_matches(id_, list(alle), 1)
        hint = f"Mente du {near[0]}?" if near else "Find id'et med: vejviser soeg"
        raise UserError(f"Der er intet tilbud med id {id_!r}.", hint)
    return alle[id_]
