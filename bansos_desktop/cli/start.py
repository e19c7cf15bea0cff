"""`mulai`: a folder becomes an office's data.

The passphrase given here is the only way in until `kunci-pemulihan` makes a second one.
"""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import ask_passphrase, paths_of
from bansos_desktop.domain.workflow import Role
from bansos_desktop.runtime.resources import seed_folder
from bansos_desktop.store.keys import Cost
from bansos_desktop.usecases import start_office
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.unlock import is_started


def run(arguments: Namespace) -> Answer:
    """Make the office's data in a folder that holds none yet."""
    paths = paths_of(arguments.data)
    if is_started(paths.data):
        raise Refused("store.exists", path=str(paths.data))
    wanted = start_office.NewOffice(
        arguments.kantor, arguments.pengguna, Role(arguments.peran), ask_passphrase()
    )
    now = datetime.now(UTC)
    session = start_office.run(paths.data, seed_folder(), wanted, now=now, cost=Cost())
    values = {
        "office": session.region_code,
        "user": session.user,
        "role": session.role.value,
        "data": str(paths.data),
    }
    text = (
        f"Data kantor {session.region_code} dibuat di {paths.data} untuk {session.user}. Buat juga "
        "kunci pemulihan (perintah kunci-pemulihan), untuk bila kata sandinya lupa."
    )
    return Answer(values, text)
