"""Typing a command the way a terminal or a script does, and reading what comes back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "enam-huruf"

Done = subprocess.CompletedProcess[str]


def bansos(
    *words: str | Path,
    passphrase: str | None = PASSPHRASE,
    python: tuple[str, ...] = (sys.executable,),
    **environment: str,
) -> Done:
    """One command in a process of its own, without a terminal; `passphrase` None gives none."""
    env = {name: value for name, value in os.environ.items() if name != "BANSOS_SANDI"}
    env |= {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **environment}
    if passphrase is not None:
        env["BANSOS_SANDI"] = passphrase
    return subprocess.run(
        [*python, "-m", "bansos_desktop", *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env=env,
        check=False,
    )


def answered(done: Done) -> dict[str, Any]:
    """The one JSON object of a command that did what it was asked."""
    assert done.returncode == 0, done.stderr
    return only_object(done)


def refused(done: Done) -> dict[str, Any]:
    """The one JSON object of a refusal, which a person reads on stderr as one sentence too."""
    assert done.returncode == 1, done.stderr or done.stdout
    said = only_object(done)
    assert done.stderr == f"{said['message']}\n"
    return said


def only_object(done: Done) -> dict[str, Any]:
    """stdout, which must be exactly one line with one JSON object."""
    lines = done.stdout.splitlines()
    assert len(lines) == 1, done.stdout + done.stderr
    found = json.loads(lines[0])
    assert isinstance(found, dict)
    return found
