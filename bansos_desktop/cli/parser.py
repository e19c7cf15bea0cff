"""The commands and options of the command line, in Indonesian.

What only the store can know (programmes, regions, quotas) is not checked here, so that every help
text and every misuse is answered without a passphrase.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

from bansos_desktop import __version__
from bansos_desktop.cli import (
    backup_options,
    institution_options,
    key_options,
    paper_options,
    quota_options,
)
from bansos_desktop.cli.options import (
    answer,
    common,
    count,
    filled,
    named_path,
    target,
    whole,
    year,
)
from bansos_desktop.runtime.catalogue import speak_indonesian

_ABOUT = """Bansos Desktop: pencatatan bantuan sosial Kalimantan Timur, tanpa jaringan.
Tanpa perintah, jendela dibuka; --data DIR memilih folder datanya."""
_AFTER = """Nama berkas .bansos sebagai ganti perintah membuka jendela dengan cadangan itu;
--uji-diri [BERKAS] memeriksa instalasi dan menulis laporannya.
Kata sandi dibaca dari variabel BANSOS_SANDI, atau ditanyakan; bukan dari argumen. Kunci
pemulihan boleh dipakai sebagai gantinya.
Kode keluar: 0 berhasil, 1 ditolak, 2 cara pakai salah."""


class Misuse(Exception):
    """Words that make no command; `show` tells a person on stderr and exits with 2."""

    def __init__(self, parser: argparse.ArgumentParser, message: str) -> None:
        super().__init__(message)
        self._parser, self.message = parser, message

    def show(self) -> NoReturn:
        """How the command is used, then what was wrong."""
        argparse.ArgumentParser.error(self._parser, self.message)


class Parser(argparse.ArgumentParser):
    """Leaves it to the caller how a mistake is told, since a program must be told too."""

    def error(self, message: str) -> NoReturn:
        """Raise Misuse where argparse would print and exit."""
        raise Misuse(self, message)


def build_parser() -> argparse.ArgumentParser:
    """The whole command line; every command has its own --help."""
    speak_indonesian()
    parser = Parser(
        prog="bansos_desktop",
        description=_ABOUT,
        epilog=_AFTER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Bansos Desktop {__version__}",
        help="tampilkan versi program lalu selesai",
    )
    parser.add_argument("--tur", metavar="DIR", type=Path, help="tur terpandu tanpa layar ke DIR")
    commands = parser.add_subparsers(dest="command", metavar="PERINTAH", title="perintah")
    for name, (make, about) in COMMANDS.items():
        make(commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}."))
    return parser


def _start(parser: argparse.ArgumentParser) -> None:
    common(parser)
    parser.add_argument(
        "--kantor", required=True, metavar="KODE", help="64 untuk provinsi, atau mis. 64.02"
    )
    parser.add_argument("--pengguna", required=True, metavar="NAMA", help="nama pengguna")
    parser.add_argument("--peran", required=True, choices=("petugas", "operator"), help="peran")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "berkas", metavar="BERKAS", type=Path, help="berkas .xlsx, .xls, .ods, .csv, atau tabel web"
    )
    common(parser)
    target(parser)
    # Whoever received in an earlier year did so in whichever stage.
    parser.add_argument(
        "--riwayat",
        action="store_true",
        help="daftar penerima tahun lalu, agar tidak diusulkan lagi",
    )
    parser.add_argument(
        "--label", type=filled, metavar="NAMA", help="program daftar lama, mis. WRSE"
    )
    parser.set_defaults(misuse=parser.error)
    parser.add_argument("--lembar", default="", metavar="NAMA", help="nama lembar, bila tertentu")
    parser.add_argument("--uji", action="store_true", help="coba saja; tidak ada yang disimpan")
    parser.add_argument(
        "--tolak", type=Path, metavar="KELUAR.xlsx", help="tulis baris yang ditolak ke berkas ini"
    )
    parser.add_argument(
        "--jawab",
        type=answer,
        action="append",
        default=[],
        metavar="KUNCI=NILAI",
        help="jawaban atas pertanyaan impor; boleh diulang",
    )
    parser.add_argument(
        "--tanpa-nik",
        choices=("tolak", "draf"),
        default="",
        help="baris tanpa NIK yang dapat dipakai: tolak, atau simpan sebagai draf",
    )


def _quota(parser: argparse.ArgumentParser) -> None:
    common(parser)
    parser.add_argument("--program", default="", metavar="KODE", help="hanya program ini")
    parser.add_argument("--tahun", type=year, default=0, metavar="TAHUN", help="hanya tahun ini")
    parser.add_argument(
        "--sumber", action="store_true", help="tampilkan juga sumber dan yang dilakukan kantor"
    )
    parser.add_argument(
        "--sinkron",
        type=named_path,
        metavar="BERKAS",
        help="bandingkan dengan data acuan atau berkas kuota (.json, .xlsx, .csv, atau folder)",
    )
    parser.add_argument("--terapkan", action="store_true", help="terapkan hasil --sinkron")
    parser.add_argument(
        "--setujui-peringatan",
        action="store_true",
        help="terapkan walaupun ada kuota yang jatuh di bawah pemakaiannya",
    )
    parser.add_argument(
        "--contoh",
        type=named_path,
        metavar="BERKAS.xlsx",
        help="tulis berkas kuota kosong untuk diisi",
    )
    parser.set_defaults(misuse=parser.error)


def _summary(parser: argparse.ArgumentParser) -> None:
    common(parser)
    parser.add_argument("--program", required=True, metavar="KODE", help="programnya, mis. UEP")
    parser.add_argument("--tahun", type=year, required=True, metavar="TAHUN", help="tahunnya")
    parser.add_argument(
        "--tahap", default="", choices=("murni", "perubahan"), help="hanya tahap ini"
    )


def _check(parser: argparse.ArgumentParser) -> None:
    common(parser)


def _sample(parser: argparse.ArgumentParser) -> None:
    common(parser)
    parser.add_argument("--jumlah", type=count, required=True, metavar="N", help="banyaknya orang")
    parser.add_argument(
        "--benih", type=whole, default=1, metavar="N", help="angka awal; sama berarti orang sama"
    )
    parser.add_argument(
        "--program", default="UEP", metavar="KODE", help="kode program; bila tidak disebut, UEP"
    )
    parser.add_argument(
        "--tahun",
        type=year,
        default=2025,
        metavar="TAHUN",
        help="tahun anggaran; bila tidak disebut, 2025",
    )


def _decide(parser: argparse.ArgumentParser) -> None:
    common(parser)
    target(parser)
    parser.add_argument("--jumlah", type=count, required=True, metavar="N", help="paling banyak")
    parser.add_argument("--sk", required=True, metavar="NOMOR", help="nomor SK, persis di suratnya")
    parser.add_argument("--tanggal", required=True, metavar="TGL", help="tanggal SK, hh/bb/tttt")
    parser.add_argument("--lewati", action="store_true", help="tinggalkan yang tertolak")
    parser.add_argument(
        "--setujui-peringatan",
        action="store_true",
        help="peringatan sudah dilihat; tanpa ini yang berperingatan tidak ditetapkan",
    )
    parser.add_argument("--uji", action="store_true", help="periksa saja; tidak ada yang disimpan")


def _hand_out_month(parser: argparse.ArgumentParser) -> None:
    common(parser)
    parser.add_argument(
        "--program", type=filled, required=True, metavar="KODE", help="kode program bulanan"
    )
    parser.add_argument("--tahun", type=year, required=True, metavar="TAHUN", help="tahun anggaran")
    parser.add_argument(
        "--bulan", type=filled, required=True, metavar="BULAN", help="tahun-bulan, mis. 2025-03"
    )
    parser.add_argument(
        "--desa", default="", metavar="WILAYAH", help="kode atau nama desa, kecamatan, kabupaten"
    )
    parser.add_argument(
        "--catat", action="store_true", help="catat untuk semua yang belum; tanpa ini hanya daftar"
    )
    parser.add_argument(
        "--tanggal", default="", metavar="TGL", help="hari disalurkan, hh/bb/tttt; perlu --catat"
    )
    parser.add_argument(
        "--nilai", type=count, metavar="RP", help="nilai per orang; bila tidak, nilai program"
    )
    parser.add_argument("--bentuk", default="", metavar="TEKS", help="bentuk bantuan")
    parser.add_argument("--lewati", action="store_true", help="tinggalkan yang tertolak")
    parser.add_argument(
        "--setujui-peringatan",
        action="store_true",
        help="peringatan sudah dilihat; tanpa ini yang berperingatan tidak dicatat",
    )
    parser.add_argument("--uji", action="store_true", help="periksa saja; tidak ada yang disimpan")


def _history(parser: argparse.ArgumentParser) -> None:
    common(parser)
    parser.add_argument(
        "--orang", default="", metavar="UID|NIK", help="riwayat orang ini; bila tidak, kantor"
    )
    parser.add_argument(
        "--jumlah", type=count, default=20, metavar="N", help="paling banyak N kegiatan"
    )


def _undo(parser: argparse.ArgumentParser) -> None:
    common(parser)
    parser.add_argument(
        "--batch", default="", metavar="UID", help="kegiatan ini; bila tidak, yang terakhir"
    )
    parser.add_argument("--uji", action="store_true", help="coba saja; tidak ada yang disimpan")
    parser.add_argument(
        "--setujui-peringatan",
        action="store_true",
        help="urungkan surat kuota walaupun kuotanya jatuh di bawah yang terpakai",
    )


def _undo_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "batch", metavar="BATCH", help="nomor impor dari riwayat; boleh beberapa huruf awalnya"
    )
    common(parser)
    parser.add_argument("--uji", action="store_true", help="coba saja; tidak ada yang disimpan")


# In the order of the help.
COMMANDS: Mapping[str, tuple[Callable[[argparse.ArgumentParser], None], str]] = {
    "mulai": (_start, "membuat data kantor baru"),
    "impor": (_import, "membaca penerima dari berkas Excel"),
    "ekspor": (paper_options.export, "menulis dokumen, dan mengenali yang sudah keluar"),
    "kuota": (_quota, "kuota, terpakai, dan sisa diusulkan, dengan sumbernya"),
    "rinci-kuota": (quota_options.split, "membagi angka gabungan ke wilayah di bawahnya"),
    "pindah-kuota": (quota_options.move, "memindahkan tempat yang tidak terpakai ke wilayah lain"),
    "isi-kuota": (
        quota_options.figure,
        "mengisi kuota dari surat kantor, bila acuan tidak menyebut atau berbeda",
    ),
    "pagu": (quota_options.ceiling, "mengisi pagu dalam rupiah"),
    "klaim": (quota_options.claim, "sumber yang bertentangan, dan yang dipakai kantor"),
    "ringkasan": (_summary, "angka dasbor satu program dan tahun"),
    "periksa": (_check, "membuktikan data utuh"),
    "tetapkan": (_decide, "menetapkan yang layak, teratas dulu, dalam batas kuota"),
    "salur-bulanan": (
        _hand_out_month,
        "siapa yang sudah dan belum menerima sebulan, dan mencatatnya sekaligus",
    ),
    "lembaga": (
        institution_options.register,
        "daftar LKS dan UPTD: menambah, mengubah, menghapus, mengimpor",
    ),
    "program": (common, "semua program: pemilik, periode, nilai, golongan, dokumen, sumber"),
    "riwayat": (_history, "siapa mengubah apa, kapan"),
    "urungkan": (_undo, "mengembalikan satu kegiatan"),
    "batal-impor": (_undo_import, "mengembalikan satu impor, baris demi baris"),
    "kantor": (paper_options.office, "kop, penanda tangan, dan pola nomor kantor"),
    "format": (
        paper_options.template,
        "format dokumen milik kantor: daftar, salin, periksa, muat, kembali ke bawaan",
    ),
    "cadangkan": (backup_options.back_up, "membuat cadangan seluruh kantor dalam satu berkas"),
    "pulihkan": (backup_options.restore, "memeriksa cadangan, dan memulihkan kantor darinya"),
    "ganti-sandi": (
        key_options.change,
        "mengganti kata sandi; yang lupa memakai kunci pemulihan sebagai kata sandi lama",
    ),
    "kunci-pemulihan": (
        key_options.recovery,
        "membuat kunci pemulihan, yang membuka kantor bila kata sandi lupa",
    ),
    "contoh": (_sample, "mengisi data contoh untuk latihan"),
}
