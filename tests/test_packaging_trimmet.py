"""The self-test of what goes into an installer: the trimmed libraries alone carry the program.

The libraries of this environment are linked (not copied) into a folder and trimmed as a build trims them;
then the program is started on them in a process that sees no other library.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
TIMEOUT = 240

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="links files and runs Qt without a screen")


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def link(source: str, target: str) -> None:
    """A second name for the same bytes where the disk allows it; trimming removes names, never bytes."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@pytest.fixture(scope="module")
def trimmet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``site/`` (trimmed) and the program beside it."""
    root = tmp_path_factory.mktemp("trimmet")
    site = Path(sysconfig.get_paths()["purelib"])
    tools = (
        "mypy",
        "mypyc",
        "ruff*",
        "pytest*",
        "_pytest",
        "xdist",
        "hypothesis",
        "pip",
        "pypdf",
        "openpyxl",
        "holidays",
        "dateutil",
    )
    leave = shutil.ignore_patterns(*tools, "__pycache__", "*.pth", "__editable__*")
    shutil.copytree(site, root / "site", copy_function=link, ignore=leave)
    load("trim_pakker").trim(root / "site")
    for part in ("vejviser", "ressourcer", "data"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    return root


def run(trimmet: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The program as an installer starts it: no site packages, no environment of the developer's."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "VEJVISER_DATA": str(home / "data"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": f"{trimmet}{os.pathsep}{trimmet / 'site'}",
        "PYTHONWARNINGS": "ignore::SyntaxWarning",
    }
    command = [sys.executable, "-S", "-m", "vejviser", *words]
    return subprocess.run(
        command, cwd=home, env=environment, capture_output=True, text=True, timeout=TIMEOUT, check=False
    )


def test_the_trimmed_program_does_all_that_the_whole_one_does(trimmet: Path, tmp_path: Path) -> None:
    done = run(trimmet, tmp_path, "soeg", "seng i nat", "--antal", "1", "--json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["fund"]) == 1
    for words in (
        ("demo", "--ud", str(tmp_path / "demo")),
        ("katalog", "skabelon", "--ud", str(tmp_path / "partner.xlsx")),
        ("katalog", "eksporter", "--format", "xlsx", "--ud", str(tmp_path / "alt.xlsx")),
        ("katalog", "byg", "--ud", str(tmp_path / "nyt.sqlite")),
        ("diagnose", "--ud", str(tmp_path / "support.txt")),
    ):
        done = run(trimmet, tmp_path, *words)
        assert done.returncode == 0, f"{words}: {done.stderr}"
    assert (tmp_path / "demo/find.png").read_bytes()[:4] == b"\x89PNG"
    assert (tmp_path / "demo/notat-modtager.pdf").read_bytes()[:4] == b"%PDF"


def test_a_part_trimmed_too_hard_is_seen_by_this_self_test(trimmet: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(trimmet, broken, copy_function=link)
    shutil.rmtree(broken / "site/numpy/lib")
    assert run(broken, tmp_path, "soeg", "seng").returncode != 0
