"""The words of a query as units: corrections first, then phrases, then word by word."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from vejviser.search.analyzer import Token, fold, known, stem
from vejviser.search.enheder import Enhed, Sprogdata
from vejviser.search.spor import TYPO, Sporfinder, in_names
from vejviser.search.stavning import Stavning
from vejviser.search.synonymer import Frasefund, Ordform, word_forms

WEIGHT_FILLER, WEIGHT_PHRASE, WEIGHT_LONGER = 0.2, 1.0, 0.15
WEIGHT_LEAST, WEIGHT_MEANING = 0.45, 0.8
WEIGHT_UNKNOWN, WEIGHT_UNKNOWN_IN_SENTENCE = 0.9, 0.4
SENTENCE = 4
"""From this many words on, the query is read as a sentence: unknown words matter less."""
NEXT_WORD = 0.85
"""What each further word counts that is just as near to a misspelt one."""
OWNERS = frozenset(("min", "mit", "din", "dit", "sin", "sit", "hendes", "hans", "deres"))
PARTNERS = frozenset(("mand", "kone"))
"""After an owner ("min mand") these say who is spoken of, not for whom an offer is."""
BESIDE_MEANING = 0.6
"""What a name counts that begins with a little word, where the word alone has a meaning of its own."""
OFFERS = 300
"""The size of directory that word weights are scaled to."""


class Ordplan:
    """Units of one query. ``open_end``: the last word may still be being written. ``as_written``: places of
    words that are never corrected."""

    def __init__(
        self,
        spor: Sporfinder,
        sprog: Sprogdata,
        stavning: Stavning,
        found: Sequence[Token],
        open_end: bool,
        as_written: frozenset[int] = frozenset(),
    ) -> None:
        self._spor = spor
        self._sprog = sprog
        self._stavning = stavning
        self.rettelser: list[tuple[str, tuple[str, ...]]] = []
        self.ukendte: list[str] = []
        self.smaaord = False
        self._forms = [word_forms(t.tekst, fold(t.tekst) in sprog.stopord) for t in found]
        self._open = len(found) - 1 if open_end else -1
        self._as_written = as_written
        self._joins = dict(self._joined_neighbours())
        self._corrected = {place: words for place in range(len(found)) if (words := self._correct(place))}

    def units(self) -> list[Enhed]:
        hits = self._sprog.frasebog.find(self._read_forms())
        taken: dict[int, Enhed] = {}
        units: list[Enhed] = []
        for hit in hits:
            if (
                not hit.frase.alias
                and len(hit.frase.ord) > 1
                and not any(p in taken for p in self._content(hit))
            ):
                unit = self._phrase_unit(hit)
                units.append(unit)
                taken.update(dict.fromkeys(self._content(hit), unit))
        for place in self._word_places(taken):
            taken[place] = self._word_unit(place, hits)
            units.append(taken[place])
        for hit in hits:
            if hit.frase.alias:
                self._add_meaning(hit, {id(taken[p]): taken[p] for p in hit.pladser if p in taken}.values())
        self.smaaord = all(unit.fyld for unit in units)
        return [_only_in_names(unit) for unit in units if not unit.omtalt] if self.smaaord else units

    def _content(self, hit: Frasefund) -> list[int]:
        return [place for place in hit.pladser if not self._forms[place].stop] or list(hit.pladser)

    def _word_places(self, taken: dict[int, Enhed]) -> list[int]:
        """The words that no phrase took; small words only where there is nothing else."""
        free = [place for place in range(len(self._forms)) if place not in taken]
        content = [place for place in free if not self._forms[place].stop]
        return content if content or taken else free

    def _read_forms(self) -> list[Ordform]:
        """The words as they are read: corrected ones in their right spelling."""
        return [
            word_forms(self._corrected[place][0], False) if place in self._corrected else form
            for place, form in enumerate(self._forms)
        ]

    def _phrase_unit(self, hit: Frasefund) -> Enhed:
        unit = Enhed(hit.frase.tekst, WEIGHT_PHRASE + WEIGHT_LONGER * (len(hit.frase.ord) - 2))
        self._add_meaning(hit, [unit])
        for place in self._content(hit):
            if self._forms[place].stamme not in hit.frase.ord and place not in self._corrected:
                # only a part of the word is in the phrase: "fritidsaktivitet" is more than "fritid"
                unit.spor.extend(self._spor.literal(self._forms[place], place == self._open))
        return unit

    def _add_meaning(self, hit: Frasefund, units: Iterable[Enhed]) -> None:
        trust = hit.tillid * (TYPO if any(place in self._corrected for place in hit.pladser) else 1.0)
        for unit in units:
            for maal in hit.frase.maal:
                unit.spor.extend(self._spor.meaning(maal, trust))

    def _word_unit(self, place: int, hits: Sequence[Frasefund]) -> Enhed:
        form = self._forms[place]
        partner = self._is_partner(place)
        unit = Enhed(form.tekst, fyld=partner or self._is_filler(form), omtalt=partner)
        meanings = [h for h in hits if h.pladser == (place,) and not h.frase.alias]
        if place not in self._corrected or self._recognised(form, place):
            meant = bool(meanings) and form.fold in self._sprog.frasebog.overflader
            unit.spor.extend(self._spor.literal(form, place == self._open, meant=meant))
        for rank, word in enumerate(self._corrected.get(place, ())):
            unit.rettet = form.tekst
            unit.spor.extend(self._spor.corrected(word_forms(word, False), TYPO * NEXT_WORD**rank))
        if place in self._joins:
            unit.spor.append(self._spor.joined(self._joins[place], form.tekst))
        literal = any(len(spor.ids) for spor in unit.spor)
        if any(hit.frase.alene for hit in meanings):
            _only_in_names(unit, BESIDE_MEANING)
        for hit in meanings:
            self._add_meaning(hit, [unit])
        unit.vaegt = self._weight(unit, form, literal, bool(meanings))
        return unit

    def _is_filler(self, form: Ordform) -> bool:
        return (
            form.stop
            or form.fold in self._sprog.fyldord
            or form.fold.isdigit()
            or self._spor.says_little(form)
        )

    def _is_partner(self, place: int) -> bool:
        owned = place > 0 and self._forms[place - 1].fold in OWNERS
        return owned and self._forms[place].fold in PARTNERS

    def _weight(self, unit: Enhed, form: Ordform, literal: bool, meaning: bool) -> float:
        """How much the word says: a rare word more than a common one, a filler least."""
        if unit.fyld and not meaning:
            return WEIGHT_FILLER
        if not literal and not meaning:
            self.ukendte.append(form.tekst)
            return WEIGHT_UNKNOWN if len(self._forms) < SENTENCE else WEIGHT_UNKNOWN_IN_SENTENCE
        count = max(1, *(len(spor.ids) for spor in unit.spor))
        rare = max(0.0, math.log(OFFERS / count) / math.log(OFFERS)) if count < OFFERS else 0.0
        weight = WEIGHT_LEAST + (1 - WEIGHT_LEAST) * rare
        return max(weight, WEIGHT_MEANING) if meaning else weight

    def _joined_neighbours(self) -> Iterator[tuple[int, str]]:
        for place in range(len(self._forms) - 1):
            joined = self._as_one(self._forms[place], self._forms[place + 1])
            if joined:
                yield place, joined
                yield place + 1, joined

    def _as_one(self, first: Ordform, second: Ordform) -> str:
        """The word that was split in two, or ""; misspelt only where a half of it is no word ("reha …")."""
        joined = first.fold + second.fold
        if self._spor.is_word(joined):
            return joined
        if (known(first.tekst) and known(second.tekst)) or not self._stavning.same_skeleton(joined):
            return ""
        return next(iter(self._stavning.nearest(joined)), "")

    def _correct(self, place: int) -> tuple[str, ...]:
        """The nearest words where this one is misspelt; () where it is a word, or nothing is near."""
        form = self._forms[place]
        if form.stop or place in self._joins or place in self._as_written or self._certain(form, place):
            return ()
        made_of_words = self._recognised(form, place)
        words = self._stavning.nearest(form.fold, most=1 if made_of_words else None)
        if made_of_words and (not words or any(stem(word) == form.stamme for word in words)):
            return ()
        if not words and place == self._open:
            words = self._stavning.beginnings(form.fold)
        if words:
            self.rettelser.append((form.tekst, words))
        return words

    def _certain(self, form: Ordform, place: int) -> bool:
        """A word of the directory, of the phrases or of the dictionary, or the beginning of one."""
        if self._spor.is_word(form.fold) or self._in_a_phrase(form):
            return True
        if self._spor.holds_stem(form) and known(form.tekst):
            return True
        if place == self._open and self._spor.begins(form.fold):
            return True
        if self._stavning.same_skeleton(form.fold):
            return False
        return known(form.tekst) or self._is_town_and_word(form.fold)

    def _in_a_phrase(self, form: Ordform) -> bool:
        """A word of the phrases; one that merely shares a stem ("kviten", "kvitte") may be a slip."""
        words = self._sprog.frasebog.words
        return form.fold in words or (form.stamme in words and known(form.tekst))

    def _recognised(self, form: Ordform, place: int) -> bool:
        """A compound with a part that the directory holds, or a word that nobody knows with a stem that it
        holds ("koldig"): read as it stands, but it may be misspelt too."""
        if self._spor.holds_stem(form):
            return True
        parts = [part for part in form.former if part != form.stamme]
        return not self._stavning.same_skeleton(form.fold) and any(
            self._spor.count(part) or part in self._sprog.frasebog.words for part in parts
        )

    def _is_town_and_word(self, form: str) -> bool:
        """A town and a common word in one ("koldinghus") is a name of its own, not another name misspelt."""
        return any(
            known(form.removeprefix(town)) for town in self._sprog.steder.names if form.startswith(town)
        )


def _only_in_names(unit: Enhed, share: float = 1.0) -> Enhed:
    """Where all words say little ("hjælp til"), they may still be the beginning of a name, and no more."""
    unit.fyld, unit.vaegt = False, max(unit.vaegt, WEIGHT_LEAST)
    there = share < 1.0 or any(spor.slags == "ord" and len(spor.ids) for spor in unit.spor)
    unit.spor = [in_names(spor, there, share) for spor in unit.spor]
    return unit
