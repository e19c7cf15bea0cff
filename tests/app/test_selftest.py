"""The check of an installation: all is well here, and whatever is broken is found and named."""

from __future__ import annotations

import errno
import getpass
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from PySide6.QtWidgets import QApplication, QWidget
from sqlite_utils import Database

from bansos_desktop.app import looks, selftest
from bansos_desktop.app import main as starting
from bansos_desktop.app.selftest import bench as benches
from bansos_desktop.app.selftest import data, files, machine, run
from bansos_desktop.app.selftest.bench import Bench, Step
from bansos_desktop.app.selftest.window import Window, gate, prove_drawn
from bansos_desktop.domain.self_check import Mark, StepLine, read_report
from bansos_desktop.imaging.photo import prepare
from bansos_desktop.runtime.shipped import SEAL, sealed
from bansos_desktop.runtime.veil import veil
from bansos_desktop.store import database
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.quotas.page import QuotasPage
from bansos_desktop.ui.pages.settings.page import SettingsPage
from bansos_desktop.usecases.check_health import Check
from bansos_desktop.usecases.open_office import Opened
from bansos_desktop.usecases.refusal import Refused
from tests.factories import CHEAP, ROOT, SEED, a_nik, a_row, a_workbook

QUOTAS = "Halaman Kuota"
NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"/>'


