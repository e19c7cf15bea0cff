"""python -m bansos_desktop: a command if one is named, otherwise the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Load only what is needed: a command never loads Qt, the window no command."""
    asks_help = any(word in ("-h", "--help", "--version") for word in arguments)
    if asks_help or (arguments and not arguments[0].startswith("-")):
        from bansos_desktop.cli.main import main  # noqa: PLC0415 - see above

        return main(arguments)
    from bansos_desktop.app.main import main as open_window  # noqa: PLC0415 - see above

    return open_window(arguments)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
