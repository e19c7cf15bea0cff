"""Handing the form to the use case as plain work."""

from __future__ import annotations

from bansos_desktop.domain.workflow import Stage
from bansos_desktop.store.store import Store
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.services import Services
from bansos_desktop.usecases import record_recipient
from bansos_desktop.usecases.judge import Judge, Target
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.record_recipient import Outcome, Request


def target_now(services: Services, stage: Stage) -> Target:
    """What the window works on now."""
    return Target(services.scope.programme, services.scope.year, stage.value)


def judge_for(services: Services, target: Target) -> Judge:
    """The rules of a target as they stand now."""
    office = services.session.region_code
    return Judge(services.store, target, office=office, today=services.day())


def recording(services: Services, request: Request) -> Work[Outcome]:
    """The save as plain work: no Qt object goes along to the other thread."""
    session, now, today = services.session, services.now(), services.day()

    def work(store: Store, _progress: Progress) -> Outcome:
        return record_recipient.run(store, session, request, now=now, today=today)

    return work
