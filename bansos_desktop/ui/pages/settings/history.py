"""Lists of earlier recipients: which were taken in, and taking in one more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.import_plan import Counts, Outcome, PlannedRow
from bansos_desktop.store.awards import AwardList
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.pages.settings.section import Section, card, fill, row, stacked
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.text import button, icon_label, text_label
from bansos_desktop.usecases import import_awards
from bansos_desktop.usecases.import_awards import HistoryPlan, HistoryRequest, HistoryTaken
from bansos_desktop.usecases.progress import Progress

ICON_SIZE = 16
MOST_LINES = 12
YEARS_BACK = 12
FIELD_WIDTH = 220
FILTER = "Daftar (*.xlsx *.xls *.ods);;Semua berkas (*)"


class HistorySection(Section):
    """Looking shows counts and the rows that cannot be taken; nothing is kept before Terapkan."""

    title = "Penerima lama"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._strip = ProgressStrip()
        self.year = ChoiceBox([(str(y), str(y)) for y in self._years()])
        self.label = QLineEdit()
        self.label.setPlaceholderText(tr("misalnya WRSE, KUBE, atau UEP"))
        self._label_field = LabelledField(tr("Program waktu itu"), self.label, services.icons)
        self.choose = button(tr("Impor daftar penerima lama…"), Kind.PRIMARY)
        self.take = button(tr("Terapkan"), Kind.PRIMARY)
        self.leave = button(tr("Batal"))
        self._found = QVBoxLayout()
        self._lists = QVBoxLayout()
        self._plan: HistoryPlan | None = None
        self._job: Job | None = None
        self.year.key = str(services.day().year - 1)
        self._lay_out()
        self.choose.clicked.connect(self._ask_file)
        self.take.clicked.connect(self.apply)
        self.leave.clicked.connect(self.forget)
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
        fill(self._found, [])
        self._show_buttons()

    def _ask_file(self) -> None:
        """A list without its programme could not be told from another one."""
        if not self.label.text().strip():
            self._label_field.show_error(tr("Isi dulu nama programnya, misalnya WRSE."))
            self.label.setFocus()
            return
        self._label_field.clear_state()
        name, _filter = QFileDialog.getOpenFileName(
            self, tr("Pilih daftar penerima lama"), "", tr(FILTER)
        )
        if name:
            self.look_at(Path(name))

    def _begin(self, text: str) -> None:
        self._strip.start(text)
        for one in (self.choose, self.take, self.leave):
            one.setEnabled(False)

    def _end(self) -> None:
        self._job = None
        self._strip.finish()
        for one in (self.choose, self.take, self.leave):
            one.setEnabled(True)
        self._show_buttons()

    def _on_looked(self, plan: HistoryPlan) -> None:
        """Show the equation, and what is wrong with the rows that cannot be taken."""
        self._plan = plan
        self._end()
        refused = _refused_by_reason(plan.rows)
        head = text_label(
            tr("{label} {year}: {equation}").format(
                label=plan.request.label, year=plan.request.year, equation=_equation(plan.counts)
            ),
            Kind.FIELD_LABEL,
            wrap=True,
        )
        shown: list[QWidget] = [head]
        shown += [self._refused(why, lines) for why, lines in refused.items()]
        fill(self._found, shown)
        self.take.setEnabled(plan.counts.created > 0)
        (self.take if plan.counts.created else self.leave).setFocus()

    def _refused(self, why: str, lines: Sequence[int]) -> QWidget:
        widget = QWidget()
        layout = QHBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(icon_label(self.services.icons.level_icon(Level.ERROR), ICON_SIZE))
        named = ", ".join(str(line) for line in lines[:MOST_LINES])
        if len(lines) > MOST_LINES:
            more = tr("dan {n} lagi").format(n=number_text(len(lines) - MOST_LINES))
            named = f"{named}, {more}"
        text = tr("Baris {lines}: {why}").format(lines=named, why=why)
        layout.addWidget(text_label(text, wrap=True), 1)
        return widget

    def _on_taken(self, done: HistoryTaken) -> None:
        """The judging of every page may now say something else."""
        self._plan = None
        self._end()
        fill(self._found, [])
        self.services.bus.publish(done.changes)
        text = tr("Daftar lama masuk: {equation}.").format(equation=_equation(done.plan.counts))
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
        self.choose.setVisible(not looked)

    def _years(self) -> range:
        today = self.services.day().year
        return range(today, today - YEARS_BACK, -1)

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
        content.addLayout(self._found)
        content.addLayout(row(self.choose, self.take, self.leave))
        self._show_buttons()
        self._lists.setSpacing(SPACE.s)
        self._found.setSpacing(SPACE.s)
        stacked(
            self,
            self._strip,
            card(tr("Impor daftar penerima lama"), content),
            card(tr("Daftar yang sudah masuk"), self._lists),
        )


def _refused_by_reason(rows: Sequence[PlannedRow]) -> dict[str, list[int]]:
    """The lines that cannot be taken by what was said of them last, which is what to do."""
    found: dict[str, list[int]] = {}
    for one in rows:
        if one.outcome is Outcome.REJECTED:
            found.setdefault(one.problems[-1].message, []).append(one.line)
    return found


def _equation(counts: Counts) -> str:
    return tr(
        "{read} baris dibaca = {created} baru + {unchanged} sama + {rejected} ditolak"
    ).format(
        read=number_text(counts.rows_read),
        created=number_text(counts.created),
        unchanged=number_text(counts.unchanged),
        rejected=number_text(counts.rejected),
    )


def _list_text(one: AwardList) -> str:
    text = tr("{label} {year} · {n} orang · {source}").format(
        label=one.label, year=one.year, n=number_text(one.people), source=one.source
    )
    if not one.without_nik:
        return text
    without = tr("{n} tanpa NIK").format(n=number_text(one.without_nik))
    return f"{text} · {without}"
