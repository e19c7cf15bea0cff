"""The options of the commands that do something with quotas."""

from __future__ import annotations

import argparse

from bansos_desktop.cli.options import common, filled, whole, year

_PLACE = "kode atau nama kabupaten/kota atau kecamatan; 64 untuk provinsi"
_SPLITTING = """contoh:
  bansos_desktop rinci-kuota --tahun 2025 --tahap perubahan Samarinda=30 64.02=20 \\
    --surat 460/77/2025 --tanggal 01/07/2025 --kalimat "Samarinda 30 orang, Kukar 20 orang"
  bansos_desktop rinci-kuota --tahun 2025 --tahap murni Tenggarong=40 --alasan "rapat 3 Juli"
Bagian 0 mencabut; wilayah yang tidak disebut tetap. Sisanya tetap di angka yang dirinci."""
_MOVING = """contoh:
  bansos_desktop pindah-kuota Paser Berau 5 --tahun 2025 --tahap murni \\
    --alasan "Paser tidak punya calon lagi" --surat 460/91/2025 --tanggal 20/09/2025"""
_ENTERING = """contoh:
  bansos_desktop isi-kuota 64.02 85 --program KUKAR-BLT-APBD --tahun 2026 \\
    --surat 460/12/2026 --tanggal 05/01/2026 --kalimat "sebanyak 85 keluarga"
  bansos_desktop isi-kuota 64.02 --cabut --program KUKAR-BLT-APBD --tahun 2026"""
_CEILING = """contoh:
  bansos_desktop pagu 64 Rp1.000.000.000 --tahun 2025 --tahap perubahan --alasan "DPA perubahan"
  bansos_desktop pagu 64 --cabut --tahun 2025 --tahap perubahan"""
_CLAIMS = """contoh:
  bansos_desktop klaim --tahun 2025
  bansos_desktop klaim --tahun 2025 --hal nilai --pakai daulat --alasan "dipakai di juknis"
  bansos_desktop klaim --tahun 2026 --hal kuota --pakai nusaetam --jumlah 1000 --alasan "APBD murni"
  bansos_desktop klaim --tahun 2025 --hal nilai --cabut"""


def split(parser: argparse.ArgumentParser) -> None:
    """`rinci-kuota`."""
    _show_examples(parser, _SPLITTING)
    parser.add_argument(
        "bagian",
        nargs="+",
        type=_share,
        metavar="WILAYAH=JUMLAH",
        help="kode atau nama wilayah dan bagiannya",
    )
    _figure(parser)
    _paper(parser)


def move(parser: argparse.ArgumentParser) -> None:
    """`pindah-kuota`."""
    _show_examples(parser, _MOVING)
    parser.add_argument("dari", type=filled, metavar="DARI", help=_PLACE)
    parser.add_argument("ke", type=filled, metavar="KE", help="wilayah lain yang setingkat")
    parser.add_argument("jumlah", type=whole, metavar="JUMLAH", help="banyaknya tempat kosong")
    _figure(parser)
    _paper(parser)


def figure(parser: argparse.ArgumentParser) -> None:
    """`isi-kuota`."""
    _show_examples(parser, _ENTERING)
    parser.add_argument("wilayah", type=filled, metavar="WILAYAH", help=_PLACE)
    parser.add_argument("jumlah", nargs="?", type=whole, metavar="JUMLAH", help="banyaknya orang")
    _withdraw(parser, "cabut angka kantor; angka data acuan berlaku lagi")
    _figure(parser)
    _paper(parser)


def ceiling(parser: argparse.ArgumentParser) -> None:
    """`pagu`."""
    _show_examples(parser, _CEILING)
    parser.add_argument("wilayah", type=filled, metavar="WILAYAH", help=_PLACE)
    parser.add_argument("jumlah", nargs="?", metavar="RUPIAH", help="pagu dalam rupiah penuh")
    _withdraw(parser, "cabut pagunya")
    _figure(parser)
    _paper(parser)
    _seen(parser)


def claim(parser: argparse.ArgumentParser) -> None:
    """`klaim`; with nothing to go by, the list."""
    _show_examples(parser, _CLAIMS)
    _figure(parser, category=False)
    parser.add_argument("--wilayah", default="", metavar="WILAYAH", help=_PLACE)
    parser.add_argument(
        "--hal", choices=("nilai", "kuota", "pagu"), default="", help="yang dipilih sumbernya"
    )
    parser.add_argument("--pakai", type=filled, metavar="SUMBER", help="sumber yang dipakai kantor")
    parser.add_argument(
        "--jumlah", type=whole, metavar="N", help="angka yang dipakai, bila sumbernya menyebut dua"
    )
    parser.add_argument("--alasan", default="", metavar="TEKS", help="mengapa sumber itu")
    _withdraw(parser, "cabut pilihan kantor beserta akibatnya")
    _seen(parser)


def _figure(parser: argparse.ArgumentParser, *, category: bool = True) -> None:
    """Which figure is meant."""
    common(parser)
    parser.add_argument(
        "--program", default="UEP", metavar="KODE", help="kode program; bila tidak disebut, UEP"
    )
    parser.add_argument("--tahun", type=year, required=True, metavar="TAHUN", help="tahun anggaran")
    parser.add_argument(
        "--tahap",
        choices=("murni", "perubahan"),
        default="",
        help="tahap anggaran; kosong bila sumbernya tidak menyebut tahap",
    )
    if category:
        parser.add_argument(
            "--golongan", default="", metavar="KODE", help="golongan penerima, bila ada"
        )
    parser.set_defaults(misuse=parser.error)


def _paper(parser: argparse.ArgumentParser) -> None:
    """What the office goes by."""
    parser.add_argument("--surat", default="", metavar="NOMOR", help="nomor suratnya")
    parser.add_argument("--tanggal", default="", metavar="TGL", help="tanggal surat, hh/bb/tttt")
    parser.add_argument("--kalimat", default="", metavar="TEKS", help="kalimat surat apa adanya")
    parser.add_argument("--alasan", default="", metavar="TEKS", help="alasan dengan kata-kata")
    parser.add_argument("--uji", action="store_true", help="periksa saja; tidak ada yang disimpan")


def _withdraw(parser: argparse.ArgumentParser, about: str) -> None:
    parser.add_argument("--cabut", action="store_true", help=about)


def _seen(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--setujui-peringatan",
        action="store_true",
        help="peringatan sudah dilihat; tanpa ini pagu di bawah yang ditetapkan tidak disimpan",
    )


def _share(text: str) -> tuple[str, int]:
    """A region may be written with anything but an equals sign."""
    region, equals, number = text.rpartition("=")
    if not (region.strip() and equals):
        raise argparse.ArgumentTypeError(f"{text!r} bukan WILAYAH=JUMLAH")
    return region.strip(), whole(number)


def _show_examples(parser: argparse.ArgumentParser, examples: str) -> None:
    """Lines that a person can copy stand under the options, as they are."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = examples
