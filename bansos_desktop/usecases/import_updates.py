"""What a row may change in a person and a proposal that stand, and what is left as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bansos_desktop.domain.dates import format_long
from bansos_desktop.domain.field_words import field_words
from bansos_desktop.domain.import_choices import ImportChoices, RowKey
from bansos_desktop.domain.import_plan import Difference
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.nik import masked
from bansos_desktop.domain.problems import Problem, info, warning
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.records import PERSON_FIELDS, Kind
from bansos_desktop.domain.region import regency_of
from bansos_desktop.domain.resemblance import is_usable
from bansos_desktop.domain.row_changes import Changes
from bansos_desktop.domain.workflow import DECIDED, Role, Status
from bansos_desktop.store.recipients import StoredRecord

# What was decided is not moved by a list: where it counts, what for, and how much.
SETTLED = frozenset({"region_code", "business_type", "requested_value"})
# Whom the signed papers name; where nothing stands, none of them says otherwise.
NAMED = ("nik", "name", "birth_date")
# The row is taken and the proposal counts for nothing yet, or no more: the sender should know.
ASIDE = frozenset({Status.DRAFT, Status.RETURNED, Status.INELIGIBLE, Status.CANCELLED})


@dataclass(frozen=True, slots=True)
class Keeping:
    """Which fields of a known person and proposal a row leaves as they are.

    `settled` are those that the state of the proposal protects from whoever `role` is: what was
    decided an officer only looks at, in the form as well. `shared` are what somebody goes by in
    another programme too: a list of this one changes them only where somebody takes its values.
    """

    choices: ImportChoices
    key: RowKey
    settled: frozenset[str]
    everything: bool
    shared: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        choices: ImportChoices,
        key: RowKey,
        proposal: StoredRecord | None,
        draft: RecipientDraft,
        *,
        person: StoredRecord | None,
        role: Role,
        is_elsewhere: bool = False,
    ) -> Keeping:
        """What is kept of a person and a proposal where the row says what `draft` does."""
        named = frozenset(field for field in NAMED if person and person.values.get(field))
        shared = named if is_elsewhere else frozenset()
        if proposal is None or status_of(proposal) not in DECIDED:
            return cls(choices, key, frozenset(), everything=False, shared=shared)
        moves = regency_of(draft.village_code) != proposal.values["region_code"]
        settled = (SETTLED | {"village_code"} if moves else SETTLED) | named
        return cls(choices, key, settled, everything=role is not Role.OPERATOR, shared=shared)

    def __call__(self, field: str) -> bool:
        """Whether a field stays as it is."""
        return self.is_settled(field) or self._is_chosen(field) or self._waits(field)

    def is_settled(self, field: str) -> bool:
        """Whether no choice could change it."""
        return self.everything or field in self.settled

    def _is_chosen(self, field: str) -> bool:
        return field in self.choices.kept or (*self.key, field) in self.choices.kept_in

    def _waits(self, field: str) -> bool:
        """Whether a value waits for somebody who takes it, since other programmes have it too."""
        return field in self.shared and (*self.key, field) not in self.choices.taken_in

    def marked(self, differences: Sequence[Difference]) -> tuple[Difference, ...]:
        """The differences, where those that somebody has to take are in dispute."""
        return tuple(
            replace(one, disputed=True)
            if one.field in self.shared and not self.is_settled(one.field)
            else one
            for one in differences
        )

    def of_person(self, about: Changes, *, is_elsewhere: bool) -> list[Problem]:
        """What is said of somebody whom another programme knows and this row would change."""
        if not is_elsewhere:
            return []
        waits = [one for one in about.differences if self._waits(one.field)]
        told = [
            warning(
                "row.named_otherwise",
                one.field,
                field=_word(one.field),
                stands=_shown(one.field, one.old),
                row=_shown(one.field, one.new),
            )
            for one in waits
            if not self.is_settled(one.field)
        ]
        written = [one.field for one in about.differences if not one.kept and one.old]
        if written:
            names = ", ".join(_word(field) for field in written)
            told.append(warning("row.changes_person", written[0], fields=names))
        return told

    def said(
        self, proposal: StoredRecord | None, *changes: Changes, proposed: bool
    ) -> list[Problem]:
        """What the sender should know: what could not be changed, and what became of the status."""
        if proposal is None:
            return []
        status = status_of(proposal)
        if proposed:
            return [info("row.draft_proposed", "status")]
        if status in ASIDE:
            return [info("row.status_stays", "status", status=status.label)]
        held = [one for each in changes for one in each.held_back if self.is_settled(one)]
        if not held:
            return []
        names = ", ".join(_word(field) for field in held)
        return [warning("row.settled", "status", status=status.label, fields=names)]


def status_of(proposal: StoredRecord) -> Status:
    """Where a proposal stands."""
    return Status(str(proposal.values["status"]))


def draft_to_keep(draft: RecipientDraft, known_nik: str) -> RecipientDraft:
    """The row as it is kept: a text that is no NIK goes to the note, so that no word is lost."""
    if is_usable(draft.nik) or not draft.nik:
        return draft
    if known_nik:
        return replace(draft, nik="")
    written = f"NIK di berkas: {draft.nik}"
    return replace(draft, nik="", note=f"{draft.note}; {written}" if draft.note else written)


def proposal_values(draft: RecipientDraft, proposal: StoredRecord | None) -> Mapping[str, Value]:
    """What a row says about a proposal.

    Where the row names no village its region is a guess, and the known one is better.
    """
    values = dict(draft.proposal_values())
    if proposal is not None and not draft.village_code:
        values.pop("region_code", None)
    return values


def _shown(field: str, value: Value) -> str:
    """A name, a NIK covered, or a day, as people read it."""
    text = str(value or "")
    if field == "nik":
        return masked(text)
    return format_long(date.fromisoformat(text)) if field == "birth_date" else text


def _word(field: str) -> str:
    words = field_words(Kind.PERSON if field in PERSON_FIELDS else Kind.PROPOSAL, field)
    return words if words.isupper() else words.casefold()
