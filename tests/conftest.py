"""What holds for every test: no display, no network, no user's own files, and silence.

A warning, a Qt warning or an unexpected log line fails the test that made it. Import nothing heavy here.
"""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before any Qt import: the tests must not open windows on someone's desk.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("QT_STYLE_OVERRIDE", None)

settings.register_profile(
    "ens_hver_gang",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("ens_hver_gang")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--tung", action="store_true", help="run the slow tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--tung"):
        return
    skip = pytest.mark.skip(reason="slow: run with --tung")
    for item in items:
        if "tung" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(autouse=True)
def egne_filer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of this test; never the real one, also not in a child process."""
    own = tmp_path / "vejviser-data"
    monkeypatch.setenv("VEJVISER_DATA", str(own))
    return own


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if self.family == getattr(socket, "AF_UNIX", None):
            return connect(self, address)  # type: ignore[arg-type]
        raise AssertionError(f"network used: connect to {address!r}; Vejviser works offline")

    def refuse_name(host: object, *rest: object, **more: object) -> None:
        raise AssertionError(f"network used: look-up of {host!r}; Vejviser works offline")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse_name)


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("log_ventet"):
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    lines = [f"{r.name}: {r.getMessage()}" for r in records if r.levelno >= logging.WARNING]
    if lines:
        raise AssertionError(
            "unexpected log lines (mark the test with @pytest.mark.log_ventet if they are the point): "
            + "; ".join(lines)
        )
