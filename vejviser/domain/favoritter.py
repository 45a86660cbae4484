"""What this machine's user keeps about offers: favourites, and a note of their own. Never about a citizen.

They belong to offer ids, not to a directory: one that has left the directory is kept and comes back with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

MOST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Favoritter:
    """``ids`` in the order they were chosen; ``noter``: offer id -> plain text."""

    ids: tuple[str, ...] = ()
    noter: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def toggled(self, id: str) -> Favoritter:
        """With the offer, or without it where it was there.

        >>> Favoritter().toggled("a").toggled("b").toggled("a").ids
        ('b',)
        """
        kept = tuple(one for one in self.ids if one != id)
        return replace(self, ids=kept if id in self.ids else (*self.ids, id))

    def note(self, id: str) -> str:
        return self.noter.get(id, "")

    def with_note(self, id: str, text: str) -> Favoritter:
        """An empty text takes the note away.

        >>> Favoritter().with_note("a", " ring om formiddagen ").note("a")
        'ring om formiddagen'
        """
        words = text.strip()[:MOST_NOTE]
        noter = {key: value for key, value in self.noter.items() if key != id}
        return replace(self, noter=MappingProxyType({**noter, id: words} if words else noter))
