"""Which placeholders each document's template may use, how it repeats, and its shipped file.

A template that asks for any other name is refused when it is opened, so that a typing mistake is
found before anything is filled and not on paper. A name the office has no figure for yet may stand
here: it prints as an empty cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from bansos_desktop.domain.document import DocumentKey


class Shape(Enum):
    """How a document grows: a table of many rows, a sheet for each record, or not at all."""

    TABLE = auto()
    SHEETS = auto()
    LETTER = auto()


def _names(group: str, names: str) -> frozenset[str]:
    return frozenset(f"{group}.{name}" for name in names.split())


DOCUMENT_GROUPS = frozenset({"dokumen", "kolom", "kantor", "penanda", "mengetahui", "ppk", "sk"})

DOCUMENT_NAMES = (
    _names(
        "dokumen",
        "judul program tahun tahap wilayah tempat tanggal jumlah_baris nomor jumlah_nilai "
        "jumlah_huruf nilai_huruf jumlah_dikunjungi catatan",
    )
    | _names("kolom", "jenis_usaha bantuan_terdahulu satuan_nilai")
    | _names("kantor", "nama kop1 kop2 kop3 kop4 kop5 logo")
    | _names("dokumen", "penyedia penyerah")
    | _names("penanda", "jabatan nama pangkat nip")
    | _names("mengetahui", "jabatan nama pangkat nip")
    | _names("ppk", "jabatan nama pangkat nip")
    | _names("sk", "pejabat nomor tanggal tentang daftar")
)
_GROUP_NAMES = _names("kelompok", "nama")
_IDENTITY = _names(
    "penerima",
    "id no nik no_kk nama jenis_kelamin tempat_lahir tanggal_lahir usia alamat alamat_rt "
    "alamat_lengkap rt rw desa kecamatan kabupaten no_hp desil jenis_usaha nilai_usulan "
    "nilai_bantuan status keterangan kategori lembaga",
)
_CIRCUMSTANCES = _names(
    "penerima",
    "pendidikan pekerjaan status_perkawinan tanggungan id_dtsen pkh_bpnt status_usaha "
    "kebutuhan_barang",
)
_VISIT = _names(
    "kunjungan",
    "id tanggal petugas koordinat hasil kriteria_0 kriteria_1 kriteria_2 kriteria_3 kriteria_4 "
    "kriteria_5 kriteria_6 kriteria_7 kriteria_8 rumah aset penghasilan pengeluaran "
    "pengeluaran_makan pernah_bantuan pernah_tahun keterampilan minat rekomendasi alasan foto "
    "keterangan",
)
_HANDOVER = _names(
    "serah",
    "nomor tanggal tanggal_panjang hari hari_huruf bulan_huruf tahun_huruf penyedia diterima_oleh "
    "diterima_sebagai penerima sebutan diwakilkan petugas nilai nilai_rupiah nilai_huruf paket "
    "keterangan",
)
_ITEM = _names("barang", "no nama spesifikasi volume satuan harga keterangan")
_RECEIPT = _names("tanda", "kiri kanan diwakilkan")
_MONITORING = _names(
    "monev",
    "id tanggal petugas bulan berjalan keadaan_barang omzet laba tenaga_kerja perkembangan "
    "kendala tindak_lanjut foto keterangan",
)
_SUMMARY = _names(
    "wilayah",
    "no nama kuota_murni kuota_perubahan kuota_jumlah usulan lolos_verifikasi ditetapkan tersalur "
    "pagu realisasi cadangan keterangan",
)
_PUBLIC = _names("desa", "no nama usulan layak ditetapkan tersalur nilai")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of workbook; `file` is the shipped template's name, `row_names` what a record has."""

    file: str
    row_names: frozenset[str]
    shape: Shape = Shape.TABLE
    item_names: frozenset[str] = frozenset()

    @property
    def allowed(self) -> frozenset[str]:
        """Every placeholder that a template of this kind may contain."""
        return self.row_names | self.item_names | _GROUP_NAMES | DOCUMENT_NAMES


PROPOSAL = Format("usulan.xlsx", _IDENTITY | _CIRCUMSTANCES)
SUMMARY = Format("rekap.xlsx", _SUMMARY)
FORMATS: Mapping[str, Format] = {
    DocumentKey.PROPOSALS: PROPOSAL,
    DocumentKey.VERIFICATION: Format("verifikasi.xlsx", _IDENTITY | _VISIT),
    DocumentKey.DECREE: Format("lampiran-sk.xlsx", _IDENTITY),
    DocumentKey.GOODS_PLAN: Format("rab.xlsx", _IDENTITY, Shape.SHEETS, _ITEM),
    DocumentKey.HANDOVER: Format("bast.xlsx", _IDENTITY | _HANDOVER, Shape.SHEETS, _ITEM),
    DocumentKey.RECEIPTS: Format("tanda-terima.xlsx", _IDENTITY | _HANDOVER | _RECEIPT),
    DocumentKey.STATEMENT: Format("sptjm.xlsx", frozenset(), Shape.LETTER),
    DocumentKey.SUMMARY: SUMMARY,
    DocumentKey.PUBLIC_SUMMARY: Format("rekap-umum.xlsx", _PUBLIC),
    DocumentKey.MONITORING: Format("monev.xlsx", _IDENTITY | _HANDOVER | _MONITORING),
}
