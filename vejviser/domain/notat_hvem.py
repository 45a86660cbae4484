"""Who is meant: the sender, the one who holds the thread, and who does what a plan only hints at.

"Jeg" on an agreement is the sender of the note. The one who holds the thread (*bro-ansvarlig*) is the sender
only where role or name says so, and nobody else's name ever stands beside the sender's number.
"""

from __future__ import annotations

import re

from vejviser.domain.aftale import Aftale
from vejviser.domain.dansk_tekst import punktum, smaat, stort
from vejviser.domain.laesbarhed import saetninger
from vejviser.domain.notat_grundlag import Grundlag, fornavn

MIN_PERSON = "Min person"
_TALT_MED = "Den, jeg har talt med"
_ME = re.compile(r"(?:jeg|mig|undertegnede|afsender(?:en)?)\b", re.IGNORECASE)
"""Also "Jeg, socialrådgiver" and "jeg selv": nobody else may read it as their own "jeg"."""
_I_DO = re.compile(r"\b(?P<does>\w+) jeg(?: selv)?\b", re.IGNORECASE)
_PART = re.compile(r"\s*[,(){}/·]\s*|\s+fra\s+")
_FIRST_WORD = re.compile(r"(\w+)\b(.*)", re.DOTALL)
_LONGEST_PLAN = 1000
_PERSON_ROLE = re.compile(r"[\wæøåÆØÅ-]{2,24}(?:er|or|ent|ist|læge|ansat|værge)", re.IGNORECASE)
"""A role that one can put "min" before; "gadeplan" is a place, and "min gadeplan" rings nobody."""

_DO = {
    "ring": "ringer",
    "kør": "kører",
    "kom": "kommer",
    "skriv": "skriver",
    "send": "sender",
    "hent": "henter",
    "tag": "tager",
    "prøv": "prøver",
    "gå": "går",
    "opsøg": "opsøger",
    "spørg": "spørger",
    "find": "finder",
    "bank": "banker",
    "aftal": "aftaler",
    "følg": "følger",
    "mød": "møder",
}
"""What one does when nobody came, as told to do it and as said of somebody who does it."""
_DOES = frozenset({*_DO.values(), "kontakter", "besøger", "kigger", "cykler", "forsøger", "giver", "venter"})
_COMES = frozenset({"kommer"})
"""What the citizen does or does not do in a plan: "kommer jeg ikke" is the citizen's own "jeg"."""
_SUBJECTS = frozenset(
    (
        "jeg",
        "du",
        "han",
        "hun",
        "vi",
        "min",
        "de",
        "man",
        "ingen",
        "nogen",
        "der",
        "det",
        "den",
        "borgeren",
        "personen",
    )
)
"""After one of these the sentence has its "who" already: "Kommer han ikke, …"."""


def _parts(text: str) -> frozenset[str]:
    return frozenset(part for part in _PART.split(text.casefold().strip()) if part)


def er_afsender(g: Grundlag, who: str) -> bool:
    """Whether the one named is the sender: a whole part of the name is the sender's role (or unit).

    Two names with that role are two colleagues, and nothing says which of them is the sender.
    """
    if _is_me(who):
        return True
    names = {fornavn(one) for one in _holders(g) if _has_role(g, one) and not _is_role(g, fornavn(one))}
    return _has_role(g, who) and (len(names) < 2 or _is_role(g, fornavn(who)))


def _is_me(who: str) -> bool:
    return bool(_ME.match(who.strip()))


def _has_role(g: Grundlag, who: str) -> bool:
    sender = g.samtale.afsender
    return bool(_parts(who) & _parts(sender.rolle or sender.enhed))


def _is_role(g: Grundlag, name: str) -> bool:
    sender = g.samtale.afsender
    return name.casefold() in _parts(f"{sender.rolle},{sender.enhed}")


def afsender_tekst(g: Grundlag) -> str:
    """ "Mette, gadeplan" where an agreement names the sender, else role and unit."""
    sender = g.samtale.afsender
    own = [who for who in _holders(g) if er_afsender(g, who) and not _is_me(who)]
    return (own or [", ".join(part for part in (sender.rolle, sender.enhed) if part)])[0]


def afsender_navn(g: Grundlag) -> str:
    """ "Mette", "Socialrådgiveren", "Gadeplan" or "Afsenderen": who "jeg" is, for somebody else to read."""
    name = fornavn(afsender_tekst(g))
    return stort(_bestemt(name) if _is_role(g, name) else name) or "Afsenderen"


