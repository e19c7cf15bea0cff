"""Which placeholders each provincial format may use, and under which file it is shipped.

A template that asks for any other name is refused when it is opened, so that a typing mistake is
found before anything is filled and not on paper. A name the office has no figure for yet may stand
here: it prints as an empty cell.
"""

from __future__ import annotations

from dataclasses import dataclass


def _names(group: str, names: str) -> frozenset[str]:
    return frozenset(f"{group}.{name}" for name in names.split())


DOCUMENT_GROUPS = frozenset({"dokumen", "kantor", "penanda", "mengetahui"})

DOCUMENT_NAMES = (
    _names("dokumen", "judul program tahun tahap wilayah tempat tanggal jumlah_baris")
    | _names("kantor", "nama kop1 kop2 kop3 kop4")
    | _names("penanda", "jabatan nama pangkat nip")
    | _names("mengetahui", "jabatan nama pangkat nip")
)

_PROPOSAL_NAMES = _names(
    "penerima",
    "no nik no_kk nama jenis_kelamin tempat_lahir tanggal_lahir usia alamat rt rw desa kecamatan "
    "kabupaten no_hp pendidikan pekerjaan status_perkawinan tanggungan id_dtsen desil pkh_bpnt "
    "jenis_usaha status_usaha kebutuhan_barang nilai_usulan keterangan",
)

_SUMMARY_NAMES = _names(
    "wilayah",
    "no nama kuota_murni kuota_perubahan usulan lolos_verifikasi ditetapkan tersalur pagu "
    "realisasi cadangan keterangan",
)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of provincial workbook; `file` is the shipped template's name."""

    file: str
    row_names: frozenset[str]

    @property
    def allowed(self) -> frozenset[str]:
        """Every placeholder that a template of this kind may contain."""
        return self.row_names | DOCUMENT_NAMES


PROPOSAL = Format("usulan.xlsx", _PROPOSAL_NAMES)
SUMMARY = Format("rekap.xlsx", _SUMMARY_NAMES)
