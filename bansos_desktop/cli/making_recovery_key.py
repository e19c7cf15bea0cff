"""`kunci-pemulihan`: a new recovery key, told this once on the terminal and kept nowhere."""

from __future__ import annotations

from argparse import Namespace

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.domain.history import moment_words
from bansos_desktop.store import keys
from bansos_desktop.usecases import make_recovery_key
from bansos_desktop.usecases.refusal import Refused


def run(arguments: Namespace) -> Answer:
    """Make one; in the place of another only if that was said, for its paper is then worthless."""
    paths = paths_of(arguments.data)
    with desk(paths, writing=True) as at:
        stands = make_recovery_key.standing(at.store, at.session, paths.data)
        if stands.is_made and not arguments.ganti:
            made = moment_words(stands.made_at) if stands.made_at else "entah kapan"
            raise Refused("recovery.stands", made=made)
        code = keys.new_recovery_code()
        make_recovery_key.keep(at.store, at.session, paths.data, code, now=at.now, cost=keys.Cost())
        office = at.store.office.own().region_name
    lines = (
        f"Kunci pemulihan {office}, {at.session.user}, {moment_words(at.now.isoformat())}:",
        "",
        f"    {code.text}",
        "",
        "Salin ke kertas sekarang; program tidak menyimpannya dan tidak dapat menampilkannya",
        "lagi. Simpan terkunci di kantor, bukan di tas laptop. Kunci sebelumnya tidak berlaku.",
    )
    values = {"ok": True, "user": at.session.user, "code": code.text, "replaced": stands.is_made}
    return Answer(values, "\n".join(lines))
