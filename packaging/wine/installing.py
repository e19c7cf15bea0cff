"""Steps that install, replace and remove, and look at what that left on Windows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from wine.prefix import PATIENCE, USER
from wine.reading import properties
from wine.screen import wait_for
from wine.steps import expect, expect_same
from wine.trial import CONSOLE_EXE, FOLDER, NAME, PROGID, WINDOW_EXE, Trial, end, version_of

ROOT = Path(__file__).resolve().parents[2]
OLD_OFFICE = ROOT / "tests" / "old_files" / "v5"
OLD_PASSPHRASE = "rahasia-uji"  # noqa: S105 - of made-up people
OLD_PEOPLE = 31
OLD_SCHEMA = "m0005"
UNINSTALL = rf"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Uninstall\{FOLDER}"
CLASSES = r"HKEY_CURRENT_USER\Software\Classes"
NEWER_INSTALLED = 12


def user_name(trial: Trial) -> str:
    """Windows has to know the user by the name with a space and a letter beyond ASCII."""
    folders = trial.keys(r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders")
    local = next(iter(folders.values()), {}).get("Local AppData", "")
    expect_same(local, rf"C:\users\{USER}\AppData\Local", "%LOCALAPPDATA%")
    return local


def install(trial: Trial) -> str:
    """Silently, into the user's own folder, with an entry in the Start menu."""
    expect_same(trial.install(trial.setup), 0, "kode keluar pemasang")
    for part in (WINDOW_EXE, CONSOLE_EXE, "_internal"):
        expect((trial.program / part).exists(), f"{trial.program / part} tidak ada")
    expect(trial.shortcut.is_file(), "tidak ada di menu Start")
    files = [file for file in trial.program.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files) / 1_000_000
    return f"{size:.1f} MB dalam {len(files)} berkas"


def registered(trial: Trial) -> str:
    """Under the user's own key only: whoever installs has no right to any other."""
    folder = trial.prefix.windows(trial.program)
    entry = trial.keys(UNINSTALL).get(UNINSTALL, {})
    expect_same(entry.get("DisplayName"), NAME, "nama di daftar aplikasi")
    expect_same(entry.get("DisplayVersion"), trial.version, "versi di daftar aplikasi")
    expect("/S" in entry.get("QuietUninstallString", ""), "tidak ada cara mencopot diam-diam")
    expect_same(entry.get("InstallLocation"), folder, "folder di daftar aplikasi")
    classes = trial.keys(CLASSES)
    expect_same(classes.get(rf"{CLASSES}\.bansos", {}).get(""), PROGID, "jenis berkas .bansos")
    opened = classes.get(rf"{CLASSES}\{PROGID}\shell\open\command", {}).get("")
    expect_same(opened, rf'"{folder}\{WINDOW_EXE}" "%1"', "perintah untuk .bansos")
    machine = trial.keys(r"HKLM\Software")
    foreign = [key for key, values in machine.items() if "bansos" in f"{key}{values}".lower()]
    expect(not foreign, f"tertulis untuk semua pengguna: {foreign}")
    return f"{len(entry)} nilai di daftar aplikasi, tidak ada di HKLM"


def file_properties(trial: Trial) -> str:
    """What Explorer shows of the program and of the setup."""
    names = ("CompanyName", "ProductName", "FileDescription", "ProductVersion")
    for file in (trial.program / WINDOW_EXE, trial.program / CONSOLE_EXE, trial.setup):
        found = properties(file.read_bytes(), names)
        expect_same(found.version, f"{trial.version}.0", f"versi {file.name}")
        expect_same(found.words.get("ProductName"), NAME, f"nama produk {file.name}")
        lacking = [name for name in names if not found.words.get(name)]
        expect(not lacking, f"{file.name} tanpa {', '.join(lacking)}")
    return trial.version


def upgrade(trial: Trial) -> str:
    """Over an earlier version with an office of an earlier schema, which stays as it is."""
    expect_same(trial.install(trial.older), 0, "kode keluar pemasang lama")
    older = version_of(trial.older)
    expect_same(_installed(trial), older, "versi yang terpasang")
    shutil.rmtree(trial.data, ignore_errors=True)
    shutil.copytree(OLD_OFFICE, trial.data)
    before = {file.name: file.read_bytes() for file in OLD_OFFICE.iterdir()}
    (trial.program / "_internal" / "sisa-versi-lama.dll").write_bytes(b"lama")
    expect_same(trial.install(trial.setup), 0, "kode keluar pemasang")
    expect_same(_installed(trial), trial.version, "versi yang terpasang")
    expect(trial.version in trial.command("--version"), "program yang berjalan bukan yang baru")
    names = ("_internal/sisa-versi-lama.dll", "_baru", "_lama")
    left = [name for name in names if (trial.program / name).exists()]
    expect(not left, f"tertinggal dari versi lama: {left}")
    after = {name: (trial.data / name).read_bytes() for name in before}
    expect(after == before, "pemasang menyentuh data kantor")
    return f"{older} menjadi {trial.version}"


def migrate(trial: Trial) -> str:
    """The window keeps a copy of the office before it changes its schema; nobody is lost."""
    process = trial.open()
    try:
        trial.enter(trial.gate(), OLD_PASSPHRASE, ("gerbang-data-lama", "data-lama"))
        trial.close(process)
    finally:
        end(process)
    expect_same(trial.people(OLD_PASSPHRASE), OLD_PEOPLE, "penerima sesudah pemutakhiran")
    said = json.loads(trial.command("cadangkan", "--daftar", "--json", passphrase=OLD_PASSPHRASE))
    kept = [one for one in said["backups"] if one["reason"] == "sebelum-naik-versi"]
    expect(kept, "program tidak menyimpan cadangan sebelum mengubah data")
    expect_same(kept[0]["people"], OLD_PEOPLE, "penerima di cadangan itu")
    expect(kept[0]["schema"].startswith(OLD_SCHEMA), f"skema cadangan itu: {kept[0]['schema']}")
    return f"{OLD_PEOPLE} penerima; cadangan dengan skema {OLD_SCHEMA}"


def refuse_downgrade(trial: Trial) -> str:
    """An older program cannot read newer data, so its setup stops."""
    expect_same(trial.install(trial.older), NEWER_INSTALLED, "kode keluar pemasang lama")
    expect_same(_installed(trial), trial.version, "versi yang terpasang")
    return f"kode {NEWER_INSTALLED}"


def uninstall(trial: Trial) -> str:
    """Silently: the program goes, the office stays."""
    before = {file: file.read_bytes() for file in trial.data.rglob("*") if file.is_file()}
    expect(before, "tidak ada data yang dapat dibuktikan tetap ada")
    expect_same(trial.prefix.run(trial.program / "copot.exe", "/S").code, 0, "kode keluar")
    gone = wait_for(lambda: not trial.program.exists(), PATIENCE)
    expect(gone, f"tertinggal: {[file.name for file in trial.program.glob('*')]}")
    expect(not trial.shortcut.exists(), "masih ada di menu Start")
    own = trial.keys(r"HKCU\Software")
    left = [key for key in own if FOLDER.lower() in key.lower() or key.endswith(".bansos")]
    expect(not left, f"tertinggal di registri: {left}")
    after = {file: file.read_bytes() for file in before if file.exists()}
    expect(after == before, "data kantor berubah")
    return f"{len(before)} berkas data tetap"


def _installed(trial: Trial) -> str:
    return trial.keys(UNINSTALL).get(UNINSTALL, {}).get("DisplayVersion", "")
