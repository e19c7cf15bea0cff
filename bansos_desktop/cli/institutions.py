"""`lembaga`: the register of LKS and UPTD, what is done to one of it, and importing a list.

Only an act and `--impor` write. What is merely worth a look is said, and does not stop it.
"""

from __future__ import annotations

from argparse import Namespace

from bansos_desktop.cli import institution_acts
from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.store.institutions import ListedInstitution
from bansos_desktop.usecases import list_institutions
from bansos_desktop.usecases.list_institutions import Coverage


def run(arguments: Namespace) -> Answer:
    """List the register, after what was asked to be done to it."""
    changes = (arguments.tambah, arguments.ubah, arguments.hapus, arguments.impor)
    with desk(paths_of(arguments.data), writing=any(changes)) as at:
        done, said = institution_acts.take(at, arguments)
        imported, told = _import(at, arguments)
        region = at.session.region_code if arguments.ubah else at.region(arguments)
        programme = at.known_programme(arguments.program)
        found = list_institutions.run(
            at.store, at.session.region_code, programme, arguments.tahun, region=region
        )
        names = {one.region_code: one.region_name for one in found.regions}
    values: dict[str, object] = {
        "items": [_item(row) for row in found.rows],
        "total": _coverage(found.total),
        "regions": [_coverage(one) for one in found.regions],
    }
    values |= done
    if imported:
        values["import"] = imported
    lines = [*said, *told, *(_line(row, names) for row in found.rows), _total(found.total)]
    return Answer(values, "\n".join(lines))


def _import(at: Desk, arguments: Namespace) -> tuple[Reply, list[str]]:
    """What the list did, and what to say; nothing without one."""
    if not arguments.impor:
        return {}, []
    from bansos_desktop.cli import institution_lists  # noqa: PLC0415 - only a file needs a reader

    return institution_lists.take(at, arguments.impor, rehearse=arguments.uji)


def _line(row: ListedInstitution, names: dict[str, str]) -> str:
    one = row.institution
    kind = one.institution_kind.upper()
    place = names.get(one.region_code, one.region_code)
    return f"{kind:<5} {one.name}  {place}  {format_thousands(row.people)} penerima  kode {row.uid}"


def _total(total: Coverage) -> str:
    """How many are registered, of how many that sources name."""
    return f"{_of(total.lks, total.lks_expected)} LKS, {_of(total.uptd, total.uptd_expected)} UPTD"


def _of(count: int, expected: int | None) -> str:
    return f"{count}" if expected is None else f"{count} dari {expected}"


def _item(row: ListedInstitution) -> Reply:
    """Under the public names, which stay when ours change."""
    one = row.institution
    return {
        "id": row.uid,
        "name": one.name,
        "kind": one.institution_kind,
        "region": one.region_code,
        "address": one.address,
        "head": one.head,
        "phone": one.phone,
        "registration": one.registration,
        "residents": one.residents,
        "people": row.people,
    }


def _coverage(one: Coverage) -> Reply:
    """`..._expected` is null where no source gives a number."""
    return {
        "region": one.region_code,
        "lks": one.lks,
        "lks_expected": one.lks_expected,
        "uptd": one.uptd,
        "uptd_expected": one.uptd_expected,
    }
