"""What stands by letters of the province, in the record of the last one.

So that a wrong letter can be taken back. Of letters that were taken before this step nothing is
noted: their record has no figures.
"""

from __future__ import annotations

LETTERS = """
alter table reference add column figures text;
"""
