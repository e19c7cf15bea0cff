"""The recovery key on paper: whose it is, since when, the code, and what to do with the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from bansos_desktop.domain.recovery_code import RecoveryCode
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.printing.printout import Printout

MONO = "'Consolas','Liberation Mono','DejaVu Sans Mono'"
IN_A_ROW = 4
# As many signs of a laptop's name as a backup's file name has.
SIGNS = 4
_GAP = '<p style="font-size:11pt;margin:0">&nbsp;</p>'
GRID = 'border="1" cellspacing="0" style="border-collapse: collapse; border-color: #555555"'


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands around the code; `made` is the moment in words."""

    office: str
    user: str
    device: str
    made: str


def recovery_printout(code: RecoveryCode, sheet: Sheet) -> Printout:
    """One page; it is the only place where the code will ever stand."""
    title = tr("Kunci pemulihan {office}").format(office=sheet.office)
    facts = (
        (tr("Kantor"), sheet.office),
        (tr("Pengguna"), sheet.user),
        (tr("Laptop"), f"…{sheet.device[-SIGNS:]}"),
        (tr("Dibuat"), sheet.made),
    )
    rows = "".join(
        f'<tr><td width="18%">{escape(name)}</td><td><b>{escape(value)}</b></td></tr>'
        for name, value in facts
    )
    parts = (
        f'<p style="font-size:18pt;margin:0"><b>{escape(tr("KUNCI PEMULIHAN"))}</b></p>',
        f'<p style="font-size:11pt;margin:0 0 10px 0">{escape(tr("Bansos Desktop"))}</p>',
        f'<table width="100%" cellpadding="3" style="font-size:11pt">{rows}</table>',
        _GAP,
        _code_table(code),
        _GAP,
        _list(tr("Simpan di mana"), _keeping()),
        _list(tr("Cara memakainya"), _using()),
    )
    return Printout(title, ("".join(parts),), margin_mm=20)


def _code_table(code: RecoveryCode) -> str:
    """Each group under its number, for that is how a slip is told."""
    cells = [
        f'<td align="center" width="25%"><span style="font-size:9pt">{at + 1}</span><br>'
        f'<span style="font-family:{MONO};font-size:24pt">{group}</span></td>'
        for at, group in enumerate(code.groups)
    ]
    rows = (cells[at : at + IN_A_ROW] for at in range(0, len(cells), IN_A_ROW))
    body = "".join(f"<tr>{''.join(row)}{_blank(len(row))}</tr>" for row in rows)
    return f'<table width="100%" cellpadding="8" {GRID}>{body}</table>'


def _blank(filled: int) -> str:
    return "<td></td>" * (IN_A_ROW - filled)


def _keeping() -> tuple[str, ...]:
    return (
        tr("Terkunci di kantor: lemari besi, brankas, atau laci kepala bidang."),
        tr(
            "Bukan di tas laptop dan bukan difoto: dengan kertas ini dan laptopnya, siapa pun "
            "membuka semua data."
        ),
        tr(
            "Kertas hilang atau dilihat orang? Buat kunci baru di Pengaturan > Kantor; kertas ini "
            "lalu tidak berlaku."
        ),
    )


def _using() -> tuple[str, ...]:
    return (
        tr("Di layar pertama program pilih Lupa kata sandi?, lalu ketik ketujuh kelompok."),
        tr(
            "Huruf besar-kecil, spasi, dan garis tidak penting. Angka 0 dan 1, huruf I dan O "
            "tidak pernah ada."
        ),
        tr("Buat kata sandi baru. Kunci ini tetap berlaku sesudahnya."),
        tr("Kunci ini juga membuka cadangan yang dibuat selama kunci ini berlaku."),
    )


def _list(title: str, lines: tuple[str, ...]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    head = f'<p style="font-size:11pt;margin:12px 0 4px 0"><b>{escape(title)}</b></p>'
    return f'{head}<ul style="font-size:11pt;margin:0">{items}</ul>'
