"""An office that commands may be tried on, and nothing of them left behind in this process."""

from __future__ import annotations

import gettext
import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.terminal import PASSPHRASE, answered, bansos


@pytest.fixture(scope="session")
def _finished_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("kantor") / "data"
    words = ("--kantor", "64.02", "--pengguna", "Siti", "--peran", "operator")
    assert bansos("mulai", "--data", data, *words).returncode == 0
    return data


@pytest.fixture(scope="session")
def _sheet_of_forty(_finished_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pengirim")
    shutil.copytree(_finished_office, folder / "data")
    sheet = folder / "usulan.xlsx"
    target = ("--tahun", "2025", "--tahap", "murni")
    answered(bansos("contoh", "--data", folder / "data", "--jumlah", "40", "--json"))
    answered(bansos("ekspor", "usulan", sheet, "--data", folder / "data", *target, "--json"))
    return sheet


@pytest.fixture
def office(_finished_office: Path, tmp_path: Path) -> Path:
    """The data folder of an empty office, this test's own."""
    return Path(shutil.copytree(_finished_office, tmp_path / "data"))


@pytest.fixture
def sheet(_sheet_of_forty: Path, tmp_path: Path) -> Path:
    """A province's workbook of forty made-up people."""
    return Path(shutil.copy(_sheet_of_forty, tmp_path / "kiriman.xlsx"))


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Iterator[None]:
    """A command may run inside this process: what it sets for all of it is put back.

    `qapp` is the application of the window's tests: one that a command made would be another.
    """
    del qapp
    monkeypatch.setenv("BANSOS_SANDI", PASSPHRASE)
    monkeypatch.setenv("LANGUAGE", os.environ.get("LANGUAGE", ""))
    handlers, domain = list(logging.getLogger().handlers), gettext.textdomain()

    yield

    gettext.textdomain(domain)
    for handler in [h for h in logging.getLogger().handlers if h not in handlers]:
        logging.getLogger().removeHandler(handler)
        handler.close()
