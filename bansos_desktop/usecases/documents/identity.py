"""Who somebody is, by the names that templates use; the same in every list of people."""

from __future__ import annotations

from datetime import date

from bansos_desktop.domain.dates import age_on
from bansos_desktop.domain.region import called
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.documents import PersonLine
from bansos_desktop.workbook.content import GROUP_NAME
from bansos_desktop.workbook.placeholder import Value

WITHOUT_DISTRICT = "(belum diisi)"


def identity(who: PersonLine, number: int, today: date) -> dict[str, Value]:
    """A person's values; rows belong to the group of their kecamatan."""
    birth = date.fromisoformat(who.birth_date) if who.birth_date else None
    return {
        GROUP_NAME: who.district or WITHOUT_DISTRICT,
        "penerima.id": who.uid,
        "penerima.no": number,
        "penerima.nik": who.nik,
        "penerima.no_kk": who.family_card,
        "penerima.nama": who.name,
        "penerima.jenis_kelamin": who.sex,
        "penerima.tempat_lahir": who.birth_place,
        "penerima.tanggal_lahir": birth,
        "penerima.usia": age_on(birth, today) if birth else None,
        "penerima.alamat": who.address,
        "penerima.alamat_rt": door(who),
        "penerima.alamat_lengkap": full_address(who),
        "penerima.rt": who.rt,
        "penerima.rw": who.rw,
        "penerima.desa": who.village,
        "penerima.kecamatan": who.district,
        "penerima.kabupaten": who.regency,
        "penerima.no_hp": who.phone,
        "penerima.desil": who.desil,
        "penerima.jenis_usaha": who.business_type,
        "penerima.nilai_usulan": who.requested_value,
        "penerima.nilai_bantuan": who.approved_value,
        "penerima.status": Status(who.status).label if who.status else None,
        "penerima.keterangan": _remark(who),
        "penerima.kategori": who.category,
        "penerima.lembaga": who.institution,
    }


def _remark(who: PersonLine) -> str | None:
    """What is noted of the person, and for which other aid where the quota had no place."""
    return "; ".join(part for part in (who.noted_for, who.note) if part) or None


def door(who: PersonLine) -> str | None:
    """Where they live in their village: "Jl. Contoh 4 RT 001 RW 002"."""
    parts = (who.address, who.rt and f"RT {who.rt}", who.rw and f"RW {who.rw}")
    return " ".join(part for part in parts if part) or None


def full_address(who: PersonLine) -> str | None:
    """As a letter gives it, with village, kecamatan and kabupaten or kota.

    Who lives in an institution is found by its name first.
    """
    district = who.district and f"Kecamatan {who.district}"
    village = who.village and called(who.village_code or "", who.village)
    parts = (who.institution, door(who), village, district, who.regency)
    return ", ".join(part for part in parts if part) or None


def signing(number: int) -> dict[str, Value]:
    """Where somebody signs: odd numbers left and even ones right, so that there is room."""
    dots = f"{number}. {'.' * 20}"
    return {
        "tanda.kiri": dots if number % 2 else None,
        "tanda.kanan": None if number % 2 else dots,
    }
