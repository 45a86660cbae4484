"""The quick part of what the installers rest on: lists that agree, files that parse, parts that are kept.

The rest (builds, wine, clean roots) is ``packaging/ci.sh``.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

from vejviser import politik
from vejviser.cli import PAKKE

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
README = (PACKAGING / "README.md").read_text(encoding="utf-8")


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # a frozen dataclass looks its module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def trim() -> ModuleType:
    return script("trim_pakker")


@pytest.fixture(scope="module")
def dele() -> ModuleType:
    return script("dele")


@pytest.fixture(scope="module")
def wxs() -> ModuleType:
    return script("windows/lav_wxs")


def imported() -> set[str]:
    """Every module that the program imports, wherever it does."""
    names: set[str] = set()
    for file in (ROOT / "vejviser").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
            elif isinstance(node, ast.Import):
                names |= {one.name for one in node.names}
    return names


def make(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")


def test_every_module_of_qt_that_is_imported_is_kept(trim: ModuleType) -> None:
    used = {name.split(".Qt")[1].split(".")[0] for name in imported() if name.startswith("PySide6.Qt")}
    assert used - set(trim.MODULER) == set(), "add it to MODULER in packaging/trim_pakker.py"


def test_nothing_that_the_program_imports_is_thrown_away(trim: ModuleType) -> None:
    gone = {name.replace("/", ".") for name in trim.UBRUGT}
    assert {name for name in imported() if any(f"{name}.".startswith(f"{one}.") for one in gone)} == set()


def test_only_what_is_named_is_kept_of_qt(trim: ModuleType, tmp_path: Path) -> None:
    keep = (
        "PySide6/QtCore.abi3.so",
        "PySide6/__init__.py",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/translations/qtbase_da.qm",
        "PySide6/plugins/platforms/qwindows.dll",
        "whoosh/index.py",
        "segno-1.6.dist-info/METADATA",
        "pycparser/c_parser.py",
        "rapidfuzz/fuzz_cpp.cp311-win_amd64.pyd",
    )
    drop = (
        "PySide6/QtQml.abi3.so",
        "PySide6/QtCore.pyi",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt/qml/a.qml",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/designer.exe",
        "numpy/f2py/a.py",
        "numpy/tests/a.py",
        "numpy/random/mtrand.pyd",
        "numpy/_core/_simd.cp311-win_amd64.pyd",
        "rapidfuzz/fuzz_cpp_avx2.cp311-win_amd64.pyd",
        "hatchling-1.dist-info/METADATA",
    )
    make(tmp_path, *keep, *drop)
    trim.trim(tmp_path)
    left = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert left == set(keep)


def test_the_msi_holds_every_file_once_under_ids_that_last(wxs: ModuleType, tmp_path: Path) -> None:
    make(tmp_path, "Vejviser.exe", "lib/æ & ø.txt", "lib/dyb/a.dll")
    text = wxs.fragment(tmp_path)
    names = [one.get("Name") for one in ET.fromstring(text).iter() if one.tag.endswith("}File")]  # noqa: S314
    assert sorted(str(name) for name in names) == ["Vejviser.exe", "a.dll", "æ & ø.txt"]
    ids = re.findall(r'Id="(\w+)"', text)
    make(tmp_path, "ny.txt")
    assert set(ids) - set(re.findall(r'Id="(\w+)"', wxs.fragment(tmp_path))) == set()


def wheel(site: Path, name: str, head: str, licence: str = "") -> None:
    info = site / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n{head}\n", encoding="utf-8")
    if licence:
        (info / "LICENSE").write_text(licence, encoding="utf-8")


def test_the_parts_list_names_every_part_with_its_licence(dele: ModuleType, tmp_path: Path) -> None:
    wheel(tmp_path, "abe", "License-Expression: MIT", "Abens licens")
    wheel(tmp_path, "bi", "Classifier: License :: OSI Approved :: BSD License")
    wheel(tmp_path, "hatchling", "License: whatever")
    parts = dele.parts(tmp_path)
    bom = json.loads(json.dumps(dele.cyclonedx(parts, "Vejviser", "1.0", 0)))
    told = {one["name"]: one["licenses"][0]["expression"] for one in bom["components"]}
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.5")
    assert (told["abe"], told["bi"], told["qt"]) == ("MIT", "BSD-3-Clause", "LGPL-3.0-only")
    assert "hatchling" not in told
    text = dele.licence_text(parts, "Vejviser", "1.0")
    for words in ("Abens licens", "SIL OPEN FONT LICENSE", "GNU LESSER GENERAL PUBLIC LICENSE", "ISC"):
        assert words.casefold() in text.casefold()


def test_a_part_of_unknown_licence_stops_the_build(dele: ModuleType, tmp_path: Path) -> None:
    wheel(tmp_path, "gaade", "Summary: nobody knows")
    with pytest.raises(SystemExit, match="gaade"):
        dele.parts(tmp_path)


def test_a_package_has_the_same_ending_everywhere() -> None:
    files = ("windows/vejviser.nsi", "windows/vejviser.wxs", "linux/vejviser-mime.xml", "README.md")
    assert [name for name in files if PAKKE not in (PACKAGING / name).read_text(encoding="utf-8")] == []
    mime = re.search(r'mime-type type="(.+?)"', (PACKAGING / files[2]).read_text(encoding="utf-8"))
    desktop = (PACKAGING / "linux/vejviser.desktop").read_text(encoding="utf-8")
    assert mime is not None
    assert f"MimeType={mime[1]};" in desktop
    assert "%f" in desktop


def test_the_guide_names_every_field_of_the_policy_and_no_other() -> None:
    (example,) = re.findall(r"```json\n(.+?)```", README, re.DOTALL)
    assert set(json.loads(example)) == politik._FELTER
    assert set(re.findall(r"^\| `([a-z_]+)` \|", README, re.MULTILINE)) == politik._FELTER


def test_the_guides_own_example_is_accepted(tmp_path: Path) -> None:
    (example,) = re.findall(r"```json\n(.+?)```", README, re.DOTALL)
    (tmp_path / politik.FIL).write_text(example, encoding="utf-8")
    loaded = politik.load_politik(tmp_path)
    assert loaded.advarsel == ""
    assert loaded.politik.kilde == "\\\\server\\faelles\\vejviser"


def test_every_script_that_the_guide_names_is_there() -> None:
    named = re.findall(r"`(?:packaging/)?((?:\w+/)*\w+\.(?:sh|py|sha256))`", README)
    assert len(named) > 5
    folders = ("", "windows/", "linux/", "macos/")
    missing = [name for name in named if not any((PACKAGING / (f + name)).exists() for f in folders)]
    assert missing == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="the build scripts are bash")
def test_the_scripts_and_descriptions_of_the_installers_parse(tmp_path: Path) -> None:
    environment = {**os.environ, "OUT": str(tmp_path), "PY": sys.executable}
    done = subprocess.run(
        ["bash", str(PACKAGING / "ci.sh"), "--hurtig"], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ok   descriptions" in done.stdout


@pytest.mark.tung
def test_the_frozen_program_starts_and_finds(egne_filer: Path) -> None:
    program = ROOT / "dist/.work-linux/pyi/vejviser/vejviser"
    if not program.exists():
        pytest.skip("nothing is frozen yet: run packaging/linux/byg.sh")
    done = subprocess.run(
        [str(program), "soeg", "seng i nat", "--antal", "1", "--json"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["fund"]) == 1


def test_installer_starter_and_msi_ask_for_the_same_windows() -> None:
    windows = PACKAGING / "windows"
    text = {
        name: (windows / name).read_text(encoding="utf-8")
        for name in ("starter.c", "vejviser.nsi", "vejviser.wxs")
    }
    asked = {
        re.search(r"#define OLDEST_BUILD (\d+)", text["starter.c"]),
        re.search(r"!define OLDEST_BUILD (\d+)", text["vejviser.nsi"]),
        re.search(r"WINDOWSBUILD10 &gt;= (\d+)", text["vejviser.wxs"]),
    }
    assert {match[1] for match in asked if match} == {"17763"}
    assert None not in asked
    assert all("udgave 1809" in one for one in (*text.values(), README))


def test_the_guide_explains_every_answer_of_setup() -> None:
    script = (PACKAGING / "windows/vejviser.nsi").read_text(encoding="utf-8")
    given = set(re.findall(r"(?:SetErrorLevel|insertmacro REFUSE) (\d)", script)) | {"0", "1", "2"}
    assert set(re.findall(r"^\| (\d) \|", README, re.MULTILINE)) == given


def test_the_hash_of_the_release_runtime_names_its_file_and_sources() -> None:
    first, *rest = (PACKAGING / "windows/python-embed.sha256").read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"[0-9a-f]{64}  python-3\.\d+\.\d+-embed-amd64\.zip", first)
    assert set(first.split()[0]) == {"0"} or any("commit" in line for line in rest)


def test_every_part_that_is_installed_is_removed() -> None:
    build = (PACKAGING / "windows/byg.sh").read_text(encoding="utf-8")
    script = (PACKAGING / "windows/vejviser.nsi").read_text(encoding="utf-8")
    parts = set(re.findall(r'insertmacro \$\{DO\} "(.+?)"', script))
    laid = {"runtime", "lib", "app", "Vejviser.exe", "vejviser-cli.exe", "LICENSE.txt", "LICENSER.txt"}
    assert parts == laid | {"sbom.cdx.json", "filer.sha256"}
    assert all(name in build for name in ("runtime", "lib", "app", "LICENSE.txt", "filer.sha256"))
