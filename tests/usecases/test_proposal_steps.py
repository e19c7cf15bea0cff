"""One step with one proposal: never past the table."""

from __future__ import annotations

import pytest

from bansos_desktop.domain.workflow import Action, Role, Status
from bansos_desktop.usecases.proposal_steps import check_step, take_step
from bansos_desktop.usecases.record_recipient import Recorded
from tests.factories import NOW, a_draft
from tests.usecases.conftest import Office


def test_a_step_that_is_refused_has_a_sentence_and_cannot_be_taken(office: Office) -> None:
    made = office.record(a_draft(1), status=Status.PROPOSED)
    assert isinstance(made, Recorded)
    proposal = office.store.recipients.proposal(made.proposal)
    assert proposal is not None

    problem = check_step(proposal, Action.DECIDE, Role.OPERATOR, "Ani")

    assert problem is not None
    assert problem.message.startswith("Ani berstatus Diusulkan, jadi tidak dapat langsung")
    with (
        pytest.raises(ValueError, match=r"workflow\.not_from_here"),
        office.store.write(office.session.author, now=NOW, act="proposal.tetapkan") as work,
    ):
        take_step(work, proposal, Action.DECIDE, Role.OPERATOR)


def test_a_step_of_another_role_names_who_can_take_it(office: Office) -> None:
    made = office.record(a_draft(1), status=Status.ELIGIBLE)
    assert isinstance(made, Recorded)
    proposal = office.store.recipients.proposal(made.proposal)
    assert proposal is not None

    problem = check_step(proposal, Action.DECIDE, Role.FIELD_OFFICER, "Ani")

    assert problem is not None
    assert "hanya untuk operator: Tetapkan" in problem.message


def test_a_step_that_is_allowed_has_nothing_against_it(office: Office) -> None:
    made = office.record(a_draft(1), status=Status.ELIGIBLE)
    assert isinstance(made, Recorded)
    proposal = office.store.recipients.proposal(made.proposal)
    assert proposal is not None

    assert check_step(proposal, Action.DECIDE, Role.OPERATOR, "Ani") is None
