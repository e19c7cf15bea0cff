"""Which reference set stands, and taking a newer one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.seed import Change, Difference
from bansos_desktop.domain.seed_words import SECTION_NAMES
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.pages.settings.section import Section, card, fill, row, stacked
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import sync_reference
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.sync_reference import Comparison

MOST_SHOWN = 12


class ReferenceSection(Section):
    """A set is compared first, and applied only on request."""

    title = "Data acuan"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._seed = text_label("", wrap=True)
        self._look = button(tr("Bandingkan dengan berkas…"))
        self._take = button(tr("Terapkan"), Kind.PRIMARY)
        self._differences = QVBoxLayout()
        self._comparison: Comparison | None = None
        content = QVBoxLayout()
        content.setSpacing(SPACE.s)
        content.addWidget(self._seed)
        content.addLayout(self._differences)
        content.addLayout(row(self._look, self._take))
        stacked(self, card(tr("Data acuan (wilayah, kuota, jenis usaha, aturan)"), content))
        self._take.hide()
        self._look.clicked.connect(self._ask_seed)
        self._take.clicked.connect(self._apply_seed)

    def reload(self) -> None:
        """Read anew, and compare with a newer set that came with the program."""
        self._show_seed()

    def look_at(self, path: Path) -> None:
        """Compare a reference set with the one that stands."""

        def work(store: Store, _progress: Progress) -> Comparison:
            return sync_reference.look(store, path)

        self.services.readings.start(work, on_done=self._on_compared, on_failed=self._on_failed)

    def _show_seed(self) -> None:
        """Which set stands; a newer one that came along is compared at once."""
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
        """Figures below their use first, then what differs, then the button that takes it."""
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
        fill(self._differences, [text_label(line, wrap=True) for line in shown])
        self._take.setVisible(comparison.newer)
        self._take.setEnabled(comparison.newer)

    def _on_applied(self, changes: Topic) -> None:
        self._comparison = None
        self._take.hide()
        fill(self._differences, [])
        self.services.bus.publish(changes)
        self.said.emit(
            Level.SUCCESS, tr("Data acuan baru diterapkan. Data penerima tidak berubah.")
        )

    def _on_failed(self, sentence: str) -> None:
        self._take.setEnabled(self._comparison is not None)
        self.said.emit(Level.ERROR, sentence)


def _sorted(comparison: Comparison) -> list[Difference]:
    """Quotas first: they are what people look for."""
    return sorted(comparison.differences, key=_is_no_quota)


def _is_no_quota(difference: Difference) -> bool:
    return difference.section != "quotas"


def _difference_text(difference: Difference) -> str:
    """What happened to a row of the reference data, with old and new values where it changed."""
    section = tr(SECTION_NAMES.get(difference.section, difference.section))
    key = " ".join(part for part in difference.key if part)
    if difference.change is not Change.CHANGED:
        return f"• {difference.change.value} · {section}: {key}"
    fields = ", ".join(f"{old or '–'} → {new or '–'}" for old, new in difference.fields.values())
    return f"• {difference.change.value} · {section}: {key}: {fields}"
