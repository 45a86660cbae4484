"""Where an update comes from: folders and sticks; and HTTPS against a server of our own, kind and hostile."""

from __future__ import annotations

import _socket
import datetime
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from vejviser import opdatering
from vejviser.errors import UserError
from vejviser.opdatering import find_pakke, hent

NAVN = "vejviser-kolding-1-12.vejviserpakke"
Answer = Callable[[ssl.SSLSocket, threading.Event], object]


def certificate(folder: Path) -> Path:
    """Key and certificate of a server called 127.0.0.1, signed by itself, in one file."""
    import ipaddress

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    start = datetime.datetime(2020, 1, 1)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start.replace(year=2049))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


@dataclass
class Server:
    """One that answers each connection with the next of its answers."""

    url: str
    trust: ssl.SSLContext
    asked: list[bytes]
    answers: list[Answer]


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine may be talked to, and nobody else."""

    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        assert address[0] == "127.0.0.1", address
        _socket.socket.connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", _socket.getaddrinfo)


@pytest.fixture
def server(tmp_path: Path, loopback: None) -> Iterator[Server]:
    pem = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    trust = ssl.create_default_context(cafile=str(pem))
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        made = Server(f"https://127.0.0.1:{listener.getsockname()[1]}/vejviser/", trust, [], [])
        thread = threading.Thread(target=serve, args=(listener, context, made, stop))
        thread.start()
        yield made
        stop.set()
        thread.join()


def serve(listener: socket.socket, context: ssl.SSLContext, made: Server, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            raw, _ = listener.accept()
        except TimeoutError:
            continue
        try:
            raw.settimeout(5)
            with context.wrap_socket(raw, server_side=True) as talk:
                made.asked.append(talk.recv(4096).split(b" ")[1])
                made.answers.pop(0)(talk, stop)
        except OSError:  # the client has had enough
            continue
        finally:
            raw.close()


def body(raw: bytes, status: str = "200 OK", length: int | None = None, more: str = "") -> Answer:
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(raw) if length is None else length}\r\n{more}\r\n"
    return lambda talk, stop: talk.sendall(head.encode() + raw)


def no_length(raw: bytes) -> Answer:
    return lambda talk, stop: talk.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + raw)


def endless(talk: ssl.SSLSocket, stop: threading.Event) -> None:
    talk.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while not stop.is_set():
        talk.sendall(bytes(1 << 16))


def drip_body(talk: ssl.SSLSocket, stop: threading.Event) -> None:
    talk.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while not stop.wait(0.02):
        talk.sendall(b"x")


def drip_head(talk: ssl.SSLSocket, stop: threading.Event) -> None:
    talk.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    while not stop.wait(0.02):
        talk.sendall(b"x")


def many_heads(talk: ssl.SSLSocket, stop: threading.Event) -> None:
    talk.sendall(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000)


def continue_for_ever(talk: ssl.SSLSocket, stop: threading.Event) -> None:
    while not stop.wait(0.001):
        talk.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")


def silent(talk: ssl.SSLSocket, stop: threading.Event) -> None:
    stop.wait(5)


def close(talk: ssl.SSLSocket, stop: threading.Event) -> None:
    return None


def garbage(talk: ssl.SSLSocket, stop: threading.Event) -> None:
    talk.sendall(b"SSH-2.0-x\r\n\r\n")


def test_a_package_is_fetched_with_its_bytes(server: Server) -> None:
    server.answers.append(body(b"pakken"))
    found = hent(server.url + NAVN, server.trust)
    assert (found.navn, found.raw) == (NAVN, b"pakken")


def test_a_folder_names_its_latest_package(server: Server) -> None:
    server.answers += [body(NAVN.encode() + b"\n"), body(b"pakken")]
    found = hent(server.url, server.trust)
    assert (found.navn, found.raw) == (NAVN, b"pakken")
    assert server.asked == [b"/vejviser/seneste.txt", b"/vejviser/" + NAVN.encode()]


def test_a_server_that_cannot_prove_who_it_is_is_not_asked(server: Server) -> None:
    with pytest.raises(UserError, match="kan ikke bevise, hvem den er"):
        hent(server.url + NAVN)
    assert server.asked == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        pytest.param(
            body(b"", "302 Found", more="Location: file:///etc/passwd\r\n"), "svar 302", id="to a file"
        ),
        pytest.param(
            body(b"", "301 Moved", more="Location: http://127.0.0.1/\r\n"), "svar 301", id="to http"
        ),
        pytest.param(body(b"", "404 Not Found"), "svar 404", id="not there"),
        pytest.param(body(b"fejl", "500 Error"), "svar 500", id="broken"),
        pytest.param(body(b"", "204 No Content"), "svar 204", id="no content"),
        pytest.param(body(b"x", length=1 << 40), "sender mere", id="says 1 TB"),
        pytest.param(body(b"x" * 10, length=100), "holdt op midt i|kan ikke nås", id="stops in the middle"),
        pytest.param(endless, "sender mere", id="endless"),
        pytest.param(drip_body, "for langsomt", id="drips"),
        pytest.param(drip_head, "for langsomt", id="drips its head"),
        pytest.param(silent, "for langsomt", id="silent"),
        pytest.param(continue_for_ever, "for langsomt|kan ikke nås", id="continue for ever"),
        pytest.param(many_heads, "kan ikke nås", id="thousands of heads"),
        pytest.param(close, "kan ikke nås", id="hangs up"),
        pytest.param(garbage, "kan ikke nås", id="speaks something else"),
    ],
)
def test_a_hostile_server_costs_bounded_time_and_bytes(
    server: Server, answer: Answer, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opdatering, "MAX_BYTES", 1_000_000)
    server.answers.append(answer)
    with pytest.raises(UserError, match=words) as caught:
        hent(server.url + NAVN, server.trust, frist=1.0)
    assert "Dit katalog er, som det var." in str(caught.value)


def test_a_body_without_a_length_is_read_to_its_end(server: Server) -> None:
    server.answers.append(no_length(b"pakken"))
    assert hent(server.url + NAVN, server.trust).raw == b"pakken"


def test_a_server_that_does_not_speak_tls_is_left_in_time(loopback: None) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"https://127.0.0.1:{listener.getsockname()[1]}/{NAVN}"
        with pytest.raises(UserError, match="for langsomt"):
            hent(url, frist=0.3)


def test_nobody_at_the_address_is_a_sentence(loopback: None) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(UserError, match="kan ikke nås"):
        hent(f"https://127.0.0.1:{port}/{NAVN}", frist=1.0)


@pytest.mark.parametrize(
    "named", [b"", b"../../etc/passwd", b"https://andet/x.vejviserpakke", b"\xff", b"a" * 5000, b"x.exe"]
)
def test_a_folder_may_only_name_a_package_in_itself(server: Server, named: bytes) -> None:
    server.answers.append(body(named))
    with pytest.raises(UserError, match=r"nævner ingen|sender mere"):
        hent(server.url, server.trust)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/x",
        "ftp://127.0.0.1/x",
        "file:///etc/passwd",
        "https:///x",
        "https://bruger:kode@127.0.0.1/x",
        "https://127.0.0.1:99999/x",
        "https://127.0.0.1/a b",
        "https://127.0.0.1/x\r\nHost: y",
        "https://kølding.dk/x",
        "https://[::1/x",
    ],
)
def test_only_a_plain_https_address_is_asked(url: str) -> None:
    with pytest.raises(UserError, match="https://"):
        hent(url)


def test_a_folder_gives_its_highest_package(tmp_path: Path) -> None:
    for name in ("vejviser-kolding-1-9", "vejviser-kolding-1-10", "vejviser-kolding-2-1", "andet"):
        (tmp_path / f"{name}.vejviserpakke").write_bytes(b"")
    (tmp_path / "vejviser-kolding-3-1.zip").write_bytes(b"")
    assert find_pakke(tmp_path).name == "vejviser-kolding-2-1.vejviserpakke"


def test_a_file_is_itself(tmp_path: Path) -> None:
    assert find_pakke(tmp_path / "x") == tmp_path / "x"


def test_a_folder_without_packages_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="ingen katalogpakke"):
        find_pakke(tmp_path)
