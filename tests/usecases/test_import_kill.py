"""An import that dies at any moment: all of it is there, or nothing is, and the store is sound."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import ROOT, a_row, a_workbook, an_office

KILLS = 100


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_an_import_killed_at_a_hundred_moments_is_there_whole_or_not_at_all(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "data"
    an_office(folder)
    path = a_workbook(tmp_path / "u.xlsx", [a_row(n) for n in range(1, 121)])

    done = subprocess.run(
        [sys.executable, "-m", "tests.sheets.kill_driver", folder, path, str(KILLS), "1"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["faults"] == []
    struck = said["struck"]
    assert sum(struck.values()) == KILLS
    assert struck.get("menulis", 0) + struck.get("mengikat", 0) >= KILLS // 3, struck
    assert struck.get("membaca", 0) + struck.get("merencanakan", 0) > 0, struck
    assert 0 < said["kept"] < KILLS
