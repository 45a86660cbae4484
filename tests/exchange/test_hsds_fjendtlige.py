"""Hostile and broken HSDS packages: refused whole, or read with a warning or a rejected row that names it.

No exception but our own, no word of the content in an error, and nothing written.
"""

from __future__ import annotations

import io
import json
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from vejviser.domain.indlaesning import Laest
from vejviser.errors import VejviserError
from vejviser.exchange.hsds import bundt as hsds_bundt
from vejviser.exchange.hsds import kilde as hsds_kilde
from vejviser.exchange.hsds import lager as hsds_lager
from vejviser.exchange.hsds.laes import er_hsds, read_hsds
from vejviser.exchange.hsds.taksonomi import TERM_ID

UUID = "11111111-1111-4111-8111-111111111101"
SERVICES = f"id,name,status,description\n{UUID},Caféen,active,Kaffe og ro\n"
SERVICE: dict[str, object] = {"id": UUID, "name": "Caféen", "status": "active", "description": "Kaffe og ro"}
Byg = Callable[[Path], Path]


def mappe(**filer: str | bytes) -> Byg:
    """A folder with services.csv, and these files by name without ending."""

    def byg(rod: Path) -> Path:
        folder = rod / "pakke"
        folder.mkdir()
        for navn, data in ({"services": SERVICES} | filer).items():
            (folder / f"{navn}.csv").write_bytes(data if isinstance(data, bytes) else data.encode())
        return folder

    return byg


def fil(data: str | bytes, navn: str = "pakke.json") -> Byg:
    def byg(rod: Path) -> Path:
        (rod / navn).write_bytes(data if isinstance(data, bytes) else data.encode())
        return rod / navn

    return byg


def objekt(**mere: object) -> Byg:
    return fil(json.dumps(SERVICE | mere))


def arkiv(*medlemmer: tuple[str | zipfile.ZipInfo, bytes], services: bool = True, **om: int) -> Byg:
    def byg(rod: Path) -> Path:
        with zipfile.ZipFile(rod / "pakke.zip", "w", om.get("metode", zipfile.ZIP_DEFLATED)) as archive:
            if services:
                archive.writestr("services.csv", SERVICES)
            for navn, data in medlemmer:
                archive.writestr(navn, data)
        return rod / "pakke.zip"

    return byg


def aendret(byg: Byg, gammel: bytes, ny: bytes) -> Byg:
    """The package with bytes replaced, everywhere they stand."""

    def andet(rod: Path) -> Path:
        path = byg(rod)
        data = path.read_bytes()
        assert gammel in data
        path.write_bytes(data.replace(gammel, ny))
        return path

    return andet


def link_i_arkiv() -> Byg:
    info = zipfile.ZipInfo("phones.csv")
    info.external_attr = (0o120777 & 0xFFFF) << 16
    return arkiv((info, b"/etc/passwd"))


def loegn_om_stoerrelse(siger: int) -> Byg:
    """The list of contents says another size than the member has."""

    def byg(rod: Path) -> Path:
        path = arkiv()(rod)
        data = bytearray(path.read_bytes())
        place = data.find(b"PK\x01\x02")
        struct.pack_into("<I", data, place + 24, siger)
        path.write_bytes(data)
        return path

    return byg


def dobbelt_i_arkiv(rod: Path) -> Path:
    with zipfile.ZipFile(rod / "pakke.zip", "w") as archive:
        archive.writestr("services.csv", SERVICES)
        archive.writestr("SERVICES.csv", SERVICES)
    return rod / "pakke.zip"


def link_i_mappe(rod: Path) -> Path:
    folder = mappe()(rod)
    (rod / "hemmelig.txt").write_text("id,number\n1,2\n", encoding="utf-8")
    (folder / "phones.csv").symlink_to(rod / "hemmelig.txt")
    return folder


def roer(rod: Path) -> Path:
    os.mkfifo(rod / "pakke.json")
    return rod / "pakke.json"


def roer_i_mappe(rod: Path) -> Path:
    folder = mappe()(rod)
    os.mkfifo(folder / "phones.csv")
    return folder


