"""More than two thousand spoilt files: each is read or refused in words, and none ends the program.

Each batch runs in a process of its own, for what is feared here is an abort inside calamine, which
no test could catch; the file that was at work is then named.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.reader import open_sheets
from tests.workbook.make_mutants import mutants, whole_files

_BATCH = 675
_MOST_ROWS = 1_100_000


@pytest.mark.parametrize("first", range(0, 4 * _BATCH, _BATCH))
def test_a_spoilt_file_is_read_or_refused_and_never_ends_the_program(
    tmp_path: Path, first: int
) -> None:
    command = [sys.executable, "-m", __name__, str(tmp_path), str(first)]

    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    at_work = tmp_path / "berkas"
    assert done.returncode == 0, (at_work.read_text() if at_work.exists() else "", done.stderr)
    assert done.stderr == ""
    refused, read = map(int, done.stdout.split())
    assert refused + read == _BATCH
    assert min(refused, read) > _BATCH // 10


def _run(folder: Path, first: int) -> None:
    """Read one batch; anything but rows or a WorkbookError ends the process."""
    refused = 0
    for name, content in mutants(whole_files(folder), range(first, first + _BATCH)):
        path = folder / name
        (folder / "berkas").write_text(name)
        path.write_bytes(content)
        try:
            _read(path)
        except WorkbookError as error:
            refused += bool(error.message)
        path.unlink()
    sys.stdout.write(f"{refused} {_BATCH - refused}\n")


def _read(path: Path) -> None:
    file = open_sheets(path)
    for name in file.names:
        width = {len(values) for line, values in file.rows(name) if line <= _MOST_ROWS}
        assert len(width) <= 1
        assert all(column >= 0 for column in file.hidden_columns(name))


if __name__ == "__main__":
    _run(Path(sys.argv[1]), int(sys.argv[2]))
