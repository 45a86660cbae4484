"""Follow-up rows: what may stay, for how long, and what a withdrawal does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vejviser.domain.aftale import Samtykke, Situation
from vejviser.domain.opfoelgning import (
    MAX_REFERENCE,
    MAX_ROLLE,
    Opfoelgning,
    Samtykkestand,
    Udfald,
    dagens,
    flyttet,
    holdbare,
    kommende,
    last_day,
    med_udfald,
    ny_opfoelgning,
    samtykke_gaelder,
    samtykkestand,
    sletdato,
    trukket_tekst,
    trukket_tilbage,
    varsel,
)
from vejviser.errors import UserError

I_DAG = date(2026, 11, 23)


def row(id: str = "a", tjek: date = I_DAG, samtykke: Samtykke | None = None) -> Opfoelgning:
    return ny_opfoelgning(id, "køkken 14", "gældsrådgiver", tjek, I_DAG, samtykke)


class TestLife:
    def test_it_goes_14_days_after_the_check_back(self) -> None:
        one = row(tjek=date(2026, 12, 1))
        assert holdbare([one], date(2026, 12, 14)) == (one,)
        assert holdbare([one], date(2026, 12, 15)) == ()

    def test_it_goes_after_six_months_however_late_the_check_back_is(self) -> None:
        assert sletdato(row(tjek=date(2027, 5, 20))) == date(2027, 5, 23)

    @given(st.dates(date(2020, 1, 1), date(2090, 1, 1)))
    def test_six_months_are_never_more_than_184_days(self, oprettet: date) -> None:
        assert 180 <= (last_day(oprettet) - oprettet).days <= 184

    def test_moving_the_check_back_opens_the_row_but_gives_it_no_longer_life(self) -> None:
        later = flyttet(med_udfald(row(), Udfald.AENDRET), date(2027, 5, 20), date(2027, 2, 1))
        assert (later.udfald, later.oprettet, sletdato(later)) == (None, I_DAG, date(2027, 5, 23))
        with pytest.raises(UserError, match="seks måneder"):
            flyttet(later, date(2027, 6, 1), date(2027, 2, 1))

    def test_the_last_days_are_announced(self) -> None:
        one = row()
        assert varsel(one, sletdato(one) - timedelta(days=4)) == ""
        assert varsel(one, sletdato(one) - timedelta(days=3)) == "Slettes man. 7. dec."


class TestRefused:
    @pytest.mark.parametrize(
        ("tjek", "words"),
        [(I_DAG - timedelta(days=1), "passeret"), (date(2027, 5, 23), "seks måneder")],
        ids=["past", "too late"],
    )
    def test_a_date_that_cannot_be_kept(self, tjek: date, words: str) -> None:
        with pytest.raises(UserError, match=words):
            row(tjek=tjek)

    @pytest.mark.parametrize("reference", ["010190-1234", "Journal: 0101901234", "010190 1234"])
    def test_a_reference_like_a_cpr_number_and_the_error_does_not_repeat_it(self, reference: str) -> None:
        with pytest.raises(UserError, match="cpr-nummer") as caught:
            ny_opfoelgning("a", reference, "", I_DAG, I_DAG)
        assert "1234" not in str(caught.value)

    def test_a_role_like_a_cpr_number(self) -> None:
        with pytest.raises(UserError, match="cpr-nummer"):
            ny_opfoelgning("a", "", "mor til 010190-1234", I_DAG, I_DAG)

    def test_a_story_instead_of_a_reference(self) -> None:
        with pytest.raises(UserError, match="for lang"):
            ny_opfoelgning("a", "x" * (MAX_REFERENCE + 1), "", I_DAG, I_DAG)
        with pytest.raises(UserError, match="for lang"):
            ny_opfoelgning("a", "", "x" * (MAX_ROLLE + 1), I_DAG, I_DAG)

    @pytest.mark.parametrize("reference", ["", "K-14", "sag 2026-0417", "27.36.00-G01-12-26"])
    def test_an_ordinary_reference_is_not(self, reference: str) -> None:
        assert ny_opfoelgning("a", reference, "", I_DAG, I_DAG).reference == reference


class TestConsent:
    @pytest.mark.parametrize(
        ("samtykke", "stand"),
        [
            pytest.param(None, Samtykkestand.IKKE_SPURGT, id="none"),
            pytest.param(Samtykke(ja=None), Samtykkestand.IKKE_SPURGT, id="not asked"),
            pytest.param(Samtykke(ja=True), Samtykkestand.JA, id="yes"),
            pytest.param(Samtykke(ja=False), Samtykkestand.NEJ, id="no"),
            pytest.param(Samtykke(Situation.ANDEN_MYNDIGHED, ja=False), Samtykkestand.NEJ, id="b no"),
            pytest.param(
                Samtykke(Situation.SAMME_KOMMUNE, ja=True), Samtykkestand.ORIENTERET, id="same municipality"
            ),
            pytest.param(Samtykke(Situation.SAMME_KOMMUNE), Samtykkestand.IKKE_SPURGT, id="nobody asked"),
            pytest.param(Samtykke(Situation.SAMME_KOMMUNE, ja=False), Samtykkestand.NEJ, id="a no"),
            pytest.param(Samtykke(Situation.PLIGT_ELLER_FARE), Samtykkestand.IKKE_SPURGT, id="not told"),
            pytest.param(Samtykke(Situation.PLIGT_ELLER_FARE, ja=False), Samtykkestand.ORIENTERET, id="duty"),
        ],
    )
    def test_the_conversations_consent_comes_to_one_word(
        self, samtykke: Samtykke | None, stand: Samtykkestand
    ) -> None:
        assert samtykkestand(samtykke) is stand

    def test_what_was_shared_and_why_is_left_behind(self) -> None:
        one = row(
            samtykke=Samtykke(ja=True, omfang=("penge_gaeld",), formaal="gældsråd", udloeb="2026-12-23")
        )
        assert one.samtykke_udloeb == date(2026, 12, 23)
        assert "gæld" not in repr(one).replace("gældsrådgiver", "")

    def test_it_holds_to_its_last_day_and_not_after_a_withdrawal(self) -> None:
        one = row(samtykke=Samtykke(ja=True, udloeb="2026-12-23"))
        assert samtykke_gaelder(one, date(2026, 12, 23))
        assert not samtykke_gaelder(one, date(2026, 12, 24))
        withdrawn = trukket_tilbage(one, I_DAG)
        assert (withdrawn.samtykke, withdrawn.trukket) == (Samtykkestand.TRUKKET, I_DAG)
        assert not samtykke_gaelder(withdrawn, I_DAG)

    def test_a_withdrawal_says_whom_to_tell_and_what_it_cannot_do(self) -> None:
        assert trukket_tekst(row()) == (
            "Samtykket er trukket tilbage. Sig det til gældsrådgiver. "
            "Det, der er sendt, kan ikke kaldes tilbage."
        )

    def test_a_date_that_cannot_be_read_is_not_guessed(self) -> None:
        assert row(samtykke=Samtykke(ja=True, udloeb="snart")).samtykke_udloeb is None


class TestLists:
    def test_today_holds_what_is_due_and_still_open_the_oldest_first(self) -> None:
        late, now, next_ = row("late"), row("now", date(2026, 12, 1)), row("next", date(2026, 12, 2))
        done = med_udfald(row("done"), Udfald.MOEDT)
        rows = (next_, now, done, late)
        assert [one.id for one in dagens(rows, date(2026, 12, 1))] == ["late", "now"]
        assert [one.id for one in kommende(rows, date(2026, 12, 1))] == ["next"]

    def test_an_outcome_can_be_taken_back(self) -> None:
        assert med_udfald(med_udfald(row(), Udfald.IKKE_MOEDT), None) == row()
