"""Backups: making one that leaves this laptop, and those that the program keeps here."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.backup import (
    SUFFIX,
    Facts,
    Manifest,
    entries_lost,
    offered_name,
    size_text,
)
from bansos_desktop.store import backup_notes
from bansos_desktop.store.store import Store
from bansos_desktop.ui.dialogs.backup_dialog import show_backup
from bansos_desktop.ui.dialogs.restore_gate import FILTER, ask_backup
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.pages.settings.backup_places import BackupPlaces
from bansos_desktop.ui.pages.settings.section import Section, card, fill, row, stacked
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.targets import ask_target
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.backup_facts import content_text, when_text
from bansos_desktop.ui.widgets.confirm import Question, ask
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import back_up_here, look_at_backup
from bansos_desktop.usecases.look_at_backup import Kept
from bansos_desktop.usecases.make_backup import Made
from bansos_desktop.usecases.progress import Progress


class BackupsSection(Section):
    """Both can be looked at, proved and restored; what it writes lies where somebody chose."""

    title = "Cadangan"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.last = text_label(wrap=True)
        self.make = button(tr("Buat cadangan sekarang…"), Kind.PRIMARY)
        self.open_file = button(tr("Buka berkas cadangan…"))
        self.places = BackupPlaces(services)
        self._strip = ProgressStrip()
        self._kept = QVBoxLayout()
        self._kept.setSpacing(SPACE.s)
        self._job: Job | None = None
        self._lay_out()
        self.make.clicked.connect(self._ask_target)
        self.places.chosen.connect(self._back_up_in)
        self.open_file.clicked.connect(self._ask_file)
        self._strip.cancelled.connect(self._cancel)

    def reload(self) -> None:
        """Look anew what there is; a stick may have come or gone."""
        services = self.services
        self.last.setText(_last_text(services))
        self.places.reload()
        rows = [self._row(one) for one in look_at_backup.kept(services.folders.data)]
        nothing = tr("Belum ada. Program membuatnya sendiri setiap hari, ketika ditutup.")
        fill(self._kept, rows or [text_label(nothing, Kind.CAPTION, wrap=True)])

    def back_up(self, target: Path, *, replace: bool = False) -> None:
        """Make a backup there; in the place of another laptop's only to `replace` it."""
        if self._job is not None:
            return
        services = self.services
        data, now = services.folders.data, services.now()

        def work(store: Store, progress: Progress) -> Made:
            return back_up_here.run(
                store, data, target, now=now, replace=replace, progress=progress
            )

        self.said.emit(Level.INFO, "")
        self.make.setEnabled(False)
        self.places.setEnabled(False)
        self._strip.start(tr("Membuat cadangan…"))
        self._job = services.readings.start(
            work,
            on_done=self._on_made,
            on_failed=self._on_failed,
            on_cancelled=self._on_cancelled,
            on_progress=self._strip.advance,
        )

    def show_file(self, path: Path) -> None:
        """What a backup is; from there it can be proved and restored."""
        show_backup(self.services, path, self.window(), self.said.emit)

    def _ask_target(self) -> None:
        services = self.services
        noted = backup_notes.read(services.folders.data).folder
        folder = Path(noted) if noted and Path(noted).is_dir() else Path.home()
        name = self._offered_name()
        title = tr("Simpan cadangan di flashdisk atau disk lain")
        target = ask_target(self, title, folder / name, tr(FILTER), SUFFIX)
        if target is not None:
            self._back_up_unless_in_the_way(target)

    def _offered_name(self) -> str:
        own = self.services.store.office.own()
        return offered_name(own.region_name, own.device, self.services.now())

    def _back_up_in(self, folder: Path) -> None:
        """In a place that was offered, under the name that the dialog would offer."""
        self._back_up_unless_in_the_way(folder / self._offered_name())

    def _back_up_unless_in_the_way(self, target: Path) -> None:
        """The system's own dialog says only that the name is taken, never what would be lost."""
        found = back_up_here.in_the_way(self.services.store, target)
        if found is None:
            self.back_up(target)
            return
        question = Question(
            tr("Ganti cadangan ini?"),
            hidden_text(target.name, found.manifest, found.ours, self.services.day()),
            tr("Ganti cadangan itu"),
            is_dangerous=True,
        )
        ask(
            self.window(),
            question,
            self.services.icons,
            on_yes=lambda: self.back_up(target, replace=True),
        )

    def _ask_file(self) -> None:
        chosen = ask_backup(self)
        if chosen is not None:
            self.show_file(chosen)

    def _on_made(self, made: Made) -> None:
        self._end()
        values = {"name": made.path.name, "size": size_text(made.size)}
        if backup_notes.is_elsewhere(self.services.folders.data, made.path.parent):
            text = tr("Cadangan dibuat dan diperiksa: {name} ({size}). Simpan jauh dari laptop.")
            self.said.emit(Level.SUCCESS, text.format(**values))
            return
        text = tr(
            "Cadangan dibuat dan diperiksa: {name} ({size}). Letaknya di disk yang sama dengan "
            "data; salin ke flashdisk agar tidak ikut hilang bila laptop hilang atau rusak."
        )
        self.said.emit(Level.WARNING, text.format(**values))

    def _on_failed(self, sentence: str) -> None:
        self._end()
        self.said.emit(Level.ERROR, sentence)

    def _on_cancelled(self) -> None:
        self._end()
        self.said.emit(Level.INFO, tr("Dibatalkan; cadangan tidak dibuat."))

    def _end(self) -> None:
        self._job = None
        self._strip.finish()
        self.make.setEnabled(True)
        self.places.setEnabled(True)
        self.reload()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _row(self, one: Kept) -> QWidget:
        """One that is kept: when, why, how much, and the way to look at it."""
        manifest, made = one.manifest, QWidget()
        layout = QHBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.m)
        words = QVBoxLayout()
        words.setSpacing(0)
        if manifest is None:
            words.addWidget(text_label(one.path.name))
            words.addWidget(text_label(tr("Tidak dapat dipakai"), Kind.CAPTION))
        else:
            title = (
                f"{when_text(manifest.made_at, self.services.day())} · {tr(manifest.reason.label)}"
            )
            words.addWidget(text_label(title))
            detail = f"{content_text(manifest)} · {size_text(one.size)}"
            words.addWidget(text_label(detail, Kind.CAPTION))
        look = button(tr("Lihat…"))
        look.setAccessibleName(tr("Lihat {name}").format(name=one.path.name))
        look.clicked.connect(lambda: self.show_file(one.path))
        layout.addLayout(words, 1)
        layout.addWidget(look)
        return made

    def _lay_out(self) -> None:
        why = tr(
            "Satu berkas berisi seluruh kantor: data, foto, dan kunci. Isinya terenkripsi dan "
            "hanya terbuka dengan kata sandi Anda. Simpan di flashdisk atau disk lain, jauh dari "
            "laptop ini."
        )
        outside = QVBoxLayout()
        outside.setSpacing(SPACE.s)
        outside.addWidget(self.last)
        outside.addWidget(text_label(why, Kind.CAPTION, wrap=True))
        outside.addLayout(row(self.make, self.open_file))
        outside.addWidget(self.places)
        outside.addWidget(self._strip)
        inside = QVBoxLayout()
        inside.setSpacing(SPACE.s)
        note = tr(
            "Dibuat sendiri oleh program: tujuh hari terakhir, sebelum naik versi, dan sebelum "
            "dipulihkan. Menolong bila ada yang keliru, tetapi ikut hilang bila laptop hilang."
        )
        inside.addWidget(text_label(note, Kind.CAPTION, wrap=True))
        inside.addLayout(self._kept)
        stacked(
            self,
            card(tr("Cadangan untuk dibawa"), outside),
            card(tr("Cadangan di laptop ini"), inside),
        )


