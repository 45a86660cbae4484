"""What the demo makes up fills Overblik and Opfølgning, and is a picture in each place of the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vejviser.demo import KONTROL_DAGE, _keep_made_up, _pictures
from vejviser.domain.samtale import Samtale

if TYPE_CHECKING:
    from tests.ui.gemmer_hjaelp import Pc

STEDER = {"find", "akut", "samtale-1", "samtale-2", "samtale-3", "borgerland"}


def test_the_made_up_counts_and_check_backs_are_shown(pc: Pc, tmp_path: Path) -> None:
    window = pc.start()
    _keep_made_up(window, tmp_path / "demo", pc.ur.nu)
    window.vis_sted("overblik")
    pc.settle(window)
    page = window.overblik.view.overblik
    assert page is not None
    assert [row.vaerdier for row in page.dele[0].tabeller[0].raekker] == [(10,), (20,), (25,)]
    assert all(table.raekker for part in page.dele for table in part.tabeller)
    gemmer = window.overblik._gemmer
    assert gemmer is not None
    assert len(gemmer.opfoelgninger.all()) == len(KONTROL_DAGE)


def test_every_place_has_its_picture(pc: Pc, tmp_path: Path) -> None:
    names = [name for name, _ in _pictures(pc.start(), Samtale(), pc.ur.nu, tmp_path)]
    assert set(names) == STEDER | {"katalog", "overblik", "opfoelgning"}
