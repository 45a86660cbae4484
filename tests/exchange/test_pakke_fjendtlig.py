"""Hostile packages by kind: each refused by the check that it was made for, and the directory byte-identical.

Then seeded mutants of a good package: none is accepted, and no exception but our own.
"""

from __future__ import annotations

import json
import lzma
import os
import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.pakke_hjaelp import (
    ANDEN,
    FREMMED,
    NAESTE,
    NOEGLE,
    VILKAAR,
    by_id,
    database,
    edited,
    fields_of,
    forged,
    lager,
    line_of,
    offers,
    pakke,
    snapshot,
    with_database,
    with_fields,
)
from vejviser.domain.pakke import KONTROLLER, PakkefejlError
from vejviser.exchange import pakke_hoved
from vejviser.exchange.pakke_install import install_pakke
from vejviser.exchange.pakke_noegler import Noeglebund

MUTANTER, TUNGE_MUTANTER = 300, 3000
DB = database()
PACKED = lzma.compress(DB)
LINE = line_of(fields_of(DB, PACKED))
GOOD = forged(LINE, PACKED)


def line(index: int, change: Callable[[bytes], bytes]) -> bytes:
    """The good package with one of its six lines changed."""
    lines = GOOD.split(b"\n", 6)
    lines[index] = change(lines[index])
    return b"\n".join(lines)


def json_line(text: str) -> bytes:
    return forged(text.encode() + b"\n", PACKED)


def doubled(key: str) -> str:
    value = fields_of(DB, PACKED)
    text = LINE.decode().strip()
    return text[:-1] + f',"{key}":{json.dumps(value[key])}}}'


@cache
def bomb() -> bytes:
    """300 MB of nothing in a few kilobytes, that says it is small."""
    machine = lzma.LZMACompressor(preset=0)
    chunk = bytes(1 << 20)
    packed = b"".join([*(machine.compress(chunk) for _ in range(300)), machine.flush()])
    return forged(line_of(fields_of(DB, packed)), packed)


def greedy() -> bytes:
    """xz that wants a dictionary of 1.5 GB to be unpacked."""
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1536 << 20, "mode": lzma.MODE_FAST, "mf": lzma.MF_HC3}]
    filters[0] |= {"nice_len": 2, "depth": 1}
    small = lzma.compress(DB, check=lzma.CHECK_NONE)
    raw = bytearray(small)
    # The header's dictionary-size byte is set by hand: making such a file for real would need the memory.
    place = raw.index(b"\x21\x01") + 2
    raw[place] = 39
    import zlib

    size = (raw[12] + 1) * 4
    raw[12 + size - 4 : 12 + size] = zlib.crc32(bytes(raw[12 : 12 + size - 4])).to_bytes(4, "little")
    packed = bytes(raw)
    return forged(line_of(fields_of(DB, packed)), packed)


def payload(packed: bytes, **changes: object) -> bytes:
    return forged(line_of(fields_of(DB, packed, **changes)), packed)


def wal() -> bytes:
    return DB[:18] + b"\x02\x02" + DB[20:]


def resized(text: str) -> str:
    return "UPDATE tilbud SET kort = " + text + " WHERE nr = 3"  # noqa: S608 - texts of this file


