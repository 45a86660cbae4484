"""Hatchling hook: the wheel carries ``ressourcer/`` and the directory file inside the package.

An editable install reads the checkout itself; a copy there would only grow stale.
"""

from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TRAVELS = {"ressourcer": "vejviser/_ressourcer", "data/tilbud.sqlite": "vejviser/_data/tilbud.sqlite"}


class RessourcerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Found by hatchling as the one hook class of this file."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        missing = [name for name in TRAVELS if not (root / name).exists()]
        if missing:
            raise FileNotFoundError(f"{', '.join(missing)} mangler. Byg kataloget: vejviser katalog byg")
        build_data["force_include"] = {str(root / name): target for name, target in TRAVELS.items()}
