"""Taking back an act, and doing again what was taken back: always by new entries.

What stands in the ledger decides, so it works weeks later and after any number of restarts. What
somebody else changed since stays as it is and is named; nothing is half taken back in silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bansos_desktop.domain.acts import can_be_undone, undo_act, undone_batch, words_of
from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.history import kept_words, moment_words
from bansos_desktop.domain.instalment import month_label
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.undo import Reversal, UndoPlan, plan
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.history import Head
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork
from bansos_desktop.usecases import keep_programme, tell_quota_acts, undo_letter, undo_places
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.proposal_steps import settle_handed
from bansos_desktop.usecases.refusal import Refused

# Who did nothing in the laptop's last so many acts has no "last act" that a key should take back.
LOOK_BACK = 2000
BULK_FROM = 500
STEP = 200
SYNC, AFTER_SYNC = "reference.sync", "undo.after_sync"
# Of these an act writes one a family; a month is that of one person, too.
_ONE_EACH = (Kind.PROPOSAL, Kind.PERSON, Kind.AWARD, Kind.INSTALMENT)


@dataclass(frozen=True, slots=True)
class Prospect:
    """What taking an act back would do; `is_redo` if the act was itself a taking back.

    `name` is the family it is about, where it is about one, `month` that of a monthly aid, `asked`
    what has to be agreed to, as when a letter of the province is taken.
    """

    head: Head
    words: str
    is_redo: bool
    plan: UndoPlan
    kept: Sequence[str]
    name: str = ""
    month: str = ""
    asked: Sequence[str] = ()
    letter: str = ""

    @property
    def families(self) -> int:
        """How many families it is about: more than one is asked about before."""
        most = max(self.plan.count(kind) for kind in _ONE_EACH)
        return max(most, 1 if self.name else 0)

    @property
    def is_letter(self) -> bool:
        """Whether figures that a letter of the province gave come or go."""
        return self.plan.count(Kind.REFERENCE) > 0

    @property
    def about(self) -> str:
        """The name of the one family or letter, or how many there are; "" if it is about none."""
        if self.name or not self.families:
            return self.name or self.letter
        count = format_thousands(self.families)
        return f"{count} orang, {self.month}" if self.month else f"{count} keluarga"


@dataclass(frozen=True, slots=True)
class Undone:
    """It is taken back, durably, as far as `kept` does not say otherwise."""

    prospect: Prospect
    batch: str
    warnings: Sequence[Problem]
    changes: Topic


def last_act(store: Store, session: Session) -> Head:
    """What Ctrl+Z takes back: this user's newest act on this laptop that still stands.

    Refused after reference data were taken, with the act in `details`: who presses the key now
    means those, and would lose what was done before them in silence.
    """
    is_after_sync = False
    for head in store.history.walk(LOOK_BACK):
        is_after_sync = is_after_sync or head.act == SYNC
        is_act = can_be_undone(head.act) and not undone_batch(head.act)
        if not is_act or not _is_own(head, session) or store.history.undone_by(head.batch):
            continue
        # An import that took no row left only its own note: there is nothing to take back.
        if set(store.history.counts(head.batch)) != {Kind.BATCH}:
            if is_after_sync:
                raise _synced_since(head)
            return head
    if is_after_sync:
        raise Refused("undo.after_sync_alone", act=words_of(SYNC))
    raise Refused("undo.none_left")


def last_undo(store: Store, session: Session) -> Head:
    """What Ctrl+Y does again: the last that was taken back, unless something new was done since."""
    for head in store.history.walk(LOOK_BACK):
        if not _is_own(head, session) or not can_be_undone(head.act):
            continue
        if not undone_batch(head.act):
            break
        _root, takes_back = store.history.root_act(head.act)
        if takes_back and not store.history.undone_by(head.batch):
            return head
    raise Refused("undo.no_redo")


def look(store: Store, session: Session, batch: str) -> Prospect:
    """What would go back and what would stay; Refused if the act is not this user's to undo."""
    head = _allowed(store, session, batch)
    found = plan(batch, store.undo.written(batch))
    if all(one.kind is Kind.BATCH for one in found.reversals):
        found = UndoPlan((), found.kept)  # an import's own note alone is nothing to take back
    root, takes_back = store.history.root_act(head.act)
    asked = undo_letter.consents(store, found, is_redo=takes_back)
    people = store.history.people([(one.kind, one.record) for one in found.reversals[:2]])
    month = _month(store, found)
    kept = _kept_words(store, found)
    prospect = Prospect(head, words_of(root), takes_back, found, kept, month=month, asked=asked)
    if prospect.is_letter:
        letter = tell_quota_acts.letter_of(store, batch, is_back=takes_back)
        prospect = replace(prospect, letter=letter)
    is_about_many = prospect.families > 1
    return prospect if is_about_many else replace(prospect, name=next(iter(people.values()), ""))