def field_cases() -> dict[str, tuple[str, bytes]]:
    wrong: list[tuple[str, Any]] = [
        ("serie", 0),
        ("serie", -1),
        ("serie", "10"),
        ("serie", 10.0),
        ("serie", True),
        ("serie", None),
        ("serie", 10**12),
        ("noeglegen", 0),
        ("noeglegen", 10**9),
        ("antal", 0),
        ("db_bytes", 10**12),
        ("pak_bytes", -5),
        ("db_sha256", "0" * 63),
        ("db_sha256", "G" * 64),
        ("pak_sha256", "A" * 64),
        ("udstedt", "20-11-2026"),
        ("udstedt", "2026-02-30"),
        ("udstedt", "1999-01-01"),
        ("gyldig_til", "aldrig"),
        ("gyldig_til", "２０２７-01-01"),
        ("omraade", "../kolding"),
        ("omraade", ""),
        ("ekstra", "felt"),
    ]
    cases = {f"field {n} {k}={v!r}"[:60]: ("json", with_fields(**{k: v})) for n, (k, v) in enumerate(wrong)}
    return cases | {
        "field app": ("omraade", with_fields(app="andet")),
        "field area": ("omraade", with_fields(omraade="vejle")),
        "field newer schema": ("skema", with_fields(skema=99)),
        "field generation of another key": ("json", with_fields(noeglegen=2)),
        "field generation lent": ("json", with_fields(noegle=NAESTE)),
        "rollback": ("serie", with_fields(serie=8)),
        "rollback by one": ("serie", pakke(serie=8)),
        "fast-forward past the cap": ("json", with_fields(serie=10**9 + 1)),
        "future": ("datoer", with_fields(udstedt="2027-02-01")),
        "far future": ("datoer", with_fields(udstedt="9999-12-31", gyldig_til="9999-12-31")),
        "ends before it begins": ("datoer", with_fields(gyldig_til="2026-11-19")),
    }


def signature_cases() -> dict[str, tuple[str, bytes]]:
    return {
        "wrong key": ("signatur", with_fields(noegle=FREMMED)),
        "the second person's key": ("signatur", with_fields(noegle=ANDEN)),
        "our key id, another key": ("signatur", with_fields(noegle=replace(FREMMED, id=NOEGLE.id))),
        "signature of another line": ("signatur", GOOD.replace(b'"serie":10', b'"serie":11')),
        "untrusted comment": ("signatur", line(1, lambda old: old + b"!")),
        "untrusted comment signed so": ("signatur", forged(LINE, PACKED, untrusted="Gratis")),
        "trusted comment changed": ("signatur", line(3, lambda old: old.replace(b"10", b"11"))),
        "trusted comment of another serie": ("json", forged(LINE, PACKED, trusted="vejviser serie 11")),
        "signature empty": ("signatur", line(2, lambda old: b"")),
        "signature twice": ("signatur", line(2, lambda old: old + old)),
        "global signature of zeros": ("signatur", line(4, lambda old: b"A" * 86 + b"==")),
        "signature with a blank": ("signatur", line(2, lambda old: b" " + old)),
        "signature in url base64": ("signatur", line(2, lambda old: old[:20] + b"-_" + old[22:])),
        "no signature": ("signatur", GOOD.split(b"\n", 1)[0] + b"\n" + LINE + PACKED),
        "latin-1 in a comment": ("signatur", line(1, lambda old: old + "æ".encode("latin-1"))),
        "a line of 30 kB": ("signatur", line(1, lambda old: old + b"x" * 30_000)),
        "crlf": ("magi", GOOD.replace(b"\n", b"\r\n")),
        "bom": ("magi", b"\xef\xbb\xbf" + GOOD),
        "magic of another version": ("magi", GOOD.replace(b"PAKKE 1", b"PAKKE 2", 1)),
        "empty": ("magi", b""),
        "zip": ("magi", b"PK\x03\x04" + GOOD),
        "only the magic": ("signatur", b"VEJVISER-PAKKE 1\n"),
        "head only": ("indhold", GOOD[: -len(PACKED)]),
    }


def json_cases() -> dict[str, tuple[str, bytes]]:
    text = LINE.decode().strip()
    return {
        "json key twice": ("json", json_line(doubled("serie"))),
        "json NaN": ("json", json_line(text.replace('"antal":10', '"antal":NaN'))),
        "json 1e1": ("json", json_line(text.replace('"antal":10', '"antal":1e1'))),
        "json with blanks": ("json", json_line(text.replace(",", ", "))),
        "json in another order": ("json", json_line(json.dumps(dict(reversed(json.loads(text).items()))))),
        "json escaped": ("json", json_line(text.replace("kolding", "kold\\u0069ng"))),
        "json list": ("json", json_line("[]")),
        "json deep": ("json", json_line("[" * 9000 + "]" * 9000)),
        "json broken": ("json", json_line(text[:-1])),
        "json long number": ("json", json_line(text.replace('"antal":10', '"antal":1' + "0" * 5000))),
        "json not utf-8": ("json", forged(b'{"\xff":1}\n', PACKED)),
        "json with nul": ("json", json_line(text + "\0")),
        "json missing a field": ("json", json_line(text.replace('"app":"vejviser",', ""))),
    }


