"""`ekspor`: a document from the store, and what left so far.

The ledger's note comes last, because the file's fingerprint is part of it: there is never a note of
a file that could not be written.
"""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.cli.left import list_them, recognise
from bansos_desktop.cli.place import place_code
from bansos_desktop.domain.document import Medium
from bansos_desktop.domain.file_password import check_file_password
from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.tie_out import listed
from bansos_desktop.runtime.paths import Paths, checked_target
from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases.documents import (
    catalogue,
    export,
    findings,
    list_left,
    numbering,
    tie_out,
)
from bansos_desktop.usecases.documents.export import Exported, ExportRequest
from bansos_desktop.usecases.documents.list_left import Knowledge
from bansos_desktop.usecases.record_instalments import monthly_programme
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.atomic import free_name
from bansos_desktop.workbook.formats import Shape

PASSWORD_VARIABLE = "BANSOS_SANDI_BERKAS"  # noqa: S105 - the name of a variable, not a secret


def run(arguments: Namespace) -> Answer:
    """Write the workbook, then note in the ledger what left the office; or tell what left."""
    if arguments.riwayat:
        return list_them(arguments)
    if arguments.kenali:
        return recognise(arguments)
    catalogue.document(arguments.format)
    paths = paths_of(arguments.data)
    file = _checked_target(arguments, paths)
    password = _password(arguments)
    number = numbering.tidy_number(arguments.nomor)
    with desk(paths, writing=True) as at:
        _check_offered(at, arguments)
        _check_replaced(at, file)
        request = ExportRequest(
            arguments.format,
            _selection(at, arguments),
            file,
            resource("formats"),
            draft=arguments.draf,
            password=password,
            number=number,
        )
        used = numbering.warning(at.store, request.document, number)
        exported, unknown = _write(at, request, as_pdf=arguments.pdf)
        export.note(at.store, at.session, exported, now=at.now)
        found = findings.left_open(at.store, at.session, exported, today=at.today)
    lines = _lines(exported, len(found))
    if used:
        lines.append(used)
    if unknown:
        count = format_thousands(unknown)
        lines.append(f"{count} rumus tidak dapat dihitung di sini; bukalah di Excel.")
    values = {**_values(exported, len(found)), "unknown_formulas": unknown}
    return Answer(values, "\n".join(lines))


def _check_offered(at: Desk, arguments: Namespace) -> None:
    """A programme may have no use for a document."""
    programme = at.store.reference.programme(at.known_programme(arguments.program))
    if programme is not None and not programme.offers(arguments.format):
        made = ", ".join(programme.documents)
        raise Refused(
            "document.not_offered", name=arguments.format, programme=programme.code, made=made
        )
    if arguments.bulan.strip():
        monthly_programme(at.store, arguments.program)


def _write(at: Desk, request: ExportRequest, *, as_pdf: bool) -> tuple[Exported, int]:
    """The workbook, or the PDF of what it would print and how many formulas that could not show."""
    if not as_pdf:
        return export.write(at.store, at.session, request, now=at.now), 0
    from bansos_desktop.cli.paper import paper_of  # noqa: PLC0415 - Qt only for a PDF

    exported, workbook = export.in_memory(at.store, at.session, request, now=at.now)
    title = catalogue.document(request.document).title
    pdf, unknown = paper_of(workbook, title)
    return export.write_as(exported, Medium.PDF, pdf), unknown


def _selection(at: Desk, arguments: Namespace) -> Selection:
    """What the document is about; of the whole office where no region is named."""
    target, own = at.target(arguments), at.session.region_code
    region = (
        place_code(at.store.regions.book(), arguments.wilayah, own) if arguments.wilayah else own
    )
    decree = " ".join(arguments.sk.split())
    return Selection(
        target.programme,
        target.year,
        target.stage,
        region,
        arguments.status,
        decree=decree,
        month=arguments.bulan.strip(),
    )


def _values(exported: Exported, with_findings: int) -> dict[str, object]:
    return {
        "format": exported.request.document,
        "file": str(exported.request.target),
        "rows": exported.rows,
        "sha256": exported.sha256,
        "draft": exported.request.draft,
        "encrypted": exported.encrypted,
        "medium": exported.medium.value,
        "template": exported.template,
        "number": exported.request.number,
        "with_findings": with_findings,
        "untied": tie_out.told(exported.untied),
        "notes": list(exported.notes),
    }


def _lines(exported: Exported, with_findings: int) -> list[str]:
    lines = [
        f"{_amount(exported)} ditulis ke {exported.request.target}",
        f"SHA-256 {exported.sha256}",
    ]
    if exported.untied:
        lines += ["Bertanda DRAF, karena ini tidak cocok:", listed(exported.untied)]
    if exported.encrypted:
        lines.append(sentence("file_password.keep", {}))
    lines += exported.notes
    if with_findings:
        people = format_thousands(with_findings)
        lines.append(f"Aturan masih menemukan sesuatu pada {people} orang; lihat Beranda.")
    return lines


def _amount(exported: Exported) -> str:
    """Rows of a table, sheets of people, or the one letter."""
    rows = format_thousands(exported.rows)
    shape = catalogue.document(exported.request.document).format.shape
    if shape is Shape.LETTER:
        return "Satu surat"
    return f"{rows} lembar" if shape is Shape.SHEETS else f"{rows} baris"


def _password(arguments: Namespace) -> str:
    """From a file's first line, or the environment; never from an argument, which others see."""
    file: Path | None = arguments.sandi_berkas
    password = os.environ.get(PASSWORD_VARIABLE, "") if file is None else _first_line(file)
    if file is None and not password:
        return ""
    if arguments.pdf:
        raise Refused("file_password.only_workbook")
    if wrong := check_file_password(password, password):
        raise Refused(wrong[0].code, **dict(wrong[0].values))
    return password


def _first_line(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("file_password.no_file", path=str(file)) from error
    return text.split("\n", 1)[0].rstrip("\r")


def _checked_target(arguments: Namespace, paths: Paths) -> Path:
    """Where it may be written, whoever's file may lie there now."""
    file = checked_target(arguments.keluar, paths)
    ending = ".pdf" if arguments.pdf else ".xlsx"
    if file.suffix.lower() != ending:
        raise Refused("target.not_pdf" if arguments.pdf else "target.not_xlsx", path=str(file))
    return file


def _check_replaced(at: Desk, file: Path) -> None:
    """Nobody is asked here before a file is replaced, so only one that is as it left from here."""
    if not file.exists():
        return
    knowledge = list_left.recognise(at.store, file).knowledge
    if knowledge is Knowledge.UNKNOWN:
        raise Refused("target.not_ours", path=str(file))
    if knowledge is not Knowledge.SAME:
        raise Refused("target.edited", path=str(file), name=free_name(file).name)
