"""From nothing to a window that can be used, against a bare PySide6 window."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence

from tests.bench.measure import Line, interleaved, timed
from tests.bench.offices import ROOT

REPETITIONS = 7
BARE_WINDOW = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
"""
# Opens the passphrase window, shows it, and ends; prints nothing.
OUR_WINDOW = ("-m", "bansos_desktop", "--ukur-mulai")


def bench() -> Iterator[Line]:
    """The window, and the smallest command."""
    cases = {
        "python": timed(lambda: _run(("-c", "pass"))),
        "help": timed(lambda: _run(("-m", "bansos_desktop", "kuota", "--help"))),
        "bare": timed(lambda: _run(("-c", BARE_WINDOW))),
    }
    if _works(OUR_WINDOW):
        cases["ours"] = timed(lambda: _run(OUR_WINDOW))
    found = interleaved(cases, REPETITIONS)
    if "ours" in found:
        yield Line("jendela kata sandi", found["ours"], found["bare"], target=1.3)
    else:
        sys.stdout.write("  jendela kata sandi: belum ada (--ukur-mulai)\n")
    yield Line("kuota --help, dasar: python -c pass", found["help"], found["python"])


def _run(words: Sequence[str]) -> None:
    subprocess.run([sys.executable, *words], check=True, capture_output=True, env=_environment())


def _works(words: Sequence[str]) -> bool:
    command = [sys.executable, *words]
    done = subprocess.run(command, check=False, capture_output=True, env=_environment())
    return done.returncode == 0


def _environment() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
