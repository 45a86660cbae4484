"""One analysis of Danish text, for the index and for every query: tokens, folding, stems, compound parts.

All but ``tokens`` speak folded text: å is "aa", æ is "ae", ø is "oe", accents are gone. So the two spellings
of a word can never part. Pure functions over the dictionary that ships; must not know offers or queries.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from whoosh.lang.snowball.danish import DanishStemmer

from vejviser.search.ordbog import Ordbog
from vejviser.search.tekst import Token, fold, tokens

__all__ = ["Token", "dele", "fold", "known", "stem", "tokens"]

_PACKAGE = Path(__file__).resolve().parents[1]
_GENITIVE = re.compile(r"'s?$")
_VOWELS = frozenset("aeiouy")
SHORTEST_STEM, LONGEST_SHORT_WORD = 4, 5


@lru_cache(maxsize=50_000)
def stem(ord: str) -> str:
    """The folded stem: own list, else base form, then Snowball.

    >>> stem("børnene") == stem("barn"), stem("rådgivningen") == stem("raadgivning")
    (True, True)
    """
    form = _GENITIVE.sub("", fold(ord))
    ordbog = _ordbog()
    own = ordbog.own_stem(form)
    if own is not None:
        return own
    base = ordbog.base(form) or _base_of_compound(form)
    return ordbog.own_stem(base) or _shorten(base)


@lru_cache(maxsize=50_000)
def dele(ord: str) -> tuple[str, ...]:
    """The parts of a compound as folded base forms; () when the word is not a compound.

    >>> dele("gældsrådgivning"), dele("behandling")
    (('gaeld', 'raadgivning'), ())
    """
    return tuple(part.base for part in _ordbog().parts(_GENITIVE.sub("", fold(ord))))


def known(ord: str) -> bool:
    """Does the dictionary hold this form?"""
    return _ordbog().knows(_GENITIVE.sub("", fold(ord)))


@lru_cache(maxsize=1)
def _ordbog() -> Ordbog:
    installed = _PACKAGE / "_ressourcer"
    return Ordbog((installed if installed.is_dir() else _PACKAGE.parent / "ressourcer") / "soegning")


def _base_of_compound(form: str) -> str:
    """The base form of a compound that the dictionary does not hold: that of its last part."""
    *_, last = _ordbog().parts(form) or [None]
    return form.removesuffix(last.form) + last.base if last else form


def _shorten(word: str) -> str:
    """Snowball, but never down to a stump: "billet" and "billig" have nothing in common but "bil"."""
    short = str(_STEMMER.stem(word))
    least = SHORTEST_STEM if len(word) > LONGEST_SHORT_WORD else SHORTEST_STEM - 1
    return short if len(short) >= least and _VOWELS & set(short) else word


_STEMMER = DanishStemmer()
