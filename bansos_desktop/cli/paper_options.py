"""The options of the commands about papers: what leaves, whose they are, how they look."""

from __future__ import annotations

import argparse
from pathlib import Path

from bansos_desktop.cli.options import InsteadOf, common, count, filled, target, whole
from bansos_desktop.domain.document import DocumentKey, SignaturePart
from bansos_desktop.domain.workflow import Status

_PROPOSED = tuple(state.value for state in Status if state not in (Status.DRAFT, Status.CANCELLED))
_REGION = "kode atau nama kabupaten, kecamatan, atau desa; bila tidak disebut, seluruh kantor"
_EXPORTING = """contoh:
  bansos_desktop ekspor usulan usulan.xlsx --tahun 2026 --tahap murni
  bansos_desktop ekspor bast bast.pdf --pdf --tahun 2026 --wilayah Tenggarong
  bansos_desktop ekspor sptjm sptjm.xlsx --tahun 2026 --nomor 400.9/12/DINSOS
  bansos_desktop ekspor --riwayat
  bansos_desktop ekspor --kenali usulan.xlsx"""
_OFFICE = """contoh:
  bansos_desktop kantor
  bansos_desktop kantor --json > kantor.json
  bansos_desktop kantor --isi kantor.json --logo logo.png"""
_TEMPLATE = """contoh:
  bansos_desktop format
  bansos_desktop format salin usulan usulan-kantor.xlsx
  bansos_desktop format muat usulan usulan-kantor.xlsx --pakai
  bansos_desktop format bawaan usulan"""


def export(parser: argparse.ArgumentParser) -> None:
    """`ekspor`, with ways to ask what left that need no document."""
    _show_examples(parser, _EXPORTING)
    parser.set_defaults(misuse=parser.error)
    document = parser.add_argument("format", metavar="DOKUMEN", help=", ".join(DocumentKey))
    file = parser.add_argument(
        "keluar",
        metavar="KELUAR.xlsx",
        type=Path,
        help="berkas yang ditulis; KELUAR.pdf bersama --pdf",
    )
    common(parser)
    needless = [document, file, *target(parser, region=_REGION)]
    parser.add_argument(
        "--status", default="", choices=_PROPOSED, metavar="STATUS", help=", ".join(_PROPOSED)
    )
    parser.add_argument(
        "--sk",
        default="",
        metavar="NOMOR",
        help="hanya yang ditetapkan dengan SK bernomor ini, bila SK-nya beberapa",
    )
    parser.add_argument(
        "--bulan",
        default="",
        metavar="BULAN",
        help="bulan tanda terima bantuan bulanan, mis. 2025-03",
    )
    parser.add_argument(
        "--draf",
        action="store_true",
        help="beri tanda DRAF; dengan itu boleh keluar walau ada yang tidak cocok",
    )
    parser.add_argument("--pdf", action="store_true", help="sebagai PDF, bukan Excel")
    parser.add_argument(
        "--nomor",
        default="",
        metavar="NOMOR",
        help="nomor surat, pada dokumen yang memuatnya; bila tidak disebut, titik-titik",
    )
    parser.add_argument(
        "--sandi-berkas",
        type=Path,
        metavar="BERKAS",
        help="sandi Excel di baris pertama BERKAS, atau di variabel BANSOS_SANDI_BERKAS",
    )
    _what_left(parser, needless)


def _what_left(parser: argparse.ArgumentParser, needless: list[argparse.Action]) -> None:
    """Questions about what left, for which nothing is to be written."""
    parser.add_argument(
        "--riwayat",
        action=InsteadOf,
        nargs=0,
        needless=needless,
        default=False,
        help="tanpa DOKUMEN: daftar yang sudah keluar, yang terbaru dulu",
    )
    parser.add_argument(
        "--jumlah", type=count, default=20, metavar="N", help="paling banyak N baris --riwayat"
    )
    parser.add_argument(
        "--kenali",
        action=InsteadOf,
        type=Path,
        needless=needless,
        metavar="BERKAS",
        help="tanpa DOKUMEN: apakah BERKAS ini keluar dari sini, dan masih sama",
    )


def office(parser: argparse.ArgumentParser) -> None:
    """`kantor`."""
    _show_examples(parser, _OFFICE)
    common(parser)
    parser.add_argument(
        "--isi",
        type=Path,
        metavar="BERKAS",
        help="ambil isian dari berkas JSON yang bentuknya seperti keluaran kantor --json; yang "
        f"tidak disebut tetap. bagian: {', '.join(SignaturePart)}; dokumen: salah satu nama "
        "dokumen ekspor, kosong untuk semua",
    )
    parser.add_argument(
        "--logo", type=Path, metavar="GAMBAR", help="pasang logo dari gambar PNG atau JPEG ini"
    )


def template(parser: argparse.ArgumentParser) -> None:
    """`format`; with no word after it, the list."""
    _show_examples(parser, _TEMPLATE)
    words = parser.add_argument_group("yang dapat disebut")
    words.add_argument(
        "tindakan",
        nargs="?",
        choices=("salin", "periksa", "muat", "bawaan"),
        help="yang dilakukan; bila tidak disebut, daftar format",
    )
    words.add_argument(
        "dokumen", nargs="?", default="", metavar="DOKUMEN", help=", ".join(DocumentKey)
    )
    words.add_argument(
        "berkas",
        nargs="?",
        type=Path,
        metavar="BERKAS",
        help="berkas .xlsx: salinan yang dibuat, atau format yang sudah diubah",
    )
    common(parser)
    parser.add_argument("--pakai", action="store_true", help="langsung pakai yang dimuat")
    parser.add_argument(
        "--setujui-peringatan", action="store_true", help="pakai walaupun ada peringatan"
    )
    parser.add_argument("--nama", type=filled, metavar="NAMA", help="nama versi yang dimuat")
    parser.add_argument(
        "--versi", type=whole, metavar="N", help="salin versi kantor ini; 0 untuk bawaan"
    )
    parser.set_defaults(misuse=parser.error)


def _show_examples(parser: argparse.ArgumentParser, examples: str) -> None:
    """Lines that a person can copy stand under the options, as they are."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = examples
