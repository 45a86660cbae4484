"""The window opens with what works: one engine that fails takes nothing else with it."""

from __future__ import annotations

import pytest

from vejviser import app, composition, motorer
from vejviser.composition import Opened
from vejviser.domain.query import Query
from vejviser.domain.samtale import Samtale
from vejviser.domain.tilbud import Katalog
from vejviser.errors import DataError
from vejviser.paths import find_paths
from vejviser.ui.tjenester import Tjenester


def fail(*_: object) -> object:
    raise RuntimeError("hemmelige ord")


@pytest.fixture
def opened(katalog: Katalog, tjenester: Tjenester) -> Opened:
    return Opened(katalog, tjenester.indhold, ("Kataloget er fra i går.",))


@pytest.mark.log_ventet
def test_without_engines_there_is_plain_search_and_words_that_say_so(
    monkeypatch: pytest.MonkeyPatch, opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("open_soegning", "open_behov", "open_forslag"):
        monkeypatch.setattr(composition, name, fail)
    given = app.load_tjenester(find_paths(), opened)
    assert [hit.id for hit in given.soeg(Query("natherberget")).fund] == ["natherberg"]
    assert given.find_behov("jeg vil ikke leve mere").omraader == ()
    assert given.forslag(Samtale(), 5, given.nu()) == ()
    assert given.advarsler == (
        motorer.NO_BEHOV,
        motorer.PLAIN_SEARCH,
        motorer.NO_FORSLAG,
        motorer.REOPEN,
        "Kataloget er fra i går.",
    )
    assert "RuntimeError" in caplog.text
    assert "hemmelige" not in caplog.text


@pytest.mark.log_ventet
def test_a_directory_that_fails_unforeseen_gets_words_with_a_way_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composition, "open_katalog", fail)
    with pytest.raises(DataError) as caught:
        app.load_tjenester(find_paths())
    assert caught.value.remedy == motorer.REOPEN
    assert "installér Vejviser igen" in caught.value.remedy
