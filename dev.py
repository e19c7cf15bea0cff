#!/usr/bin/env python3
"""The project's commands, for a machine that has nothing but Python 3.11 or newer.

  run [ARG …]    start the program; without a display and without arguments it
                 draws the guided tour into build/tur instead
  test [ARG …]   format, lint, types, layers, then pytest (ARG … go to pytest)
  bench [ARG …]  the benchmarks of tests/bench
  format         rewrite the sources the way `test` wants them
  lock [ARG …]   resolve packaging/requirements.lock anew (ARG … go to uv,
                 for example --upgrade)

Each first makes the machine ready: system libraries and a font that Qt needs
(Debian and Ubuntu; elsewhere they are named), then .venv from the lock. A
stamp in .venv lets every later start skip that.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

MINIMUM_PYTHON = (3, 11)

# What the Qt libraries we import and the xcb, wayland and offscreen plugins name as
# needed (`readelf -d`), with the Debian package that holds it. Newer releases rename
# some packages (…t64) but provide the old names.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
FONT_PACKAGE = "fonts-open-sans"
FONT_FILES = ("segoeui", "opensans-", "notosans-regular")
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))

# What some tests start, with the Debian package that holds it; they are skipped without.
TEST_PROGRAMS = {
    "soffice": "libreoffice-calc-nogui",
    "pdftotext": "poppler-utils",
    # Trying the Windows program: packaging/try_install.py
    "Xvfb": "xvfb",
    "import": "imagemagick",
    "makensis": "nsis",
    "openbox": "openbox",
    "wine": "wine",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
    "xdotool": "xdotool",
}

PROOF = (
    "import PySide6.QtPrintSupport, PySide6.QtSvg, PySide6.QtTest, PySide6.QtWidgets, sqlcipher3"
)
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as check; check(['--no-logo'])"
CHECKS = (
    ("ruff format", ("-m", "ruff", "format", "--check", ".")),
    ("ruff check", ("-m", "ruff", "check", ".")),
    ("mypy", ("-m", "mypy")),
    ("lint-imports", ("-c", LINT_IMPORTS)),
)
PYTEST = (
    "-m", "pytest", "--numprocesses=auto", "--dist=worksteal",
    "--cov", "--cov-report=", "--coverage-budget",
)  # fmt: skip
UV_COMPILE = (
    "pip", "compile", "pyproject.toml", "--group", "dev", "--universal", "--python-version", "3.11",
    "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate",
    "--no-header", "--quiet", "--output-file", "packaging/requirements.lock",
)  # fmt: skip


class SetupError(Exception):
    """The machine cannot be made ready; the message says what a person must do."""


class Project(NamedTuple):
    """One checkout; everything dev.py makes lies below its root."""

    root: Path

    @property
    def lock(self) -> Path:
        """The pinned and hashed requirements, complete for Linux and Windows."""
        return self.root / "packaging" / "requirements.lock"

    @property
    def venv(self) -> Path:
        """The environment that every command runs in."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter of the environment."""
        return python_of(self.venv)

    @property
    def stamp(self) -> Path:
        """Written last, so that a half-made environment never has one."""
        return self.venv / "bansos-ready"

    @property
    def wished(self) -> Path:
        """What was asked for once and need not be there, so that nobody is asked every time."""
        return self.venv / "bansos-wished"


def say(message: str) -> None:
    """Tell the developer something without mixing it into a program's own output."""
    print(f"dev.py: {message}", file=sys.stderr, flush=True)


def python_of(venv: Path) -> Path:
    """Where an environment keeps its interpreter on this system."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


# ---------------------------------------------------------------- system packages


def can_load(library: str) -> bool:
    """Whether the dynamic loader finds a library, wherever the system keeps it."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font(folders: Iterable[Path]) -> bool:
    """Whether one of the fonts the window is laid out for is there; another may be far wider."""
    return any(
        name.lower().startswith(FONT_FILES)
        for folder in folders
        for _, _, names in os.walk(folder)
        for name in names
    )


