"""The second process of the kill tests: ``python -m tests.storage.redaktion_barn FILE ROUND``.

Imports many offers in one go, says "klar" before it, each step, and "faerdig" when it is saved.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from tests.storage.redaktion_hjaelp import VARME, aabn
from vejviser.domain.indlaesning import Aendring, Importplan

ANTAL = 800
IDS = tuple(f"tilbud-{number}" for number in range(ANTAL))


def main(fil: Path, runde: int) -> None:
    with aabn(fil) as redaktion:
        now = redaktion.alle()
        wanted = [replace(VARME, id=id, navn=f"Runde {runde}") for id in IDS]
        plan = Importplan(
            "jsonl",
            nye=tuple(one for one in wanted if one.id not in now),
            aendrede=tuple(Aendring(now[one.id], one, ("navn",)) for one in wanted if one.id in now),
        )
        print("klar", flush=True)
        redaktion.importer(plan, "fil", lambda done, total: print(done, flush=True))
        print("faerdig", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
