"""The Indonesian sentence of every code: what is wrong, and what to do now."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.sentences_backup import BACKUP_SENTENCES
from bansos_desktop.domain.sentences_decision import DECISION_SENTENCES
from bansos_desktop.domain.sentences_export import EXPORT_SENTENCES
from bansos_desktop.domain.sentences_form import FORM_SENTENCES
from bansos_desktop.domain.sentences_handover import HANDOVER_SENTENCES
from bansos_desktop.domain.sentences_import_columns import IMPORT_COLUMN_SENTENCES
from bansos_desktop.domain.sentences_import_memory import IMPORT_MEMORY_SENTENCES
from bansos_desktop.domain.sentences_import_own import IMPORT_OWN_SENTENCES
from bansos_desktop.domain.sentences_import_plan import IMPORT_PLAN_SENTENCES
from bansos_desktop.domain.sentences_import_values import IMPORT_VALUE_SENTENCES
from bansos_desktop.domain.sentences_instalment import INSTALMENT_SENTENCES
from bansos_desktop.domain.sentences_institution import INSTITUTION_SENTENCES
from bansos_desktop.domain.sentences_institution_file import INSTITUTION_FILE_SENTENCES
from bansos_desktop.domain.sentences_keys import KEY_SENTENCES
from bansos_desktop.domain.sentences_life import LIFE_SENTENCES
from bansos_desktop.domain.sentences_monitoring import MONITORING_SENTENCES
from bansos_desktop.domain.sentences_own_template import OWN_TEMPLATE_SENTENCES
from bansos_desktop.domain.sentences_papers import PAPER_SENTENCES
from bansos_desktop.domain.sentences_programme import PROGRAMME_SENTENCES
from bansos_desktop.domain.sentences_quota import QUOTA_SENTENCES
from bansos_desktop.domain.sentences_quota_file import QUOTA_FILE_SENTENCES
from bansos_desktop.domain.sentences_rule_edit import RULE_EDIT_SENTENCES
from bansos_desktop.domain.sentences_rules import RULE_SENTENCES
from bansos_desktop.domain.sentences_self_check import SELF_CHECK_SENTENCES
from bansos_desktop.domain.sentences_setup import SETUP_SENTENCES
from bansos_desktop.domain.sentences_store import STORE_SENTENCES
from bansos_desktop.domain.sentences_template import TEMPLATE_SENTENCES
from bansos_desktop.domain.sentences_ties import TIE_SENTENCES
from bansos_desktop.domain.sentences_undo import UNDO_SENTENCES
from bansos_desktop.domain.sentences_values import VALUE_SENTENCES
from bansos_desktop.domain.sentences_visit import VISIT_SENTENCES
from bansos_desktop.domain.sentences_workbook import WORKBOOK_SENTENCES

SENTENCES: Mapping[str, str] = {
    **BACKUP_SENTENCES,
    **DECISION_SENTENCES,
    **EXPORT_SENTENCES,
    **FORM_SENTENCES,
    **IMPORT_VALUE_SENTENCES,
    **IMPORT_COLUMN_SENTENCES,
    **IMPORT_MEMORY_SENTENCES,
    **IMPORT_OWN_SENTENCES,
    **INSTALMENT_SENTENCES,
    **INSTITUTION_SENTENCES,
    **INSTITUTION_FILE_SENTENCES,
    **KEY_SENTENCES,
    **LIFE_SENTENCES,
    **OWN_TEMPLATE_SENTENCES,
    **RULE_EDIT_SENTENCES,
    **HANDOVER_SENTENCES,
    **IMPORT_PLAN_SENTENCES,
    **MONITORING_SENTENCES,
    **PAPER_SENTENCES,
    **QUOTA_SENTENCES,
    **QUOTA_FILE_SENTENCES,
    **PROGRAMME_SENTENCES,
    **RULE_SENTENCES,
    **SELF_CHECK_SENTENCES,
    **SETUP_SENTENCES,
    **STORE_SENTENCES,
    **TEMPLATE_SENTENCES,
    **TIE_SENTENCES,
    **UNDO_SENTENCES,
    **VALUE_SENTENCES,
    **VISIT_SENTENCES,
    **WORKBOOK_SENTENCES,
}


def sentence(code: str, values: Mapping[str, str]) -> str:
    """The sentence of `code` with its blanks filled; KeyError if the code has none."""
    return SENTENCES[code].format_map(values)
