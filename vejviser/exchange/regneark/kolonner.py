"""The columns of the spreadsheet: what they are called, what they hold, and what a partner should write.

Order, case and spelling of headings are free in a file that comes in; a heading is found by its folded text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vejviser.domain.forskel_felter import FELTNAVNE
from vejviser.exchange.regneark.ord import fold
from vejviser.exchange.regneark.typer import Kolonne, Slags


def _felt(
    felt: str,
    slags: Slags,
    forklaring: str,
    eksempel: str = "",
    *andre: str,
    skal: bool = False,
    bredde: int = 18,
) -> Kolonne:
    return Kolonne(felt, FELTNAVNE[felt], slags, forklaring, eksempel, andre, skal, bredde)


_EN_PR_LINJE = "Flere: én på hver linje i cellen (Alt+Enter) eller med semikolon imellem."
_PAR = "Står der flere, så skriv dem i samme rækkefølge i de kolonner, der hører sammen: én på hver linje."
_SVAR = "ja, nej eller ikke oplyst. Ved du det ikke, så lad cellen stå tom."
_ORD = "De ord i tilbuddets egne tekster, som svaret bygger på. De skal stå der ordret."


def _fakta() -> Iterator[Kolonne]:
    for navn, what in (
        ("hund", "om hunden må komme med"),
        ("paavirket", "om man må komme påvirket"),
        ("koerestol", "om man kan komme ind i kørestol"),
        ("opsoegende", "om nogen kommer ud til en"),
        ("boern_med", "om børn må komme med"),
    ):
        title = FELTNAVNE[f"fakta.{navn}"]
        yield Kolonne(f"fakta.{navn}.svar", title, Slags.SVAR, f"Skriv, {what}: {_SVAR}", "", (navn,))
        yield Kolonne(f"fakta.{navn}.ord", f"{title}: ordene bag", Slags.TEKST, _ORD)
    yield Kolonne("fakta.koen.svar", "Køn", Slags.KODE, "Kun for kvinder, mænd eller alle.", "", ("koen",))
    yield Kolonne("fakta.koen.ord", "Køn: ordene bag", Slags.TEKST, _ORD)


KOLONNER: tuple[Kolonne, ...] = (
    Kolonne(
        "id",
        "Id",
        Slags.TEKST,
        "Tilbuddets kendetegn i kataloget; ret det ikke. Lad cellen stå tom i et nyt tilbud.",
        "",
        ("tilbudsid", "nr"),
    ),
    _felt("navn", Slags.TEKST, "Tilbuddets navn.", "Caféen ved åen", "titel", "tilbud", skal=True, bredde=32),
    _felt(
        "organisation", Slags.TEKST, "Hvem der står bag.", "Foreningen Åen", "forening", "udbyder", skal=True
    ),
    _felt("organisationstype", Slags.KODE, "Vælg på listen.", "Forening", "type", skal=True),
    _felt(
        "kort",
        Slags.TEKST,
        "Én eller to sætninger om, hvad man får.",
        "Kaffe, mad og nogen at tale med.",
        "beskrivelse",
        "kort beskrivelse",
        skal=True,
        bredde=48,
    ),
    _felt(
        "maalgruppe",
        Slags.TEKST,
        "Hvem tilbuddet er for.",
        "Alle over 18 år.",
        "for hvem",
        skal=True,
        bredde=32,
    ),
    _felt(
        "daekning", Slags.TEKST, "Det område, tilbuddet dækker.", "Kolding", "dækning", "geografi", skal=True
    ),
    _felt(
        "behovsomraader",
        Slags.KODER,
        f"Et eller flere behov fra arket “Valg”. {_EN_PR_LINJE}",
        "Fællesskab og nogen at tale med",
        "behovsområde",
        skal=True,
        bredde=32,
    ),
    Kolonne(
        "telefon.nummer",
        "Telefon",
        Slags.GRUPPE,
        f"Otte cifre. {_PAR}",
        "20 00 00 00",
        ("tlf", "telefonnummer", "mobil"),
    ),
    Kolonne(
        "telefon.hvem", "Telefon: hvem svarer", Slags.GRUPPE, _PAR, "Den daglige leder", ("hvem svarer",)
    ),
    _felt("email", Slags.LISTE, f"Mailadresse. {_EN_PR_LINJE}", "hej@eksempel.dk", "e-mail", "mailadresse"),
    _felt(
        "web",
        Slags.LISTE,
        f"Hel adresse med https://. {_EN_PR_LINJE}",
        "https://eksempel.dk",
        "webside",
        "website",
        "url",
        bredde=32,
    ),
    Kolonne(
        "steder.navn", "Sted", Slags.GRUPPE, f"Stedets navn, hvis det har et. {_PAR}", "Caféen", ("stednavn",)
    ),
    Kolonne(
        "steder.vej", "Vej og nummer", Slags.GRUPPE, _PAR, "Åvej 1", ("vej", "gade", "adresse"), bredde=24
    ),
    Kolonne(
        "steder.postnr", "Postnummer", Slags.GRUPPE, f"Fire cifre. {_PAR}", "6000", ("postnr",), bredde=12
    ),
    Kolonne("steder.by", "By", Slags.GRUPPE, _PAR, "Kolding"),
    _felt(
        "adresse_fortrolig",
        Slags.SVAR,
        f"Må adressen ikke vises? {_SVAR} Er svaret ja, kommer adressen aldrig med ud i regneark.",
        "nej",
        "hemmelig adresse",
    ),
    Kolonne(
        "aabningstider.dage",
        "Åbent: dage",
        Slags.GRUPPE,
        f"Fx ma-fr, ti og to, hver anden onsdag. {_PAR}",
        "ma-to",
        ("dage",),
    ),
    Kolonne(
        "aabningstider.fra",
        "Åbent: fra",
        Slags.GRUPPE,
        f"Klokkeslæt som 09:30. {_PAR}",
        "09:30",
        ("fra", "åbner"),
        bredde=12,
    ),
    Kolonne(
        "aabningstider.til",
        "Åbent: til",
        Slags.GRUPPE,
        f"Klokkeslæt som 15:00. {_PAR}",
        "15:00",
        ("til", "lukker"),
        bredde=12,
    ),
    Kolonne(
        "aabningstider.note",
        "Åbent: bemærkning",
        Slags.GRUPPE,
        f"Fx telefon, efter aftale, lukket 24. december 2026. Uden år gælder det hvert år. {_PAR}",
        "",
        ("åbent note",),
    ),
    _felt("doegnaaben", Slags.SVAR, _SVAR, "nej"),
    _felt("adgang.visitation", Slags.SVAR, f"Skal kommunen sige ja først? {_SVAR}", "nej"),
    _felt("adgang.henvisning", Slags.SVAR, f"Skal man have en henvisning? {_SVAR}", "nej"),
    _felt("adgang.tidsbestilling", Slags.SVAR, f"Skal man bestille tid? {_SVAR}", "nej"),
    _felt("adgang.anonym", Slags.SVAR, f"Kan man være anonym? {_SVAR}", "ja", "anonym"),
    _felt("adgang.gratis", Slags.SVAR, f"Er det gratis? {_SVAR}", ""),
    _felt("adgang.pris", Slags.TEKST, "Hvad det koster, med ord.", "Middag 25 kr."),
    _felt("adgang.ventetid", Slags.TEKST, "Ventetid, med dato.", ""),
    _felt("adgang.saadan", Slags.TEKST, "Det første skridt.", "Mød op.", "sådan", "adgang", bredde=32),
    _felt(
        "vilkaar",
        Slags.LINJER,
        "Det, man skal vide på forhånd. Ét vilkår på hver linje i cellen.",
        "Ingen stoffer i huset.",
        bredde=32,
    ),
    _felt(
        "alder_min",
        Slags.TAL,
        "Et tal. Tom, hvis der ingen grænse er, eller du ikke ved det.",
        "18",
        "alder fra",
    ),
    _felt("alder_max", Slags.TAL, "Et tal.", "", "alder til"),
    _felt("sprog", Slags.LISTE, _EN_PR_LINJE, ""),
    _felt("situationer", Slags.KODER, f"Fra arket “Valg”. {_EN_PR_LINJE}", ""),
    _felt("emner", Slags.KODER, f"Fra arket “Valg”. {_EN_PR_LINJE}", ""),
    _felt("emneord", Slags.LISTE, f"Ord, som folk søger på. {_EN_PR_LINJE}", "varmestue", "søgeord"),
    _felt("lovgrundlag", Slags.LISTE, f"Lov og paragraf. {_EN_PR_LINJE}", ""),
    *_fakta(),
    _felt("gyldig_fra", Slags.DATO, "Dato, hvis tilbuddet først begynder senere.", ""),
    _felt("gyldig_til", Slags.DATO, "Dato, hvis tilbuddet holder op.", ""),
    _felt(
        "sikkerhed",
        Slags.KODE,
        "Hvor sikre kilderne er: høj, mellem eller lav. Tom i et nyt tilbud er lav.",
        "mellem",
    ),
    Kolonne(
        "kilder.url",
        "Kilde: adresse",
        Slags.GRUPPE,
        f"Hvor det står (https://…). {_PAR}",
        "https://eksempel.dk",
        ("kilde",),
        bredde=32,
    ),
    Kolonne(
        "kilder.dato",
        "Kilde: dato",
        Slags.GRUPPE,
        f"Kildens egen dato: 2026, 2026-11 eller 2026-11-12. {_PAR}",
        "2026-11-12",
        ("kildedato",),
    ),
    Kolonne(
        "kilder.titel",
        "Kilde: titel",
        Slags.GRUPPE,
        f"Hvis der ingen adresse er. {_PAR}",
        "",
        ("kildetitel",),
    ),
    Kolonne(
        "kilder.felter",
        "Kilde: dækker",
        Slags.GRUPPE,
        f"Hvilke felter kilden siger noget om, med komma imellem. {_PAR}",
        "kort, telefon",
    ),
    Kolonne(
        "tilstand",
        "Tilstand",
        Slags.KUN_SE,
        "Kun til orientering: ændres i Vejviser, ikke her.",
        "",
        ("status",),
    ),
    Kolonne(
        "kontrol",
        "Bekræftet",
        Slags.KUN_SE,
        "Kun til orientering: kun den, der selv har spurgt tilbuddet, kan bekræfte det i Vejviser.",
    ),
)
GRUPPER = ("telefon", "steder", "aabningstider", "kilder")
SKAL_HAVE = tuple(kolonne for kolonne in KOLONNER if kolonne.skal)


def _names() -> Mapping[str, Kolonne]:
    found: dict[str, Kolonne] = {}
    for kolonne in KOLONNER:
        for name in (kolonne.overskrift, kolonne.felt, *kolonne.andre):
            found.setdefault(fold(name), kolonne)
    return found


_NAVNE = _names()


def kolonne_af(overskrift: str) -> Kolonne | None:
    """
    >>> kolonne_af("MAALGRUPPE") is kolonne_af("Hvem det er for *")
    True
    """
    return _NAVNE.get(fold(overskrift))


def kendte_overskrifter(celler: Sequence[str]) -> int:
    """How many of the cells are a heading that is known: tells the row of headings from the rest."""
    return sum(kolonne_af(celle) is not None for celle in celler if celle)
