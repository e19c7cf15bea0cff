"""`kuota --sinkron` and `--contoh`: what a set or quota file would change, and a blank file.

Only `--terapkan` writes; without it the differences are shown and nothing is taken.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from bansos_desktop.cli.answer import Answer, Reply, say
from bansos_desktop.cli.desk import Desk
from bansos_desktop.domain.problems import Severity
from bansos_desktop.domain.quota_consent import Why, questions
from bansos_desktop.domain.quota_shift import QuotaShift
from bansos_desktop.domain.seed import QUOTA_LINE, Difference
from bansos_desktop.runtime.paths import Paths, checked_target
from bansos_desktop.usecases import sync_reference, tell_comparison, write_quota_blank
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.sync_reference import Comparison
from bansos_desktop.usecases.tell_comparison import Told

MOST_LINES = 20
_WIDTH = 58
_TRY = "Tambahkan --terapkan untuk menerapkannya."
_CALL = (
    "Bacakan lewat telepon dan cocokkan dengan pengirimnya sebelum menerapkan; hanya kode ini "
    "yang membuktikan berkasnya."
)


def check_blank(file: Path, paths: Paths) -> None:
    """A blank never takes the place of a file that somebody may have filled in."""
    if checked_target(file, paths).suffix.lower() != ".xlsx":
        raise Refused("target.not_xlsx", path=str(file))
    if file.exists():
        raise Refused("own_template.copy_exists", path=str(file))


def write_blank(at: Desk, file: Path) -> Answer:
    """Write a blank quota file."""
    write_quota_blank.run(at.store, file)
    text = f"Berkas kuota kosong ditulis: {file}. Isi, lalu kuota --sinkron {file.name}."
    return Answer({"file": str(file)}, text)


def compare(at: Desk, arguments: Namespace) -> Comparison:
    """Look at the set, and take it if that was asked for."""
    comparison = sync_reference.look(at.store, arguments.sinkron, today=at.today)
    if arguments.terapkan:
        _take(at, comparison, arguments)
    return comparison


def _take(at: Desk, comparison: Comparison, arguments: Namespace) -> None:
    """Take the set; a terminal is told the word with which one goes on."""
    seen: bool = arguments.setujui_peringatan
    try:
        sync_reference.apply(at.store, at.session, comparison, now=at.now, seen_warnings=seen)
    except Refused as refused:
        if not arguments.json:
            say(_shown(comparison))  # what was refused is told whole, not by its first few words
        if refused.code != sync_reference.BELOW:
            refused.details = {**refused.details, "faults": _faults(comparison)}
            raise
        named = Refused("sync.below_named", asked=" ".join(comparison.questions))
        named.details = refused.details
        raise named from refused


def show_comparison(comparison: Comparison, *, applied: bool) -> str:
    """What a set would change, or has changed, and what to do now."""
    lines = [_shown(comparison)]
    if comparison.newer:
        lines += ["", _outcome(comparison) if applied else _TRY]
    elif not comparison.faults:
        lines.append("Sama dengan yang terpasang; tidak ada yang perlu diterapkan.")
    return "\n".join(lines)


def _outcome(comparison: Comparison) -> str:
    """A letter can be taken back, reference data cannot."""
    is_letter = comparison.seed.line == QUOTA_LINE
    return "Diterapkan. Bila keliru: urungkan." if is_letter else "Diterapkan."


def _shown(comparison: Comparison) -> str:
    """What a set changes, what falls below its use before all else; of faults each one."""
    lines = [one.message for one in comparison.below_use]
    others = [one for one in comparison.asked if one.why is not Why.BELOW]
    lines += [f"PERHATIAN: {one}" for one in questions(others, len(others))]
    lines += [tell_comparison.headline(comparison)]
    lines += [f"Kode periksa {comparison.check_code} ({comparison.name}). {_CALL}"]
    lines += tell_comparison.warnings(comparison)
    groups = tell_comparison.run(comparison)
    if not groups:
        lines.append("Tidak ada perbedaan.")
    for group in groups:
        lines += ["", f"{group.title}:"]
        most = group.count if group.severity is Severity.ERROR else MOST_LINES
        lines += [_line(told) for told in group.lines[:most]]
        if group.count > most:
            lines.append(f"  … dan {group.count - most} lagi.")
    return "\n".join(lines)


def comparison_values(comparison: Comparison, *, applied: bool) -> Reply:
    """Under the public names, which stay when ours change."""
    return {
        "line": comparison.seed.line,
        "file": comparison.name,
        "title": comparison.seed.title,
        "version": comparison.seed.version,
        "present_version": comparison.present_version,
        "check_code": comparison.check_code,
        "sha256": comparison.seed.sha256,
        "applied": applied and comparison.newer,
        "warnings": tell_comparison.warnings(comparison),
        "faults": _faults(comparison),
        "unread": [{"line": line, "text": text} for line, text in comparison.unread],
        "quotas": [
            {"change": one.shift.value, **_figure(one), "decided": one.decided, "split": one.split}
            for one in comparison.shifts
        ],
        "asked": comparison.questions,
        "below_use": [_figure(one) for one in comparison.below_use],
        "moves": [
            {"old": one.old_code, "new": one.new_code, "people": one.people, "used": one.used}
            for one in comparison.moves
        ],
        "in_use": [
            {"section": one.section, "name": one.name, "count": one.count}
            for one in comparison.in_use
        ],
        "differences": [_difference(one) for one in comparison.differences],
    }


def _faults(comparison: Comparison) -> list[Reply]:
    return [{"line": one.line, "message": one.message} for one in comparison.faults]


def _line(told: Told) -> str:
    figures = f"{told.old} → {told.new}" if told.old else f"→ {told.new}" if told.new else ""
    used = f"terpakai {told.used}" if told.used and told.old else told.used
    said = [part for part in (figures, used, told.remark) if part]
    return f"  {told.subject:<{_WIDTH if said else 0}} {'; '.join(said)}".rstrip()


def _figure(one: QuotaShift) -> Reply:
    """`old` is null where no source gave a figure, `new` where the set withdraws it."""
    return {
        "program": one.programme,
        "year": one.year,
        "stage": one.stage,
        "region": one.region_code,
        "name": one.region_name,
        "old": one.old,
        "new": one.new,
        "used": one.used,
    }


def _difference(difference: Difference) -> Reply:
    return {
        "section": difference.section,
        "change": difference.change.value,
        "key": list(difference.key),
        "fields": {name: list(pair) for name, pair in difference.fields.items()},
    }
