"""Hvad ligger her?: everything in the user's folder is shown, and each post can be deleted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.storage.kladde_hjaelp import Ur, files_in
from vejviser.domain.barriere import Barriere
from vejviser.domain.opfoelgning import ny_opfoelgning
from vejviser.errors import UserError
from vejviser.settings import FILE_NAME, Indstillinger, save_indstillinger
from vejviser.storage.barrierer import Barrierelager
from vejviser.storage.hvad_ligger_her import Skuffe
from vejviser.storage.kladder import Kladdelager
from vejviser.storage.noegler import HukommelseNoeglelager, IntetNoeglelager, Noeglelager
from vejviser.storage.opfoelgning_lager import Opfoelgningslager


class Hus:
    """A user's folder with all the stores."""

    def __init__(self, bruger: Path, noegler: Noeglelager, ur: Ur) -> None:
        self.bruger, self.ur = bruger, ur
        self.kladder = Kladdelager(bruger, noegler, ur)
        self.opfoelgninger = Opfoelgningslager(bruger, noegler, ur)
        self.barrierer = Barrierelager(bruger)
        self.skuffe = Skuffe(bruger, self.kladder, self.opfoelgninger, self.barrierer, ur)

    def furnish(self) -> str:
        id = self.kladder.new_id()
        self.kladder.save(b"ord", id)
        today = self.ur.nu.date()
        self.opfoelgninger.save(ny_opfoelgning("a", "K-14", "vært", today + timedelta(days=7), today))
        self.barrierer.add(Barriere(today, "", "Ingen tid før jul"))
        save_indstillinger(self.bruger, Indstillinger())
        for name in ("katalog/sidst_gode.sqlite", "indeks/under/a.toc"):
            (self.bruger / name).parent.mkdir(parents=True)
            (self.bruger / name).write_bytes(bytes(2000))
        return id

    def ids(self) -> list[str]:
        return [post.id for post in self.skuffe.hvad_ligger_her()]


@pytest.fixture
def hus(tmp_path: Path) -> Hus:
    return Hus(tmp_path / "bruger", HukommelseNoeglelager(), Ur())


def test_an_empty_folder_shows_nothing_and_is_not_made(hus: Hus) -> None:
    assert hus.skuffe.hvad_ligger_her() == ()
    assert not hus.bruger.exists()


def test_everything_is_shown_with_its_size(hus: Hus) -> None:
    id = hus.furnish()
    posts = hus.skuffe.hvad_ligger_her()
    assert [post.id for post in posts] == [
        f"kladde:{id}",
        *("opfoelgninger", "barrierer", "indstillinger", "katalog", "indeks"),
    ]
    assert sum(post.stoerrelse for post in posts) == sum(file.stat().st_size for file in files_in(hus.bruger))
    assert all(post.aendret and post.kan_slettes and post.forklaring.endswith(".") for post in posts)


def test_a_draft_says_when_it_began_and_when_it_goes(hus: Hus) -> None:
    hus.furnish()
    hus.ur.go(hours=14)
    post = hus.skuffe.hvad_ligger_her()[0]
    assert post.navn == "Samtale fra i går kl. 12.00"
    assert post.forklaring == "Ikke afsluttet. Krypteret. Slettes i dag kl. 12.00."


def test_deleting_every_post_leaves_no_file(hus: Hus) -> None:
    hus.furnish()
    for post in hus.skuffe.hvad_ligger_her():
        hus.skuffe.delete(post.id)
        assert post.id not in hus.ids()
    assert files_in(hus.bruger) == []
    hus.skuffe.delete("indeks")


def test_a_draft_that_cannot_be_read_now_is_shown_too_and_can_be_deleted(hus: Hus) -> None:
    id = hus.furnish()
    locked = Hus(hus.bruger, IntetNoeglelager("den er låst"), hus.ur)
    assert locked.ids()[0] == f"kladde:{id}"
    locked.skuffe.delete(f"kladde:{id}")
    assert f"kladde:{id}" not in locked.ids()


def test_what_is_not_vejvisers_own_is_counted_and_never_touched(hus: Hus) -> None:
    hus.furnish()
    (hus.bruger / "ferie").mkdir()
    (hus.bruger / "ferie" / "billede.jpg").write_bytes(b"x")
    (hus.bruger / "kladder" / "brev.txt").write_bytes(b"xyz")
    post = hus.skuffe.hvad_ligger_her()[-1]
    assert (post.id, post.stoerrelse, post.kan_slettes) == ("andet", 3, False)
    assert "Vejviser: 2." in post.forklaring
    with pytest.raises(UserError, match="ikke slettes herfra"):
        hus.skuffe.delete(post.id)
    assert (hus.bruger / "ferie" / "billede.jpg").exists()


def test_a_link_out_of_the_folder_is_removed_and_never_followed(hus: Hus, tmp_path: Path) -> None:
    outside = tmp_path / "udenfor"
    outside.mkdir()
    (outside / "vigtig.txt").write_bytes(b"x" * 5000)
    hus.bruger.mkdir()
    (hus.bruger / "indeks").symlink_to(outside)
    hus.skuffe.delete("indeks")
    assert (outside / "vigtig.txt").exists()
    assert hus.ids() == []


def test_the_leftovers_of_a_broken_off_save_are_shown(hus: Hus) -> None:
    hus.furnish()
    (hus.bruger / "kladder" / f"{hus.kladder.new_id()}.tmp").write_bytes(b"")
    assert "rester" in hus.ids()
    hus.kladder.sweep()
    assert "rester" not in hus.ids()


def test_what_cannot_be_deleted_is_told(hus: Hus, monkeypatch: pytest.MonkeyPatch) -> None:
    hus.furnish()

    def refuse(*args: object, **more: object) -> None:
        raise PermissionError("in use")

    monkeypatch.setattr("shutil.rmtree", refuse)
    with pytest.raises(UserError, match="“Søgeindeks” er ikke slettet"):
        hus.skuffe.delete("indeks")


def test_the_settings_file_is_known_by_the_name_that_settings_gives_it(hus: Hus) -> None:
    hus.bruger.mkdir()
    (hus.bruger / FILE_NAME).write_bytes(b"{}")
    assert hus.ids() == ["indstillinger"]