def venv_packages() -> list[str]:
    """Debian splits what `python -m venv` needs into a package of its own."""
    if sys.platform != "linux" or importlib.util.find_spec("ensurepip"):
        return []
    return [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


def qt_packages(loads: Callable[[str], bool], font_folders: Iterable[Path]) -> list[str]:
    """The Debian packages of what Qt needs on Linux and this machine lacks."""
    missing = {package for library, package in QT_LIBRARIES.items() if not loads(library)}
    if not has_font(font_folders):
        missing.add(FONT_PACKAGE)
    return sorted(missing)


def install_packages(packages: Sequence[str]) -> None:
    """Install with apt-get as root; otherwise raise SetupError with the line to type."""
    if not packages:
        return
    if shutil.which("apt-get") is None:
        raise SetupError(
            "this system lacks packages. Install what your distribution calls\n  "
            + " ".join(packages)
        )
    if os.geteuid() != 0:
        raise SetupError(
            "system packages are missing. Install them with\n"
            f"  sudo apt-get install -y {' '.join(packages)}\nthen start again."
        )
    say(f"installing system packages: {' '.join(packages)}")
    apt = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300")
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    tool([*apt, "update"], quietly, silent=True)
    tool([*apt, "install", "-y", "--no-install-recommends", *packages], quietly, silent=True)


def wish_packages(project: Project, finds: Callable[[str], str | None]) -> None:
    """Ask once for the programs that only some tests want; that they stay away stops nothing."""
    missing = sorted(package for name, package in TEST_PROGRAMS.items() if finds(name) is None)
    if sys.platform != "linux" or not missing or project.wished.is_file():
        return
    project.wished.write_text("\n".join(missing) + "\n", encoding="utf-8")
    try:
        install_packages(missing)
    except SetupError as error:
        say(f"tests that want {' and '.join(missing)} will be skipped: {error}")


# ---------------------------------------------------------------- the environment


def tool(
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    *,
    silent: bool = False,
) -> None:
    """Run one step of the set-up, its output on stderr; raise SetupError when it fails."""
    status = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if silent else sys.stderr,
        env=environment,
        check=False,
    ).returncode
    if status:
        raise SetupError(f"`{' '.join(map(str, command))}` failed with exit code {status}")


def expected_stamp(project: Project) -> str:
    """What the environment must have been made from: this kind of Python, this lock."""
    digest = hashlib.sha256(project.lock.read_bytes()).hexdigest()
    return f"{sys.implementation.cache_tag} {sysconfig.get_platform()}\n{digest}\n"


def found_stamp(project: Project) -> str:
    """What the environment was made from; empty when it was never finished."""
    if not project.python.exists() or not project.stamp.is_file():
        return ""
    return project.stamp.read_text(encoding="utf-8")


def make_venv(folder: Path) -> None:
    """Make an empty environment, also when dev.py itself runs inside one."""
    base = getattr(sys, "_base_executable", "") or sys.executable
    tool([base, "-m", "venv", "--clear", folder])


