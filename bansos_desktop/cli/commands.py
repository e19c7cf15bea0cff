"""One function per command: from parsed arguments to a use case to an answer."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bansos_desktop.cli.desk import Desk, Reply, ask_passphrase, desk, paths_of
from bansos_desktop.cli.show import (
    show_checks,
    show_differences,
    show_exported,
    show_imported,
    show_quotas,
)
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.sample import SampleData
from bansos_desktop.domain.seed import Difference
from bansos_desktop.domain.workflow import Role
from bansos_desktop.runtime.resources import resource, seed_folder
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.keys import Cost
from bansos_desktop.usecases import (
    apply_import,
    check_health,
    export_document,
    list_quotas,
    make_sample,
    plan_import,
    start_office,
    sync_reference,
)
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.refusal import Refused

Answer = tuple[bool, Reply, str]


def start(arguments: Namespace) -> Answer:
    """`mulai`"""
    paths = paths_of(arguments.data)
    wanted = start_office.NewOffice(
        arguments.kantor, arguments.pengguna, Role(arguments.peran), ask_passphrase()
    )
    now = datetime.now(UTC)
    session = start_office.run(paths.data, seed_folder(), wanted, now=now, cost=Cost())
    text = f"Data kantor {session.region_code} dibuat di {paths.data} untuk {session.user}."
    values = {"office": session.region_code, "user": session.user, "role": session.role.value}
    return True, {**values, "data": str(paths.data)}, text


def import_(arguments: Namespace) -> Answer:
    """`impor`"""
    with desk(paths_of(arguments.data), writing=True) as at:
        target = _target(at, arguments)
        request = plan_import.ImportRequest(
            arguments.berkas, target, arguments.wilayah, arguments.lembar
        )
        plan = plan_import.run(at.store, at.session, request, today=at.today)
        done = apply_import.run(
            at.store, at.session, plan, now=at.now, today=at.today, rehearse=arguments.uji
        )
        if arguments.tolak:
            apply_import.write_rejected_rows(done.plan, arguments.tolak)
    counts = asdict(done.counts)
    layout = done.plan.layout
    values = {
        **counts,
        "sheet": layout.sheet,
        "header_rows": list(layout.header_rows),
        "mapping": layout.mapping,
        "batch": done.batch or None,
    }
    return True, values, show_imported(done, rehearsed=arguments.uji, rejects=arguments.tolak)


def export(arguments: Namespace) -> Answer:
    """`ekspor`"""
    export_document.document(arguments.format)
    with desk(paths_of(arguments.data), writing=True) as at:
        target = _target(at, arguments)
        selection = Selection(target.programme, target.year, target.stage, _region(at, arguments))
        request = export_document.ExportRequest(
            arguments.format, selection, arguments.keluar, resource("formats")
        )
        exported = export_document.write(at.store, at.session, request, now=at.now)
        export_document.note(at.store, at.session, exported, now=at.now)
    values = {
        "format": arguments.format,
        "file": str(arguments.keluar),
        "rows": exported.rows,
        "sha256": exported.sha256,
    }
    return True, values, show_exported(exported)


def quota(arguments: Namespace) -> Answer:
    """`kuota`"""
    if arguments.terapkan and not arguments.sinkron:
        raise UsageError("--terapkan hanya bersama --sinkron BERKAS")
    with desk(paths_of(arguments.data), writing=arguments.terapkan) as at:
        values: dict[str, object] = {}
        text = ""
        if arguments.sinkron:
            comparison = sync_reference.look(at.store, arguments.sinkron)
            if arguments.terapkan:
                sync_reference.apply(at.store, at.session, comparison, now=at.now)
            text = show_differences(comparison, applied=arguments.terapkan)
            values = {
                "version": comparison.seed.version,
                "present_version": comparison.present_version,
                "applied": arguments.terapkan and comparison.newer,
                "differences": [_difference(d) for d in comparison.differences],
            }
        lines = list_quotas.run(at.store, arguments.program, arguments.tahun)
    values["items"] = [_quota_item(line) for line in lines]
    return True, values, f"{text}{show_quotas(lines)}"


def check(arguments: Namespace) -> Answer:
    """`periksa`"""
    with desk(paths_of(arguments.data), writing=False) as at:
        checks = check_health.run(at.store)
    ok = all(one.ok for one in checks)
    values: dict[str, object] = {"ok": ok}
    values |= {one.name: one.ok for one in checks}
    values["detail"] = {one.name: one.detail for one in checks}
    return ok, values, show_checks(checks)


def sample(arguments: Namespace) -> Answer:
    """`contoh`"""
    if arguments.jumlah < 1:
        raise UsageError("--jumlah paling sedikit 1")
    with desk(paths_of(arguments.data), writing=True) as at:
        request = make_sample.SampleRequest(arguments.jumlah, arguments.benih, sample_words())
        make_sample.run(at.store, at.session, request, now=at.now, today=at.today)
    values = {"created": arguments.jumlah, "seed": arguments.benih}
    return True, values, f"{arguments.jumlah} orang contoh ditambahkan (bukan orang sungguhan)."


def sample_words() -> SampleData:
    """The words that sample people are made of."""

    def text(name: str) -> str:
        return Path(resource("contoh", f"{name}.txt")).read_text(encoding="utf-8")

    names = (text("nama_depan_l"), text("nama_depan_p"), text("nama_belakang"))
    return SampleData.from_texts(
        names=names,
        birth_places=text("tempat_lahir"),
        streets=text("jalan"),
        notes=text("catatan"),
    )


class UsageError(Exception):
    """Options that cannot be given together; exit 2."""


COMMANDS: Mapping[str, Callable[[Namespace], Answer]] = {
    "mulai": start,
    "impor": import_,
    "ekspor": export,
    "kuota": quota,
    "periksa": check,
    "contoh": sample,
}


def _target(at: Desk, arguments: Namespace) -> Target:
    known = [programme.code for programme in at.store.reference.programmes()]
    if arguments.program not in known:
        raise Refused("programme.unknown", code=arguments.program, known=", ".join(known))
    return Target(arguments.program, arguments.tahun, arguments.tahap)


def _region(at: Desk, arguments: Namespace) -> str:
    """The region asked for, which must be a known one; the office's own if none was."""
    code = str(arguments.wilayah or at.session.region_code)
    book = at.store.regions.book()
    if code not in {"64", *(region.code for region in book.regencies)}:
        raise Refused("region.not_an_office", code=code)
    return code


def _quota_item(line: QuotaLine) -> Reply:
    return {
        "program": line.programme,
        "year": line.year,
        "stage": line.stage,
        "region": line.region_code,
        "name": line.region_name,
        "category": line.category,
        "quota": line.quota,
        "used": line.used,
        "left": line.left,
        "detail": line.detail,
        "source": line.source,
        "source_title": line.source_title,
    }


def _difference(difference: Difference) -> Reply:
    return {
        "section": difference.section,
        "change": difference.change.value,
        "key": list(difference.key),
        "fields": {name: list(pair) for name, pair in difference.fields.items()},
    }