@pytest.fixture(autouse=True)
def _cheap_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that is quick to derive; what it costs is tested elsewhere."""
    monkeypatch.setattr("bansos_desktop.usecases.open_office.Cost", lambda: CHEAP)


@pytest.fixture
def bench(tmp_path: Path, dressed: QApplication) -> Bench:
    """A throw-away folder without an office yet."""
    return Bench(tmp_path, tmp_path / "data")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Opened]:
    """The office of the check, made once; copy before use."""
    one = Bench(tmp_path_factory.mktemp("uji"), Path())
    data.encrypted_store(one)
    return one.office, one.entered


@pytest.fixture
def filled(bench: Bench, made: tuple[Path, Opened]) -> Bench:
    """A throw-away folder with its office."""
    shutil.copytree(made[0], bench.office)
    bench.opened = made[1]
    return bench


@pytest.fixture
def window() -> Iterator[Window]:
    """The window of the check, closed afterwards."""
    one = Window()
    yield one
    one.close()


def tried(act: Callable[[Bench], str], bench: Bench) -> StepLine:
    """What the report says of one step."""
    report = run.Report(None, veil())
    report.run([Step("Coba", act)], bench)
    return report.lines[0]


def page(window: Window, name: str) -> Callable[[Bench], str]:
    """The step of one page."""
    return next(step.act for step in window.steps() if step.name == name)


def failed(line: StepLine, *words: str) -> None:
    """The step failed, and says what and what to do."""
    assert line.mark is Mark.FAILED, line
    assert all(word in line.detail for word in words), line.detail
    assert line.detail.endswith("."), line.detail


def test_a_sound_installation_passes_every_step_and_leaves_nothing(
    bench: Bench, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = bench.folder / "sementara"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    target = bench.folder / "laporan é.txt"

    code = selftest.perform(target, bench.data)

    report = target.read_text(encoding="utf-8")
    lines = read_report(report)
    assert code == 0, report
    assert capsys.readouterr().out == report
    assert report.endswith(f"Periksa instalasi: baik ({len(lines)} langkah)\n")
    assert len(lines) == 31
    assert {line.total for line in lines} == {31}
    assert [line.number for line in lines] == list(range(1, 32))
    assert {line.mark for line in lines} == {Mark.FINE}
    assert list(temporary.iterdir()) == []
    assert not bench.data.exists()


def test_the_report_names_nobody_and_no_folder_of_a_person(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = bench.folder / "Budi Santoso"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(getpass, "getuser", lambda: "Budi Santoso")
    target = home / "laporan.txt"

    def broken(_bench: Bench) -> str:
        raise ValueError(f"Siti Aminah {a_nik()} {home}")

    def cannot(_bench: Bench) -> str:
        raise FileNotFoundError(2, "tidak ada", str(home / "berkas.db"))

    wanted = [Step("Rusak", broken), Step("Tidak ada", cannot), Step("Data", machine.data_folder)]
    monkeypatch.setattr(run, "steps", lambda: wanted)
    monkeypatch.setattr(Window, "steps", lambda _self: [])

    code = selftest.perform(target, home / "data")

    report = target.read_text(encoding="utf-8")
    assert code == 1
    assert "folder data (belum ada, dapat dibuat)" in report
    assert "ada masalah (2 dari 4 langkah)" in report
    assert "test_selftest.py" in report
    for secret in (a_nik(), "Siti", "Budi", str(home)):
        assert secret not in report


def test_the_report_shows_no_folder_of_a_person_outside_home_either(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "rumah")
    monkeypatch.setattr(tempfile, "tempdir", str(bench.folder))
    above = tmp_path / "kerja" / "petugas Sari Dewi"
    place = above / "kantor Sari" / "data"
    above.mkdir(parents=True)

    def broken(_bench: Bench) -> str:
        raise Refused("target.no_folder", path=f"{place} dan {place.parent} dan {above}")

    wanted = [
        Step("Rusak", broken),
        Step("Data", machine.data_folder),
        Step("Awan", lambda at: machine.data_folder(replace(at, data=above / "OneDrive" / "x"))),
    ]
    monkeypatch.setattr(run, "steps", lambda: wanted)
    monkeypatch.setattr(Window, "steps", lambda _self: [])

    selftest.perform(bench.folder / "l.txt", place)

    report = (bench.folder / "l.txt").read_text(encoding="utf-8")
    lines = {line.name: line.detail for line in read_report(report)}
    assert lines["Data"].startswith("folder data (belum ada, dapat dibuat), dapat ditulisi")
    assert "<folder data> dan <di atas folder data> dan <di atas folder data>" in lines["Rusak"]
    assert "OneDrive" in lines["Awan"]
    assert "Sari" not in report


def test_the_folder_goes_also_when_the_check_is_broken_off(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders: list[Path] = []

    def broken_off(at: Bench) -> str:
        folders.append(at.folder)
        (at.folder / "orang buatan.csv").write_text("x", encoding="utf-8")
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "steps", lambda: [Step("Putus", broken_off)])
    target = bench.folder / "laporan.txt"

    with pytest.raises(KeyboardInterrupt):
        selftest.perform(target, bench.data)

    assert not folders[0].exists()
    assert target.read_text(encoding="utf-8").endswith("[jalan] 1/15 Putus\n")


def test_a_windowed_program_has_no_terminal_and_writes_its_report(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "steps", list)
    monkeypatch.setattr(Window, "steps", lambda _self: [])
    monkeypatch.setattr(sys, "stdout", None)
    target = bench.folder / "laporan.txt"

    assert selftest.perform(target, bench.data) == 0
    assert "baik (1 langkah)" in target.read_text(encoding="utf-8")


def test_the_program_knows_the_argument(
    dressed: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[tuple[Path | None, Path]] = []

    def perform(target: Path | None, folder: Path, *, is_dressed: bool) -> int:
        assert is_dressed
        asked.append((target, folder))
        return 1

    monkeypatch.setattr(starting, "bare_application", lambda: dressed)
    monkeypatch.setattr(selftest, "perform", perform)

    report, folder = tmp_path / "l.txt", tmp_path / "data"
    assert starting.main(["--uji-diri", str(report), "--data", str(folder)]) == 1
    assert starting.main(["--data", str(folder), "--uji-diri"]) == 1
    assert asked == [(report, folder), (None, folder)]


def test_a_report_that_cannot_be_written_is_refused_before_anything_is_tried(
    dressed: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(starting, "bare_application", lambda: dressed)
    nowhere = tmp_path / "tidak ada" / "l.txt"

    assert starting.main(["--uji-diri", str(nowhere), "--data", str(tmp_path)]) == 1
    assert "tidak ada" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["bansos.db", "kantor.bansos"])
def test_a_file_that_is_no_report_is_never_written_over(
    dressed: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    monkeypatch.setattr(starting, "bare_application", lambda: dressed)
    file = tmp_path / name
    file.write_bytes(b"data kantor")

    assert starting.main(["--uji-diri", str(file), "--data", str(tmp_path / "data")]) == 1

    told = capsys.readouterr()
    assert "sudah ada" in told.err
    assert told.out == ""
    assert file.read_bytes() == b"data kantor"


def test_a_refusal_without_a_terminal_is_an_exit_code_only(
    dressed: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(starting, "bare_application", lambda: dressed)
    monkeypatch.setattr(sys, "stderr", None)

    assert starting.main(["--uji-diri", str(tmp_path), "--data", str(tmp_path / "data")]) == 1


def test_a_stick_that_is_full_costs_the_file_but_not_the_report(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(run, "steps", lambda: [Step("Versi", machine.versions)])
    monkeypatch.setattr(Window, "steps", lambda _self: [])
    monkeypatch.setattr(Path, "write_text", full)

    code = selftest.perform(bench.folder / "laporan.txt", bench.data)

    told = capsys.readouterr()
    assert code == 1
    assert told.out.endswith("Periksa instalasi: baik (2 langkah)\n")
    assert len(read_report(told.out)) == 2
    assert len(told.err.splitlines()) == 1
    assert "laporan.txt" in told.err
    assert "disknya penuh" in told.err


def test_a_place_that_takes_no_report_is_not_called_full(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def forbidden(*_: object, **__: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(run, "steps", list)
    monkeypatch.setattr(Window, "steps", lambda _self: [])
    monkeypatch.setattr(Path, "write_text", forbidden)

    assert selftest.perform(bench.folder / "laporan.txt", bench.data) == 1

    said = capsys.readouterr().err
    assert "Pilih folder lain yang boleh ditulisi" in said
    assert "kosong" not in said


def test_a_stick_with_room_again_gets_the_whole_report(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, times = Path.write_text, iter([True])

    def full_once(file: Path, text: str, encoding: str) -> int:
        if next(times, False):
            raise OSError(28, "No space left on device")
        return real(file, text, encoding=encoding)

    monkeypatch.setattr(run, "steps", list)
    monkeypatch.setattr(Window, "steps", lambda _self: [])
    monkeypatch.setattr(Path, "write_text", full_once)
    target = bench.folder / "laporan.txt"

    assert selftest.perform(target, bench.data) == 0
    assert target.read_text(encoding="utf-8").endswith("baik (1 langkah)\n")


def test_a_program_without_its_style_sheet_still_reports(
    dressed: QApplication,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(starting, "bare_application", lambda: dressed)
    monkeypatch.setattr(looks, "resource", lambda *parts: root.joinpath("resources", *parts))
    (root / "resources" / "theme.qss").unlink()
    target = tmp_path / "laporan.txt"

    code = starting.main(["--uji-diri", str(target), "--data", str(tmp_path / "data")])

    report = target.read_text(encoding="utf-8")
    lines = {line.name: line for line in read_report(report)}
    assert code == 1
    failed(lines["Berkas program"], "theme.qss", "Pasang ulang")
    for name in ("Pintu masuk", QUOTAS):
        assert lines[name].mark is Mark.LEFT
        assert lines[name].detail == "tidak dijalankan karena langkah 5 gagal"
    assert lines["Cetak PDF"].mark is Mark.FINE
    left = sum(line.mark is Mark.LEFT for line in lines.values())
    assert report.endswith(f"ada masalah (1 dari 31 langkah; {left} tidak dijalankan)\n")


def test_a_program_without_icons_still_reports(bench: Bench, root: Path) -> None:
    shutil.rmtree(root / "resources" / "icons")
    report = run.Report(None, veil())

    report.run([Step(benches.SHIPPED_STEP, files.shipped), Step("Gambar", files.pictures)], bench)

    failed(report.lines[0], "icons", "Pasang ulang")
    assert report.lines[1].mark is Mark.LEFT


def test_one_cause_is_one_failure_however_much_hangs_on_it(
    bench: Bench, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "seed_folder", lambda: root / "seed_data")
    quotas = root / "seed_data" / "quotas.csv"
    quotas.write_bytes(quotas.read_bytes().replace(b"2025", b"2024", 1))
    report = run.Report(None, veil())

    report.run(
        [
            Step(benches.REFERENCE_STEP, files.reference),
            Step(benches.STORE_STEP, data.encrypted_store),
            Step("Cetak PDF", data.print_pdf),
            Step("Versi", machine.versions),
        ],
        bench,
    )

    failed(report.lines[0], "quotas.csv", "Pasang ulang")
    assert "provinsi" not in report.lines[0].detail
    assert [line.mark for line in report.lines[1:]] == [Mark.LEFT, Mark.LEFT, Mark.FINE]
    assert {line.detail for line in report.lines[1:3]} == {
        "tidak dijalankan karena langkah 1 gagal"
    }


def test_a_reference_set_that_is_gone_is_a_fault(bench: Bench, root: Path) -> None:
    shutil.rmtree(root / "seed_data")

    failed(tried(files.reference, bench), "manifest.json", "tidak ada", "Pasang ulang")


def test_another_trouble_of_the_store_is_told_by_itself(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trouble(*_: object, **__: object) -> None:
        raise data.StoreError("store.disk_full")

    monkeypatch.setattr(data.open_office, "for_the_first_time", trouble)

    assert tried(data.encrypted_store, bench).mark is Mark.FAILED


def test_an_engine_that_encrypts_nothing_is_a_fault(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = machine.engine()
    monkeypatch.setattr(machine, "engine", lambda: replace(whole, cipher=""))

    failed(tried(machine.versions, bench), "bukan SQLCipher", "pasang ulang")


def test_a_store_that_writes_plain_text_is_a_fault(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connect(path: Path, _key: bytes) -> Database:
        connection = sqlcipher.connect(str(path), isolation_level=None)
        return Database(connection, execute_plugins=False)

    monkeypatch.setattr(database, "connect", connect)

    failed(tried(data.encrypted_store, bench), "bansos.db", "tanpa kata sandi", "pasang ulang")


def test_a_planted_nik_is_found_however_it_is_written(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-16-le"):
        (tmp_path / "sisa.tmp").write_bytes(b"\0x" + a_nik().encode(encoding) + b"\0")

        with pytest.raises(data.Refused) as refusal:
            data._prove_sealed(tmp_path, [a_nik()])

        assert "sisa.tmp" in refusal.value.message


def test_a_passphrase_that_always_opens_is_a_fault(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = data.unlock.unlock

    def opens(folder: Path, passphrase: str, *, now: datetime) -> object:
        return real(folder, passphrase.removeprefix("bukan "), now=now)

    monkeypatch.setattr(data.unlock, "unlock", opens)

    failed(tried(data.encrypted_store, bench), "salah membuka")


def test_what_needs_the_store_says_so_when_there_is_none(bench: Bench, window: Window) -> None:
    for act in (data.soundness, data.import_text, data.print_pdf, page(window, QUOTAS)):
        failed(tried(act, bench), "Tidak dapat dicoba", benches.STORE_STEP)


def test_a_store_that_does_not_add_up_is_a_fault(filled: Bench) -> None:
    db = database.connect(filled.office / database.FILE_NAME, filled.entered.key)
    db.execute("update person set name = 'Orang Lain' where rowid = 1")
    db.close()

    failed(tried(data.soundness, filled), "tidak utuh")


def test_a_person_that_is_not_found_again_is_a_fault(
    filled: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = [Check("berkas", ok=True, detail="")]
    monkeypatch.setattr(data.check_health, "run", lambda _store, **_: sound)
    db = database.connect(filled.office / database.FILE_NAME, filled.entered.key)
    db.execute("insert into search (search) values ('delete-all')")
    db.close()

    failed(tried(data.soundness, filled), "tidak ditemukan lagi")


def test_rows_that_are_lost_are_a_fault(filled: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(*_: object, **__: object) -> None:
        """Writes nothing."""

    monkeypatch.setattr(data.import_sheet, "apply", forgetful)

    failed(tried(data.import_text, filled), "10 baris, masuk 0")
    failed(tried(data.import_workbook, filled), "40 baris, masuk 0")


def test_a_document_that_reads_otherwise_is_a_fault(
    filled: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = data.export.write

    def careless(*args: object, **named: object) -> object:
        exported = real(*args, **named)  # type: ignore[arg-type]
        a_workbook(exported.request.target, [a_row()])
        return exported

    monkeypatch.setattr(data.export, "write", careless)

    failed(tried(data.export_workbook, filled), "tidak terbaca sama", "0 dari 40")


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.4\n/Font\n%%EOF\n", b"%PDF /Type /Page\n %%EOF"])
def test_a_pdf_without_pages_or_letters_is_a_fault(
    filled: Bench, monkeypatch: pytest.MonkeyPatch, pdf: bytes
) -> None:
    monkeypatch.setattr(data, "pdf_of", lambda _book, _title: pdf)

    failed(tried(data.print_pdf, filled), "PDF")


def test_a_page_that_raises_fails_alone(
    filled: Bench, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_page: QuotasPage) -> None:
        raise KeyError("Siti Aminah")

    monkeypatch.setattr(QuotasPage, "reload", broken)

    line = tried(page(window, QUOTAS), filled)
    other = tried(page(window, "Halaman Laporan"), filled)

    failed(line, "Kesalahan program", "KeyError")
    assert "Siti" not in line.detail
    assert other.mark is Mark.FINE


def test_a_page_whose_job_fails_is_a_fault(
    filled: Bench, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(shown: QuotasPage) -> None:
        def work(_store: object, _progress: object) -> None:
            raise ZeroDivisionError

        services = shown.services
        services.readings.start(work, on_done=lambda _: None, on_failed=lambda _: None)

    monkeypatch.setattr(QuotasPage, "reload", broken)

    failed(tried(page(window, QUOTAS), filled), "ZeroDivisionError")


def test_an_empty_page_is_a_fault(
    filled: Bench, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bare(shown: SettingsPage) -> None:
        for child in shown.findChildren(QWidget):
            child.hide()

    monkeypatch.setattr(SettingsPage, "reload", bare)

    failed(tried(page(window, "Halaman Pengaturan"), filled), "kosong")


def test_an_empty_widget_is_not_drawn(dressed: QApplication) -> None:
    with pytest.raises(data.Refused):
        prove_drawn(QWidget())


def test_a_page_that_is_never_ready_is_a_fault(
    filled: Bench, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bansos_desktop.app.selftest.window.PATIENCE", -1.0)
    monkeypatch.setattr("bansos_desktop.ui.jobs.JobRunner.is_busy", True)

    line = tried(page(window, QUOTAS), filled)
    monkeypatch.undo()

    failed(line, "TimeoutError")


def test_the_gate_without_its_icons_is_a_fault(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "ikon").mkdir()
    bench._icons = IconSet(tmp_path / "ikon")

    failed(tried(gate, bench), "KeyError")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what ships, which the steps look at."""
    root = tmp_path / "terpasang"
    shutil.copytree(ROOT / "resources", root / "resources")
    shutil.copytree(SEED, root / "seed_data")
    monkeypatch.setattr(files, "shipped_root", lambda: root)
    monkeypatch.setattr(files, "resource", lambda *parts: root.joinpath("resources", *parts))
    monkeypatch.setattr(benches, "resource", lambda *parts: root.joinpath("resources", *parts))
    monkeypatch.setattr(files, "seed_folder", lambda: root / "seed_data")
    return root


