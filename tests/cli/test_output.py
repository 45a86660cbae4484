"""Messages reach the person also where there is no console."""

from __future__ import annotations

import errno
import sys

import pytest

from vejviser.cli import main, output


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []
    monkeypatch.setattr(output, "_boxed", False)
    monkeypatch.setattr(output, "show_box", seen.append)
    return seen


def test_without_a_console_a_message_comes_in_a_box(
    boxes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["vis", "findes-ikke"]) == 1
    opened = sys.stderr
    assert opened is not None
    opened.close()
    assert len(boxes) == 1
    assert "findes-ikke" in boxes[0]


def test_with_a_console_there_is_no_box(boxes: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vis", "findes-ikke"]) == 1
    assert boxes == []
    assert "findes-ikke" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "disken er fuld"), (errno.EROFS, "drevet er skrivebeskyttet"), (0, "ukendt fejl")],
)
def test_the_machines_own_refusal_is_said_in_danish(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int, words: str
) -> None:
    def refuse(environment: object) -> bool:
        raise OSError(number, "in English")

    monkeypatch.setattr("vejviser.cli.has_display", refuse)
    assert main([]) == 1
    said = capsys.readouterr().err
    assert f"Computeren sagde nej: {words}." in said
    assert "English" not in said