def bombe(rod: Path) -> Path:
    """200 MB of one letter in 200 kB."""
    with zipfile.ZipFile(rod / "pakke.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("services.csv", SERVICES)
        with archive.open("phones.csv", "w") as out:
            out.write(b"id,number\n")
            for _ in range(200):
                out.write(b"a" * 1_000_000)
    return rod / "pakke.zip"


def indlejret_bombe(rod: Path) -> Path:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("services.csv", SERVICES * 1000)
    return arkiv(("mere.zip", inner.getvalue()), services=False)(rod)


def tom_mappe(rod: Path) -> Path:
    (rod / "tom").mkdir()
    return rod / "tom"


def raa(mere: str) -> Byg:
    """A service as JSON text that ``json.dumps`` would not write."""
    return fil('{"id": "1", "name": "a", "status": "active", ' + mere + "}")


def ring(rod: Path) -> Path:
    orgs = "id,name,description,parent_organization_id\na,A,x,b\nb,B,x,c\nc,C,x,a\n"
    return mappe(organizations=orgs)(rod)


def lag(dybde: int) -> dict[str, object]:
    """Organizations with services with organizations, and so on."""
    one: dict[str, object] = {"id": "o", "name": "Org", "description": "x"}
    for nummer in range(dybde):
        service: dict[str, object] = {**SERVICE, "id": f"s{nummer}", "organization": one}
        one = {"id": f"o{nummer}", "name": "Org", "description": "x", "services": [service]}
    return one


def mange_foraeldre(dybde: int) -> str:
    rows = "".join(f"t{n},navn,x,t{n + 1}\n" for n in range(dybde))
    return f"id,name,description,parent_id\n{rows}t{dybde},navn,x,t0\n"


HOVED = b"PK\x01\x02\x14\x03\x14\x00"
MANGE_FILER = struct.pack("<HHHHIIH", 0, 0, 60_000, 60_000, 9, 0, 0)
TELEFONER = f"id,service_id,number\n1,{UUID},75000000\n1,{UUID},75000001\n"
NUL_SENT = f"id,service_id,number,description\n1,{UUID},75000000,{'a' * 70_000}\0x\n"
TO_NUMRE = [{"id": "p", "number": "75000000"}, {"id": "p", "number": "75000001"}]

NAEGTES: dict[str, tuple[Byg, str]] = {
    "zip-bombe": (bombe, "urimeligt meget"),
    "zip i zip": (indlejret_bombe, "ingen services.csv"),
    "siger 4 GB": (loegn_om_stoerrelse(0xFFFFFFF0), "fylder"),
    "siger 1 GB": (loegn_om_stoerrelse(1_000_000_000), "urimeligt meget"),
    "siger for lidt": (loegn_om_stoerrelse(5), "beskadiget"),
    "siger lidt for meget": (loegn_om_stoerrelse(500), "beskadiget"),
    "sti ud af pakken": (arkiv(("../../phones.csv", b"id,number\n")), "peger uden for"),
    "rod-sti": (arkiv(("/etc/phones.csv", b"id,number\n")), "peger uden for"),
    "windows-sti": (arkiv(("..\\phones.csv", b"id,number\n")), "peger uden for"),
    "drev": (arkiv(("C:phones.csv", b"id,number\n")), "peger uden for"),
    "langt filnavn": (arkiv((f"{'a' * 300}.csv", b"id\n")), "peger uden for"),
    "usynligt filnavn": (arkiv(("phones\u202evsc.csv", b"id,number\n")), "usynlige tegn"),
    "usynligt filnavn i mappe": (mappe(**{"phones\u202e": "id,number\n"}), "usynlige tegn"),
    "genvej i zip": (link_i_arkiv(), "genvej"),
    "samme fil to gange": (dobbelt_i_arkiv, "to gange"),
    "anden pakning": (arkiv(metode=zipfile.ZIP_LZMA), "pakket på en måde"),
    "låst zip": (aendret(arkiv(), HOVED + b"\x00", HOVED + b"\x01"), "kode"),
    "afkortet zip": (fil(b"PK\x03\x04" + b"\0" * 40, "pakke.zip"), "ikke en hel zip"),
    "zip uden indhold": (fil(b"PK\x05\x06" + b"\0" * 18, "pakke.zip"), "ingen services.csv"),
    "zip med 60 000 filer": (fil(b"PK\x05\x06" + MANGE_FILER, "p.zip"), "for mange filer"),
    "ødelagt medlem": (aendret(arkiv(metode=zipfile.ZIP_STORED), b"Kaffe", b"Kaffi"), "beskadiget"),
    "200 filer": (arkiv(*[(f"f{n}.csv", b"id\n") for n in range(150)]), "flere end"),
    "genvej i mappe": (link_i_mappe, "genvej"),
    "rør i mappe": (roer_i_mappe, "genvej eller en enhed"),
    "rør som fil": (roer, "ikke en fil"),
    "findes ikke": (lambda rod: rod / "findes-ikke", "findes ikke"),
    "tom mappe": (tom_mappe, "ingen services.csv"),
    "tom services.csv": (mappe(services=""), "er tom"),
    "kun linjeskift": (mappe(services="\n\n\n"), "er tom"),
    "utf-16": (mappe(services=SERVICES.encode("utf-16")), "UTF-8"),
    "utf-16 uden mærke": (mappe(services=SERVICES.encode("utf-16-le")), "UTF-8"),
    "utf-32": (mappe(services=SERVICES.encode("utf-32")), "UTF-8"),
    "ingen tekst": (mappe(services=bytes(range(1, 256)) * 5), "UTF-8"),
    "ingen kolonnenavne": (mappe(services=f"{UUID},Caféen,active\n"), "kan ikke læses"),
    "fremmede kolonner": (mappe(services="a,b,c\n1,2,3\n"), "kan ikke læses"),
    "dobbelt kolonne": (mappe(services="id,name,name\n1,a,b\n"), "to gange"),
    "16 000 kolonner": (mappe(services="id,name" + ",k" * 16_000 + "\n"), "flere end"),
    "uafsluttet anførselstegn": (mappe(services=f'id,name\n{UUID},"Caféen\n'), "kan ikke læses"),
    "celle på 1 MB": (mappe(services=f"id,name\n{UUID},{'a' * 1_000_000}\n"), "kan ikke læses"),
    "tom json": (fil(""), "ikke gyldig JSON"),
    "kun mellemrum": (fil("  \n "), "ikke gyldig JSON"),
    "html": (fil("<html><body>Log ind</body></html>"), "ikke gyldig JSON"),
    "halv json": (fil(json.dumps(SERVICE)[:-5]), "ikke gyldig JSON"),
    "json og mere": (fil(json.dumps(SERVICE) + "{}"), "ikke gyldig JSON"),
    "json-linjer": (fil(json.dumps(SERVICE) + "\n" + json.dumps(SERVICE)), "ikke gyldig JSON"),
    "json i utf-16": (fil(json.dumps(SERVICE).encode("utf-16")), "UTF-16"),
    "json i windows-1252": (fil(json.dumps(SERVICE, ensure_ascii=False).encode("cp1252")), "UTF-8"),
    "dyb liste": (fil("[" * 100_000), "for mange lag"),
    "dybe objekter": (fil('{"a":' * 50_000), "for mange lag"),
    "25 lag organisationer": (objekt(organization=lag(25)), "for mange lag"),
    "dobbelt nøgle indeni": (raa('"phones": [{"id": "p", "id": "q"}]'), "to gange"),
    "NaN": (raa('"minimum_age": NaN'), "et tal"),
    "uendelig": (raa('"minimum_age": -Infinity'), "et tal"),
    "1e999": (raa('"minimum_age": 1e999'), "et tal"),
    "10 000 cifre": (raa('"minimum_age": ' + "9" * 10_000), "et tal"),
    "dobbelt nøgle": (fil('{"id":"1","id":"2","name":"a","status":"active"}'), "to gange"),
    "id efter services": (fil(json.dumps({"services": [SERVICE], "id": "1"})), "id efter"),
    "tom liste": (fil("[]"), "ingen tilbud"),
    "tomt objekt": (fil("{}"), "ingen tilbud"),
}  # fmt: skip
ADVARER: dict[str, tuple[Byg, str]] = {
    "windows-1252": (mappe(services=SERVICES.encode("cp1252")), "Windows-1252"),
    "semikolon": (mappe(services=SERVICES.replace(",", ";")), "“;”"),
    "tabulator": (mappe(services=SERVICES.replace(",", "\t")), "tabulator"),
    "ukendt tabel": (mappe(hemmeligt="id,name\n1,2\n"), "ikke en HSDS-tabel"),
    "tom tabel": (mappe(phones=""), "phones.csv er tom"),
    "manglende kolonne": (mappe(services="id,name\n1,Caféen\n"), "mangler kolonnen"),
    "korte rækker": (mappe(services=SERVICES + "x,Ny\n"), "færre celler"),
    "lange rækker": (mappe(phones=f"id,service_id,number\n1,{UUID},75000000,a,b\n"), "flere celler"),
    "telefon uden id": (mappe(phones=f"id,service_id,number\n,{UUID},75000000\n"), "intet id"),
    "samme telefon-id": (mappe(phones=TELEFONER), "samme id"),
    "brudt nøgle": (mappe(phones="id,service_id,number\n1,2,75000000\n"), "peger på noget"),
    "ring af organisationer": (ring, "over sig selv"),
    "sin egen forælder": (mappe(taxonomy_terms="id,name,description,parent_id\nt,n,x,t\n"), "over sig selv"),
    "ring på 5 000 led": (mappe(taxonomy_terms=mange_foraeldre(5000)), "over sig selv"),
    "NUL i csv": (mappe(phones=NUL_SENT), "NUL"),
    "NUL i json": (objekt(description="a\0b"), "NUL"),
    "halvt tegn": (fil('{"id":"1","name":"a\\ud800","status":"active"}'), "halve tegn"),
    "bidi i navn": (objekt(name="Caf\u202egpj.exe"), "usynlige tegn"),
    "styretegn": (objekt(name="Caf\x1b[31m"), "usynlige tegn"),
    "alder som dato": (objekt(minimum_age="2024-01-01"), "En alder"),
    "alder 10^30": (objekt(minimum_age=10**30), "En alder"),
    "alder omvendt": (objekt(minimum_age=60, maximum_age=18), "modsiger"),
    "javascript-adresse": (objekt(url="javascript:alert(1)"), "webadresse"),
    "fil-adresse": (objekt(url="file:///etc/passwd"), "webadresse"),
    "formel i mail": (objekt(email="=HYPERLINK(1)"), "mailadresse"),
    "telefon er tekst": (objekt(phones=[{"id": "p", "number": "ring til mig"}]), "telefonnummer"),
    "klokken er tal": (objekt(schedules=[{"id": "s", "byday": "MO", "opens_at": 0.375}]), "klokkeslæt"),
    "klokken er 99": (objekt(schedules=[{"id": "s", "byday": "MO", "opens_at": "99:99"}]), "klokkeslæt"),
    "liste er et ord": (objekt(phones="75000000"), "ikke skrevet, som HSDS"),
    "liste af ord": (objekt(phones=["75000000"]), "ikke skrevet, som HSDS"),
    "organisation er en liste": (objekt(organization=[]), "ikke skrevet, som HSDS"),
    "modsigelse": (objekt(phones=TO_NUMRE), "to forskellige ting"),
    "id mangler": (objekt(phones=[{"number": "75000000"}]), "uden id"),
    "et tilbud, der udgiver sig for vores": (objekt(attributes=[
        {"id": "a", "value": "falsk", "taxonomy_term": {"id": TERM_ID["oplysning", "tilbud-id"]}},
        {"id": "b", "value": "{", "taxonomy_term": {"id": TERM_ID["oplysning", "kilde"]}},
    ]), "Organisationens type"),
}  # fmt: skip
AFVISER: dict[str, tuple[Byg, str]] = {
    "uden navn": (objekt(name=None), "intet navn"),
    "navn af usynlige tegn": (objekt(name="\u202e\u200b"), "intet navn"),
    "navn er et tal": (mappe(services=f"id,name,status\n{UUID},,active\n"), "intet navn"),
    "samme id to gange": (mappe(services=SERVICES + SERVICES.splitlines()[1] + "\n"), "Samme id"),
    "for mange celler": (mappe(services=SERVICES + "x,Ny,active,a,b,c\n"), "flere celler"),
    "et ord i listen": (fil(json.dumps([SERVICE, "hej"])), "et objekt"),
    "ukendt objekt": (fil(json.dumps([{"id": 1, "farve": "blå"}])), "kan ikke ses"),
}


def _spor(rod: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(rod)): path.read_bytes() if path.is_file() else b"" for path in rod.rglob("*")
    }


