"""The beginning of the story: first start, sample people, Beranda, and a list from a village."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bansos_desktop.app.tour.hands import click, open_dialog, wait_until
from bansos_desktop.app.tour.stage import Tour
from bansos_desktop.runtime.resources import resource
from bansos_desktop.runtime.sample_words import sample_words
from bansos_desktop.store.store import Store
from bansos_desktop.ui.printing.preview import PreviewDialog
from bansos_desktop.usecases import make_sample, write_sample_workbook
from bansos_desktop.usecases.make_sample import SampleRequest
from bansos_desktop.usecases.progress import Progress

LIST, EARLIER = "daftar contoh.xlsx", "penerima lama contoh.xlsx"
DASHBOARD = "dasbor.pdf"
REGENCY = "64.02"


def first_start(tour: Tour) -> None:
    """Make an office through the gate."""
    gate = tour.open_gate()
    tour.picture("mulai", of=gate)
    tour.enter(gate)


def start_quietly(tour: Tour) -> None:
    """Make an office whose gate was shown already."""
    tour.enter(tour.open_gate())


def fill(tour: Tour, *, people: int) -> None:
    """Give the office people with their lives, and workbooks to import."""
    services = tour.office.services
    session, now, today = services.session, services.now(), services.day()
    folder, words = tour.folder, sample_words()

    def work(store: Store, _progress: Progress) -> object:
        request = SampleRequest(people, 1, words)
        changes = make_sample.run(store, session, request, now=now, today=today)
        for name, count, seed in ((LIST, 40, 2), (EARLIER, 12, 3)):
            write_sample_workbook.run(
                store,
                SampleRequest(count, seed, words),
                region_code=REGENCY,
                templates=resource("formats"),
                target=folder / name,
                today=date(services.scope.year, 8, 12),
            )
        return changes

    tour.do(work)
    tour.office.pages.home.reload()
    tour.report.append(f"  {people} orang contoh, dan {folder / LIST}")


def fill_programme(tour: Tour, programme: str, *, people: int, seed: int) -> None:
    """People of another programme, and that programme in sight."""
    services = tour.office.services
    session, now, today = services.session, services.now(), services.day()
    year = services.scope.year
    request = SampleRequest(people, seed, sample_words(), programme=programme, year=year)

    def work(store: Store, _progress: Progress) -> object:
        return make_sample.run(store, session, request, now=now, today=today)

    tour.do(work)
    services.scope.move(programme, year)
    tour.report.append(f"  {people} orang contoh untuk {programme}")


def look_home(tour: Tour) -> None:
    """What is to be done today, the rest of the charts below it, and all of it on paper."""
    read_home(tour)
    tour.picture("beranda")
    home = tour.office.pages.home
    home.arrangement.area.ensureWidgetVisible(home.charts.cards["pace"])
    tour.picture("beranda-grafik")
    home.arrangement.area.verticalScrollBar().setValue(0)
    click(home.arrangement.print_button)
    dialog = open_dialog(PreviewDialog)
    wait_until(lambda: bool(dialog.pages.text()))
    tour.picture("cetak-dasbor", dialog)
    dialog.save_to(tour.folder / DASHBOARD)
    dialog.close()
    tour.settle()
    tour.look_at(tour.office.window)
    tour.report.append(f"  {tour.folder / DASHBOARD}")


def read_home(tour: Tour) -> None:
    """Beranda with the charts and the tasks that take a while to find."""
    tour.show("home")
    home = tour.office.pages.home
    wait_until(lambda: home.charts.data is not None and not home.board.is_looking)


def import_workbook(tour: Tour) -> None:
    """Import the sample workbook, its columns first, and give the rejected rows back."""
    imports = tour.office.pages.imports
    tour.show("imports")
    tour.picture("impor-pilih")
    imports.look_at(tour.folder / LIST)
    wait_until(lambda: imports.step == "sheet")
    tour.settle()
    tour.picture("impor-lembar")
    click(imports.sheet.go_on)
    wait_until(lambda: imports.step == "preview")
    tour.picture("impor-pratinjau")
    click(imports.preview.apply)
    wait_until(lambda: imports.step == "result")
    target = tour.folder / f"{Path(LIST).stem} - perbaiki.xlsx"
    imports.save_rejects(target)
    tour.wait_for(target.name)
    tour.picture("impor-hasil")
    tour.report.append(f"  {imports.result.equation.text()}")
    tour.report.append(f"  baris yang ditolak: {target}")
