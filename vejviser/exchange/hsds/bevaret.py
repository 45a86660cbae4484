"""What is kept of a package from outside, and how an export writes it again.

All rows of a service are kept as they came. While the offer is as it was read they leave unchanged; once it
was edited, what our fields say replaces the columns and rows it was read from, and everything else stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from vejviser.domain.tilbud import Tilbud
from vejviser.exchange.hsds.bundt import Bundt, bundt_af
from vejviser.exchange.hsds.fremmed import fremmed_id, laes_fremmed, uden_brud
from vejviser.exchange.hsds.lager import Fundet
from vejviser.exchange.hsds.raekker import Skrevet, fortrolige_steder, raekker_af, rest_af
from vejviser.exchange.hsds.skema import PROFIL, TABELLER, Raekke
from vejviser.exchange.hsds.taksonomi import OPLYSNING, REST, TERM_ID, Taksonomi, felt_af_term, uden_ord
from vejviser.exchange.hsds.tilbud import eget_id, laes_eget

Par = tuple[str, Raekke]
_KOLONNER = {
    "navn": ("name",),
    "kort": ("description",),
    "web": ("url",),
    "email": ("email",),
    "tilstand": ("status",),
    "maalgruppe": ("eligibility_description",),
    "alder_min": ("minimum_age",),
    "alder_max": ("maximum_age",),
    "kontrol": ("assured_date",),
    "adgang": ("application_process", "fees_description"),
}
_TABELLER = {
    "telefon": "phone",
    "steder": "service_at_location",
    "aabningstider": "schedule",
    "doegnaaben": "schedule",
    "sprog": "language",
    "daekning": "service_area",
    "web": "url",
    "email": "contact",
}
# Made of the directory's date, so they differ from year to year in an export that nobody touched.
_AARETS = ("valid_from", "valid_to", "dtstart", "label")
_ET_AAR = "2000-01-01"
_FAELLES = ("taxonomy", "taxonomy_term")


def som_tekst(rows: Iterable[Par]) -> str:
    tables: dict[str, list[Raekke]] = {}
    for tabel, row in rows:
        tables.setdefault(tabel, []).append(row)
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":"))


def par_i(raekker: object) -> Iterator[Par]:
    """The rows of a kept text or a bundle; what is no table of rows is passed over."""
    if isinstance(raekker, dict):
        for tabel, rows in raekker.items():
            if tabel in TABELLER and isinstance(rows, list):
                yield from ((tabel, row) for row in rows if isinstance(row, dict))


def fra_tekst(text: str) -> list[Par]:
    """The rows again; a text that cannot be read holds none."""
    try:
        return list(par_i(json.loads(text)))
    except (ValueError, RecursionError):
        return []


def tilovers_som_tekst(rows: Iterable[Fundet]) -> str:
    """Rows that belong to no service; "" where there are none."""
    pairs = [
        (one.tabel, one.data) for one in rows if one.tabel != "service" and not _vores(one.tabel, one.data)
    ]
    return som_tekst(pairs) if pairs else ""


def _vores(tabel: str, row: Raekke) -> bool:
    """Our own taxonomies come with every export: nothing to keep."""
    if tabel == "taxonomy":
        return row.get("version") == PROFIL
    return tabel == "taxonomy_term" and str(row.get("id")) in TERM_ID.values()


def kan_laves_igen(bundt: Bundt, tilbud: Tilbud) -> bool:
    """True where our own rows are all there is: then nothing has to be kept."""
    made = {(one.tabel, str(one.row["id"])): one.row for one in raekker_af(tilbud, uden_ord(), _ET_AAR)}
    for tabel, row in par_i(bundt.raekker):
        if tabel in _FAELLES or row.get("taxonomy_term_id") == TERM_ID[OPLYSNING, REST]:
            continue
        again = made.get((tabel, str(row.get("id"))))
        if again is None or not _siger_det_samme(again, row):
            return False
    return True


def _siger_det_samme(made: Raekke, row: Raekke) -> bool:
    """Every cell that holds something in either row, but for those of the year."""
    for key, value in row.items():
        if made.get(key) != value and key not in _AARETS and str(made.get(key, "")) != str(value):
            return False
    return all(key in row or key in _AARETS or value == "" for key, value in made.items())


def flet(kept: Sequence[Par], tilbud: Tilbud, taksonomi: Taksonomi, dato: str) -> list[Par]:
    """The kept rows as the offer now is."""
    bundt = bundt_af(kept)
    before = _som_laest(bundt, tilbud)
    changed = {f.name for f in fields(Tilbud) if getattr(before, f.name) != getattr(tilbud, f.name)}
    if changed:
        rows = _med_aendringer(bundt, tilbud, changed, list(raekker_af(tilbud, taksonomi, dato)))
        back = laes_eget(bundt_af(rows), tilbud).tilbud
        if back != tilbud:
            one = rest_af(tilbud, back, bundt.id)
            rows.append((one.tabel, one.row))
    else:
        rows = list(kept)
    return fortrolige_steder(rows, taksonomi) if tilbud.skjul_adresse else rows


def _som_laest(bundt: Bundt, tilbud: Tilbud) -> Tilbud:
    own = eget_id(bundt)
    if own == tilbud.id:
        return laes_eget(bundt, tilbud).tilbud
    read = laes_fremmed(bundt, None, fremmed_id(bundt))
    return uden_brud(read.tilbud, [])[0]


def _med_aendringer(bundt: Bundt, tilbud: Tilbud, changed: set[str], made: Sequence[Skrevet]) -> list[Par]:
    service = _service(bundt, changed, made[0].row)
    gone = {_TABELLER[felt] for felt in changed if felt in _TABELLER}
    out: list[Par] = [("service", service)]
    for tabel, row in par_i(bundt.raekker):
        mine = row.get("service_id") == bundt.id and tabel in gone
        ours = (
            tabel == "attribute"
            and row.get("link_id") == bundt.id
            and felt_af_term(row.get("taxonomy_term_id"))
        )
        person = tabel == "contact" and "name" in row
        if tabel != "service" and not ours and (person or not mine):
            out.append((tabel, row))
    for one in made[1:]:
        on_service = one.row.get("link_id") == made[0].row["id"]
        if on_service:
            out.append((one.tabel, one.row | {"link_id": bundt.id}))
        elif one.felt == "organisation":
            out += _organisation(one, bundt, changed)
        elif _TABELLER.get(one.felt) in gone:
            out.append((one.tabel, one.row))
    return out


def _service(bundt: Bundt, changed: set[str], new: Raekke) -> Raekke:
    columns = [column for felt in changed for column in _KOLONNER.get(felt, ())]
    kept = {key: value for key, value in bundt.service.items() if key not in columns}
    kept |= {column: new[column] for column in columns if column in new}
    if "organisation" in changed:
        kept["organization_id"] = new["organization_id"]
    return kept


def _organisation(one: Skrevet, bundt: Bundt, changed: set[str]) -> Iterator[Par]:
    """A new name is a new organization; a new kind only says more about the one that is there."""
    if "organisation" in changed:
        yield one.tabel, one.row
    elif one.tabel == "attribute":
        yield one.tabel, one.row | {"link_id": bundt.service.get("organization_id", "")}
