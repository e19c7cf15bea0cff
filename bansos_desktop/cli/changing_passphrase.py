"""`ganti-sandi`: another passphrase; who forgot it gives the recovery key in its place."""

from __future__ import annotations

from argparse import Namespace

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import ask_new_passphrase, desk, paths_of
from bansos_desktop.store.keys import Cost
from bansos_desktop.usecases import change_passphrase
from bansos_desktop.usecases.change_passphrase import CHANGE, RECOVER, NewPassphrase


def run(arguments: Namespace) -> Answer:
    """Change the passphrase of whoever was let in."""
    paths = paths_of(arguments.data)
    with desk(paths, writing=True) as at:
        wanted = NewPassphrase(*ask_new_passphrase())
        act = RECOVER if at.by_recovery else CHANGE
        change_passphrase.put(
            at.store, at.session, paths.data, wanted, now=at.now, cost=Cost(), act=act
        )
    text = (
        f"Kata sandi {at.session.user} diganti. Cadangan yang dibuat sebelum ini tetap dibuka "
        "dengan yang lama; buat cadangan baru."
    )
    return Answer({"ok": True, "user": at.session.user, "by_recovery": at.by_recovery}, text)
