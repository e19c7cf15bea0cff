"""Lists of earlier recipients: which were taken in, and taking in one more."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.store.awards import AwardList
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.pages.settings.found_rows import FoundRows, equation
from bansos_desktop.ui.pages.settings.section import Section, card, fill, row, stacked
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.targets import ask_workbook
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import apply_import, import_awards, mended_file
from bansos_desktop.usecases.import_awards import HistoryPlan, HistoryRequest, HistoryTaken
from bansos_desktop.usecases.progress import Progress

YEARS_BACK = 12
FIELD_WIDTH = 220
FILTER = "Daftar (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt *.htm *.html)"
ANY_FILE = "Semua berkas (*)"


class HistorySection(Section):
    """Looking shows counts and the rows that cannot be taken; nothing is kept before Terapkan."""

    title = "Penerima lama"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._strip = ProgressStrip()
        self.year = ChoiceBox([(str(y), str(y)) for y in _years(services.day().year)])
        self.label = QLineEdit()
        self.label.setPlaceholderText(tr("misalnya WRSE, KUBE, atau UEP"))
        self._label_field = LabelledField(tr("Program waktu itu"), self.label, services.icons)
        self.choose = button(tr("Impor daftar penerima lama…"), Kind.PRIMARY)
        self.take = button(tr("Terapkan"), Kind.PRIMARY)
        self.leave = button(tr("Batal"))
        self.give_back = button(tr("Simpan baris yang ditolak…"))
        self._found = FoundRows(services.icons)
        self._lists = QVBoxLayout()
        self._plan: HistoryPlan | None = None
        self._job: Job | None = None
        self.year.key = str(services.day().year - 1)
        self._lay_out()
        self.choose.clicked.connect(self._ask_file)
        self.take.clicked.connect(self.apply)
        self.leave.clicked.connect(self.forget)
        self.give_back.clicked.connect(self._ask_rejects)
        self._strip.cancelled.connect(self._cancel)

    @property
    def plan(self) -> HistoryPlan | None:
        """What was looked at and not yet applied."""
        return self._plan

    def reload(self) -> None:
        """Read anew which lists there are."""
        lists = self.services.store.awards.lists()
        nothing = tr("Belum ada. Daftar WRSE, KUBE, atau UEP tahun lalu mencegah usulan ganda.")
        rows: list[QWidget] = [text_label(_list_text(one), wrap=True) for one in lists]
        fill(self._lists, rows or [text_label(nothing, Kind.CAPTION, wrap=True)])

    def look_at(self, path: Path) -> None:
        """What every row of a list would become."""
        if self._job is not None:
            return
        services = self.services
        request = HistoryRequest(path, int(self.year.key or 0), self.label.text())
        session, today = services.session, services.day()

        def look(store: Store, progress: Progress) -> HistoryPlan:
            return import_awards.look(store, session, request, today=today, progress=progress)

        self.said.emit(Level.INFO, "")
        self._begin(tr("Membaca {name}…").format(name=path.name))
        self._job = services.readings.start(
            look,
            on_done=self._on_looked,
            on_failed=self._on_failed,
            on_cancelled=self._on_cancelled,
            on_progress=self._strip.advance,
        )

    def apply(self) -> None:
        """Keep the new lines."""
        plan, services = self._plan, self.services
        if plan is None or self._job is not None:
            return
        session, now, today = services.session, services.now(), services.day()

        def do(store: Store, progress: Progress) -> HistoryTaken:
            return import_awards.apply(
                store, session, plan, now=now, today=today, progress=progress
            )

        self._begin(tr("Menerapkan…"))
        self._job = services.writer.start(
            do,
            on_done=self._on_taken,
            on_failed=self._on_failed,
            on_cancelled=self._on_cancelled,
            on_progress=self._strip.advance,
        )

    def forget(self) -> None:
        """Leave the list that was looked at alone."""
        self._plan = None
        self._found.clear()
        self._show_buttons()

    def save_rejects(self, target: Path) -> None:
        """Write the sender's own sheet with only the rows that cannot be taken."""
        plan = self._plan
        if plan is None or self._job is not None:
            return

        def write(_store: Store, _progress: Progress) -> int:
            mended_file.check_replaceable(target, plan.request.path)
            return apply_import.write_rejected_rows(plan, target)

        self._begin(tr("Menulis {name}…").format(name=target.name))
        self._job = self.services.readings.start(
            write, on_done=partial(self._on_rejects, target.name), on_failed=self._on_failed
        )

    def _ask_rejects(self) -> None:
        if self._plan is None:
            return
        source = self._plan.request.path
        offered = source.with_name(f"{source.stem} - perbaiki.xlsx")
        target = ask_workbook(self, tr("Simpan baris yang ditolak"), offered)
        if target is not None:
            self.save_rejects(target)

    def _on_rejects(self, name: str, rows: int) -> None:
        self._end()
        text = tr("{n} baris ditulis ke {name}. Baris lain masih dapat diterapkan.")
        self.said.emit(Level.SUCCESS, text.format(n=number_text(rows), name=name))

    def _ask_file(self) -> None:
        """A list without its programme could not be told from another one."""
        if not self.label.text().strip():
            self._label_field.show_error(tr("Isi dulu nama programnya, misalnya WRSE."))
            self.label.setFocus()
            return
        self._label_field.clear_state()
        name, _filter = QFileDialog.getOpenFileName(
            self, tr("Pilih daftar penerima lama"), "", f"{tr(FILTER)};;{tr(ANY_FILE)}"
        )
        if name:
            self.look_at(Path(name))

    def _begin(self, text: str) -> None:
        self._strip.start(text)
        for one in (self.choose, self.take, self.give_back, self.leave):
            one.setEnabled(False)

    def _end(self) -> None:
        """Let everything be used again; a list without a new person cannot be taken in."""
        self._job = None
        self._strip.finish()
        for one in (self.choose, self.take, self.give_back, self.leave):
            one.setEnabled(True)
        self.take.setEnabled(self._plan is None or self._plan.counts.created > 0)
        self._show_buttons()

    def _on_looked(self, plan: HistoryPlan) -> None:
        """Show the equation, and what is wrong with the rows that cannot be taken."""
        self._plan = plan
        self._end()
        self._found.show_plan(plan)
        (self.take if plan.counts.created else self.leave).setFocus()

    def _on_taken(self, done: HistoryTaken) -> None:
        """The judging of every page may now say something else."""
        self._plan = None
        self._end()
        self._found.clear()
        self.services.bus.publish(done.changes)
        text = tr("Daftar lama masuk: {equation}.").format(equation=equation(done.plan.counts))
        self.said.emit(Level.SUCCESS, text)

    def _on_failed(self, sentence: str) -> None:
        self._end()
        self.said.emit(Level.ERROR, sentence)

    def _on_cancelled(self) -> None:
        self._end()
        self.said.emit(Level.INFO, tr("Dibatalkan; tidak ada yang berubah."))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show_buttons(self) -> None:
        """Either choose a list, or decide about the one that was looked at."""
        looked = self._plan is not None
        self.take.setVisible(looked)
        self.leave.setVisible(looked)
        self.give_back.setVisible(self._plan is not None and self._plan.counts.rejected > 0)
        self.choose.setVisible(not looked)

    def _lay_out(self) -> None:
        options = QHBoxLayout()
        options.setSpacing(SPACE.m)
        year = LabelledField(tr("Tahun diterima"), self.year, self.services.icons)
        for field in (year, self._label_field):
            field.setFixedWidth(FIELD_WIDTH)
            options.addWidget(field)
        options.addStretch(1)
        about = tr(
            "Siapa yang sudah menerima WRSE, KUBE, atau UEP pada tahun-tahun lalu dikenali saat "
            "diusulkan lagi: dari NIK, dari No. KK, atau dari nama dan desa bila tanpa NIK."
        )
        content = QVBoxLayout()
        content.setSpacing(SPACE.m)
        content.addWidget(text_label(about, wrap=True))
        content.addLayout(options)
        content.addWidget(self._found)
        content.addLayout(row(self.choose, self.take, self.give_back, self.leave))
        self._lists.setSpacing(SPACE.s)
        stacked(
            self,
            self._strip,
            card(tr("Impor daftar penerima lama"), content),
            card(tr("Daftar yang sudah masuk"), self._lists),
        )
        self._show_buttons()


def _years(this: int) -> range:
    """This year and those before it that a list may be of."""
    return range(this, this - YEARS_BACK, -1)


def _list_text(one: AwardList) -> str:
    text = tr("{label} {year} · {n} orang · {source}").format(
        label=one.label, year=one.year, n=number_text(one.people), source=one.source
    )
    if not one.without_nik:
        return text
    without = tr("{n} tanpa NIK").format(n=number_text(one.without_nik))
    return f"{text} · {without}"
