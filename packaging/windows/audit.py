"""Whether a program folder is whole, for 64-bit Windows, free of leftovers, and small enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bansos_desktop.runtime.shipped import SEAL
from windows import product
from windows.payload import files_below
from windows.pe import PE_SUFFIXES, X64, NotPortableExecutable, read_pe

# What Windows 10 1809 and later have themselves; api-ms-win-* and ext-ms-* are sets of these.
_OF_WINDOWS = frozenset(
    (
        "advapi32", "authz", "bcrypt", "bcryptprimitives", "comctl32", "comdlg32", "crypt32",
        "d2d1", "d3d11", "d3d12", "d3d9", "dcomp", "dnsapi", "dwmapi", "dwrite", "dxgi", "gdi32",
        "icuuc", "imm32", "iphlpapi", "kernel32", "mpr", "mscms", "msvcrt", "netapi32", "ntdll",
        "ole32", "oleaut32", "powrprof", "propsys", "rpcrt4", "rstrtmgr", "setupapi", "shcore",
        "shell32", "shlwapi", "ucrtbase", "uiautomationcore", "user32", "userenv", "uxtheme",
        "version", "winmm", "winspool.drv", "ws2_32", "wtsapi32",
    )
)  # fmt: skip
_SETS = ("api-ms-win-", "ext-ms-")
_UNWANTED = (
    "_ssl.pyd", "libssl", "_wmi.pyd", "opengl32sw", "qt6network", "qt6qml", "qt6quick",
    "qt6webengine", "qtnetwork", "setuptools", "/pip/", "python.exe", "pythonw.exe",
    "__pycache__", ".dist-info", "tzdata", "tests/",
)  # fmt: skip
_WANTED_ALWAYS = (product.WINDOW_EXE, product.CONSOLE_EXE, product.INTERNAL, SEAL)


def audit(folder: Path, most: int = product.MOST_INSTALLED) -> list[str]:
    """Everything that is wrong with a program folder; empty when nothing is."""
    files = files_below(folder)
    wrong = [f"missing: {name}" for name in _WANTED_ALWAYS if not (folder / name).exists()]
    wrong += _leftovers(file.relative_to(folder).as_posix() for file in files)
    shared = _shared_names(folder)
    for file in files:
        if file.suffix.lower() in PE_SUFFIXES:
            wrong += _wrong_program(file, shared)
    size = installed_size(folder)
    if size > most:
        wrong.append(f"too large: {size / product.MEGABYTE:.1f} MB of {most / product.MEGABYTE:g}")
    return wrong


def installed_size(folder: Path) -> int:
    """Bytes of all files."""
    return sum(file.stat().st_size for file in files_below(folder))


def _leftovers(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        lowered = f"/{name.lower()}"
        if any(word in lowered for word in _UNWANTED):
            yield f"leftover: {name}"


def _shared_names(folder: Path) -> frozenset[str]:
    """Libraries found from anywhere: beside Python, and in folders that packages add."""
    internal = folder / product.INTERNAL
    places = [internal]
    places += [path for path in internal.rglob("*") if path.name in ("PySide6", "shiboken6")]
    places += list(internal.rglob("*.libs"))
    return frozenset(
        file.name.lower() for place in places if place.is_dir() for file in place.iterdir()
    )


def _wrong_program(file: Path, shared: frozenset[str]) -> Iterator[str]:
    try:
        program = read_pe(file)
    except NotPortableExecutable as error:
        yield f"not a program of Windows: {error}"
        return
    if program.machine != X64:
        yield f"not 64-bit x86: {file.name}"
    beside = {other.name.lower() for other in file.parent.iterdir()}
    for name in program.imports:
        if not (name in shared or name in beside or of_windows(name)):
            yield f"unresolved: {file.name} loads {name}"


def of_windows(library: str) -> bool:
    """Whether every Windows that we support has a library."""
    return library.startswith(_SETS) or library.removesuffix(".dll") in _OF_WINDOWS
