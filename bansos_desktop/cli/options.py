"""Options that several commands share, and how the words after them are read."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

REGION = "kode wilayah, mis. 64.02"


def common(parser: argparse.ArgumentParser) -> None:
    """Where the data lies, and how the answer is told."""
    parser.add_argument("--data", metavar="DIR", type=filled, help="folder data kantor")
    parser.add_argument(
        "--json", action="store_true", help="cetak tepat satu objek JSON ke keluaran baku"
    )


class InsteadOf(argparse.Action):
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


def target(parser: argparse.ArgumentParser, *, region: str = REGION) -> list[argparse.Action]:
    """Whose people are meant; whether a stage has to be named is the programme's quotas to say."""
    parser.add_argument(
        "--program", default="UEP", metavar="KODE", help="kode program; bila tidak disebut, UEP"
    )
    given_year = parser.add_argument(
        "--tahun", type=year, required=True, metavar="TAHUN", help="tahun anggaran"
    )
    stage = parser.add_argument(
        "--tahap",
        choices=("murni", "perubahan"),
        default="",
        help="tahap anggaran, bila kuotanya menurut tahap",
    )
    parser.add_argument("--wilayah", default="", metavar="KODE", help=region)
    return [given_year, stage]


def filled(text: str) -> str:
    """A script's empty variable must not come to mean the user's own data."""
    if not text.strip():
        raise argparse.ArgumentTypeError("isiannya kosong")
    return text


def answer(text: str) -> tuple[str, str]:
    """Keys hold colons and may hold any letter of a sheet's name, values never an equals sign."""
    key, equals, value = text.rpartition("=")
    if not (key.strip() and equals and value.strip()):
        raise argparse.ArgumentTypeError(f"{text!r} bukan KUNCI=NILAI")
    return key.strip(), value.strip()


def whole(text: str) -> int:
    """A whole number."""
    try:
        return int(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} bukan bilangan bulat") from error


def count(text: str) -> int:
    """A number of something, at least one."""
    number = whole(text)
    if number < 1:
        raise argparse.ArgumentTypeError("paling sedikit 1")
    return number


def year(text: str) -> int:
    """Bounds that catch a slip of the finger; which years have data is the store's to say."""
    number = whole(text)
    if not 2000 <= number <= 2100:
        raise argparse.ArgumentTypeError(f"{text!r} bukan tahun anggaran")
    return number


def named_path(text: str) -> Path:
    """A file or folder that somebody named; nothing would be the folder one happens to be in."""
    return Path(filled(text))