def set_up(project: Project) -> None:
    """Make system and environment ready; returns at once when the stamp is right."""
    expected, found = expected_stamp(project), found_stamp(project)
    if found == expected:
        return
    qt = qt_packages(can_load, FONT_FOLDERS) if sys.platform == "linux" else []
    install_packages(venv_packages() + qt)
    project.stamp.unlink(missing_ok=True)
    if found.splitlines()[:1] != expected.splitlines()[:1]:
        say("making .venv")
        make_venv(project.venv)
    say("installing the packages of packaging/requirements.lock")
    pip = (project.python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install")
    tool([*pip, "--quiet", "--require-hashes", "--only-binary", ":all:", "--no-deps",
          "--requirement", project.lock])  # fmt: skip
    tool([project.python, "-c", PROOF])
    project.stamp.write_text(expected, encoding="utf-8")


# ---------------------------------------------------------------- running things


def lacks_display(environment: Mapping[str, str]) -> bool:
    """Whether no window can be shown here."""
    return sys.platform == "linux" and not any(
        environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


def child_environment(project: Project, base: Mapping[str, str]) -> dict[str, str]:
    """What the program runs with: our package importable from any folder, UTF-8."""
    child = {name: value for name, value in base.items() if name != "PYTHONHOME"}
    child["PYTHONPATH"] = str(project.root)
    if sys.platform == "linux" and not any(map(base.get, ("LC_ALL", "LC_CTYPE", "LANG"))):
        child["LANG"] = "C.UTF-8"
    if lacks_display(base):
        child.setdefault("QT_QPA_PLATFORM", "offscreen")
    return child


def become(command: Sequence[str | Path], environment: Mapping[str, str]) -> int:
    """Hand this process over; Windows has no exec that a console waits for."""
    words = [str(word) for word in command]
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(words[0], words, environment)  # noqa: S606 - the words are ours, no shell reads them
    return subprocess.run(words, env=environment, check=False).returncode


def step(project: Project, arguments: Sequence[str]) -> int:
    """Run the environment's Python at the root, without a window, and wait."""
    environment = child_environment(project, os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
    command = [str(project.python), *arguments]
    return subprocess.run(command, cwd=project.root, env=environment, check=False).returncode


def run(project: Project, arguments: Sequence[str]) -> int:
    """Start the program in the caller's folder, so that file names mean what they say."""
    set_up(project)
    environment = child_environment(project, os.environ)
    if not arguments and lacks_display(environment):
        arguments = ["--tur", str(project.root / "build" / "tur")]
        environment["QT_QPA_PLATFORM"] = "offscreen"
        say("no display here: drawing the guided tour into build/tur")
    # -P: a file in the caller's folder must not pass for one of our modules.
    return become([project.python, "-P", "-m", "bansos_desktop", *arguments], environment)


def test(project: Project, arguments: Sequence[str]) -> int:
    """Run every check; pytest comes last, so that its closing line is the last one."""
    set_up(project)
    wish_packages(project, shutil.which)
    for name, check in CHECKS:
        print(f"== {name}", flush=True)
        if status := step(project, check):
            say(f"{name} failed with exit code {status}; the later checks did not run")
            return status
    print("== pytest", flush=True)
    return step(project, [*PYTEST, *arguments])


def bench(project: Project, arguments: Sequence[str]) -> int:
    """Print the benchmarks' ratios."""
    set_up(project)
    return step(project, [str(Path("tests", "bench", "run.py")), *arguments])


def format_sources(project: Project, arguments: Sequence[str]) -> int:
    """Rewrite what can be rewritten; what is left, `test` will name."""
    set_up(project)
    where = list(arguments) or ["."]
    left = step(project, ["-m", "ruff", "check", "--fix", *where])
    return step(project, ["-m", "ruff", "format", *where]) or left


def lock(project: Project, arguments: Sequence[str]) -> int:
    """Resolve the lock with a uv of its own, which the project does not depend on."""
    install_packages(venv_packages())
    workshop = project.root / "build" / "uv"
    if not python_of(workshop).exists():
        make_venv(workshop)
    tool([python_of(workshop), "-m", "pip", "install", "--quiet", "--upgrade", "uv"])
    command = [str(python_of(workshop)), "-m", "uv", *UV_COMPILE, *arguments]
    return subprocess.run(command, cwd=project.root, check=False).returncode


VERBS = {"run": run, "test": test, "bench": bench, "format": format_sources, "lock": lock}


def main(arguments: Sequence[str]) -> int:
    """Return the exit code: 1 when the machine cannot be made ready, 2 for wrong use."""
    if sys.version_info < MINIMUM_PYTHON:
        say(
            f"this project needs Python {'.'.join(map(str, MINIMUM_PYTHON))} or newer, and this is "
            f"{sys.version.split()[0]}. Please start it with a newer one, e.g. python3.11 dev.py"
        )
        return 2
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=VERBS, metavar="{" + ",".join(VERBS) + "}")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="ARG")
    options = parser.parse_args(arguments)
    try:
        return VERBS[options.verb](Project(Path(__file__).resolve().parent), options.arguments)
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