def hidden_text(name: str, stands: Manifest, ours: Facts, today: date) -> str:
    """Whose the backup is that would go, how much is in it, and what to do instead."""
    facts = stands.facts
    if facts.origin == ours.origin:
        whose = tr("{lost} catatan di dalamnya tidak ada di laptop ini.").format(
            lost=number_text(entries_lost(ours, facts))
        )
    else:
        whose = tr("Ini cadangan laptop lain, dan isinya hilang bila diganti.")
    text = tr(
        "{name} sudah ada: {office}, dibuat {when}, {content}. {whose} Batalkan lalu pilih nama "
        "lain bila ragu."
    )
    return text.format(
        name=name,
        office=facts.office_name,
        when=when_text(stands.made_at, today),
        content=content_text(stands),
        whose=whose,
    )


def _last_text(services: Services) -> str:
    """When one was last carried away; otherwise when one was last made at all."""
    noted = backup_notes.read(services.folders.data)
    if noted.carried_at:
        text = tr("Terakhir dibawa keluar: {when}, ke {folder}.")
        return text.format(
            when=when_text(noted.carried_at, services.day()), folder=noted.carried_to
        )
    if noted.made_at:
        text = tr("Terakhir dibuat: {when}, tetapi di disk laptop ini: {folder}.")
        return text.format(when=when_text(noted.made_at, services.day()), folder=noted.folder)
    return tr("Belum pernah. Bila laptop ini hilang atau rusak, semua data ikut hilang.")
