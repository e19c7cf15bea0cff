#!/usr/bin/env python3
"""Make the Windows program: setup, portable archive, and their hashes.

Works on Linux and on Windows with nothing but Python 3.11 or newer, and runs no Windows code on
Linux. On Debian and Ubuntu it installs makensis and mingw-w64 itself; elsewhere it says what to
install. docs/rilis.md says how to release with it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shlex
import shutil
import sys
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from windows import fetch, launcher, licences, payload, product, programs, setup  # noqa: E402
from windows.audit import audit, installed_size  # noqa: E402
from windows.product import BuildError  # noqa: E402

import dev  # noqa: E402

WORK = ROOT / "build" / "windows"
ICONS = ROOT / "resources" / "aplikasi"
LICENCES = ROOT / "resources" / "lisensi"
_BEGAN = time.monotonic()


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    out: Path
    version: str
    compiler: str = ""
    sign: str = ""
    stub: str = setup.STUB
    fast: bool = False
    payload_only: bool = False

    @property
    def look(self) -> launcher.Look:
        """What the programs of this build show of themselves."""
        return launcher.Look(ICONS / "bansos.ico", ICONS / "berkas.ico", self.version)


def say(text: str) -> None:
    """Tell where the build is, with the time since it began."""
    print(f"[{time.monotonic() - _BEGAN:5.1f} s] {text}", file=sys.stderr, flush=True)


def fetch_parts(work: Path) -> tuple[Path, Path]:
    """Windows' Python and the wheels, in new folders."""
    work.mkdir(parents=True, exist_ok=True)
    python = fetch.make_tools(WORK / "tools")
    runtime = fetch.fetch_runtime(python, work)
    say(f"Python for Windows: {fetch.check_signatures(python, runtime)}")
    return runtime, fetch.fetch_wheels(python, work)


def make_program(wish: Wish, work: Path) -> Path:
    """The program folder, whole and looked over."""
    runtime, site = fetch_parts(work)
    texts = licences.collect(licences.Sources(site, runtime, ROOT / "seed_data"))
    if stale := sorted(licences.differences(LICENCES, texts)):
        raise BuildError(f"resources/lisensi is stale: {stale}. Run packaging/build.py --licences")
    compiler = programs.find_compiler(runtime, wish.compiler)
    target = work / product.FOLDER
    payload.make_payload(ROOT, runtime, site, target, version=wish.version, compiler=compiler)
    for program in launcher.make_launchers(target, work, wish.look):
        sign(wish, program)
    payload.seal(target)
    payload.settle_times(target)
    if wrong := audit(target):
        raise BuildError("the program folder is not right:\n  " + "\n  ".join(wrong))
    size = installed_size(target) / product.MEGABYTE
    count = len(payload.files_below(target))
    budget = product.MOST_INSTALLED // product.MEGABYTE
    say(f"{target}: {size:.1f} MB in {count} files (budget {budget} MB), bytecode by {compiler}")
    return target


def sign(wish: Wish, program: Path) -> None:
    """Let the signing command, if there is one, change a program in place."""
    if wish.sign:
        programs.run([*shlex.split(wish.sign, posix=os.name != "nt"), program])


def make_setup(wish: Wish, work: Path, program: Path) -> Path:
    """The setup of a program folder, in the folder that was asked for."""
    wish.out.mkdir(parents=True, exist_ok=True)
    installer = wish.out / f"{product.FOLDER}-{wish.version}-setup.exe"
    helper = launcher.make_helper(work, wish.look)
    sign(wish, helper)
    page = work / "lisensi.rtf"
    page.write_text(licences.rich_text(licences.one_page(LICENCES)), encoding="ascii")
    payload.settle_time(helper, page)
    paths = {"ICON": wish.look.icon, "HELPER": helper, "LICENCES": page, "OUT": installer,
             "PICTURE": setup.PICTURE}  # fmt: skip
    script = setup.Script(wish.version, paths, wish.sign, wish.stub, wish.fast)
    setup.make_setup(program, work, script)
    say(f"{installer.name}: {weighed(installer.stat().st_size, fast=wish.fast)}")
    if installer.stat().st_size > product.MOST_SETUP and not wish.fast:
        raise BuildError(f"{installer.name} is larger than its budget")
    return installer


