"""Keeping a user's views of the list, and the columns they like.

It is kept as JSON inside the encrypted store, since a view may hold words that were searched for.
What an older or newer program wrote, and what cannot be read, is the default and never an error.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from bansos_desktop.domain.session import Session
from bansos_desktop.domain.views import Filter, Layout, SortBy, View, Views
from bansos_desktop.store.preferences import keep_preference
from bansos_desktop.store.store import Store

VIEWS_KEY = "recipients.views"
LAYOUT_KEY = "recipients.columns"
_OF_THE_MOMENT = ("among", "label")
_ORDERS = frozenset(SortBy)


def views_of(store: Store, session: Session) -> Views:
    """The user's own views and which comes first."""
    kept = _read(store.preferences.get(session.user, VIEWS_KEY))
    views = (_view(raw) for raw in _list(kept, "views"))
    return Views(tuple(view for view in views if view), _text(kept, "first"))


def layout_of(store: Store, session: Session) -> Layout:
    """The user's columns; none before the first change."""
    kept = _read(store.preferences.get(session.user, LAYOUT_KEY))
    widths = kept.get("widths")
    pairs = widths.items() if isinstance(widths, dict) else ()
    return Layout(
        tuple(key for key in _list(kept, "columns") if isinstance(key, str)),
        tuple((key, width) for key, width in pairs if isinstance(width, int)),
    )


def keep_views(store: Store, session: Session, views: Views, *, now: datetime) -> None:
    """Keep all views anew, without what is only of the moment."""
    own = [_plain(view) for view in views.own]
    _keep(store, session, (VIEWS_KEY, {"views": own, "first": views.first}), now=now)


def keep_layout(store: Store, session: Session, layout: Layout, *, now: datetime) -> None:
    """Keep the columns."""
    plain = {"columns": layout.columns, "widths": dict(layout.widths)}
    _keep(store, session, (LAYOUT_KEY, plain), now=now)


def _keep(
    store: Store, session: Session, kept: tuple[str, Mapping[str, object]], *, now: datetime
) -> None:
    """Write one preference of this user as JSON; views are in no ledger."""
    key, value = kept
    with store.write(session.author, now=now, act="view.keep") as work:
        keep_preference(work, session.user, key, json.dumps(value, ensure_ascii=False))


def _plain(view: View) -> dict[str, Any]:
    plain = asdict(view)
    for name in _OF_THE_MOMENT:
        del plain["filter"][name]
    return plain


def _view(raw: object) -> View | None:
    """A view as it was kept; None if it has no name or an order nobody knows."""
    if not isinstance(raw, dict) or not _text(raw, "name") or _text(raw, "sort") not in _ORDERS:
        return None
    kept = raw.get("filter")
    return View(
        _text(raw, "name"),
        _filter(kept if isinstance(kept, dict) else {}),
        SortBy(raw["sort"]),
        raw.get("descending") is True,
        tuple(key for key in _list(raw, "columns") if isinstance(key, str)),
    )


def _filter(raw: Mapping[str, Any]) -> Filter:
    """A filter as kept, whatever an older or newer program wrote: what is odd is left out."""
    return Filter(
        text=_text(raw, "text"),
        region_code=_text(raw, "region_code"),
        statuses=tuple(code for code in _list(raw, "statuses") if isinstance(code, str)),
        business_type=_text(raw, "business_type"),
        stage=_text(raw, "stage"),
        desil_from=_number(raw, "desil_from"),
        desil_to=_number(raw, "desil_to"),
        desil_unknown=raw.get("desil_unknown") is True,
        category=_text(raw, "category"),
        institution=_text(raw, "institution"),
        noted_for=_text(raw, "noted_for"),
    )


def _read(text: str) -> Mapping[str, Any]:
    """What was kept, or nothing where it cannot be read: a lost view must not close the list."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _text(raw: Mapping[str, Any], name: str) -> str:
    found = raw.get(name)
    return found if isinstance(found, str) else ""


def _number(raw: Mapping[str, Any], name: str) -> int | None:
    found = raw.get(name)
    return found if type(found) is int else None


def _list(raw: Mapping[str, Any], name: str) -> list[Any]:
    found = raw.get(name)
    return found if isinstance(found, list) else []
