"""The two commands, the locks and the wheel: what a stranger's first minutes rest on."""

from __future__ import annotations

import ast
import contextlib
import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
LOCKS = (PACKAGING / "laas-app.txt", PACKAGING / "laas-test.txt")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def normal(requirement: str) -> str:
    """The bare project name of a requirement line, as registries compare names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s=<>!~;\[]", requirement.strip())[0]).lower()


def pins(lock: Path) -> dict[str, set[str]]:
    """Project -> pinned versions (one for each marker that divides them)."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", lock.read_text(encoding="utf-8"), re.MULTILINE):
        found.setdefault(normal(name), set()).add(version)
    return found


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """``kom_i_gang.py`` as a module whose every way out to the machine is closed."""
    spec = importlib.util.spec_from_file_location("kom_i_gang", PACKAGING / "kom_i_gang.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def refuse(*arguments: object) -> None:
        raise AssertionError(f"the machine was touched: {arguments}")

    monkeypatch.setattr(module, "run_quietly", refuse)
    return module


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_a_hash_for_every_pin_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert not re.search(r"https?:|--(extra-)?index-url|--find-links|file:", text)


def test_the_locks_hold_every_dependency_of_the_project() -> None:
    project = PYPROJECT["project"]
    app = {normal(line) for line in project["dependencies"]}
    extra = {normal(line) for line in project["optional-dependencies"]["test"]}
    assert app - set(pins(LOCKS[0])) == set(), "run packaging/laas.sh"
    assert (app | extra) - set(pins(LOCKS[1])) == set(), "run packaging/laas.sh"


def test_tests_run_on_the_versions_that_the_app_gets() -> None:
    app, test = pins(LOCKS[0]), pins(LOCKS[1])
    assert {name: (app[name], test.get(name)) for name in app if app[name] != test.get(name)} == {}


def test_the_build_tool_is_the_same_everywhere() -> None:
    (build,) = PYPROJECT["build-system"]["requires"]
    assert build in (PACKAGING / "laas-byg.in").read_text(encoding="utf-8").splitlines()
    assert pins(LOCKS[0])["hatchling"] == {build.partition("==")[2]}


def test_a_python_too_old_for_the_app_can_read_the_refusal() -> None:
    source = (PACKAGING / "kom_i_gang.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    check = next(node for node in tree.body if isinstance(node, ast.If))
    before = tree.body[: tree.body.index(check)]
    assert "sys.version_info < (3, 11)" in ast.unparse(check.test)
    assert all(isinstance(node, (ast.Import, ast.Expr)) for node in before), (
        "nothing may run before the check"
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are a matter of Linux")
def test_an_ordinary_user_gets_one_line_to_copy(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script, "can_load", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(script, "venv_works", lambda: False)
    monkeypatch.setattr(script, "has_module", lambda name: False)
    monkeypatch.setattr(script.shutil, "which", lambda name: name)
    monkeypatch.setattr(script.os, "geteuid", lambda: 1000)
    with pytest.raises(script.Stop) as stop:
        script.ensure_system("test")
    lines = [line for line in str(stop.value).splitlines() if line.startswith("sudo apt-get")]
    version = "{}.{}".format(*sys.version_info[:2])
    assert lines == [
        f"sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 python{version}-venv"
    ]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are a matter of Linux")
@pytest.mark.parametrize("tool", ["dnf", "zypper"])
def test_where_rpm_is_used_the_line_names_the_libraries(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tool: str
) -> None:
    monkeypatch.setattr(script, "can_load", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(script, "venv_works", lambda: True)
    monkeypatch.setattr(script.shutil, "which", lambda name: name if name == tool else None)
    with pytest.raises(script.Stop) as stop:
        script.ensure_system("start")
    assert f"\nsudo {tool} install 'libEGL.so.1()(64bit)'\n" in str(stop.value)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are a matter of Linux")
@pytest.mark.parametrize("needed", [True, False], ids=["a library", "only a test's program"])
def test_root_offline_is_stopped_only_by_what_is_needed(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, needed: bool
) -> None:
    def offline(command: list[str], fault: str, *rest: object) -> None:
        raise script.Stop(fault)

    monkeypatch.setattr(script, "can_load", lambda library: not needed)
    monkeypatch.setattr(script, "venv_works", lambda: True)
    monkeypatch.setattr(script, "run_quietly", offline)
    monkeypatch.setattr(script.shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(script.os, "geteuid", lambda: 0)
    with pytest.raises(script.Stop) if needed else contextlib.nullcontext():
        script.ensure_system("test")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are a matter of Linux")
def test_only_the_window_asks_for_screen_libraries(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "can_load", lambda library: False)
    monkeypatch.setattr(script, "venv_works", lambda: True)
    assert "libxcb-cursor0" in script.missing_packages("start").values()
    assert "libxcb-cursor0" not in script.missing_packages("test").values()


def test_a_finished_setup_is_used_again_without_the_network(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(script, "STAMP", tmp_path / "stamp.json")
    monkeypatch.setattr(script, "venv_works", lambda: True)
    script.STAMP.write_text(script.json.dumps(script.fingerprint("test")), encoding="utf-8")
    script.set_up("test")
    script.set_up("start")


@pytest.mark.parametrize(
    "stamp", ["", "[]", "{}", '{"start": "old"}'], ids=["empty", "list", "none", "old lock"]
)
def test_an_unfinished_or_old_setup_is_made_again(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, stamp: str
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(script, "STAMP", tmp_path / "stamp.json")
    monkeypatch.setattr(script, "venv_works", lambda: True)
    monkeypatch.setattr(script, "run_quietly", lambda command, *rest: ran.append(command))
    script.STAMP.write_text(stamp, encoding="utf-8")
    script.set_up("start")
    assert any("--require-hashes" in command for command in ran)
    assert any("--clear" in command for command in ran) is ("old" in stamp)
    assert script.installed() == script.fingerprint("start")


def test_a_setup_that_was_broken_off_begins_afresh(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran: list[list[str]] = []

    def break_off(command: list[str], fault: str, *rest: object) -> None:
        ran.append(command)
        if "--editable" in command:
            raise script.Stop(fault)

    monkeypatch.setattr(script, "STAMP", tmp_path / "stamp.json")
    monkeypatch.setattr(script, "venv_works", lambda: True)
    monkeypatch.setattr(script, "run_quietly", break_off)
    with pytest.raises(script.Stop):
        script.set_up("start")
    ran.clear()
    with pytest.raises(script.Stop):
        script.set_up("start")
    assert "--clear" in ran[0]


def test_without_a_display_the_start_command_names_the_demo(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(script, "has_display", lambda: False)
    assert script.start([]) == 1
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert "vejviser demo" in said


def test_a_word_the_script_does_not_know_is_wrong_use(
    script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script.main(["strat"]) == 2
    assert "Brug:" in capsys.readouterr().out


def test_ci_only_calls_the_test_command() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands == ['cd "$(dirname "$0")/.." && exec python3 packaging/kom_i_gang.py test "$@"']


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names inside a wheel built from this tree."""
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(target)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (file,) = target.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        return archive.namelist()


def test_the_wheel_carries_directory_resources_and_fonts(wheel: list[str]) -> None:
    assert "vejviser/_data/tilbud.sqlite" in wheel
    wanted = {
        f"vejviser/_ressourcer/{file.relative_to(ROOT / 'ressourcer').as_posix()}"
        for file in (ROOT / "ressourcer").rglob("*")
        if file.is_file() and not file.name.startswith(".")
    }
    assert wanted - set(wheel) == set()
    assert any(name.endswith(".ttf") for name in wheel)


def test_the_wheel_holds_nothing_but_the_program(wheel: list[str]) -> None:
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not re.fullmatch(r"vejviser|vejviser-[\w.]+\.dist-info", top)} == set()
    assert [name for name in wheel if name.endswith((".pyc", ".tmp"))] == []


def own_files() -> tuple[Path, ...]:
    """What git tracks; in a tree without git, everything but what tools made."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
        return tuple(ROOT / name for name in done.stdout.decode().split("\0") if name)
    made = {".venv", ".git", "build", "dist", "__pycache__"}
    hidden = re.compile(r"^\.(pytest|mypy|ruff|hypothesis)")
    files = (file for file in ROOT.rglob("*") if file.is_file())
    return tuple(f for f in files if not any(p in made or hidden.match(p) for p in f.relative_to(ROOT).parts))


def test_no_file_holds_a_machine_path_or_a_registry_host() -> None:
    slash = "/"  # built from parts, so that this file holds none itself
    paths = [rf"(?<![\w.]){slash}{top}{slash}" for top in ("work", "root", "home", "Users")]
    hosts = ["py" + "pi\\.org", "python" + "hosted\\.org", "npm" + "js\\.(org|com)"]
    pattern = re.compile("|".join([*paths, *hosts]).encode())
    faults = []
    for file in own_files():
        content = file.read_bytes() if file.is_file() else b""
        if b"\0" not in content:
            lines = {content.count(b"\n", 0, found.start()) + 1 for found in pattern.finditer(content)}
            faults += [f"{file.relative_to(ROOT).as_posix()}:{line}" for line in sorted(lines)]
    assert faults == [], "write paths relative to the project, and set pip up outside it"


def test_the_top_level_holds_only_the_agreed_names() -> None:
    agreed = {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "vejviser",
        "data",
        "ressourcer",
        "tests",
        "packaging",
    }
    tops = {file.relative_to(ROOT).parts[0] for file in own_files()}
    assert {top for top in tops - agreed if not top.startswith(".")} == set(), "put it under an agreed folder"
