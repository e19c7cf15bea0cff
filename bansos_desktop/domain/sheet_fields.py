"""The columns our importer understands, under the names the command line promises."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class SheetField(StrEnum):
    """A canonical column of a recipients' sheet; the values are a public contract."""

    NIK = "nik"
    FAMILY_CARD = "no_kk"
    NAME = "nama"
    BIRTH_PLACE = "tempat_lahir"
    BIRTH_DATE = "tanggal_lahir"
    SEX = "jenis_kelamin"
    ADDRESS = "alamat"
    RT = "rt"
    RW = "rw"
    VILLAGE = "desa"
    DISTRICT = "kecamatan"
    REGENCY = "kabupaten"
    PHONE = "no_hp"
    BUSINESS_TYPE = "jenis_usaha"
    DESIL = "desil"
    REQUESTED_VALUE = "nominal"
    NOTE = "keterangan"
    # Kept as well, but not promised to other programs.
    EDUCATION = "pendidikan"
    OCCUPATION = "pekerjaan"
    MARITAL_STATUS = "status_perkawinan"
    FAMILY_RELATION = "hubungan_keluarga"
    DEPENDANTS = "tanggungan"
    DISABILITY = "ragam_disabilitas"
    DTSEN_ID = "id_keluarga_dtsen"
    DESIL_PERIOD = "periode_desil"
    DESIL_SOURCE = "sumber_desil"
    CENTRAL_AID = "penerima_pkh_bpnt"
    PKH = "bansos_pkh"
    BPNT = "bansos_bpnt"
    BUSINESS_STATE = "status_usaha"
    NEEDS = "kebutuhan_barang"
    HAMLET = "dusun"
    CATEGORY = "golongan"
    INSTITUTION = "lembaga"
    # One column for two values, and several columns for one.
    RT_AND_RW = "rt_rw"
    BIRTH_PLACE_AND_DATE = "tempat_tanggal_lahir"
    VILLAGE_AND_DISTRICT = "desa_kecamatan"
    NIK_AND_FAMILY_CARD = "nik_no_kk"
    SEX_MALE = "jenis_kelamin_l"
    SEX_FEMALE = "jenis_kelamin_p"
    BIRTH_DAY = "tanggal_lahir_hari"
    BIRTH_MONTH = "tanggal_lahir_bulan"
    BIRTH_YEAR = "tanggal_lahir_tahun"
    # Understood, so that it is not taken for something else, and not kept.
    ROW_NUMBER = "no_urut"
    AGE = "usia"
    PROVINCE = "provinsi"
    HEAD_NAME = "nama_kepala_keluarga"
    MOTHER_NAME = "nama_ibu_kandung"
    DTKS_ID = "id_dtks"
    OTHER_NUMBER = "nomor_lain"
    DATA_STATUS = "status_data_terpadu"
    MATCH_STATUS = "keterangan_padan"
    HAS_BUSINESS = "mempunyai_usaha"
    INCOME = "penghasilan"
    BUDGET_KIND = "jenis_anggaran"
    BUDGET_YEAR = "tahun_anggaran"
    OTHER = "lain"

    # That of Enum is written in Python, and every cell of every row is looked up by its field.
    __hash__ = str.__hash__


PROMISED = tuple(SheetField)[: tuple(SheetField).index(SheetField.NOTE) + 1]
NOT_KEPT = frozenset(tuple(SheetField)[tuple(SheetField).index(SheetField.ROW_NUMBER) :])

# Which promised columns a column gives in whole or in part.
GIVES: Mapping[SheetField, tuple[SheetField, ...]] = {
    SheetField.RT_AND_RW: (SheetField.RT, SheetField.RW),
    SheetField.BIRTH_PLACE_AND_DATE: (SheetField.BIRTH_PLACE, SheetField.BIRTH_DATE),
    SheetField.VILLAGE_AND_DISTRICT: (SheetField.VILLAGE, SheetField.DISTRICT),
    SheetField.NIK_AND_FAMILY_CARD: (SheetField.NIK, SheetField.FAMILY_CARD),
    SheetField.SEX_MALE: (SheetField.SEX,),
    SheetField.SEX_FEMALE: (SheetField.SEX,),
    SheetField.BIRTH_DAY: (SheetField.BIRTH_DATE,),
    SheetField.BIRTH_MONTH: (SheetField.BIRTH_DATE,),
    SheetField.BIRTH_YEAR: (SheetField.BIRTH_DATE,),
}


def is_kept(field: SheetField) -> bool:
    """Whether anything of such a column is kept; the others are only recognised."""
    return field not in NOT_KEPT
