"""The installed program against the same program from source, under the same Wine."""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from windows import product

import build
from wine.steps import expect
from wine.trial import CONSOLE_EXE, PASSPHRASE, WINDOW_EXE, Trial

Case = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Sides:
    """How each side is started: the words before the program's own."""

    installed_window: tuple[Path | str, ...]
    installed_command: tuple[Path | str, ...]
    source: tuple[Path | str, ...]


def sides(trial: Trial, parts: Path, place: Path) -> Sides:
    """The installed program, and Windows' Python with every wheel whole and our sources as files.

    Both find their libraries by a list of folders beside Python, so neither searches more.
    """
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(parts / "runtime", place)
    shutil.copytree(build.ROOT / product.PACKAGE, place / "kode" / product.PACKAGE,
                    ignore=shutil.ignore_patterns("__pycache__"))  # fmt: skip
    for name in ("resources", "seed_data"):
        shutil.copytree(build.ROOT / name, place / "kode" / name)
    site = trial.prefix.windows(parts / "site")
    search = f"{product.PYTHON_TAG}.zip\n{site}\nkode\n.\n"
    (place / f"{product.PYTHON_TAG}._pth").write_text(search, encoding="utf-8")
    python = (place / "python.exe", "-I", "-X", "utf8", "-m", product.PACKAGE)
    return Sides((trial.program / WINDOW_EXE,), (trial.program / CONSOLE_EXE,), python)


def start(trial: Trial, found: Sides, repetitions: int) -> tuple[float, float]:
    """Seconds until the gate has been shown and the program has ended again."""
    return medians(
        {
            "installed": _run(trial, *found.installed_window, "--ukur-mulai"),
            "source": _run(trial, *found.source, "--ukur-mulai"),
        },
        repetitions,
    )


def rows(trial: Trial, found: Sides, sheet: Path, repetitions: int) -> tuple[float, float]:
    """Seconds of an import into an office that has nobody yet."""
    empty, office = trial.prefix.local / "kosong", trial.prefix.local / "Impor"
    shutil.rmtree(empty, ignore_errors=True)
    where = trial.prefix.windows(empty)
    trial.command("mulai", "--kantor", "64", "--pengguna", "Siti Rahma", "--peran", "operator",
                  "--data", where)  # fmt: skip

    def into_fresh(*program: Path | str) -> Case:
        words = ("impor", trial.prefix.windows(sheet), "--tahun", "2025", "--tahap", "murni",
                 "--data", trial.prefix.windows(office))  # fmt: skip

        def case() -> float:
            shutil.rmtree(office, ignore_errors=True)
            shutil.copytree(empty, office)
            return _run(trial, *program, *words)()

        return case

    cases = {
        "installed": into_fresh(*found.installed_command),
        "source": into_fresh(*found.source),
    }
    return medians(cases, repetitions)


def _run(trial: Trial, *words: Path | str) -> Case:
    def case() -> float:
        begun = time.perf_counter()
        trial.prefix.must(*words, seconds=400, BANSOS_SANDI=PASSPHRASE)
        return time.perf_counter() - begun

    return case


def medians(cases: Mapping[str, Case], repetitions: int) -> tuple[float, float]:
    """In turn, so that what else the machine does hits both; the first round only warms up."""
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for round_number in range(repetitions + 1):
        for name, case in cases.items():
            seconds = case()
            if round_number:
                taken[name].append(seconds)
    expect(all(taken.values()), "tidak ada yang diukur")
    return statistics.median(taken["installed"]), statistics.median(taken["source"])


def line(what: str, installed: float, source: float) -> str:
    """One ratio, as it is printed and written into a decision."""
    ratio = f"{installed / source:.2f}".replace(".", ",")
    return f"{what}: terpasang {installed:.2f} s, dari sumber {source:.2f} s, rasio {ratio}"
