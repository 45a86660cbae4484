"""Signatures and keys: stock minisign reads ours, we read its, and one spelling of each is all there is."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.exchange.pakke_hjaelp import FREMMED, NOEGLE
from vejviser.errors import DataError, UserError
from vejviser.exchange import minisign_hemmelig
from vejviser.exchange.minisign import (
    Signatur,
    SignaturfejlError,
    offentlig_to_text,
    read_offentlig,
    read_signatur,
    sign,
    verify,
)
from vejviser.exchange.minisign_hemmelig import (
    hemmelig_to_text,
    needs_kodeord,
    new_noegle,
    read_hemmelig,
    write_noeglepar,
)

BESKED = b'{"a":1}\n'
MINISIGN = shutil.which("minisign")
needs_minisign = pytest.mark.skipif(MINISIGN is None, reason="minisign (Debian package) is not installed")
ORDER = 2**252 + 27742317777372353535851937790883648493


def run(*arguments: object, stdin: str = "") -> str:
    done = subprocess.run(
        [str(MINISIGN), *map(str, arguments)], input=stdin, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """scrypt with little memory: the strength is not what is tested."""
    monkeypatch.setattr(minisign_hemmelig, "_OPSLIMIT", 32768)
    monkeypatch.setattr(minisign_hemmelig, "_MEMLIMIT", 1 << 20)


def signed() -> Signatur:
    return sign(NOEGLE, BESKED, "Vejviser", "vejviser serie 1")


def test_a_signature_is_accepted_by_its_own_key_and_no_other() -> None:
    assert verify(signed(), BESKED, [FREMMED.offentlig, NOEGLE.offentlig]) == NOEGLE.offentlig
    with pytest.raises(SignaturfejlError, match="unknown key"):
        verify(signed(), BESKED, [FREMMED.offentlig])


def test_the_same_message_gives_the_same_signature() -> None:
    assert signed() == signed()


@needs_minisign
def test_stock_minisign_accepts_our_signature(tmp_path: Path) -> None:
    (tmp_path / "n.pub").write_text(offentlig_to_text(NOEGLE.offentlig))
    (tmp_path / "m").write_bytes(BESKED)
    (tmp_path / "m.minisig").write_text(signed().tekst)
    said = run("-V", "-p", tmp_path / "n.pub", "-m", tmp_path / "m")
    assert "Signature and comment signature verified" in said


@needs_minisign
@pytest.mark.parametrize("kodeord", [None, "tre små ord"])
def test_stock_minisign_signs_with_our_key(tmp_path: Path, quick: None, kodeord: str | None) -> None:
    noegle = new_noegle()
    write_noeglepar(noegle, tmp_path / "n.key", kodeord)
    (tmp_path / "m").write_bytes(BESKED)
    run("-S", "-s", tmp_path / "n.key", "-m", tmp_path / "m", stdin=f"{kodeord or ''}\n")
    signatur = read_signatur((tmp_path / "m.minisig").read_text())
    assert verify(signatur, BESKED, [noegle.offentlig]) == noegle.offentlig


@needs_minisign
def test_we_read_a_key_that_stock_minisign_made(tmp_path: Path) -> None:
    run("-G", "-W", "-p", tmp_path / "n.pub", "-s", tmp_path / "n.key")
    noegle = read_hemmelig(tmp_path / "n.key")
    assert noegle.offentlig == read_offentlig((tmp_path / "n.pub").read_text())


def test_an_encrypted_key_comes_back_with_its_passphrase_only(tmp_path: Path, quick: None) -> None:
    write_noeglepar(NOEGLE, tmp_path / "n.key", "tre små ord")
    assert needs_kodeord(tmp_path / "n.key")
    assert read_hemmelig(tmp_path / "n.key", "tre små ord") == NOEGLE
    with pytest.raises(UserError, match="Kodeordet passer ikke"):
        read_hemmelig(tmp_path / "n.key", "tre smaa ord")
    assert NOEGLE.froe not in base64.b64decode((tmp_path / "n.key").read_text().split("\n")[1])


def test_the_same_key_and_passphrase_never_give_the_same_file(quick: None) -> None:
    assert hemmelig_to_text(NOEGLE, "tre små ord") != hemmelig_to_text(NOEGLE, "tre små ord")


def test_a_key_is_never_written_over_another(tmp_path: Path) -> None:
    write_noeglepar(NOEGLE, tmp_path / "n.key", None)
    before = (tmp_path / "n.key").read_bytes()
    with pytest.raises(UserError, match="findes allerede"):
        write_noeglepar(FREMMED, tmp_path / "n.key", None)
    assert (tmp_path / "n.key").read_bytes() == before


def test_a_public_key_in_the_way_leaves_no_secret_one_behind(tmp_path: Path) -> None:
    (tmp_path / "n.pub").write_text("andet")
    with pytest.raises(UserError, match="findes allerede"):
        write_noeglepar(NOEGLE, tmp_path / "n.key", None)
    assert [file.name for file in tmp_path.iterdir()] == ["n.pub"]


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX")
def test_only_the_owner_may_read_the_secret_key(tmp_path: Path) -> None:
    write_noeglepar(NOEGLE, tmp_path / "n.key", None)
    assert (tmp_path / "n.key").stat().st_mode & 0o777 == 0o600


def test_a_secret_key_does_not_show_itself() -> None:
    assert repr(NOEGLE) == f"HemmeligNoegle({NOEGLE.offentlig.navn})"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="empty"),
        pytest.param("untrusted comment: x\n", id="one line"),
        pytest.param("untrusted comment: x\nAAAA\n", id="short"),
        pytest.param("untrusted comment: x\nÆØÅ\n", id="not base64"),
        pytest.param("x" * 10_000, id="long"),
        pytest.param(offentlig_to_text(NOEGLE.offentlig), id="the public half"),
    ],
)
def test_what_is_no_secret_key_is_refused_with_a_sentence(tmp_path: Path, content: str) -> None:
    (tmp_path / "n.key").write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match="ikke en hemmelig nøgle"):
        read_hemmelig(tmp_path / "n.key")


def test_a_key_that_asks_for_too_much_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quick: None
) -> None:
    write_noeglepar(NOEGLE, tmp_path / "n.key", "tre små ord")
    monkeypatch.setattr(minisign_hemmelig, "_MAX_MEMLIMIT", 1)
    with pytest.raises(DataError, match="ikke en hemmelig nøgle"):
        read_hemmelig(tmp_path / "n.key", "tre små ord")


def tampered(index: int, change: bytes, start: int = 0) -> Signatur:
    lines = list(signed().linjer)
    raw = base64.b64decode(lines[index])
    lines[index] = base64.b64encode(raw[:start] + change + raw[start + len(change) :]).decode()
    return Signatur((lines[0], lines[1], lines[2], lines[3]))


def malleable() -> Signatur:
    """S + L: the same point, another number."""
    raw = base64.b64decode(signed().linjer[1])
    s = int.from_bytes(raw[42:74], "little") + ORDER
    return tampered(1, s.to_bytes(32, "little"), 42)


def with_line(index: int, text: str) -> Signatur:
    lines = list(signed().linjer)
    lines[index] = text
    return Signatur((lines[0], lines[1], lines[2], lines[3]))


@pytest.mark.parametrize(
    "signatur",
    [
        pytest.param(malleable(), id="S+L"),
        pytest.param(tampered(1, b"Ed"), id="legacy algorithm"),
        pytest.param(tampered(1, bytes(64), 10), id="zero signature"),
        pytest.param(tampered(3, bytes(64)), id="zero comment signature"),
        pytest.param(with_line(2, "trusted comment: vejviser serie 2"), id="changed comment"),
        pytest.param(with_line(2, "trusted comment:vejviser serie 1"), id="comment without its blank"),
        pytest.param(with_line(1, signed().linjer[1].replace("=", "")), id="no padding"),
        pytest.param(with_line(1, signed().linjer[1] + " "), id="a blank after"),
        pytest.param(with_line(1, "*" + signed().linjer[1]), id="a sign that is not base64"),
    ],
)
def test_a_tampered_signature_is_refused(signatur: Signatur) -> None:
    with pytest.raises(SignaturfejlError):
        verify(signatur, BESKED, [NOEGLE.offentlig])


def test_base64_has_one_spelling() -> None:
    line = signed().linjer[3]
    last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".index(line[-3])
    other = line[:-3] + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[last + 1] + "=="
    assert base64.b64decode(other) == base64.b64decode(line)
    with pytest.raises(SignaturfejlError, match="canonical"):
        verify(with_line(3, other), BESKED, [NOEGLE.offentlig])


@pytest.mark.parametrize("text", ["", "a\nb\nc\nd", "a\nb\nc\nd\n", signed().tekst + "\n", "æ\nb\nc\nd\n"])
def test_four_lines_and_nothing_else(text: str) -> None:
    with pytest.raises(SignaturfejlError):
        read_signatur(text)


def test_a_public_key_with_windows_line_ends_is_read() -> None:
    text = offentlig_to_text(NOEGLE.offentlig).replace("\n", "\r\n")
    assert read_offentlig(text) == NOEGLE.offentlig
