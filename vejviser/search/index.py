"""Build the index with Whoosh, and keep its postings on disk as a disposable cache (``hurtigfil``).

Whatever is wrong with the cache: the index is built again, in memory if need be.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from vejviser.domain.tilbud import Tilbud
from vejviser.search.hot import Hot, Postliste
from vejviser.search.hurtigfil import Arrays, cache_path, load_arrays, save_arrays, text_array, text_of
from vejviser.search.skift import Skift
from vejviser.search.termer import FELTER, Termbygger, Termer

VERSION = 2
PREFIX = "soegeindeks-"

Fremdrift = Callable[[int, int], bool]
"""Told how far the work is (done, total); an answer of False stops it."""


class Afbrudt(Exception):  # noqa: N818 - a Danish word carries no English ending
    """The building was stopped by the one who asked for it."""


def build(termer: Iterable[Termer], total: int, fremdrift: Fremdrift | None = None) -> Hot:
    """Index the terms of all offers, in their order. ``Afbrudt`` where ``fremdrift`` says stop."""
    from vejviser.search.pulje import Pulje
    from vejviser.search.schema import Hotkodek, MemoryStorage, make_schema

    def tell(done: int) -> None:
        if fremdrift and not fremdrift(done, total):
            raise Afbrudt

    kodek = Hotkodek(lambda: tell(total))
    writer = MemoryStorage().create_index(make_schema()).writer(codec=kodek)
    writer.pool = Pulje()
    for number, term in enumerate(termer):
        tell(number)
        writer.add_document(nr=number, **{felt: term.pairs(felt) for felt in FELTER})
    tell(total)
    writer.commit(merge=False)
    return kodek.samler.hot()


def changed_index(hot: Hot, skift: Skift, builder: Termbygger) -> Hot:
    """The index after one change, equal to one that is built anew. The cache on disk is not touched."""
    changed = dict(hot)
    if skift.foer is not None:
        out = skift.efter is None
        changed = {felt: liste.uden(skift.nr, close_up=out) for felt, liste in changed.items()}
    if skift.efter is not None:
        termer = builder.build(skift.efter)
        changed = {felt: liste.med(skift.nr, termer.pairs(felt)) for felt, liste in changed.items()}
    return changed


def fingerprint(katalog: str, tilbud: Sequence[Tilbud], resources: str) -> str:
    """Of the directory, the order of its offers, the words' files, and this version of the analysis."""
    total = hashlib.sha256(f"{VERSION}\n{katalog}\n{resources}\n".encode())
    for one in tilbud:
        total.update(one.id.encode())
    return total.hexdigest()[:32]


def open_or_build(
    folder: Path | None,
    mark: str,
    total: int,
    termer: Callable[[], Iterable[Termer]],
    fremdrift: Fremdrift | None = None,
) -> Hot:
    """The index from the cache, where that is whole and fits; else built, and kept where that can be done."""
    if folder is None:
        return build(termer(), total, fremdrift)
    path = cache_path(folder, PREFIX, mark)
    hot = load(path)
    if hot is None:
        hot = build(termer(), total, fremdrift)
        save(hot, path)
    return hot


def load(path: Path) -> Hot | None:
    """None for a file that is missing or not exactly as it was written."""
    arrays = load_arrays(path)
    try:
        return {felt: _unpack(arrays, felt) for felt in FELTER} if arrays else None
    except (ValueError, KeyError):
        return None


def _unpack(arrays: Arrays, felt: str) -> Postliste:
    terms = text_of(arrays[f"{felt}_t"])
    return Postliste(
        terms.split("\n") if terms else [], arrays[f"{felt}_p"], arrays[f"{felt}_d"], arrays[f"{felt}_w"]
    )


def save(hot: Hot, path: Path) -> bool:
    """Keep the index; False where the disk is full or may not be written."""
    arrays: dict[str, NDArray[Any]] = {}
    for felt, liste in hot.items():
        arrays[f"{felt}_t"] = text_array("\n".join(liste.terms))
        arrays[f"{felt}_p"], arrays[f"{felt}_d"], arrays[f"{felt}_w"] = liste.ptr, liste.ids, liste.weights
    return save_arrays(arrays, path, PREFIX)
