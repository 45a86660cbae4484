"""A plain search for the day when the engine does not open: every word must stand in the offer's text.

It knows needs, groups and picked offers but no other filter: those are given back as not answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from vejviser.domain.gruppe import hoerer_til
from vejviser.domain.query import Filtre, Hit, Query, Soegesvar
from vejviser.domain.tilbud import Tilbud

_OWN = ("behov", "kun_oplyst", "gruppe", "udsnit")


class Ordsoegning:
    """Implements ``domain.query.Soegning`` over offers alone. Hits with the words in the name come first."""

    def __init__(self, tilbud: Sequence[Tilbud]) -> None:
        self._offers = [(one, one.navn.casefold(), _text(one)) for one in tilbud]

    def soeg(self, query: Query) -> Soegesvar:
        words = query.tekst.casefold().split()
        unknown = _unanswered(query.filtre)
        found = []
        for offer, name, text in self._offers:
            if all(word in text for word in words) and _fits(offer, query.filtre):
                found.append((not all(word in name for word in words), name, offer))
        found.sort(key=lambda item: item[:2])
        why = (f"teksten nævner “{query.tekst.strip()}”",) if words else ()
        hits = tuple(Hit(offer.id, 1.0, why, tuple(words), unknown) for _, _, offer in found)
        return Soegesvar(query.tekst, len(hits), hits[: max(0, query.antal)], (), (), {})


def _text(tilbud: Tilbud) -> str:
    towns = (sted.by for sted in tilbud.steder)
    parts = (tilbud.navn, tilbud.organisation, tilbud.kort, tilbud.maalgruppe, *tilbud.emneord, *towns)
    return " ".join(part for part in parts if part).casefold()


def _fits(tilbud: Tilbud, filtre: Filtre) -> bool:
    picked = filtre.udsnit is None or tilbud.id in filtre.udsnit.ids
    in_groups = all(hoerer_til(tilbud, code) for code in filtre.gruppe)
    return picked and in_groups and (not filtre.behov or bool(set(filtre.behov) & set(tilbud.behovsomraader)))


def _unanswered(filtre: Filtre) -> tuple[str, ...]:
    return tuple(
        field.name for field in fields(filtre) if field.name not in _OWN and getattr(filtre, field.name)
    )
