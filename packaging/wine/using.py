"""Steps that use the installed program as its people do."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from wine.prefix import PATIENCE
from wine.reading import checked
from wine.screen import wait_for
from wine.steps import expect, expect_same
from wine.trial import CONSOLE_EXE, NAME, PASSPHRASE, PROGID, WINDOW_EXE, Trial, end

PEOPLE = 60
PACKAGE = "bansos_desktop"
WINDOW_PART = "PySide6/plugins/platforms/qwindows.dll"
DAMAGED = 121
BACKUP = "Desa Suka Maju é.bansos"


def self_check(trial: Trial) -> str:
    """The windowed program has no console: it leaves its report in a file."""
    file = trial.prefix.home / "laporan periksa.txt"
    words = ("--uji-diri", trial.prefix.windows(file))
    said = trial.prefix.run(trial.program / WINDOW_EXE, *words, seconds=300)
    report = file.read_text(encoding="utf-8-sig") if file.exists() else said.text
    (trial.shots / "uji-diri.txt").write_text(report, encoding="utf-8")
    found = checked(report)
    expect(found.good and not said.code, f"kode {said.code}, {found.failed or report[-300:]}")
    expect(trial.prefix.user not in report, "nama pengguna ada di laporan")
    return f"{found.steps} langkah"


def damaged(trial: Trial) -> str:
    """A torn bytecode file and a lost library: each is named, by a sentence and an exit code."""
    inside = trial.program / "_internal" / "situs"
    theme, plugin = inside / PACKAGE / "ui" / "theme.pyc", inside / WINDOW_PART
    whole = theme.read_bytes()
    theme.write_bytes(whole[: len(whole) // 2])
    _named(trial, theme.name)
    theme.write_bytes(whole)
    plugin.rename(plugin.with_suffix(".lain"))
    _named(trial, plugin.name)
    plugin.with_suffix(".lain").rename(plugin)
    return f"{theme.name} dan {plugin.name} disebut, kode {DAMAGED}"


def _named(trial: Trial, name: str) -> None:
    """By the window's part of the program, started from the command line's, which has a pipe."""
    said = trial.prefix.run(trial.program / CONSOLE_EXE, "--ukur-mulai")
    expect_same(said.code, DAMAGED, "kode keluar program yang rusak")
    expect(name in said.text and "Pasang ulang" in said.text, f"tidak disebut: {said.text}")
    expect("Traceback" not in said.text, said.text)


def make_office(trial: Trial) -> str:
    """An office with made-up people, by the command line of the installed program."""
    trial.command("mulai", "--kantor", "64.02", "--pengguna", "Siti Rahma", "--peran", "operator")
    trial.command("contoh", "--jumlah", str(PEOPLE), "--tahun", str(time.gmtime().tm_year))
    expect((trial.data / "bansos.db").is_file(), f"data tidak ada di {trial.data}")
    expect_same(trial.people(), PEOPLE, "penerima")
    return f"{PEOPLE} orang contoh"


def window(trial: Trial) -> str:
    """The gate, then the office; then a second start, then the setup while it is open."""
    process = trial.open()
    try:
        trial.enter(trial.gate(), PASSPHRASE, ("gerbang", "kantor"))
        second = _start_again(trial)
        expect_same(len(trial.offices()), 1, "jendela kantor sesudah dibuka dua kali")
        trial.close(process)
    finally:
        end(process)
    return f"gerbang, kantor; pembukaan kedua selesai dalam {second:.1f} detik"


def _start_again(trial: Trial) -> float:
    """The window that is open comes to front, and the second program ends by itself."""
    trial.screen.minimise(trial.office())
    expect(wait_for(lambda: not trial.offices(), 10), "jendela tidak dapat dikecilkan")
    begun = time.monotonic()
    said = trial.prefix.run(trial.program / WINDOW_EXE)
    took = time.monotonic() - begun
    expect_same(said.code, 0, "kode keluar pembukaan kedua")
    expect(wait_for(trial.offices, 10), "jendela pertama tidak muncul kembali")
    trial.picture("pembukaan-kedua")
    return took


def replace_while_open(trial: Trial) -> str:
    """The setup asks the open window to close, as a person would, before it replaces anything."""
    process = trial.open()
    try:
        trial.gate()
        expect_same(trial.install(trial.setup), 0, "kode keluar pemasang")
        trial.ended(process)
    finally:
        end(process)
    return "jendela ditutup dengan sopan"


def _backup_of(trial: Trial) -> Path:
    """Not in Documents: Wine makes that a link to the folder of whoever runs the trial."""
    return trial.prefix.home / "Cadangan" / BACKUP


def back_up(trial: Trial) -> str:
    """One file that holds the office, under a name as people give it."""
    file = _backup_of(trial)
    file.parent.mkdir(exist_ok=True)
    trial.command("cadangkan", trial.prefix.windows(file))
    expect(file.is_file(), f"{file.name} tidak dibuat")
    return f"{file.stat().st_size / 1000:.0f} KB"


def open_backup(trial: Trial) -> str:
    """A double click on a computer that has no office: it is offered, and restored."""
    file = _backup_of(trial)
    shutil.rmtree(trial.data)
    _merge_classes(trial)
    trial.prefix.must("start", "/unix", str(file))
    gate = trial.gate()
    expect(wait_for(lambda: _handed_over(BACKUP), 10), f"{BACKUP} tidak sampai ke program")
    trial.enter(gate, PASSPHRASE, ("buka-cadangan", "sesudah-dipulihkan"))
    trial.prefix.run("taskkill", "/IM", WINDOW_EXE)
    expect(wait_for(lambda: not _handed_over(BACKUP), PATIENCE), "jendela tidak menutup")
    expect_same(trial.people(), PEOPLE, "penerima sesudah dipulihkan")
    return f"{PEOPLE} penerima dari {BACKUP}"


def _merge_classes(trial: Trial) -> None:
    """Windows shows a user's own file types to Explorer; Wine does not, so they are copied.

    That they are registered for the user alone is a step of its own, before this one.
    """
    program = trial.prefix.windows(trial.program / WINDOW_EXE)
    values = {".bansos": PROGID, rf"{PROGID}\shell\open\command": f'"{program}" "%1"'}
    for key, value in values.items():
        where = rf"HKLM\Software\Classes\{key}"
        trial.prefix.must("reg", "add", where, "/ve", "/d", value, "/f")


def _handed_over(name: str) -> bool:
    """Whether our program runs with this file as its word, by the kernel's own list."""
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = file.read_bytes().decode("utf-8", "replace")
        except OSError:
            continue  # it ended meanwhile
        if WINDOW_EXE in words and name in words:
            return True
    return False


def command_line(trial: Trial) -> str:
    """Refusals reach a script: a wrong passphrase is told and has its exit code."""
    said = trial.prefix.run(trial.program / CONSOLE_EXE, "periksa", BANSOS_SANDI="salah-sandi")
    expect_same(said.code, 1, "kode keluar dengan sandi salah")
    expect("sandi" in said.text.lower(), f"tidak disebut mengapa: {said.text}")
    return NAME
