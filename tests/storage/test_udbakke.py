"""The outbox keeps every correction until it is sent, and touches no file that is not its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from vejviser.errors import UserError
from vejviser.storage.udbakke import Udbakke

ET, TO = "1" * 32, "2" * 32


def test_corrections_lie_here_until_they_are_deleted(tmp_path: Path) -> None:
    udbakke = Udbakke(tmp_path)
    assert udbakke.filer() == ()
    udbakke.gem(TO, b"to")
    udbakke.gem(ET, b"et")
    udbakke.gem(ET, b"et igen")
    assert [fil.read_bytes() for fil in udbakke.filer()] == [b"et igen", b"to"]
    udbakke.slet(ET)
    udbakke.slet(ET)
    assert [fil.stem for fil in Udbakke(tmp_path).filer()] == [TO]


def test_a_strange_file_is_left_alone(tmp_path: Path) -> None:
    udbakke = Udbakke(tmp_path)
    udbakke.gem(ET, b"et")
    (udbakke.mappe / "huskeliste.json").write_text("{}")
    assert [fil.stem for fil in udbakke.filer()] == [ET]


@pytest.mark.parametrize("id", ["", "../x", "A" * 32, "1" * 31])
def test_an_id_cannot_lead_out_of_the_folder(tmp_path: Path, id: str) -> None:
    with pytest.raises(UserError, match="intet gyldigt nummer"):
        Udbakke(tmp_path).gem(id, b"")


def test_a_disk_that_says_no_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "rettelser").write_text("a file where the folder should be")
    with pytest.raises(UserError, match="Fejlmeldingen er ikke gemt"):
        Udbakke(tmp_path).gem(ET, b"")