def afsender_midt_i(g: Grundlag) -> str:
    """The same inside a sentence: "socialrådgiveren", "Mette"."""
    name = fornavn(afsender_tekst(g))
    return smaat(afsender_navn(g)) if not name or _is_role(g, name) else stort(name)


def _bestemt(rolle: str) -> str:
    """The definite form of a person's role.

    >>> _bestemt("socialrådgiver"), _bestemt("overlæge"), _bestemt("gadeplan")
    ('socialrådgiveren', 'overlægen', 'gadeplan')
    """
    if not _PERSON_ROLE.fullmatch(rolle) or rolle.casefold().endswith("ansat"):
        return rolle
    return f"{rolle}n" if rolle.endswith("e") else f"{rolle}en"


def afsender_kaldes(g: Grundlag) -> str:
    """What the citizen calls the sender: a first name, else "Min socialrådgiver", else "Min person".

    The role is the one that stands beside the number, so that nobody reads of two people.
    """
    name = fornavn(afsender_tekst(g))
    if name and not _is_role(g, name):
        return stort(name)
    role = g.samtale.afsender.rolle.strip()
    return f"Min {smaat(role)}" if _PERSON_ROLE.fullmatch(role) else MIN_PERSON


def midt_i(kaldes: str) -> str:
    """What the sender is called inside a sentence.

    >>> midt_i("Min person"), midt_i("Mette")
    ('min person', 'Mette')
    """
    return smaat(kaldes) if kaldes.startswith("Min ") else kaldes


def traad_navn(g: Grundlag, aftale: Aftale, afsender: str) -> str:
    """Who holds the thread of this agreement: the holder's first name, else the sender."""
    who = aftale.bro_ansvarlig
    return afsender if not who or er_afsender(g, who) else stort(fornavn(who))


def min_person(g: Grundlag) -> str:
    """The sender, whose number it is; a holder of the thread only where nobody knows the sender at all."""
    holders = _holders(g)
    if g.samtale.afsender.telefon:
        return afsender_tekst(g) or _TALT_MED
    return afsender_tekst(g) or (holders[0] if holders else "")


def andre_holdere(g: Grundlag) -> tuple[str, ...]:
    """First names of those who hold a thread and are not the sender."""
    person = min_person(g)
    others = [who for who in _holders(g) if who != person and not er_afsender(g, who)]
    return tuple(dict.fromkeys(stort(fornavn(who)) for who in others))


def med_navn(plan: str, holder: str, afsender: str) -> str:
    """The plan with somebody in it who does it.

    >>> med_navn("Ringer inden for 4 timer. Svarer ingen, får lederen besked.", "Anne", "Mette")
    'Anne ringer inden for 4 timer. Svarer ingen, får lederen besked.'
    >>> med_navn("ring til vagten. Jeg kører forbi", "Anne", "Mette")
    'Anne ringer til vagten. Mette kører forbi.'
    """
    said = [punktum(_who_does(one, holder, afsender)) for one in saetninger(plan[:_LONGEST_PLAN])]
    return " ".join(said) or plan


def _who_does(sentence: str, holder: str, afsender: str) -> str:
    sentence = _named(sentence, afsender)
    match = _FIRST_WORD.match(sentence)
    if match is None:
        return sentence
    word, rest = match[1].casefold(), match[2]
    if word == "jeg":
        return f"{afsender}{rest.removeprefix(' selv')}"
    following = _FIRST_WORD.match(rest.strip())
    if following and (following[1].casefold() in _SUBJECTS or following[1][0].isupper()):
        return sentence
    does = _DO.get(word, word)
    return f"{holder} {does}{rest}" if does in _DOES else sentence


def _named(text: str, afsender: str) -> str:
    """ "Svarer han ikke, ringer jeg" with the sender's name: on paper the one who reads is "jeg"."""

    def named(match: re.Match[str]) -> str:
        does = match["does"].casefold()
        return f"{match['does']} {midt_i(afsender)}" if does in _DOES - _COMES else match[0]

    return _I_DO.sub(named, text)


def _holders(g: Grundlag) -> list[str]:
    return [item.bro_ansvarlig for item in g.samtale.aftaler if item.bro_ansvarlig]
