"""The engines that ours is compared with: SQLite FTS5 and tantivy, each over the same analysed words.

They get the words of names, subject words and texts in three fields, every form of a word, AND between the
words of a query, the last one as a beginning, and their own ranking. No reasons, marks, counts or filters.
"""

from __future__ import annotations

import importlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.ydelse.katalog import VISIBLE_ROWS
from vejviser.domain.tilbud import Tilbud
from vejviser.search.analyzer import dele, fold, stem, tokens

FIELDS = ("navn", "emneord", "tekst")


def analysed(text: str) -> str:
    words = [token.tekst for token in tokens(text)]
    return " ".join(form for word in words for form in (fold(word), stem(word), *map(stem, dele(word))))


def rows(tilbud: Sequence[Tilbud]) -> Iterator[tuple[str, str, str]]:
    for one in tilbud:
        texts = (one.navn, " ".join(one.emneord), f"{one.kort} {one.maalgruppe}")
        yield analysed(texts[0]), analysed(texts[1]), analysed(texts[2])


def asked(text: str) -> list[str]:
    return [fold(token.tekst) for token in tokens(text) if token.tekst != "§"]


class Fts:
    """SQLite FTS5 as measured best: no content, prefixes of 1-4 letters kept, columns only."""

    def __init__(self, tilbud: Sequence[Tilbud], folder: Path) -> None:
        self._base = sqlite3.connect(folder / "fts.sqlite")
        self._base.execute(
            "create virtual table t using"
            " fts5(navn, emneord, tekst, content='', prefix='1 2 3 4', detail=column)"
        )
        numbered = ((number, *row) for number, row in enumerate(rows(tilbud)))
        self._base.executemany("insert into t(rowid, navn, emneord, tekst) values (?, ?, ?, ?)", numbered)
        self._base.commit()

    def ask(self, text: str) -> list[int]:
        words = asked(text)
        if not words:
            return []
        query = " AND ".join([*(f'("{word}" OR "{stem(word)}")' for word in words[:-1]), f'"{words[-1]}"*'])
        found = self._base.execute(
            f"select rowid from t where t match ? order by bm25(t, 4, 3, 1) limit {VISIBLE_ROWS}",  # noqa: S608
            (query,),
        )
        return [number for (number,) in found]


def load_tantivy() -> ModuleType | None:
    """None where it is not installed: it is no part of the program, only of this comparison."""
    try:
        return importlib.import_module("tantivy")
    except ImportError:
        return None


class Tantivy:
    """tantivy with its plain word splitter, since the words come analysed."""

    def __init__(self, module: ModuleType, tilbud: Sequence[Tilbud], folder: Path) -> None:
        self._module: Any = module
        builder = self._module.SchemaBuilder()
        for name in FIELDS:
            builder.add_text_field(name, stored=False, tokenizer_name="whitespace", index_option="freq")
        builder.add_integer_field("nr", stored=True)
        self._schema = builder.build()
        (folder / "tantivy").mkdir()
        self._index = self._module.Index(self._schema, path=str(folder / "tantivy"))
        writer = self._index.writer(50_000_000, 1)
        for number, row in enumerate(rows(tilbud)):
            writer.add_document(
                self._module.Document(nr=number, **{n: [t] for n, t in zip(FIELDS, row, strict=True)})
            )
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, text: str) -> list[int]:
        words = asked(text)
        if not words:
            return []
        must = self._module.Occur.Must
        clauses = [(must, self._either([word, stem(word)])) for word in words[:-1]]
        query = self._module.Query.boolean_query([*clauses, (must, self._begins(words[-1]))])
        found = self._searcher.search(query, VISIBLE_ROWS).hits
        return [self._searcher.doc(place)["nr"][0] for _, place in found]

    def _either(self, words: Sequence[str]) -> Any:
        query = self._module.Query
        should = self._module.Occur.Should
        return query.boolean_query(
            [(should, query.term_query(self._schema, name, word)) for name in FIELDS for word in words]
        )

    def _begins(self, word: str) -> Any:
        query = self._module.Query
        should = self._module.Occur.Should
        return query.boolean_query(
            [(should, query.regex_query(self._schema, name, f"{word}.*")) for name in FIELDS]
        )
