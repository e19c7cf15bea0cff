"""Every code has its sentence, every sentence its code, and both agree on the blanks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

import bansos_desktop
from bansos_desktop.domain import (
    sentences_backup,
    sentences_decision,
    sentences_export,
    sentences_form,
    sentences_handover,
    sentences_import_columns,
    sentences_import_memory,
    sentences_import_own,
    sentences_import_plan,
    sentences_import_values,
    sentences_instalment,
    sentences_institution,
    sentences_institution_file,
    sentences_keys,
    sentences_life,
    sentences_monitoring,
    sentences_own_template,
    sentences_papers,
    sentences_programme,
    sentences_quota,
    sentences_quota_file,
    sentences_rule_edit,
    sentences_rules,
    sentences_self_check,
    sentences_setup,
    sentences_store,
    sentences_template,
    sentences_ties,
    sentences_undo,
    sentences_values,
    sentences_visit,
    sentences_workbook,
)
from bansos_desktop.domain.messages import SENTENCES, sentence

PACKAGE = Path(bansos_desktop.__file__).parent
PARTS = (
    sentences_backup.BACKUP_SENTENCES,
    sentences_decision.DECISION_SENTENCES,
    sentences_export.EXPORT_SENTENCES,
    sentences_form.FORM_SENTENCES,
    sentences_import_values.IMPORT_VALUE_SENTENCES,
    sentences_import_columns.IMPORT_COLUMN_SENTENCES,
    sentences_import_memory.IMPORT_MEMORY_SENTENCES,
    sentences_import_own.IMPORT_OWN_SENTENCES,
    sentences_instalment.INSTALMENT_SENTENCES,
    sentences_institution.INSTITUTION_SENTENCES,
    sentences_institution_file.INSTITUTION_FILE_SENTENCES,
    sentences_keys.KEY_SENTENCES,
    sentences_life.LIFE_SENTENCES,
    sentences_own_template.OWN_TEMPLATE_SENTENCES,
    sentences_rule_edit.RULE_EDIT_SENTENCES,
    sentences_handover.HANDOVER_SENTENCES,
    sentences_import_plan.IMPORT_PLAN_SENTENCES,
    sentences_monitoring.MONITORING_SENTENCES,
    sentences_papers.PAPER_SENTENCES,
    sentences_quota.QUOTA_SENTENCES,
    sentences_quota_file.QUOTA_FILE_SENTENCES,
    sentences_programme.PROGRAMME_SENTENCES,
    sentences_rules.RULE_SENTENCES,
    sentences_self_check.SELF_CHECK_SENTENCES,
    sentences_setup.SETUP_SENTENCES,
    sentences_store.STORE_SENTENCES,
    sentences_template.TEMPLATE_SENTENCES,
    sentences_ties.TIE_SENTENCES,
    sentences_undo.UNDO_SENTENCES,
    sentences_values.VALUE_SENTENCES,
    sentences_visit.VISIT_SENTENCES,
    sentences_workbook.WORKBOOK_SENTENCES,
)
# Who takes a code first, and how the values come: by keyword, as a mapping, or from elsewhere.
BY_KEYWORD = {
    "error",
    "warning",
    "info",
    "overridable_error",
    "Refused",
    "StoreError",
    "PhotoError",
}
BY_MAPPING = {"WorkbookError"}
ELSEWHERE = {"NikError"}

# The variables that codes are formed with, and all they may hold.
FORMED_WITH = {
    "fault": "missing|exponent|masked|characters|length|placeholder|serial",
    "why": "by_nik|serial|month_first|swapped",
    "why.value": "scaled|against",
    "rank": "kabupaten|kecamatan|desa",
}

WHOLE = {"why"}  # blanks that are filled with whole sentences


@dataclass(frozen=True)
class Site:
    """A call that gives a code; `blanks` is None where the values cannot be read off the source."""

    where: str
    pattern: str
    exact: bool
    blanks: frozenset[str] | None


def _patterns(node: ast.AST) -> Iterator[tuple[str, bool]]:
    """Regular expressions of the codes in an expression, and whether each is one code only."""
    if isinstance(node, ast.JoinedStr):
        yield "".join(_pattern(part) for part in node.values), False
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield _pattern(node), True
    else:
        for inner in ast.iter_child_nodes(node):
            yield from _patterns(inner)


def _pattern(part: ast.expr) -> str:
    if isinstance(part, ast.FormattedValue):
        return f"({FORMED_WITH[ast.unparse(part.value)]})"
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else ""


def _keys(node: ast.expr, known: dict[str, frozenset[str] | None]) -> frozenset[str] | None:
    """The keys of a mapping: written out, named before in the same function, or both joined."""
    if isinstance(node, ast.Dict) and all(isinstance(key, ast.Constant) for key in node.keys):
        return frozenset(str(key.value) for key in node.keys if isinstance(key, ast.Constant))
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        left, right = _keys(node.left, known), _keys(node.right, known)
        return None if left is None or right is None else left | right
    return None


def _given(call: ast.Call, known: dict[str, frozenset[str] | None]) -> frozenset[str] | None:
    """The names of the values that a call gives."""
    name = getattr(call.func, "id", "")
    if name in ELSEWHERE:
        return None
    if name in BY_MAPPING:
        return _keys(call.args[1], known)
    blanks: frozenset[str] = frozenset()
    for keyword in call.keywords:
        more = frozenset({keyword.arg}) if keyword.arg else _keys(keyword.value, known)
        if more is None:
            return None
        blanks |= more
    return blanks


def _sites_of(function: ast.AST, where: str) -> Iterator[Site]:
    known: dict[str, frozenset[str] | None] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            known[node.targets[0].id] = _keys(node.value, known)
    for call in ast.walk(function):
        name = getattr(call.func, "id", "") if isinstance(call, ast.Call) else ""
        if isinstance(call, ast.Call) and name in BY_KEYWORD | BY_MAPPING | ELSEWHERE:
            for pattern, exact in _patterns(call.args[0]):
                yield Site(f"{where}:{call.lineno}", pattern, exact, _given(call, known))


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        if not file.name.startswith("sentences_"):
            where = file.relative_to(PACKAGE).as_posix()
            yield where, ast.parse(file.read_text(encoding="utf-8"))


SITES = list(
    {
        site
        for where, tree in _trees()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for site in _sites_of(function, where)
    }
)


def codes_of(site: Site) -> list[str]:
    """The sentences that a call may mean."""
    return [code for code in SENTENCES if re.fullmatch(site.pattern, code)]


def blanks_of(code: str) -> frozenset[str]:
    return frozenset(
        name for _text, name, _spec, _how in Formatter().parse(SENTENCES[code]) if name
    )


def test_the_source_was_read() -> None:
    assert len(SITES) > 80
    assert sum(site.exact and site.blanks is not None for site in SITES) > 70


def test_a_code_has_one_sentence_in_one_place() -> None:
    assert sum(len(part) for part in PARTS) == len(SENTENCES)


def test_every_code_that_is_given_has_a_sentence() -> None:
    assert [site for site in SITES if not codes_of(site)] == []


def test_every_sentence_is_said_somewhere() -> None:
    written = {
        node.value
        for _where, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    formed = {code for site in SITES if not site.exact for code in codes_of(site)}

    assert SENTENCES.keys() - written - formed == set()


def test_where_one_code_is_given_its_values_are_the_blanks_of_its_sentence() -> None:
    wrong = [
        (site.where, code, sorted(site.blanks), sorted(blanks_of(code)))
        for site in SITES
        if site.exact and site.blanks is not None
        for code in codes_of(site)
        if site.blanks != blanks_of(code)
    ]

    assert wrong == []


def test_where_a_code_is_formed_its_values_fill_every_sentence_it_may_mean() -> None:
    wrong = [
        (site.where, code)
        for site in SITES
        if not site.exact and site.blanks is not None
        for code in codes_of(site)
        if not blanks_of(code) <= site.blanks
    ]

    assert wrong == []


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_says_what_is_wrong_and_then_what_to_do(code: str) -> None:
    said = sentence(code, {name: "X." if name in WHOLE else "X" for name in blanks_of(code)})

    assert said == " ".join(said.split())
    assert said.endswith(".")
    assert len(re.split(r"[.;] ", said)) > 1, "one sentence only"


def test_a_code_without_a_sentence_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        sentence("no.such_code", {})


def test_a_value_that_was_forgotten_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        sentence("desil.range", {})
