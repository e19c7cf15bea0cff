"""python -m bansos_desktop: a command if one is named, otherwise the window.

A double click on a backup names no command but the file: the window is to offer it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
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
