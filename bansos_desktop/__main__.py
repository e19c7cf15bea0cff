"""python -m bansos_desktop: a command if one is named, otherwise the window.

A double click on a backup names no command but the file: the window is to offer it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

# As runtime/damage and packaging/windows/launcher.c have them; a test holds them together.
DAMAGE_VARIABLE, DAMAGED = "BANSOS_RUSAK", 121


def run(arguments: Sequence[str]) -> int:
    """Run what was asked for; of a damaged part the launcher speaks, if it started us."""
    damage = os.environ.pop(DAMAGE_VARIABLE, None)
    try:
        return _run(arguments)
    except Exception as error:
        if damage is None:
            raise
        os.environ[DAMAGE_VARIABLE] = damage
        speak, sys.excepthook = sys.excepthook, _leave_to_the_launcher
        # What looks for the damage may be damaged as well, and may raise anything.
        from bansos_desktop.runtime.damage import told  # noqa: PLC0415 - hardly ever

        if told(error, arguments):
            return DAMAGED
        sys.excepthook = speak
        del os.environ[DAMAGE_VARIABLE]
        raise


def _leave_to_the_launcher(*_error: object) -> None:
    """No traceback: whoever reads it cannot mend it, and the launcher says what to do."""


def _run(arguments: Sequence[str]) -> int:
    """Load only what is needed: a command never loads Qt, the window no command."""
    asks_help = any(word in ("-h", "--help", "--version") for word in arguments)
    names_file = bool(arguments) and arguments[0].lower().endswith(".bansos")
    if asks_help or (arguments and not arguments[0].startswith("-") and not names_file):
        from bansos_desktop.cli.main import main  # noqa: PLC0415 - see above

        return main(arguments)
    from bansos_desktop.app.main import main as open_window  # noqa: PLC0415 - see above

    return open_window(arguments)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
