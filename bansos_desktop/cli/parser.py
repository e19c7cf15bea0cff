"""The commands and options of the command line, in Indonesian.

What only the store can know (programmes, regions, quotas) is not checked here, so that every help
text and every misuse is answered without a passphrase.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from bansos_desktop import __version__
from bansos_desktop.domain.document import DocumentKey, SignaturePart
from bansos_desktop.domain.workflow import Status
from bansos_desktop.runtime.catalogue import speak_indonesian

COMMANDS = (
    "mulai",
    "impor",
    "ekspor",
    "kuota",
    "periksa",
    "contoh",
    "tetapkan",
    "riwayat",
    "urungkan",
    "batal-impor",
    "kantor",
    "format",
)

_PROPOSED = tuple(state.value for state in Status if state not in (Status.DRAFT, Status.CANCELLED))
_ABOUT = """Bansos Desktop: pencatatan bantuan UEP Kalimantan Timur, tanpa jaringan.
Tanpa perintah, jendela dibuka; --data DIR memilih folder datanya."""
_AFTER = """Kata sandi dibaca dari variabel BANSOS_SANDI, atau ditanyakan; bukan dari argumen.
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
    makers = (
        *(_start, _import, _export, _quota, _check, _sample, _decide, _history, _undo),
        *(_undo_import, _office, _template),
    )
    for name, make in zip(COMMANDS, makers, strict=True):
        about = _HELP[name]
        make(commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}."))
    return parser


_HELP = {
    "mulai": "membuat data kantor baru",
    "impor": "membaca penerima dari berkas Excel",
    "ekspor": "menulis dokumen, dan mengenali yang sudah keluar",
    "kuota": "kuota, terpakai, dan sisa",
    "periksa": "membuktikan data utuh",
    "riwayat": "siapa mengubah apa, kapan",
    "urungkan": "mengembalikan satu kegiatan",
    "batal-impor": "mengembalikan satu impor, baris demi baris",
    "kantor": "kop, penanda tangan, dan pola nomor kantor",
    "format": "format dokumen milik kantor: daftar, salin, periksa, muat, kembali ke bawaan",
    "contoh": "mengisi data contoh untuk latihan",
    "tetapkan": "menetapkan yang layak, teratas dulu, dalam batas kuota",
}


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", type=_filled, help="folder data kantor")
    parser.add_argument(
        "--json", action="store_true", help="cetak tepat satu objek JSON ke keluaran baku"
    )


