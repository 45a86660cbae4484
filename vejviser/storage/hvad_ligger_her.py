"""Everything that Vejviser keeps in the user's folder, one post each, and how each is deleted.

The answer must be whole: what is not known by name is counted too, as someone else's, and left alone.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vejviser.domain.kladde import dag_og_tid
from vejviser.domain.post import Post
from vejviser.errors import UserError
from vejviser.storage import barrierer, kladder, opfoelgning_lager, overblik_lager
from vejviser.storage.barrierer import Barrierelager
from vejviser.storage.hel_fil import TEMP, cannot_write
from vejviser.storage.kladder import Kladdelager
from vejviser.storage.krypteret_mappe import SUFFIX, is_id
from vejviser.storage.opfoelgning_lager import Opfoelgningslager

KLADDE = "kladde:"


@dataclass(frozen=True, slots=True)
class _Fast:
    """A file or folder that is always called the same."""

    id: str
    navn: str
    forklaring: str
    steder: tuple[str, ...]
    kan_slettes: bool = True


_FASTE = (
    _Fast(
        "opfoelgninger",
        "Opfølgninger",
        "Datoer for opfølgning, uden navne. Krypteret. Slettes 14 dage efter datoen, senest efter 6 måneder.",
        (opfoelgning_lager.MAPPE,),
    ),
    _Fast(
        "barrierer",
        "Råb op",
        "Korte noter om, hvor det gik i stå, uden personer. Ligger her, til du sletter dem.",
        (barrierer.FIL, barrierer.FIL.replace(".json", TEMP)),
    ),
    _Fast(
        "overblik",
        "Tal til Overblik",
        "Antal samtaler måned for måned, uden ord og uden personer. Ligger her, til du sletter dem.",
        (overblik_lager.FIL, overblik_lager.FIL.replace(".json", TEMP)),
    ),
    _Fast(
        "indstillinger",
        "Dine indstillinger",
        "Afsender, adresse, udseende, dækning og kladder. Slettes de, gælder standard ved næste start.",
        ("indstillinger.json", ".indstillinger-*"),
    ),
    _Fast(
        "favoritter",
        "Favoritter og dine noter om tilbud",
        "Dine egne mærker i kataloget. Ligger her, til du sletter dem. De overlever et nyt katalog.",
        ("favoritter.json", "favoritter-skadet.json"),
    ),
    _Fast(
        "rettelser",
        "Fejl, du har meldt",
        "Rettelser til kataloget, som du har gemt eller sendt. Ingen oplysninger om borgere.",
        ("rettelser",),
    ),
    _Fast(
        "redaktion",
        "Redaktørens database",
        "Kataloget, som redaktøren retter i, med historik. Slet den selv i Stifinder, hvis den skal væk.",
        ("redaktion",),
        kan_slettes=False,
    ),
    _Fast(
        "katalog",
        "Hentede kataloger",
        "Det katalog, der bruges, og dem før det. Slettes de, bruges kataloget, der fulgte med programmet.",
        ("katalog",),
    ),
    _Fast(
        "log",
        "Fejllog",
        "Tid, slags og sted i programmet for fejl. Aldrig ord, du har skrevet.",
        ("log",),
    ),
    _Fast(
        "indeks",
        "Søgeindeks",
        "Gør søgningen hurtig. Laves igen ved næste start. Ingen oplysninger om borgere.",
        ("indeks",),
    ),
    _Fast(
        "aaben",
        "Tegn på, at Vejviser er åben",
        "Sørger for, at der kun er ét vindue. Fjernes, når du lukker.",
        ("aaben",),
        kan_slettes=False,
    ),
    _Fast(
        "rester",
        "Rester af en afbrudt lagring",
        "Kan ikke læses. Fjernes ved næste start.",
        (f"{kladder.MAPPE}/*{TEMP}",),
        kan_slettes=False,
    ),
)


class Skuffe:
    """The drawer: the user's folder and the three stores that lie in it."""

    def __init__(
        self,
        bruger: Path,
        kladder: Kladdelager,
        opfoelgninger: Opfoelgningslager,
        barrierer: Barrierelager,
        nu: Callable[[], datetime],
    ) -> None:
        self._bruger = bruger
        self._kladder = kladder
        self._opfoelgninger = opfoelgninger
        self._barrierer = barrierer
        self._nu = nu

    def hvad_ligger_her(self) -> tuple[Post, ...]:
        """Drafts first, then the rest; nothing is listed that is not there."""
        fixed = [self._fixed(fast) for fast in _FASTE]
        return tuple(post for post in (*self._drafts(), *fixed, self._others()) if post is not None)

    def delete(self, post_id: str) -> None:
        """Delete one post; one that is gone already is no fault. Raises ``UserError``."""
        if post_id.startswith(KLADDE):
            self._kladder.delete(post_id.removeprefix(KLADDE))
        elif post_id == "opfoelgninger":
            self._opfoelgninger.delete_all()
        elif post_id == "barrierer":
            self._barrierer.delete_all()
        else:
            self._delete_fixed(post_id)

    def _delete_fixed(self, post_id: str) -> None:
        fast = next((fast for fast in _FASTE if fast.id == post_id), None)
        if fast is None or not fast.kan_slettes:
            raise UserError("Det kan ikke slettes herfra.", "Slet det i Stifinder, hvis det er dit.")
        try:
            for path in self._paths(fast):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(
                f"“{fast.navn}” er ikke slettet.", "Luk Vejviser, og prøv igen.", error
            ) from error

    def _drafts(self) -> Iterator[Post]:
        """The ones that can be read by their time; the others by their file alone."""
        folder = self._bruger / kladder.MAPPE
        readable = {kladde.id: kladde for kladde in self._kladder.all()}
        for kladde in readable.values():
            end = dag_og_tid(kladde.udloeber, self._now())
            kept = " Gemt til opfølgning." if kladde.til_opfoelgning else ""
            name = f"Samtale fra {dag_og_tid(kladde.begyndt, self._now())}"
            why = f"Ikke afsluttet. Krypteret.{kept} Slettes {end}."
            yield Post(KLADDE + kladde.id, name, why, kladde.stoerrelse, kladde.aendret, True)
        for file in _children(folder):
            if _is_draft(file) and file.stem not in readable:
                why = "Krypteret. Kan ikke læses lige nu."
                yield _post(KLADDE + file.stem, "Samtale, der ikke er afsluttet", why, [file])

    def _fixed(self, fast: _Fast) -> Post | None:
        paths = self._paths(fast)
        files = [file for path in paths for file in _files(path)]
        return _post(fast.id, fast.navn, fast.forklaring, files, fast.kan_slettes) if files else None

    def _others(self) -> Post | None:
        """What Vejviser does not know; the folder may be shared, so the folders in it are not opened."""
        known = {path for fast in _FASTE for path in self._paths(fast)} | {self._bruger / kladder.MAPPE}
        drafts = _children(self._bruger / kladder.MAPPE)
        strange = [path for path in _children(self._bruger) if path not in known]
        strange += [path for path in drafts if path not in known and not _is_draft(path)]
        if not strange:
            return None
        why = f"Filer og mapper, som ikke er lavet af Vejviser: {len(strange)}. Vejviser rører dem ikke."
        files = [path for path in strange if path.is_file()]
        return _post("andet", "Andet i mappen", why, files, deletable=False)

    def _paths(self, fast: _Fast) -> list[Path]:
        return [path for pattern in fast.steder for path in self._bruger.glob(pattern)]

    def _now(self) -> datetime:
        return self._nu().replace(tzinfo=None)


def _post(id: str, navn: str, forklaring: str, files: list[Path], deletable: bool = True) -> Post:
    size, changed = 0, None
    for file in files:
        with contextlib.suppress(OSError):
            status = file.stat()
            size += status.st_size
            changed = max(changed or 0.0, status.st_mtime)
    when = None if changed is None else datetime.fromtimestamp(changed).astimezone().replace(tzinfo=None)
    return Post(id, navn, forklaring, size, when, deletable)


def _is_draft(file: Path) -> bool:
    return file.suffix == SUFFIX and is_id(file.stem)


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _files(path: Path) -> list[Path]:
    """All files below, without following links out of the folder."""
    if path.is_symlink() or not path.is_dir():
        return [path]
    return [file for child in _children(path) for file in _files(child)]
