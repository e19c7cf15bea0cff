"""What `lembaga` does to the register: one is added, changed or taken out.

Only what an option names is changed; an empty text clears it. Each is one act, which `urungkan`
takes back.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bansos_desktop.cli.answer import Reply
from bansos_desktop.cli.desk import Desk
from bansos_desktop.domain.institution import Institution
from bansos_desktop.domain.problems import Severity
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.usecases import keep_institution
from bansos_desktop.usecases.keep_institution import Kept, Request
from bansos_desktop.usecases.refusal import Refused

# The option of each field that a person may give.
_OPTIONS: Mapping[str, str] = {
    "nama": "name",
    "jenis": "institution_kind",
    "alamat": "address",
    "pimpinan": "head",
    "telepon": "phone",
    "nomor": "registration",
    "penghuni": "residents",
}
_MOST_NAMED = 5
Done = tuple[Reply, list[str]]


def take(at: Desk, arguments: Namespace) -> Done:
    """What was asked for, under its public names and in words; nothing if only the list was."""
    acts: Mapping[str, Callable[[Desk, Namespace], Done]] = {
        "tambah": _add,
        "ubah": _change,
        "hapus": _delete,
    }
    for name, act in acts.items():
        if getattr(arguments, name):
            return act(at, arguments)
    return {}, []


def _add(at: Desk, arguments: Namespace) -> Done:
    """A new one, in the region that was named or else the office's own."""
    institution = replace(
        Institution(name=arguments.tambah, region_code=at.region(arguments)), **_given(arguments)
    )
    uid, said = _keep(at, Request(institution))
    return {"added": uid}, [*said, f"{institution.tidy().name} ditambahkan."]


def _change(at: Desk, arguments: Namespace) -> Done:
    """One as it stands with what was given; the same again is no act."""
    stored = _named(at, arguments.ubah)
    before = Institution.from_record(stored.values)
    given = _given(arguments)
    if arguments.wilayah:
        region = at.region(arguments)
        # a village of another kabupaten would say otherwise
        stays = region == before.region_code
        given |= {"region_code": region, "village_code": before.village_code if stays else ""}
    after = replace(before, **given).tidy()
    if after.values() == before.values():
        return {"changed": ""}, ["Tidak ada yang berubah."]
    uid, said = _keep(at, Request(after, stored.uid, stored.rev), frozenset({"name", *given}))
    return {"changed": uid}, [*said, f"{after.name} diubah. Untuk mengembalikannya: urungkan."]


def _delete(at: Desk, arguments: Namespace) -> Done:
    """Out of the register, unless people are in it."""
    stored = _named(at, arguments.hapus)
    keep_institution.delete(at.store, at.session, stored.uid, now=at.now)
    text = f"{stored.values['name']} dihapus. Untuk mengembalikannya: urungkan."
    return {"deleted": stored.uid}, [text]


def _keep(
    at: Desk, request: Request, touched: frozenset[str] | None = None
) -> tuple[str, list[str]]:
    """The uid and what is worth a look; Refused with the first thing that is wrong.

    Of fields that were not `touched` nothing is said: somebody looked at that when they were.
    """
    found = keep_institution.look(at.store, at.session, request.institution, request.uid)
    outcome = keep_institution.run(at.store, at.session, request, now=at.now)
    if not isinstance(outcome, Kept):
        first = next(one for one in found if one.severity is Severity.ERROR)
        raise Refused(first.code, **dict(first.values))
    told = [one for one in found if touched is None or one.field in touched]
    return outcome.uid, [one.message for one in told]


def _given(arguments: Namespace) -> dict[str, Any]:
    """The fields that an option names, an empty one too."""
    fields = {field: getattr(arguments, option) for option, field in _OPTIONS.items()}
    return {field: value for field, value in fields.items() if value is not None}


def _named(at: Desk, text: str) -> StoredRecord:
    """The one of this code or of its first letters, or of exactly this name; Refused otherwise."""
    wanted = " ".join(text.split()).casefold()
    known = at.store.institutions.known()
    found = [one for one in known if one.uid.startswith(wanted)]
    found = found or [one for one in known if one.name.casefold() == wanted]
    if len(found) > 1:
        names = "; ".join(f"{one.told_apart} (kode {one.uid})" for one in found[:_MOST_NAMED])
        raise Refused("institution.several", text=text, names=names)
    stored = at.store.institutions.one(found[0].uid) if found else None
    if stored is None:
        raise Refused("institution.no_such", text=text)
    return stored