class _InsteadOf(argparse.Action):
    """An option with which others, or the words before it, are not needed."""

    def __init__(self, *, needless: Sequence[argparse.Action], **wanted: Any) -> None:
        super().__init__(**wanted)
        self._needless = needless

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Take the option, and ask for the others no more."""
        del parser, option_string
        for action in self._needless:
            action.required = False
        setattr(namespace, self.dest, True if self.nargs == 0 else values)


def _target(parser: argparse.ArgumentParser, *, stage_required: bool) -> list[argparse.Action]:
    """Whose people are meant (year, stage); a document alone may be about both stages of a year."""
    parser.add_argument(
        "--program", default="UEP", metavar="KODE", help="kode program; bila tidak disebut, UEP"
    )
    year = parser.add_argument(
        "--tahun", type=_year, required=True, metavar="TAHUN", help="tahun anggaran"
    )
    stage = parser.add_argument(
        "--tahap",
        choices=("murni", "perubahan"),
        required=stage_required,
        default="",
        help="tahap anggaran",
    )
    parser.add_argument("--wilayah", default="", metavar="KODE", help="kode wilayah, mis. 64.02")
    return [year, stage]


def _start(parser: argparse.ArgumentParser) -> None:
    _common(parser)
    parser.add_argument(
        "--kantor", required=True, metavar="KODE", help="64 untuk provinsi, atau mis. 64.02"
    )
    parser.add_argument("--pengguna", required=True, metavar="NAMA", help="nama pengguna")
    parser.add_argument("--peran", required=True, choices=("petugas", "operator"), help="peran")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "berkas", metavar="BERKAS", type=Path, help="berkas .xlsx, .xls, .ods, .csv, atau tabel web"
    )
    _common(parser)
    _year_given, stage = _target(parser, stage_required=True)
    # Whoever received in an earlier year did so in whichever stage.
    parser.add_argument(
        "--riwayat",
        action=_InsteadOf,
        nargs=0,
        needless=[stage],
        default=False,
        help="daftar penerima tahun lalu, agar tidak diusulkan lagi",
    )
    parser.add_argument(
        "--label", type=_filled, metavar="NAMA", help="program daftar lama, mis. WRSE"
    )
    parser.set_defaults(misuse=parser.error)
    parser.add_argument("--lembar", default="", metavar="NAMA", help="nama lembar, bila tertentu")
    parser.add_argument("--uji", action="store_true", help="coba saja; tidak ada yang disimpan")
    parser.add_argument(
        "--tolak", type=Path, metavar="KELUAR.xlsx", help="tulis baris yang ditolak ke berkas ini"
    )
    parser.add_argument(
        "--jawab",
        type=_answer,
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


def _export(parser: argparse.ArgumentParser) -> None:
    document = parser.add_argument("format", metavar="FORMAT", help=", ".join(DocumentKey))
    target = parser.add_argument(
        "keluar", metavar="KELUAR.xlsx", type=Path, help="berkas yang ditulis"
    )
    _common(parser)
    needless = [document, target, *_target(parser, stage_required=False)]
    parser.add_argument(
        "--status", default="", choices=_PROPOSED, metavar="STATUS", help=", ".join(_PROPOSED)
    )
    parser.add_argument(
        "--draf", action="store_true", help="beri tanda DRAF; boleh walau ada yang tidak cocok"
    )
    parser.add_argument("--pdf", action="store_true", help="sebagai PDF; KELUAR berakhiran .pdf")
    parser.add_argument(
        "--sandi-berkas",
        type=Path,
        metavar="BERKAS",
        help="kunci dengan sandi di baris pertama BERKAS, atau variabel BANSOS_SANDI_BERKAS",
    )
    parser.add_argument(
        "--riwayat",
        action=_InsteadOf,
        nargs=0,
        needless=needless,
        default=False,
        help="daftar dokumen yang sudah keluar, yang terbaru dulu",
    )
    parser.add_argument(
        "--jumlah", type=_count, default=20, metavar="N", help="paling banyak N baris --riwayat"
    )
    parser.add_argument(
        "--kenali",
        action=_InsteadOf,
        type=Path,
        needless=needless,
        metavar="BERKAS",
        help="apakah BERKAS ini keluar dari sini, dan masih sama",
    )


def _quota(parser: argparse.ArgumentParser) -> None:
    _common(parser)
    parser.add_argument("--program", default="", metavar="KODE", help="hanya program ini")
    parser.add_argument("--tahun", type=_year, default=0, metavar="TAHUN", help="hanya tahun ini")
    parser.add_argument(
        "--sinkron", type=Path, metavar="BERKAS", help="bandingkan dengan data acuan di BERKAS"
    )
    parser.add_argument("--terapkan", action="store_true", help="terapkan hasil --sinkron")
    parser.set_defaults(misuse=parser.error)


def _check(parser: argparse.ArgumentParser) -> None:
    _common(parser)


def _sample(parser: argparse.ArgumentParser) -> None:
    _common(parser)
    parser.add_argument("--jumlah", type=_count, required=True, metavar="N", help="banyaknya orang")
    parser.add_argument(
        "--benih", type=_whole, default=1, metavar="N", help="angka awal; sama berarti orang sama"
    )


def _decide(parser: argparse.ArgumentParser) -> None:
    _common(parser)
    _target(parser, stage_required=True)
    parser.add_argument("--jumlah", type=_count, required=True, metavar="N", help="paling banyak")
    parser.add_argument("--sk", required=True, metavar="NOMOR", help="nomor SK, persis di suratnya")
    parser.add_argument("--tanggal", required=True, metavar="TGL", help="tanggal SK, hh/bb/tttt")
    parser.add_argument("--lewati", action="store_true", help="tinggalkan yang tertolak")
    parser.add_argument(
        "--setujui-peringatan",
        action="store_true",
        help="peringatan sudah dilihat; tanpa ini yang berperingatan tidak ditetapkan",
    )
    parser.add_argument("--uji", action="store_true", help="periksa saja; tidak ada yang disimpan")


def _history(parser: argparse.ArgumentParser) -> None:
    _common(parser)
    parser.add_argument(
        "--orang", default="", metavar="UID|NIK", help="riwayat orang ini; bila tidak, kantor"
    )
    parser.add_argument(
        "--jumlah", type=_count, default=20, metavar="N", help="paling banyak N kegiatan"
    )


def _undo(parser: argparse.ArgumentParser) -> None:
    _common(parser)
    parser.add_argument(
        "--batch", default="", metavar="UID", help="kegiatan ini; bila tidak, yang terakhir"
    )
    parser.add_argument("--uji", action="store_true", help="coba saja; tidak ada yang disimpan")


def _undo_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "batch", metavar="BATCH", help="nomor impor dari riwayat; boleh beberapa huruf awalnya"
    )
    _common(parser)
    parser.add_argument("--uji", action="store_true", help="coba saja; tidak ada yang disimpan")


def _office(parser: argparse.ArgumentParser) -> None:
    _common(parser)
    parser.add_argument(
        "--isi",
        type=Path,
        metavar="BERKAS",
        help="ambil isian dari JSON berbentuk kantor --json; yang tidak disebut tetap. "
        f"bagian: {', '.join(SignaturePart)}; dokumen: {', '.join(DocumentKey)}, atau kosong",
    )
    parser.add_argument("--logo", type=Path, metavar="GAMBAR", help="pasang logo dari gambar ini")


def _template(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "tindakan",
        nargs="?",
        choices=("salin", "periksa", "muat", "bawaan"),
        help="yang dilakukan; bila tidak disebut, daftar format",
    )
    parser.add_argument("dokumen", nargs="?", default="", metavar="DOKUMEN", help="mis. usulan")
    parser.add_argument(
        "berkas", nargs="?", type=Path, metavar="BERKAS", help="berkas .xlsx salinan format"
    )
    _common(parser)
    parser.add_argument("--pakai", action="store_true", help="langsung pakai yang dimuat")
    parser.add_argument(
        "--setujui-peringatan", action="store_true", help="pakai walaupun ada peringatan"
    )
    parser.add_argument("--nama", type=_filled, metavar="NAMA", help="nama versi yang dimuat")
    parser.add_argument(
        "--versi", type=_whole, metavar="N", help="salin versi kantor ini; 0 untuk bawaan"
    )
    parser.set_defaults(misuse=parser.error)


def _filled(text: str) -> str:
    """A script's empty variable must not come to mean the user's own data."""
    if not text.strip():
        raise argparse.ArgumentTypeError("isiannya kosong")
    return text


def _answer(text: str) -> tuple[str, str]:
    """Keys hold colons and may hold any letter of a sheet's name, values never an equals sign."""
    key, equals, value = text.rpartition("=")
    if not (key.strip() and equals and value.strip()):
        raise argparse.ArgumentTypeError(f"{text!r} bukan KUNCI=NILAI")
    return key.strip(), value.strip()


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} bukan bilangan bulat") from error


def _count(text: str) -> int:
    number = _whole(text)
    if number < 1:
        raise argparse.ArgumentTypeError("paling sedikit 1")
    return number


def _year(text: str) -> int:
    """Bounds that catch a slip of the finger; which years have data is the store's to say."""
    number = _whole(text)
    if not 2000 <= number <= 2100:
        raise argparse.ArgumentTypeError(f"{text!r} bukan tahun anggaran")
    return number
