"""Running a command: its answer to stdout, its refusal to stderr, its exit code.

What a person can mend is said in one sentence. An error that nobody expected is logged and shown
without any data of a person, and never as Python's own traceback.
"""

from __future__ import annotations

import logging
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from importlib import import_module

from bansos_desktop.cli.answer import Answer, reply, say
from bansos_desktop.domain.messages import sentence
from bansos_desktop.imaging.errors import PhotoError
from bansos_desktop.runtime.crash import report
from bansos_desktop.runtime.loading import is_damage
from bansos_desktop.store.errors import StoreError, environment_code
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.errors import WorkbookError

DONE, REFUSED = 0, 1
# Loaded by name when asked for: only two of them pay for the spreadsheet libraries.
_MODULES: Mapping[str, str] = {
    "mulai": "start",
    "impor": "importing",
    "ekspor": "exporting",
    "kuota": "quotas",
    "ringkasan": "summary",
    "periksa": "checking",
    "contoh": "sampling",
    "tetapkan": "deciding",
    "salur-bulanan": "monthly",
    "riwayat": "history",
    "urungkan": "undoing",
    "batal-impor": "undoing_imports",
    "kantor": "office",
    "format": "formats",
    "rinci-kuota": "splitting",
    "pindah-kuota": "moving",
    "isi-kuota": "entering",
    "pagu": "entering",
    "klaim": "claims",
    "program": "programmes",
    "lembaga": "institutions",
    "cadangkan": "backing_up",
    "pulihkan": "restoring",
    "ganti-sandi": "changing_passphrase",
    "kunci-pemulihan": "making_recovery_key",
}
_NOTHING: Mapping[str, object] = {}
_LOG = logging.getLogger(__name__)
# Without a handler of ours, logging would print what it keeps discreet in the file.
logging.getLogger("bansos_desktop").addHandler(logging.NullHandler())


def run(parsed: Namespace) -> int:
    """Run the command that was asked for; 0 done, 1 refused."""
    try:
        answer = _command(parsed.command)(parsed)
    except (Refused, StoreError, WorkbookError, PhotoError) as refusal:
        details = refusal.details if isinstance(refusal, Refused) else {}
        return _refuse(parsed, refusal.code, refusal.message, details)
    except KeyboardInterrupt:
        return _refuse(parsed, "cancelled", "Dibatalkan; tidak ada yang berubah.")
    except Exception as error:  # the last door: a person gets a message, not a dump
        if is_damage(error):
            raise  # the launcher speaks
        code = environment_code(error)
        if code is not None:
            return _refuse(parsed, code, sentence(code, {"path": str(parsed.data)}))
        _LOG.exception("the command %s failed", parsed.command)
        say(report(error), sys.stderr)
        return _refuse(parsed, "bug", "Kesalahan program. Data yang tersimpan tetap aman.")
    if not answer.is_told:
        reply(answer.values) if parsed.json else say(answer.text)
    return DONE if answer.ok else REFUSED


def _command(name: str) -> Callable[[Namespace], Answer]:
    run_it: Callable[[Namespace], Answer] = import_module(
        f"bansos_desktop.cli.{_MODULES[name]}"
    ).run
    return run_it


def _refuse(
    parsed: Namespace, code: str, message: str, details: Mapping[str, object] = _NOTHING
) -> int:
    """The sentence always goes to a person; a program gets the code with it."""
    if parsed.json:
        reply({"error": code, "message": message, **details})
    say(message, sys.stderr)
    return REFUSED
