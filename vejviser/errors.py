"""The two kinds of faults a user may meet, each with a Danish sentence and a next step.

Everything else that goes wrong is a bug and reaches the hook in ``app.py`` (or ``cli.py``).
Must not import anything from the package, and must never carry what a citizen said.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass

_HVORFOR: Mapping[int, str] = {
    errno.ENOSPC: "disken er fuld",
    getattr(errno, "EDQUOT", errno.ENOSPC): "din del af disken er fuld",
    errno.EFBIG: "filen er for stor til disken",
    errno.EACCES: "du har ikke adgang",
    errno.EPERM: "du har ikke adgang",
    errno.EROFS: "drevet er skrivebeskyttet",
    errno.ENOENT: "filen eller mappen findes ikke",
    errno.ENOTDIR: "der ligger en fil, hvor der skulle være en mappe",
    errno.EISDIR: "det er en mappe",
    errno.EEXIST: "den findes allerede",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.EIO: "drevet svarer ikke",
}


def hvorfor(error: OSError) -> str:
    """Why the machine said no, in Danish: its own words are English."""
    return _HVORFOR.get(error.errno or 0, "ukendt fejl")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a source: where it stands and what is wrong, in Danish.

    ``line`` is 1-based; 0 means that the fault concerns the whole file.
    """

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        place = self.file if not self.line else f"{self.file}, linje {self.line}"
        field = f", felt “{self.field}”" if self.field else ""
        return f"{place}{field}: {self.message}"


class VejviserError(Exception):
    """Base of every error with words for the user.

    ``message`` says what happened and what was kept; ``remedy`` what to do next (may be empty).
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class UserError(VejviserError):
    """The user asked for something that cannot be done (wrong id, unwritable target ...).

    ``wrong_use``: the command itself was wrong (exit 2), not the data or the world (exit 1).
    """

    def __init__(self, message: str, remedy: str = "", *, wrong_use: bool = False) -> None:
        super().__init__(message, remedy)
        self.wrong_use = wrong_use


class DataError(VejviserError):
    """A file or directory is broken. ``faults`` lists every place, in reading order."""

    def __init__(self, message: str, remedy: str = "", faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(message, remedy)
        self.faults = faults

    def __str__(self) -> str:
        head = super().__str__()
        return "\n".join([head, *(f"  {fault}" for fault in self.faults)])
