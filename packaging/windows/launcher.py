"""Our own three Windows programs, made by mingw-w64: two launchers, and the installer's helper."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from windows import product
from windows.product import CONSOLE_EXE, NAME, PACKAGE, PUBLISHER, PYTHON_TAG, WINDOW_EXE
from windows.programs import GCC, WINDRES, find, run

HERE = Path(__file__).resolve().parent
HELPER_EXE = "bantu.exe"
TASKBAR_ID = "BansosDesktop"  # the window gives itself the same
_INDONESIAN, _UNICODE = "0421", "04B0"
_FLAGS = (
    "-std=gnu17", "-O2", "-Wall", "-Wextra", "-Werror", "-s", "-static", "-municode",
    "-DUNICODE", "-D_UNICODE", "-Wl,--no-insert-timestamp", "-Wl,--dynamicbase,--nxcompat",
)  # fmt: skip


class Look(NamedTuple):
    """What all programs of one build show of themselves; the second icon is of .bansos files."""

    icon: Path
    file_icon: Path
    version: str


def make_launchers(target: Path, work: Path, look: Look) -> list[Path]:
    """Write the window's and the command line's program beside `_internal`."""
    shared = (f'-DPYTHON_DLL=L"{PYTHON_TAG}.dll"', f'-DPACKAGE=L"{PACKAGE}"')
    window, console = target / WINDOW_EXE, target / CONSOLE_EXE
    text = resource_script(WINDOW_EXE, look, f"{NAME} - pencatatan bantuan sosial")
    _make(window, work, "launcher.c", (*shared, "-mwindows", "-DWINDOWED"), text)
    text = resource_script(CONSOLE_EXE, look, f"{NAME} - baris perintah")
    _make(console, work, "launcher.c", (*shared, "-mconsole"), text)
    return [window, console]


def make_helper(work: Path, look: Look) -> Path:
    """Write the installer's helper, which closes open windows and marks shortcuts."""
    names = {"WINDOW_EXE": WINDOW_EXE, "CONSOLE_EXE": CONSOLE_EXE, "TASKBAR_ID": TASKBAR_ID}
    defines = [f'-D{name}=L"{value}"' for name, value in names.items()]
    text = resource_script(HELPER_EXE, look, f"{NAME} - pembantu pemasangan", icons=False)
    options = (*defines, "-mwindows", "-lole32", "-luuid")
    _make(work / HELPER_EXE, work, "helper.c", options, text)
    return work / HELPER_EXE


def _make(exe: Path, work: Path, source: str, options: tuple[str, ...], resources: str) -> None:
    script, resource = work / f"{exe.stem}.rc", work / f"{exe.stem}.res"
    script.write_text(resources, encoding="utf-8", newline="\n")
    run([find(WINDRES), "--codepage=65001", script, "-O", "coff", "-o", resource])
    sources = [HERE / source, resource]
    run([find(GCC), *_FLAGS, "-o", exe, *sources, *options])


def resource_script(exe: str, look: Look, describe: str, *, icons: bool = True) -> str:
    """Icons, manifest, and what Properties > Details shows of a program."""
    values = {
        "CompanyName": PUBLISHER,
        "FileDescription": describe,
        "FileVersion": product.four_numbers(look.version),
        "InternalName": exe.removesuffix(".exe"),
        "OriginalFilename": exe,
        "ProductName": NAME,
        "ProductVersion": look.version,
    }
    numbers = product.four_numbers(look.version).replace(".", ",")
    pictures = f'1 ICON "{look.icon.as_posix()}"\n2 ICON "{look.file_icon.as_posix()}"\n'
    lines = "\n".join(f'   VALUE "{name}", "{value}"' for name, value in values.items())
    return f"""\
{pictures if icons else ""}\
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
