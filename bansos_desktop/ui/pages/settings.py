"""Pengaturan: whose data this is, which reference set stands, and whether all is whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop import __version__
from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.seed import Change, Difference
from bansos_desktop.domain.seed_words import SECTION_NAMES
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.text import button, icon_label, text_label
from bansos_desktop.usecases import check_health, sync_reference
from bansos_desktop.usecases.check_health import Check
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.sync_reference import Comparison

ICON_SIZE = 18
MOST_SHOWN = 12


class SettingsPage(Page):
    """Everything about the store itself."""

    title = "Pengaturan"
    topics = Topic.REFERENCE | Topic.OFFICE

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._strip = ProgressStrip()
        self._office = QFormLayout()
        self._seed = text_label("", wrap=True)
        self._look = button(tr("Bandingkan dengan berkas…"))
        self._take = button(tr("Terapkan"), Kind.PRIMARY)
        self._differences = QVBoxLayout()
        self._checks = QVBoxLayout()
        self._check = button(tr("Periksa sekarang"))
        self._comparison: Comparison | None = None
        self._lay_out()
        self._look.clicked.connect(self._ask_seed)
        self._take.clicked.connect(self._apply_seed)
        self._check.clicked.connect(self.check_health)

    def reload(self) -> None:
        """Read anew."""
        services = self.services
        office = services.store.office.own()
        facts = (
            (tr("Kantor"), office.region_name),
            (tr("Pengguna"), services.session.user),
            (tr("Peran"), tr(services.session.role.label)),
            (tr("Folder data"), str(services.folders.data)),
            (tr("Versi program"), __version__),
        )
        while self._office.rowCount():
            self._office.removeRow(0)
        for label, value in facts:
            shown = text_label(value, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._office.addRow(text_label(label, Kind.FIELD_LABEL), shown)
        self._show_seed()

    def check_health(self) -> None:
        """Prove the store, beside other work."""

        def work(store: Store, progress: Progress) -> list[Check]:
            return check_health.run(store, progress)

        self._check.setEnabled(False)
        self._strip.start(tr("Memeriksa keutuhan data…"), can_cancel=False)
        self.services.readings.start(
            work,
            on_done=self._on_checked,
            on_failed=self._on_failed,
            on_progress=self._strip.advance,
        )

    def look_at(self, path: Path) -> None:
        """Compare a reference set with the one that stands."""

        def work(store: Store, _progress: Progress) -> Comparison:
            return sync_reference.look(store, path)

        self.services.readings.start(work, on_done=self._on_compared, on_failed=self._on_failed)

    def _show_seed(self) -> None:
        present = self.services.store.reference.seed()
        text = tr("Versi {n}: {title}.").format(
            n=present.version if present else 0, title=present.title if present else "–"
        )
        self._seed.setText(text)
        try:
            newer = sync_reference.newer_shipped(self.services.store, self.services.folders.seed)
        except StoreError as damaged:
            self.said.emit(Level.ERROR, damaged.message)
            return
        if newer is not None and self._comparison is None:
            self.look_at(self.services.folders.seed)

    def _ask_seed(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self, tr("Pilih data acuan dari provinsi"), "", tr("Data acuan (*.json)")
        )
        if name:
            self.look_at(Path(name))

    def _apply_seed(self) -> None:
        services, comparison = self.services, self._comparison
        if comparison is None:
            return
        session, now = services.session, services.now()

        def work(store: Store, _progress: Progress) -> Topic:
            return sync_reference.apply(store, session, comparison, now=now)

        self._take.setEnabled(False)
        services.writer.start(work, on_done=self._on_applied, on_failed=self._on_failed)

    def _on_compared(self, comparison: Comparison) -> None:
        self._comparison = comparison
        lines = [_difference_text(one) for one in _sorted(comparison)[:MOST_SHOWN]]
        more = len(comparison.differences) - len(lines)
        head = tr("Versi {n} berbeda pada {count} baris:")
        count = number_text(len(comparison.differences))
        warned = [one.message for one in comparison.below_use]
        shown = [*warned, head.format(n=comparison.seed.version, count=count), *lines]
        if more > 0:
            shown.append(tr("… dan {n} perbedaan lain.").format(n=number_text(more)))
        if not comparison.newer:
            shown = [tr("Sama dengan yang terpasang. Tidak ada yang perlu diterapkan.")]
        _fill(self._differences, [text_label(line, wrap=True) for line in shown])
        self._take.setVisible(comparison.newer)
        self._take.setEnabled(comparison.newer)

    def _on_applied(self, changes: Topic) -> None:
        self._comparison = None
        self._take.hide()
        _fill(self._differences, [])
        self.services.bus.publish(changes)
        self.said.emit(
            Level.SUCCESS, tr("Data acuan baru diterapkan. Data penerima tidak berubah.")
        )

    def _on_checked(self, checks: Sequence[Check]) -> None:
        self._strip.finish()
        self._check.setEnabled(True)
        rows: list[QWidget] = []
        for one in checks:
            row = QWidget()
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, 0, 0, 0)
            icon = self.services.icons.level_icon(level_of(one))
            layout.addWidget(icon_label(icon, ICON_SIZE))
            layout.addWidget(text_label(one.detail, wrap=True), 1)
            rows.append(row)
        _fill(self._checks, rows)
        whole = all(one.ok for one in checks)
        text = (
            tr("Data utuh: semua pemeriksaan cocok.")
            if whole
            else tr("Ada yang tidak cocok. Jangan ubah apa pun; hubungi pendamping program.")
        )
        self.said.emit(Level.SUCCESS if whole else Level.ERROR, text)

    def _on_failed(self, sentence: str) -> None:
        self._strip.finish()
        self._check.setEnabled(True)
        self._take.setEnabled(self._comparison is not None)
        self.said.emit(Level.ERROR, sentence)

    def _lay_out(self) -> None:
        self._office.setHorizontalSpacing(SPACE.lg)
        self._office.setVerticalSpacing(SPACE.s)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        column.setSpacing(SPACE.m)
        column.addWidget(self._strip)
        column.addWidget(_card(tr("Kantor dan laptop ini"), self._office))
        seed = QVBoxLayout()
        seed.setSpacing(SPACE.s)
        seed.addWidget(self._seed)
        seed.addLayout(self._differences)
        seed.addLayout(_row(self._look, self._take))
        self._take.hide()
        column.addWidget(_card(tr("Data acuan (wilayah, kuota, jenis usaha)"), seed))
        checks = QVBoxLayout()
        checks.setSpacing(SPACE.s)
        about = tr("Membuktikan bahwa tidak ada riwayat yang diubah dan tabel sesuai riwayat.")
        checks.addWidget(text_label(about, Kind.CAPTION, wrap=True))
        checks.addLayout(self._checks)
        checks.addLayout(_row(self._check))
        column.addWidget(_card(tr("Keutuhan data"), checks))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)


def _card(title: str, content: QVBoxLayout | QFormLayout) -> QFrame:
    card = QFrame()
    card.setProperty("kind", Kind.CARD.value)
    layout = QVBoxLayout(card)
    layout.setContentsMargins(SPACE.lg, SPACE.m, SPACE.lg, SPACE.m)
    layout.setSpacing(SPACE.s)
    layout.addWidget(text_label(title, Kind.SUBTITLE))
    layout.addLayout(content)
    return card


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE.s)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _fill(layout: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)


def level_of(check: Check) -> Level:
    """The news of one proof; what waits for a decision is no damage."""
    if not check.ok:
        return Level.ERROR
    return Level.WARNING if check.attention else Level.SUCCESS


def _sorted(comparison: Comparison) -> list[Difference]:
    """Quotas first: they are what people look for."""
    return sorted(comparison.differences, key=_is_no_quota)


def _is_no_quota(difference: Difference) -> bool:
    return difference.section != "quotas"


def _difference_text(difference: Difference) -> str:
    section = tr(SECTION_NAMES.get(difference.section, difference.section))
    key = " ".join(part for part in difference.key if part)
    if difference.change is not Change.CHANGED:
        return f"• {difference.change.value} · {section}: {key}"
    fields = ", ".join(f"{old or '–'} → {new or '–'}" for old, new in difference.fields.values())
    return f"• {difference.change.value} · {section}: {key}: {fields}"
