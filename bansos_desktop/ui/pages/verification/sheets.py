"""The papers for the field, as HTML: the list of a village, and a form for each family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import zip_longest

from bansos_desktop.domain.nik import masked
from bansos_desktop.domain.programme import Asks, Programme
from bansos_desktop.domain.visit import Recommendation
from bansos_desktop.store.visits import WorkRow
from bansos_desktop.ui.i18n import number_text, rupiah_text, tr
from bansos_desktop.ui.models.group_names import GroupNames
from bansos_desktop.ui.pages.verification.words import (
    ASSETS,
    CRITERIA_TITLE,
    earlier_title,
    subjects,
)
from bansos_desktop.ui.pages.verification.worklist_table import OUTCOME_WORDS, address_text
from bansos_desktop.usecases.list_worklist import by_village

BOX = "&#9744;"
ROWS_A_SHEET = 9
GRID = 'border="1" cellspacing="0" style="border-collapse: collapse; border-color: #555555"'
# Somebody writes here by pen, on a knee: the lines stand well apart.
ROOMY = ' style="line-height: 190%; margin-top: 6px; margin-bottom: 0px"'
LINE = "_" * 84
SHORT = "_" * 34
# Stands where the title of the programme's own trait comes; without one its room is for notes.
TRAIT = ""
# Title, width in percent of the page; the last four are written by pen.
LIST_COLUMNS = (
    ("No", 4),
    ("Nama / NIK", 21),
    ("Alamat, RT/RW", 19),
    ("No. HP", 11),
    (TRAIT, 10),
    ("Hasil", 15),
    ("Tanggal", 9),
    ("Catatan", 11),
)


def worklist_parts(rows: Sequence[WorkRow], heading: str, groups: GroupNames) -> tuple[str, ...]:
    """The sheets of each village; every one names it, since sheets get parted in the field."""
    return tuple(
        part for group in by_village(rows) for part in _village_sheets(group, heading, groups)
    )


def form_parts(
    rows: Sequence[WorkRow], heading: str, groups: GroupNames, questions: Sequence[str]
) -> tuple[str, ...]:
    """One page for each family: who it is, and blanks in the order of the visit."""
    return tuple(_form(row, heading, groups, questions) for row in rows)


def _village_sheets(rows: Sequence[WorkRow], heading: str, groups: GroupNames) -> Iterator[str]:
    """As many rows a sheet as surely fit, because Qt would cut a row in two."""
    village = rows[0].village or tr("Desa belum diketahui")
    place = f"{village}, Kecamatan {rows[0].district}" if rows[0].district else village
    head = "".join(
        f'<th width="{width}%" align="left">{escape(title)}</th>'
        for title, width in _list_columns(groups)
    )
    count = f"{number_text(len(rows))} {groups.programme.who}"
    for start in range(0, len(rows), ROWS_A_SHEET):
        some = rows[start : start + ROWS_A_SHEET]
        body = "".join(_list_row(number, row, groups) for number, row in enumerate(some, start + 1))
        yield (
            '<h2 align="center">DAFTAR KUNJUNGAN VERIFIKASI LAPANGAN</h2>'
            f'<p align="center">{escape(heading)}</p>'
            f'<p style="margin-bottom: 8px"><b>{escape(place)}</b> &nbsp; {escape(count)} '
            f"&nbsp;&nbsp; Petugas: {SHORT} &nbsp; Tanggal: {'_' * 16}</p>"
            f'<table width="100%" cellpadding="4" {GRID}><thead><tr bgcolor="#e8e8e8">{head}'
            f"</tr></thead><tbody>{body}</tbody></table>"
        )


def _list_columns(groups: GroupNames) -> Sequence[tuple[str, int]]:
    """The titles with their widths, which are always the whole page."""
    if groups.traits:
        told = ", ".join(trait.label for trait in groups.traits)
        return [(title or told, width) for title, width in LIST_COLUMNS]
    spare = dict(LIST_COLUMNS)[TRAIT]
    *columns, (last, width) = [column for column in LIST_COLUMNS if column[0] != TRAIT]
    return [*columns, (last, width + spare)]


def _list_row(number: int, row: WorkRow, groups: GroupNames) -> str:
    """One family with room to write; the NIK is masked, for paper gets lost in the field."""
    marks = "<br>".join(f"{BOX} {escape(text)}" for text in OUTCOME_WORDS.values())
    trait = ("<br>".join(map(escape, groups.told(row))),) if groups.traits else ()
    cells = (
        str(number),
        f"<b>{escape(row.name)}</b><br>{escape(masked(row.nik))}",
        escape(address_text(row)),
        escape(row.phone),
        *trait,
        marks,
        "",
        "",
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _form(row: WorkRow, heading: str, groups: GroupNames, questions: Sequence[str]) -> str:
    """One family, with what is known filled in and the rest to be ticked by hand."""
    place = ", ".join(part for part in (address_text(row), row.village, row.district) if part)
    programme = groups.programme
    return (
        '<h2 align="center">FORMULIR VERIFIKASI LAPANGAN</h2>'
        f'<p align="center">{escape(heading)}</p>'
        + _facts(
            (
                ("Nama", row.name),
                ("NIK", masked(row.nik)),
                ("Alamat", place),
                ("No. KK", masked(row.family_card)),
                ("No. HP", row.phone),
                ("Desil", str(row.desil or "")),
                *groups.facts(row),
                *_value(row, groups),
            )
        )
        + f"<p{ROOMY}><b>1. Kunjungan</b> &nbsp; Tanggal: {'_' * 18} &nbsp; Petugas: {SHORT}<br>"
        + f"Hasil: {_ticks(OUTCOME_WORDS.values())}<br>"
        + f"Koordinat: lintang {'_' * 18} bujur {'_' * 18} &nbsp; "
        + f"Foto: {_ticks(text for _code, text in subjects(programme))}</p>"
        + (_questions(questions) if programme.asks_household else "")
        + _answers(programme)
        + _signatures(row.name, in_institution=groups.asks_institution)
    )


def _value(row: WorkRow, groups: GroupNames) -> Sequence[tuple[str, str]]:
    """The amount under the programme's own name; none where nobody knows of one."""
    if not row.requested_value and not groups.programme.wants(Asks.GOODS):
        return ()
    return ((groups.programme.value_label, _amount(row.requested_value)),)


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    """What is known in two columns of label and value, escaped, for names may hold any sign."""
    pairs = zip_longest(facts[::2], facts[1::2], fillvalue=("", ""))
    lines = [(*left, *right) for left, right in pairs]
    rows = "".join(
        f'<tr><td width="12%">{escape(one)}</td><td width="46%"><b>{escape(value)}</b></td>'
        f'<td width="13%">{escape(other)}</td><td width="29%"><b>{escape(second)}</b></td></tr>'
        for one, value, other, second in lines
    )
    return f'<table width="100%" cellpadding="3" {GRID}>{rows}</table>'


