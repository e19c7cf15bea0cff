"""The record on the form: what was loaded, what is typed, and what the rules say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bansos_desktop.domain.goods import check_plan
from bansos_desktop.domain.problems import Problem, Severity
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.rules import check_quota
from bansos_desktop.domain.scratch import Scratch
from bansos_desktop.domain.workflow import Role, Stage, Status
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.group_names import GroupNames
from bansos_desktop.ui.pages.recipients.fields import Fields
from bansos_desktop.ui.pages.recipients.form_view import FormView, chain_reasons, show_asked
from bansos_desktop.ui.pages.recipients.goods_desk import GoodsDesk
from bansos_desktop.ui.pages.recipients.loaded import Loaded
from bansos_desktop.ui.pages.recipients.saving import judge_for, target_now
from bansos_desktop.ui.pages.recipients.specs import GROUP
from bansos_desktop.ui.services import Services
from bansos_desktop.usecases.record_recipient import (
    Request,
    blockers,
    draft_blockers,
    may_accept,
)


class Sheet:
    """`patient` until a first attempt to save: until then what is empty is only not asked yet."""

    def __init__(
        self, services: Services, fields: Fields, view: FormView, goods: GoodsDesk
    ) -> None:
        self._services, self._fields, self._view, self._goods = services, fields, view, goods
        self.loaded = Loaded()
        self.patient = True
        self.judge = judge_for(services, target_now(services, Stage.ORIGINAL))
        self._clean = RecipientDraft()

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed since the record was shown or saved."""
        fields = self._fields
        if (fields.draft(), fields.goods.items) != (self._clean, self.loaded.goods):
            return True
        return bool(fields.unread())

    def begin(self, loaded: Loaded) -> None:
        """Put a record on the form; what is in the fields by then is nothing that anybody typed."""
        self.loaded = loaded
        self.patient = not loaded.proposal
        view = self._view
        view.stage.key = loaded.stage
        view.stage.setEnabled(not loaded.proposal)
        view.overrides.begin(loaded.accepted)
        view.show_actions(*_words(loaded))
        view.show_status(tr(loaded.status.label) if loaded.status else "")
        view.set_locked(locked=loaded.locked_for(self._services.session.role) is not None)
        self.retarget(loaded.draft.business_type, follows=True)
        self._fields.show(loaded.draft)
        self._fields.goods.show_items(loaded.goods)
        self._clean = self._fields.draft()
        self._offer_value()
        view.set_waiting(waiting=False)

    @property
    def target_name(self) -> str:
        """Programme and year that the form is for."""
        return f"{self.judge.target.programme} {self.judge.target.year}"

    @property
    def is_elsewhere(self) -> bool:
        """Whether the window has moved on to another programme or year than the form is for."""
        target, scope = self.judge.target, self._services.scope
        return (target.programme, target.year) != (scope.programme, scope.year)

    def retarget(self, business_type: str, *, follows: bool) -> None:
        """Judge by the rules of the stage that is chosen.

        A form that `follows` the window is for its programme and year; one that holds something
        typed stays with those it began for, or the typing would move to another list unseen.
        """
        stage = Stage(self._view.stage.key or Stage.ORIGINAL)
        now, before = target_now(self._services, stage), self.judge.target
        self.judge = judge_for(
            self._services, now if follows else replace(before, stage=stage.value)
        )
        self._view.target.setText(self.target_name)
        show_asked(self._view, self.judge.programme)
        self._fields.offer_kinds(self.judge.kinds_for(business_type), business_type)
        self.offer_groups()
        self.offer_package()
        if follows:
            self._offer_value()

    def _offer_value(self) -> None:
        """What everybody gets needs no typing, and is nothing that anybody typed."""
        if not self.loaded.proposal:
            known = self.loaded.draft.requested_value
            self._fields.requested_value.amount = known or self.judge.programme.fixed_value
            self._clean = self._fields.draft()

    def offer_groups(self) -> None:
        """What the programme tells apart, and the institutions as they stand now."""
        groups, session = GroupNames(self._services.store), self._services.session
        groups.refresh(self.judge.target.programme)
        self._fields.offer_groups(groups, may_add=session.role is Role.OPERATOR)
        is_asked = bool(groups.categories) or groups.asks_institution
        self._view.parts[GROUP.key].setVisible(is_asked)
        self._view.strip.show_part(GROUP.key, is_shown=is_asked)

    def offer_package(self) -> None:
        """Each kind of business has a package of its own."""
        self._goods.offer(self._fields.business_type.key or "", self.judge.rules)

    def keep_clean(self) -> None:
        """What stands in the fields was saved."""
        self._clean = self._fields.draft()
        self.loaded = replace(self.loaded, goods=self._fields.goods.items)

    def look(self) -> Sequence[Problem]:
        """Show what the rules say about what is typed now; what of it forbids saving."""
        role, is_dirty = self._services.session.role, self.is_dirty
        problems = [
            *self._fields.unread(),
            *self.judge.check_typed(self._fields.draft(), self.loaded.person),
            *check_plan(self._fields.goods.items, self.judge.rules),
            *self._about_quota(),
            *self.loaded.against_papers(self._fields.draft().tidy()),
        ]
        self._view.show_problems(problems, patient=self.patient)
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        self._view.overrides.offer([p for p in errors if is_dirty and may_accept(p, role)])
        chain_reasons(self._view)
        left = blockers(problems, self._view.overrides.given, role)
        waits = self.loaded.is_unproposed or self.loaded.grants_by_saving
        may_save = is_dirty or not self.loaded.proposal or waits
        self._view.save.setEnabled(may_save and not left)
        self._view.draft.setEnabled(is_dirty)
        reasons = "\n".join(problem.message for problem in left)
        self._view.save.setToolTip(reasons or tr("Ctrl+Enter"))
        return left

    def _about_quota(self) -> list[Problem]:
        """Whether there is a figure for what a new proposal would count in."""
        if self.loaded.proposal:
            return []
        return check_quota([line.stage for line in self.judge.lines], self.judge.target.stage)

    def draft_blockers(self) -> list[Problem]:
        """What forbids even a draft; a line that nobody can read would be lost in it."""
        draft = self._fields.draft()
        problems = self.judge.check_typed(draft, self.loaded.person)
        return [*self._fields.unread(), *draft_blockers(draft, problems)]

    def request(self, slot: str, *, as_draft: bool) -> Request:
        """The form as the use case takes it."""
        loaded = self.loaded
        goods = self._fields.goods.items
        return Request(
            self.judge.target,
            self._fields.draft(),
            loaded.person,
            loaded.person_rev,
            loaded.proposal,
            loaded.proposal_rev,
            status=Status.DRAFT if as_draft else Status.PROPOSED,
            accepted=self._view.overrides.given,
            goods=goods if goods != loaded.goods else None,
            propose=loaded.is_unproposed and not as_draft,
            slot=slot,
        )

    def unsaved(self) -> Scratch | None:
        """What would be lost if the laptop went out now."""
        if self._view.is_waiting or self._view.is_locked or not self.is_dirty:
            return None
        target, loaded = self.judge.target, self.loaded
        return Scratch(
            self._fields.draft(),
            self._fields.goods.items,
            target.programme,
            target.year,
            self._view.stage.key or "",
            loaded.person,
            loaded.person_rev,
            loaded.proposal,
            loaded.proposal_rev,
            texts=self._fields.unread_texts(),
            reasons=self._view.overrides.given,
        )

    def take(self, scratch: Scratch) -> None:
        """Put what was typed before the laptop went out back into the fields."""
        self.loaded = replace(
            self.loaded, person_rev=scratch.person_rev, proposal_rev=scratch.proposal_rev
        )
        reasons: Mapping[str, str] = {**self.loaded.accepted, **scratch.reasons}
        self._view.overrides.begin(reasons)
        self._fields.show(scratch.draft)
        self._fields.show_texts(scratch.texts)
        self._fields.goods.show_items(scratch.goods)


def _words(loaded: Loaded) -> tuple[str, str]:
    """What saving is called: for the list, and for a draft."""
    if loaded.is_unproposed:
        draft = tr("Simpan draf") if loaded.status is Status.DRAFT else tr("Simpan saja")
        return tr("Simpan dan usulkan"), draft
    return tr("Simpan"), "" if loaded.proposal else tr("Simpan draf")
