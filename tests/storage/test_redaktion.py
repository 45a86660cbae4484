"""The editor's database: nothing is lost, nobody is overwritten, and saving never verifies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage.redaktion_hjaelp import GAELD, NAT, VARME, aabn, many, plan, shipped, small
from vejviser.domain.aabningstid import read_aabningstid
from vejviser.domain.historik import Handling
from vejviser.domain.redaktion import VEJE, KonfliktError, flet
from vejviser.domain.tilbud import Kontrol, Sted, Svar, Tilstand
from vejviser.errors import DataError, UserError
from vejviser.storage.redaktion.lager import Redaktion, findes_redaktion, open_redaktion, redaktion_url


@pytest.fixture
def redaktion(tmp_path: Path) -> Iterator[Redaktion]:
    with aabn(tmp_path / "redaktion" / "r.sqlite") as opened:
        yield opened


def test_the_first_opening_fills_it_from_the_directory_without_loss(tmp_path: Path) -> None:
    katalog = shipped()
    with open_redaktion(str(tmp_path / "r.sqlite"), lambda: pytest.fail("no clock"), foerste=None) as tom:
        assert tom.tom
    with aabn(tmp_path / "r2.sqlite", *katalog.tilbud) as fuld:
        assert dict(fuld.alle()) == {one.id: one for one in katalog.tilbud}
        assert fuld.hoved()["dato"] == "2026-11-12"


def test_a_second_opening_does_not_fill_again(tmp_path: Path) -> None:
    with aabn(tmp_path / "r.sqlite") as first:
        first.gem(replace(VARME, kort="Kun varme. Hunde er velkomne"), 1)
    with aabn(tmp_path / "r.sqlite") as again:
        assert again.hent("varme").tilbud.kort == "Kun varme. Hunde er velkomne"


def test_the_list_is_in_danish_order(redaktion: Redaktion) -> None:
    assert [line.navn for line in redaktion.liste()] == ["Gældsrådgivningen", "Varmestuen", "Ålys Natcafé"]


def test_the_documents_come_back_as_they_went_in(redaktion: Redaktion) -> None:
    assert redaktion.indhold() == small().indhold
    newer = replace(small().indhold, hovednummer="79797979", leveregler=())
    redaktion.erstat_indhold(newer)
    assert redaktion.indhold() == newer
    assert redaktion.hoved()["titel"] == "Prøve"


def test_saving_makes_a_new_version_and_a_line_of_history_for_each_field(redaktion: Redaktion) -> None:
    after = replace(VARME, navn="Varmen", aabningstider=read_aabningstid("to", "09:00", "12:00", ""))
    saved = redaktion.gem(after, 1, kilde="ringet op")
    assert (saved.tilbud, saved.version) == (after, 2)
    assert [(p.navn, p.foer, p.efter, p.rolle, p.kilde) for p in redaktion.historik("varme")] == [
        ("Navn", "Varmestuen", "Varmen", "redaktør", "ringet op"),
        (
            "Åbningstider",
            "Onsdag kl. 10.00-14.00 og 16.00-20.00",
            "Torsdag kl. 9.00-12.00",
            "redaktør",
            "ringet op",
        ),
    ]


def test_saving_what_stands_there_already_is_no_new_version(redaktion: Redaktion) -> None:
    assert redaktion.gem(VARME, 1).version == 1
    assert redaktion.historik("varme") == ()


def test_saving_never_verifies(redaktion: Redaktion) -> None:
    lie = replace(VARME, navn="Varmen", kontrol=Kontrol("2026-11-23", "redaktør", "telefon"))
    assert redaktion.gem(lie, 1).tilbud.kontrol is None
    assert redaktion.opret(replace(lie, id="ny", tilstand=Tilstand.KLADDE)).tilbud.kontrol is None


def test_who_saves_second_gets_both_texts_and_loses_nothing(redaktion: Redaktion) -> None:
    redaktion.gem(replace(VARME, navn="Deres navn", maalgruppe="Voksne"), 1)
    mine = replace(VARME, navn="Mit navn", daekning="Lunderskov")
    with pytest.raises(KonfliktError, match="ændret af en anden") as caught:
        redaktion.gem(mine, 1)
    fault = caught.value
    assert [(u.felt, u.mine, u.deres, u.kun_deres) for u in fault.uenigheder] == [
        ("navn", "Mit navn", "Deres navn", False),
        ("maalgruppe", "Alle", "Voksne", True),
        ("daekning", "Lunderskov", "Kolding", False),
    ]
    assert (fault.mine, fault.deres.tilbud.navn) == (mine, "Deres navn")
    chosen = flet(fault.mine, fault.deres.tilbud, ["maalgruppe"])
    saved = redaktion.gem(chosen, fault.deres.version).tilbud
    assert (saved.navn, saved.maalgruppe, saved.daekning) == ("Mit navn", "Voksne", "Lunderskov")


def test_an_undo_is_a_new_change_that_restores(redaktion: Redaktion) -> None:
    redaktion.gem(replace(VARME, kort="Kun mad. Hunde er velkomne", steder=()), 1)
    (change,) = {post.aendring for post in redaktion.historik("varme")}
    back = redaktion.fortryd("varme", change)
    assert (replace(back.tilbud), back.version) == (VARME, 3)
    assert [post.handling for post in redaktion.historik("varme")] == [
        *[Handling.FORTRUDT] * 2,
        *[Handling.RETTET] * 2,
    ]


def test_an_undo_that_would_lose_a_later_change_is_refused(redaktion: Redaktion) -> None:
    redaktion.gem(replace(VARME, navn="Et"), 1)
    first = redaktion.historik("varme")[0].aendring
    redaktion.gem(replace(VARME, navn="To"), 2)
    with pytest.raises(UserError, match="“Navn” er ændret igen siden"):
        redaktion.fortryd("varme", first)
    assert redaktion.hent("varme").tilbud.navn == "To"


@pytest.mark.parametrize("fra", Tilstand)
@pytest.mark.parametrize("til", Tilstand)
def test_an_offer_goes_only_the_ways_that_there_are(tmp_path: Path, fra: Tilstand, til: Tilstand) -> None:
    with aabn(tmp_path / "r.sqlite", replace(VARME, tilstand=fra)) as redaktion:
        if til in VEJE[fra] or til is fra:
            assert redaktion.skift_tilstand("varme", 1, til).tilbud.tilstand is til
        else:
            with pytest.raises(UserError, match="kan ikke blive"):
                redaktion.skift_tilstand("varme", 1, til)
            assert redaktion.hent("varme").tilbud.tilstand is fra


def test_a_pause_has_its_end_and_loses_it_when_it_opens_again(redaktion: Redaktion) -> None:
    paused = redaktion.skift_tilstand("varme", 1, Tilstand.MIDLERTIDIGT_LUKKET, til="2026-12-31")
    assert paused.tilbud.gyldig_til == "2026-12-31"
    opened = redaktion.skift_tilstand("varme", 2, Tilstand.KLAR)
    assert opened.tilbud.gyldig_til is None


def test_an_unfinished_draft_is_kept_but_cannot_be_made_ready(redaktion: Redaktion) -> None:
    draft = replace(VARME, id="ny", kort="", behovsomraader=(), tilstand=Tilstand.KLADDE)
    saved = redaktion.opret(draft)
    with pytest.raises(DataError, match="ikke gemt: 3 felter") as caught:
        redaktion.skift_tilstand("ny", saved.version, Tilstand.KLAR)
    assert [fault.field for fault in caught.value.faults] == ["kort", "behovsomraader", "fakta.hund.ord"]


@pytest.mark.parametrize(
    ("felt", "vaerdi", "grund"),
    [
        ("kort", "a\0b", "usynligt tegn"),
        ("kort", "rtl \u202e", "usynligt tegn"),
        ("maalgruppe", "x" * 20_001, "for lang"),
        ("maalgruppe", "cpr 010190-1234", "CPR-nummer"),
        ("navn", " ", "udfyldes"),
        ("behovsomraader", ("findes_ikke",), "Ukendt kode"),
    ],
)
def test_what_must_not_be_in_a_directory_is_refused_by_field(
    redaktion: Redaktion, felt: str, vaerdi: object, grund: str
) -> None:
    changes: dict[str, object] = {felt: vaerdi}
    with pytest.raises(DataError) as caught:
        redaktion.gem(replace(VARME, **changes), 1)  # type: ignore[arg-type]
    assert grund in str(caught.value)
    assert "010190" not in str(caught.value)
    assert redaktion.hent("varme").tilbud == VARME


def test_an_id_is_used_once(redaktion: Redaktion) -> None:
    with pytest.raises(UserError, match="allerede et tilbud"):
        redaktion.opret(replace(VARME, tilstand=Tilstand.KLADDE))


def test_a_limit_of_the_database_itself_is_a_sentence_without_the_words(tmp_path: Path) -> None:
    fil = tmp_path / "r.sqlite"
    aabn(fil).luk()
    raw = sqlite3.connect(fil)
    with pytest.raises(sqlite3.IntegrityError, match="tilstand_kendt"):
        raw.execute("UPDATE tilbud SET tilstand = 'slettet'")
    with pytest.raises(sqlite3.IntegrityError, match="version_fra_en"):
        raw.execute("UPDATE tilbud SET version = 0")
    raw.close()


def test_an_import_is_all_or_nothing(redaktion: Redaktion) -> None:
    ny = replace(VARME, id="ny", navn="Den nye")
    changed = replace(GAELD, adgang=replace(GAELD.adgang, gratis=Svar.NEJ))
    made = plan(redaktion, [ny, changed, NAT])
    steps: list[tuple[int, int]] = []
    assert redaktion.importer(made, "fil.jsonl", lambda done, total: steps.append((done, total))) == 2
    assert redaktion.hent("ny").tilbud == ny
    assert redaktion.hent("gaeld").tilbud == changed
    assert steps == [(1, 2), (2, 2)]
    (post,) = redaktion.historik("gaeld")[:1]
    assert (post.handling, post.kilde, post.foer, post.efter) == (
        Handling.IMPORTERET,
        "fil.jsonl",
        "ja",
        "nej",
    )


def test_a_stopped_import_leaves_nothing(redaktion: Redaktion) -> None:
    before = dict(redaktion.alle())
    made = plan(redaktion, many(500))
    with pytest.raises(UserError, match="Intet er hentet ind"):
        redaktion.importer(made, "fil", afbrudt=lambda: True)
    assert dict(redaktion.alle()) == before


def test_a_plan_that_is_no_longer_true_is_refused(redaktion: Redaktion) -> None:
    made = plan(redaktion, [replace(VARME, navn="Fra filen")])
    redaktion.gem(replace(VARME, navn="Imens"), 1)
    with pytest.raises(UserError, match="er ændret, siden du så"):
        redaktion.importer(made, "fil")
    assert redaktion.hent("varme").tilbud.navn == "Imens"


def test_our_own_lines_may_bring_a_verification_but_never_an_older_one(redaktion: Redaktion) -> None:
    new, old = Kontrol("2026-10-01", "redaktør", "mail"), Kontrol("2025-01-01", "redaktør", "web")
    redaktion.importer(plan(redaktion, [replace(GAELD, kontrol=new)]), "fil")
    assert redaktion.hent("gaeld").tilbud.kontrol == new
    redaktion.importer(plan(redaktion, [replace(GAELD, kontrol=old, navn="Gæld")]), "fil")
    assert redaktion.hent("gaeld").tilbud.kontrol == new
    foreign = plan(
        redaktion, [replace(GAELD, kontrol=Kontrol("2026-11-20", "x", "web"), navn="G")], egen=False
    )
    redaktion.importer(foreign, "fil")
    assert redaktion.hent("gaeld").tilbud.kontrol == new


def test_what_a_file_held_beside_the_offers_is_kept(redaktion: Redaktion) -> None:
    made = replace(plan(redaktion, []), bevaret=(("hsds/unit/1", '{"name":"seng"}'),))
    redaktion.importer(made, "fil")
    redaktion.importer(replace(made, bevaret=(("hsds/unit/1", "{}"), ("a", "1"))), "fil")
    assert redaktion.bevaret() == (("a", "1"), ("hsds/unit/1", "{}"))


def test_two_openings_of_the_same_file_see_each_other(tmp_path: Path) -> None:
    with aabn(tmp_path / "r.sqlite") as anna, aabn(tmp_path / "r.sqlite", rolle="leder") as bo:
        anna.gem(replace(VARME, navn="Annas"), 1)
        with pytest.raises(KonfliktError):
            bo.gem(replace(VARME, navn="Bos"), 1)
        bo.gem(replace(VARME, navn="Bos"), 2)
        assert [post.rolle for post in anna.historik("varme")] == ["leder", "redaktør"]


def test_a_file_that_is_something_else_is_named_and_left_alone(tmp_path: Path) -> None:
    fil = tmp_path / "andet.sqlite"
    raw = sqlite3.connect(fil)
    raw.execute("CREATE TABLE andet (a)")
    raw.commit()
    raw.close()
    before = fil.read_bytes()
    with pytest.raises(DataError, match="ikke redaktionens database"):
        aabn(fil)
    assert fil.read_bytes() == before
    fil.write_bytes(b"slet ikke en database" * 100)
    with pytest.raises(DataError, match="beskadiget eller kan ikke læses"):
        aabn(fil)


def test_a_database_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    fil = tmp_path / "r.sqlite"
    aabn(fil).luk()
    raw = sqlite3.connect(fil)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(UserError, match="nyere udgave"):
        aabn(fil)


def test_somebody_elses_write_is_waited_for_and_then_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vejviser.storage.redaktion.base.VENTETID", 0)
    fil = tmp_path / "r.sqlite"
    with aabn(fil) as redaktion:
        raw = sqlite3.connect(fil, isolation_level=None)
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="En anden skriver"):
            redaktion.gem(replace(VARME, navn="Nyt"), 1)
        assert redaktion.hent("varme").version == 1
        raw.execute("ROLLBACK")
        raw.close()
        assert redaktion.gem(replace(VARME, navn="Nyt"), 1).version == 2


def test_the_place_of_the_database(tmp_path: Path) -> None:
    own = redaktion_url(tmp_path, {})
    assert own == str(tmp_path / "redaktion" / "redaktion.sqlite")
    assert not findes_redaktion(own)
    aabn(own).luk()
    assert findes_redaktion(own)
    central = "postgresql://redaktion@server/vejviser"
    assert redaktion_url(tmp_path, {"VEJVISER_DATABASE_URL": central}) == central
    assert findes_redaktion(central)


@pytest.mark.parametrize("sted", ["mysql://x/y", "postgresql://a:b:c", "http://x"])
def test_an_address_that_is_no_database_is_a_sentence(sted: str) -> None:
    with pytest.raises(UserError, match="VEJVISER_DATABASE_URL"):
        aabn(sted)


def test_a_moved_place_is_saved_with_its_address(redaktion: Redaktion) -> None:
    moved = replace(VARME, steder=(Sted("Huset", "Ny Gade 3", "6000", "Kolding"),))
    assert redaktion.gem(moved, 1).tilbud == moved
