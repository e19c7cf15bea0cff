"""Which record the form shows, and what may be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bansos_desktop.domain.goods import PlannedItem
from bansos_desktop.domain.problems import Problem, warning
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.workflow import DECIDED, Role, Status
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.import_updates import NAMED
from bansos_desktop.usecases.record_recipient import UNPROPOSED, is_ungranted, settled_for


@dataclass(frozen=True, slots=True, repr=False)
class Loaded:
    """All empty means a new record."""

    person: str = ""
    person_rev: int = 0
    proposal: str = ""
    proposal_rev: int = 0
    status: Status | None = None
    stage: str = ""
    draft: RecipientDraft = field(default_factory=RecipientDraft)
    goods: tuple[PlannedItem, ...] = ()
    accepted: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    is_ungranted: bool = False

    @property
    def is_unproposed(self) -> bool:
        """Whether it is on record and waits to be proposed."""
        return self.status in UNPROPOSED

    @property
    def may_be_draft(self) -> bool:
        """Whether it may be kept with gaps."""
        return self.status is None or self.status in UNPROPOSED

    @property
    def why(self) -> str:
        """Why it stands where it stands, if somebody wrote that down."""
        return f"{self.status.label}: {self.reason}" if self.status and self.reason else ""

    @property
    def grants_by_saving(self) -> bool:
        """Whether a save alone grants the value that stands, though nobody typed anything."""
        return self.is_ungranted and bool(self.draft.requested_value)

    def against_papers(self, draft: RecipientDraft) -> list[Problem]:
        """What signed papers name and `draft` no longer says as they do, and a value they lack."""
        if self.status not in DECIDED:
            return []
        lacks = [warning("proposal.ungranted", "requested_value")] if self.is_ungranted else []
        return lacks + [
            warning("proposal.signed", field, status=self.status.label)
            for field in NAMED
            if getattr(draft, field) != getattr(self.draft, field)
        ]

    def locked_for(self, role: Role) -> Problem | None:
        """Why somebody in `role` may only look."""
        return None if self.status is None else settled_for(role, self.status)


def load(store: Store, proposal: str) -> Loaded | None:
    """A recorded proposal with its person; None if it is gone."""
    stored = store.recipients.proposal(proposal)
    person = store.recipients.person(str(stored.values["person"])) if stored else None
    if stored is None or person is None:
        return None
    return Loaded(
        person.uid,
        person.rev,
        stored.uid,
        stored.rev,
        Status(str(stored.values["status"])),
        str(stored.values["stage"]),
        RecipientDraft.from_records(person.values, stored.values),
        store.goods.items(stored.uid),
        store.recipients.accepted(person.uid),
        str(stored.values.get("status_reason") or ""),
        is_ungranted(stored),
    )
