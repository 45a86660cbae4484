"""README's pictures: what ``vejviser demo`` draws, with as few colours as they need.

python packaging/billeder/lav.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

HERE = Path(__file__).resolve().parent
WANTED = ("find", "samtale-1", "samtale-3", "akut")
COLOURS = 256


def reduce(image: QImage) -> QImage:
    """The same picture in its own most frequent colours: a quarter of the bytes, and text stays sharp."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("B").cast("I")
    table = [colour for colour, _ in Counter(pixels).most_common(COLOURS)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return image.convertToFormat(QImage.Format.Format_Indexed8, table, flags)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "VEJVISER_DATA": str(Path(folder, "data"))}
        demo = Path(folder, "demo")
        subprocess.run(
            [sys.executable, "-m", "vejviser", "demo", "--ud", str(demo)], env=environment, check=True
        )
        for name in WANTED:
            target = HERE / f"{name}.png"
            if not reduce(QImage(str(demo / f"{name}.png"))).save(str(target), quality=0):
                print(f"{target} could not be written", file=sys.stderr)
                return 1
            print(f"{target.relative_to(HERE.parent.parent)} {target.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
