"""The engine says what it is."""

from __future__ import annotations

from bansos_desktop.store import engine


def test_the_engine_encrypts_and_has_a_version() -> None:
    found = engine.engine()

    assert found.cipher
    assert found.sqlite.startswith("3.")


def test_an_engine_without_a_cipher_says_so(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    import sqlite3  # noqa: PLC0415 - the engine that encrypts nothing

    monkeypatch.setattr(engine.sqlcipher, "connect", sqlite3.connect)

    assert engine.engine().cipher == ""