def test_a_sealed_installation_names_what_is_missing_or_changed(bench: Bench, root: Path) -> None:
    (root / SEAL).parent.mkdir()
    (root / SEAL).write_text(sealed(root), encoding="utf-8")
    assert "sesuai daftarnya" in tried(files.shipped, bench).detail
    (root / "resources" / "icons" / "home.svg").write_text("<svg/>", encoding="utf-8")

    failed(tried(files.shipped, bench), "berubah", "resources/icons/home.svg")

    for icon in sorted((root / "resources" / "icons").glob("*.svg"))[:5]:
        icon.unlink()

    failed(tried(files.shipped, bench), "tidak ada", "app.svg", "dan 2 lainnya")


def test_an_installation_that_lost_its_list_is_not_called_good(
    bench: Bench, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "program_folder", lambda: root)

    failed(tried(files.shipped, bench), "tidak ada", SEAL, "Pasang ulang")


@pytest.mark.parametrize("lost", ["resources/theme.qss", "resources/formats", "seed_data"])
def test_without_a_seal_what_must_be_there_is_missed(bench: Bench, root: Path, lost: str) -> None:
    path = root / lost
    path.unlink() if path.is_file() else shutil.rmtree(path)

    failed(tried(files.shipped, bench), "tidak ada", path.name, "Pasang ulang")


