"""What the commands share: paths, the clock, and the directory opened once. The only clock of the CLI."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from vejviser import composition
from vejviser.cli.output import tell
from vejviser.paths import Paths

if TYPE_CHECKING:
    from vejviser.domain.tilbud import Tilbud
    from vejviser.search.behov_lytter import Behovslytter
    from vejviser.search.matching import Loesningsfinder
    from vejviser.search.motor import Soegemotor


def _local_now() -> datetime:
    """Local wall time without a zone, as opening hours are written."""
    return datetime.now().astimezone().replace(tzinfo=None)


@dataclass
class Context:
    """Opens the heavy parts on first use, and tells once what is wrong with the directory."""

    paths: Paths
    now: Callable[[], datetime] = field(default=_local_now)

    @cached_property
    def opened(self) -> composition.Opened:
        opened = composition.open_katalog(self.paths)
        tell(*opened.advarsler)
        return opened

    def tilbud(self, id_: str) -> Tilbud:
        return self.opened.katalog.tilbud[id_]

    def soegning(self, year: int) -> Soegemotor:
        return composition.open_soegning(self.opened, self.paths, composition.holiday_dates(year))

    def behov(self) -> Behovslytter:
        return composition.open_behov(self.opened, self.paths)

    def forslag(self, year: int) -> Loesningsfinder:
        return composition.open_forslag(self.opened, self.soegning(year), composition.holiday_dates(year))
