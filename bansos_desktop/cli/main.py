"""Running a command: its answer to stdout, its refusal to stderr, its exit code."""

from __future__ import annotations

import logging
import sys
from argparse import Namespace
from collections.abc import Sequence

from bansos_desktop.cli.commands import COMMANDS, UsageError
from bansos_desktop.cli.desk import reply, say
from bansos_desktop.cli.parser import build_parser
from bansos_desktop.domain.messages import sentence
from bansos_desktop.runtime.crash import report
from bansos_desktop.store.errors import StoreError, environment_code
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.errors import WorkbookError

DONE, REFUSED, USAGE = 0, 1, 2
_LOG = logging.getLogger(__name__)


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 done, 1 refused, 2 wrong usage."""
    parser = build_parser()
    try:
        parsed = parser.parse_args(arguments)
        return _run(parsed)
    except UsageError as error:
        parser.error(str(error))


def _run(parsed: Namespace) -> int:
    try:
        ok, values, text = COMMANDS[parsed.command](parsed)
    except (Refused, StoreError, WorkbookError) as refusal:
        return _refuse(parsed, refusal.code, refusal.message)
    except KeyboardInterrupt:
        return _refuse(parsed, "cancelled", "Dibatalkan; tidak ada yang berubah.")
    except Exception as error:  # noqa: BLE001 - the last door: a person gets a message, not a dump
        code = environment_code(error)
        if code is None:
            _LOG.exception("a command failed")
            say(report(error), sys.stderr)
            return _refuse(parsed, "bug", "Kesalahan program. Data yang tersimpan tetap aman.")
        return _refuse(parsed, code, sentence(code, {"path": str(parsed.data)}))
    reply(values) if parsed.json else say(text)
    return DONE if ok else REFUSED


def _refuse(parsed: Namespace, code: str, message: str) -> int:
    if parsed.json:
        reply({"error": code, "message": message})
    say(message, sys.stderr)
    return REFUSED
