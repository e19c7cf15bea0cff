"""Every document with the layout it is made with: the shipped one, or which of the office's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bansos_desktop.domain.document import DOCUMENT_WORDS
from bansos_desktop.domain.session import Session
from bansos_desktop.store.store import Store
from bansos_desktop.store.templates import Chosen, TemplateVersion
from bansos_desktop.workbook.formats import FORMATS
from bansos_desktop.workbook.meta import read_meta


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A document; `own` is None where the shipped layout, version `shipped`, is used."""

    document: str
    title: str
    shipped: str
    own: TemplateVersion | None
    chosen: Chosen | None
    count: int


def run(store: Store, session: Session, folder: Path) -> list[TemplateLine]:
    """In the order of the work; a document whose layout did not come along is left out."""
    region = session.region_code
    own = store.templates.all_in_force(region)
    chosen = store.templates.chosen(region)
    counts = store.templates.counts(region)
    return [
        TemplateLine(
            document,
            DOCUMENT_WORDS[document],
            version,
            own.get(document),
            chosen.get(document),
            counts.get(document, 0),
        )
        for document in FORMATS
        if (version := shipped_version(folder / FORMATS[document].file))
    ]


def shipped_version(path: Path) -> str:
    """The version that a shipped layout says it is; "" if it is not there or damaged."""
    return (read_meta(path) or {}).get("template_version", "")
