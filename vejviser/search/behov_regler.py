"""The rules behind ``behov``: read from the editable files under ``ressourcer/soegning/``, and compiled.

Files: ``behov_klasser.yaml`` (word classes, inflections), ``vendinger.yaml`` (idioms whose words count for
nothing), ``behov_<omraade>.yaml`` and ``akut_<tegn>.yaml``. A fault names file and line. No matching here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from numpy.typing import NDArray

from vejviser.domain.samtale import AKUTKODER, OMRAADER
from vejviser.errors import DataError, Fault
from vejviser.search.analyzer import fold
from vejviser.search.behov_ordbog import Ordbog
from vejviser.search.behov_pak import pack
from vejviser.search.behov_regelsaet import Regel
from vejviser.search.behov_saetning import NEGATORS
from vejviser.search.behov_sprog import Pattern, PatternError, parse_pattern, split_patterns

KLASSER = "behov_klasser.yaml"
VENDINGER = "vendinger.yaml"
REMEDY = "Ret filen, eller hent den fra programmets egen mappe igen."


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Reader:
    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.raw: list[tuple[Pattern, Regel, Path, int]] = []

    def load(self, path: Path) -> dict[str, tuple[Any, int]]:
        """Top-level keys with values and the line that the value starts on."""
        try:
            node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
            raise DataError(f"Reglerne i {path.name} kan ikke læses.", REMEDY) from fault
        if not isinstance(node, yaml.MappingNode):
            raise DataError(f"Reglerne i {path.name} er ikke sat op som navn og værdi.", REMEDY)
        return _mapping(node)

    def fault(self, path: Path, line: int, message: str) -> None:
        self.faults.append(Fault(path.name, line, "", message))


def _mapping(node: yaml.MappingNode) -> dict[str, tuple[Any, int]]:
    return {key.value: (value, value.start_mark.line + 1) for key, value in node.value}


def _lines(node: Any) -> list[tuple[int, str]]:
    """(line number, text) of a block scalar; a plain scalar is one line."""
    first = node.start_mark.line + (2 if node.style in ("|", ">") else 1)
    return [(first + number, text) for number, text in enumerate(node.value.splitlines())]


def compile_regler(mappe: Path) -> dict[str, NDArray[Any]]:
    """Read, compile and pack every rule; DataError lists each fault with file and line."""
    reader = _Reader()
    ordbog = _load_klasser(reader, mappe / KLASSER)
    _load_groups(reader, mappe / VENDINGER, "")
    for code in OMRAADER:
        _load_groups(reader, mappe / f"behov_{code}.yaml", code)
    for code in AKUTKODER:
        _load_groups(reader, mappe / f"akut_{code}.yaml", f"akut:{code}")
    rules, idioms = _by_anchor(_compile(reader, ordbog))
    if reader.faults:
        raise DataError("Reglerne for behov har fejl.", REMEDY, tuple(reader.faults))
    return pack(ordbog, rules, idioms)


def _load_klasser(reader: _Reader, path: Path) -> Ordbog:
    top = reader.load(path)
    klasser: dict[str, tuple[str, ...]] = {}
    for name, (node, _line) in _mapping(top["klasser"][0]).items():
        members = [member for _number, text in _lines(node) for member in split_patterns(text)]
        klasser[name] = tuple(members)
    forms = [tuple(text.split("#")[0].split()) for _n, text in _lines(top["boejninger"][0]) if text.strip()]
    return Ordbog(klasser, forms)


def _load_groups(reader: _Reader, path: Path, maal: str) -> None:
    for group in reader.load(path)["grupper"][0].value:
        keys = _mapping(group)
        unknown = set(keys) - {"om", "vaegt", "fast", "kun", "moenstre"}
        if unknown or "moenstre" not in keys:
            reader.fault(
                path,
                group.start_mark.line + 1,
                f"gruppen har ukendte eller manglende nøgler {sorted(unknown)}",
            )
            continue
        weight = float(keys["vaegt"][0].value) if "vaegt" in keys else 0.0
        fast = "fast" in keys and keys["fast"][0].value == "ja"
        kun = frozenset(item.value for item in keys["kun"][0].value) if "kun" in keys else frozenset()
        base = Regel(maal, weight, (), (), (), fast, kun)
        for line, text in _lines(keys["moenstre"][0]):
            _read_line(reader, path, line, text, base)


def _read_line(reader: _Reader, path: Path, line: int, text: str, base: Regel) -> None:
    for part in split_patterns(text):
        try:
            reader.raw.append((parse_pattern(part), base, path, line))
        except PatternError as fault:
            reader.fault(path, line, str(fault))


Compiled = list[tuple[Regel, list[int]]]


def _compile(reader: _Reader, ordbog: Ordbog) -> Compiled:
    compiled: Compiled = []
    for pattern, base, path, line in reader.raw:
        try:
            near = tuple(ordbog.steps(part) for part in pattern.near)
            far = tuple(ordbog.steps(part) for part in pattern.far)
            vetoes = tuple(ordbog.element(veto) for veto in pattern.vetoes)
        except (PatternError, ValueError) as fault:
            reader.fault(path, line, str(fault))
            continue
        fast = base.fast or any(_denies(element) for element in pattern.elements())
        elements = [element for part in near for element, _gap in part]
        regel = replace(base, near=near, far=far, vetoes=vetoes, fast=fast, tekst=pattern.text)
        compiled.append((regel, elements))
    return compiled


def _denies(element: str) -> bool:
    return element in ("{ikke}", "{ingen}", "{kan_ikke}") or bool(
        NEGATORS.intersection(fold(element).split("/"))
    )


Table = dict[int, tuple[Regel, ...]]


def _by_anchor(compiled: Compiled) -> tuple[Table, Table]:
    """(rules, idioms), each under its rarest element."""
    uses = Counter(element for _regel, elements in compiled for element in set(elements))
    tables: tuple[defaultdict[int, list[Regel]], ...] = (defaultdict(list), defaultdict(list))
    for regel, elements in compiled:
        anchor = min(elements, key=lambda element: uses[element])
        tables[0 if regel.maal else 1][anchor].append(regel)
    rules, idioms = ({anchor: tuple(found) for anchor, found in table.items()} for table in tables)
    return rules, idioms
