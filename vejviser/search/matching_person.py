"""What a conversation says of the person, as far as it decides which offers fit.

Only what was answered counts: nothing is guessed from a name or an origin. Words are read for a situation
(løsladelse, veteran, salg af sex, pårørende ...), because an offer for them alone is wrong for all others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vejviser.domain.samtale import AKUTTE_BOLIGSITUATIONER, Samtale
from vejviser.search.analyzer import fold

HJEMLOES = frozenset(range(1, 10))
TRUET_BOLIG = frozenset({10, 11})
UTRYG_BOLIG = frozenset({12, 14})
YOUNGEST_SENIOR = 60
OLDEST_YOUNG = 30

_ALDER_AF_HVEM = {"under_18": (0, 17), "18_24": (18, 24), "25_64": (25, 64), "65_plus": (65, 120)}
_SITUATION_AF_OVERGANG = {
    "loesladelse": "loesladelse",
    "forsvar_civil": "veteran",
    "ung_voksen": "ung",
    "anbringelse_selvstaendig": "ung",
}
_SITUATIONSORD = {
    "loesladelse": r"loesla|faengs|arrest\w*|straffeattest|afson|indsat\b|spjaeld",
    "veteran": r"veteran|soldat|udsend|forsvaret\b",
    "sexsalg": r"prostitu|saelger sex|solgt sex|saelge sex|saelger mig selv|escort|sexarbej|massageklinik"
    r"|sugardat|menneskehandel",
    "paaroerende": r"\bmin (mand|kone|mor|far|soen|datter|bror|soester|kaereste|aegtefaelle)|\bmit barn"
    r"|paaroerende|\bmine foraeldre|\bvores (soen|datter|barn)",
    "handicap": r"handicap|koerestol|lammet|sclerose|blind\b|doev\b|autis|hjerneskad|udviklingshaem|gigt"
    r"|rollator|amputer|parkinson|ordblind",
    "aeldre": r"pensionist|folkepension|plejehjem|min (mor|far) paa (7|8|9)\d|gammel",
    "ung": r"\bungdom|\bung\b|gymnasi|efterskole|\bhf\b|laereplads",
}


@dataclass(frozen=True, slots=True)
class Person:
    """``alder`` is a range (lowest, highest), None where nothing was said; ``situationer`` as in offers."""

    alder: tuple[int, int] | None
    koen: str | None
    hvem: frozenset[str]
    situationer: frozenset[str]
    overgange: frozenset[str]
    omraader: frozenset[str]
    boligsituation: int | None
    tekst: str

    @property
    def overgangssituationer(self) -> frozenset[str]:
        """The situations of the transitions that somebody ticked; "ung" alone says too little."""
        found = (_SITUATION_AF_OVERGANG.get(code, "") for code in self.overgange)
        return frozenset(found) - {"", "ung"}

    @property
    def ingen_seng(self) -> bool:
        return self.boligsituation in AKUTTE_BOLIGSITUATIONER

    @property
    def hjemloes(self) -> bool:
        return self.boligsituation in HJEMLOES

    @property
    def vold(self) -> bool:
        return (
            "tryghed_vold" in self.omraader
            or self.boligsituation in UTRYG_BOLIG
            or "krisecenter_bolig" in self.overgange
        )

    def says(self, pattern: str) -> bool:
        return re.search(pattern, self.tekst) is not None


def read_person(samtale: Samtale) -> Person:
    """Gather what the conversation holds."""
    hvem = frozenset(samtale.hvem)
    overgange = frozenset(overgang.kode for overgang in samtale.overgange)
    text = fold(" ".join((samtale.egne_ord, samtale.citat, *(behov.ord for behov in samtale.behov))))
    alder = _alder(samtale, hvem)
    situationer = {code for code, pattern in _SITUATIONSORD.items() if re.search(pattern, text)}
    situationer |= {_SITUATION_AF_OVERGANG[code] for code in overgange if code in _SITUATION_AF_OVERGANG}
    situationer |= {
        code for code, answer in (("veteran", "veteran"), ("handicap", "koerestol")) if answer in hvem
    }
    if alder is not None:
        situationer -= {"ung", "aeldre"}
        situationer |= {"ung"} if alder[0] < OLDEST_YOUNG else set()
        situationer |= {"aeldre"} if alder[1] >= YOUNGEST_SENIOR else set()
    return Person(
        alder=alder,
        koen="kvinde"
        if "kvinde" in hvem and "mand" not in hvem
        else "mand"
        if hvem & {"mand"} - {"kvinde"}
        else None,
        hvem=hvem,
        situationer=frozenset(situationer),
        overgange=overgange,
        omraader=frozenset(behov.omraade for behov in samtale.behov),
        boligsituation=samtale.boligsituation,
        tekst=text,
    )


def _alder(samtale: Samtale, hvem: frozenset[str]) -> tuple[int, int] | None:
    if samtale.alder is not None:
        return (samtale.alder, samtale.alder)
    for code, ages in _ALDER_AF_HVEM.items():
        if code in hvem:
            return ages
    return None
