"""Identifiers of the profile Kolding-Vejviser: UUIDs that are the same on every machine and in every export.

An offer of ours gets a UUIDv5 of its id. A service from outside keeps its own UUID inside its offer's id
("hsds-<uuid>"); an id that is no UUID is turned into a UUIDv5.
"""

from __future__ import annotations

import hashlib
import re
from uuid import UUID

NAVNERUM = UUID("b6d0c2c4-6c0e-5f0b-9a53-3c1f6f1b7a11")
"""Fixed for ever: a new one would give every offer a new identity at every partner."""

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
FREMMED = "hsds-"


def stabil_id(*dele: str) -> str:
    """The UUIDv5 of the parts. Written out because the class ``UUID`` costs as much as all else of an export.

    >>> from uuid import uuid5
    >>> stabil_id("tilbud", "vaerested") == str(uuid5(NAVNERUM, "tilbud/vaerested"))
    True
    """
    name = "/".join(dele).encode("utf-8", "surrogatepass")
    digest = bytearray(hashlib.sha1(NAVNERUM.bytes + name, usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def service_id(tilbud_id: str) -> str:
    """The service's UUID for an offer.

    >>> service_id("hsds-ac148810-d857-441c-9679-408f346de14b")
    'ac148810-d857-441c-9679-408f346de14b'
    """
    foreign = tilbud_id.removeprefix(FREMMED)
    return foreign if foreign != tilbud_id and er_uuid(foreign) else stabil_id("tilbud", tilbud_id)


def fremmed_tilbud_id(hsds_id: str, organisation: str) -> str:
    """The id of an offer that came from outside: its UUID, or one made of what it has instead.

    >>> fremmed_tilbud_id("AC148810-D857-441C-9679-408F346DE14B", "x")
    'hsds-ac148810-d857-441c-9679-408f346de14b'
    """
    low = hsds_id.strip().lower()
    return FREMMED + (low if er_uuid(low) else stabil_id("fremmed", organisation, hsds_id))


def er_uuid(text: str) -> bool:
    return bool(_UUID.fullmatch(text))
