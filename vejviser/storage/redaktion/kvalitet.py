"""What the verification round and the quality rules are counted from, read at one moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from vejviser.domain.eftersyn import Eftersynsopgave, Forsoeg, Kontroller, i_raekkefoelge, opgave
from vejviser.domain.kvalitet_regler import Regelgrundlag
from vejviser.domain.redaktion import Redigeret
from vejviser.storage.redaktion.eftersyn import read_forsoeg, read_kontroller
from vejviser.storage.redaktion.indbakke import read_rettelser
from vejviser.storage.redaktion.tilbud import read_offers


def read_opgaver(connection: Connection, dato: date) -> tuple[Eftersynsopgave, ...]:
    """What is due for verification, in the order to take it."""
    offers = read_offers(connection).values()
    return _tasks(offers, read_kontroller(connection), read_forsoeg(connection), dato)


def _tasks(
    offers: Iterable[Redigeret], kontroller: Kontroller, forsoeg: Iterable[Forsoeg], dato: date
) -> tuple[Eftersynsopgave, ...]:
    tried: dict[str, list[Forsoeg]] = {}
    for one in forsoeg:
        tried.setdefault(one.tilbud, []).append(one)
    tasks = (
        opgave(nu.tilbud, kontroller, tried.get(nu.tilbud.id, ()), dato, nu.ikke_bekraeftet) for nu in offers
    )
    return i_raekkefoelge([task for task in tasks if task is not None])


def read_grundlag(connection: Connection, dato: date, helligdage: frozenset[date]) -> Regelgrundlag:
    """With what only an editor's database knows: levels, attempts, open corrections."""
    offers = read_offers(connection).values()
    kontroller = read_kontroller(connection)
    return Regelgrundlag(
        tilbud=tuple(nu.tilbud for nu in offers),
        dato=dato,
        helligdage=helligdage,
        kontroller=kontroller,
        opgaver=_tasks(offers, kontroller, read_forsoeg(connection), dato),
        rettelser=tuple(one.rettelse for one in read_rettelser(connection)),
    )
