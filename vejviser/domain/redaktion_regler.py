"""What must hold before an offer is saved: the rules of an offer, known codes, clean text, no CPR number.

The form asks the same rules while one types. No sentence repeats what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vejviser.domain.cpr import Niveau, find_cpr
from vejviser.domain.redaktion import SYNLIGE
from vejviser.domain.samtale import OMRAADER
from vejviser.domain.tilbud import Tilbud
from vejviser.domain.tilbud_regler import EMNER, SITUATIONER, Brud, brud_i_tilbud
from vejviser.errors import DataError, Fault

MAX_TEGN = 20_000
_KODER = {"behovsomraader": OMRAADER, "situationer": SITUATIONER, "emner": EMNER}
_TALFELTER = frozenset({"web", "telefon", "kilder"})
"""A long number here is an address on the web or a telephone, not a person."""
_SKJULT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_ALTID = frozenset({"id", "navn"})


def brud_i_udkast(tilbud: Tilbud) -> tuple[Brud, ...]:
    """Every broken rule, as the form shows them."""
    return (*brud_i_tilbud(tilbud), *_codes(tilbud), *_texts(tilbud))


def tjek_kan_gemmes(tilbud: Tilbud) -> None:
    """Raise ``DataError`` with every fault. A draft may be unfinished, but its texts must be clean."""
    found = _texts(tilbud) if tilbud.tilstand not in SYNLIGE else iter(brud_i_udkast(tilbud))
    faults = [
        *found,
        *(b for b in brud_i_tilbud(tilbud) if b.felt in _ALTID and tilbud.tilstand not in SYNLIGE),
    ]
    if faults:
        name = " ".join(_SKJULT.sub("", tilbud.navn).split())[:60] or tilbud.id[:60]
        raise DataError(
            f"“{name}” er ikke gemt: {len(faults)} felt{'' if len(faults) == 1 else 'er'} skal rettes.",
            "Ret felterne, eller gem det som kladde.",
            tuple(Fault(tilbud.id[:60], 0, one.felt, one.tekst) for one in faults),
        )


def _codes(tilbud: Tilbud) -> Iterator[Brud]:
    for felt, known in _KODER.items():
        for place, code in enumerate(getattr(tilbud, felt)):
            if code not in known:
                yield Brud(f"{felt}[{place}]", "Ukendt kode. Vælg en fra listen.")


def _texts(tilbud: Tilbud) -> Iterator[Brud]:
    for felt in Tilbud.__dataclass_fields__:
        for text in tekster_i(getattr(tilbud, felt)):
            if _SKJULT.search(text):
                yield Brud(felt, "Teksten har et usynligt tegn. Skriv den igen uden at sætte ind.")
            elif len(text) > MAX_TEGN:
                yield Brud(felt, f"Teksten er for lang (over {MAX_TEGN} tegn).")
            elif felt not in _TALFELTER and has_cpr(text):
                yield Brud(felt, "Her står noget, der ligner et CPR-nummer. Slet det.")


def has_cpr(text: str) -> bool:
    """Only what is surely one: an editor must be able to save two telephone numbers."""
    return len(re.sub(r"\D", "", text)) > 4 and any(hit.niveau is Niveau.SIKKER for hit in find_cpr(text))


def tekster_i(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from tekster_i(item)
    else:
        for name in getattr(value, "__dataclass_fields__", ()):
            yield from tekster_i(getattr(value, name))
