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
    VERIFICATION = "verification"
    GOODS = "goods"
    PACKAGE = "package"
    HANDOVER = "handover"
    MONITORING = "monitoring"
    PHOTO = "photo"
    AWARD = "award"
    RULE = "rule"
    ALIAS = "alias"
    PROFILE = "profile"
    SIGNATORY = "signatory"
    NUMBERING = "numbering"
    TEMPLATE = "template"
    TEMPLATE_USE = "template_use"
    ALLOCATION = "allocation"
    CLAIM_CHOICE = "claim_choice"
    OWN_PROGRAMME = "own_programme"
    INSTITUTION = "institution"
    INSTALMENT = "instalment"


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
    "desil_source",
    "dtsen_id",
    "education",
    "occupation",
    "marital_status",
    "family_relation",
    "dependants",
    "disability",
    "central_aid",
)
PROPOSAL_FIELDS = (
    "person",
    "programme",
    "year",
    "stage",
    "region_code",
    "status",
    "business_type",
    "business_state",
    "business_months",
    "needs",
    "documents",
    "requested_value",
    "approved_value",
    "note",
    "proposed_on",
    "reserve_rank",
    "decree_number",
    "decree_date",
    "status_reason",
    "category",
    "institution",
)
# Kepmensos 262/HUK/2022: no shelter (0), then eight further criteria; each "ya" or "tidak".
CRITERIA = tuple(f"criterion_{number}" for number in range(9))
VERIFICATION_FIELDS = (
    "proposal",
    "visited_on",
    "officer",
    "latitude",
    "longitude",
    "position_source",
    "outcome",
    *CRITERIA,
    "house",
    "assets",
    "income",
    "expense",
    "food_expense",
    "earlier_aid",
    "earlier_aid_year",
    "skill",
    "will",
    "recommendation",
    "reason",
    "note",
)
PLANNED = ("position", "section", "name", "specification", "volume", "unit", "unit_price")

FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.DEVICE: ("office", "created_at"),
    Kind.USER: ("name", "role"),
    Kind.REFERENCE: ("version", "title", "sha256", "figures"),
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
        "parent",
    ),
    Kind.EXPORT: (
        "document",
        "programme",
        "year",
        "stage",
        "region_code",
        "status",
        "row_count",
        "sha256",
        "medium",
        "encrypted",
        "draft",
        "template",
        "decree",
        "letter_number",
        "period",
    ),
    Kind.VERIFICATION: VERIFICATION_FIELDS,
    Kind.GOODS: ("proposal", *PLANNED, "delivered_volume", "delivered_price", "delivered_note"),
    Kind.PACKAGE: ("business_type", *PLANNED),
    Kind.HANDOVER: (
        "proposal",
        "bast_number",
        "handed_on",
        "supplier",
        "received_by",
        "received_as",
        "officer",
        "note",
    ),
    Kind.MONITORING: (
        "proposal",
        "visited_on",
        "officer",
        "month",
        "running",
        "goods_state",
        "revenue",
        "profit",
        "workers",
        "development",
        "obstacle",
        "follow_up",
        "note",
    ),
    Kind.PHOTO: (
        "about_kind",
        "about",
        "subject",
        "sha256",
        "size",
        "width",
        "height",
        "taken_at",
        "note",
    ),
    Kind.AWARD: (
        "programme",
        "year",
        "nik",
        "family_card",
        "name",
        "village_code",
        "region_code",
        "source",
    ),
    Kind.RULE: (
        "programme",
        "year",
        "code",
        "value",
        "level",
        "acceptor",
        "message",
        "source",
        "valid_from",
    ),
    # What the office taught once: that `text` written in a sheet means `code` of `domain`.
    Kind.ALIAS: ("domain", "within", "text", "code"),
    # What stands on an office's paper: one record for each office. `logo` is a PNG in base64.
    Kind.PROFILE: (
        "region_code",
        "letterhead_1",
        "letterhead_2",
        "letterhead_3",
        "letterhead_4",
        "letterhead_5",
        "place",
        "paper",
        "logo",
    ),
    # Who signs a document in which part; without a document, whoever signs all others.
    Kind.SIGNATORY: ("region_code", "document", "part", "position", "name", "rank", "nip"),
    Kind.NUMBERING: ("region_code", "document", "pattern"),
    # A document's layout as the office changed it in Excel: `content` is the workbook in base64.
    Kind.TEMPLATE: (
        "region_code",
        "document",
        "number",
        "label",
        "content",
        "sha256",
    ),
    # Which of them an office uses, one record a document; without a template, the shipped one.
    Kind.TEMPLATE_USE: ("region_code", "document", "template"),
    # What an office did with a figure: split a lump, moved unused places, or entered one itself.
    # `amount` is people, of a "pagu" whole rupiah.
    Kind.ALLOCATION: (
        "action",
        "programme",
        "year",
        "stage",
        "category",
        "from_region",
        "to_region",
        "amount",
        "letter",
        "letter_date",
        "sentence",
        "reason",
    ),
    # Which of several contradicting sources the office goes by.
    Kind.CLAIM_CHOICE: (
        "programme",
        "year",
        "stage",
        "region_code",
        "subject",
        "source",
        "reason",
    ),
    # A programme the office made, or one of the reference data as the office changed it.
    Kind.OWN_PROGRAMME: (
        "code",
        "name",
        "owner",
        "unit",
        "form",
        "period",
        "asks",
        "value_min",
        "value_max",
        "overflow",
        "documents",
        "categories",
        "note",
        "source",
    ),
    # Where people live who get aid through an institution: an LKS or a UPTD of the province.
    Kind.INSTITUTION: (
        "name",
        "institution_kind",
        "region_code",
        "village_code",
        "address",
        "head",
        "phone",
        "registration",
        "residents",
        "note",
    ),
    # One month of a monthly aid; `period` is "2025-03". There is one record a proposal and month;
    # without a day nothing was given, and the note says why.
    Kind.INSTALMENT: (
        "proposal",
        "period",
        "given_on",
        "amount",
        "form",
        "received_by",
        "received_as",
        "officer",
        "note",
    ),
}
