"""What the receiver is asked to do: one line at the head of the note, read before anything else.

It repeats only what the agreement says: an answer where there is none yet, and the meeting.
"""

from __future__ import annotations

from vejviser.domain.aftale import Aftale, Kontaktform
from vejviser.domain.dansk_tekst import punktum, tidspunkt
from vejviser.domain.notat_grundlag import Grundlag
from vejviser.domain.notat_hvem import afsender_midt_i, traad_navn
from vejviser.domain.varme import er_overlevering


def opgave(g: Grundlag) -> str:
    """ "Opgave: tag imod personen og Mette tirs. 24. nov. kl. 10.00."; whom to ring stands around it."""
    if g.til is None or not er_overlevering(g.til):
        return ""
    if g.til.accepteret is False:
        return "Opgave: ingen, I har sagt nej. Ring, hvis det ændrer sig."
    answer = "svar, om I kan tage imod, og " if g.til.accepteret is None else ""
    return f"Opgave: {answer}{punktum(_moede(g, g.til))}"


def _moede(g: Grundlag, aftale: Aftale) -> str:
    when = f" {tidspunkt(aftale.hvornaar)}" if aftale.hvornaar else ""
    texts = {
        Kontaktform.SAMMEN: f"tag vores opkald{when}",
        Kontaktform.JEG: f"tag opkaldet fra {afsender_midt_i(g)}{when}",
        Kontaktform.BORGER: f"tag imod, når personen ringer{when}",
        Kontaktform.FOELGES: f"tag imod personen og {traad_navn(g, aftale, afsender_midt_i(g))}{when}",
    }
    return texts[aftale.hvem] if aftale.hvem else f"tag imod personen{when}"
