"""Made-up offers of every shape, for round trips."""

from __future__ import annotations

from hypothesis import strategies as st

from vejviser.domain.samtale import OMRAADER
from vejviser.domain.tilbud import Organisationstype, Sikkerhed, Tilbud, Tilstand
from vejviser.domain.tilbud_regler import EMNER, FAKTANAVNE, SITUATIONER
from vejviser.exchange.tilbud_json import SVARNAVNE, tilbud_from_json

# NUL and half characters are removed by every reader of the program; all else is text.
TEKST = st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=25
) | st.sampled_from(["null", "ikke oplyst", " x ", "a\r\nb", 'a "b", c', "=1+1", "yes", "\ufeff", "1e5", "'"])
NAVN = TEKST.filter(lambda text: bool(text.strip()))
MAASKE = st.none() | TEKST
SVAR = st.none() | st.booleans()
KLOKKEN = st.sampled_from(["", "08:00", "8", "16:30", "24:00", "02:15", "efter behov"])
DAGE = st.sampled_from(
    ["ma-fr", "alle dage", "første lørdag i måneden", "sø", "hver anden torsdag", "af og til", "ma, on"]
)
NOTE = st.sampled_from(["", "ulige uger", "efter aftale", "igen 18:00-21:00", "chat kl. 17-21"]) | TEKST
DATO = st.none() | st.dates().map(lambda day: day.isoformat())


def _af(values: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=4, unique=True)


def _flere(one: st.SearchStrategy[object]) -> st.SearchStrategy[list[object]]:
    return st.lists(one, max_size=3)


@st.composite
def alle_tilbud(draw: st.DrawFn) -> Tilbud:
    """Any offer that a source line can hold: the same row of hours twice in a row is one row there."""
    faktum = st.fixed_dictionaries({"svar": SVAR, "ord": TEKST})
    koen = st.fixed_dictionaries(
        {"svar": st.none() | st.sampled_from(["kvinder", "maend", "alle"]), "ord": TEKST}
    )
    adgang = dict.fromkeys(SVARNAVNE, SVAR) | dict.fromkeys(("pris", "ventetid", "saadan"), MAASKE)
    tider = st.fixed_dictionaries({"dage": DAGE, "fra": KLOKKEN, "til": KLOKKEN, "note": NOTE})
    kilde = {"url": MAASKE, "dato": MAASKE, "titel": MAASKE, "felter": _flere(TEKST)}
    return tilbud_from_json(
        draw(
            st.fixed_dictionaries(
                {
                    "id": st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True),
                    "navn": NAVN,
                    "organisation": NAVN,
                    "organisationstype": st.sampled_from([one.value for one in Organisationstype]),
                    "kort": NAVN,
                    "maalgruppe": NAVN,
                    "daekning": NAVN,
                    "sikkerhed": st.sampled_from([one.value for one in Sikkerhed]),
                    "alder_min": st.none() | st.integers(0, 120),
                    "alder_max": st.none() | st.integers(0, 120),
                    "behovsomraader": _af(OMRAADER),
                    "situationer": _af(SITUATIONER),
                    "emner": _af(EMNER),
                    "emneord": _flere(TEKST),
                    "lovgrundlag": _flere(TEKST),
                    "adgang": st.fixed_dictionaries(adgang),
                    "vilkaar": _flere(TEKST),
                    "steder": _flere(
                        st.fixed_dictionaries(dict.fromkeys(("navn", "vej", "postnr", "by"), TEKST))
                    ),
                    "telefon": _flere(
                        st.fixed_dictionaries(
                            {"nummer": st.from_regex(r"[0-9+]{1,9}", fullmatch=True), "hvem": TEKST}
                        )
                    ),
                    "email": _flere(TEKST),
                    "web": _flere(TEKST),
                    "aabningstider": st.lists(tider, max_size=3, unique_by=lambda row: tuple(row.values())),
                    "doegnaaben": SVAR,
                    "sprog": _flere(TEKST),
                    "kilder": _flere(st.fixed_dictionaries(kilde)),
                    "fakta": st.fixed_dictionaries(dict.fromkeys(FAKTANAVNE, faktum) | {"koen": koen}),
                    "tilstand": st.sampled_from([one.value for one in Tilstand]),
                    "kontrol": st.none()
                    | st.fixed_dictionaries({"dato": DATO.filter(bool), "rolle": NAVN, "metode": NAVN}),
                    "gyldig_fra": DATO,
                    "gyldig_til": DATO,
                    "adresse_fortrolig": SVAR,
                }
            )
        )
    )
