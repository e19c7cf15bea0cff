"""The options of the commands about passphrase and recovery key; no secret is ever one of them."""

from __future__ import annotations

import argparse

from bansos_desktop.cli.options import common

_CHANGING = """Kata sandi yang berlaku dibaca dari BANSOS_SANDI dan yang baru dari
BANSOS_SANDI_BARU, atau ditanyakan. Cadangan lama tetap dibuka dengan kata sandi lama."""
_RECOVERY = """Kunci ditampilkan sekali ini saja: salin ke kertas dan simpan terkunci di kantor."""


def change(parser: argparse.ArgumentParser) -> None:
    """Only where the data lies."""
    parser.epilog = _CHANGING
    common(parser)


def recovery(parser: argparse.ArgumentParser) -> None:
    """Whether one that stands is replaced."""
    parser.epilog = _RECOVERY
    common(parser)
    parser.add_argument(
        "--ganti", action="store_true", help="ganti kunci yang ada; kertasnya tidak berlaku lagi"
    )
