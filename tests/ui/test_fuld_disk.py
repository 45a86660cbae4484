"""A conversation while the disk fills, and a stick that is gone: nothing is lost, and a sentence says it.

Real disks of a few kilobytes, where the test may mount them.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.ui.gemmer_hjaelp import ORD, Pc
from tests.ui.samtale.test_notat_view import SAMTALE
from vejviser.domain.samtale import Trin
from vejviser.exchange import notat_fil
from vejviser.exchange.notat_fil import write_notat
from vejviser.ui.kladde_vogter import Stand
from vejviser.ui.main_window import MainWindow

RESSOURCER = Path(__file__).resolve().parents[2] / "ressourcer"
LONG = "Jeg fryser om natten. " * 900
KILOBYTES = 128


def unmount(folder: Path) -> None:
    """As when a stick is pulled out: at once, whoever uses it."""
    subprocess.run(["umount", "-l", folder], check=False, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() or not shutil.which("mount"):
        pytest.skip("only root on Linux may mount a small disk")
    command = ["mount", "-t", "tmpfs", "-o", f"size={KILOBYTES}k", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no disk may be mounted here")
    yield folder
    unmount(folder)


def fill(folder: Path) -> Path:
    """Take every byte that is left."""
    filler = folder / "fyld"
    with filler.open("wb", buffering=0) as stream, contextlib.suppress(OSError):
        while stream.write(b"x" * 4096):
            pass
    return filler


def open_on(disk: Path, pc: Pc) -> MainWindow:
    pc.bruger = disk / "bruger"
    pc.tjenester = replace(pc.tjenester, gem_notat=lambda notat, fil: write_notat(notat, fil, RESSOURCER))
    return pc.start()


def stand(window: MainWindow) -> Stand:
    return window.gemt.vogter.stand


def save_pdf(window: MainWindow, pc: Pc, fil: Path) -> str:
    """Press "Gem som PDF"; what the window says it could not do."""
    notat = window.samtale_view.notat
    window.vis_samtale()
    window.samtale_view.styring.go_to(Trin.NOTAT)
    notat.udlevering.ask_path = lambda _name, _ending: str(fil)
    pc.settle(window)
    notat.pdf.click()
    pc.settle(window)
    return notat.failed.words


def test_a_disk_that_fills_takes_nothing_and_the_next_save_has_all_of_it(disk: Path, pc: Pc) -> None:
    window = open_on(disk, pc)
    pc.say(window, ORD)
    filler = fill(disk)
    pc.say(window, LONG)
    assert stand(window) is Stand.FEJL
    assert window.samtale_view.hoved.words.startswith("Uden navn · begyndt")
    assert "Disken er fuld." in window.samtale_view.hoved.words
    assert "Gør plads på disken. Vejviser prøver igen." in window.samtale_view.hoved.words
    assert window.samtale_view.samtale.egne_ord == LONG
    assert [kept.samtale.egne_ord for kept in pc.stored()] == [ORD]
    filler.unlink()
    window.gemt.vogter.save_now()
    pc.settle(window)
    assert stand(window) is Stand.GEMT
    assert [kept.samtale.egne_ord for kept in pc.stored()] == [LONG]


def test_a_note_on_a_full_disk_is_not_written_at_all_and_the_conversation_stands(disk: Path, pc: Pc) -> None:
    window = open_on(disk, pc)
    window.samtale_view.styring.load(SAMTALE, pc.ur())
    filler = fill(disk)
    target = disk / "n.pdf"
    assert "n.pdf kan ikke skrives: disken er fuld. Intet er skrevet." in save_pdf(window, pc, target)
    assert sorted(fil.name for fil in disk.iterdir()) == ["bruger", "fyld"]
    assert window.samtale_view.samtale == SAMTALE
    assert "Ikke gemt, kopieret eller udskrevet: til borgeren." in window.samtale_view.notat.udleveret(())
    filler.unlink()
    assert save_pdf(window, pc, target) == ""
    assert target.read_bytes().startswith(b"%PDF")


def test_a_stick_that_is_pulled_out_is_said(tmp_path: Path, pc: Pc) -> None:
    window = open_on(tmp_path, pc)
    window.samtale_view.styring.load(SAMTALE, pc.ur())
    said = save_pdf(window, pc, tmp_path / "USB" / "n.pdf")
    assert "mappen findes ikke. Er USB-stikket taget ud?" in said
    assert window.samtale_view.samtale == SAMTALE


def test_a_stick_that_is_pulled_out_while_it_is_written_is_said(
    disk: Path, tmp_path: Path, pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_on(tmp_path, pc)
    window.samtale_view.styring.load(SAMTALE, pc.ur())

    def begin_and_pull(**where: Any) -> tuple[int, str]:
        begun = tempfile.mkstemp(**where)
        unmount(disk)
        return begun

    monkeypatch.setattr(notat_fil, "tempfile", SimpleNamespace(mkstemp=begin_and_pull))
    said = save_pdf(window, pc, disk / "n.pdf")
    assert "Er USB-stikket taget ud?" in said
    assert "Intet er skrevet. Vælg et andet sted, og prøv igen." in said
    assert list(disk.iterdir()) == []
    assert window.samtale_view.samtale == SAMTALE
