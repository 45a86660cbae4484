"""The shape of HSDS 3.1: tables, columns in the official order, and how rows nest inside each other as JSON.

Only facts about the format; nothing here reads or writes. A table's name is the entity's ("service"), the
file's name is the official one ("services"): most are plural, some are not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Raekke = dict[str, object]
"""One row: column to text, or to a JSON value where the source was JSON. A blank cell is left out."""

VERSION = "3.1"
PROFIL = "Kolding-Vejviser"
IKKE_OPLYST = "ikke oplyst"
"""What stands in a required column where nothing is known; read back as nothing."""


@dataclass(frozen=True, slots=True)
class Led:
    """A property that holds other rows: ``kolonne`` points at the owner (or at the target)."""

    egenskab: str
    tabel: str
    kolonne: str


@dataclass(frozen=True, slots=True)
class Tabel:
    """``boern`` are lists of rows that point here; ``maal`` are single rows that this one points at."""

    navn: str
    fil: str
    kolonner: tuple[str, ...]
    kraevet: tuple[str, ...]
    boern: tuple[Led, ...]
    maal: tuple[Led, ...]


_ALLE = "attributes:attribute:link_id metadata:metadata:resource_id"
_EGNE_TIDER = "dage fra til note lukkedage"


def _led(spec: str) -> tuple[Led, ...]:
    return tuple(Led(*part.split(":")) for part in spec.split())


def _tabel(navn: str, fil: str, kolonner: str, kraevet: str, boern: str = _ALLE, maal: str = "") -> Tabel:
    return Tabel(navn, fil, tuple(kolonner.split()), tuple(f"id {kraevet}".split()), _led(boern), _led(maal))


_DEFINITIONER = (
    _tabel(
        "organization",
        "organizations",
        "id name alternate_name description email website tax_status tax_id year_incorporated legal_status "
        "logo uri parent_organization_id",
        "name description",
        "additional_websites:url:organization_id funding:funding:organization_id "
        "contacts:contact:organization_id phones:phone:organization_id locations:location:organization_id "
        "programs:program:organization_id organization_identifiers:organization_identifier:organization_id "
        f"{_ALLE}",
    ),
    _tabel(
        "program",
        "programs",
        "id organization_id name alternate_name description",
        "organization_id name description",
    ),
    _tabel(
        "service",
        "services",
        "id organization_id program_id name alternate_name description url email status "
        "interpretation_services application_process fees_description wait_time fees accreditations "
        "eligibility_description minimum_age maximum_age assured_date assurer_email licenses alert "
        "last_modified",
        "organization_id name status",
        "additional_urls:url:service_id phones:phone:service_id schedules:schedule:service_id "
        "service_areas:service_area:service_id service_at_locations:service_at_location:service_id "
        "languages:language:service_id funding:funding:service_id cost_options:cost_option:service_id "
        "required_documents:required_document:service_id contacts:contact:service_id "
        f"capacities:service_capacity:service_id {_ALLE}",
        "organization:organization:organization_id program:program:program_id",
    ),
    _tabel(
        "service_at_location",
        "service_at_location",
        "id service_id location_id description",
        "service_id location_id",
        "service_areas:service_area:service_at_location_id contacts:contact:service_at_location_id "
        f"phones:phone:service_at_location_id schedules:schedule:service_at_location_id {_ALLE}",
        "location:location:location_id",
    ),
    _tabel(
        "location",
        "locations",
        "id location_type url organization_id name alternate_name description transportation latitude "
        "longitude external_identifier external_identifier_type",
        "location_type",
        "languages:language:location_id addresses:address:location_id contacts:contact:location_id "
        "accessibility:accessibility:location_id phones:phone:location_id schedules:schedule:location_id "
        f"{_ALLE}",
    ),
    _tabel(
        "address",
        "addresses",
        "id location_id attention address_1 address_2 city region state_province postal_code "
        "country address_type",
        "address_1 city state_province postal_code country address_type",
    ),
    _tabel(
        "phone",
        "phones",
        "id location_id service_id organization_id contact_id service_at_location_id number extension type "
        "description",
        "number",
        f"languages:language:phone_id {_ALLE}",
    ),
    _tabel(
        "contact",
        "contacts",
        "id organization_id service_id service_at_location_id location_id name title department email",
        "",
        f"phones:phone:contact_id {_ALLE}",
    ),
    _tabel(
        "schedule",
        "schedules",
        "id service_id location_id service_at_location_id valid_from valid_to dtstart timezone until count "
        "wkst freq interval byday byweekno bymonthday byyearday description opens_at closes_at schedule_link "
        f"attending_type notes {_EGNE_TIDER}",
        "",
    ),
    _tabel(
        "service_area",
        "service_areas",
        "id service_id service_at_location_id name description extent extent_type uri",
        "",
    ),
    _tabel("language", "languages", "id service_id location_id phone_id name code note", ""),
    _tabel("accessibility", "accessibility", "id location_id description details url", ""),
    _tabel(
        "cost_option",
        "cost_options",
        "id service_id valid_from valid_to option currency amount amount_description",
        "service_id",
    ),
    _tabel("required_document", "required_documents", "id service_id document uri", ""),
    _tabel("funding", "funding", "id organization_id service_id source", ""),
    _tabel("url", "url", "id label url organization_id service_id", "url"),
    _tabel(
        "service_capacity",
        "service_capacity",
        "id service_id unit_id available maximum description updated",
        "service_id unit_id available updated",
        maal="unit:unit:unit_id",
    ),
    _tabel("unit", "units", "id name scheme identifier uri", "name"),
    _tabel(
        "organization_identifier",
        "organization_identifiers",
        "id organization_id identifier_scheme identifier_type identifier",
        "organization_id identifier_type identifier",
    ),
    _tabel(
        "attribute",
        "attributes",
        "id link_id taxonomy_term_id link_type link_entity value label",
        "link_id taxonomy_term_id link_entity",
        "metadata:metadata:resource_id",
        "taxonomy_term:taxonomy_term:taxonomy_term_id",
    ),
    _tabel(
        "taxonomy_term",
        "taxonomy_terms",
        "id code name description parent_id taxonomy language taxonomy_id term_uri",
        "name description",
        "metadata:metadata:resource_id",
        "taxonomy_detail:taxonomy:taxonomy_id",
    ),
    _tabel(
        "taxonomy",
        "taxonomies",
        "id name description uri version",
        "name description",
        "metadata:metadata:resource_id",
    ),
    _tabel(
        "metadata",
        "metadata",
        "id resource_id resource_type last_action_date last_action_type field_name previous_value "
        "replacement_value updated_by",
        "resource_id resource_type last_action_date last_action_type field_name previous_value "
        "replacement_value updated_by",
        "",
    ),
    _tabel(
        "meta_table_description", "meta_table_descriptions", "id name language character_set", "", ""
    ),
)  # fmt: skip

TABELLER: Mapping[str, Tabel] = {one.navn: one for one in _DEFINITIONER}
FILER: Mapping[str, Tabel] = {navn: one for one in _DEFINITIONER for navn in (one.navn, one.fil)}
"""By the official file name; many publishers use the entity's name instead, which is read too."""

# The foreign keys that the official descriptor declares, and the table each points at.
FREMMEDNOEGLER: Mapping[str, str] = {
    "organization_id": "organization",
    "parent_organization_id": "organization",
    "program_id": "program",
    "service_id": "service",
    "location_id": "location",
    "service_at_location_id": "service_at_location",
    "contact_id": "contact",
    "phone_id": "phone",
    "taxonomy_term_id": "taxonomy_term",
    "taxonomy_id": "taxonomy",
    "unit_id": "unit",
    "parent_id": "taxonomy_term",
}
LED_KOLONNER = frozenset(FREMMEDNOEGLER) | {"link_id", "resource_id"}

# Official broken keys of the format's own examples are counted without these: they may name other packages.
FRIE_NOEGLER = frozenset({"parent_organization_id", "parent_id"})

TALKOLONNER = frozenset(
    {
        "extension",
        "latitude",
        "longitude",
        "minimum_age",
        "maximum_age",
        "amount",
        "timezone",
        "count",
        "interval",
        "year_incorporated",
        "available",
        "maximum",
    }
)
UGEDAGSKODER = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
