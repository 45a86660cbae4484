"""One analysis of Danish text, for the index and for every query: tokens, folding, stems, compound parts.

All but ``tokens`` speak folded text: å is "aa", æ is "ae", ø is "oe", accents are gone. So the two spellings
of a word can never part. Pure functions over the dictionary that ships; must not know offers or queries.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from whoosh.lang.snowball.danish import DanishStemmer

from vejviser.search.ordbog import Ordbog

_PACKAGE = Path(__file__).resolve().parents[1]
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe0f\ufeff"
_MARKS = "\u0300-\u036f"
_LETTER = rf"[^\W_]|[{_MARKS}{_INVISIBLE}]"
_TOKEN = re.compile(rf"[^\W_](?:{_LETTER})*(?:['’´`](?:{_LETTER})+)*|§+")
_DROPPED = re.compile(f"[{_INVISIBLE}]")
_APOSTROPHES = str.maketrans({"’": "'", "´": "'", "`": "'"})
_FOLDED = str.maketrans(
    {
        "å": "aa",
        "æ": "ae",
        "ø": "oe",
        "ä": "ae",
        "ö": "oe",
        "ß": "ss",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "þ": "th",
    }
)
_GENITIVE = re.compile(r"'s?$")
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or "§": lower-case text, and where it stands in the original."""

    tekst: str
    start: int
    slut: int


def tokens(text: str) -> tuple[Token, ...]:
    """Words, numbers and "§" with their places; everything else (emoji, control signs) falls away.

    >>> [t.tekst for t in tokens("Jeg har §85-støtte, AA's møder (kl. 19.30)…")]
    ['jeg', 'har', '§', '85', 'støtte', "aa's", 'møder', 'kl', '19', '30']
    """
    return tuple(Token(_clean(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text))


def _clean(text: str) -> str:
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFC", _DROPPED.sub("", text).translate(_APOSTROPHES).lower())
    return "§" if text.startswith("§") else text


@lru_cache(maxsize=50_000)
def fold(s: str) -> str:
    """The spelling that words are compared in.

    >>> fold("Ældre på Åbyhøj café")
    'aeldre paa aabyhoej cafe'
    """
    s = s.lower()
    if s.isascii():
        return s
    s = unicodedata.normalize("NFC", s).translate(_FOLDED)
    return "".join(c for c in unicodedata.normalize("NFKD", s) if not unicodedata.combining(c))


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
    """Snowball, but never down to a stump that no longer holds a syllable of three letters."""
    short = str(_STEMMER.stem(word))
    return short if len(short) >= 3 and _VOWELS & set(short) else word


_STEMMER = DanishStemmer()
