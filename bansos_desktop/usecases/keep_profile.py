"""Keeping what an office says of its papers; one act, and only an operator's."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.office_paper import (
    OfficePaper,
    OfficePapers,
    Signatory,
    check_papers,
    line_field,
)
from bansos_desktop.domain.problems import stops
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.papers import numbering_uid, profile_uid, signatory_uid
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork
from bansos_desktop.usecases.outcomes import NotYet, not_yet
from bansos_desktop.usecases.refusal import Refused

ACT = "profile.keep"


@dataclass(frozen=True, slots=True)
class Kept:
    """It is kept; the changes are none if nothing was new."""

    changes: Topic


def run(
    store: Store, session: Session, papers: OfficePapers, rev: int, *, now: datetime
) -> Kept | NotYet:
    """Make the office's papers as `papers` says; `rev` is what `store.papers.rev` gave with them.

    Refused for an officer, and where somebody changed them meanwhile.
    """
    if session.role is not Role.OPERATOR:
        raise Refused("profile.operator_only")
    wanted, region = papers.tidy(), session.region_code
    problems = check_papers(wanted)
    if stops(problems):
        return not_yet(problems)
    with store.write(session.author, now=now, act=ACT) as work:
        if store.papers.rev(region) != rev:
            raise Refused("profile.stale")
        before = store.papers.papers(region)
        if wanted.paper != before.paper:
            work.put(Kind.PROFILE, profile_uid(region), _paper_values(region, wanted.paper))
        _put_signatories(work, region, before, wanted)
        _put_patterns(work, region, before, wanted)
    return Kept(work.changes)


def keep_pattern(
    store: Store, session: Session, document: str, pattern: str, *, now: datetime
) -> Kept | NotYet:
    """Keep how one document is numbered, and leave all else as it is."""
    papers, rev = store.papers.papers(session.region_code), store.papers.rev(session.region_code)
    patterns = {**papers.patterns, document: pattern}
    return run(store, session, replace(papers, patterns=patterns), rev, now=now)


def prepare_logo(path: Path) -> bytes:
    """A small PNG of somebody's picture, for `OfficePaper.logo`; raises PhotoError."""
    from bansos_desktop.imaging import logo  # noqa: PLC0415 - Pillow loads with the first logo

    return logo.prepare_logo(path)


def _put_signatories(
    work: UnitOfWork, region: str, before: OfficePapers, wanted: OfficePapers
) -> None:
    """Write those that are new or other, and take away those that nobody names any longer."""
    stand = {one.key for one in wanted.signatories}
    for one in before.signatories:
        if one.key not in stand:
            work.delete(Kind.SIGNATORY, signatory_uid(region, one))
    for one in wanted.signatories:
        work.put(Kind.SIGNATORY, signatory_uid(region, one), _signatory_values(region, one))


def _put_patterns(
    work: UnitOfWork, region: str, before: OfficePapers, wanted: OfficePapers
) -> None:
    for document in before.patterns.keys() - wanted.patterns.keys():
        work.delete(Kind.NUMBERING, numbering_uid(region, document))
    for document, pattern in wanted.patterns.items():
        values = {"region_code": region, "document": document, "pattern": pattern}
        work.put(Kind.NUMBERING, numbering_uid(region, document), values)


def _paper_values(region: str, paper: OfficePaper) -> dict[str, Value]:
    lines = {line_field(n): line or None for n, line in enumerate(paper.letterhead, start=1)}
    return {
        "region_code": region,
        **lines,
        "place": paper.place or None,
        "paper": paper.paper or None,
        "logo": base64.b64encode(paper.logo).decode() or None,
    }


def _signatory_values(region: str, one: Signatory) -> dict[str, Value]:
    return {
        "region_code": region,
        "document": one.document or None,
        "part": one.part.value,
        "position": one.position or None,
        "name": one.name or None,
        "rank": one.rank or None,
        "nip": one.nip or None,
    }
