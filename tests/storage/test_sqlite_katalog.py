"""The directory file: same in, same out; damage is always noticed; a broken one is named and passed over."""

from __future__ import annotations

import os
import random
import sqlite3
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path

import pytest

from tests.tilbud_hjaelp import et_tilbud
from vejviser.domain.aabningstid import Aabningstid, read_aabningstid
from vejviser.domain.indhold import Akutnummer, Indhold
from vejviser.domain.tilbud import (
    Adgang,
    Fakta,
    Faktum,
    Kilde,
    Koen,
    Kontrol,
    Organisationstype,
    Sikkerhed,
    Sted,
    Svar,
    Telefon,
    Tilbud,
    Tilstand,
)
from vejviser.errors import DataError, UserError
from vejviser.exchange.katalog_kilde import load_katalogkilde
from vejviser.storage.fingeraftryk import fingeraftryk, is_intact, seal
from vejviser.storage.katalog_byg import byg_katalog
from vejviser.storage.mapping import tilbud_to_rows
from vejviser.storage.mapping_indhold import ROW_OF
from vejviser.storage.skema import AKUTNUMMER, BOERN, DOKUMENTER, META, SKEMA_VERSION, TILBUD
from vejviser.storage.sqlite_katalog import load_katalog, open_fil, vaelg_katalog
from vejviser.storage.tables import (
    AabningstidRow,
    AkutnummerRow,
    Base,
    KildeRow,
    StedRow,
    TelefonRow,
    TilbudRow,
)

RESSOURCER = Path(__file__).parents[2] / "ressourcer"
FULDT = et_tilbud(
    "fuldt",
    "Huset “Æ” <b>=cmd()</b>",
    kort="Varme. Hunde er velkomne 🙂 \u05d0",
    sikkerhed=Sikkerhed.LAV,
    alder_min=18,
    alder_max=99,
    behovsomraader=("hverdag", "faellesskab"),
    situationer=("ung",),
    emner=("bolig",),
    emneord=("varme", "mad", "varme"),
    lovgrundlag=("Serviceloven § 104",),
    adgang=Adgang(Svar.JA, Svar.NEJ, Svar.IKKE_OPLYST, Svar.NEJ, Svar.JA, "5 kr.", "2 uger", "Kom."),
    vilkaar=("ro",),
    steder=(Sted("Huset", "", "6000", "Kolding"), Sted("Haven", "Vej 2", "", "")),
    telefon=(Telefon("75123456", "kontoret"),),
    email=("a@example.dk",),
    web=("https://example.dk",),
    aabningstider=(
        *read_aabningstid("on", "10:00", "14:00", "igen 16:00-20:00"),
        *read_aabningstid("sø", "13:00", "16:00", "kun 1. oktober-31. marts, ikke 24. december"),
    ),
    doegnaaben=Svar.NEJ,
    sprog=("dansk tegnsprog",),
    kilder=(
        Kilde("https://example.dk", "2024-03", ("kort", "navn"), None),
        Kilde(None, None, (), "en liste"),
    ),
    fakta=Fakta(hund=Faktum(Svar.JA, "Hunde er velkomne"), koen=Koen.ALLE, koen_ord="Alle"),
    tilstand=Tilstand.MIDLERTIDIGT_LUKKET,
    kontrol=Kontrol("2026-10-01", "redaktør", "telefon"),
    gyldig_fra="2026-01-01",
    gyldig_til="2026-12-31",
    adresse_fortrolig=Svar.JA,
)
TOMT = et_tilbud(
    "tomt",
    "Tomt",
    organisation="F",
    organisationstype=Organisationstype.STAT,
    kort="k",
    maalgruppe="m",
    daekning="Danmark",
    sikkerhed=Sikkerhed.MELLEM,
)


@dataclass(frozen=True)
class Lille:
    """A small source of made-up offers with the real documents."""

    dato: str
    titel: str
    tilbud: tuple[Tilbud, ...]
    indhold: Indhold


@cache
def lille() -> Lille:
    """The acute numbers lose their offers, which are not here."""
    indhold = load_katalogkilde(RESSOURCER).indhold
    akut = tuple(
        replace(kort, numre=tuple(replace(nummer, tilbud=None) for nummer in kort.numre))
        for kort in indhold.akut
    )
    checked = replace(akut[0].numre[0], kontrol=Kontrol("2026-11-01", "redaktør", "opkald"), tilbud="fuldt")
    akut = (replace(akut[0], numre=(checked, *akut[0].numre[1:])), *akut[1:])
    return Lille("2026-11-12", "Prøve", (FULDT, TOMT), replace(indhold, akut=akut))


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    byg_katalog(lille(), tmp_path / "tilbud.sqlite")
    return tmp_path / "tilbud.sqlite"


