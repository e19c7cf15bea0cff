"""Tabs have names that Excel accepts, each once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.workbook.tab_names import tab_names


def test_names_are_kept_where_they_can_be() -> None:
    names = tab_names(["Siti", "siti", "A/B: [C]?*\\", "", "History", "_META"], ["Daftar"], "RAB")

    assert names == ["Siti", "siti (2)", "A B C", "RAB", "History (2)", "_META (2)"]


@given(st.lists(st.text(max_size=50), max_size=20))
def test_any_names_become_valid_and_unique(wished: list[str]) -> None:
    names = tab_names(wished, ["_meta", "Petunjuk"], "Lembar")

    assert len({name.casefold() for name in [*names, "_meta", "history", "petunjuk"]}) == 3 + len(
        wished
    )
    for name in names:
        assert name.strip(" '") == name
        assert 0 < len(name.encode("utf-16-le", "surrogatepass")) <= 62
        assert not set(name) & set("[]:*?/\\")
