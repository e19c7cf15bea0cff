"""A command loads what it needs and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.cli.parser import COMMANDS
from tests.cli.terminal import PASSPHRASE, bansos

HEAVY = ("PySide6", "openpyxl", "python_calamine", "sqlite_utils", "sqlcipher3", "cryptography")


def loaded(words: list[str], *, passphrase: str | None = None) -> set[str]:
    """The heavy packages that a command imported, as the interpreter itself reports them."""
    done = bansos(*words, passphrase=passphrase, PYTHONPROFILEIMPORTTIME="1", PYTHONWARNINGS="")
    assert done.returncode == 0, done.stderr
    names = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "argparse" in names
    return names & set(HEAVY)


@pytest.mark.parametrize("command", list(COMMANDS))
def test_a_help_text_loads_no_package(command: str) -> None:
    assert loaded([command, "--help"]) == set()


def test_the_quota_loads_the_store_but_neither_spreadsheets_nor_qt(office: Path) -> None:
    found = loaded(["kuota", "--data", str(office), "--json"], passphrase=PASSPHRASE)

    assert found == {"sqlite_utils", "sqlcipher3", "cryptography"}
