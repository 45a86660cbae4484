"""The house rules of README as a program: reads the source with ``ast`` and says file, line and what to do.

Nothing of Vejviser is imported here, so a broken module cannot hide another fault.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "vejviser"
MAX_FILE, MAX_FUNCTION = 300, 40
TIES_TOGETHER = ("app", "cli", "composition", "demo", "katalogarbejde", "katalogvalg", "motorer", "__main__")


@dataclass(frozen=True, slots=True)
class Module:
    """A parsed file. ``part`` is the room of the house: "domain", "ui.widgets", "app", ..."""

    file: Path
    part: str
    tree: ast.Module
    lines: int

    def at(self, node: ast.AST) -> str:
        return f"{self.file.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 1)}"


@cache
def modules() -> tuple[Module, ...]:
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PACKAGE).with_suffix("").parts
        part = "ui.widgets" if parts[:2] == ("ui", "widgets") else parts[0]
        source = file.read_text(encoding="utf-8")
        found.append(Module(file, part, ast.parse(source), len(source.splitlines())))
    return tuple(found)


def imports(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Every imported name in full, also inside functions: ``from a import b`` gives ``a.b``."""
    package = module.file.relative_to(ROOT).with_suffix("").parts
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level]) if node.level else ""
            stem = ".".join(filter(None, (base, node.module or "")))
            yield from ((node, f"{stem}.{alias.name}") for alias in node.names)


