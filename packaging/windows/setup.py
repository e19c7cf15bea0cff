"""The installer: what the script of makensis is told, and running it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from windows import product
from windows.payload import files_below
from windows.programs import MAKENSIS, find, run

HERE = Path(__file__).resolve().parent
SCRIPT = HERE / "installer.nsi"
PICTURE = HERE / "samping.bmp"  # packaging/make_side_picture.py draws it
PROGID = "BansosDesktop.Kantor"
EXTENSION = ".bansos"
MUTEX = "BansosDesktop.Berjalan"  # held by the running window: app/holding.py
# 64-bit as the program is; Windows' own makensis has the others only.
STUB = "amd64-unicode"
STUBS = (STUB, "x86-unicode")
_NEW = "$INSTDIR\\_baru"


class Script(NamedTuple):
    """What one run of makensis is told; `paths` are the names that the script knows files by."""

    version: str
    paths: Mapping[str, Path]
    sign: str = ""
    stub: str = STUB
    fast: bool = False


def definitions(script: Script, kilobytes: int) -> str:
    """product.nsh: every name and path the script uses."""
    values = {
        "NAME": product.NAME,
        "PUBLISHER": product.PUBLISHER,
        "FOLDER": product.FOLDER,
        "WINDOW_EXE": product.WINDOW_EXE,
        "CONSOLE_EXE": product.CONSOLE_EXE,
        "INTERNAL": product.INTERNAL,
        "PROGID": PROGID,
        "EXTENSION": EXTENSION,
        "MUTEX": MUTEX,
        "VERSION": script.version,
        "VERSION4": product.four_numbers(script.version),
        "KILOBYTES": str(kilobytes),
        "SPACE": space(kilobytes),
        **{name: str(path) for name, path in script.paths.items()},
    }
    lines = [f"!define {name} `{value}`" for name, value in values.items()]
    if script.fast:
        lines.append("!define FAST")
    if script.sign:
        lines.append(f"!define SIGN `{script.sign}`")
    return "\n".join(lines) + "\n"


def space(kilobytes: int) -> str:
    """A size as Indonesians write it and Windows counts it."""
    return f"{kilobytes / 1024:.1f} MB".replace(".", ",")


def file_list(folder: Path) -> str:
    """berkas.nsh: every file by name, because makensis' own order is the disk's."""
    lines: list[str] = []
    here = PurePosixPath("?")
    for file in _compressible_order(folder):
        name = PurePosixPath(file.relative_to(folder).as_posix())
        if name.parent != here:
            here = name.parent
            below = "" if here == PurePosixPath(".") else "\\" + str(here).replace("/", "\\")
            lines.append(f'SetOutPath "{_NEW}{escaped(below)}"')
        lines.append(f'File "{escaped(str(file))}"')
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """A path as makensis reads it back."""
    return text.replace("$", "$$")


def _compressible_order(folder: Path) -> list[Path]:
    """Folder by folder, and of one kind together: likes compress best beside likes."""
    files = files_below(folder)
    return sorted(files, key=lambda file: (file.parent.as_posix(), file.suffix, file.name))


def make_setup(payload: Path, work: Path, script: Script) -> None:
    """Write the setup of a finished program folder."""
    size = sum(file.stat().st_size for file in files_below(payload))
    include = work / "nsis"
    include.mkdir(exist_ok=True)
    for name, text in (
        ("product.nsh", definitions(script, size // 1024)),
        ("berkas.nsh", file_list(payload)),
    ):
        (include / name).write_text(text, encoding="utf-8", newline="\n")
    command = [find(MAKENSIS), "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8"]
    run([*command, f"-DSTUB={script.stub}", SCRIPT], folder=include)
