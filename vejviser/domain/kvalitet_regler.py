"""How good the directory is, rule by rule: a measure, a target, the offers behind, and what to do.

The rules are those of ANKRE.md 4 that data can decide. Not here: Q5 and Q22 are held by tests, Q19 asks for a
written list that the municipality makes. Pure: the date and what the editor's database knows are inputs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from vejviser.domain.eftersyn import Eftersynsopgave, Kontroller, er_akut
from vejviser.domain.kvalitet import Fund, tjek_katalog
from vejviser.domain.rettelse import Rettelse
from vejviser.domain.tilbud import Tilbud, Tilstand

_UDEN_LIV = frozenset({Tilstand.LUKKET, Tilstand.KLADDE})


@dataclass(frozen=True, slots=True)
class Kvalitetsregel:
    """``maal``: the share that must be good, or None where it is only followed. ``raad``: what to do."""

    kode: str
    navn: str
    maal: float | None
    raad: str


@dataclass(frozen=True, slots=True)
class Regelsvar:
    """How a rule stands: ``gode`` of ``af``, the ids behind (acute first) and more words where needed."""

    regel: Kvalitetsregel
    gode: int
    af: int
    tilbud: tuple[str, ...]
    tekst: str = ""

    @property
    def andel(self) -> float:
        return self.gode / self.af if self.af else 1.0

    @property
    def opfyldt(self) -> bool | None:
        """None where there is no target to meet."""
        return None if self.regel.maal is None else self.andel >= self.regel.maal

    @property
    def saetning(self) -> str:
        """ "12 af 281 (4 %). Mål: mindst 95 %." """
        counted = f"{self.gode} af {self.af} ({percent(self.andel)})." if self.af else "Ingen at tælle."
        goal = "" if self.regel.maal is None else f"Mål: {_goal(self.regel.maal)}."
        return " ".join(filter(None, (counted, goal, self.tekst)))


@dataclass(frozen=True)
class Regelgrundlag:
    """What the rules are counted from. The last three are what only an editor's database knows.

    None: not known, so that the rule about it is left out.
    """

    tilbud: tuple[Tilbud, ...]
    dato: date
    helligdage: frozenset[date] = frozenset()
    kontroller: Kontroller | None = None
    opgaver: tuple[Eftersynsopgave, ...] | None = None
    rettelser: tuple[Rettelse, ...] | None = None

    @cached_property
    def aktive(self) -> tuple[Tilbud, ...]:
        return tuple(one for one in self.tilbud if one.tilstand not in _UDEN_LIV)

    def fund(self, *slags: str) -> frozenset[str]:
        """Ids of the active offers with findings of these kinds in ``tjek_katalog``."""
        return frozenset(one.id for one in self._fundne if one.slags in slags)

    @cached_property
    def _fundne(self) -> tuple[Fund, ...]:
        return tjek_katalog(self.aktive, self.dato.isoformat())


def percent(share: float) -> str:
    """Never rounded up to a whole that it is not.

    >>> percent(0.999), percent(1.0), percent(0.043)
    ('99 %', '100 %', '4 %')
    """
    return f"{int(share * 100 + 1e-9)} %"


def _goal(share: float) -> str:
    return "alle" if share == 1 else f"mindst {percent(share)}"


def svar(
    regel: Kvalitetsregel, alle: Sequence[Tilbud], daarlige: Collection[str], tekst: str = ""
) -> Regelsvar:
    """Count: of ``alle`` those that are not among the ids ``daarlige`` are good."""
    bad = [one for one in alle if one.id in daarlige]
    bad.sort(key=lambda one: (not er_akut(one), one.navn.casefold(), one.id))
    return Regelsvar(regel, len(alle) - len(bad), len(alle), tuple(one.id for one in bad), tekst)


def verificeret_siden(tilbud: Tilbud, dato: date, dage: int) -> bool:
    oldest = (dato - timedelta(days=dage)).isoformat()
    return tilbud.kontrol is not None and tilbud.kontrol.dato >= oldest


def vaerst_foerst(svarene: Sequence[Regelsvar]) -> tuple[Regelsvar, ...]:
    """Unmet rules by how far they are from their target, then the followed ones, then the met."""

    def rank(one: Regelsvar) -> tuple[int, float]:
        group = {False: 0, None: 1, True: 2}[one.opfyldt]
        return group, one.andel - (one.regel.maal or 0)

    return tuple(sorted(svarene, key=rank))


def regler_to_json(svarene: Sequence[Regelsvar]) -> list[dict[str, object]]:
    """For ``vejviser katalog tjek --json``, under ``regler``."""
    return [
        {
            "kode": one.regel.kode,
            "navn": one.regel.navn,
            "opfyldt": one.opfyldt,
            "gode": one.gode,
            "af": one.af,
            "maal": one.regel.maal,
            "saetning": one.saetning,
            "raad": one.regel.raad,
            "tilbud": list(one.tilbud),
        }
        for one in svarene
    ]
