"""What a column of a sheet is called when a person is asked about it."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.sheet_fields import SheetField

NOT_READ = "-"
_LABELS: Mapping[SheetField, str] = {
    SheetField.NIK: "NIK",
    SheetField.FAMILY_CARD: "No. KK",
    SheetField.NAME: "Nama orang",
    SheetField.BIRTH_PLACE: "Tempat lahir",
    SheetField.BIRTH_DATE: "Tanggal lahir",
    SheetField.SEX: "Jenis kelamin",
    SheetField.ADDRESS: "Alamat",
    SheetField.RT: "RT",
    SheetField.RW: "RW",
    SheetField.VILLAGE: "Desa/kelurahan/kampung",
    SheetField.DISTRICT: "Kecamatan",
    SheetField.REGENCY: "Kabupaten/kota",
    SheetField.PHONE: "No. HP",
    SheetField.BUSINESS_TYPE: "Jenis usaha",
    SheetField.DESIL: "Desil",
    SheetField.REQUESTED_VALUE: "Nilai usulan",
    SheetField.NOTE: "Keterangan",
    SheetField.EDUCATION: "Pendidikan",
    SheetField.OCCUPATION: "Pekerjaan",
    SheetField.MARITAL_STATUS: "Status perkawinan",
    SheetField.FAMILY_RELATION: "Hubungan keluarga",
    SheetField.DEPENDANTS: "Jumlah tanggungan",
    SheetField.DISABILITY: "Ragam disabilitas",
    SheetField.DTSEN_ID: "ID keluarga DTSEN",
    SheetField.DESIL_PERIOD: "Periode desil",
    SheetField.DESIL_SOURCE: "Sumber desil",
    SheetField.CENTRAL_AID: "Penerima PKH/BPNT",
    SheetField.PKH: "Penerima PKH",
    SheetField.BPNT: "Penerima BPNT",
    SheetField.BUSINESS_STATE: "Status usaha",
    SheetField.NEEDS: "Kebutuhan barang",
    SheetField.HAMLET: "Dusun",
    SheetField.RT_AND_RW: "RT dan RW dalam satu kolom",
    SheetField.BIRTH_PLACE_AND_DATE: "Tempat dan tanggal lahir dalam satu kolom",
    SheetField.VILLAGE_AND_DISTRICT: "Desa dan kecamatan dalam satu kolom",
    SheetField.NIK_AND_FAMILY_CARD: "NIK dan No. KK dalam satu kolom",
    SheetField.SEX_MALE: "Tanda centang laki-laki",
    SheetField.SEX_FEMALE: "Tanda centang perempuan",
    SheetField.BIRTH_DAY: "Hari lahir (angka)",
    SheetField.BIRTH_MONTH: "Bulan lahir",
    SheetField.BIRTH_YEAR: "Tahun lahir",
    SheetField.ROW_NUMBER: "Nomor urut",
    SheetField.AGE: "Usia",
    SheetField.PROVINCE: "Provinsi",
    SheetField.HEAD_NAME: "Nama kepala keluarga",
    SheetField.MOTHER_NAME: "Nama ibu kandung",
    SheetField.DTKS_ID: "ID DTKS",
    SheetField.OTHER_NUMBER: "Nomor lain",
    SheetField.DATA_STATUS: "Status data terpadu",
    SheetField.MATCH_STATUS: "Keterangan padan",
    SheetField.HAS_BUSINESS: "Punya usaha atau tidak",
    SheetField.INCOME: "Penghasilan",
    SheetField.BUDGET_KIND: "Jenis anggaran",
    SheetField.BUDGET_YEAR: "Tahun anggaran",
    SheetField.OTHER: "Kolom lain",
}


def column_label(field: SheetField) -> str:
    """The words for a field, as in a list to choose from."""
    return _LABELS[field]
