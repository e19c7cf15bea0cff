"""What became of one file: the equation, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.pages.imports.flow import asked_rows, equation, is_draft
from bansos_desktop.ui.pages.imports.kept import KeptNote
from bansos_desktop.ui.pages.imports.keyed import KeyedStep, scrolled
from bansos_desktop.ui.pages.imports.next_step import NextStep
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_kind, set_level
from bansos_desktop.ui.widgets.text import button, icon_label, show_icon, text_label
from bansos_desktop.usecases.apply_import import Imported

ICON_SIZE = 40


class ResultStep(KeyedStep):
    """Everything that is left to do stands in one list, each with its button."""

    again = Signal()
    rejects_wanted = Signal()
    folder_wanted = Signal()
    people_wanted = Signal(object, str)
    questions_wanted = Signal()
    similar_wanted = Signal()
    undo_wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._done: Imported | None = None
        icons = services.icons
        self._title = text_label("", Kind.TITLE, wrap=True)
        self.equation = text_label("", Kind.SUBTITLE, wrap=True)
        self._mended = text_label("", wrap=True)
        self._missing = text_label("", wrap=True)
        set_level(self._missing, Level.WARNING)
        self._todo = text_label(tr("Langkah berikutnya"), Kind.SECTION)
        self._icon = icon_label(icons.level_icon(Level.SUCCESS), ICON_SIZE)
        self.questions = NextStep(icons, tr("Jawab pertanyaan"))
        self.similar = NextStep(icons, tr("Putuskan yang mirip"))
        self.rejects = NextStep(icons, tr("Simpan baris yang ditolak…"))
        self.written = NextStep(icons, tr("Buka folder"))
        self.drafts = NextStep(icons, tr("Lihat yang draf"))
        self.warned = NextStep(icons, tr("Lihat yang berperingatan"))
        self.created = NextStep(icons, tr("Lihat penerima yang baru"))
        self.undo = NextStep(icons, tr("Batalkan impor ini…"))
        self.kept = KeptNote()
        self.another = button("", Kind.PRIMARY)
        self._connect()
        self._lay_out()

    @property
    def steps(self) -> Sequence[NextStep]:
        """What may be left to do, the most pressing first."""
        return (
            self.questions,
            self.similar,
            self.rejects,
            self.written,
            self.drafts,
            self.warned,
            self.created,
            self.undo,
        )

    @property
    def save_rejects(self) -> QPushButton:
        """The button that gives refused rows back."""
        return self.rejects.button

    def default_button(self) -> QPushButton:
        """Enter goes on to the next file."""
        return self.another

    def show_result(self, done: Imported, *, onward: str, parent: str = "") -> None:
        """Show it; `onward` is what the button that leads on says, `parent` the mended file."""
        self._done = done
        counts = done.counts
        self.equation.setText(equation(counts))
        taken = counts.rows_read - counts.rejected
        mended = tr("Perbaikan dari {file}: {n} dari {m} baris kini diterima.").format(
            file=parent or tr("impor sebelumnya"),
            n=number_text(taken),
            m=number_text(counts.rows_read),
        )
        self._mended.setText(mended)
        self._mended.setVisible(bool(done.plan.parent))
        self._missing.setText("\n".join(one.message for one in done.plan.lost))
        self._missing.setVisible(bool(done.plan.lost))
        self.written.offer("")
        self.another.setText(onward)
        self.show_state(is_undone=False)

    def show_state(self, *, is_undone: bool, kept: Sequence[str] = ()) -> None:
        """Show whether the import still stands; taken back, nothing of it is left to do."""
        if self._done is None:
            return
        name = self._done.plan.request.path.name
        took_nothing = self._done.counts.rejected == self._done.counts.rows_read
        title = tr("{file} selesai")
        if is_undone:
            title = tr("Impor {file} sudah dibatalkan")
        elif took_nothing:
            title = tr("{file}: tidak ada baris yang diterima")
        self._title.setText(title.format(file=name))
        level = Level.WARNING if took_nothing else Level.SUCCESS
        level = Level.INFO if is_undone else level
        show_icon(self._icon, self._services.icons.level_icon(level))
        self.kept.show_kept(kept if is_undone else ())
        if is_undone:
            for step in self.steps:
                step.offer("")
        else:
            self._offer(self._done)
        self._todo.setVisible(any(step.text for step in self.steps))

    def tell_written(self, text: str) -> None:
        """Say where the refused rows are now."""
        self.written.offer(text, Level.SUCCESS)
        self.written.button.setFocus()

    def come_to_focus(self, *, leads_on: bool) -> None:
        """Put the keyboard on what most people do next."""
        first = next((step.button for step in self.steps if step.text), self.another)
        chosen = self.another if leads_on else first
        for step in self.steps:
            set_kind(step.button, Kind.PRIMARY if step.button is chosen else Kind.SECONDARY)
        set_kind(self.another, Kind.PRIMARY if chosen is self.another else Kind.SECONDARY)
        chosen.setFocus()

    def _offer(self, done: Imported) -> None:
        counts = done.counts
        questions, rows = asked_rows(done.plan)
        text = tr("{n} pertanyaan belum dijawab; {rows} baris menunggu jawabannya.")
        self._say(self.questions, questions, text, Level.WARNING, rows=number_text(rows))
        similar = sum(row.outcome is Outcome.SIMILAR for row in done.plan.rows)
        text = tr("{n} baris mirip orang yang sudah tercatat; putuskan orangnya sama atau bukan.")
        self._say(self.similar, similar, text, Level.WARNING)
        self.rejects.offer(_rejects_text(counts.rejected, similar), Level.ERROR)
        text = tr("{n} baris tanpa NIK tersimpan sebagai draf; lengkapi sebelum diusulkan.")
        self._say(self.drafts, len(self._drafts()), text, Level.WARNING)
        text = tr("{n} baris diterima dengan peringatan; periksa sebelum penetapan.")
        self._say(self.warned, counts.warnings, text, Level.WARNING)
        text = tr("{n} penerima baru tercatat.")
        if done.plan.is_monitoring:
            text = tr("{n} kunjungan monev tercatat.")
        self._say(self.created, counts.created, text, Level.SUCCESS)
        text = tr("Bila berkas ini keliru, {n} baris yang diterapkan dapat dibatalkan kapan saja.")
        self._say(self.undo, counts.created + counts.updated, text, Level.INFO)

    def _say(self, step: NextStep, n: int, text: str, level: Level, rows: str = "") -> None:
        step.offer(text.format(n=number_text(n), rows=rows) if n else "", level)

    def _drafts(self) -> list[str]:
        rows = self._done.plan.rows if self._done else ()
        return [row.proposal for row in rows if is_draft(row)]

    def _on_drafts(self) -> None:
        self.people_wanted.emit(tuple(self._drafts()), tr("Draf dari impor"))

    def _on_warned(self) -> None:
        rows = self._done.plan.rows if self._done else ()
        found = tuple(row.proposal for row in rows if row.warned and row.proposal)
        self.people_wanted.emit(found, tr("Berperingatan dari impor"))

    def _on_created(self) -> None:
        rows = self._done.plan.rows if self._done else ()
        found = tuple(row.proposal for row in rows if row.outcome is Outcome.CREATED)
        self.people_wanted.emit(found, tr("Baru dari impor"))

    def _on_undo(self) -> None:
        if self._done is not None:
            self.undo_wanted.emit(self._done.batch)

    def _connect(self) -> None:
        self.questions.chosen.connect(self.questions_wanted)
        self.similar.chosen.connect(self.similar_wanted)
        self.rejects.chosen.connect(self.rejects_wanted)
        self.written.chosen.connect(self.folder_wanted)
        self.drafts.chosen.connect(self._on_drafts)
        self.warned.chosen.connect(self._on_warned)
        self.created.chosen.connect(self._on_created)
        self.undo.chosen.connect(self._on_undo)
        self.another.clicked.connect(self.again)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("kind", Kind.CARD.value)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(SPACE.xl, SPACE.lg, SPACE.xl, SPACE.lg)
        inner.setSpacing(SPACE.s)
        head = QHBoxLayout()
        head.setSpacing(SPACE.m)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        inner.addLayout(head)
        inner.addWidget(self.equation)
        inner.addWidget(self._mended)
        inner.addWidget(self._missing)
        inner.addWidget(self.kept)
        inner.addSpacing(SPACE.xs)
        inner.addWidget(self._todo)
        for step in self.steps:
            inner.addWidget(step)
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(card)
        rows.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.another)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.m)
        layout.addWidget(scrolled(body), 1)
        layout.addLayout(foot)


def _rejects_text(rejected: int, similar: int) -> str:
    """How many rows go back: those that only wait for a decision go along until it is taken."""
    if not rejected:
        return ""
    text = tr("{n} baris ditolak. Kembalikan ke pengirim: alasannya di kolom Perbaiki.")
    if similar:
        text = tr(
            "{n} baris ditolak, termasuk {m} yang mirip. Kembalikan ke pengirim: alasannya "
            "di kolom Perbaiki."
        )
    return text.format(n=number_text(rejected), m=number_text(similar))
