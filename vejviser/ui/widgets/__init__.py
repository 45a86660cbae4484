"""The building blocks of every screen. Must know no word of the domain.

Each has an accessible name, a minimum height, and takes its colours and sizes from ``ui.theme.current()``.
"""

from vejviser.ui.widgets.afkrydsning import Afkrydsning
from vejviser.ui.widgets.etiket import Etiket
from vejviser.ui.widgets.felter import Feltgruppe, Flertekst, Tekstfelt
from vejviser.ui.widgets.flader import Baggrund, FlowLayout, Foldeboks, Kort, Rulleflade, Streg
from vejviser.ui.widgets.flise import Flise, Flisegitter
from vejviser.ui.widgets.knap import Knap, Knaptype, Tast, draw_key, key_size
from vejviser.ui.widgets.linjer import Handling, Ikon, RavLinje, Tilstandsflade, add_shown, clear_layout
from vejviser.ui.widgets.maerke import Badge, BadgeKind, badge_size, draw_badge
from vejviser.ui.widgets.raekkeliste import Raekkeliste
from vejviser.ui.widgets.tekst import Mark, Span, announce, find_spans, lay_out, set_hint, text_size
from vejviser.ui.widgets.traad import Traad
from vejviser.ui.widgets.trin import Nummer, Trinvalg, Trinviser, blade_path, draw_number
from vejviser.ui.widgets.valgknap import Chip, Valgknap

__all__ = [
    "Afkrydsning",
    "Badge",
    "BadgeKind",
    "Baggrund",
    "Chip",
    "Etiket",
    "Feltgruppe",
    "Flertekst",
    "Flise",
    "Flisegitter",
    "FlowLayout",
    "Foldeboks",
    "Handling",
    "Ikon",
    "Knap",
    "Knaptype",
    "Kort",
    "Mark",
    "Nummer",
    "Raekkeliste",
    "RavLinje",
    "Rulleflade",
    "Span",
    "Streg",
    "Tast",
    "Tekstfelt",
    "Tilstandsflade",
    "Traad",
    "Trinvalg",
    "Trinviser",
    "Valgknap",
    "add_shown",
    "announce",
    "badge_size",
    "blade_path",
    "clear_layout",
    "draw_badge",
    "draw_key",
    "draw_number",
    "find_spans",
    "key_size",
    "lay_out",
    "set_hint",
    "text_size",
]
