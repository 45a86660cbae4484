"""Words and the spelling they are compared in: the part of the analysis that needs no dictionary.

Pure functions of the standard library, so that a plain answer can be given before anything heavy is loaded.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe0f\ufeff"
_MARKS = "\u0300-\u036f"
_LETTER = rf"[^\W_]|[{_MARKS}{_INVISIBLE}]"
_TOKEN = re.compile(rf"[^\W_](?:{_LETTER})*(?:['’´`](?:{_LETTER})+)*|§+")
_PLAIN = re.compile("[a-z0-9æøå]+")
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
    return tuple([Token(_clean(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text)])


def _clean(text: str) -> str:
    text = text.lower()
    if _PLAIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", _DROPPED.sub("", text).translate(_APOSTROPHES))
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
