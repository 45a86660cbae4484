"""A handover is warm only when all seven tests are held; otherwise what is missing is said in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.notat_hjaelp import TILBUD
from vejviser.domain.aftale import Aftale, Kontaktform, Samtykke
from vejviser.domain.varme import Varme, er_overlevering, kendt_sted, varme, varme_af

WARM = Aftale(
    behov="sted_i_nat",
    tilbud="borgerservice",
    hvem=Kontaktform.SAMMEN,
    hvornaar="2026-11-24T10:00",
    modtager="vagten",
    accepteret=True,
    bro_ansvarlig="Mette, gadeplan",
    plan_b="Mette ringer inden for 4 timer.",
    opfoelgning="2026-11-24T12:00",
)


def of(aftale: Aftale) -> Varme:
    return varme_af(aftale, TILBUD)


def test_all_seven_held_is_warm() -> None:
    assert of(WARM) == Varme((True,) * 7, ())
    assert (of(WARM).varm, of(WARM).antal, of(WARM).tekst) == (True, 7, "Varm overlevering")


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        (
            replace(WARM, hvem=Kontaktform.BORGER, accepteret=None),
            ("kontakt til modtageren", "et ja fra modtageren"),
        ),
        (replace(WARM, accepteret=False), ("et ja fra modtageren",)),
        (replace(WARM, hvornaar="2026-11-24"), ("klokkeslæt",)),
        (replace(WARM, hvornaar=None), ("dato og tid",)),
        (replace(WARM, tilbud="huset-venture-kolding"), ("sted", "hvordan borgeren kommer derhen")),
        (replace(WARM, tilbud="huset-venture-kolding", hvem=Kontaktform.FOELGES), ()),
        (replace(WARM, tilbud="huset-venture-kolding", sted="værkstedet"), ()),
        (replace(WARM, bro_ansvarlig=" "), ("en til at holde tråden",)),
        (replace(WARM, plan_b=""), ("plan B",)),
        (replace(WARM, opfoelgning=None), ("dato for opfølgning",)),
        (replace(WARM, samtykke=Samtykke(ja=False)), ("borgerens ja til at dele",)),
        (
            replace(WARM, modtager="", accepteret=None),
            ("en modtager", "et ja fra modtageren", "hvem borgeren skal møde"),
        ),
    ],
    ids=[
        "asked",
        "yes",
        "time",
        "date",
        "place",
        "along",
        "place given",
        "thread",
        "plan",
        "back",
        "no",
        "receiver",
    ],
)
def test_what_is_missing_is_named(changed: Aftale, missing: tuple[str, ...]) -> None:
    assert of(changed).mangler == missing
    assert of(changed).varm is (missing == ())


def test_cold_names_what_is_missing_in_one_sentence() -> None:
    cold = of(replace(WARM, hvornaar="2026-11-24", accepteret=None, plan_b=""))
    assert cold.tekst == "Ikke varm endnu: mangler et ja fra modtageren, klokkeslæt og plan B"


def test_a_secret_place_is_known_by_its_number() -> None:
    secret = TILBUD["kolding-krisecenter"]
    assert kendt_sted(secret)
    assert not kendt_sted(replace(secret, telefon=()))
    assert varme(WARM, secret).varm


def test_the_persons_own_solution_is_no_handover() -> None:
    assert not er_overlevering(Aftale("hverdag", loesning="min nabo"))
    assert er_overlevering(Aftale("hverdag", loesning="min nabo", modtager="naboen"))
