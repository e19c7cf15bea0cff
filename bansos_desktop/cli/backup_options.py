"""The options of the commands that make backups and restore them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from bansos_desktop.cli.options import common, named_path

_MAKING = """contoh:
  bansos_desktop cadangkan E:\\
  bansos_desktop cadangkan "E:\\Cadangan Kukar.bansos"
  bansos_desktop cadangkan --daftar
Tanpa BERKAS, cadangan disimpan di folder data, jadi tidak menolong bila laptopnya hilang."""
_RESTORING = """contoh:
  bansos_desktop pulihkan "E:\\Cadangan Kukar.bansos"
  bansos_desktop pulihkan "E:\\Cadangan Kukar.bansos" --terapkan
Kantor yang sudah ada hanya diganti dengan --ganti, dan disimpan dulu sebagai cadangan."""


def back_up(parser: argparse.ArgumentParser) -> None:
    """Where to, or which there are."""
    _explain(parser, _MAKING)
    parser.add_argument(
        "berkas",
        metavar="BERKAS",
        type=named_path,
        nargs="?",
        help="berkas .bansos, atau foldernya",
    )
    common(parser)
    parser.add_argument("--daftar", action="store_true", help="daftar cadangan di folder data")


def restore(parser: argparse.ArgumentParser) -> None:
    """What from, and whether an office is replaced."""
    _explain(parser, _RESTORING)
    parser.add_argument("berkas", metavar="BERKAS", type=named_path, help="berkas .bansos")
    common(parser)
    parser.add_argument(
        "--terapkan", action="store_true", help="pulihkan; tanpa ini hanya diperiksa"
    )
    parser.add_argument("--ganti", action="store_true", help="ganti kantor yang sudah ada")


def check_back_up(parsed: argparse.Namespace) -> None:
    """One is made or all are listed."""
    if parsed.daftar and parsed.berkas is not None:
        parsed.misuse("--daftar tanpa BERKAS")


def check_restore(parsed: argparse.Namespace) -> None:
    """Nothing is replaced by looking."""
    if parsed.ganti and not parsed.terapkan:
        parsed.misuse("--ganti hanya bersama --terapkan")


CHECKS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "cadangkan": check_back_up,
    "pulihkan": check_restore,
}


def _explain(parser: argparse.ArgumentParser, examples: str) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = examples
    parser.set_defaults(misuse=parser.error)
