"""Keep only what Vejviser uses of the libraries that go into an installer.

An allow-list, so that a new file of Qt's never sneaks in; the frozen self-test proves that nothing needed
went away.

    python packaging/trim_pakker.py SITE_PACKAGES
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

MODULER = ("Core", "Gui", "Widgets", "Svg", "PrintSupport")
"""What is imported, or loaded by a plugin that is kept."""

KUN_LINUX = (
    "DBus",
    "XcbQpa",
    "OpenGL",
    "WaylandClient",
    "WaylandEglClientHwIntegration",
    "WlShellIntegration",
)
PLUGINS = {
    "platforms": r"q(windows|offscreen|cocoa|xcb|wayland.*)",
    "styles": r".*",
    "imageformats": r"q(svg|ico|jpeg)",
    "iconengines": r".*",
    "platforminputcontexts": r"(compose|ibus).*",
    "platformthemes": r"qxdgdesktopportal.*",
    "xcbglintegrations": r".*",
    "wayland-shell-integration": r".*",
    "wayland-decoration-client": r".*",
    "wayland-graphics-integration-client": r".*",
    "printsupport": r".*",
    "accessiblebridge": r".*",
}
SPROG = ("da", "en")

UBRUGT = (
    "bin",
    "share",
    "include",
    "pip",
    "setuptools",
    "pkg_resources",
    "_distutils_hack",
    "greenlet",
    # The build back end stands in the lock, for installs from source.
    "hatchling",
    "pathspec",
    "pluggy",
    "tomlkit",
    "trove_classifiers",
    "packaging",
    "numpy/f2py",
    "numpy/distutils",
    "numpy/_pyinstaller",
    "numpy/doc",
    "numpy/testing",
    "numpy/random",
    "numpy/fft",
    "numpy/polynomial",
    "sqlalchemy/testing",
    "sqlalchemy/dialects/oracle",
    "sqlalchemy/dialects/mssql",
    "sqlalchemy/dialects/mysql",
)
"""Folders nobody imports. numpy imports these of its own lazily and only on demand.

pycparser stays: Windows' keyring asks cffi, and cffi asks it. Without it no draft is kept there.
"""

AFFALD_MAPPER = frozenset({"tests", "__pycache__", "docs", "glue", "typesystems"})
AFFALD_FILER = (
    *("*.pyi", "*.lib", "*.a", "*.h", "*.pxd", "*.pyx", "*.c", "*.cpp"),
    # Only numpy's own tests import them.
    *("_*_tests.*.pyd", "_*_tests.*.so", "_simd.*.pyd", "_simd.*.so"),
    # A second, faster copy for newer processors; rapidfuzz goes on with the first one.
    *("*_cpp_avx2.*.pyd", "*_cpp_avx2.*.so"),
)


def remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def size(folder: Path) -> int:
    """Bytes of all files under ``folder``; links count nothing."""
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file() and not one.is_symlink())


def _keep_plugins(folder: Path) -> None:
    for group in list(folder.iterdir()):
        wanted = PLUGINS.get(group.name)
        if wanted is None:
            remove(group)
            continue
        for plugin in list(group.iterdir()):
            if not re.fullmatch(wanted, plugin.name.split(".")[0].removeprefix("lib")):
                remove(plugin)


def _keep_translations(folder: Path) -> None:
    for file in list(folder.iterdir()):
        match = re.fullmatch(r"qt(?:base)?_([a-z]+)(?:_\w+)?\.qm", file.name)
        if match is None or match[1] not in SPROG:
            remove(file)


def _keep_linux_libraries(folder: Path) -> None:
    """``Qt/lib`` of the Linux wheel: our modules, what the platform plugins need, and ICU."""
    for file in list(folder.iterdir()):
        match = re.match(r"libQt6(\w+?)\.so", file.name)
        unused = match is not None and match[1] not in (*MODULER, *KUN_LINUX)
        if unused or re.match(r"lib(av|sw)", file.name):
            remove(file)


def _trim_qt_folder(folder: Path) -> None:
    keepers: dict[str, Callable[[Path], None]] = {
        "plugins": _keep_plugins,
        "translations": _keep_translations,
        "lib": _keep_linux_libraries,
    }
    for part in list(folder.iterdir()):
        keep = keepers.get(part.name)
        if keep is None:
            remove(part)
        else:
            keep(part)


def _wanted_file(name: str) -> bool:
    """A file straight in ``PySide6/``: Python glue, the runtime, and the modules we import."""
    if name.endswith(".py") or re.match(
        r"(msvcp140|vcruntime140|concrt140|(lib)?pyside6\.|libshiboken6)", name
    ):
        return True
    module = re.match(r"Qt(\w+)\.(pyd|abi3\.so|so)$", name) or re.match(r"Qt6(\w+)\.dll$", name)
    return module is not None and module[1] in MODULER


def trim_pyside(folder: Path) -> None:
    for part in list(folder.iterdir()):
        if part.name == "plugins":
            _keep_plugins(part)
        elif part.name == "translations":
            _keep_translations(part)
        elif part.name == "Qt":
            _trim_qt_folder(part)
        elif not (part.name == "support" if part.is_dir() else _wanted_file(part.name)):
            remove(part)


def trim(site: Path) -> None:
    """Trim an unpacked set of wheels in place. The ``.dist-info`` folders stay: they hold the licences."""
    trim_pyside(site / "PySide6")
    for name in UBRUGT:
        if (site / name).exists():
            remove(site / name)
    for info in site.glob("*.dist-info"):
        if info.name.split("-")[0] in UBRUGT:
            remove(info)
    for folder in [one for one in site.rglob("*") if one.is_dir() and one.name in AFFALD_MAPPER]:
        if folder.exists():
            remove(folder)
    for pattern in AFFALD_FILER:
        for file in list(site.rglob(pattern)):
            remove(file)


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    site = Path(sys.argv[1])
    before = size(site)
    trim(site)
    print(f"{before / 2**20:.0f} MiB -> {size(site) / 2**20:.0f} MiB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
