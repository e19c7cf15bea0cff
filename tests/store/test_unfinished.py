"""Half filled forms of one user, told by the name typed so far."""

from __future__ import annotations

import pytest

from tests.soundness import raw
from tests.store.conftest import Office


def leave(office: Office, slot: str, content: str, at: str, user: str = "Siti") -> None:
    raw(office.store).execute("insert into scratch values (?, ?, ?, ?)", [user, slot, content, at])


def test_a_users_forms_come_newest_first(office: Office) -> None:
    leave(office, "a", '{"name": "Ali"}', "2025-08-01")
    leave(office, "b", '{"draft": {"name": "Budi"}}', "2025-08-02")
    leave(office, "c", '{"name": "Citra"}', "2025-08-03", user="Orang lain")

    found = office.store.unfinished.of("Siti")

    assert [(one.slot, one.name, one.at) for one in found] == [
        ("b", "Budi", "2025-08-02"),
        ("a", "Ali", "2025-08-01"),
    ]
    assert "Budi" not in repr(found)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"name": 5}', '{"name": null}', '{"draft": "x"}']
)
def test_what_cannot_be_read_has_no_name(office: Office, content: str) -> None:
    leave(office, "a", content, "2025-08-01")

    assert [one.name for one in office.store.unfinished.of("Siti")] == [""]
