"""Every rule the engine knows: what it is called, what its value means, what it finds.

The numbers are not here: they are rows of `programme_rule` with a source, and what an office
changes is an entry of the ledger. Here stands only what a rule *is*, so that a screen can offer it
and the engine can tell which finding is whose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bansos_desktop.domain.problems import Acceptor, Severity

OFF = "mati"
LEVELS = (*(severity.value for severity in Severity), OFF)


class Unit(StrEnum):
    """What the value of a rule is; the member's value is the word after it on screen."""

    NONE = ""
    DESIL = "desil"
    RUPIAH = "rupiah"
    YEARS = "tahun"
    QUARTERS = "triwulan"
    PEOPLE = "orang"
    AGE = "tahun usia"
    PLACES = "tempat"
    YES_NO = "ya/tidak"
    DOCUMENTS = "daftar dokumen"
    MONTHS = "daftar bulan"


@dataclass(frozen=True, slots=True)
class RuleKind:
    """A rule as such. `fixed` ones guard what a record is and cannot be changed by an office.

    `only_if_said` ones are off in a programme that says nothing of them.
    """

    code: str
    title: str
    unit: Unit
    findings: tuple[str, ...] = ()
    level: str = Severity.WARNING.value
    acceptor: Acceptor = Acceptor.NOBODY
    fixed: bool = False
    only_if_said: bool = False


_ERROR = Severity.ERROR.value
_INFO = Severity.INFO.value

KINDS = (
    RuleKind(
        "desil_pass_max", "Desil yang didahulukan, paling tinggi", Unit.DESIL, ("desil.not_first",)
    ),
    RuleKind(
        "desil_block_min",
        "Desil yang ditahan, mulai",
        Unit.DESIL,
        ("desil.too_high",),
        _ERROR,
        Acceptor.OPERATOR,
    ),
    RuleKind("desil_required", "Desil harus terisi", Unit.NONE, ("desil.missing",)),
    RuleKind("desil_age_max", "Umur data desil, paling lama", Unit.QUARTERS, ("desil.stale",)),
    RuleKind("value_min", "Nilai bantuan, paling sedikit", Unit.RUPIAH, ("value.low",)),
    RuleKind("value_max", "Nilai bantuan, paling banyak", Unit.RUPIAH, ("value.high",)),
    RuleKind(
        "years_between_awards",
        "Jarak sejak bantuan terakhir, per NIK",
        Unit.YEARS,
        ("award.recent",),
        _ERROR,
        Acceptor.OPERATOR,
    ),
    RuleKind(
        "family_years_between_awards",
        "Jarak sejak bantuan terakhir, per No. KK",
        Unit.YEARS,
        ("award.family",),
    ),
    RuleKind(
        "history_name_match",
        "Cocokkan nama dan desa dengan daftar lama tanpa NIK",
        Unit.YEARS,
        ("award.namesake",),
    ),
    RuleKind(
        "people_per_family_card",
        "Penerima dalam satu KK, paling banyak",
        Unit.PEOPLE,
        ("family_card.another",),
    ),
    RuleKind(
        "other_aid",
        "Tercatat juga di program lain pada tahun yang sama",
        Unit.NONE,
        ("aid.other",),
        _INFO,
    ),
    RuleKind("age_min", "Usia penerima, paling muda", Unit.AGE, ("age.low",)),
    RuleKind("age_max", "Usia penerima, paling tua", Unit.AGE, ("age.high",)),
    RuleKind(
        "business_open",
        "Jenis usaha dibuka pada tahun program",
        Unit.NONE,
        ("business.not_open",),
        _ERROR,
        Acceptor.OPERATOR,
        only_if_said=True,
    ),
    RuleKind(
        "category_required",
        "Golongan harus terisi, bila program membedakannya",
        Unit.NONE,
        ("category.missing", "category.not_offered"),
    ),
    RuleKind(
        "institution_required",
        "Lembaga harus terisi, bila program melalui lembaga",
        Unit.NONE,
        ("institution.missing",),
    ),
    RuleKind(
        "central_aid_none",
        "Tidak sedang menerima bantuan pusat",
        Unit.NONE,
        ("central_aid.covered",),
        _ERROR,
        Acceptor.OPERATOR,
        only_if_said=True,
    ),
    RuleKind(
        "quota_left",
        "Kuota wilayah dan tahap masih ada",
        Unit.NONE,
        ("quota.full", "quota.full_noted"),
    ),
    RuleKind(
        "quota_near",
        "Ingatkan bila sisa diusulkan tinggal",
        Unit.PLACES,
        ("quota.nearly_full",),
        _INFO,
    ),
    RuleKind(
        "documents_required", "Dokumen yang harus dilihat", Unit.DOCUMENTS, ("documents.missing",)
    ),
    RuleKind(
        "visit_required", "Sudah dikunjungi sebelum ditetapkan", Unit.NONE, ("visit.missing",)
    ),
    RuleKind(
        "replacement_after_decree", "Cadangan boleh mengganti yang batal setelah SK", Unit.YES_NO
    ),
    RuleKind("monitoring_months", "Monev pada bulan ke-", Unit.MONTHS),
    RuleKind(
        "nik_missing", "NIK harus terisi", Unit.NONE, ("nik.missing",), _ERROR, Acceptor.ANYBODY
    ),
    RuleKind(
        "nik_date",
        "Tanggal di dalam NIK masuk akal",
        Unit.NONE,
        ("nik.date",),
        _ERROR,
        Acceptor.ANYBODY,
    ),
    RuleKind("nik_birth_date", "Tanggal lahir sama dengan NIK", Unit.NONE, ("nik.birth_date",)),
    RuleKind("nik_sex", "Jenis kelamin sama dengan NIK", Unit.NONE, ("nik.sex",)),
    RuleKind("nik_number_cell", "NIK dari sel angka Excel", Unit.NONE, ("nik.number_cell",)),
    RuleKind("nik_region", "Awalan NIK dari Kalimantan Timur", Unit.NONE, ("nik.region",), _INFO),
    RuleKind(
        "nik_shape",
        "NIK 16 angka, bukan angka pengganti, tidak terpotong Excel",
        Unit.NONE,
        ("nik.length", "nik.characters", "nik.exponent", "nik.placeholder", "nik.serial"),
        _ERROR,
        fixed=True,
    ),
    RuleKind(
        "village_in_office",
        "Desa di dalam wilayah kantor",
        Unit.NONE,
        ("region.outside",),
        _ERROR,
        fixed=True,
    ),
)

RULES: Mapping[str, RuleKind] = {kind.code: kind for kind in KINDS}
RULE_OF: Mapping[str, str] = {
    finding: kind.code for kind in KINDS if not kind.fixed for finding in kind.findings
}
