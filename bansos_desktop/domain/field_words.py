"""Every field of every record in words, and its values as people read them.

Codes become labels, numbers money or dates; NIK and No. KK are masked, since a history stays on
the screen while others look on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bansos_desktop.domain.code_words import CODE_WORDS, YES_NO, code_words
from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.field_names import FIELD_WORDS, NAMES_OF_KIND
from bansos_desktop.domain.goods import format_volume
from bansos_desktop.domain.instalment import month_label
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.meaning import LEAVE
from bansos_desktop.domain.nik import masked
from bansos_desktop.domain.nip import nip_text
from bansos_desktop.domain.own_template import words_of_uid
from bansos_desktop.domain.records import CRITERIA, Kind
from bansos_desktop.domain.rupiah import format_rupiah, format_thousands

NOTHING = "–"

_CODES: Mapping[str, str] = {
    "desil_source": "sumber_desil",
    "education": "pendidikan",
    "occupation": "pekerjaan",
    "marital_status": "status_perkawinan",
    "family_relation": "shdk",
    "disability": "ragam_disabilitas",
    "central_aid": "bantuan_pusat",
    "business_state": "status_usaha",
    "documents": "dokumen",
    "outcome": "hasil_kunjungan",
    "house": "rumah",
    "will": "minat",
    "goods_state": "keadaan_barang",
    "development": "perkembangan",
    "received_as": "penerima_barang",
}
CODE_DOMAINS = tuple(_CODES.values())
_MONEY = frozenset(
    {
        "requested_value",
        "approved_value",
        "income",
        "expense",
        "food_expense",
        "unit_price",
        "delivered_price",
        "revenue",
        "profit",
        "value_min",
        "value_max",
    }
)
_DATES = frozenset(
    {
        "birth_date",
        "taken_at",
        "created_at",
        "proposed_on",
        "decree_date",
        "visited_on",
        "handed_on",
        "valid_from",
        "letter_date",
        "given_on",
    }
)
_VOLUMES = frozenset({"volume", "delivered_volume"})
_FLAGS = frozenset({"encrypted", "draft"})
_COUNTS = frozenset(
    {"rows_read", "created", "updated", "unchanged", "rejected", "row_count", "amount", "residents"}
)
_LONG_NUMBER = re.compile(r"\d{16}", re.ASCII)
# Of all values of rules only money is as long as this.
_MONEY_DIGITS = 5
_PICTURE = "gambar"
# Personal numbers covered, an official's number in its groups, and no bytes of a picture.
_TEXTS: Mapping[str, Callable[[str], str]] = {
    "nik": masked,
    "family_card": masked,
    "nip": nip_text,
    "logo": lambda _content: _PICTURE,
}
# Where a field alone does not say what its value is.
_VALUES_OF_KIND: Mapping[tuple[Kind | None, str], Callable[[str | int], str]] = {
    (Kind.TEMPLATE_USE, "template"): lambda uid: words_of_uid(str(uid)),
    (Kind.INSTALMENT, "period"): lambda month: month_label(str(month)),
    (Kind.EXPORT, "period"): lambda month: month_label(str(month)),
    (Kind.INSTALMENT, "amount"): lambda amount: format_rupiah(int(amount)),
}
_NAMED: Mapping[str, Callable[[Names], Callable[[str], str]]] = {
    "business_type": lambda names: names.business,
    "institution": lambda names: names.institution,
    "category": lambda names: names.category,
}
# Names of records, fingerprints and measures of files say nothing to a person.
UNSAID = frozenset(
    {
        "person",
        "proposal",
        "about",
        "sha256",
        "size",
        "width",
        "height",
        "source_hash",
        "act",
        "parent",
        "content",
        "figures",
        "deleted",
    }
)


@dataclass(frozen=True, slots=True)
class Names:
    """Where codes get their names from; `codes` by domain, then by code."""

    codes: Mapping[str, Mapping[str, str]]
    region: Callable[[str], str]
    business: Callable[[str], str]
    institution: Callable[[str], str] = str
    category: Callable[[str], str] = str


def field_words(kind: Kind, field: str) -> str:
    """What a field is called; one that this version does not know by its own name.

    Criteria go by their numbers: their sentences would drown the answers.
    """
    if field in CRITERIA:
        return f"Kriteria {field.rpartition('_')[2]}"
    return NAMES_OF_KIND.get((kind, field), FIELD_WORDS.get(field, field))


def value_words(field: str, value: Value, names: Names, kind: Kind | None = None) -> str:
    """A value as people read it; "–" where there is none.

    `kind` matters where a field alone does not say what its value is.
    """
    if value is None or value == "":
        return NOTHING
    if kind is Kind.ALIAS and field == "code":
        return _meant(str(value), names)
    if (kind, field) in _VALUES_OF_KIND:
        return _VALUES_OF_KIND[kind, field](value)
    if isinstance(value, int):
        return _number_words(field, value)
    if field in _CODES:
        return _listed(value, names.codes.get(_CODES[field], {}))
    return _text_words(field, value, names)


def _meant(code: str, names: Names) -> str:
    """What a text was taught to mean: a region, whose code is of numbers, or a business."""
    if code == LEAVE:
        return "dibiarkan seperti tertulis"
    if "." in code:
        return names.region(code)
    for name in (names.institution, names.category):
        if (told := name(code)) != code:
            return told
    return names.business(code)


def _number_words(field: str, value: int) -> str:
    """Rupiah, volumes in thousandths and counts as read; a year keeps its bare digits."""
    if field in _FLAGS:
        return YES_NO["ya" if value else "tidak"]
    if field in _MONEY:
        return format_rupiah(value)
    if field in _VOLUMES:
        return format_volume(value)
    return format_thousands(value) if field in _COUNTS else str(value)


def _text_words(field: str, value: str, names: Names) -> str:
    """The word for a code; personal numbers covered, also where a note mentions one."""
    told = value
    if field in _TEXTS:
        told = _TEXTS[field](value)
    elif field in CODE_WORDS:
        told = code_words(field, value)
    elif field in _DATES:
        told = _day_words(value)
    elif field in ("village_code", "region_code", "within", "from_region", "to_region"):
        told = names.region(value)
    elif field in _NAMED:
        told = _NAMED[field](names)(value)
    elif field == "value":
        told = _rule_value(value, names)
    elif field in CRITERIA:
        told = YES_NO.get(value, value)
    return _LONG_NUMBER.sub(_mask, told or value)


def _listed(value: str, labels: Mapping[str, str]) -> str:
    return ", ".join(labels.get(code, code) for code in value.split(";"))


def _rule_value(value: str, names: Names) -> str:
    """A rule's value by its looks, since which rule it is stands in another field."""
    if value in YES_NO:
        return YES_NO[value]
    if value.isdecimal() and len(value) >= _MONEY_DIGITS:
        return format_rupiah(int(value))
    return _listed(value, names.codes.get(_CODES["documents"], {}))


def _mask(found: re.Match[str]) -> str:
    """Somebody may have noted a number of a person in words of their own."""
    return masked(found[0])


def _day_words(text: str) -> str:
    """A day as read, of a moment too; the text itself where it is no date."""
    try:
        return format_short(datetime.fromisoformat(text).date())
    except ValueError:
        return text