def _questions(questions: Sequence[str]) -> str:
    """The criteria numbered, each with a box for yes and one for no."""
    title = f"<p{ROOMY}><b>2. {CRITERIA_TITLE}</b> (Kepmensos 262/HUK/2022)</p>"
    rows = "".join(
        f'<tr><td width="5%" align="center">{number}</td><td width="73%">{escape(text)}</td>'
        f'<td width="11%">{BOX} Ya</td><td width="11%">{BOX} Tidak</td></tr>'
        for number, text in enumerate(questions, 1)
    )
    return f'{title}<table width="100%" cellpadding="3" {GRID}>{rows}</table>'


def _answers(programme: Programme) -> str:
    """The rest of the visit, with lines to write on, numbered after what came before it."""
    asks_business, asks_house = programme.wants(Asks.BUSINESS), programme.asks_household
    houses = ("Milik sendiri", "Kontrak/sewa", "Menumpang", "Lainnya")
    wills = ("Ya", "Masih ragu", "Tidak")
    advice = [one.label for one in Recommendation]
    money = "Rp" + "_" * 20
    skill = f"<b>{{n}}. Keterampilan</b> {'_' * 40} &nbsp; <b>Berminat:</b> {_ticks(wills)}"
    monthly = f"Penghasilan {money} &nbsp; Pengeluaran {money}<br>Di antaranya untuk makan {money}"
    earlier = earlier_title(asks_business=asks_business)
    household = (
        f"<b>{{n}}. {ASSETS}</b> &nbsp; {_ticks(houses)}<br>Aset: {LINE}",
        f"<b>{{n}}. Per bulan</b> &nbsp; {monthly}",
    )
    parts = (
        *(household if asks_house else ()),
        f"<b>{{n}}. {earlier}</b> (apa, dari siapa, tahun)<br>{LINE}",
        *((skill,) if asks_business else ()),
        f"<b>{{n}}. Rekomendasi</b> &nbsp; {_ticks(advice)}<br>Alasan: {LINE}",
        f"<b>{{n}}. Catatan</b><br>{LINE}<br>{LINE}",
    )
    first = 3 if asks_house else 2
    return "".join(f"<p{ROOMY}>{part.format(n=n)}</p>" for n, part in enumerate(parts, first))


def _signatures(name: str, *, in_institution: bool) -> str:
    """Room to sign, with the name of who was asked already under it.

    In an institution that is often somebody who looks after the recipient.
    """
    blank = "<br><br><br>"
    answered = "Responden atau pengurus lembaga" if in_institution else "Responden"
    under = SHORT if in_institution else escape(name)
    return (
        '<table width="100%" cellpadding="2"><tr>'
        f'<td width="50%" align="center">{answered}{blank}({under})</td>'
        f'<td width="50%" align="center">Petugas{blank}({SHORT})</td></tr></table>'
    )


def _ticks(texts: Iterable[str]) -> str:
    return " &nbsp; ".join(f"{BOX} {escape(text)}" for text in texts)


def _amount(value: int | None) -> str:
    return rupiah_text(value) if value else ""
