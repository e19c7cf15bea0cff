"""Taking back and doing again from the window: at once for one family, after a question for more.

The work runs on the writer; a strip shows how far it is and can stop it, which keeps nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from bansos_desktop.domain.history import kept_lines, moment_words, outcome_words
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.jobs import Job, Work
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.confirm import Question, ask
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.usecases import undo_act, undo_import
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.undo_act import Prospect, Undone

MOST_KEPT = 6
Choose = Callable[[Store], str]


@dataclass(frozen=True, slots=True)
class ToAsk:
    """What a person must agree to before it happens; `mended` are files that stay."""

    prospect: Prospect
    mended: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenBack:
    """It happened; `mended` are files with mended rows of an import, which stay."""

    undone: Undone
    mended: tuple[str, ...] = ()


class Undoing(QObject):
    """`offered` is a message with a link beside it and the act which that link takes back.

    `undone` tells an Undone, for who shows all that stayed.
    """

    said = Signal(object, str)
    offered = Signal(object, str, str, str)
    long_work = Signal()
    done = Signal()
    undone = Signal(object)

    def __init__(self, services: Services, parent: QWidget, strip: ProgressStrip) -> None:
        super().__init__(parent)
        self._services, self._parent, self._strip = services, parent, strip
        self._job: Job | None = None
        strip.cancelled.connect(self._on_cancel)

    @property
    def is_busy(self) -> bool:
        """Whether something is being taken back now."""
        return self._job is not None

    def undo_last(self) -> None:
        """Take back this user's last act."""
        session = self._services.session
        self._start(lambda store: undo_act.last_act(store, session).batch)

    def redo_last(self) -> None:
        """Do again what was taken back last."""
        session = self._services.session
        self._start(lambda store: undo_act.last_undo(store, session).batch)

    def undo(self, batch: str, *, is_sure: bool = False, asks: bool = False) -> None:
        """Take back one act of the list; `asks` even where it is about one family."""
        self._start(lambda _store: batch, is_sure=is_sure, asks=asks)

    def _start(self, choose: Choose, *, is_sure: bool = False, asks: bool = False) -> None:
        """One at a time: a second wish while the first is at work is not heard."""
        if self._job is not None:
            return
        self._strip.start(tr("Mengurungkan…"))
        self._job = self._services.writer.start(
            _work(self._services, choose, is_sure=is_sure, asks=asks),
            on_done=self._on_done,
            on_failed=self._on_failed,
            on_cancelled=self._on_cancelled,
            on_progress=self._strip.advance,
        )

    def _rest(self) -> None:
        self._job = None
        self._strip.finish()

    def _on_done(self, found: TakenBack | ToAsk) -> None:
        """Say what was taken back and what had to stay, with the way round again beside it."""
        self._rest()
        if isinstance(found, ToAsk):
            self._ask(found)
            return
        outcome, prospect = found.undone, found.undone.prospect
        text = outcome_words(
            tr(prospect.words), prospect.about, prospect.kept, is_redo=prospect.is_redo
        )
        stays = (_mended_words(found.mended),) if found.mended else ()
        text = " ".join((text, *stays, *(one.message for one in outcome.warnings)))
        is_whole = not (prospect.kept or stays or outcome.warnings)
        self._services.bus.publish(outcome.changes)
        self.done.emit()
        self.undone.emit(outcome)
        link = tr("Urungkan") if prospect.is_redo else tr("Ulangi")
        level = Level.SUCCESS if is_whole else Level.WARNING
        self.offered.emit(level, text, link, outcome.batch)

    def _ask(self, wish: ToAsk) -> None:
        """Nothing has been changed yet; after a yes the act goes on without asking again."""
        prospect = wish.prospect
        verb = tr("Ulangi") if prospect.is_redo else tr("Urungkan")
        question = Question(
            tr("{verb}: {words}?").format(verb=verb, words=tr(prospect.words)),
            _detail(prospect, wish.mended),
            verb,
        )

        def go_on() -> None:
            self.long_work.emit()
            self.undo(prospect.head.batch, is_sure=True)

        ask(self._parent.window(), question, self._services.icons, on_yes=go_on)

    def _on_failed(self, sentence: str) -> None:
        self._rest()
        self.said.emit(Level.WARNING, sentence)

    def _on_cancelled(self) -> None:
        self._rest()
        self.said.emit(Level.INFO, tr("Dibatalkan; tidak ada yang berubah."))

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()


def _detail(prospect: Prospect, mended: Sequence[str]) -> str:
    """Whose act of when, how many families change and how, what stays, and the way round again."""
    head = prospect.head
    if prospect.is_redo:
        text = tr(
            "Diurungkan {user}, {moment}. {n} keluarga akan diubah lagi seperti sebelum diurungkan."
        )
        if prospect.is_letter:
            text = tr("{letter}. Diurungkan {user}, {moment}. Kuotanya akan berlaku lagi.")
        way_back = tr("Bila keliru, tekan Ctrl+Z sesudahnya.")
    else:
        text = tr("Kegiatan {user}, {moment}. {n} keluarga akan kembali seperti sebelumnya.")
        if prospect.is_letter:
            text = tr(
                "{letter}. Kegiatan {user}, {moment}. Kuota akan kembali seperti sebelum surat ini."
            )
        way_back = tr("Bila keliru, tekan Ctrl+Y sesudahnya.")
    parts = [
        text.format(
            user=head.user,
            moment=moment_words(head.at),
            n=number_text(prospect.families),
            letter=prospect.letter,
        )
    ]
    parts += prospect.asked
    parts += ["\n".join(kept_lines(prospect.kept, MOST_KEPT))] if prospect.kept else []
    parts += [_mended_words(mended)] if mended else []
    return "\n\n".join((*parts, way_back))


def _mended_words(mended: Sequence[str]) -> str:
    """That mended rows came in by themselves, and are taken back by themselves."""
    text = tr("Perbaikannya tetap tercatat: {names}. Batalkan sendiri bila itu pun keliru.")
    return text.format(names=", ".join(mended))


def _work(
    services: Services, choose: Choose, *, is_sure: bool, asks: bool
) -> Work[TakenBack | ToAsk]:
    """The undoing as plain work, which stops where a person must be asked first."""
    session, now = services.session, services.now()

    def work(store: Store, progress: Progress) -> TakenBack | ToAsk:
        """Ask before what reaches several families or quotas, or what somebody else did."""
        batch = choose(store)
        mended = tuple(one.label for one in undo_import.children_of(store, batch))
        if not is_sure:
            prospect = undo_act.look(store, session, batch)
            is_theirs = prospect.head.user != session.user
            is_much = asks or prospect.families > 1 or prospect.is_letter or is_theirs
            if prospect.plan.reversals and is_much:
                return ToAsk(prospect, mended)
        undone = undo_act.run(
            store, session, batch, now=now, seen_warnings=is_sure, progress=progress
        )
        return TakenBack(undone, mended)

    return work
