"""`kunci-pemulihan`: a new recovery key, told this once on the terminal and kept nowhere.

It is in force only after it was told: an output that is full or closed leaves the key before.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from contextlib import suppress

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.domain.history import moment_words
from bansos_desktop.domain.recovery_code import RecoveryCode
from bansos_desktop.store import keys
from bansos_desktop.usecases import make_recovery_key
from bansos_desktop.usecases.refusal import Refused


def run(arguments: Namespace) -> Answer:
    """Make one; in the place of another only if that was said, for its paper is then worthless."""
    paths = paths_of(arguments.data)
    with desk(paths, writing=True) as at:
        stands = make_recovery_key.standing(at.store, at.session, paths.data)
        if stands.is_made and not arguments.ganti:
            made = moment_words(stands.made_at) if stands.made_at else "entah kapan"
            raise Refused("recovery.stands", made=made)
        code = keys.new_recovery_code()
        values = {"ok": True, "user": at.session.user, "code": code.text}
        values |= {"replaced": stands.is_made}
        office = at.store.office.own().region_name
        made = moment_words(at.now.isoformat())
        lines = (
            f"Kunci pemulihan {office}, {at.session.user}, {made}:",
            "",
            f"    {code.text}",
            "",
            "Salin ke kertas sekarang; program tidak menyimpannya dan tidak dapat menampilkannya",
            "lagi. Simpan terkunci di kantor, bukan di tas laptop.",
        )
        _tell(json.dumps(values, ensure_ascii=False) if arguments.json else "\n".join(lines))
        if not arguments.json:
            _confirm(code)
        make_recovery_key.keep(at.store, at.session, paths.data, code, now=at.now, cost=keys.Cost())
    ending = " Kunci sebelumnya tidak berlaku lagi." if stands.is_made else ""
    return Answer(values, f"Kunci ini berlaku sekarang.{ending}", is_told=arguments.json)


def _tell(text: str) -> None:
    """All of it has left us, or Refused: nobody's paper is made worthless by a key unseen."""
    try:
        if sys.stdout is None:
            raise Refused("recovery.not_shown")
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except (OSError, ValueError) as error:
        _drop_output()
        raise Refused("recovery.not_shown") from error


def _drop_output() -> None:
    """What waits unwritten would fail again, in English, when the program ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _confirm(code: RecoveryCode) -> None:
    """A person types one group back from the paper; where nobody sits, having been told is all."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        return
    sys.stdout.write("Ketik kelompok terakhir dari kertas Anda agar kunci ini berlaku: ")
    sys.stdout.flush()
    if sys.stdin.readline().strip().upper() != code.groups[-1]:
        raise Refused("recovery.not_copied")
