"""`periksa`: proving the store.

It only reads, and so may run while a window writes. A fault that is found is an answer with exit
code 1, not an error.
"""

from __future__ import annotations

from argparse import Namespace

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.usecases import check_health
from bansos_desktop.usecases.check_health import Check


def run(arguments: Namespace) -> Answer:
    """Run every check; one that fails makes the exit code 1."""
    with desk(paths_of(arguments.data), writing=False) as at:
        checks = check_health.run(at.store)
    ok = all(one.ok for one in checks)
    values: dict[str, object] = {"ok": ok}
    values |= {one.name: one.ok for one in checks}
    values["detail"] = {one.name: one.detail for one in checks}
    lines = (f"{_state(one):<5} {one.name:<8} {one.detail}" for one in checks)
    return Answer(values, "\n".join(lines), ok)


def _state(check: Check) -> str:
    """Damage, something for a person to decide, or neither."""
    if not check.ok:
        return "SALAH"
    return "lihat" if check.attention else "ok"
