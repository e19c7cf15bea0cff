"""`pulihkan`: what a backup is and whether it is whole; with --terapkan it becomes the office.

Looking needs no passphrase. The passphrase is that of the backup. An office that stands is kept
first: as a backup where it can be opened, and else as it lies there.
"""

from __future__ import annotations

from argparse import Namespace
from contextlib import ExitStack
from datetime import UTC, datetime

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.backing_up import told, words
from bansos_desktop.cli.desk import ask_passphrase, paths_of
from bansos_desktop.runtime.instance import Instance
from bansos_desktop.runtime.logs import start_logging
from bansos_desktop.runtime.paths import Paths
from bansos_desktop.store import files
from bansos_desktop.store.made_folder import made_folder
from bansos_desktop.usecases import look_at_backup, restore_backup
from bansos_desktop.usecases.restore_backup import Request, Restored

RESTORE = "Pulihkan dengan --terapkan."
REPLACE = (
    "Di folder data ini sudah ada kantor: --terapkan membandingkannya, menyebut yang hilang; "
    "--terapkan --ganti menggantinya, dan yang lama disimpan."
)


def run(arguments: Namespace) -> Answer:
    """Prove a backup, and restore it if that was asked for."""
    if not arguments.terapkan:
        manifest = look_at_backup.prove(arguments.berkas)
        stands = files.holds_office(paths_of(arguments.data).data)
        text = f"Cadangan utuh. {words(manifest)}. {REPLACE if stands else RESTORE}"
        return Answer({"ok": True, "restored": False, **told(manifest)}, text)
    paths, now = paths_of(arguments.data), datetime.now(UTC)
    look_at_backup.run(arguments.berkas)
    request = Request(arguments.berkas, paths.data, ask_passphrase(), replace=arguments.ganti)
    done = _restored(paths, request, now)
    kept = f" Kantor sebelumnya disimpan di {done.kept}." if done.kept else ""
    text = f"Dipulihkan ke {paths.data}: {words(done.manifest)}.{kept}"
    values = {"ok": True, "restored": True, "data": str(paths.data), **told(done.manifest)}
    return Answer(values | {"kept": str(done.kept) if done.kept else ""}, text)


def _restored(paths: Paths, request: Request, now: datetime) -> Restored:
    """What stands now; a refusal leaves in the folder only what was there."""
    with made_folder(paths.data), ExitStack() as unless_done:
        start_logging(paths.logs)
        instance = Instance(paths.data)
        instance.claim(what="perintah", now=now)
        unless_done.callback(instance.take_back)
        done = restore_backup.run(request, now=now)
        unless_done.pop_all()
        instance.release()
    return done
