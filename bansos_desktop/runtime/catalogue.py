"""Indonesian for what the standard library says to a terminal."""

from __future__ import annotations

import gettext
import os

from bansos_desktop.runtime.resources import resource

DOMAIN = "argparse"


def speak_indonesian() -> None:
    """Give argparse, which asks gettext for every word, our catalogue and our language.

    gettext takes the language from LANGUAGE alone; whatever the machine's is, ours is Indonesian.
    """
    os.environ["LANGUAGE"] = "id"
    gettext.bindtextdomain(DOMAIN, resource("translations"))
    gettext.textdomain(DOMAIN)
