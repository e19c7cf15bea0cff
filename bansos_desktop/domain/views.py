"""What the list of recipients is narrowed to, ordered by and shows, and the views kept by name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from bansos_desktop.domain.workflow import Status


class SortBy(StrEnum):
    """What the list can be sorted by; each has an index."""

    NAME = "name"
    NIK = "nik"
    PLACE = "place"
    DESIL = "desil"
    STATUS = "status"
    BUSINESS_TYPE = "business_type"
    REQUESTED_VALUE = "requested_value"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to; an empty one narrows nothing.

    `noted_for` is the aid that people are noted for whom the quota had no place left.
    `region_code` is of any level. `among` names proposals that another page found, `label` says
    what they are; both are of the moment and kept in no view. A text may be a person's number,
    which is why it is in no repr.
    """

    text: str = field(default="", repr=False)
    region_code: str = ""
    statuses: tuple[str, ...] = ()
    business_type: str = ""
    stage: str = ""
    desil_from: int | None = None
    desil_to: int | None = None
    desil_unknown: bool = False
    category: str = ""
    institution: str = ""
    noted_for: str = ""
    among: tuple[str, ...] | None = field(default=None, repr=False)
    label: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == NO_FILTER

    @property
    def is_plain(self) -> bool:
        """Whether nothing but words narrows the list."""
        return self == Filter(self.text)

    def lasting(self) -> Filter:
        """The part of it that still means something another day."""
        return replace(self, among=None, label="")


NO_FILTER = Filter()


@dataclass(frozen=True, slots=True)
class View:
    """A way to look at the list. `columns` are keys from left to right; none leaves them alone."""

    name: str
    filter: Filter = NO_FILTER
    sort: SortBy = SortBy.NAME
    descending: bool = False
    columns: tuple[str, ...] = ()

    def shows(self, other: View) -> bool:
        """Whether `other`, whatever its name, shows what this one shows."""
        same = (self.filter, self.sort, self.descending)
        return same == (other.filter, other.sort, other.descending) and (
            not self.columns or self.columns == other.columns
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns a user sees, from left to right, and the widths that were pulled."""

    columns: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Views:
    """A user's own views, and which view the list begins with ("" for none)."""

    own: tuple[View, ...] = ()
    first: str = ""

    def find(self, name: str) -> View | None:
        """The view of this name, whatever its capitals; own ones hide shipped ones."""
        wanted = name.strip().casefold()
        found = (view for view in (*self.own, *SHIPPED) if view.name.casefold() == wanted)
        return next(found, None)

    def keeping(self, view: View) -> Views:
        """With this view, in the place of its namesake if there is one."""
        kept = view.name.casefold()
        if any(old.name.casefold() == kept for old in self.own):
            own = tuple(view if old.name.casefold() == kept else old for old in self.own)
        else:
            own = (*self.own, view)
        return replace(self, own=own)

    def renaming(self, old: str, new: str) -> Views:
        """With another name for an own view; it stays the first if it was."""
        own = tuple(replace(view, name=new) if view.name == old else view for view in self.own)
        return Views(own, new if self.first == old else self.first)

    def without(self, name: str) -> Views:
        """Without an own view; a list that began with it begins with everything again."""
        own = tuple(view for view in self.own if view.name != name)
        return Views(own, "" if self.first == name else self.first)


SHIPPED = (
    View("Menunggu verifikasi", Filter(statuses=(Status.PROPOSED.value,)), SortBy.PLACE),
    View(
        "Desil 1–2",
        Filter(desil_from=1, desil_to=2),
        SortBy.PRIORITY,
        columns=("priority", "name", "nik", "place", "region", "status", "business", "value"),
    ),
    View("Belum lengkap (draf)", Filter(statuses=(Status.DRAFT.value,))),
)
