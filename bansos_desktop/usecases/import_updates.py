"""What a row may change in a person and a proposal that stand, and what is left as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bansos_desktop.domain.field_words import field_words
from bansos_desktop.domain.import_choices import ImportChoices, RowKey
from bansos_desktop.domain.ledger import Value
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
    decided an officer only looks at, in the form as well.
    """

    choices: ImportChoices
    key: RowKey
    settled: frozenset[str]
    everything: bool

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
    ) -> Keeping:
        """What is kept of a person and a proposal where the row says what `draft` does."""
        if proposal is None or status_of(proposal) not in DECIDED:
            return cls(choices, key, frozenset(), everything=False)
        moves = regency_of(draft.village_code) != proposal.values["region_code"]
        settled = SETTLED | {"village_code"} if moves else SETTLED
        settled |= {field for field in NAMED if person and person.values.get(field)}
        return cls(choices, key, settled, everything=role is not Role.OPERATOR)

    def __call__(self, field: str) -> bool:
        """Whether a field stays as it is."""
        return self.is_settled(field) or self._is_chosen(field)

    def is_settled(self, field: str) -> bool:
        """Whether no choice could change it."""
        return self.everything or field in self.settled

    def _is_chosen(self, field: str) -> bool:
        return field in self.choices.kept or (*self.key, field) in self.choices.kept_in

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


def _word(field: str) -> str:
    words = field_words(Kind.PERSON if field in PERSON_FIELDS else Kind.PROPOSAL, field)
    return words if words.isupper() else words.casefold()
