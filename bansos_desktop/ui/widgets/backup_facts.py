"""What a backup says of itself, in lines that somebody compares with what they remember."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QFormLayout, QWidget

from bansos_desktop.domain.backup import Manifest
from bansos_desktop.domain.dates import format_long
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import text_label


class BackupFacts(QWidget):
    """Whose office, of what day, how much is in it."""

    def __init__(self, manifest: Manifest, today: date) -> None:
        super().__init__()
        self.setAccessibleName(tr("Isi cadangan"))
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(SPACE.lg)
        layout.setVerticalSpacing(SPACE.xs)
        for label, text in (
            (tr("Kantor"), manifest.facts.office_name),
            (tr("Dibuat"), when_text(manifest.made_at, today)),
            (tr("Isi"), content_text(manifest)),
            (tr("Versi program"), manifest.program),
        ):
            layout.addRow(text_label(label, Kind.FIELD_LABEL), text_label(text, wrap=True))


def line_text(manifest: Manifest, today: date) -> str:
    """Within a sentence only what tells one of an office from another."""
    people = tr("{n} orang").format(n=number_text(manifest.facts.people))
    return f"{when_text(manifest.made_at, today)}, {people}"


def when_text(at: str, today: date) -> str:
    """A time with how long ago it was: "26 November 2026 17.05 (kemarin)"."""
    local = datetime.fromisoformat(at).astimezone()
    return f"{format_long(local.date())} {local:%H.%M} ({ago_text(local.date(), today)})"


def ago_text(day: date, today: date) -> str:
    """How long ago in days."""
    days = (today - day).days
    if days <= 0:
        return tr("hari ini")
    return tr("kemarin") if days == 1 else tr("{n} hari lalu").format(n=number_text(days))


def content_text(manifest: Manifest) -> str:
    """How many people, entries and photos."""
    photos = (
        tr("foto tidak ikut")
        if manifest.photos is None
        else tr("{n} foto").format(n=number_text(manifest.photos))
    )
    text = tr("{people} orang, {entries} catatan, {photos}")
    facts = manifest.facts
    return text.format(
        people=number_text(facts.people), entries=number_text(facts.entries), photos=photos
    )