@pytest.fixture(autouse=True)
def tempmappe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a careless reader would unpack: watched too."""
    temp = tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setenv("TMPDIR", str(temp))
    return temp


@pytest.mark.parametrize("navn", NAEGTES)
def test_a_hostile_package_is_refused_in_danish_and_leaves_no_trace(navn: str, tmp_path: Path) -> None:
    byg, words = NAEGTES[navn]
    path = byg(tmp_path)
    before = _spor(tmp_path)
    with pytest.raises(VejviserError, match=words) as caught:
        read_hsds(path, {})
    assert "Caféen" not in str(caught.value)
    assert _spor(tmp_path) == before
    er_hsds(path)


@pytest.mark.parametrize("navn", ADVARER)
def test_a_broken_package_is_read_with_a_warning_that_names_it(navn: str, tmp_path: Path) -> None:
    byg, words = ADVARER[navn]
    path = byg(tmp_path)
    before = _spor(tmp_path)
    laest = read_hsds(path, {})
    assert len(laest.tilbud) >= 1
    assert not laest.egen
    assert [text for text in laest.advarsler if words in text], laest.advarsler
    assert _spor(tmp_path) == before


@pytest.mark.parametrize("navn", AFVISER)
def test_a_row_that_cannot_come_in_is_named_with_its_reason(navn: str, tmp_path: Path) -> None:
    byg, words = AFVISER[navn]
    laest: Laest = read_hsds(byg(tmp_path), {})
    assert [one for one in laest.afviste if words in one.grund], laest.afviste


def test_there_are_enough_kinds_of_hostility() -> None:
    assert len(NAEGTES) + len(ADVARER) + len(AFVISER) >= 90


def test_a_package_that_delivers_more_than_the_cap_is_stopped_while_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = mappe()(tmp_path)
    size = (path / "services.csv").stat().st_size
    monkeypatch.setattr(hsds_kilde, "MAX_UDPAKKET", 2 * size)
    assert read_hsds(path, {}).tilbud, "the file is read twice: once for its characters"
    monkeypatch.setattr(hsds_kilde, "MAX_UDPAKKET", 2 * size - 1)
    with pytest.raises(VejviserError, match="mere udpakket"):
        read_hsds(path, {})
    monkeypatch.setattr(hsds_kilde, "MAX_UDPAKKET", size - 1)
    with pytest.raises(VejviserError, match="for stor"):
        read_hsds(path, {})


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hsds_lager, "MAX_RAEKKER", 5)
    phones = "id,number\n" + "".join(f"{n},75000000\n" for n in range(9))
    with pytest.raises(VejviserError, match="flere end 5 rækker"):
        read_hsds(mappe(phones=phones)(tmp_path), {})


def test_a_service_with_too_many_rows_is_rejected_and_the_others_come_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hsds_bundt, "MAX_I_BUNDT", 20)
    phones = "id,service_id,number\n" + "".join(f"{n},{UUID},75000000\n" for n in range(50))
    laest = read_hsds(mappe(services=SERVICES + "x,Ny,active,b\n", phones=phones)(tmp_path), {})
    assert [one.navn for one in laest.tilbud] == ["Ny"]
    assert "rækker til tilbuddet" in laest.afviste[0].grund


def test_one_place_of_thousands_of_services_is_no_burden(tmp_path: Path) -> None:
    services = "id,name,status,organization_id\n" + "".join(f"s{n},Navn,active,o\n" for n in range(2000))
    links = "id,service_id,location_id\n" + "".join(f"l{n},s{n},p\n" for n in range(2000))
    laest = read_hsds(
        mappe(
            services=services,
            organizations="id,name,description\no,Org,x\n",
            service_at_location=links,
            locations="id,location_type,name\np,physical,Huset\n",
        )(tmp_path),
        {},
    )
    assert len(laest.tilbud) == 2000
    assert all(len(one.steder) == 1 and one.organisation == "Org" for one in laest.tilbud)


def test_the_user_can_stop_a_reading(tmp_path: Path) -> None:
    path = mappe()(tmp_path)
    with pytest.raises(VejviserError, match="stoppede"):
        read_hsds(path, {}, afbrudt=lambda: True)


def test_warnings_have_an_end(tmp_path: Path) -> None:
    files = {f"ukendt{n}": "id\n" for n in range(90)}
    extra = {f"{navn}": "" for navn in ("phones", "urls")}
    services = "id,name,status\n" + "".join(f"s{n},Navn{n},lukket\n" for n in range(300))
    laest = read_hsds(mappe(services=services, **files, **extra)(tmp_path), {})
    assert len(laest.advarsler) <= 101
