"""The licences of everything that is shipped, collected into resources/lisensi."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from email.parser import HeaderParser
from pathlib import Path
from typing import NamedTuple

from windows.payload import files_below
from windows.product import BuildError

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "licences"
SUMMARY = "LISENSI.txt"
_NAMES = re.compile(r"(licen[cs]e|notice|copying|authors)", re.IGNORECASE)
# Locked, but left out of the package (see shipped.py).
NOT_SHIPPED = frozenset({"tzdata"})
_OURS = {
    "pyside6-essentials": ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("Qt.txt", "LGPL-3.0.txt"),
}
# Where the metadata names none, or names what is not chosen.
_CHOSEN = {
    "click-default-group": "Public Domain",
    "cryptography": "Apache-2.0 or BSD-3-Clause",
    "pyside6-essentials": "LGPL-3.0",
    "shiboken6": "LGPL-3.0",
    "sqlcipher3": "zlib",
}
_RULE = "\n" + "-" * 78 + "\n\n"
_INTRODUCTION = """\
Bagian yang dibawa Bansos Desktop
=================================

Program ini dibangun dengan bagian-bagian berikut. Semuanya boleh dipakai dan
dibagikan tanpa bayar. Naskah lengkap tiap lisensi ada di berkas yang disebut,
di folder lisensi di dalam folder program.

Qt dan PySide6 dipakai menurut LGPL versi 3: berkasnya dikirim tanpa diubah dan
boleh Anda ganti dengan buatan sendiri. Caranya ada di pyside6-essentials.txt.

"""


class Sources(NamedTuple):
    """Where the parts lie whose licences are collected."""

    site: Path
    runtime: Path
    seed: Path


def canonical(name: str) -> str:
    """A distribution's name as the lock writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: str) -> dict[str, str]:
    """Name and version of every requirement of a lock file's text."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock, re.MULTILINE))


def collect(parts: Sources) -> dict[str, str]:
    """File name and text of everything that belongs into resources/lisensi."""
    texts: dict[str, str] = {}
    rows: list[tuple[str, str, str]] = []
    for info in sorted(parts.site.glob("*.dist-info")):
        meta = HeaderParser().parsestr((info / "METADATA").read_text(encoding="utf-8"))
        name = canonical(meta["Name"])
        if name in NOT_SHIPPED:
            continue
        texts[f"{name}.txt"] = _text_of(name, info)
        kind = _CHOSEN.get(name) or meta["License-Expression"] or meta["License"]
        rows.append((f"{meta['Name']} {meta['Version']}", kind, f"{name}.txt"))
    others = {
        "python.txt": ("Python", "PSF-2.0", parts.runtime / "LICENSE.txt"),
        "sqlcipher.txt": ("SQLCipher", "BSD-3-Clause", TEXTS / "SQLCipher.txt"),
        "pemasang.txt": ("Pemasang dan runtime C", "zlib dan lain-lain", TEXTS / "Installer.txt"),
        "wilayah.txt": ("Daftar wilayah Indonesia", "MIT", parts.seed / "LICENSE-wilayah.txt"),
    }
    for file, (title, kind, source) in others.items():
        texts[file] = _read(source)
        rows.append((title, kind, file))
    texts[SUMMARY] = _INTRODUCTION + _table(rows)
    return texts


def _text_of(name: str, info: Path) -> str:
    own = [TEXTS / file for file in _OURS.get(name, ())]
    files = own or [file for file in files_below(info) if _NAMES.match(file.name)]
    if not files:
        raise BuildError(f"{name} ships without a licence; add its text in packaging/windows")
    return _RULE.join(_read(file) for file in files)


def _read(file: Path) -> str:
    text = file.read_text(encoding="utf-8").replace("\r\n", "\n")
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n\f") + "\n"


def _table(rows: Iterable[tuple[str, str, str]]) -> str:
    lines = [f"{title:<30} {kind:<28} {file}" for title, kind, file in rows]
    return "\n".join(sorted(lines, key=str.lower)) + "\n"


def differences(folder: Path, texts: Mapping[str, str]) -> Iterator[str]:
    """The files of `folder` that are not what was collected."""
    found = {file.name for file in folder.iterdir()} if folder.is_dir() else set()
    yield from sorted(found - set(texts))
    for name, text in texts.items():
        if name not in found or (folder / name).read_text(encoding="utf-8") != text:
            yield name


def write(folder: Path, texts: Mapping[str, str]) -> None:
    """Make `folder` hold exactly the texts."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.iterdir():
        if file.name not in texts:
            file.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def one_page(folder: Path) -> str:
    """What the installer shows: the summary, then every text."""
    names = sorted(file.name for file in folder.iterdir() if file.name != SUMMARY)
    parts = [(folder / SUMMARY).read_text(encoding="utf-8")]
    parts += [f"{name}\n\n{(folder / name).read_text(encoding='utf-8')}" for name in names]
    return _RULE.join(parts)


def rich_text(text: str) -> str:
    """The page as RTF in letters of one width, because its list stands in columns."""
    escaped = re.sub(r"([\\{}])", r"\\\1", text).replace("\f", "\n").replace("\n", "\\par\n")
    ascii_only = "".join(sign if sign.isascii() else _rtf_sign(sign) for sign in escaped)
    return "{\\rtf1\\ansi{\\fonttbl{\\f0\\fmodern Consolas;}}\\f0\\fs14 " + ascii_only + "}\n"


def _rtf_sign(sign: str) -> str:
    units = sign.encode("utf-16-le")
    numbers = (int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2))
    return "".join(f"\\u{number - 65536 if number > 32767 else number}?" for number in numbers)
