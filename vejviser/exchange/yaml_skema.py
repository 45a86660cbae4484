"""Read nodes by a schema: each field has a kind, and every fault is collected with file, line and field.

The result is plain dicts, lists and texts, and a map from field ("telefon[0].nummer") to line, so that later
rules can point at the line too. "ikke oplyst" is the editor's word for what no source says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from vejviser.errors import Fault
from vejviser.exchange.json_laeser import nearest, shown
from vejviser.exchange.yaml_noder import Liste, Node, Skalar, Tabel

IKKE_OPLYST = "ikke oplyst"
_NULLS = ("", "~", "null", "Null", "NULL")


@dataclass(slots=True)
class Laesning:
    """One file being read: where faults go, and where each field was found."""

    file: str
    faults: list[Fault]
    lines: dict[str, int] = field(default_factory=dict)

    def add(self, line: int, path: str, message: str) -> None:
        self.faults.append(Fault(self.file, line, path, message))

    def line_of(self, path: str) -> int:
        """The line of a field, or of the nearest field that holds it.

        >>> Laesning("f", [], {"telefon": 4, "telefon[0]": 5}).line_of("telefon[0].nummer")
        5
        """
        while path and path not in self.lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.lines.get(path, 1)


class Kind(Protocol):
    """What a field may hold."""

    def read(self, node: Node, path: str, into: Laesning) -> object: ...


def _scalar(node: Node, path: str, into: Laesning, wanted: str) -> str | None:
    """The text of a scalar, or None with a fault. An empty plain value must be said in words."""
    if not isinstance(node, Skalar):
        into.add(node.line, path, f"Skal være {wanted}, men er {_name(node)}.")
        return None
    if node.plain and node.text in _NULLS:
        into.add(node.line, path, f"Feltet er tomt. Skriv {wanted} eller “{IKKE_OPLYST}”.")
        return None
    return node.text


def _name(node: Node) -> str:
    return {Skalar: "en tekst", Liste: "en liste", Tabel: "en gruppe felter"}[type(node)]


@dataclass(frozen=True, slots=True)
class Tekst:
    """A text; "ikke oplyst" is None where ``valgfri``, and a fault otherwise."""

    valgfri: bool = False

    def read(self, node: Node, path: str, into: Laesning) -> str | None:
        text = _scalar(node, path, into, "en tekst")
        if text is None:
            return None
        if text.strip() == IKKE_OPLYST or not text.strip():
            if not self.valgfri:
                into.add(node.line, path, "Feltet skal udfyldes.")
            return None
        if text != text.strip() or "\n" in text:
            into.add(node.line, path, "Teksten må ikke have mellemrum i enderne eller linjeskift. Brug “>-”.")
        return text.strip()


@dataclass(frozen=True, slots=True)
class Heltal:
    def read(self, node: Node, path: str, into: Laesning) -> int | None:
        text = _scalar(node, path, into, "et helt tal")
        if text is None or text == IKKE_OPLYST:
            return None
        if not (text.isascii() and text.isdigit() and len(text) < 7):
            into.add(node.line, path, f"“{shown(text)}” er ikke et helt tal.")
            return None
        return int(text)


@dataclass(frozen=True, slots=True)
class JaNej:
    """ja, nej or ikke oplyst; English and YAML's own words get a hint."""

    def read(self, node: Node, path: str, into: Laesning) -> bool | None:
        text = _scalar(node, path, into, "ja, nej")
        if text in ("ja", "nej"):
            return text == "ja"
        if text is not None and text != IKKE_OPLYST:
            hint = "ja" if text.casefold() in ("yes", "true", "on", "ja", "j", "y") else ""
            hint = hint or ("nej" if text.casefold() in ("no", "false", "off", "nej", "n") else "")
            hint = hint or nearest(text, ("ja", "nej", IKKE_OPLYST))
            into.add(node.line, path, f"“{shown(text)}” er ikke et svar. Mente du “{hint}”?")
        return None


@dataclass(frozen=True, slots=True)
class Kode:
    """One of a few codes."""

    koder: tuple[str, ...]

    def read(self, node: Node, path: str, into: Laesning) -> str | None:
        text = _scalar(node, path, into, "en kode")
        if text is None or text in self.koder:
            return text
        into.add(node.line, path, f"Ukendt kode “{shown(text)}”. Mente du “{nearest(text, self.koder)}”?")
        return None


@dataclass(frozen=True, slots=True)
class Raekke:
    """A list, one item a line; "ikke oplyst" is an empty one."""

    slags: Kind

    def read(self, node: Node, path: str, into: Laesning) -> list[object]:
        if isinstance(node, Skalar) and node.text == IKKE_OPLYST:
            return []
        if not isinstance(node, Liste):
            into.add(node.line, path, f"Skal være en liste eller “{IKKE_OPLYST}”, men er {_name(node)}.")
            return []
        read = []
        for place, item in enumerate(node.items):
            into.lines[f"{path}[{place}]"] = item.line
            read.append(self.slags.read(item, f"{path}[{place}]", into))
        return read


@dataclass(frozen=True, slots=True)
class Gruppe:
    """Named fields. Unknown ones are refused with the nearest known; ``kraevet`` must be there."""

    felter: Mapping[str, Kind]
    kraevet: tuple[str, ...] = ()

    def read(self, node: Node, path: str, into: Laesning) -> dict[str, object]:
        if isinstance(node, Skalar) and node.text == IKKE_OPLYST and not self.kraevet:
            return {}
        if not isinstance(node, Tabel):
            into.add(node.line, path, f"Skal være en gruppe felter, men er {_name(node)}.")
            return {}
        values: dict[str, object] = {}
        for key, item in node.items:
            at = f"{path}.{key.text}" if path else key.text
            into.lines[at] = key.line
            if key.text in self.felter:
                values[key.text] = self.felter[key.text].read(item, at, into)
            else:
                hint = nearest(key.text, self.felter)
                into.add(key.line, shown(at), f"Ukendt felt. Mente du “{hint}”?")
        for name in self.kraevet:
            if name not in values:
                into.add(node.line, f"{path}.{name}" if path else name, "Feltet mangler.")
        return values
