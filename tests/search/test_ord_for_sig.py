"""One word alone finds what is about that word, not what only begins with the same letters."""

from __future__ import annotations

import pytest

from tests.search.soege_hjaelp import ask, first, ids


@pytest.mark.parametrize(
    ("ord_", "fremmed"),
    [
        pytest.param("hund", "kolding-sygehus-akutafdeling-og-skadestue", id="hund_is_no_hundebid"),
        pytest.param("kat", "hjaelpemidler", id="kat_is_no_kateter"),
        pytest.param("kat", "kommunens-akutsygeplejersker", id="kat_is_no_kateterskift"),
        pytest.param("bil", "cafe-paraplyen-kolding", id="bil_is_not_billig"),
    ],
)
def test_a_whole_word_is_not_read_as_the_start_of_another(ord_: str, fremmed: str) -> None:
    assert fremmed not in ids(ask(ord_))


@pytest.mark.parametrize(
    ("begyndelse", "navn"),
    [
        pytest.param("ven", "ventilen-kolding", id="whole_word_in_a_name"),
        pytest.param("sko", "ambassaden-i-skovparken", id="another_whole_word"),
        pytest.param("gældsr", "paa-fode-igen-gaeldsraadgivning-i-kolding", id="no_whole_word"),
    ],
)
def test_a_name_is_still_found_by_its_first_letters(begyndelse: str, navn: str) -> None:
    assert navn in ids(ask(begyndelse))


@pytest.mark.parametrize(
    ("ord_", "rigtigt"),
    [
        ("tæppe", "new-start-kolding"),
        ("vaskemaskine", "enkeltydelse-ved-en-uventet-regning"),
        ("sprøjter", "stofbehandlingen-i-kolding"),
        ("seng i nat", "forsorgshjemmet-overmarksgaarden"),
        ("lære at læse", "csv-kolding-undervisning-for-voksne"),
        ("et sted at sidde", "cafe-paraplyen-kolding"),
    ],
)
def test_things_of_every_day_lead_somewhere(ord_: str, rigtigt: str) -> None:
    assert rigtigt in first(ord_, 3)
