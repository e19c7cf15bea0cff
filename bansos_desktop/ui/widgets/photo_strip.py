"""The photos of a visit or a handover: added, looked at, taken away.

Make it with the services and the subjects a photo may have; `show_photos_of` the kind and uid of
the record it is about, with "" while that record does not exist. Until then photos wait in
`pending`, for the use case that makes the record to keep them with it; afterwards call it with the
new uid. Photos of a record that stands are kept and taken away at once. `position_found` gives the
latitude and longitude of a photo that carried them; `added` follows every photo taken in.
Enter leads through `stops`; the space bar chooses files.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.photo import Prepared
from bansos_desktop.domain.records import Kind as RecordKind
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.photo_album import Album
from bansos_desktop.ui.widgets.photo_intake import PhotoIntake
from bansos_desktop.ui.widgets.photo_list import PhotoList, Thumbnail
from bansos_desktop.ui.widgets.photo_view import PhotoDialog, thumbnail
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.ui.widgets.tri_state import AnswerButtons
from bansos_desktop.usecases import keep_photo
from bansos_desktop.usecases.keep_photo import Preparation
from bansos_desktop.usecases.progress import Progress


class PhotoStrip(PhotoIntake):
    """See the module's first lines."""

    position_found = Signal(str, str)
    added = Signal()

    def __init__(self, services: Services, subjects: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._services = services
        self._subjects = dict(subjects)
        self._left_out: set[str] = set()
        self._album = Album(services.store.photos)
        self._removed = ""
        self._turn, self._waiting = 0, 0
        self._read_only = False
        self.subject = AnswerButtons(subjects)
        self.subject.setAccessibleName(tr("Foto berikut menunjukkan"))
        self.add_button = button(tr("Tambah foto…"), icon=services.icons.icon("camera"))
        self.stops = (self.subject, self.add_button)
        self.photos = PhotoList()
        self.banner = Banner(services.icons)
        self.progress = ProgressStrip()
        text = tr(
            "Atau seret ke sini, atau tempel (Ctrl+V). Letak dan data kamera dibuang dari foto."
        )
        self._hint = text_label(text, Kind.CAPTION, wrap=True)
        self._none = text_label(tr("Tidak ada foto."), Kind.CAPTION)
        self._lay_out()
        self.add_button.clicked.connect(self.choose)
        self.offered.connect(self.take)
        self.photos.opened.connect(self._on_opened)
        self.photos.unwanted.connect(self.remove)
        self.banner.acted.connect(self._on_undo)
        services.bus.committed.connect(self._on_committed)
        self._show()

    @property
    def pending(self) -> tuple[Prepared, ...]:
        """Photos that wait for their record."""
        return tuple(self._album.pending)

    @property
    def is_busy(self) -> bool:
        """Whether photos are being prepared or kept now."""
        return self._waiting > 0

    def show_photos_of(self, about_kind: RecordKind, about: str) -> None:
        """Show the photos of a record; `about` is "" for one that is still to be made."""
        self._turn += 1
        self._album.turn_to(about_kind, about)
        self.banner.dismiss()
        self._show()

    def set_read_only(self, *, on: bool) -> None:
        """Photos of a record that is closed are only looked at."""
        self._read_only = on
        for part in (self.add_button, self.subject, self._hint):
            part.setVisible(not on)
        self.setAcceptDrops(not on)
        self._none.setVisible(on and not self._album.subjects())

    def offer(self, subject: str, *, is_offered: bool) -> None:
        """Whether new photos may show a subject; those that do keep its word."""
        self._left_out.discard(subject) if is_offered else self._left_out.add(subject)
        self.subject.offer(subject, is_offered=is_offered)
        self._show()

    def choose(self) -> None:
        """Ask for files."""
        names, _filter = QFileDialog.getOpenFileNames(
            self, tr("Pilih foto"), "", tr("Foto (*.jpg *.jpeg *.png *.webp *.heic *.heif)")
        )
        if names:
            self.take([Path(name) for name in names])

    def take(self, sources: Sequence[bytes | Path]) -> None:
        """Prepare photos off the main thread, then keep them or let them wait."""
        if self._read_only or not sources:
            return
        self.banner.dismiss()
        self._begin(tr("Menyiapkan foto"))
        job = self._services.readings.start(
            _preparing(list(sources)),
            on_done=partial(self._on_prepared, self._turn, self.subject.value),
            on_failed=self._on_failed,
            on_cancelled=self._end,
            on_progress=self.progress.advance,
        )
        self.progress.cancelled.connect(job.cancel, Qt.ConnectionType.SingleShotConnection)

    def remove(self, place: int) -> None:
        """Take a photo away; one that is kept can be brought back from the line above."""
        if self.is_busy or self._read_only:
            return
        uid = self._album.drop(place)
        if not uid:
            self._show()
            return
        self._removed = uid
        self._write(_removing(self._services, uid), tr("Foto dihapus."))

    def _on_prepared(self, turn: int, subject: str, prepared: Preparation) -> None:
        """Photos of a visit that is not saved yet wait in the album; others are written at once."""
        self._end()
        if turn != self._turn:
            return  # somebody has gone on to another family
        if prepared.refused:
            self.banner.show_message(Level.ERROR, "\n".join(prepared.refused))
        photos = [photo.showing(subject) for photo in prepared.photos]
        placed = next((photo.position for photo in photos if photo.position), None)
        if placed is not None:
            self.position_found.emit(placed.latitude, placed.longitude)
        if photos and self._album.about:
            about = (self._album.kind, self._album.about)
            self._write(_keeping(self._services, about, photos), "")
        elif photos:
            self._album.add(photos)
            self._show()
            self.added.emit()

    def _on_undo(self) -> None:
        self.banner.dismiss()
        self._write(_restoring(self._services, self._removed), "")

    def _write(self, work: Work[Topic], said: str) -> None:
        self._begin(tr("Menyimpan foto"))
        self._services.writer.start(
            work, on_done=partial(self._on_written, said), on_failed=self._on_failed
        )

    def _on_written(self, said: str, changes: Topic) -> None:
        self._end()
        self._album.read()
        self._show()
        if said:
            self.banner.show_message(Level.INFO, said, action=tr("Urungkan"))
        else:
            self.added.emit()
        self._services.bus.publish(changes, self)

    def _on_committed(self, changes: Topic, initiator: object) -> None:
        """What was taken back elsewhere is not shown here any longer."""
        if changes & Topic.PHOTOS and initiator is not self and self._album.about:
            self.banner.dismiss()
            self._album.read()
            self._show()

    def _on_failed(self, sentence: str) -> None:
        self._end()
        self.banner.show_message(Level.ERROR, sentence)

    def _on_opened(self, place: int) -> None:
        caption = self._album.captions(self._subjects, tr("Foto"))[place]
        PhotoDialog(self.window(), self._album.content(place), caption).open()

    def _show(self) -> None:
        """Every photo small, and the subject that is still without one offered next."""
        captions = self._album.captions(self._subjects, tr("Foto"))
        self.photos.show_thumbnails(
            [Thumbnail(thumbnail(self._album.content(n)), text) for n, text in enumerate(captions)]
        )
        self.photos.setVisible(bool(captions))
        self._none.setVisible(self._read_only and not captions)
        self.subject.value = self._album.next_subject(
            [one for one in self._subjects if one not in self._left_out]
        )

    def _begin(self, text: str) -> None:
        self._waiting += 1
        self.progress.start(text)

    def _end(self) -> None:
        self._waiting -= 1
        self.progress.finish()

    def _lay_out(self) -> None:
        adding = QHBoxLayout()
        adding.setSpacing(SPACE.m)
        adding.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        adding.addWidget(self._hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self.subject)
        layout.addLayout(adding)
        layout.addWidget(self._none)
        layout.addWidget(self.photos)
        layout.addWidget(self.progress)
        layout.addWidget(self.banner)


def _preparing(sources: list[bytes | Path]) -> Work[Preparation]:
    """The preparing as plain work: no Qt object goes along to the other thread."""

    def work(_store: Store, progress: Progress) -> Preparation:
        return keep_photo.prepare(sources, progress)

    return work


def _keeping(
    services: Services, about: tuple[RecordKind, str], photos: Sequence[Prepared]
) -> Work[Topic]:
    session, now = services.session, services.now()

    def work(store: Store, _progress: Progress) -> Topic:
        return keep_photo.run(store, session, about, photos, now=now)

    return work


def _removing(services: Services, uid: str) -> Work[Topic]:
    session, now = services.session, services.now()

    def work(store: Store, _progress: Progress) -> Topic:
        return keep_photo.remove(store, session, uid, now=now)

    return work


def _restoring(services: Services, uid: str) -> Work[Topic]:
    session, now = services.session, services.now()

    def work(store: Store, _progress: Progress) -> Topic:
        return keep_photo.restore(store, session, uid, now=now)

    return work
