"""The way in: words to a command, or to a help text that loads nothing else.

Help is asked for by those who do not know the program yet, often on a slow laptop; so no store,
spreadsheet or Qt is loaded until a command is known and its options make sense.
"""

from __future__ import annotations

import io
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence

from bansos_desktop.cli import backup_options, institution_options
from bansos_desktop.cli.answer import reply
from bansos_desktop.cli.parser import Misuse, build_parser
from bansos_desktop.domain.document import DocumentKey


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 done, 1 refused. Exits with 2 for wrong use and with 0 after a help."""
    _write_utf8()
    try:
        parsed = _parse(arguments)
    except Misuse as misuse:
        if "--json" in arguments:
            reply({"error": "usage", "message": misuse.message})
        misuse.show()
    from bansos_desktop.cli.running import run  # noqa: PLC0415 - a help text needs no store

    return run(parsed)


def _parse(arguments: Sequence[str]) -> Namespace:
    """The command with its options; raises Misuse for words that make none."""
    parser = build_parser()
    parsed = parser.parse_args(arguments)
    if parsed.command is None:
        parser.error("perintah belum disebut")
    if parsed.command in _CHECKS:
        _CHECKS[parsed.command](parsed)
    return parsed


def _check_claim(parsed: Namespace) -> None:
    """The list needs nothing; an act needs what it is about."""
    if parsed.cabut and parsed.pakai:
        parsed.misuse("--pakai dan --cabut tidak dapat bersama")
    if bool(parsed.hal) != bool(parsed.cabut or parsed.pakai):
        parsed.misuse("--hal dipakai bersama --pakai SUMBER atau --cabut")


def _check_quota(parsed: Namespace) -> None:
    """A set is taken or a blank is written, not both."""
    if parsed.terapkan and not parsed.sinkron:
        parsed.misuse("--terapkan hanya bersama --sinkron BERKAS")
    if parsed.setujui_peringatan and not parsed.terapkan:
        parsed.misuse("--setujui-peringatan hanya bersama --sinkron BERKAS --terapkan")
    if parsed.contoh and parsed.sinkron:
        parsed.misuse("pakai --contoh atau --sinkron, tidak keduanya")


def _check_format(parsed: Namespace) -> None:
    """Each thing that is done with a layout needs its own words."""
    wanted = {None: 0, "bawaan": 1}.get(parsed.tindakan, 2)
    given = bool(parsed.dokumen) + (parsed.berkas is not None)
    if given != wanted:
        parsed.misuse(
            "pakai: format; format salin|periksa|muat DOKUMEN BERKAS; format bawaan DOKUMEN"
        )
    if parsed.tindakan != "muat" and (parsed.pakai or parsed.nama):
        parsed.misuse("--pakai dan --nama hanya bersama muat")
    if parsed.setujui_peringatan and not parsed.pakai:
        parsed.misuse("--setujui-peringatan hanya bersama muat --pakai")
    if parsed.tindakan != "salin" and parsed.versi is not None:
        parsed.misuse("--versi hanya bersama salin")


def _write_utf8() -> None:
    """A program that reads our JSON gets UTF-8 on Windows too, and no file name stops us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _check_import(parsed: Namespace) -> None:
    """A list of earlier recipients says whose it is, and no other does."""
    if parsed.riwayat != (parsed.label is not None):
        parsed.misuse("--riwayat dan --label NAMA dipakai bersama")


def _check_export(parsed: Namespace) -> None:
    """Only receipts are of a month."""
    if parsed.bulan and parsed.format != DocumentKey.RECEIPTS:
        parsed.misuse("--bulan hanya bersama tanda-terima")


def _check_entry(parsed: Namespace) -> None:
    """A number is entered or taken back."""
    if parsed.cabut == (parsed.jumlah is not None):
        parsed.misuse("sebutkan JUMLAH, atau --cabut tanpa JUMLAH")


# What a parser cannot say of options together.
_CHECKS: Mapping[str, Callable[[Namespace], None]] = {
    "kuota": _check_quota,
    "impor": _check_import,
    "ekspor": _check_export,
    "format": _check_format,
    "isi-kuota": _check_entry,
    "pagu": _check_entry,
    "klaim": _check_claim,
    "lembaga": institution_options.check,
    **backup_options.CHECKS,
}
