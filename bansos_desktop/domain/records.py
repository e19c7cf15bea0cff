"""The kinds of records that live in the ledger, and the fields each one has."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """A table that is what the ledger adds up to."""

    DEVICE = "device"
    USER = "user"
    REFERENCE = "reference"
    PERSON = "person"
    PROPOSAL = "proposal"
    DECISION = "decision"
    BATCH = "batch"
    EXPORT = "export"


PERSON_FIELDS = (
    "nik",
    "family_card",
    "name",
    "birth_place",
    "birth_date",
    "sex",
    "address",
    "rt",
    "rw",
    "village_code",
    "phone",
    "desil",
    "desil_period",
)
PROPOSAL_FIELDS = (
    "person",
    "programme",
    "year",
    "stage",
    "region_code",
    "status",
    "business_type",
    "requested_value",
    "note",
)

FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.DEVICE: ("office", "created_at"),
    Kind.USER: ("name", "role"),
    Kind.REFERENCE: ("version", "title", "sha256"),
    Kind.PERSON: PERSON_FIELDS,
    Kind.PROPOSAL: PROPOSAL_FIELDS,
    Kind.DECISION: ("person", "code", "reason"),
    Kind.BATCH: (
        "act",
        "label",
        "source_hash",
        "programme",
        "year",
        "stage",
        "region_code",
        "rows_read",
        "created",
        "updated",
        "unchanged",
        "rejected",
    ),
    Kind.EXPORT: ("document", "programme", "year", "stage", "region_code", "row_count", "sha256"),
}
