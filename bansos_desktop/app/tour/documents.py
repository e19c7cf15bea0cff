"""What leaves the office: its letterhead, several documents, and one that does not tie."""

from __future__ import annotations

from bansos_desktop.app.tour.beginning import REGENCY
from bansos_desktop.app.tour.hands import (
    click,
    click_section,
    tool_called,
    type_into,
    wait_until,
)
from bansos_desktop.app.tour.stage import Tour
from bansos_desktop.domain.document import DocumentKey, Medium, SignaturePart
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.workflow import Status

LETTERHEAD = (
    "PEMERINTAH PROVINSI KALIMANTAN TIMUR",
    "DINAS SOSIAL",
    "Jalan Contoh Nomor 1, Samarinda, Kode Pos 00000",
)
OFFICIALS = {
    SignaturePart.SIGNS: {
        "position": "Kepala Dinas Sosial Provinsi Kalimantan Timur",
        "name": "Drs. Contoh Kepala, M.Si.",
        "rank": "Pembina Utama Muda",
        "nip": "197001011995031001",
    },
    SignaturePart.COMMITS: {
        "position": "Pejabat Pembuat Komitmen",
        "name": "Contoh Komitmen, S.Sos.",
        "rank": "Penata Tingkat I",
        "nip": "198502022010011002",
    },
}


def put_on_paper(tour: Tour) -> None:
    """Copy the letterhead and who signs, once for all documents."""
    settings = tour.office.pages.settings
    papers = settings.papers
    tour.show("settings")
    click_section(settings.tabs, papers)
    for line, text in zip(papers.letterhead.lines, LETTERHEAD, strict=False):
        type_into(line, text)
    type_into(papers.letterhead.place, "Samarinda")
    for part, texts in OFFICIALS.items():
        editors = papers.signatories.blocks["", part].editors
        for name, text in texts.items():
            type_into(editors[name], text)
    click(papers.save_button)
    tour.wait_for("Kop dan penanda tangan disimpan")
    tour.office.window.say_nothing()
    papers.letterhead.lines[0].setFocus()
    tour.picture("pengaturan-kop")


def let_leave(tour: Tour) -> None:
    """Workbooks and a PDF, each looked at before; then a document that the gate holds."""
    reports = tour.office.pages.reports
    choices = reports.view.choices
    tour.show("reports")
    _look_at(tour, DocumentKey.PROPOSALS)
    tour.picture("laporan-usulan")
    _write(tour, Medium.WORKBOOK)
    _look_at(tour, DocumentKey.SUMMARY)
    _write(tour, Medium.WORKBOOK)
    choices.region.key = REGENCY
    choices.status.key = Status.DISTRIBUTED
    _look_at(tour, DocumentKey.HANDOVER)
    tour.picture("laporan-bast")
    _write(tour, Medium.PDF)
    choices.region.key, choices.status.key = PROVINCE, ""
    _look_at(tour, DocumentKey.DECREE)
    if reports.view.untied.is_open:
        raise LookupError("the gate let a list of several decrees pass")
    tour.picture("laporan-tidak-cocok")


def _look_at(tour: Tour, key: str) -> None:
    """Choose a document and wait for its picture."""
    reports = tour.office.pages.reports
    reports.choose(key)
    _wait_for_picture(tour)


def _wait_for_picture(tour: Tour) -> None:
    reports = tour.office.pages.reports
    wait_until(lambda: not reports.looker.is_busy)
    tour.settle()


def _write(tour: Tour, medium: Medium) -> None:
    """Write what was looked at; what does not tie leaves as a draft."""
    reports = tour.office.pages.reports
    if not reports.view.untied.is_open:
        click(reports.view.untied.draft)
        _wait_for_picture(tour)
    suffix = "pdf" if medium is Medium.PDF else "xlsx"
    target = tour.folder / f"{reports.document}.{suffix}"
    target.unlink(missing_ok=True)
    reports.write(target, medium)
    wait_until(lambda: not reports.view.leaving.is_busy)
    tour.settle()
    _wait_for_picture(tour)
    if not target.is_file():
        raise LookupError(f"{target.name} was not written")
    click(tool_called(reports.view.leaving.result, "Tutup"))
    tour.report.append(f"  {target}")
