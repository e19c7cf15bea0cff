"""The commands and options of the command line, in Indonesian."""

from __future__ import annotations

import argparse
from pathlib import Path

from bansos_desktop import __version__

COMMANDS = ("mulai", "impor", "ekspor", "kuota", "periksa", "contoh")

_ABOUT = """Bansos Desktop: pencatatan bantuan UEP Kalimantan Timur, tanpa jaringan.
Tanpa perintah, jendela dibuka."""
_AFTER = """Kata sandi dibaca dari variabel BANSOS_SANDI, atau ditanyakan; tidak pernah dari argumen.
Kode keluar: 0 berhasil, 1 ditolak, 2 cara pakai salah."""


def build_parser() -> argparse.ArgumentParser:
    """The whole command line; every command has its own --help."""
    parser = argparse.ArgumentParser(
        prog="bansos_desktop",
        description=_ABOUT,
        epilog=_AFTER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"Bansos Desktop {__version__}")
    parser.add_argument("--tur", metavar="DIR", type=Path, help="tur terpandu tanpa layar ke DIR")
    commands = parser.add_subparsers(dest="command", metavar="PERINTAH", title="perintah")
    _start(commands.add_parser("mulai", help="membuat data kantor baru"))
    _import(commands.add_parser("impor", help="membaca penerima dari berkas Excel"))
    _export(commands.add_parser("ekspor", help="menulis format provinsi"))
    _quota(commands.add_parser("kuota", help="kuota, terpakai, dan sisa"))
    _common(commands.add_parser("periksa", help="membuktikan data utuh"))
    _sample(commands.add_parser("contoh", help="mengisi data contoh untuk latihan"))
    return parser


def _common(parser: argparse.ArgumentParser) -> None:
    parser.description = f"{parser.description or ''}".strip() or None
    parser.add_argument("--data", metavar="DIR", help="folder data kantor")
    parser.add_argument(
        "--json", action="store_true", help="cetak tepat satu objek JSON ke keluaran baku"
    )


def _target(parser: argparse.ArgumentParser, *, stage_required: bool) -> None:
    parser.add_argument("--program", default="UEP", metavar="KODE", help="kode program, mis. UEP")
    parser.add_argument("--tahun", type=int, required=True, metavar="TAHUN", help="tahun anggaran")
    parser.add_argument(
        "--tahap",
        choices=("murni", "perubahan"),
        required=stage_required,
        default="",
        help="tahap anggaran",
    )
    parser.add_argument("--wilayah", default="", metavar="KODE", help="kode wilayah, mis. 64.02")


def _start(parser: argparse.ArgumentParser) -> None:
    _common(parser)
    parser.add_argument(
        "--kantor", required=True, metavar="KODE", help="64 untuk provinsi, atau mis. 64.02"
    )
    parser.add_argument("--pengguna", required=True, metavar="NAMA", help="nama pengguna")
    parser.add_argument("--peran", required=True, choices=("petugas", "operator"), help="peran")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("berkas", metavar="BERKAS", type=Path, help="berkas .xlsx, .xls, atau .ods")
    _common(parser)
    _target(parser, stage_required=True)
    parser.add_argument("--lembar", default="", metavar="NAMA", help="nama lembar, bila tertentu")
    parser.add_argument("--uji", action="store_true", help="coba saja; tidak ada yang disimpan")
    parser.add_argument(
        "--tolak", type=Path, metavar="KELUAR.xlsx", help="tulis baris yang ditolak ke berkas ini"
    )


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("format", metavar="FORMAT", help="usulan atau rekap")
    parser.add_argument("keluar", metavar="KELUAR.xlsx", type=Path, help="berkas yang ditulis")
    _common(parser)
    _target(parser, stage_required=False)


def _quota(parser: argparse.ArgumentParser) -> None:
    _common(parser)
    parser.add_argument("--program", default="", metavar="KODE", help="hanya program ini")
    parser.add_argument("--tahun", type=int, default=0, metavar="TAHUN", help="hanya tahun ini")
    parser.add_argument(
        "--sinkron", type=Path, metavar="BERKAS", help="bandingkan dengan data acuan di BERKAS"
    )
    parser.add_argument("--terapkan", action="store_true", help="terapkan hasil --sinkron")


def _sample(parser: argparse.ArgumentParser) -> None:
    _common(parser)
    parser.add_argument("--jumlah", type=int, required=True, metavar="N", help="banyaknya orang")
    parser.add_argument(
        "--benih", type=int, default=1, metavar="N", help="angka awal; sama berarti orang sama"
    )
