"""`ekspor --riwayat` and `--kenali`: what left the office, and whether a file is one of them."""

from __future__ import annotations

from argparse import Namespace

from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.domain.history import moment_words
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.usecases.documents import list_left
from bansos_desktop.usecases.documents.list_left import Knowledge, Left


def list_them(arguments: Namespace) -> Answer:
    """The newest first."""
    with desk(paths_of(arguments.data), writing=False) as at:
        found = list_left.run(at.store, limit=arguments.jumlah)
    text = "\n".join(_line(left) for left in found) or "Belum ada dokumen yang keluar."
    return Answer({"items": [_item(left) for left in found]}, text)


def recognise(arguments: Namespace) -> Answer:
    """Exit code 0 only for a file that is exactly as it left."""
    with desk(paths_of(arguments.data), writing=False) as at:
        found = list_left.recognise(at.store, arguments.kenali)
    values = {
        "known": found.knowledge.name.lower(),
        "sha256": found.sha256,
        "message": found.message,
        "export": _item(found.left) if found.left else None,
    }
    return Answer(values, found.message, found.knowledge is Knowledge.SAME)


def _line(left: Left) -> str:
    stored = left.stored
    rows = format_thousands(stored.rows)
    return (
        f"{moment_words(stored.at)}, {stored.user}: {left.document}, {left.about}; "
        f"{rows} baris, {left.form}  {stored.sha256[:12]}"
    )


def _item(left: Left) -> Reply:
    stored = left.stored
    return {
        "export": stored.uid,
        "at": stored.at,
        "user": stored.user,
        "format": stored.document,
        "about": left.about,
        "program": stored.programme,
        "year": stored.year,
        "stage": stored.stage,
        "region": stored.region_code,
        "status": stored.status,
        "decree": stored.decree,
        "rows": stored.rows,
        "sha256": stored.sha256,
        "medium": stored.medium,
        "draft": stored.draft,
        "encrypted": stored.encrypted,
        "template": stored.template,
    }