def weighed(size: int, *, fast: bool) -> str:
    """What a setup weighs, against what it may; packed fast it may weigh anything."""
    budget = f"budget {product.MOST_SETUP // product.MEGABYTE} MB"
    held_to = "packed fast for a trial, held to no budget" if fast else budget
    return f"{size / product.MEGABYTE:.1f} MB ({held_to})"


def make_portable(wish: Wish, work: Path, program: Path) -> Path:
    """The same folder, packed with the flag that keeps all data beside the program."""
    wish.out.mkdir(parents=True, exist_ok=True)
    archive = wish.out / f"{product.FOLDER}-{wish.version}-portable.zip"
    holder = work / "portable"
    shutil.rmtree(holder, ignore_errors=True)
    shutil.copytree(program, holder / product.FOLDER)
    (holder / product.FOLDER / product.PORTABLE_FLAG).touch()
    payload.pack(holder, archive, zipfile.ZIP_DEFLATED)
    shutil.rmtree(holder)
    say(f"{archive.name}: {archive.stat().st_size / product.MEGABYTE:.1f} MB")
    return archive


def sums(files: Sequence[Path]) -> str:
    """The text of SHA256SUMS, as `sha256sum --check` reads it."""
    return "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files
    )


def build(wish: Wish, work: Path) -> str:
    """One whole build; returns the text of SHA256SUMS, or nothing for the program folder alone."""
    program = make_program(wish, work)
    if wish.payload_only:
        return ""
    text = sums([make_setup(wish, work, program), make_portable(wish, work, program)])
    (wish.out / "SHA256SUMS").write_text(text, encoding="ascii", newline="\n")
    return text


def build_twice(wish: Wish) -> str:
    """Build again from nothing in another folder. Raises BuildError unless every byte is equal."""
    first = build(wish, WORK / "work")
    again = WORK / "once more, elsewhere"
    second = build(replace(wish, out=again / "dist"), again / "work")
    if first != second:
        raise BuildError(f"two builds differ:\n{first}and\n{second}")
    say("built twice: every byte is equal")
    return first


def collect_licences() -> None:
    """Write resources/lisensi anew from what is shipped."""
    runtime, site = fetch_parts(WORK / "work")
    texts = licences.collect(licences.Sources(site, runtime, ROOT / "seed_data"))
    licences.write(LICENCES, texts)
    say(f"{LICENCES}: {len(texts)} files")


def make_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where the files go")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--payload-only", action="store_true", help="the program folder alone")
    what.add_argument("--twice", action="store_true", help="build twice and compare every byte")
    what.add_argument("--licences", action="store_true", help="renew resources/lisensi, no more")
    parser.add_argument("--fast", action="store_true", help="pack in seconds, larger: for trials")
    parser.add_argument("--version-as", metavar="X.Y.Z", help="stamp another version, for trials")
    parser.add_argument("--sign-command", default="", metavar="CMD",
                        help="signs the file whose path is put behind it")  # fmt: skip
    parser.add_argument("--compiler", default="", help=f"a CPython {product.PYTHON}")
    parser.add_argument("--stub", default=setup.STUB, choices=setup.STUBS, help="of makensis")
    return parser


def main(arguments: Sequence[str]) -> int:
    """Return the exit code: 1 when the build failed, with the reason on stderr."""
    options = make_parser().parse_args(arguments)
    try:
        version = product.checked_version(options.version_as or product.read_version(ROOT))
        wish = Wish(options.out.absolute(), version, options.compiler, options.sign_command,
                    options.stub, options.fast, options.payload_only)  # fmt: skip
        dev.install_packages(
            dev.venv_packages() + (programs.missing_packages() if sys.platform == "linux" else [])
        )
        if options.licences:
            collect_licences()
        else:
            print(build_twice(wish) if options.twice else build(wish, WORK / "work"), end="")
    except (BuildError, dev.SetupError) as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
