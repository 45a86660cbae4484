"""However much a conversation holds, and whatever is missing in it, the note keeps to its page."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.notat_hjaelp import TILBUD
from tests.domain.test_notat import build
from vejviser.domain.aftale import Aftale, Kontaktform, Samtykke, Situation
from vejviser.domain.notat import MAX_ORD, Notattype
from vejviser.domain.samtale import OMRAADER, OVERGANGE, Afsender, Behov, Overgang, Samtale

TEXTS = st.one_of(
    st.just(""), st.text(max_size=30), st.just("langt ord " * 400), st.just("x" * 5000), st.just("a. " * 900)
)
AFTALER = st.builds(
    Aftale,
    behov=st.sampled_from(OMRAADER),
    tilbud=st.sampled_from([None, *TILBUD]),
    loesning=TEXTS,
    hvem=st.sampled_from([None, *Kontaktform]),
    hvornaar=st.sampled_from([None, "2026-11-24", "2026-11-24T10:00"]),
    sted=TEXTS,
    modtager=TEXTS,
    accepteret=st.sampled_from([None, True, False]),
    samtykke=st.sampled_from([None, Samtykke(Situation.SAMME_KOMMUNE, True, OMRAADER, dato="2026-11-23")]),
    bro_ansvarlig=TEXTS,
    plan_b=TEXTS,
    opfoelgning=st.sampled_from([None, "2026-12-01"]),
)
CONVERSATIONS = st.builds(
    Samtale,
    egne_ord=TEXTS,
    citat=TEXTS,
    kaldenavn=TEXTS,
    kontakt=TEXTS,
    boligsituation=st.sampled_from([None, 1, 9]),
    overgange=st.just(tuple(Overgang(kode, "2026-12-01") for kode in OVERGANGE)),
    behov=st.lists(st.builds(Behov, omraade=st.sampled_from(OMRAADER), ord=TEXTS), max_size=15).map(tuple),
    ressourcer=TEXTS,
    netvaerk=TEXTS,
    moedes_bedst=TEXTS,
    sikkerhed=TEXTS,
    allerede_fortalt=TEXTS,
    aftaler=st.lists(AFTALER, max_size=8).map(tuple),
    afsender=st.builds(Afsender, rolle=TEXTS, enhed=TEXTS, telefon=TEXTS),
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(CONVERSATIONS, st.sampled_from(Notattype))
def test_no_conversation_is_too_much_for_a_note(samtale: Samtale, type: Notattype) -> None:
    notat = build(samtale, type)
    assert notat.ord <= MAX_ORD[type]
    assert sum(len(line.tekst) for part in notat.afsnit for line in part.linjer) <= 2700
