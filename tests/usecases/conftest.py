"""What the use case tests share: offices that must all add up when the test is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

import pytest

from bansos_desktop.domain.import_choices import NOTHING_CHOSEN, ImportChoices
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role, Status
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import apply_import, plan_import, record_recipient, unlock
from bansos_desktop.usecases.apply_import import Imported
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.progress import UNWATCHED, Cancelled, Progress
from tests.factories import NOW, PASSPHRASE, TODAY, a_workbook, an_office
from tests.soundness import faults_of

UEP_2025 = Target("UEP", 2025, "murni")


@dataclass(slots=True)
class Office:
    """An open store, who is at it, and the two requests that most tests make."""

    store: Store
    session: Session
    folder: Path
    key: bytes
    now: datetime = NOW
    today: date = TODAY
    target: Target = UEP_2025

    def record(
        self,
        draft: RecipientDraft,
        *,
        target: Target | None = None,
        status: Status = Status.PROPOSED,
        accepted: Mapping[str, str] | None = None,
        role: Role | None = None,
    ) -> record_recipient.Outcome:
        """Record a new person."""
        request = record_recipient.Request(
            target or self.target, draft, status=status, accepted=accepted or {}
        )
        session = replace(self.session, role=role or self.session.role)
        return record_recipient.run(self.store, session, request, now=self.now, today=self.today)

    def save(self, request: record_recipient.Request) -> record_recipient.Outcome:
        """Hand in exactly this form."""
        return record_recipient.run(
            self.store, self.session, request, now=self.now, today=self.today
        )

    def plan(
        self,
        path: Path,
        region: str = "",
        progress: Progress = UNWATCHED,
        choices: ImportChoices = NOTHING_CHOSEN,
        drafts: bool = False,
        **target: object,
    ) -> plan_import.ImportPlan:
        """Look at a sheet; `target` changes parts of the office's target."""
        wanted = replace(self.target, **target)  # type: ignore[arg-type]  # a test names fields
        request = plan_import.ImportRequest(path, wanted, region, choices=choices, drafts=drafts)
        return plan_import.run(
            self.store, self.session, request, today=self.today, progress=progress
        )

    def take(
        self,
        plan: plan_import.ImportPlan,
        *,
        rehearse: bool = False,
        progress: Progress = UNWATCHED,
    ) -> Imported:
        """Apply a plan."""
        return apply_import.run(
            self.store,
            self.session,
            plan,
            now=self.now,
            today=self.today,
            rehearse=rehearse,
            progress=progress,
        )

    def take_rows(self, path: Path, rows: list[dict[str, object]]) -> Imported:
        """Save rows as a sheet and import it."""
        return self.take(self.plan(a_workbook(path, rows)))


@dataclass(slots=True)
class CancelAt:
    """Cancels at the given step, counted from 0; never if it is negative."""

    stop: int
    steps: list[tuple[int, int]] = field(default_factory=list)

    def step(self, done: int, total: int) -> None:
        """Count, and stop when it is time."""
        self.steps.append((done, total))
        if len(self.steps) - 1 == self.stop:
            raise Cancelled


MakeOffice = Callable[..., Office]


@pytest.fixture
def make_office(tmp_path: Path) -> Iterator[MakeOffice]:
    """Start offices by name; all of them must add up after the test."""
    made: list[Office] = []

    def make(name: str = "data", **wanted: object) -> Office:
        folder = tmp_path / name
        session = an_office(folder, **wanted)  # type: ignore[arg-type]  # passed through
        key = unlock.unlock(folder, PASSPHRASE, now=NOW).key
        made.append(Office(Store.open(folder, key), session, folder, key))
        return made[-1]

    yield make
    faults = [fault for office in made for fault in faults_of(office.store)]
    for office in made:
        office.store.close()
    assert faults == []


@pytest.fixture
def office(make_office: MakeOffice) -> Office:
    """The province's office with an operator at it."""
    return make_office()
