"""The Indonesian sentence of every code: what is wrong, and what to do now."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.sentences_form import FORM_SENTENCES
from bansos_desktop.domain.sentences_life import LIFE_SENTENCES
from bansos_desktop.domain.sentences_rules import RULE_SENTENCES
from bansos_desktop.domain.sentences_store import STORE_SENTENCES
from bansos_desktop.domain.sentences_template import TEMPLATE_SENTENCES
from bansos_desktop.domain.sentences_values import VALUE_SENTENCES
from bansos_desktop.domain.sentences_workbook import WORKBOOK_SENTENCES

SENTENCES: Mapping[str, str] = {
    **FORM_SENTENCES,
    **LIFE_SENTENCES,
    **RULE_SENTENCES,
    **STORE_SENTENCES,
    **TEMPLATE_SENTENCES,
    **VALUE_SENTENCES,
    **WORKBOOK_SENTENCES,
}


def sentence(code: str, values: Mapping[str, str]) -> str:
    """The sentence of `code` with its blanks filled; KeyError if the code has none."""
    return SENTENCES[code].format_map(values)
