"""The program folder: runtime, wheels and our package, by the lists of `shipped`."""

from __future__ import annotations

import fnmatch
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import make_guide

from bansos_desktop.runtime.shipped import SEAL, sealed
from windows import product, shipped
from windows.product import INTERNAL, PACKAGE, PYTHON_TAG, BuildError
from windows.programs import run

# The only places that Python looks in: no registry, no environment, no folder of the user.
_SEARCH_PATH = f"{PYTHON_TAG}.zip\npustaka.zip\nsitus\n.\n"
_LIBRARY = "pustaka.zip"
_SITE = "situs"
_NATIVE = (".pyd", ".dll")


def files_below(folder: Path) -> list[Path]:
    """Every file below a folder, in one order on every system."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def matches(name: str, patterns: Iterable[str]) -> bool:
    """Whether a name is one of the patterns, upper and lower case apart."""
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def undecided(names: Iterable[str], *lists: tuple[shipped.Group, ...]) -> list[str]:
    """The names that no list speaks of: a new version of a library brought something."""
    known = [pattern for groups in lists for pattern in shipped.patterns(groups)]
    return sorted(name for name in names if not matches(name, known))


def make_payload(
    root: Path, runtime: Path, site: Path, target: Path, *, version: str, compiler: str
) -> None:
    """Fill the new folder `target` with everything but the launchers."""
    internal = target / INTERNAL
    staged = target.parent / f"{target.name}-pustaka"
    for folder in (target, staged):
        shutil.rmtree(folder, ignore_errors=True)
    internal.mkdir(parents=True)
    staged.mkdir()
    _refuse_undecided(runtime, site)
    _copy_named(runtime, internal, shipped.patterns(shipped.RUNTIME))
    _copy_named(site / "PySide6", internal / _SITE / "PySide6", shipped.patterns(shipped.QT))
    for name in shipped.patterns(shipped.WHEELS):
        _copy_wheel(site / name, internal / _SITE, staged)
    _copy_package(root, internal / _SITE / PACKAGE, version)
    for tree in (staged, internal / _SITE):
        compile_tree(tree, compiler)
    pack(staged, internal / _LIBRARY, zipfile.ZIP_STORED)
    shutil.rmtree(staged)
    (internal / f"{PYTHON_TAG}._pth").write_text(_SEARCH_PATH, encoding="ascii", newline="\n")


def _refuse_undecided(runtime: Path, site: Path) -> None:
    new = undecided((file.name for file in runtime.iterdir()), shipped.RUNTIME,
                    shipped.RUNTIME_LEFT_OUT)  # fmt: skip
    names = (file.name for file in site.iterdir() if file.name not in ("PySide6", ".lock"))
    new += undecided(names, shipped.WHEELS, shipped.WHEELS_LEFT_OUT)
    if new:
        raise BuildError(f"packaging/windows/shipped.py does not say whether to ship: {new}")


def _copy_named(source: Path, target: Path, names: Iterable[str]) -> None:
    for name in names:
        if not (source / name).is_file():
            raise BuildError(f"{source.name} has no {name} any more; see shipped.py")
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target / name)


def _copy_wheel(source: Path, site: Path, staged: Path) -> None:
    """Libraries of Python alone go into one archive, which starts faster than a thousand files."""
    if not source.exists():
        raise BuildError(f"the wheels have no {source.name} any more; see shipped.py")
    files = [source] if source.is_file() else list(_wanted(source))
    native = any(file.suffix in _NATIVE for file in files)
    base = site if native else staged
    for file in files:
        copy = base / file.relative_to(source.parent)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)


def _wanted(folder: Path) -> Iterator[Path]:
    left_out = shipped.patterns(shipped.INSIDE_LEFT_OUT)
    for file in files_below(folder):
        parts = file.relative_to(folder).parts
        if not any(matches(part, left_out) for part in parts):
            yield file


def _copy_package(root: Path, target: Path, version: str) -> None:
    """Our package with its files, as the wheel has them (`force-include` in pyproject.toml)."""
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc", ".*")
    shutil.copytree(root / PACKAGE, target, ignore=ignored)
    for name in ("resources", "seed_data"):
        shutil.copytree(root / name, target / "_files" / name, ignore=ignored)
    make_guide.make(target / "_files" / "resources")
    start = target / "__init__.py"
    text = product.stamped(start.read_text(encoding="utf-8"), version)
    start.write_text(text, encoding="utf-8", newline="\n")


def compile_tree(tree: Path, compiler: str) -> None:
    """Replace every source below `tree` with bytecode that is the same in every folder."""
    run(
        [compiler, "-I", "-m", "compileall", "-q", "-b", "-f", "-j", "1",
         "--invalidation-mode", "unchecked-hash", "-s", tree, tree],
        environment={"PYTHONHASHSEED": "0"},
    )  # fmt: skip
    for file in files_below(tree):
        if file.suffix == ".py":
            file.unlink()


def pack(folder: Path, archive: Path, method: int) -> None:
    """An archive of a folder that does not depend on the day, the system or the user."""
    with zipfile.ZipFile(archive, "w") as packed:
        for file in files_below(folder):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), product.BUILD_TIME)
            entry.compress_type = method
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            packed.writestr(entry, file.read_bytes(), compresslevel=9)


def seal(folder: Path) -> None:
    """Write the list of a finished, signed program folder, by which `--uji-diri` proves it."""
    (folder / SEAL).unlink(missing_ok=True)
    (folder / SEAL).write_text(sealed(folder), encoding="utf-8", newline="\n")


def settle_times(folder: Path) -> None:
    """Give every file of a folder the one time of all builds; makensis keeps it."""
    settle_time(*files_below(folder))


def settle_time(*files: Path) -> None:
    """The same for single files."""
    for file in files:
        os.utime(file, (product.BUILD_SECONDS, product.BUILD_SECONDS))
