"""The encrypted file: nothing of the content outside the cipher, and every change to it is seen."""

from __future__ import annotations

import contextlib
import os
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vejviser.storage.kladde_fil import (
    BLOCK,
    MAX_INDHOLD,
    DamagedFileError,
    Hoved,
    NewerFileError,
    Slags,
    read_hoved,
    seal,
    unseal,
)

NOEGLE = bytes(range(32))
ID = uuid.UUID(int=7).hex
HOVED = Hoved(Slags.KLADDE, ID, 1_800_000_000, 3)
INDHOLD = "Jeg sover på Elses sofa, og det går ikke længere.".encode()


def test_what_was_sealed_comes_back_with_its_header() -> None:
    assert unseal(seal(HOVED, INDHOLD, NOEGLE), Slags.KLADDE, ID, NOEGLE) == (HOVED, INDHOLD)


@given(st.binary(max_size=20_000))
def test_any_content_comes_back_and_the_size_is_a_number_of_blocks(indhold: bytes) -> None:
    raw = seal(HOVED, indhold, NOEGLE)
    assert unseal(raw, Slags.KLADDE, ID, NOEGLE)[1] == indhold
    assert len(raw) % BLOCK == 0


def test_short_and_half_long_conversations_have_the_same_size() -> None:
    assert len(seal(HOVED, b"ja", NOEGLE)) == len(seal(HOVED, INDHOLD * 200, NOEGLE))


def test_two_saves_of_the_same_words_have_nothing_in_common_after_the_header() -> None:
    assert seal(HOVED, INDHOLD, NOEGLE)[60:] != seal(HOVED, INDHOLD, NOEGLE)[60:]


def test_the_longest_content_that_cannot_be_compressed_is_read_back() -> None:
    indhold = os.urandom(MAX_INDHOLD)
    assert unseal(seal(HOVED, indhold, NOEGLE), Slags.KLADDE, ID, NOEGLE)[1] == indhold
    with pytest.raises(ValueError, match="too long"):
        seal(HOVED, indhold + b"x", NOEGLE)


def test_every_flipped_bit_is_refused() -> None:
    raw = seal(HOVED, INDHOLD, NOEGLE)
    accepted = []
    for place in range(len(raw) * 8):
        broken = bytearray(raw)
        broken[place // 8] ^= 1 << place % 8
        with contextlib.suppress(DamagedFileError, NewerFileError):
            unseal(bytes(broken), Slags.KLADDE, ID, NOEGLE)
            accepted.append(place)
    assert accepted == []


def test_every_truncation_and_every_addition_is_refused() -> None:
    raw = seal(HOVED, INDHOLD, NOEGLE)
    for length in range(0, len(raw), 7):
        with pytest.raises(DamagedFileError):
            unseal(raw[:length], Slags.KLADDE, ID, NOEGLE)
    with pytest.raises(DamagedFileError):
        unseal(raw + b"\0", Slags.KLADDE, ID, NOEGLE)


@pytest.mark.parametrize("noegle", [bytes(32), NOEGLE[:31], b"", NOEGLE + b"\0"], ids=len)
def test_another_key_is_refused(noegle: bytes) -> None:
    with pytest.raises(DamagedFileError):
        unseal(seal(HOVED, INDHOLD, NOEGLE), Slags.KLADDE, ID, noegle)


def test_a_file_under_another_name_or_of_another_kind_is_refused_even_with_its_key() -> None:
    raw = seal(HOVED, INDHOLD, NOEGLE)
    with pytest.raises(DamagedFileError):
        unseal(raw, Slags.KLADDE, uuid.UUID(int=8).hex, NOEGLE)
    with pytest.raises(DamagedFileError):
        unseal(raw, Slags.OPFOELGNINGER, ID, NOEGLE)


def test_a_newer_version_is_known_for_what_it_is_with_its_expiry() -> None:
    raw = bytearray(seal(HOVED, INDHOLD, NOEGLE))
    raw[9] = 2
    with pytest.raises(NewerFileError) as caught:
        read_hoved(bytes(raw), Slags.KLADDE, ID)
    assert caught.value.udloeb == HOVED.udloeb


@given(st.binary(max_size=300))
def test_noise_is_refused(raw: bytes) -> None:
    with pytest.raises((DamagedFileError, NewerFileError)):
        unseal(raw, Slags.KLADDE, ID, NOEGLE)
