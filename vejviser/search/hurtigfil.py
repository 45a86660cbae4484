"""A disposable cache of arrays on disk: what took long to make, opened in a blink.

One file whose name holds a fingerprint of everything it was made from and whose first line holds a checksum.
It is written beside and moved into place in one step: two processes and a power cut are safe. It holds plain
arrays, never a pickle. Whatever is wrong with it: it counts as missing, and is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vejviser import __version__

Arrays = Mapping[str, NDArray[Any]]
SUFFIX = ".bin"
MAGIC = b"vejviser-indeks "


def cache_path(folder: Path, prefix: str, mark: str) -> Path:
    return folder / f"{prefix}{mark}{SUFFIX}"


def load_arrays(path: Path) -> dict[str, NDArray[Any]] | None:
    """None for a file that is missing or not exactly as it was written."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        if head != MAGIC + hashlib.sha256(body).hexdigest().encode():
            return None
        with np.load(io.BytesIO(body), allow_pickle=False) as arrays:
            return dict(arrays)
    except (OSError, ValueError, KeyError):
        return None


def save_arrays(arrays: Arrays, path: Path, prefix: str) -> bool:
    """Keep the arrays, and forget the other caches of this ``prefix``; False where that cannot be done."""
    body = io.BytesIO()
    np.savez(body, allow_pickle=False, **arrays)
    data = body.getvalue()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_beside(MAGIC + hashlib.sha256(data).hexdigest().encode() + b"\n" + data, path, prefix)
        _forget_others(path, prefix)
    except OSError:
        return False
    return True


def code_mark(*modules: str) -> str:
    """A fingerprint of this version of the program, and of the code of these modules of the search room.

    A program that is packed has no files of code; there, the version alone tells."""
    total = hashlib.sha256(__version__.encode())
    here = Path(__file__)
    for name in modules:
        code = here.with_name(name + here.suffix)
        total.update(hashlib.sha256(code.read_bytes()).digest() if code.exists() else b"")
    return total.hexdigest()


def text_array(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), np.uint8)


def text_of(array: NDArray[Any]) -> str:
    return array.tobytes().decode()


def _write_beside(data: bytes, path: Path, prefix: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=prefix, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _forget_others(path: Path, prefix: str) -> None:
    """Remove the caches of other versions; one that another process holds open may stay."""
    for other in path.parent.glob(f"{prefix}*{SUFFIX}"):
        if other != path:
            with contextlib.suppress(OSError):
                other.unlink()
