"""Between the sheet of shares and its use case: opening, checking while it is typed, keeping."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.pages.quotas.plans import Result
from bansos_desktop.ui.pages.quotas.split_sheet import SplitSheet
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.confirm import LossGuard, unsaved
from bansos_desktop.usecases import list_shares, share_quota
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.share_quota import SplitRequest

CHECK_AFTER_MS = 200
STAND_IN = "alasan menyusul"


class SplitDesk(QObject):
    """`kept` tells the changes and what to say of them; `closed` that the sheet is left."""

    kept = Signal(object, str)
    closed = Signal()

    def __init__(self, services: Services, sheet: SplitSheet) -> None:
        super().__init__(sheet)
        self._services, self._sheet = services, sheet
        self._guard = LossGuard(sheet, services.icons)
        self._timer = QTimer(self, singleShot=True, interval=CHECK_AFTER_MS)
        self._timer.timeout.connect(self.check)
        sheet.model.changed.connect(self._timer.start)
        sheet.saved.connect(self.save)
        sheet.left.connect(self.leave)

    def open(self, key: FigureKey) -> bool:
        """Show the sheet of a figure, read now; False if it has no region below."""
        sheet = list_shares.run(self._services.store, self._services.session, key)
        if sheet is None or not sheet.shares:
            return False
        self._sheet.show_sheet(sheet)
        return True

    def leave(self) -> None:
        """Back to the figures; what was typed is asked about."""
        if self._guard.is_asking:
            return
        if self._sheet.is_dirty:
            question = unsaved(tr("Rincian yang diketik akan hilang bila ditinggalkan."))
            self._guard.ask(question, on_lost=self.close, on_kept=self._sheet.table.setFocus)
        else:
            self.close()

    def close(self) -> None:
        """Back to the figures, whatever was typed."""
        self._timer.stop()
        self._sheet.close_sheet()
        self.closed.emit()

    def check(self) -> None:
        """Say what the numbers themselves do; the letter is asked for on saving."""
        self._timer.stop()
        request = self._request()
        if request is None or self._sheet.rest < 0:
            return
        # A missing letter would end the look before it comes to the numbers.
        numbers = SplitRequest(request.key, request.shares, reason=STAND_IN)
        services = self._services
        found = share_quota.look_split(
            services.store, services.session, numbers, today=services.day()
        )
        self._sheet.show_findings(found)

    def save(self) -> None:
        """Keep all shares as one act."""
        request = self._request()
        if request is None or not self._sheet.save_button.isEnabled():
            return
        services, session = self._services, self._services.session
        now, today = services.now(), services.day()

        def work(store: Store, _progress: Progress) -> Result:
            return share_quota.split(store, session, request, now=now, today=today)

        self._timer.stop()  # or its findings would cover what the saving has to say
        self._sheet.set_waiting(waiting=True)
        services.writer.start(work, on_done=self._on_done, on_failed=self._on_failed)

    def _request(self) -> SplitRequest | None:
        """The sheet as it is filled in."""
        sheet, fields = self._sheet.sheet, self._sheet.fields
        if sheet is None:
            return None
        return SplitRequest(
            sheet.key,
            self._sheet.model.shares,
            fields.text("letter"),
            fields.day(),
            fields.text("sentence"),
            fields.text("reason"),
        )

    def _on_done(self, outcome: Result) -> None:
        """Tell the page, or mark what forbids it."""
        self._sheet.set_waiting(waiting=False)
        if isinstance(outcome, NotYet):
            self._sheet.show_problems(outcome.problems)
            return
        text = tr("Rincian disimpan; {n} belum dirinci. Ctrl+Z mengurungkannya.")
        words = text.format(n=number_text(self._sheet.rest))
        self.close()
        self.kept.emit(outcome, words)

    def _on_failed(self, sentence: str) -> None:
        self._sheet.set_waiting(waiting=False)
        self._sheet.say(Level.ERROR, sentence)