def test_a_reference_set_that_was_touched_is_a_fault(bench: Bench, root: Path) -> None:
    quotas = root / "seed_data" / "quotas.csv"
    quotas.write_bytes(quotas.read_bytes().replace(b"2025", b"2024", 1))

    failed(tried(files.reference, bench), "quotas.csv")


def test_a_file_beside_the_reference_set_counts_too(bench: Bench, root: Path) -> None:
    sources = root / "seed_data" / "SOURCES.md"
    sources.write_text("kosong", encoding="utf-8")
    failed(tried(files.reference, bench), "SOURCES.md", "berubah")

    sources.unlink()
    failed(tried(files.reference, bench), "SOURCES.md", "tidak ada")


def test_a_template_that_is_gone_or_damaged_is_a_fault(bench: Bench, root: Path) -> None:
    damaged = root / "resources" / "formats" / "bast.xlsx"
    damaged.write_bytes(b"PK")
    assert tried(files.templates, bench).mark is Mark.FAILED

    damaged.unlink()
    failed(tried(files.templates, bench), "bast.xlsx", "Pasang ulang")


def test_a_guide_is_counted_and_what_it_lacks_is_a_fault(
    bench: Bench, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = root / "resources" / "panduan"
    folder.mkdir()
    monkeypatch.setattr(files, "guide_folder", lambda: folder)
    failed(tried(files.guide, bench), "README.md", "Pasang ulang")

    (folder / "README.md").write_text(
        "# Isi\n\n## Mulai\n\n- [Mulai](mulai.md)\n", encoding="utf-8"
    )
    page = folder / "mulai.md"
    page.write_text("# Mulai\n\n![Beranda](../gambar/beranda.png)\n", encoding="utf-8")
    failed(tried(files.guide, bench), "beranda.png")

    page.write_text("# Mulai\n", encoding="utf-8")
    assert tried(files.guide, bench).detail == "1 topik"

    page.write_text("", encoding="utf-8")
    failed(tried(files.guide, bench), "mulai.md")


def test_words_without_their_catalogue_are_a_fault(bench: Bench, root: Path) -> None:
    shutil.rmtree(root / "resources" / "translations")

    failed(tried(files.words, bench), "argparse.mo")


def test_english_buttons_are_a_fault(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bansos_desktop.ui.i18n.QT_TEXTS", {})

    failed(tried(files.words, bench), "Cancel")


def test_english_days_are_a_fault(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "long_date", lambda _day: "Monday, October 20 2025")

    failed(tried(files.words, bench), "Monday")


def test_a_computer_without_letters_is_a_fault(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "NEEDED_LETTERS", "A\ue777")
    failed(tried(files.fonts, bench), "tidak memuat", "\ue777")

    monkeypatch.setattr(files.QFontDatabase, "families", list)
    failed(tried(files.fonts, bench), "Tidak ada huruf")


def test_photos_that_cannot_be_read_are_a_fault(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def garbled(content: bytes) -> object:
        return replace(prepare(content), content=b"")

    monkeypatch.setattr(files, "prepare", garbled)
    failed(tried(files.pictures, bench), "JPEG")

    monkeypatch.setattr(files, "_jpeg", lambda: b"")
    failed(tried(files.pictures, bench), "JPEG")


def test_icons_that_draw_nothing_are_a_fault(bench: Bench, root: Path) -> None:
    icon = root / "resources" / "icons" / "check.svg"
    icon.write_text(NOTHING, encoding="utf-8")

    failed(tried(files.pictures, bench), "SVG")


def test_icons_that_only_our_own_reader_draws_are_a_fault(bench: Bench, root: Path) -> None:
    assert "check" in bench.icons.names
    (root / "resources" / "icons" / "check.svg").write_text(NOTHING, encoding="utf-8")
    bench._icons = IconSet(ROOT / "resources" / "icons")

    failed(tried(files.pictures, bench), "SVG")


def test_a_missing_picture_plugin_is_named(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files.QImageReader, "supportedImageFormats", list)

    failed(tried(files.pictures, bench), "JPEG, PNG, SVG")


class _Clock:
    """A clock that a test sets."""

    moment = datetime(2025, 8, 1, tzinfo=UTC)

    @classmethod
    def now(cls) -> _Clock:
        return cls()

    def astimezone(self) -> datetime:
        return self.moment


@pytest.mark.parametrize(
    ("hours", "said"), [(8, "(WITA)"), (7, "(WIB)"), (0, "bukan waktu Indonesia"), (-3, "UTC-03")]
)
def test_the_time_zone_is_named(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, hours: int, said: str
) -> None:
    zone = machine.datetime.now().astimezone().tzinfo.__class__(timedelta(hours=hours))
    monkeypatch.setattr(_Clock, "moment", datetime(2025, 8, 1, tzinfo=zone))
    monkeypatch.setattr(machine, "datetime", _Clock)
    monkeypatch.setattr(machine, "_qt_offset", lambda: hours * 3600)

    line = tried(machine.clock, bench)

    assert line.mark is Mark.FINE
    assert said in line.detail


def test_a_clock_of_another_decade_is_a_fault(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "datetime", _Clock)
    monkeypatch.setattr(_Clock, "moment", datetime(2009, 1, 1, tzinfo=UTC))

    failed(tried(machine.clock, bench), "2009")


def test_two_readings_of_the_time_zone_are_a_fault(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "_qt_offset", lambda: 5400)

    failed(tried(machine.clock, bench), "UTC+01.30")


def test_a_data_folder_in_a_cloud_is_a_fault(bench: Bench) -> None:
    bench.data = bench.folder / "OneDrive" / "bansos"

    failed(tried(machine.data_folder, bench), "OneDrive")


def test_a_data_folder_is_only_looked_at(bench: Bench) -> None:
    assert "belum ada" in tried(machine.data_folder, bench).detail
    assert not bench.data.exists()

    bench.data.mkdir()
    assert "(ada)" in tried(machine.data_folder, bench).detail
    assert list(bench.data.iterdir()) == []


def test_a_data_folder_that_takes_no_files_is_a_fault(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(machine.tempfile, "TemporaryFile", refuse)

    failed(tried(machine.data_folder, bench), "tidak dapat ditulisi")


def test_a_full_temporary_folder_is_a_fault_of_the_disk(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def usage(folder: Path) -> SimpleNamespace:
        return SimpleNamespace(free=0 if folder == bench.folder else 10**12)

    monkeypatch.setattr(shutil, "disk_usage", usage)

    failed(tried(machine.disk, replace(bench, data=bench.folder.parent)), "Folder sementara")


def test_a_full_disk_is_a_fault(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "LEAST_FREE_MB", 10**9)

    failed(tried(machine.disk, bench), "Kosongkan")


def test_a_folder_that_stays_is_a_fault(bench: Bench) -> None:
    failed(tried(run._removed, bench), "tidak terhapus", bench.folder.name)


def test_a_computer_without_memory_is_told_what_to_do(bench: Bench) -> None:
    def greedy(_bench: Bench) -> str:
        raise MemoryError

    failed(tried(greedy, bench), "Memori", "Tutup program lain")
