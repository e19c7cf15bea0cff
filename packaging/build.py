#!/usr/bin/env python3
"""Make the Windows program: setup, portable archive, and their hashes.

    python3 packaging/build.py [--out dist] [--payload-only] [--twice] [--version-as X.Y.Z]

Works on Linux and on Windows with nothing but Python 3.11 or newer; runs no Windows code on Linux.
On Debian and Ubuntu it installs makensis and mingw-w64 itself; elsewhere it says what to install.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from windows import fetch, launcher, payload, product, setup, tools  # noqa: E402
from windows.audit import audit, installed_size  # noqa: E402
from windows.product import BuildError  # noqa: E402

import dev  # noqa: E402

ICON = ROOT / "resources" / "aplikasi" / "bansos.ico"
if not ICON.exists():  # until the real one is here
    ICON = ROOT / "packaging" / "windows" / "sementara.ico"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    out: Path
    version: str
    compiler: str = ""
    sign: str = ""
    payload_only: bool = False


def say(text: str) -> None:
    """Tell where the build is, with the time since it began."""
    print(f"[{time.monotonic() - _BEGAN:5.1f} s] {text}", file=sys.stderr, flush=True)


_BEGAN = time.monotonic()


def make_program(wish: Wish, work: Path) -> Path:
    """The program folder, whole and looked over."""
    runtime_tools = fetch.make_tools(ROOT / "build" / "windows" / "tools")
    runtime = fetch.fetch_runtime(runtime_tools, work)
    say(f"Windows' Python: {fetch.check_signatures(runtime_tools, runtime)}")
    site = fetch.fetch_wheels(runtime_tools, work)
    compiler = tools.find_compiler(runtime, wish.compiler)
    target = work / product.FOLDER
    payload.make_payload(ROOT, runtime, site, target, version=wish.version, compiler=compiler)
    launcher.make_launchers(target, work, ICON, wish.version)
    payload.settle_times(target)
    if wrong := audit(target):
        raise BuildError("the program folder is not right:\n  " + "\n  ".join(wrong))
    size = installed_size(target) / product.MEGABYTE
    count = len(payload.files_below(target))
    say(f"{target}: {size:.1f} MB in {count} files (budget {product.MOST_INSTALLED // 10**6} MB)")
    return target


def make_artefacts(wish: Wish, work: Path, program: Path) -> list[Path]:
    """Setup and portable archive in the folder that was asked for, each within its budget."""
    wish.out.mkdir(parents=True, exist_ok=True)
    installer = wish.out / f"{product.FOLDER}-{wish.version}-setup.exe"
    portable = wish.out / f"{product.FOLDER}-{wish.version}-portable.zip"
    closer = launcher.make_closer(work, ICON, wish.version)
    paths = {"ICON": ICON, "CLOSER": closer, "LICENCES": ROOT / "seed_data/LICENSE-wilayah.txt"}
    setup.make_setup(program, work, installer, wish.version, paths, wish.sign)
    make_portable(program, work, portable)
    size = installer.stat().st_size
    say(f"{installer.name}: {size / product.MEGABYTE:.1f} MB (budget {product.MOST_SETUP // 10**6})")
    if size > product.MOST_SETUP:
        raise BuildError(f"{installer.name} is larger than its budget")
    return [installer, portable]


def make_portable(program: Path, work: Path, archive: Path) -> None:
    """The same folder with the flag that keeps all data beside the program."""
    holder = work / "portable"
    shutil.rmtree(holder, ignore_errors=True)
    shutil.copytree(program, holder / product.FOLDER)
    (holder / product.FOLDER / product.PORTABLE_FLAG).touch()
    payload.pack(holder, archive, zipfile.ZIP_DEFLATED)
    shutil.rmtree(holder)


def write_sums(files: Sequence[Path], target: Path) -> str:
    """SHA256SUMS, as `sha256sum --check` reads it."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    target.write_text("".join(lines), encoding="ascii", newline="\n")
    return "".join(lines)


def build(wish: Wish, work: Path) -> str:
    """One whole build; returns the text of SHA256SUMS, or nothing for the program folder alone."""
    work.mkdir(parents=True, exist_ok=True)
    program = make_program(wish, work)
    if wish.payload_only:
        return ""
    return write_sums(make_artefacts(wish, work, program), wish.out / "SHA256SUMS")


def main(arguments: Sequence[str]) -> int:
    """Return the exit code: 1 when the build failed, with the reason on stderr."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where artefacts go")
    parser.add_argument("--payload-only", action="store_true", help="the program folder alone")
    parser.add_argument("--version-as", metavar="X.Y.Z", help="stamp another version, for trials")
    parser.add_argument("--compiler", default="", help="a CPython of the shipped version")
    options = parser.parse_args(arguments)
    try:
        version = product.checked_version(options.version_as or product.read_version(ROOT))
        wish = Wish(options.out.absolute(), version, options.compiler,
                    payload_only=options.payload_only)  # fmt: skip
        dev.install_packages(tools.missing_packages((tools.GCC, tools.MAKENSIS)))
        print(build(wish, ROOT / "build" / "windows" / "work"), end="")
    except (BuildError, dev.SetupError) as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
