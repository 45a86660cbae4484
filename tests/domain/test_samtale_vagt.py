"""Numbers and names are found and taken out wherever somebody may write, and never carried along as words."""

from __future__ import annotations

from dataclasses import fields, replace

from vejviser.domain.aftale import Aftale, Samtykke
from vejviser.domain.cpr import Niveau
from vejviser.domain.samtale import Behov, Besvarelse, LagtTilSide, Samtale
from vejviser.domain.samtale_vagt import TEKSTER, Vagtfund, find_vagt, fjern_navne, sloer_samtale

NUMBER, NAME = "010190-1234", "min kæreste Lone"
AFTALE_TEKSTER = ("loesning", "sted", "modtager", "bro_ansvarlig", "plan_b")
FULD = Samtale(
    **dict.fromkeys(TEKSTER, f"{NUMBER} og {NAME}"),  # type: ignore[arg-type]
    behov=(Behov("hverdag", f"{NUMBER} og {NAME}"),),
    besvarelser=(Besvarelse("a1", f"svar {NUMBER} og {NAME}"),),
    lagt_til_side=(LagtTilSide("hverdag", "x", f"{NUMBER} og {NAME}"),),
    aftaler=(
        Aftale(
            "hverdag",
            **dict.fromkeys(AFTALE_TEKSTER, f"{NUMBER} og {NAME}"),  # type: ignore[arg-type]
            samtykke=Samtykke(formaal=f"{NUMBER} og {NAME}", hvordan=f"{NUMBER} og {NAME}"),
        ),
    ),
)


def test_every_free_text_is_looked_through() -> None:
    found = find_vagt(FULD)
    assert (found.cpr, found.antal) == (Niveau.SIKKER, len(TEKSTER) + 3 + len(AFTALE_TEKSTER) + 2)
    assert {"de egne ord", "aftale 1", "en grund", "ja'et i aftale 1"} <= set(found.hvor)


def test_masking_leaves_no_number_anywhere() -> None:
    clean = sloer_samtale(FULD, Niveau.SIKKER)
    assert find_vagt(clean).cpr is None
    assert NUMBER not in repr(clean)


def test_a_name_goes_everywhere_but_from_the_persons_own_and_the_staffs() -> None:
    clean = fjern_navne(FULD)
    assert find_vagt(clean).roller == ()
    kept = {field.name for field in fields(clean) if "Lone" in repr(getattr(clean, field.name))}
    assert kept == {"kaldenavn", "aftaler"}
    assert "Lone" not in clean.aftaler[0].plan_b


def test_the_surest_level_is_told_first() -> None:
    samtale = Samtale(egne_ord="010190-xxxx", kontakt="24.11.26 6000 Kolding")
    assert find_vagt(samtale).cpr is Niveau.MULIG
    assert find_vagt(replace(samtale, kontakt="")).cpr is Niveau.DELVIS


def test_nothing_found_says_nothing() -> None:
    assert find_vagt(Samtale(egne_ord="Ring på 79 79 79 79, kl. 10")) == Vagtfund()


def test_what_was_found_holds_no_words_of_the_person() -> None:
    found = repr(find_vagt(FULD))
    assert "Lone" not in found
    assert "0101" not in found