def test_everything_travels(fil: Path) -> None:
    katalog, indhold = load_katalog(fil)
    assert tuple(katalog.tilbud.values()) == lille().tilbud
    assert indhold == lille().indhold
    assert katalog.dato == "2026-11-12"


def test_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    first = byg_katalog(lille(), tmp_path / "a.sqlite")
    second = byg_katalog(lille(), tmp_path / "b.sqlite")
    assert first == second
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def test_fingerprint_is_that_of_the_content(fil: Path) -> None:
    source = lille()
    expected = fingeraftryk(source.dato, source.titel, source.tilbud, source.indhold)
    assert load_katalog(fil)[0].fingeraftryk == expected


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(replace(FULDT, navn="Andet"), id="name"),
        pytest.param(
            replace(FULDT, adgang=replace(FULDT.adgang, gratis=Svar.IKKE_OPLYST)), id="unknown_is_not_no"
        ),
        pytest.param(replace(FULDT, kilder=FULDT.kilder[::-1]), id="order_of_sources"),
        pytest.param(replace(FULDT, kontrol=None), id="verification"),
    ],
)
def test_fingerprint_changes_with_the_content(changed: Tilbud) -> None:
    source = lille()
    before = fingeraftryk(source.dato, source.titel, source.tilbud, source.indhold)
    assert fingeraftryk(source.dato, source.titel, (changed, TOMT), source.indhold) != before


def test_fingerprint_does_not_depend_on_how_the_file_is_laid_out(fil: Path, tmp_path: Path) -> None:
    """Another page size and an extra index, as another SQLite or tool might write it."""
    other = tmp_path / "anden.sqlite"
    other.write_bytes(fil.read_bytes())
    connection = sqlite3.connect(other)
    connection.execute(
        "UPDATE meta SET vaerdi = 'sha256-af-filen:' || printf('%064d', 0) WHERE noegle = 'filaftryk'"
    )
    connection.commit()
    connection.execute("PRAGMA page_size = 8192")
    connection.execute("CREATE INDEX ekstra ON tilbud (navn)")
    connection.execute("VACUUM")
    connection.close()
    other.write_bytes(seal(other.read_bytes()))
    assert other.read_bytes() != fil.read_bytes()
    assert load_katalog(other)[0].fingeraftryk == load_katalog(fil)[0].fingeraftryk


def test_content_changed_by_another_tool_is_noticed(fil: Path) -> None:
    connection = sqlite3.connect(fil)
    connection.execute("UPDATE tilbud_telefon SET nummer = '75123457'")
    connection.execute(
        "UPDATE meta SET vaerdi = 'sha256-af-filen:' || printf('%064d', 0) WHERE noegle = 'filaftryk'"
    )
    connection.commit()
    connection.close()
    fil.write_bytes(seal(fil.read_bytes()))
    with pytest.raises(DataError, match="fingeraftryk"):
        load_katalog(fil)


def flipped(raw: bytes, tal: random.Random) -> bytes:
    place = tal.randrange(len(raw))
    return raw[:place] + bytes([raw[place] ^ (1 << tal.randrange(8))]) + raw[place + 1 :]


