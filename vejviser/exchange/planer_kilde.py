"""The ready-made plans for when a citizen does not come: a list in ``ressourcer/spoergsmaal/planer.yaml``.

They are a convenience: a file that is missing or broken gives none, and the plan is written by hand.
"""

from __future__ import annotations

from pathlib import Path

from vejviser.errors import Fault
from vejviser.exchange.yaml_noder import read_yaml
from vejviser.exchange.yaml_skema import Laesning, Raekke, Tekst

FIL = "spoergsmaal/planer.yaml"
HOEJST = 6
"""More buttons than this are no help."""


def read_planer(ressourcer: Path) -> tuple[str, ...]:
    """The plans in their order; nothing where the file cannot be used."""
    faults: list[Fault] = []
    node = read_yaml(ressourcer / FIL, FIL, faults)
    if node is None:
        return ()
    into = Laesning(FIL, faults)
    read = tuple(words for words in Raekke(Tekst()).read(node, "", into) if isinstance(words, str))
    return () if faults else read[:HOEJST]