def payload_cases() -> dict[str, tuple[str, bytes]]:
    lzip = lzma.compress(DB, format=lzma.FORMAT_ALONE)
    return {
        "payload cut": ("indhold", GOOD[:-1]),
        "payload longer": ("indhold", GOOD + b"\0"),
        "payload bit": ("indhold", GOOD[:-9] + bytes([GOOD[-9] ^ 1]) + GOOD[-8:]),
        "payload length lies": ("indhold", payload(PACKED, pak_bytes=len(PACKED) + 1)),
        "payload hash lies": ("indhold", payload(PACKED, pak_sha256="0" * 64)),
        "payload not xz": ("udpakning", payload(b"x" * 2000)),
        "payload lzma of the old kind": ("udpakning", payload(lzip)),
        "payload xz cut short": ("udpakning", payload(PACKED[:-40])),
        "payload two streams": ("udpakning", payload(PACKED + PACKED)),
        "payload and a tail": ("udpakning", payload(PACKED + b"tail")),
        "payload smaller than stated": ("udpakning", payload(PACKED, db_bytes=len(DB) + 1)),
        "payload larger than stated": ("udpakning", payload(PACKED, db_bytes=len(DB) - 1)),
        "payload bomb": ("udpakning", bomb()),
        "payload wants 1.5 GB": ("udpakning", greedy()),
        "database hash lies": ("database", payload(PACKED, db_sha256="0" * 64)),
    }


