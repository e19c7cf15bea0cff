"""The column names that other programs rely on."""

from __future__ import annotations

from bansos_desktop.domain.sheet_fields import PROMISED


def test_the_names_promised_to_the_command_line_stay_and_keep_their_order() -> None:
    assert " ".join(PROMISED) == (
        "nik no_kk nama tempat_lahir tanggal_lahir jenis_kelamin alamat rt rw desa kecamatan "
        "kabupaten no_hp jenis_usaha desil nominal keterangan"
    )
