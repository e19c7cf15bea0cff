"""What every form beside a list does: its way with keys, checking, waiting, saving."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from bansos_desktop.domain.dates import parse_date
from bansos_desktop.domain.problems import Problem, Severity, stops
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.ui.form_frame import FormFrame
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.group_names import GroupNames, Kinds
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.last_change import Reader
from bansos_desktop.ui.widgets.photo_strip import PhotoStrip
from bansos_desktop.ui.widgets.text import text_label

CHECK_AFTER_MS = 200


class SideForm(FormFrame):
    """`saved` tells the proposal kept and the topics; subclasses fill the body and write.

    `subjects` are what its photos may show. Those of a new record wait for it to be kept.

    A patient form does not nag about what is merely still empty; trying to save ends that.
    """

    saved = Signal(str, object)
    closed = Signal()

    def __init__(
        self,
        services: Services,
        labels: Mapping[str, str],
        readers: Mapping[str, Reader],
        subjects: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(services.icons, labels, readers)
        self.services = services
        self.photos = PhotoStrip(services, [(key, tr(text)) for key, text in subjects])
        self.patient = True
        self._timer = QTimer(self, singleShot=True, interval=CHECK_AFTER_MS)
        self._timer.timeout.connect(self.check)
        for stop in self.photos.stops:
            stop.installEventFilter(self)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.closed)
        self.close_button.clicked.connect(self.closed)
        self.banner.acted.connect(self._on_reload)

    @property
    def proposal(self) -> str:
        """The proposal shown, or ""."""
        raise NotImplementedError

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed since the record was shown or saved."""
        raise NotImplementedError

    @property
    def has_new_photos(self) -> bool:
        """Whether photos wait for their record, or are still being made ready."""
        return bool(self.photos.pending) or self.photos.is_busy

    def load(self, proposal: str) -> None:
        """Show a proposal."""
        raise NotImplementedError

    def save(self) -> None:
        """Hand the form to its use case, or point at what is in the way."""
        raise NotImplementedError

    def findings(self) -> Sequence[Problem]:
        """What the rules say about what is typed now."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the cursor where filling begins."""
        raise NotImplementedError

    def check(self) -> Sequence[Problem]:
        """Mark each field with its gravest finding; a patient form does not nag about empty."""
        self._timer.stop()
        problems = self.findings()
        shown: dict[str, Problem] = {}
        for problem in problems:
            if not (self.patient and problem.code.endswith("_missing")):
                known = shown.get(problem.field)
                if known is None or _graver(problem, known):
                    shown[problem.field] = problem
        for name, row in self.rows.items():
            row.show_problem(shown.get(name))
        return problems

    def check_soon(self, _value: object = None) -> None:
        """Check when typing pauses."""
        self._timer.start()

    def may_save(self) -> bool:
        """Check impatiently; False, having said why and gone there, if an error forbids saving."""
        if self.is_waiting or not self.isVisible():
            return False
        if self.photos.is_busy:
            self.banner.show_message(Level.INFO, tr("Foto masih disiapkan. Tunggu sebentar."))
            return False
        self.patient = False
        problems = self.check()
        if not stops(problems):
            return True
        first = next(p for p in problems if p.severity is Severity.ERROR)
        self.refuse(first.message)
        self.go_to(first.field)
        return False

    def refuse_stale(self) -> None:
        """Say that the record changed meanwhile, and offer what stands now."""
        text = tr("Data ini baru saja diubah di tempat lain. Muat ulang lalu ubah lagi.")
        self.banner.show_message(Level.WARNING, text, action=tr("Muat ulang"))
        self.banner.focus_action()

    def offer_saving(self, why_not: Sequence[Problem]) -> None:
        """Who may not save may not change the photos either."""
        super().offer_saving(why_not)
        self.photos.set_read_only(on=bool(why_not))

    def fail(self, sentence: str) -> None:
        """The writing itself failed: what was typed stays."""
        self.set_waiting(waiting=False)
        self.banner.show_message(Level.ERROR, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the form; Enter presses a button."""
        here = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif is_plain_enter(event) and isinstance(here, QAbstractButton):
            if not event.isAutoRepeat():
                here.click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field, as at the door one question follows the other."""
        if is_plain_enter(event):
            self.area.go_on(self.save_button)
            return True
        return super().eventFilter(watched, event)

    def add_field(self, name: str, label: str, editor: QWidget, *, required: bool = False) -> None:
        """A row for an editor; Enter leaves it, an edit is checked soon."""
        self.rows[name] = LabelledField(tr(label), editor, self.services.icons, required=required)
        (editor.focusProxy() or editor).installEventFilter(self)
        if isinstance(editor, ChoiceBox):
            editor.changed.connect(self.check_soon)

    def add_photos(self) -> None:
        """The photos, below all that was laid out so far."""
        layout = QVBoxLayout()
        layout.setSpacing(SPACE.s)
        layout.addWidget(text_label(tr("Foto"), Kind.SECTION))
        layout.addWidget(self.photos)
        self.body.addLayout(layout)
        self.lead_out(self.photos.photos)

    def _on_reload(self) -> None:
        self.load(self.proposal)


def day_reader(services: Services) -> Callable[[str], date | None]:
    """How a date field of the office reads what is typed; it knows today, not only once."""

    def read(text: str) -> date | None:
        return parse_date(text, today=services.day())

    return read


def about_line(services: Services, proposal: StoredRecord, person: StoredRecord) -> str:
    """What stands under a name: what the programme asks, the village and its kecamatan."""
    groups = GroupNames(services.store)
    groups.refresh(str(proposal.values["programme"] or ""))
    names = ("business_type", "category", "institution")
    kind = Kinds(*(str(proposal.values[name] or "") for name in names))
    parts = [told for _title, told in groups.facts(kind)]
    if village := str(person.values["village_code"] or ""):
        hit = services.store.regions.book().hit(village)
        parts.append(f"{hit.village}, {hit.district}")
    return " · ".join(part for part in parts if part)


def nothing_changed(photos: PhotoStrip) -> str:
    """The answer to saving a record as it stands; its photos were kept when they came."""
    if photos.photos.count():
        return tr("Tidak ada yang berubah. Fotonya sudah tersimpan saat ditambahkan.")
    return tr("Tidak ada yang berubah. Ubah isian lalu simpan.")


def is_plain_enter(event: QEvent) -> bool:
    """Whether this is Enter pressed alone."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.KeyPress
        and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and event.modifiers()
        in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    )


def _graver(one: Problem, other: Problem) -> bool:
    order = tuple(Severity)
    return order.index(one.severity) < order.index(other.severity)
