"""A small directory and content for the note tests: invented texts, real codes, no files."""

from __future__ import annotations

from tests.tilbud_hjaelp import et_tilbud
from vejviser.domain.indhold import (
    Behovsomraade,
    BlokeretOrd,
    Boligsituation,
    HvemValg,
    Indhold,
    Ordlisteopslag,
    Overgangskort,
)
from vejviser.domain.samtale import HVEM, OMRAADER, OVERGANGE
from vejviser.domain.tilbud import Kilde, Organisationstype, Sikkerhed, Sted, Telefon, Tilbud, Tilstand

_NAVNE = {
    "sted_i_nat": ("Et sted at være i nat", "Sted i nat", "bolig"),
    "eget_hjem": ("Et hjem, der er mit", "Eget hjem", "bolig"),
    "beholde_hjem": ("Beholde mit hjem", "Beholde hjem", "bolig"),
    "penge_gaeld": ("Penge og gæld", "Penge og gæld", "økonomi"),
    "papirer_digitalt": ("Post, papirer og det digitale", "Papirer", "økonomi"),
    "krop_helbred": ("Krop og helbred", "Krop", "fysisk helbred"),
    "sind_trivsel": ("Sind og trivsel", "Sind", "psykisk helbred"),
    "alkohol_stoffer": ("Alkohol og stoffer", "Alkohol og stoffer", "rusmidler"),
    "tryghed_vold": ("Tryghed og vold", "Tryghed", "netværk"),
    "boern_familie": ("Børn og familie", "Børn og familie", "netværk"),
    "faellesskab": ("Fællesskab og nogen at tale med", "Fællesskab", "netværk"),
    "noget_at_staa_op_til": ("Noget at stå op til", "Noget at stå op til", "daglige aktiviteter"),
    "hverdag": ("Mad, tøj, bad og hverdag", "Hverdag", "daglige aktiviteter"),
    "rettigheder": ("Mine rettigheder og nogen ved min side", "Rettigheder", "alle"),
    "ophold_sprog": ("Ophold, sprog og udlandet", "Ophold og sprog", "alle"),
}
_OVERGANGE = {
    "flytning": "Flytning",
    "sygehus": "Udskrivning fra sygehus",
    "loesladelse": "Løsladelse",
    "udsaettelse": "Opsigelse eller udsættelse",
}
_BOLIG = {
    1: "på gaden, i opgang eller skur",
    9: "kolonihave, campingvogn, bil o.l.",
    14: "krisecenter",
}

INDHOLD = Indhold(
    omraader=tuple(
        Behovsomraade(kode, f"A{place}", *_NAVNE[kode][:2], "house", (), (), _NAVNE[kode][2], ())
        for place, kode in enumerate(OMRAADER, start=1)
    ),
    spoergsmaal=(),
    boligsituationer=tuple(
        Boligsituation(number, _BOLIG.get(number, f"bolig nummer {number}"), None, number < 3)
        for number in range(1, 18)
    ),
    overgange=tuple(Overgangskort(kode, _OVERGANGE.get(kode, kode), "", (), "") for kode in OVERGANGE),
    hvem=tuple(HvemValg(kode, {"dyr": "dyr", "tolk": "tolk"}.get(kode, kode)) for kode in HVEM),
    akut=(),
    ordliste=(
        Ordlisteopslag("visitation", "vi skal først spørge, om du kan få det"),
        Ordlisteopslag("samtykke", "dit ja"),
    ),
    blokerede_ord=(BlokeretOrd("umotiveret", "skriv, hvad du har set og hørt"),),
    leveregler=(),
    hovednummer="79 79 79 79",
)

KATALOG_DATO = "2026-11-12"


def offer(
    id: str,
    navn: str,
    slags: Organisationstype = Organisationstype.KOMMUNE,
    vej: str = "Nytorv 1",
    nummer: str = "79797979",
    tilstand: Tilstand = Tilstand.UDGIVET,
) -> Tilbud:
    return et_tilbud(
        id,
        navn,
        organisation="Kolding Kommune",
        organisationstype=slags,
        kort="",
        maalgruppe="",
        sikkerhed=Sikkerhed.MELLEM,
        steder=(Sted("", vej, "6000", "Kolding"),) if vej else (),
        telefon=(Telefon(nummer, ""),) if nummer else (),
        kilder=(Kilde(None, "2026-05", (), None),),
        tilstand=tilstand,
    )


TILBUD = {
    one.id: one
    for one in (
        offer("forsorgshjemmet-overmarksgaarden", "Forsorgshjemmet Overmarksgården", vej="Dyrehavevej 175"),
        offer("borgerservice", "Borgerservice"),
        offer("huset-venture-kolding", "Huset Venture Kolding", Organisationstype.SELVEJENDE, "", ""),
        offer("kolding-krisecenter", "Kolding Krisecenter", Organisationstype.SELVEJENDE, "Lønvejen 12"),
        offer("lukket-sted", "Det lukkede sted", tilstand=Tilstand.LUKKET),
    )
}
