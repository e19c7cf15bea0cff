"""The words of `lembaga`: one act on the register at a time, with the fields that it may set."""

from __future__ import annotations

import argparse
from argparse import Namespace
from pathlib import Path

from bansos_desktop.cli.options import common, filled, whole, year

_ACTS = ("tambah", "ubah", "hapus", "impor")
_FIELDS = ("jenis", "alamat", "pimpinan", "telepon", "nomor", "penghuni")


def register(parser: argparse.ArgumentParser) -> None:
    """What is done to the register, and to which of it."""
    common(parser)
    parser.add_argument(
        "--program", default="BST-LKS", metavar="KODE", help="penerima program ini; BST-LKS"
    )
    parser.add_argument("--tahun", type=year, required=True, metavar="TAHUN", help="tahun anggaran")
    parser.add_argument("--wilayah", default="", metavar="KODE", help="kabupaten/kota, mis. 64.02")
    parser.add_argument("--tambah", type=filled, metavar="NAMA", help="lembaga baru")
    parser.add_argument(
        "--ubah", type=filled, metavar="KODE", help="ubah lembaga ini: hanya yang disebut"
    )
    parser.add_argument(
        "--hapus", type=filled, metavar="KODE", help="hapus lembaga ini, bila tanpa penerima"
    )
    parser.add_argument("--nama", type=filled, metavar="NAMA", help="nama baru, dengan --ubah")
    parser.add_argument(
        "--jenis", type=str.lower, choices=("lks", "uptd"), help="jenisnya; yang baru LKS"
    )
    for name, about in (
        ("alamat", "alamat lembaga"),
        ("pimpinan", "nama pimpinan"),
        ("telepon", "nomor telepon"),
        ("nomor", "nomor pendaftaran"),
    ):
        parser.add_argument(f"--{name}", metavar="TEKS", help=about)
    parser.add_argument("--penghuni", type=whole, metavar="N", help="jumlah penghuni")
    parser.add_argument(
        "--impor", type=Path, metavar="BERKAS", help="tambah dan perbarui dari daftar (.xlsx, .csv)"
    )
    parser.add_argument("--uji", action="store_true", help="hanya mencoba --impor")
    parser.set_defaults(misuse=parser.error)


def check(parsed: Namespace) -> None:
    """One thing at a time, and only an import can be tried."""
    if sum(bool(getattr(parsed, act)) for act in _ACTS) > 1:
        parsed.misuse("pakai satu saja: --tambah, --ubah, --hapus, atau --impor")
    if parsed.uji and not parsed.impor:
        parsed.misuse("--uji hanya bersama --impor BERKAS")
    _check_fields(parsed, [name for name in _FIELDS if getattr(parsed, name) is not None])


def _check_fields(parsed: Namespace, given: list[str]) -> None:
    """Fields are of what is kept, and a change changes something."""
    if given and not (parsed.tambah or parsed.ubah):
        parsed.misuse(f"--{given[0]} hanya bersama --tambah atau --ubah")
    if parsed.nama and not parsed.ubah:
        parsed.misuse("--nama hanya bersama --ubah KODE")
    if parsed.ubah and not (given or parsed.nama or parsed.wilayah):
        parsed.misuse("sebutkan yang diubah, misalnya --nama NAMA")
