"""An office's layouts: listed without their workbooks, chosen by a record of its own."""

from __future__ import annotations

from base64 import b64encode

import pytest

from bansos_desktop.domain.own_template import template_uid, use_uid
from bansos_desktop.domain.records import Kind
from bansos_desktop.store.templates import Chosen, Known
from tests.factories import NOW
from tests.soundness import raw, rows_of
from tests.store.conftest import Office

AT = NOW.isoformat(timespec="seconds")


def keep(office: Office, number: int, *, document: str = "usulan", region: str = "64") -> str:
    """A version straight into the store."""
    sha256 = f"{number:064x}"
    uid = template_uid(region, document, number, sha256[::-1])
    values = {
        "region_code": region,
        "document": document,
        "number": number,
        "label": f"Versi {number}",
        "content": b64encode(b"isi %d" % number).decode(),
        "sha256": sha256,
    }
    with office.store.write(office.session.author, now=NOW, act="template.keep") as work:
        work.put(Kind.TEMPLATE, uid, values)
    return uid


def choose(office: Office, uid: str | None, *, document: str = "usulan") -> None:
    """Say which version is used."""
    values = {"region_code": "64", "document": document, "template": uid}
    with office.store.write(office.session.author, now=NOW, act="template.use") as work:
        work.put(Kind.TEMPLATE_USE, use_uid("64", document), values)


def test_an_office_without_layouts_uses_the_shipped_ones(office: Office) -> None:
    templates = office.store.templates

    assert templates.versions("64", "usulan") == []
    assert templates.in_force("64", "usulan") is None
    assert templates.all_in_force("64") == {}
    assert templates.chosen("64") == {}
    assert templates.counts("64") == {}
    assert templates.last_number("64", "usulan") == 0
    assert templates.same("64", "usulan", "ab") is None


def test_versions_are_told_newest_first_with_who_loaded_them(office: Office) -> None:
    first, second = keep(office, 1), keep(office, 2)
    keep(office, 1, document="rekap")
    keep(office, 7, region="64.02")
    choose(office, first)

    versions = office.store.templates.versions("64", "usulan")

    assert [(one.uid, one.number, one.label) for one in versions] == [
        (second, 2, "Versi 2"),
        (first, 1, "Versi 1"),
    ]
    assert [(one.user, one.at, one.in_force) for one in versions] == [
        ("Siti Operator", AT, False),
        ("Siti Operator", AT, True),
    ]
    assert office.store.templates.counts("64") == {"usulan": 2, "rekap": 1}
    assert office.store.templates.last_number("64", "usulan") == 2


def test_the_last_choice_counts_and_may_be_the_shipped_one(office: Office) -> None:
    first, second = keep(office, 1), keep(office, 2)
    templates = office.store.templates

    choose(office, first)
    choose(office, second)
    chosen = templates.in_force("64", "usulan")
    assert chosen is not None
    assert chosen.uid == second
    assert templates.all_in_force("64") == {"usulan": chosen}
    choose(office, None)

    assert templates.in_force("64", "usulan") is None
    assert templates.all_in_force("64") == {}
    assert templates.chosen("64") == {"usulan": Chosen("Siti Operator", AT)}


def test_a_version_whose_loading_was_taken_back_is_known_but_not_offered(office: Office) -> None:
    uid = keep(office, 3)
    choose(office, uid)
    with office.store.write(office.session.author, now=NOW, act="undo:x") as work:
        work.delete(Kind.TEMPLATE, uid)

    templates = office.store.templates
    assert templates.versions("64", "usulan") == []
    assert templates.in_force("64", "usulan") is None
    assert templates.all_in_force("64") == {}
    assert templates.same("64", "usulan", f"{3:064x}") == Known(uid, 3, stands=False)
    assert templates.last_number("64", "usulan") == 3


def test_a_workbook_comes_back_byte_for_byte(office: Office) -> None:
    uid = keep(office, 5)

    assert office.store.templates.content(uid) == b"isi 5"
    with pytest.raises(LookupError):
        office.store.templates.content("64-usulan-9-x")


def test_a_list_never_reads_the_workbooks(office: Office) -> None:
    keep(office, 1)
    columns = [row[1] for row in rows_of(office.store, "pragma table_info(template)")]
    asked: list[str] = []
    raw(office.store).conn.set_trace_callback(asked.append)

    office.store.templates.versions("64", "usulan")
    office.store.templates.all_in_force("64")
    raw(office.store).conn.set_trace_callback(None)

    # What stands before the content in a row is read without walking over it.
    assert columns[-1] == "content"
    assert len(asked) == 2
    assert not any("content" in query for query in asked)
