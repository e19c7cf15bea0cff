"""Whom a document that left tells of, although the rules still find something about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.tie_out import ABOUT_DECIDED
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import list_findings
from bansos_desktop.usecases.documents.export import Exported
from bansos_desktop.usecases.documents.paper_goods import PLANNABLE
from bansos_desktop.usecases.progress import UNWATCHED, Progress


def left_open(
    store: Store,
    session: Session,
    exported: Exported,
    *,
    today: date,
    progress: Progress = UNWATCHED,
) -> tuple[str, ...]:
    """The proposals of its rows; where the gate asked the rules already, they are not asked again.

    Whoever was decided on is judged no more, so a document about them alone has none; a plan of
    goods has a row for whoever has a plan.
    """
    if exported.found is not None:
        return exported.found
    document, selection = exported.request.document, exported.request.selection
    if document in ABOUT_DECIDED and document != DocumentKey.GOODS_PLAN:
        return ()
    found = list_findings.in_a_report(
        store, selection, office=session.region_code, today=today, progress=progress
    )
    if document != DocumentKey.GOODS_PLAN or not found:
        return found
    planned = store.grants.grants(replace(selection, proposals=found), PLANNABLE, planned=True)
    return tuple(one.who.uid for one in planned)