def run(
    store: Store,
    session: Session,
    batch: str,
    *,
    now: datetime,
    rehearse: bool = False,
    seen_warnings: bool = False,
    progress: Progress = UNWATCHED,
) -> Undone:
    """Take `batch` back in one transaction. Cancelling keeps nothing, as does a rehearsal.

    Refused where something is asked and `seen_warnings` does not say that somebody agreed.
    """
    transaction = store.rehearse if rehearse else store.write
    with transaction(session.author, now=now, act=undo_act(batch)) as work:
        prospect = look(store, session, batch)
        reversals = prospect.plan.reversals
        if not reversals:
            why = prospect.kept[0] if prospect.kept else "Datanya sudah seperti semula"
            raise Refused("undo.nothing", why=f"{why}.")
        undo_letter.check_agreed(
            prospect.asked, is_redo=prospect.is_redo, seen_warnings=seen_warnings
        )
        keep_programme.check_undo(store, reversals)
        today = now.astimezone().date()
        before = undo_places.read(store, reversals, today)
        _write(work, reversals, progress, already=store.recipients.count())
        months = [one.record for one in reversals if one.kind is Kind.INSTALMENT]
        settle_handed(work, store, store.instalments.proposals_of(months), session.role)
        undo_letter.settle(work, reversals)
        warnings = undo_places.warnings(store, before, today)
        changes = Topic.NOTHING if rehearse else work.changes
    return Undone(prospect, "" if rehearse else work.batch, warnings, changes)


def _synced_since(head: Head) -> Refused:
    """What stands last cannot be taken back, and what stands before it must be named."""
    said = {"act": words_of(SYNC), "before": words_of(head.act), "moment": moment_words(head.at)}
    refusal = Refused(AFTER_SYNC, **said)
    refusal.details = {"batch": head.batch, **said}
    return refusal


def _is_own(head: Head, session: Session) -> bool:
    return (head.device, head.user) == (session.device, session.user)


def _allowed(store: Store, session: Session, batch: str) -> Head:
    """The act, if it stands and this user may take it back."""
    head = store.history.head(batch)
    if head is None:
        raise Refused("undo.unknown")
    if not can_be_undone(head.act):
        raise Refused("undo.lasting", act=words_of(head.act))
    if session.role is not Role.OPERATOR and head.user != session.user:
        raise Refused("undo.not_yours", user=head.user)
    if store.history.undone_by(batch):
        raise Refused("undo.already")
    return head


def _write(
    work: UnitOfWork, reversals: Sequence[Reversal], progress: Progress, *, already: int
) -> None:
    """All of it, with the list and the sums kept by whichever way is cheaper."""
    if len(reversals) > BULK_FROM and len(reversals) * 3 > already:
        with work.bulk():
            _write_each(work, reversals, progress)
    else:
        _write_each(work, reversals, progress)


def _write_each(work: UnitOfWork, reversals: Sequence[Reversal], progress: Progress) -> None:
    """New entries that give each record its values back."""
    for done, one in enumerate(reversals):
        if done % STEP == 0:
            progress.step(done, len(reversals))
        work.put(one.kind, one.record, one.values)


def _month(store: Store, found: UndoPlan) -> str:
    """The one month of a monthly aid that it is about, or ""."""
    records = [one.record for one in found.reversals if one.kind is Kind.INSTALMENT]
    periods = store.instalments.periods_of(records) if records else []
    return month_label(periods[0]) if len(periods) == 1 else ""


def _kept_words(store: Store, found: UndoPlan) -> list[str]:
    """Why each thing stays, under the name of the family it is about."""
    people = store.history.people([(one.kind, one.record) for one in found.kept])
    return [kept_words(one, whose=people.get(one.record, "")) for one in found.kept]
