"""An error that nobody expected is shown and logged, without the data that caused it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from bansos_desktop import __version__
from bansos_desktop.runtime.crash import FAULT_NAME, report
from tests.factories import a_nik

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys, threading
from pathlib import Path
from bansos_desktop.runtime import crash, logs
folder = Path(sys.argv[1])
logs.start_logging(folder)
crash.install(folder, lambda text, is_damaged: print("SHOWN", text.splitlines()[-1], is_damaged))

def fail():
    raise {error}

{start}
"""
AT_ONCE = "fail()"
IN_A_THREAD = "thread = threading.Thread(target=fail); thread.start(); thread.join()"
FATAL = "import faulthandler; faulthandler._sigabrt()"


def crashed(folder: Path, error: str, start: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM.format(error=error, start=start), str(folder)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=False,
    )


def test_a_report_names_the_version_and_masks_the_data() -> None:
    try:
        raise ValueError(f"Siti Aminah {a_nik()}")
    except ValueError as error:
        text = report(error)

    assert text.startswith(f"Bansos Desktop {__version__}\n")
    assert "ValueError" in text
    assert "test_crash.py" in text
    assert a_nik() not in text
    assert "Siti" not in text


def test_damage_that_only_a_page_meets_is_told_with_what_to_do() -> None:
    text = report(sqlcipher.DatabaseError("database disk image is malformed"))

    assert text.splitlines()[1].startswith("Berkas data tidak dapat dibaca: rusak")


@pytest.mark.parametrize("start", [AT_ONCE, IN_A_THREAD])
def test_an_error_anywhere_is_shown_and_logged_discreetly(tmp_path: Path, start: str) -> None:
    done = crashed(tmp_path / "log", f"ValueError('Siti {a_nik()}')", start)

    log = (tmp_path / "log" / "bansos.log").read_text(encoding="utf-8")
    assert done.stdout == "SHOWN builtins.ValueError False\n"
    assert "unexpected error" in log
    assert "in fail" in log
    for text in (done.stderr, log):
        assert a_nik() not in text
        assert "Siti" not in text


def test_the_users_own_stop_is_no_crash(tmp_path: Path) -> None:
    done = crashed(tmp_path / "log", "KeyboardInterrupt", AT_ONCE)

    assert done.stdout == ""
    assert "KeyboardInterrupt" in done.stderr
    assert not (tmp_path / "log" / "bansos.log").exists()


def test_damage_is_told_apart_from_a_mistake_of_ours(tmp_path: Path) -> None:
    error = "__import__('sqlcipher3').dbapi2.DatabaseError('database disk image is malformed')"

    done = crashed(tmp_path / "log", error, AT_ONCE)

    assert done.stdout.rstrip().endswith("malformed True")


@pytest.mark.skipif(sys.platform == "win32", reason="ends with a dialog there")
def test_a_death_of_the_interpreter_leaves_a_trace(tmp_path: Path) -> None:
    done = crashed(tmp_path / "log", "ValueError", FATAL)

    assert done.returncode != 0
    assert "Fatal Python error" in (tmp_path / "log" / FAULT_NAME).read_text(encoding="utf-8")
