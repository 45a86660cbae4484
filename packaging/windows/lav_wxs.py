"""Write the WiX fragment of all program files: a component a file, with ids that last between versions.

python packaging/windows/lav_wxs.py PROGRAM_FOLDER > files.wxs
"""

from __future__ import annotations

import hashlib
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

NAVNERUM = uuid.UUID("6f0e2a52-5d0a-4b5e-9b6b-6a1f0f3b7c11")
HOVED = (
    '<?xml version="1.0" encoding="utf-8"?>\n<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi"><Fragment>'
)


def ident(kind: str, relative: str) -> str:
    return kind + hashlib.sha256(relative.encode()).hexdigest()[:24]


def lines(folder: Path, root: Path, components: list[str]) -> Iterator[str]:
    """One component per file: MSI's own rule for clean upgrades. wixl wants sources relative to the .wxs."""
    for file in sorted(one for one in folder.iterdir() if one.is_file()):
        name = file.relative_to(root).as_posix()
        components.append(ident("c", name))
        guid = str(uuid.uuid5(NAVNERUM, name)).upper()
        entry = f'<File Id="{ident("f", name)}" Name={quoteattr(file.name)} Source={quoteattr("src/" + name)}'
        yield f'<Component Id="{components[-1]}" Guid="{guid}" Win64="yes">'
        yield f'{entry} KeyPath="yes"/></Component>'
    for part in sorted(one for one in folder.iterdir() if one.is_dir()):
        name = part.relative_to(root).as_posix()
        yield f'<Directory Id="{ident("d", name)}" Name={quoteattr(part.name)}>'
        yield from lines(part, root, components)
        yield "</Directory>"


def fragment(root: Path) -> str:
    components: list[str] = []
    body = list(lines(root, root, components))
    refs = [f'<ComponentRef Id="{one}"/>' for one in components]
    return "\n".join(
        (
            HOVED,
            '<DirectoryRef Id="INSTALLDIR">',
            *body,
            "</DirectoryRef>",
            '<ComponentGroup Id="AppFiles">',
            *refs,
            "</ComponentGroup></Fragment></Wix>",
            "",
        )
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(__doc__)
        raise SystemExit(2)
    sys.stdout.write(fragment(Path(sys.argv[1]).resolve()))
