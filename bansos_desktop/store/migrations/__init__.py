"""The schema as an ordered list of steps; a released step is never edited again.

The read models are today's, so the last step that changes them makes them, and no step before it.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from bansos_desktop.store import projection
from bansos_desktop.store.migrations import house, imports, letters, life, papers, quotas

STEPS = Migrations("bansos_desktop")


@STEPS()
def m0001_the_house(db: Database) -> None:
    """The ledger, what it adds up to, reference data, and the read models."""
    for script in (house.LEDGER, house.RECORDS, house.REFERENCES, house.READ_MODELS):
        for statement in split_statements(script):
            db.execute(statement)


@STEPS()
def m0002_the_life_of_a_proposal(db: Database) -> None:
    """All fields of the proposal sheet, and what follows it: visits, goods, handovers, photos."""
    projection.drop_all_triggers(db)
    for script in (life.LIFE_OF_A_PROPOSAL, life.LISTING):
        for statement in split_statements(script):
            db.execute(statement)


@STEPS()
def m0003_imports_that_go_on(db: Database) -> None:
    """What an office teaches, sheets it remembers, and the import that a mended sheet mends."""
    for statement in split_statements(imports.IMPORTS):
        db.execute(statement)


@STEPS()
def m0004_papers_of_the_office(db: Database) -> None:
    """The office on its paper, its own layouts, and more of what is noted of an export."""
    for statement in split_statements(papers.PAPERS):
        db.execute(statement)


@STEPS()
def m0005_quotas_and_programmes(db: Database) -> None:
    """What offices do with figures, programmes as data, monthly aid, institutions, the sums."""
    projection.drop_all_triggers(db)
    for script in (quotas.QUOTAS, quotas.LISTING):
        for statement in split_statements(script):
            db.execute(statement)
    projection.create_triggers(db)
    projection.rebuild(db)


@STEPS()
def m0006_letters_in_the_ledger(db: Database) -> None:
    """The figures of letters are in the ledger too, so that a letter can be taken back."""
    for statement in split_statements(letters.LETTERS):
        db.execute(statement)


def step_names() -> frozenset[str]:
    """The steps this program knows, whether a database took them yet or not."""
    empty = Database(memory=True)
    try:
        return frozenset(step.name for step in STEPS.pending(empty))
    finally:
        empty.close()


def split_statements(script: str) -> list[str]:
    """The statements of `script`; a trigger's inner semicolons do not part it.

    `executescript` would commit first, and so break the step's transaction.
    """
    statements: list[str] = []
    pending = ""
    for piece in script.split(";\n"):
        pending += f"{piece};\n"
        if "create trigger" not in pending or pending.rstrip().endswith("end;"):
            if pending.strip(" ;\n"):
                statements.append(pending.strip())
            pending = ""
    return statements
