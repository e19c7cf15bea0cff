"""Trying the Windows program: what the trial reads, and, where Wine is, the whole trial itself."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
import try_install
from windows import product, programs
from wine import machine, setups
from wine.installing import OLD_OFFICE, OLD_PASSPHRASE, OLD_SCHEMA
from wine.measuring import line, medians
from wine.prefix import OVERRIDES, Prefix, WineError, logical_font
from wine.reading import checked, properties, registry
from wine.screen import Window, is_still, parse_window, wait_for
from wine.steps import Report, Step, Wrong, expect, expect_same, perform
from wine.trial import version_of

from bansos_desktop.store.migrations import step_names
from tests.factories import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
WANTED = (*machine.PROGRAMS, "makensis")


def lacking() -> list[str]:
    """What this machine lacks to build the setup and to try it."""
    names = [name for name in WANTED if shutil.which(name) is None]
    try:
        programs.find_compiler(Path())
    except product.BuildError:
        names.append(f"CPython {product.PYTHON}")
    return names


LACKING = lacking()
REPORT = """Periksa instalasi Bansos Desktop, 26 November 2026 09.28
[baik] 1/2 Versi (0,0 detik): 0.6.0
[baik] 2/2 Huruf (0,1 detik): Open Sans
Periksa instalasi: baik (2 langkah)
"""


def a_prefix(folder: Path) -> Prefix:
    return Prefix(folder, ":7")


def said(steps: list[Step]) -> tuple[Report, list[str]]:
    lines: list[str] = []
    return perform(steps, lines.append), lines


def wrong() -> str:
    raise Wrong("tidak ada di menu Start")


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(
    bool(LACKING) or sys.platform != "linux",
    reason=f"not tried under Wine, for want of {', '.join(LACKING)}; tried instead: the lists of "
    "what ships, the audit, icons, guide, and the trial's own parts (tests/packaging)",
)
def test_the_program_can_be_installed_checked_opened_and_removed(tmp_path: Path) -> None:
    work = tmp_path / "work"
    command = [sys.executable, ROOT / "packaging" / "try_install.py", "--fast",
               "--shots", tmp_path, "--work", work]  # fmt: skip

    done = subprocess.run(command, capture_output=True, text=True, timeout=850, check=False)
    shutil.rmtree(work, ignore_errors=True)  # a gigabyte that nobody looks at
    sys.stdout.write(done.stdout)

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].startswith("Coba pasang: baik")
    assert (tmp_path / "kantor.png").is_file()


def test_the_quick_part_installs_checks_opens_and_removes_and_leaves_the_rest(
    tmp_path: Path,
) -> None:
    steps = try_install.steps_of(None)  # type: ignore[arg-type]  # nothing is performed

    quick = [step.name for step in steps if step.quick]

    assert {"pasang", "registri", "uji diri", "berkas rusak", "jendela", "copot"} <= set(quick)
    assert {"naik versi", "turun versi ditolak", "buka .bansos"}.isdisjoint(quick)


def test_the_office_of_the_upgrade_has_an_older_schema_than_the_program() -> None:
    assert OLD_OFFICE.is_dir()
    assert OLD_PASSPHRASE == PASSPHRASE
    assert any(name.startswith(OLD_SCHEMA) for name in step_names())
    assert max(step_names()) > f"{OLD_SCHEMA}_z"


def test_every_step_is_told_with_how_it_ended() -> None:
    report, lines = said([Step("pasang", lambda: "80 MB"), Step("menu", wrong)])

    assert lines[0].startswith("[baik] pasang (0.")
    assert lines[0].endswith(" detik): 80 MB")
    assert lines[1].startswith("[gagal] menu (0.")
    assert lines[1].endswith("tidak ada di menu Start")
    assert report.code == 1
    assert report.closing() == "Coba pasang: gagal (1 gagal, 1 baik)"


def test_steps_behind_a_needed_one_that_failed_count_as_untried() -> None:
    report, _lines = said([Step("pasang", wrong, needed=True), Step("menu", lambda: "")])

    assert report.left == ["menu"]
    assert report.closing() == "Coba pasang: gagal (1 gagal, 1 tidak dicoba, 0 baik)"


def test_a_trial_without_a_failure_is_good() -> None:
    report, _lines = said([Step("pasang", lambda: "")])

    assert report.code == 0
    assert report.closing() == "Coba pasang: baik (1 langkah)"


def test_what_is_wrong_is_told_with_what_was_wanted() -> None:
    with pytest.raises(Wrong, match="kode keluar: 11, bukan 0"):
        expect_same(11, 0, "kode keluar")
    expect(right=True, what="")


def test_an_exported_key_is_read_with_names_beyond_ascii() -> None:
    exported = (
        "Windows Registry Editor Version 5.00\r\n\r\n"
        "[HKEY_CURRENT_USER\\Software\\Classes\\.bansos]\r\n"
        '@="BansosDesktop.Kantor"\r\n'
        '"Folder"="C:\\\\users\\\\Nur Aïsyah"\r\n'
        '"Kata \\"itu\\""="\\"C:\\\\x.exe\\" \\"%1\\""\r\n'
        '"NoModify"=dword:00000011\r\n'
        '"Rupa"=hex:01,02,\\\r\n  03\r\n'
    ).encode("utf-16")

    keys = registry(exported)

    assert keys == {
        "HKEY_CURRENT_USER\\Software\\Classes\\.bansos": {
            "": "BansosDesktop.Kantor",
            "Folder": "C:\\users\\Nur Aïsyah",
            'Kata "itu"': '"C:\\x.exe" "%1"',
            "NoModify": "17",
            "Rupa": "hex:01,02,03",
        }
    }


def test_the_version_resource_of_a_program_is_read() -> None:
    fixed = struct.pack("<IIII", 0xFEEF04BD, 0x10000, 6, 3 << 16)
    key, value = "ProductName\0".encode("utf-16-le"), "Bansos Desktop\0".encode("utf-16-le")
    padding = b"\0" * (-(6 + len(key)) % 4)
    entry = struct.pack("<HHH", 0, len(value) // 2, 1) + key + padding + value

    found = properties(b"MZ" + fixed + entry, ("ProductName", "CompanyName"))

    assert found.version == "0.6.3.0"
    assert found.words == {"ProductName": "Bansos Desktop"}


def test_a_program_without_a_version_resource_has_none() -> None:
    assert properties(b"MZ", ("ProductName",)).version == "0.0.0.0"  # noqa: S104 - a version


def test_a_good_self_check_is_recognised() -> None:
    assert checked(REPORT).good
    assert checked(REPORT).steps == 2


@pytest.mark.parametrize(
    "report",
    [
        "",
        REPORT.replace("[baik] 2/2", "[gagal] 2/2"),
        REPORT.replace("baik (2", "ada masalah (1 dari 2"),
        REPORT.replace("[baik] 2/2 Huruf (0,1 detik): Open Sans\n", ""),
    ],
)
def test_a_self_check_that_failed_or_broke_off_is_not_good(report: str) -> None:
    assert not checked(report).good


def test_a_window_is_read_from_what_xdotool_says() -> None:
    told = "Bansos Desktop\nWINDOW=7\nX=1\nY=2\nWIDTH=484\nHEIGHT=248\nSCREEN=0"

    assert parse_window("7", told) == Window("7", "Bansos Desktop", 484, 248)
    assert parse_window("7", "") is None


@pytest.mark.parametrize(
    ("sizes", "still"),
    [([0, 9], False), ([0, 100, 900, 2000], False), ([0, 900, 2000, 2001, 2002], True)],
)
def test_a_picture_is_kept_once_the_screen_does_not_change(sizes: list[int], still: bool) -> None:
    assert is_still(sizes) is still


def test_waiting_ends_with_what_was_found_last() -> None:
    answers = iter(["", "", "jendela"])

    assert wait_for(lambda: next(answers), 5) == "jendela"
    assert wait_for(lambda: "", 0) == ""


def test_windows_knows_files_of_the_prefix_by_its_own_drive(tmp_path: Path) -> None:
    prefix = a_prefix(tmp_path)

    inside = prefix.windows(prefix.local / "BansosDesktop")

    assert inside == r"C:\users\Nur Aïsyah\AppData\Local\BansosDesktop"
    assert prefix.windows(Path("/tmp/x.xlsx")) == r"Z:\tmp\x.xlsx"  # noqa: S108 - only a name


def test_a_program_under_wine_gets_no_variable_of_the_caller(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/x")
    monkeypatch.setenv("BANSOS_SANDI", "rahasia")

    found = a_prefix(tmp_path).environment

    assert found["USER"] == "Nur Aïsyah"
    assert found["WINEDLLOVERRIDES"] == OVERRIDES
    assert {"PYTHONPATH", "BANSOS_SANDI"}.isdisjoint(found)


@pytest.mark.skipif(os.name == "nt", reason="stands in for Wine by a script")
def test_a_program_that_does_not_end_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wine = tmp_path / "wine"
    wine.write_text('#!/bin/sh\necho "$1"\nexec sleep 30\n', encoding="utf-8")
    wine.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    with pytest.raises(WineError, match=r"x\.exe did not end within 1 s: x\.exe"):
        a_prefix(tmp_path).run("x.exe", seconds=1)


@pytest.mark.skipif(os.name == "nt", reason="stands in for Wine by a script")
def test_a_program_is_heard_and_its_exit_code_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wine = tmp_path / "wine"
    wine.write_text('#!/bin/sh\nprintf "é\\r\\n$BANSOS_SANDI"\nexit 12\n', encoding="utf-8")
    wine.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    prefix = a_prefix(tmp_path)

    told = prefix.run("x.exe", BANSOS_SANDI="kata")

    assert (told.code, told.text) == (12, "é\nkata")
    with pytest.raises(WineError, match="exit code 12"):
        prefix.must("x.exe")


def test_a_font_is_kept_as_windows_keeps_it() -> None:
    font = logical_font("Open Sans")

    assert len(font) == 92
    assert struct.unpack_from("<i", font)[0] == -12
    assert font[28:46].decode("utf-16-le") == "Open Sans"


@pytest.mark.parametrize(
    ("version", "before"), [("0.6.0", "0.5.0"), ("0.6.3", "0.6.2"), ("1.0.0", "0.9.0")]
)
def test_the_older_setup_says_an_earlier_version(version: str, before: str) -> None:
    assert setups.earlier(version) == before


def test_the_version_of_a_setup_is_in_its_name() -> None:
    assert version_of(Path("BansosDesktop-0.6.0-setup.exe")) == "0.6.0"
    with pytest.raises(Wrong, match="bukan nama pemasang"):
        version_of(Path("setup.exe"))


def test_packages_are_asked_for_by_the_program_that_is_missing() -> None:
    assert machine.missing(lambda name: None if name == "wine" else name) == ["wine"]


def test_a_ratio_is_of_medians_taken_in_turn_after_one_warm_up() -> None:
    installed, source = iter([90.0, 1.0, 2.0, 3.0]), iter([90.0, 2.0, 4.0, 9.0])
    cases = {"installed": lambda: next(installed), "source": lambda: next(source)}

    found = medians(cases, 3)

    assert found == (2.0, 4.0)
    assert line("mulai", *found) == "mulai: terpasang 2.00 s, dari sumber 4.00 s, rasio 0,50"
