"""A source file is read as it stands, and what could surprise is refused by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vejviser.errors import Fault
from vejviser.exchange.yaml_noder import Liste, Node, Skalar, Tabel, read_yaml


def read(tmp_path: Path, text: str | bytes) -> tuple[Node | None, list[Fault]]:
    path = tmp_path / "f.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    faults: list[Fault] = []
    return read_yaml(path, "f.yaml", faults), faults


def scalars(node: Node | None) -> list[str]:
    assert isinstance(node, Tabel)
    return [value.text for _, value in node.items if isinstance(value, Skalar)]


def test_no_scalar_is_guessed(tmp_path: Path) -> None:
    text = "a: no\nb: 8:30\nc: 2026-11-12\nd: 007\ne: 1e3\nf: ~\ng: on\nh: 0x1F\n"
    node, faults = read(tmp_path, text)
    assert faults == []
    assert scalars(node) == ["no", "8:30", "2026-11-12", "007", "1e3", "~", "on", "0x1F"]


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    node, _ = read(tmp_path, "# en bemærkning\na: 1\n\nb:\n  - x\n  - y\n")
    assert isinstance(node, Tabel)
    assert [(key.text, key.line) for key, _ in node.items] == [("a", 2), ("b", 4)]
    assert isinstance(node.items[1][1], Liste)
    assert [item.line for item in node.items[1][1].items] == [5, 6]


def test_windows_line_ends_and_byte_order_mark_are_allowed(tmp_path: Path) -> None:
    node, faults = read(tmp_path, b"\xef\xbb\xbfa: x\r\nb: \xc3\xa6\r\n")
    assert (scalars(node), faults) == (["x", "æ"], [])


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        pytest.param(b"a: x\nb: \xe6\n", 2, "UTF-8", id="latin_1"),
        pytest.param("", 0, "tom", id="empty"),
        pytest.param("# kun en bemærkning\n", 0, "tom", id="only_a_comment"),
        pytest.param("a: x\n\tb: y\n", 2, "tabulatortegn", id="tab"),
        pytest.param("a: x\nb: y\u202ez\n", 2, "U+202E", id="right_to_left_override"),
        pytest.param("a: x\nb: y\u200bz\n", 2, "U+200B", id="zero_width_space"),
        pytest.param("a: x\u0000\n", 1, "U+0000", id="null_byte"),
        pytest.param("a: x\x1b[31m\n", 1, "U+001B", id="escape"),
        pytest.param("a: x\x85y\n", 1, "U+0085", id="next_line"),
        pytest.param("a: x\nb: y\na: z\n", 3, "første gang i linje 1", id="duplicate_key"),
        pytest.param("a: &x y\nb: *x\n", 1, "&", id="anchor"),
        pytest.param("a: !!python/object:os.system x\n", 1, "!", id="tag"),
        pytest.param("a: 1\n---\na: 2\n", 2, "ét dokument", id="two_documents"),
        pytest.param("a: [x\nb: y\n", 2, "indrykning", id="open_bracket"),
        pytest.param("a: 'x\n", 0, "", id="open_quote"),
        pytest.param("? [a]\n: b\n", 1, "enkelt ord", id="list_as_key"),
        pytest.param("a: " + "[" * 40 + "]" * 40, 1, "lag", id="nesting"),
    ],
)
def test_fault_has_its_line_and_a_danish_word(
    tmp_path: Path, text: str | bytes, line: int, word: str
) -> None:
    node, faults = read(tmp_path, text)
    assert node is None
    assert faults[0].file == "f.yaml"
    assert line in (0, faults[0].line)
    assert word in faults[0].message


def test_alias_bomb_is_refused_at_its_first_anchor(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    _, faults = read(tmp_path, "\n".join(rows))
    assert [fault.line for fault in faults] == [1]


def test_giant_file_is_refused_unread(tmp_path: Path) -> None:
    _, faults = read(tmp_path, b"a: " + b"x" * 1_000_001)
    assert "for stor" in faults[0].message


def test_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    faults: list[Fault] = []
    assert read_yaml(tmp_path / "nej.yaml", "nej.yaml", faults) is None
    assert read_yaml(tmp_path, "mappe", faults) is None
    assert [fault.message for fault in faults] == ["Filen mangler.", "Filen kan ikke åbnes."]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_node_or_a_fault(tmp_path: Path, raw: bytes) -> None:
    node, faults = read(tmp_path, raw)
    assert (node is None) == bool(faults)
