"""One step with everybody marked: what has to be said, the verdicts, progress, and the doing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import DECIDED, Action, Status, action_label
from bansos_desktop.store.store import Store
from bansos_desktop.ui.dialogs.act_form import ActForm, Offer
from bansos_desktop.ui.dialogs.verdicts import Preview
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.low_room import LowRoom, keep_on_screen, room_of
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import decide_proposals
from bansos_desktop.usecases.decide_proposals import Look, NotTaken, Request, Taken
from bansos_desktop.usecases.progress import Progress

WIDTH, MOST_HEIGHT = 640, 600


class ActDialog(QDialog):
    """Opens over the page and never closes while it writes; `taken` carries request and outcome."""

    taken = Signal(object, object)

    def __init__(
        self,
        services: Services,
        action: Action,
        proposals: Sequence[str],
        *,
        offer: Offer,
        states: Collection[Status],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._action, self._proposals = services, action, proposals
        self._label = tr(action_label(action, states))
        self._look: Look | None = None
        self._looking: Job | None = None
        self._doing: Job | None = None
        self._is_over = False
        self._tried = False
        self.form = ActForm(action, offer, services.icons, today=services.day())
        self.preview = Preview(services.icons)
        self.banner = Banner(services.icons)
        self.area = LowRoom()
        self._progress = ProgressStrip()
        kind = Kind.DANGER if action is Action.CANCEL else Kind.PRIMARY
        self.act_button = button(self._label, kind)
        self.cancel_button = button(tr("Batal"))
        count = tr("{n} orang").format(n=number_text(len(proposals)))
        self.setWindowTitle(f"{self._label}: {count}")
        self._lay_out()
        self._warn_of_loss(states)
        self._connect()
        self.look()

    def look(self) -> None:
        """Ask for the verdicts anew."""
        if self._looking is not None:
            self._looking.cancel()
        self._look = None
        self.preview.show_waiting()
        self._update_button()
        work = self._work(self.form.request(self._proposals))
        self._progress.start(tr("Memeriksa…"), can_cancel=False)
        self._looking = self._services.readings.start(
            work.look,
            on_done=self._on_looked,
            on_failed=self._on_failed,
            on_progress=self._on_progress,
        )

    def event(self, event: QEvent) -> bool:
        """Whenever words came or went the dialog is as high as they need."""
        is_handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return is_handled

    def reject(self) -> None:
        """Esc and Batal stop what is being written; otherwise they close."""
        if self._doing is not None:
            self._doing.cancel()
            return
        self._end()
        super().reject()

    def act(self) -> None:
        """Take the step if all that has to be said is said."""
        request = replace(
            self.form.request(self._proposals), seen_warnings=self.preview.seen.isChecked()
        )
        self._tried = True
        problems = decide_proposals.check_request(request, self._services.day())
        self.form.show_problems(problems)
        if problems:
            self.area.reveal(self.form)
        if problems or self._look is None or self._doing is not None:
            return
        self.act_button.setEnabled(False)
        self._progress.start(tr("Menyimpan…"))
        self._doing = self._services.writer.start(
            self._work(request, skip=self.preview.skip.isChecked()).run,
            on_done=partial(self._on_done, request),
            on_failed=self._on_failed,
            on_cancelled=self._on_cancelled,
            on_progress=self._on_progress,
        )

    def _work(self, request: Request, *, skip: bool = False) -> _Work:
        services = self._services
        return _Work(services.session, request, services.now(), services.day(), skip)

    def _on_looked(self, look: Look) -> None:
        if self._is_over:
            return
        self._look = look
        self._progress.finish()
        self.preview.show_look(look)
        self._update_button()

    def _on_done(self, request: Request, outcome: Taken | NotTaken) -> None:
        self._rest()
        if isinstance(outcome, Taken):
            self._end()
            self.taken.emit(request, outcome)
            self.accept()
            return
        self.banner.show_message(
            Level.WARNING,
            tr("Keadaan berubah sejak diperiksa, jadi belum ada yang disimpan. Lihat lagi."),
        )
        self.area.reveal(self.banner)
        self._on_looked(outcome.look)

    def _on_progress(self, done: int, total: int) -> None:
        if not self._is_over:
            self._progress.advance(done, total)

    def _on_failed(self, sentence: str) -> None:
        if not self._is_over:
            self._rest()
            self.banner.show_message(Level.ERROR, sentence)
            self.area.reveal(self.banner)

    def _on_cancelled(self) -> None:
        self._rest()
        self.banner.show_message(Level.INFO, tr("Dibatalkan. Belum ada yang disimpan."))

    def _rest(self) -> None:
        self._doing = None
        self._progress.finish()
        self._update_button()

    def _end(self) -> None:
        """Whatever is still being looked at no longer matters to anybody."""
        self._is_over = True
        if self._looking is not None:
            self._looking.cancel()

    def _update_button(self, _checked: object = None) -> None:
        """The button names how many will really go."""
        going = len(self._look.going) if self._look else 0
        refused = len(self._look.refused) if self._look else 0
        shown = going if self._look else len(self._proposals)
        text = tr("{act}: {n} orang").format(act=self._label, n=number_text(shown))
        self.act_button.setText(text if shown else self._label)
        may = going > 0 and (not refused or self.preview.skip.isChecked())
        may = may and self.preview.is_seen
        self.act_button.setEnabled(may and self._doing is None)

    def _on_typed(self) -> None:
        """After the first try complaints follow the typing."""
        if self._tried:
            request = self.form.request(self._proposals)
            problems = decide_proposals.check_request(request, self._services.day())
            self.form.show_problems(problems)

    def _fit(self) -> None:
        """As high as the words need, but never higher than the window it lies over."""
        layout, parent = self.layout(), self.parentWidget()
        if layout is None:
            return
        room = parent.window().height() - SPACE.lg if parent is not None else MOST_HEIGHT
        self.setFixedHeight(self.area.fit(layout, WIDTH, min(room, room_of(self))))
        keep_on_screen(self)

    def _warn_of_loss(self, states: Collection[Status]) -> None:
        if self._action is Action.CANCEL and DECIDED & frozenset(states):
            self.banner.show_message(
                Level.WARNING,
                tr(
                    "Sudah ada SK: bila dibatalkan, uangnya kembali ke kas daerah dan tempatnya "
                    "hilang, kecuali aturan kantor membolehkan cadangan menggantikan."
                ),
            )

    def _connect(self) -> None:
        self.act_button.clicked.connect(self.act)
        self.cancel_button.clicked.connect(self.reject)
        self.preview.skip.toggled.connect(self._update_button)
        self.preview.seen.toggled.connect(self._update_button)
        self.form.changed.connect(self._on_typed)
        self.form.value_changed.connect(self.look)
        self._progress.cancelled.connect(self.reject)
        self.act_button.setDefault(True)
        self.form.focus_first()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.act_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.lg, SPACE.xl, SPACE.lg)
        layout.setSpacing(SPACE.m)
        layout.addWidget(text_label(self.windowTitle(), Kind.SUBTITLE))
        self.area.body.addWidget(self.banner)
        if not self.form.is_empty:
            self.area.body.addWidget(self.form)
        self.area.body.addWidget(self.preview)
        layout.addWidget(self.area)
        layout.addWidget(self._progress)
        layout.addLayout(buttons)
        self.setFixedWidth(WIDTH)


@dataclass(frozen=True, slots=True)
class _Work:
    """The two jobs, holding no widget."""

    session: Session
    request: Request
    now: datetime
    today: date
    skip: bool = False

    def look(self, store: Store, progress: Progress) -> Look:
        return decide_proposals.look(
            store, self.session, self.request, today=self.today, progress=progress
        )

    def run(self, store: Store, progress: Progress) -> Taken | NotTaken:
        return decide_proposals.run(
            store,
            self.session,
            self.request,
            now=self.now,
            today=self.today,
            skip_refused=self.skip,
            progress=progress,
        )
