"""README is tested like code: its commands exist, its paths exist, its word list covers the domain."""

from __future__ import annotations

import argparse
import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from vejviser.cli import build_parser

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOMAIN = ROOT / "vejviser" / "domain"
ENGLISH_CLASSES = {"Query", "Hit"}
ENGLISH_ENDINGS = re.compile(
    r"(Added|Removed|Moved|Set|Made|Chosen|Answered|Skipped|Reopened|SetAside|BroughtBack|Error)$"
)


def chapter(title: str) -> str:
    """The text under a heading, up to the next heading of the same or a higher level."""
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^#{{1,2}} |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"README has no chapter called {title}"
    return found.group(2)


def walk(parser: argparse.ArgumentParser, words: str = "vejviser") -> Iterator[tuple[str, str]]:
    """Every command of the program with its help text."""
    yield words, parser.format_help()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, child in action.choices.items():
                yield from walk(child, f"{words} {name}")


HELP = dict(walk(build_parser()))
NAMED = sorted(set(re.findall(r"^(?:\S*/)?(vejviser [^\n#|]+)", README, re.MULTILINE)))


def test_readme_shows_the_program_and_every_picture_has_words_and_is_small() -> None:
    pictures = re.findall(r"!\[(.*?)\]\((.*?)\)", README)
    assert len(pictures) >= 2
    for words, file in pictures:
        assert len(words) > 20, file
        assert 0 < (ROOT / file).stat().st_size < 150_000, file


def words_of(command: str) -> str:
    """The command proper: the longest beginning that the program knows."""
    words = command.split()
    return max((" ".join(words[:n]) for n in (1, 2, 3) if " ".join(words[:n]) in HELP), key=len)


@pytest.mark.parametrize("command", NAMED)
def test_a_command_in_readme_exists_with_its_options(command: str) -> None:
    known = words_of(command)
    rest = command[len(known) :].split()
    has_parts = any(other.startswith(known + " ") for other in HELP)
    assert not (has_parts and rest and not rest[0].startswith("-")), f"{command}: no such command"
    options = re.findall(r"(?<!\S)--[a-z-]+", command)
    assert [option for option in options if option not in HELP[known]] == []


def test_readme_names_every_command() -> None:
    named = {words_of(command) for command in NAMED}
    leaves = {name for name in HELP if not any(other.startswith(name + " ") for other in HELP)}
    assert leaves - named == set(), "add the command to README"


def test_readme_gives_the_two_commands() -> None:
    for command in ("start", "test"):
        assert f"python3 packaging/kom_i_gang.py {command}" in README
        assert rf"py packaging\kom_i_gang.py {command}" in README


def test_paths_in_readme_exist() -> None:
    pattern = r"`((?:vejviser|data|ressourcer|tests|packaging|\.ci)/[\w./-]*)`"
    assert [path for path in re.findall(pattern, README) if not (ROOT / path).exists()] == []


def test_every_dependency_earns_its_place_in_one_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.split(r"[<>=\[; ]", line)[0] for line in wanted}
    told = set(re.findall(r"^\| `([\w.-]+)` \|", chapter("Dependencies"), re.MULTILINE))
    assert names - told == set(), "say in one line what it is for"
    assert told - names - {"hatchling"} == set(), "README explains what is no longer used"


def ordliste() -> dict[str, str]:
    return dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", chapter("Ordliste"), re.MULTILINE))


def domain_classes() -> set[str]:
    found = set()
    for file in DOMAIN.glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        found |= {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    return {name for name in found if not name.startswith("_")}


def test_the_word_list_covers_every_danish_class_of_the_domain() -> None:
    nouns = {ENGLISH_ENDINGS.sub("", name) for name in domain_classes() - ENGLISH_CLASSES}
    assert nouns - set(ordliste()) == set(), (
        "add the noun to README's Ordliste: one line, and words not to use"
    )


def test_the_word_list_holds_no_word_that_the_code_has_lost() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "vejviser").rglob("*.py"))
    assert [word for word in ordliste() if word.lower() not in source.lower()] == []
