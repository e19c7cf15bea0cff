"""What a report may say of a computer: never whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.runtime import veil as veiling
from bansos_desktop.runtime.veil import Veil, veil

WINDOWS = Veil(
    (("C:\\Users\\Nur Aïsyah", "~"), ("C:\\Users\\Nur Aïsyah\\AppData\\Local\\Temp", "<tmp>")),
    ("Nur Aïsyah",),
)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("C:\\Users\\Nur Aïsyah\\Documents\\a.xlsx", "~\\Documents\\a.xlsx"),
        ("c:/users/nur aïsyah/Documents", "~/Documents"),
        ("'C:\\\\Users\\\\Nur Aïsyah\\\\x'", "'~\\\\x'"),
        ("C:\\Users\\Nur Aïsyah\\AppData\\Local\\Temp\\b.db", "<tmp>\\b.db"),
        ("D:\\Data nur aïsyah\\bansos", "D:\\Data …\\bansos"),
        ("tidak ada yang perlu ditutup", "tidak ada yang perlu ditutup"),
    ],
)
def test_folders_and_names_of_a_person_are_covered(said: str, shown: str) -> None:
    assert WINDOWS.over(said) == shown


def test_a_name_inside_a_word_stays() -> None:
    assert Veil((), ("adi",)).over("jadi tersedia") == "jadi tersedia"


def test_the_veil_of_this_process_knows_its_home_and_its_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "Budi Santoso"
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(veiling.getpass, "getuser", lambda: "budis")

    over = veil((tmp_path / "uji", "<folder uji>"))

    assert over.over(f"{home}/Desa, {tmp_path}/uji/a, E:/budis") == "~/Desa, <folder uji>/a, E:/…"


def test_a_system_that_knows_no_user_has_no_name_to_cover(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr(veiling.getpass, "getuser", nobody)

    assert "" not in veil().names
