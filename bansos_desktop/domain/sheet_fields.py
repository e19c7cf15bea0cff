"""The columns our importer understands, under the names the command line promises."""

from __future__ import annotations

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
    RT_AND_RW = "rt_rw"
    BIRTH_PLACE_AND_DATE = "tempat_tanggal_lahir"
