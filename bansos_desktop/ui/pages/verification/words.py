"""What of a visit depends on the programme at hand: no other aid is asked about a business."""

from __future__ import annotations

from collections.abc import Sequence

SUBJECTS = (("orang", "Orang"), ("rumah", "Rumah"), ("usaha", "Usaha"))
BUSINESS_SUBJECT = "usaha"
EARLIER, SKILL = "Bantuan usaha terdahulu", "Keterampilan dan minat"
PLAIN_EARLIER = "Bantuan terdahulu"


def subjects(*, asks_business: bool) -> Sequence[tuple[str, str]]:
    """What photos of a visit may show, as (code, word)."""
    return [one for one in SUBJECTS if asks_business or one[0] != BUSINESS_SUBJECT]


def earlier_title(*, asks_business: bool) -> str:
    """The title of the part about aid that came before."""
    return EARLIER if asks_business else PLAIN_EARLIER
