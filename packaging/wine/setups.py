"""The setups that are tried: the one that was built, and one that says it is an earlier version."""

from __future__ import annotations

from pathlib import Path

from windows import launcher, licences, payload, product, setup, tools
from windows.product import BuildError

import build

__all__ = ["BuildError", "earlier", "fetched", "newer", "older"]

_THOROUGH = "SetCompressor /SOLID lzma\nSetCompressorDictSize 64\n"
_FAST = "SetCompressor zlib\n"


def newer(work: Path, given: Path | None, *, fast: bool) -> Path:
    """The setup to try: the one given, or one that is built now."""
    out, parts = work / "pemasang", work / "build"
    wish = build.Wish(out, product.read_version(build.ROOT))
    if given is None and not fast:
        build.build(wish, parts)
        given = out / f"{product.FOLDER}-{wish.version}-setup.exe"
    elif given is None:
        given = pack_fast(wish, parts, build.make_program(wish, parts))
    return given.absolute()


def older(work: Path, given: Path | None, than: str) -> Path:
    """The setup of an earlier version: the one given, or today's program saying it is older."""
    parts = work / "build"
    wish = build.Wish(work / "pemasang", earlier(than))
    return given.absolute() if given else pack_fast(wish, parts, _stamped(wish, parts))


def earlier(version: str) -> str:
    """A version before this one."""
    major, minor, patch = map(int, version.split("."))
    if patch:
        return f"{major}.{minor}.{patch - 1}"
    return f"{major}.{minor - 1}.0" if minor else f"{major - 1}.9.0"


def fetched(parts: Path) -> Path:
    """The folder with Windows' Python and every wheel; what is there already is not asked for."""
    if not (parts / "runtime").is_dir() or not (parts / "site").is_dir():
        build.fetch_parts(parts)
    return parts


def _stamped(wish: build.Wish, parts: Path) -> Path:
    """The program folder once more, saying another version; what was fetched is there already."""
    runtime, site = (fetched(parts) / name for name in ("runtime", "site"))
    target = parts / "lama" / product.FOLDER
    target.parent.mkdir(exist_ok=True)
    compiler = tools.find_compiler(runtime)
    payload.make_payload(build.ROOT, runtime, site, target, version=wish.version, compiler=compiler)
    launcher.make_launchers(target, parts, wish.look)
    return target


def pack_fast(wish: build.Wish, parts: Path, program: Path) -> Path:
    """A setup by the same script, only packed in seconds instead of minutes, and so larger."""
    wish.out.mkdir(parents=True, exist_ok=True)
    installer = wish.out / f"{product.FOLDER}-{wish.version}-setup.exe"
    page = parts / "lisensi.txt"
    page.write_text(licences.one_page(build.LICENCES), encoding="utf-8-sig", newline="\r\n")
    paths = {"ICON": wish.look.icon, "CLOSER": launcher.make_closer(parts, wish.look),
             "LICENCES": page, "OUT": installer}  # fmt: skip
    told = setup.Script(wish.version, paths)
    include = parts / "nsis-cepat"
    include.mkdir(exist_ok=True)
    size = sum(file.stat().st_size for file in payload.files_below(program))
    text = setup.SCRIPT.read_text(encoding="utf-8")
    if _THOROUGH not in text:
        raise BuildError(f"{setup.SCRIPT.name} packs in another way than setups.py expects")
    for name, content in (
        ("product.nsh", setup.definitions(told, size // 1024)),
        ("berkas.nsh", setup.file_list(program)),
        ("cepat.nsi", text.replace(_THOROUGH, _FAST)),
    ):
        (include / name).write_text(content, encoding="utf-8", newline="\n")
    command = [tools.find(tools.MAKENSIS), "-V2", "-NOCD", "-INPUTCHARSET", "UTF8"]
    tools.run([*command, f"-DSTUB={setup.STUB}", "cepat.nsi"], folder=include)
    return installer
