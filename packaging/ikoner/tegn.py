"""Draw the program's icon in every size an installer wants, with Qt alone.

python packaging/ikoner/tegn.py OUT_FOLDER    writes vejviser-16.png ... -256.png, .ico and .svg
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

KILDE = Path(__file__).resolve().parents[2] / "ressourcer" / "ikoner" / "vejviser.svg"
PETROL = "#0A4A53"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def draw(svg: bytes, side: int) -> bytes:
    """PNG bytes of a square picture, ``side`` pixels wide, clear behind."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(svg).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """An ICO file of PNG pictures (Windows Vista and later)."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place, body = len(head) + 16 * len(pictures), b""
    for side, png in pictures.items():
        head += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(png), place + len(body))
        body += png
    return head + body


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication([])
    svg = KILDE.read_bytes().replace(b"currentColor", PETROL.encode())
    (out / "vejviser.svg").write_bytes(svg)
    pictures = {side: draw(svg, side) for side in SIZES}
    for side, png in pictures.items():
        (out / f"vejviser-{side}.png").write_bytes(png)
    (out / "vejviser.ico").write_bytes(ico(pictures))
    del app
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
