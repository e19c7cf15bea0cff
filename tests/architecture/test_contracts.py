"""The layers' contracts of pyproject.toml hold, and would notice when they did not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMAND = "from importlinter.cli import lint_imports_command as check; check()"


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", COMMAND, "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(folder)},
        check=False,
    )


def test_every_contract_is_kept() -> None:
    result = _lint_imports(ROOT)

    assert result.returncode == 0, result.stdout + result.stderr


def test_a_domain_that_reaches_up_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "bansos_desktop", tmp_path / "bansos_desktop")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    traitor = tmp_path / "bansos_desktop" / "domain" / "traitor.py"
    traitor.write_text("from bansos_desktop import store\nimport PySide6\n", encoding="utf-8")

    result = _lint_imports(tmp_path)

    assert result.returncode == 1
    assert "Imports only point down BROKEN" in result.stdout
    assert "Qt stays in ui and app BROKEN" in result.stdout
