"""What goes wrong inside calamine, and what it says while it does."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from python_calamine import load_workbook

from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.panic import DamageGuard, SilentStderr
from tests.workbook.make_xls import write_xls

PanicException = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})


@pytest.mark.parametrize("error", [PanicException("Siti"), OSError("Siti"), ValueError("Siti")])
def test_a_panic_is_a_damaged_file_and_does_not_tell_whose(error: BaseException) -> None:
    with pytest.raises(WorkbookError) as caught, DamageGuard("a.xls"):
        raise error

    assert caught.value.code == "workbook.damaged"
    assert caught.value.__suppress_context__
    assert "Siti" not in caught.value.message


@pytest.mark.parametrize("error", [KeyboardInterrupt(), AttributeError("bug"), GeneratorExit()])
def test_a_bug_or_an_end_is_not_taken_for_damage(error: BaseException) -> None:
    with pytest.raises(type(error)), DamageGuard("a.xls"):
        raise error


def test_what_native_code_prints_goes_nowhere_and_only_meanwhile(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def print_natively(_: int) -> None:
        with SilentStderr():
            os.write(2, b"Siti")

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(print_natively, range(40)))
    os.write(2, b"after")

    assert capfd.readouterr().err == "after"


def test_a_program_without_a_window_for_errors_reads_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_such_stream(_: int) -> int:
        raise OSError

    monkeypatch.setattr(os, "dup", no_such_stream)

    with SilentStderr(), DamageGuard("a.xls"):
        read = True

    assert read


def test_a_panic_of_the_parser_itself_prints_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = write_xls(tmp_path / "a.xls", [["Siti"]])
    path.write_bytes(path.read_bytes()[:926])

    with pytest.raises(WorkbookError), DamageGuard("a.xls"), SilentStderr():
        load_workbook(path)

    assert capfd.readouterr().err == ""