def zeroed(raw: bytes, tal: random.Random) -> bytes:
    start = tal.randrange(len(raw) // 4096) * 4096
    return raw[:start] + bytes(4096) + raw[start + 4096 :]


def shortened(raw: bytes, tal: random.Random) -> bytes:
    return raw[: tal.randrange(len(raw))]


def lengthened(raw: bytes, tal: random.Random) -> bytes:
    return raw + tal.randbytes(1 + tal.randrange(5000))


def swapped(raw: bytes, tal: random.Random) -> bytes:
    pages = [raw[start : start + 4096] for start in range(0, len(raw), 4096)]
    one, two = tal.sample(range(len(pages)), 2)
    pages[one], pages[two] = pages[two], pages[one]
    return b"".join(pages)


@pytest.mark.parametrize("damage", [flipped, zeroed, shortened, lengthened, swapped])
def test_damage_is_always_noticed(fil: Path, damage: object) -> None:
    assert callable(damage)
    whole = fil.read_bytes()
    tal = random.Random(20261123)
    for _ in range(60):
        broken = damage(whole, tal)
        if broken == whole:
            continue  # a zeroed page that was empty, two equal pages
        fil.write_bytes(broken)
        with pytest.raises(DataError):
            load_katalog(fil)


def set_version(fil: Path, version: int) -> None:
    raw = fil.read_bytes()
    start = raw.index(b"sha256-af-filen:") + len(b"sha256-af-filen:")
    raw = raw[:60] + version.to_bytes(4, "big") + raw[64:]
    fil.write_bytes(seal(raw[:start] + b"0" * 64 + raw[start + 64 :]))


@pytest.mark.parametrize(
    ("version", "word"),
    [
        pytest.param(SKEMA_VERSION + 1, "nyere udgave", id="newer"),
        pytest.param(0, "ældre udgave", id="older"),
    ],
)
def test_file_of_another_version_is_refused_with_a_sentence(fil: Path, version: int, word: str) -> None:
    set_version(fil, version)
    with pytest.raises(DataError, match=word):
        load_katalog(fil)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        pytest.param(b"", "ikke et katalog", id="empty"),
        pytest.param(b"PK\x03\x04 a zip", "ikke et katalog", id="zip"),
        pytest.param(b"SQLite format 3\x00" + bytes(4080), "ikke et katalog", id="some_other_database"),
    ],
)
def test_file_of_another_kind_is_refused(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "x.sqlite"
    path.write_bytes(content)
    with pytest.raises(DataError, match=word) as caught:
        load_katalog(path)
    assert "vejviser katalog byg" in caught.value.remedy


def test_missing_file_says_so_and_names_no_folder(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load_katalog(tmp_path / "tilbud.sqlite")
    assert caught.value.message == "Kataloget “tilbud.sqlite” mangler."


def test_opening_leaves_no_side_file_and_changes_nothing(fil: Path) -> None:
    before = fil.read_bytes()
    load_katalog(fil)
    assert [path.name for path in fil.parent.iterdir()] == ["tilbud.sqlite"]
    assert fil.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="mapper er ikke skrivebeskyttede på samme måde")
def test_file_opens_in_a_read_only_folder(fil: Path) -> None:
    fil.chmod(0o444)
    fil.parent.chmod(0o555)
    try:
        assert load_katalog(fil)[0].tilbud
    finally:
        fil.parent.chmod(0o755)


def test_file_in_a_folder_with_odd_letters_opens(tmp_path: Path) -> None:
    folder = tmp_path / "Å # 100% ?mode=rw"
    folder.mkdir()
    byg_katalog(lille(), folder / "t.sqlite")
    assert load_katalog(folder / "t.sqlite")[0].tilbud


@pytest.mark.parametrize("target", ["findes-ikke/tilbud.sqlite", "mappe"])
def test_unwritable_target_is_named_and_nothing_is_left(tmp_path: Path, target: str) -> None:
    (tmp_path / "mappe").mkdir()
    with pytest.raises(UserError, match="Intet er ændret"):
        byg_katalog(lille(), tmp_path / target)
    assert [path.name for path in tmp_path.iterdir()] == ["mappe"]


def test_failed_write_keeps_the_old_directory(fil: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fil.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="Intet er ændret"):
        byg_katalog(replace(lille(), titel="Ny"), fil)
    assert fil.read_bytes() == before
    assert [path.name for path in fil.parent.iterdir()] == ["tilbud.sqlite"]


def test_first_whole_directory_is_chosen_without_a_word(fil: Path, tmp_path: Path) -> None:
    katalog, _, warnings = vaelg_katalog([fil, tmp_path / "findes-ikke.sqlite"])
    assert (katalog.kilde, warnings) == (str(fil), ())


def test_broken_directory_is_named_and_the_next_used(fil: Path, tmp_path: Path) -> None:
    broken = tmp_path / "ny.sqlite"
    broken.write_bytes(flipped(fil.read_bytes(), random.Random(1)))
    katalog, _, warnings = vaelg_katalog([broken, fil])
    assert katalog.kilde == str(fil)
    assert warnings[0].startswith("Kataloget “ny.sqlite” er beskadiget")
    assert warnings[-1] == ("I stedet bruges kataloget fra torsdag den 12. november 2026 (“tilbud.sqlite”).")


def test_no_directory_at_all_says_what_was_tried_and_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        vaelg_katalog([tmp_path / "a.sqlite", tmp_path / "b.sqlite"])
    assert "a.sqlite" in caught.value.message
    assert "b.sqlite" in caught.value.message
    assert caught.value.remedy == "Installér Vejviser igen, eller byg det med: vejviser katalog byg"


def test_seal_holds_until_one_byte_differs() -> None:
    raw = seal(b"x" * 100 + b"sha256-af-filen:" + b"0" * 64 + b"y" * 100)
    assert is_intact(raw)
    assert not is_intact(raw[:-1] + b"z")
    assert not is_intact(raw + raw)
    assert not is_intact(b"")


PARRET = [
    pytest.param(Sted, StedRow, {"tilbud_id", "nr"}, set(), id="Sted"),
    pytest.param(Telefon, TelefonRow, {"tilbud_id", "nr"}, set(), id="Telefon"),
    pytest.param(Kilde, KildeRow, {"tilbud_id", "nr"}, set(), id="Kilde"),
    pytest.param(
        Aabningstid,
        AabningstidRow,
        {"tilbud_id", "nr", "saeson_fra", "saeson_til"},
        {"saeson"},
        id="Aabningstid",
    ),
    pytest.param(
        Akutnummer,
        AkutnummerRow,
        {"nr", "kort", "kontrol_dato", "kontrol_rolle", "kontrol_metode"},
        {"kontrol"},
        id="Akutnummer",
    ),
    *[
        pytest.param(kind, ROW_OF[table], {"nr"}, {"numre"}, id=kind.__name__)
        for _, kind, table in DOKUMENTER
    ],
]


@pytest.mark.parametrize(("kind", "row", "only_row", "only_value"), PARRET)
def test_value_and_table_have_the_same_names(
    kind: type[Sted], row: type[Base], only_row: set[str], only_value: set[str]
) -> None:
    value_names = {field.name for field in fields(kind)} - only_value
    assert set(row.model_fields) - only_row == value_names


def test_every_field_of_an_offer_has_a_column_or_a_table() -> None:
    lists = {
        "behovsomraader",
        "situationer",
        "emner",
        "emneord",
        "lovgrundlag",
        "vilkaar",
        "email",
        "web",
        "sprog",
    }
    tables = {"steder", "telefon", "aabningstider", "kilder", "fakta"}
    groups = {"adgang", "kontrol"}
    columns = set(TilbudRow.model_fields)
    assert {field.name for field in fields(Tilbud)} - lists - tables - groups <= columns
    assert {field.name for field in fields(Adgang)} <= columns
    assert {f"kontrol_{field.name}" for field in fields(Kontrol)} <= columns


def test_every_document_has_a_table() -> None:
    assert {felt for felt, _, _ in DOKUMENTER} == {field.name for field in fields(Indhold)} - {"hovednummer"}


def test_the_reader_knows_exactly_the_tables_that_are_written() -> None:
    documents = {table for _, _, table in DOKUMENTER}
    assert {META, TILBUD, AKUTNUMMER, *BOERN, *documents} == set(Base.metadata.tables)
    assert set(ROW_OF) == documents


@pytest.mark.parametrize("table", [TILBUD, AKUTNUMMER, *BOERN, *(table for _, _, table in DOKUMENTER)])
def test_a_table_has_the_columns_that_the_reader_orders_by(table: str) -> None:
    order = [name for name in ("tilbud_id", "nr") if name in Base.metadata.tables[table].c]
    assert order == (["tilbud_id", "nr"] if table in BOERN else ["nr"])


def test_every_column_is_of_a_type_that_the_reader_reads(fil: Path) -> None:
    """SQLite gives texts and whole numbers as they are; of the rest the reader makes yes, no and lists."""
    with open_fil(fil) as connection:
        declared = {
            column[2]
            for table in Base.metadata.tables
            for column in connection.execute(f'PRAGMA table_info("{table}")')
        }
        assert declared == {"VARCHAR", "INTEGER", "BOOLEAN", "JSON"}
        read = connection.execute("SELECT visitation, henvisning, tidsbestilling FROM tilbud ORDER BY nr")
        assert read.fetchall() == [(True, False, None), (None, None, None)]
        assert connection.execute("SELECT felter FROM tilbud_kilde").fetchall() == [
            (["kort", "navn"],),
            ([],),
        ]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("UPDATE tilbud SET gratis = 'måske'", id="truth"),
        pytest.param("UPDATE tilbud_kilde SET felter = '[\"kort\"'", id="list"),
        pytest.param("ALTER TABLE tilbud DROP COLUMN ventetid", id="column"),
        pytest.param("DROP TABLE tilbud_telefon", id="table"),
    ],
)
def test_a_sealed_file_with_something_else_than_its_columns_say_is_refused(fil: Path, change: str) -> None:
    connection = sqlite3.connect(fil)
    connection.execute(change)
    connection.execute(
        "UPDATE meta SET vaerdi = 'sha256-af-filen:' || printf('%064d', 0) WHERE noegle = 'filaftryk'"
    )
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    fil.write_bytes(seal(fil.read_bytes()))
    with pytest.raises(DataError, match="kan ikke læses"):
        load_katalog(fil)


def test_unknown_stays_null_in_the_file(fil: Path) -> None:
    connection = sqlite3.connect(fil)
    rows = connection.execute(
        "SELECT visitation, henvisning, tidsbestilling FROM tilbud ORDER BY nr"
    ).fetchall()
    connection.close()
    assert rows == [(1, 0, None), (None, None, None)]


def test_a_value_of_another_type_than_the_column_never_gets_into_a_file() -> None:
    wrong = replace(FULDT, alder_min="18")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"tilbud\.alder_min is str"):
        list(tilbud_to_rows(wrong, 0))
