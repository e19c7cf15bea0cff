"""A form beside a list that writes one record about a proposal: what it shows, and saving it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from bansos_desktop.domain.records import Kind as RecordKind
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.side_form import SideForm, nothing_changed
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.last_change import Reader
from bansos_desktop.usecases.outcomes import NotYet, Outcome, Recorded


class RecordForm(SideForm):
    """Subclasses say what is typed, how it is kept, and when it counts as clean."""

    kind: ClassVar[RecordKind]

    def __init__(
        self,
        services: Services,
        labels: Mapping[str, str],
        readers: Mapping[str, Reader],
        subjects: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(services, labels, readers, subjects)
        self._stored: StoredRecord | None = None
        self._record: StoredRecord | None = None
        self._clean: object = None

    @property
    def proposal(self) -> str:
        """The proposal shown, or ""."""
        return self._stored.uid if self._stored else ""

    @property
    def record(self) -> str:
        """The record shown, or "" for a new one."""
        return self._record.uid if self._record else ""

    @property
    def is_dirty(self) -> bool:
        """Whether anything was entered since the record was shown or saved."""
        return self.is_typed or self.has_new_photos

    @property
    def is_typed(self) -> bool:
        """Whether what stands in the fields differs from what was shown or saved."""
        return self.draft() != self._clean

    def draft(self) -> object:
        """What is typed now."""
        raise NotImplementedError

    def nothing_typed(self) -> str:
        """The answer to saving a new record that nothing was filled into."""
        raise NotImplementedError

    def recording(self) -> Work[Outcome]:
        """The save as plain work: no Qt object goes along to the other thread."""
        raise NotImplementedError

    def settle(self) -> None:
        """What is typed now is what stands."""
        self._clean = self.draft()

    def look_up(self, proposal: str) -> tuple[StoredRecord, StoredRecord] | None:
        """A proposal and its person; None, and the form closes, if they are gone meanwhile."""
        recipients = self.services.store.recipients
        stored = recipients.proposal(proposal)
        person = recipients.person(str(stored.values["person"])) if stored else None
        if stored is not None and person is not None:
            return stored, person
        self._stored = self._record = None
        self.settle()
        self.photos.show_photos_of(self.kind, "")
        self.closed.emit()
        return None

    def save(self) -> None:
        """Hand the form to its use case; an untouched one is not saved by a stray key."""
        if not self.is_dirty and self.isVisible() and not self.is_waiting:
            text = nothing_changed(self.photos) if self.record else self.nothing_typed()
            self.banner.show_message(Level.INFO, text)
            return
        if not self.may_save():
            return
        self.set_waiting(waiting=True)
        writer = self.services.writer
        writer.start(self.recording(), on_done=self._on_outcome, on_failed=self.fail)

    def _on_outcome(self, outcome: Outcome) -> None:
        """What was saved is the new clean state; what was refused keeps everything typed."""
        self.set_waiting(waiting=False)
        if isinstance(outcome, Recorded):
            self.settle()
            self.photos.show_photos_of(self.kind, outcome.record)
            self.saved.emit(outcome.proposal, outcome.changes)
        elif isinstance(outcome, NotYet):
            self.refuse(outcome.problems[0].message)
        else:
            self.refuse_stale()
