"""Filling a template: a table, a sheet for each record, or a letter; whole or not there.

No clock gets in: the same content, down to its creation date, gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bansos_desktop.workbook.atomic import write_atomically
from bansos_desktop.workbook.container import META_SHEET
from bansos_desktop.workbook.content import Content
from bansos_desktop.workbook.drawing import NO_DRAWING, Drawing, png_size, rels_path
from bansos_desktop.workbook.formats import Shape
from bansos_desktop.workbook.meta import META_KEYS, BodyChecksum, meta_xml
from bansos_desktop.workbook.notes import moved_notes
from bansos_desktop.workbook.package import (
    CONTENT_TYPES,
    DRAWING_ELEMENT,
    Tab,
    book_parts,
    content_types,
    drawing_parts,
    sheet_links,
)
from bansos_desktop.workbook.placeholder import Value
from bansos_desktop.workbook.sheet_fill import Rows, RowStream, SheetFill
from bansos_desktop.workbook.sheet_form import Frame
from bansos_desktop.workbook.sheet_results import with_results
from bansos_desktop.workbook.shell import Shell
from bansos_desktop.workbook.stretch import Stretch
from bansos_desktop.workbook.tab_names import tab_names
from bansos_desktop.workbook.template import Template

Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Filled:
    """What was written: records, and the sha256 of the file; same content, same file."""

    rows: int
    sha256: str


def fill(
    template: Template, content: Content, target: Path, *, progress: Told | None = None
) -> Filled:
    """Fill a template into `target`; if `progress` (records so far) raises, no file is left."""
    with write_atomically(target) as path, path.open("wb+") as stream:
        return fill_into(template, content, stream, progress=progress)


def fill_into(
    template: Template, content: Content, stream: IO[bytes], *, progress: Told | None = None
) -> Filled:
    """Fill a template into an open file that can be read back, from its beginning."""
    with ZipFile(stream, "w") as archive:
        count = _Filling(archive, template, content, progress or _nobody).run()
    stream.seek(0)
    digest = hashlib.sha256()
    while block := stream.read(1 << 20):
        digest.update(block)
    return Filled(count, digest.hexdigest())


def _nobody(_done: int) -> None:
    """Nobody watches."""


class _Filling:
    """One workbook being written, part by part."""

    def __init__(self, archive: ZipFile, template: Template, content: Content, told: Told) -> None:
        self._archive = archive
        self._template = template
        self._content = content
        self._told = told
        self._shell = Shell(template, content)
        self._checksum = BodyChecksum()
        self._files = dict(self._shell.files)
        self._media: dict[str, bytes] = {}
        self._records = _records(template, content)
        self._first = next(
            n for n, each in enumerate(self._shell.sheets) if each[0] == template.sheet
        )
        self._tabs = self._made_tabs()
        self._results = self._shell.results()

    def run(self) -> int:
        """Write all parts; how many records they hold."""
        # Some programs know a workbook by its first part.
        types = content_types(self._files.pop(CONTENT_TYPES), self._tabs, self._files)
        self._store(CONTENT_TYPES, types)
        count, stretches = self._filled_sheets()
        self._other_sheets(stretches)
        for name, data in book_parts(self._files, self._tabs, stretches, self._first):
            self._files[name] = data
        meta = _meta(self._content, self._own_meta(count))
        path = next(tab.path for tab in self._tabs if tab.name == META_SHEET)
        self._files[path] = meta_xml(meta, self._shell.text_style).encode()
        for name, data in (self._files | self._media).items():
            self._store(name, data)
        self._told(count)
        return count

    def _made_tabs(self) -> list[Tab]:
        """The template's sheets, with the filled one as often as there are records."""
        form = self._shell.sheets[self._first]
        others = [each for each in self._shell.sheets if each != form]
        names = [form[0]]
        if self._template.shape is Shape.SHEETS:
            wished = [sheet.name for sheet in self._records]
            names = tab_names(wished, [title for title, _path, _state in others], form[0])
        tabs: list[Tab] = []
        for title, path, state in self._shell.sheets:
            many = names if title == form[0] else [title]
            draws = self._draws(title)
            for number, name in enumerate(many):
                own = path if number == 0 else f"xl/worksheets/lembar{number + 1}.xml"
                tabs.append(Tab(name, own, state, len(tabs) + 1 if draws else 0))
        return tabs

    def _draws(self, title: str) -> bool:
        has_logo = bool(self._shell.form.logos) and png_size(self._content.logo) is not None
        is_form = title == self._template.sheet
        return self._shell.raw(title).drawing is not None or (is_form and has_logo)

    def _filled_sheets(self) -> tuple[int, list[Stretch]]:
        """The sheets made from records."""
        form = self._shell.form
        template_path = self._shell.sheets[self._first][1]
        frame = Frame(self._files.pop(template_path).decode())
        links = self._files.pop(rels_path(template_path), b"")
        many = self._template.shape is Shape.SHEETS
        stretches: list[Stretch] = []
        count = 0
        for number, (record, tab) in enumerate(
            zip(self._records, self._tabs[self._first :], strict=False)
        ):
            with self._archive.open(_entry(tab.path), "w") as stream:
                out = RowStream(stream)
                out.put(frame.unselected_head if number else frame.head)
                values = {**self._content.document, **record.values}
                self._results = self._shell.results()
                writer = SheetFill(
                    out,
                    form,
                    tab.name,
                    values,
                    self._checksum,
                    self._results,
                    self._template.section is None,
                )
                stretch = writer.run(record.rows, _nobody if many else self._told)
                added = self._added(form.title, tab)
                ours = [*form.elements(stretch, writer.turns), *added]
                out.put(frame.tail(stretch, form.title, ours))
                out.flush()
            self._links(tab, links, stretch, writer)
            stretches.append(stretch)
            count += writer.count
            if many:
                self._told(number + 1)
        if self._template.shape is not Shape.TABLE:
            count = len(stretches)
        return count, stretches

    def _added(self, title: str, tab: Tab) -> list[tuple[str, str]]:
        header = self._shell.header(title)
        found = [("headerFooter", header)] if header else []
        if checks := self._shell.raw(title).checks:
            found.append(("extLst", checks))
        return [*found, DRAWING_ELEMENT] if tab.drawing else found

    def _links(self, tab: Tab, links: bytes, stretch: Stretch, writer: SheetFill) -> None:
        """What belongs to a filled sheet: comments, pictures and the logo."""
        self._files.update(moved_notes(self._files, links, stretch.first))
        if tab.drawing:
            drawing = self._shell.raw(stretch.sheet).drawing or NO_DRAWING
            drawing = drawing.moved(stretch.first)
            self._draw(drawing.with_logo(self._content.logo, writer.boxes(stretch)), tab)
            links = sheet_links(links, tab.drawing)
        if links:
            self._store(rels_path(tab.path), links)

    def _draw(self, drawing: Drawing, tab: Tab) -> None:
        for name, data in drawing_parts(drawing, tab.drawing):
            self._store(name, data)
        self._media.update(drawing.media)

    def _other_sheets(self, stretches: list[Stretch]) -> None:
        """Sheets filled once: their formulas follow the rows of the table they refer to."""
        for tab in self._tabs:
            if tab.path not in self._files or tab.name == META_SHEET:
                continue
            frame, stretch = Frame(self._files[tab.path].decode()), stretches[0]
            tail = frame.tail(stretch, tab.name, self._added(tab.name, tab))
            body = with_results(stretch.markup(frame.body, tab.name), tab.name, self._results)
            self._files[tab.path] = f"{frame.head}{body}{tail}".encode()
            drawing = self._shell.raw(tab.name).drawing
            if drawing is not None and tab.drawing:
                self._draw(drawing, tab)
                path = rels_path(tab.path)
                self._store(path, sheet_links(self._files.pop(path, b""), tab.drawing))

    def _own_meta(self, count: int) -> Mapping[str, str | int]:
        """What was counted here outweighs what the caller says."""
        template = self._template
        known: dict[str, str | int] = {
            "template": template.name,
            "template_version": template.version,
            "row_count": count,
            "sheet": self._tabs[self._first].name,
            "checksum": self._checksum.hexdigest(),
        }
        if template.section is not None:
            known["first_row"] = template.section.block.first
            block = self._shell.form.block
            # A record of several rows has no column of its own.
            if len(block) == 1:
                columns = block[0].names.items()
                known["columns"] = " ".join(f"{letter}={name}" for letter, name in columns)
        return known

    def _store(self, name: str, data: bytes) -> None:
        self._archive.writestr(_entry(name), data)


@dataclass(frozen=True, slots=True, repr=False)
class _Record:
    """What one filled sheet is made from; it holds personal data, so no repr shows it."""

    name: str
    values: Mapping[str, Value]
    rows: Rows


def _records(template: Template, content: Content) -> list[_Record]:
    """One for each sheet; a template that is filled once has one for all rows, read once."""
    if template.shape is not Shape.SHEETS:
        return [_Record("", {}, content.rows)]
    made = [_Record(sheet.name, sheet.values, sheet.rows) for sheet in content.sheets]
    return made or [_Record("", {}, ())]


def _meta(content: Content, counted: Mapping[str, str | int]) -> dict[str, str | int]:
    """Known keys first and in order; a draft says so."""
    known: dict[str, str | int] = {**content.meta, **counted}
    first = {key: known[key] for key in META_KEYS if key in known}
    return first | known | ({"draft": 1} if content.draft else {})


def _entry(name: str) -> ZipInfo:
    # ZipInfo's own date is fixed, so that the same content gives the same bytes.
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0
    return entry
