"""The tables of the first version: ledger, records, reference data, read models."""

from __future__ import annotations

LEDGER = """
create table ledger_seen (
    id integer primary key,
    devices text not null unique
) strict;
create table ledger (
    id integer primary key,
    device text not null,
    number integer not null,
    at text not null,
    user text not null,
    batch text not null,
    act text not null,
    kind text not null,
    record text not null,
    changes text not null,
    seen integer not null references ledger_seen (id),
    previous text not null,
    hash text not null,
    unique (device, number)
) strict;
create index ledger_record on ledger (record);
create index ledger_batch on ledger (batch);
create trigger ledger_no_update before update on ledger
begin select raise(abort, 'the ledger is append-only'); end;
create trigger ledger_no_delete before delete on ledger
begin select raise(abort, 'the ledger is append-only'); end;
"""

RECORDS = """
create table device (
    id integer primary key, uid text not null unique,
    office text, created_at text,
    deleted integer not null default 0, rev integer not null
) strict;
create table user (
    id integer primary key, uid text not null unique,
    name text, role text,
    deleted integer not null default 0, rev integer not null
) strict;
create table reference (
    id integer primary key, uid text not null unique,
    version integer, title text, sha256 text,
    deleted integer not null default 0, rev integer not null
) strict;
create table person (
    id integer primary key, uid text not null unique,
    nik text, family_card text, name text, birth_place text, birth_date text, sex text,
    address text, rt text, rw text, village_code text, phone text,
    desil integer, desil_period text,
    deleted integer not null default 0, rev integer not null
) strict;
create index person_nik on person (nik);
create index person_family_card on person (family_card);
create table proposal (
    id integer primary key, uid text not null unique,
    person text references person (uid),
    programme text, year integer, stage text, region_code text, status text,
    business_type text, requested_value integer, note text,
    deleted integer not null default 0, rev integer not null
) strict;
create index proposal_person on proposal (person, programme, year);
create table decision (
    id integer primary key, uid text not null unique,
    person text, code text, reason text,
    deleted integer not null default 0, rev integer not null
) strict;
create index decision_person on decision (person);
create table batch (
    id integer primary key, uid text not null unique,
    act text, label text, source_hash text, programme text, year integer, stage text,
    region_code text, rows_read integer, created integer, updated integer,
    unchanged integer, rejected integer,
    deleted integer not null default 0, rev integer not null
) strict;
create index batch_source on batch (source_hash);
create table export (
    id integer primary key, uid text not null unique,
    document text, programme text, year integer, stage text, region_code text,
    row_count integer, sha256 text,
    deleted integer not null default 0, rev integer not null
) strict;
"""

REFERENCES = """
create table own_fact (key text primary key, value text not null) strict, without rowid;
create table region (
    code text primary key, parent_code text not null, level text not null,
    name text not null
) strict, without rowid;
create index region_parent on region (parent_code, name);
create table region_alias (
    level text not null, alias text not null, code text not null,
    primary key (level, alias, code)
) strict, without rowid;
create table region_change (
    old_code text primary key, old_name text not null,
    new_code text not null, new_name text not null
) strict, without rowid;
create table source (
    id text primary key, title text not null, date text not null, note text not null
) strict, without rowid;
create table programme (
    code text primary key, name text not null, owner text not null, unit text not null,
    form text not null, period text not null, note text not null, source text not null
) strict, without rowid;
create table quota (
    programme text not null, year integer not null, stage text not null,
    region_code text not null, category text not null, quota integer not null,
    lks_count integer, unit_value_min integer, unit_value_max integer,
    detail text not null, source text not null, note text not null,
    primary key (programme, year, stage, region_code, category)
) strict, without rowid;
create table business_type (
    code text primary key, name text not null, start_year integer not null,
    source text not null, note text not null, synonyms text not null
) strict, without rowid;
create table programme_rule (
    programme text not null, year integer not null, code text not null, value text not null,
    level text not null, source text not null, valid_from text not null, note text not null,
    primary key (programme, year, code)
) strict, without rowid;
create table code_list (
    domain text not null, code text not null, label text not null, source_note text not null,
    primary key (domain, code)
) strict, without rowid;
create table header_alias (
    alias text not null, field text not null, primary key (alias, field)
) strict, without rowid;
create table fact (
    fact_id text primary key, source text not null, source_date text not null,
    subject text not null, metric text not null, value text not null, unit text not null,
    status text not null, note text not null
) strict, without rowid;
"""

# Each index of the list ends with what the list is filtered by, so that a filter never has to
# look into the table row by row.
READ_MODELS = """
create table quota_use (
    programme text not null, year integer not null, stage text not null,
    region_code text not null, status text not null, people integer not null,
    value integer not null,
    primary key (programme, year, stage, region_code, status)
) strict, without rowid;
create table listing (
    id integer primary key,
    proposal text not null, person text not null,
    programme text not null, year integer not null, stage text not null,
    region_code text not null, status text not null, business_type text not null,
    name text not null collate nocase, nik text not null, family_card text not null,
    phone text not null, place text not null collate nocase, desil integer,
    requested_value integer
) strict;
create index listing_person on listing (person);
create index listing_name on listing (
    programme, year, name, id, region_code, status, business_type, stage
);
create index listing_region_name on listing (
    programme, year, region_code, name, id, status, business_type, stage
);
create index listing_nik on listing (
    programme, year, nik, id, region_code, status, business_type, stage
);
create index listing_place on listing (
    programme, year, place, id, region_code, status, business_type, stage
);
create index listing_desil on listing (
    programme, year, desil, id, region_code, status, business_type, stage
);
create index listing_status on listing (
    programme, year, status, id, region_code, business_type, stage
);
create index listing_business on listing (
    programme, year, business_type, id, region_code, status, stage
);
create index listing_value on listing (
    programme, year, requested_value, id, region_code, status, business_type, stage
);
create virtual table search using fts5(
    name, nik, family_card, phone, place,
    content='listing', content_rowid='id',
    tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
);
"""
