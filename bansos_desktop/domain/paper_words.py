"""What a finding about the office's papers is about, in the words of the file of `kantor --isi`."""

from __future__ import annotations

from collections.abc import Mapping

_PLAIN: Mapping[str, str] = {
    "place": "Tempat",
    "paper": "Kertas",
    "logo": "Logo",
    "document": "Dokumen",
}
_OF_A_SIGNATORY: Mapping[str, str] = {
    "position": "Jabatan",
    "name": "Nama",
    "rank": "Pangkat",
    "nip": "NIP",
}


def paper_field_words(field: str) -> str:
    """The field of a finding for a person: "Kop baris 2", "NIP ppk (bast)", "Pola nomor usulan"."""
    if field in _PLAIN:
        return _PLAIN[field]
    if field.startswith("letterhead_"):
        return f"Kop baris {field.removeprefix('letterhead_')}"
    if field.startswith("pola."):
        return f"Pola nomor {field.removeprefix('pola.')}"
    document, _dot, rest = field.partition(".")
    part, _dot, name = rest.partition(".")
    where = "" if document == "umum" else f" ({document})"
    return f"{_OF_A_SIGNATORY.get(name, name)} {part}{where}"
