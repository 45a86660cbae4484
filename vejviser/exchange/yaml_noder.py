"""YAML text as plain nodes with line numbers: no guessing of types, and nothing that can surprise.

YAML's own readers turn ``no`` into a false, ``8:30`` into 510 and an alias into a copy of half the file. Here
each scalar stays the text that stands in the file; the schema (``yaml_skema``) says what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml import events as ev

from vejviser.errors import Fault

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_BYTES = 1_000_000
_MAX_DEPTH = 12
# Control characters, and those that turn the reading direction or cannot be seen: they hide what a text says.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Skalar:
    """A text. ``plain``: written without quotes and not as a block."""

    line: int
    text: str
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Liste:
    line: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """Keys and values in the order of the file; a key stands once."""

    line: int
    items: tuple[tuple[Skalar, Node], ...]


Node = Skalar | Liste | Tabel


class _StopError(Exception):
    """The file cannot be read further on."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def read_yaml(path: Path, name: str, faults: list[Fault]) -> Node | None:
    """Read one file. None where it cannot be used; why stands in ``faults`` under ``name``."""
    text = _read_text(path, name, faults)
    if text is None:
        return None
    found: list[Fault] = []
    try:
        node = _Builder(name, found).build(text)
    except _StopError as stop:
        found.append(Fault(name, stop.line, "", stop.message))
        node = None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        message = "Herfra kan filen ikke læses. Tjek indrykning, kolon og anførselstegn."
        found.append(Fault(name, mark.line + 1 if mark else 0, "", message))
        node = None
    faults.extend(found)
    return None if found else node


def _read_text(path: Path, name: str, faults: list[Fault]) -> str | None:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        faults.append(Fault(name, 0, "", "Filen mangler."))
        return None
    except OSError:
        faults.append(Fault(name, 0, "", "Filen kan ikke åbnes."))
        return None
    if len(raw) > _MAX_BYTES:
        faults.append(Fault(name, 0, "", f"Filen er for stor (over {_MAX_BYTES // 1000} kB)."))
        return None
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        faults.append(Fault(name, line, "", "Teksten er ikke UTF-8. Gem filen som UTF-8."))
        return None
    wrong = list(_character_faults(text, name))
    faults.extend(wrong)
    return None if wrong else text


def _character_faults(text: str, name: str) -> Iterator[Fault]:
    for number, line in enumerate(text.split("\n"), start=1):
        if "\t" in line:
            yield Fault(name, number, "", "Her er et tabulatortegn. Brug mellemrum.")
        match = _FORBIDDEN.search(line)
        if match:
            code = f"U+{ord(match[0]):04X}"
            yield Fault(name, number, "", f"Her er et usynligt tegn eller styretegn ({code}). Slet det.")


class _Builder:
    """Builds nodes from the parser's events. Aliases, tags and second documents are refused."""

    def __init__(self, name: str, faults: list[Fault]) -> None:
        self._name = name
        self._faults = faults

    def build(self, text: str) -> Node:
        stream = iter(yaml.parse(text, Loader=_LOADER))
        root: Node | None = None
        for event in stream:
            if isinstance(event, ev.DocumentStartEvent):
                if root is not None:
                    raise _StopError(_line(event), "Filen skal kun have ét dokument. Slet “---” her.")
                root = self._node(next(stream), stream, 0)
        if root is None or (isinstance(root, Skalar) and not root.text):
            raise _StopError(0, "Filen er tom.")
        return root

    def _node(self, event: ev.Event, stream: Iterator[ev.Event], depth: int) -> Node:
        if depth > _MAX_DEPTH:
            raise _StopError(_line(event), "Teksten er rykket ind i for mange lag.")
        if isinstance(event, ev.AliasEvent) or getattr(event, "anchor", None):
            raise _StopError(_line(event), "Henvisninger med & og * er ikke tilladt. Skriv teksten ud.")
        if getattr(event, "tag", None):
            raise _StopError(_line(event), "Mærker med ! er ikke tilladt. Skriv kun teksten.")
        if isinstance(event, ev.ScalarEvent):
            return Skalar(_line(event), event.value, not event.style)
        if isinstance(event, ev.SequenceStartEvent):
            return Liste(_line(event), tuple(self._items(stream, ev.SequenceEndEvent, depth)))
        return self._table(event, list(self._items(stream, ev.MappingEndEvent, depth)))

    def _items(self, stream: Iterator[ev.Event], end: type[ev.Event], depth: int) -> Iterator[Node]:
        for event in stream:
            if isinstance(event, end):
                return
            yield self._node(event, stream, depth + 1)

    def _table(self, event: ev.Event, nodes: list[Node]) -> Tabel:
        items: dict[str, tuple[Skalar, Node]] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Skalar):
                raise _StopError(key.line, "Et feltnavn skal være et enkelt ord.")
            if key.text in items:
                first = items[key.text][0].line
                message = f"Feltet står to gange (første gang i linje {first})."
                self._faults.append(Fault(self._name, key.line, key.text[:40], message))
            items[key.text] = (key, value)
        return Tabel(_line(event), tuple(items.values()))


def _line(event: ev.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 0
