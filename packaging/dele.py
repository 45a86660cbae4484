"""What an installer holds that others made: a CycloneDX parts list and all licences in one text file.

    python packaging/dele.py LIBRARIES --version 1.0.0 --navn "Vejviser til Windows" --ud FOLDER

Reads the ``.dist-info`` folders of the unpacked wheels, so it can only list what is there. Parts that are no
wheels (Python, Qt, fonts, icons, word lists) stand in ``andre``. A part of unknown licence stops the build.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BYGGEDELE = frozenset(("hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove-classifiers"))
"""Stand in the lock for installs from source; trimmed away in an installer."""

KENDTE = {"segno": "BSD-3-Clause", "whoosh": "BSD-2-Clause"}
"""Where the wheel says it in words only, read in its licence file."""

KLASSER = {"MIT License": "MIT", "BSD License": "BSD-3-Clause", "Apache Software License": "Apache-2.0"}


@dataclass(frozen=True, slots=True)
class Del:
    """A part: ``licens`` is an SPDX expression, ``tekst`` all its licence texts."""

    navn: str
    version: str
    licens: str
    tekst: str
    purl: str = ""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def of_wheel(info: Path) -> Del:
    head = HeaderParser().parsestr((info / "METADATA").read_text(encoding="utf-8"))
    name, version = normal(str(head["Name"])), str(head["Version"])
    classes = [line.rsplit(" :: ", 1)[-1] for line in head.get_all("Classifier", []) if "License ::" in line]
    said = (
        head["License-Expression"]
        or KENDTE.get(name)
        or next((KLASSER[c] for c in classes if c in KLASSER), "")
    )
    said = str(said or head["License"] or "")
    if not said or len(said) > 120 or "\n" in said:
        raise SystemExit(
            f"{name} {version}: licensen kendes ikke. Skriv den i KENDTE i {Path(__file__).name}."
        )
    return Del(name, version, said, "\n\n".join(_texts(info, name)), f"pkg:pypi/{name}@{version}")


def _texts(info: Path, name: str) -> Iterator[str]:
    files = [
        one
        for one in sorted(info.rglob("*"))
        if re.match(r"(?i)(licen[cs]e|copying|notice|authors)", one.name)
    ]
    for file in files:
        if file.is_file() and file.suffix not in (".py", ".pyc"):
            yield file.read_text(encoding="utf-8", errors="replace").strip()
    if "LGPL-3.0-only" in (info / "METADATA").read_text(encoding="utf-8"):
        yield f"LGPL-3.0: se Qt herunder. {name} er med som løse filer, der kan skiftes ud."
    if name == "whoosh":  # the wheel carries no licence file; every source file carries the text
        source = (info.parent / "whoosh" / "__init__.py").read_text(encoding="utf-8")
        yield "\n".join(line.lstrip("# ") for line in source.splitlines() if line.startswith("#"))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").strip()


def andre(site: Path) -> Iterator[Del]:
    """The parts that come without a ``.dist-info``."""
    qt = next((one for one in site.glob("pyside6_essentials-*.dist-info")), None)
    version = qt.name.removesuffix(".dist-info").rpartition("-")[2] if qt else ""
    lgpl = _read(HERE / "licenser/LGPL-3.0.txt") + "\n\n" + _read(HERE / "licenser/GPL-3.0.txt")
    note = "Qt er med som løse filer (lib/PySide6), der kan skiftes ud. Kildekoden: download.qt.io.\n\n"
    yield Del("qt", version, "LGPL-3.0-only", note + lgpl)
    python = ".".join(str(part) for part in sys.version_info[:3])
    yield Del("cpython", python, "PSF-2.0", _read(HERE / "licenser/PSF-2.0.txt"))
    ressourcer = ROOT / "ressourcer"
    yield Del("atkinson-hyperlegible-next", "", "OFL-1.1", _read(ressourcer / "skrifter/OFL.txt"))
    yield Del("lucide", "", "ISC", _read(ressourcer / "ikoner/LUCIDE-LICENS.txt"))
    words = (
        _read(ressourcer / "soegning/STAVEKONTROLDEN.txt")
        + "\n\n"
        + _read(ressourcer / "soegning/LICENS-MPL-1.1.txt")
    )
    yield Del("stavekontrolden", "", "MPL-1.1", words)


def parts(site: Path) -> list[Del]:
    wheels = sorted(site.glob("*.dist-info"))
    found = [
        of_wheel(one)
        for one in wheels
        if normal(one.name.rsplit("-", 1)[0].rsplit("-", 1)[0]) not in BYGGEDELE
    ]
    return [*andre(site), *found]


def cyclonedx(dele: list[Del], name: str, version: str, seconds: int) -> dict[str, object]:
    """CycloneDX 1.5. The time is the source's, so that the same source gives the same file."""
    made = datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def component(one: Del) -> dict[str, object]:
        entry: dict[str, object] = {
            "type": "library",
            "name": one.navn,
            "licenses": [{"expression": one.licens}],
        }
        entry |= {"version": one.version} if one.version else {}
        return entry | ({"purl": one.purl, "bom-ref": one.purl} if one.purl else {})

    own = {"type": "application", "name": name, "version": version, "licenses": [{"expression": "MPL-2.0"}]}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"timestamp": made, "component": own},
        "components": [component(one) for one in dele],
    }


def licence_text(dele: list[Del], name: str, version: str) -> str:
    line = "=" * 78
    blocks = [
        f"{line}\n{one.navn} {one.version}\nLicens: {one.licens}\n{line}\n\n{one.tekst}\n" for one in dele
    ]
    head = f"{name} {version} er fri software under Mozilla Public License 2.0 (LICENSE.txt).\n"
    return (
        head + "Her er licenserne for alt, hvad andre har lavet, og som følger med.\n\n" + "\n".join(blocks)
    )


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("site", type=Path)
    reader.add_argument("--version", required=True)
    reader.add_argument("--navn", required=True)
    reader.add_argument("--ud", type=Path, required=True)
    options = reader.parse_args()
    dele = parts(options.site)
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    bom = cyclonedx(dele, options.navn, options.version, seconds)
    (options.ud / "sbom.cdx.json").write_text(
        json.dumps(bom, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    (options.ud / "LICENSER.txt").write_text(
        licence_text(dele, options.navn, options.version), encoding="utf-8"
    )
    print(f"{len(dele)} parts")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
