"""The patterns behind ``cpr``: how a CPR number may be typed, and the words that tell numbers apart.

They run on text where every dash is "-", every blank " ", every digit 0-9, and invisible characters are gone.
"""

from __future__ import annotations

import re
import unicodedata

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe58\ufe63\uff0d"
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_TRANSLATE = {ord(char): "-" for char in _DASHES} | {ord(char): " " for char in _SPACES}
_INVISIBLE = re.compile("[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_DIGITS = re.compile(r"[^\D0-9]")

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

# Between day, month and year; and between the date and the last four.
_S = r"(?:[ ]?[.\-/][ ]?|[ ])?"
_GAP = r"[\s.,;:/_\-~|=+…(]{0,5}"
_YEAR = r"(?:(?:18|19|20)\d\d|\d\d)"

FULL = re.compile(
    rf"(?<!\d)(?P<dag>\d\d)(?P<s1>{_S})(?P<maaned>\d\d)(?P<s2>{_S})(?P<aar>{_YEAR})"
    rf"(?P<gap>{_GAP})(?P<fire>\d\d[ ]?\d\d)(?!\d)"
)
SHORT_DATE = re.compile(
    r"(?<![\d.,/\-])(?P<dag>\d\d?)[ ]?[./\-][ ]?(?P<maaned>\d\d?)[ ]?[./\-][ ]?"
    rf"(?P<aar>{_YEAR})[ ]?[\-_;…]{{1,3}}[ ]?\d{{4}}(?![\d:.]\d|\d)"
)
NAMED_MONTH = re.compile(
    r"(?<!\d)(?P<dag>\d\d?)\.?[ ]?(?P<navn>(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]{0,6})\.?"
    rf"[ ]{_YEAR}(?P<gap>[ ,]{{0,2}}-?[ ]?)\d{{4}}(?!\d)",
    re.IGNORECASE,
)
APART = re.compile(r"(?<![\d\w])\d(?:[ .]\d){5}[ .]{0,2}-?[ .]{0,2}\d(?:[ .]\d){3}(?!\d)(?![ .]\d)")

_MASK = r"[xX*•#?_●█]"
MASKED = re.compile(
    rf"(?<!\d)(?P<dag>\d\d?){_S}(?P<maaned>\d\d){_S}{_YEAR}[\s.,;:/\-~|…]{{0,4}}"
    rf"(?:(?:{_MASK}[ ]?){{4}}|\d{_MASK}{{3}}|\d\d{_MASK}{{2}}|{_MASK}{{2}}\d\d|{_MASK}\d{{3}})(?![\w])"
)

_CPR = r"cpr|personn(?:umme)?r|pers\.?[ ]?nr|p(?:erson)?id"
PERSON_WORDS = re.compile(
    rf"\b(?:{_CPR}|født|fødselsdag|fødselsdato|f\.|sag|sagen|sagsnr|journal|jnr|j\.nr)", re.I
)
_ACCOUNT = (
    r"cvr|se-?nr|p-?n(?:umme)?r|konto|reg|iban|ean|gln|faktura|ordre|kunde|vare|medlem|bilag|giro|bank|serie|"
    r"imei|isbn|matrikel|pakke|track"
)
ACCOUNT_WORDS = re.compile(rf"\b(?:{_ACCOUNT})", re.IGNORECASE)
NOT_CPR_WORDS = re.compile(rf"\b(?:tlf|telefon|mobil|ring|sms|fax|{_ACCOUNT})", re.IGNORECASE)
WITH_WORD = re.compile(
    rf"\b(?:{_CPR})[\w.\-]{{0,10}}[:\s]{{0,3}}(?:er[ ])?(?P<tal>\d{{5,6}}[ \-]?\d{{4}})(?!\d)", re.IGNORECASE
)
LAST_FOUR = re.compile(
    rf"(?:\b(?:{_CPR}|født|fødselsdag|f\.)|\d\d[.\-/]?\d\d[.\-/]?\d\d)[^\n]{{0,60}}?"
    r"\b(?:sidste[ ](?:fire|4)|slutter|ender|endelse)\b[^\d\n]{0,20}(?P<tal>\d{4})(?!\d)",
    re.IGNORECASE,
)
UNIT_AFTER = re.compile(r"[ ]?(?:kr\b|,-|dkk\b|euro\b|km\b|stk\b|m2\b|timer\b|pct\b|%)", re.IGNORECASE)


def normalise(text: str) -> tuple[str, list[int] | range]:
    """The text as the patterns expect it, and for each of its characters the place in the original."""
    places: list[int] | range = range(len(text))
    if _INVISIBLE.search(text):
        places = [place for place in places if not _INVISIBLE.match(text[place])]
        text = "".join(text[place] for place in places)
    plain = text.translate(_TRANSLATE)
    return _DIGITS.sub(lambda match: str(unicodedata.decimal(match[0])), plain), places
