"""Our own three Windows programs, made by mingw-w64: two launchers, and what closes them."""

from __future__ import annotations

from pathlib import Path

from windows import product
from windows.product import CONSOLE_EXE, NAME, PACKAGE, PUBLISHER, PYTHON_TAG, WINDOW_EXE
from windows.tools import GCC, WINDRES, find, run

HERE = Path(__file__).resolve().parent
CLOSER_EXE = "tutup.exe"
_INDONESIAN, _UNICODE = "0421", "04B0"
_FLAGS = (
    "-std=gnu17", "-O2", "-Wall", "-Wextra", "-Werror", "-s", "-static", "-municode",
    "-DUNICODE", "-D_UNICODE", "-Wl,--no-insert-timestamp", "-Wl,--dynamicbase,--nxcompat",
)  # fmt: skip


def make_launchers(target: Path, work: Path, icon: Path, version: str) -> None:
    """Write the window's and the command line's program beside `_internal`."""
    defines = (f'-DPYTHON_DLL=L"{PYTHON_TAG}.dll"', f'-DPACKAGE=L"{PACKAGE}"')
    windowed = ("-mwindows", "-DWINDOWED")
    describe = f"{NAME} - pencatatan bantuan sosial"
    _make(target / WINDOW_EXE, work, ("launcher.c", icon, version, describe), defines + windowed)
    describe = f"{NAME} - baris perintah"
    _make(target / CONSOLE_EXE, work, ("launcher.c", icon, version, describe),
          (*defines, "-mconsole"))  # fmt: skip


def make_closer(work: Path, icon: Path, version: str) -> Path:
    """Write the installer's helper that asks open windows to close."""
    defines = (f'-DWINDOW_EXE=L"{WINDOW_EXE}"', f'-DCONSOLE_EXE=L"{CONSOLE_EXE}"', "-mwindows")
    parts = ("closer.c", icon, version, f"{NAME} - menutup program")
    _make(work / CLOSER_EXE, work, parts, defines)
    return work / CLOSER_EXE


def _make(
    exe: Path, work: Path, parts: tuple[str, Path, str, str], options: tuple[str, ...]
) -> None:
    source, icon, version, describe = parts
    script, resource = work / f"{exe.stem}.rc", work / f"{exe.stem}.res"
    text = resource_script(exe.name, icon, version, describe)
    script.write_text(text, encoding="utf-8", newline="\n")
    run([find(WINDRES), "--codepage=65001", script, "-O", "coff", "-o", resource])
    run([find(GCC), *_FLAGS, *options, "-o", exe, HERE / source, resource])


def resource_script(exe: str, icon: Path, version: str, describe: str) -> str:
    """Icon, manifest, and what Properties > Details shows of a program."""
    values = {
        "CompanyName": PUBLISHER,
        "FileDescription": describe,
        "FileVersion": product.four_numbers(version),
        "InternalName": exe.removesuffix(".exe"),
        "OriginalFilename": exe,
        "ProductName": NAME,
        "ProductVersion": version,
    }
    numbers = product.four_numbers(version).replace(".", ",")
    lines = "\n".join(f'   VALUE "{name}", "{value}"' for name, value in values.items())
    return f"""\
1 ICON "{icon.as_posix()}"
1 24 "{(HERE / "launcher.manifest").as_posix()}"
1 VERSIONINFO
FILEVERSION {numbers}
PRODUCTVERSION {numbers}
FILEOS 0x40004
FILETYPE 1
BEGIN
 BLOCK "StringFileInfo" BEGIN
  BLOCK "{_INDONESIAN}{_UNICODE}" BEGIN
{lines}
  END
 END
 BLOCK "VarFileInfo" BEGIN
  VALUE "Translation", 0x{_INDONESIAN}, 0x{_UNICODE}
 END
END
"""
