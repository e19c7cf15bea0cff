"""What the form asks, in the order of the conversation at the door, and the help for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bansos_desktop.domain.programme import (
    PLAIN_VALUE,
    VALUE_OF_GOODS,
    VALUE_OF_MONTH,
    Asks,
    Programme,
)


@dataclass(frozen=True, slots=True)
class Spec:
    """How a field reads on the form; `half` fields stand two on a line."""

    name: str
    label: str
    helper: str
    required: bool = False
    half: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together at the door; `short` is its word in the strip."""

    key: str
    title: str
    short: str
    specs: tuple[Spec, ...]


PERSON = Section(
    "person",
    "Orang",
    "Orang",
    (
        Spec(
            "nik",
            "NIK",
            "16 angka di KTP-el, bukan di KK. Belum punya? Kosongkan, lalu tulis alasannya.",
            required=True,
        ),
        Spec("name", "Nama lengkap", "Seperti di KTP-el, tanpa gelar.", required=True),
        Spec("birth_place", "Tempat lahir", "Seperti di KTP-el.", half=True),
        Spec("birth_date", "Tanggal lahir", "Terisi dari NIK; cocokkan dengan KTP-el.", half=True),
        Spec("sex", "Jenis kelamin", "Terisi dari NIK; cocokkan dengan orangnya.", half=True),
        Spec("phone", "No. HP", "Boleh nomor keluarga. Tidak ada? Kosongkan.", half=True),
        Spec("education", "Pendidikan", "Ijazah terakhir, seperti di KK.", half=True),
        Spec("marital_status", "Status perkawinan", "Seperti di KK.", half=True),
        Spec("occupation", "Pekerjaan", "Seperti di KK. Ketik sebagian katanya, mis. dagang."),
        Spec(
            "disability",
            "Disabilitas (bila ada)",
            "Boleh kosong. Data pribadi spesifik (UU PDP): catat hanya dengan sepengetahuan "
            "orangnya.",
        ),
    ),
)
FAMILY = Section(
    "family",
    "Keluarga",
    "Keluarga",
    (
        Spec("family_card", "No. KK", "16 angka di bagian atas Kartu Keluarga, bukan NIK."),
        Spec("family_relation", "Hubungan keluarga", "Dengan kepala keluarga di KK.", half=True),
        Spec(
            "dependants",
            "Jumlah tanggungan",
            "Berapa orang yang ia biayai, dirinya tidak dihitung.",
            half=True,
        ),
        Spec("dtsen_id", "ID DTKS/DTSEN", "ID keluarga di data terpadu. Tidak tahu? Kosongkan."),
        Spec("desil", "Desil", "Menurut DTSEN: 1 paling miskin. Belum tahu? Lewati.", half=True),
        Spec("desil_period", "Periode desil", "Triwulan data desil itu.", half=True),
        Spec("desil_source", "Sumber desil", "Dari data mana desil itu dibaca."),
        Spec("central_aid", "Bantuan pusat", "Yang sedang diterima keluarga; boleh beberapa."),
    ),
)
ADDRESS = Section(
    "address",
    "Alamat",
    "Alamat",
    (
        Spec(
            "village_code",
            "Desa/Kelurahan/Kampung",
            "Tempat tinggal sekarang. Ketik sebagian namanya, lalu pilih.",
            required=True,
        ),
        Spec("address", "Alamat", "Jalan, gang, nomor rumah, atau patokan."),
        Spec("rt", "RT", "Lengkap dengan nolnya, mis. 003.", half=True),
        Spec("rw", "RW", "Boleh kosong; banyak daerah hanya memakai RT.", half=True),
    ),
)
GROUP = Section(
    "group",
    "Golongan",
    "Golongan",
    (
        Spec("category", "Golongan penerima", "Kelompok penerima menurut program ini."),
        Spec(
            "institution",
            "Lembaga",
            "LKS atau UPTD tempat ia tinggal atau dibina. Ketik sebagian namanya, lalu pilih.",
        ),
    ),
)
BUSINESS = Section(
    "business",
    "Usaha",
    "Usaha",
    (
        Spec("business_type", "Jenis usaha", "Usaha yang akan dibantu."),
        Spec("business_state", "Keadaan usaha", "Baru akan dimulai, atau berjalan?", half=True),
        Spec(
            "business_months",
            "Lama (bulan)",
            "Hanya untuk usaha yang berjalan: sudah berapa bulan.",
            half=True,
        ),
    ),
)
VALUE = Spec("requested_value", VALUE_OF_GOODS, "Nilai seluruh barang dalam rupiah.")
MONTHLY_VALUE = replace(
    VALUE, label=VALUE_OF_MONTH, helper="Yang diterima tiap bulan, dalam rupiah."
)
BARE_VALUE = replace(
    VALUE,
    label=PLAIN_VALUE,
    helper="Dalam rupiah. Bila nilainya belum ditetapkan, kosongkan.",
)
GOODS = Section(
    "goods",
    "Barang yang diusulkan",
    "Barang",
    (
        Spec("goods", "Rencana barang (RAB)", "Tekan Spasi untuk menyusun barang dan harganya."),
        Spec("needs", "Kebutuhan barang", "Dengan kata-kata, bila rencananya belum disusun."),
        VALUE,
        Spec("documents", "Dokumen yang sudah dilihat", "Centang yang aslinya sudah Anda lihat."),
        Spec("note", "Keterangan", "Hal lain yang perlu diketahui kantor."),
    ),
)
AID = replace(GOODS, title="Bantuan", short="Bantuan")
SECTIONS = (PERSON, FAMILY, ADDRESS, GROUP, BUSINESS, GOODS)
STAGE = Spec("stage", "Tahap anggaran", "Kuota murni atau perubahan. Tidak tahu? Biarkan.")
HELP: Mapping[str, str] = {
    **{spec.name: spec.helper for section in SECTIONS for spec in section.specs},
    STAGE.name: STAGE.helper,
}
LABELS: Mapping[str, str] = {
    **{spec.name: spec.label for section in SECTIONS for spec in section.specs},
    "stage": "Kuota",
    "status": "Status",
}
SECTION_OF: Mapping[str, str] = {
    **{spec.name: section.key for section in SECTIONS for spec in section.specs},
    STAGE.name: GOODS.key,
}


def aid_words(programme: Programme) -> tuple[Section, Spec]:
    """What the part about the aid and its value are called: goods, a month's, or just an amount."""
    section = GOODS if programme.wants(Asks.GOODS) else AID
    if programme.is_monthly:
        return section, MONTHLY_VALUE
    return section, VALUE if section is GOODS else BARE_VALUE