def calls(module: Module) -> Iterator[tuple[ast.Call, str]]:
    """Every call with its dotted name as written: ``datetime.now``, ``QLabel``, ``self.x.setToolTip``."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def hold(faults: Iterable[str], remedy: str) -> None:
    found = sorted(set(faults))
    assert not found, "\n".join(["", *found, f"What to do instead: {remedy}"])


# Which rooms a room may import from vejviser; the rooms that tie the rest together may import all.
BORDERS = {
    "domain": {"domain", "errors"},
    "storage": {"domain", "errors", "storage"},
    "search": {"domain", "errors", "search"},
    "exchange": {"domain", "errors", "storage", "exchange"},
    "ui": {"domain", "errors", "settings", "ui"},
    "ui.widgets": {"settings", "ui"},
    "settings": {"errors", "settings", "domain"},
    "paths": {"errors"},
    "politik": {"errors"},
    "opdatering": {"errors"},
    "fejllog": set(),
    "skaerm": set(),
    "errors": set(),
}
OWNERS = {
    "PySide6": ("ui", "ui.widgets", "app"),
    "shiboken6": ("ui", "ui.widgets", "app"),
    "sqlmodel": ("storage",),
    "sqlalchemy": ("storage",),
    "whoosh": ("search",),
}


@pytest.mark.parametrize("part", BORDERS)
def test_a_room_imports_only_what_its_border_allows(part: str) -> None:
    faults = []
    for module in modules():
        if module.part != part:
            continue
        for node, name in imports(module):
            head, _, rest = name.partition(".")
            if head == "vejviser" and rest.split(".")[0] not in {*BORDERS[part], "__version__"}:
                faults.append(f"{module.at(node)}: {part} imports {name}")
    hold(faults, "hand the value in from app.py, or move the code to the room it belongs to")


def test_every_room_has_a_border() -> None:
    known = {*BORDERS, *TIES_TOGETHER, "__init__"}
    faults = [f"{m.at(m.tree)}: {m.part}" for m in modules() if m.part not in known]
    hold(faults, "add the new room to BORDERS here and to README, or put the file in a room that exists")


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_is_imported_only_by_its_owner(library: str) -> None:
    faults = [
        f"{module.at(node)}: {name}"
        for module in modules()
        for node, name in imports(module)
        if name.split(".")[0] == library and module.part not in OWNERS[library]
    ]
    hold(
        faults, f"only {', '.join(OWNERS[library])} may import {library}; cross the border with frozen values"
    )


def test_domain_is_plain_python_without_files_or_clock() -> None:
    outside = {"os", "io", "pathlib", "sqlite3", "shutil", "tempfile", "subprocess", "time", "threading"}
    faults = []
    for module in modules():
        for node, name in imports(module):
            head = name.split(".")[0]
            plain = head in {"vejviser", "__future__"} or head in sys.stdlib_module_names - outside
            if module.part == "domain" and not plain:
                faults.append(f"{module.at(node)}: imports {name}")
    hold(faults, "give domain/ the value it needs as an argument")


def test_only_the_fetching_of_updates_imports_the_network() -> None:
    network = {"socket", "ssl", "http", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "urllib3"}
    faults = [
        f"{module.at(node)}: imports {name}"
        for module in modules()
        for node, name in imports(module)
        if module.part != "opdatering"
        and (name.split(".")[0] in network or "QtNetwork" in name or name.startswith("urllib.request"))
    ]
    hold(faults, "Vejviser works offline; only opdatering.py fetches, and only when asked")


def test_widgets_know_no_word_of_the_domain() -> None:
    word = re.compile(r"tilbud|samtale|aftale|notat|behov|borger(?!land)|katalog|samtykke", re.IGNORECASE)
    faults = []
    for module in modules():
        if module.part != "ui.widgets":
            continue
        named: list[tuple[ast.AST, str]] = [
            (n, n.name) for n in ast.walk(module.tree) if isinstance(n, (ast.ClassDef, ast.FunctionDef))
        ]
        named += [(n, n.arg) for n in ast.walk(module.tree) if isinstance(n, ast.arg)]
        faults += [f"{module.at(node)}: {name}" for node, name in named if word.search(name)]
        rooms = ("views", "models", "delegates", "tjenester")
        faults += [f"{module.at(n)}: {i}" for n, i in imports(module) if set(i.split(".")) & set(rooms)]
    hold(faults, "a widget takes texts and emits wishes; put what knows the domain in ui/views")


def _clock(name: str) -> bool:
    return bool(re.search(r"\b(datetime\.(now|utcnow|today)|date\.today|time\.(time|localtime))$", name))


FORBIDDEN_CALLS: dict[str, tuple[tuple[str, ...], Callable[[str], bool], str]] = {
    "clock": (("domain", "storage", "search", "exchange"), _clock, "take the moment as an argument"),
    "print": (
        ("domain", "storage", "search", "exchange", "ui", "ui.widgets", "app", "composition", "settings"),
        lambda name: name == "print",
        "return the text or raise UserError; only cli/ writes to the terminal",
    ),
    "bare label": (
        ("ui", "ui.widgets", "app"),
        lambda name: name.split(".")[-1] == "QLabel",
        "use the widget Etiket: Qt reads a plain QLabel's text as HTML when it looks like it",
    ),
    "message box": (
        ("ui", "ui.widgets", "app"),
        lambda name: "QMessageBox" in name,
        "ask or tell in the window itself (RavLinje); a message box reads its text as HTML",
    ),
    "rich text": (
        ("ui", "ui.widgets", "app"),
        lambda name: name.split(".")[-1] in {"setHtml", "setMarkdown", "appendHtml", "insertHtml"},
        "use setPlainText: text with data is shown as it is",
    ),
}


@pytest.mark.parametrize("rule", FORBIDDEN_CALLS)
def test_no_room_makes_a_call_that_it_must_not(rule: str) -> None:
    parts, forbidden, remedy = FORBIDDEN_CALLS[rule]
    faults = [
        f"{module.at(node)}: {name}(...)"
        for module in modules()
        if module.part in parts
        for node, name in calls(module)
        if forbidden(name)
    ]
    hold(faults, remedy)


def test_a_tooltip_is_set_only_where_its_text_is_escaped() -> None:
    faults = []
    for module in modules():
        functions = [node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef)]
        escaping = [node for node in functions if "html.escape(" in ast.unparse(node)]
        safe = {id(inner) for function in escaping for inner in ast.walk(function)}
        for node, name in calls(module):
            if name.split(".")[-1] in {"setToolTip", "showText"} and id(node) not in safe:
                faults.append(f"{module.at(node)}: {name}(...)")
    hold(faults, "use set_hint of ui/widgets/tekst.py: Qt reads a tooltip as HTML when it looks like it")


def test_no_text_format_lets_qt_guess() -> None:
    guesses = {"AutoText", "RichText", "MarkdownText"}
    faults = [
        f"{module.at(node)}: {node.attr}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in guesses
    ]
    hold(faults, "Qt.TextFormat.PlainText")


def test_a_subclass_of_qlabel_says_plain_text() -> None:
    faults = []
    for module in modules():
        for node in ast.walk(module.tree):
            bases = [ast.unparse(base) for base in node.bases] if isinstance(node, ast.ClassDef) else []
            if "QLabel" in bases and "TextFormat.PlainText" not in ast.unparse(node):
                faults.append(f"{module.at(node)}: {node.name}")  # type: ignore[attr-defined]
    hold(faults, "call setTextFormat(Qt.TextFormat.PlainText) in its __init__, or build on Etiket")


def test_threads_live_in_two_places() -> None:
    threads = {"Thread", "Timer", "ThreadPoolExecutor", "ProcessPoolExecutor", "QThread", "QThreadPool"}
    threads |= {"QRunnable", "multiprocessing", "asyncio", "QtConcurrent"}
    # The keyring may wait for ever for a prompt: its calls run aside with a time limit.
    homes = (PACKAGE / "ui" / "tasks.py", PACKAGE / "storage" / "noeglering.py")
    faults = [
        f"{module.at(node)}: {name}"
        for module in modules()
        if module.file not in homes
        for node, name in [*imports(module), *calls(module)]
        if set(name.split(".")) & threads and not name.startswith("vejviser")
    ]
    hold(faults, "give ui/tasks.py a function that returns a value")


def test_every_module_says_what_it_is_for() -> None:
    faults = [m.at(m.tree) for m in modules() if not ast.get_docstring(m.tree)]
    hold(faults, "begin the file with a docstring: what it is for and what it must not do")


def test_no_stub_is_left() -> None:
    faults = [
        f"{module.at(node)}: raise NotImplementedError"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Raise) and "NotImplementedError" in ast.unparse(node)
    ]
    hold(faults, "write it, or take it away until it is asked for")


def test_names_are_ascii() -> None:
    faults = []
    for module in modules():
        for node in ast.walk(module.tree):
            name = getattr(node, "id", getattr(node, "name", getattr(node, "arg", getattr(node, "attr", ""))))
            if isinstance(name, str) and not name.isascii():
                faults.append(f"{module.at(node)}: {name}")
    hold(faults, "spell Danish nouns with ae, oe, aa in names; texts keep æ, ø, å")


def test_files_are_rooms_not_halls() -> None:
    faults = [f"{m.at(m.tree)}: {m.lines} lines" for m in modules() if m.lines > MAX_FILE]
    hold(faults, f"split the file into two rooms; at most {MAX_FILE} lines")


def test_functions_fit_on_a_screen() -> None:
    faults = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > MAX_FUNCTION:
                    faults.append(f"{module.at(node)}: {node.name} has {length} lines")
    hold(faults, f"give each step its own function; at most {MAX_FUNCTION} lines")