def database_cases() -> dict[str, tuple[str, bytes]]:
    two = "INSERT INTO tilbud_sted VALUES('findes-ikke', 0, 'x', 'x', '6000', 'Kolding')"
    cases: dict[str, tuple[str, bytes]] = {
        "view": ("tabeller", edited("CREATE VIEW v AS SELECT 1")),
        "trigger": ("tabeller", edited("CREATE TRIGGER t AFTER INSERT ON meta BEGIN SELECT 1; END")),
        "extra table": ("tabeller", edited("CREATE TABLE x (a)")),
        "extra index": ("tabeller", edited("CREATE INDEX x ON tilbud (navn)")),
        "extra column": ("tabeller", edited("ALTER TABLE tilbud ADD COLUMN x TEXT")),
        "missing table": ("tabeller", edited("DROP TABLE leveregel")),
        "view in a table's place": (
            "tabeller",
            edited("DROP TABLE leveregel", "CREATE VIEW leveregel AS SELECT 1 AS nr"),
        ),
        "wal": ("tabeller", wal()),
        "database of five bytes": ("tabeller", b"hej!\n"),
        "no database at all": ("tabeller", b"hej " * 1000),
        "damaged page": ("hel", DB[:8192] + b"\xff" * 4096 + DB[12288:]),
        "cut in the middle": ("hel", DB[: len(DB) // 8192 * 4096]),
        "orphan": ("hel", edited("PRAGMA foreign_keys = OFF", two)),
        "fewer than stated": (
            "antal",
            edited(
                "DELETE FROM tilbud_telefon", "DELETE FROM tilbud_tekst", "DELETE FROM tilbud WHERE nr = 3"
            ),
        ),
        "control characters": ("tekster", edited(resized("'a' || char(7)"))),
        "nul": ("tekster", edited(resized("'a' || char(0) || 'b'"))),
        "bidi override": ("tekster", edited(resized("'a' || char(8238) || 'b'"))),
        "bidi isolate": ("tekster", edited(resized("'a' || char(8294) || 'b'"))),
        "zero width": ("tekster", edited(resized("'a' || char(8203) || 'b'"))),
        "markup": ("tekster", edited(resized("'<img src=//vaert/deling/x.png>'"))),
        "markup with a blank": ("tekster", edited(resized("'< script>'"))),
        "escaped bidi in a list": (
            "tekster",
            edited("""UPDATE omraade SET konkrete = '["a\\u202eb"]' WHERE nr = 0"""),
        ),
        "long text": ("tekster", edited(resized("printf('%.5000c', 'x')"))),
        "bytes for text": ("hel", edited(resized("x'00ff'"))),
        "not utf-8": ("hel", edited(resized("CAST(x'ff41' AS TEXT)"))),
        "phone with words": ("numre", edited("UPDATE tilbud_telefon SET nummer = 'ring 75' WHERE nr = 0")),
        "phone abroad": ("numre", edited("UPDATE tilbud_telefon SET nummer = '+2347512345' WHERE nr = 0")),
        "phone empty": ("numre", edited("UPDATE tilbud_telefon SET nummer = '' WHERE nr = 0")),
        "acute number": ("numre", edited("UPDATE akutnummer SET nummer = '1' WHERE nummer <> ''")),
        "link to a file": ("numre", edited("UPDATE tilbud_tekst SET tekst = 'file:///x' WHERE felt = 'web'")),
        "directory without a date": ("numre", edited("UPDATE meta SET vaerdi = 'nu' WHERE noegle = 'dato'")),
        "unknown state": ("laeses", edited("UPDATE tilbud SET tilstand = 'hemmelig' WHERE nr = 3")),
        "seal broken": ("laeses", edited(resized("'Anden tekst'"))),
        "another application": ("laeses", edited("PRAGMA application_id = 1")),
        "other user_version": ("laeses", edited("PRAGMA user_version = 7")),
    }
    made = {name: (check, with_database(db)) for name, (check, db) in cases.items()}
    return made | {"far fewer than before": ("antal", pakke(serie=10, antal=6))}


CASES = field_cases() | signature_cases() | json_cases() | payload_cases() | database_cases()


def refuse(fil: Path, folder: Path) -> PakkefejlError:
    """Install it on a laptop that has serie 9 with ten offers; nothing there may change."""
    store = lager(folder)
    first = folder / "foerste.vejviserpakke"
    first.write_bytes(pakke(serie=9))
    install_pakke(first, store, VILKAAR, dict)
    first.unlink()
    before = snapshot(folder / "katalog")
    with pytest.raises(PakkefejlError) as caught:
        install_pakke(fil, store, VILKAAR, lambda: by_id(offers(10)))
    assert snapshot(folder / "katalog") == before
    found = store.find()
    assert found is not None
    assert found.hoved.serie == 9
    assert caught.value.message
    assert caught.value.remedy
    return caught.value


def test_there_are_at_least_sixty_kinds() -> None:
    assert len(CASES) >= 60
    assert {check for check, _ in CASES.values()} <= {name for name, _ in KONTROLLER}


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_package_is_refused_by_its_check(case: str, tmp_path: Path) -> None:
    check, raw = CASES[case]
    file = tmp_path / "ny.vejviserpakke"
    file.write_bytes(raw)
    assert refuse(file, tmp_path).kontrol == check


def test_the_good_package_that_they_are_made_from_is_accepted(tmp_path: Path) -> None:
    file = tmp_path / "ny.vejviserpakke"
    file.write_bytes(GOOD)
    assert install_pakke(file, lager(tmp_path), VILKAAR, dict).ny


@pytest.mark.skipif(os.name != "posix", reason="special files are POSIX")
@pytest.mark.parametrize("kind", ["fifo", "folder", "dev-zero", "link to dev-zero", "loop", "missing", "nul"])
def test_what_is_no_regular_file_is_refused_at_once(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "ny.vejviserpakke"
    if kind == "fifo":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    elif kind == "dev-zero":
        file = Path("/dev/zero")
    elif kind == "link to dev-zero":
        file.symlink_to("/dev/zero")
    elif kind == "loop":
        file.symlink_to(file)
    elif kind == "nul":
        file = tmp_path / "a\0b.vejviserpakke"
    assert refuse(file, tmp_path).kontrol == "fil"


def test_a_link_to_a_good_package_is_a_package(tmp_path: Path) -> None:
    (tmp_path / "rigtig").write_bytes(GOOD)
    (tmp_path / "ny.vejviserpakke").symlink_to(tmp_path / "rigtig")
    assert install_pakke(tmp_path / "ny.vejviserpakke", lager(tmp_path), VILKAAR, dict).ny


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "ny.vejviserpakke"
    with file.open("wb") as stream:
        stream.write(GOOD)
        stream.truncate(1 << 40)
    assert refuse(file, tmp_path).kontrol == "fil"


def test_without_a_key_every_package_is_refused_with_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "ny.vejviserpakke"
    file.write_bytes(GOOD)
    with pytest.raises(PakkefejlError, match="ingen nøgle at tjekke pakker med"):
        install_pakke(file, lager(tmp_path), replace(VILKAAR, noegler=Noeglebund()), dict)


def test_a_stolen_old_key_is_outranked_by_the_next_generation(tmp_path: Path) -> None:
    new, old = tmp_path / "ny.vejviserpakke", tmp_path / "gammel.vejviserpakke"
    new.write_bytes(pakke(serie=1, generation=2))
    old.write_bytes(pakke(serie=500, generation=1))
    store = lager(tmp_path)
    assert install_pakke(new, store, VILKAAR, dict).ny
    with pytest.raises(PakkefejlError, match="ældre end dit katalog"):
        install_pakke(old, store, VILKAAR, dict)


def mutate(raw: bytes, chance: random.Random) -> bytes:
    """One to three small changes, most of them in the head, where there is something to understand."""
    for _ in range(chance.randrange(1, 4)):
        place = chance.randrange(min(1100, len(raw)) if chance.random() < 0.7 else len(raw))
        kind = chance.randrange(6)
        if kind == 0:
            raw = raw[:place] + bytes([raw[place] ^ (1 << chance.randrange(8))]) + raw[place + 1 :]
        elif kind == 1:
            raw = raw[:place] + raw[place + chance.randrange(1, 40) :]
        elif kind == 2:
            raw = raw[:place] + chance.randbytes(chance.randrange(1, 40)) + raw[place:]
        elif kind == 3:
            other = chance.randrange(min(1100, len(raw)))
            raw = raw[:place] + raw[other : other + chance.randrange(1, 60)] + raw[place:]
        elif kind == 4:
            raw = (
                raw[:place] + chance.choice([b"\n", b"\r\n", b'"', b"0", b"9", b"{", b" "]) + raw[place + 1 :]
            )
        else:
            raw = raw[: max(place, 1)]  # never quite empty: there is something left to change
    return raw


def survive(folder: Path, number: int, seed: int) -> None:
    chance = random.Random(seed)
    store = lager(folder)
    first = folder / "foerste.vejviserpakke"
    first.write_bytes(pakke(serie=9))
    install_pakke(first, store, VILKAAR, dict)
    before = snapshot(folder / "katalog")
    file = folder / "mutant.vejviserpakke"
    accepted = []
    for nr in range(number):
        raw = mutate(GOOD, chance)
        if raw == GOOD:
            continue
        file.write_bytes(raw)
        try:
            install_pakke(file, store, VILKAAR, dict)
            accepted.append(nr)
        except PakkefejlError:
            continue
    assert accepted == []
    assert snapshot(folder / "katalog") == before


def test_no_mutant_is_accepted(tmp_path: Path) -> None:
    survive(tmp_path, MUTANTER, 20261122)


@pytest.mark.tung
def test_no_mutant_of_thousands_is_accepted(tmp_path: Path) -> None:
    survive(tmp_path, TUNGE_MUTANTER, 3000)


def test_a_judge_without_its_signature_check_would_accept_a_mutant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutants bite: where signatures are not checked, some of them get in."""
    forged_line = GOOD.replace(b'"gyldig_til":"2027-02-18"', b'"gyldig_til":"2029-02-18"')
    file = tmp_path / "ny.vejviserpakke"
    file.write_bytes(forged_line)
    known = VILKAAR.noegler.udgivere[1]
    monkeypatch.setattr(pakke_hoved, "verify", lambda *_: known.offentlig)
    assert install_pakke(file, lager(tmp_path), VILKAAR, dict).ny
