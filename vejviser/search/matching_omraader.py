"""What counts as the core of each need area: kinds of offers and plain words, never names.

Names come from the directory. Weights are small on purpose: they only order offers that belong to the area
anyway, so that the door a professional would try first stands first when the words say nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kerne:
    """``emner``: topic code -> weight. ``ord``: folded words in name, subject words or law -> weight."""

    emner: Mapping[str, float]
    ord: Mapping[str, float]


KERNE: Mapping[str, Kerne] = {
    "sted_i_nat": Kerne(
        {"akut_overnatning": 3.0},
        {"forsorgshjem": 5.0, "herberg": 3.5, "husvild": 3.0, "noedherberg": 1.0, "beboerraad": -3.0},
    ),
    "eget_hjem": Kerne(
        {"bolig": 2.0},
        {
            "anvisning": 3.0,
            "venteliste": 1.5,
            "beboerindskud": 1.5,
            "boligstoette": 1.5,
            "boligraadgivning": 1.0,
            "veteranbolig": -3.0,
            "udskrivningsaftale": -2.0,
        },
    ),
    "beholde_hjem": Kerne(
        {"hverdag_bostoette": 2.0, "bolig": 1.5, "oekonomi_gaeld": 1.0},
        {
            "domstol": -2.0,
            "bostoette": 2.0,
            "husleje": 3.0,
            "udsaettelse": 2.0,
            "beboerraadgiver": 1.5,
            "naboklage": 1.5,
        },
    ),
    "penge_gaeld": Kerne(
        {"oekonomi_gaeld": 2.5, "ydelser": 1.5},
        {
            "domstol": -2.0,
            "gaeldsraadgivning": 3.0,
            "kontanthjaelp": 3.0,
            "enkeltydelse": 2.0,
            "budget": 1.0,
            "spillegaeld": -3.0,
            "ludomani": -3.0,
            "legat": -1.0,
        },
    ),
    "papirer_digitalt": Kerne(
        {"digital_hjaelp": 2.0},
        {
            "borgerservice": 3.0,
            "mitid": 2.0,
            "it-hjaelp": 1.0,
            "noegenbillede": -5.0,
            "digital kraenkelse": -3.0,
        },
    ),
    "krop_helbred": Kerne(
        {"fysisk_helbred": 2.0},
        {
            "laege": 1.5,
            "sygeplejerske": 1.5,
            "sundhedscenter": 1.5,
            "laegevagt": 1.5,
            "voldtaegt": -4.0,
            "tandlaege": -0.5,
            "demens": -2.0,
            "prostitution": -3.0,
            "rygestop": -1.0,
            "112": -1.5,
        },
    ),
    "sind_trivsel": Kerne(
        {"psykisk_helbred": 2.0},
        {
            "samtaler": 0.5,
            "psykiatri": 0.5,
            "psykolog": 1.0,
            "akuttilbud": 2.0,
            "socialpsykiatri": 1.5,
            "spiseforstyrrelse": -2.0,
            "anoreksi": -2.0,
            "ludomani": -3.0,
            "voldtaegt": -3.0,
            "incest": -2.5,
            "voldsudoever": -3.0,
            "demens": -2.0,
            "112": -1.5,
            "klage": -1.5,
        },
    ),
    "alkohol_stoffer": Kerne(
        {"alkohol": 1.5, "stoffer": 1.5},
        {
            "behandling": 1.0,
            "alkoholbehandling": 1.5,
            "stofbehandling": 1.5,
            "misbrug": 1.0,
            "heroin": -0.5,
            "gravid": -2.0,
            "barn af alkoholiker": -2.0,
        },
    ),
    "tryghed_vold": Kerne(
        {"vold_krise": 2.5},
        {
            "krisecenter": 2.0,
            "partnervold": 2.0,
            "vold": 1.5,
            "noegenbillede": -2.5,
            "prostitution": -3.0,
            "menneskehandel": -3.0,
            "voldsudoever": -1.5,
            "voldtaegt": -2.0,
            "underretning": -2.0,
        },
    ),
    "boern_familie": Kerne(
        {"familie_boern": 2.0},
        {
            "domstol": -2.5,
            "familieraadgivning": 3.0,
            "foraeldre": 1.0,
            "familiehus": 1.5,
            "sundhedsplejerske": 1.0,
            "noegenbillede": -3.0,
            "indsat": -2.5,
            "julehjaelp": -1.0,
            "kontingent": -0.5,
        },
    ),
    "faellesskab": Kerne(
        {"ensomhed_faellesskab": 2.0},
        {
            "vaerested": 2.0,
            "besoegsven": 2.0,
            "ensom": 1.0,
            "netvaerk": 0.5,
            "12 trin": -2.5,
            "prostitution": -3.0,
        },
    ),
    "noget_at_staa_op_til": Kerne(
        {"beskaeftigelse_uddannelse": 2.0, "kultur_fritid": 0.8},
        {
            "jobcenter": 2.5,
            "vaerksted": 2.0,
            "smaajob": 2.0,
            "frivillig": 1.5,
            "aktivitetshus": 1.0,
            "jobcafe": 1.5,
            "dansk": -1.0,
            "foertidspension": -1.5,
            "specialklasse": -3.0,
        },
    ),
    "hverdag": Kerne(
        {"hverdag_bostoette": 1.5, "mad_toej_bad": 1.5, "transport": 0.3},
        {
            "hjemmehjaelp": 2.0,
            "bostoette": 2.0,
            "mad": 1.5,
            "billig mad": 1.0,
            "bad": 1.0,
            "handicapbil": -1.5,
            "demens": -2.0,
        },
    ),
    "rettigheder": Kerne(
        {"jura_raadgivning": 2.5},
        {
            "domstol": -1.0,
            "borgerraadgiver": 3.0,
            "bisidder": 2.5,
            "klage": 1.0,
            "retshjaelp": 2.0,
            "advokat": 1.5,
            "voldtaegt": -3.0,
            "noegenbillede": -4.0,
            "incest": -3.0,
            "patient": -0.5,
        },
    ),
    "ophold_sprog": Kerne(
        {"sprog_integration": 2.0},
        {
            "dansk": 1.5,
            "tolk": 2.0,
            "udlaending": 1.0,
            "danskven": 1.5,
            "menneskehandel": -3.0,
            "prostitution": -3.0,
            "tvangsaegteskab": -2.0,
        },
    ),
}


@dataclass(frozen=True, slots=True)
class Saeremne:
    """Where a special topic is at home: in these areas, for these people, or where the words say so."""

    omraader: frozenset[str]
    ord: str
    hvem: frozenset[str] = frozenset()


SAEREMNER: Mapping[str, Saeremne] = {
    "familie_boern": Saeremne(
        frozenset({"boern_familie"}),
        r"\bboern|\bbarn|\bsoen|datter|gravid|familie|foraeldre|tvilling|\bunger",
        frozenset({"barn", "gravid", "under_18"}),
    ),
    "vold_krise": Saeremne(
        frozenset({"tryghed_vold", "sted_i_nat"}),
        r"vold|slaa|slog|true|bange|overgreb|overfald|stalk|krisecent",
    ),
    "tandpleje": Saeremne(frozenset(), r"tand|taend|gebis|mund\b"),
    "stoffer": Saeremne(frozenset({"alkohol_stoffer"}), r"stof|hash|piller|narko|fix|coke|joint|misbrug"),
    "alkohol": Saeremne(frozenset({"alkohol_stoffer"}), r"alkohol|drik|druk|drak|\boel|\bvin\b|fuld"),
    "sprog_integration": Saeremne(
        frozenset({"ophold_sprog"}), r"dansk|sprog|tolk|land\b|flygt|ophold", frozenset({"tolk", "uden_cpr"})
    ),
    "digital_hjaelp": Saeremne(frozenset({"papirer_digitalt"}), r"mitid|computer|digital|nettet|\bit\b"),
}

# A transition asks for certain words in the offer (folded).
OVERGANGSORD: Mapping[str, tuple[str, ...]] = {
    "ung_voksen": ("ungestoette", "eftervaern", "ungecenter", "ungdomsbolig"),
    "anbringelse_selvstaendig": ("ungestoette", "eftervaern", "anbragt"),
    "forsorgshjem_bolig": ("housing first", "bostoette", "anvisning", "indskud", "herberg"),
    "krisecenter_bolig": ("krisecenter", "vold"),
    "sygehus": ("udskrivning", "sygehus", "socialsygeplejerske", "hjemmesygepleje"),
    "psykiatri": ("udskrivning", "psykiatri", "koordinationsplan"),
    "loesladelse": ("loesla", "faengsel", "indsat"),
    "brud": ("skilsmisse", "samvaer", "familieret"),
    "udsaettelse": ("udsaettelse", "husleje", "fogeden", "opsigelse"),
    "forsvar_civil": ("veteran", "soldat"),
    "flytning": ("flytning", "folkeregister", "flytte"),
    "tab": ("sorg", "doedsfald", "mistet"),
}
