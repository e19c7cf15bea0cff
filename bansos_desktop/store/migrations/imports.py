"""What importing needs beyond the records: taught meanings, remembered sheets, mended imports."""

from __future__ import annotations

IMPORTS = """
alter table batch add column parent text;
create index batch_parent on batch (parent) where parent is not null;
create table alias (
    id integer primary key, uid text not null unique,
    domain text, within text, text text, code text,
    deleted integer not null default 0, rev integer not null
) strict;
create index alias_domain on alias (domain);
create table sheet_memory (
    signature text primary key, content text not null, at text not null
) strict, without rowid;
create index person_village_birth on person (village_code, birth_date);
create index person_village_name on person (village_code, name collate nocase);
"""
