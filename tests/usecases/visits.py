"""What tests of visits do again and again."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from bansos_desktop.domain.photo import Prepared
from bansos_desktop.domain.visit import NO, YES, VisitDraft
from bansos_desktop.domain.workflow import Role
from bansos_desktop.usecases import record_visit
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.record_visit import Request
from tests.factories import NOW, TODAY, a_draft
from tests.usecases.conftest import Office


def a_visit(**changed: object) -> VisitDraft:
    """A visit that finds a family eligible and about which there is nothing to say."""
    draft = VisitDraft(
        visited_on=TODAY,
        officer="Siti Operator",
        latitude="-0.502",
        longitude="117.153",
        position_source="ketik",
        outcome="selesai",
        criteria=(NO, *[YES] * 8),
        recommendation="layak",
    )
    return replace(draft, **changed)  # type: ignore[arg-type]  # a test names real fields


def a_proposal(office: Office, serial: int = 1, **changed: object) -> str:
    """Somebody is proposed."""
    done = office.record(a_draft(serial, **changed))
    assert isinstance(done, Recorded), done
    return done.proposal


def visit(
    office: Office,
    proposal: str,
    draft: VisitDraft | None = None,
    *,
    role: Role | None = None,
    user: str = "",
    **request: object,
) -> record_visit.Outcome:
    """Record a visit."""
    session = replace(
        office.session, role=role or office.session.role, user=user or office.session.user
    )
    wanted = Request(proposal, draft or a_visit(), **request)  # type: ignore[arg-type]
    return record_visit.run(office.store, session, wanted, now=NOW, today=TODAY)


def status_of(office: Office, proposal: str) -> tuple[object, object]:
    """Where a proposal stands, and why."""
    stored = office.store.recipients.proposal(proposal)
    assert stored is not None
    return stored.values["status"], stored.values["status_reason"]


def a_prepared(name: str = "satu", subject: str = "orang") -> Prepared:
    """Bytes that stand for a photo."""
    content = f"\xff\xd8 {name}".encode("latin-1")
    return Prepared(content, hashlib.sha256(content).hexdigest(), 4, 3, subject=subject)
