"""`cadangkan`: one file that holds the whole office, to carry away or kept beside the data.

It only reads, and so may run while a window writes.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.domain.backup import Manifest, Reason, offered_name, size_text
from bansos_desktop.runtime.paths import Paths
from bansos_desktop.usecases import back_up_here, look_at_backup, make_backup
from bansos_desktop.usecases.make_backup import Made


def run(arguments: Namespace) -> Answer:
    """Make a backup, or list those that are kept."""
    paths = paths_of(arguments.data)
    if arguments.daftar:
        return _list(paths)
    with desk(paths, writing=False) as at:
        if arguments.berkas is None:
            made = make_backup.keep(
                at.store, paths.data, now=at.now, reason=Reason.HAND, photos=True
            )
        else:
            own = at.store.office.own()
            name = offered_name(own.region_name, own.device, at.now)
            target = _target(arguments.berkas, name)
            made = back_up_here.run(at.store, paths.data, target, now=at.now)
    values = {"ok": True, "file": str(made.path), "bytes": made.size, **told(made.manifest)}
    return Answer(values, _text(made))


def told(manifest: Manifest) -> Reply:
    """A backup for another program; nobody in it is named."""
    facts = manifest.facts
    return {
        "office": facts.office,
        "office_name": facts.office_name,
        "made_at": manifest.made_at,
        "reason": manifest.reason.value,
        "program": manifest.program,
        "schema": manifest.steps[-1] if manifest.steps else "",
        "people": facts.people,
        "entries": facts.entries,
        "last_entry_at": facts.last_at,
        "photos": manifest.photos,
    }


def words(manifest: Manifest) -> str:
    """A backup in one line for a person."""
    facts = manifest.facts
    photos = "tanpa foto" if manifest.photos is None else f"{manifest.photos} foto"
    return (
        f"{facts.office_name}, {manifest.day:%d/%m/%Y}: {facts.people} orang, "
        f"{facts.entries} catatan, {photos} (versi {manifest.program})"
    )


def _target(named: Path, name: str) -> Path:
    """A folder is given the name that the window would offer."""
    return named / name if named.is_dir() else named.absolute()


def _list(paths: Paths) -> Answer:
    found = look_at_backup.kept(paths.data)
    values = [
        {"file": str(one.path), "bytes": one.size, **(told(one.manifest) if one.manifest else {})}
        for one in found
    ]
    lines = [
        f"{one.path.name}  {size_text(one.size)}  "
        f"{words(one.manifest) if one.manifest else 'tidak dapat dipakai'}"
        for one in found
    ]
    return Answer({"backups": values}, "\n".join(lines) or "Belum ada cadangan.")


def _text(made: Made) -> str:
    return f"Cadangan dibuat: {made.path} ({size_text(made.size)}). {words(made.manifest)}."
