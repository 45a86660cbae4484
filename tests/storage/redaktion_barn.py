"""The second process of the kill tests: ``python -m tests.storage.redaktion_barn FILE ROUND``.

Imports many offers in one go, says "klar" before and each step after, and "faerdig" when it is saved.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from tests.storage.redaktion_hjaelp import VARME, aabn, plan

ANTAL = 400


def offers(runde: int) -> list[str]:
    return [f"tilbud-{number}" for number in range(ANTAL)] + [f"runde-{runde}"]


def main(fil: Path, runde: int) -> None:
    with aabn(fil) as redaktion:
        wanted = [replace(VARME, id=id, navn=f"Runde {runde}") for id in offers(runde)]
        made = plan(redaktion, wanted)
        print("klar", flush=True)
        redaktion.importer(made, "fil", lambda done, total: print(done, flush=True))
        print("faerdig", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
