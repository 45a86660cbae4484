"""How easy a Danish text is to read: LIX, the longest sentences, professional and unfitting words.

LIX = words per sentence + per cent of words longer than six letters. Abbreviations, dates, decimals and line
breaks end no sentence, else LIX is falsely low (FAG.md 7). A hint, never a gate. Must not change any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vejviser.domain.indhold import BlokeretOrd, Ordlisteopslag

LANGT_ORD = 6
"""A word is long when it has more letters than this."""

_WORD = re.compile(r"\d\d(?: \d\d){3}(?!\d)|[^\W_]+(?:[-'’.,/][^\W_]+)*")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*|\r\n[ \t]*\r\n\s*")
_END = re.compile(r"(?:\.{3}|[.!?…])+[\"”’»)\]]*(?=\s|$)")
_LOOK_AHEAD = 12
_LOOK_BACK = 80

# Abbreviations that another word follows: "kl. Otte" is not two sentences.
_NEVER_LAST = re.compile(
    r"ca|kl|tlf|mobil|nr|f\.eks|eks|bl\.a|d\.d|jf|pr|stk|hr|fr|dr|adr|vedr|ang|mht|pga|inkl|ekskl|evt|tidl|nuv|"
    r"sml|obs|afd|forts|gl|gld|ndr|sdr|skt|sct|kap|pkt|§|s\.u|maks|alm|ekst"
)
# These may also close a sentence; then a capital letter follows.
_MAY_BE_LAST = re.compile(
    r"osv|mv|m\.v|m\.m|m\.fl|mfl|etc|o\.l|o\.lign|lign|m\.h\.t|kr|mio|mia|dvs|jan|feb|mar|apr|jun|jul|aug|"
    r"sept?|okt|nov|dec|min|mdr|sek|km|cm|kg|th|tv|sal|hhv|o\.a"
)
# Words of their own ("det kan man.") unless a number follows ("man. 23. nov.").
_BEFORE_NUMBER = re.compile(r"man|tirs?|ons|tors?|fre|lør|søn|d")
_ENDINGS = "e|en|et|er|erne|erns|ernes|ens|ets|s|n|t|r|rne|ede|te|de"


@dataclass(frozen=True, slots=True)
class Ordfund:
    """A word found in a text: as it stands there, its place, and what to write instead."""

    ord: str
    forslag: str
    start: int
    slut: int


def ord_i(text: str) -> tuple[str, ...]:
    """
    >>> ord_i("Mødet er kl. 9.30 på 1. sal, tlf. 79 79 79 79.")
    ('Mødet', 'er', 'kl', '9.30', 'på', '1', 'sal', 'tlf', '79 79 79 79')
    """
    return tuple(match[0] for match in _WORD.finditer(text))


def saetninger(text: str) -> tuple[str, ...]:
    """Split into sentences.

    >>> saetninger("Vi ses tirs. 24. nov. kl. 10.00 på f.eks. § 110-stedet. Kom, ca. 5 min. før!")
    ('Vi ses tirs. 24. nov. kl. 10.00 på f.eks. § 110-stedet.', 'Kom, ca. 5 min. før!')
    >>> saetninger("Jeg har" + chr(10) + "en hund. den hedder Frode")
    ('Jeg har en hund.', 'den hedder Frode')
    >>> saetninger("Vi ses 24. nov. Mette kommer med kager osv. Det bliver godt …")
    ('Vi ses 24. nov.', 'Mette kommer med kager osv.', 'Det bliver godt …')
    >>> saetninger("1. Ring til Jens A. Jensen. Vi har en plan B. Det skal man. Alt")
    ('1. Ring til Jens A. Jensen.', 'Vi har en plan B.', 'Det skal man.', 'Alt')
    """
    found: list[str] = []
    for paragraph in _PARAGRAPH.split(text):
        found.extend(_split_paragraph(" ".join(paragraph.split())))
    return tuple(found)


def _split_paragraph(text: str) -> Iterable[str]:
    start = 0
    for match in _END.finditer(text):
        if _ends_sentence(text, start, match):
            yield text[start : match.end()].strip()
            start = match.end()
    rest = text[start:].strip()
    if _WORD.search(rest):
        yield rest


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the dots or marks at ``match`` end the sentence that began at ``start``."""
    if not _WORD.search(text, start, match.start()):
        return False
    following = text[match.end() : match.end() + _LOOK_AHEAD].lstrip("\"”»'(– -")[:1]
    mark = match[0]
    if not following:
        return True
    if "…" in mark or "..." in mark:
        return not following.islower()
    return mark[0] != "." or _full_stop_ends(
        text[max(start, match.start() - _LOOK_BACK) : match.start()], following
    )


