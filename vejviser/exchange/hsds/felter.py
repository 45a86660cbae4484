"""Single fields out of a service's rows, read alike for our own export and for other publishers' packages."""

from __future__ import annotations

import json

from vejviser.domain.tilbud import Sted
from vejviser.exchange.hsds.bundt import Bundt
from vejviser.exchange.hsds.skema import IKKE_OPLYST, Raekke
from vejviser.exchange.hsds.taksonomi import FORTROLIG, KODE_AF_TERM, OPLYSNING

Maerker = dict[tuple[str, str], list[Raekke]]


def maerker_paa(bundt: Bundt, link_id: object) -> Maerker:
    """The attributes in our taxonomies on a row, by (taxonomy, code)."""
    found: Maerker = {}
    for row in bundt.boern("attribute", "link_id", str(link_id)):
        key = KODE_AF_TERM.get(str(row.get("taxonomy_term_id", "")))
        if key:
            found.setdefault(key, []).append(row)
    return found


def vaerdi(row: Raekke, key: str) -> str:
    found = row.get(key, "")
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)


def laes_steder(bundt: Bundt, *, egen: bool) -> tuple[tuple[Sted, ...], bool]:
    """The places, and whether one of them is confidential (its address is then not in the package)."""
    steder: list[Sted] = []
    hidden = False
    for link in bundt.egne("service_at_location"):
        location = bundt.en("location", link.get("location_id"))
        if (OPLYSNING, FORTROLIG) in maerker_paa(bundt, location.get("id", "")):
            hidden = True
            continue
        if location:
            steder.append(_sted(bundt, location, egen=egen))
    return () if hidden else tuple(steder), hidden


def _sted(bundt: Bundt, location: Raekke, *, egen: bool) -> Sted:
    addresses = bundt.boern("address", "location_id", str(location.get("id", "")))
    physical = [row for row in addresses if row.get("address_type") == "physical"]
    address = next(iter([*physical, *addresses]), {})
    vej, by, postnr = (
        "" if (text := vaerdi(address, key)) == IKKE_OPLYST else text
        for key in ("address_1", "city", "postal_code")
    )
    if not egen and (more := vaerdi(address, "address_2")):
        vej = f"{vej}, {more}" if vej else more
    return Sted(vaerdi(location, "name"), vej, postnr, by)


def laes_email(bundt: Bundt) -> tuple[str, ...]:
    """The service's own, then those of contacts without a name: a person's address is not the offer's."""
    first = vaerdi(bundt.service, "email")
    more = [vaerdi(row, "email") for row in bundt.egne("contact") if "email" in row and "name" not in row]
    return (first, *more) if first else tuple(more)


def laes_web(bundt: Bundt) -> tuple[str, ...]:
    first = vaerdi(bundt.service, "url")
    more = [vaerdi(row, "url") for row in bundt.egne("url")]
    return (first, *more) if first else tuple(more)


def alder(value: object, advarsler: list[str]) -> int | None:
    """
    >>> alder("18", []), alder(12.0, []), alder("0.5", []), alder(None, [])
    (18, 12, None, None)
    """
    if value in (None, "") or str(value).lower() == "null":
        return None
    try:
        number = float(str(value))
        if number.is_integer() and 0 <= number <= 120:
            return int(number)
    except (ValueError, OverflowError):
        pass
    advarsler.append("En alder er ikke et helt tal fra 0 til 120 og er udeladt.")
    return None
