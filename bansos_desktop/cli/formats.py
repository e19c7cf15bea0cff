"""`format`: the office's own layouts of documents: listed, copied out, checked, loaded, used."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.domain.history import moment_words
from bansos_desktop.domain.own_template import version_name
from bansos_desktop.domain.placeholder_words import words_of
from bansos_desktop.runtime.paths import checked_target
from bansos_desktop.runtime.resources import resource
from bansos_desktop.usecases import list_templates, own_template
from bansos_desktop.usecases.list_templates import TemplateLine
from bansos_desktop.usecases.own_template import Checked
from bansos_desktop.usecases.refusal import Refused

_READING = ("", "salin", "periksa")


def run(arguments: Namespace) -> Answer:
    """Do one thing with a layout, or list them all."""
    act = arguments.tindakan or ""
    paths = paths_of(arguments.data)
    if act == "salin":
        _check_new(checked_target(arguments.berkas, paths))
    with desk(paths, writing=act not in _READING) as at:
        return _ACTS[act](at, arguments)


def _check_new(file: Path) -> None:
    """A copy may hold hours of somebody's work, so none is ever written over."""
    if file.suffix.lower() != ".xlsx":
        raise Refused("target.not_xlsx", path=str(file))
    if file.exists():
        raise Refused("own_template.copy_exists", path=str(file))


def _list(at: Desk, _arguments: Namespace) -> Answer:
    lines = list_templates.run(at.store, at.session, resource("formats"))
    width = max((len(one.document) for one in lines), default=0)
    text = "\n".join(f"{one.document:<{width}}  {_state(one)}" for one in lines)
    return Answer({"formats": [_line_values(one) for one in lines]}, text)


def _copy(at: Desk, arguments: Namespace) -> Answer:
    version = None if arguments.versi is None else _version(at, arguments)
    name = own_template.copy_out(
        at.store,
        at.session,
        arguments.dokumen,
        resource("formats"),
        arguments.berkas,
        version=version,
    )
    values = {"document": arguments.dokumen, "file": str(arguments.berkas), "copied": name}
    text = (
        f"Format {arguments.dokumen} ({name}) disalin ke {arguments.berkas}. Ubah di Excel, lalu: "
        f"format muat {arguments.dokumen} {_typed(arguments.berkas)}"
    )
    return Answer(values, text)


def _check(at: Desk, arguments: Namespace) -> Answer:
    checked = _checked(at, arguments)
    return Answer(_checked_values(checked), _checked_text(checked), not checked.faults)


def _load(at: Desk, arguments: Namespace) -> Answer:
    """Kept only without a fault; a layout with faults is answered like a check."""
    checked = _checked(at, arguments)
    if checked.faults:
        return Answer(_checked_values(checked), _checked_text(checked), ok=False)
    label = arguments.nama or arguments.berkas.stem
    kept = own_template.keep(at.store, at.session, checked, label, now=at.now)
    name = version_name(kept.number)
    text = f"Disimpan sebagai format {arguments.dokumen} {name}."
    if not kept.created:
        text = f"Berkas ini sama persis dengan format {arguments.dokumen} {name}; tidak ada baru."
    used = _is_used(at, arguments.dokumen, kept.uid)
    is_asked = bool(checked.warnings) and not arguments.setujui_peringatan
    if arguments.pakai and not used and not is_asked:
        own_template.use(at.store, at.session, arguments.dokumen, kept.uid, now=at.now)
        used = True
    text += " Sekarang dipakai." if used else f" Belum dipakai; tambahkan {_to_use(checked)}."
    values = _checked_values(checked) | {
        "number": kept.number,
        "created": kept.created,
        "in_force": used,
    }
    lines = [text, *_warning_lines(checked)]
    return Answer(values, "\n".join(lines), ok=used or not arguments.pakai)


def _to_use(checked: Checked) -> str:
    """The options that use it."""
    if not checked.warnings:
        return "--pakai"
    return "--pakai --setujui-peringatan bila peringatannya memang dikehendaki"


def _typed(file: Path) -> str:
    """A path as it is typed into a command."""
    return f'"{file}"' if " " in str(file) else str(file)


def _shipped(at: Desk, arguments: Namespace) -> Answer:
    own_template.use_shipped(at.store, at.session, arguments.dokumen, now=at.now)
    values = {"document": arguments.dokumen, "in_force": False}
    text = f"Dokumen {arguments.dokumen} kembali memakai format bawaan. Versi kantor tetap ada."
    return Answer(values, text)


_ACTS: Mapping[str, Callable[[Desk, Namespace], Answer]] = {
    "": _list,
    "salin": _copy,
    "periksa": _check,
    "muat": _load,
    "bawaan": _shipped,
}


def _checked(at: Desk, arguments: Namespace) -> Checked:
    return own_template.check(
        at.store, at.session, arguments.dokumen, arguments.berkas, resource("formats")
    )


def _version(at: Desk, arguments: Namespace) -> str:
    """The record of the version with that number; 0 is the shipped layout."""
    if arguments.versi == 0:
        return ""
    versions = at.store.templates.versions(at.session.region_code, arguments.dokumen)
    found = next((one.uid for one in versions if one.number == arguments.versi), None)
    if found is None:
        raise Refused("own_template.gone")
    return found


def _is_used(at: Desk, document: str, uid: str) -> bool:
    found = at.store.templates.in_force(at.session.region_code, document)
    return found is not None and found.uid == uid


def _state(line: TemplateLine) -> str:
    """The layout in force, as the list says it."""
    if line.own is None:
        return f"bawaan versi {line.shipped}; milik kantor: {line.count}"
    label = f" ({line.own.label})" if line.own.label else ""
    since = f", sejak {moment_words(line.chosen.at)} oleh {line.chosen.user}" if line.chosen else ""
    return f"{version_name(line.own.number)}{label}{since}"


def _line_values(line: TemplateLine) -> dict[str, object]:
    return {
        "document": line.document,
        "title": line.title,
        "in_force": line.own is not None,
        "number": line.own.number if line.own else None,
        "label": line.own.label if line.own else None,
        "shipped": line.shipped,
        "versions": line.count,
        "chosen_by": line.chosen.user if line.chosen else None,
        "chosen_at": line.chosen.at if line.chosen else None,
    }


def _checked_values(checked: Checked) -> dict[str, object]:
    return {
        "ok": not checked.faults,
        "document": checked.document,
        "sha256": checked.sha256,
        "faults": [
            {"cell": one.cell, "code": one.code, "message": one.message} for one in checked.faults
        ],
        "warnings": [
            {"cell": one.cell, "code": one.code, "message": one.message} for one in checked.warnings
        ],
        "added": list(checked.added),
        "removed": list(checked.removed),
        "known": checked.known,
    }


def _checked_text(checked: Checked) -> str:
    if checked.faults:
        head = f"{len(checked.faults)} hal harus diperbaiki pada {checked.file}:"
        return "\n".join((head, *(f"  {one.message}" for one in checked.faults)))
    lines = ["Format dapat dipakai.", *_warning_lines(checked)]
    for word, names in (("Ditambah", checked.added), ("Dihapus", checked.removed)):
        lines += [f"  {word}: {name} ({words_of(name).meaning})" for name in names]
    if checked.known:
        lines.append(f"  Sama persis dengan {version_name(checked.known)}.")
    return "\n".join(lines)


def _warning_lines(checked: Checked) -> list[str]:
    return [f"  Peringatan: {one.message}" for one in checked.warnings]