def _full_stop_ends(before: str, following: str) -> bool:
    """Whether a single full stop ends the sentence, by the word before it and the character after it."""
    words = before.split()
    token = words[-1].lstrip("(\"”'»").casefold()
    if token.isdigit():
        return following.isupper() and len(words) > 1
    if _NEVER_LAST.fullmatch(token):
        return False
    if _BEFORE_NUMBER.fullmatch(token):
        return not following.isdigit()
    if len(token) == 1:
        return following.isupper() and len(words) > 1 and words[-2][0].islower()
    return following.isupper() or not _MAY_BE_LAST.fullmatch(token)


def lix(text: str) -> int:
    """The rounded readability figure; 0 for a text without words.

    Two sentences, eight words, none of them long (24. nov. and kl. 10.00 end nothing):

    >>> lix("Vi ses 24. nov. kl. 10.00. Kom!")
    4
    >>> lix("Kommunen behandler ansøgninger.")
    103
    """
    words = ord_i(text)
    if not words:
        return 0
    long = sum(1 for word in words if sum(map(str.isalpha, word)) > LANGT_ORD)
    return round(len(words) / len(saetninger(text)) + 100 * long / len(words))


def laengste_saetninger(text: str, antal: int = 3) -> tuple[str, ...]:
    """The longest sentences by words, longest first; ties in reading order.

    >>> laengste_saetninger("Kom nu. Kom nu med os. Ja.", 2)
    ('Kom nu med os.', 'Kom nu.')
    """
    ranked = sorted(saetninger(text), key=lambda sentence: -len(ord_i(sentence)))
    return tuple(ranked[:antal])


def fagord(text: str, ordliste: Iterable[Ordlisteopslag]) -> tuple[Ordfund, ...]:
    """Professional words in the text with their plain alternative, in reading order.

    >>> liste = (Ordlisteopslag("visitation", "vi spørger"), Ordlisteopslag("bevilling/afgørelse", "svaret"))
    >>> [(fund.ord, fund.forslag) for fund in fagord("Afgørelsen kom efter Visitation.", liste)]
    [('Afgørelsen', 'svaret'), ('Visitation', 'vi spørger')]
    """
    pairs = [
        (word, opslag.borgerord) for opslag in ordliste for word in opslag.fagord.split("/") if word.strip()
    ]
    return _find_words(text, pairs)


def blokerede(text: str, ord: Iterable[BlokeretOrd]) -> tuple[Ordfund, ...]:
    """Words that do not belong in a note, each with its suggestion. Never a refusal.

    >>> [fund.ord for fund in blokerede("Han er umotiveret.", (BlokeretOrd("umotiveret", "skriv det set"),))]
    ['umotiveret']
    """
    return _find_words(text, [(item.ord, item.forslag) for item in ord])


def _find_words(text: str, pairs: Iterable[tuple[str, str]]) -> tuple[Ordfund, ...]:
    found: dict[tuple[int, int], Ordfund] = {}
    for word, proposal in pairs:
        for match in _inflected(word.strip()).finditer(text):
            found.setdefault(match.span(), Ordfund(match[0], proposal, *match.span()))
    return tuple(found[span] for span in sorted(found))


def _inflected(word: str) -> re.Pattern[str]:
    """The word with any Danish ending, as a whole word, whatever the white space between its parts."""
    body = r"\s+".join(re.escape(part) for part in word.split())
    return re.compile(rf"(?<!\w){body}(?:{_ENDINGS})?(?!\w)", re.IGNORECASE)
