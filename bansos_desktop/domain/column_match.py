"""What a column of somebody's sheet was taken for, why, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from enum import StrEnum

from bansos_desktop.domain.sheet_fields import SheetField

# From here on a column is taken without asking.
SURE = 0.8


class Basis(StrEnum):
    """Why a column was taken for a field."""

    TITLE = "judul"
    CONTENT = "isi"
    BOTH = "judul dan isi"
    REMEMBERED = "ingatan"
    CHOSEN = "pilihan"
    OWN = "lembar sendiri"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """One column, counted from 0; `field` is None where it is taken for nothing.

    `confidence` is between 0 and 1. `rivals` are what else it may be, likeliest first. `samples`
    are its first different values, as a person sees them: personal data, so never logged.
    `filled` counts those of the sampled people who have a value there.
    """

    column: int
    title: str
    field: SheetField | None
    confidence: float
    basis: Basis
    rivals: tuple[SheetField, ...] = ()
    samples: tuple[str, ...] = attribute(default=(), repr=False)
    filled: int = 0
    hidden: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to be asked about it."""
        return self.confidence >= SURE or self.basis in (Basis.REMEMBERED, Basis.CHOSEN, Basis.OWN)
